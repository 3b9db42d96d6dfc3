//! The organisation: company, sites and users. Its events form one stream, with the same proof as a case.

mod decide;
mod state;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use decide::{decide, evolve, found};
pub use state::{Organisation, Site, SiteDetails, User};

use crate::ids::{CaseId, EntryId, SiteId, UserId};
use crate::policy::Role;
use crate::terms::Bilingual;

/// What a person asks about the organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum OrganisationCommand {
    /// Name the company.
    NameCompany {
        /// Its name.
        name: Bilingual,
    },
    /// Add a site.
    AddSite {
        /// Its id; chosen here when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        id: Option<SiteId>,
        /// What is known of it.
        details: SiteDetails,
    },
    /// Change what is known of a site.
    ChangeSite {
        /// Which.
        site: SiteId,
        /// What is known of it now.
        details: SiteDetails,
    },
    /// Add a user.
    AddUser {
        /// Its id; chosen here when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        id: Option<UserId>,
        /// What the user signs in with.
        login: String,
        /// The name.
        name: Bilingual,
        /// The post held.
        #[serde(default)]
        title: Bilingual,
        /// The roles held.
        roles: BTreeSet<Role>,
    },
    /// Change a user's name, post or roles, or let them go.
    ChangeUser {
        /// Which.
        user: UserId,
        /// The name now.
        name: Bilingual,
        /// The post now.
        #[serde(default)]
        title: Bilingual,
        /// The roles now.
        roles: BTreeSet<Role>,
        /// Whether the user may sign in.
        active: bool,
    },
}

/// What happened to the organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum OrganisationEvent {
    /// The company was named.
    CompanyNamed {
        /// Its name.
        name: Bilingual,
    },
    /// A site was added.
    SiteAdded {
        /// Its id.
        site: SiteId,
        /// What is known of it.
        details: SiteDetails,
    },
    /// What is known of a site changed.
    SiteChanged {
        /// Which.
        site: SiteId,
        /// What is known of it now.
        details: SiteDetails,
    },
    /// A user was added.
    UserAdded {
        /// Its id.
        user: UserId,
        /// What the user signs in with.
        login: String,
        /// The name.
        name: Bilingual,
        /// The post held.
        title: Bilingual,
        /// The roles held.
        roles: BTreeSet<Role>,
    },
    /// A user changed.
    UserChanged {
        /// Which.
        user: UserId,
        /// The name now.
        name: Bilingual,
        /// The post now.
        title: Bilingual,
        /// The roles now.
        roles: BTreeSet<Role>,
        /// Whether the user may sign in.
        active: bool,
    },
    /// A password was set; the password itself is nowhere in the journal.
    PasswordSet {
        /// Whose.
        user: UserId,
    },
    /// The body of an entry was erased under law.
    ContentErased {
        /// The entry whose body is gone.
        entry: EntryId,
        /// The case it belonged to.
        case: Option<CaseId>,
        /// Why.
        reason: String,
        /// By which law or order.
        authority: String,
        /// The two people who decided it.
        people: [UserId; 2],
    },
}

impl OrganisationEvent {
    /// The kind as the journal spells it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::CompanyNamed { .. } => "organisation.company_named",
            Self::SiteAdded { .. } => "organisation.site_added",
            Self::SiteChanged { .. } => "organisation.site_changed",
            Self::UserAdded { .. } => "organisation.user_added",
            Self::UserChanged { .. } => "organisation.user_changed",
            Self::PasswordSet { .. } => "organisation.password_set",
            Self::ContentErased { .. } => "organisation.content_erased",
        }
    }
}
