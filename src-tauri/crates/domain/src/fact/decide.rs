use super::{Fact, FactCommand, FactEvent, FactState};
use crate::case::{Case, Draft};
use crate::check;
use crate::event::Meta;
use crate::ids::FactId;
use crate::policy::Action;
use crate::refusal::Refusal;
use crate::terms::FactValue;

pub(crate) fn decide(draft: &mut Draft<'_>, command: &FactCommand) -> Result<(), Refusal> {
    match command {
        FactCommand::Record { id, key, value, claim, source, confirmed, occurred_at } => {
            draft.by.require(Action::RecordFact)?;
            draft.require_active()?;
            check_value(value.as_ref())?;
            let key = check::optional("key", key.as_deref(), check::SHORT)?;
            let claim = match &key {
                Some(_) => check::optional("claim", Some(claim), check::TEXT)?.unwrap_or_default(),
                None => check::text("claim", claim, check::TEXT)?,
            };
            if let Some(at) = occurred_at {
                check::not_future("occurred_at", *at, draft.ctx.now)?;
            }
            let fact = draft.fresh(*id, |case, id| case.facts.contains_key(id), FactId, "fact")?;
            draft.push(FactEvent::Recorded {
                fact,
                key,
                value: value.clone(),
                claim,
                source: check::text("source", source, check::SHORT)?,
                state: entered(*confirmed),
                occurred_at: *occurred_at,
            });
        }
        FactCommand::Revise { fact, value, claim, source, confirmed } => {
            draft.by.require(Action::RecordFact)?;
            draft.require_active()?;
            check_value(value.as_ref())?;
            let old = standing(&draft.case, *fact)?;
            let claim = match claim {
                Some(claim) if old.key.is_none() => check::text("claim", claim, check::TEXT)?,
                Some(claim) => check::optional("claim", Some(claim), check::TEXT)?.unwrap_or_default(),
                None => old.claim.clone(),
            };
            draft.push(FactEvent::Revised {
                fact: *fact,
                value: value.clone(),
                claim,
                source: check::text("source", source, check::SHORT)?,
                state: entered(*confirmed),
            });
        }
        FactCommand::Judge { fact, state, reason } => {
            draft.by.require(Action::JudgeFact)?;
            draft.require_active()?;
            let old = standing(&draft.case, *fact)?;
            if *state == FactState::Reported || *state == old.state {
                return Err(Refusal::wrong_state("fact", old.state));
            }
            let reason = check::text("reason", reason, check::TEXT)?;
            draft.push(FactEvent::Judged { fact: *fact, state: *state, reason });
        }
    }
    Ok(())
}

const fn entered(confirmed: bool) -> FactState {
    if confirmed { FactState::Confirmed } else { FactState::Reported }
}

fn standing(case: &Case, fact: FactId) -> Result<&Fact, Refusal> {
    let old = case.facts.get(&fact).ok_or_else(|| Refusal::no_such("fact", fact))?;
    if old.state == FactState::Retracted {
        return Err(Refusal::wrong_state("fact", old.state));
    }
    Ok(old)
}

pub(crate) fn check_value(value: Option<&FactValue>) -> Result<(), Refusal> {
    match value {
        Some(FactValue::Number(n)) if *n < 0 => Err(Refusal::Invalid { field: "value".into() }),
        Some(FactValue::Choice(choice)) => check::text("value", choice, check::SHORT).map(drop),
        _ => Ok(()),
    }
}

pub(crate) fn evolve(case: &mut Case, event: &FactEvent, meta: &Meta) {
    match event {
        FactEvent::Recorded { fact, key, value, claim, source, state, occurred_at } => {
            let number = u32::try_from(case.facts.len() + 1).unwrap_or(u32::MAX);
            case.facts.insert(
                *fact,
                Fact {
                    id: *fact,
                    number,
                    key: key.clone(),
                    value: value.clone(),
                    claim: claim.clone(),
                    source: source.clone(),
                    state: *state,
                    occurred_at: *occurred_at,
                    changed_at: meta.at,
                    changed_by: meta.by,
                    judgement: None,
                    history: vec![meta.entry],
                },
            );
        }
        FactEvent::Revised { fact, value, claim, source, state } => {
            touch(case, *fact, meta, |old| {
                old.value.clone_from(value);
                old.claim.clone_from(claim);
                old.source.clone_from(source);
                old.state = *state;
                old.judgement = None;
            });
        }
        FactEvent::Judged { fact, state, reason } => {
            touch(case, *fact, meta, |old| {
                old.state = *state;
                old.judgement = Some(reason.clone());
            });
        }
    }
}

fn touch(case: &mut Case, fact: FactId, meta: &Meta, change: impl FnOnce(&mut Fact)) {
    if let Some(old) = case.facts.get_mut(&fact) {
        change(old);
        old.changed_at = meta.at;
        old.changed_by = meta.by;
        old.history.push(meta.entry);
    }
}
