//! What is recorded afterwards of when it happened brings ends forward, and never back.

use serde_json::{Value, json};

use crate::case::testing::{Bench, open_food};
use crate::clock::ClockEvent;
use crate::event::Event;
use crate::policy::Role;
use crate::refusal::Refusal;

/// Reported at 04:20 UTC by a caller who did not know when it happened; it is 04:30.
fn bench() -> Bench {
    let mut bench = Bench::new(&[Role::DutyOfficer, Role::CrisisLead]);
    bench.send("duty_officer", open_food(2));
    bench
}

fn triggered(what: &str, at: &str) -> Value {
    json!({"clock": {"do": "trigger", "trigger": what, "at": format!("2026-11-22T{at}:00Z")}})
}

/// When the duty is due, UTC, and from what it counts.
fn due(bench: &Bench, duty: &str) -> (String, &'static str) {
    let clock = bench.case.clocks.values().find(|clock| clock.due.id == duty).unwrap();
    (clock.due.due_at.unwrap().format("%H:%M").to_string(), clock.due.trigger.key())
}

fn tightened(events: &[Event]) -> Vec<&str> {
    let of = |event: &'_ Event| matches!(event, Event::Clock(ClockEvent::Tightened { .. }));
    events
        .iter()
        .filter(|event| of(event))
        .map(|event| match event {
            Event::Clock(ClockEvent::Tightened { due, .. }) => due.id.as_str(),
            _ => "",
        })
        .collect()
}

const TWO_HOURS: &str = "food_safety.report_two_hours";

#[test]
fn when_it_happened_is_learnt_later() {
    for (at, expected, from) in [
        ("03:10", "05:10", "occurred"),
        ("04:19", "06:19", "occurred"),
        // The clock ran from finding out until now; it gives no time away that it already counted.
        ("04:25", "06:20", "found"),
    ] {
        let mut bench = bench();
        assert_eq!(due(&bench, TWO_HOURS), ("06:20".into(), "found"));
        bench.send("duty_officer", triggered("occurred", at));
        assert_eq!(due(&bench, TWO_HOURS), (expected.into(), from), "it happened at {at}");
        let once = bench.case.clocks.values().filter(|clock| clock.due.id == TWO_HOURS).count();
        assert_eq!(once, 1, "the clock that runs is moved, and no second one starts");
    }
}

#[test]
fn only_duties_that_count_from_it_move() {
    let mut bench = bench();
    let events = bench.send("duty_officer", triggered("occurred", "03:10"));
    assert_eq!(tightened(&events), [TWO_HOURS, "public.formal_statement"]);
    assert_eq!(due(&bench, "public.first_response"), ("05:20".into(), "found"));
    let why = &bench.case.clocks.values().find(|clock| clock.due.id == TWO_HOURS).unwrap().due.why;
    assert_eq!(why.arithmetic.zh, "2026-11-22 11:10 + 2 小时 = 2026-11-22 13:10");
    assert_eq!(tightened(&bench.send("duty_officer", open_log())), Vec::<&str>::new(), "it moves once");
}

#[test]
fn a_wrong_time_is_corrected_to_an_earlier_one_only() {
    let mut bench = bench();
    bench.send("duty_officer", triggered("occurred", "04:00"));
    for later in ["04:00", "04:10"] {
        assert_eq!(bench.try_send("duty_officer", triggered("occurred", later)).unwrap_err(), exists());
    }
    bench.send("duty_officer", triggered("occurred", "03:30"));
    assert_eq!(due(&bench, TWO_HOURS), ("05:30".into(), "occurred"));
}

#[test]
fn what_was_met_may_turn_out_late_and_what_was_waived_stays() {
    let mut bench = bench();
    bench.pass(90);
    let clock = |bench: &Bench, duty: &str| bench.case.clocks.values().find(|c| c.due.id == duty).unwrap().id;
    let two_hours = clock(&bench, TWO_HOURS);
    let receipt = json!({"channel": "phone"});
    let meet = json!({"clock": {"do": "meet", "clock": two_hours, "at": "2026-11-22T06:00:00Z", "receipt": receipt}});
    bench.send("duty_officer", meet);
    let statement = clock(&bench, "public.formal_statement");
    bench.send("crisis_lead", json!({"clock": {"do": "waive", "clock": statement, "reason": "x"}}));
    let events = bench.send("duty_officer", triggered("occurred", "03:00"));
    assert_eq!(tightened(&events), [TWO_HOURS]);
    let found = &bench.case.clocks[&two_hours];
    assert!(!found.is_running(), "a clock never starts again");
    assert_eq!(due(&bench, TWO_HOURS).0, "05:00", "done at 06:00 it was an hour late");
}

#[test]
fn a_deadline_that_is_brought_forward_rings_at_once() {
    let mut bench = bench();
    bench.pass(60);
    bench.ring();
    bench.send("duty_officer", triggered("occurred", "03:10"));
    let two_hours = bench.case.clocks.values().find(|clock| clock.due.id == TWO_HOURS).unwrap().id;
    let told: Vec<String> = bench
        .ring()
        .iter()
        .filter_map(|event| match event {
            Event::Alarm(crate::alarm::AlarmEvent::Raised { alarm, cause, .. }) if alarm.0 == two_hours.0 => {
                Some(cause.key().to_owned())
            }
            _ => None,
        })
        .collect();
    assert_eq!(told, ["due"]);
    assert_eq!(bench.ring(), vec![], "and once");
}

fn exists() -> Refusal {
    Refusal::Exists { what: "trigger".into() }
}

fn open_log() -> Value {
    json!({"case": {"do": "log", "text": "x", "source": "y"}})
}
