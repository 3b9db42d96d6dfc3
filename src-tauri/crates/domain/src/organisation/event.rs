use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ContactDetails, EditionId, Post, Reach, Shift, SiteDetails, Subject};
use crate::case::ReportVariant;
use crate::ids::{CaseId, ContactId, EntryId, ImportId, ShiftId, SiteId, UserId};
use crate::playbook::MustReport;
use crate::policy::Role;
use crate::report::ReportKind;
use crate::terms::{Bilingual, Lang};

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
    /// A user answers for other positions, or at other sites.
    PersonPosted {
        /// Who.
        user: UserId,
        /// What for, where, and who stands in.
        post: Post,
    },
    /// How a user is reached.
    PersonReachable {
        /// Who.
        user: UserId,
        /// By phone and mail.
        reach: Reach,
    },
    /// A contact was recorded, or recorded anew.
    ContactRecorded {
        /// Its id.
        contact: ContactId,
        /// What is known of it now.
        details: ContactDetails,
    },
    /// A contact was taken off the list.
    ContactRemoved {
        /// Which.
        contact: ContactId,
    },
    /// A shift was put on the duty roster.
    ShiftPlanned {
        /// Its id.
        shift: ShiftId,
        /// Who answers for what, where and when.
        details: Shift,
    },
    /// A shift was taken off the roster.
    ShiftCancelled {
        /// Which.
        shift: ShiftId,
    },
    /// A shift was handed to someone else.
    DutyHandedOver {
        /// Which.
        shift: ShiftId,
        /// Who answered for it until then.
        from: UserId,
        /// Who answers for it from then on.
        to: UserId,
        /// What the next person needs to know.
        note: String,
    },
    /// What is reported up at once, whatever the grade.
    AlwaysReportSet {
        /// The whole list.
        items: Vec<MustReport>,
    },
    /// A site was taken off the list, since the import that added it was undone.
    SiteRemoved {
        /// Which.
        site: SiteId,
    },
    /// Many changes begin.
    ImportStarted {
        /// The import.
        import: ImportId,
        /// What it writes.
        subjects: Vec<Subject>,
    },
    /// The changes of an import are done.
    ImportFinished {
        /// The import.
        import: ImportId,
    },
    /// An import was undone.
    ImportReverted {
        /// The import.
        import: ImportId,
    },
    /// A playbook or rule pack was written.
    ContentDrafted {
        /// Which edition.
        edition: EditionId,
        /// The whole file.
        text: String,
        /// What changed in it.
        note: String,
    },
    /// An edition was approved.
    ContentApproved {
        /// Which.
        edition: EditionId,
    },
    /// An edition was put in force.
    ContentPublished {
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
    /// An edition was taken out of use.
    ContentRetired {
        /// Which.
        edition: EditionId,
        /// Why.
        reason: String,
    },
    /// A password was set; the password itself is nowhere in the journal.
    PasswordSet {
        /// Whose.
        user: UserId,
    },
    /// A report over several cases was exported.
    ReportExported {
        /// The file's SHA-256 in hexadecimal.
        digest: String,
        /// The language of the report.
        lang: Lang,
        /// Whether personal data is in it.
        variant: ReportVariant,
        /// What the report is for.
        kind: ReportKind,
        /// The first day it tells of.
        from: NaiveDate,
        /// The last day it tells of.
        to: NaiveDate,
        /// How many cases it tells of.
        cases: u32,
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
            Self::PersonPosted { .. } => "organisation.person_posted",
            Self::PersonReachable { .. } => "organisation.person_reachable",
            Self::ContactRecorded { .. } => "organisation.contact_recorded",
            Self::ContactRemoved { .. } => "organisation.contact_removed",
            Self::ShiftPlanned { .. } => "organisation.shift_planned",
            Self::ShiftCancelled { .. } => "organisation.shift_cancelled",
            Self::DutyHandedOver { .. } => "organisation.duty_handed_over",
            Self::AlwaysReportSet { .. } => "organisation.always_report_set",
            Self::SiteRemoved { .. } => "organisation.site_removed",
            Self::ImportStarted { .. } => "organisation.import_started",
            Self::ImportFinished { .. } => "organisation.import_finished",
            Self::ImportReverted { .. } => "organisation.import_reverted",
            Self::ContentDrafted { .. } => "organisation.content_drafted",
            Self::ContentApproved { .. } => "organisation.content_approved",
            Self::ContentPublished { .. } => "organisation.content_published",
            Self::ContentRetired { .. } => "organisation.content_retired",
            Self::PasswordSet { .. } => "organisation.password_set",
            Self::ReportExported { .. } => "organisation.report_exported",
            Self::ContentErased { .. } => "organisation.content_erased",
        }
    }
}
