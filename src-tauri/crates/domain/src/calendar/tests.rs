use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;

use super::*;
use crate::grading::testing::files;
use crate::terms::Timestamp;

const SHANGHAI: Tz = Tz::Asia__Shanghai;
const OFFICE: BusinessHours = BusinessHours { opens: 540, closes: 1080, every_day: false };

fn calendar() -> Calendar {
    Calendar::new(files("calendars").iter().map(|(file, text)| CalendarYear::parse(file, text).unwrap()))
}

fn utc(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn local(text: &str, zone: Tz) -> Timestamp {
    let naive = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    naive.and_local_timezone(zone).earliest().unwrap().to_utc()
}

fn shown(at: Timestamp, zone: Tz) -> String {
    at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_official_years_are_as_published() {
    let calendar = calendar();
    for (day, working) in [
        ("2025-01-26", true),  // Sunday worked before the Spring Festival
        ("2025-01-27", true),  // its eve was an ordinary Monday in 2025
        ("2025-01-28", false), // New Year's Eve by the moon is off since 2025
        ("2025-02-08", true),
        ("2025-10-08", false),
        ("2025-10-11", true),
        ("2026-01-02", false),
        ("2026-01-04", true),
        ("2026-02-14", true),
        ("2026-02-15", false),
        ("2026-02-23", false),
        ("2026-02-24", true),
        ("2026-05-09", true),
        ("2026-09-20", true),
        ("2026-10-07", false),
        ("2026-10-08", true),
        ("2026-10-10", true),
        ("2026-11-21", false),
    ] {
        let found = calendar.day(date(day));
        assert_eq!((found.working, found.confirmed), (working, true), "{day}");
    }
    let off = |year: i32| {
        let days = NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days().take(365);
        days.filter(|d| !calendar.day(*d).working).count()
    };
    assert_eq!((off(2025), off(2026)), (104 - 5 + 18, 104 - 6 + 19), "weekends, less make-up days, plus weekdays off");
}

#[test]
fn a_year_without_a_file_is_the_plain_week_unconfirmed() {
    let found = calendar();
    let day = found.day(date("2027-10-01"));
    assert_eq!((day.working, day.confirmed), (true, false));
    let due = found.add_working_days(utc("2026-12-30T02:00:00Z"), 3, SHANGHAI, None).unwrap();
    assert!(due.unconfirmed);
}

#[test]
fn working_minutes_at_the_boundaries() {
    for (from, minutes, due, what) in [
        ("2026-03-02 09:00", 30, "2026-03-02 09:30", "at opening"),
        ("2026-03-02 08:59", 30, "2026-03-02 09:30", "before opening"),
        ("2026-03-02 17:30", 30, "2026-03-02 18:00", "to the very closing"),
        ("2026-03-02 17:31", 30, "2026-03-03 09:01", "one minute past closing"),
        ("2026-03-02 18:00", 30, "2026-03-03 09:30", "at closing"),
        ("2026-03-02 00:00", 30, "2026-03-02 09:30", "midnight belongs to the new day"),
        ("2026-03-02 23:59", 30, "2026-03-03 09:30", "just before midnight"),
        ("2026-03-06 17:45", 30, "2026-03-09 09:15", "over a weekend"),
        ("2026-09-30 17:45", 30, "2026-10-08 09:15", "National Day eve"),
        ("2026-02-14 17:45", 30, "2026-02-24 09:15", "a make-up Saturday before the Spring Festival"),
        ("2026-02-13 17:45", 30, "2026-02-14 09:15", "Friday runs on into a make-up Saturday"),
        ("2026-05-08 17:00", 120, "2026-05-09 10:00", "make-up Saturday in May"),
        ("2026-03-02 09:00", 1440, "2026-03-04 15:00", "24 business hours are two days and six hours"),
        ("2026-03-02 20:00", 0, "2026-03-03 09:00", "nothing to wait for but the opening"),
    ] {
        let found = calendar().add_working_minutes(local(from, SHANGHAI), minutes, SHANGHAI, &OFFICE).unwrap();
        assert_eq!(shown(found.at, SHANGHAI), due, "{what}");
        assert!(!found.unconfirmed, "{what}");
    }
}

#[test]
fn working_days_end_with_the_day() {
    for (from, days, legal, service) in [
        ("2026-03-02 00:00", 1, "2026-03-03 23:59", "2026-03-03 18:00"),
        ("2026-03-02 23:59", 1, "2026-03-03 23:59", "2026-03-03 18:00"),
        ("2026-09-30 10:00", 3, "2026-10-10 23:59", "2026-10-10 18:00"),
        ("2026-02-13 10:00", 1, "2026-02-14 23:59", "2026-02-14 18:00"),
        ("2026-02-14 10:00", 1, "2026-02-24 23:59", "2026-02-24 18:00"),
        ("2026-03-02 10:00", 7, "2026-03-11 23:59", "2026-03-11 18:00"),
    ] {
        let calendar = calendar();
        let due = |hours| calendar.add_working_days(local(from, SHANGHAI), days, SHANGHAI, hours).unwrap().at;
        assert_eq!(shown(due(None), SHANGHAI), legal, "{days} from {from}");
        assert_eq!(shown(due(Some(&OFFICE)), SHANGHAI), service, "{days} from {from}");
    }
}

#[test]
fn foreign_sites_keep_their_wall_clock_through_daylight_saving() {
    let early = BusinessHours { opens: 60, closes: 300, every_day: true };
    for (zone, from, minutes, due, what) in [
        (Tz::America__New_York, "2026-03-08 01:30", 60, "2026-03-08 03:30", "the hour from two to three is left out"),
        (Tz::America__New_York, "2026-11-01 01:30", 120, "2026-11-01 02:30", "the hour from one to two comes twice"),
        (Tz::Europe__Berlin, "2026-03-29 01:00", 180, "2026-03-29 05:00", "a day of three hours"),
        (Tz::Europe__Berlin, "2026-10-25 01:00", 300, "2026-10-25 05:00", "a day of five hours"),
        (Tz::Australia__Lord_Howe, "2026-04-05 01:00", 60, "2026-04-05 01:30", "half an hour comes twice"),
        (Tz::Pacific__Apia, "2011-12-29 04:30", 60, "2011-12-31 01:30", "a day that was left out"),
    ] {
        let found = calendar().add_working_minutes(local(from, zone), minutes, zone, &early).unwrap();
        assert_eq!(shown(found.at, zone), due, "{what}");
    }
    let due = add_days(local("2026-03-28 12:00", Tz::Europe__Berlin), 1, Tz::Europe__Berlin).unwrap();
    assert_eq!(due, utc("2026-03-29T21:59:59Z"), "a day of 23 hours still ends at its midnight");
}

#[test]
fn hours_past_midnight_belong_to_the_day_they_began() {
    let bar = BusinessHours { opens: 1080, closes: 1560, every_day: false };
    let due = |from: &str, minutes| {
        let found = calendar().add_working_minutes(local(from, SHANGHAI), minutes, SHANGHAI, &bar).unwrap();
        shown(found.at, SHANGHAI)
    };
    assert_eq!(due("2026-03-03 01:30", 30), "2026-03-03 02:00");
    assert_eq!(due("2026-03-03 01:30", 31), "2026-03-03 18:01");
    assert_eq!(due("2026-03-07 01:30", 60), "2026-03-09 18:30", "Friday night runs into Saturday, then Monday evening");
}

#[test]
fn a_leap_second_neither_loses_nor_doubles_time() {
    let leap = utc("2016-12-31T23:59:60Z");
    assert_eq!(add_minutes(leap, 60).unwrap().timestamp(), utc("2017-01-01T00:59:59Z").timestamp());
    let hours = BusinessHours::ALWAYS;
    let due = calendar().add_working_minutes(leap, 60, Tz::UTC, &hours).unwrap();
    assert_eq!(due.at, add_minutes(leap, 60).unwrap());
    assert_eq!(add_days(leap, 1, Tz::UTC).unwrap(), utc("2017-01-01T23:59:59Z"));
}

#[test]
fn round_the_clock_is_wall_time() {
    for minutes in [0, 1, 1439, 1440, 1441, 100_000] {
        let from = utc("2026-03-02T15:59:30Z");
        let due = calendar().add_working_minutes(from, minutes, SHANGHAI, &BusinessHours::ALWAYS).unwrap();
        assert_eq!(due.at, from + TimeDelta::minutes(i64::from(minutes)));
    }
}

#[test]
fn nonsense_gives_nothing_instead_of_a_panic() {
    let calendar = calendar();
    let from = utc("2026-03-02T00:00:00Z");
    let closed = BusinessHours { opens: 600, closes: 600, every_day: true };
    assert_eq!(calendar.add_working_minutes(from, 1, SHANGHAI, &closed), None);
    assert_eq!(calendar.add_working_minutes(from, u32::MAX, SHANGHAI, &OFFICE), None);
    assert_eq!(calendar.add_working_days(from, u32::MAX, SHANGHAI, None), None);
    assert_eq!(add_days(Timestamp::MAX_UTC, 1, SHANGHAI), None);
    assert_eq!(add_minutes(Timestamp::MAX_UTC, 1), None);
    assert_eq!(calendar.add_working_minutes(Timestamp::MAX_UTC, 1, SHANGHAI, &OFFICE), None);
    assert_eq!(calendar.add_working_minutes(Timestamp::MIN_UTC, 1, Tz::America__New_York, &OFFICE), None);
}

#[test]
fn a_wrong_calendar_file_is_refused_with_the_place() {
    let (_, text) = files("calendars").remove(0);
    let broken = text.replace("\"2025-01-26\"", "\"2025-01-27\"");
    let error = CalendarYear::parse("cn-2025.toml", &broken).unwrap_err();
    assert_eq!((error.line, error.key.as_str()), (6, "make_up"));
}
