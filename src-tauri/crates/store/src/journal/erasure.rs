//! Erasing a body under law: its salt and bytes go, its header stays, and the erasure is an entry of its own.

use domain::event::Event;
use domain::ids::{EntryId, UserId};
use domain::organisation::OrganisationEvent;
use rusqlite::{Connection, params};
use serde::Deserialize;

use super::{Header, JournalRead};
use crate::error::StoreError;

/// The kind of the entry that records an erasure, in the organisation's stream.
pub(super) const CONTENT_ERASED: &str = "organisation.content_erased";

/// Which body is to go, why, by whose order, and who stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// The id of the erasure's own entry.
    pub id: EntryId,
    /// The entry whose body goes.
    pub target: EntryId,
    /// Why.
    pub reason: String,
    /// The law, order or request it rests on.
    pub authority: String,
    /// Who asked for it and who agreed: two different users.
    pub people: [UserId; 2],
}

/// What a check needs of a recorded erasure.
#[derive(Deserialize)]
pub(super) struct Recorded {
    /// The entry whose body is gone.
    pub(super) entry: EntryId,
}

/// The header of the entry that `erasure` is about, if its body may be erased and is still there.
pub(crate) fn erasable(conn: &Connection, erasure: &Erasure) -> Result<Header, StoreError> {
    if erasure.people[0] == erasure.people[1] {
        return Err(StoreError::SecondPersonNeeded);
    }
    let target = JournalRead(conn).entry(erasure.target)?.filter(|entry| entry.body.is_some());
    let target = target.ok_or(StoreError::NoSuchEntry)?.header;
    if Event::is_erasable(&target.kind) { Ok(target) } else { Err(StoreError::NotErasable { kind: target.kind }) }
}

/// The event that records `erasure`.
pub(crate) fn erased(erasure: &Erasure, target: &Header) -> Event {
    OrganisationEvent::ContentErased {
        entry: erasure.target,
        case: target.stream.case(),
        reason: erasure.reason.clone(),
        authority: erasure.authority.clone(),
        people: erasure.people,
    }
    .into()
}

/// Removes the body of the entry at `target`, whose erasure is recorded at `by`.
pub(crate) fn erase_body(conn: &Connection, target: i64, by: i64) -> Result<(), StoreError> {
    conn.execute("INSERT INTO erasure (target, by) VALUES (?1, ?2)", params![target, by])?;
    conn.execute("DELETE FROM body WHERE seq = ?1", [target])?;
    Ok(())
}
