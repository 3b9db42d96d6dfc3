//! Recovery: who speaks with the people concerned, what was promised by when, and what they were told.

use domain::duty::DutyKind;
use domain::statement::{Commitment, PromiseEntry, Statement};
use domain::terms::Audience;

use super::Composer;
use super::words::{self, Word};
use crate::model::{Block, Column, Table, Text};

impl Composer<'_> {
    pub(super) fn recovery(&self) -> Vec<Block> {
        let case = self.file.case;
        let mut blocks = vec![
            self.heading(1, Word::Recovery),
            Block::KeyValues(vec![
                (self.word(Word::FirstContact), self.person_or_none(case.first_contact)),
                (self.word(Word::Owner), self.person_or_none(case.owner)),
            ]),
        ];
        blocks.extend(self.service_promises());
        blocks.extend(self.promises());
        blocks.extend(self.told_to_affected());
        blocks
    }

    fn service_promises(&self) -> Vec<Block> {
        let clocks: Vec<_> =
            self.clocks_in_order().into_iter().filter(|clock| clock.due.kind == DutyKind::Service).collect();
        let heading = self.heading(2, Word::ServicePromises);
        if clocks.is_empty() {
            return vec![heading, self.nothing()];
        }
        let rows = clocks.into_iter().map(|clock| {
            vec![
                words::either(&clock.due.name, self.plan.lang).into(),
                self.time_or_unknown(clock.due.due_at).into(),
                self.clock_standing(clock).into(),
            ]
        });
        let table = Table {
            columns: vec![
                Column::new(self.word(Word::Duty), 5.0),
                Column::new(self.word(Word::DueAt), 2.4),
                Column::new(self.word(Word::Result), 3.4),
            ],
            rows: rows.collect(),
        };
        vec![heading, Block::Table(table)]
    }

    /// What the statements that went out commit the company to, with who sees to it and until when.
    fn promises(&self) -> Vec<Block> {
        let released = self.file.case.statements.values().filter(|s| !s.releases.is_empty());
        let mut promises: Vec<(&Statement, &PromiseEntry)> =
            released.flat_map(|s| s.promises.iter().map(move |promise| (s, promise))).collect();
        promises.sort_by_key(|(statement, promise)| (statement.number, promise.at));
        let row = |(statement, promise): (&Statement, &PromiseEntry)| match &promise.commitment {
            Commitment::Promise { owner, due_at } => Some(vec![
                crate::model::Cell(vec![
                    self.told(&promise.words).into(),
                    Text::default().muted(self.statement_name(statement)),
                ]),
                self.person(*owner).into(),
                self.time(*due_at).into(),
            ]),
            Commitment::SameAs { .. } | Commitment::NoPromise { .. } => None,
        };
        let rows: Vec<_> = promises.into_iter().filter_map(row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = vec![
            Column::new(self.word(Word::Promise), 5.4),
            Column::new(self.word(Word::Owner), 2.6),
            Column::new(self.word(Word::DueAt), 2.4),
        ];
        vec![self.heading(2, Word::Promises), Block::Table(Table { columns, rows })]
    }

    /// What went out to the people concerned.
    fn told_to_affected(&self) -> Vec<Block> {
        let to_them = |s: &&Statement| s.audience == Audience::Affected && !s.releases.is_empty();
        let mut told: Vec<&Statement> = self.file.case.statements.values().filter(to_them).collect();
        told.sort_by_key(|s| s.number);
        let heading = self.heading(2, Word::ToldToAffected);
        if told.is_empty() {
            return vec![heading, self.nothing()];
        }
        let rows =
            told.into_iter().flat_map(|s| s.releases.iter().map(move |release| (s, release))).map(|(s, release)| {
                let title = s.current().map(|v| self.told(&v.title)).unwrap_or_default();
                let name = Text::default().bold(self.statement_name(s)).plain(format!("\n{title}"));
                vec![name.into(), self.told(&release.channel).into(), self.time(release.released_at).into()]
            });
        let table = Table {
            columns: vec![
                Column::new(self.word(Word::Statement), 5.4),
                Column::new(self.word(Word::Releases), 2.6),
                Column::new(self.word(Word::Time), 2.4),
            ],
            rows: rows.collect(),
        };
        vec![heading, Block::Table(table)]
    }
}
