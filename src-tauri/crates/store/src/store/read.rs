//! What can be read: everything of one moment, through the read handle of each table.

use std::sync::Arc;

use domain::case::Case;
use domain::ids::CaseId;
use domain::organisation::Organisation;
use domain::terms::Timestamp;
use rusqlite::Connection;

use crate::error::StoreError;
use crate::journal::{Hlc, JournalRead};
use crate::local::{AttachmentRead, BundleRead, CredentialRead, DraftRead, ReceiptRead, SeenRead, SettingRead};
use crate::states::{self, States};
use crate::views::{AlarmRead, CardRead, ClockDueRead, SearchRead, TaskDueRead};

/// One moment of the store.
#[derive(Clone, Copy)]
pub struct ReadTx<'a> {
    pub(super) conn: &'a Connection,
    pub(super) states: &'a States,
    /// Whether what is read is committed, so that others may use it.
    pub(super) committed: bool,
}

impl<'a> ReadTx<'a> {
    /// The present state of a case; none if it was never opened.
    pub fn case(&self, id: CaseId) -> Result<Option<Arc<Case>>, StoreError> {
        let folded = self.states.case(self.conn, id)?;
        if self.committed {
            self.states.keep_case(id, &folded);
        }
        Ok(Some(folded.state).filter(|case| case.is_known()))
    }

    /// The state of a case as it stood at `at`; none if it was not open then.
    pub fn case_at(&self, id: CaseId, at: Timestamp) -> Result<Option<Case>, StoreError> {
        let folded = states::fold_case(self.conn, id, Some(Hlc::end_of(at)))?;
        Ok(Some(Arc::unwrap_or_clone(folded.state)).filter(Case::is_known))
    }

    /// The present state of the organisation.
    pub fn organisation(&self) -> Result<Arc<Organisation>, StoreError> {
        let folded = self.states.organisation(self.conn)?;
        if self.committed {
            self.states.keep_organisation(&folded);
        }
        Ok(folded.state)
    }

    /// The journal.
    pub const fn journal(&self) -> JournalRead<'a> {
        JournalRead(self.conn)
    }

    /// The cards of the board.
    pub const fn cards(&self) -> CardRead<'a> {
        CardRead(self.conn)
    }

    /// Running clocks.
    pub const fn clocks(&self) -> ClockDueRead<'a> {
        ClockDueRead(self.conn)
    }

    /// What is to be noticed.
    pub const fn alarms(&self) -> AlarmRead<'a> {
        AlarmRead(self.conn)
    }

    /// Open tasks.
    pub const fn tasks(&self) -> TaskDueRead<'a> {
        TaskDueRead(self.conn)
    }

    /// Full-text search.
    pub const fn search(&self) -> SearchRead<'a> {
        SearchRead(self.conn)
    }

    /// Files that entries name by digest.
    pub const fn attachments(&self) -> AttachmentRead<'a> {
        AttachmentRead(self.conn)
    }

    /// Answers to earlier commands.
    pub const fn receipts(&self) -> ReceiptRead<'a> {
        ReceiptRead(self.conn)
    }

    /// Password hashes.
    pub const fn credentials(&self) -> CredentialRead<'a> {
        CredentialRead(self.conn)
    }

    /// Unsent input.
    pub const fn drafts(&self) -> DraftRead<'a> {
        DraftRead(self.conn)
    }

    /// How far users have read.
    pub const fn seen(&self) -> SeenRead<'a> {
        SeenRead(self.conn)
    }

    /// Bundles of other stores.
    pub const fn bundles(&self) -> BundleRead<'a> {
        BundleRead(self.conn)
    }

    /// Settings of this installation.
    pub const fn settings(&self) -> SettingRead<'a> {
        SettingRead(self.conn)
    }
}
