use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use domain::case::{Case, ReportVariant};
use domain::event::Event;
use domain::ids::{EntryId, UserId};
use domain::organisation::{Organisation, User};
use domain::policy::Action;
use domain::record::ExportKind;
use domain::room::RoomEvent;
use domain::terms::Bilingual;
use report::write_atomically;
use serde::Serialize;
use sha2::{Digest, Sha256};
use store::{ReadTx, Seal, Slice, SliceEntry};

use super::container::{self, Member};
use super::line::Line;
use super::manifest::{FORMAT, Listed, Manifest};
use crate::Desk;
use crate::error::DeskError;
use crate::execute::hex;
use crate::query::Covering;
use crate::session::Session;
use crate::wire::{BundleRequest, FileWritten};

pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const SIGNATURE: &str = "manifest.json.sig";
pub(super) const JOURNAL: &str = "journal.jsonl";
pub(super) const ORGANISATION: &str = "organisation.json";
const README: &str = "README.txt";

/// What people told, which is covered; every other kind that may be erased is about a person and left out.
const TOLD: [&str; 2] = ["case.described", "case.logged"];

impl Desk {
    /// Writes a case with its proof to a file and records that in the journal.
    ///
    /// # Errors
    /// Not permitted, no such case, or the file can't be written.
    pub fn export_bundle(&self, session: &Session, request: &BundleRequest) -> Result<FileWritten, DeskError> {
        let actor = self.actor(session)?;
        let personal = request.variant == ReportVariant::Full;
        actor.require(if personal { Action::ExportFull } else { Action::ExportRedacted })?;
        let (case, organisation) = self.seen_case(&actor, request.case)?;
        let store = self.store()?;
        let checkpoint = self.make_checkpoint()?;
        let (slice, attachments) = store.read(|tx| {
            let slice = tx.journal().slice(request.case.into(), &checkpoint)?;
            let attachments = if personal { attachments(tx, &slice)? } else { Vec::new() };
            Ok::<_, DeskError>((slice, attachments))
        })?;
        let parts = Parts { attachments, ..Parts::of(&case, &organisation, slice, request.variant) };
        let (manifest, members) = parts.members(&case, &organisation, self.host.now())?;
        let seal = store.seal(Sha256::digest(&manifest).into(), checkpoint)?;
        let bytes = packed(manifest, &seal, members)?;
        write_atomically(Path::new(&request.path), &bytes)?;
        self.note_export(&actor, ExportKind::Bundle, Some(request.case), &bytes, personal)?;
        let digest = hex(&Sha256::digest(&bytes));
        Ok(FileWritten { path: request.path.clone(), digest, checkpoint: checkpoint.to_string() })
    }
}

fn packed(manifest: Vec<u8>, seal: &Seal, others: Vec<Member>) -> Result<Vec<u8>, DeskError> {
    let mut members = vec![(MANIFEST.to_owned(), manifest), (SIGNATURE.to_owned(), seal.to_json().into_bytes())];
    members.extend(others);
    container::pack(&members).ok_or_else(|| DeskError::Input("size".into()))
}

/// What goes into a bundle, with personal data covered where that is asked for.
struct Parts {
    variant: ReportVariant,
    slice: Slice,
    covered: BTreeMap<EntryId, String>,
    withheld: BTreeSet<EntryId>,
    people: Organisation,
    attachments: Vec<Member>,
}

impl Parts {
    fn of(case: &Case, organisation: &Organisation, mut slice: Slice, variant: ReportVariant) -> Self {
        let mut people = named_in(&slice, case, organisation);
        let (mut covered, mut withheld) = (BTreeMap::new(), BTreeSet::new());
        if variant == ReportVariant::Redacted {
            let covering = Covering::of(case, &people);
            for entry in &mut slice.0 {
                if let Some(shown) = cover(&covering, entry) {
                    entry.body = None;
                    withheld.insert(entry.header.id);
                    covered.extend(shown.map(|text| (entry.header.id, text)));
                }
            }
            people = pseudonymous(people, &covering);
        }
        Self { variant, slice, covered, withheld, people, attachments: Vec::new() }
    }

    /// The manifest, and the members that it lists.
    fn members(
        &self,
        case: &Case,
        organisation: &Organisation,
        made_at: domain::terms::Timestamp,
    ) -> Result<(Vec<u8>, Vec<Member>), DeskError> {
        let mut journal = Vec::new();
        for entry in &self.slice.0 {
            let line = Line::of(entry, self.covered.get(&entry.header.id).cloned());
            serde_json::to_writer(&mut journal, &line).map_err(failed)?;
            journal.push(b'\n');
        }
        let mut members = vec![
            (JOURNAL.to_owned(), journal),
            (ORGANISATION.to_owned(), pretty(&self.people)?),
            (README.to_owned(), include_bytes!("README.txt").to_vec()),
        ];
        members.extend(self.attachments.iter().cloned());
        let gone = |entry: &&SliceEntry| entry.body.is_none() && !self.withheld.contains(&entry.header.id);
        let manifest = Manifest {
            format: FORMAT.into(),
            case: case.id,
            number: case.number.clone(),
            company: organisation.company.clone(),
            variant: self.variant,
            made_at,
            entries: self.slice.0.len() as u64,
            erased: self.slice.0.iter().filter(gone).map(|entry| entry.header.id).collect(),
            withheld: self.withheld.clone(),
            members: members.iter().map(Listed::of).collect(),
        };
        Ok((pretty(&manifest)?, members))
    }
}

/// The files that the entries attach, each once, under the name of its digest. Files are personal data.
fn attachments(tx: &ReadTx<'_>, slice: &Slice) -> Result<Vec<Member>, DeskError> {
    let mut found = BTreeMap::new();
    for entry in &slice.0 {
        if let Some(Event::Room(RoomEvent::Attached { digest, .. })) = entry.stored().event()?
            && let Some(bytes) = tx.attachments().get(&digest)?
        {
            found.insert(format!("attachments/{digest}"), bytes);
        }
    }
    Ok(found.into_iter().collect())
}

/// What stands in place of an entry's body: nothing to cover (none), the covered body, or nothing at all where the whole
/// body is about a person.
#[expect(clippy::option_option, reason = "unchanged, left out and covered are three answers")]
fn cover(covering: &Covering, entry: &SliceEntry) -> Option<Option<String>> {
    let (_, body) = entry.body.as_ref()?;
    if Event::is_erasable(&entry.header.kind) && !TOLD.contains(&entry.header.kind.as_str()) {
        return Some(None);
    }
    let Ok(mut value) = serde_json::from_slice(body) else { return Some(None) };
    let changed = covering.cover(&mut value);
    changed.then(|| serde_json::to_string(&value).ok())
}

/// The company, the case's site and the people whom the entries name.
fn named_in(slice: &Slice, case: &Case, organisation: &Organisation) -> Organisation {
    let bodies: Vec<String> = slice
        .0
        .iter()
        .filter_map(|entry| entry.body.as_ref())
        .map(|(_, body)| String::from_utf8_lossy(body).into_owned())
        .collect();
    let acts: BTreeSet<UserId> = slice.0.iter().map(|entry| entry.header.actor).collect();
    let named = |user: &&User| {
        let id = user.id.to_string();
        acts.contains(&user.id) || bodies.iter().any(|body| body.contains(&id))
    };
    let users = organisation.users.values().filter(named).map(|user| (user.id, user.clone())).collect();
    let sites = case.site.and_then(|id| Some((id, organisation.sites.get(&id)?.clone()))).into_iter().collect();
    Organisation { company: organisation.company.clone(), sites, users, ..Organisation::default() }
}

/// The same people by their pseudonyms and roles.
fn pseudonymous(mut people: Organisation, covering: &Covering) -> Organisation {
    for user in people.users.values_mut() {
        user.name = covering.pseudonym(user.id);
        user.title = Bilingual::default();
        user.login = user.name.en.clone();
    }
    for site in people.sites.values_mut() {
        site.manager = Bilingual::default();
        site.phone = String::new();
    }
    people
}

fn pretty(value: &impl Serialize) -> Result<Vec<u8>, DeskError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(failed)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn failed(error: serde_json::Error) -> DeskError {
    DeskError::Internal(error.to_string())
}
