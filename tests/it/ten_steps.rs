//! One food-poisoning case from the first call to a released statement and a report, with the refusals on the way.

use std::fmt::Write;
use std::process::Command;

use chrono::TimeDelta;
use desk::Lang;
use desk::ReportVariant;
use desk::wire::{ExportRequest, ReportRequest};
use serde_json::{Value, json};

use crate::ctl;
use crate::stage::{CASE, Stage, by_passphrase, case_id, draft, id, log, noon, open_food, sign_in, statement};

const TEXT: &str = "我们已收到顾客用餐后不适的反映，已封存相关食品并陪同就医。我们深表关切，将于 18 时前再次通报。";
const STATEMENT: u64 = 0x57A7;
const TASK: u64 = 0x7A5C;

/// A play of commands; what each led to is written down.
struct Play {
    stage: Stage,
    record: String,
}

impl Play {
    fn check(&mut self, login: &str, command: Value) {
        self.stage.clock.pass(60);
        let (group, body) = command.as_object().unwrap().iter().next().map(|(k, v)| (k.clone(), v.clone())).unwrap();
        let answer = match self.stage.send(login, command) {
            Ok(receipt) => self.stage.kinds(&receipt),
            Err(error) => format!("REFUSED {} {}", error.code, error.params),
        };
        writeln!(self.record, "{login}: {group}.{} → {answer}", body["do"].as_str().unwrap()).unwrap();
    }

    /// A line on how the case stands.
    fn grade(&mut self) {
        let view = self.stage.view("crisis_lead");
        let rules = view.grade.history.last().map(|change| change.rules.join(", ")).unwrap_or_default();
        writeln!(self.record, "  grade {} ({rules}), {} changes", view.card.grade, view.grade.history.len()).unwrap();
    }

    fn approve(&mut self, login: &str) {
        let digest = self.stage.digest(STATEMENT);
        self.check(login, statement("approve", STATEMENT, json!({ "digest": digest })));
    }

    fn release(&mut self, login: &str) {
        let at = noon();
        let more = json!({ "digest": self.stage.digest(STATEMENT), "channel": "微博", "released_at": at });
        self.check(login, statement("release", STATEMENT, more));
    }
}

fn play() -> Play {
    let mut play = Play { stage: Stage::new(), record: String::new() };
    play.check("duty_officer", open_food());
    play.check("duty_officer", open_food());
    play.grade();
    facts(&mut play);
    moves_tasks_and_clocks(&mut play);
    words(&mut play);
    play
}

fn facts(play: &mut Play) {
    play.check("care_agent", log("家属称已前往医院。"));
    let ill = play.stage.view("crisis_lead").facts[0].id;
    let revise =
        |n: i64| json!({ "fact": { "do": "revise", "fact": ill, "value": n, "source": "医院", "confirmed": true } });
    play.check("care_agent", revise(-1));
    play.check("care_agent", revise(5));
    play.grade();
    let linked = json!({ "fact": { "do": "record", "key": "same_food", "value": false, "source": "店长" } });
    play.check("duty_officer", linked);
    play.grade();
    play.check("crisis_lead", json!({ "case": { "do": "override_grade", "grade": "major", "reason": "媒体关注" } }));
    play.grade();
    play.check("care_agent", json!({ "case": { "do": "override_grade", "grade": "none", "reason": "小事" } }));
}

fn moves_tasks_and_clocks(play: &mut Play) {
    let to = |to: &str| json!({ "case": { "do": "move", "to": to } });
    play.check("duty_officer", to("archived"));
    play.check("duty_officer", to("dismissed"));
    play.check("duty_officer", to("respond"));
    let add = json!({ "task": { "do": "add", "id": id(TASK), "title": "回访两名顾客", "due_at": noon() + TimeDelta::hours(2) } });
    play.check("duty_officer", add);
    play.check("care_agent", json!({ "task": { "do": "complete", "task": id(TASK), "note": "已回访" } }));
    play.check("care_agent", json!({ "task": { "do": "complete", "task": id(TASK), "note": "又一次" } }));
    play.check("duty_officer", to("recover"));
    play.check("duty_officer", to("review"));
    let legal: Vec<_> =
        play.stage.view("crisis_lead").clocks.into_iter().filter(|view| view.clock.is_legal()).collect();
    assert!(!legal.is_empty(), "food poisoning starts legal clocks");
    for view in legal {
        let receipt = json!({ "channel": "电话", "number": "R-1", "person": "王科长" });
        let meet = json!({ "clock": { "do": "meet", "clock": view.clock.id, "at": noon(), "receipt": receipt } });
        play.check("duty_officer", meet.clone());
        play.check("duty_officer", meet);
    }
}

fn words(play: &mut Play) {
    play.check("pr_writer", draft(STATEMENT, "public", TEXT));
    play.release("pr_writer");
    play.check("pr_writer", statement("submit", STATEMENT, json!({})));
    play.release("pr_writer");
    play.approve("pr_writer");
    play.approve("legal_reviewer");
    let old = play.stage.digest(STATEMENT);
    let edit =
        |base: u32| json!({ "base_version": base, "title": "情况说明", "texts": { "zh": format!("{TEXT}谢谢。") } });
    play.check("crisis_lead", statement("edit", STATEMENT, edit(0)));
    play.check("pr_writer", statement("edit", STATEMENT, edit(1)));
    play.check("pr_writer", statement("submit", STATEMENT, json!({})));
    play.check("legal_reviewer", statement("approve", STATEMENT, json!({ "digest": old })));
    play.check(
        "crisis_lead",
        statement("release", STATEMENT, json!({ "digest": old, "channel": "微博", "released_at": noon() })),
    );
    for login in ["legal_reviewer", "legal_reviewer", "crisis_lead"] {
        play.approve(login);
    }
    play.release("pr_writer");
    play.approve("spokesperson");
    play.release("care_agent");
    play.release("pr_writer");
    play.check("pr_writer", statement("edit", STATEMENT, edit(2)));
}

#[test]
fn a_case_is_carried_from_the_first_call_to_a_released_statement() {
    let play = play();
    insta::assert_snapshot!(play.record);
    assert!(play.stage.desk.verify_store(true, None).unwrap().verified);
}

#[test]
fn a_closed_case_takes_no_more_work_until_it_is_reopened() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.ok("pr_writer", Some(CASE), draft(STATEMENT, "public", TEXT));
    let dismiss = json!({ "case": { "do": "move", "to": "dismissed", "reason": "重复" } });
    stage.ok("duty_officer", Some(CASE), dismiss);
    let edit = json!({ "base_version": 1, "title": "t", "texts": { "zh": "x" } });
    for (login, command) in [
        ("duty_officer", json!({ "fact": { "do": "record", "claim": "x", "source": "y" } })),
        ("duty_officer", json!({ "task": { "do": "add", "title": "x" } })),
        ("duty_officer", json!({ "case": { "do": "describe", "title": "x" } })),
        ("crisis_lead", json!({ "case": { "do": "override_grade", "grade": "major", "reason": "x" } })),
        ("pr_writer", draft(STATEMENT + 1, "public", TEXT)),
        ("pr_writer", statement("edit", STATEMENT, edit)),
        ("pr_writer", statement("submit", STATEMENT, json!({}))),
    ] {
        assert_eq!(stage.refused(login, command.clone()), "case_closed", "{command}");
    }
    stage.ok("duty_officer", Some(CASE), log("结案后补记。"));
    stage.ok("duty_officer", Some(CASE), json!({ "case": { "do": "move", "to": "verify", "reason": "新情况" } }));
    stage.ok("duty_officer", Some(CASE), json!({ "task": { "do": "add", "title": "x" } }));
}

fn export(stage: &Stage, login: &str, lang: Lang, variant: ReportVariant) -> Result<(String, String), String> {
    let path = stage.file(&format!("{lang}-{variant}.pdf"));
    let path = path.to_string_lossy().into_owned();
    let report = ReportRequest::of_case(case_id(CASE), lang, variant);
    let request = ExportRequest { report, path: path.clone(), certificate: None };
    let made = stage.desk.export_report(&stage.session(login), &request).map_err(|error| error.to_wire().code)?;
    assert_eq!(made.missing_glyphs, [""; 0]);
    Ok((path, made.head))
}

/// The text of a PDF; none, said aloud, where no reader is installed.
fn read(path: &str) -> Option<String> {
    match Command::new("pdftotext").args([path, "-"]).output() {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(error) => {
            eprintln!("skipped: the text of reports is not looked at, pdftotext: {error}");
            None
        }
    }
}

#[test]
fn the_report_tells_the_case_in_both_languages_and_its_head_verifies() {
    let stage = play().stage;
    let number = stage.view("crisis_lead").card.number;
    for (lang, grade) in [(Lang::Zh, "重大"), (Lang::En, "Major")] {
        for (variant, login) in [(ReportVariant::Full, "crisis_lead"), (ReportVariant::Redacted, "auditor")] {
            let (path, head) = export(&stage, login, lang, variant).unwrap();
            assert!(stage.desk.verify_store(true, Some(&head)).unwrap().verified);
            let Some(text) = read(&path) else { continue };
            assert!(text.contains(&number) && text.contains(grade), "{lang} {variant}: {text}");
            let last: String =
                text.trim_end_matches('\u{c}').rsplit('\u{c}').next().unwrap().split_whitespace().collect();
            assert!(last.contains(head.rsplit(':').next().unwrap()), "the head is on the last page: {last}");
            let named = text.contains("王小明") || text.contains("13800001234");
            assert_eq!(named, variant == ReportVariant::Full, "{lang} {variant}");
        }
    }
    assert_eq!(export(&stage, "auditor", Lang::Zh, ReportVariant::Full).unwrap_err(), "not_permitted");
    assert_eq!(export(&stage, "care_agent", Lang::Zh, ReportVariant::Redacted).unwrap_err(), "not_permitted");
}

#[test]
fn crisisctl_shows_reports_and_verifies_the_same_case() {
    let stage = play().stage;
    let number = stage.view("crisis_lead").card.number;
    stage.desk.close();
    let (status, shown) = ctl::answers(ctl::at(stage.path(), "auditor").args(["show", &number]), "");
    assert_eq!((status, shown[0]["card"]["grade"].as_str(), &shown[0]["reporter"]), (0, Some("major"), &Value::Null));
    let out = stage.file("ctl.pdf");
    let (status, made) =
        ctl::answers(ctl::at(stage.path(), "auditor").args(["report", &number, "--out"]).arg(&out), "");
    assert_eq!(status, 0);
    assert!(out.exists());
    let head = made[0]["head"].as_str().unwrap();
    let (status, found) =
        ctl::answers(ctl::at(stage.path(), "auditor").args(["verify", "--rebuild", "--head", head]), "");
    assert_eq!((status, &found[0]["verified"], &found[0]["views_equal"]), (0, &json!(true), &json!(true)));
    let lines = format!("not json\n{}\n", json!({ "id": id(1), "case": id(CASE), "command": log("x") }));
    let (status, answers) = ctl::answers(ctl::at(stage.path(), "auditor").arg("exec"), &lines);
    let codes: Vec<_> = answers.iter().map(|answer| answer["error"]["code"].as_str().unwrap()).collect();
    assert_eq!((status, codes), (1, vec!["bad_input", "not_permitted"]));
    stage.desk.unlock_store(&by_passphrase()).unwrap();
    sign_in(&stage.desk, "auditor").unwrap();
}
