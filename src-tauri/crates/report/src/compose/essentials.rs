//! The essentials on a page or two: for whoever decides, and for a situation report.

use domain::clock::Clock;
use domain::fact::FactState;
use domain::grading::FactKind;
use domain::statement::Statement;
use domain::task::{Task, TaskState};

use super::Composer;
use super::words::{self, Word};
use crate::model::{Block, Column, KeyFigure, Table, Text};

/// Figures at the head of a brief.
const FIGURES: usize = 4;
/// Characters of a text that a brief quotes.
const QUOTE: usize = 220;

impl Composer<'_> {
    pub(super) fn essentials(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let figures = self.key_figures();
        if !figures.is_empty() {
            blocks.push(Block::KeyFigures(figures));
        }
        blocks.push(self.heading(1, Word::WhatHappened));
        match self.file.case.account.as_deref().filter(|a| !a.trim().is_empty()) {
            Some(account) => blocks.push(Block::Paragraph(self.quoted(&self.told(account)).into())),
            None => blocks.push(Block::Paragraph(Text::default().muted(self.word(Word::NoAccount)))),
        }
        blocks.extend(self.strip());
        blocks.extend(self.still_open());
        blocks.extend(self.next_deadlines());
        blocks.extend(self.what_was_done());
        blocks.extend(self.last_word());
        blocks
    }

    /// The counts of the scenario, those known first.
    fn key_figures(&self) -> Vec<KeyFigure> {
        let facts = domain::case::grading_facts(self.file.case);
        let declared = self.file.pack.map(|p| p.facts.as_slice()).unwrap_or_default();
        let counts = declared.iter().filter(|d| d.kind == FactKind::Count);
        let mut figures: Vec<(bool, KeyFigure)> = counts
            .map(|decl| {
                let known = facts.get(&decl.key);
                let value = known.and_then(|k| k.value.as_ref());
                let note = match known {
                    Some(k) if k.disputed => self.word(Word::Disputed),
                    _ => String::new(),
                };
                let shown = match value {
                    Some(_) => self.value(Some(&decl.key), value),
                    None => Text::default().muted(self.word(Word::Unknown)),
                };
                let label = words::either(&decl.label, self.plan.lang).to_owned();
                (value.is_none(), KeyFigure { label, value: shown, note })
            })
            .collect();
        figures.sort_by_key(|(unknown, _)| *unknown);
        figures.into_iter().map(|(_, figure)| figure).take(FIGURES).collect()
    }

    fn quoted(&self, text: &str) -> String {
        let flat: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        let flat = flat.join(" ");
        let room = QUOTE.saturating_mul(self.detail.min(6)) / 3;
        if flat.chars().count() <= room {
            return flat;
        }
        let kept: String = flat.chars().take(room).collect();
        format!("{}……", kept.trim_end())
    }

    fn still_open(&self) -> Option<Block> {
        let open = self.file.case.grade.assessment.as_ref()?.questions.iter();
        let body: Vec<Text> =
            open.take(self.detail.min(3)).map(|q| words::either(&q.why, self.plan.lang).into()).collect();
        (self.file.case.is_active() && !body.is_empty()).then(|| self.notice(Word::OpenQuestions, body))
    }

    fn next_deadlines(&self) -> Vec<Block> {
        let running: Vec<&Clock> = self.file.case.running_clocks();
        let mut blocks = vec![self.heading(1, Word::NextDeadlines)];
        if running.is_empty() {
            blocks.push(Block::Paragraph(Text::default().muted(self.word(Word::NoDeadlines))));
            return blocks;
        }
        blocks.push(Block::Table(Table {
            columns: vec![
                Column::new(self.word(Word::Duty), 5.4),
                Column::new(self.word(Word::DueAt), 2.4),
                Column::new(self.word(Word::Result), 3.0),
            ],
            rows: running
                .into_iter()
                .take(self.detail)
                .map(|clock| {
                    vec![
                        words::either(&clock.due.name, self.plan.lang).into(),
                        self.time_or_unknown(clock.due.due_at).into(),
                        self.clock_standing(clock).into(),
                    ]
                })
                .collect(),
        }));
        blocks
    }

    /// What is established, what was done and what is next, a few lines each.
    fn what_was_done(&self) -> Vec<Block> {
        let case = self.file.case;
        let confirmed = case.facts.values().filter(|f| f.state == FactState::Confirmed && !f.claim.trim().is_empty());
        let mut tasks: Vec<&Task> = case.tasks.values().collect();
        tasks.sort_by_key(|t| (t.due_at.is_none(), t.due_at, t.id));
        let done = tasks.iter().filter(|t| t.state == TaskState::Done);
        let open = tasks.iter().filter(|t| t.state.is_open());
        let titled = |task: &&Task| Text::from(self.told(words::either(&task.title, self.plan.lang)));
        let lists: [(Word, Vec<Text>); 3] = [
            (Word::Established, confirmed.take(self.detail).map(|f| self.told(&f.claim).into()).collect()),
            (Word::DoneSoFar, done.rev().take(self.detail).map(titled).collect()),
            (Word::NextSteps, open.take(self.detail).map(titled).collect()),
        ];
        let mut blocks = Vec::new();
        for (word, points) in lists {
            if !points.is_empty() {
                blocks.extend([self.heading(2, word), Block::Points(points)]);
            }
        }
        blocks
    }

    /// The wording that is out, in part.
    fn last_word(&self) -> Vec<Block> {
        let released = |s: &&Statement| !s.releases.is_empty();
        let latest = self.file.case.statements.values().filter(released).max_by_key(|s| s.number);
        let Some(version) = latest.and_then(Statement::current) else { return Vec::new() };
        let text = version.texts.get(&self.plan.lang).or_else(|| version.texts.values().next());
        let Some(text) = text else { return Vec::new() };
        vec![
            self.heading(2, Word::WordingOut),
            Block::Paragraph(Text::default().bold(self.told(&version.title))),
            Block::Paragraph(self.quoted(&self.told(text)).into()),
        ]
    }
}
