use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::case::{Card, Phase};
use domain::duty::DutyKind;
use domain::ids::{CaseId, ClockId, SiteId, UserId};
use domain::terms::{Bilingual, Grade, Scenario, Timestamp};

use super::find::{Lane, News};

/// What of the board to show.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BoardFilter {
    /// Only this site.
    #[ts(optional = nullable)]
    pub site: Option<SiteId>,
    /// Only this scenario.
    #[ts(optional = nullable)]
    pub scenario: Option<Scenario>,
    /// Only this grade.
    #[ts(optional = nullable)]
    pub grade: Option<Grade>,
    /// Only this owner.
    #[ts(optional = nullable)]
    pub owner: Option<UserId>,
    /// Only cases with this text in number, title or what was written in them.
    #[ts(optional = nullable)]
    pub text: Option<String>,
    /// Only this lane.
    #[ts(optional = nullable)]
    pub lane: Option<Lane>,
}

/// One column of the board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BoardColumn {
    /// The state.
    pub phase: Phase,
    /// How many cases match in all.
    pub count: u32,
    /// The first of them: the overdue, then the gravest and soonest due.
    pub cards: Vec<Card>,
    /// Where the next page begins; absent at the end.
    pub next: Option<String>,
    /// What changed in these cases since the person last looked.
    pub news: Vec<News>,
}

/// The board's first page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Board {
    /// The columns in order.
    pub columns: Vec<BoardColumn>,
    /// The present by the program's clock.
    pub now: Timestamp,
}

/// More of one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnQuery {
    /// The filter of the board.
    pub filter: BoardFilter,
    /// The column.
    pub phase: Phase,
    /// Where the page before ended.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub after: Option<String>,
    /// How many at the most.
    pub limit: u32,
}

/// A page of one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ColumnPage {
    /// The cards.
    pub cards: Vec<Card>,
    /// Where the next page begins; absent at the end.
    pub next: Option<String>,
    /// What changed in these cases since the person last looked.
    pub news: Vec<News>,
}

/// A clock in the strip at the top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StripClock {
    /// The clock.
    pub clock: ClockId,
    /// Its case.
    pub case: CaseId,
    /// The case's number.
    pub number: String,
    /// The case's site.
    pub site: Option<SiteId>,
    /// What is due.
    pub name: Bilingual,
    /// By law, in public, to the customer or as a rhythm.
    pub kind: DutyKind,
    /// When.
    pub due_at: Timestamp,
}

/// The most urgent clocks of all cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Strip {
    /// The most urgent first.
    pub clocks: Vec<StripClock>,
    /// How many are overdue in all.
    pub overdue: u32,
    /// The present by the program's clock.
    pub now: Timestamp,
}
