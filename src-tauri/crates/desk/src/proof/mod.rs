//! Verifying a file that left a store: a report, a bundle, a checkpoint, a copy. It needs no store; with one at hand the
//! file is compared with it.

mod evidence;

use std::fs;
use std::path::Path;

use domain::policy::Action;
use sha2::{Digest, Sha256};
use store::{Checkpoint, Device, Seal, SealError, Store};

use evidence::Evidence;

use crate::Desk;
use crate::bundle::Bundle;
use crate::error::DeskError;
use crate::execute::hex;
use crate::record::signature_path;
use crate::session::Session;
use crate::setup::{key_of, with_suffix};
use crate::wire::{FileKind, FileVerification, Standing, UnlockStore, VerificationView};

/// Verifies a report, bundle, checkpoint or any other signed file by itself.
///
/// # Errors
/// The file can't be read.
pub fn verify_file(path: &Path) -> Result<FileVerification, DeskError> {
    let bytes = fs::read(path).map_err(|source| DeskError::File { path: path.to_owned(), source })?;
    let signature = fs::read(signature_path(path)).ok();
    Ok(verify_bytes(&bytes, signature.as_deref()))
}

/// Whether the file is a store, by the key file beside it.
pub fn is_store(path: &Path) -> bool {
    store::key_path(path).exists()
}

/// What verification found, and what a store is compared with.
struct Verified {
    found: FileVerification,
    signed_by: Option<Device>,
    checkpoint: Option<Checkpoint>,
    evidence: Option<Evidence>,
}

/// Verifies the bytes of a file, with its detached signature where there is one. Total: any bytes are answered.
pub fn verify_bytes(bytes: &[u8], signature: Option<&[u8]>) -> FileVerification {
    examine(bytes, signature).found
}

/// Verifies the bytes of a file, with its detached signature, and keeps what a store is compared with.
fn examine(bytes: &[u8], signature: Option<&[u8]>) -> Verified {
    if bytes.starts_with(b"PK\x03\x04") && signature.is_none() {
        return bundle(bytes);
    }
    let text = std::str::from_utf8(bytes).ok().and_then(|text| text.parse::<Checkpoint>().ok());
    match (text, signature) {
        // By itself nobody vouches for it; a store that holds the device's key does.
        (Some(checkpoint), None) => verified(FileKind::Checkpoint, bytes, None, Some(checkpoint), Vec::new()),
        _ => sealed(bytes, signature),
    }
}

fn sealed(bytes: &[u8], signature: Option<&[u8]>) -> Verified {
    let kind = if bytes.starts_with(b"%PDF-") { FileKind::Pdf } else { FileKind::Signed };
    let seal = signature.ok_or("signature_missing").and_then(|s| Seal::from_json(s).map_err(seal_problem));
    match seal {
        Ok(seal) => {
            // What a changed file has inside is no evidence of anything.
            let examined = match seal.check(bytes) {
                Ok(()) if kind == FileKind::Pdf => embedded(bytes, &seal.checkpoint),
                Ok(()) => Ok(None),
                Err(error) => Err(seal_problem(error)),
            };
            let problems = examined.as_ref().err().map(|problem| (*problem).to_owned()).into_iter().collect();
            let mut verified = verified(kind, bytes, Some(seal.device), Some(seal.checkpoint), problems);
            verified.evidence = examined.ok().flatten();
            verified.found.entries = verified.evidence.as_ref().map(Evidence::count);
            verified
        }
        Err(problem) => verified(kind, bytes, None, None, vec![problem.to_owned()]),
    }
}

/// The evidence in a report that was signed with `checkpoint`.
fn embedded(bytes: &[u8], checkpoint: &Checkpoint) -> Result<Option<Evidence>, &'static str> {
    let evidence = Evidence::of(bytes)?;
    match evidence {
        Some(evidence) if !evidence.fits(checkpoint) => Err("evidence_differs"),
        evidence => Ok(evidence),
    }
}

fn bundle(bytes: &[u8]) -> Verified {
    match Bundle::read(bytes) {
        Ok(bundle) => {
            let problems = bundle.problems();
            let entries = bundle.slice.0.len() as u64;
            let Seal { device, checkpoint, .. } = bundle.seal;
            let mut verified = verified(FileKind::Bundle, bytes, Some(device), Some(checkpoint), problems);
            verified.found.entries = Some(entries);
            verified
        }
        Err(problem) => verified(FileKind::Bundle, bytes, None, None, vec![problem.to_owned()]),
    }
}

fn verified(
    kind: FileKind,
    bytes: &[u8],
    device: Option<Device>,
    checkpoint: Option<Checkpoint>,
    problems: Vec<String>,
) -> Verified {
    let found = FileVerification {
        verified: problems.is_empty(),
        kind,
        digest: hex(&Sha256::digest(bytes)),
        fingerprint: device.as_ref().map(Device::fingerprint),
        device: device.as_ref().map(|device| device.name.clone()),
        checkpoint: checkpoint.as_ref().map(ToString::to_string),
        signed_at: checkpoint.as_ref().map(Checkpoint::made_at),
        entries: None,
        standing: Standing::NotCompared,
        recorded: None,
        problems,
    };
    Verified { found, signed_by: device, checkpoint, evidence: None }
}

/// The stable key of what is wrong with a signature.
pub(crate) const fn seal_problem(error: SealError) -> &'static str {
    match error {
        SealError::Unreadable => "signature_unreadable",
        SealError::FileChanged => "file_changed",
        SealError::SignatureWrong => "signature_wrong",
        SealError::CheckpointWrong => "checkpoint_invalid",
    }
}

impl Desk {
    /// Verifies a file and compares it with the open store, for those who verify.
    ///
    /// # Errors
    /// Not permitted, the file can't be read, or the store fails.
    pub fn verify_file(&self, session: &Session, path: &Path) -> Result<FileVerification, DeskError> {
        self.actor(session)?.require(Action::VerifyJournal)?;
        self.verify_file_here(path)
    }

    /// As [`Desk::verify_file`], for whoever holds the passphrase and works without a user.
    ///
    /// # Errors
    /// The file can't be read, or the store fails.
    pub fn verify_file_here(&self, path: &Path) -> Result<FileVerification, DeskError> {
        let bytes = fs::read(path).map_err(|source| DeskError::File { path: path.to_owned(), source })?;
        let signature = fs::read(signature_path(path)).ok();
        self.compared(examine(&bytes, signature.as_deref()))
    }

    /// Verifies a copy of a store without changing it, against the checkpoint that was put beside it if it lies there.
    ///
    /// # Errors
    /// There is none, the key is wrong, or it can't be read.
    pub fn verify_copy(&self, request: &UnlockStore) -> Result<VerificationView, DeskError> {
        let copy = Store::open_read_only(self.path(), &key_of(request)?)?;
        let beside = fs::read_to_string(with_suffix(self.path(), ".checkpoint")).ok();
        self.verify_opened(&copy, true, beside.as_deref(), |_, _| {})
    }

    fn compared(&self, verified: Verified) -> Result<FileVerification, DeskError> {
        let Verified { mut found, signed_by, checkpoint, evidence } = verified;
        let Some(checkpoint) = checkpoint else { return Ok(found) };
        let (standing, recorded, held) = self.store()?.read(|tx| {
            let journal = tx.journal();
            let known = journal.devices()?.into_iter().find(|device| device.id == checkpoint.device);
            let own = known.filter(|device| checkpoint.is_signed_by(device));
            let own = own.filter(|device| signed_by.as_ref().is_none_or(|by| by == device));
            let standing = match own {
                Some(_) => journal.standing(&checkpoint)?,
                None => store::Standing::Foreign,
            };
            let held = match &evidence {
                Some(evidence) if standing != store::Standing::Foreign => evidence.stands_in(&journal)?,
                _ => true,
            };
            Ok::<_, DeskError>((standing, journal.records_export(&found.digest)?, held))
        })?;
        found.standing = match standing {
            store::Standing::Same => Standing::SameHead,
            store::Standing::Later => Standing::LaterHead,
            store::Standing::Shorter | store::Standing::Differs => Standing::Contradiction,
            store::Standing::Foreign => Standing::OtherStore,
        };
        match standing {
            store::Standing::Shorter => found.problems.push("tail_cut".into()),
            store::Standing::Differs => found.problems.push("checkpoint_differs".into()),
            _ => {}
        }
        if !held {
            found.problems.push("evidence_differs".into());
        }
        let noted = matches!(found.kind, FileKind::Pdf | FileKind::Bundle) && standing != store::Standing::Foreign;
        found.recorded = noted.then_some(recorded);
        found.verified = found.problems.is_empty();
        Ok(found)
    }
}
