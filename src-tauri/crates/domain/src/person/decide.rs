use super::{Identity, Person, PersonCommand, PersonDetails, PersonEvent};
use crate::case::{Case, Draft};
use crate::check;
use crate::event::Meta;
use crate::ids::PersonId;
use crate::policy::Action;
use crate::refusal::Refusal;
use crate::terms::Timestamp;

/// The most dishes that one entry names.
const FOODS: usize = 50;

pub(crate) fn decide(draft: &mut Draft<'_>, command: &PersonCommand) -> Result<(), Refusal> {
    draft.by.require(Action::RecordFact)?;
    draft.require_active()?;
    match command {
        PersonCommand::Add { id, identity, details } => {
            let details = checked(details, draft.ctx.now)?;
            let identity = personal(identity)?;
            let person = draft.fresh(*id, |case, id| case.people.contains_key(id), PersonId, "person")?;
            draft.push(PersonEvent::Added { person, details });
            if identity != Identity::default() {
                draft.push(PersonEvent::Identified { person, identity });
            }
        }
        PersonCommand::Change { person, identity, details } => {
            let old = draft.case.people.get(person).ok_or_else(|| Refusal::no_such("person", person))?;
            let details = details.as_ref().map(|details| checked(details, draft.ctx.now)).transpose()?;
            let details = details.filter(|new| *new != old.details);
            let identity = identity.as_ref().map(personal).transpose()?;
            let identity = identity.filter(|new| old.identity.as_ref().unwrap_or(&Identity::default()) != new);
            if details.is_none() && identity.is_none() {
                return Err(Refusal::Exists { what: "person".into() });
            }
            if let Some(identity) = identity {
                draft.push(PersonEvent::Identified { person: *person, identity });
            }
            if let Some(details) = details {
                draft.push(PersonEvent::Changed { person: *person, details });
            }
        }
    }
    Ok(())
}

fn checked(details: &PersonDetails, now: Timestamp) -> Result<PersonDetails, Refusal> {
    if let Some(at) = details.onset_at {
        check::not_future("onset_at", at, now)?;
    }
    if details.foods.len() > FOODS {
        return Err(Refusal::Invalid { field: "foods".into() });
    }
    let mut foods: Vec<String> = Vec::with_capacity(details.foods.len());
    for food in &details.foods {
        foods.extend(check::optional("foods", Some(food), check::SHORT)?.filter(|food| !foods.contains(food)));
    }
    Ok(PersonDetails {
        area: check::optional("area", details.area.as_deref(), check::SHORT)?,
        meal: check::optional("meal", details.meal.as_deref(), check::SHORT)?,
        foods,
        ..details.clone()
    })
}

fn personal(identity: &Identity) -> Result<Identity, Refusal> {
    Ok(Identity {
        name: check::optional("name", identity.name.as_deref(), check::SHORT)?,
        contact: check::optional("contact", identity.contact.as_deref(), check::SHORT)?,
        symptoms: check::optional("symptoms", identity.symptoms.as_deref(), check::TEXT)?,
        note: check::optional("note", identity.note.as_deref(), check::TEXT)?,
    })
}

pub(crate) fn evolve(case: &mut Case, event: &PersonEvent, meta: &Meta) {
    match event {
        PersonEvent::Added { person, details } => {
            let number = u32::try_from(case.people.len() + 1).unwrap_or(u32::MAX);
            case.people.insert(
                *person,
                Person {
                    id: *person,
                    number,
                    identity: None,
                    details: details.clone(),
                    changed_at: meta.at,
                    changed_by: meta.by,
                    history: vec![meta.entry],
                },
            );
        }
        PersonEvent::Changed { person, details } => touch(case, *person, meta, |p| p.details.clone_from(details)),
        PersonEvent::Identified { person, identity } => {
            touch(case, *person, meta, |p| p.identity = Some(identity.clone()));
        }
    }
}

fn touch(case: &mut Case, person: PersonId, meta: &Meta, change: impl FnOnce(&mut Person)) {
    if let Some(found) = case.people.get_mut(&person) {
        change(found);
        found.changed_at = meta.at;
        found.changed_by = meta.by;
        found.history.push(meta.entry);
    }
}
