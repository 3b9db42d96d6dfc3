//! The same command again, and several programs at one store at the same moment.

use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use desk::wire::{Receipt, Topic, WireError};
use desk::{Desk, Envelope, Session};
use serde_json::{Value, json};

use crate::stage::{CASE, Stage, by_passphrase, case_id, draft, execute, id, log, noon, open_food, statement};

const STATEMENT: u64 = 0x57A7;

#[test]
fn the_same_command_again_answers_with_the_first_receipt_and_writes_nothing() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let by = stage.session("duty_officer");
    let send = |desk: &Desk, session: &Session, text: &str| execute(desk, session, &id(0xD0), Some(CASE), log(text));
    let first = send(&stage.desk, &by, "x").unwrap();
    let entries = stage.desk.verify_store(false, None).unwrap().entries;
    assert_eq!(send(&stage.desk, &by, "x").unwrap(), first);
    assert_eq!(send(&stage.second(), &by, "x").unwrap(), first, "another program");
    assert_eq!(send(&stage.desk, &stage.session("care_agent"), "x").unwrap_err().code, "command_taken");
    stage.desk.close();
    stage.desk.unlock_store(&by_passphrase()).unwrap();
    assert_eq!(send(&stage.desk, &by, "x").unwrap(), first, "after a restart");
    assert_eq!(stage.desk.verify_store(false, None).unwrap().entries, entries);
}

#[test]
fn a_refused_command_may_be_sent_again_under_its_id() {
    let stage = Stage::new();
    let by = stage.session("duty_officer");
    let send = |command| execute(&stage.desk, &by, &id(0xD0), Some(CASE), command);
    assert_eq!(send(log("too early")).unwrap_err().code, "no_such");
    send(open_food()).unwrap();
}

#[test]
fn a_command_takes_the_draft_it_was_typed_in_with_it() {
    let stage = Stage::new();
    let by = stage.session("duty_officer");
    let keep = || stage.desk.draft_put(&by, "new-case", "{}").unwrap();
    let kept = || stage.desk.draft_get(&by, "new-case").unwrap().is_some();
    let envelope = |command: Value| -> Envelope {
        let case = id(CASE);
        serde_json::from_value(json!({ "id": id(0xD0), "case": case, "command": command, "draft": "new-case" }))
            .unwrap()
    };
    keep();
    stage.desk.execute(&by, &envelope(log("too early"))).unwrap_err();
    assert!(kept(), "what was refused is still to be sent");
    let first = stage.desk.execute(&by, &envelope(open_food())).unwrap();
    assert!(!kept(), "no crash can leave a draft of a case that is open");
    keep();
    assert_eq!(stage.desk.execute(&by, &envelope(open_food())).unwrap(), first);
    assert!(!kept(), "after a retry");
}

/// Two programs that send a command each at the same moment.
fn race(one: (&Desk, Session, Value), two: (&Desk, Session, Value), n: u64) -> [Result<Receipt, WireError>; 2] {
    let start = Arc::new(Barrier::new(2));
    let run = |(desk, session, command): (&Desk, Session, Value), n: u64| {
        start.wait();
        execute(desk, &session, &id(n), Some(CASE), command)
    };
    thread::scope(|scope| {
        let first = scope.spawn(|| run(one, 0xA000 + n));
        let second = scope.spawn(|| run(two, 0xB000 + n));
        [first.join().unwrap(), second.join().unwrap()]
    })
}

fn edit(n: u64, base: usize, text: &str) -> Value {
    statement("edit", n, json!({ "base_version": base, "title": "t", "texts": { "zh": text } }))
}

/// A submitted statement for the public, which at this grade a lawyer and the lead approve.
fn submitted(stage: &Stage, n: u64) {
    stage.ok("pr_writer", Some(CASE), draft(n, "public", "x"));
    stage.ok("pr_writer", Some(CASE), statement("submit", n, json!({})));
}

fn approve(stage: &Stage, n: u64) -> Value {
    statement("approve", n, json!({ "digest": stage.digest(n) }))
}

const ROUNDS: u64 = 12;

#[test]
fn an_approval_that_meets_an_edit_never_stands_for_the_new_text() {
    let (stage, mut edits_first) = (Stage::new(), 0);
    stage.ok("duty_officer", Some(CASE), open_food());
    let other = stage.second();
    for n in STATEMENT..STATEMENT + ROUNDS {
        submitted(&stage, n);
        let approving = (&stage.desk, stage.session("legal_reviewer"), approve(&stage, n));
        let [approved, edited] = race(approving, (&other, stage.session("pr_writer"), edit(n, 1, "y")), n);
        edited.unwrap();
        if let Err(error) = approved {
            assert!(["text_changed", "wrong_state"].contains(&error.code.as_str()), "{error:?}");
            edits_first += 1;
        }
        let view = stage.view("crisis_lead");
        let found = view.statements.iter().find(|view| view.statement.id.to_string() == id(n)).unwrap();
        assert_eq!((found.statement.valid_approvals().count(), found.statement.versions.len()), (0, 2));
    }
    println!("{edits_first} of {ROUNDS} edits came before the approval");
    assert!(stage.desk.verify_store(true, None).unwrap().verified);
}

#[test]
fn of_a_release_and_an_edit_exactly_one_happens() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let other = stage.second();
    for n in STATEMENT..STATEMENT + ROUNDS {
        submitted(&stage, n);
        for login in ["legal_reviewer", "crisis_lead", "spokesperson"] {
            if !stage.view(login).statements.last().unwrap().missing.is_empty() {
                stage.ok(login, Some(CASE), approve(&stage, n));
            }
        }
        let out = json!({ "digest": stage.digest(n), "channel": "微博", "released_at": noon() });
        let releasing = (&stage.desk, stage.session("spokesperson"), statement("release", n, out));
        let [released, edited] = race(releasing, (&other, stage.session("pr_writer"), edit(n, 1, "y")), n);
        assert_ne!(released.is_ok(), edited.is_ok(), "{released:?} {edited:?}");
    }
    assert!(stage.desk.verify_store(true, None).unwrap().verified);
}

#[test]
fn of_two_edits_of_the_same_version_exactly_one_happens() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let other = stage.second();
    stage.ok("pr_writer", Some(CASE), draft(STATEMENT, "public", "x"));
    for base in 1..=usize::try_from(ROUNDS).unwrap() {
        let one = (&stage.desk, stage.session("pr_writer"), edit(STATEMENT, base, &format!("one {base}")));
        let two = (&other, stage.session("crisis_lead"), edit(STATEMENT, base, &format!("two {base}")));
        let answers = race(one, two, base as u64);
        let refused: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
        assert!(matches!(refused[..], [error] if error.code == "text_changed"), "{answers:?}");
    }
}

#[test]
fn what_another_program_changed_is_told_and_seen() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let other = stage.second();
    let told = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&told);
    other.on_change(move |changed| heard.lock().unwrap().extend(changed.topics.clone()));
    other.look_round().unwrap();
    told.lock().unwrap().clear();
    other.look_round().unwrap();
    assert_eq!(told.lock().unwrap()[..], [], "nothing happened");
    stage.ok("duty_officer", Some(CASE), json!({ "case": { "do": "describe", "title": "新标题" } }));
    other.look_round().unwrap();
    assert!(told.lock().unwrap().contains(&Topic::Case(case_id(CASE))));
    let seen = other.case_view(&stage.session("duty_officer"), case_id(CASE)).unwrap();
    assert_eq!(seen.card.title.as_deref(), Some("新标题"));
}
