use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lifecycle::{Channel, Outcome, Phase};
use crate::ids::{CaseId, EntryId, SiteId, UserId};
use crate::terms::{FactValue, Grade, Scenario, Timestamp};

/// A grading fact known at the first report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpeningFact {
    /// A key of the scenario's rule pack.
    pub key: String,
    /// Its value; absent is unknown and records nothing.
    pub value: Option<FactValue>,
}

/// The person who reported: personal data.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reporter {
    /// The name.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub name: Option<String>,
    /// Phone, mail or account.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub contact: Option<String>,
}

/// What a person asks about a case as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum CaseCommand {
    /// Open a case.
    Open {
        /// What it is about, in a line.
        title: String,
        /// What happened, as told.
        #[serde(default)]
        account: String,
        /// What kind of event it is.
        scenario: Scenario,
        /// Where.
        #[serde(default)]
        #[ts(optional = nullable)]
        site: Option<SiteId>,
        /// When it happened, if that is known.
        #[serde(default)]
        #[ts(optional = nullable)]
        occurred_at: Option<Timestamp>,
        /// When the company learned of it.
        reported_at: Timestamp,
        /// How the report came in.
        channel: Channel,
        /// Who reported, by what they are; not a name.
        #[serde(default)]
        reported_by: String,
        /// Who reported, by name.
        #[serde(default)]
        #[ts(optional = nullable)]
        reporter: Option<Reporter>,
        /// What is known that bears on the grade.
        #[serde(default)]
        facts: Vec<OpeningFact>,
        /// Whoever received the customer first; the sender when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        first_contact: Option<UserId>,
        /// The most senior manager on the spot.
        #[serde(default)]
        #[ts(optional = nullable)]
        first_responsible: Option<String>,
        /// Who leads it.
        #[serde(default)]
        #[ts(optional = nullable)]
        owner: Option<UserId>,
        /// The case from which one person's matter is split off.
        #[serde(default)]
        #[ts(optional = nullable)]
        split_from: Option<CaseId>,
    },
    /// Tell it better.
    Describe {
        /// The title now.
        title: String,
        /// The account now.
        #[serde(default)]
        account: String,
        /// The most senior manager on the spot.
        #[serde(default)]
        #[ts(optional = nullable)]
        first_responsible: Option<String>,
    },
    /// It is another kind of event than thought.
    ChangeScenario {
        /// The scenario now.
        scenario: Scenario,
        /// Why.
        reason: String,
    },
    /// Take up the editions of playbook and rules that are in force now.
    AdoptPlan {
        /// Why.
        reason: String,
    },
    /// Give the lead to someone, or to no one.
    AssignOwner {
        /// The owner now.
        owner: Option<UserId>,
    },
    /// Move it on, back or out.
    Move {
        /// The state wanted.
        to: Phase,
        /// Why; needed for a move back or out.
        #[serde(default)]
        #[ts(optional = nullable)]
        reason: Option<String>,
        /// How it ended; needed to archive.
        #[serde(default)]
        #[ts(optional = nullable)]
        outcome: Option<Outcome>,
    },
    /// Say that another case has to do with it.
    Link {
        /// The other case.
        other: CaseId,
    },
    /// Close it as the same matter as another case, which goes on.
    Merge {
        /// The case that goes on.
        into: CaseId,
        /// How it is known to be the same.
        reason: String,
    },
    /// Write in the log. A correction is a new entry that names the old one.
    Log {
        /// What happened or was done.
        text: String,
        /// When it happened, if not now.
        #[serde(default)]
        #[ts(optional = nullable)]
        occurred_at: Option<Timestamp>,
        /// From whom or what.
        #[serde(default)]
        source: String,
        /// Whether it is confirmed.
        #[serde(default)]
        confirmed: bool,
        /// The entry it corrects.
        #[serde(default)]
        #[ts(optional = nullable)]
        corrects: Option<EntryId>,
        /// Who is mentioned.
        #[serde(default)]
        mentions: BTreeSet<UserId>,
    },
    /// Set the grade by hand; holds until a fact changes.
    OverrideGrade {
        /// The grade.
        grade: Grade,
        /// Why.
        reason: String,
    },
}
