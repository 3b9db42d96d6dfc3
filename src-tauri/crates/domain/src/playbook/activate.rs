//! What a playbook asks for at a grade, and putting it into a case.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::model::{Due, Playbook, PlaybookTask, StatementDue};
use crate::case::Draft;
use crate::duty::Trigger;
use crate::ids::{TaskId, UserId};
use crate::policy::Role;
use crate::task::TaskEvent;
use crate::terms::{Grade, Timestamp};

/// The tasks of a grade: its own and those of every lower one. A higher grade only adds, since ids are stable.
pub fn tasks_for(playbook: &Playbook, grade: Grade) -> Vec<PlaybookTask> {
    playbook.tasks.iter().filter(|task| task.at_grade <= grade).cloned().collect()
}

/// The statements that are due at a grade.
pub fn statements_for(playbook: &Playbook, grade: Grade) -> Vec<StatementDue> {
    playbook.statements.iter().filter(|due| due.at_grade <= grade).cloned().collect()
}

/// Adds the tasks of the playbook that the grade in force demands and that are not there yet.
pub(crate) fn activate(draft: &mut Draft<'_>) {
    let Some(playbook) = draft.ctx.rules.playbook_of(&draft.case) else { return };
    let present: BTreeSet<String> = draft.case.tasks.values().filter_map(|task| task.from_playbook.clone()).collect();
    for task in tasks_for(playbook, draft.case.grade.in_force()) {
        if present.contains(&task.id) {
            continue;
        }
        let added = TaskEvent::Added {
            task: TaskId(draft.ctx.ids.next()),
            owner: holder(playbook, &task.role).and_then(|role| owner(draft, role)),
            due_at: due_at(draft, task.due),
            title: task.title,
            instructions: Some(task.instructions),
            from_playbook: Some(task.id),
        };
        draft.push(added);
    }
}

fn holder(playbook: &Playbook, role: &str) -> Option<Role> {
    playbook.roles.iter().find(|known| known.id == role).map(|known| known.held_by)
}

/// The case's owner or the acting person where they hold the role, else the only one who does. Among several nobody is
/// picked at random: the task stays open to be taken.
fn owner(draft: &Draft<'_>, role: Role) -> Option<UserId> {
    let holders: Vec<UserId> = draft
        .ctx
        .organisation
        .users
        .values()
        .filter(|user| user.active && user.roles.contains(&role))
        .map(|user| user.id)
        .collect();
    let near = [draft.case.owner, Some(draft.by.user)].into_iter().flatten().find(|user| holders.contains(user));
    near.or(match holders[..] {
        [only] => Some(only),
        _ => None,
    })
}

/// Counted from the trigger; from the report while the trigger's own time is not known.
fn due_at(draft: &Draft<'_>, due: Due) -> Option<Timestamp> {
    let case = &draft.case;
    let started = match due.after {
        Trigger::Graded => case.grade.history.last().map(|change| change.at),
        trigger => case.triggers.get(&trigger).copied(),
    };
    started.unwrap_or(case.reported_at).checked_add_signed(TimeDelta::minutes(i64::from(due.minutes)))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeMap;

    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::*;
    use crate::calendar::Calendar;
    use crate::case::{Case, Context, Rules, decide, evolve};
    use crate::command::Command;
    use crate::event::Meta;
    use crate::grading::RulePack;
    use crate::ids::{CaseId, IdSource};
    use crate::organisation::{Organisation, User};
    use crate::policy::Actor;
    use crate::statement::approval_chain::ApprovalTable;
    use crate::terms::{Bilingual, Scenario};

    macro_rules! content {
        ($path:literal) => {
            include_str!(concat!("../../../../content/", $path))
        };
    }

    struct Count(Cell<u128>);

    impl IdSource for Count {
        fn next(&self) -> Uuid {
            self.0.set(self.0.get() + 1);
            Uuid::from_u128(self.0.get())
        }
    }

    fn rules() -> Rules {
        let base = Playbook::parse("common.toml", content!("playbooks/common.toml"), None).unwrap();
        let food = content!("playbooks/food_poisoning.toml");
        let food = Playbook::parse("food_poisoning.toml", food, Some(&base)).unwrap();
        let pack = RulePack::parse("food_poisoning.toml", content!("rules/food_poisoning.toml")).unwrap();
        Rules {
            packs: BTreeMap::from([(Scenario::FoodPoisoning, pack)]),
            duties: Vec::new(),
            calendar: Calendar::default(),
            approvals: ApprovalTable::parse("company.toml", content!("approvals/company.toml")).unwrap(),
            checks: crate::statement::lint::Checks::shipped(),
            playbooks: BTreeMap::from([(Scenario::FoodPoisoning, food)]),
            published: Default::default(),
        }
    }

    fn organisation(roles: &[Role]) -> Organisation {
        let user = |(index, &role): (usize, &Role)| {
            let id = UserId(Uuid::from_u128(1 << 64 | index as u128));
            let name = Bilingual { zh: "甲".into(), en: "A".into() };
            let user =
                User { id, login: role.key().into(), title: name.clone(), name, roles: [role].into(), active: true };
            (id, user)
        };
        Organisation { users: roles.iter().enumerate().map(user).collect(), ..Organisation::default() }
    }

    fn send(case: &mut Case, by: &Actor, command: Value, ctx: &Context<'_>) {
        let command: Command = serde_json::from_value(command).unwrap();
        for (entry, event) in decide(case, by, &command, ctx).unwrap() {
            evolve(case, &event, &Meta { entry, at: ctx.now, by: by.user });
        }
    }

    #[test]
    fn a_case_gets_the_tasks_of_its_grade_once_with_owner_and_due_time() {
        let (rules, ids) = (rules(), Count(Cell::new(0)));
        let organisation = organisation(&[Role::DutyOfficer, Role::CareAgent, Role::CrisisLead, Role::CrisisLead]);
        let officer = organisation.by_login("duty_officer").unwrap();
        let by = Actor { user: officer.id, roles: officer.roles.clone() };
        let now: Timestamp = "2026-11-22T04:30:00Z".parse().unwrap();
        let ctx = Context { now, ids: &ids, next_number: "CD-1", organisation: &organisation, rules: &rules };
        let mut case = Case::new(CaseId(Uuid::from_u128(1 << 80)));
        let flag = |key: &str| json!({"key": key, "value": true});
        let open = json!({"case": {"do": "open", "title": "t", "scenario": "food_poisoning", "channel": "phone",
            "reported_at": "2026-11-22T04:20:00Z", "facts": [{"key": "ill_count", "value": 2},
            flag("same_dining_area"), flag("same_meal_time"), flag("same_food")]}});
        send(&mut case, &by, open, &ctx);
        let playbook = &rules.playbooks[&Scenario::FoodPoisoning];
        assert_eq!(case.grade.in_force(), Grade::Serious);
        assert_eq!(case.tasks.len(), tasks_for(playbook, Grade::Serious).len());

        let task = |case: &Case, id: &str| {
            case.tasks.values().find(|task| task.from_playbook.as_deref() == Some(id)).cloned().unwrap()
        };
        let care = organisation.by_login("care_agent").unwrap().id;
        let sealed = task(&case, "food_poisoning.seal");
        assert_eq!((sealed.owner, sealed.due_at), (Some(by.user), "2026-11-22T04:40:00Z".parse().ok()));
        assert_eq!(task(&case, "common.contact_affected").owner, Some(care));
        let convene = task(&case, "common.convene");
        assert_eq!((convene.owner, convene.due_at), (None, "2026-11-22T05:00:00Z".parse().ok()));

        let fact = case.facts.values().find(|fact| fact.key.as_deref() == Some("ill_count")).unwrap().id;
        let later = Context { now: "2026-11-22T04:50:00Z".parse().unwrap(), ..ctx };
        let revise = |value: i64| json!({"fact": {"do": "revise", "fact": fact, "value": value, "source": "s"}});
        send(&mut case, &by, revise(4), &later);
        assert_eq!(case.grade.in_force(), Grade::Major);
        assert_eq!(case.tasks.len(), playbook.tasks.len());
        assert_eq!(task(&case, "common.sitrep").due_at, "2026-11-22T05:20:00Z".parse().ok());
        assert_eq!(task(&case, "common.convene"), convene);

        send(&mut case, &by, revise(2), &later);
        send(&mut case, &by, revise(4), &later);
        assert_eq!(case.tasks.len(), playbook.tasks.len());
    }
}
