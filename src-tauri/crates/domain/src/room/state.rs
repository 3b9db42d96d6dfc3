use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::call::Call;
use super::decision::Decision;
use super::meeting::Meeting;
use super::message::SingleMessage;
use super::sitrep::Sitrep;
use super::{Presence, RoomRole};
use crate::ids::{CallId, DecisionId, EntryId, UserId};
use crate::terms::Timestamp;

/// Who holds a post, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Holder {
    /// The person.
    pub user: UserId,
    /// Since then.
    pub since: Timestamp,
}

/// How someone takes part, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attending {
    /// Here, remote, absent or relieved.
    pub presence: Presence,
    /// Since then.
    pub since: Timestamp,
}

/// A file that belongs to the case. Its bytes lie beside the journal, under their digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attachment {
    /// The entry that attached it.
    pub entry: EntryId,
    /// SHA-256 of the bytes, in hexadecimal.
    pub digest: String,
    /// The file's name: may be personal data.
    pub name: String,
    /// What kind of file, e.g. `image/png`.
    pub media_type: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// The log entry it belongs to, if it belongs to one.
    pub to: Option<EntryId>,
    /// When it was attached.
    pub at: Timestamp,
    /// Who attached it.
    pub by: UserId,
}

/// The room of a case: everything that its events leave.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Room {
    /// When it was convened; absent before.
    pub convened_at: Option<Timestamp>,
    /// Who holds which post.
    pub posts: BTreeMap<RoomRole, Holder>,
    /// Who is here.
    pub attendance: BTreeMap<UserId, Attending>,
    /// The meetings, by number.
    pub meetings: Vec<Meeting>,
    /// Entries held at the top of the log.
    pub pinned: BTreeSet<EntryId>,
    /// The entries that mention a person.
    pub mentions: BTreeMap<UserId, BTreeSet<EntryId>>,
    /// Files, by the entry that attached them.
    pub attachments: BTreeMap<EntryId, Attachment>,
    /// What was decided.
    pub decisions: BTreeMap<DecisionId, Decision>,
    /// Who called.
    pub calls: BTreeMap<CallId, Call>,
    /// The situation reports, by number.
    pub sitreps: Vec<Sitrep>,
    /// The single message with its earlier versions, oldest first.
    pub messages: Vec<SingleMessage>,
}

impl Room {
    /// The files of a log entry, in the order in which they were attached.
    pub fn files_of(&self, entry: EntryId) -> impl Iterator<Item = &Attachment> {
        self.attachments.values().filter(move |file| file.to == Some(entry))
    }

    /// The meeting that is going on.
    pub fn meeting(&self) -> Option<&Meeting> {
        self.meetings.last().filter(|meeting| meeting.ended_at.is_none())
    }

    /// The single message that holds now.
    pub fn message(&self) -> Option<&SingleMessage> {
        self.messages.last()
    }

    /// The next number of things that are counted from 1.
    pub(super) fn next_number(taken: usize) -> u32 {
        u32::try_from(taken).unwrap_or(u32::MAX).saturating_add(1)
    }
}
