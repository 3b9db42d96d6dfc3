use super::{HandOver, Organisation, OrganisationEvent, RosterEntry, User};
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
        OrganisationEvent::PasswordSet { .. }
        | OrganisationEvent::ReportExported { .. }
        | OrganisationEvent::ContentErased { .. } => {}
    }
}
