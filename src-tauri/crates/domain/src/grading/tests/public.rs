//! Public grades beside the company's own.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::support::{facts, files};
use crate::grading::{JurisdictionPack, PublicGrade, public_grade};
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
