//! Duty clocks of a case (时限): started by a duty, stopped once, never restarted.

mod decide;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use decide::{decide, evolve, start_due};

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
    /// Something happened from which duties count.
    Trigger {
        /// What.
        trigger: Trigger,
        /// When.
        at: Timestamp,
    },
}

/// What happened to clocks.
#[expect(clippy::large_enum_variant, reason = "events are made one at a time and written down at once")]
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
            Self::Triggered { .. } => "clock.triggered",
        }
    }
}
