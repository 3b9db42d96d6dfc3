//! The JSON contract, with the example that architecture documents.

use serde_json::{Value, json};

use super::support::{files, packs};
use crate::duty::DutyPack;
use crate::grading::contract::{AssessRequest, ContractError, Packs, answer};
use crate::grading::{FactError, JurisdictionPack};
use crate::terms::Lang;

fn ask(request: Value, lang: Lang) -> Result<Value, ContractError> {
    let request: AssessRequest = serde_json::from_value(request).unwrap();
    let duties: Vec<DutyPack> = files("duties").iter().map(|(f, t)| DutyPack::parse(f, t).unwrap()).collect();
    let public: Vec<_> = files("rules/public").iter().map(|(f, t)| JurisdictionPack::parse(f, t).unwrap()).collect();
    let packs = Packs { rules: &packs(), duties: &duties, public: &public };
    answer(&request, packs, "2026-12-01".parse().unwrap(), lang).map(|answer| serde_json::to_value(answer).unwrap())
}

#[test]
fn the_documented_example() {
    let request = json!({"scenario": "food_poisoning", "facts": {"ill_count": 3, "same_dining_area": true,
        "same_meal_time": true, "same_food": null, "hospitalised_count": 0, "death_count": null}});
    let found = ask(request, Lang::En).unwrap();
    assert_eq!(
        (&found["grade"], &found["proven"], &found["possible"]),
        (&json!("serious"), &json!("general"), &json!("major"))
    );
    assert_eq!(found["rules"][0]["id"], "serious.two_linked");
    assert!(found["rules"][0]["text"].as_str().unwrap().contains("three included"));
    assert_eq!(
        found["questions"][0],
        json!({"fact": "death_count", "could_become": "major",
        "why": "Has anyone died? A death makes the case major and must be reported at once."})
    );
    assert_eq!(found["what_if"][0], json!({"fact": "ill_count", "from": 3, "to": 4, "grade": "major"}));
    let duties = found["duties"].as_array().unwrap();
    let limit =
        |id: &str| duties.iter().find(|d| d["id"] == id).map(|d| (d["trigger"].clone(), d["limit_minutes"].clone()));
    assert_eq!(limit("food_safety.report_two_hours"), Some((json!("occurred"), json!(120))));
    assert_eq!(limit("food_safety.seal"), Some((json!("found"), json!(0))));
    assert_eq!(limit("regulator_complaint.acceptance").unwrap().1, Value::Null);
    assert_eq!(found["ignored"], json!([]));
    let scales: Vec<_> = found["public"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (&p["id"], &p["grade"], &p["possible"], &p["stale"]))
        .collect();
    assert_eq!(scales[0], (&json!("cn-food-safety"), &Value::Null, &json!("I"), &json!(false)));
}

#[test]
fn texts_come_in_the_language_asked() {
    let request = json!({"scenario": "food_poisoning", "facts": {"ill_count": 1}});
    let found = ask(request, Lang::Zh).unwrap();
    assert!(found["rules"][0]["text"].as_str().unwrap().contains("用餐后"));
}

#[test]
fn facts_that_nobody_asks_for_are_listed() {
    let request =
        json!({"scenario": "food_poisoning", "facts": {"ill_count": 1, "weather": [1, 2], "urgency": "2_hours"}});
    assert_eq!(ask(request, Lang::Zh).unwrap()["ignored"], json!(["weather"]));
}

#[test]
fn wrong_values_are_refused_by_name() {
    for (value, shown) in [
        (json!(-1), "fact `ill_count`: -1 is negative"),
        (json!("3"), "fact `ill_count`: expected a count"),
        (json!(true), "fact `ill_count`: expected a count"),
        (json!(2.5), "fact `ill_count`: expected a count"),
        (json!([3]), "fact `ill_count`: expected a count"),
        (json!(u64::MAX), "fact `ill_count`: expected a count"),
        (json!(i64::MAX), "fact `ill_count`: 9223372036854775807 is too large"),
    ] {
        let error = ask(json!({"scenario": "food_poisoning", "facts": {"ill_count": value}}), Lang::Zh).unwrap_err();
        assert!(matches!(error, ContractError::Fact(_)));
        assert_eq!(error.to_string(), shown);
    }
    let error = ask(json!({"scenario": "food_poisoning", "facts": {"same_food": 1}}), Lang::Zh).unwrap_err();
    assert!(matches!(error, ContractError::Fact(FactError::WrongKind { .. })));
    let error = ask(json!({"scenario": "alien_landing"}), Lang::Zh).unwrap_err();
    assert!(error.to_string().starts_with("`alien_landing` is not a scenario; known are food_poisoning, "));
}
