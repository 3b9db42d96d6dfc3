//! Calls: who wanted to know what, and who answers. The front line gives no account; it takes name, body, number and
//! question, and passes them on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::command::RoomCommand;
use super::deadline;
use super::decide::add_task;
use super::event::RoomEvent;
use super::state::Room;
use crate::case::Draft;
use crate::check;
use crate::ids::{CallId, EntryId, TaskId, UserId};
use crate::policy::Action;
use crate::refusal::Refusal;
use crate::task::TaskEvent;
use crate::terms::{Bilingual, Timestamp, vocabulary};

vocabulary! {
    /// Who is at the other end.
    Party {
        /// 监管与政府
        Authority = "authority",
        /// 媒体
        Media = "media",
        /// 顾客与家属
        Customer = "customer",
        /// 合作方
        Partner = "partner",
        /// 其他
        Other = "other",
    }
}

vocabulary! {
    /// Who rang whom.
    Direction {
        /// 来电
        Incoming = "incoming",
        /// 去电
        Outgoing = "outgoing",
    }
}

/// The person at the other end: personal data.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Caller {
    /// The name.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub name: Option<String>,
    /// Where they can be reached.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub contact: Option<String>,
}

/// A call, and whether it is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// The number by which people cite it, from 1.
    pub number: u32,
    /// The entry that recorded it.
    pub entry: EntryId,
    /// Who is at the other end.
    pub party: Party,
    /// Who rang whom.
    pub direction: Direction,
    /// The authority, medium or company; not a name.
    pub body: String,
    /// What was asked or said.
    pub asked: String,
    /// Whether an account of the event was given.
    pub account_given: bool,
    /// When it was.
    pub happened_at: Timestamp,
    /// Who answers.
    pub answerer: Option<UserId>,
    /// By when.
    pub answer_by: Option<Timestamp>,
    /// The task of answering.
    pub task: Option<TaskId>,
    /// Who it was; absent when unknown or erased by law.
    pub caller: Option<Caller>,
    /// What was answered.
    pub answer: Option<String>,
    /// Who recorded it.
    pub by: UserId,
}

pub(super) fn record(draft: &mut Draft<'_>, command: &RoomCommand) -> Result<(), Refusal> {
    let RoomCommand::RecordCall {
        id,
        party,
        direction,
        body,
        asked,
        caller,
        account_given,
        happened_at,
        answerer,
        answer_by,
    } = command
    else {
        return Err(Refusal::Invalid { field: "command".into() });
    };
    draft.by.require(Action::WriteLog)?;
    draft.require_active()?;
    draft.require_user(*answerer)?;
    let call = draft.fresh(*id, |case, id| case.room.calls.contains_key(id), CallId, "call")?;
    let happened_at = happened_at.unwrap_or(draft.ctx.now);
    check::not_future("happened_at", happened_at, draft.ctx.now)?;
    let answer_by = deadline::ahead("answer_by", *answer_by, draft.ctx.now)?;
    let body = check::optional("body", Some(body), check::SHORT)?.unwrap_or_default();
    let asked = check::text("asked", asked, check::TEXT)?;
    let name = check::optional("name", caller.name.as_deref(), check::SHORT)?;
    let contact = check::optional("contact", caller.contact.as_deref(), check::SHORT)?;
    let number = Room::next_number(draft.case.room.calls.len());
    let task = (answerer.is_some() || answer_by.is_some())
        .then(|| add_task(draft, answer_title(*party, *direction, number), *answerer, answer_by));
    draft.push(RoomEvent::CallRecorded {
        call,
        number,
        party: *party,
        direction: *direction,
        body,
        asked,
        account_given: *account_given,
        happened_at,
        answerer: *answerer,
        answer_by,
        task,
    });
    if name.is_some() || contact.is_some() {
        draft.push(RoomEvent::CallerRecorded { call, name, contact });
    }
    Ok(())
}

/// Without anybody's words: a call is told in full in the log, to those who may read it.
fn answer_title(party: Party, direction: Direction, number: u32) -> Bilingual {
    let (zh, en) = match party {
        Party::Authority => ("监管部门", "an authority"),
        Party::Media => ("媒体", "the media"),
        Party::Customer => ("顾客", "a customer"),
        Party::Partner => ("合作方", "a partner"),
        Party::Other => ("外部", "an outside party"),
    };
    match direction {
        Direction::Incoming => Bilingual {
            zh: format!("回复{zh}来电（通话 {number}）"),
            en: format!("Answer {en} (call {number})"),
        },
        Direction::Outgoing => Bilingual {
            zh: format!("跟进致电{zh}（通话 {number}）"),
            en: format!("Follow up with {en} (call {number})"),
        },
    }
}

pub(super) fn answer(draft: &mut Draft<'_>, call: CallId, answer: &str) -> Result<(), Refusal> {
    draft.by.require(Action::WriteLog)?;
    draft.require_active()?;
    let found = draft.case.room.calls.get(&call).ok_or_else(|| Refusal::no_such("call", call))?;
    if found.answer.is_some() {
        return Err(Refusal::wrong_state("call", "answered"));
    }
    let (task, answer) = (found.task, check::text("answer", answer, check::TEXT)?);
    draft.push(RoomEvent::CallAnswered { call, answer: answer.clone() });
    let is_open = |task: &TaskId| draft.case.tasks.get(task).is_some_and(|task| task.state.is_open());
    if let Some(task) = task.filter(is_open) {
        draft.push(TaskEvent::Completed { task, note: answer });
    }
    Ok(())
}
