//! The bytes that are hashed. Fixed for ever: a change here would break every journal there is.

use sha2::{Digest, Sha256};

use super::{Checkpoint, Device, Header};

/// Begins every canonical header.
const HEADER_TAG: &[u8] = b"crisis-desk/journal/1";
/// Begins every canonical device record.
const DEVICE_TAG: &[u8] = b"crisis-desk/device/1";
/// Begins every canonical checkpoint.
const CHECKPOINT_TAG: &[u8] = b"crisis-desk/checkpoint/1";
/// Begins what is signed of a file.
const SEAL_TAG: &[u8] = b"crisis-desk/file/1";

/// A sequence of fields, each preceded by its length as four bytes, big-endian.
struct Fields(Vec<u8>);

impl Fields {
    fn new(tag: &[u8]) -> Self {
        Self(Vec::with_capacity(384)).field(tag)
    }

    fn field(mut self, bytes: &[u8]) -> Self {
        // A field of 4 GiB can't come out of SQLite, whose limit is 1 GB.
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        self.0.extend_from_slice(&length.to_be_bytes());
        self.0.extend_from_slice(bytes);
        self
    }
}

impl Header {
    /// The canonical header: the tag `crisis-desk/journal/1` and then, in this order, `id` (16 bytes), `stream` (16),
    /// `device` (16), `device_seq` (8, big-endian), `at` (8, big-endian), `actor` (16), `kind` (UTF-8), `version` (2,
    /// big-endian), `body_digest` (32) and `prev_hash` (32), each as a length of four bytes, big-endian, and the bytes.
    pub fn canonical(&self) -> Vec<u8> {
        Fields::new(HEADER_TAG)
            .field(self.id.0.as_bytes())
            .field(self.stream.0.as_bytes())
            .field(self.device.as_bytes())
            .field(&self.device_seq.to_be_bytes())
            .field(&self.at.0.to_be_bytes())
            .field(self.actor.0.as_bytes())
            .field(self.kind.as_bytes())
            .field(&self.version.to_be_bytes())
            .field(&self.body_digest)
            .field(&self.prev_hash)
            .0
    }

    /// What `hash` must be.
    pub fn computed_hash(&self) -> [u8; 32] {
        Sha256::digest(self.canonical()).into()
    }

    /// What the device's next entry must carry as `prev_hash`.
    pub fn link(&self) -> [u8; 32] {
        link(&self.hash, &self.signature)
    }
}

impl Device {
    /// The digest that the device's first entry carries as `prev_hash`: SHA-256 over the tag `crisis-desk/device/1`,
    /// `id` (16 bytes), `public_key` (32), `name` (UTF-8) and `added_at` (8, big-endian milliseconds), encoded like a
    /// header. A device's record can therefore not be changed once it has recorded anything.
    pub fn digest(&self) -> [u8; 32] {
        let fields = Fields::new(DEVICE_TAG)
            .field(self.id.as_bytes())
            .field(&self.public_key)
            .field(self.name.as_bytes())
            .field(&self.added_at.to_be_bytes());
        Sha256::digest(fields.0).into()
    }
}

/// What a checkpoint's signature covers, see [`Checkpoint::canonical`].
pub(super) fn checkpoint_bytes(checkpoint: &Checkpoint) -> Vec<u8> {
    Fields::new(CHECKPOINT_TAG)
        .field(checkpoint.device.as_bytes())
        .field(&checkpoint.size.to_be_bytes())
        .field(&checkpoint.root)
        .field(&checkpoint.at.to_be_bytes())
        .0
}

/// What a file's signature covers: the tag `crisis-desk/file/1`, the file's SHA-256 (32 bytes), the checkpoint as
/// printed (UTF-8) and the digest of the device's record (32), encoded like a header.
pub(super) fn seal_bytes(digest: &[u8; 32], checkpoint: &Checkpoint, device: &Device) -> Vec<u8> {
    Fields::new(SEAL_TAG).field(digest).field(checkpoint.to_string().as_bytes()).field(&device.digest()).0
}

/// SHA-256 of hash and signature.
pub(super) fn link(hash: &[u8; 32], signature: &[u8; 64]) -> [u8; 32] {
    Sha256::new().chain_update(hash).chain_update(signature).finalize().into()
}

/// SHA-256 of salt and body.
pub(super) fn body_digest(salt: &[u8], body: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(body).finalize().into()
}

#[cfg(test)]
mod tests {
    use domain::ids::{EntryId, UserId};
    use uuid::Uuid;

    use super::super::{Hlc, Stream};
    use super::*;
    use crate::hex;

    fn header() -> Header {
        Header {
            seq: 7,
            id: EntryId(Uuid::from_u128(0x0102_0304_0506_0708_090a_0b0c_0d0e_0f10)),
            stream: Stream(Uuid::from_u128(2)),
            device: Uuid::from_u128(3),
            device_seq: 4,
            at: Hlc(5 << 16 | 6),
            actor: UserId(Uuid::from_u128(7)),
            kind: "case.opened".into(),
            version: 1,
            body_digest: body_digest(&[8; 16], br#"{"title":"x"}"#),
            prev_hash: [9; 32],
            hash: [0; 32],
            signature: [0; 64],
        }
    }

    #[test]
    fn the_canonical_header_is_these_bytes() {
        let expected = [
            "00000015",
            "6372697369732d6465736b2f6a6f75726e616c2f31", // tag
            "00000010",
            "0102030405060708090a0b0c0d0e0f10", // id
            "00000010",
            "00000000000000000000000000000002", // stream
            "00000010",
            "00000000000000000000000000000003", // device
            "00000008",
            "0000000000000004", // device_seq
            "00000008",
            "0000000000050006", // at
            "00000010",
            "00000000000000000000000000000007", // actor
            "0000000b",
            "636173652e6f70656e6564", // kind
            "00000002",
            "0001", // version
            "00000020",
            "94d7c45fc14fcdbcb47845ea64925e51cd855ff6f1140ea13d23bfdaab99129d", // body_digest
            "00000020",
            "0909090909090909090909090909090909090909090909090909090909090909", // prev_hash
        ];
        assert_eq!(hex::encode(&header().canonical()), expected.concat());
        assert_eq!(
            hex::encode(&header().computed_hash()),
            "af057513dba30c6953d80a2ddbb2a2936429903651d46cefbd399bf4dfa9ceeb"
        );
    }

    #[test]
    fn fields_can_not_run_into_each_other() {
        let (mut a, mut b) = (header(), header());
        a.kind = "case.opened\0".into();
        b.kind = "case.opened".into();
        assert_ne!(a.canonical(), b.canonical());
    }
}
