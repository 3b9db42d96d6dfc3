//! One device's chain, followed entry by entry.

use ed25519_dalek::VerifyingKey;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Problem, ProblemKind, of, signed};
use crate::journal::{Device, Head, Header, encoding};

/// How far a chain has been followed.
pub(super) struct Chain {
    device: Uuid,
    key: Option<VerifyingKey>,
    /// What the first entry must link to.
    origin: [u8; 32],
    last: Option<Last>,
}

/// The entry reached, and the hash its header really has.
struct Last {
    header: Header,
    computed: [u8; 32],
    accused: bool,
}

impl Chain {
    pub(super) fn new(device: &Device) -> Self {
        let key = VerifyingKey::from_bytes(&device.public_key).ok();
        Self { device: device.id, key, origin: device.digest(), last: None }
    }

    /// Takes the next entry of this device.
    pub(super) fn follow(&mut self, header: Header, canonical: &[u8], add: &mut dyn FnMut(Problem)) {
        let computed: [u8; 32] = Sha256::digest(canonical).into();
        let changed = computed != header.hash;
        let mut accused = changed;
        if changed {
            add(of(ProblemKind::HeaderChanged, &header, ""));
        }
        let expected = self.last.as_ref().map_or(1, |last| last.header.device_seq + 1);
        if header.device_seq != expected {
            accused = true;
            let kind = if header.device_seq > expected { ProblemKind::EntryMissing } else { ProblemKind::OutOfOrder };
            add(of(kind, &header, &format!("number {expected} of its device is expected here")));
        } else if !self.links_to(&header) && !changed {
            accused |= self.accuse(&header, add);
        }
        self.last = Some(Last { header, computed, accused });
    }

    /// Whether `next` links to the entry reached, by the hash it has or by the hash it should have.
    fn links_to(&self, next: &Header) -> bool {
        match &self.last {
            None => next.prev_hash == self.origin,
            Some(last) => [last.header.hash, last.computed]
                .iter()
                .any(|hash| next.prev_hash == encoding::link(hash, &last.header.signature)),
        }
    }

    /// The link to `next`, whose own header is intact, is broken: the change is in what it links to, if that shows a
    /// change of its own. Answers whether `next` itself is to be suspected.
    fn accuse(&mut self, next: &Header, add: &mut dyn FnMut(Problem)) -> bool {
        match &mut self.last {
            None => add(of(ProblemKind::DeviceChanged, next, "the device's record is not the one it began with")),
            Some(last) if last.accused => {}
            Some(last) if !self.key.as_ref().is_some_and(|key| signed(key, &last.header)) => {
                last.accused = true;
                add(of(ProblemKind::SignatureWrong, &last.header, ""));
            }
            Some(_) => {
                add(of(ProblemKind::LinkBroken, next, ""));
                return true;
            }
        }
        false
    }

    /// The last entry's signature vouches for the whole chain.
    pub(super) fn end(&self, add: &mut dyn FnMut(Problem)) {
        if let Some(last) = &self.last
            && !last.accused
            && !self.key.as_ref().is_some_and(|key| signed(key, &last.header))
        {
            add(of(ProblemKind::SignatureWrong, &last.header, "the end of the chain"));
        }
    }

    pub(super) fn head(&self) -> Option<Head> {
        let header = &self.last.as_ref()?.header;
        Some(Head { device: self.device, seq: header.device_seq, hash: header.hash })
    }
}
