//! Reading entries in the order in which they lie in the file.

use domain::ids::{EntryId, UserId};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::checkpoint::leaves;
use super::tree::Tree;
use super::{Checkpoint, Device, Head, Header, Hlc, Stream};
use crate::error::StoreError;

/// The header's columns in the order [`header_of`] reads them.
pub(super) const HEADER_COLUMNS: &str = "journal.seq, id, stream, device, device_seq, at, actor, kind, version, \
     body_digest, prev_hash, hash, signature";

/// An entry as stored: header, and body unless erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The header.
    pub header: Header,
    /// The body's JSON bytes; none once erased.
    pub body: Option<Vec<u8>>,
}

/// How a journal stands to a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It ends where the checkpoint was made.
    Same,
    /// It has gone on, and holds all that was.
    Later,
    /// It ends before.
    Shorter,
    /// It holds something else.
    Differs,
    /// The checkpoint is none of its devices'.
    Foreign,
}

/// Reads the journal within one snapshot.
#[derive(Clone, Copy)]
pub struct JournalRead<'a>(pub(crate) &'a Connection);

impl JournalRead<'_> {
    /// Gives `each` every entry of `stream` after local sequence number `after`, up to `until`, oldest first.
    pub fn stream_since(
        &self,
        stream: Stream,
        after: i64,
        until: Option<Hlc>,
        mut each: impl FnMut(Stored) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(&format!(
            "SELECT {HEADER_COLUMNS}, bytes FROM journal LEFT JOIN body ON body.seq = journal.seq \
             WHERE stream = ?1 AND journal.seq > ?2 AND at <= ?3 ORDER BY journal.seq"
        ))?;
        let mut rows = statement.query(params![stream.0, after, until.map_or(i64::MAX, |t| t.0)])?;
        while let Some(row) = rows.next()? {
            each(stored_of(row)?)?;
        }
        Ok(())
    }

    /// Gives `each` every entry after `after`, of all streams, oldest first.
    pub fn all_since(
        &self,
        after: i64,
        mut each: impl FnMut(Stored) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(&format!(
            "SELECT {HEADER_COLUMNS}, bytes FROM journal LEFT JOIN body ON body.seq = journal.seq \
             WHERE journal.seq > ?1 ORDER BY journal.seq"
        ))?;
        let mut rows = statement.query([after])?;
        while let Some(row) = rows.next()? {
            each(stored_of(row)?)?;
        }
        Ok(())
    }

    /// The entry with this id.
    pub fn entry(&self, id: EntryId) -> Result<Option<Stored>, StoreError> {
        let sql = format!(
            "SELECT {HEADER_COLUMNS}, bytes FROM journal LEFT JOIN body ON body.seq = journal.seq WHERE id = ?1"
        );
        Ok(self.0.prepare_cached(&sql)?.query_row([id.0], stored_of).optional()?)
    }

    /// The entry at this local sequence number.
    pub fn entry_at(&self, seq: i64) -> Result<Option<Stored>, StoreError> {
        let sql = format!(
            "SELECT {HEADER_COLUMNS}, bytes FROM journal LEFT JOIN body ON body.seq = journal.seq WHERE journal.seq = ?1"
        );
        Ok(self.0.prepare_cached(&sql)?.query_row([seq], stored_of).optional()?)
    }

    /// The hash of a device's entry at this place of its chain.
    pub fn hash_at(&self, device: uuid::Uuid, place: i64) -> Result<Option<[u8; 32]>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT hash FROM journal WHERE device = ?1 AND device_seq = ?2")?;
        Ok(statement.query_row((device, place), |row| row.get(0)).optional()?)
    }

    /// The local sequence number of the newest entry; 0 in an empty journal. Does not scan.
    pub fn last_seq(&self) -> Result<i64, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT coalesce(max(seq), 0) FROM journal")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// The streams with entries after `after`, for telling the windows what changed.
    pub fn streams_since(&self, after: i64) -> Result<Vec<Stream>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT DISTINCT stream FROM journal WHERE seq > ?1")?;
        let streams = statement.query_map([after], |row| row.get(0).map(Stream))?;
        Ok(streams.collect::<Result<_, _>>()?)
    }

    /// How this journal stands to the one that `checkpoint` speaks of, whose signature the caller has checked.
    pub fn standing(&self, checkpoint: &Checkpoint) -> Result<Standing, StoreError> {
        let (mut tree, mut size) = (Tree::default(), 0);
        leaves(self.0, checkpoint.device, |leaf| {
            size += 1;
            if size <= checkpoint.size {
                tree.push(leaf);
            }
        })?;
        Ok(match size {
            size if size < checkpoint.size => Standing::Shorter,
            _ if tree.root() != checkpoint.root => Standing::Differs,
            // A checkpoint is itself recorded right after what it speaks of.
            size if size <= checkpoint.size + 1 => Standing::Same,
            _ => Standing::Later,
        })
    }

    /// Whether an entry records that a file with this SHA-256, in hexadecimal, was exported.
    pub fn records_export(&self, digest: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM journal JOIN body ON body.seq = journal.seq \
                   WHERE kind IN ('case.exported', 'organisation.report_exported', 'record.exported') AND instr(bytes, CAST(?1 AS BLOB)) > 0)";
        Ok(self.0.prepare_cached(sql)?.query_row([digest], |row| row.get(0))?)
    }

    /// The devices that record here.
    pub fn devices(&self) -> Result<Vec<Device>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT id, public_key, name, added_at FROM device ORDER BY id")?;
        let devices = statement.query_map([], |row| {
            Ok(Device { id: row.get(0)?, public_key: row.get(1)?, name: row.get(2)?, added_at: row.get(3)? })
        })?;
        Ok(devices.collect::<Result<_, _>>()?)
    }

    /// The end of every device's chain, to print and to keep.
    pub fn heads(&self) -> Result<Vec<Head>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT device.id, device_seq, hash FROM device JOIN journal ON journal.device = device.id AND device_seq = \
             (SELECT max(device_seq) FROM journal WHERE journal.device = device.id) ORDER BY device.id",
        )?;
        let heads =
            statement.query_map([], |row| Ok(Head { device: row.get(0)?, seq: row.get(1)?, hash: row.get(2)? }))?;
        Ok(heads.collect::<Result<_, _>>()?)
    }
}

pub(super) fn stored_of(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored { header: header_of(row)?, body: row.get(13)? })
}

/// A header from a row that begins with [`HEADER_COLUMNS`].
pub(super) fn header_of(row: &Row<'_>) -> rusqlite::Result<Header> {
    Ok(Header {
        seq: row.get(0)?,
        id: EntryId(row.get(1)?),
        stream: Stream(row.get(2)?),
        device: row.get(3)?,
        device_seq: row.get(4)?,
        at: Hlc(row.get(5)?),
        actor: UserId(row.get(6)?),
        kind: row.get(7)?,
        version: row.get(8)?,
        body_digest: row.get(9)?,
        prev_hash: row.get(10)?,
        hash: row.get(11)?,
        signature: row.get(12)?,
    })
}
