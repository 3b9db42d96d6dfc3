use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ContactDetails, Edition, LastImport, Profile, RosterEntry, Site, User};
use crate::ids::{ContactId, ShiftId, SiteId, UserId};
use crate::playbook::MustReport;
use crate::policy::{Actor, Role};
use crate::record::Record;
use crate::terms::Bilingual;

/// The present state of the organisation: the fold of its events.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Organisation {
    /// The company's name.
    pub company: Bilingual,
    /// The sites.
    pub sites: BTreeMap<SiteId, Site>,
    /// The users, those who left too.
    pub users: BTreeMap<UserId, User>,
    /// What the directory says of users.
    pub profiles: BTreeMap<UserId, Profile>,
    /// Whom to reach who is no user.
    pub contacts: BTreeMap<ContactId, ContactDetails>,
    /// The duty roster.
    pub roster: BTreeMap<ShiftId, RosterEntry>,
    /// What is reported up at once; absent while the shipped list holds.
    pub always_report: Option<Vec<MustReport>>,
    /// The company's own playbooks and rule packs, in the order in which they were first written.
    pub editions: Vec<Edition>,
    /// The latest import, while it can be undone.
    pub last_import: Option<LastImport>,
    /// The record of the whole store.
    pub record: Record,
}

impl Organisation {
    /// Whether `user` exists and may sign in.
    pub fn is_active_user(&self, user: UserId) -> bool {
        self.users.get(&user).is_some_and(|user| user.active)
    }

    /// The user with this login, whatever its case.
    pub fn by_login(&self, login: &str) -> Option<&User> {
        let login = login.trim().to_lowercase();
        self.users.values().find(|user| user.login == login)
    }

    /// The user as an actor with the roles held now, if the user may sign in.
    pub fn actor(&self, user: UserId) -> Option<Actor> {
        let user = self.users.get(&user).filter(|user| user.active)?;
        Some(Actor { user: user.id, roles: user.roles.clone() })
    }

    /// The active users who hold `role`.
    pub fn active_with(&self, role: Role) -> impl Iterator<Item = &User> {
        self.users.values().filter(move |user| user.active && user.roles.contains(&role))
    }

    /// How many active users hold `role`, not counting `except`.
    pub fn others_with(&self, role: Role, except: UserId) -> usize {
        self.active_with(role).filter(|user| user.id != except).count()
    }
}
