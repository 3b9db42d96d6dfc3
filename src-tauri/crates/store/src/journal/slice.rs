//! A part of the journal that stands on its own: the entries of one stream, each signed by its device and shown to lie in
//! the tree of that device's checkpoint.

use std::collections::BTreeSet;

use domain::ids::EntryId;

use super::checkpoint::leaves;
use super::read::{HEADER_COLUMNS, JournalRead, header_of};
use super::tree::{self, Levels, Node};
use super::verify::{of, problem};
use super::{Checkpoint, Device, Header, Problem, ProblemKind, Stored, Stream, encoding};
use crate::error::StoreError;

/// An entry outside its store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SliceEntry {
    /// The header. Its `seq` is the entry's number in the slice, from 1.
    pub header: Header,
    /// Salt and body as signed; none if erased, or withheld from this slice.
    pub body: Option<(Vec<u8>, Vec<u8>)>,
    /// What shows that the entry lies in the checkpoint's tree, from the leaf upwards.
    pub proof: Vec<Node>,
}

/// The entries of one stream.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slice(pub Vec<SliceEntry>);

impl SliceEntry {
    /// As read from a journal; without its body where that was erased or withheld.
    pub fn stored(&self) -> Stored {
        Stored { header: self.header.clone(), body: self.body.as_ref().map(|(_, body)| body.clone()) }
    }

    fn check(&self, device: &Device, checkpoint: &Checkpoint) -> Option<ProblemKind> {
        let Header { device_seq, hash, signature, .. } = &self.header;
        if self.header.device != device.id {
            return Some(ProblemKind::DeviceUnknown);
        }
        if self.header.computed_hash() != *hash {
            return Some(ProblemKind::HeaderChanged);
        }
        if !device.signed(hash, signature) {
            return Some(ProblemKind::SignatureWrong);
        }
        let changed = |(salt, body): &(Vec<u8>, Vec<u8>)| encoding::body_digest(salt, body) != self.header.body_digest;
        if self.body.as_ref().is_some_and(changed) {
            return Some(ProblemKind::BodyChanged);
        }
        let index = u64::try_from(device_seq - 1).unwrap_or(u64::MAX);
        let included =
            tree::includes(&checkpoint.root, checkpoint.size, index, tree::leaf(hash, signature), &self.proof);
        (!included).then_some(ProblemKind::CheckpointDiffers)
    }
}

impl Slice {
    /// What is wrong with it as a part of the chain of `device` that `checkpoint` speaks of. `bodiless` are the entries
    /// whose bodies were erased under law or left out on purpose.
    pub fn check(
        &self,
        stream: Stream,
        device: &Device,
        checkpoint: &Checkpoint,
        bodiless: &BTreeSet<EntryId>,
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !checkpoint.is_signed_by(device) {
            problems.push(problem(ProblemKind::CheckpointInvalid, None, ""));
        }
        let mut last = 0;
        for entry in &self.0 {
            let header = &entry.header;
            problems.extend(entry.check(device, checkpoint).map(|kind| of(kind, header, "")));
            if header.device_seq <= last || header.stream != stream {
                problems.push(of(ProblemKind::OutOfOrder, header, ""));
            }
            if entry.body.is_none() != bodiless.contains(&header.id) {
                problems.push(of(ProblemKind::BodyMissing, header, ""));
            }
            last = header.device_seq;
        }
        problems
    }
}

impl JournalRead<'_> {
    /// The entries of `stream` that lie in the part of its device's chain which `checkpoint` speaks of.
    pub fn slice(&self, stream: Stream, checkpoint: &Checkpoint) -> Result<Slice, StoreError> {
        let size = i64::try_from(checkpoint.size).unwrap_or(i64::MAX);
        let mut all = Vec::new();
        leaves(self.0, checkpoint.device, |leaf| all.push(leaf))?;
        all.truncate(usize::try_from(checkpoint.size).unwrap_or(usize::MAX));
        let levels = Levels::over(all);
        let mut statement = self.0.prepare_cached(&format!(
            "SELECT {HEADER_COLUMNS}, salt, bytes FROM journal LEFT JOIN body ON body.seq = journal.seq \
             WHERE stream = ?1 AND device = ?2 AND device_seq <= ?3 ORDER BY device_seq"
        ))?;
        let mut rows = statement.query(rusqlite::params![stream.0, checkpoint.device, size])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let mut header = header_of(row)?;
            header.seq = i64::try_from(entries.len()).unwrap_or(i64::MAX - 1) + 1;
            let salt: Option<Vec<u8>> = row.get(13)?;
            let body = salt.zip(row.get::<_, Option<Vec<u8>>>(14)?);
            let proof = levels.path(usize::try_from(header.device_seq - 1).unwrap_or(usize::MAX));
            entries.push(SliceEntry { header, body, proof });
        }
        Ok(Slice(entries))
    }
}
