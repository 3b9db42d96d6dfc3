//! Entries of the journal with their hashes, and its head with the way to verify it.

use super::words::{self, Word};
use super::{Composer, Verification};
use crate::compose::voice::Voice;
use crate::model::{Block, Cell, Column, JournalHead, Table, Text};

impl Composer<'_> {
    /// The entries as they were recorded, oldest first.
    pub(super) fn journal(&self) -> Vec<Block> {
        let mut blocks = vec![
            self.heading(1, Word::JournalEntries),
            Block::Paragraph(Text::default().muted(self.word(Word::JournalNote))),
        ];
        if self.file.log.is_empty() {
            blocks.push(self.nothing());
            return blocks;
        }
        let row = |line: &super::LogLine| {
            let mut what = vec![Text::default().bold(self.line_head(line))];
            what.extend(self.line_body(line));
            what.push(Text::default().muted("").code(line.hash.as_str()));
            vec![
                Text::from(line.seq.to_string()).into(),
                Cell(vec![self.time(line.at).into(), Text::default().muted(self.person(line.by))]),
                Cell(what),
            ]
        };
        blocks.push(Block::Table(Table {
            columns: vec![
                Column { title: self.word(Word::Number), share: 0.9, align_end: true },
                Column::new(self.word(Word::RecordedBy), 2.8),
                Column::new(self.word(Word::Entry), 8.0),
            ],
            rows: self.file.log.iter().map(row).collect(),
        }));
        blocks
    }
}

impl Voice<'_> {
    pub(super) fn journal_head(&self) -> Vec<Block> {
        let head = &self.plan.head;
        let verified = match &self.plan.verification {
            None => self.word(Word::NotVerified),
            Some(Verification { entries, problem: None }) => format!("{} {entries}", self.word(Word::Intact)),
            Some(Verification { problem: Some(problem), .. }) => {
                words::labelled(&self.word(Word::NotIntact), problem, self.plan.lang)
            }
        };
        let rows = vec![
            (self.word(Word::Device), head.device.clone()),
            (self.word(Word::Sequence), head.seq.to_string()),
            (self.word(Word::Hash), head.hash.clone()),
            (self.word(Word::ShortCode), head.short_code()),
            (self.word(Word::VerifiedOk), verified),
            (self.word(Word::ExportedAt), self.time_with_offset(self.plan.exported_at)),
        ];
        let file = Text::default()
            .plain(self.word(Word::StepFile))
            .code("crisisctl verify FILE.pdf")
            .plain(self.word(Word::StepSignature));
        // Where every line counts, the journal comes first.
        let mut steps = if self.plan.kind.has_cover() { vec![file] } else { Vec::new() };
        steps.extend([
            Text::default().plain(self.word(Word::StepRun)).code("crisisctl verify"),
            self.word(Word::StepCompare).into(),
            self.word(Word::StepMeaning).into(),
        ]);
        let mut blocks = if self.plan.kind.has_cover() { vec![Block::PageBreak] } else { Vec::new() };
        blocks.extend([self.heading(1, Word::Verification), Block::JournalHead(JournalHead { rows, steps })]);
        blocks
    }
}
