//! What can go wrong with a store, each case told apart so that a person can be told what to do.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why the store did not do what was asked. `code()` is the stable name the wire and the messages use.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Something is already there; a store never overwrites a file.
    #[error("{} already exists", path.display())]
    AlreadyExists {
        /// The file in the way.
        path: PathBuf,
    },
    /// There is no such file or folder.
    #[error("{} does not exist", path.display())]
    NotFound {
        /// The missing path.
        path: PathBuf,
    },
    /// The passphrase does not open this store.
    #[error("the passphrase does not open this store")]
    WrongPassphrase,
    /// The recovery key is well formed but belongs to another store or was replaced.
    #[error("the recovery key does not open this store")]
    WrongRecoveryKey,
    /// The file is something else.
    #[error("{} is not a Crisis Desk store", path.display())]
    NotAStore {
        /// The file looked at.
        path: PathBuf,
    },
    /// The database is there, the key file beside it is not. Without it nobody can open the database.
    #[error("the key file {} is missing", path.display())]
    KeyFileMissing {
        /// Where the key file should be.
        path: PathBuf,
    },
    /// The key file is there but changed or cut. A backup holds another copy.
    #[error("the key file {} is damaged", path.display())]
    KeyFileDamaged {
        /// The key file.
        path: PathBuf,
    },
    /// A newer program wrote this; opening it could lose what this program does not know.
    #[error("the store has format {found}; this program supports up to {supported}")]
    NewerVersion {
        /// The format found in the file.
        found: u32,
        /// The newest format this program knows.
        supported: u32,
    },
    /// The folder or file can't be written.
    #[error("{} can't be written", path.display())]
    ReadOnlyFolder {
        /// The folder or file.
        path: PathBuf,
    },
    /// The store was opened for reading only.
    #[error("the store is open for reading only")]
    ReadOnly,
    /// No space is left. What was acknowledged before is safe; the present change was not made.
    #[error("the disk is full")]
    DiskFull,
    /// The content fails its checks. Open it read-only, and restore from a backup.
    #[error("the store is damaged: {detail}")]
    Damaged {
        /// What failed.
        detail: String,
    },
    /// Another program holds the store for longer than we wait.
    #[error("another program is using the store")]
    Busy,
    /// The commit failed in a way that leaves open whether it is on the disk. Send the same command id again.
    #[error("it is not known whether the change was saved: {source}")]
    CommitUncertain {
        /// What the database reported.
        source: rusqlite::Error,
    },
    /// Entries of this kind carry what the state is made of and can't be erased.
    #[error("entries of kind {kind} can't be erased")]
    NotErasable {
        /// The kind of the entry.
        kind: String,
    },
    /// An erasure needs two different people.
    #[error("an erasure needs two different people")]
    SecondPersonNeeded,
    /// There is no such entry, or its body is already gone.
    #[error("there is no such entry, or it was erased before")]
    NoSuchEntry,
    /// The id of a new entry is already in the journal.
    #[error("an entry with this id is already in the journal")]
    DuplicateEntry,
    /// An entry can't be read as an event.
    #[error("entry {seq} can't be read: {reason}")]
    UnreadableEntry {
        /// Its local sequence number.
        seq: i64,
        /// Why.
        reason: String,
    },
    /// A copy was written but does not verify, and was removed again.
    #[error("the copy does not verify: {problems} problems")]
    CopyNotVerified {
        /// How many problems were found.
        problems: u64,
    },
    /// A file operation failed otherwise.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system reported.
        source: io::Error,
    },
    /// The database failed otherwise.
    #[error(transparent)]
    Sqlite(rusqlite::Error),
    /// Stored JSON of ours does not read back.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The writer has stopped, or the work given to it panicked.
    #[error("the store's writer has stopped")]
    WriterStopped,
}

impl StoreError {
    /// A stable name for the wire: `{code, params}`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AlreadyExists { .. } => "store_already_exists",
            Self::NotFound { .. } => "store_not_found",
            Self::WrongPassphrase => "wrong_passphrase",
            Self::WrongRecoveryKey => "wrong_recovery_key",
            Self::NotAStore { .. } => "not_a_store",
            Self::KeyFileMissing { .. } => "key_file_missing",
            Self::KeyFileDamaged { .. } => "key_file_damaged",
            Self::NewerVersion { .. } => "store_newer_version",
            Self::ReadOnlyFolder { .. } => "read_only_folder",
            Self::ReadOnly => "store_read_only",
            Self::DiskFull => "disk_full",
            Self::Damaged { .. } => "store_damaged",
            Self::Busy => "store_busy",
            Self::CommitUncertain { .. } => "commit_uncertain",
            Self::NotErasable { .. } => "not_erasable",
            Self::SecondPersonNeeded => "second_person_needed",
            Self::NoSuchEntry => "no_such_entry",
            Self::DuplicateEntry => "duplicate_entry",
            Self::UnreadableEntry { .. } => "unreadable_entry",
            Self::CopyNotVerified { .. } => "copy_not_verified",
            Self::Io { .. } | Self::Sqlite(_) | Self::Json(_) | Self::WriterStopped => "internal",
        }
    }

    /// Names a failed file operation on `path`.
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound { path },
            io::ErrorKind::AlreadyExists => Self::AlreadyExists { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyFolder { path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::DiskFull,
            _ => Self::Io { path, source },
        }
    }

    /// Whether the content itself failed its checks.
    pub const fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::UnreadableEntry { .. })
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged { detail: error.to_string() },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            _ => Self::Sqlite(error),
        }
    }
}
