//! What the three grades, questions and what-if say of particular cases.

use serde_json::json;

use super::support::{facts, number, pack};
use crate::grading::{KnownFact, assess};
use crate::terms::Grade::{self, General, Major, None, Serious};
use crate::terms::{FactValue, Scenario};

fn grades(scenario: Scenario, known: serde_json::Value) -> (Grade, Grade, Grade) {
    let a = assess(&pack(scenario), &facts(known));
    (a.proven, a.grade, a.possible)
}

#[test]
fn food_poisoning_counts_linked_people() {
    let linked = |ill: i64| {
        json!({"ill_count": ill, "same_dining_area": true, "same_meal_time": true, "same_food": true,
               "hospitalised_count": 0, "death_count": 0})
    };
    for (ill, grade) in [(0, None), (1, General), (2, Serious), (3, Serious), (4, Major), (5, Major), (9_999, Major)] {
        assert_eq!(grades(Scenario::FoodPoisoning, linked(ill)), (grade, grade, grade), "{ill} ill");
    }
}

#[test]
fn unknown_links_are_presumed_but_prove_nothing() {
    let known = json!({"ill_count": 3, "same_dining_area": true, "same_meal_time": true, "same_food": null,
                       "hospitalised_count": 0, "death_count": null});
    let a = assess(&pack(Scenario::FoodPoisoning), &facts(known));
    assert_eq!((a.proven, a.grade, a.possible), (General, Serious, Major));
    assert_eq!(a.rules[0].id, "serious.two_linked");
    assert_eq!(a.rules[0].presumed, ["same_food"]);
    let asked: Vec<_> = a.questions.iter().map(|q| (q.fact.as_str(), q.could_become)).collect();
    assert_eq!(asked, [("death_count", Major), ("same_food", General)]);
    let changes: Vec<_> = a.what_if.iter().map(|w| (w.fact.as_str(), &w.to, w.grade)).collect();
    assert_eq!(changes[0], ("ill_count", &number(4), Major));
    assert!(changes.contains(&("same_food", &FactValue::Flag(false), General)));
}

#[test]
fn unlinked_cases_do_not_add_up() {
    let known = json!({"ill_count": 5, "same_food": false, "hospitalised_count": 0, "death_count": 0});
    let a = assess(&pack(Scenario::FoodPoisoning), &facts(known));
    assert_eq!((a.proven, a.grade, a.possible), (General, General, General));
    assert!(a.rules.iter().any(|r| r.id == "note.not_linked"));
}

#[test]
fn nothing_known_grades_nothing_and_asks_for_everything_that_matters() {
    let a = assess(&pack(Scenario::FoodPoisoning), &facts(json!({})));
    assert_eq!((a.proven, a.grade, a.possible), (None, None, Major));
    let asked: Vec<_> = a.questions.iter().map(|q| q.fact.as_str()).collect();
    assert_eq!(
        asked,
        ["ill_count", "hospitalised_count", "death_count", "same_dining_area", "same_meal_time", "same_food"]
    );
}

#[test]
fn a_disputed_fact_grades_up_but_not_down_and_proves_nothing() {
    let pack = pack(Scenario::FoodPoisoning);
    let mut known = facts(json!({"ill_count": 3, "hospitalised_count": 0}));
    known.insert("death_count".into(), KnownFact::disputed(number(1)));
    known.insert("same_food".into(), KnownFact::disputed(FactValue::Flag(false)));
    let a = assess(&pack, &known);
    assert_eq!((a.proven, a.grade, a.possible), (General, Major, Major));
    assert_eq!(a.rules[0].disputed, ["death_count"]);
    assert!(a.rules.iter().any(|r| r.id == "serious.two_linked"), "the disputed denial of a link is not believed");
    assert!(a.facts.iter().any(|f| f.fact == "death_count" && f.disputed));
}

#[test]
fn customer_injury_grades() {
    for (known, expected) in [
        (json!({"injured_count": 1}), General),
        (json!({"injured_count": 2}), Serious),
        (json!({"injured_count": 4}), Major),
        (json!({"injured_count": 0}), None),
        (json!({"equipment_still_dangerous": true}), General),
        (json!({"injured_count": 1, "equipment_still_dangerous": true}), Serious),
        (json!({"injured_count": 1, "child_or_elderly": true}), Serious),
        (json!({"hospitalised_count": 1}), Serious),
        (json!({"hospitalised_count": 3}), Major),
        (json!({"death_count": 1}), Major),
    ] {
        assert_eq!(grades(Scenario::CustomerInjury, known.clone()).1, expected, "{known}");
    }
}

#[test]
fn values_of_the_wrong_kind_count_as_unknown() {
    assert_eq!(grades(Scenario::FoodPoisoning, json!({"ill_count": -4, "death_count": true})), (None, None, Major));
}
