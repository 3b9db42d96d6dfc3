//! Public grades beside the company's own.

use std::fmt::Write as _;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::support::{facts, files};
use crate::grading::{FactDecl, FactKind, JurisdictionPack, PublicGrade, Test, public_grade};
use crate::terms::Scenario;

fn packs() -> Vec<JurisdictionPack> {
    files("rules/public").iter().map(|(file, text)| JurisdictionPack::parse(file, text).unwrap()).collect()
}

fn today() -> NaiveDate {
    "2026-12-01".parse().unwrap()
}

fn grade(pack: &str, scenario: Scenario, known: Value) -> Option<PublicGrade> {
    let all = public_grade(&packs(), scenario, &facts(known), today());
    all.into_iter().find(|a| a.pack == pack).unwrap().grade
}

#[test]
fn food_safety_at_the_boundaries() {
    use PublicGrade::*;
    for pack in ["cn-food-safety", "cn-js-food-safety"] {
        for (ill, dead, expected) in [
            (29, 0, None),
            (30, 0, Some(General)),
            (99, 0, Some(General)),
            (100, 0, Some(Larger)),
            (1, 1, Some(Larger)),
            (100, 1, Some(Major)),
            (12, 10, Some(Major)),
        ] {
            let known = json!({"ill_count": ill, "death_count": dead});
            assert_eq!(grade(pack, Scenario::FoodPoisoning, known), expected, "{pack}: {ill} ill, {dead} dead");
        }
    }
    let school = |ill| json!({"ill_count": ill, "death_count": 0, "at_school_or_major_event": true});
    assert_eq!(grade("cn-js-food-safety", Scenario::FoodPoisoning, school(49)), Some(General));
    assert_eq!(grade("cn-js-food-safety", Scenario::FoodPoisoning, school(50)), Some(Major));
    assert_eq!(grade("cn-food-safety", Scenario::FoodPoisoning, school(50)), Some(General), "provinces differ");
}

#[test]
fn work_safety_at_the_boundaries() {
    use PublicGrade::*;
    for (fact, limits) in [
        ("death_count", [1, 3, 10, 30]),
        ("severely_injured_count", [1, 10, 50, 100]),
        ("direct_loss", [1, 10_000_000, 50_000_000, 100_000_000]),
    ] {
        let grades = [None, Some(General), Some(Larger), Some(Major), Some(ExtraMajor)];
        for (i, limit) in limits.into_iter().enumerate() {
            let at = |n: i64| grade("cn-work-safety", Scenario::EmployeeAccident, json!({fact: n}));
            assert_eq!((at(limit - 1), at(limit)), (grades[i], grades[i + 1]), "{fact} {limit}");
        }
    }
}

/// Just under, at and just over every number of every scale, everything else known and harmless.
#[test]
fn tables_of_every_scale() {
    let mut table = String::new();
    for pack in packs() {
        writeln!(table, "{} (known possible)", pack.key).unwrap();
        for decl in &pack.facts {
            let mut values: Vec<Value> = vec![Value::Null];
            match decl.kind {
                FactKind::Flag => values.extend([json!(false), json!(true)]),
                _ => {
                    let mut numbers = Vec::new();
                    for rule in &pack.rules {
                        rule.when.each_test(&mut |key, test| {
                            if let (true, Test::AtLeast(n)) = (key == decl.key, test) {
                                numbers.extend([n - 1, *n, n + 1]);
                            }
                        });
                    }
                    numbers.sort_unstable();
                    numbers.dedup();
                    values.extend(numbers.into_iter().map(|n| json!(n)));
                }
            }
            for value in values {
                let harmless = |d: &FactDecl| if d.kind == FactKind::Flag { json!(false) } else { json!(0) };
                let mut known: Map<String, Value> = pack.facts.iter().map(|d| (d.key.clone(), harmless(d))).collect();
                known.insert(decl.key.clone(), value.clone());
                let found = public_grade([&pack], pack.scenarios[0], &facts(Value::Object(known)), today()).remove(0);
                let shown = |grade: Option<PublicGrade>| grade.map_or("-", PublicGrade::key);
                writeln!(table, "  {} = {value}: {} {}", decl.key, shown(found.grade), shown(found.possible)).unwrap();
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_provinces_scale_is_for_its_own_sites() {
    let packs = packs();
    let shown = |place: &str| -> Vec<&str> {
        packs.iter().filter(|pack| pack.holds_at(&[place])).map(|pack| pack.jurisdiction.as_str()).collect()
    };
    assert_eq!(shown("南京梧桐里店"), ["CN", "CN-JS", "CN"]);
    assert_eq!(shown("上海榆园店"), ["CN", "CN"]);
}

#[test]
fn a_wrong_scale_is_refused_with_the_place() {
    let (_, text) = files("rules/public").remove(0);
    for (from, to, key) in [
        ("grade = \"I\"", "grade = \"V\"", "rule.grade"),
        ("review_by = \"2027-05-22\"", "review_by = \"2020-05-22\"", "review_by"),
        ("at_least = 10 ", "at_most = 10 ", "rule.when"),
        ("key = \"death_count\"", "key = \"ill_count\"", "fact.key"),
    ] {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text, "{from}");
        let error = JurisdictionPack::parse("mine.toml", &broken).unwrap_err();
        assert_eq!((error.file.as_str(), error.key.as_str()), ("mine.toml", key), "{error}");
        assert!(error.line > 1);
    }
}

#[test]
fn the_unknown_shows_the_worst_and_an_old_pack_warns() {
    let known = facts(json!({"ill_count": 40, "death_count": null, "crosses_provinces": false}));
    let fresh = &public_grade(&packs(), Scenario::FoodPoisoning, &known, today())[0];
    assert_eq!(
        (fresh.grade, fresh.possible, fresh.stale),
        (Some(PublicGrade::General), Some(PublicGrade::Major), false)
    );
    let later = "2027-05-23".parse().unwrap();
    assert!(public_grade(&packs(), Scenario::FoodPoisoning, &known, later).iter().all(|a| a.stale));
    assert!(public_grade(&packs(), Scenario::Rumour, &known, today()).is_empty());
}
