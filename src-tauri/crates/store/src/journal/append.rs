//! Adding entries to this device's chain, inside the caller's transaction.

use domain::event::Event;
use domain::ids::{EntryId, UserId};
use domain::terms::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::{DeviceKey, Header, Hlc, Stream, encoding};
use crate::error::StoreError;
use crate::keys;

/// What is to be recorded, before it has a place in the chain.
pub(crate) struct Draft {
    pub(crate) id: EntryId,
    pub(crate) stream: Stream,
    pub(crate) actor: UserId,
    pub(crate) kind: &'static str,
    pub(crate) version: u16,
    pub(crate) body: Vec<u8>,
}

impl Draft {
    /// `event` as it is going to be stored.
    pub(crate) fn of(id: EntryId, stream: Stream, actor: UserId, event: &Event) -> Result<Self, StoreError> {
        let body = serde_json::to_vec(&event.to_body()?)?;
        Ok(Self { id, stream, actor, kind: event.kind(), version: event.version(), body })
    }
}

/// The end of the chain as one transaction sees it. Another program may have moved it since the last one.
pub(crate) struct Appender<'a> {
    conn: &'a Connection,
    key: &'a DeviceKey,
    seq: i64,
    device_seq: i64,
    at: Hlc,
    link: [u8; 32],
}

impl<'a> Appender<'a> {
    /// Reads where the chain ends. Call it only inside a write transaction.
    pub(crate) fn at_end(conn: &'a Connection, key: &'a DeviceKey) -> Result<Self, StoreError> {
        let seq: i64 =
            conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM journal")?.query_row([], |row| row.get(0))?;
        let last = conn
            .prepare_cached(
                "SELECT device_seq, at, hash, signature FROM journal WHERE device = ?1 ORDER BY device_seq DESC LIMIT 1",
            )?
            .query_row([key.device.id], |row| Ok((row.get(0)?, Hlc(row.get(1)?), row.get(2)?, row.get(3)?)))
            .optional()?;
        Ok(match last {
            Some((device_seq, at, hash, signature)) => {
                Self { conn, key, seq, device_seq, at, link: encoding::link(&hash, &signature) }
            }
            None => Self { conn, key, seq, device_seq: 0, at: Hlc(0), link: key.device.digest() },
        })
    }

    /// Records `draft` at wall time `now` and answers with its place and proof.
    pub(crate) fn append(&mut self, draft: Draft, now: Timestamp) -> Result<Header, StoreError> {
        let salt = keys::random::<16>();
        let mut header = Header {
            seq: self.seq + 1,
            id: draft.id,
            stream: draft.stream,
            device: self.key.device.id,
            device_seq: self.device_seq + 1,
            at: self.at.next(now),
            actor: draft.actor,
            kind: draft.kind.to_owned(),
            version: draft.version,
            body_digest: encoding::body_digest(&salt, &draft.body),
            prev_hash: self.link,
            hash: [0; 32],
            signature: [0; 64],
        };
        header.hash = header.computed_hash();
        header.signature = self.key.sign(&header.hash);
        insert(self.conn, &header)?;
        self.conn
            .prepare_cached("INSERT INTO body (seq, salt, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![header.seq, salt, draft.body])?;
        (self.seq, self.device_seq) = (header.seq, header.device_seq);
        (self.at, self.link) = (header.at, header.link());
        Ok(header)
    }
}

fn insert(conn: &Connection, header: &Header) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO journal (seq, id, stream, device, device_seq, at, actor, kind, version, body_digest, prev_hash, \
         hash, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        header.seq,
        header.id.0,
        header.stream.0,
        header.device,
        header.device_seq,
        header.at.0,
        header.actor.0,
        header.kind,
        header.version,
        header.body_digest,
        header.prev_hash,
        header.hash,
        header.signature,
    ])
    .map_err(|error| match error.sqlite_error().map(|e| e.extended_code) {
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE) => StoreError::DuplicateEntry,
        _ => error.into(),
    })?;
    Ok(())
}
