//! Long random work by users of every role: a replay makes the same views byte for byte, and nothing goes out without
//! its approvals.

use domain::policy::Role;
use domain::statement::Statement;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::stage::{Stage, case_id, draft, id, log, noon, open_food, statement};

const CASES: u64 = 3;
const STATEMENTS: u64 = 4;
const GRADES: [&str; 4] = ["none", "general", "serious", "major"];

/// What somebody does next; numbers are choices among what is there.
#[derive(Debug, Clone)]
struct Act {
    role: Role,
    case: u64,
    what: u8,
    pick: u64,
    value: i64,
}

fn act() -> impl Strategy<Value = Act> {
    (0..Role::ALL.len(), 0..CASES, 0..18u8, 0..STATEMENTS, 0..7i64).prop_map(|(role, case, what, pick, value)| Act {
        role: Role::ALL[role],
        case,
        what,
        pick,
        value,
    })
}

fn pick<T>(items: &[T], n: u64) -> Option<&T> {
    items.get(usize::try_from(n).ok()? % items.len().max(1))
}

/// The command of an act, made from how the case stands; none where there is nothing to do it to.
fn command(stage: &Stage, act: &Act) -> Option<Value> {
    let Ok(view) = stage.desk.case_view(&stage.session("crisis_lead"), case_id(act.case + 1)) else {
        return Some(open_food());
    };
    let n = 0x5000 + act.case * 16 + act.pick;
    let version = view.statements.iter().find(|view| view.statement.id.to_string() == id(n));
    let digest = version.and_then(|view| view.statement.current()).map(|text| text.digest.clone()).unwrap_or_default();
    let words = format!("第 {} 稿", act.value);
    let keys = ["ill_count", "same_food", "hospitalised_count", "same_meal_time"];
    Some(match act.what {
        0 => log(&words),
        1 => {
            let value = if act.pick.is_multiple_of(2) { json!(act.value) } else { json!(act.value > 3) };
            json!({ "fact": { "do": "record", "key": keys[act.pick as usize], "value": value, "source": "x" } })
        }
        2 => {
            json!({ "fact": { "do": "revise", "fact": pick(&view.facts, act.pick)?.id, "value": act.value, "source": "y" } })
        }
        3 => {
            let state = ["confirmed", "disputed", "retracted", "reported"][act.pick as usize];
            json!({ "fact": { "do": "judge", "fact": pick(&view.facts, act.pick)?.id, "state": state, "reason": "z" } })
        }
        4 => json!({ "task": { "do": "add", "title": words } }),
        5 => json!({ "task": { "do": "complete", "task": pick(&view.tasks, act.pick)?.id, "note": "done" } }),
        6 => json!({ "task": { "do": "cancel", "task": pick(&view.tasks, act.pick)?.id, "reason": "no" } }),
        7 => {
            let receipt = json!({ "channel": "x" });
            json!({ "clock": { "do": "meet", "clock": pick(&view.clocks, act.pick)?.clock.id, "at": noon(), "receipt": receipt } })
        }
        8 => json!({ "clock": { "do": "waive", "clock": pick(&view.clocks, act.pick)?.clock.id, "reason": "x" } }),
        9 => {
            let to = pick(&view.moves, act.value.unsigned_abs())?.to;
            json!({ "case": { "do": "move", "to": to, "reason": "x", "outcome": "controlled" } })
        }
        10 => json!({ "case": { "do": "override_grade", "grade": GRADES[act.pick as usize], "reason": "x" } }),
        11 => draft(n, ["public", "media", "affected", "employees"][act.pick as usize], &words),
        12 => {
            let base = version.map_or(0, |view| view.statement.versions.len());
            statement("edit", n, json!({ "base_version": base, "title": "t", "texts": { "zh": words } }))
        }
        13 => statement("submit", n, json!({})),
        14 | 15 => statement("approve", n, json!({ "digest": digest })),
        16 => statement("release", n, json!({ "digest": digest, "channel": "x", "released_at": noon() })),
        _ if act.pick < 2 => {
            let details = json!({ "area": act.pick.to_string(), "foods": ["fish"], "care": "hospitalised" });
            match pick(&view.people, act.value.unsigned_abs()) {
                Some(person) if act.value > 4 => {
                    json!({ "person": { "do": "change", "person": person.id, "details": details } })
                }
                _ => json!({ "person": { "do": "add", "identity": { "name": words }, "details": details } }),
            }
        }
        _ => statement("request_changes", n, json!({ "note": words })),
    })
}

/// What a release asks for by the chain of this moment, looked up before it is sent.
fn required(stage: &Stage, act: &Act) -> Vec<Role> {
    let view = stage.desk.case_view(&stage.session("crisis_lead"), case_id(act.case + 1)).unwrap();
    let n = id(0x5000 + act.case * 16 + act.pick);
    view.statements
        .into_iter()
        .find(|view| view.statement.id.to_string() == n)
        .map(|view| view.required)
        .unwrap_or_default()
}

/// The text that went out was approved as it is, for every role by a person of its own who wrote none of it.
fn assert_approved(found: &Statement, required: &[Role]) {
    let release = found.releases.last().unwrap();
    let approvals: Vec<_> =
        found.approvals.iter().filter(|a| a.digest == release.digest && a.voided_at.is_none()).collect();
    let people: std::collections::BTreeSet<_> = approvals.iter().map(|a| a.by).collect();
    assert!(required.iter().all(|role| approvals.iter().any(|a| a.role == *role)), "{required:?}: {found:?}");
    assert!(!required.is_empty() && people.len() == approvals.len(), "{found:?}");
    assert!(people.iter().all(|person| !found.written_by(*person)), "{found:?}");
}

fn play(acts: &[Act]) -> (usize, usize) {
    let (stage, mut done, mut releases) = (Stage::new(), 0, 0);
    for act in acts {
        let Some(command) = command(&stage, act) else { continue };
        let asked = (act.what == 16 && command["statement"]["do"] == "release").then(|| required(&stage, act));
        stage.clock.pass(30);
        if stage.send_to(act.role.key(), Some(act.case + 1), command.clone()).is_err() {
            continue;
        }
        done += 1;
        if let Some(required) = asked {
            releases += 1;
            let view = stage.desk.case_view(&stage.session("crisis_lead"), case_id(act.case + 1)).unwrap();
            let n = command["statement"]["statement"].as_str().unwrap();
            assert_approved(
                &view.statements.iter().find(|v| v.statement.id.to_string() == n).unwrap().statement,
                &required,
            );
        }
    }
    let found = stage.desk.verify_store(true, None).unwrap();
    assert!(found.verified, "{:?} {:?}", found.problems, found.views_equal);
    (done, releases)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn random_work_replays_to_the_same_views_and_releases_nothing_unapproved(acts in prop::collection::vec(act(), 300)) {
        let (done, releases) = play(&acts);
        println!("{done} of {} commands were carried out, {releases} releases", acts.len());
        prop_assert!(done > 20);
    }
}

/// Writers write and reviewers approve: random work reaches releases by luck only, so that here the roles fit.
#[test]
fn random_statement_work_reaches_releases_and_none_unapproved() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let fitting = act().prop_map(|act| {
        let what = [11, 13, 14, 14, 14, 16, 12, 1][usize::from(act.what) % 8];
        let roles: &[Role] = match what {
            14 => &[Role::LegalReviewer, Role::CrisisLead, Role::Spokesperson],
            1 => &[Role::DutyOfficer],
            _ => &[Role::PrWriter],
        };
        Act { what, role: roles[act.value.unsigned_abs() as usize % roles.len()], ..act }
    });
    let acts = prop::collection::vec(fitting, 600).new_tree(&mut runner).unwrap().current();
    let opening = (0..CASES).map(|case| Act { role: Role::DutyOfficer, case, what: 0, pick: 0, value: 0 });
    let (done, releases) = play(&opening.chain(acts).collect::<Vec<_>>());
    println!("{done} commands were carried out, {releases} releases");
    assert!(releases >= 3, "{releases}");
}
