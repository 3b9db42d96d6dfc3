//! How users prove who they are. Kept out of the journal: a secret is replaced, never archived.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::error::StoreError;

pub(super) const MIGRATION: &str = "CREATE TABLE credential (
  user     BLOB PRIMARY KEY NOT NULL,
  password TEXT NOT NULL
) STRICT, WITHOUT ROWID;";

/// Reads credentials.
#[derive(Clone, Copy)]
pub struct CredentialRead<'a>(pub(crate) &'a Connection);

impl CredentialRead<'_> {
    /// The Argon2 hash of a user's password as a PHC string.
    pub fn get(&self, user: Uuid) -> Result<Option<String>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT password FROM credential WHERE user = ?1")?;
        Ok(statement.query_row([user], |row| row.get(0)).optional()?)
    }
}

/// Changes credentials.
pub struct CredentialWrite<'a>(pub(crate) &'a Connection);

impl CredentialWrite<'_> {
    /// Sets a user's password hash (PHC string), in place of any earlier one.
    pub fn put(&self, user: Uuid, phc: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO credential (user, password) VALUES (?1, ?2) \
                   ON CONFLICT (user) DO UPDATE SET password = excluded.password";
        self.0.prepare_cached(sql)?.execute(params![user, phc])?;
        Ok(())
    }

    /// Takes a user's password away.
    pub fn remove(&self, user: Uuid) -> Result<(), StoreError> {
        self.0.prepare_cached("DELETE FROM credential WHERE user = ?1")?.execute([user])?;
        Ok(())
    }
}
