use std::collections::BTreeMap;

use super::command::{PlannedTask, RoomCommand};
use super::event::RoomEvent;
use super::state::Room;
use super::{Presence, RoomRole, call, decision, meeting, message, sitrep};
use crate::case::Draft;
use crate::check;
use crate::ids::{EntryId, TaskId, UserId};
use crate::policy::Action;
use crate::refusal::Refusal;
use crate::task::{TaskBrief, TaskEvent};
use crate::terms::{Bilingual, Timestamp};

/// How many options, dissenters, questions or planned tasks one command may hold.
const MANY: usize = 50;

pub(crate) fn decide(draft: &mut Draft<'_>, command: &RoomCommand) -> Result<(), Refusal> {
    draft.require_known()?;
    match command {
        RoomCommand::Convene { posts } => convene(draft, posts),
        RoomCommand::AssignPost { post, user, note } => assign_post(draft, *post, *user, note),
        RoomCommand::MarkAttendance { user, presence } => mark_attendance(draft, *user, *presence),
        RoomCommand::StartMeeting {} => start_meeting(draft),
        RoomCommand::EndMeeting { note, plan } => end_meeting(draft, note, plan),
        RoomCommand::Pin { entry, pinned } => pin(draft, *entry, *pinned),
        RoomCommand::Attach { digest, name, media_type, size, to } => {
            draft.by.require(Action::WriteLog)?;
            if let Some(entry) = to.filter(|entry| !draft.case.log.contains_key(entry)) {
                return Err(Refusal::no_such("entry", entry));
            }
            draft.push(RoomEvent::Attached {
                digest: check::text("digest", digest, check::SHORT)?,
                name: check::text("name", name, check::SHORT)?,
                media_type: check::text("media_type", media_type, check::SHORT)?,
                size: *size,
                to: *to,
            });
            Ok(())
        }
        RoomCommand::Decide { .. } => decision::decide(draft, command),
        RoomCommand::Revisit { decision, outcome, note } => decision::revisit(draft, *decision, *outcome, note),
        RoomCommand::RecordCall { .. } => call::record(draft, command),
        RoomCommand::AnswerCall { call, answer } => call::answer(draft, *call, answer),
        RoomCommand::IssueSitrep { lang, sections, next_at } => sitrep::issue(draft, *lang, sections, *next_at),
        RoomCommand::SetMessage { statement, texts, questions } => message::set(draft, *statement, texts, questions),
        RoomCommand::ReadMessage { version } => message::read(draft, *version),
    }
}

pub(super) fn require_room(draft: &Draft<'_>) -> Result<(), Refusal> {
    draft.by.require(Action::RunRoom)?;
    draft.require_active()
}

fn convene(draft: &mut Draft<'_>, posts: &BTreeMap<RoomRole, UserId>) -> Result<(), Refusal> {
    require_room(draft)?;
    if draft.case.room.convened_at.is_some() {
        return Err(Refusal::Exists { what: "room".into() });
    }
    for user in posts.values() {
        draft.require_user(Some(*user))?;
    }
    draft.push(RoomEvent::Convened {});
    for (post, user) in posts {
        draft.push(RoomEvent::PostAssigned { post: *post, from: None, to: Some(*user), note: String::new() });
    }
    let mut here: Vec<UserId> = posts.values().copied().chain([draft.by.user]).collect();
    here.sort();
    here.dedup();
    for user in here {
        // Who convenes is here; the others say so themselves, or are marked.
        let presence = if user == draft.by.user { Presence::Here } else { Presence::Absent };
        draft.push(RoomEvent::AttendanceMarked { user, presence });
    }
    Ok(())
}

fn require_convened(draft: &Draft<'_>) -> Result<(), Refusal> {
    match draft.case.room.convened_at {
        Some(_) => Ok(()),
        None => Err(Refusal::wrong_state("room", "not_convened")),
    }
}

fn assign_post(draft: &mut Draft<'_>, post: RoomRole, user: Option<UserId>, note: &str) -> Result<(), Refusal> {
    require_room(draft)?;
    require_convened(draft)?;
    draft.require_user(user)?;
    let from = draft.case.room.posts.get(&post).map(|holder| holder.user);
    if from == user {
        return Err(Refusal::Exists { what: "post".into() });
    }
    let note = check::optional("note", Some(note), check::TEXT)?.unwrap_or_default();
    draft.push(RoomEvent::PostAssigned { post, from, to: user, note });
    let attends = |user: &UserId| draft.case.room.attendance.contains_key(user);
    if let Some(user) = user.filter(|user| !attends(user)) {
        draft.push(RoomEvent::AttendanceMarked { user, presence: Presence::Absent });
    }
    Ok(())
}

fn mark_attendance(draft: &mut Draft<'_>, user: UserId, presence: Presence) -> Result<(), Refusal> {
    // Anyone who may write says for themselves that they are here.
    draft.by.require(if user == draft.by.user { Action::WriteLog } else { Action::RunRoom })?;
    draft.require_active()?;
    require_convened(draft)?;
    draft.require_user(Some(user))?;
    if draft.case.room.attendance.get(&user).is_some_and(|attending| attending.presence == presence) {
        return Err(Refusal::Exists { what: "attendance".into() });
    }
    draft.push(RoomEvent::AttendanceMarked { user, presence });
    Ok(())
}

fn start_meeting(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    require_room(draft)?;
    require_convened(draft)?;
    if draft.case.room.meeting().is_some() {
        return Err(Refusal::wrong_state("meeting", "open"));
    }
    let playbook = draft.ctx.rules.playbook_of(&draft.case);
    let agenda = playbook.map(meeting::agenda).unwrap_or_default();
    let number = Room::next_number(draft.case.room.meetings.len());
    draft.push(RoomEvent::MeetingStarted { number, agenda });
    Ok(())
}

fn end_meeting(draft: &mut Draft<'_>, note: &str, plan: &[PlannedTask]) -> Result<(), Refusal> {
    require_room(draft)?;
    let open = draft.case.room.meeting().map(|meeting| meeting.number);
    let number = open.ok_or_else(|| Refusal::wrong_state("meeting", "closed"))?;
    let note = check::optional("note", Some(note), check::TEXT)?.unwrap_or_default();
    few("plan", plan)?;
    let mut added = Vec::with_capacity(plan.len());
    for planned in plan {
        draft.require_user(planned.owner)?;
        added.push(check::text("title", &planned.title, check::TITLE)?);
    }
    let count = |presence| {
        let there = draft.case.room.attendance.values().filter(|attending| attending.presence == presence).count();
        u32::try_from(there).unwrap_or(u32::MAX)
    };
    draft.push(RoomEvent::MeetingEnded {
        number,
        note,
        tasks: u32::try_from(plan.len()).unwrap_or(u32::MAX),
        here: count(Presence::Here),
        remote: count(Presence::Remote),
        absent: count(Presence::Absent),
    });
    for (planned, title) in plan.iter().zip(added) {
        let title = Bilingual { zh: title.clone(), en: title };
        add_task(draft, title, planned.owner, planned.due_at);
    }
    Ok(())
}

pub(super) fn add_task(
    draft: &mut Draft<'_>,
    title: Bilingual,
    owner: Option<UserId>,
    due_at: Option<Timestamp>,
) -> TaskId {
    let task = TaskId(draft.ctx.ids.next());
    draft.push(TaskEvent::Added {
        task,
        title,
        instructions: None,
        from_playbook: None,
        owner,
        due_at,
        brief: TaskBrief::default(),
    });
    task
}

fn pin(draft: &mut Draft<'_>, entry: EntryId, pinned: bool) -> Result<(), Refusal> {
    draft.by.require(Action::WriteLog)?;
    if draft.case.room.pinned.contains(&entry) == pinned {
        return Err(Refusal::Exists { what: "pin".into() });
    }
    draft.push(if pinned { RoomEvent::Pinned { entry } } else { RoomEvent::Unpinned { entry } });
    Ok(())
}

pub(super) fn few<T>(field: &str, items: &[T]) -> Result<(), Refusal> {
    if items.len() > MANY {
        return Err(Refusal::TooLong { field: field.into(), limit: u32::try_from(MANY).unwrap_or(u32::MAX) });
    }
    Ok(())
}
