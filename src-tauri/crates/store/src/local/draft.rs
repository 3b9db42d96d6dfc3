//! What a user has typed and not sent yet: new-case form, quick-add line, statement text. Survives a crash.

use domain::terms::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::error::StoreError;

pub(super) const MIGRATION: &str = "CREATE TABLE draft (
  user     BLOB NOT NULL,
  key      TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  content  TEXT NOT NULL,
  PRIMARY KEY (user, key)
) STRICT, WITHOUT ROWID;";

/// Unsent input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which form it belongs to, e.g. `new_case` or `log:<case>`.
    pub key: String,
    /// When it was saved, in milliseconds since 1970.
    pub saved_at: i64,
    /// The form's content, as the form wrote it.
    pub content: String,
}

/// Reads drafts.
#[derive(Clone, Copy)]
pub struct DraftRead<'a>(pub(crate) &'a Connection);

impl DraftRead<'_> {
    /// A user's draft for one form.
    pub fn get(&self, user: Uuid, key: &str) -> Result<Option<Draft>, StoreError> {
        let mut statement =
            self.0.prepare_cached("SELECT key, saved_at, content FROM draft WHERE user = ?1 AND key = ?2")?;
        Ok(statement.query_row(params![user, key], draft_of).optional()?)
    }

    /// All drafts of a user, newest first.
    pub fn list(&self, user: Uuid) -> Result<Vec<Draft>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT key, saved_at, content FROM draft WHERE user = ?1 ORDER BY saved_at DESC, key")?;
        let drafts = statement.query_map([user], draft_of)?;
        Ok(drafts.collect::<Result<_, _>>()?)
    }
}

fn draft_of(row: &Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft { key: row.get(0)?, saved_at: row.get(1)?, content: row.get(2)? })
}

/// Changes drafts.
pub struct DraftWrite<'a>(pub(crate) &'a Connection);

impl DraftWrite<'_> {
    /// Saves a draft in place of the one for the same form.
    pub fn put(&self, user: Uuid, key: &str, content: &str, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO draft (user, key, saved_at, content) VALUES (?1, ?2, ?3, ?4) \
                   ON CONFLICT (user, key) DO UPDATE SET saved_at = excluded.saved_at, content = excluded.content";
        self.0.prepare_cached(sql)?.execute(params![user, key, now.timestamp_millis(), content])?;
        Ok(())
    }

    /// Throws a draft away, as when it was sent.
    pub fn remove(&self, user: Uuid, key: &str) -> Result<(), StoreError> {
        self.0.prepare_cached("DELETE FROM draft WHERE user = ?1 AND key = ?2")?.execute(params![user, key])?;
        Ok(())
    }
}
