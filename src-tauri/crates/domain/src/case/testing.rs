//! Shared by tests: one case, people to work on it, and the shipped rules of food poisoning.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Case, Context, Rules, decide, evolve};
use crate::alarm::{EscalationChain, ring};
use crate::calendar::Calendar;
use crate::command::Command;
use crate::duty::DutyPack;
use crate::event::{Event, Meta};
use crate::grading::RulePack;
use crate::grading::testing::files;
use crate::ids::{CaseId, EntryId, IdSource, ShiftId, UserId};
use crate::organisation::{Organisation, RosterEntry, Shift, User};
use crate::playbook::Playbook;
use crate::policy::{Actor, Role};
use crate::refusal::Refusal;
use crate::statement::approval_chain::ApprovalTable;
use crate::statement::lint::Checks;
use crate::terms::{Bilingual, Scenario, Timestamp};

macro_rules! content {
    ($path:literal) => {
        include_str!(concat!("../../../../content/", $path))
    };
}

struct Count(Cell<u128>);

impl IdSource for Count {
    fn next(&self) -> Uuid {
        self.0.set(self.0.get() + 1);
        Uuid::from_u128(self.0.get())
    }
}

fn rules() -> Rules {
    let base = Playbook::parse("common.toml", content!("playbooks/common.toml"), None).unwrap();
    let food = content!("playbooks/food_poisoning.toml");
    let food = Playbook::parse("food_poisoning.toml", food, Some(&base)).unwrap();
    let pack = RulePack::parse("food_poisoning.toml", content!("rules/food_poisoning.toml")).unwrap();
    Rules {
        packs: BTreeMap::from([(Scenario::FoodPoisoning, pack)]),
        duties: files("duties").iter().map(|(file, text)| DutyPack::parse(file, text).unwrap()).collect(),
        calendar: Calendar::default(),
        approvals: ApprovalTable::parse("company.toml", content!("approvals/company.toml")).unwrap(),
        playbooks: BTreeMap::from([(Scenario::FoodPoisoning, food)]),
        checks: Checks::shipped(),
        templates: BTreeMap::new(),
        published: Default::default(),
        alarms: EscalationChain::parse("company.toml", content!("alarms/company.toml")).unwrap(),
        public: Vec::new(),
    }
}

/// A case under test. Users are called by their role's key, the second of a role with a `2` behind it.
pub struct Bench {
    pub case: Case,
    pub rules: Rules,
    pub now: Timestamp,
    organisation: Organisation,
    ids: Count,
}

impl Bench {
    /// It is 04:30 UTC, 12:30 in Shanghai.
    pub fn new(roles: &[Role]) -> Self {
        let user = |(index, role): (usize, &Role)| {
            let id = UserId(Uuid::from_u128(1 << 64 | index as u128));
            let second = roles[..index].contains(role);
            let login = format!("{role}{}", if second { "2" } else { "" });
            let name = Bilingual { zh: login.clone(), en: login.clone() };
            (id, User { id, login, title: name.clone(), name, roles: [*role].into(), active: true })
        };
        Self {
            case: Case::new(CaseId(Uuid::from_u128(1 << 80))),
            rules: rules(),
            now: "2026-11-22T04:30:00Z".parse().unwrap(),
            organisation: Organisation {
                users: roles.iter().enumerate().map(user).collect(),
                ..Organisation::default()
            },
            ids: Count(Cell::new(0)),
        }
    }

    pub fn user(&self, login: &str) -> UserId {
        self.organisation.by_login(login).unwrap().id
    }

    /// Says who answers for a position, from yesterday for two days.
    pub fn put_on_duty(&mut self, position: &str, user: UserId) {
        let (from, until) = (self.now - TimeDelta::days(1), self.now + TimeDelta::days(1));
        let shift = Shift { position: position.into(), sites: BTreeSet::new(), user, backup: None, from, until };
        self.organisation.roster.insert(ShiftId(self.ids.next()), RosterEntry { shift, hand_overs: Vec::new() });
    }

    pub fn pass(&mut self, minutes: i64) {
        self.now += TimeDelta::minutes(minutes);
    }

    fn context(&self) -> Context<'_> {
        Context {
            now: self.now,
            ids: &self.ids,
            next_number: "CD-1",
            organisation: &self.organisation,
            rules: &self.rules,
            other: None,
        }
    }

    pub fn try_send(&mut self, login: &str, command: Value) -> Result<Vec<Event>, Refusal> {
        let command: Command = serde_json::from_value(command).unwrap();
        let by = self.organisation.actor(self.user(login)).unwrap();
        let events = decide(&self.case, &by, &command, &self.context())?;
        Ok(self.fold(&by, events))
    }

    /// Sends a command that must be carried out.
    pub fn send(&mut self, login: &str, command: Value) -> Vec<Event> {
        self.try_send(login, command.clone()).unwrap_or_else(|refusal| panic!("{command}: {refusal}"))
    }

    /// Lets the program notice what is due.
    pub fn ring(&mut self) -> Vec<Event> {
        let events = ring(&self.case, &self.context());
        self.fold(&Actor { user: UserId::PROGRAM, roles: [].into() }, events)
    }

    fn fold(&mut self, by: &Actor, events: Vec<(EntryId, Event)>) -> Vec<Event> {
        for (entry, event) in &events {
            evolve(&mut self.case, event, &Meta { entry: *entry, at: self.now, by: by.user });
        }
        events.into_iter().map(|(_, event)| event).collect()
    }
}

/// Opens a case of `ill` linked guests, reported ten minutes ago.
pub fn open_food(ill: i64) -> Value {
    let flag = |key: &str| json!({"key": key, "value": true});
    json!({"case": {"do": "open", "title": "t", "scenario": "food_poisoning", "channel": "phone",
        "reported_at": "2026-11-22T04:20:00Z", "facts": [{"key": "ill_count", "value": ill},
        flag("same_dining_area"), flag("same_meal_time"), flag("same_food")]}})
}
