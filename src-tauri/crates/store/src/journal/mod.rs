//! The append-only journal: one signed, chained row for everything that ever happened.
//!
//! # Proof
//! Every device has its own chain. For an entry with header `H`, body `B` and random 16-byte salt `S`:
//! - `body_digest = SHA-256(S ‖ B)`, so that a body can be erased under law while its header stays checkable;
//! - `hash = SHA-256(canonical(H))`, see [`Header::canonical`];
//! - `signature = Ed25519(device key, hash)`;
//! - the next entry's `prev_hash = SHA-256(hash ‖ signature)`. Since it covers the signature too, the signature of a
//!   chain's last entry vouches for every byte before it, and a check needs one signature a device, not one an entry;
//! - the first entry's `prev_hash` is the digest of the device's own record, see [`Device::digest`].
//!
//! `seq` is where an entry lies in this file (1, 2, 3 … without gaps). It is not part of the proof, since entries of
//! several devices may arrive in a different order elsewhere.

mod append;
pub(crate) mod checkpoint;
mod device;
mod encoding;
mod erasure;
mod page;
mod read;
mod seal;
mod slice;
mod tree;
mod verify;

use std::fmt;
use std::str::FromStr;

use chrono::TimeZone;
use domain::event::{Event, Meta};
use domain::ids::{CaseId, EntryId, UserId};
use domain::terms::Timestamp;
use serde::Serialize;
use uuid::Uuid;

pub(crate) use append::{Appender, Draft};
pub use checkpoint::{Checkpoint, CheckpointError};
pub use device::Device;
pub(crate) use device::{DeviceKey, create_device, own_device};
pub use erasure::Erasure;
pub(crate) use erasure::{erasable, erase_body, erased};
pub use page::JournalFilter;
pub use read::{JournalRead, Standing, Stored};
pub use seal::{Seal, SealError};
pub use slice::{Slice, SliceEntry};
pub(crate) use verify::verify;
pub use verify::{Expected, Problem, ProblemKind, Verification};

use crate::error::StoreError;
use crate::hex;

/// The journal's tables. Changing a header, or a body in any way but a recorded erasure, is refused by triggers; they
/// stop mistakes, while the chain shows what got past them.
pub(crate) const MIGRATION: &str = include_str!("schema.sql");

/// What an entry is about: a case, or the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Stream(pub Uuid);

impl Stream {
    /// The stream of what the organisation publishes: packs, templates, rosters, users.
    pub const ORGANISATION: Self = Self(Uuid::nil());

    /// The case it is the stream of; none for the organisation.
    pub fn case(self) -> Option<CaseId> {
        (self != Self::ORGANISATION).then_some(CaseId(self.0))
    }
}

impl From<CaseId> for Stream {
    fn from(case: CaseId) -> Self {
        Self(case.0)
    }
}

/// A hybrid logical clock: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16. Always grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Hlc(pub i64);

impl Hlc {
    /// The first reading at wall time `now`.
    pub fn at(now: Timestamp) -> Self {
        Self(now.timestamp_millis().clamp(0, i64::MAX >> 16) << 16)
    }

    /// The last reading that shows wall time `now`: everything recorded up to then is not later.
    pub fn end_of(now: Timestamp) -> Self {
        Self(Self::at(now).0 | 0xFFFF)
    }

    /// The reading that follows `self` at wall time `now`, also when the wall clock was set back.
    pub(crate) fn next(self, now: Timestamp) -> Self {
        Self::at(now).max(Self(self.0.saturating_add(1)))
    }

    /// The wall time it shows.
    pub fn wall(self) -> Timestamp {
        chrono::Utc.timestamp_millis_opt(self.0 >> 16).single().unwrap_or_default()
    }
}

/// What is known of an entry even after its body was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Where it lies in this file, from 1.
    pub seq: i64,
    /// Its id, given by who made it.
    pub id: EntryId,
    /// What it is about.
    pub stream: Stream,
    /// The device that recorded it.
    pub device: Uuid,
    /// Its place in that device's chain, from 1.
    pub device_seq: i64,
    /// When it was recorded.
    pub at: Hlc,
    /// Who did it; the nil id is the product itself.
    pub actor: UserId,
    /// What happened, e.g. `case.opened`.
    pub kind: String,
    /// The version of that kind's body.
    pub version: u16,
    /// SHA-256 of salt and body.
    pub body_digest: [u8; 32],
    /// SHA-256 of hash and signature of the device's entry before this one.
    pub prev_hash: [u8; 32],
    /// SHA-256 of the canonical header.
    pub hash: [u8; 32],
    /// The device's Ed25519 signature of `hash`.
    pub signature: [u8; 64],
}

impl Header {
    /// What the domain's fold needs of it.
    pub fn meta(&self) -> Meta {
        Meta { entry: self.id, at: self.at.wall(), by: self.actor }
    }
}

impl Stored {
    /// The event; none once the body was erased.
    ///
    /// # Errors
    /// When this program can't read it, e.g. since a later program wrote it.
    pub fn event(&self) -> Result<Option<Event>, StoreError> {
        let Some(body) = &self.body else { return Ok(None) };
        let unreadable = |reason: String| StoreError::UnreadableEntry { seq: self.header.seq, reason };
        let value = serde_json::from_slice(body).map_err(|e| unreadable(e.to_string()))?;
        let event = Event::from_body(&self.header.kind, self.header.version, value);
        event.map(Some).map_err(|e| unreadable(e.to_string()))
    }
}

/// The end of one device's chain. Printed in every report and kept in every backup, it shows when a tail was cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Head {
    /// The device.
    pub device: Uuid,
    /// How many entries its chain has.
    pub seq: i64,
    /// The hash of the last one.
    pub hash: [u8; 32],
}

impl fmt::Display for Head {
    /// `device:seq:hash`, as printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.device, self.seq, hex::encode(&self.hash))
    }
}

/// A text that is no printed head.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a journal head is written device:number:hash")]
pub struct HeadError;

impl FromStr for Head {
    type Err = HeadError;

    fn from_str(text: &str) -> Result<Self, HeadError> {
        let mut parts = text.trim().splitn(3, ':');
        let mut part = || parts.next().ok_or(HeadError);
        let device = part()?.parse().map_err(|_| HeadError)?;
        let seq = part()?.parse().map_err(|_| HeadError)?;
        let hash = hex::decode(part()?).and_then(|h| h.try_into().ok()).ok_or(HeadError)?;
        Ok(Self { device, seq, hash })
    }
}
