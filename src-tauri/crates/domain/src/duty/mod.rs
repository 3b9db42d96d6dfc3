//! Duties (时限): what is due by when, to whom, and by which rule.
//!
//! Duties are data (`content/duties`). [`due`] reckons the due time of every duty of a situation; a duty whose trigger has not
//! happened yet waits. Legal and public clocks run in wall time and are never paused; service clocks count the site's business hours.

#[cfg(test)]
mod boundaries;
mod limit;
mod pack;
mod reckon;
mod state;
#[cfg(test)]
mod tests;
mod why;

pub use limit::Limit;
pub use pack::{Duty, DutyKind, DutyPack, Trigger, applicable};
pub use reckon::{DutyDue, Situation, due};
pub use state::{ClockState, ClockTimes, Stopped, clock_state, soon_at};
pub use why::Why;
