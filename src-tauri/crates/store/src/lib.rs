//! The store: one encrypted file that holds the journal and its views. The only place with SQL.
//!
//! A store `NAME.crisisdesk` is a SQLCipher database whose random key lies, wrapped, in the key file
//! `NAME.crisisdesk.keys` beside it (see [`key_path`]). Both belong together: a backup copies both.

mod backup;
mod db;
mod error;
mod hex;
mod journal;
mod keys;
mod local;
mod states;
mod store;
mod views;

pub use error::StoreError;
pub use journal::{
    Checkpoint, CheckpointError, Device, Erasure, Expected, Head, HeadError, Header, Hlc, JournalFilter, JournalRead,
    Problem, ProblemKind, Seal, SealError, Slice, SliceEntry, Standing, Stored, Stream, Verification,
};
pub use keys::{
    KdfCost, Passphrase, RecoveryKey, RecoveryKeyError, Strength, StrengthCode, Unlock, key_path, passphrase_strength,
};
pub use local::{
    AttachmentRead, AttachmentWrite, BundleRead, BundleWrite, CredentialRead, CredentialWrite, Draft, DraftRead,
    DraftWrite, Receipt, ReceiptRead, ReceiptWrite, SeenRead, SeenWrite, SettingRead, SettingWrite,
};
pub use store::{ReadTx, Store, Watch, WriteTx};
pub use views::{
    AlarmRead, BoardFilter, CardRead, ClockDue, ClockDueRead, Cursor, Group, Grouping, Hit, OpenAlarm, OpenDuty,
    RebuildCheck, SearchRead, TaskDue, TaskDueRead, ViewDifference, found, texts,
};
