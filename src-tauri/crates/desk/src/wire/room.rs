use std::collections::BTreeMap;

use domain::case::Phase;
use domain::clock::Clock;
use domain::fact::Fact;
use domain::grading::FactDecl;
use domain::ids::{CaseId, EntryId, UserId};
use domain::room::{
    ActionCard, Attachment, Attending, Call, Decision, Holder, Meeting, QuestionAndAnswer, RoomRole, Section,
    SingleMessage, Sitrep,
};
use domain::task::Task;
use domain::terms::{Bilingual, Grade, Lang, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A decision, and whether its ground has shifted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DecisionView {
    /// The decision.
    pub decision: Decision,
    /// The numbers of facts it rested on that have changed since.
    pub changed: Vec<u32>,
}

/// A call, and whether somebody still has to answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallView {
    /// The call; without name and contact for whoever may not see them.
    pub call: Call,
    /// Whether an answer is promised and not given.
    pub waiting: bool,
}

/// A situation report, and whether it still holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SitrepView {
    /// The report.
    pub sitrep: Sitrep,
    /// The numbers of facts it cites that have changed since.
    pub changed: Vec<u32>,
}

/// The crisis room of a case, less what the person may not see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoomView {
    /// When it was convened; absent before.
    pub convened_at: Option<Timestamp>,
    /// Who holds which post.
    pub posts: BTreeMap<RoomRole, Holder>,
    /// What each post answers for and does first.
    pub cards: Vec<ActionCard>,
    /// Who is here.
    pub attendance: BTreeMap<UserId, Attending>,
    /// The meetings, by number.
    pub meetings: Vec<Meeting>,
    /// Entries held at the top of the log.
    pub pinned: Vec<EntryId>,
    /// The decisions, the newest first.
    pub decisions: Vec<DecisionView>,
    /// The calls, the newest first.
    pub calls: Vec<CallView>,
    /// The situation reports, the newest first.
    pub sitreps: Vec<SitrepView>,
    /// The single message that holds now.
    pub message: Option<SingleMessage>,
    /// Everybody who is to read it.
    pub readers: Vec<UserId>,
    /// Questions and answers that the playbook prepares.
    pub prepared: Vec<QuestionAndAnswer>,
    /// Files; none for whoever may not see personal data.
    pub files: Vec<Attachment>,
    /// How many files are withheld.
    pub files_withheld: u32,
}

/// The next situation report, compiled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SitrepDraft {
    /// The number it will have.
    pub number: u32,
    /// What it says so far.
    pub sections: Vec<Section>,
    /// When the next one is due by the rhythm in force.
    pub next_at: Timestamp,
}

/// Attaches a file to a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachRequest {
    /// The case.
    pub case: CaseId,
    /// The file to read.
    pub path: String,
    /// The log entry it belongs to.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub to: Option<EntryId>,
}

/// A file to show or to write out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentContent {
    /// What is known of it.
    pub file: Attachment,
    /// A picture as a `data:` address.
    pub picture: Option<String>,
    /// The beginning of a text.
    pub text: Option<String>,
}

/// A decision as the wall shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WallDecision {
    /// From 1.
    pub number: u32,
    /// What was chosen.
    pub chosen: String,
    /// When it was decided.
    pub at: Timestamp,
    /// When it is looked at again.
    pub revisit_at: Option<Timestamp>,
}

/// The big screen: never any personal data, whoever is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WallView {
    /// The case's number.
    pub number: String,
    /// What it is about.
    pub title: Option<String>,
    /// The grade in force.
    pub grade: Grade,
    /// Where it stands.
    pub phase: Phase,
    /// Where it happened.
    pub site: Option<Bilingual>,
    /// From when the time is counted that the wall shows.
    pub since: Timestamp,
    /// The running clocks, the next due first.
    pub clocks: Vec<Clock>,
    /// Confirmed facts, by number.
    pub facts: Vec<Fact>,
    /// The words of grading facts.
    pub declared: Vec<FactDecl>,
    /// Decisions that hold, the newest first.
    pub decisions: Vec<WallDecision>,
    /// Open tasks, the next due first.
    pub tasks: Vec<Task>,
    /// Who holds which post.
    pub posts: BTreeMap<RoomRole, Holder>,
    /// Names of everyone mentioned here.
    pub people: BTreeMap<UserId, Bilingual>,
    /// The single message by language.
    pub message: BTreeMap<Lang, String>,
    /// When the next situation report comes.
    pub next_sitrep: Option<Timestamp>,
    /// The site's time zone, as IANA names it.
    pub zone: String,
    /// The present by the program's clock.
    pub now: Timestamp,
}
