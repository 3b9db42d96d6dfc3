use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::case::testing::{Bench, open_food};
use crate::event::Event;
use crate::policy::Role;

const EVERYBODY: &[Role] = &[Role::CareAgent, Role::DutyOfficer, Role::CrisisLead];

/// A case of one guest, opened by the care agent who received the report.
fn opened() -> Bench {
    let mut bench = Bench::new(EVERYBODY);
    bench.send("care_agent", open_food(1));
    bench
}

fn clock(bench: &Bench, duty: &str) -> AlarmId {
    let found = bench.case.clocks.values().find(|clock| clock.due.id == duty && clock.is_running());
    AlarmId(found.unwrap_or_else(|| panic!("no {duty}")).id.0)
}

/// What was told of one alarm, as `due → region`.
fn told(events: &[Event], of: AlarmId) -> Vec<String> {
    let told = |event: &Event| match event {
        Event::Alarm(AlarmEvent::Raised { alarm, cause, target, .. }) if *alarm == of => {
            Some(format!("{cause} → {target}"))
        }
        Event::Alarm(AlarmEvent::Escalated { alarm, target, .. }) if *alarm == of => Some(format!("up → {target}")),
        _ => None,
    };
    events.iter().filter_map(told).collect()
}

fn acknowledge(alarm: AlarmId) -> Value {
    json!({"alarm": {"do": "acknowledge", "alarm": alarm}})
}

#[test]
fn an_alarm_goes_up_step_by_step_until_somebody_answers() {
    let mut bench = opened();
    // Reported at 04:20, so the first response is due at 05:20 and due soon from 05:05; the case is of the general grade.
    let response = clock(&bench, "public.first_response");
    let mut heard = Vec::new();
    for minute in 0..400 {
        let events = bench.ring();
        heard.extend(told(&events, response).into_iter().map(|line| format!("{minute}: {line}")));
        bench.pass(1);
    }
    assert_eq!(
        heard,
        [
            "35: due_soon → first_responsible",
            "50: due → first_responsible",
            "110: up → region",
            "230: up → headquarters_lead"
        ]
    );
    assert_eq!(bench.case.alarms[&response].next_at, None, "above the top there is nobody");
}

#[test]
fn an_answer_ends_it_and_stands_on_the_record() {
    let mut bench = opened();
    let response = clock(&bench, "public.first_response");
    bench.pass(51);
    bench.ring();
    assert_eq!(bench.case.alarms[&response].to, [bench.user("care_agent")], "who received the report first");
    bench.send("care_agent", acknowledge(response));
    let seen = bench.case.alarms[&response].acknowledged.unwrap();
    assert_eq!((seen.by, seen.at), (bench.user("care_agent"), bench.now));
    bench.pass(600);
    assert_eq!(told(&bench.ring(), response), Vec::<String>::new());
    assert!(bench.try_send("duty_officer", acknowledge(response)).is_err(), "once is enough");
}

#[test]
fn only_who_was_told_or_may_stop_clocks_answers() {
    let mut bench = Bench::new(&[Role::DutyOfficer, Role::CareAgent, Role::CrisisLead]);
    bench.send("duty_officer", open_food(1));
    let response = clock(&bench, "public.first_response");
    bench.pass(51);
    bench.ring();
    assert!(bench.try_send("care_agent", acknowledge(response)).is_err());
    bench.send("crisis_lead", acknowledge(response));
}

#[test]
fn sleep_over_the_deadline_neither_loses_nor_doubles_an_alarm() {
    let mut bench = opened();
    let response = clock(&bench, "public.first_response");
    bench.pass(60 * 24);
    assert_eq!(told(&bench.ring(), response), ["due → first_responsible"]);
    assert_eq!(told(&bench.ring(), response), Vec::<String>::new());
    // The clock of the machine is set back: what was told stays told.
    bench.pass(-60 * 23);
    assert_eq!(told(&bench.ring(), response), Vec::<String>::new());
}

#[test]
fn a_stopped_clock_is_silent() {
    let mut bench = opened();
    let response = clock(&bench, "public.first_response");
    let receipt = json!({"channel": "x"});
    bench
        .send("duty_officer", json!({"clock": {"do": "meet", "clock": response, "at": bench.now, "receipt": receipt}}));
    bench.pass(600);
    assert_eq!(told(&bench.ring(), response), Vec::<String>::new());
}

#[test]
fn a_risen_grade_is_told_to_whoever_leads_now() {
    let rise = |events: &[Event]| {
        events.iter().find_map(|event| match event {
            Event::Alarm(AlarmEvent::Raised { cause: Cause::Regraded, grade, target, to, .. }) => {
                Some((*grade, *target, to.clone()))
            }
            _ => None,
        })
    };
    let mut bench = Bench::new(EVERYBODY);
    let (officer, lead) = (bench.user("duty_officer"), bench.user("crisis_lead"));
    let events = bench.send("care_agent", open_food(2));
    assert_eq!(rise(&events), Some((Grade::Serious, Target::Region, vec![officer])));
    let fact = bench.case.facts.values().find(|fact| fact.key.as_deref() == Some("ill_count")).unwrap().id;
    let revise = |value: i64| json!({"fact": {"do": "revise", "fact": fact, "value": value, "source": "s"}});
    let events = bench.send("care_agent", revise(4));
    assert_eq!(rise(&events), Some((Grade::Major, Target::HeadquartersLead, vec![lead])));
    assert_eq!(
        bench.case.alarms.values().filter(|alarm| alarm.cause == Cause::Regraded).count(),
        1,
        "the last rise says it all"
    );
    assert_eq!(rise(&bench.send("care_agent", revise(2))), None, "a lower grade needs no alarm");
    assert_eq!(rise(&bench.send("crisis_lead", revise(5))), None, "who raises it knows it");
}

#[test]
fn where_a_step_has_nobody_the_next_is_told() {
    let mut bench = Bench::new(&[Role::CareAgent, Role::CrisisLead]);
    bench.send("care_agent", open_food(2));
    let alarm = bench.case.alarms.values().next().unwrap();
    assert_eq!((alarm.target, &alarm.to), (Target::HeadquartersLead, &vec![bench.user("crisis_lead")]));
}

#[test]
fn the_duty_roster_says_whom_a_step_reaches() {
    let mut bench = Bench::new(&[Role::CareAgent, Role::DutyOfficer, Role::CrisisLead, Role::CrisisLead]);
    let (officer, second) = (bench.user("duty_officer"), bench.user("crisis_lead2"));
    bench.put_on_duty("first_responsible", officer);
    bench.put_on_duty("crisis_lead", second);
    bench.send("care_agent", open_food(4));
    let rise = bench.case.alarms.values().next().unwrap();
    assert_eq!((rise.target, &rise.to), (Target::HeadquartersLead, &vec![second]));
    let response = clock(&bench, "public.first_response");
    bench.pass(51);
    bench.ring();
    assert_eq!(bench.case.alarms[&response].to, [officer]);
}

#[test]
fn a_wrong_chain_is_refused_with_the_place() {
    let text = include_str!("../../../../content/alarms/company.toml");
    for (from, to, key) in [
        ("major = \"headquarters_lead\"", "major = \"board\"", "begin.major"),
        ("target = \"region\"", "target = \"first_responsible\"", "step.target"),
        ("[[step]]\ntarget = \"headquarters_lead\"", "", "begin"),
        ("version = \"1.0\"", "version = 1", "version"),
    ] {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text);
        let error = EscalationChain::parse("mine.toml", &broken).unwrap_err();
        assert_eq!((error.file.as_str(), error.key.as_str()), ("mine.toml", key), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// However the machine sleeps and its clock jumps: each step of each alarm is told once, and all that is due is told in the end.
    #[test]
    fn every_alarm_is_told_once(jumps in prop::collection::vec(-90..300i64, 1..30)) {
        let mut bench = opened();
        let mut heard: Vec<(AlarmId, String)> = Vec::new();
        for jump in jumps.into_iter().chain([3000, 3000, 3000, 3000, 3000]) {
            bench.pass(jump);
            let events = bench.ring();
            let ids: Vec<AlarmId> = bench.case.alarms.keys().copied().collect();
            for id in ids {
                heard.extend(told(&events, id).into_iter().map(|line| (id, line)));
            }
        }
        let before = heard.len();
        heard.sort();
        heard.dedup();
        prop_assert_eq!(heard.len(), before, "nothing is told twice");
        for clock in bench.case.running_clocks() {
            let lines: Vec<&str> = heard.iter().filter(|(id, _)| id.0 == clock.id.0).map(|(_, line)| line.as_str()).collect();
            if clock.due.due_at.is_some_and(|at| at <= bench.now) {
                prop_assert!(lines.contains(&"due → first_responsible") && lines.contains(&"up → headquarters_lead"), "{}: {lines:?}", clock.due.id);
            }
        }
    }
}
