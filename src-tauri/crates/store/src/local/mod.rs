//! What this store keeps beside the journal: secrets and working matter that are no part of the record.

pub(crate) mod attachment;
mod bundle;
mod credential;
mod draft;
mod receipt;
mod seen;
mod setting;

pub use attachment::{AttachmentRead, AttachmentWrite};
pub use bundle::{BundleRead, BundleWrite};
pub use credential::{CredentialRead, CredentialWrite};
pub use draft::{Draft, DraftRead, DraftWrite};
pub use receipt::{Receipt, ReceiptRead, ReceiptWrite};
pub use seen::{SeenRead, SeenWrite};
pub use setting::{SettingRead, SettingWrite};

/// Makes the first tables of this module.
pub(crate) const MIGRATIONS: [&str; 4] =
    [credential::MIGRATION, draft::MIGRATION, receipt::MIGRATION, setting::MIGRATION];

/// Adds how far each user has read.
pub(crate) const SEEN: &str = seen::MIGRATION;
/// Makes the table of bundles, which came later.
pub(crate) const BUNDLES: &str = bundle::MIGRATION;
