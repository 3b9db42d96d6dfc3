//! Grades what is known of a case, and says how far the unknown could change it.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::condition::{Condition, Truth};
use super::explore;
use super::fact::{FactDecl, FactDifference, Facts};
use super::pack::{Rule, RulePack};
use crate::terms::{Bilingual, FactValue, Grade, Scenario};

/// The grades of a case with everything that explains them. Always `proven ≤ grade ≤ possible`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Assessment {
    /// The scenario of the pack that graded.
    pub scenario: Scenario,
    /// Version of the pack that graded.
    pub version: String,
    /// The grade to work with: unknown linking facts are presumed true, disputed facts count, unknown numbers don't.
    pub grade: Grade,
    /// What undisputed facts alone prove.
    pub proven: Grade,
    /// The worst that the unknown allows.
    pub possible: Grade,
    /// The rules that apply, gravest first.
    pub rules: Vec<FiredRule>,
    /// The pack's facts that have a value or are presumed.
    pub facts: Vec<UsedFact>,
    /// Open questions, those that could change most first.
    pub questions: Vec<Question>,
    /// The smallest changes of one fact that give another grade; raising ones first.
    pub what_if: Vec<WhatIf>,
    /// Where the ledger and the register of affected people say different things.
    #[serde(default)]
    pub differences: Vec<FactDifference>,
}

/// A rule that applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FiredRule {
    /// Id in the pack.
    pub id: String,
    /// The grade it gives.
    pub grade: Grade,
    /// The rule in words.
    pub text: Bilingual,
    /// Where it comes from.
    pub source: Bilingual,
    /// Unknown linking facts that it presumes.
    pub presumed: Vec<String>,
    /// Disputed facts that it rests on.
    pub disputed: Vec<String>,
}

/// A fact that took part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UsedFact {
    /// Its key.
    pub fact: String,
    /// What a person reads.
    pub label: Bilingual,
    /// The value; for a presumed fact, what is presumed.
    pub value: FactValue,
    /// Someone contradicts it.
    pub disputed: bool,
    /// Unknown, and presumed true since in doubt the higher grade holds.
    pub presumed: bool,
    /// The least that is known; more may be found.
    #[serde(default)]
    pub at_least: bool,
}

/// Something to find out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Question {
    /// The fact to find out.
    pub fact: String,
    /// What a person reads.
    pub label: Bilingual,
    /// The question, and why it matters.
    pub why: Bilingual,
    /// The grade farthest from the present one that the answer could lead to.
    pub could_become: Grade,
}

/// One change that would give another grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WhatIf {
    /// The fact to change.
    pub fact: String,
    /// What a person reads.
    pub label: Bilingual,
    /// Its present value; `None` is unknown.
    pub from: Option<FactValue>,
    /// The nearest value that gives `grade`.
    pub to: FactValue,
    /// The grade that holds then.
    pub grade: Grade,
}

/// Grades `facts` by `pack`. Facts the pack does not declare, or of the wrong kind, are as good as unknown.
pub fn assess(pack: &RulePack, facts: &Facts) -> Assessment {
    let board = Board::new(pack, facts);
    let grade = board.working();
    let (questions, what_if) = explore::explore(&board, grade);
    let mut rules: Vec<FiredRule> = pack.rules.iter().filter(|r| board.fires(r)).map(|r| board.fired(r)).collect();
    rules.sort_by_key(|rule| Reverse(rule.grade));
    Assessment {
        scenario: pack.scenario,
        version: pack.version.clone(),
        grade,
        proven: board.proven(),
        possible: board.possible(),
        rules,
        facts: board.used(),
        questions,
        what_if,
        differences: Vec::new(),
    }
}

/// The pack's facts laid out for evaluation.
#[derive(Clone)]
pub(super) struct Board<'a> {
    pub pack: &'a RulePack,
    pub cells: Vec<Cell<'a>>,
}

/// One declared fact and what is known of it.
#[derive(Clone)]
pub(super) struct Cell<'a> {
    pub decl: &'a FactDecl,
    pub value: Option<FactValue>,
    pub disputed: bool,
    pub at_least: bool,
}

const PRESUMED: FactValue = FactValue::Flag(true);

impl Cell<'_> {
    /// Not known for certain.
    pub fn is_open(&self) -> bool {
        self.value.is_none() || self.disputed || self.at_least
    }

    /// What can neither be contradicted nor grow.
    fn certain(&self) -> Option<&FactValue> {
        self.value.as_ref().filter(|_| !self.disputed && !self.at_least)
    }

    /// What nobody contradicts, even if it may grow.
    fn undisputed(&self) -> Option<&FactValue> {
        self.value.as_ref().filter(|_| !self.disputed)
    }

    fn or_presumed<'s>(&'s self, value: Option<&'s FactValue>) -> Option<&'s FactValue> {
        value.or_else(|| self.decl.linking.then_some(&PRESUMED))
    }
}

impl<'a> Board<'a> {
    fn new(pack: &'a RulePack, facts: &Facts) -> Self {
        let cell = |decl: &'a FactDecl| {
            let known = facts.get(&decl.key);
            let value = known.and_then(|k| k.value.clone()).filter(|v| decl.accepts(v));
            let disputed = value.is_some() && known.is_some_and(|k| k.disputed);
            let at_least = decl.kind.is_number() && value.is_some() && known.is_some_and(|k| k.at_least);
            Cell { decl, value, disputed, at_least }
        };
        Self { pack, cells: pack.facts.iter().map(cell).collect() }
    }

    fn cell(&self, key: &str) -> Option<&Cell<'a>> {
        self.cells.iter().find(|c| c.decl.key == key)
    }

    /// By undisputed facts alone, of which none may grow.
    pub fn certain(&self, when: &Condition) -> Truth {
        when.truth(&|key| self.cell(key)?.certain())
    }

    /// A disputed fact counts as stated where that grades up, and as unknown where taking it as stated would grade down.
    pub fn fires(&self, rule: &Rule) -> bool {
        let stated = |key: &str| self.cell(key).and_then(|c| c.or_presumed(c.value.as_ref()));
        let doubted = |key: &str| self.cell(key).and_then(|c| c.or_presumed(c.undisputed()));
        rule.when.truth(&stated) == Truth::True
            || (self.cells.iter().any(|c| c.disputed) && rule.when.truth(&doubted) == Truth::True)
    }

    pub fn working(&self) -> Grade {
        self.worst(|rule| self.fires(rule))
    }

    fn proven(&self) -> Grade {
        // More of what grows can only grade up where the pack is monotone.
        let grows = self.pack.monotone;
        let proof = |key: &str| self.cell(key).and_then(|c| if grows { c.undisputed() } else { c.certain() });
        self.worst(|rule| rule.when.truth(&proof) == Truth::True)
    }

    fn possible(&self) -> Grade {
        self.worst(|rule| self.certain(&rule.when) != Truth::False)
    }

    fn worst(&self, applies: impl Fn(&Rule) -> bool) -> Grade {
        self.pack.rules.iter().filter(|r| applies(r)).map(|r| r.grade).max().unwrap_or_default()
    }

    fn fired(&self, rule: &Rule) -> FiredRule {
        let named = |wanted: fn(&Cell) -> bool| {
            let cells = self.cells.iter().filter(|c| wanted(c) && rule.when.mentions(&c.decl.key));
            cells.map(|c| c.decl.key.clone()).collect()
        };
        FiredRule {
            id: rule.id.clone(),
            grade: rule.grade,
            text: rule.text.clone(),
            source: rule.source.clone(),
            presumed: named(|c| c.value.is_none() && c.decl.linking),
            disputed: named(|c| c.disputed),
        }
    }

    fn used(&self) -> Vec<UsedFact> {
        let used = |cell: &Cell| {
            Some(UsedFact {
                fact: cell.decl.key.clone(),
                label: cell.decl.label.clone(),
                value: cell.or_presumed(cell.value.as_ref())?.clone(),
                disputed: cell.disputed,
                presumed: cell.value.is_none(),
                at_least: cell.at_least,
            })
        };
        self.cells.iter().filter_map(used).collect()
    }
}
