//! One entry as a line of JSON.

use domain::ids::{EntryId, UserId};
use serde::{Deserialize, Serialize};
use store::{Header, Hlc, SliceEntry, Stream};
use uuid::Uuid;

use crate::execute::hex;

/// An entry of `journal.jsonl`. Bytes are hexadecimal; `at` is the journal's clock, milliseconds since 1970 times 65,536.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    id: EntryId,
    stream: Uuid,
    device: Uuid,
    device_seq: i64,
    at: i64,
    actor: UserId,
    kind: String,
    version: u16,
    body_digest: String,
    prev_hash: String,
    hash: String,
    signature: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    /// The body with personal data covered: readable, not provable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) covered: Option<String>,
    proof: Vec<String>,
}

impl Line {
    pub(super) fn of(entry: &SliceEntry, covered: Option<String>) -> Self {
        let header = &entry.header;
        let (salt, body) = entry.body.as_ref().map(|(salt, body)| (hex(salt), text(body))).unzip();
        Self {
            id: header.id,
            stream: header.stream.0,
            device: header.device,
            device_seq: header.device_seq,
            at: header.at.0,
            actor: header.actor,
            kind: header.kind.clone(),
            version: header.version,
            body_digest: hex(&header.body_digest),
            prev_hash: hex(&header.prev_hash),
            hash: hex(&header.hash),
            signature: hex(&header.signature),
            salt,
            body,
            covered,
            proof: entry.proof.iter().map(|node| hex(node)).collect(),
        }
    }

    /// The entry at this place of the slice; none where a value is not what it must be.
    pub(super) fn entry(&self, seq: i64) -> Option<SliceEntry> {
        let header = Header {
            seq,
            id: self.id,
            stream: Stream(self.stream),
            device: self.device,
            device_seq: self.device_seq,
            at: Hlc(self.at),
            actor: self.actor,
            kind: self.kind.clone(),
            version: self.version,
            body_digest: bytes(&self.body_digest)?,
            prev_hash: bytes(&self.prev_hash)?,
            hash: bytes(&self.hash)?,
            signature: bytes(&self.signature)?,
        };
        let body = match (&self.salt, &self.body) {
            (Some(salt), Some(body)) => Some((unhex(salt)?, body.clone().into_bytes())),
            (None, None) => None,
            _ => return None,
        };
        let proof = self.proof.iter().map(|node| bytes(node)).collect::<Option<_>>()?;
        Some(SliceEntry { header, body, proof })
    }
}

/// A body is JSON and so UTF-8; what is not can't be told and fails its digest.
fn text(body: &[u8]) -> String {
    String::from_utf8_lossy(body).into_owned()
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    unhex(text)?.try_into().ok()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}
