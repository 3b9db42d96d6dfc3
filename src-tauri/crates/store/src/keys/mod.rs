//! Who can open a store: the random data key, and the key file that wraps it for a passphrase and for a recovery key.

mod file;
mod recovery;
mod strength;

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

pub use file::{KdfCost, key_path};
pub(crate) use file::{KeyFile, random, sync_folder};
pub use recovery::{RecoveryKey, RecoveryKeyError};
pub use strength::{Strength, StrengthCode, passphrase_strength};

/// The 32 random bytes SQLCipher encrypts with. Never written anywhere unwrapped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct DataKey(pub(crate) [u8; 32]);

/// What a person types to open the store. Wiped from memory when dropped; never printed.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes `text` NFKC-normalised, so that every keyboard and input method gives the same bytes.
    pub fn new(text: &str) -> Self {
        Self(Zeroizing::new(text.nfkc().collect()))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// What opens a store.
#[derive(Debug, Clone)]
pub enum Unlock {
    /// The passphrase.
    Passphrase(Passphrase),
    /// The printed recovery key.
    Recovery(RecoveryKey),
}
