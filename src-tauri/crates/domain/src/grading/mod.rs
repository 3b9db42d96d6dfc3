//! Grading (定级): decision tables over facts that may be unknown, each rule with its source.
//!
//! Unknown is never zero. [`assess`] gives three grades, always `proven ≤ grade ≤ possible`: what undisputed facts prove, the one to work with, and
//! the worst that the unknown allows. In doubt the higher holds: unknown *linking* facts (same area, same time, same food) are
//! presumed true for the working grade; unknown numbers are not presumed and become questions.

mod assess;
mod condition;
mod condition_toml;
pub mod contract;
mod error;
mod explore;
mod fact;
mod group;
mod pack;
mod public;

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::support as testing;

pub(crate) use condition_toml::{ConditionReader, RawCondition};
pub(crate) use error::PackText;
pub(crate) use fact::{RawFact, declare, text as required_text};
pub(crate) use pack::unique_id;

pub use assess::{Assessment, FiredRule, Question, UsedFact, WhatIf, assess};
pub use condition::{Condition, Test, Truth};
pub use error::{PackError, PackProblem, Reason};
pub use fact::{Choice, FactDecl, FactDifference, FactError, FactKind, Facts, KnownFact, MAX_NUMBER};
pub use group::{LinkedGroup, Meal, largest_linked_group, linked_facts};
pub use pack::{Rule, RulePack, pack_for};
pub use public::{JurisdictionPack, PublicAssessment, PublicGrade, PublicRule, public_grade};
