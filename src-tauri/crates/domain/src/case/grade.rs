//! How a case's grade stands: by rule, or by hand until a fact changes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::state::Case;
use crate::fact::{Fact, FactState};
use crate::grading::{Assessment, FactDifference, Facts, KnownFact};
use crate::ids::{EntryId, UserId};
use crate::person::reconcile;
use crate::terms::{Grade, Timestamp};

/// A grade set by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GradeOverride {
    /// The grade.
    pub grade: Grade,
    /// Why.
    pub reason: String,
    /// Who set it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// One step in the history of a grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GradeChange {
    /// The entry that made it.
    pub entry: EntryId,
    /// When.
    pub at: Timestamp,
    /// Who caused it.
    pub by: UserId,
    /// The grade in force from then on.
    pub grade: Grade,
    /// The ids of the rules that fired; none for a grade by hand.
    pub rules: Vec<String>,
    /// The reason of a grade by hand.
    pub reason: Option<String>,
}

/// The grade in force, why, and what it was before.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct GradeStanding {
    /// The latest assessment by rule.
    pub assessment: Option<Assessment>,
    /// The grade by hand, while it holds.
    pub by_hand: Option<GradeOverride>,
    /// Every change, oldest first.
    pub history: Vec<GradeChange>,
}

impl GradeStanding {
    /// The grade in force.
    pub fn in_force(&self) -> Grade {
        match (&self.by_hand, &self.assessment) {
            (Some(by_hand), _) => by_hand.grade,
            (None, Some(assessment)) => assessment.grade,
            (None, None) => Grade::None,
        }
    }

    /// Since when the grade in force has been `grade` or above, without a break.
    pub fn since(&self, grade: Grade) -> Option<Timestamp> {
        self.history.iter().rev().take_while(|change| change.grade >= grade).last().map(|change| change.at)
    }
}

/// What the ledger and the register of affected people say of each grading fact. A disputed one counts as present and is marked.
pub fn grading_facts(case: &Case) -> Facts {
    graded_on(case).0
}

/// The facts to grade by, and where ledger and register differ.
pub(crate) fn graded_on(case: &Case) -> (Facts, Vec<FactDifference>) {
    reconcile(case.scenario, ledger_facts(case), case.people.values())
}

/// Of each grading fact the latest claim that is not retracted.
fn ledger_facts(case: &Case) -> Facts {
    let mut claims: Vec<_> = case.facts.values().filter(|fact| fact.state != FactState::Retracted).collect();
    claims.sort_by_key(|fact| (fact.changed_at, fact.number));
    let known = |fact: &Fact| KnownFact {
        value: fact.value.clone(),
        disputed: fact.state == FactState::Disputed,
        ..KnownFact::default()
    };
    claims.into_iter().filter_map(|fact| Some((fact.key.clone()?, known(fact)))).collect()
}
