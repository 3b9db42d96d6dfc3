//! Duty clocks of a case (时限): started by a duty, stopped once, never restarted.

mod decide;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use decide::{decide, evolve, follow_duties};

use crate::duty::{DutyDue, DutyKind, Trigger};
use crate::ids::{ClockId, UserId};
use crate::terms::Timestamp;

/// How a clock was stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ClockStop {
    /// The duty was done; late if `at` is after the due time.
    Met {
        /// When it was done.
        at: Timestamp,
        /// What proves it.
        receipt: Receipt,
        /// Who recorded it.
        by: UserId,
    },
    /// A person decided that it does not apply.
    Waived {
        /// When.
        at: Timestamp,
        /// Why.
        reason: String,
        /// Who.
        by: UserId,
    },
}

/// What proves that a duty was done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Over which channel it was done.
    pub channel: String,
    /// The receipt's number, if one was given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub number: Option<String>,
    /// Who took it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub person: Option<String>,
    /// The file that shows it, by name or by where it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub file: Option<String>,
}

/// A running or stopped clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Clock {
    /// Its id.
    pub id: ClockId,
    /// The duty with its start, due time and the reason for both.
    pub due: DutyDue,
    /// How it was stopped; runs while absent.
    pub stop: Option<ClockStop>,
}

impl Clock {
    /// Whether it still runs.
    pub const fn is_running(&self) -> bool {
        self.stop.is_none()
    }

    /// Whether `due` is the same duty, reckoned from an earlier start to an earlier end. A rhythm counts from its own
    /// reports, and what was waived counts no more.
    pub(crate) fn is_tightened_by(&self, due: &DutyDue) -> bool {
        let waived = matches!(self.stop, Some(ClockStop::Waived { .. }));
        self.due.id == due.id
            && self.due.kind != DutyKind::Cadence
            && !waived
            && due.started_at < self.due.started_at
            && due.due_at.is_some_and(|at| self.due.due_at.is_none_or(|before| at < before))
    }

    /// Whether it is a duty by law.
    pub fn is_legal(&self) -> bool {
        self.due.kind == DutyKind::Legal
    }
}

/// What a person asks about clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum ClockCommand {
    /// The duty was done.
    Meet {
        /// Which.
        clock: ClockId,
        /// When it was done.
        at: Timestamp,
        /// What proves it.
        receipt: Receipt,
    },
    /// It does not apply, for a reason.
    Waive {
        /// Which.
        clock: ClockId,
        /// Why.
        reason: String,
    },
    /// Something happened from which duties count. What is recorded can only be corrected to an earlier time.
    Trigger {
        /// What.
        trigger: Trigger,
        /// When.
        at: Timestamp,
    },
}

/// What happened to clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ClockEvent {
    /// A duty began to run.
    Started {
        /// Its id.
        clock: ClockId,
        /// The duty with its start, due time and the reason for both.
        due: DutyDue,
    },
    /// The duty was done.
    Met {
        /// Which.
        clock: ClockId,
        /// When.
        at: Timestamp,
        /// What proves it.
        receipt: Receipt,
    },
    /// It does not apply.
    Waived {
        /// Which.
        clock: ClockId,
        /// Why.
        reason: String,
    },
    /// What the duty rather counts from came to be known, and lies earlier: so does the end.
    Tightened {
        /// Which.
        clock: ClockId,
        /// The duty with its true start, due time and the reason for both.
        due: DutyDue,
        /// When it was due until now.
        before: Option<Timestamp>,
    },
    /// Something happened from which duties count.
    Triggered {
        /// What.
        trigger: Trigger,
        /// When.
        at: Timestamp,
    },
}

impl ClockEvent {
    /// The kind as the journal spells it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Started { .. } => "clock.started",
            Self::Met { .. } => "clock.met",
            Self::Waived { .. } => "clock.waived",
            Self::Tightened { .. } => "clock.tightened",
            Self::Triggered { .. } => "clock.triggered",
        }
    }
}
