use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::case::ReportVariant;
use domain::ids::{CaseId, EntryId};
use domain::record::{ErasureRequest, Hold, Imported, RetentionRule, TableFormat, TableKey};
use domain::terms::{Lang, Scenario, Timestamp};

/// A checkpoint as listed and printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckpointView {
    /// When it was made.
    pub at: Timestamp,
    /// How many entries it counts.
    pub size: u64,
    /// The text to print, to keep elsewhere and to verify against.
    pub text: String,
}

/// A device that signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeviceView {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// SHA-256 of its public key in hexadecimal.
    pub fingerprint: String,
    /// When it joined.
    pub added_at: Timestamp,
    /// Whether it is this one.
    pub own: bool,
}

/// Who signs here, and the newest checkpoints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Signatures {
    /// The devices.
    pub devices: Vec<DeviceView>,
    /// The checkpoints, the newest first.
    pub checkpoints: Vec<CheckpointView>,
}

/// A closed case and how long the law wants it kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Kept {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// What kind of event it was.
    pub scenario: Scenario,
    /// When it was closed.
    pub closed_at: Timestamp,
    /// Until when it must be kept; absent is for good.
    pub until: Option<Timestamp>,
    /// The demand of the law that keeps it longest.
    pub rule: Option<RetentionRule>,
    /// Whether the period is over.
    pub due: bool,
    /// How many bodies an erasure would take.
    pub bodies: u32,
}

/// A case under legal hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldCase {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// Why, by whom and since when.
    pub hold: Hold,
}

/// An erasure that waits for the second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingErasure {
    /// The request's entry, by which it is answered.
    pub id: EntryId,
    /// The case concerned.
    pub case: Option<CaseId>,
    /// Its number.
    pub number: Option<String>,
    /// The entry concerned in words, where it is about one entry.
    pub entry: Option<String>,
    /// What was asked, by whom and when.
    pub request: ErasureRequest,
    /// Whether the person who asks for this list may answer it.
    pub may_decide: bool,
}

/// A case whose content was destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Destroyed {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// When.
    pub at: Timestamp,
}

/// What is kept, what is held, and what is to go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RetentionView {
    /// Closed cases: those whose period is over first.
    pub kept: Vec<Kept>,
    /// Cases under legal hold.
    pub held: Vec<HeldCase>,
    /// Erasures that wait.
    pub waiting: Vec<WaitingErasure>,
    /// Cases whose content was destroyed.
    pub destroyed: Vec<Destroyed>,
}

/// Writes a case with its proof to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleRequest {
    /// The case.
    pub case: CaseId,
    /// Whether personal data is in it.
    pub variant: ReportVariant,
    /// The file to write.
    pub path: String,
}

/// Writes tables to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TablesRequest {
    /// Which; CSV holds one.
    pub tables: Vec<TableKey>,
    /// As what.
    pub format: TableFormat,
    /// Of one case only.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub case: Option<CaseId>,
    /// The language of sheets, and of what the log tells.
    pub lang: Lang,
    /// The file to write.
    pub path: String,
}

/// Writes the key certificate sheet, or with a case its certificate of destruction, as PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CertificateRequest {
    /// The destroyed case; absent for the keys.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub case: Option<CaseId>,
    /// Its language.
    pub lang: Lang,
    /// The file to write.
    pub path: String,
}

/// A file was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileWritten {
    /// The file.
    pub path: String,
    /// Its SHA-256 in hexadecimal.
    pub digest: String,
    /// The checkpoint it was signed with; empty where it is not signed.
    pub checkpoint: String,
}

/// The cases of other stores that were taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportedCases {
    /// The newest first.
    pub cases: Vec<Imported>,
}

/// What kind of file was verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A report with its signature beside it.
    Pdf,
    /// A case bundle.
    Bundle,
    /// A checkpoint.
    Checkpoint,
    /// A copy of a store.
    Backup,
    /// Something else that was signed.
    Signed,
}

/// How a file stands to the store at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// No store is at hand to compare with.
    NotCompared,
    /// The store stands exactly where the file was made.
    SameHead,
    /// The store has gone on from there and holds all that was.
    LaterHead,
    /// The store does not hold what the file says it did.
    Contradiction,
    /// The file comes from another store.
    OtherStore,
}

/// What verification of a file found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileVerification {
    /// Whether nothing is wrong.
    pub verified: bool,
    /// What it is.
    pub kind: FileKind,
    /// Its SHA-256 in hexadecimal.
    pub digest: String,
    /// Who signed it: the fingerprint to compare with the certificate sheet.
    pub fingerprint: Option<String>,
    /// What people call the device that signed.
    pub device: Option<String>,
    /// The checkpoint it was signed with.
    pub checkpoint: Option<String>,
    /// When it was signed.
    pub signed_at: Option<Timestamp>,
    /// Entries checked, where it holds any.
    pub entries: Option<u64>,
    /// How it stands to the store at hand.
    pub standing: Standing,
    /// Whether the journal at hand records this very file; absent without a store.
    pub recorded: Option<bool>,
    /// What is wrong: stable keys.
    pub problems: Vec<String>,
}
