//! Imports: many changes at once, which can be undone while nothing they wrote has changed since.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ContactDetails, Organisation, OrganisationEvent, Profile, Site, User};
use crate::ids::{ContactId, ImportId, SiteId, UserId};

/// Something an import wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A site.
    Site(SiteId),
    /// A user with the profile.
    User(UserId),
    /// A contact.
    Contact(ContactId),
}

/// A subject as it stood at one moment; absent parts were not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Standing {
    /// A site.
    Site(Option<Box<Site>>),
    /// A user with the profile.
    User(Option<Box<(User, Profile)>>),
    /// A contact.
    Contact(Option<Box<ContactDetails>>),
}

/// The latest import, with what stood before and after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LastImport {
    /// Its id.
    pub id: ImportId,
    /// What it wrote, as it stood before.
    pub before: Vec<(Subject, Standing)>,
    /// The same as it stood after; empty until the import is done.
    pub after: Vec<(Subject, Standing)>,
}

impl Organisation {
    /// How a subject stands.
    pub fn standing(&self, subject: Subject) -> Standing {
        match subject {
            Subject::Site(id) => Standing::Site(self.sites.get(&id).cloned().map(Box::new)),
            Subject::User(id) => Standing::User(self.users.get(&id).map(|user| {
                let profile = self.profiles.get(&id).cloned().unwrap_or_default();
                Box::new((user.clone(), profile))
            })),
            Subject::Contact(id) => Standing::Contact(self.contacts.get(&id).cloned().map(Box::new)),
        }
    }

    /// Whether everything the latest import wrote still stands as it wrote it.
    pub fn import_stands(&self) -> bool {
        self.last_import.as_ref().is_some_and(|import| {
            !import.after.is_empty() && import.after.iter().all(|(subject, after)| self.standing(*subject) == *after)
        })
    }

    pub(super) fn standings(&self, subjects: impl IntoIterator<Item = Subject>) -> Vec<(Subject, Standing)> {
        subjects.into_iter().map(|subject| (subject, self.standing(subject))).collect()
    }
}

/// The events that bring a subject back to how it stood. A user who was not there is let go, since a login is never
/// given twice.
pub(super) fn restore(state: &Organisation, subject: Subject, before: &Standing) -> Vec<OrganisationEvent> {
    match (subject, before) {
        (Subject::Site(site), Standing::Site(Some(details))) => {
            vec![OrganisationEvent::SiteChanged { site, details: (**details).clone() }]
        }
        (Subject::Site(site), _) => vec![OrganisationEvent::SiteRemoved { site }],
        (Subject::User(id), Standing::User(Some(before))) => {
            let (user, profile) = &**before;
            let mut events = vec![changed(user, user.active)];
            if state.profiles.get(&id).is_some_and(|now| now != profile) {
                events.push(OrganisationEvent::PersonPosted { user: id, post: profile.post.clone() });
                events.push(OrganisationEvent::PersonReachable { user: id, reach: profile.reach.clone() });
            }
            events
        }
        (Subject::User(id), _) => state.users.get(&id).map(|user| changed(user, false)).into_iter().collect(),
        (Subject::Contact(contact), Standing::Contact(Some(details))) => {
            vec![OrganisationEvent::ContactRecorded { contact, details: (**details).clone() }]
        }
        (Subject::Contact(contact), _) => vec![OrganisationEvent::ContactRemoved { contact }],
    }
}

fn changed(user: &User, active: bool) -> OrganisationEvent {
    let User { id, name, title, roles, .. } = user.clone();
    OrganisationEvent::UserChanged { user: id, name, title, roles, active }
}
