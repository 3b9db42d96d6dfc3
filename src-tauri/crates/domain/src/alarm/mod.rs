//! Alarms (提醒): what must be noticed now, whom it reaches, and up which chain it goes while nobody acknowledges it.
//!
//! An alarm fires from stored due times, and that it fired is an event of the case. So sleep, a changed system clock or a second program neither
//! loses nor doubles one.

mod chain;
mod decide;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use chain::EscalationChain;
pub(crate) use decide::{decide, evolve, tell_of_rise};
pub use decide::{next_moment, ring};

use crate::ids::{AlarmId, ClockId, UserId};
use crate::terms::{Grade, Timestamp, vocabulary};

vocabulary! {
    /// Why an alarm was raised.
    Cause {
        /// 即将到期
        DueSoon = "due_soon",
        /// 已到期
        Due = "due",
        /// 等级上升
        Regraded = "regraded",
    }
}

vocabulary! {
    /// Whom a step of the chain reaches.
    Target {
        /// 第一责任人
        FirstResponsible = "first_responsible",
        /// 区域
        Region = "region",
        /// 总部负责人
        HeadquartersLead = "headquarters_lead",
    }
}

/// Who has seen an alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Acknowledgement {
    /// Who.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// An alarm that was raised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Alarm {
    /// Its id; that of the clock where it is about one.
    pub id: AlarmId,
    /// Why it was raised.
    pub cause: Cause,
    /// The grade in force when it was raised.
    pub grade: Grade,
    /// Whom it reached last.
    pub target: Target,
    /// The people it reached last.
    pub to: Vec<UserId>,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// When it goes a step up, unless somebody acknowledges it.
    pub next_at: Option<Timestamp>,
    /// Who has seen it.
    pub acknowledged: Option<Acknowledgement>,
}

impl Alarm {
    /// The clock it is about, if it is about one.
    pub const fn clock(&self) -> Option<ClockId> {
        match self.cause {
            Cause::DueSoon | Cause::Due => Some(ClockId(self.id.0)),
            Cause::Regraded => None,
        }
    }
}

/// What a person does about alarms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum AlarmCommand {
    /// Has seen it and takes care of it.
    Acknowledge {
        /// Which.
        alarm: AlarmId,
    },
}

/// What happened to alarms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum AlarmEvent {
    /// Raised.
    Raised {
        /// Its id; that of the clock where it is about one.
        alarm: AlarmId,
        /// Why.
        cause: Cause,
        /// The grade in force.
        grade: Grade,
        /// Whom it reaches first.
        target: Target,
        /// The people it reaches.
        to: Vec<UserId>,
        /// When it goes a step up.
        next_at: Option<Timestamp>,
    },
    /// Nobody acknowledged it, so it went a step up.
    Escalated {
        /// Which.
        alarm: AlarmId,
        /// Whom it reaches now.
        target: Target,
        /// The people it reaches now.
        to: Vec<UserId>,
        /// When it goes another step up.
        next_at: Option<Timestamp>,
    },
    /// Somebody has seen it.
    Acknowledged {
        /// Which.
        alarm: AlarmId,
    },
}

impl AlarmEvent {
    /// The kind as the journal spells it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Raised { .. } => "alarm.raised",
            Self::Escalated { .. } => "alarm.escalated",
            Self::Acknowledged { .. } => "alarm.acknowledged",
        }
    }
}
