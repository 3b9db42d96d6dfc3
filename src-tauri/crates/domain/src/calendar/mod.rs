//! Working days and business hours: which days are worked, and when something is due that counts only working time.
//!
//! The official holiday arrangement of each year is data (`content/calendars`). A year without a file follows the plain week and is
//! marked unconfirmed, so that a due time reckoned through it is known to be provisional.

mod hours;
mod reckon;
mod year;

#[cfg(test)]
mod tests;

pub use hours::BusinessHours;
pub(crate) use hours::wall_clock;
pub use reckon::{Reckoned, add_days, add_minutes};
pub use year::{Calendar, CalendarYear, Day, Holiday};
