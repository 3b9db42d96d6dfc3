//! The signature of a file that leaves the store: a report, a bundle's manifest. It lies beside the file as `FILE.sig`.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::encoding::seal_bytes;
use super::{Checkpoint, Device, DeviceKey};
use crate::hex;

/// What a signature file says it is.
const FORMAT: &str = "crisis-desk/signature/1";

/// A file's digest and the journal it came from, signed by the device that wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// SHA-256 of the file.
    pub digest: [u8; 32],
    /// The journal at that moment.
    pub checkpoint: Checkpoint,
    /// Who signed.
    pub device: Device,
    /// The device's signature of digest and checkpoint.
    pub signature: [u8; 64],
}

/// What a seal does not vouch for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The text is no signature file, or not one as this program writes it.
    #[error("the signature file can't be read, or was changed")]
    Unreadable,
    /// The file is not the one that was signed.
    #[error("the file was changed after it was signed")]
    FileChanged,
    /// The signature is not the named device's.
    #[error("the signature is not the named device's")]
    SignatureWrong,
    /// The checkpoint is not the named device's.
    #[error("the checkpoint is not the named device's")]
    CheckpointWrong,
}

/// The file as written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    sha256: String,
    checkpoint: String,
    device: WrittenDevice,
    signature: String,
}

/// A device's public record as files carry it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDevice {
    id: Uuid,
    public_key: String,
    name: String,
    added_at: i64,
}

impl Seal {
    /// Seals a file of which `digest` is the SHA-256.
    pub(crate) fn sign(key: &DeviceKey, digest: [u8; 32], checkpoint: Checkpoint) -> Self {
        let signature = key.sign(&seal_bytes(&digest, &checkpoint, &key.device));
        Self { digest, checkpoint, device: key.device.clone(), signature }
    }

    /// Whether it vouches for `file`, whoever the device is.
    ///
    /// # Errors
    /// What is wrong.
    pub fn check(&self, file: &[u8]) -> Result<(), SealError> {
        if self.digest != <[u8; 32]>::from(Sha256::digest(file)) {
            return Err(SealError::FileChanged);
        }
        if !self.device.signed(&seal_bytes(&self.digest, &self.checkpoint, &self.device), &self.signature) {
            return Err(SealError::SignatureWrong);
        }
        if !self.checkpoint.is_signed_by(&self.device) {
            return Err(SealError::CheckpointWrong);
        }
        Ok(())
    }

    /// The signature file.
    pub fn to_json(&self) -> String {
        let Device { id, public_key, name, added_at } = &self.device;
        let written = Written {
            format: FORMAT.into(),
            sha256: hex::encode(&self.digest),
            checkpoint: self.checkpoint.to_string(),
            device: WrittenDevice {
                id: *id,
                public_key: hex::encode(public_key),
                name: name.clone(),
                added_at: *added_at,
            },
            signature: hex::encode(&self.signature),
        };
        // Strings and numbers always serialise.
        serde_json::to_string_pretty(&written).map(|text| text + "\n").unwrap_or_default()
    }

    /// Reads a signature file. It is written in one way only, so that no change goes unnoticed.
    ///
    /// # Errors
    /// `Unreadable`.
    pub fn from_json(bytes: &[u8]) -> Result<Self, SealError> {
        let written: Written = serde_json::from_slice(bytes).map_err(|_| SealError::Unreadable)?;
        let seal = Self::read(&written).filter(|_| written.format == FORMAT).ok_or(SealError::Unreadable)?;
        if seal.to_json().as_bytes() == bytes { Ok(seal) } else { Err(SealError::Unreadable) }
    }

    fn read(written: &Written) -> Option<Self> {
        let WrittenDevice { id, public_key, name, added_at } = &written.device;
        Some(Self {
            digest: hex::decode(&written.sha256)?.try_into().ok()?,
            checkpoint: written.checkpoint.parse().ok()?,
            device: Device {
                id: *id,
                public_key: hex::decode(public_key)?.try_into().ok()?,
                name: name.clone(),
                added_at: *added_at,
            },
            signature: hex::decode(&written.signature)?.try_into().ok()?,
        })
    }
}

impl Device {
    /// SHA-256 of the public key in hexadecimal, to compare by eye.
    pub fn fingerprint(&self) -> String {
        hex::encode(&Sha256::digest(self.public_key))
    }
}
