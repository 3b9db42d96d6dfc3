//! The shipped packs, and what a wrong pack is refused for.

use super::support::{files, packs};
use crate::grading::{PackProblem, RulePack, pack_for};
use crate::terms::{Grade, Scenario};

#[test]
fn every_scenario_has_a_complete_pack() {
    let packs = packs();
    assert_eq!(packs.len(), Scenario::ALL.len());
    for scenario in Scenario::ALL {
        let pack = pack_for(&packs, *scenario).unwrap();
        assert_eq!(pack.scenario, *scenario);
        assert!(pack.monotone, "{scenario}");
        assert!(pack.fact("death_count").is_some() && pack.fact("hospitalised_count").is_some(), "{scenario}");
        for grade in [Grade::General, Grade::Serious, Grade::Major] {
            assert!(pack.rules.iter().any(|r| r.grade == grade), "{scenario} lacks {grade}");
        }
        for fact in &pack.facts {
            assert!(pack.rules.iter().any(|r| r.when.mentions(&fact.key)), "{scenario}: nothing asks for {}", fact.key);
        }
    }
}

#[test]
fn a_scenario_without_a_pack_falls_back_to_the_general_matrix() {
    let matrix: Vec<RulePack> = packs().into_iter().filter(|p| p.scenario == Scenario::Other).collect();
    assert_eq!(pack_for(&matrix, Scenario::Rumour).unwrap().scenario, Scenario::Other);
    assert_eq!(pack_for(&[], Scenario::Rumour), None);
}

#[test]
fn a_pack_is_stale_after_its_review_date() {
    let pack = packs().remove(0);
    assert!(!pack.is_stale(pack.review_by));
    assert!(pack.is_stale(pack.review_by.succ_opt().unwrap()));
}

#[test]
fn errors_name_file_line_and_key() {
    let (_, text) = files("rules").into_iter().find(|(file, _)| file.ends_with("customer_injury.toml")).unwrap();
    let undeclared = |fact: &str| PackProblem::UndeclaredFact(fact.to_owned());
    let at_least_one = "when = { fact = \"injured_count\", at_least = 1 }";
    for (from, to, key, problem) in [
        (at_least_one, "when = { fact = \"injuries\", at_least = 1 }", "rule.when", Some(undeclared("injuries"))),
        (at_least_one, "when = { fact = \"injured_count\", at_least = -1 }", "rule.when", None),
        (at_least_one, "when = { fact = \"injured_count\", at_least = 0 }", "rule.when", None),
        (at_least_one, "when = { fact = \"injured_count\", at_least = 9000000000000 }", "rule.when", None),
        (at_least_one, "when = { fact = \"injured_count\", at_least = true }", "rule.when", None),
        (
            at_least_one,
            "when = { fact = \"injured_count\", at_least = 1, at_most = 3 }",
            "rule.when",
            Some(PackProblem::Condition),
        ),
        (at_least_one, "when = { fact = \"injured_count\" }", "rule.when", Some(PackProblem::Condition)),
        (at_least_one, "when = { all = [] }", "rule.when", Some(PackProblem::List)),
        (
            at_least_one,
            "when = { at_least_of = 2, of = [{ fact = \"injured_count\", at_least = 1 }] }",
            "rule.when",
            Some(PackProblem::List),
        ),
        (
            at_least_one,
            "when = { not = { fact = \"injured_count\", at_least = 1 } }",
            "rule.when",
            Some(PackProblem::NotMonotone),
        ),
        (at_least_one, "when = { fact = \"injured_count\", at_most = 1 }", "rule.when", Some(PackProblem::NotMonotone)),
        (
            at_least_one,
            "when = { fact = \"child_or_elderly\", is = false }",
            "rule.when",
            Some(PackProblem::NotMonotone),
        ),
        (
            "id = \"serious.two_injured\"",
            "id = \"general.one_injured\"",
            "rule.id",
            Some(PackProblem::Duplicate("general.one_injured".into())),
        ),
        ("id = \"serious.two_injured\"", "id = \"\"", "rule.id", Some(PackProblem::EmptyId)),
        (
            "key = \"death_count\"",
            "key = \"injured_count\"",
            "fact.key",
            Some(PackProblem::Duplicate("injured_count".into())),
        ),
        (", en = \"Deaths\" }", " }", "fact.label", Some(PackProblem::MissingLanguage("en"))),
        (", en = \"Deaths\" }", ", en = \" \" }", "fact.label", Some(PackProblem::MissingLanguage("en"))),
        ("kind = \"flag\"", "kind = \"perhaps\"", "fact.kind", None),
        ("grade = \"major\"", "grade = \"apocalyptic\"", "rule.grade", None),
        ("scenario = \"customer_injury\"", "scenario = \"alien_landing\"", "scenario", None),
        ("review_by = \"2027-11-22\"", "review_by = \"2020-01-01\"", "review_by", None),
        ("review_by = \"2027-11-22\"", "review_by = \"soon\"", "review_by", None),
        ("monotone = true", "monotone = true\nmonoton = true", "monoton", None),
        ("monotone = true", "monotone = ", "monotone", None),
    ] {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text, "{from}");
        let line = broken.lines().zip(text.lines()).position(|(a, b)| a != b).unwrap() + 1;
        let error = RulePack::parse("mine.toml", &broken).unwrap_err();
        assert_eq!((error.file.as_str(), error.line, error.key.as_str()), ("mine.toml", line, key), "{to}: {error}");
        assert!(problem.is_none_or(|p| p == error.problem), "{to}: {error}");
        assert!(error.to_string().starts_with(&format!("mine.toml:{line}: {key}: ")));
    }
}

#[test]
fn hostile_text_is_refused_without_a_panic() {
    for text in ["", "\u{0}", "[[[", "scenario = \"\u{202e}\"", "=", &"[".repeat(10_000), "规则 = \"一\""] {
        assert!(RulePack::parse("x.toml", text).is_err());
    }
}
