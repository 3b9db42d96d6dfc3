//! Grading (定级): decision tables over facts that may be unknown, each rule with its source.
//!
//! Unknown is never zero. [`assess`] gives three grades, always `proven ≤ grade ≤ possible`: what undisputed facts prove, the one to work with, and
//! the worst that the unknown allows. In doubt the higher holds: unknown *linking* facts (same area, same time, same food) are
//! presumed true for the working grade; unknown numbers are not presumed and become questions.

mod assess;
mod condition;
mod condition_toml;
mod error;
mod explore;
mod fact;
mod pack;

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::support as testing;

pub use assess::{Assessment, FiredRule, Question, UsedFact, WhatIf, assess};
pub use condition::{Condition, Test, Truth};
pub(crate) use condition_toml::{ConditionReader, RawCondition};
pub(crate) use error::PackText;
pub use error::{PackError, PackProblem};
pub(crate) use fact::{RawFact, declare, text as required_text};
pub(crate) use pack::unique_id;

pub use fact::{Choice, FactDecl, FactError, FactKind, Facts, KnownFact, MAX_NUMBER};
pub use pack::{Rule, RulePack, pack_for};
