use std::cell::Cell;
use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;
use crate::case::Case;
use crate::event::{Event, Meta};
use crate::fact::{Fact, FactState};
use crate::ids::{FactId, IdSource};
use crate::policy::{Actor, Role};
use crate::refusal::Refusal;
use crate::terms::{FactValue, Scenario, Timestamp};

struct Counting(Cell<u128>);

impl IdSource for Counting {
    fn next(&self) -> Uuid {
        self.0.set(self.0.get() + 1);
        Uuid::from_u128(self.0.get())
    }
}

const CASE: CaseId = CaseId(Uuid::from_u128(0xCA5E));

fn day(text: &str) -> Timestamp {
    format!("{text}T00:00:00Z").parse().unwrap()
}

fn actor(n: u128, role: Role) -> Actor {
    Actor { user: UserId(Uuid::from_u128(n)), roles: BTreeSet::from([role]) }
}

/// A record to which commands are given, as the desk would.
struct Desk {
    record: Record,
    ids: Counting,
    bodies: u32,
    free_from: Option<Timestamp>,
}

impl Desk {
    fn new() -> Self {
        Self { record: Record::default(), ids: Counting(Cell::new(1)), bodies: 2, free_from: Some(day("2026-01-01")) }
    }

    fn send(&mut self, by: &Actor, command: RecordCommand) -> Result<EntryId, Refusal> {
        let now = day("2026-06-01");
        let (case, bodies, free_from) = (Some(CASE), self.bodies, self.free_from);
        let ctx = RecordContext { now, ids: &self.ids, case, bodies, free_from };
        let events = decide(&self.record, by, &command, &ctx)?;
        let (entry, event) = events.into_iter().next().unwrap();
        if let Event::Record(event) = &event {
            evolve(&mut self.record, event, &Meta { entry, at: now, by: by.user });
        }
        Ok(entry)
    }
}

fn request(scope: ErasureScope) -> RecordCommand {
    RecordCommand::RequestErasure { scope, reason: "到期".into(), authority: "个人信息保护法".into() }
}

fn answer(request: EntryId, approve: bool) -> RecordCommand {
    RecordCommand::DecideErasure { request, approve, reason: "仍需使用".into() }
}

#[test]
fn an_erasure_takes_two_people() {
    let mut desk = Desk::new();
    let (counsel, administrator) = (actor(1, Role::LegalReviewer), actor(2, Role::Administrator));
    let asked = desk.send(&counsel, request(ErasureScope::Case(CASE))).unwrap();
    let again = desk.send(&administrator, request(ErasureScope::Case(CASE)));
    assert_eq!(again, Err(Refusal::Exists { what: "request".into() }));
    assert_eq!(desk.send(&counsel, answer(asked, true)), Err(Refusal::SecondPersonNeeded {}));
    assert_eq!(desk.send(&counsel, answer(asked, false)), Err(Refusal::SecondPersonNeeded {}));
    desk.send(&administrator, answer(asked, true)).unwrap();
    assert!(desk.record.requests.is_empty());
    assert_eq!(desk.record.destroyed[&CASE], day("2026-06-01"));
    assert!(matches!(desk.send(&administrator, answer(asked, true)), Err(Refusal::NoSuch { .. })));
}

#[test]
fn a_refused_erasure_changes_nothing_and_may_be_asked_again() {
    let mut desk = Desk::new();
    let (counsel, administrator) = (actor(1, Role::LegalReviewer), actor(2, Role::Administrator));
    let asked = desk.send(&counsel, request(ErasureScope::Case(CASE))).unwrap();
    desk.send(&administrator, answer(asked, false)).unwrap();
    assert!(desk.record.requests.is_empty() && desk.record.destroyed.is_empty());
    desk.send(&counsel, request(ErasureScope::Case(CASE))).unwrap();
}

#[test]
fn nothing_goes_under_a_hold_before_its_time_or_that_is_not_there() {
    let (counsel, administrator) = (actor(1, Role::LegalReviewer), actor(2, Role::Administrator));
    let (whole, one) = (ErasureScope::Case(CASE), ErasureScope::Entry(EntryId(Uuid::from_u128(9))));
    let hold = RecordCommand::PlaceHold { case: CASE, reason: "诉讼".into() };

    let mut desk = Desk::new();
    let asked = desk.send(&counsel, request(one)).unwrap();
    desk.send(&counsel, hold.clone()).unwrap();
    assert_eq!(desk.send(&counsel, hold), Err(Refusal::Exists { what: "hold".into() }));
    assert_eq!(desk.send(&counsel, request(whole)), Err(Refusal::OnLegalHold {}));
    assert_eq!(desk.send(&administrator, answer(asked, true)), Err(Refusal::OnLegalHold {}), "placed meanwhile");
    desk.send(&counsel, RecordCommand::LiftHold { case: CASE, reason: "审结".into() }).unwrap();
    desk.send(&administrator, answer(asked, true)).unwrap();

    for free_from in [None, Some(day("2026-06-02"))] {
        let mut desk = Desk { free_from, ..Desk::new() };
        assert_eq!(desk.send(&counsel, request(whole)), Err(Refusal::MustBeKept { until: free_from }));
        desk.send(&counsel, request(one)).unwrap();
    }
    let mut desk = Desk { bodies: 0, ..Desk::new() };
    assert_eq!(desk.send(&counsel, request(whole)), Err(Refusal::NotErasable {}));
}

fn retention() -> Retention {
    Retention::parse(include_str!("../../../../content/retention.toml")).unwrap()
}

fn case(scenario: Scenario, counts: &[(&str, Option<i64>)]) -> Case {
    let mut case = Case::new(CASE);
    case.scenario = scenario;
    for (number, (key, value)) in (1..).zip(counts) {
        let id = FactId(Uuid::from_u128(u128::from(number)));
        let fact = Fact {
            id,
            number,
            key: Some((*key).into()),
            value: value.map(FactValue::Number),
            claim: String::new(),
            source: String::new(),
            state: FactState::Confirmed,
            occurred_at: None,
            changed_at: day("2026-01-01"),
            changed_by: UserId::default(),
            judgement: None,
            history: Vec::new(),
        };
        case.facts.insert(id, fact);
    }
    case
}

#[test]
fn the_longest_demand_holds_and_an_unknown_count_is_not_zero() {
    let until = |case: &Case| retention().until(case, day("2026-02-28"));
    assert_eq!(until(&case(Scenario::FoodPoisoning, &[])), Some(day("2029-02-28")));
    let accident = |counts: &[_]| until(&case(Scenario::EmployeeAccident, counts));
    let none = [("death_count", Some(0)), ("severely_injured_count", Some(0))];
    assert_eq!(accident(&none), Some(day("2056-02-28")));
    assert_eq!(accident(&[none[0], ("severely_injured_count", Some(1))]), None);
    assert_eq!(accident(&[none[0], ("severely_injured_count", None)]), None);
    assert_eq!(accident(&[none[0]]), None);
}

#[test]
fn a_file_that_leaves_a_case_without_a_period_is_refused() {
    let text = include_str!("../../../../content/retention.toml");
    let narrowed = text.replacen("keep = { years = 3 }", "scenarios = [\"rumour\"]\nkeep = { years = 3 }", 1);
    assert_eq!(Retention::parse(&narrowed), Err(RetentionProblem::NotCovered));
    assert!(matches!(Retention::parse("key = 1"), Err(RetentionProblem::Unreadable(_))));
}
