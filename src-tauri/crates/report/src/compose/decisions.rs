//! What was decided and why, with what was known then; and the files of the case.

use domain::room::{Attachment, Decision};

use super::Composer;
use super::words::{self, Word};
use crate::model::{Block, Cell, Column, Table, Text};

impl Composer<'_> {
    pub(super) fn decisions(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading(1, Word::Decisions)];
        let mut decisions: Vec<&Decision> = self.file.case.room.decisions.values().collect();
        if decisions.is_empty() {
            blocks.push(self.nothing());
            return blocks;
        }
        decisions.sort_by_key(|d| d.number);
        for decision in decisions {
            blocks.extend(self.decision(decision));
        }
        blocks
    }

    fn decision(&self, decision: &Decision) -> Vec<Block> {
        let title = format!("{} {} · {}", self.word(Word::Decision), decision.number, self.told(&decision.question));
        let made = format!("{} · {}", self.person(decision.by), self.time(decision.at));
        let mut rows = vec![(self.word(Word::Chosen), Text::default().bold(self.told(&decision.chosen)))];
        if !decision.options.is_empty() {
            let options: Vec<String> = decision.options.iter().map(|option| self.told(option)).collect();
            rows.push((self.word(Word::Options), options.join("\n").into()));
        }
        rows.push((self.word(Word::Reason), self.told(&decision.why).into()));
        for dissent in &decision.dissent {
            let why = words::labelled(&self.person(dissent.user), &self.told(&dissent.why), self.plan.lang);
            rows.push((self.word(Word::Dissent), why.into()));
        }
        let known: Vec<String> = decision
            .known
            .iter()
            .filter(|fact| !fact.claim.trim().is_empty())
            .map(|fact| format!("{} {}", fact.number, self.told(&fact.claim)))
            .collect();
        if !known.is_empty() {
            rows.push((self.word(Word::KnownThen), known.join("\n").into()));
        }
        if !decision.unknown.is_empty() {
            let unknown: Vec<String> = decision.unknown.iter().map(|key| self.fact_label(key)).collect();
            rows.push((self.word(Word::UnknownThen), unknown.join(self.word(Word::Comma).as_str()).into()));
        }
        if let Some((result, why)) = &decision.revisited {
            let said = words::labelled(self.label("revisit", result.key()), &self.told(why), self.plan.lang);
            rows.push((self.word(Word::LookedAtAgain), said.into()));
        }
        vec![
            Block::Heading { level: 2, text: title },
            Block::Paragraph(Text::default().muted(made)),
            Block::KeyValues(rows),
        ]
    }

    pub(super) fn attachments(&self) -> Vec<Block> {
        let mut files: Vec<&Attachment> = self.file.case.room.attachments.values().collect();
        let heading = self.heading(1, Word::Attachments);
        if files.is_empty() {
            return vec![heading, self.nothing()];
        }
        files.sort_by_key(|file| (file.at, file.entry));
        let row = |file: &Attachment| {
            let name = Text::default().bold(self.told(&file.name));
            let kind = Text::default().muted(format!("{} · {}", file.media_type, size(file.size)));
            vec![
                Cell(vec![name, kind, Text::default().code(file.digest.as_str())]),
                self.person(file.by).into(),
                self.time(file.at).into(),
            ]
        };
        let columns = vec![
            Column::new(self.word(Word::File), 7.0),
            Column::new(self.word(Word::By), 2.4),
            Column::new(self.word(Word::Time), 2.2),
        ];
        vec![heading, Block::Table(Table { columns, rows: files.into_iter().map(row).collect() })]
    }
}

/// A size as people say it.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", (bytes + 500) / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
