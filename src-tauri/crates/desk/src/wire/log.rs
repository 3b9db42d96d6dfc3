use domain::ids::{CaseId, EntryId, UserId};
use domain::narrative::Tone;
use domain::room::Attachment;
use domain::terms::{Lang, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The parts of the log that people ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LogFilter {
    /// What people wrote.
    Notes,
    /// Decisions, grades, moves and meetings.
    Decisions,
    /// Facts.
    Facts,
    /// Tasks.
    Tasks,
    /// Clocks.
    Clocks,
    /// Statements.
    Statements,
    /// Situation reports and the single message.
    Reports,
    /// Calls.
    Calls,
    /// Files.
    Files,
    /// What is held at the top.
    Pinned,
    /// Where the person who asks is mentioned.
    Mentions,
}

/// Which lines of a case's log to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogQuery {
    /// The case.
    pub case: CaseId,
    /// The language to tell it in.
    pub lang: Lang,
    /// Which of them; all when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub filter: Option<LogFilter>,
    /// Only lines recorded up to this moment, to begin there.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub until: Option<Timestamp>,
    /// As the log stood at this moment.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub at: Option<Timestamp>,
    /// Only lines before this place, for the next page.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub before: Option<u64>,
    /// How many at the most.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
}

/// One line of a case's log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LogItem {
    /// Its place in the journal.
    pub seq: u64,
    /// The entry.
    pub entry: EntryId,
    /// When it was recorded.
    pub at: Timestamp,
    /// When it happened, where that differs.
    pub occurred_at: Option<Timestamp>,
    /// Who recorded it.
    pub by: UserId,
    /// What kind of entry.
    pub kind: String,
    /// What it is about, for colour and filters.
    pub tone: Tone,
    /// What happened.
    pub headline: String,
    /// More, if there is more to say.
    pub detail: Option<String>,
    /// From whom or what, if the person said so.
    pub source: Option<String>,
    /// Whether a written entry is confirmed; absent for other kinds.
    pub confirmed: Option<bool>,
    /// The entry it corrects.
    pub corrects: Option<EntryId>,
    /// The entry that corrects it.
    pub corrected_by: Option<EntryId>,
    /// Who is mentioned.
    pub mentions: Vec<UserId>,
    /// Whether it is held at the top.
    pub pinned: bool,
    /// Files that belong to it; none for whoever may not see personal data.
    pub files: Vec<Attachment>,
    /// Whether the body was erased under law.
    pub erased: bool,
}

/// A page of a case's log, the newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LogPage {
    /// The lines.
    pub items: Vec<LogItem>,
    /// Where the next page begins; absent at the end.
    pub next: Option<u64>,
}
