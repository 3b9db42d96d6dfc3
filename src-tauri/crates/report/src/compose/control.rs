//! What an auditor asks of a case: lateness, late records, grades by hand, separation of duties, exports, who acted.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::clock::{Clock, ClockStop};
use domain::duty::ClockState;
use domain::ids::UserId;
use domain::statement::Statement;
use domain::terms::Timestamp;

use super::clocks::standing;
use super::voice::{tone_of, toned};
use super::words::{self, Word};
use super::{CaseFile, Composer, LogLine};
use crate::model::{Block, Column, KeyFigure, Table, Text};

/// An entry is recorded late when it was written down this long after it happened.
const LATE_RECORD: TimeDelta = TimeDelta::minutes(60);

/// What can be counted of a case for an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Measures {
    /// Entries of the journal.
    pub entries: usize,
    /// Clocks that ran or run.
    pub clocks: usize,
    /// Clocks met late or overdue.
    pub late: usize,
    /// Clocks waived.
    pub waived: usize,
    /// Grades set by hand.
    pub by_hand: usize,
    /// Entries written down long after they happened.
    pub late_records: usize,
    /// Entries whose text was erased under law.
    pub erased: usize,
    /// Reports exported.
    pub exports: usize,
    /// Statements released.
    pub released: usize,
}

impl Measures {
    /// Counts `file` as it stands at `now`.
    pub fn of(file: &CaseFile<'_>, now: Timestamp) -> Self {
        let clocks = file.case.clocks.values();
        let is_late = |c: &&Clock| is_late(c, now);
        let of_kind = |kind: &str| file.log.iter().filter(|line| line.kind == kind).count();
        Self {
            entries: file.log.len(),
            clocks: file.case.clocks.len(),
            late: clocks.clone().filter(is_late).count(),
            waived: clocks.filter(|c| matches!(c.stop, Some(ClockStop::Waived { .. }))).count(),
            by_hand: of_kind("case.grade_overridden"),
            late_records: file.log.iter().filter(|line| recorded_late(line)).count(),
            erased: file.log.iter().filter(|line| line.erased).count(),
            exports: of_kind("case.exported"),
            released: file.case.statements.values().filter(|s| !s.releases.is_empty()).count(),
        }
    }
}

/// Whether a clock was met late or is overdue.
pub(super) fn is_late(clock: &Clock, now: Timestamp) -> bool {
    matches!(standing(clock, now), ClockState::MetLate { .. } | ClockState::Overdue { .. })
}

fn recorded_late(line: &LogLine) -> bool {
    line.occurred_at.is_some_and(|happened| line.at - happened > LATE_RECORD)
}

impl Composer<'_> {
    pub(super) fn control(&self) -> Vec<Block> {
        let measures = Measures::of(self.file, self.plan.exported_at);
        let figure = |word: Word, count: usize, whole: Option<usize>| KeyFigure {
            label: self.word(word),
            value: count.to_string().into(),
            note: whole.map(|n| format!("{} {n}", self.word(Word::OutOf))).unwrap_or_default(),
        };
        let mut blocks = vec![
            self.heading(1, Word::Control),
            Block::KeyFigures(vec![
                figure(Word::JournalEntries, measures.entries, None),
                figure(Word::LateClocks, measures.late, Some(measures.clocks)),
                figure(Word::GradesByHand, measures.by_hand, None),
                figure(Word::LateRecords, measures.late_records, Some(measures.entries)),
            ]),
        ];
        blocks.extend(self.lines_of(Word::GradesByHand, |line| line.kind == "case.grade_overridden"));
        blocks.extend(self.lines_of(Word::WaivedClocks, |line| line.kind == "clock.waived"));
        blocks.extend(self.late_records());
        blocks.extend(self.separation_of_duties());
        blocks.extend(self.lines_of(Word::ErasedEntries, |line| line.erased));
        blocks.extend(self.lines_of(Word::ReportsExported, |line| line.kind == "case.exported"));
        blocks.extend(self.who_acted());
        blocks
    }

    /// A table of the entries that `wanted` picks; nothing where there is none.
    fn lines_of(&self, title: Word, wanted: impl Fn(&LogLine) -> bool) -> Vec<Block> {
        let rows: Vec<_> = self
            .file
            .log
            .iter()
            .filter(|line| wanted(line))
            .map(|line| {
                let mut what = vec![Text::from(self.line_head(line))];
                what.extend(self.line_body(line).into_iter().map(|t| Text::default().muted(t.words())));
                vec![crate::model::Cell(what), self.person(line.by).into(), self.time(line.at).into()]
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = vec![
            Column::new(self.word(Word::Entry), 6.0),
            Column::new(self.word(Word::By), 2.4),
            Column::new(self.word(Word::Time), 2.4),
        ];
        vec![self.heading(2, title), Block::Table(Table { columns, rows })]
    }

    fn late_records(&self) -> Vec<Block> {
        let rows: Vec<_> = self
            .file
            .log
            .iter()
            .filter(|line| recorded_late(line))
            .map(|line| {
                let happened = line.occurred_at.unwrap_or(line.at);
                vec![
                    self.line_head(line).into(),
                    self.time(happened).into(),
                    self.time(line.at).into(),
                    self.minutes((line.at - happened).num_minutes()).into(),
                ]
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = vec![
            Column::new(self.word(Word::Entry), 4.6),
            Column::new(self.word(Word::OccurredAt), 2.3),
            Column::new(self.word(Word::Recorded), 2.3),
            Column { title: self.word(Word::Later), share: 1.8, align_end: true },
        ];
        vec![self.heading(2, Word::LateRecords), Block::Table(Table { columns, rows })]
    }

    /// For each statement that went out: who wrote it, who approved it, and that no one did both.
    fn separation_of_duties(&self) -> Vec<Block> {
        let mut released: Vec<&Statement> =
            self.file.case.statements.values().filter(|s| !s.releases.is_empty()).collect();
        if released.is_empty() {
            return Vec::new();
        }
        released.sort_by_key(|s| s.number);
        let names = |people: Vec<UserId>| {
            let mut people = people;
            people.sort_unstable();
            people.dedup();
            people.into_iter().map(|id| self.person(id)).collect::<Vec<_>>().join(self.word(Word::Comma).as_str())
        };
        let row = |statement: &&Statement| {
            let approvers: Vec<UserId> =
                statement.approvals.iter().filter(|a| a.voided_at.is_none()).map(|a| a.by).collect();
            let writers: Vec<UserId> = statement.versions.iter().map(|v| v.by).collect();
            let apart = !approvers.is_empty() && !approvers.iter().any(|a| writers.contains(a));
            let verdict = toned(self.word(if apart { Word::Apart } else { Word::NotApart }), tone_of(Some(apart)));
            vec![self.statement_name(statement).into(), names(writers).into(), names(approvers).into(), verdict.into()]
        };
        let columns = vec![
            Column::new(self.word(Word::Statement), 3.6),
            Column::new(self.word(Word::Writers), 2.6),
            Column::new(self.word(Word::Approvals), 2.6),
            Column::new(self.word(Word::Result), 2.0),
        ];
        let rows = released.iter().map(row).collect();
        vec![self.heading(2, Word::SeparationOfDuties), Block::Table(Table { columns, rows })]
    }

    fn who_acted(&self) -> Vec<Block> {
        let mut acts: BTreeMap<UserId, (usize, Timestamp, Timestamp)> = BTreeMap::new();
        for line in self.file.log {
            let entry = acts.entry(line.by).or_insert((0, line.at, line.at));
            *entry = (entry.0 + 1, entry.1.min(line.at), entry.2.max(line.at));
        }
        if acts.is_empty() {
            return Vec::new();
        }
        let columns = vec![
            Column::new(self.word(Word::By), 4.0),
            Column { title: self.word(Word::JournalEntries), share: 1.8, align_end: true },
            Column::new(self.word(Word::FirstAct), 2.4),
            Column::new(self.word(Word::LastAct), 2.4),
        ];
        let row = |(by, (count, first, last)): (UserId, (usize, Timestamp, Timestamp))| {
            vec![self.person(by).into(), count.to_string().into(), self.time(first).into(), self.time(last).into()]
        };
        let rows = acts.into_iter().map(row).collect();
        vec![self.heading(2, Word::WhoActed), Block::Table(Table { columns, rows })]
    }
}

impl Composer<'_> {
    /// The clocks of a case that were late, one row each, for a report over several cases.
    pub(super) fn late_rows(&self) -> Vec<Vec<crate::model::Cell>> {
        let late = |c: &&Clock| is_late(c, self.plan.exported_at);
        let row = |clock: &Clock| {
            vec![
                self.file.case.number.as_str().into(),
                words::either(&clock.due.name, self.plan.lang).into(),
                self.time_or_unknown(clock.due.due_at).into(),
                self.clock_standing(clock).into(),
            ]
        };
        self.clocks_in_order().into_iter().filter(late).map(row).collect()
    }
}
