use std::collections::BTreeMap;

use domain::case::{self, Case};
use domain::ids::EntryId;
use domain::organisation::Organisation;
use serde::de::DeserializeOwned;
use store::{Seal, Slice, Stored};

use super::container::{self, Member};
use super::line::Line;
use super::manifest::{FORMAT, Listed, Manifest};
use super::write::{JOURNAL, MANIFEST, ORGANISATION, SIGNATURE};

/// A bundle as read from a file.
pub(crate) struct Bundle {
    pub(crate) manifest: Manifest,
    pub(crate) seal: Seal,
    pub(crate) slice: Slice,
    pub(crate) organisation: Organisation,
    /// Bodies in which personal data was covered.
    covered: BTreeMap<EntryId, String>,
    members: Vec<Member>,
}

impl Bundle {
    /// Reads a bundle. What it says is believed only after [`Bundle::problems`].
    ///
    /// # Errors
    /// The stable key of what makes it unreadable.
    pub(crate) fn read(file: &[u8]) -> Result<Self, &'static str> {
        let members = container::unpack(file).ok_or("container_changed")?;
        let member = |name: &str| {
            let found = members.iter().find(|(known, _)| known == name);
            found.map(|(_, bytes)| bytes.as_slice()).ok_or("member_missing")
        };
        let manifest: Manifest = json(member(MANIFEST)?)?;
        let seal = Seal::from_json(member(SIGNATURE)?).map_err(|_| "signature_unreadable")?;
        let mut covered = BTreeMap::new();
        let mut entries = Vec::new();
        for (seq, line) in (1..).zip(member(JOURNAL)?.split(|byte| *byte == b'\n').filter(|line| !line.is_empty())) {
            let line: Line = json(line)?;
            let entry = line.entry(seq).ok_or("member_unreadable")?;
            covered.extend(line.covered.map(|text| (entry.header.id, text)));
            entries.push(entry);
        }
        let organisation = json(member(ORGANISATION)?)?;
        Ok(Self { manifest, seal, slice: Slice(entries), organisation, covered, members })
    }

    /// What is wrong with it: stable keys; empty when nothing is.
    pub(crate) fn problems(&self) -> Vec<String> {
        let Self { manifest, seal, .. } = self;
        let mut problems = Vec::new();
        let signed = self.members.iter().find(|(name, _)| name == MANIFEST).map_or(&[][..], |(_, bytes)| bytes);
        if let Err(error) = seal.check(signed) {
            problems.push(crate::proof::seal_problem(error).to_owned());
        }
        if manifest.format != FORMAT {
            problems.push("format_unknown".into());
        }
        let others = self.members.iter().filter(|(name, _)| name != MANIFEST && name != SIGNATURE);
        if !others.map(Listed::of).eq(manifest.members.iter().cloned()) {
            problems.push("member_changed".into());
        }
        if manifest.entries != self.slice.0.len() as u64 {
            problems.push("entry_missing".into());
        }
        let found = self.slice.check(manifest.case.into(), &seal.device, &seal.checkpoint, &manifest.bodiless());
        problems.extend(found.iter().map(|problem| crate::query::problem_key(problem.kind)));
        problems
    }

    /// The entries as a journal would give them; covered bodies stand in for those withheld.
    pub(crate) fn stored(&self) -> Vec<Stored> {
        let told = |entry: &store::SliceEntry| {
            let mut stored = entry.stored();
            if stored.body.is_none() {
                stored.body = self.covered.get(&entry.header.id).map(|text| text.clone().into_bytes());
            }
            stored
        };
        self.slice.0.iter().map(told).collect()
    }

    /// The case as the entries make it. What this program can't read of a later one is passed over.
    pub(crate) fn case(&self) -> Case {
        let mut state = Case::new(self.manifest.case);
        for entry in self.stored() {
            if let Ok(Some(event)) = entry.event() {
                case::evolve(&mut state, &event, &entry.header.meta());
            }
        }
        state
    }
}

fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, &'static str> {
    serde_json::from_slice(bytes).map_err(|_| "member_unreadable")
}
