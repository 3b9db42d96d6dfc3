//! What lies outside the journal and says how it must be: printed heads and checkpoints.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Problem, ProblemKind, of, problem};
use crate::journal::tree::{self, Tree};
use crate::journal::{Checkpoint, Device, Head, Header};

/// What the journal is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expected {
    /// Heads printed in reports.
    pub heads: Vec<Head>,
    /// Checkpoints kept elsewhere.
    pub checkpoints: Vec<Checkpoint>,
}

/// The trees of the chains that a checkpoint speaks of, as far as they have been followed.
#[derive(Default)]
pub(super) struct Reached(BTreeMap<Uuid, Tree>);

impl Reached {
    /// Compares the next entry of a chain with what is expected at its place.
    pub(super) fn pass(&mut self, expected: &Expected, header: &Header, add: &mut dyn FnMut(Problem)) {
        let at = |device, seq| device == header.device && seq == header.device_seq;
        if expected.heads.iter().any(|head| at(head.device, head.seq) && head.hash != header.hash) {
            add(of(ProblemKind::HeadDiffers, header, "not the hash that was printed"));
        }
        let mut checkpoints = expected.checkpoints.iter().filter(|checkpoint| checkpoint.device == header.device);
        if checkpoints.clone().next().is_none() {
            return;
        }
        let tree = self.0.entry(header.device).or_default();
        tree.push(tree::leaf(&header.hash, &header.signature));
        if checkpoints.any(|checkpoint| checkpoint.size == tree.size() && checkpoint.root != tree.root()) {
            add(of(ProblemKind::CheckpointDiffers, header, "the chain up to here is another one"));
        }
    }
}

impl Expected {
    /// What the journal, which ends at `heads`, does not reach, and checkpoints that are none of its `devices`'.
    pub(super) fn missed(&self, heads: &[Head], devices: &[Device]) -> Vec<Problem> {
        let reached = |device| heads.iter().find(|head| head.device == device).map_or(0, |head| head.seq);
        let signed = |checkpoint: &&Checkpoint| devices.iter().any(|device| checkpoint.is_signed_by(device));
        let (own, foreign): (Vec<&Checkpoint>, Vec<&Checkpoint>) = self.checkpoints.iter().partition(signed);
        let sizes = own.iter().map(|c| (c.device, i64::try_from(c.size).unwrap_or(i64::MAX)));
        let marks = self.heads.iter().map(|head| (head.device, head.seq)).chain(sizes);
        let cut = marks.filter(|(device, size)| reached(*device) < *size).map(|(device, size)| {
            let end = reached(device);
            let detail = format!("the chain ends at {end}, it had {size} entries");
            Problem { device: Some((device, end + 1)), ..problem(ProblemKind::TailCut, None, &detail) }
        });
        cut.chain(foreign.iter().map(|_| problem(ProblemKind::CheckpointInvalid, None, ""))).collect()
    }
}
