//! What a bundle says it holds.

use std::collections::BTreeSet;

use domain::case::ReportVariant;
use domain::ids::{CaseId, EntryId};
use domain::terms::{Bilingual, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::container::Member;
use crate::execute::hex;

/// What a bundle says it is.
pub(super) const FORMAT: &str = "crisis-desk/bundle/1";

/// The list of a bundle's members and what they are about. It is signed; whatever it names is vouched for by its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    /// What it is.
    pub(crate) format: String,
    /// The case.
    pub(crate) case: CaseId,
    /// Its number.
    pub(crate) number: String,
    /// The company it belongs to.
    pub(crate) company: Bilingual,
    /// Whether personal data is in it.
    pub(crate) variant: ReportVariant,
    /// When it was made.
    pub(crate) made_at: Timestamp,
    /// How many entries the case had.
    pub(crate) entries: u64,
    /// Entries whose bodies were erased under law.
    pub(crate) erased: BTreeSet<EntryId>,
    /// Entries whose bodies were left out or covered, since they hold personal data.
    pub(crate) withheld: BTreeSet<EntryId>,
    /// Every other member but the signature, in its order.
    pub(crate) members: Vec<Listed>,
}

/// A member and its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listed {
    name: String,
    bytes: usize,
    sha256: String,
}

impl Listed {
    pub(super) fn of((name, bytes): &Member) -> Self {
        Self { name: name.clone(), bytes: bytes.len(), sha256: hex(&Sha256::digest(bytes)) }
    }
}

impl Manifest {
    /// The entries without a body.
    pub(super) fn bodiless(&self) -> BTreeSet<EntryId> {
        self.erased.union(&self.withheld).copied().collect()
    }
}
