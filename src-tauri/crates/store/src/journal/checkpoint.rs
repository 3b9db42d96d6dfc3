//! Signed checkpoints: how long a device's chain was at a moment, and the root that stands for every entry in it. One
//! that lies outside the store shows when the journal's end was cut off, or another history put in its place.

use std::fmt;
use std::str::FromStr;

use chrono::TimeZone;
use domain::terms::Timestamp;
use ed25519_dalek::{Signature, VerifyingKey};
use rusqlite::Connection;
use uuid::Uuid;

use super::encoding::checkpoint_bytes;
use super::tree::{self, Node, Tree};
use super::{Device, DeviceKey};
use crate::error::StoreError;
use crate::hex;

/// Begins every printed checkpoint.
const TAG: &str = "crisis-desk/checkpoint/1";

/// A device's word on its own chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Checkpoint {
    /// The device.
    pub device: Uuid,
    /// How many entries its chain had.
    pub size: u64,
    /// The root of the Merkle tree over them.
    pub root: Node,
    /// When it was made, in milliseconds since 1970.
    pub at: i64,
    /// The device's signature of the four above.
    pub signature: [u8; 64],
}

impl Checkpoint {
    /// When it was made.
    pub fn made_at(&self) -> Timestamp {
        chrono::Utc.timestamp_millis_opt(self.at).single().unwrap_or_default()
    }

    /// The bytes that are signed: the tag `crisis-desk/checkpoint/1` and then `device` (16 bytes), `size` (8,
    /// big-endian), `root` (32) and `at` (8, big-endian), encoded like a header.
    pub fn canonical(&self) -> Vec<u8> {
        checkpoint_bytes(self)
    }

    /// Whether `device` signed it.
    pub fn is_signed_by(&self, device: &Device) -> bool {
        self.device == device.id && device.signed(&self.canonical(), &self.signature)
    }

    pub(super) fn sign(key: &DeviceKey, tree: &Tree, now: Timestamp) -> Self {
        let mut made = Self {
            device: key.device.id,
            size: tree.size(),
            root: tree.root(),
            at: now.timestamp_millis(),
            signature: [0; 64],
        };
        made.signature = key.sign(&made.canonical());
        made
    }
}

impl Device {
    /// Whether the holder of this device's key signed `message`.
    pub fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(&self.public_key)
            .is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
    }
}

impl fmt::Display for Checkpoint {
    /// `crisis-desk/checkpoint/1:device:size:root:milliseconds:signature`, as printed and as in a QR code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { device, size, root, at, signature } = self;
        write!(f, "{TAG}:{device}:{size}:{}:{at}:{}", hex::encode(root), hex::encode(signature))
    }
}

/// A text that is no printed checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a checkpoint is written {TAG}:device:size:root:milliseconds:signature")]
pub struct CheckpointError;

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let text = text.trim();
        let parts: Vec<&str> = text.split(':').collect();
        let [TAG, device, size, root, at, signature] = parts[..] else { return Err(CheckpointError) };
        let read = Self {
            device: device.parse().map_err(|_| CheckpointError)?,
            size: size.parse().map_err(|_| CheckpointError)?,
            root: hex::decode(root).and_then(|root| root.try_into().ok()).ok_or(CheckpointError)?,
            at: at.parse().map_err(|_| CheckpointError)?,
            signature: hex::decode(signature).and_then(|bytes| bytes.try_into().ok()).ok_or(CheckpointError)?,
        };
        // Written in one way only, so that no change goes unnoticed.
        if read.to_string() == text { Ok(read) } else { Err(CheckpointError) }
    }
}

/// The leaves of `device`'s chain, in its order.
pub(super) fn leaves(conn: &Connection, device: Uuid, mut each: impl FnMut(Node)) -> Result<(), StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT hash, signature FROM journal WHERE device = ?1 ORDER BY device_seq")?;
    let mut rows = statement.query([device])?;
    while let Some(row) = rows.next()? {
        each(tree::leaf(&row.get(0)?, &row.get(1)?));
    }
    Ok(())
}

/// Makes a checkpoint of this device's chain as it is now.
pub(crate) fn make(conn: &Connection, key: &DeviceKey, now: Timestamp) -> Result<Checkpoint, StoreError> {
    let mut tree = Tree::default();
    leaves(conn, key.device.id, |leaf| tree.push(leaf))?;
    Ok(Checkpoint::sign(key, &tree, now))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Checkpoint {
        Checkpoint { device: Uuid::from_u128(3), size: 7, root: [0xAB; 32], at: 1_790_000_000_000, signature: [1; 64] }
    }

    #[test]
    fn a_printed_checkpoint_reads_back_and_no_other_spelling_does() {
        let text = sample().to_string();
        assert_eq!(text.parse::<Checkpoint>(), Ok(sample()));
        assert_eq!(format!(" {text}\n").parse::<Checkpoint>(), Ok(sample()));
        for other in [
            text.to_uppercase(),
            text.replace(":7:", ":07:"),
            text.replace("abab", "ABab"),
            text[1..].to_owned(),
            String::new(),
        ] {
            assert_eq!(other.parse::<Checkpoint>(), Err(CheckpointError), "{other}");
        }
    }
}
