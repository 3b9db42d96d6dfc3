//! When a site is open, and what its wall clock means in UTC.

use chrono::{DateTime, Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::terms::Timestamp;

/// When a site is open, by its own wall clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct BusinessHours {
    /// Opening, in minutes after midnight.
    pub opens: u16,
    /// Closing, in minutes after the midnight of the day it opened: 1560 is two in the morning of the next day.
    pub closes: u16,
    /// Open on weekends and holidays too. Otherwise only on working days of the calendar.
    pub every_day: bool,
}

impl Default for BusinessHours {
    /// An office's hours: nine to six on working days.
    fn default() -> Self {
        Self { opens: 9 * 60, closes: 18 * 60, every_day: false }
    }
}

impl BusinessHours {
    /// Round the clock, every day.
    pub const ALWAYS: Self = Self { opens: 0, closes: 24 * 60, every_day: true };

    /// Whether it opens within a day, and closes after that and within 24 hours.
    pub const fn is_sensible(&self) -> bool {
        self.opens < 24 * 60 && self.closes > self.opens && self.closes - self.opens <= 24 * 60
    }

    /// Opening and closing on `date`, in UTC. Where the wall clock jumps, the day is as long as it really is.
    pub(super) fn on(&self, date: NaiveDate, zone: Tz) -> Option<(Timestamp, Timestamp)> {
        Some((instant(date, self.opens, zone)?.0, instant(date, self.closes, zone)?.1))
    }
}

/// The earliest and the latest instant at which the wall clock of `zone` shows `minute` minutes after the midnight of `date`. A time that a jump
/// leaves out is taken by the clock as it went before the jump.
fn instant(date: NaiveDate, minute: u16, zone: Tz) -> Option<(Timestamp, Timestamp)> {
    let wall = date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::minutes(i64::from(minute)))?;
    let both = |local| match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(t) => Some((t.to_utc(), t.to_utc())),
        MappedLocalTime::Ambiguous(early, late) => Some((early.to_utc(), late.to_utc())),
        MappedLocalTime::None => None,
    };
    // Gaps are an hour, or once a whole day where a country crossed the date line.
    [0, 3, 27].into_iter().find_map(|hours| {
        let back = TimeDelta::hours(hours);
        let (early, late) = both(wall.checked_sub_signed(back)?)?;
        Some((early.checked_add_signed(back)?, late.checked_add_signed(back)?))
    })
}

/// The last second of `date` on the wall clock of `zone`.
pub(super) fn end_of_day(date: NaiveDate, zone: Tz) -> Option<Timestamp> {
    let midnight = instant(date.checked_add_days(Days::new(1))?, 0, zone)?.0;
    midnight.checked_sub_signed(TimeDelta::seconds(1))
}

/// `at` without a leap second: 23:59:60 counts as 23:59:59.999….
pub(super) fn without_leap_second(at: Timestamp) -> Timestamp {
    DateTime::<Utc>::from_timestamp(at.timestamp(), at.timestamp_subsec_nanos().min(999_999_999)).unwrap_or(at)
}

/// What the wall clock of `zone` shows at `at`; `None` beyond the end of time.
pub(crate) fn wall_clock(at: Timestamp, zone: Tz) -> Option<NaiveDateTime> {
    let utc = without_leap_second(at).naive_utc();
    utc.checked_add_offset(zone.offset_from_utc_datetime(&utc).fix())
}
