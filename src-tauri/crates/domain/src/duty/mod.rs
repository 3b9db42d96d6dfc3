//! Duties: what is due by when. (The names below are what the case core relies on.)

use std::collections::BTreeMap;

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::{BusinessHours, Calendar};
use crate::grading::Facts;
use crate::terms::{Bilingual, Grade, Scenario, Timestamp, vocabulary};

vocabulary! {
    /// What kind of clock a duty runs on.
    DutyKind {
        /// Business hours of the site.
        Service = "service",
        /// Wall time, towards the public.
        Public = "public",
        /// Wall time, by law; never paused.
        Legal = "legal",
        /// Repeats from the previous report.
        Cadence = "cadence",
    }
}

vocabulary! {
    /// From what a duty counts.
    Trigger {
        /// The event happened.
        Occurred = "occurred",
        /// The company found out.
        Found = "found",
        /// It was reported.
        Reported = "reported",
        /// The unit's head was informed.
        UnitHeadInformed = "unit_head_informed",
        /// It was graded.
        Graded = "graded",
        /// A medical body received a patient.
        PatientReceived = "patient_received",
        /// The previous report of a cadence.
        PreviousReport = "previous_report",
        /// A regulator passed on a complaint.
        RegulatorComplaintReceived = "regulator_complaint_received",
    }
}

/// Why a due time is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Why {
    /// The arithmetic in words.
    pub arithmetic: Bilingual,
}

/// A duty in a situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DutyDue {
    /// The duty's id.
    pub id: String,
    /// What is due.
    pub name: Bilingual,
    /// What clock it runs on.
    pub kind: DutyKind,
    /// From what it counts.
    pub trigger: Trigger,
    /// When it began to run.
    pub started_at: Option<Timestamp>,
    /// When it is due; absent while it waits for its trigger.
    pub due_at: Option<Timestamp>,
    /// The source.
    pub source: Bilingual,
    /// Why this due time.
    pub why: Why,
}

/// A file of duties.
#[derive(Debug, Clone)]
pub struct DutyPack;

/// What duties see of a case.
#[derive(Debug, Clone)]
pub struct Situation {
    /// What kind of event.
    pub scenario: Scenario,
    /// The grade in force.
    pub grade: Grade,
    /// What is known.
    pub facts: Facts,
    /// What happened when.
    pub triggers: BTreeMap<Trigger, Timestamp>,
    /// The site's zone.
    pub zone: Tz,
    /// The site's hours.
    pub hours: BusinessHours,
}

/// Every duty of a situation.
pub fn due(_packs: &[DutyPack], _situation: &Situation, _calendar: &Calendar) -> Vec<DutyDue> {
    Vec::new()
}
