//! Letting a text out: promises, embargo, release over its channels, withdrawal.

use super::deadline::{self, Wait};
use super::decide::{files, find, in_state, require_checked, require_text};
use super::{ChannelReceipt, Commitment, Statement, StatementCommand, StatementEvent, StatementState, cite, examine};
use crate::case::Draft;
use crate::check;
use crate::ids::StatementId;
use crate::policy::Action;
use crate::refusal::Refusal;
use crate::terms::{Lang, Timestamp};

pub(super) fn release(draft: &mut Draft<'_>, command: &StatementCommand) -> Result<(), Refusal> {
    let StatementCommand::Release { statement, digest, channel, released_at, link, screenshot, further, next_update } =
        command
    else {
        return Err(Refusal::Invalid { field: "command".into() });
    };
    draft.by.require(Action::ReleaseStatement)?;
    let found = require_cleared(draft, *statement, digest)?;
    let emergency =
        found.emergency_pair().filter(|_| !found.missing(&draft.required_approvals(found.audience)).is_empty());
    let first = ChannelReceipt {
        channel: channel.clone(),
        released_at: *released_at,
        link: link.clone(),
        screenshot: *screenshot,
    };
    for receipt in std::iter::once(&first).chain(further) {
        check::not_future("released_at", receipt.released_at, draft.ctx.now)?;
        if found.not_before.is_some_and(|at| receipt.released_at < at) {
            return Err(Refusal::Embargo { until: found.not_before.unwrap_or_default() });
        }
        let screenshot = files(&draft.case, receipt.screenshot.as_slice())?.pop();
        draft.push(StatementEvent::Released {
            statement: *statement,
            digest: digest.clone(),
            channel: check::text("channel", &receipt.channel, check::SHORT)?,
            released_at: receipt.released_at,
            link: check::optional("link", receipt.link.as_deref(), check::SHORT)?,
            emergency,
            screenshot,
        });
    }
    deadline::released(draft, *statement, channel, *released_at);
    if found.state != StatementState::Released {
        deadline::commit(draft, &found, *next_update);
    }
    Ok(())
}

/// A release needs every approval that the grade of this moment demands, on exactly this text, or two people who answer
/// for going without; facts that still stand; nothing that the checks stop; and an owner for every promise. A text that
/// is out already may go out over more channels as it is.
fn require_cleared(draft: &Draft<'_>, id: StatementId, digest: &str) -> Result<Statement, Refusal> {
    let found = find(&draft.case, id)?;
    match found.state {
        StatementState::Withdrawn | StatementState::Rejected => {
            return Err(Refusal::wrong_state("statement", found.state));
        }
        StatementState::Draft | StatementState::InReview | StatementState::Approved | StatementState::Released => {}
    }
    if found.superseded_by.is_some() {
        return Err(Refusal::wrong_state("statement", "superseded"));
    }
    require_text(found, digest)?;
    let missing = found.missing(&draft.required_approvals(found.audience));
    if !missing.is_empty() && found.emergency_pair().is_none() {
        return Err(Refusal::ApprovalMissing { roles: missing });
    }
    if found.not_before.is_some_and(|at| draft.ctx.now < at) {
        return Err(Refusal::Embargo { until: found.not_before.unwrap_or_default() });
    }
    cite::require_current(&draft.case, found)?;
    require_checked(&draft.ctx.rules.checks, &draft.case, found)?;
    let lexicons = draft.ctx.rules.checks.lexicons().map_err(|_| Refusal::Invalid { field: "lexicons".into() })?;
    let promises = examine::open_promises(lexicons, found);
    if !promises.is_empty() {
        let words = promises.into_iter().map(|(_, place)| place.words).collect();
        return Err(Refusal::OpenPromises { words });
    }
    Ok(found.clone())
}

/// States before a text is out.
const UNRELEASED: [StatementState; 4] =
    [StatementState::Draft, StatementState::InReview, StatementState::Approved, StatementState::Rejected];

pub(super) fn schedule(
    draft: &mut Draft<'_>,
    id: StatementId,
    at: Option<Timestamp>,
    reason: &str,
) -> Result<(), Refusal> {
    draft.by.require(Action::ReleaseStatement)?;
    draft.require_active()?;
    let found = in_state(&draft.case, id, &UNRELEASED)?.clone();
    if at.is_some_and(|at| at <= draft.ctx.now) {
        return Err(Refusal::Invalid { field: "not_before".into() });
    }
    let reason = check::text("reason", reason, check::TEXT)?;
    deadline::waive(draft, &found, Wait::Embargo, &reason);
    draft.push(StatementEvent::Scheduled { statement: id, at, reason });
    if let Some(at) = at {
        deadline::embargo(draft, &found, at);
    }
    Ok(())
}

pub(super) fn promise(
    draft: &mut Draft<'_>,
    id: StatementId,
    lang: Lang,
    words: &str,
    commitment: &Commitment,
) -> Result<(), Refusal> {
    draft.by.require(Action::WriteStatement)?;
    draft.require_active()?;
    let found = in_state(&draft.case, id, &UNRELEASED)?;
    let words = check::text("words", words, check::SHORT)?;
    if !found.current().and_then(|version| version.texts.get(&lang)).is_some_and(|text| text.contains(&words)) {
        return Err(Refusal::TextChanged { now: found.version() });
    }
    let commitment = match commitment {
        Commitment::Promise { owner, due_at } => {
            draft.require_user(Some(*owner))?;
            Commitment::Promise { owner: *owner, due_at: *due_at }
        }
        Commitment::SameAs { entry } => {
            let known = found.commitments().any(|(known, ..)| known.entry == *entry);
            known.then_some(()).ok_or_else(|| Refusal::no_such("promise", entry))?;
            Commitment::SameAs { entry: *entry }
        }
        Commitment::NoPromise { reason } => {
            Commitment::NoPromise { reason: check::text("reason", reason, check::TEXT)? }
        }
    };
    draft.push(StatementEvent::PromiseEntered { statement: id, lang, words, commitment });
    Ok(())
}

pub(super) fn withdraw(draft: &mut Draft<'_>, id: StatementId, reason: &str) -> Result<(), Refusal> {
    let found = find(&draft.case, id)?.clone();
    if found.state == StatementState::Withdrawn {
        return Err(Refusal::wrong_state("statement", found.state));
    }
    let own_draft = found.releases.is_empty() && found.written_by(draft.by.user);
    if !own_draft {
        draft.by.require(Action::WithdrawStatement)?;
    }
    let reason = check::text("reason", reason, check::TEXT)?;
    draft.push(StatementEvent::Withdrawn { statement: id, reason: reason.clone() });
    deadline::waive(draft, &found, Wait::Approval, &reason);
    deadline::waive(draft, &found, Wait::Embargo, &reason);
    Ok(())
}
