use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lifecycle::{Channel, Outcome, Phase};
use super::links::Relation;
use super::plan::Plan;
use crate::grading::Assessment;
use crate::ids::{CaseId, EntryId, SiteId, UserId};
use crate::policy::Action;
use crate::report::ReportKind;
use crate::terms::{Grade, Lang, Scenario, Timestamp, vocabulary};

vocabulary! {
    /// What a report holds.
    ReportVariant {
        /// Everything.
        Full = "full",
        /// No personal data.
        Redacted = "redacted",
    }
}

impl ReportVariant {
    /// What a person must be allowed to do to export it.
    pub const fn action(self) -> Action {
        match self {
            Self::Full => Action::ExportFull,
            Self::Redacted => Action::ExportRedacted,
        }
    }
}

/// What happened to a case as a whole. Free text and names sit in events of their own, so that they can be erased
/// under law while the rest still folds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum CaseEvent {
    /// Opened.
    Opened {
        /// The number people call it by.
        number: String,
        /// What kind of event it is.
        scenario: Scenario,
        /// Where.
        site: Option<SiteId>,
        /// When it happened.
        occurred_at: Option<Timestamp>,
        /// When the company learned of it.
        reported_at: Timestamp,
        /// How the report came in.
        channel: Channel,
        /// Who reported, by what they are.
        reported_by: String,
        /// Whoever received the customer first.
        first_contact: Option<UserId>,
        /// Who leads it.
        owner: Option<UserId>,
    },
    /// Told, or told better.
    Described {
        /// In a line.
        title: String,
        /// At length.
        account: String,
        /// The most senior manager on the spot.
        first_responsible: Option<String>,
    },
    /// The reporter's name and contact.
    ReporterRecorded {
        /// The name.
        name: Option<String>,
        /// Phone, mail or account.
        contact: Option<String>,
    },
    /// It is another kind of event than thought.
    ScenarioChanged {
        /// The scenario before.
        from: Scenario,
        /// The scenario now.
        to: Scenario,
        /// Why.
        reason: String,
    },
    /// It goes by these editions of playbook and rules from now on.
    PlanAdopted {
        /// Which.
        plan: Plan,
        /// Why, where a person asked for it.
        reason: Option<String>,
    },
    /// Someone else leads it.
    OwnerAssigned {
        /// The owner now.
        owner: Option<UserId>,
    },
    /// Moved on, back or out.
    Moved {
        /// The state before.
        from: Phase,
        /// The state now.
        to: Phase,
        /// Why.
        reason: Option<String>,
        /// How it ended.
        outcome: Option<Outcome>,
    },
    /// Another case has to do with it.
    Linked {
        /// The other case.
        other: CaseId,
        /// The number people call it by.
        number: String,
        /// What it is to this one.
        relation: Relation,
    },
    /// Closed as the same matter as another case, which goes on.
    MergedInto {
        /// The case that goes on.
        survivor: CaseId,
        /// The number people call it by.
        number: String,
        /// How it is known to be the same.
        reason: String,
    },
    /// Written in the log.
    Logged {
        /// What happened or was done.
        text: String,
        /// When it happened, if not when recorded.
        occurred_at: Option<Timestamp>,
        /// From whom or what.
        source: String,
        /// Whether it is confirmed.
        confirmed: bool,
        /// The entry it corrects.
        corrects: Option<EntryId>,
        /// Who is mentioned.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        mentions: BTreeSet<UserId>,
    },
    /// Assessed by rule, with everything that explains it.
    Graded {
        /// The whole assessment of that moment.
        assessment: Assessment,
    },
    /// Graded by hand.
    GradeOverridden {
        /// The grade.
        grade: Grade,
        /// What the rules said.
        assessed: Grade,
        /// Why.
        reason: String,
    },
    /// A fact changed, so the grade by hand holds no more.
    OverrideExpired {
        /// The grade by hand that ended.
        grade: Grade,
    },
    /// A report was exported.
    Exported {
        /// The file's SHA-256 in hexadecimal.
        digest: String,
        /// The language of the report.
        lang: Lang,
        /// Whether personal data is in it.
        variant: ReportVariant,
        /// What the report is for.
        #[serde(default)]
        kind: ReportKind,
    },
}

impl CaseEvent {
    /// The kind as the journal spells it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "case.opened",
            Self::Described { .. } => "case.described",
            Self::ReporterRecorded { .. } => "case.reporter_recorded",
            Self::ScenarioChanged { .. } => "case.scenario_changed",
            Self::PlanAdopted { .. } => "case.plan_adopted",
            Self::OwnerAssigned { .. } => "case.owner_assigned",
            Self::Moved { .. } => "case.moved",
            Self::Linked { .. } => "case.linked",
            Self::MergedInto { .. } => "case.merged_into",
            Self::Logged { .. } => "case.logged",
            Self::Graded { .. } => "case.graded",
            Self::GradeOverridden { .. } => "case.grade_overridden",
            Self::OverrideExpired { .. } => "case.override_expired",
            Self::Exported { .. } => "case.exported",
        }
    }
}
