//! Settings of this installation.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;

pub(super) const MIGRATION: &str = "CREATE TABLE setting (
  key   TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;";

/// Reads settings.
#[derive(Clone, Copy)]
pub struct SettingRead<'a>(pub(crate) &'a Connection);

impl SettingRead<'_> {
    /// The value of a setting, if it was ever set.
    pub fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }
}

/// Changes settings.
pub struct SettingWrite<'a>(pub(crate) &'a Connection);

impl SettingWrite<'_> {
    /// Sets a setting.
    pub fn put(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2) \
                   ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.0.prepare_cached(sql)?.execute(params![key, value])?;
        Ok(())
    }
}
