//! Names and contacts of the persons concerned reach only those who may see them, wherever they were written.

use desk::Lang;
use desk::wire::{BoardFilter, JournalQuery, LogQuery};
use domain::policy::{Action, Role, roles_for};
use serde_json::{Value, json};

use crate::stage::{CASE, Stage, case_id, id, log, noon, open_food};

const NAME: &str = "王小明";
const CONTACT: &str = "13800001234";

/// A case in which everybody wrote the reporter's name everywhere.
fn gossip() -> Stage {
    let stage = Stage::new();
    let say = |text: &str| format!("{text}：{NAME}，电话 {CONTACT}");
    let mut open = open_food();
    for field in ["title", "account", "reported_by", "first_responsible"] {
        open["case"][field] = json!(say("顾客"));
    }
    stage.ok("duty_officer", Some(CASE), open);
    stage.ok("care_agent", Some(CASE), log(&say("回访")));
    let fact = id(0xFAC7);
    stage.ok(
        "duty_officer",
        Some(CASE),
        json!({ "fact": { "do": "record", "id": fact, "claim": say("称"), "source": say("来自") } }),
    );
    stage.ok(
        "duty_officer",
        Some(CASE),
        json!({ "fact": { "do": "judge", "fact": fact, "state": "disputed", "reason": say("不符") } }),
    );
    let identity = json!({ "name": NAME, "contact": CONTACT, "symptoms": say("呕吐"), "note": say("市二院") });
    let details = json!({ "area": say("2 号桌"), "foods": [say("凉菜")] });
    stage.ok("care_agent", Some(CASE), json!({ "person": { "do": "add", "identity": identity, "details": details } }));
    let task = id(0x7A5C);
    stage.ok("duty_officer", Some(CASE), json!({ "task": { "do": "add", "id": task, "title": say("回访") } }));
    stage.ok("duty_officer", Some(CASE), json!({ "task": { "do": "complete", "task": task, "note": say("已回访") } }));
    stage.ok(
        "crisis_lead",
        Some(CASE),
        json!({ "case": { "do": "override_grade", "grade": "major", "reason": say("因为") } }),
    );
    let clock = stage.view("crisis_lead").clocks[0].clock.id;
    let receipt = json!({ "channel": say("告知"), "person": NAME, "file": say("回执") });
    stage.ok(
        "duty_officer",
        Some(CASE),
        json!({ "clock": { "do": "meet", "clock": clock, "at": noon(), "receipt": receipt } }),
    );
    let waived = stage.view("crisis_lead").clocks.iter().find(|view| view.clock.is_running()).unwrap().clock.id;
    stage.ok("crisis_lead", Some(CASE), json!({ "clock": { "do": "waive", "clock": waived, "reason": say("放弃") } }));
    stage
}

/// Everything that a person can read of the case, as JSON.
fn everything(stage: &Stage, login: &str) -> Vec<(&'static str, Value)> {
    let (desk, session) = (&stage.desk, stage.session(login));
    let json = |value: Value| value;
    let mut seen = vec![
        ("case", json(serde_json::to_value(stage.view(login)).unwrap())),
        ("past", serde_json::to_value(desk.case_view_at(&session, case_id(CASE), noon()).unwrap()).unwrap()),
        ("board", serde_json::to_value(desk.board(&session, &BoardFilter::default()).unwrap()).unwrap()),
    ];
    for lang in [Lang::Zh, Lang::En] {
        let log =
            LogQuery { case: case_id(CASE), lang, filter: None, until: None, at: None, before: None, limit: None };
        seen.push(("log", serde_json::to_value(desk.log_page(&session, &log).unwrap()).unwrap()));
        if let Ok(page) = desk.journal_page(&session, &JournalQuery::default(), lang) {
            seen.push(("journal", serde_json::to_value(page).unwrap()));
        }
    }
    seen
}

#[test]
fn the_reporters_name_reaches_only_those_who_may_see_it() {
    let stage = gossip();
    for role in roles_for(Action::SeeCase) {
        for (what, seen) in everything(&stage, role.key()) {
            let text = seen.to_string();
            let leaks: Vec<_> = paths(&seen, String::new());
            let named = text.contains(NAME) || text.contains(CONTACT);
            assert_eq!(named, roles_for(Action::SeePersonal).contains(role), "{what} for {role}: {leaks:?}");
        }
    }
}

/// Where in a JSON value the name or contact stands.
fn paths(value: &Value, at: String) -> Vec<String> {
    match value {
        Value::String(text) if text.contains(NAME) || text.contains(CONTACT) => vec![at],
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(n, item)| paths(item, format!("{at}[{n}]"))).collect()
        }
        Value::Object(map) => map.iter().flat_map(|(key, item)| paths(item, format!("{at}.{key}"))).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_search_for_the_reporter_finds_nothing_for_those_who_may_not_see_them() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    for role in [Role::CrisisLead, Role::CareAgent, Role::PrWriter, Role::Spokesperson, Role::Auditor] {
        for text in [NAME, CONTACT] {
            let filter = BoardFilter { text: Some(text.into()), ..BoardFilter::default() };
            let board = stage.desk.board(&stage.session(role.key()), &filter).unwrap();
            let found: usize = board.columns.iter().map(|column| column.cards.len()).sum();
            assert_eq!(found, usize::from(roles_for(Action::SeePersonal).contains(&role)), "{text} for {role}");
        }
    }
}
