//! What must hold for every pack and every set of facts.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;

use super::support;
use crate::grading::{FactDecl, FactKind, Facts, KnownFact, RulePack, assess};
use crate::terms::FactValue;

static PACKS: LazyLock<Vec<RulePack>> = LazyLock::new(support::packs);

/// A value of a fact from raw entropy: numbers mostly small, since thresholds are.
fn value(decl: &FactDecl, raw: u64) -> FactValue {
    match decl.kind {
        FactKind::Flag => FactValue::Flag(raw.is_multiple_of(2)),
        FactKind::Choice => FactValue::Choice(decl.choices[raw as usize % decl.choices.len()].key.clone()),
        _ => FactValue::Number(((raw >> 8) % [3, 12, 600, 60_000, 2_000_000][raw as usize % 5]) as i64),
    }
}

/// At least as harmful as `from`.
fn worse(decl: &FactDecl, from: &FactValue, raw: u64) -> FactValue {
    match from {
        FactValue::Flag(flag) => FactValue::Flag(*flag || raw.is_multiple_of(2)),
        FactValue::Number(n) => FactValue::Number(n + (raw % 5000) as i64),
        FactValue::Choice(key) => {
            let at = decl.choices.iter().position(|c| c.key == *key).unwrap();
            let later = &decl.choices[at..];
            FactValue::Choice(later[raw as usize % later.len()].key.clone())
        }
    }
}

/// A pack and, for each of its facts, whether it is unknown, known, disputed or the least of a number.
fn case() -> impl Strategy<Value = (&'static RulePack, Facts)> {
    (any::<Index>(), prop::collection::vec((0..5u8, any::<u64>()), 20)).prop_map(|(index, raw)| {
        let pack = index.get(&PACKS);
        let known = pack.facts.iter().zip(raw).filter(|(_, (state, _))| *state != 0);
        let facts = known.map(|(decl, (state, raw))| {
            let at_least = state == 2 && decl.kind.is_number();
            (decl.key.clone(), KnownFact { value: Some(value(decl, raw)), disputed: state == 1, at_least })
        });
        (pack, facts.collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_three_grades_are_in_order((pack, facts) in case()) {
        let a = assess(pack, &facts);
        prop_assert!(a.proven <= a.grade && a.grade <= a.possible);
    }

    #[test]
    fn more_harm_never_lowers_a_grade((pack, facts) in case(), which in any::<Index>(), raw in any::<u64>()) {
        prop_assert!(pack.monotone);
        let before = assess(pack, &facts);
        let decl = which.get(&pack.facts);
        if let Some(known) = facts.get(&decl.key).and_then(|k| k.value.clone()) {
            let mut after = facts.clone();
            after.get_mut(&decl.key).unwrap().value = Some(worse(decl, &known, raw));
            let after = assess(pack, &after);
            prop_assert!(before.proven <= after.proven && before.grade <= after.grade && before.possible <= after.possible);
        }
    }

    #[test]
    fn learning_never_contradicts_the_bounds((pack, facts) in case(), raw in prop::collection::vec(any::<u64>(), 20)) {
        let before = assess(pack, &facts);
        let mut after = facts.clone();
        for (decl, raw) in pack.facts.iter().zip(raw) {
            let known = after.entry(decl.key.clone()).or_default();
            match &known.value {
                Some(least) if known.at_least => *known = KnownFact::known(worse(decl, least, raw)),
                Some(_) if !known.disputed => {}
                _ => *known = KnownFact::known(value(decl, raw)),
            }
        }
        let after = assess(pack, &after);
        prop_assert_eq!((after.proven, after.possible), (after.grade, after.grade), "with everything known there is one grade");
        prop_assert!(before.proven <= after.grade && after.grade <= before.possible);
        prop_assert!(after.questions.is_empty());
    }

    #[test]
    fn what_if_is_true_when_applied((pack, facts) in case()) {
        let before = assess(pack, &facts);
        for what_if in &before.what_if {
            let mut after = facts.clone();
            after.insert(what_if.fact.clone(), KnownFact::known(what_if.to.clone()));
            prop_assert_eq!(assess(pack, &after).grade, what_if.grade);
            prop_assert_ne!(before.grade, what_if.grade);
        }
    }

    #[test]
    fn what_if_is_the_smallest_change((pack, facts) in case()) {
        let before = assess(pack, &facts);
        for what_if in &before.what_if {
            if let (Some(FactValue::Number(from)), FactValue::Number(to)) = (&what_if.from, &what_if.to) {
                let nearer = to + (from - to).signum();
                let mut after = facts.clone();
                after.insert(what_if.fact.clone(), KnownFact::known(FactValue::Number(nearer)));
                prop_assert!(nearer == *from || assess(pack, &after).grade != what_if.grade);
            }
        }
    }

    #[test]
    fn every_question_is_open_and_could_change_the_grade((pack, facts) in case()) {
        let a = assess(pack, &facts);
        for question in &a.questions {
            let open = facts.get(&question.fact).is_none_or(|k| k.value.is_none() || k.disputed || k.at_least);
            prop_assert!(open && question.could_become != a.grade && question.could_become <= a.possible);
        }
        prop_assert_eq!(a.possible > a.grade, a.questions.iter().any(|q| q.could_become > a.grade));
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn no_fact_value_panics(key in "\\PC*", number in any::<i64>(), text in "\\PC*") {
        for pack in PACKS.iter() {
            for value in [FactValue::Number(number), FactValue::Choice(text.clone())] {
                let mut facts: Facts = pack.facts.iter().map(|d| (d.key.clone(), KnownFact::known(value.clone()))).collect();
                facts.insert(key.clone(), KnownFact::known(value));
                let a = assess(pack, &facts);
                prop_assert!(a.proven <= a.grade && a.grade <= a.possible);
            }
        }
    }
}
