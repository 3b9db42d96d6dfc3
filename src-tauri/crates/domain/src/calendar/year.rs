//! The official working days of each year, as data.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use ts_rs::TS;

use crate::grading::{PackError, PackProblem, PackText, Reason, required_text};
use crate::terms::Bilingual;

/// A run of days off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Holiday {
    /// What it is called.
    pub name: Bilingual,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, included.
    pub to: NaiveDate,
}

/// The official arrangement of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// The country or region it is official in, such as `CN`.
    pub region: String,
    /// The day it was last compared with its source.
    pub checked_on: NaiveDate,
    /// The official notice.
    pub source: Bilingual,
    /// Days off.
    pub holidays: Vec<Holiday>,
    /// Weekend days that are worked (调休上班).
    pub make_up: Vec<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawYear {
    year: i32,
    region: String,
    checked_on: NaiveDate,
    source: Spanned<Bilingual>,
    make_up: Vec<Spanned<NaiveDate>>,
    #[serde(default, rename = "holiday")]
    holidays: Vec<RawHoliday>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHoliday {
    name: Spanned<Bilingual>,
    from: Spanned<NaiveDate>,
    to: NaiveDate,
}

impl CalendarYear {
    /// Reads a year from TOML. `file` is only for messages.
    ///
    /// # Errors
    /// The first thing wrong, with file, line and key: also days of another year, and a make-up day that is no weekend day or a day off.
    pub fn parse(file: &str, source: &str) -> Result<Self, PackError> {
        let at = PackText::new(file, source);
        let raw: RawYear = at.read()?;
        let wrong = |span, zh, en| Err(at.error(span, PackProblem::Declaration(Reason { zh, en })));
        let mut holidays = Vec::with_capacity(raw.holidays.len());
        for holiday in raw.holidays {
            let (span, from) = (holiday.from.span(), holiday.from.into_inner());
            if from > holiday.to || from.year() != raw.year || holiday.to.year() != raw.year {
                return wrong(span, "放假日期颠倒或不在本年", "the days off run backwards or leave the year");
            }
            holidays.push(Holiday { name: required_text(at, holiday.name)?, from, to: holiday.to });
        }
        let off = |day: NaiveDate| holidays.iter().any(|h| (h.from..=h.to).contains(&day));
        for day in &raw.make_up {
            if day.get_ref().year() != raw.year || !is_weekend(*day.get_ref()) || off(*day.get_ref()) {
                return wrong(
                    day.span(),
                    "调休上班日须是本年的周末，且不在放假日内",
                    "a make-up day is a weekend day of the year that is not a day off",
                );
            }
        }
        Ok(Self {
            year: raw.year,
            region: raw.region,
            checked_on: raw.checked_on,
            source: required_text(at, raw.source)?,
            make_up: raw.make_up.into_iter().map(Spanned::into_inner).collect(),
            holidays,
        })
    }
}

/// What kind of day a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day<'c> {
    /// Whether it is worked.
    pub working: bool,
    /// Whether an official arrangement says so; otherwise only the week does.
    pub confirmed: bool,
    /// The holiday it belongs to.
    pub holiday: Option<&'c Bilingual>,
}

/// The years known. Empty, it is the plain week, unconfirmed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    years: BTreeMap<i32, CalendarYear>,
}

/// The plain week.
static PLAIN_WEEK: Calendar = Calendar { years: BTreeMap::new() };

impl Calendar {
    /// The calendar for a site in `zone`. The official years are those of the mainland; elsewhere only the week is known.
    pub fn at(&self, zone: Tz) -> &Calendar {
        let mainland = matches!(
            zone,
            Tz::Asia__Shanghai
                | Tz::Asia__Urumqi
                | Tz::Asia__Chongqing
                | Tz::Asia__Harbin
                | Tz::Asia__Kashgar
                | Tz::PRC
        );
        if mainland { self } else { &PLAIN_WEEK }
    }

    /// A calendar of the given years; of two for the same year the later one holds.
    pub fn new(years: impl IntoIterator<Item = CalendarYear>) -> Self {
        Self { years: years.into_iter().map(|y| (y.year, y)).collect() }
    }

    /// The years known, in order.
    pub fn years(&self) -> impl Iterator<Item = &CalendarYear> {
        self.years.values()
    }

    /// What kind of day `date` is.
    pub fn day(&self, date: NaiveDate) -> Day<'_> {
        let weekday = !is_weekend(date);
        let Some(year) = self.years.get(&date.year()) else {
            return Day { working: weekday, confirmed: false, holiday: None };
        };
        let holiday = year.holidays.iter().find(|h| (h.from..=h.to).contains(&date));
        let working = holiday.is_none() && (weekday || year.make_up.contains(&date));
        Day { working, confirmed: true, holiday: holiday.map(|h| &h.name) }
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
