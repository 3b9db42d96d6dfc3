//! Citations: words of a text that rest on a fact of the ledger, and what follows when that fact changes.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::{Cite, CitedFact, Statement, StatementEvent, StatementState, place};
use crate::case::{Case, Draft};
use crate::check;
use crate::fact::{Fact, FactState};
use crate::ids::{FactId, StatementId, TaskId};
use crate::refusal::Refusal;
use crate::task::{TaskBrief, TaskEvent};
use crate::terms::{Audience, Bilingual, Lang};

/// How long someone has to decide whether a correction is needed.
const DECIDE_WITHIN: TimeDelta = TimeDelta::hours(1);

/// Employees and authorities may be told what is not confirmed yet, said as such.
const fn is_public(audience: Audience) -> bool {
    matches!(audience, Audience::Affected | Audience::Media | Audience::Public)
}

/// The citations as they are kept: with what each fact says now. One that stood before with the same words keeps what it
/// was written from, so that saving another paragraph never hides that a fact changed.
pub(super) fn check(
    case: &Case,
    audience: Audience,
    texts: &BTreeMap<Lang, String>,
    citations: &[Cite],
    before: &[CitedFact],
) -> Result<Vec<CitedFact>, Refusal> {
    let mut kept = Vec::with_capacity(citations.len());
    let mut unconfirmed = Vec::new();
    for Cite { fact, place, renewed } in citations {
        let found = case.facts.get(fact).ok_or_else(|| Refusal::no_such("fact", fact))?;
        check::text("quote", &place.quote, check::SHORT)?;
        place::require(texts, place, 0)?;
        let old = before.iter().find(|old| {
            !renewed && old.fact == *fact && old.place.lang == place.lang && old.place.quote == place.quote
        });
        if old.is_none() && !may_cite(found, audience) {
            unconfirmed.push(found.number);
        }
        let (value, claim) = old.map_or((&found.value, &found.claim), |old| (&old.value, &old.claim));
        kept.push(CitedFact { fact: *fact, place: place.clone(), value: value.clone(), claim: claim.clone() });
    }
    if unconfirmed.is_empty() { Ok(kept) } else { Err(Refusal::NotConfirmed { facts: unconfirmed }) }
}

fn may_cite(fact: &Fact, audience: Audience) -> bool {
    match fact.state {
        FactState::Confirmed => true,
        FactState::Reported | FactState::Disputed => !is_public(audience),
        FactState::Retracted => false,
    }
}

/// The cited facts that no longer say what they said, or may no longer be cited.
pub fn changed_facts(case: &Case, statement: &Statement) -> Vec<FactId> {
    let citations = statement.current().map_or(&[][..], |version| &version.citations);
    let mut changed: Vec<FactId> = Vec::new();
    for cited in citations {
        let stands = case.facts.get(&cited.fact).is_some_and(|fact| {
            fact.value == cited.value && fact.claim == cited.claim && may_cite(fact, statement.audience)
        });
        if !stands && !changed.contains(&cited.fact) {
            changed.push(cited.fact);
        }
    }
    changed
}

/// Refuses to go on with a text that cites what no longer stands.
pub(super) fn require_current(case: &Case, statement: &Statement) -> Result<(), Refusal> {
    let changed = changed_facts(case, statement);
    if changed.is_empty() {
        return Ok(());
    }
    let numbers = changed.iter().filter_map(|fact| case.facts.get(fact)).map(|fact| fact.number).collect();
    Err(Refusal::CitedFactChanged { facts: numbers })
}

/// A fact that changed marks every text that cites it, and someone is asked whether a correction is needed.
pub(super) fn follow_up(before: &Case, draft: &mut Draft<'_>) {
    let says = |fact: &Fact| (fact.value.clone(), fact.claim.clone(), fact.state);
    let changed: Vec<(FactId, u32)> = draft
        .case
        .facts
        .values()
        .filter(|fact| before.facts.get(&fact.id).is_some_and(|old| says(old) != says(fact)))
        .map(|fact| (fact.id, fact.number))
        .collect();
    for (fact, number) in changed {
        let citing = citing(&draft.case, fact);
        if let Some(last) = citing.last() {
            let task = TaskId(draft.ctx.ids.next());
            let added = TaskEvent::Added {
                task,
                title: title(number, &citing),
                instructions: Some(instructions()),
                from_playbook: None,
                owner: last.current().map(|version| version.by).filter(|by| draft.ctx.organisation.is_active_user(*by)),
                due_at: draft.ctx.now.checked_add_signed(DECIDE_WITHIN),
                brief: TaskBrief::default(),
            };
            let statements: Vec<StatementId> = citing.iter().map(|statement| statement.id).collect();
            draft.push(added);
            draft.push(StatementEvent::CitedFactChanged { fact, statements, task });
        }
    }
}

/// The statements by number that cite `fact` as it no longer stands and whose open task does not ask about it already.
fn citing(case: &Case, fact: FactId) -> Vec<Statement> {
    let asked = |statement: &Statement| {
        let open = |task: &TaskId| case.tasks.get(task).is_some_and(|task| task.state.is_open());
        statement.alerts.iter().any(|alert| alert.fact == fact && open(&alert.task))
    };
    let mut citing: Vec<Statement> = case
        .statements
        .values()
        .filter(|statement| statement.state != StatementState::Withdrawn && statement.superseded_by.is_none())
        .filter(|statement| changed_facts(case, statement).contains(&fact) && !asked(statement))
        .cloned()
        .collect();
    citing.sort_by_key(|statement| statement.number);
    citing
}

fn title(fact: u32, citing: &[Statement]) -> Bilingual {
    let numbers: Vec<String> = citing.iter().map(|statement| statement.number.to_string()).collect();
    let (noun, verb) = if citing.len() == 1 { ("statement", "Does") } else { ("statements", "Do") };
    Bilingual {
        zh: format!("事实 {fact} 有变：声明 {} 是否需要更正？", numbers.join("、")),
        en: format!("Fact {fact} changed. {verb} {noun} {} need a correction?", numbers.join(", ")),
    }
}

fn instructions() -> Bilingual {
    Bilingual {
        zh: "对照事实台账核对引用处。已发布的，决定是否发更正；未发布的，改稿后重新送审。".into(),
        en: "Compare the cited words with the ledger. If it is out, decide on a correction; if not, change the text and send it for review again.".into(),
    }
}
