use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::grading::testing::{facts as known, pack};
use crate::grading::{Facts, assess};
use crate::terms::{FactValue, Grade, Scenario};

fn person(number: u32, details: Value) -> Person {
    Person {
        id: PersonId(Uuid::from_u128(u128::from(number))),
        number,
        identity: None,
        details: serde_json::from_value(details).unwrap(),
        changed_at: Timestamp::UNIX_EPOCH,
        changed_by: UserId::default(),
        history: vec![],
    }
}

fn people(all: impl IntoIterator<Item = Value>) -> Vec<Person> {
    (1..).zip(all).map(|(number, details)| person(number, details)).collect()
}

fn at_table(area: &str) -> Value {
    json!({ "area": area, "meal": "lunch", "foods": ["fish"], "care": "none", "vulnerability": "none" })
}

fn reconciled(scenario: Scenario, ledger: Value, register: &[Person]) -> (Facts, Vec<String>) {
    let (facts, differences) = reconcile(scenario, known(ledger), register.iter());
    let said = differences.iter().map(|d| {
        let said = [&d.ledger, &d.register, &d.held].map(|value| serde_json::to_string(value).unwrap());
        format!("{}: {}", d.fact, said.join(" "))
    });
    (facts, said.collect())
}

fn grade(scenario: Scenario, facts: &Facts) -> Grade {
    assess(&pack(scenario), facts).grade
}

#[test]
fn two_unrelated_people_do_not_add_up_and_four_related_ones_do() {
    for (ledger, tables, expected, said) in [
        (json!({}), vec!["1", "2"], Grade::General, vec![]),
        (json!({"ill_count": 2}), vec!["1", "2"], Grade::Serious, vec!["ill_count: 2 1 2"]),
        (json!({"ill_count": 1}), vec!["1", "2"], Grade::General, vec![]),
        (json!({"ill_count": 2}), vec!["1", "1"], Grade::Serious, vec![]),
        (json!({"ill_count": 2}), vec!["1", "1", "1"], Grade::Serious, vec!["ill_count: 2 3 3"]),
        (json!({"ill_count": 2}), vec!["1", "1", "1", "1"], Grade::Major, vec!["ill_count: 2 4 4"]),
        (json!({}), vec!["1", "1", "1", "1", "2"], Grade::Major, vec![]),
        (json!({"ill_count": 4}), vec!["1"], Grade::Major, vec!["ill_count: 4 1 4"]),
        (json!({"ill_count": 4}), vec!["1", "2"], Grade::Major, vec!["ill_count: 4 1 4"]),
        (json!({"ill_count": 4}), vec!["1", "1", "2", "2"], Grade::Major, vec!["ill_count: 4 2 4"]),
        (json!({"ill_count": 2}), vec!["1", "1", "2", "2"], Grade::Serious, vec![]),
    ] {
        let (facts, found) =
            reconciled(Scenario::FoodPoisoning, ledger.clone(), &people(tables.iter().map(|table| at_table(table))));
        assert_eq!(
            (grade(Scenario::FoodPoisoning, &facts), found),
            (expected, said.iter().map(|s| s.to_string()).collect()),
            "{ledger} {tables:?}"
        );
    }
}

/// Everybody who was typed is registered, and the register counts fewer: the grade holds until a person says which is right.
#[test]
fn a_lower_register_lowers_no_grade_by_itself() {
    let two_tables = || people(["1", "1", "2", "2"].map(at_table));
    let single = || people(["1", "2", "3", "4"].map(at_table));
    let mut well = people(["1", "1", "1", "1"].map(at_table));
    well[3].details.state = PersonState::NotRelated;
    for (what, register, counted, confirmed) in [
        ("two tables of two", two_tables(), 2, Grade::Serious),
        ("four single cases", single(), 1, Grade::General),
        ("one of the four is not related", well, 3, Grade::Serious),
    ] {
        let (facts, said) = reconciled(Scenario::FoodPoisoning, json!({"ill_count": 4}), &register);
        let assessment = assess(&pack(Scenario::FoodPoisoning), &facts);
        assert_eq!(assessment.grade, Grade::Major, "{what}: in doubt the higher");
        assert!(assessment.proven < Grade::Major, "{what}: which proves nothing");
        assert_eq!(said, [format!("ill_count: 4 {counted} 4")], "{what}: and is said");
        // A person takes over the register's count.
        let (facts, said) = reconciled(Scenario::FoodPoisoning, json!({"ill_count": counted}), &register);
        assert_eq!((grade(Scenario::FoodPoisoning, &facts), said.len()), (confirmed, 0), "{what}: confirmed");
    }
    let (facts, _) =
        reconciled(Scenario::CustomerInjury, json!({"injured_count": 4}), &people([json!({"harm": "injured"})]));
    assert!(!facts["injured_count"].disputed, "who is not registered yet is no contradiction");
}

#[test]
fn an_empty_register_says_nothing() {
    let ledger = json!({"ill_count": 3, "same_food": false});
    assert_eq!(reconcile(Scenario::FoodPoisoning, known(ledger.clone()), [].iter()), (known(ledger), vec![]));
}

#[test]
fn who_is_found_unrelated_counts_no_more() {
    let mut register = people(["1", "1", "1", "1"].map(at_table));
    register[3].details.state = PersonState::NotRelated;
    let (facts, _) = reconciled(Scenario::FoodPoisoning, json!({}), &register);
    assert_eq!(grade(Scenario::FoodPoisoning, &facts), Grade::Serious);
    for person in &mut register {
        person.details.state = PersonState::NotRelated;
    }
    let (facts, _) = reconciled(Scenario::FoodPoisoning, json!({}), &register);
    assert_eq!(facts["ill_count"].value, Some(FactValue::Number(0)));
}

#[test]
fn unknown_care_is_no_zero_and_what_is_known_is_the_least() {
    let counted = |all: Vec<Value>, ledger| {
        let (facts, said) = reconciled(Scenario::CustomerInjury, ledger, &people(all));
        let hospital = facts.get("hospitalised_count").cloned().unwrap_or_default();
        (hospital.value, hospital.at_least, said)
    };
    let hurt = |care: &str| json!({ "harm": "injured", "care": care });
    let number = |n| Some(FactValue::Number(n));
    assert_eq!(counted(vec![hurt("unknown")], json!({})), (None, false, vec![]));
    assert_eq!(counted(vec![hurt("treated")], json!({})), (number(0), false, vec![]));
    assert_eq!(counted(vec![hurt("hospitalised"), hurt("unknown")], json!({})), (number(1), true, vec![]));
    assert_eq!(counted(vec![hurt("hospitalised"), hurt("treated")], json!({})), (number(1), false, vec![]));
    let typed = json!({"hospitalised_count": 3});
    assert_eq!(counted(vec![hurt("hospitalised"), hurt("unknown")], typed.clone()), (number(3), false, vec![]));
    assert_eq!(
        counted(vec![hurt("hospitalised"), hurt("none")], typed),
        (number(3), false, vec!["hospitalised_count: 3 1 3".to_owned()])
    );
    // Somebody else is hurt whom nobody has registered: of them nothing is known.
    let two_typed = json!({"injured_count": 2});
    assert_eq!(counted(vec![hurt("treated")], two_typed), (None, false, vec!["injured_count: 2 1 2".to_owned()]));
}

#[test]
fn deaths_and_vulnerable_people_are_counted() {
    let register = people([
        json!({ "state": "died", "vulnerability": "elderly" }),
        json!({ "vulnerability": "unknown" }),
        json!({ "state": "not_related", "vulnerability": "child" }),
    ]);
    let (facts, _) = reconciled(Scenario::FoodPoisoning, json!({}), &register);
    let value = |key: &str| facts.get(key).and_then(|known| known.value.clone());
    assert_eq!(value("death_count"), Some(FactValue::Number(1)));
    assert_eq!(
        (value("vulnerable_people"), value("child_or_elderly")),
        (Some(FactValue::Flag(true)), Some(FactValue::Flag(true)))
    );
    let (facts, _) = reconciled(Scenario::FoodPoisoning, json!({}), &register[1..]);
    assert_eq!(facts.get("vulnerable_people"), None, "of one it is unknown");
}

#[test]
fn only_food_poisoning_counts_by_link() {
    let register = people(["1", "2", "3"].map(at_table));
    let ill = |scenario| reconciled(scenario, json!({}), &register).0["ill_count"].value.clone();
    assert_eq!(ill(Scenario::ForeignObjectOrSpoiledFood), Some(FactValue::Number(3)));
    assert_eq!(ill(Scenario::FoodPoisoning), Some(FactValue::Number(1)));
}

fn any_person() -> impl Strategy<Value = PersonDetails> {
    let some =
        |choices: &'static [&'static str]| prop::option::of(prop::sample::select(choices).prop_map(str::to_owned));
    let kinds =
        (prop::sample::select(Harm::ALL), prop::sample::select(PersonState::ALL), prop::sample::select(Care::ALL));
    let vulnerability = prop::sample::select(Vulnerability::ALL);
    let foods = prop::sample::subsequence(vec!["fish".to_owned(), "rice".to_owned()], 0..=2);
    (kinds, vulnerability, some(&["1", "2"]), some(&["lunch", "dinner"]), foods).prop_map(
        |((harm, state, care), vulnerability, area, meal, foods)| PersonDetails {
            harm,
            state,
            care,
            vulnerability,
            area,
            meal,
            foods,
            ..PersonDetails::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn one_more_person_never_lowers_the_grade(all in prop::collection::vec(any_person(), 1..6), typed in prop::option::of(0..6i64)) {
        let ledger = typed.map_or_else(|| json!({}), |typed| json!({ "ill_count": typed, "injured_count": typed }));
        let all: Vec<Person> = (1..).zip(all).map(|(number, details)| Person { details, ..person(number, json!({})) }).collect();
        for scenario in [Scenario::FoodPoisoning, Scenario::CustomerInjury] {
            // A person more among those registered: the ledger's count was for all of them.
            let without = reconciled(scenario, json!({}), &all[1..]).0;
            let with = reconciled(scenario, json!({}), &all).0;
            prop_assert!(all.len() < 2 || grade(scenario, &without) <= grade(scenario, &with));
            let (facts, said) = reconciled(scenario, ledger.clone(), &all);
            let assessment = assess(&pack(scenario), &facts);
            prop_assert!(assessment.proven <= assessment.grade && assessment.grade <= assessment.possible);
            let keys: BTreeMap<_, _> = said.iter().map(|line| line.split_once(':').unwrap()).collect();
            prop_assert_eq!(keys.len(), said.len(), "each fact differs once");
        }
    }
}
