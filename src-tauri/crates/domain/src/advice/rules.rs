//! The rules G1 to G8 as a table over cluster and modifiers, and the guards around it.

use super::{Advice, AdviceRequest, AdviceRule, Cluster, CrisisType, Strategy, note, notes};
use crate::terms::Lang;

/// One row: what the table proposes for a cluster.
struct Row {
    cluster: Cluster,
    /// `None`: whatever the modifiers.
    intensified: Option<bool>,
    rule: AdviceRule,
    strategy: Option<Strategy>,
}

const TABLE: [Row; 5] = [
    Row { cluster: Cluster::Victim, intensified: Some(false), rule: AdviceRule::G1, strategy: None },
    Row { cluster: Cluster::Victim, intensified: Some(true), rule: AdviceRule::G3, strategy: Some(Strategy::Diminish) },
    Row {
        cluster: Cluster::Accidental,
        intensified: Some(false),
        rule: AdviceRule::G4,
        strategy: Some(Strategy::Diminish),
    },
    Row {
        cluster: Cluster::Accidental,
        intensified: Some(true),
        rule: AdviceRule::G5,
        strategy: Some(Strategy::Rebuild),
    },
    Row { cluster: Cluster::Preventable, intensified: None, rule: AdviceRule::G6, strategy: Some(Strategy::Rebuild) },
];

/// Advises on `request`, with notes in `lang`. Ask again whenever a fact changes.
pub fn advise(request: &AdviceRequest, lang: Lang) -> Advice {
    let cluster = request.crisis_type.cluster();
    let mut advice = Advice {
        cluster,
        provisional: request.cause_known != Some(true),
        strategies: vec![],
        may_add: vec![],
        forbidden: vec![Strategy::Deny],
        trace: vec![AdviceRule::G0],
        notes: vec![note(&notes::INFORM_FIRST, lang)],
    };
    if !advice.provisional {
        apply_table(&mut advice, request);
        apply_denial(&mut advice, request);
        advice.trace.sort_unstable();
    }
    advice.notes.extend(guard_notes(&advice, request).into_iter().map(|n| note(n, lang)));
    advice
}

/// G1 to G6: the row that fits, and what may be added.
fn apply_table(advice: &mut Advice, request: &AdviceRequest) {
    let fits = |row: &&Row| row.cluster == advice.cluster && row.intensified.is_none_or(|i| i == request.intensified());
    if let Some(row) = TABLE.iter().find(fits) {
        advice.trace.push(row.rule);
        advice.strategies.extend(row.strategy);
    }
    if advice.cluster == Cluster::Victim {
        advice.trace.push(AdviceRule::G2);
        advice.may_add.push(Strategy::Victimage);
    }
    advice.may_add.push(Strategy::Bolster);
}

/// G7 and G8: denial, where possible, replaces what the table proposed, since the two never mix.
fn apply_denial(advice: &mut Advice, request: &AdviceRequest) {
    if !request.may_deny() {
        return;
    }
    advice.trace.push(AdviceRule::G7);
    if !advice.strategies.is_empty() {
        advice.trace.push(AdviceRule::G8);
    }
    advice.strategies = vec![Strategy::Deny];
    advice.forbidden = vec![Strategy::Diminish, Strategy::Rebuild];
}

/// What a person must mind, from the guards and from what is still unknown.
fn guard_notes(advice: &Advice, request: &AdviceRequest) -> Vec<&'static notes::Note> {
    let deniable = matches!(request.crisis_type, CrisisType::Rumor | CrisisType::Challenge);
    let unverified = request.facts_verified != Some(true);
    let modifiers_unknown =
        !request.intensified() && (request.similar_history.is_none() || request.prior_reputation.is_none());
    [
        (advice.provisional, &notes::CAUSE_UNKNOWN),
        (request.injuries == Some(true), &notes::INJURIES),
        (request.injuries.is_none(), &notes::INJURIES_UNKNOWN),
        (unverified && request.injuries == Some(true), &notes::INJURIES_BLOCK_DENIAL),
        (deniable && unverified, &notes::VERIFY_BEFORE_DENIAL),
        (request.crisis_type == CrisisType::Challenge && request.unfounded != Some(true), &notes::CHALLENGE_FOUNDED),
        (request.crisis_type == CrisisType::Rumor && request.unfounded == Some(false), &notes::RUMOUR_FOUNDED),
        (advice.strategies.contains(&Strategy::Deny), &notes::DENY_ALONE),
        (advice.strategies.contains(&Strategy::Diminish), &notes::DIMINISH_WITH_CARE),
        (advice.strategies.contains(&Strategy::Rebuild), &notes::LEGAL_REVIEW),
        (!advice.provisional && advice.strategies.is_empty(), &notes::INFORMATION_SUFFICES),
        (advice.may_add.contains(&Strategy::Victimage), &notes::VICTIMAGE),
        (!advice.may_add.is_empty(), &notes::BOLSTER_SUPPLEMENTS),
        (modifiers_unknown, &notes::MODIFIERS_UNKNOWN),
    ]
    .into_iter()
    .filter_map(|(applies, note)| applies.then_some(note))
    .collect()
}
