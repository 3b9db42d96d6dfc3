use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::grade::GradeStanding;
use super::lifecycle::{Channel, Outcome, Phase};
use super::links::Relation;
use super::plan::Plan;
use crate::advice::StrategyStanding;
use crate::alarm::Alarm;
use crate::clock::Clock;
use crate::duty::Trigger;
use crate::fact::Fact;
use crate::ids::{AlarmId, CaseId, ClockId, EntryId, FactId, PersonId, SiteId, StatementId, TaskId, UserId};
use crate::person::Person;
use crate::room::Room;
use crate::statement::{Delegation, MessageHouse, Statement};
use crate::task::Task;
use crate::terms::{Scenario, Timestamp};

/// What the fold keeps of a log entry; its text stays in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct LogMark {
    /// The entry that corrects it, if one does.
    pub corrected_by: Option<EntryId>,
}

/// The present state of a case: the fold of its events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// The number people call it by; empty until it is opened.
    pub number: String,
    /// What it is about, in a line; absent when erased by law.
    pub title: Option<String>,
    /// What happened, as first told.
    pub account: Option<String>,
    /// What kind of event it is.
    pub scenario: Scenario,
    /// Where; absent for headquarters.
    pub site: Option<SiteId>,
    /// When it happened, if that is known.
    pub occurred_at: Option<Timestamp>,
    /// When the company learned of it.
    pub reported_at: Timestamp,
    /// When it was entered here.
    pub opened_at: Timestamp,
    /// How the report came in.
    pub channel: Channel,
    /// Who reported, by what they are (a guest, the shift leader); not a name.
    pub reported_by: String,
    /// The reporter's name: personal data.
    pub reporter_name: Option<String>,
    /// The reporter's contact: personal data.
    pub reporter_contact: Option<String>,
    /// Whoever received the customer first; owns the matter until handed over.
    pub first_contact: Option<UserId>,
    /// The most senior manager on the spot.
    pub first_responsible: Option<String>,
    /// Who leads it.
    pub owner: Option<UserId>,
    /// The editions of playbook and rules it goes by; what ships where none was taken up.
    pub plan: Option<Plan>,
    /// Where it stands.
    pub phase: Phase,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// The grade, how it came about and what it was before.
    pub grade: GradeStanding,
    /// The ledger.
    pub facts: BTreeMap<FactId, Fact>,
    /// The register of affected people.
    pub people: BTreeMap<PersonId, Person>,
    /// What is to be done.
    pub tasks: BTreeMap<TaskId, Task>,
    /// What is due.
    pub clocks: BTreeMap<ClockId, Clock>,
    /// From when duties count.
    pub triggers: BTreeMap<Trigger, Timestamp>,
    /// What was raised to be noticed.
    pub alarms: BTreeMap<AlarmId, Alarm>,
    /// When each cadence was last reported, by duty: each counts from its own.
    pub reports: BTreeMap<String, Timestamp>,
    /// What is said to whom.
    pub statements: BTreeMap<StatementId, Statement>,
    /// Who approves for someone else, and until when.
    #[serde(default)]
    pub delegations: Vec<Delegation>,
    /// How the answer to the public stands.
    #[serde(default)]
    pub strategy: StrategyStanding,
    /// The cases that have to do with it, and what they are to it.
    #[serde(default)]
    pub links: BTreeMap<CaseId, Relation>,
    /// The case that goes on in its place.
    #[serde(default)]
    pub merged_into: Option<CaseId>,
    /// What the company says in this case, whoever it speaks to.
    #[serde(default)]
    pub house: Option<MessageHouse>,
    /// Log entries by id.
    pub log: BTreeMap<EntryId, LogMark>,
    /// The crisis room: posts, decisions, calls, reports.
    pub room: Room,
    /// When anything last changed.
    pub changed_at: Timestamp,
}

impl Case {
    /// A case of which nothing is known yet.
    pub fn new(id: CaseId) -> Self {
        Self {
            id,
            number: String::new(),
            title: None,
            account: None,
            scenario: Scenario::Other,
            site: None,
            occurred_at: None,
            reported_at: Timestamp::UNIX_EPOCH,
            opened_at: Timestamp::UNIX_EPOCH,
            channel: Channel::Internal,
            reported_by: String::new(),
            reporter_name: None,
            reporter_contact: None,
            first_contact: None,
            first_responsible: None,
            owner: None,
            plan: None,
            phase: Phase::Intake,
            outcome: None,
            grade: GradeStanding::default(),
            facts: BTreeMap::new(),
            people: BTreeMap::new(),
            tasks: BTreeMap::new(),
            clocks: BTreeMap::new(),
            triggers: BTreeMap::new(),
            alarms: BTreeMap::new(),
            reports: BTreeMap::new(),
            statements: BTreeMap::new(),
            delegations: Vec::new(),
            strategy: StrategyStanding::default(),
            links: BTreeMap::new(),
            merged_into: None,
            house: None,
            log: BTreeMap::new(),
            room: Room::default(),
            changed_at: Timestamp::UNIX_EPOCH,
        }
    }

    /// Whether it has been opened.
    pub fn is_known(&self) -> bool {
        !self.number.is_empty()
    }

    /// Whether it is neither archived nor dismissed.
    pub fn is_active(&self) -> bool {
        !matches!(self.phase, Phase::Archived | Phase::Dismissed)
    }

    /// The running clocks, the next due first.
    pub fn running_clocks(&self) -> Vec<&Clock> {
        let mut running: Vec<&Clock> = self.clocks.values().filter(|clock| clock.is_running()).collect();
        running.sort_by_key(|clock| (clock.due.due_at, clock.id));
        running
    }
}
