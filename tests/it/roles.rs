//! Every command by every role: carried out or refused exactly as the policy says.

use std::fmt::Write;

use domain::policy::{Action, Role, roles_for};
use serde_json::{Value, json};
use sha2::Digest;
use store::{JournalFilter, Passphrase, Store, Unlock};

use crate::ctl;
use crate::stage::{CASE, PASSPHRASE, SITE, Stage, draft, id, log, open_food, statement};

const STATEMENT: u64 = 0x57A7;

/// Every kind of command with the action it takes. Most name things that are not there: what the role may not do is
/// refused before that is looked at.
fn commands() -> Vec<(&'static str, Action, Value)> {
    let (none, text) = (id(0xDEAD), json!({ "base_version": 1, "title": "t", "texts": { "zh": "x" } }));
    let name = json!({ "zh": "x", "en": "x" });
    let out = json!({ "digest": "0", "channel": "x", "released_at": "2026-03-02T04:00:00Z" });
    let lend = json!({ "statement": { "do": "delegate", "role": "spokesperson", "to": none,
        "until": "2026-03-03T04:00:00Z", "reason": "x" } });
    let promise = json!({ "lang": "zh", "words": "x", "commitment": { "is": "no_promise", "reason": "x" } });
    let finding = json!({ "rule": "over_promise", "lang": "zh", "words": "x", "reason": "x" });
    let site = json!({ "name": name, "region": name, "address": name, "zone": "Asia/Shanghai",
        "hours": { "opens": 600, "closes": 1320, "every_day": true }, "manager": name, "phone": "1" });
    let edition = json!({ "kind": "rules", "scenario": "other", "number": 1 });
    vec![
        ("case.open", Action::OpenCase, open_food()),
        ("case.describe", Action::EditCase, json!({ "case": { "do": "describe", "title": "x" } })),
        (
            "case.change_scenario",
            Action::EditCase,
            json!({ "case": { "do": "change_scenario", "scenario": "food_poisoning", "reason": "x" } }),
        ),
        ("case.adopt_plan", Action::EditCase, json!({ "case": { "do": "adopt_plan", "reason": "x" } })),
        ("case.assign_owner", Action::EditCase, json!({ "case": { "do": "assign_owner", "owner": none } })),
        ("case.move", Action::MoveCase, json!({ "case": { "do": "move", "to": "archived" } })),
        ("case.log", Action::WriteLog, log("x")),
        (
            "case.override_grade",
            Action::OverrideGrade,
            json!({ "case": { "do": "override_grade", "grade": "major", "reason": "x" } }),
        ),
        ("fact.record", Action::RecordFact, json!({ "fact": { "do": "record", "claim": "x", "source": "y" } })),
        (
            "fact.revise",
            Action::RecordFact,
            json!({ "fact": { "do": "revise", "fact": none, "value": 1, "source": "y" } }),
        ),
        (
            "fact.judge",
            Action::JudgeFact,
            json!({ "fact": { "do": "judge", "fact": none, "state": "disputed", "reason": "x" } }),
        ),
        ("person.add", Action::RecordFact, json!({ "person": { "do": "add", "identity": { "name": "x" } } })),
        (
            "person.change",
            Action::RecordFact,
            json!({ "person": { "do": "change", "person": none, "details": { "care": "treated" } } }),
        ),
        ("task.add", Action::ManageTask, json!({ "task": { "do": "add", "title": "x" } })),
        (
            "task.assign",
            Action::ManageTask,
            json!({ "task": { "do": "assign", "task": none, "owner": null, "due_at": null } }),
        ),
        ("task.complete", Action::CompleteTask, json!({ "task": { "do": "complete", "task": none, "note": "x" } })),
        ("task.reopen", Action::ManageTask, json!({ "task": { "do": "reopen", "task": none, "reason": "x" } })),
        ("task.cancel", Action::ManageTask, json!({ "task": { "do": "cancel", "task": none, "reason": "x" } })),
        (
            "clock.meet",
            Action::MeetClock,
            json!({ "clock": { "do": "meet", "clock": none, "at": "2026-03-02T04:00:00Z", "receipt": { "channel": "x" } } }),
        ),
        ("clock.waive", Action::WaiveClock, json!({ "clock": { "do": "waive", "clock": none, "reason": "x" } })),
        (
            "clock.trigger",
            Action::MeetClock,
            json!({ "clock": { "do": "trigger", "trigger": "patient_received", "at": "2027-03-02T04:00:00Z" } }),
        ),
        ("alarm.acknowledge", Action::MeetClock, json!({ "alarm": { "do": "acknowledge", "alarm": none } })),
        ("task.start", Action::CompleteTask, json!({ "task": { "do": "start", "task": none } })),
        ("statement.draft", Action::WriteStatement, draft(STATEMENT, "public", "x")),
        ("statement.edit", Action::WriteStatement, statement("edit", 0xDEAD, text)),
        ("statement.submit", Action::WriteStatement, statement("submit", 0xDEAD, json!({}))),
        ("statement.approve", Action::ReviewStatement, statement("approve", 0xDEAD, json!({ "digest": "0" }))),
        (
            "statement.request_changes",
            Action::ReviewStatement,
            statement("request_changes", 0xDEAD, json!({ "note": "x" })),
        ),
        ("statement.reject", Action::ReviewStatement, statement("reject", 0xDEAD, json!({ "reason": "x" }))),
        ("statement.comment", Action::CommentStatement, statement("comment", 0xDEAD, json!({ "note": "x" }))),
        ("statement.settle_note", Action::CommentStatement, statement("settle_note", 0xDEAD, json!({ "note": none }))),
        ("statement.delegate", Action::DelegateApproval, lend),
        (
            "statement.schedule",
            Action::ReleaseStatement,
            statement("schedule", 0xDEAD, json!({ "at": null, "reason": "x" })),
        ),
        ("statement.promise", Action::WriteStatement, statement("promise", 0xDEAD, promise)),
        ("statement.waive_finding", Action::WaiveFinding, statement("waive_finding", 0xDEAD, finding)),
        (
            "statement.set_strategy",
            Action::ChooseStrategy,
            json!({ "statement": { "do": "set_strategy", "answers": { "cause_known": false } } }),
        ),
        ("statement.release", Action::ReleaseStatement, statement("release", 0xDEAD, out)),
        ("statement.withdraw", Action::WithdrawStatement, statement("withdraw", STATEMENT, json!({ "reason": "x" }))),
        ("room.convene", Action::RunRoom, json!({ "room": { "do": "convene" } })),
        (
            "room.assign_post",
            Action::RunRoom,
            json!({ "room": { "do": "assign_post", "post": "scribe", "user": none } }),
        ),
        (
            "room.mark_attendance",
            Action::RunRoom,
            json!({ "room": { "do": "mark_attendance", "user": none, "presence": "here" } }),
        ),
        ("room.start_meeting", Action::RunRoom, json!({ "room": { "do": "start_meeting" } })),
        ("room.end_meeting", Action::RunRoom, json!({ "room": { "do": "end_meeting" } })),
        ("room.pin", Action::WriteLog, json!({ "room": { "do": "pin", "entry": none, "pinned": true } })),
        (
            "room.attach",
            Action::WriteLog,
            json!({ "room": { "do": "attach", "digest": "0", "name": "x", "media_type": "x", "size": 1 } }),
        ),
        (
            "room.decide",
            Action::RunRoom,
            json!({ "room": { "do": "decide", "question": "x", "chosen": "x", "why": "x" } }),
        ),
        (
            "room.revisit",
            Action::RunRoom,
            json!({ "room": { "do": "revisit", "decision": none, "outcome": "kept", "note": "x" } }),
        ),
        (
            "room.record_call",
            Action::WriteLog,
            json!({ "room": { "do": "record_call", "party": "media", "direction": "incoming", "asked": "x" } }),
        ),
        ("room.answer_call", Action::WriteLog, json!({ "room": { "do": "answer_call", "call": none, "answer": "x" } })),
        (
            "room.issue_sitrep",
            Action::RunRoom,
            json!({ "room": { "do": "issue_sitrep", "lang": "zh", "sections": [{ "key": "known", "text": "x" }] } }),
        ),
        ("room.set_message", Action::SetMessage, json!({ "room": { "do": "set_message", "texts": { "zh": "x" } } })),
        ("room.read_message", Action::SeeCase, json!({ "room": { "do": "read_message", "version": 99 } })),
        (
            "organisation.name_company",
            Action::ManageSites,
            json!({ "organisation": { "do": "name_company", "name": name } }),
        ),
        (
            "organisation.add_site",
            Action::ManageSites,
            json!({ "organisation": { "do": "add_site", "details": site } }),
        ),
        (
            "organisation.change_site",
            Action::ManageSites,
            json!({ "organisation": { "do": "change_site", "site": id(SITE), "details": site } }),
        ),
        (
            "organisation.add_user",
            Action::ManageUsers,
            json!({ "organisation": { "do": "add_user", "login": "x y", "name": name, "roles": ["auditor"] } }),
        ),
        (
            "organisation.change_user",
            Action::ManageUsers,
            json!({ "organisation": { "do": "change_user", "user": none, "name": name, "roles": [], "active": true } }),
        ),
        (
            "organisation.describe_person",
            Action::ManageUsers,
            json!({ "organisation": { "do": "describe_person", "user": none, "profile": {} } }),
        ),
        (
            "organisation.record_contact",
            Action::ManageSites,
            json!({ "organisation": { "do": "record_contact", "details": { "name": name, "kind": "media" } } }),
        ),
        (
            "organisation.remove_contact",
            Action::ManageSites,
            json!({ "organisation": { "do": "remove_contact", "contact": none } }),
        ),
        (
            "organisation.plan_shift",
            Action::ManageRoster,
            json!({ "organisation": { "do": "plan_shift", "shift": { "position": "duty_officer", "user": none,
                "from": "2026-03-02T04:00:00Z", "until": "2026-03-02T05:00:00Z" } } }),
        ),
        (
            "organisation.cancel_shift",
            Action::ManageRoster,
            json!({ "organisation": { "do": "cancel_shift", "shift": none } }),
        ),
        (
            "organisation.hand_over",
            Action::ManageRoster,
            json!({ "organisation": { "do": "hand_over", "shift": none, "to": none, "note": "x" } }),
        ),
        (
            "organisation.set_always_report",
            Action::ManageSites,
            json!({ "organisation": { "do": "set_always_report", "items": [] } }),
        ),
        (
            "organisation.apply_import",
            Action::ManageSites,
            json!({ "organisation": { "do": "apply_import", "import": none, "changes": [
                { "do": "change_site", "site": none, "details": site } ] } }),
        ),
        (
            "organisation.revert_import",
            Action::ManageSites,
            json!({ "organisation": { "do": "revert_import", "import": none } }),
        ),
        (
            "organisation.draft_content",
            Action::PublishContent,
            json!({ "organisation": { "do": "draft_content", "kind": "rules", "scenario": "other", "text": "", "note": "x" } }),
        ),
        (
            "organisation.approve_content",
            Action::PublishContent,
            json!({ "organisation": { "do": "approve_content", "edition": edition } }),
        ),
        (
            "organisation.publish_content",
            Action::PublishContent,
            json!({ "organisation": { "do": "publish_content", "edition": edition, "effective": "2026-03-02",
                "next_review": "2027-03-02", "reason": "x" } }),
        ),
        (
            "organisation.retire_content",
            Action::PublishContent,
            json!({ "organisation": { "do": "retire_content", "edition": edition, "reason": "x" } }),
        ),
    ]
}

#[test]
fn every_role_may_send_exactly_what_the_policy_says() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.ok("crisis_lead", Some(CASE), draft(STATEMENT, "public", "x"));
    let mut table = String::new();
    for (name, action, command) in commands() {
        let mut row = format!("{name:30}");
        // The lead last: the lead alone may withdraw, which can be done once.
        for role in Role::ALL.iter().rev() {
            let refused = stage.send(role.key(), command.clone()).is_err_and(|error| error.code == "not_permitted");
            assert_eq!(!refused, roles_for(action).contains(role), "{name} by {role}");
            row += if refused { " ·" } else { " ✓" };
        }
        writeln!(table, "{row}").unwrap();
    }
    let heads: Vec<_> = Role::ALL.iter().rev().map(|role| role.key()).collect();
    insta::assert_snapshot!(format!("{}\n{table}", heads.join(" ")));
}

#[test]
fn an_auditor_reads_and_verifies_and_changes_nothing_but_the_mark_of_having_read() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.ok("crisis_lead", Some(CASE), draft(STATEMENT, "public", "x"));
    let before = stage.desk.verify_store(false, None).unwrap().heads;
    for (name, _, command) in commands().into_iter().filter(|(name, ..)| *name != "room.read_message") {
        assert_eq!(stage.send("auditor", command).unwrap_err().code, "not_permitted", "{name}");
    }
    let auditor = stage.session("auditor");
    assert!(stage.desk.verify(&auditor, true, None, |_, _| {}).unwrap().verified);
    assert!(!stage.view("auditor").facts.is_empty());
    assert_eq!(stage.desk.backup(&auditor, &stage.file("b.crisisdesk")).unwrap_err().to_wire().code, "not_permitted");
    let other = stage.session("crisis_lead").user();
    assert_eq!(
        stage.desk.set_password(&auditor, other, "another password").unwrap_err().to_wire().code,
        "not_permitted"
    );
    assert_eq!(stage.desk.load_demonstration(&auditor, desk::Lang::Zh).unwrap_err().to_wire().code, "not_permitted");
    assert_eq!(stage.desk.verify_store(false, None).unwrap().heads, before);
}

#[test]
fn who_sees_no_cases_gets_none() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let admin = stage.session("administrator");
    let case = crate::stage::case_id(CASE);
    let code = |error: desk::DeskError| error.to_wire().code;
    assert_eq!(code(stage.desk.case_view(&admin, case).unwrap_err()), "not_permitted");
    assert_eq!(code(stage.desk.case_view_at(&admin, case, crate::stage::noon()).unwrap_err()), "not_permitted");
    assert_eq!(code(stage.desk.board(&admin, &Default::default()).unwrap_err()), "not_permitted");
    assert_eq!(code(stage.desk.log_page(&admin, &crate::stage::whole_log()).unwrap_err()), "not_permitted");
}

#[test]
fn an_export_is_recorded_with_the_digest_of_its_file_and_nobody_can_claim_one() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let path = stage.file("report.pdf");
    let request = desk::wire::ExportRequest {
        report: desk::wire::ReportRequest::of_case(
            crate::stage::case_id(CASE),
            desk::Lang::Zh,
            desk::ReportVariant::Redacted,
        ),
        path: path.to_string_lossy().into_owned(),
        certificate: None,
    };
    let auditor = stage.session("auditor");
    let made = stage.desk.export_report(&auditor, &request).unwrap();
    let claim = json!({ "do": "record_export", "digest": "0".repeat(64), "lang": "zh", "variant": "redacted" });
    let line = json!({ "id": id(1), "case": id(CASE), "command": { "case": claim } }).to_string();
    let (status, answers) = ctl::answers(ctl::at(stage.path(), "auditor").arg("exec"), &line);
    assert_eq!((status, answers[0]["error"]["code"].as_str()), (1, Some("bad_input")), "{answers:?}");

    let store = Store::open(stage.path(), &Unlock::Passphrase(Passphrase::new(PASSPHRASE))).unwrap();
    let filter = JournalFilter { kind: Some("case.exported".into()), ..JournalFilter::default() };
    let recorded = store.read(|tx| tx.journal().page(&filter, 9)).unwrap();
    let bodies: Vec<Value> =
        recorded.iter().map(|entry| serde_json::from_slice(entry.body.as_ref().unwrap()).unwrap()).collect();
    let digest: String =
        sha2::Sha256::digest(std::fs::read(&path).unwrap()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((bodies.len(), bodies[0]["digest"].as_str()), (1, Some(&*digest)));
    assert_eq!((made.digest, recorded[0].header.actor), (digest, auditor.user()));
}
