use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::BusinessHours;
use crate::ids::{SiteId, UserId};
use crate::policy::{Actor, Role};
use crate::terms::Bilingual;

/// What is known of a site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SiteDetails {
    /// Its name.
    pub name: Bilingual,
    /// The region it belongs to.
    #[serde(default)]
    pub region: Bilingual,
    /// Its address.
    #[serde(default)]
    pub address: Bilingual,
    /// Its time zone, as IANA names it.
    #[ts(type = "string")]
    pub zone: Tz,
    /// When it is open.
    #[serde(default)]
    pub hours: BusinessHours,
    /// The person in charge.
    #[serde(default)]
    pub manager: Bilingual,
    /// The site's own phone.
    #[serde(default)]
    pub phone: String,
}

/// A site.
pub type Site = SiteDetails;

/// A user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// What the user signs in with.
    pub login: String,
    /// The name.
    pub name: Bilingual,
    /// The post held.
    pub title: Bilingual,
    /// The roles held.
    pub roles: BTreeSet<Role>,
    /// Whether the user may sign in.
    pub active: bool,
}

/// The present state of the organisation: the fold of its events.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Organisation {
    /// The company's name.
    pub company: Bilingual,
    /// The sites.
    pub sites: BTreeMap<SiteId, Site>,
    /// The users, those who left too.
    pub users: BTreeMap<UserId, User>,
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

    /// How many active users hold `role`, not counting `except`.
    pub fn others_with(&self, role: Role, except: UserId) -> usize {
        self.users.values().filter(|user| user.active && user.id != except && user.roles.contains(&role)).count()
    }
}
