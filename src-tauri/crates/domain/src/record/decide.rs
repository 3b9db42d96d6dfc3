use super::{ErasureScope, Record, RecordCommand, RecordEvent};
use crate::check;
use crate::event::Event;
use crate::ids::{CaseId, EntryId, IdSource};
use crate::policy::{Action, Actor};
use crate::refusal::Refusal;
use crate::terms::Timestamp;

/// What a decision about the record needs to know of the case or entry it is about.
pub struct RecordContext<'a> {
    /// The present, UTC.
    pub now: Timestamp,
    /// New ids.
    pub ids: &'a dyn IdSource,
    /// The case concerned, if there is one.
    pub case: Option<CaseId>,
    /// How many bodies the erasure would take.
    pub bodies: u32,
    /// From when on the case may be destroyed; none while it is open, or for good.
    pub free_from: Option<Timestamp>,
}

/// Decides a command about the record. When it is [`RecordEvent::ErasureApproved`], the caller erases the bodies in the
/// same transaction.
///
/// # Errors
/// A [`Refusal`]; the state stays as it was.
pub fn decide(
    state: &Record,
    by: &Actor,
    command: &RecordCommand,
    ctx: &RecordContext<'_>,
) -> Result<Vec<(EntryId, Event)>, Refusal> {
    let event = match command {
        RecordCommand::PlaceHold { case, reason } => {
            by.require(Action::HoldCase)?;
            ctx.case.ok_or_else(|| Refusal::no_such("case", case))?;
            if state.holds.contains_key(case) {
                return Err(Refusal::Exists { what: "hold".into() });
            }
            RecordEvent::HoldPlaced { case: *case, reason: check::text("reason", reason, check::SHORT)? }
        }
        RecordCommand::LiftHold { case, reason } => {
            by.require(Action::HoldCase)?;
            state.holds.get(case).ok_or_else(|| Refusal::no_such("hold", case))?;
            RecordEvent::HoldLifted { case: *case, reason: check::text("reason", reason, check::SHORT)? }
        }
        RecordCommand::RequestErasure { scope, reason, authority } => {
            by.require(Action::EraseContent)?;
            may_erase(state, scope, ctx)?;
            if state.requests.values().any(|request| request.scope == *scope) {
                return Err(Refusal::Exists { what: "request".into() });
            }
            RecordEvent::ErasureRequested {
                scope: *scope,
                reason: check::text("reason", reason, check::SHORT)?,
                authority: check::text("authority", authority, check::SHORT)?,
            }
        }
        RecordCommand::DecideErasure { request, approve, reason } => {
            by.require(Action::EraseContent)?;
            let asked = state.requests.get(request).ok_or_else(|| Refusal::no_such("request", request))?;
            if asked.by == by.user {
                return Err(Refusal::SecondPersonNeeded {});
            }
            if *approve {
                may_erase(state, &asked.scope, ctx)?;
                let (requested_by, scope, bodies) = (asked.by, asked.scope, ctx.bodies);
                RecordEvent::ErasureApproved { request: *request, requested_by, scope, bodies }
            } else {
                RecordEvent::ErasureRefused { request: *request, reason: check::text("reason", reason, check::SHORT)? }
            }
        }
    };
    Ok(vec![(EntryId(ctx.ids.next()), event.into())])
}

/// Nothing under a hold goes, nothing goes that is not there, and no whole case before the law's period is over.
fn may_erase(state: &Record, scope: &ErasureScope, ctx: &RecordContext<'_>) -> Result<(), Refusal> {
    if ctx.case.is_some_and(|case| state.holds.contains_key(&case)) {
        return Err(Refusal::OnLegalHold {});
    }
    if ctx.bodies == 0 {
        return Err(Refusal::NotErasable {});
    }
    match scope {
        ErasureScope::Case(_) if ctx.free_from.is_none_or(|from| from > ctx.now) => {
            Err(Refusal::MustBeKept { until: ctx.free_from })
        }
        _ => Ok(()),
    }
}
