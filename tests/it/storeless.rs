//! The JSON that scripts and auditors rely on: `assess`, `lint`, `advise` and `triage` of `crisisctl`.

use serde_json::{Value, json};

use crate::ctl::{answers, ctl, run};

#[test]
fn assess_answers_with_every_field_of_the_contract() {
    let request = json!({ "scenario": "food_poisoning", "facts": { "ill_count": 3, "same_dining_area": true,
        "same_meal_time": true, "same_food": null, "hospitalised_count": 0, "death_count": null } });
    let (status, answer) = answers(ctl().args(["--lang", "en", "assess"]), &request.to_string());
    assert_eq!(status, 0);
    insta::assert_json_snapshot!(answer[0]);
}

/// Presumed and unknown facts, and the bounds of each grade.
#[test]
fn assess_presumes_links_but_never_counts() {
    let check = |facts: Value, grade: &str, proven: &str| {
        let request = json!({ "scenario": "food_poisoning", "facts": facts }).to_string();
        let (status, answer) = answers(ctl().arg("assess"), &request);
        assert_eq!((status, &answer[0]["grade"], &answer[0]["proven"]), (0, &json!(grade), &json!(proven)), "{facts}");
    };
    check(json!({}), "none", "none");
    check(json!({ "ill_count": 1 }), "general", "general");
    check(json!({ "ill_count": 3 }), "serious", "general");
    check(json!({ "ill_count": 3, "same_food": false }), "general", "general");
    check(json!({ "ill_count": null, "death_count": 1 }), "major", "major");
}

#[test]
fn lint_names_rule_place_and_remedy() {
    let text = "各位顾客：我们保证绝不会再发生。";
    let args = ["--lang", "zh", "lint", "-", "--stage", "holding", "--audience", "public"];
    let (status, answer) = answers(ctl().args(args), text);
    let findings = answer[0]["findings"].as_array().unwrap();
    assert_eq!(status, 0);
    let promise = findings.iter().find(|finding| finding["rule"] == "over_promise").unwrap();
    let at = |name: &str| usize::try_from(promise[name].as_u64().unwrap()).unwrap();
    let excerpt: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
    assert_eq!((promise["severity"].as_str(), promise["excerpt"].as_str()), (Some("error"), Some(excerpt.as_str())));
    assert!(["why", "suggest"].iter().all(|field| promise[field].as_str().is_some_and(|text| !text.is_empty())));
}

#[test]
fn advise_follows_the_theory_and_shows_its_trace() {
    let request = json!({ "crisis_type": "human_error_product_harm", "similar_history": true,
        "prior_reputation": "negative", "injuries": true, "cause_known": true, "facts_verified": true, "unfounded": false });
    let (status, answer) = answers(ctl().args(["--lang", "en", "advise"]), &request.to_string());
    assert_eq!(status, 0);
    insta::assert_json_snapshot!(answer[0]);
}

#[test]
fn triage_answers_every_line_in_order_also_a_bad_one() {
    let lines = "{\"text\":\"两个人吃完拉肚子\"}\nnot json\n{\"text\":\"很好吃\"}\n";
    let (status, answer) = answers(ctl().arg("triage"), lines);
    assert_eq!((status, answer.len()), (1, 3));
    let signal = &answer[0]["signals"][0];
    assert_eq!((&signal["signal"], &signal["ill_count"]), (&json!("illness"), &json!(2)));
    assert_eq!(answer[1]["error"]["code"], "bad_input");
    assert_eq!(answer[2], json!({ "signals": [] }));
}

#[test]
fn what_is_wrong_with_the_call_is_said_with_its_own_status() {
    let status = |args: &[&str], input: &str| run(ctl().args(args), input).status.code().unwrap();
    assert_eq!(status(&["assess"], "not json"), 2);
    assert_eq!(status(&["assess"], "{\"scenario\":\"picnic\",\"facts\":{}}"), 1);
    assert_eq!(status(&["assess"], "{\"scenario\":\"food_poisoning\",\"facts\":{\"ill_count\":-1}}"), 1);
    assert_eq!(status(&["lint", "/nowhere", "--stage", "holding", "--audience", "public"], ""), 2);
    assert_eq!(status(&["import"], ""), 2);
    assert_eq!(status(&["board"], ""), 2, "no store was named");
    let output = run(ctl().args(["--json", "assess"]), "not json");
    let error: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(error["error"]["code"], "usage");
}
