use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::case::{Card, Channel, GradeStanding, Phase, Plan, Relation, Reporter};
use domain::clock::Clock;
use domain::duty::DutyDue;
use domain::fact::Fact;
use domain::grading::{FactDecl, PublicAssessment};
use domain::ids::{CaseId, FactId, UserId};
use domain::person::Person;
use domain::policy::{Action, Role};
use domain::record::Imported;
use domain::room::Attachment;
use domain::statement::approval_chain::Step;
use domain::statement::{Cite, Delegation, Statement};
use domain::task::Task;
use domain::terms::{Audience, Bilingual, FactValue, Scenario, Stage, Timestamp};

/// A state the case could move to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MoveOption {
    /// The state.
    pub to: Phase,
    /// What the person must give: `reason`, `outcome`.
    pub asks: Vec<String>,
    /// What stands in the way now: `grade`, `open_legal_clocks`.
    pub blocked_by: Vec<String>,
}

/// How a clock stands at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClockStanding {
    /// Runs.
    Running,
    /// Runs, and little time is left.
    DueSoon,
    /// The due time has passed.
    Overdue,
    /// Done in time.
    Met,
    /// Done late.
    MetLate,
    /// Does not apply, for a reason.
    Waived,
}

/// A clock and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClockView {
    /// The clock with the reason for its due time.
    pub clock: Clock,
    /// How it stands now.
    pub standing: ClockStanding,
    /// Minutes late, when late.
    pub late_minutes: Option<u32>,
}

/// A statement and what it still needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatementView {
    /// The statement with its history.
    pub statement: Statement,
    /// The roles that must approve at the grade in force.
    pub required: Vec<Role>,
    /// Those that have not approved the present text.
    pub missing: Vec<Role>,
    /// Those whose turn it is.
    pub open: Vec<Role>,
    /// The chain in order, with the time each step has.
    pub steps: Vec<Step>,
    /// Whether the person who asks could approve it now.
    pub can_approve: bool,
    /// Whether every approval is in, or two people answer for going without.
    pub cleared: bool,
    /// Cited facts that no longer say what they said.
    pub changed: Vec<FactId>,
    /// The files of its texts and receipts.
    pub files: Vec<Attachment>,
}

/// Which rules grade, and how fresh they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackView {
    /// What they are called.
    pub name: Bilingual,
    /// The publisher's version.
    pub version: String,
    /// The day their sources were last checked.
    pub checked_on: NaiveDate,
    /// The day after which they are stale.
    pub review_by: NaiveDate,
    /// Past their review date.
    pub stale: bool,
}

/// Another case that has to do with this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkView {
    /// The other case as the board shows it.
    pub card: Card,
    /// What it is to this one.
    pub relation: Relation,
}

/// Everything the case page shows, less what the person may not see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CaseView {
    /// What the board shows of it.
    pub card: Card,
    /// Where it came from, if it is a case of another store; then it can only be read.
    pub foreign: Option<Imported>,
    /// What happened, as told.
    pub account: Option<String>,
    /// When it happened.
    pub occurred_at: Option<Timestamp>,
    /// When it was entered.
    pub opened_at: Timestamp,
    /// How the report came in.
    pub channel: Channel,
    /// Who reported, by what they are.
    pub reported_by: String,
    /// Who reported, by name; absent when unknown or withheld.
    pub reporter: Option<Reporter>,
    /// Whether personal data is withheld from the person who asks.
    pub personal_withheld: bool,
    /// Whether unreleased statements are withheld from the person who asks.
    pub drafts_withheld: bool,
    /// Whoever received the customer first.
    pub first_contact: Option<UserId>,
    /// The most senior manager on the spot.
    pub first_responsible: Option<String>,
    /// The grade, why, and what it was before.
    pub grade: GradeStanding,
    /// The pack that grades this scenario.
    pub pack: Option<PackView>,
    /// Public grades beside the company's own, by the scales that hold at the site.
    pub public_grades: Vec<PublicAssessment>,
    /// The facts that bear on the grade of this scenario.
    pub declared: Vec<FactDecl>,
    /// The editions of playbook and rules the case goes by.
    pub plan: Plan,
    /// Those in force now, where they are others.
    pub newer_plan: Option<Plan>,
    /// Facts that only duties and public scales ask for.
    pub declared_beside: Vec<FactDecl>,
    /// The ledger, by number.
    pub facts: Vec<Fact>,
    /// The register of affected people, by number; who they are is absent where it is withheld.
    pub people: Vec<Person>,
    /// The tasks: open first, then by due time.
    pub tasks: Vec<Task>,
    /// The clocks: running first, then by due time.
    pub clocks: Vec<ClockView>,
    /// Duties that wait for what they count from.
    pub waiting: Vec<DutyDue>,
    /// The statements, by number.
    pub statements: Vec<StatementView>,
    /// Who approves for someone else, and until when.
    pub delegations: Vec<Delegation>,
    /// The cases that have to do with it, by number.
    pub links: Vec<LinkView>,
    /// The case that goes on in its place.
    pub merged_into: Option<Card>,
    /// Where the case could move.
    pub moves: Vec<MoveOption>,
    /// What the person who asks may do.
    pub allowed: Vec<Action>,
    /// The site's time zone, as IANA names it.
    pub zone: String,
    /// The present by the program's clock.
    pub now: Timestamp,
}

/// What to ask when a case of a scenario is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScenarioForm {
    /// The scenario.
    pub scenario: Scenario,
    /// The facts that bear on its grade, in the order to ask.
    pub facts: Vec<FactDecl>,
}

/// Grades facts that are not in any case yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AssessQuery {
    /// The scenario.
    pub scenario: Scenario,
    /// The facts; null is unknown.
    pub facts: BTreeMap<String, Option<FactValue>>,
}

/// A scenario that fits what a person typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Suggestion {
    /// The scenario.
    pub scenario: Scenario,
    /// The words that suggest it.
    pub words: Vec<String>,
}

/// A template that fits a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateView {
    /// Its id.
    pub id: String,
    /// For whom.
    pub audience: Audience,
    /// At which stage.
    pub stage: Stage,
    /// Its title, with placeholders.
    pub title: Bilingual,
    /// Whether it is written for this scenario rather than for any.
    pub specific: bool,
}

/// Fills a template from a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FillRequest {
    /// The case.
    pub case: CaseId,
    /// The template.
    pub template: String,
}

/// A filled template. What is not known stays open and visible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Filled {
    /// The title by language.
    pub title: Bilingual,
    /// The text by language.
    pub text: Bilingual,
    /// The placeholders still open.
    pub open: Vec<String>,
    /// The facts that it cites, as a draft takes them.
    pub citations: Vec<Cite>,
}
