//! How far each user has read each case: what the board marks as new since they last looked.

use domain::ids::{CaseId, UserId};
use rusqlite::{Connection, params};

use crate::error::StoreError;

pub(super) const MIGRATION: &str = "CREATE TABLE seen (
  user   BLOB NOT NULL,
  stream BLOB NOT NULL,
  seq    INTEGER NOT NULL,
  PRIMARY KEY (user, stream)
) STRICT, WITHOUT ROWID;";

/// Reads how far users have read.
#[derive(Clone, Copy)]
pub struct SeenRead<'a>(pub(crate) &'a Connection);

impl SeenRead<'_> {
    /// The kinds of the entries that others wrote in a case since the user last looked at it, with how many of each.
    /// Nothing where nothing is new, or where the user never looked.
    pub fn news(&self, user: UserId, case: CaseId) -> Result<Vec<(String, u32)>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT kind, count(*) FROM seen JOIN journal ON journal.stream = seen.stream AND journal.seq > seen.seq \
             WHERE seen.user = ?1 AND seen.stream = ?2 AND journal.actor <> ?1 GROUP BY kind ORDER BY kind",
        )?;
        let news = statement.query_map(params![user.0, case.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(news.collect::<Result<_, _>>()?)
    }

    /// Whether the user has seen everything that stands in the case now, or there is no such case.
    pub fn is_current(&self, user: UserId, case: CaseId) -> Result<bool, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT NOT EXISTS (SELECT 1 FROM card LEFT JOIN seen ON seen.user = ?1 AND seen.stream = card.stream \
             WHERE card.stream = ?2 AND coalesce(seen.seq, -1) < card.last_seq)",
        )?;
        Ok(statement.query_row(params![user.0, case.0], |row| row.get(0))?)
    }
}

/// Notes how far users have read.
pub struct SeenWrite<'a>(pub(crate) &'a Connection);

impl SeenWrite<'_> {
    /// The user has seen everything that stands in the case now.
    pub fn mark(&self, user: UserId, case: CaseId) -> Result<(), StoreError> {
        let sql = "INSERT INTO seen (user, stream, seq) SELECT ?1, stream, last_seq FROM card WHERE stream = ?2 \
                   ON CONFLICT (user, stream) DO UPDATE SET seq = excluded.seq";
        self.0.prepare_cached(sql)?.execute(params![user.0, case.0])?;
        Ok(())
    }
}
