use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use domain::ids::{CaseId, CommandId, EntryId, UserId};
use domain::terms::Timestamp;

/// A command is on the disk: what it wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "CommandReceipt")]
pub struct Receipt {
    /// The command.
    pub command: CommandId,
    /// The case it was about or opened.
    pub case: Option<CaseId>,
    /// The entries it wrote, in order.
    pub entries: Vec<EntryId>,
    /// The last entry's place in the journal.
    pub seq: u64,
    /// The last entry's hash in hexadecimal.
    pub hash: String,
}

/// Which entries of the journal to show.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct JournalQuery {
    /// Only this case.
    #[ts(optional = nullable)]
    pub case: Option<CaseId>,
    /// Only by this person.
    #[ts(optional = nullable)]
    pub actor: Option<UserId>,
    /// Only kinds that begin so, e.g. `statement.`.
    #[ts(optional = nullable)]
    pub kind: Option<String>,
    /// Only kinds that begin with one of these.
    pub kinds: Vec<String>,
    /// Only entries that name this id: a fact, a statement, a task.
    #[ts(optional = nullable)]
    pub mentions: Option<Uuid>,
    /// Only entries recorded at this time or later.
    #[ts(optional = nullable)]
    pub from: Option<Timestamp>,
    /// Only entries recorded up to this time.
    #[ts(optional = nullable)]
    pub until: Option<Timestamp>,
    /// Only entries before this place, for the next page.
    #[ts(optional = nullable)]
    pub before: Option<u64>,
    /// How many at the most.
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
}

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JournalItem {
    /// Its place.
    pub seq: u64,
    /// Its id.
    pub id: EntryId,
    /// The case; absent for the organisation.
    pub case: Option<CaseId>,
    /// The case's number.
    pub number: Option<String>,
    /// The device that wrote it.
    pub device: String,
    /// Its place in the device's chain.
    pub device_seq: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who did it.
    pub actor: UserId,
    /// What kind.
    pub kind: String,
    /// What happened, in the language of the session.
    pub headline: String,
    /// What it is about within its case, where that can be followed: a fact or a statement.
    pub subject: Option<Uuid>,
    /// Whether its content may be erased under law.
    pub erasable: bool,
    /// Whether the body was erased under law.
    pub erased: bool,
    /// Its hash in hexadecimal.
    pub hash: String,
}

/// A page of the journal, the newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JournalPage {
    /// The entries.
    pub items: Vec<JournalItem>,
    /// Where the next page begins; absent at the end.
    pub next: Option<u64>,
}

/// Something that verification found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProblemView {
    /// What kind of problem.
    pub kind: String,
    /// The entry's place in the journal, where it is about one.
    pub seq: Option<u64>,
    /// The entry's id, where it is about one.
    pub entry: Option<String>,
}

/// How far something that takes its time has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// How much is done.
    pub done: u64,
    /// Of how much.
    pub total: u64,
}

/// What verification of chain, signatures and views found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerificationView {
    /// Whether nothing was found.
    pub verified: bool,
    /// How many entries were read.
    pub entries: u64,
    /// How many bodies were erased under law.
    pub erased: u64,
    /// What was found.
    pub problems: Vec<ProblemView>,
    /// The head of each device's chain, as printed in reports: `device:seq:hash`.
    pub heads: Vec<String>,
    /// Whether the views equal a replay; absent when not asked.
    pub views_equal: Option<bool>,
    /// When it was verified.
    pub at: Timestamp,
}
