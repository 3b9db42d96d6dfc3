//! Due times: a start plus working minutes, working days, days or plain minutes.

use chrono::{Days, NaiveDate, TimeDelta};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::hours::{BusinessHours, end_of_day, wall_clock, without_leap_second};
use super::year::Calendar;
use crate::terms::Timestamp;

/// How far ahead a due time is looked for: ten years, in days.
const HORIZON: u64 = 3660;

/// A due time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reckoned {
    /// When it is due.
    pub at: Timestamp,
    /// It passes through a year whose official working days are not known.
    pub unconfirmed: bool,
}

impl Calendar {
    /// `minutes` of open hours after `from`. Outside hours, counting begins at the next opening; exactly at closing is still within hours
    /// for what ends, not for what starts.
    ///
    /// `None` if the hours make no sense or nothing is found within ten years.
    pub fn add_working_minutes(
        &self,
        from: Timestamp,
        minutes: u32,
        zone: Tz,
        hours: &BusinessHours,
    ) -> Option<Reckoned> {
        let from = without_leap_second(from);
        let first = wall_clock(from, zone)?.date();
        let (mut left, mut cursor) = (TimeDelta::minutes(i64::from(minutes)), from);
        let mut unconfirmed = false;
        if !hours.is_sensible() {
            return None;
        }
        // Hours past midnight belong to the day before, so the count begins there.
        for date in days_from(first.pred_opt()?) {
            let day = self.day(date);
            unconfirmed |= date >= first && !hours.every_day && !day.confirmed;
            if !(day.working || hours.every_day) {
                continue;
            }
            let (opens, closes) = hours.on(date, zone)?;
            if closes <= cursor {
                continue;
            }
            cursor = cursor.max(opens);
            if left <= closes - cursor {
                return Some(Reckoned { at: cursor.checked_add_signed(left)?, unconfirmed });
            }
            left -= closes - cursor;
            cursor = closes;
        }
        None
    }

    /// The end of the `days`-th working day after the day of `from`, which itself is not counted: its closing where `hours` are given, else
    /// its last second.
    ///
    /// `None` if the hours make no sense or nothing is found within ten years.
    pub fn add_working_days(
        &self,
        from: Timestamp,
        days: u32,
        zone: Tz,
        hours: Option<&BusinessHours>,
    ) -> Option<Reckoned> {
        let every_day = hours.is_some_and(|h| h.every_day);
        let mut left = days;
        let mut unconfirmed = false;
        let mut date = wall_clock(from, zone)?.date();
        let last = date.checked_add_days(Days::new(HORIZON))?;
        while left > 0 {
            date = date.succ_opt().filter(|d| *d <= last)?;
            let day = self.day(date);
            unconfirmed |= !every_day && !day.confirmed;
            left -= u32::from(day.working || every_day);
        }
        let at = match hours {
            Some(hours) if hours.is_sensible() => hours.on(date, zone)?.1,
            Some(_) => return None,
            None => end_of_day(date, zone)?,
        };
        Some(Reckoned { at, unconfirmed })
    }
}

/// `minutes` of wall time after `from`; `None` beyond the end of time.
pub fn add_minutes(from: Timestamp, minutes: u32) -> Option<Timestamp> {
    without_leap_second(from).checked_add_signed(TimeDelta::minutes(i64::from(minutes)))
}

/// The last second of the `days`-th day after that of `from`, which itself is not counted; `None` beyond the end of time.
pub fn add_days(from: Timestamp, days: u32, zone: Tz) -> Option<Timestamp> {
    let date = wall_clock(from, zone)?.date();
    end_of_day(date.checked_add_days(Days::new(u64::from(days)))?, zone)
}

fn days_from(first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first.iter_days().take(usize::try_from(HORIZON).unwrap_or(usize::MAX))
}
