//! Tasks and the facts ledger.

use domain::fact::{Fact, FactState};
use domain::task::{Task, TaskState};
use domain::terms::Grade;

use super::Composer;
use super::voice::{tone_of, toned};
use super::words::{self, Word};
use crate::model::{Block, Cell, Column, Table, Text, Tone};

impl Composer<'_> {
    pub(super) fn tasks(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading(1, Word::Tasks)];
        let mut tasks: Vec<&Task> = self.file.case.tasks.values().collect();
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
            TaskState::Open | TaskState::Started if task.due_at.is_some_and(|due| due < self.plan.exported_at) => {
                (Word::Overdue, Some(false))
            }
            TaskState::Open | TaskState::Started => (Word::Open, None),
            TaskState::Done => (Word::Done, Some(true)),
            TaskState::Cancelled => (Word::Cancelled, None),
        };
        let mut result = vec![toned(self.word(word), tone_of(good))];
        result.extend(task.note.iter().map(|n| Text::from(self.told(n))));
        if !task.state.is_open() {
            let by = format!("{} · {}", self.time(task.changed_at), self.person(task.changed_by));
            result.push(Text::default().muted(by));
        }
        vec![
            self.told(words::either(&task.title, self.plan.lang)).into(),
            self.person_or_none(task.owner).into(),
            task.due_at.map_or_else(|| Text::default().muted("—"), |at| self.time(at).into()).into(),
            Cell(result),
        ]
    }

    pub(super) fn facts(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading(1, Word::Facts)];
        let mut facts: Vec<&Fact> = self.file.case.facts.values().collect();
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
            let label = Text::default().bold(words::labelled(&self.fact_label(key), "", self.plan.lang));
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
                self.plan.lang,
            )));
        }
        let tone = match fact.state {
            FactState::Confirmed => Tone::Good,
            FactState::Reported => Tone::Plain,
            FactState::Disputed => Tone::Grade(Grade::Serious),
            FactState::Retracted => Tone::Muted,
        };
        let mut state = vec![toned(self.label("fact_state", fact.state.key()), tone)];
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
