//! The facts ledger: claims with a source and a state. A fact with a key feeds grading.

mod decide;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use decide::{check_value, decide, evolve};

use crate::ids::{EntryId, FactId, UserId};
use crate::terms::{FactValue, Timestamp, vocabulary};

vocabulary! {
    /// How far a claim is established.
    FactState {
        /// 已报告
        Reported = "reported",
        /// 已确认
        Confirmed = "confirmed",
        /// 有争议
        Disputed = "disputed",
        /// 已撤回
        Retracted = "retracted",
    }
}

/// A claim with a source and a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fact {
    /// Its id.
    pub id: FactId,
    /// The number by which people cite it in this case, from 1.
    pub number: u32,
    /// The grading fact it gives a value to, if any (a key of the scenario's rule pack).
    pub key: Option<String>,
    /// The value; `None` is unknown, never zero.
    pub value: Option<FactValue>,
    /// The claim in words.
    pub claim: String,
    /// Who or what it comes from.
    pub source: String,
    /// How far it is established.
    pub state: FactState,
    /// When it happened, if that is known.
    pub occurred_at: Option<Timestamp>,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Who changed it last.
    pub changed_by: UserId,
    /// Who confirmed, disputed or retracted it: how or why.
    pub judgement: Option<String>,
    /// The entries that made and changed it, oldest first.
    pub history: Vec<EntryId>,
}

/// What a person asks about facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum FactCommand {
    /// Enter a claim.
    Record {
        /// Its id; chosen here when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        id: Option<FactId>,
        /// The grading fact it is about.
        #[serde(default)]
        #[ts(optional = nullable)]
        key: Option<String>,
        /// The value; absent is unknown.
        #[serde(default)]
        #[ts(optional = nullable)]
        value: Option<FactValue>,
        /// The claim in words; may be empty when a key and a value say it all.
        #[serde(default)]
        claim: String,
        /// Who or what it comes from.
        source: String,
        /// Whether it is confirmed already.
        #[serde(default)]
        confirmed: bool,
        /// When it happened.
        #[serde(default)]
        #[ts(optional = nullable)]
        occurred_at: Option<Timestamp>,
    },
    /// Change value or wording; the claim is "reported" again.
    Revise {
        /// Which.
        fact: FactId,
        /// The new value.
        value: Option<FactValue>,
        /// The new wording; the old one stays when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        claim: Option<String>,
        /// The new source.
        source: String,
        /// Whether the new value is confirmed already.
        #[serde(default)]
        confirmed: bool,
    },
    /// Say how far it is established, and how or why.
    Judge {
        /// Which.
        fact: FactId,
        /// confirmed, disputed or retracted.
        state: FactState,
        /// How it was confirmed, why it is disputed or retracted.
        reason: String,
    },
}

/// What happened to facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum FactEvent {
    /// A claim was entered.
    Recorded {
        /// Its id.
        fact: FactId,
        /// The grading fact it is about.
        key: Option<String>,
        /// Its value.
        value: Option<FactValue>,
        /// In words.
        claim: String,
        /// From whom or what.
        source: String,
        /// reported or confirmed.
        state: FactState,
        /// When it happened.
        occurred_at: Option<Timestamp>,
    },
    /// Value or wording changed.
    Revised {
        /// Which.
        fact: FactId,
        /// The value now.
        value: Option<FactValue>,
        /// The wording now.
        claim: String,
        /// The source now.
        source: String,
        /// reported or confirmed.
        state: FactState,
    },
    /// Confirmed, disputed or retracted.
    Judged {
        /// Which.
        fact: FactId,
        /// The state now.
        state: FactState,
        /// How or why.
        reason: String,
    },
}

impl FactEvent {
    /// The kind as the journal spells it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Recorded { .. } => "fact.recorded",
            Self::Revised { .. } => "fact.revised",
            Self::Judged { .. } => "fact.judged",
        }
    }
}
