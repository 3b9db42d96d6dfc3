use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::case::{Card, Phase};
use domain::duty::DutyKind;
use domain::ids::{CaseId, ClockId, EntryId, SiteId};
use domain::terms::{Bilingual, Scenario, Timestamp};

use super::board::BoardFilter;

/// What the lanes of a board stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LaneBy {
    /// The grade in force.
    Grade,
    /// The region of the site.
    Region,
    /// Who leads.
    Owner,
    /// The kind of event.
    Scenario,
}

/// One lane of a board, as a filter names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Lane {
    /// What the lanes stand for.
    pub by: LaneBy,
    /// The grade, scenario or person by key; a region by its Chinese name; absent for the cases without.
    pub key: Option<String>,
}

/// A lane with what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LaneCount {
    /// The lane.
    pub lane: Lane,
    /// The region in both languages, for a lane that is one.
    pub region: Option<Bilingual>,
    /// How many of its cases stand in each state; a state without any is left out.
    pub counts: Vec<PhaseCount>,
}

/// How many cases stand in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PhaseCount {
    /// The state.
    pub phase: Phase,
    /// How many.
    pub count: u32,
}

/// What changed in a case since the person last looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct News {
    /// The case.
    pub case: CaseId,
    /// The kinds of entries that others wrote, with how many of each.
    pub kinds: Vec<KindCount>,
}

/// Entries of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KindCount {
    /// The kind as the journal spells it.
    pub kind: String,
    /// How many.
    pub count: u32,
}

/// Which deadlines a calendar shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeadlineQuery {
    /// The filter of the board.
    pub filter: BoardFilter,
    /// After this moment; absent to begin with whatever is overdue.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub from: Option<Timestamp>,
    /// Not after this one.
    pub to: Timestamp,
}

/// A deadline of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Deadline {
    /// The clock.
    pub clock: ClockId,
    /// What is due.
    pub name: Bilingual,
    /// By law, in public, to the customer or as a rhythm.
    pub kind: DutyKind,
    /// When.
    pub due_at: Timestamp,
    /// Its case.
    pub card: Card,
}

/// The deadlines of the cases that match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Deadlines {
    /// The soonest first.
    pub items: Vec<Deadline>,
    /// Whether there are more than one answer holds.
    pub more: bool,
    /// The present by the program's clock.
    pub now: Timestamp,
}

/// A stretch of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are what was looked for.
    pub hit: bool,
}

/// An entry in which something was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundEntry {
    /// The entry.
    pub entry: EntryId,
    /// Its kind as the journal spells it.
    pub kind: String,
    /// When it was recorded.
    pub at: Timestamp,
    /// The words around what was found.
    pub excerpt: Vec<Piece>,
}

/// A case in which something was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundCase {
    /// The case.
    pub card: Card,
    /// The newest entries that match.
    pub entries: Vec<FoundEntry>,
}

/// What is known of a case that is about to be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SimilarQuery {
    /// What kind of event.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub scenario: Option<Scenario>,
    /// Where.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub site: Option<SiteId>,
    /// What was typed about it.
    #[serde(default)]
    pub text: String,
    /// Name and contact of who reported, as far as known.
    #[serde(default)]
    pub people: Vec<String>,
}

/// What two cases have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The same person reported.
    Person,
    /// It happened at the same site.
    Site,
    /// It is told in the same words.
    Words,
    /// It is the same kind of event.
    Scenario,
}

/// A case that may be the same matter, or one to learn from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SimilarCase {
    /// The case.
    pub card: Card,
    /// What it has in common.
    pub same: Vec<Likeness>,
}
