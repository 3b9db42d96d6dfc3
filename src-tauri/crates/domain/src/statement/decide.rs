use std::collections::BTreeMap;

use super::template;
use super::{
    Approval, Release, ReviewNote, Statement, StatementCommand, StatementEvent, StatementState, TextVersion,
    text_digest,
};
use crate::case::{Case, Draft};
use crate::check;
use crate::event::Meta;
use crate::ids::StatementId;
use crate::policy::{Action, Role};
use crate::refusal::Refusal;
use crate::terms::{Lang, Timestamp};

pub(crate) fn decide(draft: &mut Draft<'_>, command: &StatementCommand) -> Result<(), Refusal> {
    draft.require_known()?;
    match command {
        StatementCommand::Draft { id, audience, stage, template, corrects, title, texts } => {
            draft.by.require(Action::WriteStatement)?;
            draft.require_active()?;
            if let Some(corrected) = corrects {
                in_state(&draft.case, *corrected, &[StatementState::Released, StatementState::Withdrawn])?;
            }
            let (title, texts) = check_text(title, texts)?;
            let statement = draft.fresh(*id, |case, id| case.statements.contains_key(id), StatementId, "statement")?;
            let (audience, stage, corrects) = (*audience, *stage, *corrects);
            let template = check::optional("template", template.as_deref(), check::SHORT)?;
            draft.push(StatementEvent::Drafted { statement, audience, stage, template, corrects, title, texts });
        }
        StatementCommand::Edit { statement, base_version, title, texts } => {
            draft.by.require(Action::WriteStatement)?;
            draft.require_active()?;
            let open = [StatementState::Draft, StatementState::InReview, StatementState::Approved];
            let found = in_state(&draft.case, *statement, &open)?;
            let now = found.current().map_or(0, |v| v.number);
            if now != *base_version {
                return Err(Refusal::TextChanged { now });
            }
            let (title, texts) = check_text(title, texts)?;
            draft.push(StatementEvent::Edited { statement: *statement, title, texts });
        }
        StatementCommand::Submit { statement } => {
            draft.by.require(Action::WriteStatement)?;
            draft.require_active()?;
            let found = in_state(&draft.case, *statement, &[StatementState::Draft])?;
            if found.current().is_some_and(|version| version.texts.values().any(|text| template::is_open(text))) {
                return Err(Refusal::OpenPlaces {});
            }
            let asked = draft.required_approvals(found.audience);
            draft.push(StatementEvent::Submitted { statement: *statement, asked });
        }
        StatementCommand::Approve { statement, digest } => approve(draft, *statement, digest)?,
        StatementCommand::RequestChanges { statement, note } => {
            draft.by.require(Action::ReviewStatement)?;
            draft.require_active()?;
            in_state(&draft.case, *statement, &[StatementState::InReview, StatementState::Approved])?;
            let note = check::text("note", note, check::TEXT)?;
            draft.push(StatementEvent::ChangesRequested { statement: *statement, note });
        }
        StatementCommand::Release { statement, digest, channel, released_at, link } => {
            draft.by.require(Action::ReleaseStatement)?;
            require_released_text(draft, *statement, digest)?;
            check::not_future("released_at", *released_at, draft.ctx.now)?;
            let channel = check::text("channel", channel, check::SHORT)?;
            let link = check::optional("link", link.as_deref(), check::SHORT)?;
            let (digest, released_at) = (digest.clone(), *released_at);
            draft.push(StatementEvent::Released { statement: *statement, digest, channel, released_at, link });
        }
        StatementCommand::Withdraw { statement, reason } => {
            let found = draft.case.statements.get(statement).ok_or_else(|| Refusal::no_such("statement", statement))?;
            if found.state == StatementState::Withdrawn {
                return Err(Refusal::wrong_state("statement", found.state));
            }
            let own_draft = found.releases.is_empty() && found.written_by(draft.by.user);
            if !own_draft {
                draft.by.require(Action::WithdrawStatement)?;
            }
            let reason = check::text("reason", reason, check::TEXT)?;
            draft.push(StatementEvent::Withdrawn { statement: *statement, reason });
        }
    }
    Ok(())
}

fn approve(draft: &mut Draft<'_>, id: StatementId, digest: &str) -> Result<(), Refusal> {
    draft.by.require(Action::ReviewStatement)?;
    draft.require_active()?;
    // A case regraded upwards asks for more approvals of a text that was complete before.
    let found = in_state(&draft.case, id, &[StatementState::InReview, StatementState::Approved])?;
    require_text(found, digest)?;
    if found.written_by(draft.by.user) {
        return Err(Refusal::OwnText {});
    }
    // Four eyes are two people: nobody gives two of the approvals, whatever roles they hold.
    if found.valid_approvals().any(|a| a.by == draft.by.user) {
        return Err(Refusal::NotAsked {});
    }
    let missing = found.missing(&draft.required_approvals(found.audience));
    let role = missing.iter().copied().find(|role| draft.by.roles.contains(role)).ok_or(Refusal::NotAsked {})?;
    let complete = missing.len() == 1;
    draft.push(StatementEvent::Approved { statement: id, role, digest: digest.to_owned(), complete });
    Ok(())
}

/// A release needs every approval that the grade of this moment demands, on exactly this text. A text that is out
/// already may go out over more channels as it is.
fn require_released_text(draft: &Draft<'_>, id: StatementId, digest: &str) -> Result<(), Refusal> {
    let found = draft.case.statements.get(&id).ok_or_else(|| Refusal::no_such("statement", id))?;
    match found.state {
        StatementState::Withdrawn => return Err(Refusal::wrong_state("statement", found.state)),
        StatementState::Draft | StatementState::InReview | StatementState::Approved | StatementState::Released => {}
    }
    require_text(found, digest)?;
    let missing = found.missing(&draft.required_approvals(found.audience));
    if missing.is_empty() { Ok(()) } else { Err(Refusal::ApprovalMissing { roles: missing }) }
}

fn require_text(found: &Statement, digest: &str) -> Result<(), Refusal> {
    match found.current() {
        Some(version) if version.digest == digest => Ok(()),
        version => Err(Refusal::TextChanged { now: version.map_or(0, |v| v.number) }),
    }
}

fn in_state<'a>(case: &'a Case, id: StatementId, wanted: &[StatementState]) -> Result<&'a Statement, Refusal> {
    let found = case.statements.get(&id).ok_or_else(|| Refusal::no_such("statement", id))?;
    if wanted.contains(&found.state) { Ok(found) } else { Err(Refusal::wrong_state("statement", found.state)) }
}

fn check_text(title: &str, texts: &BTreeMap<Lang, String>) -> Result<(String, BTreeMap<Lang, String>), Refusal> {
    let title = check::text("title", title, check::TITLE)?;
    let mut checked = BTreeMap::new();
    for (lang, text) in texts {
        if let Some(text) = check::optional("text", Some(text), check::TEXT)? {
            checked.insert(*lang, text);
        }
    }
    if checked.is_empty() {
        return Err(Refusal::Missing { field: "text".into() });
    }
    Ok((title, checked))
}

pub(crate) fn evolve(case: &mut Case, event: &StatementEvent, meta: &Meta) {
    match event {
        StatementEvent::Drafted { statement, audience, stage, template, corrects, title, texts } => {
            let number = u32::try_from(case.statements.len() + 1).unwrap_or(u32::MAX);
            let fresh = Statement {
                id: *statement,
                number,
                audience: *audience,
                stage: *stage,
                template: template.clone(),
                corrects: *corrects,
                versions: vec![version(1, title, texts, meta)],
                state: StatementState::Draft,
                approvals: Vec::new(),
                notes: Vec::new(),
                releases: Vec::new(),
                withdrawn: None,
            };
            case.statements.insert(*statement, fresh);
        }
        StatementEvent::Edited { statement, title, texts } => change(case, *statement, |s| {
            let number = s.current().map_or(0, |v| v.number).saturating_add(1);
            s.versions.push(version(number, title, texts, meta));
            void(s, meta.at);
            s.state = StatementState::Draft;
        }),
        StatementEvent::Submitted { statement, .. } => change(case, *statement, |s| s.state = StatementState::InReview),
        StatementEvent::Approved { statement, role, digest, complete } => {
            change(case, *statement, |s| record_approval(s, *role, digest, *complete, meta));
        }
        StatementEvent::ChangesRequested { statement, note } => change(case, *statement, |s| {
            let version = s.current().map_or(0, |v| v.number);
            s.notes.push(ReviewNote { by: meta.by, version, note: note.clone(), at: meta.at });
            void(s, meta.at);
            s.state = StatementState::Draft;
        }),
        StatementEvent::Released { statement, digest, channel, released_at, link } => change(case, *statement, |s| {
            s.state = StatementState::Released;
            s.releases.push(Release {
                channel: channel.clone(),
                released_at: *released_at,
                link: link.clone(),
                by: meta.by,
                digest: digest.clone(),
            });
        }),
        StatementEvent::Withdrawn { statement, reason } => change(case, *statement, |s| {
            s.state = StatementState::Withdrawn;
            s.withdrawn = Some(reason.clone());
            void(s, meta.at);
        }),
    }
}

fn version(number: u32, title: &str, texts: &BTreeMap<Lang, String>, meta: &Meta) -> TextVersion {
    let digest = text_digest(title, texts);
    TextVersion { number, title: title.to_owned(), texts: texts.clone(), digest, by: meta.by, at: meta.at }
}

fn record_approval(s: &mut Statement, role: Role, digest: &str, complete: bool, meta: &Meta) {
    let version = s.current().map_or(0, |v| v.number);
    let digest = digest.to_owned();
    s.approvals.push(Approval { by: meta.by, role, digest, version, at: meta.at, voided_at: None });
    if complete {
        s.state = StatementState::Approved;
    }
}

fn void(s: &mut Statement, at: Timestamp) {
    for approval in &mut s.approvals {
        approval.voided_at.get_or_insert(at);
    }
}

fn change(case: &mut Case, statement: StatementId, edit: impl FnOnce(&mut Statement)) {
    if let Some(found) = case.statements.get_mut(&statement) {
        edit(found);
    }
}
