use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ErasureScope, RecordEvent};
use crate::event::Meta;
use crate::ids::{CaseId, EntryId, UserId};
use crate::terms::{Bilingual, Timestamp};

/// Why nothing of a case may be erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hold {
    /// Why.
    pub reason: String,
    /// Who placed it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// An erasure that waits for the second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ErasureRequest {
    /// What is to go.
    pub scope: ErasureScope,
    /// Why.
    pub reason: String,
    /// By which law or order.
    pub authority: String,
    /// Who asked.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// A case of another store, kept to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// The case.
    pub case: CaseId,
    /// Its number there.
    pub number: String,
    /// The company it belongs to.
    pub company: Bilingual,
    /// The bundle's SHA-256 in hexadecimal.
    pub digest: String,
    /// SHA-256 of the key that signed it, in hexadecimal.
    pub fingerprint: String,
    /// Who took it in.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// The present state of the record: the fold of its events.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Record {
    /// The cases under legal hold.
    pub holds: BTreeMap<CaseId, Hold>,
    /// Erasures that wait for the second person, by their request's entry.
    pub requests: BTreeMap<EntryId, ErasureRequest>,
    /// When the content of a case was destroyed.
    pub destroyed: BTreeMap<CaseId, Timestamp>,
    /// Cases of other stores.
    pub imported: BTreeMap<CaseId, Imported>,
    /// The newest checkpoint: when it was made and how many entries it counts.
    pub checkpoint: Option<(Timestamp, u64)>,
}

/// Folds one event into the state of the record. Total: an event that does not fit changes nothing.
pub fn evolve(state: &mut Record, event: &RecordEvent, meta: &Meta) {
    let Meta { entry, at, by } = *meta;
    match event {
        RecordEvent::CheckpointMade { size, .. } => state.checkpoint = Some((at, *size)),
        RecordEvent::HoldPlaced { case, reason } => {
            state.holds.insert(*case, Hold { reason: reason.clone(), by, at });
        }
        RecordEvent::HoldLifted { case, .. } => {
            state.holds.remove(case);
        }
        RecordEvent::ErasureRequested { scope, reason, authority } => {
            let (reason, authority) = (reason.clone(), authority.clone());
            state.requests.insert(entry, ErasureRequest { scope: *scope, reason, authority, by, at });
        }
        RecordEvent::ErasureRefused { request, .. } => {
            state.requests.remove(request);
        }
        RecordEvent::ErasureApproved { request, scope, .. } => {
            state.requests.remove(request);
            if let ErasureScope::Case(case) = scope {
                state.destroyed.insert(*case, at);
            }
        }
        RecordEvent::BundleImported { case, number, company, digest, fingerprint } => {
            let (number, company) = (number.clone(), company.clone());
            let (digest, fingerprint) = (digest.clone(), fingerprint.clone());
            state.imported.insert(*case, Imported { case: *case, number, company, digest, fingerprint, by, at });
        }
        RecordEvent::Exported { .. } | RecordEvent::PersonalSeen { .. } => {}
    }
}
