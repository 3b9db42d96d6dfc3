//! What a playbook holds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::duty::Trigger;
use crate::policy::Role;
use crate::terms::{Audience, Bilingual, Grade, Scenario, Stage};

/// The playbook of one scenario, or the base that all build on. Written out it is a whole file of the schema, without
/// a base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Playbook {
    /// Stable id.
    pub id: String,
    /// The scenario; none for a base.
    pub scenario: Option<Scenario>,
    /// Version, as its publisher counts.
    pub version: String,
    /// In force from this day.
    #[ts(type = "string")]
    pub effective: NaiveDate,
    /// To be looked at again by this day.
    #[ts(type = "string")]
    pub next_review: NaiveDate,
    /// Its name.
    pub title: Bilingual,
    /// What it is for and what comes first.
    pub purpose: Bilingual,
    /// Working groups.
    #[serde(rename = "group")]
    pub groups: Vec<Group>,
    /// Roles with their responsibilities.
    #[serde(rename = "role")]
    pub roles: Vec<PlaybookRole>,
    /// Phases in order.
    #[serde(rename = "phase")]
    pub phases: Vec<Phase>,
    /// What is to be done.
    #[serde(rename = "task")]
    pub tasks: Vec<PlaybookTask>,
    /// Who is told.
    pub notify: Vec<Notify>,
    /// Which statements are due.
    #[serde(rename = "statement")]
    pub statements: Vec<StatementDue>,
    /// What the front line may answer.
    #[serde(rename = "question")]
    pub questions: Vec<FrontLineQuestion>,
    /// How much a role may grant.
    #[serde(rename = "limit")]
    pub limits: Vec<Limit>,
    /// What is reported up at once whatever the grade.
    pub must_report: Vec<MustReport>,
    /// Lists to tick off.
    #[serde(rename = "checklist")]
    pub checklists: Vec<Checklist>,
}

/// A working group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub title: Bilingual,
    /// What it is there for.
    pub purpose: Bilingual,
}

/// A role in the response. Not to be confused with a role in the program, which `held_by` names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlaybookRole {
    /// Stable id.
    pub id: String,
    /// The group it belongs to.
    pub group: String,
    /// Its name.
    pub title: Bilingual,
    /// The program's role that holds its tasks when nobody is named.
    pub held_by: Role,
    /// Whether it is a person at the site.
    #[serde(default)]
    pub at_site: bool,
    /// What it answers for.
    pub responsibilities: Vec<Bilingual>,
}

/// A phase of the response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub title: Bilingual,
}

/// A time limit counted from something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// From what it counts.
    pub after: Trigger,
    /// Minutes of wall time.
    pub minutes: u32,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlaybookTask {
    /// Stable id; a case holds a task of this id at most once.
    pub id: String,
    /// The phase it belongs to.
    pub phase: String,
    /// Who does it.
    pub role: String,
    /// By when.
    pub due: Due,
    /// From which grade on; `none` means from the opening of the case.
    #[serde(default)]
    pub at_grade: Grade,
    /// Tasks that come first.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// Repeated after so many minutes, while the case is being handled.
    #[serde(default)]
    pub every_minutes: Option<u32>,
    /// What.
    pub title: Bilingual,
    /// How.
    pub instructions: Bilingual,
    /// What shows that it was done.
    pub evidence: Bilingual,
}

/// Someone to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Notify {
    /// Stable id.
    pub id: String,
    /// Who is told.
    pub who: Bilingual,
    /// The role that tells.
    pub by: String,
    /// By when.
    pub due: Due,
    /// From which grade on.
    #[serde(default)]
    pub at_grade: Grade,
    /// What is told, and how.
    pub say: Bilingual,
}

/// A statement that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StatementDue {
    /// Stable id.
    pub id: String,
    /// For whom.
    pub audience: Audience,
    /// Which.
    pub stage: Stage,
    /// By when.
    pub due: Due,
    /// From which grade on.
    #[serde(default)]
    pub at_grade: Grade,
    /// Repeated after so many minutes, while the case is being handled.
    #[serde(default)]
    pub every_minutes: Option<u32>,
}

/// A question that the front line meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FrontLineQuestion {
    /// Stable id.
    pub id: String,
    /// As the customer asks it.
    pub question: Bilingual,
    /// What may be said.
    pub may_say: Bilingual,
    /// What is not to be said, and why.
    pub not_to_say: Bilingual,
}

/// How much a role may grant to one affected person without asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Stable id.
    pub id: String,
    /// Whose limit.
    pub role: String,
    /// Whole yuan for one person.
    pub yuan_per_person: u32,
    /// Which measures, and on what conditions.
    pub measures: Bilingual,
}

/// Something that is reported up at once, whatever the grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MustReport {
    /// Stable id.
    pub id: String,
    /// What.
    pub text: Bilingual,
}

/// A list to tick off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Stable id, e.g. `first_hour`.
    pub id: String,
    /// Its name.
    pub title: Bilingual,
    /// Its items in order.
    pub items: Vec<Bilingual>,
}
