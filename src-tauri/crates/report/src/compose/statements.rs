//! Statements as they were released, with who approved that exact text.

use domain::statement::{Approval, Release, Statement, TextVersion};

use super::Composer;
use super::words::Word;
use crate::model::{Block, Column, Table, Text};

impl Composer<'_> {
    pub(super) fn statements(&self) -> Vec<Block> {
        let mut all: Vec<&Statement> = self.file.case.statements.values().collect();
        all.sort_by_key(|s| s.number);
        let (released, others): (Vec<&Statement>, Vec<&Statement>) =
            all.into_iter().partition(|s| !s.releases.is_empty());
        let mut blocks = vec![self.heading(1, Word::Statements)];
        if released.is_empty() {
            blocks.push(Block::Paragraph(Text::default().muted(self.word(Word::NoStatements))));
        }
        for statement in released {
            blocks.extend(self.released(statement));
        }
        if !others.is_empty() {
            blocks.push(self.heading(2, Word::Unreleased));
            blocks.push(self.unreleased(&others));
        }
        blocks
    }

    pub(super) fn statement_name(&self, statement: &Statement) -> String {
        format!(
            "{} {} · {} · {}",
            self.word(Word::Statement),
            statement.number,
            self.label("stage", statement.stage.key()),
            self.label("audience", statement.audience.key())
        )
    }

    /// Each text that went out, once, with its approvals and releases.
    fn released(&self, statement: &Statement) -> Vec<Block> {
        let mut blocks = vec![Block::Heading { level: 2, text: self.statement_name(statement) }];
        let went_out = |v: &&TextVersion| statement.releases.iter().any(|r| r.digest == v.digest);
        for version in statement.versions.iter().filter(went_out) {
            blocks.push(Block::Heading { level: 3, text: self.told(&version.title) });
            for text in version.texts.values() {
                blocks.extend(self.paragraphs(text));
            }
            let files = version
                .attachments
                .iter()
                .map(|f| (self.word(Word::FilesWithIt), Text::default().code(f.digest.as_str())));
            let head = [
                (self.word(Word::Version), version.number.to_string().into()),
                (self.word(Word::Digest), Text::default().code(version.digest.as_str())),
            ];
            blocks.push(Block::KeyValues(head.into_iter().chain(files).collect()));
            let approvals: Vec<&Approval> = statement.approvals.iter().filter(|a| a.digest == version.digest).collect();
            blocks.push(self.approvals(&approvals));
            let releases: Vec<&Release> = statement.releases.iter().filter(|r| r.digest == version.digest).collect();
            blocks.push(self.releases(&releases));
        }
        blocks.extend(self.waivers(statement));
        blocks
    }

    /// Findings of the checks that a person answered for, with the reason.
    pub(super) fn waivers(&self, statement: &Statement) -> Option<Block> {
        let rows = statement.waivers.iter().map(|waiver| {
            let mut finding = Text::from(self.label("lint_rule", waiver.rule.key()));
            if !waiver.words.is_empty() {
                finding = finding.plain("\n").muted(self.told(&waiver.words));
            }
            vec![
                finding.into(),
                self.told(&waiver.reason).into(),
                self.person(waiver.by).into(),
                self.time(waiver.at).into(),
            ]
        });
        let columns = vec![
            Column::new(self.word(Word::Waivers), 3.0),
            Column::new(self.word(Word::WaivedBecause), 3.4),
            Column::new(self.word(Word::By), 2.0),
            Column::new(self.word(Word::Time), 2.0),
        ];
        (!statement.waivers.is_empty()).then(|| Block::Table(Table { columns, rows: rows.collect() }))
    }

    pub(super) fn approvals(&self, approvals: &[&Approval]) -> Block {
        Block::Table(Table {
            columns: vec![
                Column::new(self.word(Word::Approvals), 3.0),
                Column::new(self.word(Word::By), 4.0),
                Column::new(self.word(Word::Time), 3.0),
            ],
            rows: approvals
                .iter()
                .map(|a| vec![self.approval_mark(a).into(), self.person(a.by).into(), self.time(a.at).into()])
                .collect(),
        })
    }

    pub(super) fn releases(&self, releases: &[&Release]) -> Block {
        Block::Table(Table {
            columns: vec![
                Column::new(self.word(Word::Releases), 3.0),
                Column::new(self.word(Word::By), 4.0),
                Column::new(self.word(Word::Time), 3.0),
            ],
            rows: releases
                .iter()
                .map(|r| {
                    let mut channel = Text::from(self.told(&r.channel));
                    if let Some(link) = &r.link {
                        channel = channel.plain("\n").code(self.told(link));
                    }
                    if let Some(file) = &r.screenshot {
                        channel = channel
                            .plain("\n")
                            .muted(self.word(Word::Screenshot))
                            .plain(" ")
                            .code(file.digest.as_str());
                    }
                    vec![channel.into(), self.person(r.by).into(), self.time(r.released_at).into()]
                })
                .collect(),
        })
    }

    fn unreleased(&self, statements: &[&Statement]) -> Block {
        Block::Table(Table {
            columns: vec![Column::new(self.word(Word::Statement), 7.0), Column::new(self.word(Word::State), 3.0)],
            rows: statements
                .iter()
                .map(|s| vec![self.statement_name(s).into(), self.label("statement_state", s.state.key()).into()])
                .collect(),
        })
    }
}
