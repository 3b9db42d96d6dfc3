use super::voice::Voice;
use super::{Account, Tone};
use crate::ids::{TaskId, UserId};
use crate::narrative::line::Line;
use crate::task::TaskEvent;
use crate::terms::{Grade, Timestamp};

pub(super) fn tell(voice: &Voice<'_>, event: &TaskEvent) -> Account {
    match event {
        TaskEvent::Added { task: _, title, instructions, from_playbook, owner, due_at, brief } => {
            Account::new(Tone::Task, voice.say(Line::TaskAdded, &[("title", voice.text(title))]))
                .with(instructions.as_ref().map(|text| voice.text(text).to_owned()))
                .with(
                    brief
                        .evidence
                        .as_ref()
                        .and_then(|text| voice.if_any(Line::DetailEvidence, "evidence", voice.text(text))),
                )
                .with(owned_by(voice, *owner))
                .with(due_at.map(|at| due(voice, Some(at))))
                .with(from_playbook.as_ref().map(|_| voice.say(Line::DetailFromPlaybook, &[])))
        }
        TaskEvent::Assigned { task, owner, due_at } => {
            let title = title(voice, *task);
            let headline = match owner {
                Some(user) => voice.say(Line::TaskAssigned, &[("title", &title), ("user", &voice.user(*user))]),
                None => voice.say(Line::TaskUnassigned, &[("title", &title)]),
            };
            Account::new(Tone::Task, headline).with(due(voice, *due_at))
        }
        TaskEvent::Started { task } => turned(voice, Line::TaskStarted, *task),
        TaskEvent::Fulfilled { task, statement } => {
            let statement = voice.names.statement(*statement).map(|statement| statement.title.to_owned());
            turned(voice, Line::TaskFulfilled, *task).with(statement)
        }
        TaskEvent::StoodDown { tasks, grade } => many(voice, Line::TaskStoodDown, *grade, tasks.iter().copied()),
        TaskEvent::CalledUp { tasks, grade } => {
            many(voice, Line::TaskCalledUp, *grade, tasks.iter().map(|called| called.task))
        }
        TaskEvent::Completed { task, note } => {
            turned(voice, Line::TaskCompleted, *task).with(voice.if_any(Line::DetailDone, "note", note))
        }
        TaskEvent::Reopened { task, reason } => turned(voice, Line::TaskReopened, *task).with(voice.reason(reason)),
        TaskEvent::Cancelled { task, reason } => turned(voice, Line::TaskCancelled, *task).with(voice.reason(reason)),
    }
}

fn turned(voice: &Voice<'_>, line: Line, task: TaskId) -> Account {
    Account::new(Tone::Task, voice.say(line, &[("title", &title(voice, task))]))
}

/// Several tasks in one line, each by its title below.
fn many(voice: &Voice<'_>, line: Line, grade: Grade, tasks: impl ExactSizeIterator<Item = TaskId>) -> Account {
    let (grade, count) = (voice.label("grade", grade.key()), tasks.len().to_string());
    Account::new(Tone::Task, voice.say(line, &[("grade", grade), ("count", &count)]))
        .with_all(tasks.map(|task| title(voice, task)))
}

fn title(voice: &Voice<'_>, task: TaskId) -> String {
    let title = voice.names.task(task).map(|title| voice.text(title).to_owned());
    title.unwrap_or_else(|| voice.say(Line::WordUnknownTitle, &[]))
}

fn owned_by(voice: &Voice<'_>, owner: Option<UserId>) -> String {
    match owner {
        Some(user) => voice.say(Line::DetailOwner, &[("user", &voice.user(user))]),
        None => voice.say(Line::DetailNoOwner, &[]),
    }
}

fn due(voice: &Voice<'_>, at: Option<Timestamp>) -> String {
    match at {
        Some(at) => voice.say(Line::DetailDue, &[("at", &voice.time(at))]),
        None => voice.say(Line::DetailNoDue, &[]),
    }
}
