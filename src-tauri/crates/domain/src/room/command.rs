use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::call::{Caller, Direction, Party};
use super::decision::{Dissent, Revisit};
use super::message::QuestionAndAnswer;
use super::sitrep::Section;
use super::{Presence, RoomRole};
use crate::ids::{CallId, DecisionId, EntryId, StatementId, UserId};
use crate::terms::{Lang, Timestamp};

/// A line of an action plan; it becomes a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlannedTask {
    /// What is to be done.
    pub title: String,
    /// Who does it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub owner: Option<UserId>,
    /// Until when.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub due_at: Option<Timestamp>,
}

/// What a person asks about the room of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum RoomCommand {
    /// Open the room, with whoever is known to hold a post.
    Convene {
        /// The first posts.
        #[serde(default)]
        posts: BTreeMap<RoomRole, UserId>,
    },
    /// Give a post to someone, hand it over, or leave it empty.
    AssignPost {
        /// Which.
        post: RoomRole,
        /// Who holds it now.
        user: Option<UserId>,
        /// What the next one must know.
        #[serde(default)]
        note: String,
    },
    /// Say how someone takes part.
    MarkAttendance {
        /// Who.
        user: UserId,
        /// How.
        presence: Presence,
    },
    /// Begin a meeting; the first one follows the playbook's agenda.
    StartMeeting {},
    /// End the meeting; its plan becomes tasks.
    EndMeeting {
        /// What came of it.
        #[serde(default)]
        note: String,
        /// What is to be done.
        #[serde(default)]
        plan: Vec<PlannedTask>,
    },
    /// Hold an entry at the top of the log, or let it go.
    Pin {
        /// Which.
        entry: EntryId,
        /// Hold it.
        pinned: bool,
    },
    /// Attach a file whose bytes the store holds already (desk sends it with the bytes).
    Attach {
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
        #[serde(default)]
        #[ts(optional = nullable)]
        to: Option<EntryId>,
    },
    /// Record a decision; what is known and unknown is taken from the ledger.
    Decide {
        /// Its id; chosen here when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        id: Option<DecisionId>,
        /// What was to be decided.
        question: String,
        /// What was weighed.
        #[serde(default)]
        options: Vec<String>,
        /// What was chosen.
        chosen: String,
        /// Why.
        why: String,
        /// Who saw it otherwise.
        #[serde(default)]
        dissent: Vec<Dissent>,
        /// When to look at it again: becomes a clock.
        #[serde(default)]
        #[ts(optional = nullable)]
        revisit_at: Option<Timestamp>,
    },
    /// Look at a decision again.
    Revisit {
        /// Which.
        decision: DecisionId,
        /// What becomes of it.
        outcome: Revisit,
        /// Why.
        note: String,
    },
    /// Record a call; who answers gets a task.
    RecordCall {
        /// Its id; chosen here when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        id: Option<CallId>,
        /// Who is at the other end.
        party: Party,
        /// Who rang whom.
        direction: Direction,
        /// The authority, medium or company; not a name.
        #[serde(default)]
        body: String,
        /// What was asked or said.
        asked: String,
        /// The person at the other end.
        #[serde(default)]
        caller: Caller,
        /// Whether an account of the event was given.
        #[serde(default)]
        account_given: bool,
        /// When it was, if not now.
        #[serde(default)]
        #[ts(optional = nullable)]
        happened_at: Option<Timestamp>,
        /// Who answers.
        #[serde(default)]
        #[ts(optional = nullable)]
        answerer: Option<UserId>,
        /// By when.
        #[serde(default)]
        #[ts(optional = nullable)]
        answer_by: Option<Timestamp>,
    },
    /// Say what a call was answered.
    AnswerCall {
        /// Which.
        call: CallId,
        /// What was said.
        answer: String,
    },
    /// Issue a situation report.
    IssueSitrep {
        /// The language it is written in.
        lang: Lang,
        /// What it says.
        sections: Vec<Section>,
        /// When the next one comes.
        #[serde(default)]
        #[ts(optional = nullable)]
        next_at: Option<Timestamp>,
    },
    /// Set the one wording that everybody uses. Taken from a statement, it is that statement's approved text.
    SetMessage {
        /// The approved statement it is taken from.
        #[serde(default)]
        #[ts(optional = nullable)]
        statement: Option<StatementId>,
        /// The wording by language; ignored when it is taken from a statement.
        #[serde(default)]
        texts: BTreeMap<Lang, String>,
        /// Questions and answers.
        #[serde(default)]
        questions: Vec<QuestionAndAnswer>,
    },
    /// Mark the single message as read.
    ReadMessage {
        /// The version that was read.
        version: u32,
    },
}
