use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ContactDetails, ContentKind, EditionId, Profile, Shift, SiteDetails};
use crate::ids::{ContactId, ImportId, ShiftId, SiteId, UserId};
use crate::playbook::MustReport;
use crate::policy::Role;
use crate::terms::{Bilingual, Scenario};

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
    /// Make many changes at once: those that add or change sites, users and contacts, each with its id.
    ApplyImport {
        /// Chosen by the sender.
        import: ImportId,
        /// The changes in order.
        changes: Vec<OrganisationCommand>,
    },
    /// Take the latest import back, while nothing it wrote has changed since.
    RevertImport {
        /// Which.
        import: ImportId,
    },
    /// Write a playbook or rule pack of the company's own. A draft that is not approved yet is written over.
    DraftContent {
        /// Playbook or rules.
        kind: ContentKind,
        /// For which scenario.
        scenario: Scenario,
        /// The whole file, as `content/README.md` describes it.
        text: String,
        /// What changed in it.
        note: String,
    },
    /// Approve a draft.
    ApproveContent {
        /// Which.
        edition: EditionId,
    },
    /// Put an approved edition in force.
    PublishContent {
        /// Which.
        edition: EditionId,
        /// From this day on.
        #[ts(type = "string")]
        effective: NaiveDate,
        /// To be looked at again by this day.
        #[ts(type = "string")]
        next_review: NaiveDate,
        /// Why.
        reason: String,
    },
    /// Take an edition out of use; what was in force before it holds again, or else what ships.
    RetireContent {
        /// Which.
        edition: EditionId,
        /// Why.
        reason: String,
    },
}
