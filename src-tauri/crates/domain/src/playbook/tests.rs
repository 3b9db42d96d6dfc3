use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::*;
use crate::content::ContentProblem;
use crate::terms::{Audience, Bilingual, Grade, Scenario, Stage};

fn read(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/playbooks");
    fs::read_to_string(folder.join(format!("{name}.toml"))).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn common() -> Playbook {
    Playbook::parse("common.toml", &read("common"), None).unwrap()
}

fn shipped() -> Vec<Playbook> {
    let base = common();
    let parse = |scenario: &Scenario| Playbook::parse(scenario.key(), &read(scenario.key()), Some(&base)).unwrap();
    Scenario::ALL.iter().map(parse).collect()
}

#[test]
fn every_scenario_has_a_usable_playbook() {
    let base = common();
    for (playbook, &scenario) in shipped().iter().zip(Scenario::ALL) {
        assert_eq!(playbook.scenario, Some(scenario));
        let own_tasks = playbook.tasks.len() - base.tasks.len();
        let own_questions = playbook.questions.len() - base.questions.len();
        assert!(own_tasks >= 7, "{scenario}: {own_tasks} tasks");
        assert!(own_questions >= 8, "{scenario}: {own_questions} questions");
        assert_ne!(list(playbook, "first_hour"), list(&base, "first_hour"), "{scenario}");
        for id in ["first_hour", "first_meeting", "evacuation"] {
            assert!(list(playbook, id).items.len() >= 7, "{scenario} {id}");
        }
        assert!(playbook.effective < playbook.next_review);
    }
}

#[test]
fn a_playbook_written_out_reads_as_the_same() {
    for playbook in shipped() {
        let text = playbook.to_toml().unwrap();
        assert_eq!(Playbook::parse("own.toml", &text, None).as_ref(), Ok(&playbook), "{}", playbook.id);
    }
}

/// Whether people must leave the building in it.
const EVACUATES: &[Scenario] =
    &[Scenario::FireGasStructural, Scenario::ViolenceOrSecurity, Scenario::NaturalDisaster, Scenario::CustomerInjury];

#[test]
fn every_playbook_is_complete() {
    for playbook in shipped() {
        let id = &playbook.id;
        for role in &playbook.roles {
            assert!(role.responsibilities.len() >= 2, "{id}: {}", role.id);
        }
        for grade in [Grade::None, Grade::Serious, Grade::Major] {
            assert!(playbook.tasks.iter().any(|task| task.at_grade == grade), "{id} has no task from {grade} on");
        }
        assert!(playbook.questions.len() >= 8, "{id}");
        assert!(playbook.must_report.len() >= 9 && playbook.limits.len() >= 4 && playbook.notify.len() >= 5, "{id}");
        for audience in Audience::ALL {
            let due = playbook.statements.iter().filter(|due| due.audience == *audience).count();
            assert!(due >= 2, "{id}: {due} statements for {audience}");
        }
        let own = list(&playbook, "evacuation") != list(&common(), "evacuation");
        assert!(own || !EVACUATES.contains(&playbook.scenario.unwrap()), "{id}: evacuation is the general one");
        for text in playbook.tasks.iter().flat_map(|task| [&task.instructions, &task.evidence]) {
            assert!(text.zh.chars().count() >= 3 && text.en.split_whitespace().count() >= 2, "{id}: {text:?}");
        }
    }
}

fn list<'a>(playbook: &'a Playbook, id: &str) -> &'a Checklist {
    playbook.checklists.iter().find(|list| list.id == id).unwrap()
}

#[test]
fn a_higher_grade_adds_and_repeats_nothing() {
    for playbook in shipped() {
        let ids = |grade| tasks_for(&playbook, grade).into_iter().map(|task| task.id).collect::<Vec<_>>();
        for pair in Grade::ALL.windows(2) {
            let (lower, higher) = (ids(pair[0]), ids(pair[1]));
            assert!(lower.len() < higher.len() || pair[1] == Grade::General, "{} {}", playbook.id, pair[1]);
            assert!(lower.iter().all(|id| higher.contains(id)));
            assert_eq!(higher.iter().collect::<BTreeSet<_>>().len(), higher.len());
        }
        assert_eq!(ids(Grade::Major).len(), playbook.tasks.len());
    }
}

#[test]
fn what_comes_first_is_due_first() {
    for playbook in shipped() {
        let tasks: BTreeMap<&str, &PlaybookTask> = playbook.tasks.iter().map(|task| (task.id.as_str(), task)).collect();
        for task in &playbook.tasks {
            for first in task.depends_on.iter().map(|id| tasks[id.as_str()]) {
                let comparable = first.due.after == task.due.after;
                assert!(!comparable || first.due.minutes <= task.due.minutes, "{} before {}", task.id, first.id);
            }
        }
    }
}

#[test]
fn a_repeating_task_does_not_repeat_within_a_quarter_of_an_hour() {
    for playbook in shipped() {
        let repeats = playbook.tasks.iter().filter_map(|task| task.every_minutes);
        assert!(repeats.chain(playbook.statements.iter().filter_map(|due| due.every_minutes)).all(|every| every >= 15));
    }
}

#[test]
fn employees_and_those_affected_hear_before_the_media() {
    for playbook in shipped() {
        let due = |audience, stage| {
            let found = playbook.statements.iter().find(|due| due.audience == audience && due.stage == stage);
            found.map(|due| due.due.minutes).unwrap()
        };
        for stage in [Stage::Holding, Stage::Formal] {
            for first in [Audience::Employees, Audience::Affected] {
                assert!(due(first, stage) <= due(Audience::Media, stage), "{} {first} {stage}", playbook.id);
            }
        }
        let formal = playbook.statements.iter().find(|due| due.id == "media_formal").unwrap();
        assert!(formal.due.minutes <= 24 * 60);
    }
}

#[test]
fn both_languages_are_written_out() {
    let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let check = |id: &str, text: &Bilingual| {
        assert!(han(&text.zh), "{id}: {}", text.zh);
        assert!(!han(&text.en), "{id}: {}", text.en);
    };
    for playbook in shipped() {
        for task in &playbook.tasks {
            [&task.title, &task.instructions, &task.evidence].iter().for_each(|text| check(&task.id, text));
        }
        for asked in &playbook.questions {
            [&asked.question, &asked.may_say, &asked.not_to_say].iter().for_each(|text| check(&asked.id, text));
        }
        for list in &playbook.checklists {
            list.items.iter().for_each(|item| check(&list.id, item));
        }
    }
}

const HEAD: &str = "version = \"1\"\neffective = \"2026-01-01\"\nnext_review = \"2027-01-01\"\n\
                    title = { zh = \"题\", en = \"t\" }\npurpose = { zh = \"的\", en = \"p\" }\n";

fn own(id: &str, extra: &str) -> Result<Playbook, crate::content::ContentError> {
    Playbook::parse("own.toml", &format!("id = \"{id}\"\nbase = \"common\"\n{HEAD}{extra}"), Some(&common()))
}

fn task(id: &str, more: &str) -> String {
    format!(
        "[[task]]\nid = \"{id}\"\nphase = \"intake\"\nrole = \"duty_officer\"\n{more}\n\
         title = {{ zh = \"题\", en = \"t\" }}\ninstructions = {{ zh = \"做\", en = \"i\" }}\nevidence = {{ zh = \"证\", en = \"e\" }}\n"
    )
}

#[test]
fn an_entry_of_the_same_id_replaces_the_bases_in_its_place() {
    let base = common();
    let due = "due = { after = \"reported\", minutes = 5 }";
    let playbook = own("own", &(task("common.verify", due) + &task("own.more", due))).unwrap();
    assert_eq!(playbook.tasks.len(), base.tasks.len() + 1);
    assert_eq!(playbook.tasks[0].id, "common.verify");
    assert_eq!(playbook.tasks[0].due.minutes, 5);
}

#[test]
fn mistakes_are_refused_with_their_place() {
    let due = "due = { after = \"reported\", minutes = 5 }";
    let unknown = |id: &str| ContentProblem::UnknownReference(id.into());
    let cases = [
        (task("a", &format!("{due}\ndepends_on = [\"b\"]")), "a", unknown("b")),
        (task("a", due).replace("duty_officer", "king"), "a", unknown("king")),
        (task("a", due).replace("\"intake\"", "\"later\""), "a", unknown("later")),
        (task("a", due) + &task("a", due), "a", ContentProblem::DuplicateId),
        (task("a", due).replace("zh = \"做\"", "zh = \" \""), "a", ContentProblem::Empty),
        (
            task("a", &format!("{due}\ndepends_on = [\"b\"]")) + &task("b", &format!("{due}\ndepends_on = [\"a\"]")),
            "a",
            ContentProblem::Cycle("a, b".into()),
        ),
        (
            task("a", &format!("{due}\ndepends_on = [\"common.sitrep\"]")),
            "a",
            ContentProblem::WaitsForHigherGrade("common.sitrep".into()),
        ),
        (
            task("a", "due = { after = \"reported\", minutes = 4294967295 }"),
            "a",
            ContentProblem::OutOfRange { min: 0, max: 527_040, found: 4_294_967_295 },
        ),
    ];
    for (text, key, problem) in cases {
        let error = own("own", &text).unwrap_err();
        assert_eq!((error.file.as_str(), error.key.as_str(), &error.problem), ("own.toml", key, &problem));
        assert!(error.line > 7, "{error}");
    }
    let error = own("own", "[[task]]\nid = \"a\"\nphse = \"x\"\n").unwrap_err();
    assert_eq!((error.line, error.key.as_str()), (10, "phse"));
    let alone = Playbook::parse("own.toml", &format!("id = \"own\"\nbase = \"common\"\n{HEAD}"), None).unwrap_err();
    assert_eq!((alone.line, alone.problem), (2, unknown("common")));
}
