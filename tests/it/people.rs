//! The register of affected people: it grades, it says where the ledger differs, and who they are can be erased.

use domain::terms::{FactValue, Grade};
use serde_json::{Value, json};

use crate::stage::{CASE, Stage, id, open_food, whole_log};

fn add(person: u64, name: &str, table: &str) -> Value {
    json!({ "person": { "do": "add", "id": id(person), "identity": { "name": name, "symptoms": "呕吐" },
        "details": { "area": table, "meal": "午餐", "foods": ["凉菜"], "onset_at": "2026-03-02T03:30:00Z" } } })
}

fn grade(stage: &Stage) -> Grade {
    stage.view("duty_officer").card.grade
}

/// The headlines of the log, the newest first.
fn told(stage: &Stage) -> Vec<String> {
    let page = stage.desk.log_page(&stage.session("crisis_lead"), &whole_log()).unwrap();
    page.items.into_iter().map(|item| item.headline).collect()
}

#[test]
fn the_third_person_changes_nothing_and_the_fourth_makes_it_major() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    for (person, expected) in [(1, Grade::Serious), (2, Grade::Serious), (3, Grade::Serious), (4, Grade::Major)] {
        stage.ok("care_agent", Some(CASE), add(person, &format!("顾客{person}"), "二楼"));
        assert_eq!(grade(&stage), expected, "{person} registered");
    }
    let view = stage.view("duty_officer");
    assert_eq!(view.people.iter().map(|person| person.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
    let differences = view.grade.assessment.unwrap().differences;
    let [difference] = &differences[..] else { panic!("{differences:?}") };
    let number = FactValue::Number;
    assert_eq!(
        (&difference.ledger, &difference.register, &difference.held),
        (&number(2), &number(4), &number(4)),
        "the ledger still says two"
    );
    let log = told(&stage);
    assert!(log.iter().any(|line| line == "登记受影响人员 4：患病，未恢复"), "{log:?}");
    assert!(log.iter().any(|line| line == "按规则定级由严重调整为重大"), "{log:?}");
    assert!(!log.iter().any(|line| line.contains("顾客4")), "a log line names nobody");
}

#[test]
fn two_unrelated_people_are_two_single_cases() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    assert_eq!(grade(&stage), Grade::Serious, "in doubt the higher");
    stage.ok("duty_officer", Some(CASE), add(1, "甲", "二楼"));
    stage.ok("duty_officer", Some(CASE), add(2, "乙", "一楼"));
    assert_eq!(grade(&stage), Grade::Serious, "the ledger's count holds until a person takes over the register's");
    let view = stage.view("duty_officer");
    let differences = view.grade.assessment.unwrap().differences;
    let register = &differences.first().unwrap().register;
    assert_eq!(register, &FactValue::Number(1));
    let typed = view.facts.iter().find(|fact| fact.key.as_deref() == Some("ill_count")).unwrap();
    let taken_over = json!({ "fact": { "do": "revise", "fact": typed.id, "value": register, "claim": typed.claim,
        "source": "受影响人员登记", "confirmed": true } });
    stage.ok("duty_officer", Some(CASE), taken_over);
    assert_eq!(grade(&stage), Grade::General);
    let change = json!({ "person": { "do": "change", "person": id(2),
        "details": { "area": "二楼", "meal": "午餐", "foods": ["凉菜"] } } });
    stage.ok("duty_officer", Some(CASE), change.clone());
    assert_eq!(grade(&stage), Grade::Serious);
    assert_eq!(stage.refused("duty_officer", change), "exists", "nothing would change");
}

#[test]
fn a_grade_by_hand_ends_when_the_register_changes_it_facts() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let by_hand = json!({ "case": { "do": "override_grade", "grade": "general", "reason": "自行好转" } });
    stage.ok("crisis_lead", Some(CASE), by_hand);
    assert_eq!(grade(&stage), Grade::General);
    let hospital = json!({ "person": { "do": "add", "details": { "care": "hospitalised" } } });
    let receipt = stage.ok("duty_officer", Some(CASE), hospital);
    assert!(stage.kinds(&receipt).contains("case.override_expired"), "{}", stage.kinds(&receipt));
    assert_eq!(grade(&stage), Grade::Serious);
}

#[test]
fn each_cadence_waits_for_its_own_report() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    for person in 1..=4 {
        stage.ok("duty_officer", Some(CASE), add(person, "甲", "二楼"));
    }
    let due = |duty: &str| {
        let running =
            stage.view("crisis_lead").clocks.into_iter().find(|v| v.clock.is_running() && v.clock.due.id == duty);
        let clock = running.unwrap_or_else(|| panic!("no {duty}")).clock;
        (clock.id, clock.due.due_at.unwrap().format("%H:%M").to_string())
    };
    assert_eq!((due("cadence.sitrep").1, due("cadence.customer_update").1), ("04:30".into(), "08:00".into()));
    stage.clock.pass(20 * 60);
    let meet = |clock| {
        let receipt = json!({ "channel": "会议", "file": "通报1.pdf" });
        json!({ "clock": { "do": "meet", "clock": clock, "at": "2026-03-02T04:20:00Z", "receipt": receipt } })
    };
    stage.ok("duty_officer", Some(CASE), meet(due("cadence.sitrep").0));
    assert_eq!(due("cadence.sitrep").1, "04:50", "from the report just made");
    assert_eq!(due("cadence.customer_update").1, "08:00", "no customer was told anything by that");
    stage.ok("duty_officer", Some(CASE), meet(due("cadence.customer_update").0));
    assert_eq!((due("cadence.sitrep").1, due("cadence.customer_update").1), ("04:50".into(), "08:20".into()));
}
