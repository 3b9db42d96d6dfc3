use std::collections::BTreeMap;

use super::lint::Checks;
use super::state::{Statement, StatementState};
use super::{StatementCommand, StatementEvent, StatementFile, StrategyPick, cite, house, release, review, template};
use crate::case::{Case, Draft};
use crate::check;
use crate::ids::{EntryId, StatementId};
use crate::policy::Action;
use crate::refusal::Refusal;
use crate::terms::Lang;

pub(crate) fn decide(draft: &mut Draft<'_>, command: &StatementCommand) -> Result<(), Refusal> {
    draft.require_known()?;
    match command {
        StatementCommand::Draft { .. } => begin(draft, command),
        StatementCommand::Edit { statement, base_version, title, texts, citations, attachments } => {
            draft.by.require(Action::WriteStatement)?;
            draft.require_active()?;
            let open =
                [StatementState::Draft, StatementState::InReview, StatementState::Approved, StatementState::Rejected];
            let found = in_state(&draft.case, *statement, &open)?;
            if found.version() != *base_version {
                return Err(Refusal::TextChanged { now: found.version() });
            }
            let (title, texts) = check_text(title, texts)?;
            let before = found.current().map_or(&[][..], |version| &version.citations);
            let citations = cite::check(&draft.case, found.audience, &texts, citations, before)?;
            let attachments = files(&draft.case, attachments)?;
            draft.push(StatementEvent::Edited { statement: *statement, title, texts, citations, attachments });
            Ok(())
        }
        StatementCommand::Submit { statement } => submit(draft, *statement),
        StatementCommand::Approve { statement, digest, emergency } => {
            review::approve(draft, *statement, digest, emergency.as_deref())
        }
        StatementCommand::RequestChanges { statement, note, place } => {
            review::request_changes(draft, *statement, note, place.as_ref())
        }
        StatementCommand::Reject { statement, reason } => review::reject(draft, *statement, reason),
        StatementCommand::Comment { statement, note, place } => {
            review::comment(draft, *statement, note, place.as_ref())
        }
        StatementCommand::SettleNote { statement, note } => review::settle(draft, *statement, *note),
        StatementCommand::Delegate { role, to, until, reason } => review::delegate(draft, *role, *to, *until, reason),
        StatementCommand::Schedule { statement, at, reason } => release::schedule(draft, *statement, *at, reason),
        StatementCommand::Release { .. } => release::release(draft, command),
        StatementCommand::Promise { statement, lang, words, commitment } => {
            release::promise(draft, *statement, *lang, words, commitment)
        }
        StatementCommand::WaiveFinding { .. } => review::waive_finding(draft, command),
        StatementCommand::SetStrategy { answers, choice } => {
            draft.by.require(Action::ChooseStrategy)?;
            draft.require_active()?;
            let choice = choice.as_ref().filter(|choice| !choice.strategies.is_empty()).map(|choice| {
                let reason = check::text("reason", &choice.reason, check::TEXT)?;
                Ok::<_, Refusal>(StrategyPick { strategies: choice.strategies.clone(), reason })
            });
            draft.push(StatementEvent::StrategySet { answers: *answers, choice: choice.transpose()? });
            Ok(())
        }
        StatementCommand::BuildHouse { core, supports } => house::build(draft, core, supports),
        StatementCommand::Withdraw { statement, reason } => release::withdraw(draft, *statement, reason),
    }
}

fn begin(draft: &mut Draft<'_>, command: &StatementCommand) -> Result<(), Refusal> {
    let StatementCommand::Draft { id, audience, stage, template, corrects, title, texts, citations, attachments } =
        command
    else {
        return Err(Refusal::Invalid { field: "command".into() });
    };
    draft.by.require(Action::WriteStatement)?;
    draft.require_active()?;
    if let Some(corrected) = corrects {
        in_state(&draft.case, *corrected, &[StatementState::Released, StatementState::Withdrawn])?;
    }
    let (title, texts) = check_text(title, texts)?;
    let citations = cite::check(&draft.case, *audience, &texts, citations, &[])?;
    let statement = draft.fresh(*id, |case, id| case.statements.contains_key(id), StatementId, "statement")?;
    let (audience, stage, corrects) = (*audience, *stage, *corrects);
    let template = check::optional("template", template.as_deref(), check::SHORT)?;
    let attachments = files(&draft.case, attachments)?;
    draft.push(StatementEvent::Drafted {
        statement,
        audience,
        stage,
        template,
        corrects,
        title,
        texts,
        citations,
        attachments,
    });
    Ok(())
}

fn submit(draft: &mut Draft<'_>, statement: StatementId) -> Result<(), Refusal> {
    draft.by.require(Action::WriteStatement)?;
    draft.require_active()?;
    let found = in_state(&draft.case, statement, &[StatementState::Draft])?;
    if found.current().is_some_and(|version| version.texts.values().any(|text| template::is_open(text))) {
        return Err(Refusal::OpenPlaces {});
    }
    cite::require_current(&draft.case, found)?;
    let asked = draft.required_approvals(found.audience);
    draft.push(StatementEvent::Submitted { statement, asked });
    Ok(())
}

/// The statement, if it is in one of the states wanted.
pub(super) fn in_state<'a>(
    case: &'a Case,
    id: StatementId,
    wanted: &[StatementState],
) -> Result<&'a Statement, Refusal> {
    let found = find(case, id)?;
    if wanted.contains(&found.state) { Ok(found) } else { Err(Refusal::wrong_state("statement", found.state)) }
}

pub(super) fn find(case: &Case, id: StatementId) -> Result<&Statement, Refusal> {
    case.statements.get(&id).ok_or_else(|| Refusal::no_such("statement", id))
}

/// The files of the case that these entries attached, each once, with their digests.
pub(super) fn files(case: &Case, entries: &[EntryId]) -> Result<Vec<StatementFile>, Refusal> {
    let mut files: Vec<StatementFile> = Vec::with_capacity(entries.len());
    for entry in entries {
        let found = case.room.attachments.get(entry).ok_or_else(|| Refusal::no_such("attachment", entry))?;
        if !files.iter().any(|known| known.entry == *entry) {
            files.push(StatementFile { entry: *entry, digest: found.digest.clone() });
        }
    }
    Ok(files)
}

/// Whoever approves or releases names the text that they read; another one has come since, or it is this one.
pub(super) fn require_text(found: &Statement, digest: &str) -> Result<(), Refusal> {
    match found.current() {
        Some(version) if version.digest == digest => Ok(()),
        _ => Err(Refusal::TextChanged { now: found.version() }),
    }
}

/// What the checks find wrong enough to stop a text must be mended or waived.
pub(super) fn require_checked(checks: &Checks, case: &Case, found: &Statement) -> Result<(), Refusal> {
    let blocking = super::examine::blocking(checks, case, found)?;
    if blocking.is_empty() { Ok(()) } else { Err(Refusal::OpenFindings { rules: blocking }) }
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
