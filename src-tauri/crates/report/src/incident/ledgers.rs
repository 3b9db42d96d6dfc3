//! Clocks, tasks and the facts ledger.

use domain::clock::{Clock, ClockStop};
use domain::duty::{ClockState, ClockTimes, Stopped, clock_state};
use domain::fact::{Fact, FactState};
use domain::task::{Task, TaskState};
use domain::terms::Grade;

use super::words::{self, Word};
use super::{Composer, tone_of};
use crate::model::{Block, Cell, Column, Span, Table, Text, Tone};

/// Words in the colour of a result.
fn toned(text: String, tone: Tone) -> Text {
    Text::default().with(Span { text, bold: true, tone, ..Span::default() })
}

impl Composer<'_> {
    fn nothing(&self) -> Block {
        Block::Paragraph(Text::default().muted(self.word(Word::NoEntries)))
    }

    pub(super) fn clocks(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading(1, Word::Clocks)];
        let mut clocks: Vec<&Clock> = self.input.case.clocks.values().collect();
        if clocks.is_empty() {
            blocks.push(self.nothing());
            return blocks;
        }
        clocks.sort_by_key(|c| (c.due.due_at.is_none(), c.due.due_at, c.id));
        blocks.push(Block::Paragraph(Text::default().muted(self.word(Word::ClocksNote))));
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
        let lang = self.input.lang;
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

    fn clock_result(&self, clock: &Clock) -> Vec<Text> {
        let stopped = clock.stop.as_ref().map(|stop| match stop {
            ClockStop::Met { at, .. } => Stopped::Met(*at),
            ClockStop::Waived { .. } => Stopped::Waived,
        });
        let times = ClockTimes { started_at: clock.due.started_at, due_at: clock.due.due_at, stopped };
        let (word, good, late) = match clock_state(&times, self.input.exported_at) {
            ClockState::Waiting => (Word::Waiting, None, None),
            ClockState::Running { .. } | ClockState::DueSoon { .. } => (Word::Running, None, None),
            ClockState::Met => (Word::Met, Some(true), None),
            ClockState::MetLate { by_minutes } => (Word::MetLate, Some(false), Some(by_minutes)),
            ClockState::Overdue { by_minutes } => (Word::Overdue, Some(false), Some(by_minutes)),
            ClockState::Waived => (Word::Waived, None, None),
        };
        let mut result = toned(self.word(word), tone_of(good));
        if let Some(minutes) = late {
            let (by, unit) = (self.word(Word::LateBy), self.word(Word::Minutes));
            result = result.plain(format!(" · {by} {minutes} {unit}"));
        }
        let mut lines = vec![result];
        match &clock.stop {
            Some(ClockStop::Met { at, receipt, by }) => {
                lines.push(Text::default().muted(format!("{} · {}", self.time(*at), self.person(*by))));
                let mut parts = vec![self.told(&receipt.channel)];
                parts.extend(receipt.number.iter().map(|n| self.redactor.personal(n, self.input.lang)));
                parts.extend(receipt.person.iter().map(|p| self.redactor.personal(p, self.input.lang)));
                parts.retain(|p| !p.is_empty());
                if !parts.is_empty() {
                    lines.push(Text::default().muted(parts.join(" · ")));
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

    pub(super) fn tasks(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading(1, Word::Tasks)];
        let mut tasks: Vec<&Task> = self.input.case.tasks.values().collect();
        if tasks.is_empty() {
            blocks.push(self.nothing());
            return blocks;
        }
        tasks.sort_by_key(|t| (t.due_at.is_none(), t.due_at, t.id));
        blocks.push(Block::Table(Table {
            columns: vec![
                Column::new(self.word(Word::Task), 4.4),
                Column::new(self.word(Word::Owner), 2.2),
                Column::new(self.word(Word::DueAt), 2.1),
                Column::new(self.word(Word::Result), 3.5),
            ],
            rows: tasks.into_iter().map(|t| self.task(t)).collect(),
        }));
        blocks
    }

    fn task(&self, task: &Task) -> Vec<Cell> {
        let (word, good) = match task.state {
            TaskState::Open if task.due_at.is_some_and(|due| due < self.input.exported_at) => {
                (Word::Overdue, Some(false))
            }
            TaskState::Open => (Word::Open, None),
            TaskState::Done => (Word::Done, Some(true)),
            TaskState::Cancelled => (Word::Cancelled, None),
        };
        let mut result = vec![toned(self.word(word), tone_of(good))];
        result.extend(task.note.iter().map(|n| Text::from(self.told(n))));
        if task.state != TaskState::Open {
            let by = format!("{} · {}", self.time(task.changed_at), self.person(task.changed_by));
            result.push(Text::default().muted(by));
        }
        vec![
            self.told(words::either(&task.title, self.input.lang)).into(),
            self.person_or_none(task.owner).into(),
            task.due_at.map_or_else(|| Text::default().muted("—"), |at| self.time(at).into()).into(),
            Cell(result),
        ]
    }

    pub(super) fn facts(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading(1, Word::Facts)];
        let mut facts: Vec<&Fact> = self.input.case.facts.values().collect();
        if facts.is_empty() {
            blocks.push(self.nothing());
            return blocks;
        }
        facts.sort_by_key(|f| f.number);
        blocks.push(Block::Table(Table {
            columns: vec![
                Column::new(self.word(Word::Number), 0.8),
                Column::new(self.word(Word::Claim), 4.2),
                Column::new(self.word(Word::Source), 2.2),
                Column::new(self.word(Word::State), 3.0),
                Column::new(self.word(Word::Changed), 2.2),
            ],
            rows: facts.into_iter().map(|f| self.fact(f)).collect(),
        }));
        blocks
    }

    fn fact(&self, fact: &Fact) -> Vec<Cell> {
        let mut claim = Vec::new();
        if let Some(key) = &fact.key {
            let label = Text::default().bold(words::labelled(&self.fact_label(key), "", self.input.lang));
            let value = self.value(Some(key), fact.value.as_ref());
            claim.push(Text(label.0.into_iter().chain(value.0).collect()));
        }
        if !fact.claim.trim().is_empty() {
            claim.push(self.told(&fact.claim).into());
        }
        if let Some(at) = fact.occurred_at {
            claim.push(Text::default().muted(words::labelled(
                &self.word(Word::OccurredAt),
                &self.time(at),
                self.input.lang,
            )));
        }
        let tone = match fact.state {
            FactState::Confirmed => Tone::Good,
            FactState::Reported => Tone::Plain,
            FactState::Disputed => Tone::Grade(Grade::Serious),
            FactState::Retracted => Tone::Muted,
        };
        let mut state = vec![toned(words::fact_state(fact.state, self.input.lang).to_owned(), tone)];
        state.extend(fact.judgement.iter().map(|j| Text::default().muted(self.told(j))));
        vec![
            fact.number.to_string().into(),
            Cell(claim),
            self.told(&fact.source).into(),
            Cell(state),
            Cell(vec![self.time(fact.changed_at).into(), Text::default().muted(self.person(fact.changed_by))]),
        ]
    }
}
