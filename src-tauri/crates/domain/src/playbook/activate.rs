//! What a playbook asks for at a grade, and putting it into a case.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::model::{Due, Playbook, PlaybookTask, StatementDue};
use crate::case::Draft;
use crate::duty::Trigger;
use crate::ids::{TaskId, UserId};
use crate::policy::Role;
use crate::task::TaskEvent;
use crate::terms::{Grade, Scenario, Timestamp};

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
    let playbooks = &draft.ctx.rules.playbooks;
    let Some(playbook) = playbooks.get(&draft.case.scenario).or_else(|| playbooks.get(&Scenario::Other)) else {
        return;
    };
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
