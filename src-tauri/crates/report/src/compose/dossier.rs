//! Statements from draft to release: each version with what changed, what the checks found, what reviewers said.

use domain::statement::{Approval, ReviewNote, Statement, TextVersion};
use domain::terms::{Grade, Lang};

use super::Composer;
use super::diff::{Change, changes};
use super::words::{self, Word};
use crate::model::{Block, Column, Span, Table, Text, Tone};

impl Composer<'_> {
    pub(super) fn dossier(&self) -> Vec<Block> {
        let mut all: Vec<&Statement> = self.file.case.statements.values().collect();
        all.sort_by_key(|s| s.number);
        let mut blocks = vec![self.heading(1, Word::Dossier)];
        if all.is_empty() {
            blocks.push(self.nothing());
            return blocks;
        }
        blocks.push(Block::Paragraph(self.how_changes_are_marked()));
        for statement in all {
            blocks.extend(self.history(statement));
        }
        blocks
    }

    fn how_changes_are_marked(&self) -> Text {
        Text::default()
            .muted(self.word(Word::DiffNote))
            .with(added(&self.word(Word::DiffAdded)))
            .muted(self.word(Word::Comma))
            .with(removed(&self.word(Word::DiffRemoved)))
    }

    fn history(&self, statement: &Statement) -> Vec<Block> {
        let mut blocks = vec![
            Block::Heading { level: 2, text: self.statement_name(statement) },
            Block::KeyValues(vec![(
                self.word(Word::State),
                self.label("statement_state", statement.state.key()).into(),
            )]),
        ];
        let mut before: Option<&TextVersion> = None;
        for version in &statement.versions {
            blocks.extend(self.version(statement, version, before));
            before = Some(version);
        }
        blocks.extend(self.waivers(statement));
        if !statement.releases.is_empty() {
            blocks.push(self.releases(&statement.releases.iter().collect::<Vec<_>>()));
        }
        if let Some(reason) = &statement.withdrawn {
            blocks.push(self.notice(Word::WhyWithdrawn, vec![self.told(reason).into()]));
        }
        blocks
    }

    fn version(&self, statement: &Statement, version: &TextVersion, before: Option<&TextVersion>) -> Vec<Block> {
        let name = format!("{} {} · {}", self.word(Word::Version), version.number, self.told(&version.title));
        let written = format!("{} · {}", self.person(version.by), self.time(version.at));
        let mut blocks =
            vec![Block::Heading { level: 3, text: name }, Block::Paragraph(Text::default().muted(written))];
        for (lang, text) in &version.texts {
            match before.and_then(|b| b.texts.get(lang)) {
                Some(old) => blocks.extend(self.compared(old, text, *lang)),
                None => blocks.extend(self.paragraphs(text)),
            }
        }
        blocks.push(Block::KeyValues(vec![(self.word(Word::Digest), Text::default().code(version.digest.as_str()))]));
        blocks.extend(self.findings(version));
        let notes: Vec<&ReviewNote> = statement.notes.iter().filter(|n| n.version == version.number).collect();
        if !notes.is_empty() {
            blocks.push(self.review_notes(&notes));
        }
        let approvals: Vec<&Approval> = statement.approvals.iter().filter(|a| a.version == version.number).collect();
        if !approvals.is_empty() {
            blocks.push(self.approvals(&approvals));
        }
        blocks
    }

    /// The new text with what was added and taken out since the old one.
    fn compared(&self, old: &str, new: &str, lang: Lang) -> Vec<Block> {
        let (old, new) = (self.told(old), self.told(new));
        let mut paragraphs = vec![Text::default()];
        for change in changes(&old, &new, lang) {
            let (words, span): (&str, fn(&str) -> Span) = match &change {
                Change::Kept(words) => (words, plain),
                Change::Added(words) => (words, added),
                Change::Removed(words) => (words, removed),
            };
            for (n, line) in words.split('\n').enumerate() {
                if n > 0 {
                    paragraphs.push(Text::default());
                }
                if let Some(last) = paragraphs.last_mut().filter(|_| !line.is_empty()) {
                    last.0.push(crate::model::Inline::Span(span(line)));
                }
            }
        }
        paragraphs.into_iter().filter(|t| !t.words().trim().is_empty()).map(Block::Paragraph).collect()
    }

    fn findings(&self, version: &TextVersion) -> Option<Block> {
        let found = self.file.findings.get(&version.digest)?;
        if found.is_empty() {
            return Some(Block::Paragraph(Text::default().muted(self.word(Word::NothingFound))));
        }
        let row = |f: &super::Finding| vec![self.told(&f.excerpt).into(), self.told(&f.why).into()];
        Some(Block::Table(Table {
            columns: vec![Column::new(self.word(Word::Found), 3.4), Column::new(self.word(Word::WhyFound), 6.6)],
            rows: found.iter().map(row).collect(),
        }))
    }

    fn review_notes(&self, notes: &[&ReviewNote]) -> Block {
        let row = |note: &&ReviewNote| {
            let said = self.redactor.privileged(note.by, self.plan).unwrap_or_else(|| self.told(&note.note));
            vec![said.into(), self.person(note.by).into(), self.time(note.at).into()]
        };
        Block::Table(Table {
            columns: vec![
                Column::new(self.word(Word::ChangesAsked), 5.4),
                Column::new(self.word(Word::By), 2.6),
                Column::new(self.word(Word::Time), 2.4),
            ],
            rows: notes.iter().map(row).collect(),
        })
    }

    /// Who approved what, void approvals marked as such.
    pub(super) fn approval_mark(&self, approval: &Approval) -> Text {
        let role = Text::from(self.label("role", approval.role.key()));
        match approval.voided_at {
            Some(at) => role
                .muted(words::bracketed(&format!("{} {}", self.word(Word::VoidSince), self.time(at)), self.plan.lang)),
            None => role,
        }
    }
}

fn plain(words: &str) -> Span {
    Span { text: words.to_owned(), ..Span::default() }
}

fn added(words: &str) -> Span {
    Span { text: format!("[+{words}]"), bold: true, tone: Tone::Good, ..Span::default() }
}

fn removed(words: &str) -> Span {
    Span { text: format!("[-{words}]"), tone: Tone::Grade(Grade::Major), ..Span::default() }
}
