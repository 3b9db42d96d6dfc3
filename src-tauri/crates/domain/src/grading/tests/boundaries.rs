//! Boundary tables: every threshold of every pack just under, at, just over and unknown.

use std::fmt::Write as _;

use super::support::packs;
use crate::grading::{Condition, FactDecl, FactKind, Facts, KnownFact, RulePack, Test, assess};
use crate::terms::FactValue;

/// The numbers around each threshold of a fact, in order.
fn around(pack: &RulePack, fact: &str) -> Vec<i64> {
    let mut numbers = vec![];
    for rule in &pack.rules {
        rule.when.each_test(&mut |key, test| {
            if let (true, Test::AtLeast(n)) = (key == fact, test) {
                numbers.extend([n - 1, *n, n + 1]);
            }
        });
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

#[test]
fn tables_of_every_pack() {
    let mut table = String::new();
    for pack in packs() {
        writeln!(table, "{} (proven working possible)", pack.scenario).unwrap();
        for decl in &pack.facts {
            let values: Vec<FactValue> = match decl.kind {
                FactKind::Flag => vec![FactValue::Flag(false), FactValue::Flag(true)],
                FactKind::Choice => decl.choices.iter().map(|c| FactValue::Choice(c.key.clone())).collect(),
                _ => around(&pack, &decl.key).into_iter().map(FactValue::Number).collect(),
            };
            for value in std::iter::once(None).chain(values.into_iter().map(Some)) {
                // Everything else is known and harmless, so that the table shows this fact alone.
                let mut facts = harmless(&pack);
                facts.insert(decl.key.clone(), KnownFact { value: value.clone(), ..KnownFact::default() });
                let a = assess(&pack, &facts);
                let shown = value.map_or("unknown".to_owned(), |v| serde_json::to_string(&v).unwrap());
                writeln!(table, "  {} = {shown}: {} {} {}", decl.key, a.proven, a.grade, a.possible).unwrap();
            }
        }
    }
    insta::assert_snapshot!(table);
}

/// Every fact at its least, the links known to hold.
fn harmless(pack: &RulePack) -> Facts {
    let least = |decl: &FactDecl| match decl.kind {
        FactKind::Flag => FactValue::Flag(decl.linking),
        FactKind::Choice => FactValue::Choice(decl.choices[0].key.clone()),
        _ => FactValue::Number(0),
    };
    pack.facts.iter().map(|d| (d.key.clone(), KnownFact::known(least(d)))).collect()
}

#[test]
fn with_everything_harmless_nothing_is_graded() {
    for pack in packs() {
        let a = assess(&pack, &harmless(&pack));
        assert_eq!((a.grade.key(), a.possible.key()), ("none", "none"), "{}", pack.scenario);
        assert!(a.questions.is_empty());
    }
}

/// One test inside a rule, with what else must hold for it alone to decide.
struct Pivot<'a> {
    fact: &'a str,
    test: &'a Test,
    context: Vec<(&'a str, FactValue)>,
}

fn pivots(condition: &Condition) -> Vec<Pivot<'_>> {
    let (of, others) = match condition {
        Condition::Fact { fact, test } => return vec![Pivot { fact, test, context: vec![] }],
        Condition::Not(_) => unreachable!("no shipped rule negates"),
        Condition::All(of) => (of, of.len() - 1),
        Condition::Any(of) => (of, 0),
        Condition::AtLeastOf { k, of } => (of, k - 1),
    };
    let mut found = Vec::new();
    for (i, member) in of.iter().enumerate() {
        let beside = of.iter().enumerate().filter(|(j, _)| *j != i).take(others);
        let context: Vec<_> = beside.flat_map(|(_, other)| satisfy(other)).collect();
        found.extend(pivots(member).into_iter().map(|mut pivot| {
            pivot.context.extend(context.clone());
            pivot
        }));
    }
    found
}

/// The least harmful facts that make a condition hold.
fn satisfy(condition: &Condition) -> Vec<(&str, FactValue)> {
    match condition {
        Condition::Fact { fact, test } => vec![(fact, least(test))],
        Condition::All(of) => of.iter().flat_map(satisfy).collect(),
        Condition::Any(of) => satisfy(&of[0]),
        Condition::AtLeastOf { k, of } => of.iter().take(*k).flat_map(satisfy).collect(),
        Condition::Not(_) => unreachable!("no shipped rule negates"),
    }
}

fn least(test: &Test) -> FactValue {
    match test {
        Test::AtLeast(n) | Test::AtMost(n) => FactValue::Number(*n),
        Test::Is(value) => value.clone(),
        Test::OneOf(choices) => FactValue::Choice(choices[0].clone()),
    }
}

/// Values just under, at and just over a test, and whether they pass.
fn ladder(decl: &FactDecl, test: &Test) -> Vec<(FactValue, bool)> {
    match test {
        Test::AtLeast(n) => [(n - 1, false), (*n, true), (n + 1, true)].map(|(n, p)| (FactValue::Number(n), p)).into(),
        Test::AtMost(n) => [(n - 1, true), (*n, true), (n + 1, false)].map(|(n, p)| (FactValue::Number(n), p)).into(),
        Test::Is(FactValue::Flag(flag)) => [true, false].map(|v| (FactValue::Flag(v), v == *flag)).into(),
        Test::Is(_) => unreachable!("no shipped rule asks for one number"),
        Test::OneOf(passing) => {
            decl.choices.iter().map(|c| (FactValue::Choice(c.key.clone()), passing.contains(&c.key))).collect()
        }
    }
}

#[test]
fn every_threshold_of_every_rule_decides_at_its_value() {
    let mut checked = 0;
    for pack in packs() {
        for rule in &pack.rules {
            for pivot in pivots(&rule.when) {
                let decl = pack.fact(pivot.fact).unwrap();
                let mut facts = harmless(&pack);
                facts.extend(pivot.context.iter().map(|(k, v)| ((*k).to_owned(), KnownFact::known(v.clone()))));
                for (value, passes) in ladder(decl, pivot.test) {
                    facts.insert(decl.key.clone(), KnownFact::known(value.clone()));
                    let fired = assess(&pack, &facts).rules.iter().any(|r| r.id == rule.id);
                    assert_eq!(fired, passes, "{} {}: {} = {value:?}", pack.scenario, rule.id, decl.key);
                    checked += 1;
                }
                facts.remove(&decl.key);
                let unknown = assess(&pack, &facts);
                let presumed = decl.linking && *pivot.test == Test::Is(FactValue::Flag(true));
                let fired = unknown.rules.iter().any(|r| r.id == rule.id);
                assert_eq!(fired, presumed, "{} {}: {} unknown", pack.scenario, rule.id, decl.key);
                assert!(unknown.possible >= rule.grade);
            }
        }
    }
    assert!(checked > 600, "{checked} values");
}
