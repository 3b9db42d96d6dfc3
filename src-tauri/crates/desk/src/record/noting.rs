use std::sync::PoisonError;

use domain::event::Event;
use domain::ids::{CaseId, EntryId, UserId};
use domain::policy::{Action, Actor};
use domain::record::{ExportKind, RecordEvent};
use sha2::{Digest, Sha256};
use store::Stream;

use crate::Desk;
use crate::error::DeskError;
use crate::execute::hex;
use crate::session::Session;
use crate::wire::Topic;

impl Desk {
    /// Records `event` as done by `by`.
    pub(crate) fn note(&self, by: UserId, event: RecordEvent) -> Result<(), DeskError> {
        let (id, now) = (EntryId(self.host.next()), self.host.now());
        let events = [(id, Event::from(event))];
        self.store()?.write(move |tx| tx.append(Stream::ORGANISATION, by, now, &events).map_err(DeskError::from))?;
        self.tell(vec![Topic::Record]);
        Ok(())
    }

    /// Records that something was written out of the store.
    pub(crate) fn note_export(
        &self,
        by: &Actor,
        what: ExportKind,
        case: Option<CaseId>,
        bytes: &[u8],
        personal: bool,
    ) -> Result<(), DeskError> {
        let digest = hex(&Sha256::digest(bytes));
        self.note(by.user, RecordEvent::Exported { what, case, digest, personal })
    }

    /// Records, once for each time a person signed in, that personal data of a case is shown to them. A store that can't
    /// be written is read all the same: that is how a damaged one is saved.
    pub(crate) fn note_personal(&self, session: &Session, actor: &Actor, case: CaseId) -> Result<(), DeskError> {
        if !actor.may(Action::SeePersonal) || self.store()?.is_read_only() {
            return Ok(());
        }
        let first = self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert((session.number, case));
        if first { self.note(actor.user, RecordEvent::PersonalSeen { case }) } else { Ok(()) }
    }
}
