//! The evidence embedded in a report: whether it fits the file's signature, and whether the store at hand holds it.

use serde::Deserialize;
use store::{Checkpoint, JournalRead, StoreError};
use uuid::Uuid;

use crate::execute::hex;

/// What the evidence must be called to be understood here.
const FORMAT: &str = "crisis-desk-evidence/1";

/// The evidence, as far as it can be compared.
#[derive(Deserialize)]
pub(super) struct Evidence {
    format: String,
    head: Head,
    cases: Vec<CaseEvidence>,
}

#[derive(Deserialize)]
struct Head {
    device: Uuid,
    seq: u64,
    hash: String,
}

#[derive(Deserialize)]
struct CaseEvidence {
    entries: Vec<Entry>,
}

/// An entry; its hash covers everything else that it says.
#[derive(Deserialize)]
struct Entry {
    seq: u64,
    hash: String,
}

impl Evidence {
    /// The evidence in a PDF file; none where the file carries none.
    pub fn of(pdf: &[u8]) -> Result<Option<Self>, &'static str> {
        let Some(bytes) = report::attachment(pdf, report::EVIDENCE) else { return Ok(None) };
        let evidence: Self = serde_json::from_slice(&bytes).map_err(|_| "evidence_unreadable")?;
        if evidence.format == FORMAT { Ok(Some(evidence)) } else { Err("evidence_unreadable") }
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.cases.iter().flat_map(|case| &case.entries)
    }

    /// How many entries it tells of.
    pub fn count(&self) -> u64 {
        self.entries().count() as u64
    }

    /// Whether it tells of no more than the journal had when the file was signed.
    pub fn fits(&self, checkpoint: &Checkpoint) -> bool {
        self.head.device != checkpoint.device || self.head.seq <= checkpoint.size
    }

    /// Whether its head and every entry of it stand in the journal as they are told.
    pub fn stands_in(&self, journal: &JournalRead<'_>) -> Result<bool, StoreError> {
        let head = journal.hash_at(self.head.device, place(self.head.seq))?;
        if head.is_none_or(|hash| hex(&hash) != self.head.hash) {
            return Ok(false);
        }
        for told in self.entries() {
            let held = journal.entry_at(place(told.seq))?;
            if held.is_none_or(|entry| hex(&entry.header.hash) != told.hash) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// A place in a journal; none has as many entries as the largest.
fn place(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}
