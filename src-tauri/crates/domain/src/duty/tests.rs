use std::collections::BTreeMap;

use chrono_tz::Tz;
use serde_json::json;

use super::*;
use crate::calendar::{BusinessHours, Calendar, CalendarYear};
use crate::grading::testing::{facts, files};
use crate::terms::{Grade, Lang, Scenario, Timestamp};

fn packs() -> Vec<DutyPack> {
    files("duties").iter().map(|(file, text)| DutyPack::parse(file, text).unwrap()).collect()
}

fn calendar() -> Calendar {
    Calendar::new(files("calendars").iter().map(|(file, text)| CalendarYear::parse(file, text).unwrap()))
}

fn utc(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn situation(scenario: Scenario, grade: Grade, known: serde_json::Value, at: &[(Trigger, &str)]) -> Situation {
    let graded = at.iter().find(|(trigger, _)| *trigger == Trigger::Graded);
    Situation {
        scenario,
        grade,
        facts: facts(known),
        triggers: at.iter().map(|(trigger, at)| (*trigger, utc(at))).collect(),
        graded: graded.map(|(_, at)| Grade::ALL.iter().map(|g| (*g, utc(at))).collect()).unwrap_or_default(),
        reports: BTreeMap::new(),
        zone: Tz::Asia__Shanghai,
        hours: BusinessHours::default(),
    }
}

fn due_times(s: &Situation) -> BTreeMap<String, Option<String>> {
    let shown = |at: Timestamp| at.with_timezone(&s.zone).format("%m-%d %H:%M").to_string();
    due(&packs(), s, &calendar()).into_iter().map(|d| (d.id, d.due_at.map(shown))).collect()
}

#[test]
fn a_serious_food_poisoning_has_its_duties() {
    // 14:00 and 14:20 in Shanghai.
    let at = [(Trigger::Occurred, "2026-03-02T06:00:00Z"), (Trigger::Found, "2026-03-02T06:20:00Z")];
    let found = due_times(&situation(Scenario::FoodPoisoning, Grade::Serious, json!({}), &at));
    for (id, at) in [
        ("food_safety.report_promptly", Some("03-02 14:20")),
        ("food_safety.report_two_hours", Some("03-02 16:00")),
        ("food_safety.seal", Some("03-02 14:20")),
        ("public_health.report", Some("03-02 14:20")),
        ("public.first_response", Some("03-02 15:20")),
        ("public.formal_statement", Some("03-03 14:00")),
        ("cadence.customer_update", None),
        ("regulator_complaint.acceptance", None),
    ] {
        assert_eq!(found.get(id), Some(&at.map(str::to_owned)), "{id}");
    }
    assert!(!found.contains_key("cadence.sitrep"), "situation reports are due while major");
    assert!(!found.contains_key("public_health.report_medical"));
}

#[test]
fn becoming_major_adds_the_sitrep_and_keeps_the_rest() {
    let at = [(Trigger::Found, "2026-03-02T06:20:00Z"), (Trigger::Graded, "2026-03-02T07:00:00Z")];
    let before = due_times(&situation(Scenario::FoodPoisoning, Grade::Serious, json!({}), &at));
    let after = due_times(&situation(Scenario::FoodPoisoning, Grade::Major, json!({}), &at));
    assert_eq!(after.get("cadence.sitrep"), Some(&Some("03-02 15:30".to_owned())));
    assert!(before.iter().all(|(id, due)| after.get(id) == Some(due)));
}

#[test]
fn each_cadence_counts_from_its_own_previous_report() {
    let at = [(Trigger::Graded, "2026-03-02T07:00:00Z")];
    let mut situation = situation(Scenario::Rumour, Grade::Major, json!({}), &at);
    situation.reports.insert("cadence.sitrep".into(), utc("2026-03-02T07:25:00Z"));
    let found = due_times(&situation);
    assert_eq!(found["cadence.sitrep"].as_deref(), Some("03-02 15:55"));
    assert_eq!(
        found["cadence.customer_update"].as_deref(),
        Some("03-02 19:00"),
        "a situation report is no customer update"
    );
}

#[test]
fn grading_counts_from_when_the_grade_reached_the_duty() {
    let mut situation = situation(Scenario::Rumour, Grade::Major, json!({}), &[]);
    situation.graded = BTreeMap::from([
        (Grade::General, utc("2026-03-02T05:00:00Z")),
        (Grade::Serious, utc("2026-03-02T06:00:00Z")),
        (Grade::Major, utc("2026-03-02T07:00:00Z")),
    ]);
    let found = due_times(&situation);
    assert_eq!(found["cadence.customer_update"].as_deref(), Some("03-02 18:00"));
    assert_eq!(found["cadence.sitrep"].as_deref(), Some("03-02 15:30"));
}

#[test]
fn legal_clocks_run_through_the_night_and_service_clocks_do_not() {
    // Saturday 2026-03-07, 23:00 in Shanghai.
    let at = [(Trigger::Found, "2026-03-07T15:00:00Z"), (Trigger::UnitHeadInformed, "2026-03-07T15:30:00Z")];
    let known = json!({"urgency": "2_hours"});
    let found = due_times(&situation(Scenario::EmployeeAccident, Grade::General, known, &at));
    assert_eq!(found["work_safety.report_one_hour"].as_deref(), Some("03-08 00:30"));
    assert_eq!(found["service.resolve_2_hours"].as_deref(), Some("03-09 11:00"));
    assert_eq!(found["work_safety.casualty_updates_30_days"].as_deref(), Some("04-06 23:59"));
    assert!(!found.contains_key("service.resolve_24_hours"));
}

#[test]
fn an_unknown_condition_holds_only_where_the_duty_says_so() {
    let at = [(Trigger::Found, "2026-03-02T06:00:00Z")];
    let ids = |known| due_times(&situation(Scenario::DataLeak, Grade::General, known, &at));
    let open = ids(json!({}));
    assert_eq!(open["network_security.report_4_hours"].as_deref(), Some("03-02 18:00"));
    assert!(!open.contains_key("network_security.report_1_hour"));
    let small = ids(json!({"network_incident_grade": "general", "critical_infrastructure": true}));
    assert!(small.keys().all(|id| !id.starts_with("network_security")));
    let grave = ids(json!({"network_incident_grade": "major", "critical_infrastructure": true}));
    assert_eq!(grave["network_security.report_1_hour"].as_deref(), Some("03-02 15:00"));
}

#[test]
fn the_regulators_seven_working_days_pass_over_the_holiday() {
    let at = [(Trigger::RegulatorComplaintReceived, "2026-09-29T06:00:00Z")];
    let found = due_times(&situation(Scenario::ComplaintEscalation, Grade::General, json!({}), &at));
    // 30 September; 8, 9, 10 (a worked Saturday), 12, 13, 14 October.
    assert_eq!(found["regulator_complaint.acceptance"].as_deref(), Some("10-14 23:59"));
}

/// The nine boxes: each kind of clock (across) at each kind of boundary (down). A row is where the site is, when the clock starts there,
/// and when it is due there: a service clock of two open hours (9 to 18 on working days), a legal clock of two hours, a limit of two working days.
#[test]
fn nine_boxes_of_boundaries() {
    const SH: Tz = Tz::Asia__Shanghai;
    const NY: Tz = Tz::America__New_York;
    const LORD_HOWE: Tz = Tz::Australia__Lord_Howe;
    #[rustfmt::skip]
    let boxes = [
        // working days     where      starts here          2 open hours    2 hours         2 working days
        ("holiday eve",     SH,        "2026-09-30 17:00",  "10-08 10:00",  "09-30 19:00",  "10-09 23:59"),
        ("make-up Saturday",SH,        "2026-10-09 17:00",  "10-10 10:00",  "10-09 19:00",  "10-12 23:59"),
        ("Saturday worked, Sunday off", SH, "2026-10-10 17:00", "10-12 10:00", "10-10 19:00", "10-13 23:59"),
        // moments
        ("before midnight", SH,        "2026-03-02 23:59",  "03-03 11:00",  "03-03 01:59",  "03-04 23:59"),
        ("at midnight",     SH,        "2026-03-03 00:00",  "03-03 11:00",  "03-03 02:00",  "03-05 23:59"),
        ("leap second",     SH,        "2017-01-01 07:59:60", "01-02 11:00", "01-01 09:59", "01-03 23:59"),
        // zones of foreign sites
        ("an hour left out", NY,       "2026-03-08 01:30",  "03-09 11:00",  "03-08 04:30",  "03-10 23:59"),
        ("an hour twice",   NY,        "2026-11-01 00:30",  "11-02 11:00",  "11-01 01:30",  "11-03 23:59"),
        ("half an hour twice", LORD_HOWE, "2026-04-05 01:00", "04-06 11:00", "04-05 02:30", "04-07 23:59"),
    ];
    let (_, company) = files("duties").into_iter().find(|(file, _)| file.ends_with("company.toml")).unwrap();
    let pack = DutyPack::parse("company.toml", &company).unwrap();
    let duty = |kind, limit| Duty { kind, limit, trigger: Trigger::Found, when: None, ..pack.duties[0].clone() };
    for (what, zone, start, service, legal, days) in boxes {
        let columns = [
            (duty(DutyKind::Service, Limit::Minutes(120)), service),
            (duty(DutyKind::Legal, Limit::Minutes(120)), legal),
            (duty(DutyKind::Legal, Limit::WorkingDays(2)), days),
        ];
        let naive = chrono::NaiveDateTime::parse_from_str(start, "%Y-%m-%d %H:%M")
            .or_else(|_| chrono::NaiveDateTime::parse_from_str(start, "%Y-%m-%d %H:%M:%S"));
        let mut at = situation(Scenario::Other, Grade::General, json!({}), &[]);
        at.triggers.insert(Trigger::Found, naive.unwrap().and_local_timezone(zone).earliest().unwrap().to_utc());
        at.zone = zone;
        at.hours = BusinessHours { opens: 540, closes: 1080, every_day: false };
        for (duty, expected) in columns {
            let (kind, limit) = (duty.kind, duty.limit);
            let pack = DutyPack { duties: vec![duty], ..pack.clone() };
            let found = due(&[pack], &at, &calendar()).remove(0).due_at.unwrap();
            let shown = found.with_timezone(&zone).format("%m-%d %H:%M").to_string();
            assert_eq!(shown, expected, "{what}: {kind} {limit:?} from {start}");
        }
    }
}

#[test]
fn a_deadline_explains_itself() {
    let at = [(Trigger::Found, "2026-03-02T06:20:00Z")];
    let situation = situation(Scenario::FoodPoisoning, Grade::General, json!({"urgency": "30_minutes"}), &at);
    let all = due(&packs(), &situation, &calendar());
    let why = |id: &str| all.iter().find(|d| d.id == id).unwrap().why.clone();
    let two_hours = why("food_safety.report_two_hours");
    assert_eq!(two_hours.arithmetic.zh, "2026-03-02 14:20 + 2 小时 = 2026-03-02 16:20");
    assert_eq!(two_hours.start.en, "the company found out: 2026-03-02 14:20 (Asia/Shanghai)");
    assert!(two_hours.rule.get(Lang::Zh).contains("上海市食品安全条例"));
    assert_eq!(
        why("service.resolve_30_minutes").arithmetic.en,
        "2026-03-02 14:20 + 30 minutes (open hours only: 09:00–18:00 on working days) = 2026-03-02 14:50"
    );
    assert_eq!(why("regulator_complaint.acceptance").start.zh, "尚待触发：监管部门收到投诉");
}

#[test]
fn every_legal_duty_names_its_reference_and_asks_for_counsel() {
    let packs = packs();
    let legal: Vec<&Duty> = packs.iter().flat_map(|p| &p.duties).filter(|d| d.kind == DutyKind::Legal).collect();
    assert!(legal.len() >= 15);
    assert!(legal.iter().all(|d| !d.reference.is_empty() && d.counsel_must_confirm));
    let mut ids: Vec<&str> = packs.iter().flat_map(|p| &p.duties).map(|d| d.id.as_str()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "ids are unique over all packs");
}

#[test]
fn the_states_of_a_clock() {
    use ClockState::*;
    let due = "2026-03-02T08:00:00Z";
    let times = |stopped| ClockTimes { started_at: Some(utc("2026-03-02T06:00:00Z")), due_at: Some(utc(due)), stopped };
    let met = |at| times(Some(Stopped::Met(utc(at))));
    let waiting = ClockTimes { started_at: None, due_at: None, stopped: None };
    for (clock, now, state) in [
        (waiting, due, Waiting),
        (times(None), "2026-03-02T07:29:59Z", Running { left_minutes: 31 }),
        (times(None), "2026-03-02T07:30:00Z", DueSoon { left_minutes: 30 }),
        (times(None), due, DueSoon { left_minutes: 0 }),
        (times(None), "2026-03-02T08:00:01Z", Overdue { by_minutes: 1 }),
        (times(None), "2026-03-02T09:00:00Z", Overdue { by_minutes: 60 }),
        (met(due), "2026-03-05T00:00:00Z", Met),
        (met("2026-03-02T08:00:01Z"), "2026-03-05T00:00:00Z", MetLate { by_minutes: 1 }),
        (times(Some(Stopped::Waived)), "2026-03-05T00:00:00Z", Waived),
    ] {
        assert_eq!(clock_state(&clock, utc(now)), state, "at {now}");
    }
}

#[test]
fn a_wrong_duty_is_refused_with_the_place() {
    let (_, text) = files("duties").into_iter().find(|(file, _)| file.ends_with("company.toml")).unwrap();
    for (from, to, key) in [
        ("limit = { minutes = 30 }", "limit = \"soon\"", "duty.limit"),
        ("limit = { working_days = 3 }", "limit = { working_days = 3, days = 1 }", "duty.limit"),
        ("limit = { minutes = 60 }", "limit = { minutes = 4000000000 }", "duty.limit"),
        ("is = \"30_minutes\"", "is = \"1_minute\"", "duty.when"),
        ("trigger = \"occurred\"", "trigger = \"eventually\"", "duty.trigger"),
        ("id = \"cadence.sitrep\"", "id = \"public.first_response\"", "duty.id"),
    ] {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text);
        let error = DutyPack::parse("company.toml", &broken).unwrap_err();
        assert_eq!(error.key, key, "{error}");
    }
}
