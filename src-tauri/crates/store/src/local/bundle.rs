//! Bundles of other stores, kept byte by byte as they came.

use domain::ids::CaseId;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;

pub(super) const MIGRATION: &str = "CREATE TABLE bundle (
  stream BLOB PRIMARY KEY NOT NULL,
  bytes  BLOB NOT NULL
) STRICT;";

/// Reads bundles.
#[derive(Clone, Copy)]
pub struct BundleRead<'a>(pub(crate) &'a Connection);

impl BundleRead<'_> {
    /// The bundle of this case, if one was taken in.
    pub fn get(&self, case: CaseId) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT bytes FROM bundle WHERE stream = ?1")?;
        Ok(statement.query_row([case.0], |row| row.get(0)).optional()?)
    }
}

/// Keeps bundles.
pub struct BundleWrite<'a>(pub(crate) &'a Connection);

impl BundleWrite<'_> {
    /// Keeps a bundle in place of an older one of the same case.
    pub fn put(&self, case: CaseId, bytes: &[u8]) -> Result<(), StoreError> {
        let sql = "INSERT INTO bundle (stream, bytes) VALUES (?1, ?2) \
                   ON CONFLICT (stream) DO UPDATE SET bytes = excluded.bytes";
        self.0.prepare_cached(sql)?.execute(params![case.0, bytes])?;
        Ok(())
    }
}
