//! Passwords, delays, and what becomes of a session when its user changes.

use std::sync::Barrier;
use std::thread;

use desk::Desk;
use desk::wire::SignIn;
use domain::policy::Role;
use serde_json::json;

use crate::stage::{CASE, PASSWORD, Stage, by_passphrase, log, open_food, sign_in};

fn guess(desk: &Desk, login: &str) -> (String, u64) {
    let error = desk.sign_in(&SignIn { login: login.into(), password: "a guess".into() }).unwrap_err().to_wire();
    (error.code, error.params["seconds"].as_u64().unwrap_or_default())
}

#[test]
fn wrong_passwords_cost_a_growing_delay_that_a_restart_does_not_end() {
    let stage = Stage::new();
    let desk = &stage.desk;
    for _ in 0..3 {
        assert_eq!(guess(desk, "pr_writer"), ("wrong_password".into(), 0));
    }
    let mut delays = Vec::new();
    for _ in 0..9 {
        desk.close();
        desk.unlock_store(&by_passphrase()).unwrap();
        let (code, seconds) = guess(desk, "pr_writer");
        assert_eq!(code, "too_soon");
        let refused = sign_in(desk, "pr_writer").unwrap_err();
        assert_eq!(refused.code, "too_soon", "the right password waits too");
        delays.push(seconds);
        stage.clock.pass(seconds);
        assert_eq!(guess(desk, "pr_writer").0, "wrong_password");
    }
    assert_eq!(delays, [2, 4, 8, 16, 32, 64, 128, 256, 300]);
    sign_in(desk, "care_agent").unwrap();
    stage.clock.pass(300);
    sign_in(desk, "pr_writer").unwrap();
    assert_eq!(guess(desk, "pr_writer").0, "wrong_password", "the count began anew");
}

#[test]
fn guesses_sent_at_the_same_moment_from_two_programs_count_one_by_one() {
    let stage = Stage::new();
    let other = stage.second();
    let start = Barrier::new(12);
    let codes: Vec<String> = thread::scope(|scope| {
        let guesses = (0..12).map(|n| {
            let (desk, start) = (if n % 2 == 0 { &stage.desk } else { &other }, &start);
            scope.spawn(move || {
                start.wait();
                guess(desk, "pr_writer").0
            })
        });
        guesses.collect::<Vec<_>>().into_iter().map(|guess| guess.join().unwrap()).collect()
    });
    let answered = |code: &str| codes.iter().filter(|found| *found == code).count();
    assert_eq!((answered("wrong_password"), answered("too_soon")), (3, 9), "{codes:?}");
}

#[test]
fn an_unknown_login_answers_like_a_wrong_password() {
    let stage = Stage::new();
    let answers: Vec<_> = (0..5).map(|_| (guess(&stage.desk, "nobody"), guess(&stage.desk, "auditor"))).collect();
    assert!(answers.iter().all(|(unknown, known)| unknown == known), "{answers:?}");
}

/// Changes the roles of a user, or lets them go.
fn change(stage: &Stage, login: &str, roles: &[Role], active: bool) {
    let user = stage.session(login).user();
    let name = json!({ "zh": login, "en": login });
    let command = json!({ "do": "change_user", "user": user, "name": name, "roles": roles, "active": active });
    stage.ok("administrator", None, json!({ "organisation": command }));
}

#[test]
fn who_was_let_go_can_do_and_see_nothing_at_once() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let session = stage.session("duty_officer");
    change(&stage, "duty_officer", &[Role::DutyOfficer], false);
    assert_eq!(stage.refused("duty_officer", log("x")), "signed_out");
    assert_eq!(stage.desk.board(&session, &Default::default()).unwrap_err().to_wire().code, "signed_out");
    assert_eq!(stage.desk.session_view(&session, false).unwrap_err().to_wire().code, "signed_out");
    assert_eq!(sign_in(&stage.desk, "duty_officer").unwrap_err().code, "wrong_password");
    change(&stage, "duty_officer", &[Role::DutyOfficer], true);
    stage.ok("duty_officer", Some(CASE), log("x"));
}

#[test]
fn a_change_of_roles_holds_at_once_also_for_another_program() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let other = stage.second();
    let session = stage.session("duty_officer");
    assert!(other.case_view(&session, crate::stage::case_id(CASE)).unwrap().reporter.is_some());
    change(&stage, "duty_officer", &[Role::Auditor], true);
    let seen = other.case_view(&session, crate::stage::case_id(CASE)).unwrap();
    assert!(seen.reporter.is_none() && seen.personal_withheld);
    assert_eq!(stage.refused("duty_officer", log("x")), "not_permitted");
}

#[test]
fn the_last_administrator_stays() {
    let stage = Stage::new();
    let user = stage.session("administrator").user();
    let name = json!({ "zh": "x", "en": "x" });
    for (roles, active) in [(vec!["auditor"], true), (vec!["administrator"], false)] {
        let change = json!({ "do": "change_user", "user": user, "name": name, "roles": roles, "active": active });
        assert_eq!(stage.refused("administrator", json!({ "organisation": change })), "last_administrator");
    }
}

#[test]
fn a_password_is_changed_by_its_owner_or_an_administrator_and_is_not_short() {
    let stage = Stage::new();
    let (writer, code) = (stage.session("pr_writer"), |error: desk::DeskError| error.to_wire().code);
    assert_eq!(code(stage.desk.set_password(&writer, writer.user(), "seven77").unwrap_err()), "too_weak");
    stage.desk.set_password(&writer, writer.user(), "another one").unwrap();
    assert_eq!(sign_in(&stage.desk, "pr_writer").unwrap_err().code, "wrong_password");
    stage.desk.set_password(&stage.session("administrator"), writer.user(), PASSWORD).unwrap();
    sign_in(&stage.desk, "pr_writer").unwrap();
}
