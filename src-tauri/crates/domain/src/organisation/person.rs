use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{SiteId, UserId};
use crate::policy::Role;
use crate::terms::Bilingual;

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

/// What a person answers for when no roster says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Positions, as the roles of playbooks are called.
    #[serde(default)]
    pub positions: BTreeSet<String>,
    /// At these sites; at all when there are none.
    #[serde(default)]
    pub sites: BTreeSet<SiteId>,
    /// Who stands in.
    #[serde(default)]
    pub backup: Option<UserId>,
}

/// How a person is reached.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// By phone.
    #[serde(default)]
    pub phone: String,
    /// By mail.
    #[serde(default)]
    pub email: String,
}

/// What the directory says of a user.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What the user answers for.
    #[serde(default)]
    pub post: Post,
    /// How the user is reached.
    #[serde(default)]
    pub reach: Reach,
}
