use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::ids::{ContactId, ImportId, ShiftId, SiteId, UserId};
use domain::organisation::{ContactDetails, HandOver, OrganisationCommand, Profile, Shift, SiteDetails, User};
use domain::playbook::MustReport;
use domain::terms::{Bilingual, Lang, Timestamp};

use super::WireError;

/// A site with its id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SiteView {
    /// Its id.
    pub id: SiteId,
    /// What is known of it.
    pub details: SiteDetails,
}

/// A contact with its id.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ContactView {
    /// Its id.
    pub id: ContactId,
    /// What is known of it.
    pub details: ContactDetails,
}

/// What the directory says of a user.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ProfileView {
    /// Whose.
    pub user: UserId,
    /// Positions, sites, backup, phone and mail.
    pub profile: Profile,
}

/// A shift of the roster.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ShiftView {
    /// Its id.
    pub id: ShiftId,
    /// As planned.
    pub shift: Shift,
    /// Every change of hands, oldest first.
    pub hand_overs: Vec<HandOver>,
    /// Who answers for it now, or did at its end.
    pub holder: UserId,
    /// Whether it covers the present.
    pub running: bool,
}

/// A position and who answers for it at headquarters now.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PositionView {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: Bilingual,
    /// Who is on duty; nobody where several hold it alike, or none.
    pub on_duty: Option<UserId>,
}

/// The latest import.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ImportStanding {
    /// Its id.
    pub id: ImportId,
    /// How much it wrote.
    #[ts(type = "number")]
    pub subjects: usize,
    /// Whether nothing it wrote has changed since, so that it can be undone.
    pub can_be_undone: bool,
}

/// Company, sites, users, contacts and roster.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Directory {
    /// The company's name.
    pub company: Bilingual,
    /// The sites by name.
    pub sites: Vec<SiteView>,
    /// The users by login, those who left too.
    pub users: Vec<User>,
    /// What each of them answers for, and how they are reached.
    pub profiles: Vec<ProfileView>,
    /// The contacts by name.
    pub contacts: Vec<ContactView>,
    /// Shifts that run, come, or ended within thirty days, the earliest first.
    pub roster: Vec<ShiftView>,
    /// Every position.
    pub positions: Vec<PositionView>,
    /// What is reported up at once, whatever the grade.
    pub always_report: Vec<MustReport>,
    /// The latest import.
    pub last_import: Option<ImportStanding>,
}

/// What a file to import holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// Sites.
    Sites,
    /// Users.
    Users,
    /// Contacts.
    Contacts,
}

/// A file to look at before it is imported.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ImportRequest {
    /// What it holds.
    pub kind: ImportKind,
    /// The file, base64.
    pub bytes: String,
}

impl ImportRequest {
    /// A file by its bytes.
    pub fn of(kind: ImportKind, bytes: &[u8]) -> Self {
        Self { kind, bytes: STANDARD.encode(bytes) }
    }
}

/// What a row of a file would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowEffect {
    /// Something new.
    New,
    /// Something there changes.
    Changed,
    /// It is there as the row says.
    Unchanged,
    /// The row can't be taken.
    Wrong,
}

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldChange {
    /// Which, such as `safety.hospital.phone`.
    pub path: String,
    /// What it said.
    pub before: Option<String>,
    /// What it would say.
    pub after: Option<String>,
}

/// A row of a file to import.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ImportRow {
    /// Its line in the file, counted from 1.
    pub line: u32,
    /// What it is about.
    pub name: String,
    /// What it would do.
    pub effect: RowEffect,
    /// Field by field.
    pub changes: Vec<FieldChange>,
    /// Why it can't be taken.
    pub error: Option<WireError>,
}

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ImportPreview {
    /// Row by row.
    pub rows: Vec<ImportRow>,
    /// Columns that nobody knows and that are passed over.
    pub unknown_columns: Vec<String>,
    /// What to send to carry it out, without the rows that are wrong; absent where nothing would change.
    pub command: Option<OrganisationCommand>,
}

/// A response-group card to write.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CardRequest {
    /// For which site.
    pub site: SiteId,
    /// In which language.
    pub lang: Lang,
    /// The file to write.
    pub path: String,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Written {
    /// Where.
    pub path: String,
    /// How many pages it has.
    pub pages: u32,
    /// When, by the program's clock.
    pub at: Timestamp,
}
