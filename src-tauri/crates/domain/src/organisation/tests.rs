use std::cell::Cell;
use std::collections::BTreeSet;

use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::event::{Event, Meta};
use crate::ids::{EntryId, IdSource, SiteId, UserId};
use crate::refusal::Refusal;
use crate::terms::Timestamp;

struct Count(Cell<u128>);

impl IdSource for Count {
    fn next(&self) -> Uuid {
        self.0.set(self.0.get() + 1);
        Uuid::from_u128(1 << 100 | self.0.get())
    }
}

/// An organisation to which commands are sent.
struct Office {
    state: Organisation,
    ids: Count,
    now: Timestamp,
}

fn at(time: &str) -> Timestamp {
    format!("2026-11-{time}:00Z").parse().unwrap()
}

fn id(n: u128) -> String {
    Uuid::from_u128(n).to_string()
}

fn user(n: u128) -> UserId {
    UserId(Uuid::from_u128(n))
}

fn site(n: u128) -> Option<SiteId> {
    Some(SiteId(Uuid::from_u128(n)))
}

impl Office {
    /// User 1 administers; users 2 to 5 are on duty; sites 11 and 12.
    fn new() -> Self {
        let mut office = Self { state: Organisation::default(), ids: Count(Cell::new(0)), now: at("22T04:00") };
        let admin = User {
            id: user(1),
            login: "admin".into(),
            name: both("管理"),
            title: Default::default(),
            roles: BTreeSet::new(),
            active: true,
        };
        let events = found(&office.state, &both("公司"), &admin, &office.ids).unwrap();
        office.fold(&events);
        for n in 2..=5 {
            office
                .ok(json!({ "do": "add_user", "id": id(n), "login": format!("u{n}"), "name": { "zh": "人", "en": "" },
                "roles": ["duty_officer"] }));
        }
        for n in [11, 12] {
            office
                .ok(json!({ "do": "add_site", "id": id(n), "details": { "name": { "zh": format!("店{n}"), "en": "" },
                "zone": "Asia/Shanghai" } }));
        }
        office
    }

    fn fold(&mut self, events: &[(EntryId, Event)]) {
        for (entry, event) in events {
            let Event::Organisation(event) = event else { panic!("{event:?}") };
            evolve(&mut self.state, event, &Meta { entry: *entry, at: self.now, by: user(1) });
        }
    }

    fn send(&mut self, by: u128, command: Value) -> Result<usize, Refusal> {
        let command: OrganisationCommand = serde_json::from_value(command).unwrap();
        let actor = self.state.actor(user(by)).unwrap();
        let events = decide(&self.state, &actor, &command, &Context { now: self.now, ids: &self.ids })?;
        self.fold(&events);
        Ok(events.len())
    }

    fn ok(&mut self, command: Value) -> usize {
        self.send(1, command.clone()).unwrap_or_else(|refusal| panic!("{command}: {refusal}"))
    }

    fn shift(&mut self, n: u128, holder: u128, sites: &[u128], from: &str, until: &str) {
        let sites: Vec<_> = sites.iter().map(|n| id(*n)).collect();
        self.ok(json!({ "do": "plan_shift", "id": id(n), "shift": { "position": "duty_officer", "sites": sites,
            "user": id(holder), "from": at(from), "until": at(until) } }));
    }

    fn post(&mut self, holder: u128, sites: &[u128], backup: Option<u128>) {
        let sites: Vec<_> = sites.iter().map(|n| id(*n)).collect();
        self.ok(json!({ "do": "describe_person", "user": id(holder), "profile": { "post": {
            "positions": ["duty_officer"], "sites": sites, "backup": backup.map(id) } } }));
    }

    fn on_duty(&self, place: Option<SiteId>, time: &str) -> Option<UserId> {
        self.state.on_duty("duty_officer", place, at(time))
    }
}

fn both(text: &str) -> crate::terms::Bilingual {
    crate::terms::Bilingual { zh: text.into(), en: text.into() }
}

#[test]
fn the_roster_goes_before_the_post_and_the_site_before_all_sites() {
    let mut office = Office::new();
    assert_eq!(office.on_duty(None, "22T05:00"), None);
    office.post(2, &[], None);
    assert_eq!(office.on_duty(site(11), "22T05:00"), Some(user(2)));
    office.post(3, &[11], None);
    assert_eq!(office.on_duty(site(11), "22T05:00"), Some(user(3)));
    assert_eq!(office.on_duty(site(12), "22T05:00"), Some(user(2)));
    office.shift(21, 4, &[], "22T05:00", "22T13:00");
    office.shift(22, 5, &[12], "22T05:00", "22T13:00");
    for (time, wanted) in [("22T04:59", 2), ("22T05:00", 5), ("22T12:59", 5), ("22T13:00", 2)] {
        assert_eq!(office.on_duty(site(12), time), Some(user(wanted)), "{time}");
    }
    assert_eq!(office.on_duty(site(11), "22T06:00"), Some(user(4)));
    assert_eq!(office.on_duty(None, "22T06:00"), Some(user(4)));
    assert_eq!(office.state.on_duty("legal_reviewer", None, at("22T06:00")), None);
}

#[test]
fn of_several_who_hold_a_post_alike_nobody_is_picked() {
    let mut office = Office::new();
    office.post(2, &[], None);
    office.post(3, &[], Some(4));
    assert_eq!(office.on_duty(None, "22T05:00"), None);
    assert_eq!(office.state.duty_chain("duty_officer", None, at("22T05:00")), [2, 3, 4].map(user));
}

#[test]
fn who_was_let_go_is_on_no_duty() {
    let mut office = Office::new();
    office.shift(21, 4, &[], "22T03:00", "22T13:00");
    office.post(4, &[], Some(5));
    office.ok(json!({ "do": "change_user", "user": id(4), "name": both("人"), "roles": ["duty_officer"],
        "active": false }));
    assert_eq!(office.on_duty(None, "22T05:00"), Some(user(5)));
    assert_eq!(office.state.duty_chain("duty_officer", None, at("22T05:00")), [user(5)]);
}

#[test]
fn a_shift_is_handed_over_on_the_record_by_whoever_holds_it() {
    let mut office = Office::new();
    office.shift(21, 4, &[], "22T03:00", "22T13:00");
    office.ok(json!({ "do": "change_user", "user": id(4), "name": both("人"), "roles": ["auditor"], "active": true }));
    let hand_over = |to| json!({ "do": "hand_over", "shift": id(21), "to": id(to), "note": "一位顾客仍在医院" });
    assert_eq!(office.send(4, hand_over(4)), Err(Refusal::Invalid { field: "to".into() }));
    office.send(4, hand_over(5)).unwrap();
    assert!(matches!(office.send(4, hand_over(3)), Err(Refusal::NotPermitted { .. })));
    assert_eq!(office.on_duty(None, "22T03:30"), Some(user(4)));
    assert_eq!(office.on_duty(None, "22T04:00"), Some(user(5)));
    assert_eq!(office.state.roster.values().next().unwrap().hand_overs[0].note, "一位顾客仍在医院");
    office.now = at("22T13:00");
    assert_eq!(office.send(1, hand_over(3)), Err(Refusal::wrong_state("shift", "over")));
}

#[test]
fn only_a_shift_that_has_not_begun_is_taken_off() {
    let mut office = Office::new();
    office.shift(21, 4, &[], "22T03:00", "22T13:00");
    office.shift(22, 4, &[], "23T03:00", "23T13:00");
    let cancel = |n| json!({ "do": "cancel_shift", "shift": id(n) });
    assert_eq!(office.send(1, cancel(21)), Err(Refusal::wrong_state("shift", "running")));
    office.ok(cancel(22));
    assert_eq!(office.on_duty(None, "23T05:00"), None);
}

#[test]
fn what_can_not_be_is_refused() {
    let mut office = Office::new();
    let shift = |from: &str, until: &str, holder: u128| {
        json!({ "do": "plan_shift", "shift": { "position": "duty_officer", "user": id(holder), "from": at(from),
            "until": at(until) } })
    };
    let contact = |extra: Value| {
        let mut details = json!({ "name": { "zh": "甲", "en": "" }, "kind": "media" });
        details.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        json!({ "do": "record_contact", "id": id(31), "details": details })
    };
    let named = |code: &str| json!({ "name": both("店"), "zone": "Asia/Shanghai", "code": code });
    office.ok(json!({ "do": "change_site", "site": id(11), "details": named("SH01") }));
    for command in [
        shift("22T13:00", "22T13:00", 2),
        shift("21T03:00", "22T04:00", 2),
        shift("22T03:00", "22T13:00", 9),
        contact(json!({ "name": { "zh": " ", "en": "" } })),
        contact(json!({ "site": id(13) })),
        contact(json!({ "backup": id(31) })),
        contact(json!({ "phone": "1".repeat(501) })),
        json!({ "do": "describe_person", "user": id(2), "profile": { "post": { "backup": id(2) } } }),
        json!({ "do": "describe_person", "user": id(9), "profile": {} }),
        json!({ "do": "remove_contact", "contact": id(31) }),
        json!({ "do": "set_always_report", "items": [{ "id": "a", "text": both("x") }, { "id": "a", "text": both("y") }] }),
        json!({ "do": "add_site", "details": named("SH01") }),
    ] {
        let before = office.state.clone();
        assert!(office.send(1, command.clone()).is_err(), "{command}");
        assert_eq!(office.state, before);
    }
}

#[test]
fn the_positions_are_the_roles_of_the_base_playbook() {
    let base = include_str!("../../../../content/playbooks/common.toml");
    let base = crate::playbook::Playbook::parse("common.toml", base, None).unwrap();
    assert_eq!(POSITIONS, base.roles.iter().map(|role| role.id.as_str()).collect::<Vec<_>>());
}

#[test]
fn a_change_of_reach_alone_says_nothing_of_the_post() {
    let mut office = Office::new();
    let describe = |phone: &str, position: &str| {
        json!({ "do": "describe_person", "user": id(2), "profile": { "post": { "positions": [position] },
            "reach": { "phone": phone } } })
    };
    assert_eq!(office.ok(describe("1", "it_lead")), 2);
    assert_eq!(office.ok(describe("2", "it_lead")), 1);
    assert_eq!(office.state.profiles[&user(2)].reach.phone, "2");
    assert_eq!(office.ok(describe("2", "hr_lead")), 1);
    assert_eq!(office.ok(describe("2", "hr_lead")), 1);
}
