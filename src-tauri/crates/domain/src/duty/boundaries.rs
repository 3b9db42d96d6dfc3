//! Boundary tables of the duty packs: every fact that a duty asks for just under, at and just over its threshold and
//! unknown, in every combination, and every grade.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Duty, DutyPack, applicable};
use crate::grading::testing::files;
use crate::grading::{FactKind, Facts, KnownFact, Test};
use crate::terms::{FactValue, Grade, Scenario};

fn packs() -> Vec<DutyPack> {
    files("duties").iter().map(|(file, text)| DutyPack::parse(file, text).unwrap()).collect()
}

/// The values that matter of each fact the duty asks for, the unknown first.
fn asked(pack: &DutyPack, duty: &Duty) -> BTreeMap<String, Vec<Option<FactValue>>> {
    let mut asked: BTreeMap<String, Vec<Option<FactValue>>> = BTreeMap::new();
    let Some(when) = &duty.when else { return asked };
    when.each_test(&mut |key, test| {
        let decl = pack.fact(key).unwrap();
        let values = match (decl.kind, test) {
            (FactKind::Flag, _) => [false, true].map(FactValue::Flag).into(),
            (FactKind::Choice, _) => decl.choices.iter().map(|c| FactValue::Choice(c.key.clone())).collect(),
            (_, Test::AtLeast(n) | Test::AtMost(n)) => [n - 1, *n, n + 1].map(FactValue::Number).to_vec(),
            (_, other) => unreachable!("no duty that ships tests a number by {other:?}"),
        };
        asked
            .entry(key.to_owned())
            .or_insert_with(|| std::iter::once(None).chain(values.into_iter().map(Some)).collect());
    });
    asked
}

/// Every combination of the values.
fn combinations(asked: &BTreeMap<String, Vec<Option<FactValue>>>) -> Vec<BTreeMap<String, Option<FactValue>>> {
    let mut all = vec![BTreeMap::new()];
    for (key, values) in asked {
        let with = |before: &BTreeMap<_, _>, value: &Option<FactValue>| {
            let mut row = before.clone();
            row.insert(key.clone(), value.clone());
            row
        };
        all = all.iter().flat_map(|before| values.iter().map(move |value| with(before, value))).collect();
    }
    all
}

fn is_due(pack: &DutyPack, duty: &Duty, grade: Grade, row: &BTreeMap<String, Option<FactValue>>) -> bool {
    let scenario = duty.scenarios.first().copied().unwrap_or(Scenario::Other);
    let known = |(key, value): (&String, &Option<FactValue>)| {
        (key.clone(), KnownFact { value: value.clone(), ..KnownFact::default() })
    };
    let facts: Facts = row.iter().map(known).collect();
    applicable(std::slice::from_ref(pack), scenario, grade, &facts).any(|found| found.id == duty.id)
}

#[test]
fn tables_of_every_duty() {
    let mut table = String::new();
    for pack in packs() {
        for duty in &pack.duties {
            writeln!(table, "{} (from {})", duty.id, duty.at_grade).unwrap();
            for row in combinations(&asked(&pack, duty)).iter().filter(|row| !row.is_empty()) {
                let shown = |value: &Option<FactValue>| {
                    value.as_ref().map_or("unknown".to_owned(), |v| serde_json::to_string(v).unwrap())
                };
                let said: Vec<String> = row.iter().map(|(key, value)| format!("{key} = {}", shown(value))).collect();
                let due = if is_due(&pack, duty, Grade::Major, row) { "due" } else { "-" };
                writeln!(table, "  {}: {due}", said.join(", ")).unwrap();
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn every_duty_begins_at_its_grade_and_with_some_facts() {
    for pack in packs() {
        for duty in &pack.duties {
            let rows = combinations(&asked(&pack, duty));
            for grade in Grade::ALL {
                let due = rows.iter().any(|row| is_due(&pack, duty, *grade, row));
                assert_eq!(due, *grade >= duty.at_grade, "{} at {grade}", duty.id);
            }
        }
    }
}

#[test]
fn what_is_not_known_is_due_only_where_the_duty_says_so() {
    for pack in packs() {
        for duty in pack.duties.iter().filter(|duty| duty.when.is_some()) {
            let unknown = asked(&pack, duty).into_keys().map(|key| (key, None)).collect();
            assert_eq!(is_due(&pack, duty, Grade::Major, &unknown), duty.if_unknown_due, "{}", duty.id);
        }
    }
}
