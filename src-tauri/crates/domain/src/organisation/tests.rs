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
        let ctx = Context { now: self.now, ids: &self.ids, site_in_use: &|site| site == SiteId(Uuid::from_u128(99)) };
        let events = decide(&self.state, &actor, &command, &ctx)?;
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

fn import(n: u128, changes: &[Value]) -> Value {
    json!({ "do": "apply_import", "import": id(n), "changes": changes })
}

fn add_site(n: u128, code: &str) -> Value {
    json!({ "do": "add_site", "id": id(n), "details": { "name": both("新店"), "zone": "Asia/Shanghai", "code": code } })
}

#[test]
fn an_import_is_undone_whole_while_nothing_changed_since() {
    let mut office = Office::new();
    let before = office.state.clone();
    let rename =
        json!({ "do": "change_site", "site": id(11), "details": { "name": both("改名"), "zone": "Asia/Tokyo" } });
    let hire = json!({ "do": "add_user", "id": id(41), "login": "new", "name": both("新人"), "roles": ["auditor"] });
    let reach = json!({ "do": "describe_person", "user": id(2), "profile": { "reach": { "phone": "1" } } });
    let contact = json!({ "do": "record_contact", "id": id(51), "details": { "name": both("甲"), "kind": "media" } });
    let changes = [add_site(61, "X1"), rename, hire, reach, contact];
    office.ok(import(71, &changes));
    assert!(office.state.import_stands());
    assert_eq!(office.state.sites.len(), 3);
    let revert = |n| json!({ "do": "revert_import", "import": id(n) });
    assert!(office.send(1, revert(72)).is_err());
    assert!(matches!(office.send(2, revert(71)), Err(Refusal::NotPermitted { .. })));
    office.ok(revert(71));
    assert_eq!((&office.state.sites, &office.state.contacts), (&before.sites, &before.contacts));
    assert_eq!(office.state.profiles.get(&user(2)), Some(&Profile::default()));
    assert!(!office.state.users[&user(41)].active);
    assert!(office.send(1, revert(71)).is_err());
}

#[test]
fn what_changed_since_or_is_in_use_is_not_undone() {
    let mut office = Office::new();
    let revert = json!({ "do": "revert_import", "import": id(71) });
    office.ok(import(71, &[add_site(61, "X1")]));
    office
        .ok(json!({ "do": "change_site", "site": id(61), "details": { "name": both("他改"), "zone": "Asia/Tokyo" } }));
    assert_eq!(office.send(1, revert.clone()), Err(Refusal::wrong_state("import", "changed_since")));
    office.ok(import(71, &[add_site(99, "X2")]));
    assert_eq!(office.send(1, revert), Err(Refusal::wrong_state("import", "in_use")));
}

#[test]
fn an_import_is_taken_whole_or_not_at_all() {
    let mut office = Office::new();
    let before = office.state.clone();
    let open_id = json!({ "do": "record_contact", "details": { "name": both("甲"), "kind": "media" } });
    let other = json!({ "do": "set_always_report", "items": [] });
    for changes in [vec![add_site(61, "X1"), add_site(62, "X1")], vec![open_id], vec![other], vec![]] {
        assert!(office.send(1, import(71, &changes)).is_err());
        assert_eq!(office.state, before);
    }
    assert!(matches!(office.send(2, import(71, &[add_site(61, "X1")])), Err(Refusal::NotPermitted { .. })));
    let many: Vec<_> = (0..=MOST_CHANGES).map(|n| add_site(1000 + n as u128, "")).collect();
    assert_eq!(office.send(1, import(71, &many)), Err(Refusal::Invalid { field: "changes".into() }));
}

fn playbook(version: &str) -> String {
    let base = include_str!("../../../../content/playbooks/common.toml");
    let base = crate::playbook::Playbook::parse("common.toml", base, None).unwrap();
    let own = include_str!("../../../../content/playbooks/rumour.toml");
    let mut own = crate::playbook::Playbook::parse("rumour.toml", own, Some(&base)).unwrap();
    own.version = version.into();
    own.to_toml().unwrap()
}

#[test]
fn an_edition_is_drafted_approved_published_and_retired_in_that_order() {
    use crate::terms::Scenario::Rumour;
    let mut office = Office::new();
    let edition = |number: u32| json!({ "kind": "playbook", "scenario": "rumour", "number": number });
    let draft = |version: &str| {
        json!({ "do": "draft_content", "kind": "playbook", "scenario": "rumour",
        "text": playbook(version), "note": "改" })
    };
    let approve = |number| json!({ "do": "approve_content", "edition": edition(number) });
    let publish = |number, from: &str| {
        json!({ "do": "publish_content", "edition": edition(number), "effective": from,
        "next_review": "2027-11-22", "reason": "演练后改进" })
    };
    let retire = |number| json!({ "do": "retire_content", "edition": edition(number), "reason": "有误" });
    let in_force = |office: &Office, day: &str| {
        let found = office.state.in_force(ContentKind::Playbook, Rumour, day.parse().unwrap());
        found.map(|edition| edition.id.number)
    };
    assert!(office.send(1, approve(1)).is_err());
    office.ok(draft("a"));
    office.ok(draft("b"));
    assert_eq!(office.state.editions.len(), 1);
    assert!(office.send(1, publish(1, "2026-11-22")).is_err());
    assert!(matches!(office.send(2, draft("c")), Err(Refusal::NotPermitted { .. })));
    office.ok(approve(1));
    for wrong in [publish(1, "2026-11-20"), publish(1, "2027-11-22")] {
        assert!(matches!(office.send(1, wrong), Err(Refusal::Invalid { .. })));
    }
    office.ok(publish(1, "2026-11-22"));
    office.ok(draft("c"));
    office.ok(approve(2));
    office.ok(publish(2, "2026-12-01"));
    for (day, wanted) in
        [("2026-11-21", None), ("2026-11-22", Some(1)), ("2026-11-30", Some(1)), ("2026-12-01", Some(2))]
    {
        assert_eq!(in_force(&office, day), wanted, "{day}");
    }
    office.ok(retire(2));
    assert_eq!(in_force(&office, "2026-12-01"), Some(1));
    assert!(office.send(1, retire(2)).is_err());
}

#[test]
fn what_can_not_be_read_is_refused_with_its_place() {
    let mut office = Office::new();
    let draft = |scenario: &str, text: String| {
        json!({ "do": "draft_content", "kind": "playbook", "scenario": scenario,
        "text": text, "note": "改" })
    };
    let broken = playbook("a").replace("held_by = \"duty_officer\"", "held_by = \"king\"");
    let refused = office.send(1, draft("rumour", broken)).unwrap_err();
    assert!(
        matches!(&refused, Refusal::ContentInvalid { line, key, .. } if *line > 1 && key == "held_by"),
        "{refused}"
    );
    assert_eq!(office.send(1, draft("other", playbook("a"))), Err(Refusal::Invalid { field: "scenario".into() }));
    let long = "x".repeat(600_000);
    assert!(matches!(office.send(1, draft("rumour", long)), Err(Refusal::TooLong { .. })));
}
