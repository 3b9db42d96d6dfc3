use domain::case::Case;
use domain::event::Event;
use domain::ids::{CaseId, EntryId};
use domain::policy::Actor;
use domain::record::{self, ErasureScope, RecordCommand, RecordContext, RecordEvent, Retention};
use domain::refusal::Refusal;
use domain::terms::Timestamp;
use store::{Erasure, Header, JournalFilter, ReadTx, StoreError, Stream, WriteTx};

use crate::error::DeskError;
use crate::host::Host;

/// Decides a command about the record; where two people have agreed to erase, the bodies go in the same transaction.
pub(crate) fn decide_and_erase(
    tx: &mut WriteTx<'_>,
    host: &dyn Host,
    retention: &Retention,
    actor: &Actor,
    command: &RecordCommand,
) -> Result<(Option<CaseId>, Vec<Header>), DeskError> {
    let organisation = tx.organisation()?;
    let scope = match command {
        RecordCommand::RequestErasure { scope, .. } => Some(*scope),
        RecordCommand::DecideErasure { request, .. } => organisation.record.requests.get(request).map(|r| r.scope),
        RecordCommand::PlaceHold { case, .. } | RecordCommand::LiftHold { case, .. } => Some(ErasureScope::Case(*case)),
    };
    let found = scope.map(|scope| Found::of(tx, scope, retention)).transpose()?.unwrap_or_default();
    let ctx = RecordContext {
        now: host.now(),
        ids: host,
        case: found.case,
        bodies: u32::try_from(found.bodies.len()).unwrap_or(u32::MAX),
        free_from: found.free_from,
    };
    let asked = match command {
        RecordCommand::DecideErasure { request, .. } => organisation.record.requests.get(request).cloned(),
        _ => None,
    };
    let events = record::decide(&organisation.record, actor, command, &ctx)?;
    let agreed = events.iter().any(|(_, event)| matches!(event, Event::Record(RecordEvent::ErasureApproved { .. })));
    let headers = tx.append(Stream::ORGANISATION, actor.user, host.now(), &events)?;
    if let Some(asked) = asked.filter(|_| agreed) {
        for target in &found.bodies {
            let erasure = Erasure {
                id: EntryId(host.next()),
                target: *target,
                reason: asked.reason.clone(),
                authority: asked.authority.clone(),
                people: [asked.by, actor.user],
            };
            tx.erase(erasure, host.now())?;
        }
    }
    Ok((found.case, headers))
}

/// What an erasure or a hold is about.
#[derive(Default)]
struct Found {
    case: Option<CaseId>,
    bodies: Vec<EntryId>,
    free_from: Option<Timestamp>,
}

impl Found {
    fn of(tx: &WriteTx<'_>, scope: ErasureScope, retention: &Retention) -> Result<Self, DeskError> {
        match scope {
            ErasureScope::Entry(id) => {
                let entry = tx.read().journal().entry(id)?.ok_or_else(|| Refusal::no_such("entry", id))?;
                let may_go = entry.body.is_some() && Event::is_erasable(&entry.header.kind);
                let bodies = if may_go { vec![id] } else { Vec::new() };
                Ok(Self { case: entry.header.stream.case(), bodies, free_from: None })
            }
            ErasureScope::Case(id) => {
                let case = tx.case(id)?.ok_or_else(|| Refusal::no_such("case", id))?;
                let free_from = free_from(&tx.read(), &case, retention)?;
                Ok(Self { case: Some(id), bodies: erasable_bodies(&tx.read(), id)?, free_from })
            }
        }
    }
}

/// The entries of a case whose bodies may be erased and are still there.
pub(super) fn erasable_bodies(tx: &ReadTx<'_>, case: CaseId) -> Result<Vec<EntryId>, StoreError> {
    let mut bodies = Vec::new();
    tx.journal().stream_since(case.into(), 0, None, |entry| {
        if entry.body.is_some() && Event::is_erasable(&entry.header.kind) {
            bodies.push(entry.header.id);
        }
        Ok(())
    })?;
    Ok(bodies)
}

/// When a case was closed; none while it is open.
pub(super) fn closed_at(tx: &ReadTx<'_>, case: &Case) -> Result<Option<Timestamp>, StoreError> {
    if case.is_active() {
        return Ok(None);
    }
    let moved = JournalFilter { stream: Some(case.id.into()), kind: Some("case.moved".into()), ..Default::default() };
    Ok(tx.journal().page(&moved, 1)?.first().map(|entry| entry.header.at.wall()))
}

/// From when on the law lets a case go; none while it is open, or for good.
fn free_from(tx: &ReadTx<'_>, case: &Case, retention: &Retention) -> Result<Option<Timestamp>, StoreError> {
    Ok(closed_at(tx, case)?.and_then(|closed| retention.until(case, closed)))
}
