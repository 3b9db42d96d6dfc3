//! What a playbook asks for at a grade, and putting it into a case.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::model::{Due, Playbook, PlaybookTask, StatementDue};
use crate::case::Draft;
use crate::duty::Trigger;
use crate::ids::{TaskId, UserId};
use crate::policy::Role;
use crate::task::{CalledUp, Task, TaskBrief, TaskEvent, TaskKind, TaskState};
use crate::terms::{Audience, Bilingual, Grade, Stage, Timestamp};

/// The tasks of a grade: its own and those of every lower one. A higher grade only adds, since ids are stable.
pub fn tasks_for(playbook: &Playbook, grade: Grade) -> Vec<PlaybookTask> {
    playbook.tasks.iter().filter(|task| task.at_grade <= grade).cloned().collect()
}

/// The statements that are due at a grade.
pub fn statements_for(playbook: &Playbook, grade: Grade) -> Vec<StatementDue> {
    playbook.statements.iter().filter(|due| due.at_grade <= grade).cloned().collect()
}

/// Something that a playbook puts on the list: a task, somebody to be told, a statement to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Stable id; a case holds an item of this id once, repetitions aside.
    pub id: String,
    /// From which grade on.
    pub at_grade: Grade,
    /// By when.
    pub due: Due,
    /// Repeated so many minutes after it was done.
    pub every_minutes: Option<u32>,
    /// Who does it, as the playbook calls them.
    pub role: Option<String>,
    /// What.
    pub title: Bilingual,
    /// How.
    pub instructions: Option<Bilingual>,
    /// What kind it is, what shows that it was done, and what comes first.
    pub brief: TaskBrief,
}

/// Everything that `playbook` puts on the list, whatever the grade: tasks, people to be told, statements.
pub fn items(playbook: &Playbook) -> Vec<Item> {
    let title = |role: &str| playbook.roles.iter().find(|known| known.id == role).map(|role| role.title.clone());
    let tasks = playbook.tasks.iter().map(|task| Item {
        id: task.id.clone(),
        at_grade: task.at_grade,
        due: task.due,
        every_minutes: task.every_minutes,
        role: Some(task.role.clone()),
        title: task.title.clone(),
        instructions: Some(task.instructions.clone()),
        brief: TaskBrief {
            kind: TaskKind::Task,
            role: title(&task.role),
            evidence: Some(task.evidence.clone()),
            depends_on: task.depends_on.clone(),
        },
    });
    let notify = playbook.notify.iter().map(|notify| Item {
        id: format!("notify:{}", notify.id),
        at_grade: notify.at_grade,
        due: notify.due,
        every_minutes: None,
        role: Some(notify.by.clone()),
        title: Bilingual { zh: format!("通知{}", notify.who.zh), en: format!("Tell: {}", notify.who.en) },
        instructions: Some(notify.say.clone()),
        brief: TaskBrief { kind: TaskKind::Notify, role: title(&notify.by), ..TaskBrief::default() },
    });
    let statements = playbook.statements.iter().map(|due| Item {
        id: format!("statement:{}", due.id),
        at_grade: due.at_grade,
        due: due.due,
        every_minutes: due.every_minutes,
        role: None,
        title: statement_title(due.audience, due.stage),
        instructions: None,
        brief: TaskBrief {
            kind: TaskKind::Statement { audience: due.audience, stage: due.stage },
            ..TaskBrief::default()
        },
    });
    tasks.chain(notify).chain(statements).collect()
}

fn statement_title(audience: Audience, stage: Stage) -> Bilingual {
    let (stage, audience) = (stage.label(), audience.label());
    Bilingual { zh: format!("{}：{}", stage.zh, audience.zh), en: format!("{}: {}", stage.en, audience.en) }
}

/// Brings the list into line with the grade in force: a higher one adds what is missing and repeats nothing, a lower one takes back what nobody has
/// started. Statements that are out are done.
pub(crate) fn activate(draft: &mut Draft<'_>) {
    fulfil_statements(draft);
    let Some(playbook) = draft.ctx.rules.playbook_of(&draft.case) else { return };
    let grade = draft.case.grade.in_force();
    let items = items(playbook);
    stand_down(draft, &items, grade);
    let (demanded, mut called_up): (Vec<Item>, _) =
        (items.into_iter().filter(|i| i.at_grade <= grade).collect(), vec![]);
    for item in demanded {
        let present: Vec<&Task> = from_playbook(draft, &item.id).collect();
        match present[..] {
            [] => add(draft, playbook, item, None),
            [.., last] if last.stood_down => {
                called_up.push(CalledUp { task: last.id, due_at: due_at(draft, item.due, item.at_grade) });
            }
            [.., last] if last.state == TaskState::Done && present.iter().all(|task| !task.state.is_open()) => {
                if let Some(minutes) = item.every_minutes {
                    let again = last.changed_at.checked_add_signed(TimeDelta::minutes(i64::from(minutes)));
                    add(draft, playbook, item, again);
                }
            }
            _ => {}
        }
    }
    if !called_up.is_empty() {
        draft.push(TaskEvent::CalledUp { tasks: called_up, grade });
    }
}

/// The tasks of the case that come from one item of the playbook, in the order in which they were added.
fn from_playbook<'d>(draft: &'d Draft<'_>, id: &'d str) -> impl Iterator<Item = &'d Task> {
    let mut found: Vec<&Task> =
        draft.case.tasks.values().filter(|task| task.from_playbook.as_deref() == Some(id)).collect();
    found.sort_by_key(|task| task.number);
    found.into_iter()
}

/// Takes back what only a higher grade asks for and nobody has started.
fn stand_down(draft: &mut Draft<'_>, items: &[Item], grade: Grade) {
    let beyond: BTreeMap<&str, Grade> = items.iter().map(|item| (item.id.as_str(), item.at_grade)).collect();
    let of_higher =
        |task: &Task| task.from_playbook.as_deref().and_then(|id| beyond.get(id)).is_some_and(|at| *at > grade);
    let unstarted = draft.case.tasks.values().filter(|task| task.state == TaskState::Open && of_higher(task));
    let tasks: Vec<TaskId> = unstarted.map(|task| task.id).collect();
    if !tasks.is_empty() {
        draft.push(TaskEvent::StoodDown { tasks, grade });
    }
}

/// A statement for the audience and of the stage that was due is out.
fn fulfil_statements(draft: &mut Draft<'_>) {
    let out: BTreeMap<(Audience, Stage), _> = draft
        .case
        .statements
        .values()
        .filter(|statement| !statement.releases.is_empty())
        .map(|statement| ((statement.audience, statement.stage), statement.id))
        .collect();
    let due = draft.case.tasks.values().filter(|task| task.state.is_open()).filter_map(|task| match task.brief.kind {
        TaskKind::Statement { audience, stage } => Some((task.id, *out.get(&(audience, stage))?)),
        TaskKind::Task | TaskKind::Notify => None,
    });
    for (task, statement) in due.collect::<Vec<_>>() {
        draft.push(TaskEvent::Fulfilled { task, statement });
    }
}

fn add(draft: &mut Draft<'_>, playbook: &Playbook, item: Item, again: Option<Timestamp>) {
    let position = item.role.as_deref().unwrap_or("pr_writer");
    let held_by = playbook.roles.iter().find(|known| known.id == position).map(|known| known.held_by);
    let added = TaskEvent::Added {
        task: TaskId(draft.ctx.ids.next()),
        owner: owner(draft, position, held_by),
        due_at: again.or_else(|| due_at(draft, item.due, item.at_grade)),
        title: item.title,
        instructions: item.instructions,
        from_playbook: Some(item.id),
        brief: item.brief,
    };
    draft.push(added);
}

/// Whoever is on duty for the position at the case's site; else the case's owner or the acting person where they hold the role, else the only one
/// who does. Among several nobody is picked at random: the task stays open to be taken.
fn owner(draft: &Draft<'_>, position: &str, held_by: Option<Role>) -> Option<UserId> {
    if let Some(user) = draft.ctx.organisation.on_duty(position, draft.case.site, draft.ctx.now) {
        return Some(user);
    }
    let role = held_by?;
    let holders: Vec<UserId> = draft.ctx.organisation.active_with(role).map(|user| user.id).collect();
    let near = [draft.case.owner, Some(draft.by.user)].into_iter().flatten().find(|user| holders.contains(user));
    near.or(match holders[..] {
        [only] => Some(only),
        _ => None,
    })
}

/// Counted from the trigger; from the report while the trigger's own time is not known.
fn due_at(draft: &Draft<'_>, due: Due, at_grade: Grade) -> Option<Timestamp> {
    let case = &draft.case;
    let started = match due.after {
        Trigger::Graded => case.grade.since(at_grade),
        trigger => case.triggers.get(&trigger).copied(),
    };
    started.unwrap_or(case.reported_at).checked_add_signed(TimeDelta::minutes(i64::from(due.minutes)))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::case::testing::{Bench, open_food};
    use crate::terms::Scenario;

    fn items_of(bench: &Bench) -> Vec<Item> {
        items(&bench.rules.playbooks[&Scenario::FoodPoisoning])
    }

    fn all(bench: &Bench, id: &str) -> Vec<Task> {
        let of = |task: &&Task| task.from_playbook.as_deref() == Some(id);
        let mut all: Vec<Task> = bench.case.tasks.values().filter(of).cloned().collect();
        all.sort_by_key(|task| task.number);
        all
    }

    fn task(bench: &Bench, id: &str) -> Task {
        all(bench, id).pop().unwrap_or_else(|| panic!("no {id}"))
    }

    fn about(what: &str, task: TaskId, more: Value) -> Value {
        let mut command = json!({"do": what, "task": task});
        command.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "task": command })
    }

    fn by_hand(grade: &str) -> Value {
        json!({"case": {"do": "override_grade", "grade": grade, "reason": "r"}})
    }

    #[test]
    fn a_case_gets_the_list_of_its_grade_once_with_owner_and_due_time() {
        let mut bench = Bench::new(&[Role::DutyOfficer, Role::CareAgent, Role::CrisisLead, Role::CrisisLead]);
        bench.send("duty_officer", open_food(2));
        let asked_at = |grade| items_of(&bench).iter().filter(|item| item.at_grade <= grade).count();
        assert_eq!((bench.case.grade.in_force(), bench.case.tasks.len()), (Grade::Serious, asked_at(Grade::Serious)));
        let kinds = |wanted: fn(TaskKind) -> bool| bench.case.tasks.values().filter(|t| wanted(t.brief.kind)).count();
        assert!(kinds(|kind| kind == TaskKind::Notify) > 3, "people to be told are on the list");
        assert!(kinds(|kind| matches!(kind, TaskKind::Statement { .. })) >= 3, "statements are on the list");

        let sealed = task(&bench, "food_poisoning.seal");
        let at = |time: &str| format!("2026-11-22T{time}:00Z").parse::<Timestamp>().ok();
        assert_eq!((sealed.owner, sealed.due_at), (Some(bench.user("duty_officer")), at("04:40")));
        assert!(sealed.brief.evidence.is_some() && sealed.brief.role.is_some());
        assert_eq!(task(&bench, "common.contact_affected").owner, Some(bench.user("care_agent")));
        let convene = task(&bench, "common.convene");
        assert_eq!((convene.owner, convene.due_at), (None, at("05:00")), "of two leads nobody is picked");

        bench.pass(20);
        let fact = bench.case.facts.values().find(|fact| fact.key.as_deref() == Some("ill_count")).unwrap().id;
        bench.send("duty_officer", json!({"fact": {"do": "revise", "fact": fact, "value": 4, "source": "s"}}));
        assert_eq!((bench.case.grade.in_force(), bench.case.tasks.len()), (Grade::Major, items_of(&bench).len()));
        assert_eq!(task(&bench, "common.sitrep").due_at, at("05:20"));
        assert_eq!(task(&bench, "common.convene"), convene);
    }

    #[test]
    fn the_duty_roster_goes_before_the_role() {
        let mut bench = Bench::new(&[Role::DutyOfficer, Role::CrisisLead, Role::CrisisLead]);
        let lead = bench.user("crisis_lead2");
        bench.put_on_duty("crisis_lead", lead);
        bench.send("duty_officer", open_food(4));
        assert_eq!(task(&bench, "common.convene").owner, Some(lead));
    }

    #[test]
    fn a_lower_grade_takes_back_what_nobody_has_started_and_a_higher_one_brings_it_back() {
        let mut bench = Bench::new(&[Role::CrisisLead]);
        bench.send("crisis_lead", open_food(4));
        let before = bench.case.tasks.len();
        let sitrep = task(&bench, "common.sitrep").id;
        bench.send("crisis_lead", about("start", sitrep, json!({})));
        let events = bench.send("crisis_lead", by_hand("serious"));
        assert!(events.iter().any(|event| event.kind() == "task.stood_down"), "{events:?}");
        for item in items_of(&bench) {
            let found = task(&bench, &item.id);
            let taken_back = item.at_grade == Grade::Major && found.id != sitrep;
            assert_eq!((found.state.is_open(), found.stood_down), (!taken_back, taken_back), "{}", item.id);
        }
        bench.pass(60);
        bench.send("crisis_lead", by_hand("major"));
        assert!(items_of(&bench).iter().all(|item| task(&bench, &item.id).state.is_open()));
        assert_eq!(bench.case.tasks.len(), before, "nothing is there twice");
    }

    #[test]
    fn what_a_person_cancelled_stays_cancelled() {
        let mut bench = Bench::new(&[Role::CrisisLead]);
        bench.send("crisis_lead", open_food(4));
        let sitrep = task(&bench, "common.sitrep").id;
        bench.send("crisis_lead", about("cancel", sitrep, json!({"reason": "r"})));
        bench.send("crisis_lead", by_hand("general"));
        bench.send("crisis_lead", by_hand("major"));
        let found = task(&bench, "common.sitrep");
        assert_eq!((found.state, found.stood_down), (TaskState::Cancelled, false));
    }

    #[test]
    fn what_repeats_comes_again_after_it_was_done() {
        let mut bench = Bench::new(&[Role::CrisisLead]);
        bench.send("crisis_lead", open_food(4));
        let repeats = |item: &Item| item.every_minutes.is_some() && item.brief.kind == TaskKind::Task;
        let item = items_of(&bench).into_iter().find(repeats).unwrap();
        bench.send("crisis_lead", about("complete", task(&bench, &item.id).id, json!({"note": "n"})));
        let [_, again] = &all(&bench, &item.id)[..] else { panic!("{:?}", all(&bench, &item.id)) };
        let due = bench.now + TimeDelta::minutes(i64::from(item.every_minutes.unwrap()));
        assert_eq!((again.state, again.due_at), (TaskState::Open, Some(due)));
        bench.send("crisis_lead", about("cancel", again.id, json!({"reason": "r"})));
        assert_eq!(all(&bench, &item.id).len(), 2, "once cancelled it does not come again");
    }

    #[test]
    fn labels_are_those_of_the_terms() {
        let terms: toml::Table = toml::from_str(include_str!("../../../../content/messages/terms.toml")).unwrap();
        let label = |vocabulary: &str, key: &str| terms[vocabulary][key].clone().try_into::<Bilingual>().unwrap();
        for stage in Stage::ALL {
            assert_eq!(stage.label(), label("stage", stage.key()));
        }
        for audience in Audience::ALL {
            assert_eq!(audience.label(), label("audience", audience.key()));
        }
    }
}
