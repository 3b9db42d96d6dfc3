//! Reckons the due times of a situation's duties.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::limit::Limit;
use super::pack::{Duty, DutyKind, DutyPack, Trigger, applicable};
use super::why::{Why, explain};
use crate::calendar::{BusinessHours, Calendar, Reckoned, add_days, add_minutes};
use crate::grading::Facts;
use crate::terms::{Bilingual, Grade, Scenario, Timestamp};

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
    /// Since when the grade has been this or above.
    pub graded: BTreeMap<Grade, Timestamp>,
    /// When each cadence was last reported, by duty.
    pub reports: BTreeMap<String, Timestamp>,
    /// The site's zone.
    pub zone: Tz,
    /// The site's hours.
    pub hours: BusinessHours,
}

impl Situation {
    /// When what `duty` counts from happened. Grading counts from when the grade reached the duty's own, a report from the duty's own last one.
    fn happened(&self, trigger: Trigger, duty: &Duty) -> Option<Timestamp> {
        match trigger {
            Trigger::Graded => self.graded.get(&duty.at_grade.max(Grade::General)),
            Trigger::PreviousReport => self.reports.get(&duty.id),
            other => self.triggers.get(&other),
        }
        .copied()
    }
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
    /// From what it counts. Once started, what really started it.
    pub trigger: Trigger,
    /// When it began to run.
    pub started_at: Option<Timestamp>,
    /// When it is due; absent while it waits for its trigger.
    pub due_at: Option<Timestamp>,
    /// How long it may take.
    pub limit: Limit,
    /// The rule it follows, in words.
    pub source: Bilingual,
    /// Where to find the rule.
    pub reference: String,
    /// The day the source was last checked.
    pub checked_on: NaiveDate,
    /// Counsel must confirm it before anyone relies on it.
    pub counsel_must_confirm: bool,
    /// The due time passes through a year whose official working days are not known.
    pub unconfirmed: bool,
    /// Why this due time.
    pub why: Why,
}

/// Every duty of a situation: the earliest due first, those that wait for their trigger last.
pub fn due(packs: &[DutyPack], situation: &Situation, calendar: &Calendar) -> Vec<DutyDue> {
    let applicable = applicable(packs, situation.scenario, situation.grade, &situation.facts);
    let mut duties: Vec<DutyDue> = applicable.map(|duty| reckon(duty, situation, calendar)).collect();
    duties.sort_by_key(|d| (d.due_at.is_none(), d.due_at));
    duties
}

fn reckon(duty: &Duty, situation: &Situation, calendar: &Calendar) -> DutyDue {
    let triggers = std::iter::once(&duty.trigger).chain(&duty.or_from);
    let start = triggers.into_iter().find_map(|t| Some((*t, situation.happened(*t, duty)?)));
    let reckoned = start.and_then(|(_, since)| end(duty, since, situation, calendar));
    DutyDue {
        id: duty.id.clone(),
        name: duty.name.clone(),
        kind: duty.kind,
        trigger: start.map_or(duty.trigger, |(trigger, _)| trigger),
        started_at: start.map(|(_, since)| since),
        due_at: reckoned.map(|r| r.at),
        limit: duty.limit,
        source: duty.source.clone(),
        reference: duty.reference.clone(),
        checked_on: duty.checked_on,
        counsel_must_confirm: duty.counsel_must_confirm,
        unconfirmed: reckoned.is_some_and(|r| r.unconfirmed),
        why: explain(duty, start, reckoned, situation.zone, &situation.hours),
    }
}

/// Only service clocks know business hours; the others run in wall time, and working days by law are whole days.
fn end(duty: &Duty, since: Timestamp, situation: &Situation, calendar: &Calendar) -> Option<Reckoned> {
    let wall = |at| Reckoned { at, unconfirmed: false };
    let (zone, hours) = (situation.zone, &situation.hours);
    let calendar = calendar.at(zone);
    let service = duty.kind == DutyKind::Service;
    match duty.limit {
        Limit::Minutes(n) if service => calendar.add_working_minutes(since, n, zone, hours),
        Limit::Minutes(n) => add_minutes(since, n).map(wall),
        Limit::Days(n) => add_days(since, n, zone).map(wall),
        Limit::WorkingDays(n) => calendar.add_working_days(since, n, zone, service.then_some(hours)),
    }
}
