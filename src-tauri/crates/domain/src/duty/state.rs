//! How a clock stands at a moment. A function of stored times only, so that sleep or a changed system clock loses nothing.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::terms::Timestamp;

/// How a clock was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stopped {
    /// The duty was first done then. Later versions don't move it.
    Met(Timestamp),
    /// A person decided that it does not apply.
    Waived,
}

/// The times of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClockTimes {
    /// When it began to run.
    pub started_at: Option<Timestamp>,
    /// When it is due; absent while it waits.
    pub due_at: Option<Timestamp>,
    /// How it was stopped, if it was.
    pub stopped: Option<Stopped>,
}

/// How a clock stands. Minutes are rounded up, so that one second late is not "0 minutes late".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ClockState {
    /// Its trigger has not happened.
    Waiting,
    /// Time is left.
    Running {
        /// Until it is due.
        #[ts(type = "number")]
        left_minutes: i64,
    },
    /// Little time is left: a quarter of the whole, but at least 5 minutes and at most a day.
    DueSoon {
        /// Until it is due.
        #[ts(type = "number")]
        left_minutes: i64,
    },
    /// Done in time.
    Met,
    /// Done too late.
    MetLate {
        /// By how much.
        #[ts(type = "number")]
        by_minutes: i64,
    },
    /// Not done and past due.
    Overdue {
        /// By how much.
        #[ts(type = "number")]
        by_minutes: i64,
    },
    /// A person decided that it does not apply.
    Waived,
}

/// How a clock stands at `now`. At the very due time it is not late yet.
pub fn clock_state(clock: &ClockTimes, now: Timestamp) -> ClockState {
    match (clock.stopped, clock.due_at) {
        (Some(Stopped::Waived), _) => ClockState::Waived,
        (Some(Stopped::Met(at)), Some(due)) if at > due => ClockState::MetLate { by_minutes: minutes_up(at - due) },
        (Some(Stopped::Met(_)), _) => ClockState::Met,
        (None, None) => ClockState::Waiting,
        (None, Some(due)) if now > due => ClockState::Overdue { by_minutes: minutes_up(now - due) },
        (None, Some(due)) => {
            let left_minutes = minutes_up(due - now);
            if now >= soon_at(clock.started_at, due) {
                ClockState::DueSoon { left_minutes }
            } else {
                ClockState::Running { left_minutes }
            }
        }
    }
}

/// From when on a clock is due soon.
pub fn soon_at(started_at: Option<Timestamp>, due: Timestamp) -> Timestamp {
    let whole = started_at.map_or(TimeDelta::zero(), |start| due - start);
    let before = (whole / 4).clamp(TimeDelta::minutes(5), TimeDelta::days(1));
    due.checked_sub_signed(before).unwrap_or(due)
}

fn minutes_up(span: TimeDelta) -> i64 {
    let whole = span.num_minutes();
    if span > TimeDelta::minutes(whole) { whole.saturating_add(1) } else { whole }
}
