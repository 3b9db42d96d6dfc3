use super::{CalledUp, Task, TaskBrief, TaskCommand, TaskEvent, TaskState};
use crate::case::{Case, Draft};
use crate::check;
use crate::event::Meta;
use crate::ids::TaskId;
use crate::policy::Action;
use crate::refusal::Refusal;
use crate::terms::Bilingual;

pub(crate) fn decide(draft: &mut Draft<'_>, command: &TaskCommand) -> Result<(), Refusal> {
    match command {
        TaskCommand::Add { id, title, owner, due_at } => {
            draft.by.require(Action::ManageTask)?;
            draft.require_active()?;
            draft.require_user(*owner)?;
            let title = check::text("title", title, check::TITLE)?;
            let task = draft.fresh(*id, |case, id| case.tasks.contains_key(id), TaskId, "task")?;
            draft.push(TaskEvent::Added {
                task,
                title: Bilingual { zh: title.clone(), en: title },
                instructions: None,
                from_playbook: None,
                owner: *owner,
                due_at: *due_at,
                brief: TaskBrief::default(),
            });
        }
        TaskCommand::Assign { task, owner, due_at } => {
            draft.by.require(Action::ManageTask)?;
            draft.require_active()?;
            draft.require_user(*owner)?;
            require_state(&draft.case, *task, OPEN)?;
            draft.push(TaskEvent::Assigned { task: *task, owner: *owner, due_at: *due_at });
        }
        TaskCommand::Start { task } => {
            draft.by.require(Action::CompleteTask)?;
            draft.require_active()?;
            require_state(&draft.case, *task, &[TaskState::Open])?;
            draft.push(TaskEvent::Started { task: *task });
        }
        TaskCommand::Complete { task, note } => {
            draft.by.require(Action::CompleteTask)?;
            draft.require_active()?;
            require_state(&draft.case, *task, OPEN)?;
            let note = check::text("note", note, check::TEXT)?;
            draft.push(TaskEvent::Completed { task: *task, note });
        }
        TaskCommand::Reopen { task, reason } => {
            draft.by.require(Action::ManageTask)?;
            draft.require_active()?;
            require_state(&draft.case, *task, &[TaskState::Done, TaskState::Cancelled])?;
            let reason = check::text("reason", reason, check::TEXT)?;
            draft.push(TaskEvent::Reopened { task: *task, reason });
        }
        TaskCommand::Cancel { task, reason } => {
            draft.by.require(Action::ManageTask)?;
            draft.require_active()?;
            require_state(&draft.case, *task, OPEN)?;
            let reason = check::text("reason", reason, check::TEXT)?;
            draft.push(TaskEvent::Cancelled { task: *task, reason });
        }
    }
    Ok(())
}

const OPEN: &[TaskState] = &[TaskState::Open, TaskState::Started];

fn require_state(case: &Case, task: TaskId, wanted: &[TaskState]) -> Result<(), Refusal> {
    let found = case.tasks.get(&task).ok_or_else(|| Refusal::no_such("task", task))?;
    if wanted.contains(&found.state) { Ok(()) } else { Err(Refusal::wrong_state("task", found.state)) }
}

pub(crate) fn evolve(case: &mut Case, event: &TaskEvent, meta: &Meta) {
    match event {
        TaskEvent::Added { task, title, instructions, from_playbook, owner, due_at, brief } => {
            let number = u32::try_from(case.tasks.len() + 1).unwrap_or(u32::MAX);
            case.tasks.insert(
                *task,
                Task {
                    id: *task,
                    number,
                    title: title.clone(),
                    instructions: instructions.clone(),
                    from_playbook: from_playbook.clone(),
                    owner: *owner,
                    due_at: *due_at,
                    state: TaskState::Open,
                    brief: brief.clone(),
                    stood_down: false,
                    note: None,
                    changed_at: meta.at,
                    changed_by: meta.by,
                },
            );
        }
        TaskEvent::Assigned { task, owner, due_at } => touch(case, *task, meta, |t| {
            t.owner = *owner;
            t.due_at = *due_at;
        }),
        TaskEvent::Started { task } => touch(case, *task, meta, |t| t.state = TaskState::Started),
        TaskEvent::Fulfilled { task, .. } => touch(case, *task, meta, |t| t.state = TaskState::Done),
        TaskEvent::StoodDown { tasks, .. } => tasks.iter().for_each(|task| {
            touch(case, *task, meta, |t| (t.state, t.stood_down) = (TaskState::Cancelled, true));
        }),
        TaskEvent::CalledUp { tasks, .. } => tasks.iter().for_each(|CalledUp { task, due_at }| {
            touch(case, *task, meta, |t| (t.state, t.stood_down, t.due_at) = (TaskState::Open, false, *due_at));
        }),
        TaskEvent::Completed { task, note } => turn(case, *task, meta, TaskState::Done, note),
        TaskEvent::Reopened { task, reason } => turn(case, *task, meta, TaskState::Open, reason),
        TaskEvent::Cancelled { task, reason } => turn(case, *task, meta, TaskState::Cancelled, reason),
    }
}

fn turn(case: &mut Case, task: TaskId, meta: &Meta, state: TaskState, note: &str) {
    touch(case, task, meta, |t| {
        t.state = state;
        t.stood_down = false;
        t.note = Some(note.to_owned());
    });
}

fn touch(case: &mut Case, task: TaskId, meta: &Meta, change: impl FnOnce(&mut Task)) {
    if let Some(found) = case.tasks.get_mut(&task) {
        change(found);
        found.changed_at = meta.at;
        found.changed_by = meta.by;
    }
}
