//! A company's own playbooks and rules: new cases go by what is in force, old ones by what they started with.

use desk::wire::{CaseView, ContentDraft, ContentQuery};
use domain::organisation::ContentKind;
use domain::terms::Scenario;
use serde_json::{Value, json};

use crate::stage::{CASE, Stage, case_id, open_food};

const LATER: u64 = 0xCA5F;

fn shipped(stage: &Stage, kind: ContentKind) -> Value {
    let query = ContentQuery { kind, scenario: Scenario::FoodPoisoning, number: None, against: None };
    stage.desk.content_text(&stage.session("auditor"), &query).unwrap().value
}

fn check(stage: &Stage, kind: ContentKind, value: Value, case: Option<u64>) -> desk::wire::ContentCheck {
    let draft = ContentDraft { kind, scenario: Scenario::FoodPoisoning, value, case: case.map(case_id) };
    stage.desk.content_check(&stage.session("crisis_lead"), &draft).unwrap()
}

/// Drafts, approves and publishes a text, in force today.
fn publish(stage: &Stage, kind: &str, number: u32, text: &str) {
    let edition = json!({ "kind": kind, "scenario": "food_poisoning", "number": number });
    for command in [
        json!({ "do": "draft_content", "kind": kind, "scenario": "food_poisoning", "text": text, "note": "改" }),
        json!({ "do": "approve_content", "edition": edition }),
        json!({ "do": "publish_content", "edition": edition, "effective": "2026-03-02", "next_review": "2027-03-02",
            "reason": "演练后改进" }),
    ] {
        stage.ok("crisis_lead", None, json!({ "organisation": command }));
    }
}

/// The playbook with one more task from the opening on.
fn with_task(mut playbook: Value) -> Value {
    let tasks = playbook["task"].as_array_mut().unwrap();
    let mut added = tasks[0].clone();
    added["id"] = json!("own.call_founder");
    added["title"] = json!({ "zh": "致电创始人", "en": "Call the founder" });
    added["at_grade"] = json!("none");
    added["depends_on"] = json!([]);
    tasks.push(added);
    playbook
}

fn has_task(view: &CaseView) -> bool {
    view.tasks.iter().any(|task| task.from_playbook.as_deref() == Some("own.call_founder"))
}

#[test]
fn a_new_case_goes_by_the_published_playbook_and_an_old_one_adopts_it_on_the_record() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let checked = check(&stage, ContentKind::Playbook, with_task(shipped(&stage, ContentKind::Playbook)), Some(CASE));
    assert_eq!(checked.problem, None);
    assert_eq!(checked.effect.unwrap().added.iter().map(|title| title.zh.as_str()).collect::<Vec<_>>(), ["致电创始人"]);
    publish(&stage, "playbook", 1, &checked.text);

    let view = |n| stage.desk.case_view(&stage.session("duty_officer"), case_id(n)).unwrap();
    stage.ok("duty_officer", Some(LATER), open_food());
    assert!(has_task(&view(LATER)) && view(LATER).newer_plan.is_none());
    // What happens in the old case does not bring the new playbook in.
    stage.ok("duty_officer", Some(CASE), json!({ "case": { "do": "assign_owner", "owner": null } }));
    assert!(!has_task(&view(CASE)));
    assert_eq!(view(CASE).newer_plan.unwrap().playbook, Some(1));
    let adopt = json!({ "case": { "do": "adopt_plan", "reason": "按新预案处理" } });
    stage.ok("duty_officer", Some(CASE), adopt.clone());
    assert!(has_task(&view(CASE)) && view(CASE).newer_plan.is_none());
    assert_eq!(stage.refused("duty_officer", adopt), "exists");
    assert!(stage.desk.verify_store(true, None).unwrap().verified);
}

#[test]
fn published_rules_grade_new_cases_and_show_what_they_would_do_to_an_old_one() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let before = stage.view("duty_officer").card.grade;
    let mut rules = shipped(&stage, ContentKind::Rules);
    for rule in rules["rule"].as_array_mut().unwrap() {
        if rule["grade"] == json!("serious") {
            rule["grade"] = json!("major");
        }
    }
    let checked = check(&stage, ContentKind::Rules, rules, Some(CASE));
    let effect = checked.effect.unwrap();
    assert_eq!((effect.grade_now, effect.grade_then.key()), (before, "major"));
    assert!(!effect.added.is_empty());
    publish(&stage, "rules", 1, &checked.text);
    stage.ok("duty_officer", Some(LATER), open_food());
    let grade = |n| stage.desk.case_view(&stage.session("duty_officer"), case_id(n)).unwrap().card.grade.key();
    assert_eq!((grade(CASE), grade(LATER)), (before.key(), "major"));
    stage.ok("duty_officer", Some(CASE), json!({ "case": { "do": "adopt_plan", "reason": "新规则更严" } }));
    assert_eq!(grade(CASE), "major");
}

#[test]
fn a_mistake_is_named_with_its_place_while_it_is_written() {
    let stage = Stage::new();
    let mut playbook = shipped(&stage, ContentKind::Playbook);
    playbook["task"][0]["role"] = json!("king");
    let task = playbook["task"][0]["id"].clone();
    let problem = check(&stage, ContentKind::Playbook, playbook, None).problem.unwrap();
    assert_eq!((json!(problem.key), problem.line > 1), (task, true));
    let mut rules = shipped(&stage, ContentKind::Rules);
    rules["rule"][0]["text"]["en"] = json!("");
    assert!(check(&stage, ContentKind::Rules, rules, None).problem.is_some());
}

#[test]
fn every_shipped_text_goes_through_the_editor_unchanged() {
    let stage = Stage::new();
    let (auditor, lead) = (stage.session("auditor"), stage.session("crisis_lead"));
    for item in stage.desk.contents(&auditor).unwrap() {
        let query = ContentQuery { kind: item.kind, scenario: item.scenario, number: Some(0), against: Some(0) };
        let read = stage.desk.content_text(&auditor, &query).unwrap();
        assert_eq!((read.number, read.changes.len()), (None, 0));
        let draft = ContentDraft { kind: item.kind, scenario: item.scenario, value: read.value, case: None };
        let checked = stage.desk.content_check(&lead, &draft).unwrap();
        assert_eq!(checked.problem, None, "{} {}", item.kind, item.scenario);
    }
}

#[test]
fn editions_are_compared_field_by_field() {
    let stage = Stage::new();
    let checked = check(&stage, ContentKind::Playbook, with_task(shipped(&stage, ContentKind::Playbook)), None);
    publish(&stage, "playbook", 1, &checked.text);
    let query =
        ContentQuery { kind: ContentKind::Playbook, scenario: Scenario::FoodPoisoning, number: None, against: Some(0) };
    let read = stage.desk.content_text(&stage.session("auditor"), &query).unwrap();
    assert_eq!(read.number, Some(1));
    assert!(read.changes.iter().all(|change| change.path.starts_with("task[own.call_founder]")), "{:?}", read.changes);
    assert!(read.changes.iter().any(|change| change.after.as_deref() == Some("Call the founder")));
}

/// What the company says goes the way of a statement: written, approved by another person in a reviewing role, put in force.
#[test]
fn templates_and_answers_are_approved_like_statements_and_used_once_in_force() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let write = |kind: &str, text: &str| json!({ "organisation": { "do": "draft_content", "kind": kind, "scenario": "food_poisoning", "text": text, "note": "改" } });
    let refused = |login: &str, command: Value| stage.send_to(login, None, command).unwrap_err().code;
    let step = |act: &str, kind: &str| {
        let mut command = json!({ "do": act, "edition": { "kind": kind, "scenario": "food_poisoning", "number": 1 } });
        if act == "publish_content" {
            command["effective"] = json!("2026-03-02");
            command["next_review"] = json!("2027-03-02");
            command["reason"] = json!("定稿");
        }
        json!({ "organisation": command })
    };
    let mut templates = shipped(&stage, ContentKind::Templates);
    let list = templates["template"].as_array_mut().unwrap();
    let mut own = list[0].clone();
    own["id"] = json!("own.holding");
    own["title"] = json!({ "zh": "本公司首次回应", "en": "Our first words" });
    list.push(own);
    let mut answers = shipped(&stage, ContentKind::Answers);
    answers["answer"][0]["may_say"] =
        json!({ "zh": "我们已停售并送检。", "en": "We have stopped the sale and sent samples." });
    let offered = || {
        stage
            .desk
            .templates(&stage.session("pr_writer"), case_id(CASE))
            .unwrap()
            .iter()
            .any(|view| view.id == "own.holding")
    };
    let told = || {
        let guidance =
            stage.desk.guidance(&stage.session("care_agent"), case_id(CASE), domain::terms::Lang::Zh).unwrap();
        guidance.answers[0].may_say.zh == "我们已停售并送检。"
    };
    for (kind, key, value, used) in [
        (ContentKind::Templates, "templates", templates, &offered as &dyn Fn() -> bool),
        (ContentKind::Answers, "answers", answers, &told),
    ] {
        let draft = ContentDraft { kind, scenario: Scenario::FoodPoisoning, value, case: None };
        let checked = stage.desk.content_check(&stage.session("pr_writer"), &draft).unwrap();
        assert_eq!(checked.problem, None);
        assert_eq!(refused("care_agent", write(key, &checked.text)), "not_permitted");
        stage.ok("crisis_lead", None, write(key, &checked.text));
        assert_eq!(refused("crisis_lead", step("approve_content", key)), "own_text");
        stage.ok("legal_reviewer", None, step("approve_content", key));
        assert!(!used());
        stage.ok("pr_writer", None, step("publish_content", key));
        assert!(used());
        stage.ok("spokesperson", None, json!({ "organisation": { "do": "retire_content", "edition": { "kind": key, "scenario": "food_poisoning", "number": 1 }, "reason": "有误" } }));
        assert!(!used());
    }
    let broken = write(
        "templates",
        "version = \"1\"\nscenarios = [\"food_poisoning\"]\n[[template]]\nid = \"x\"\naudience = \"public\"\nstage = \"holding\"\ntitle = { zh = \"{nobody}\", en = \"{nobody}\" }\nbody = { zh = \"a\", en = \"a\" }\n",
    );
    assert_eq!(refused("pr_writer", broken), "content_invalid");
}

#[test]
fn published_time_limits_hold_for_clocks_started_from_then_on_and_leave_the_laws_alone() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let query = ContentQuery { kind: ContentKind::Duties, scenario: Scenario::Other, number: None, against: None };
    let mut pack = stage.desk.content_text(&stage.session("auditor"), &query).unwrap().value;
    let first = pack["duty"].as_array_mut().unwrap().iter_mut().find(|duty| duty["id"] == "public.first_response");
    first.unwrap()["limit"] = json!({ "minutes": 30 });
    let mut weaker = pack["duty"][0].clone();
    weaker["id"] = json!("food_safety.report_two_hours");
    weaker.as_object_mut().unwrap().remove("when");
    pack["duty"].as_array_mut().unwrap().push(weaker);
    let draft = |value: &Value| ContentDraft {
        kind: ContentKind::Duties,
        scenario: Scenario::Other,
        value: value.clone(),
        case: None,
    };
    let checked = stage.desk.content_check(&stage.session("crisis_lead"), &draft(&pack)).unwrap();
    assert_eq!(checked.problem, None);
    let edition = json!({ "kind": "duties", "scenario": "other", "number": 1 });
    for command in [
        json!({ "do": "draft_content", "kind": "duties", "scenario": "other", "text": checked.text, "note": "改" }),
        json!({ "do": "approve_content", "edition": edition }),
        json!({ "do": "publish_content", "edition": edition, "effective": "2026-03-02", "next_review": "2027-03-02",
            "reason": "演练后改进" }),
    ] {
        stage.ok("crisis_lead", None, json!({ "organisation": command }));
    }
    stage.ok("duty_officer", Some(LATER), open_food());
    let minutes = |case, duty: &str| {
        let view = stage.desk.case_view(&stage.session("duty_officer"), case_id(case)).unwrap();
        let due = view.clocks.into_iter().find(|view| view.clock.due.id == duty).unwrap().clock.due;
        (due.due_at.unwrap() - due.started_at.unwrap()).num_minutes()
    };
    assert_eq!((minutes(CASE, "public.first_response"), minutes(LATER, "public.first_response")), (60, 30));
    assert_eq!(minutes(LATER, "food_safety.report_two_hours"), 120, "the law's duty can't be redefined");
    pack["key"] = json!("national");
    assert!(stage.desk.content_check(&stage.session("crisis_lead"), &draft(&pack)).is_err());
    assert!(stage.desk.verify_store(true, None).unwrap().verified);
}
