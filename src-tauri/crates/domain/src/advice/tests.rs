//! Every type against every combination of modifiers and guards.

use super::*;

const OPTIONAL: [Option<bool>; 3] = [None, Some(false), Some(true)];

/// All 12 types × 3 histories × 4 reputations × 3 injuries × 3 causes × 3 verified × 3 unfounded.
fn all_requests() -> Vec<AdviceRequest> {
    let mut all = vec![];
    let reputations = [None, Some(Reputation::Negative), Some(Reputation::Neutral), Some(Reputation::Positive)];
    for &crisis_type in CrisisType::ALL {
        for similar_history in OPTIONAL {
            for prior_reputation in reputations {
                for injuries in OPTIONAL {
                    for cause_known in OPTIONAL {
                        for facts_verified in OPTIONAL {
                            for unfounded in OPTIONAL {
                                all.push(AdviceRequest {
                                    crisis_type,
                                    similar_history,
                                    prior_reputation,
                                    injuries,
                                    cause_known,
                                    facts_verified,
                                    unfounded,
                                });
                            }
                        }
                    }
                }
            }
        }
    }
    all
}

fn known(crisis_type: CrisisType) -> AdviceRequest {
    AdviceRequest {
        crisis_type,
        similar_history: Some(false),
        prior_reputation: Some(Reputation::Neutral),
        injuries: Some(false),
        cause_known: Some(true),
        facts_verified: Some(true),
        unfounded: Some(false),
    }
}

#[test]
fn the_table_row_by_row() {
    use CrisisType as C;
    let calm = |t| advise(&known(t), Lang::En);
    let tense = |t| advise(&AdviceRequest { similar_history: Some(true), ..known(t) }, Lang::En);
    for t in [C::NaturalDisaster, C::WorkplaceViolence, C::ProductTampering] {
        assert_eq!((calm(t).strategies, keys(&calm(t).trace)), (vec![], vec!["G0", "G1", "G2"]), "{t}");
        assert_eq!(
            (tense(t).strategies, keys(&tense(t).trace)),
            (vec![Strategy::Diminish], vec!["G0", "G2", "G3"]),
            "{t}"
        );
    }
    for t in [C::Challenge, C::TechnicalErrorAccident, C::TechnicalErrorProductHarm] {
        assert_eq!((calm(t).strategies, keys(&calm(t).trace)), (vec![Strategy::Diminish], vec!["G0", "G4"]), "{t}");
        assert_eq!((tense(t).strategies, keys(&tense(t).trace)), (vec![Strategy::Rebuild], vec!["G0", "G5"]), "{t}");
    }
    for t in [
        C::HumanErrorAccident,
        C::HumanErrorProductHarm,
        C::MisdeedNoInjury,
        C::ManagementMisconduct,
        C::MisdeedWithInjury,
    ] {
        for advice in [calm(t), tense(t)] {
            assert_eq!((advice.strategies, keys(&advice.trace)), (vec![Strategy::Rebuild], vec!["G0", "G6"]), "{t}");
        }
    }
}

fn keys(trace: &[AdviceRule]) -> Vec<&'static str> {
    trace.iter().map(|r| r.key()).collect()
}

#[test]
fn a_verified_rumour_and_an_unfounded_challenge_are_denied_and_never_mixed() {
    let rumour = advise(&known(CrisisType::Rumor), Lang::Zh);
    assert_eq!((rumour.strategies, keys(&rumour.trace)), (vec![Strategy::Deny], vec!["G0", "G1", "G2", "G7"]));
    assert_eq!(rumour.forbidden, [Strategy::Diminish, Strategy::Rebuild]);

    let challenge = AdviceRequest { unfounded: Some(true), ..known(CrisisType::Challenge) };
    assert_eq!(keys(&advise(&challenge, Lang::Zh).trace), ["G0", "G4", "G7", "G8"]);
    let tense = AdviceRequest { prior_reputation: Some(Reputation::Negative), ..challenge };
    assert_eq!(keys(&advise(&tense, Lang::Zh).trace), ["G0", "G5", "G7", "G8"]);
}

#[test]
fn invariants_hold_for_every_request() {
    let requests = all_requests();
    assert_eq!(requests.len(), 12 * 3 * 4 * 3 * 3 * 3 * 3);
    for request in requests {
        let advice = advise(&request, Lang::Zh);
        let denies = advice.strategies.contains(&Strategy::Deny);
        let verified = request.facts_verified == Some(true);
        assert_eq!(advice.trace[0], AdviceRule::G0, "{request:?}");
        assert_eq!(advice.provisional, request.cause_known != Some(true), "{request:?}");
        assert!(!advice.provisional || advice.strategies.is_empty(), "an unknown cause allows G0 only: {request:?}");
        assert!(!denies || verified, "denial needs verified facts, injuries or not: {request:?}");
        assert!(!denies || advice.strategies.len() == 1, "G8: {request:?}");
        assert!(advice.strategies.iter().all(|s| !advice.forbidden.contains(s)), "{request:?}");
        assert_ne!(denies, advice.forbidden.contains(&Strategy::Deny), "{request:?}");
        assert_eq!(
            advice.may_add.contains(&Strategy::Victimage),
            advice.cluster == Cluster::Victim && !advice.provisional
        );
        if denies {
            assert!(matches!(request.crisis_type, CrisisType::Rumor | CrisisType::Challenge), "{request:?}");
        }
    }
}

#[test]
fn absent_facts_are_unknown_and_the_wire_form_is_the_contract() {
    let request: AdviceRequest =
        serde_json::from_str(r#"{"crisis_type":"human_error_product_harm","similar_history":true,"prior_reputation":"negative","injuries":true,"cause_known":true,"facts_verified":true,"unfounded":false}"#).unwrap();
    let answer = serde_json::to_value(advise(&request, Lang::En)).unwrap();
    for (field, expected) in [
        ("cluster", r#""preventable""#),
        ("provisional", "false"),
        ("strategies", r#"["rebuild"]"#),
        ("may_add", r#"["bolster"]"#),
        ("forbidden", r#"["deny"]"#),
        ("trace", r#"["G0","G6"]"#),
    ] {
        assert_eq!(answer[field].to_string(), expected, "{field}");
    }
    let bare: AdviceRequest = serde_json::from_str(r#"{"crisis_type":"rumor","injuries":null}"#).unwrap();
    let advice = advise(&bare, Lang::En);
    assert!(advice.provisional && advice.strategies.is_empty());
    assert!(advice.notes.iter().any(|n| n.contains("unknown is not none")));
}

#[test]
fn notes_follow_the_reader_and_never_repeat() {
    for request in all_requests().into_iter().step_by(7) {
        let (zh, en) = (advise(&request, Lang::Zh).notes, advise(&request, Lang::En).notes);
        assert_eq!(zh.len(), en.len());
        assert!(en.iter().all(|n| n.is_ascii()), "{en:?}");
        assert!(zh.iter().enumerate().all(|(i, n)| !zh[..i].contains(n)), "{zh:?}");
    }
}
