//! One transaction: entries, the views they change and everything beside them, all or nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::case::{self, Case};
use domain::event::Event;
use domain::ids::{CaseId, EntryId, UserId};
use domain::organisation::Organisation;
use domain::terms::Timestamp;
use rusqlite::Connection;

use super::read::ReadTx;
use crate::error::StoreError;
use crate::journal::{self, Appender, DeviceKey, Draft, Erasure, Header, Stream};
use crate::local::{
    self, AttachmentWrite, BundleWrite, CredentialWrite, DraftWrite, ReceiptWrite, SeenWrite, SettingWrite,
};
use crate::states::{self, Folded, States};
use crate::views::{self, CaseRows};

/// A write transaction. What it reads includes what it has written.
pub struct WriteTx<'a> {
    conn: &'a Connection,
    states: &'a States,
    key: &'a DeviceKey,
    appender: Option<Appender<'a>>,
    changed: Changed,
}

/// The states this transaction has changed; shared with others only after the commit.
#[derive(Default)]
pub(super) struct Changed {
    cases: BTreeMap<CaseId, ChangedCase>,
    organisation: Option<Folded<Organisation>>,
    erased: bool,
}

struct ChangedCase {
    before: Folded<Case>,
    now: Folded<Case>,
}

impl<'a> WriteTx<'a> {
    pub(super) fn new(conn: &'a Connection, states: &'a States, key: &'a DeviceKey) -> Self {
        Self { conn, states, key, appender: None, changed: Changed::default() }
    }

    /// The read handles, inside this transaction. Views show what it appended once the transaction is done.
    pub const fn read(&self) -> ReadTx<'a> {
        ReadTx { conn: self.conn, states: self.states, committed: false }
    }

    /// The state of a case, with what this transaction did to it; none if it was never opened.
    pub fn case(&self, id: CaseId) -> Result<Option<Arc<Case>>, StoreError> {
        let state = match self.changed.cases.get(&id) {
            Some(changed) => Arc::clone(&changed.now.state),
            None => self.states.case(self.conn, id)?.state,
        };
        Ok(Some(state).filter(|case| case.is_known()))
    }

    /// The state of the organisation, with what this transaction did to it.
    pub fn organisation(&self) -> Result<Arc<Organisation>, StoreError> {
        match &self.changed.organisation {
            Some(changed) => Ok(Arc::clone(&changed.state)),
            None => Ok(self.states.organisation(self.conn)?.state),
        }
    }

    /// The number the next case of `year` gets, e.g. `2026-0012`.
    pub fn next_case_number(&mut self, year: i32) -> Result<String, StoreError> {
        self.write_views()?;
        self.read().cards().next_number(year)
    }

    /// Records `events`, each under its id, in `stream`, as done by `actor` at wall time `now`.
    ///
    /// # Errors
    /// `DuplicateEntry` if one of the ids is taken.
    pub fn append(
        &mut self,
        stream: impl Into<Stream>,
        actor: UserId,
        now: Timestamp,
        events: &[(EntryId, Event)],
    ) -> Result<Vec<Header>, StoreError> {
        let stream = stream.into();
        self.take_up(stream)?;
        let mut headers = Vec::with_capacity(events.len());
        for (id, event) in events {
            let draft = Draft::of(*id, stream, actor, event)?;
            let header = self.appender()?.append(draft, now)?;
            let first_seq = self.fold(&header, event);
            views::index(self.conn, first_seq, &header, event)?;
            headers.push(header);
        }
        Ok(headers)
    }

    /// Erases the body of an entry under law and records that. Answers with the header of the record.
    ///
    /// # Errors
    /// `NotErasable` if the fold can't do without it, `NoSuchEntry`, `SecondPersonNeeded`.
    pub fn erase(&mut self, erasure: Erasure, now: Timestamp) -> Result<Header, StoreError> {
        let target = journal::erasable(self.conn, &erasure)?;
        self.take_up(target.stream)?;
        let event = journal::erased(&erasure, &target);
        let headers = self.append(Stream::ORGANISATION, erasure.people[0], now, &[(erasure.id, event)])?;
        let header = headers.into_iter().next().ok_or(StoreError::NoSuchEntry)?;
        let body = self.read().journal().entry(target.id)?.and_then(|entry| entry.body).unwrap_or_default();
        journal::erase_body(self.conn, target.seq, header.seq)?;
        local::attachment::forget_unnamed(self.conn, &body)?;
        views::unindex(self.conn, target.seq)?;
        self.changed.erased = true;
        if let Some(id) = target.stream.case()
            && let Some(changed) = self.changed.cases.get_mut(&id)
        {
            // Folding anew passes over the erased body.
            changed.now = states::fold_case(self.conn, id, None)?;
        }
        Ok(header)
    }

    /// Keeps files that entries name by digest.
    pub const fn attachments(&self) -> AttachmentWrite<'a> {
        AttachmentWrite(self.conn)
    }

    /// Keeps answers to commands.
    pub const fn receipts(&self) -> ReceiptWrite<'a> {
        ReceiptWrite(self.conn)
    }

    /// Changes password hashes.
    pub const fn credentials(&self) -> CredentialWrite<'a> {
        CredentialWrite(self.conn)
    }

    /// Changes unsent input.
    pub const fn drafts(&self) -> DraftWrite<'a> {
        DraftWrite(self.conn)
    }

    /// Notes how far users have read.
    pub const fn seen(&self) -> SeenWrite<'a> {
        SeenWrite(self.conn)
    }

    /// Keeps bundles of other stores.
    pub const fn bundles(&self) -> BundleWrite<'a> {
        BundleWrite(self.conn)
    }

    /// Changes settings of this installation.
    pub const fn settings(&self) -> SettingWrite<'a> {
        SettingWrite(self.conn)
    }

    /// Writes what is still to be written, and hands over the states to share after the commit.
    pub(super) fn finish(mut self) -> Result<Changed, StoreError> {
        self.write_views()?;
        Ok(self.changed)
    }

    fn appender(&mut self) -> Result<&mut Appender<'a>, StoreError> {
        let appender = match self.appender.take() {
            Some(appender) => appender,
            None => Appender::at_end(self.conn, self.key)?,
        };
        Ok(self.appender.insert(appender))
    }

    /// Reads the state of `stream` as it is before this transaction changes it.
    fn take_up(&mut self, stream: Stream) -> Result<(), StoreError> {
        match stream.case() {
            Some(id) if !self.changed.cases.contains_key(&id) => {
                let before = self.states.case(self.conn, id)?;
                self.changed.cases.insert(id, ChangedCase { now: before.clone(), before });
            }
            None if self.changed.organisation.is_none() => {
                self.changed.organisation = Some(self.states.organisation(self.conn)?);
            }
            _ => {}
        }
        Ok(())
    }

    /// Folds an entry just appended into the state of its stream. Answers with the stream's first entry.
    fn fold(&mut self, header: &Header, event: &Event) -> i64 {
        fn take<T: Clone>(now: &mut Folded<T>, header: &Header, evolve: impl FnOnce(&mut T)) -> i64 {
            evolve(Arc::make_mut(&mut now.state));
            now.reach(header.seq);
            now.first_seq
        }
        let meta = header.meta();
        let first = match header.stream.case() {
            Some(id) => {
                let changed = self.changed.cases.get_mut(&id);
                changed.map(|changed| take(&mut changed.now, header, |case| case::evolve(case, event, &meta)))
            }
            None => {
                let now = self.changed.organisation.as_mut();
                now.map(|now| take(now, header, |state| states::evolve_organisation(state, event, &meta)))
            }
        };
        first.unwrap_or(header.seq)
    }

    /// Brings the stored rows of every changed case up to its present state.
    fn write_views(&mut self) -> Result<(), StoreError> {
        for changed in self.changed.cases.values_mut() {
            let (before, now) = (CaseRows::of(&changed.before)?, CaseRows::of(&changed.now)?);
            views::project(self.conn, before.as_ref(), now.as_ref())?;
            changed.before = changed.now.clone();
        }
        Ok(())
    }
}

impl Changed {
    /// Whether something was erased that still stands in the write-ahead log.
    pub(super) const fn erased(&self) -> bool {
        self.erased
    }

    /// Shares the states, now that they are committed.
    pub(super) fn publish(self, states: &States) {
        for (id, changed) in self.cases {
            states.keep_case(id, &changed.now);
        }
        if let Some(organisation) = self.organisation {
            states.keep_organisation(&organisation);
        }
    }
}
