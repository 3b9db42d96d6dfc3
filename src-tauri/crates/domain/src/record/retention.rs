use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::case::Case;
use crate::terms::{Bilingual, FactValue, Scenario, Timestamp};

/// How long the law wants a case kept, counted from when it was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// So many years.
    Years(u32),
    /// For good.
    Forever,
}

/// One demand of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// Stable id.
    pub id: String,
    /// The scenarios it is about; empty means all.
    #[serde(default)]
    pub scenarios: Vec<Scenario>,
    /// It holds unless every one of these counts is known to be zero; with none it always holds.
    #[serde(default)]
    pub unless_zero: Vec<String>,
    /// How long.
    pub keep: Keep,
    /// What it says.
    pub text: Bilingual,
    /// Where it says so.
    pub source: Bilingual,
}

/// The demands of the law as data, with their sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Its key.
    pub key: String,
    /// Its version.
    pub version: String,
    /// When the sources were looked at.
    pub checked_on: NaiveDate,
    /// What it is called.
    pub name: Bilingual,
    /// The demands.
    #[serde(rename = "rule")]
    pub rules: Vec<RetentionRule>,
}

/// A retention file that can't be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RetentionProblem {
    /// Not of the schema.
    #[error("{0}")]
    Unreadable(String),
    /// No rule holds for every case, so that some case might have none.
    #[error("no rule is for all scenarios without a condition")]
    NotCovered,
}

impl Retention {
    /// Reads a retention file.
    ///
    /// # Errors
    /// What is not of the schema, or a file without a rule for every case.
    pub fn parse(text: &str) -> Result<Self, RetentionProblem> {
        let read: Self = toml::from_str(text).map_err(|error| RetentionProblem::Unreadable(error.to_string()))?;
        let always = read.rules.iter().any(|rule| rule.scenarios.is_empty() && rule.unless_zero.is_empty());
        if always { Ok(read) } else { Err(RetentionProblem::NotCovered) }
    }

    /// The demand that keeps `case` longest.
    pub fn longest(&self, case: &Case) -> Option<&RetentionRule> {
        self.rules.iter().filter(|rule| rule.holds(case)).max_by_key(|rule| rule.keep)
    }

    /// Until when `case`, closed at `closed_at`, must be kept; none is for good.
    pub fn until(&self, case: &Case, closed_at: Timestamp) -> Option<Timestamp> {
        match self.longest(case)?.keep {
            Keep::Years(years) => closed_at.checked_add_months(Months::new(years.saturating_mul(12))),
            Keep::Forever => None,
        }
    }
}

impl RetentionRule {
    /// An unknown count is never taken for zero: in doubt the longer period holds.
    fn holds(&self, case: &Case) -> bool {
        let about = self.scenarios.is_empty() || self.scenarios.contains(&case.scenario);
        let zero = |key: &String| {
            let mut told = case.facts.values().filter(|fact| fact.key.as_ref() == Some(key)).peekable();
            told.peek().is_some() && told.all(|fact| fact.value == Some(FactValue::Number(0)))
        };
        about && (self.unless_zero.is_empty() || !self.unless_zero.iter().all(zero))
    }
}
