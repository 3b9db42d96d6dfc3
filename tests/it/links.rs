//! Cases that belong together: linked, merged, split. Both histories stay and both tell of it.

use desk::wire::CaseView;
use domain::case::{Phase, Relation};
use serde_json::{Value, json};

use crate::stage::{CASE, Stage, case_id, id, log, open_food};

const OTHER: u64 = 0xCA5F;

fn two_cases() -> Stage {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.ok("duty_officer", Some(OTHER), open_food());
    stage
}

fn view(stage: &Stage, case: u64) -> CaseView {
    stage.desk.case_view(&stage.session("duty_officer"), case_id(case)).unwrap()
}

fn links(stage: &Stage, case: u64) -> Vec<(String, Relation)> {
    view(stage, case).links.into_iter().map(|link| (link.card.id.to_string(), link.relation)).collect()
}

fn merge(into: u64) -> Value {
    json!({ "case": { "do": "merge", "into": id(into), "reason": "同一桌、同一顿饭" } })
}

fn link(other: u64) -> Value {
    json!({ "case": { "do": "link", "other": id(other) } })
}

#[test]
fn linked_cases_name_each_other() {
    let stage = two_cases();
    stage.ok("duty_officer", Some(OTHER), link(CASE));
    assert_eq!(links(&stage, OTHER), [(id(CASE), Relation::Related)]);
    assert_eq!(links(&stage, CASE), [(id(OTHER), Relation::Related)]);
    for (login, case, other, code) in [
        ("duty_officer", OTHER, CASE, "exists"),
        ("duty_officer", CASE, OTHER, "exists"),
        ("duty_officer", CASE, CASE, "no_such"),
        ("duty_officer", CASE, 0xBAD, "no_such"),
        ("auditor", CASE, OTHER, "not_permitted"),
    ] {
        assert_eq!(stage.send_to(login, Some(case), link(other)).unwrap_err().code, code, "{login} {case:x} {other:x}");
    }
    assert!(stage.desk.verify_store(true, None).unwrap().verified);
}

#[test]
fn a_merged_case_is_closed_keeps_its_history_and_points_to_the_one_that_goes_on() {
    let stage = two_cases();
    stage.ok("duty_officer", Some(OTHER), log("kept"));
    stage.ok("duty_officer", Some(OTHER), merge(CASE));
    let merged = view(&stage, OTHER);
    assert_eq!((merged.card.phase, merged.merged_into.map(|card| card.id)), (Phase::Archived, Some(case_id(CASE))));
    assert_eq!(links(&stage, CASE), [(id(OTHER), Relation::Duplicate)]);
    assert_eq!(stage.send_to("duty_officer", Some(OTHER), merge(CASE)).unwrap_err().code, "case_closed");
    assert_eq!(stage.send_to("duty_officer", Some(CASE), merge(OTHER)).unwrap_err().code, "case_closed");

    // It can be opened again when it turns out to be another matter.
    let reopen = json!({ "case": { "do": "move", "to": "review", "reason": "不是同一件事" } });
    stage.ok("duty_officer", Some(OTHER), reopen);
    assert!(view(&stage, OTHER).merged_into.is_none());
    assert!(stage.desk.verify_store(true, None).unwrap().verified);
}

#[test]
fn no_duty_by_law_ends_by_a_merge() {
    let stage = two_cases();
    // Of another kind, which has not the duties of a food poisoning.
    let open = json!({ "case": { "do": "open", "title": "网传后厨有鼠", "scenario": "rumour",
        "reported_at": "2026-03-02T03:40:00Z", "channel": "social_media" } });
    stage.ok("duty_officer", Some(0xCA60), open);
    let runs_by_law = view(&stage, OTHER).clocks.iter().any(|view| view.clock.is_running() && view.clock.is_legal());
    let refused = stage.send_to("duty_officer", Some(OTHER), merge(0xCA60)).map(drop).map_err(|error| error.code);
    assert_eq!(refused, if runs_by_law { Err("move_needs".into()) } else { Ok(()) });
    assert!(runs_by_law, "a food poisoning has a duty by law");
}

#[test]
fn one_persons_matter_is_split_off() {
    let stage = two_cases();
    let mut open = open_food();
    open["case"]["split_from"] = json!(id(CASE));
    stage.ok("duty_officer", Some(0xCA61), open.clone());
    assert_eq!(links(&stage, 0xCA61), [(id(CASE), Relation::SplitFrom)]);
    assert_eq!(links(&stage, CASE), [(id(0xCA61), Relation::SplitOff)]);
    open["case"]["split_from"] = json!(id(0xBAD));
    assert_eq!(stage.send_to("duty_officer", Some(0xCA62), open).unwrap_err().code, "no_such");
}
