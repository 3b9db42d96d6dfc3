//! Playbooks, rule packs, templates and answers of the company's own.

use chrono::{NaiveDate, TimeDelta};

use crate::check;
use crate::duty::DutyPack;
use crate::grading::RulePack;
use crate::organisation::{ContentKind, Edition, EditionId, EditionState, Organisation, OrganisationEvent};
use crate::playbook::Playbook;
use crate::policy::Actor;
use crate::refusal::Refusal;
use crate::statement::answer::AnswerPack;
use crate::statement::template::TemplatePack;
use crate::terms::{Bilingual, Scenario, Timestamp};

/// The longest file that is published, in bytes.
const LONGEST: usize = 512 * 1024;

/// A draft that is not yet approved is written over; anything later starts a new edition.
pub(super) fn draft(
    state: &Organisation,
    by: &Actor,
    kind: ContentKind,
    scenario: Scenario,
    text: &str,
    note: &str,
) -> Result<OrganisationEvent, Refusal> {
    by.require(kind.rights().write)?;
    let note = check::text("note", note, check::SHORT)?;
    if text.len() > LONGEST {
        return Err(Refusal::TooLong { field: "text".into(), limit: u32::try_from(LONGEST).unwrap_or(u32::MAX) });
    }
    check_content(kind, scenario, text)?;
    let number = match state.editions_of(kind, scenario).next_back() {
        None => 1,
        Some(last) if last.state == EditionState::Draft => last.id.number,
        Some(last) => last.id.number.saturating_add(1),
    };
    let edition = EditionId { kind, scenario, number };
    Ok(OrganisationEvent::ContentDrafted { edition, text: text.to_owned(), note })
}

/// Whether `text` is a whole file of its kind for `scenario`.
///
/// # Errors
/// [`Refusal::ContentInvalid`] with the place and what is wrong there.
pub fn check_content(kind: ContentKind, scenario: Scenario, text: &str) -> Result<(), Refusal> {
    let found = match kind {
        ContentKind::Playbook => Playbook::parse(kind.key(), text, None)
            .map(|playbook| playbook.scenario)
            .map_err(|e| refused(e.line, e.key, e.problem.said())),
        ContentKind::Rules => RulePack::parse(kind.key(), text)
            .map(|pack| Some(pack.scenario))
            .map_err(|e| refused(e.line, e.key, e.problem.said())),
        ContentKind::Templates => TemplatePack::parse(kind.key(), text)
            .map(|pack| pack.scenario())
            .map_err(|e| refused(e.line, e.key, e.problem.said())),
        // One file for all scenarios. What the law wants is in packs of other keys, which nobody writes over.
        ContentKind::Duties => DutyPack::parse(kind.key(), text)
            .map(|pack| (pack.key == DutyPack::COMPANY).then_some(Scenario::Other))
            .map_err(|e| refused(e.line, e.key, e.problem.said())),
        ContentKind::Answers => AnswerPack::parse(kind.key(), text)
            .map(|pack| Some(pack.scenario))
            .map_err(|e| refused(e.line, e.key, e.problem.said())),
    }?;
    if found != Some(scenario) {
        return Err(Refusal::Invalid { field: "scenario".into() });
    }
    Ok(())
}

fn refused(line: usize, key: String, problem: Bilingual) -> Refusal {
    Refusal::ContentInvalid { line: u32::try_from(line).unwrap_or(u32::MAX), key, problem }
}

pub(super) fn approve(state: &Organisation, by: &Actor, id: EditionId) -> Result<OrganisationEvent, Refusal> {
    by.require(id.kind.rights().approve)?;
    let edition = standing(state, id, &[EditionState::Draft])?;
    if id.kind.needs_second_person() && edition.drafted_by == by.user {
        return Err(Refusal::OwnText {});
    }
    Ok(OrganisationEvent::ContentApproved { edition: id })
}

pub(super) fn publish(
    state: &Organisation,
    by: &Actor,
    id: EditionId,
    (effective, next_review): (NaiveDate, NaiveDate),
    reason: &str,
    now: Timestamp,
) -> Result<OrganisationEvent, Refusal> {
    by.require(id.kind.rights().publish)?;
    let edition = standing(state, id, &[EditionState::Approved])?;
    // Wherever the company is, its day has begun by then; what is past can't be changed by a date.
    if effective < now.date_naive() - TimeDelta::days(1) {
        return Err(Refusal::Invalid { field: "effective".into() });
    }
    if next_review <= effective {
        return Err(Refusal::Invalid { field: "next_review".into() });
    }
    // A later program may read more strictly than the one it was drafted with.
    check_content(id.kind, id.scenario, &edition.text)?;
    let reason = check::text("reason", reason, check::SHORT)?;
    Ok(OrganisationEvent::ContentPublished { edition: id, effective, next_review, reason })
}

pub(super) fn retire(
    state: &Organisation,
    by: &Actor,
    id: EditionId,
    reason: &str,
) -> Result<OrganisationEvent, Refusal> {
    by.require(id.kind.rights().publish)?;
    standing(state, id, &[EditionState::Draft, EditionState::Approved, EditionState::Published])?;
    let reason = check::text("reason", reason, check::SHORT)?;
    Ok(OrganisationEvent::ContentRetired { edition: id, reason })
}

fn standing<'a>(state: &'a Organisation, id: EditionId, wanted: &[EditionState]) -> Result<&'a Edition, Refusal> {
    let name = || format!("{}.{}.{}", id.kind, id.scenario, id.number);
    let edition = state.edition(id).ok_or_else(|| Refusal::no_such("edition", name()))?;
    match wanted.contains(&edition.state) {
        true => Ok(edition),
        false => Err(Refusal::wrong_state("edition", edition.state)),
    }
}
