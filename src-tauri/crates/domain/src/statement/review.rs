//! Reading, noting, approving: who may say yes to a text, and what a no does.

use std::collections::BTreeSet;

use super::deadline::{self, Wait};
use super::decide::{find, in_state, require_checked, require_text};
use super::{Place, Statement, StatementCommand, StatementEvent, StatementState, approval_chain, cite, place};
use crate::case::{Case, Draft};
use crate::check;
use crate::ids::{EntryId, StatementId, UserId};
use crate::policy::{Action, Actor, Role};
use crate::refusal::Refusal;
use crate::terms::Timestamp;

/// Whoever may be asked to approve.
const REVIEWERS: [Role; 3] = [Role::CrisisLead, Role::LegalReviewer, Role::Spokesperson];

/// The roles in which a person approves in this case now: those held, and those held for someone else for a time.
pub fn acting_roles(case: &Case, by: &Actor, now: Timestamp) -> BTreeSet<Role> {
    let lent = case.delegations.iter().filter(|lent| lent.to == by.user && lent.until > now).map(|lent| lent.role);
    by.roles.iter().copied().chain(lent).collect()
}

/// A case regraded upwards asks for more approvals of a text that was complete before.
const UNDER_REVIEW: [StatementState; 2] = [StatementState::InReview, StatementState::Approved];

pub(super) fn approve(
    draft: &mut Draft<'_>,
    id: StatementId,
    digest: &str,
    emergency: Option<&str>,
) -> Result<(), Refusal> {
    let acting = require_reviewer(draft)?;
    draft.require_active()?;
    let found = in_state(&draft.case, id, &UNDER_REVIEW)?.clone();
    require_text(&found, digest)?;
    if found.written_by(draft.by.user) {
        return Err(Refusal::OwnText {});
    }
    cite::require_current(&draft.case, &found)?;
    require_checked(&draft.ctx.rules.checks, &draft.case, &found)?;
    match check::optional("emergency", emergency, check::TEXT)? {
        Some(reason) => approve_outside(draft, &found, reason),
        None => approve_in_chain(draft, &found, &acting),
    }?;
    let open = draft.case.statements.get(&id).and_then(|found| open_position(draft, found));
    deadline::steps_done(draft, &found, open);
    Ok(())
}

fn approve_in_chain(draft: &mut Draft<'_>, found: &Statement, acting: &BTreeSet<Role>) -> Result<(), Refusal> {
    // Four eyes are two people: nobody gives two of the approvals, whatever roles they hold.
    if found.valid_approvals().any(|a| a.by == draft.by.user) {
        return Err(Refusal::NotAsked {});
    }
    let steps = approval_chain::required(&draft.ctx.rules.approvals, draft.case.grade.in_force(), found.audience);
    let missing = found.missing(&draft.required_approvals(found.audience));
    let open = approval_chain::open_roles(&steps, found);
    let own = |role: &Role| acting.contains(role);
    let role = match open.iter().copied().find(own) {
        Some(role) => role,
        None if missing.iter().any(own) => return Err(Refusal::OutOfTurn { roles: open }),
        None => return Err(Refusal::NotAsked {}),
    };
    draft.push(StatementEvent::Approved {
        statement: found.id,
        role,
        digest: found.current().map(|v| v.digest.clone()).unwrap_or_default(),
        complete: missing.len() == 1,
        emergency: None,
        as_deputy: !draft.by.roles.contains(&role),
    });
    Ok(())
}

/// When the chain can't be waited for, two reviewers let the text out on their own names; one of them leads the crisis.
fn approve_outside(draft: &mut Draft<'_>, found: &Statement, reason: String) -> Result<(), Refusal> {
    let role = REVIEWERS.into_iter().find(|role| draft.by.roles.contains(role)).ok_or(Refusal::NotAsked {})?;
    let mut others = found.emergency_approvals();
    if found.emergency_approvals().any(|a| a.by == draft.by.user) {
        return Err(Refusal::NotAsked {});
    }
    let complete = if role == Role::CrisisLead {
        others.next().is_some()
    } else {
        others.any(|other| other.role == Role::CrisisLead)
    };
    let digest = found.current().map(|v| v.digest.clone()).unwrap_or_default();
    let emergency = Some(reason);
    draft.push(StatementEvent::Approved { statement: found.id, role, digest, complete, emergency, as_deputy: false });
    Ok(())
}

fn open_position(draft: &Draft<'_>, found: &Statement) -> Option<u8> {
    let steps = approval_chain::required(&draft.ctx.rules.approvals, draft.case.grade.in_force(), found.audience);
    approval_chain::open_step(&steps, found).filter(|_| found.emergency_pair().is_none()).map(|step| step.position)
}

/// A reviewer by role, or someone who stands in for one.
fn require_reviewer(draft: &Draft<'_>) -> Result<BTreeSet<Role>, Refusal> {
    let acting = acting_roles(&draft.case, draft.by, draft.ctx.now);
    if !REVIEWERS.iter().any(|role| acting.contains(role)) {
        draft.by.require(Action::ReviewStatement)?;
    }
    Ok(acting)
}

pub(super) fn request_changes(
    draft: &mut Draft<'_>,
    id: StatementId,
    note: &str,
    place: Option<&Place>,
) -> Result<(), Refusal> {
    require_reviewer(draft)?;
    draft.require_active()?;
    let found = in_state(&draft.case, id, &UNDER_REVIEW)?.clone();
    require_place(&found, place)?;
    let note = check::text("note", note, check::TEXT)?;
    draft.push(StatementEvent::ChangesRequested { statement: id, note, place: place.cloned() });
    deadline::met(draft, &found, Wait::Approval);
    Ok(())
}

pub(super) fn reject(draft: &mut Draft<'_>, id: StatementId, reason: &str) -> Result<(), Refusal> {
    require_reviewer(draft)?;
    draft.require_active()?;
    let found = in_state(&draft.case, id, &UNDER_REVIEW)?.clone();
    let reason = check::text("reason", reason, check::TEXT)?;
    draft.push(StatementEvent::Rejected { statement: id, reason });
    deadline::met(draft, &found, Wait::Approval);
    Ok(())
}

pub(super) fn comment(
    draft: &mut Draft<'_>,
    id: StatementId,
    note: &str,
    place: Option<&Place>,
) -> Result<(), Refusal> {
    draft.by.require(Action::CommentStatement)?;
    draft.require_active()?;
    require_place(find(&draft.case, id)?, place)?;
    let note = check::text("note", note, check::TEXT)?;
    draft.push(StatementEvent::Commented { statement: id, note, place: place.cloned() });
    Ok(())
}

pub(super) fn settle(draft: &mut Draft<'_>, id: StatementId, note: EntryId) -> Result<(), Refusal> {
    draft.by.require(Action::CommentStatement)?;
    draft.require_active()?;
    let found = find(&draft.case, id)?.notes.iter().find(|known| known.entry == note);
    match found.ok_or_else(|| Refusal::no_such("note", note))?.settled_by {
        Some(_) => Err(Refusal::wrong_state("note", "settled")),
        None => {
            draft.push(StatementEvent::NoteSettled { statement: id, note });
            Ok(())
        }
    }
}

/// Whoever holds a role lends it; the crisis lead lends that of someone who is absent. Nobody lends a role to themselves.
pub(super) fn delegate(
    draft: &mut Draft<'_>,
    role: Role,
    to: UserId,
    until: Timestamp,
    reason: &str,
) -> Result<(), Refusal> {
    draft.by.require(Action::DelegateApproval)?;
    draft.require_active()?;
    let lends = draft.by.roles.contains(&role) || draft.by.roles.contains(&Role::CrisisLead);
    if !lends || !REVIEWERS.contains(&role) {
        return Err(Refusal::NotAsked {});
    }
    let deputy = draft.ctx.organisation.actor(to).ok_or_else(|| Refusal::no_such("user", to))?;
    if to == draft.by.user || !deputy.may(Action::SeeDrafts) {
        return Err(Refusal::Invalid { field: "deputy".into() });
    }
    if until <= draft.ctx.now {
        return Err(Refusal::Invalid { field: "until".into() });
    }
    let reason = check::text("reason", reason, check::TEXT)?;
    draft.push(StatementEvent::Delegated { role, to, until, reason });
    Ok(())
}

pub(super) fn waive_finding(draft: &mut Draft<'_>, command: &StatementCommand) -> Result<(), Refusal> {
    let StatementCommand::WaiveFinding { statement, rule, lang, words, reason } = command else {
        return Err(Refusal::Invalid { field: "command".into() });
    };
    draft.by.require(Action::WaiveFinding)?;
    draft.require_active()?;
    let found = find(&draft.case, *statement)?;
    // Who wrote the text does not clear it of what the checks found.
    if found.written_by(draft.by.user) {
        return Err(Refusal::OwnText {});
    }
    if found.waivers.iter().any(|w| w.rule == *rule && w.lang == *lang && w.words == *words) {
        return Err(Refusal::Exists { what: "waiver".into() });
    }
    let reason = check::text("reason", reason, check::TEXT)?;
    let words = check::optional("words", Some(words), check::TEXT)?.unwrap_or_default();
    draft.push(StatementEvent::FindingWaived { statement: *statement, rule: *rule, lang: *lang, words, reason });
    Ok(())
}

fn require_place(found: &Statement, place: Option<&Place>) -> Result<(), Refusal> {
    match (place, found.current()) {
        (Some(place), Some(version)) => place::require(&version.texts, place, version.number),
        _ => Ok(()),
    }
}
