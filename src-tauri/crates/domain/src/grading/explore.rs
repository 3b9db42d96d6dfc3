//! What the unknown could change: open questions and what-if.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::assess::{Board, Cell, Question, WhatIf};
use super::condition::{Test, Truth};
use super::fact::{FactDecl, FactKind, MAX_NUMBER};
use super::pack::RulePack;
use crate::terms::{FactValue, Grade};

/// Open questions that could still change the grade, those that could change most first; and for every fact and every other grade that it alone
/// could give, the nearest value that gives it.
pub(super) fn explore(board: &Board, grade: Grade) -> (Vec<Question>, Vec<WhatIf>) {
    let mut trial = board.clone();
    let (mut asked, mut changes) = (Vec::new(), Vec::new());
    for (slot, cell) in board.cells.iter().enumerate() {
        let outcomes = outcomes(&mut trial, slot, cell);
        if cell.is_open() {
            asked.extend(question(board, cell, grade, &outcomes));
        }
        changes.extend(nearest(cell, grade, outcomes));
    }
    asked.sort_by_key(|(by_itself, q)| (Reverse(distance(q.could_become, grade)), !by_itself, Reverse(q.could_become)));
    changes.sort_by_key(|(step, w)| (w.grade < grade, distance(w.grade, grade), *step));
    (asked.into_iter().map(|(_, q)| q).collect(), changes.into_iter().map(|(_, w)| w).collect())
}

/// What asking for one fact could change, and whether its answer alone could.
fn question(board: &Board, cell: &Cell, grade: Grade, outcomes: &[Outcome]) -> Option<(bool, Question)> {
    let grades = || outcomes.iter().map(|(_, g)| *g);
    let could_become = match (grades().max(), grades().min()) {
        (Some(worst), _) if worst > grade => worst,
        (_, Some(best)) if best < grade => best,
        _ => together(board, &cell.decl.key, grade)?,
    };
    let by_itself = grades().any(|g| g == could_become);
    let (fact, label, why) = (cell.decl.key.clone(), cell.decl.label.clone(), cell.decl.why.clone());
    Some((by_itself, Question { fact, label, why, could_become }))
}

/// The nearest value for each other grade, with how far it is.
fn nearest(cell: &Cell, grade: Grade, outcomes: Vec<Outcome>) -> impl Iterator<Item = (u64, WhatIf)> {
    let mut nearest: BTreeMap<Grade, (u64, FactValue)> = BTreeMap::new();
    for (value, outcome) in outcomes {
        let step = step(cell.value.as_ref(), &value);
        if outcome != grade && nearest.get(&outcome).is_none_or(|(known, _)| step < *known) {
            nearest.insert(outcome, (step, value));
        }
    }
    nearest.into_iter().map(|(grade, (step, to))| {
        let (fact, label, from) = (cell.decl.key.clone(), cell.decl.label.clone(), cell.value.clone());
        (step, WhatIf { fact, label, from, to, grade })
    })
}

/// A value of one fact, and the working grade it gives.
type Outcome = (FactValue, Grade);

/// The working grade for each telling value of one fact, all others as they are.
fn outcomes<'a>(trial: &mut Board<'a>, slot: usize, original: &Cell<'a>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    let least = original.value.as_ref().filter(|_| original.at_least);
    for value in telling_values(trial.pack, original.decl).into_iter().filter(|value| least.is_none_or(|l| value >= l))
    {
        if let Some(cell) = trial.cells.get_mut(slot) {
            *cell = Cell { value: Some(value.clone()), disputed: false, at_least: false, ..*original };
        }
        outcomes.push((value, trial.working()));
    }
    if let Some(cell) = trial.cells.get_mut(slot) {
        cell.clone_from(original);
    }
    outcomes
}

/// The values on both sides of every threshold: between two of them no rule changes.
fn telling_values(pack: &RulePack, decl: &FactDecl) -> Vec<FactValue> {
    match decl.kind {
        FactKind::Flag => vec![FactValue::Flag(false), FactValue::Flag(true)],
        FactKind::Choice => decl.choices.iter().map(|c| FactValue::Choice(c.key.clone())).collect(),
        FactKind::Count | FactKind::Money | FactKind::Minutes => {
            let mut numbers = vec![0];
            let mut note = |fact: &str, test: &Test| {
                if fact == decl.key {
                    match test {
                        Test::AtLeast(n) => numbers.extend([n - 1, *n]),
                        Test::AtMost(n) => numbers.extend([*n, n + 1]),
                        Test::Is(FactValue::Number(n)) => numbers.extend([n - 1, *n, n + 1]),
                        Test::Is(_) | Test::OneOf(_) => {}
                    }
                }
            };
            pack.rules.iter().for_each(|rule| rule.when.each_test(&mut note));
            numbers.retain(|n| (0..=MAX_NUMBER).contains(n));
            numbers.sort_unstable();
            numbers.dedup();
            numbers.into_iter().map(FactValue::Number).collect()
        }
    }
}

/// The gravest grade above the present one that an undecided rule gives which asks for this fact among others.
fn together(board: &Board, key: &str, grade: Grade) -> Option<Grade> {
    let undecided = board.pack.rules.iter().filter(|r| board.certain(&r.when) == Truth::Unknown);
    undecided.filter(|r| r.grade > grade && r.when.mentions(key)).map(|r| r.grade).max()
}

fn distance(a: Grade, b: Grade) -> usize {
    let rank = |grade| Grade::ALL.iter().position(|g| *g == grade).unwrap_or_default();
    rank(a).abs_diff(rank(b))
}

/// How big a change is. From unknown, small numbers are the smallest assumption.
fn step(from: Option<&FactValue>, to: &FactValue) -> u64 {
    match (from, to) {
        (Some(FactValue::Number(from)), FactValue::Number(to)) => from.abs_diff(*to),
        (None, FactValue::Number(to)) => to.unsigned_abs(),
        _ => 1,
    }
}
