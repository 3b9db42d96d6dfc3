use std::fs;
use std::path::Path;

use domain::event::Event;
use domain::ids::{CaseId, EntryId};
use domain::policy::Action;
use domain::record::{Imported, RecordEvent};
use domain::refusal::Refusal;
use sha2::{Digest, Sha256};
use store::Stream;

use super::Bundle;
use crate::Desk;
use crate::error::DeskError;
use crate::execute::hex;
use crate::session::Session;
use crate::wire::{ImportedCases, Topic};

impl Desk {
    /// Takes in the case of another store, verified first. It can be read here, never written.
    ///
    /// # Errors
    /// Not permitted, no bundle, one that does not verify, or a case that is this store's own.
    pub fn import_bundle(&self, session: &Session, path: &Path) -> Result<Imported, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::ImportCase)?;
        let bytes = fs::read(path).map_err(|source| DeskError::File { path: path.to_owned(), source })?;
        let bundle = Bundle::read(&bytes).map_err(|problem| DeskError::NotVerified(vec![problem.to_owned()]))?;
        let problems = bundle.problems();
        if !problems.is_empty() {
            return Err(DeskError::NotVerified(problems));
        }
        let case = bundle.manifest.case;
        let imported = Imported {
            case,
            number: bundle.manifest.number.clone(),
            company: bundle.manifest.company.clone(),
            digest: hex(&Sha256::digest(&bytes)),
            fingerprint: bundle.seal.device.fingerprint(),
            by: actor.user,
            at: self.host.now(),
        };
        let event = RecordEvent::BundleImported {
            case,
            number: imported.number.clone(),
            company: imported.company.clone(),
            digest: imported.digest.clone(),
            fingerprint: imported.fingerprint.clone(),
        };
        let (entry, now) = ((EntryId(self.host.next()), Event::from(event)), self.host.now());
        self.store()?.write(move |tx| {
            if tx.case(case)?.is_some() {
                return Err(DeskError::from(Refusal::Exists { what: "case".into() }));
            }
            tx.bundles().put(case, &bytes)?;
            tx.append(Stream::ORGANISATION, actor.user, now, &[entry])?;
            Ok(())
        })?;
        self.tell(vec![Topic::Record, Topic::Case(case)]);
        Ok(imported)
    }

    /// The cases of other stores that were taken in, the newest first.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn imported_cases(&self, session: &Session) -> Result<ImportedCases, DeskError> {
        self.actor(session)?.require(Action::SeeCase)?;
        let organisation = self.store()?.read(|tx| tx.organisation().map_err(DeskError::from))?;
        let mut cases: Vec<Imported> = organisation.record.imported.values().cloned().collect();
        cases.sort_by_key(|imported| std::cmp::Reverse(imported.at));
        Ok(ImportedCases { cases })
    }

    /// The bundle of a case of another store, if one was taken in.
    pub(crate) fn imported(&self, case: CaseId) -> Result<Option<(Imported, Bundle)>, DeskError> {
        let kept = self.store()?.read(|tx| {
            let imported = tx.organisation()?.record.imported.get(&case).cloned();
            Ok::<_, DeskError>(imported.zip(tx.bundles().get(case)?))
        })?;
        let Some((imported, bytes)) = kept else { return Ok(None) };
        let unreadable = |problem: &'static str| DeskError::NotVerified(vec![problem.to_owned()]);
        Ok(Some((imported, Bundle::read(&bytes).map_err(unreadable)?)))
    }
}
