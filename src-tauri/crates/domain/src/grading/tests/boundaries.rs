//! Boundary tables: every threshold of every pack just under, at, just over and unknown.

use std::fmt::Write as _;

use super::support::packs;
use crate::grading::{FactKind, Facts, KnownFact, RulePack, Test, assess};
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
                facts.insert(decl.key.clone(), KnownFact { value: value.clone(), disputed: false });
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
    let least = |decl: &crate::grading::FactDecl| match decl.kind {
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
