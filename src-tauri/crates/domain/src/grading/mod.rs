//! Grading. (The names below are what the case core relies on.)

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::terms::{Bilingual, FactValue, Grade};

/// What is known of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KnownFact {
    /// Its value; absent is unknown.
    pub value: Option<FactValue>,
    /// Whether it is disputed.
    pub disputed: bool,
}

/// What is known, by key.
pub type Facts = BTreeMap<String, KnownFact>;

/// A rule that fired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FiredRule {
    /// Its id.
    pub id: String,
    /// Its wording.
    pub text: Bilingual,
    /// Its source.
    pub source: Bilingual,
}

/// A grade and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Assessment {
    /// The grade to work with.
    pub grade: Grade,
    /// By known facts only.
    pub proven: Grade,
    /// The worst that the unknown allows.
    pub possible: Grade,
    /// The rules that fired.
    pub rules: Vec<FiredRule>,
}

/// How a scenario is graded.
#[derive(Debug, Clone)]
pub struct RulePack;

/// The grade that `facts` lead to.
pub fn assess(_pack: &RulePack, _facts: &Facts) -> Assessment {
    Assessment { grade: Grade::None, proven: Grade::None, possible: Grade::None, rules: Vec::new() }
}
