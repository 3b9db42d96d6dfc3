//! Alarms through the desk: told once by whichever program looks first, up the chain, and answered on the record.

use desk::wire::{AlarmView, Alarms};
use desk::{Desk, Lang};
use domain::alarm::{Cause, Target};
use serde_json::{Value, json};

use crate::stage::{CASE, Stage, open_food};

const FIRST_RESPONSE: &str = "首次回应";

fn of_first_response(alarms: &[AlarmView]) -> Vec<(Cause, Target)> {
    let named = |alarm: &&AlarmView| alarm.name.as_ref().is_some_and(|name| name.zh == FIRST_RESPONSE);
    alarms.iter().filter(named).map(|alarm| (alarm.cause, alarm.target)).collect()
}

fn alarms(stage: &Stage, login: &str) -> Alarms {
    stage.desk.alarms(&stage.session(login)).unwrap()
}

fn acknowledge(alarm: &AlarmView) -> Value {
    json!({ "alarm": { "do": "acknowledge", "alarm": alarm.alarm } })
}

/// A case opened at noon whose first response is due at 12:50, in Shanghai.
fn opened() -> Stage {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.desk.tick().unwrap();
    stage
}

#[test]
fn of_two_programs_one_tells_each_alarm() {
    let stage = opened();
    let other = stage.second();
    let tell = |desk: &Desk| of_first_response(&desk.tick().unwrap());
    assert_eq!((tell(&stage.desk), tell(&other)), (vec![], vec![]), "nothing new is due");
    stage.clock.pass(36 * 60);
    assert_eq!(tell(&other), [(Cause::DueSoon, Target::FirstResponsible)]);
    assert_eq!(tell(&stage.desk), []);
    // The machine sleeps over the deadline and beyond the first steps.
    stage.clock.pass(5 * 60 * 60);
    assert_eq!(tell(&stage.desk), [(Cause::Due, Target::FirstResponsible)]);
    assert_eq!((tell(&other), tell(&stage.desk)), (vec![], vec![]));
    stage.clock.pass(31 * 60);
    assert_eq!(tell(&other), [(Cause::Due, Target::Region)]);
    assert!(
        stage.desk.verify(&stage.session("auditor"), true, None, |_, _| {}).unwrap().verified,
        "a replay tells the same"
    );
}

#[test]
fn an_answer_is_quiet_and_on_the_record() {
    let stage = opened();
    stage.clock.pass(51 * 60);
    stage.desk.tick().unwrap();
    let open = alarms(&stage, "duty_officer");
    assert_eq!(open.alarms.len(), open.count as usize);
    let alarm =
        open.alarms.iter().find(|alarm| alarm.name.as_ref().is_some_and(|name| name.zh == FIRST_RESPONSE)).unwrap();
    assert!(alarm.can_acknowledge && alarm.number == "2026-0001" && alarm.site.is_some());
    assert!(alarms(&stage, "auditor").alarms.iter().all(|alarm| !alarm.can_acknowledge));
    assert_eq!(stage.refused("auditor", acknowledge(alarm)), "not_permitted");
    let receipt = stage.ok("crisis_lead", Some(CASE), acknowledge(alarm));
    assert_eq!(stage.kinds(&receipt), "alarm.acknowledged");
    assert_eq!(of_first_response(&alarms(&stage, "duty_officer").alarms), []);
    stage.clock.pass(24 * 60 * 60);
    assert_eq!(of_first_response(&stage.desk.tick().unwrap()), [], "it goes no step up");
    assert!(stage.desk.alarms(&stage.session("administrator")).is_err(), "who may not see cases sees no alarm");
}

#[test]
fn a_closed_case_is_silent() {
    let stage = opened();
    let dismiss = json!({ "case": { "do": "move", "to": "dismissed", "reason": "查无此事" } });
    stage.ok("duty_officer", Some(CASE), dismiss);
    stage.clock.pass(24 * 60 * 60);
    assert_eq!(stage.desk.tick().unwrap(), []);
    assert_eq!(alarms(&stage, "crisis_lead").count, 0);
}

#[test]
fn the_desktop_is_told_in_the_persons_language_and_many_by_their_number() {
    let stage = opened();
    stage.clock.pass(36 * 60);
    let soon = stage.desk.tick().unwrap();
    let first: Vec<AlarmView> =
        soon.into_iter().filter(|alarm| alarm.name.as_ref().is_some_and(|name| name.zh == FIRST_RESPONSE)).collect();
    let told = |alarms: &[AlarmView], lang| -> Vec<String> {
        stage
            .desk
            .notices(alarms, lang)
            .into_iter()
            .map(|notice| format!("{}: {}", notice.title, notice.body))
            .collect()
    };
    assert_eq!(told(&first, Lang::Zh), ["2026-0001: 时限“首次回应”即将到期，已提醒第一责任人"]);
    assert_eq!(
        told(&first, Lang::En),
        ["2026-0001: Clock “First response” is due soon: the first responsible person told"]
    );
    let many = vec![first[0].clone(); 7];
    assert_eq!(told(&many, Lang::Zh), ["危机指挥台: 有 7 项提醒等待确认"]);
    assert_eq!(told(&[], Lang::Zh), Vec::<String>::new());
}

#[test]
fn nothing_is_told_where_no_store_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let stage = Stage::new();
    let desk = Desk::for_tests(&folder.path().join("none.crisisdesk"), stage.clock.clone()).unwrap();
    assert_eq!(desk.tick().unwrap(), []);
}
