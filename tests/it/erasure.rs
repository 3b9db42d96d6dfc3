//! Erasing under law: two people, nothing before its time, and nothing left.

use chrono::Duration;
use desk::Lang;
use desk::wire::JournalQuery;
use serde_json::{Value, json};

use crate::stage::{CASE, Stage, case_id, id, log, open_food};

const SECRET: &str = "住院号七七三一的病人自述";

fn record(command: Value) -> Value {
    json!({ "record": command })
}

fn request(scope: Value) -> Value {
    record(
        json!({ "do": "request_erasure", "scope": scope, "reason": "保存期限届满", "authority": "个人信息保护法第四十七条" }),
    )
}

fn answer(request: &str, approve: bool) -> Value {
    record(json!({ "do": "decide_erasure", "request": request, "approve": approve, "reason": "" }))
}

/// A case with a text that must be gone, closed as untrue.
fn closed() -> Stage {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.ok("duty_officer", Some(CASE), log(SECRET));
    stage.ok("crisis_lead", Some(CASE), json!({ "case": { "do": "move", "to": "dismissed", "reason": "查无此事" } }));
    stage
}

/// The text of every page of the store, decrypted, free ones and the rest of used ones too.
fn pages(stage: &Stage) -> Vec<u8> {
    crate::unsealed::plain_pages(stage.path())
}

fn holds(haystack: &[u8], text: &str) -> bool {
    haystack.windows(text.len()).any(|window| window == text.as_bytes())
}

/// A case whose content two people destroyed after its period.
pub fn destroyed() -> Stage {
    let stage = closed();
    stage.clock.pass(u64::try_from(Duration::days(3 * 366).num_seconds()).unwrap());
    let asked = stage.ok("legal_reviewer", None, request(json!({ "case": id(CASE) }))).entries[0].to_string();
    stage.ok("administrator", None, answer(&asked, true));
    stage
}

#[test]
fn a_case_goes_after_its_period_by_two_people_and_nothing_of_it_is_left() {
    let stage = closed();
    let whole = json!({ "case": id(CASE) });
    assert_eq!(stage.refused("legal_reviewer", request(whole.clone())), "must_be_kept");
    let kept = stage.desk.retention(&stage.session("auditor"), Lang::Zh).unwrap().kept;
    assert_eq!((kept[0].due, kept[0].bodies), (false, 3));
    stage.clock.pass(u64::try_from(Duration::days(3 * 366).num_seconds()).unwrap());
    assert!(stage.desk.retention(&stage.session("auditor"), Lang::Zh).unwrap().kept[0].due);
    assert_eq!(stage.refused("crisis_lead", request(whole.clone())), "not_permitted");
    let asked = stage.ok("legal_reviewer", None, request(whole)).entries[0].to_string();
    assert_eq!(stage.refused("legal_reviewer", answer(&asked, true)), "second_person_needed");
    let waiting = stage.desk.retention(&stage.session("administrator"), Lang::Zh).unwrap().waiting;
    assert_eq!((waiting.len(), waiting[0].may_decide), (1, true));
    stage.ok("administrator", None, answer(&asked, true));

    let view = stage.view("legal_reviewer");
    assert_eq!((view.card.title, view.account, view.reporter), (None, None, None));
    let found = stage.desk.verify_store(true, None).unwrap();
    assert_eq!((found.verified, found.erased), (true, 3), "{:?}", found.problems);
    let retention = stage.desk.retention(&stage.session("auditor"), Lang::Zh).unwrap();
    assert_eq!((retention.waiting.len(), retention.destroyed.len(), retention.kept.len()), (0, 1, 0));
    let before = pages(&closed());
    assert!(holds(&before, SECRET) && holds(&before, "13800001234"), "the pages are readable at all");
    stage.desk.close();
    let after = pages(&stage);
    for gone in [SECRET, "王小明", "13800001234", "两名顾客午餐后腹痛"] {
        assert!(!holds(&after, gone), "{gone}");
    }
}

#[test]
fn one_entry_goes_by_two_people_and_not_under_a_hold() {
    let stage = closed();
    let entry = stage.desk.journal_page(
        &stage.session("auditor"),
        &JournalQuery { kind: Some("case.logged".into()), ..Default::default() },
        Lang::Zh,
    );
    let entry = entry.unwrap().items[0].id.to_string();
    let asked = stage.ok("legal_reviewer", None, request(json!({ "entry": entry }))).entries[0].to_string();
    let hold = record(json!({ "do": "place_hold", "case": id(CASE), "reason": "诉讼" }));
    stage.ok("crisis_lead", None, hold);
    assert_eq!(stage.refused("administrator", answer(&asked, true)), "on_legal_hold");
    let held = stage.desk.retention(&stage.session("auditor"), Lang::Zh).unwrap().held;
    assert_eq!(held[0].number, "2026-0001");
    stage.ok("legal_reviewer", None, record(json!({ "do": "lift_hold", "case": id(CASE), "reason": "审结" })));
    stage.ok("administrator", None, answer(&asked, true));
    assert_eq!(stage.desk.verify_store(true, None).unwrap().erased, 1);
    assert!(stage.view("legal_reviewer").card.title.is_some());
    let opened = json!({ "entry": stage.desk.journal_page(&stage.session("auditor"),
        &JournalQuery { kind: Some("case.opened".into()), ..Default::default() }, Lang::Zh).unwrap().items[0].id });
    assert_eq!(stage.refused("legal_reviewer", request(opened)), "not_erasable");
    assert!(stage.desk.case_view(&stage.session("auditor"), case_id(CASE)).is_ok());
}

#[test]
fn who_saw_personal_data_and_took_out_what_is_in_the_journal() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    for login in ["duty_officer", "duty_officer", "care_agent", "auditor"] {
        stage.view(login);
    }
    let query = JournalQuery { kind: Some("record.personal_seen".into()), ..Default::default() };
    let seen = stage.desk.journal_page(&stage.session("auditor"), &query, Lang::En).unwrap().items;
    let names = stage.desk.directory(&stage.session("auditor")).unwrap().users;
    let by: Vec<&str> =
        seen.iter().map(|item| names.iter().find(|user| user.id == item.actor).unwrap().login.as_str()).collect();
    assert_eq!(by, ["care_agent", "duty_officer"], "once a session, and nobody who sees none");
    assert_eq!(seen[0].headline, "Personal data was looked at (case 2026-0001)");
}
