use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::alarm::{Cause, Target};
use domain::duty::DutyKind;
use domain::ids::{AlarmId, CaseId, SiteId, UserId};
use domain::terms::{Bilingual, Grade, Timestamp};

/// An alarm that nobody has acknowledged. Holds no personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AlarmView {
    /// The alarm.
    pub alarm: AlarmId,
    /// Its case.
    pub case: CaseId,
    /// The case's number.
    pub number: String,
    /// The case's site.
    pub site: Option<SiteId>,
    /// Why it was raised.
    pub cause: Cause,
    /// The grade in force when it was raised.
    pub grade: Grade,
    /// What is due, where it is about a clock.
    pub name: Option<Bilingual>,
    /// By law, in public, to the customer or as a rhythm.
    pub kind: Option<DutyKind>,
    /// When it is due.
    pub due_at: Option<Timestamp>,
    /// Whom it reached last.
    pub target: Target,
    /// The people it reached last.
    pub to: Vec<UserId>,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// Whether the person who asks may acknowledge it.
    pub can_acknowledge: bool,
}

/// What is to be noticed now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Alarms {
    /// Those for the person who asks first, then the newest first.
    pub alarms: Vec<AlarmView>,
    /// How many there are in all.
    pub count: u32,
}
