//! Clocks: what was due, how it was reckoned, and what proves that it was done.

use domain::clock::{Clock, ClockStop};
use domain::duty::{ClockState, ClockTimes, Stopped, clock_state};
use domain::terms::Timestamp;

use super::Composer;
use super::voice::{tone_of, toned};
use super::words::{self, Word};
use crate::model::{Block, Cell, Column, Table, Text};

/// How `clock` stands at `now`.
pub(super) fn standing(clock: &Clock, now: Timestamp) -> ClockState {
    let stopped = clock.stop.as_ref().map(|stop| match stop {
        ClockStop::Met { at, .. } => Stopped::Met(*at),
        ClockStop::Waived { .. } => Stopped::Waived,
    });
    clock_state(&ClockTimes { started_at: clock.due.started_at, due_at: clock.due.due_at, stopped }, now)
}

/// The word for a standing, whether it is good, and how late it is.
pub(super) const fn verdict(state: ClockState) -> (Word, Option<bool>, Option<i64>) {
    match state {
        ClockState::Waiting => (Word::Waiting, None, None),
        ClockState::Running { .. } | ClockState::DueSoon { .. } => (Word::Running, None, None),
        ClockState::Met => (Word::Met, Some(true), None),
        ClockState::MetLate { by_minutes } => (Word::MetLate, Some(false), Some(by_minutes)),
        ClockState::Overdue { by_minutes } => (Word::Overdue, Some(false), Some(by_minutes)),
        ClockState::Waived => (Word::Waived, None, None),
    }
}

impl Composer<'_> {
    /// The clocks, the first due first.
    pub(super) fn clocks_in_order(&self) -> Vec<&Clock> {
        let mut clocks: Vec<&Clock> = self.file.case.clocks.values().collect();
        clocks.sort_by_key(|c| (c.due.due_at.is_none(), c.due.due_at, c.id));
        clocks
    }

    pub(super) fn clocks(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading(1, Word::Clocks)];
        let clocks = self.clocks_in_order();
        if clocks.is_empty() {
            blocks.push(self.nothing());
            return blocks;
        }
        blocks.push(Block::Paragraph(Text::default().muted(self.word(Word::ClocksNote))));
        blocks.extend(self.limits_used(&clocks));
        blocks.push(Block::Table(Table {
            columns: vec![
                Column::new(self.word(Word::Duty), 3.4),
                Column::new(self.word(Word::WhyDue), 3.2),
                Column::new(self.word(Word::DueAt), 2.1),
                Column::new(self.word(Word::Result), 3.5),
            ],
            rows: clocks.into_iter().map(|c| self.clock(c)).collect(),
        }));
        blocks
    }

    fn clock(&self, clock: &Clock) -> Vec<Cell> {
        let lang = self.plan.lang;
        let due = &clock.due;
        let mut what = vec![words::either(&due.name, lang).into()];
        let mut source = words::either(&due.source, lang).to_owned();
        if due.counsel_must_confirm {
            source.push_str(&words::bracketed(&self.word(Word::Counsel), lang));
        }
        what.push(Text::default().muted(source));
        let why = [&due.why.start, &due.why.arithmetic];
        let why = why.map(|t| words::either(t, lang)).into_iter().filter(|t| !t.is_empty()).map(Text::from).collect();
        vec![Cell(what), Cell(why), self.time_or_unknown(due.due_at).into(), Cell(self.clock_result(clock))]
    }

    /// How a clock stands, in the colour of the result.
    pub(super) fn clock_standing(&self, clock: &Clock) -> Text {
        let (word, good, late) = verdict(standing(clock, self.plan.exported_at));
        let result = toned(self.word(word), tone_of(good));
        match late {
            Some(minutes) => result.plain(format!(" · {} {}", self.word(Word::LateBy), self.minutes(minutes))),
            None => result,
        }
    }

    fn clock_result(&self, clock: &Clock) -> Vec<Text> {
        let mut lines = vec![self.clock_standing(clock)];
        match &clock.stop {
            Some(ClockStop::Met { at, receipt, by }) => {
                lines.push(Text::default().muted(format!("{} · {}", self.time(*at), self.person(*by))));
                let mut parts = vec![self.told(&receipt.channel)];
                parts.extend(receipt.number.iter().map(|n| self.redactor.personal(n)));
                parts.extend(receipt.person.iter().map(|p| self.redactor.personal(p)));
                parts.retain(|p| !p.is_empty());
                if !parts.is_empty() {
                    let receipt = words::labelled(&self.word(Word::Receipt), &parts.join(" · "), self.plan.lang);
                    lines.push(Text::default().muted(receipt));
                }
            }
            Some(ClockStop::Waived { at, reason, by }) => {
                lines.push(Text::default().muted(self.told(reason)));
                lines.push(Text::default().muted(format!("{} · {}", self.time(*at), self.person(*by))));
            }
            None => {}
        }
        lines
    }
}
