//! `crisisctl verify` finds what was changed behind the journal's back and names the entry. That it finds every
//! single bit is tested where the journal is.

use serde_json::Value;

use crate::ctl;
use crate::stage::{CASE, Stage, log, open_food};
use crate::unsealed::tamper;

/// A store of a few entries, closed, and the head that a report would print.
fn stage() -> (Stage, String) {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.ok("duty_officer", Some(CASE), log("x"));
    let head = stage.desk.verify_store(true, None).unwrap().heads.remove(0);
    stage.desk.close();
    (stage, head)
}

fn verify(stage: &Stage, head: &str) -> (i32, Value) {
    let (status, mut found) = ctl::answers(ctl::at(stage.path(), "nobody").args(["verify", "--head", head]), "");
    (status, found.remove(0))
}

#[track_caller]
fn check(sql: &str, kind: &str, seq: Option<u64>) {
    let (stage, head) = stage();
    tamper(stage.path(), sql);
    let (status, found) = verify(&stage, &head);
    assert_eq!((status, found["verified"].as_bool()), (1, Some(false)), "{sql}");
    let problems = found["problems"].as_array().unwrap();
    let named = problems.iter().any(|problem| problem["kind"] == kind && problem["seq"].as_u64() == seq);
    assert!(named, "{sql}: {problems:?}");
}

#[test]
fn an_untouched_store_verifies_with_status_0() {
    let (stage, head) = stage();
    assert_eq!(verify(&stage, &head).0, 0);
}

#[test]
fn every_kind_of_tampering_is_named() {
    check("UPDATE body SET bytes = CAST(bytes || ' ' AS BLOB) WHERE seq = 5", "body_changed", Some(5));
    check("UPDATE journal SET at = at + 1 WHERE seq = 5", "header_changed", Some(5));
    check("DELETE FROM body WHERE seq = 5; DELETE FROM journal WHERE seq = 5", "entry_missing", Some(6));
    let swap = "UPDATE body SET seq = CASE seq WHEN 5 THEN -7 ELSE -5 END WHERE seq IN (5, 7); \
                UPDATE body SET seq = -seq WHERE seq < 0";
    check(swap, "body_changed", Some(5));
    check(swap, "body_changed", Some(7));
}

#[test]
fn a_cut_tail_is_found_against_a_printed_head_only() {
    let (stage, head) = stage();
    let last = "(SELECT max(seq) FROM journal)";
    tamper(stage.path(), &format!("DELETE FROM body WHERE seq = {last}; DELETE FROM journal WHERE seq = {last}"));
    let (status, found) = verify(&stage, &head);
    assert_eq!((status, &found["problems"][0]["kind"]), (1, &Value::from("tail_cut")));
    let (status, _) = ctl::answers(ctl::at(stage.path(), "nobody").arg("verify"), "");
    assert_eq!(status, 0, "the chain itself can't tell");
}

#[test]
fn a_cut_tail_is_found_against_any_checkpoint() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let exported = stage.file("checkpoint.txt");
    stage.desk.export_checkpoint(&stage.session("auditor"), Some(&exported)).unwrap();
    stage.desk.backup(&stage.session("administrator"), &stage.file("copy.crisisdesk")).unwrap();
    let beside_backup = stage.file("copy.crisisdesk.checkpoint");
    stage.desk.close();
    let verified = |checkpoint: &std::path::Path| {
        let mut verify = ctl::at(stage.path(), "nobody");
        ctl::answers(verify.arg("verify").arg("--checkpoint").arg(checkpoint), "")
    };
    assert_eq!((verified(&exported).0, verified(&beside_backup).0), (0, 0));
    let forged = stage.file("forged.txt");
    let text = std::fs::read_to_string(&exported).unwrap();
    let later = text.replacen(":1772", ":1773", 1);
    assert_ne!(text, later);
    std::fs::write(&forged, later).unwrap();
    assert_eq!(verified(&forged).1[0]["problems"][0]["kind"], "checkpoint_invalid");
    tamper(stage.path(), "DELETE FROM body WHERE seq > 12; DELETE FROM journal WHERE seq > 12");
    assert_eq!(ctl::answers(ctl::at(stage.path(), "nobody").arg("verify"), "").0, 0, "the chain itself can't tell");
    for checkpoint in [&exported, &beside_backup] {
        let (status, found) = verified(checkpoint);
        assert_eq!((status, &found[0]["problems"][0]["kind"]), (1, &Value::from("tail_cut")));
    }
}

#[test]
fn a_changed_view_is_found_by_a_replay() {
    let (stage, _) = stage();
    tamper(stage.path(), "UPDATE card SET number = 'x'");
    let (status, found) = ctl::answers(ctl::at(stage.path(), "nobody").args(["verify", "--rebuild"]), "");
    assert_eq!((status, &found[0]["views_equal"]), (1, &Value::from(false)));
}
