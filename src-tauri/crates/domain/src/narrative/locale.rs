//! How times are written for a reader.

use chrono::{Datelike, NaiveDateTime};
use chrono_tz::Tz;

use crate::terms::{Lang, Timestamp};

/// For whom the narrative is told: language, and the zone in which times are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale {
    /// The language.
    pub lang: Lang,
    /// The zone, usually the site's.
    pub zone: Tz,
    /// The year that goes without saying; times of another year name theirs.
    pub year: i32,
}

impl Locale {
    /// A point in time, e.g. 11月22日 14:05 or 22 Nov 14:05.
    pub fn time(&self, at: Timestamp) -> String {
        let local = at.with_timezone(&self.zone);
        // At the ends of the calendar the local time does not exist; UTC does.
        let local = local.naive_utc().checked_add_offset(chrono::Offset::fix(local.offset()));
        let local: NaiveDateTime = local.unwrap_or_else(|| at.naive_utc());
        let same_year = local.year() == self.year;
        let pattern = match (self.lang, same_year) {
            (Lang::Zh, true) => "%-m月%-d日 %H:%M",
            (Lang::Zh, false) => "%Y年%-m月%-d日 %H:%M",
            (Lang::En, true) => "%-d %b %H:%M",
            (Lang::En, false) => "%-d %b %Y %H:%M",
        };
        local.format(pattern).to_string()
    }
}
