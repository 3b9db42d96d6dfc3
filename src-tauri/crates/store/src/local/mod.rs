//! What this store keeps beside the journal: secrets and working matter that are no part of the record.

mod credential;
mod draft;
mod receipt;
mod setting;

pub use credential::{CredentialRead, CredentialWrite};
pub use draft::{Draft, DraftRead, DraftWrite};
pub use receipt::{Receipt, ReceiptRead, ReceiptWrite};
pub use setting::{SettingRead, SettingWrite};

/// Makes the tables of this module.
pub(crate) const MIGRATIONS: [&str; 4] =
    [credential::MIGRATION, draft::MIGRATION, receipt::MIGRATION, setting::MIGRATION];
