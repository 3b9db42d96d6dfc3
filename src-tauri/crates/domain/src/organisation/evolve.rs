use super::{
    Edition, EditionId, EditionState, HandOver, LastImport, Organisation, OrganisationEvent, RosterEntry, User,
};
use crate::event::Meta;

/// Folds one event into the state of the organisation. Total: an event that does not fit changes nothing.
pub fn evolve(state: &mut Organisation, event: &OrganisationEvent, meta: &Meta) {
    match event {
        OrganisationEvent::CompanyNamed { name } => state.company = name.clone(),
        OrganisationEvent::SiteAdded { site, details } | OrganisationEvent::SiteChanged { site, details } => {
            state.sites.insert(*site, details.clone());
        }
        OrganisationEvent::UserAdded { user, login, name, title, roles } => {
            let (name, title, roles) = (name.clone(), title.clone(), roles.clone());
            state.users.insert(*user, User { id: *user, login: login.clone(), name, title, roles, active: true });
        }
        OrganisationEvent::UserChanged { user, name, title, roles, active } => {
            if let Some(found) = state.users.get_mut(user) {
                found.name = name.clone();
                found.title = title.clone();
                found.roles = roles.clone();
                found.active = *active;
            }
        }
        OrganisationEvent::PersonPosted { user, post } => {
            state.profiles.entry(*user).or_default().post = post.clone();
        }
        OrganisationEvent::PersonReachable { user, reach } => {
            state.profiles.entry(*user).or_default().reach = reach.clone();
        }
        OrganisationEvent::ContactRecorded { contact, details } => {
            state.contacts.insert(*contact, details.clone());
        }
        OrganisationEvent::ContactRemoved { contact } => {
            state.contacts.remove(contact);
        }
        OrganisationEvent::ShiftPlanned { shift, details } => {
            state.roster.insert(*shift, RosterEntry { shift: details.clone(), hand_overs: Vec::new() });
        }
        OrganisationEvent::ShiftCancelled { shift } => {
            state.roster.remove(shift);
        }
        OrganisationEvent::DutyHandedOver { shift, from, to, note } => {
            if let Some(entry) = state.roster.get_mut(shift) {
                entry.hand_overs.push(HandOver { at: meta.at, from: *from, to: *to, note: note.clone() });
            }
        }
        OrganisationEvent::AlwaysReportSet { items } => state.always_report = Some(items.clone()),
        OrganisationEvent::SiteRemoved { site } => {
            state.sites.remove(site);
        }
        OrganisationEvent::ImportStarted { import, subjects } => {
            let before = state.standings(subjects.iter().copied());
            state.last_import = Some(LastImport { id: *import, before, after: Vec::new() });
        }
        OrganisationEvent::ImportFinished { import } => {
            if let Some(mut last) = state.last_import.take().filter(|last| last.id == *import) {
                last.after = state.standings(last.before.iter().map(|(subject, _)| *subject));
                state.last_import = Some(last);
            }
        }
        OrganisationEvent::ImportReverted { import: _ } => state.last_import = None,
        OrganisationEvent::ContentDrafted { edition, text, note } => {
            state.editions.retain(|known| known.id != *edition);
            state.editions.push(Edition {
                id: *edition,
                text: text.clone(),
                state: EditionState::Draft,
                note: note.clone(),
                drafted_by: meta.by,
                drafted_at: meta.at,
                approved_by: None,
                published_by: None,
                effective: None,
                next_review: None,
                reason: None,
            });
        }
        OrganisationEvent::ContentApproved { edition } => with_edition(state, *edition, |edition| {
            edition.state = EditionState::Approved;
            edition.approved_by = Some(meta.by);
        }),
        OrganisationEvent::ContentPublished { edition, effective, next_review, reason } => {
            with_edition(state, *edition, |edition| {
                edition.state = EditionState::Published;
                edition.published_by = Some(meta.by);
                edition.effective = Some(*effective);
                edition.next_review = Some(*next_review);
                edition.reason = Some(reason.clone());
            });
        }
        OrganisationEvent::ContentRetired { edition, reason } => with_edition(state, *edition, |edition| {
            edition.state = EditionState::Retired;
            edition.reason = Some(reason.clone());
        }),
        OrganisationEvent::PasswordSet { .. }
        | OrganisationEvent::ReportExported { .. }
        | OrganisationEvent::ContentErased { .. } => {}
    }
}

fn with_edition(state: &mut Organisation, id: EditionId, change: impl FnOnce(&mut Edition)) {
    if let Some(edition) = state.editions.iter_mut().find(|edition| edition.id == id) {
        change(edition);
    }
}
