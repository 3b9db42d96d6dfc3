//! Noticing changes, also those made by another program.

use rusqlite::Connection;

use crate::error::StoreError;
use crate::journal::{JournalRead, Stream};

/// Tells which streams changed since it was last asked. Asking costs next to nothing while nothing changed.
pub struct Watch {
    conn: Connection,
    data_version: i64,
    last_seq: i64,
}

impl Watch {
    /// Begins at the present moment.
    pub(super) fn start(conn: Connection) -> Result<Self, StoreError> {
        let mut watch = Self { conn, data_version: 0, last_seq: 0 };
        watch.data_version = watch.read_version()?;
        watch.last_seq = JournalRead(&watch.conn).last_seq()?;
        Ok(watch)
    }

    /// The streams with new entries since the last call, or since the start, whoever wrote them.
    pub fn changed(&mut self) -> Result<Vec<Stream>, StoreError> {
        let version = self.read_version()?;
        if version == self.data_version {
            return Ok(Vec::new());
        }
        // One snapshot for both, so that nothing slips in between.
        let snapshot = self.conn.unchecked_transaction()?;
        let journal = JournalRead(&snapshot);
        let (streams, last_seq) = (journal.streams_since(self.last_seq)?, journal.last_seq()?);
        drop(snapshot);
        (self.data_version, self.last_seq) = (version, last_seq);
        Ok(streams)
    }

    /// Changes whenever another connection has committed.
    fn read_version(&self) -> Result<i64, StoreError> {
        Ok(self.conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }
}
