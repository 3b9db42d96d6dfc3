use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use domain::case::PlanEffect;
use domain::ids::{CaseId, UserId};
use domain::organisation::{ContentKind, EditionState};
use domain::terms::{Bilingual, Scenario, Timestamp};

use super::FieldChange;

/// An edition of the company's own.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct EditionView {
    /// Its number.
    pub number: u32,
    /// Where it stands.
    pub state: EditionState,
    /// Whether it is the one in force.
    pub in_force: bool,
    /// What changed in it.
    pub note: String,
    /// Who wrote it.
    pub drafted_by: UserId,
    /// When.
    pub drafted_at: Timestamp,
    /// Who approved it.
    pub approved_by: Option<UserId>,
    /// Who published it.
    pub published_by: Option<UserId>,
    /// In force from this day on, as `YYYY-MM-DD`.
    pub effective: Option<String>,
    /// To be looked at again by this day.
    pub next_review: Option<String>,
    /// Why it was published, or retired.
    pub reason: Option<String>,
}

/// A playbook, rule pack, set of templates or of answers with its editions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ContentItem {
    /// Of what.
    pub kind: ContentKind,
    /// For which scenario.
    pub scenario: Scenario,
    /// What the one in force is called.
    pub title: Bilingual,
    /// By when the one in force is to be looked at again, where that is set.
    pub next_review: Option<String>,
    /// Whether that day is past.
    pub stale: bool,
    /// The company's own editions, the newest first.
    pub editions: Vec<EditionView>,
}

/// Which text to read: an edition by its number, or what ships.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct ContentQuery {
    /// Playbook or rules.
    pub kind: ContentKind,
    /// For which scenario.
    pub scenario: Scenario,
    /// The edition; what is in force when absent, what ships when 0.
    #[ts(optional = nullable)]
    pub number: Option<u32>,
    /// Compare it with this edition; with what ships when 0.
    #[ts(optional = nullable)]
    pub against: Option<u32>,
}

/// A playbook or rule pack as data.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ContentText {
    /// Its edition; absent for what ships.
    pub number: Option<u32>,
    /// The file's schema as JSON.
    #[ts(type = "Record<string, unknown>")]
    pub value: Value,
    /// What differs from the edition to compare with.
    pub changes: Vec<FieldChange>,
}

/// A text to check before it is saved.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ContentDraft {
    /// Playbook or rules.
    pub kind: ContentKind,
    /// For which scenario.
    pub scenario: Scenario,
    /// The file's schema as JSON.
    #[ts(type = "Record<string, unknown>")]
    pub value: Value,
    /// Say what it would do to this case.
    #[ts(optional = nullable)]
    pub case: Option<CaseId>,
}

/// What is wrong in a text, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ContentProblemView {
    /// Line, counted from 1.
    pub line: u32,
    /// The key or the id that is wrong.
    pub key: String,
    /// What is wrong with it.
    pub problem: Bilingual,
}

/// What the check of a text found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ContentCheck {
    /// The text as a file, to be saved.
    pub text: String,
    /// What is wrong with it.
    pub problem: Option<ContentProblemView>,
    /// What it would do to the case asked about.
    pub effect: Option<PlanEffect>,
}
