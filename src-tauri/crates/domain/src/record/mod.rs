//! The record itself (档案): checkpoints, what left the store and who saw what, legal holds and lawful erasure.
//! Its events lie in the organisation's stream.

mod decide;
mod retention;
mod state;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

pub use decide::{RecordContext, decide};
pub use retention::{Keep, Retention, RetentionProblem, RetentionRule};
pub use state::{ErasureRequest, Hold, Imported, Record, evolve};

use crate::ids::{CaseId, EntryId, UserId};
use crate::terms::{Bilingual, vocabulary};

vocabulary! {
    /// What was written out of the store.
    ExportKind {
        /// A case with its proof.
        Bundle = "bundle",
        /// Tables.
        Tables = "tables",
        /// A checkpoint.
        Checkpoint = "checkpoint",
        /// The devices' keys with their fingerprints.
        Certificate = "certificate",
        /// The proof that a case was destroyed.
        DestructionCertificate = "destruction_certificate",
        /// A copy of the store.
        Backup = "backup",
    }
}

vocabulary! {
    /// A table that can be exported.
    TableKey {
        /// 案件
        Cases = "cases",
        /// 处置记录
        Log = "log",
        /// 事实
        Facts = "facts",
        /// 任务
        Tasks = "tasks",
        /// 时限
        Clocks = "clocks",
        /// 声明
        Statements = "statements",
        /// 日志
        Journal = "journal",
    }
}

vocabulary! {
    /// What kind of file tables are written as.
    TableFormat {
        /// One table, for programs.
        Csv = "csv",
        /// Sheets, for people.
        Xlsx = "xlsx",
        /// Every table, for programs.
        Json = "json",
    }
}

/// What an erasure takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErasureScope {
    /// The body of one entry.
    Entry(EntryId),
    /// Every erasable body of a case, once the law's period is over.
    Case(CaseId),
}

/// What a person asks about the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum RecordCommand {
    /// Nothing of a case may be erased until further notice.
    PlaceHold {
        /// Which.
        case: CaseId,
        /// Why, and by whose order.
        reason: String,
    },
    /// The hold is over.
    LiftHold {
        /// Which.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// Ask that something be erased. Another person must agree.
    RequestErasure {
        /// What.
        scope: ErasureScope,
        /// Why.
        reason: String,
        /// The law, order or request it rests on.
        authority: String,
    },
    /// Agree or refuse, as the second person.
    DecideErasure {
        /// The request's own entry.
        request: EntryId,
        /// Whether to erase.
        approve: bool,
        /// Why; needed to refuse.
        #[serde(default)]
        reason: String,
    },
}

/// What happened to the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum RecordEvent {
    /// The device signed how far its chain reached.
    CheckpointMade {
        /// The device.
        device: Uuid,
        /// How many entries the chain had.
        size: u64,
        /// The checkpoint as printed.
        text: String,
    },
    /// Something was written out of the store.
    Exported {
        /// What.
        what: ExportKind,
        /// Of which case, where of one.
        case: Option<CaseId>,
        /// The file's SHA-256 in hexadecimal; empty for a copy of the store.
        digest: String,
        /// Whether personal data is in it.
        personal: bool,
    },
    /// Personal data of a case was shown to a person, told once for each time they signed in.
    PersonalSeen {
        /// Of which case.
        case: CaseId,
    },
    /// Nothing of a case may be erased.
    HoldPlaced {
        /// Which.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// The hold is over.
    HoldLifted {
        /// Which.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// Someone asked that something be erased.
    ErasureRequested {
        /// What.
        scope: ErasureScope,
        /// Why.
        reason: String,
        /// By which law or order.
        authority: String,
    },
    /// The second person refused.
    ErasureRefused {
        /// The request.
        request: EntryId,
        /// Why.
        reason: String,
    },
    /// The second person agreed; the bodies went in the same moment.
    ErasureApproved {
        /// The request.
        request: EntryId,
        /// Who had asked.
        requested_by: UserId,
        /// What went.
        scope: ErasureScope,
        /// How many bodies went.
        bodies: u32,
    },
    /// A case of another store was taken in to be read.
    BundleImported {
        /// The case.
        case: CaseId,
        /// Its number there.
        number: String,
        /// The company it belongs to.
        company: Bilingual,
        /// The bundle's SHA-256 in hexadecimal.
        digest: String,
        /// SHA-256 of the key that signed it, in hexadecimal.
        fingerprint: String,
    },
}

impl RecordEvent {
    /// The case it is about, if it is about one of this store.
    pub const fn case(&self) -> Option<CaseId> {
        match self {
            Self::Exported { case, .. } => *case,
            Self::PersonalSeen { case } | Self::HoldPlaced { case, .. } | Self::HoldLifted { case, .. } => Some(*case),
            Self::ErasureRequested { scope, .. } | Self::ErasureApproved { scope, .. } => match scope {
                ErasureScope::Case(case) => Some(*case),
                ErasureScope::Entry(_) => None,
            },
            Self::CheckpointMade { .. } | Self::ErasureRefused { .. } | Self::BundleImported { .. } => None,
        }
    }

    /// The kind as the journal spells it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::CheckpointMade { .. } => "record.checkpoint_made",
            Self::Exported { .. } => "record.exported",
            Self::PersonalSeen { .. } => "record.personal_seen",
            Self::HoldPlaced { .. } => "record.hold_placed",
            Self::HoldLifted { .. } => "record.hold_lifted",
            Self::ErasureRequested { .. } => "record.erasure_requested",
            Self::ErasureRefused { .. } => "record.erasure_refused",
            Self::ErasureApproved { .. } => "record.erasure_approved",
            Self::BundleImported { .. } => "record.bundle_imported",
        }
    }
}
