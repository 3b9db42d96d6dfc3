//! How long a duty may take.

use serde::{Deserialize, Serialize};
use toml::Spanned;
use ts_rs::TS;

use crate::grading::{PackError, PackProblem, PackText, Reason};

/// The longest limit a pack may set: ten years, in minutes.
const LONGEST: u32 = 10 * 366 * 24 * 60;

/// How long a duty may take, from its trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Minutes of wall time, or of business hours for a service clock. 0 is "immediately".
    Minutes(u32),
    /// Calendar days: until the end of the n-th day after that of the trigger.
    Days(u32),
    /// Working days: until the end of the n-th working day after the day of the trigger.
    WorkingDays(u32),
}

impl Limit {
    /// The limit in minutes. Working days have none: how long they are depends on the calendar.
    pub const fn minutes(self) -> Option<u32> {
        match self {
            Self::Minutes(n) => Some(n),
            Self::Days(n) => Some(n.saturating_mul(24 * 60)),
            Self::WorkingDays(_) => None,
        }
    }
}

/// A limit as written in TOML: `"immediately"`, or a table with exactly one of its units.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum RawLimit {
    Word(String),
    Table(RawTable),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTable {
    minutes: Option<u32>,
    days: Option<u32>,
    working_days: Option<u32>,
}

const TOO_LONG: Reason = Reason { zh: "超过十年", en: "it is longer than ten years" };
const FORMS: Reason = Reason {
    zh: "时长只能是“immediately”，或 minutes、days、working_days 之一且大于零",
    en: "a limit is \"immediately\" or exactly one of minutes, days, working_days, above zero",
};

impl RawLimit {
    pub(super) fn read(at: PackText<'_>, raw: Spanned<Self>) -> Result<Limit, PackError> {
        let span = raw.span();
        let limit = match raw.into_inner() {
            Self::Word(word) if word == "immediately" => Some(Limit::Minutes(0)),
            Self::Word(_) => None,
            Self::Table(RawTable { minutes: Some(n), days: None, working_days: None }) => Some(Limit::Minutes(n)),
            Self::Table(RawTable { minutes: None, days: Some(n), working_days: None }) => Some(Limit::Days(n)),
            Self::Table(RawTable { minutes: None, days: None, working_days: Some(n) }) => Some(Limit::WorkingDays(n)),
            Self::Table(_) => None,
        };
        match limit {
            Some(Limit::Days(0) | Limit::WorkingDays(0)) | None => Err(at.error(span, PackProblem::Declaration(FORMS))),
            Some(Limit::Minutes(n)) if n > LONGEST => {
                Err(at.error(span, PackProblem::Threshold(i64::from(n), TOO_LONG)))
            }
            Some(Limit::Days(n) | Limit::WorkingDays(n)) if n > LONGEST / (24 * 60) => {
                Err(at.error(span, PackProblem::Threshold(i64::from(n), TOO_LONG)))
            }
            Some(limit) => Ok(limit),
        }
    }
}
