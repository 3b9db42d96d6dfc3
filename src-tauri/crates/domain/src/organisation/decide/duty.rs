//! The duty roster.

use chrono::TimeDelta;

use super::Context;
use super::fields::{active, known};
use crate::check;
use crate::ids::{ShiftId, UserId};
use crate::organisation::{Organisation, OrganisationEvent, RosterEntry, Shift};
use crate::policy::{Action, Actor};
use crate::refusal::Refusal;
use crate::terms::Timestamp;

/// Longer than that nobody is on duty at a stretch; it is a post then, and no shift.
const LONGEST_SHIFT: TimeDelta = TimeDelta::days(92);

pub(super) fn plan(
    state: &Organisation,
    id: Option<ShiftId>,
    shift: &Shift,
    ctx: &Context<'_>,
) -> Result<OrganisationEvent, Refusal> {
    let id = id.unwrap_or_else(|| ShiftId(ctx.ids.next()));
    if state.roster.contains_key(&id) {
        return Err(Refusal::Exists { what: "shift".into() });
    }
    if shift.until <= shift.from || shift.until - shift.from > LONGEST_SHIFT || shift.until <= ctx.now {
        return Err(Refusal::Invalid { field: "until".into() });
    }
    known("site", shift.sites.iter().copied(), |site| state.sites.contains_key(site))?;
    active(state, shift.user)?;
    let backup = shift.backup.filter(|backup| *backup != shift.user);
    backup.map(|backup| active(state, backup)).transpose()?;
    let position = check::text("position", &shift.position, check::TITLE)?;
    Ok(OrganisationEvent::ShiftPlanned { shift: id, details: Shift { position, backup, ..shift.clone() } })
}

/// What was served stays on the roster: only a shift that has not begun is taken off.
pub(super) fn cancel(state: &Organisation, shift: ShiftId, now: Timestamp) -> Result<OrganisationEvent, Refusal> {
    let entry = find(state, shift)?;
    if entry.shift.from <= now {
        return Err(Refusal::wrong_state("shift", if entry.covers(now) { "running" } else { "over" }));
    }
    Ok(OrganisationEvent::ShiftCancelled { shift })
}

pub(super) fn hand_over(
    state: &Organisation,
    by: &Actor,
    shift: ShiftId,
    to: UserId,
    note: &str,
    now: Timestamp,
) -> Result<OrganisationEvent, Refusal> {
    let holder = state.roster.get(&shift).map(|entry| entry.holder(now));
    if holder != Some(by.user) {
        by.require(Action::ManageRoster)?;
    }
    let entry = find(state, shift)?;
    if !entry.covers(now) {
        return Err(Refusal::wrong_state("shift", if now < entry.shift.from { "planned" } else { "over" }));
    }
    let from = entry.holder(now);
    if to == from {
        return Err(Refusal::Invalid { field: "to".into() });
    }
    let note = check::text("note", note, check::SHORT)?;
    Ok(OrganisationEvent::DutyHandedOver { shift, from, to: active(state, to)?, note })
}

fn find(state: &Organisation, shift: ShiftId) -> Result<&RosterEntry, Refusal> {
    state.roster.get(&shift).ok_or_else(|| Refusal::no_such("shift", shift))
}
