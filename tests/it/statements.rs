//! Statements through the desk: citations, promises, waivers, deputies, emergencies, embargo, and taking a text along.

use desk::wire::{AttachRequest, ExamineRequest, StatementExport, StatementFormat};
use domain::ids::{FactId, UserId};
use domain::policy::Role;
use domain::statement::{Statement, StatementState};
use domain::terms::{Audience, Lang, Stage as At};
use serde_json::{Value, json};

use crate::stage::{CASE, Stage, case_id, draft, id, noon, open_food, statement};

const ONE: u64 = 0x57A7;
const TWO: u64 = 0x57A8;
const SAFE: &str = "有顾客用餐后身体不适，我们很牵挂。热线 400-000-0000。";

fn staged() -> Stage {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage
}

fn found(stage: &Stage, n: u64) -> Statement {
    let view = stage.view("crisis_lead");
    view.statements.into_iter().find(|view| view.statement.id.to_string() == id(n)).unwrap().statement
}

fn user(stage: &Stage, login: &str) -> UserId {
    stage.session(login).user()
}

fn approve(stage: &Stage, n: u64) -> Value {
    statement("approve", n, json!({ "digest": stage.digest(n) }))
}

fn release(stage: &Stage, n: u64) -> Value {
    statement("release", n, json!({ "digest": stage.digest(n), "channel": "官网", "released_at": noon() }))
}

/// Written, sent, and approved by the two roles that this grade and audience ask.
fn approved(stage: &Stage, n: u64, text: &str) {
    stage.ok("pr_writer", Some(CASE), draft(n, "public", text));
    stage.ok("pr_writer", Some(CASE), statement("submit", n, json!({})));
    for login in ["legal_reviewer", "crisis_lead"] {
        stage.ok(login, Some(CASE), approve(stage, n));
    }
}

#[test]
fn the_chain_goes_in_order_and_a_deputy_stands_in_for_a_time() {
    let stage = staged();
    stage.ok("pr_writer", Some(CASE), draft(ONE, "public", SAFE));
    stage.ok("pr_writer", Some(CASE), statement("submit", ONE, json!({})));
    assert_eq!(stage.refused("crisis_lead", approve(&stage, ONE)), "out_of_turn");
    let lend = |to: &str, until: &str| json!({ "statement": { "do": "delegate", "role": "legal_reviewer", "to": user(&stage, to), "until": until, "reason": "在途" } });
    assert_eq!(stage.refused("crisis_lead", lend("crisis_lead", "2026-03-02T05:00:00Z")), "invalid", "to oneself");
    assert_eq!(
        stage.refused("spokesperson", lend("crisis_lead", "2026-03-02T05:00:00Z")),
        "not_asked",
        "not one's own"
    );
    assert_eq!(stage.refused("crisis_lead", lend("care_agent", "2026-03-02T05:00:00Z")), "invalid", "sees no drafts");
    stage.ok("crisis_lead", Some(CASE), lend("spokesperson", "2026-03-02T05:00:00Z"));
    stage.ok("spokesperson", Some(CASE), approve(&stage, ONE));
    let given = &found(&stage, ONE).approvals[0];
    assert!((given.role, given.as_deputy) == (Role::LegalReviewer, true));
    stage.ok("crisis_lead", Some(CASE), approve(&stage, ONE));
    assert_eq!(found(&stage, ONE).state, StatementState::Approved);
    let running = stage.view("crisis_lead").clocks.into_iter().filter(|view| view.clock.due.id.contains(".approval."));
    assert!(running.clone().count() == 2 && running.clone().all(|view| !view.clock.is_running()));
}

#[test]
fn two_people_let_a_text_out_in_an_emergency_and_the_release_names_them() {
    let stage = staged();
    stage.ok("pr_writer", Some(CASE), draft(ONE, "media", SAFE));
    stage.ok("pr_writer", Some(CASE), statement("submit", ONE, json!({})));
    let outside = statement("approve", ONE, json!({ "digest": stage.digest(ONE), "emergency": "法务失联" }));
    assert_eq!(stage.refused("pr_writer", outside.clone()), "not_permitted");
    stage.ok("spokesperson", Some(CASE), outside.clone());
    assert_eq!(stage.refused("spokesperson", outside.clone()), "not_asked", "once each");
    assert_eq!(stage.refused("spokesperson", release(&stage, ONE)), "approval_missing");
    stage.ok("crisis_lead", Some(CASE), outside);
    stage.ok("spokesperson", Some(CASE), release(&stage, ONE));
    let pair = [user(&stage, "crisis_lead"), user(&stage, "spokesperson")];
    assert_eq!(found(&stage, ONE).releases[0].emergency, Some(pair));
}

#[test]
fn a_cited_fact_that_changes_marks_the_release_and_asks_once_for_a_correction() {
    let stage = staged();
    let ill: FactId = stage.view("crisis_lead").facts[0].id;
    let text = "有 2 人用餐后身体不适。热线 400-000-0000。";
    let place = json!({ "lang": "zh", "start": 2, "end": 5, "quote": "2 人" });
    let cite = json!({ "statement": { "do": "draft", "id": id(ONE), "audience": "public", "stage": "update", "title": "说明",
        "texts": { "zh": text }, "citations": [{ "fact": ill, "place": place }] } });
    assert_eq!(stage.refused("pr_writer", cite.clone()), "not_confirmed");
    let judge = |state: &str| json!({ "fact": { "do": "judge", "fact": ill, "state": state, "reason": "医院" } });
    stage.ok("crisis_lead", Some(CASE), judge("confirmed"));
    stage.ok("pr_writer", Some(CASE), cite);
    stage.ok("pr_writer", Some(CASE), statement("submit", ONE, json!({})));
    for login in ["legal_reviewer", "crisis_lead"] {
        stage.ok(login, Some(CASE), approve(&stage, ONE));
    }
    stage.ok("spokesperson", Some(CASE), release(&stage, ONE));
    stage.ok("crisis_lead", Some(CASE), judge("disputed"));
    stage.ok("crisis_lead", Some(CASE), judge("retracted"));
    assert_eq!(stage.refused("spokesperson", release(&stage, ONE)), "cited_fact_changed", "not over more channels");
    let view = stage.view("crisis_lead");
    assert_eq!(view.statements[0].changed, [ill]);
    assert_eq!(view.tasks.iter().filter(|task| task.title.zh.contains("是否需要更正")).count(), 1);
    let correction = json!({ "statement": { "do": "draft", "id": id(TWO), "audience": "public", "stage": "correction",
        "corrects": id(ONE), "title": "更正", "texts": { "zh": "此前所说人数有误，我们致歉。" } } });
    stage.ok("pr_writer", Some(CASE), correction);
    stage.ok("pr_writer", Some(CASE), statement("submit", TWO, json!({})));
    // Without that fact no rule grades the case, so that the lead alone is asked.
    stage.ok("crisis_lead", Some(CASE), approve(&stage, TWO));
    stage.ok("spokesperson", Some(CASE), release(&stage, TWO));
    let old = found(&stage, ONE);
    assert_eq!((old.state, old.superseded_by.map(|by| by.to_string())), (StatementState::Released, Some(id(TWO))));
}

#[test]
fn a_promise_needs_an_owner_before_it_goes_out_and_then_runs_as_a_clock() {
    let stage = staged();
    approved(&stage, ONE, "有顾客身体不适，我们很牵挂。我们将于今日18:00公布检查结果。热线 400-000-0000。");
    assert_eq!(stage.refused("spokesperson", release(&stage, ONE)), "open_promises");
    let request = ExamineRequest {
        case: case_id(CASE),
        statement: Some(ONE).map(|n| id(n).parse().unwrap()),
        audience: Audience::Public,
        stage: At::Holding,
        texts: found(&stage, ONE).current().unwrap().texts.clone(),
        channel: None,
        lang: Lang::Zh,
    };
    let examined = stage.desk.examine(&stage.session("pr_writer"), &request).unwrap();
    let words = examined.promises[0].place.words.clone();
    let own = json!({ "is": "promise", "owner": user(&stage, "duty_officer"), "due_at": "2026-03-02T10:00:00Z" });
    let enter = |words: &str| statement("promise", ONE, json!({ "lang": "zh", "words": words, "commitment": own }));
    assert_eq!(stage.refused("pr_writer", enter("全额退款")), "text_changed", "not in the text");
    stage.ok("pr_writer", Some(CASE), enter(&words));
    stage.ok("spokesperson", Some(CASE), release(&stage, ONE));
    let clocks = stage.view("crisis_lead").clocks;
    let promised = clocks.iter().find(|view| view.clock.due.id.starts_with("statement.1.promise.")).unwrap();
    assert!(promised.clock.is_running() && promised.clock.due.due_at == "2026-03-02T10:00:00Z".parse().ok());
    let first = clocks.iter().find(|view| view.clock.due.id == "public.first_response").unwrap();
    assert!(!first.clock.is_running(), "the release is the first response");
}

#[test]
fn what_the_checks_stop_is_waived_by_a_reader_and_never_by_the_writer() {
    let stage = staged();
    stage.ok("crisis_lead", Some(CASE), draft(ONE, "public", "我们保证今后绝不会再发生。热线 400-000-0000。"));
    stage.ok("pr_writer", Some(CASE), statement("submit", ONE, json!({})));
    assert_eq!(stage.refused("legal_reviewer", approve(&stage, ONE)), "open_findings");
    let texts = found(&stage, ONE).current().unwrap().texts.clone();
    let request = ExamineRequest {
        case: case_id(CASE),
        statement: Some(id(ONE).parse().unwrap()),
        audience: Audience::Public,
        stage: At::Holding,
        texts,
        channel: None,
        lang: Lang::Zh,
    };
    let examined = stage.desk.examine(&stage.session("legal_reviewer"), &request).unwrap();
    for found in examined.findings.iter().filter(|found| found.blocking) {
        let waive =
            json!({ "rule": found.finding.rule, "lang": "zh", "words": found.finding.excerpt, "reason": "引述" });
        let waive = statement("waive_finding", ONE, waive);
        assert_eq!(stage.refused("crisis_lead", waive.clone()), "own_text");
        stage.ok("legal_reviewer", Some(CASE), waive);
    }
    stage.ok("legal_reviewer", Some(CASE), approve(&stage, ONE));
    assert!(!found(&stage, ONE).waivers.is_empty());
}

#[test]
fn an_embargo_reminds_and_holds_and_is_lifted_with_a_reason() {
    let stage = staged();
    approved(&stage, ONE, SAFE);
    let until = |at: Value| statement("schedule", ONE, json!({ "at": at, "reason": "先告知家属" }));
    stage.ok("spokesperson", Some(CASE), until(json!("2026-03-02T06:00:00Z")));
    assert_eq!(stage.refused("spokesperson", release(&stage, ONE)), "embargo");
    let clock = |stage: &Stage| {
        stage.view("crisis_lead").clocks.into_iter().find(|view| view.clock.due.id == "statement.1.embargo")
    };
    assert!(clock(&stage).unwrap().clock.is_running());
    stage.ok("spokesperson", Some(CASE), until(Value::Null));
    assert!(!clock(&stage).unwrap().clock.is_running());
    stage.ok("spokesperson", Some(CASE), release(&stage, ONE));
}

#[test]
fn a_change_is_asked_for_at_a_place_and_a_rejected_text_needs_a_new_version() {
    let stage = staged();
    stage.ok("pr_writer", Some(CASE), draft(ONE, "public", SAFE));
    stage.ok("pr_writer", Some(CASE), statement("submit", ONE, json!({})));
    let ask = |quote: &str| {
        let place = json!({ "lang": "zh", "start": 1, "end": 3, "quote": quote });
        statement("request_changes", ONE, json!({ "note": "写明人数", "place": place }))
    };
    assert_eq!(stage.refused("legal_reviewer", ask("旅客")), "text_changed", "other words stand there");
    stage.ok("legal_reviewer", Some(CASE), ask("顾客"));
    stage.ok("pr_writer", Some(CASE), statement("submit", ONE, json!({})));
    stage.ok("legal_reviewer", Some(CASE), statement("reject", ONE, json!({ "reason": "时机不对" })));
    assert_eq!(stage.refused("pr_writer", statement("submit", ONE, json!({}))), "wrong_state");
    let edit = json!({ "base_version": 1, "title": "情况说明", "texts": { "zh": SAFE } });
    stage.ok("pr_writer", Some(CASE), statement("edit", ONE, edit));
    stage.ok("pr_writer", Some(CASE), statement("submit", ONE, json!({})));
    let note = found(&stage, ONE).notes[0].entry;
    stage.ok("pr_writer", Some(CASE), statement("settle_note", ONE, json!({ "note": note })));
    assert_eq!(stage.refused("pr_writer", statement("settle_note", ONE, json!({ "note": note }))), "wrong_state");
}

#[test]
fn a_statement_is_taken_along_as_text_markdown_word_pdf_and_picture() {
    let stage = staged();
    stage.ok("pr_writer", Some(CASE), draft(ONE, "public", "第一段 *原样*。\n\n第二段。"));
    let export = |login: &str, format, name: &str| {
        let path = stage.file(name);
        let request = StatementExport {
            case: case_id(CASE),
            statement: id(ONE).parse().unwrap(),
            lang: Lang::Zh,
            format,
            path: path.display().to_string(),
            picture: (format == StatementFormat::Image).then(|| "iVBORw0KGgo=".to_owned()),
        };
        stage.desk.export_statement(&stage.session(login), &request).map(|()| std::fs::read(path).unwrap())
    };
    assert_eq!(
        export("pr_writer", StatementFormat::Text, "a.txt").unwrap(),
        "情况说明\n\n第一段 *原样*。\n\n第二段。\n".as_bytes()
    );
    let markdown = String::from_utf8(export("pr_writer", StatementFormat::Markdown, "a.md").unwrap()).unwrap();
    assert_eq!(markdown, "# 情况说明\n\n第一段 \\*原样\\*。\n\n第二段。\n");
    assert!(export("pr_writer", StatementFormat::Pdf, "a.pdf").unwrap().starts_with(b"%PDF-1.7"));
    let word = export("pr_writer", StatementFormat::Docx, "a.docx").unwrap();
    assert!(word.starts_with(b"PK") && word.windows(17).any(|name| name == b"word/document.xml"));
    assert_eq!(export("pr_writer", StatementFormat::Image, "a.png").unwrap(), b"\x89PNG\r\n\x1a\n");
    assert_eq!(export("duty_officer", StatementFormat::Text, "b.txt").unwrap_err().to_wire().code, "not_permitted");
}

/// Attaches a file to the case and names the entry that holds it.
fn attach(stage: &Stage, login: &str, name: &str, bytes: &[u8]) -> String {
    let path = stage.file(name);
    std::fs::write(&path, bytes).unwrap();
    let request = AttachRequest { case: case_id(CASE), path: path.display().to_string(), to: None };
    let receipt = stage.desk.attach(&stage.session(login), &request).unwrap();
    receipt.entries.last().unwrap().to_string()
}

#[test]
fn an_approval_binds_to_the_files_that_go_with_the_text() {
    let stage = staged();
    let notice = attach(&stage, "pr_writer", "notice.txt", "退款办法".as_bytes());
    let mut begun = draft(ONE, "public", SAFE);
    begun["statement"]["attachments"] = json!([notice]);
    stage.ok("pr_writer", Some(CASE), begun);
    let with_file = stage.digest(ONE);
    stage.ok("pr_writer", Some(CASE), statement("submit", ONE, json!({})));
    stage.ok("legal_reviewer", Some(CASE), approve(&stage, ONE));
    // The same words with another file are another text: what was approved is void.
    let other = attach(&stage, "pr_writer", "other.txt", b"other");
    let edit = |files: Value| {
        statement(
            "edit",
            ONE,
            json!({ "base_version": found(&stage, ONE).version(), "title": "说明", "texts": { "zh": SAFE }, "attachments": files }),
        )
    };
    stage.ok("pr_writer", Some(CASE), edit(json!([other])));
    assert_ne!(stage.digest(ONE), with_file);
    assert!(found(&stage, ONE).approvals.iter().all(|approval| approval.voided_at.is_some()));
    assert_eq!(stage.refused("pr_writer", edit(json!([id(0xBAD)]))), "no_such");
    // The writer may look at what goes out, though at no other file of the case.
    let look = |login: &str, entry: &str| {
        stage.desk.attachment(&stage.session(login), case_id(CASE), entry.parse().unwrap(), None)
    };
    assert_eq!(look("pr_writer", &notice).unwrap().text.as_deref(), Some("退款办法"));
    let alone = attach(&stage, "duty_officer", "scene.txt", b"names");
    assert!(look("pr_writer", &alone).is_err());
}

#[test]
fn a_receipt_keeps_the_picture_of_what_went_out() {
    let stage = staged();
    approved(&stage, ONE, SAFE);
    let shot = attach(&stage, "pr_writer", "site.png", b"\x89PNG\r\n\x1a\nrest");
    let mut out = release(&stage, ONE);
    out["statement"]["screenshot"] = json!(shot);
    stage.ok("spokesperson", Some(CASE), out);
    let kept = found(&stage, ONE).releases[0].screenshot.clone().unwrap();
    assert_eq!((kept.entry.to_string(), kept.digest.len()), (shot, 64));
}

#[test]
fn every_text_of_a_case_is_held_against_its_message_house() {
    let stage = staged();
    let house = json!({ "statement": { "do": "build_house", "core": { "zh": "门店已停业，治疗费用由我们承担", "en": "" },
        "supports": [{ "text": { "zh": "检测结果将向社会公布", "en": "" }, "proofs": [] }] } });
    assert_eq!(stage.refused("care_agent", house.clone()), "not_permitted");
    stage.ok("pr_writer", Some(CASE), house);
    let rules = |text: &str| {
        let request = ExamineRequest {
            case: case_id(CASE),
            statement: None,
            audience: Audience::Employees,
            stage: At::Update,
            texts: [(Lang::Zh, text.to_owned())].into(),
            channel: None,
            lang: Lang::Zh,
        };
        let examined = stage.desk.examine(&stage.session("pr_writer"), &request).unwrap();
        examined
            .findings
            .into_iter()
            .map(|view| view.finding.rule.key())
            .filter(|rule| rule.starts_with("message_"))
            .collect::<Vec<_>>()
    };
    assert_eq!(rules("门店今天停业。治疗费用都由我们承担。今晚 18:00 再通报。"), Vec::<&str>::new());
    assert_eq!(rules("请大家做好解释。今晚 18:00 再通报。"), ["message_omitted"]);
    assert_eq!(rules("门店今天停业，治疗费用由我们承担，检测结果不向社会公布。"), ["message_contradicted"]);
    let guidance = |login: &str| stage.desk.guidance(&stage.session(login), case_id(CASE), Lang::Zh).unwrap().house;
    assert_eq!(guidance("legal_reviewer").unwrap().version, 1);
    assert_eq!(guidance("care_agent"), None, "what is said is for those who see drafts");
}
