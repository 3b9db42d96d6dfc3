use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::call::{Direction, Party};
use super::decision::{Dissent, FactThen, Revisit};
use super::meeting::AgendaItem;
use super::message::QuestionAndAnswer;
use super::sitrep::Section;
use super::{Presence, RoomRole};
use crate::ids::{CallId, ClockId, DecisionId, EntryId, StatementId, TaskId, UserId};
use crate::terms::{Lang, Timestamp};

/// What happened in the room of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum RoomEvent {
    /// The room was opened.
    Convened {},
    /// A post was given, handed over or left.
    PostAssigned {
        /// Which.
        post: RoomRole,
        /// Who held it before.
        from: Option<UserId>,
        /// Who holds it now.
        to: Option<UserId>,
        /// What the next one must know.
        note: String,
    },
    /// Someone came, went or was relieved.
    AttendanceMarked {
        /// Who.
        user: UserId,
        /// How they take part now.
        presence: Presence,
    },
    /// A meeting began.
    MeetingStarted {
        /// From 1.
        number: u32,
        /// What is talked about.
        agenda: Vec<AgendaItem>,
    },
    /// A meeting ended.
    MeetingEnded {
        /// Which.
        number: u32,
        /// What came of it.
        note: String,
        /// How many tasks its plan became.
        tasks: u32,
        /// How many were there.
        here: u32,
        /// How many took part from elsewhere.
        remote: u32,
        /// How many were missing.
        absent: u32,
    },
    /// An entry is held at the top of the log.
    Pinned {
        /// Which.
        entry: EntryId,
    },
    /// An entry is no longer held at the top.
    Unpinned {
        /// Which.
        entry: EntryId,
    },
    /// A file was attached.
    Attached {
        /// SHA-256 of the bytes, in hexadecimal.
        digest: String,
        /// The file's name.
        name: String,
        /// What kind of file.
        media_type: String,
        /// Bytes.
        #[ts(type = "number")]
        size: u64,
        /// The log entry it belongs to.
        to: Option<EntryId>,
    },
    /// A decision was made.
    Decided {
        /// Its id.
        decision: DecisionId,
        /// From 1.
        number: u32,
        /// What was to be decided.
        question: String,
        /// What was weighed.
        options: Vec<String>,
        /// What was chosen.
        chosen: String,
        /// Why.
        why: String,
        /// Who saw it otherwise.
        dissent: Vec<Dissent>,
        /// The ledger at that moment.
        known: Vec<FactThen>,
        /// The grading facts that nobody knew then.
        unknown: Vec<String>,
        /// When it is looked at again.
        revisit_at: Option<Timestamp>,
        /// The clock that runs until then.
        clock: Option<ClockId>,
    },
    /// A decision was looked at again.
    Revisited {
        /// Which.
        decision: DecisionId,
        /// What became of it.
        outcome: Revisit,
        /// Why.
        note: String,
    },
    /// Someone called, or was called.
    CallRecorded {
        /// Its id.
        call: CallId,
        /// From 1.
        number: u32,
        /// Who is at the other end.
        party: Party,
        /// Who rang whom.
        direction: Direction,
        /// The authority, medium or company.
        body: String,
        /// What was asked or said.
        asked: String,
        /// Whether an account of the event was given.
        account_given: bool,
        /// When it was.
        happened_at: Timestamp,
        /// Who answers.
        answerer: Option<UserId>,
        /// By when.
        answer_by: Option<Timestamp>,
        /// The task of answering.
        task: Option<TaskId>,
    },
    /// The name and contact of the person at the other end.
    CallerRecorded {
        /// Of which call.
        call: CallId,
        /// The name.
        name: Option<String>,
        /// Where they can be reached.
        contact: Option<String>,
    },
    /// A call was answered.
    CallAnswered {
        /// Which.
        call: CallId,
        /// What was said.
        answer: String,
    },
    /// A situation report was issued.
    SitrepIssued {
        /// From 1.
        number: u32,
        /// The language it is written in.
        lang: Lang,
        /// What it says.
        sections: Vec<Section>,
        /// The ledger it rests on.
        cites: Vec<FactThen>,
        /// When the next one comes.
        next_at: Option<Timestamp>,
    },
    /// The single message was set.
    MessageSet {
        /// From 1.
        version: u32,
        /// The wording by language.
        texts: BTreeMap<Lang, String>,
        /// Questions and answers.
        questions: Vec<QuestionAndAnswer>,
        /// The approved statement it is taken from.
        statement: Option<StatementId>,
    },
    /// Someone read the single message.
    MessageRead {
        /// Which version.
        version: u32,
    },
}

impl RoomEvent {
    /// The kind as the journal spells it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Convened { .. } => "room.convened",
            Self::PostAssigned { .. } => "room.post_assigned",
            Self::AttendanceMarked { .. } => "room.attendance_marked",
            Self::MeetingStarted { .. } => "room.meeting_started",
            Self::MeetingEnded { .. } => "room.meeting_ended",
            Self::Pinned { .. } => "room.pinned",
            Self::Unpinned { .. } => "room.unpinned",
            Self::Attached { .. } => "room.attached",
            Self::Decided { .. } => "room.decided",
            Self::Revisited { .. } => "room.revisited",
            Self::CallRecorded { .. } => "room.call_recorded",
            Self::CallerRecorded { .. } => "room.caller_recorded",
            Self::CallAnswered { .. } => "room.call_answered",
            Self::SitrepIssued { .. } => "room.sitrep_issued",
            Self::MessageSet { .. } => "room.message_set",
            Self::MessageRead { .. } => "room.message_read",
        }
    }
}
