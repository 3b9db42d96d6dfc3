use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lifecycle::{Outcome, Phase};
use super::state::Case;
use crate::duty::DutyKind;
use crate::ids::{CaseId, ClockId, SiteId, UserId};
use crate::terms::{Bilingual, Grade, Scenario, Timestamp};

/// The running clock of a case that is due next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextDue {
    /// The clock.
    pub clock: ClockId,
    /// What is due.
    pub name: Bilingual,
    /// By law, in public, to the customer or as a rhythm.
    pub kind: DutyKind,
    /// When, UTC.
    pub due_at: Timestamp,
}

/// What the board shows of a case. Holds no personal data beside the title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Card {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub number: String,
    /// Its title; absent when erased by law.
    pub title: Option<String>,
    /// What kind of event.
    pub scenario: Scenario,
    /// Where.
    pub site: Option<SiteId>,
    /// Where it stands.
    pub phase: Phase,
    /// The grade in force.
    pub grade: Grade,
    /// Whether the grade was set by hand.
    pub graded_by_hand: bool,
    /// Who leads it.
    pub owner: Option<UserId>,
    /// When the company learned of it: its age counts from here.
    pub reported_at: Timestamp,
    /// What is due next.
    pub next: Option<NextDue>,
    /// Tasks not done yet.
    #[ts(type = "number")]
    pub open_tasks: usize,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When anything last changed.
    pub changed_at: Timestamp,
}

impl Card {
    /// The card of a case as it stands.
    pub fn of(case: &Case) -> Self {
        let next = case.running_clocks().into_iter().find_map(|clock| {
            let due_at = clock.due.due_at?;
            Some(NextDue { clock: clock.id, name: clock.due.name.clone(), kind: clock.due.kind, due_at })
        });
        Self {
            id: case.id,
            number: case.number.clone(),
            title: case.title.clone(),
            scenario: case.scenario,
            site: case.site,
            phase: case.phase,
            grade: case.grade.in_force(),
            graded_by_hand: case.grade.by_hand.is_some(),
            owner: case.owner,
            reported_at: case.reported_at,
            next: next.filter(|_| case.is_active()),
            open_tasks: case.tasks.values().filter(|task| task.state.is_open()).count(),
            outcome: case.outcome,
            changed_at: case.changed_at,
        }
    }
}
