use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ContactDetails, Profile, Shift, SiteDetails};
use crate::ids::{ContactId, ShiftId, SiteId, UserId};
use crate::playbook::MustReport;
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
    /// Record how a user is reached and what the user answers for.
    DescribePerson {
        /// Whose.
        user: UserId,
        /// What is known now.
        profile: Profile,
    },
    /// Record a contact, or record it anew.
    RecordContact {
        /// Its id; chosen here when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        id: Option<ContactId>,
        /// What is known of it now.
        details: ContactDetails,
    },
    /// Take a contact off the list.
    RemoveContact {
        /// Which.
        contact: ContactId,
    },
    /// Put a shift on the duty roster.
    PlanShift {
        /// Its id; chosen here when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        id: Option<ShiftId>,
        /// Who answers for what, where and when.
        shift: Shift,
    },
    /// Take a shift off the roster.
    CancelShift {
        /// Which.
        shift: ShiftId,
    },
    /// Hand a shift that has begun to someone else.
    HandOver {
        /// Which.
        shift: ShiftId,
        /// Who answers for it from now on.
        to: UserId,
        /// What the next person needs to know.
        note: String,
    },
    /// Say what is reported up at once, whatever the grade.
    SetAlwaysReport {
        /// The whole list now.
        items: Vec<MustReport>,
    },
}
