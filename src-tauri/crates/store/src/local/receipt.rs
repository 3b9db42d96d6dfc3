//! The answer every command got. The same command again gets the same answer and changes nothing.

use domain::terms::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::error::StoreError;

pub(super) const MIGRATION: &str = "CREATE TABLE receipt (
  command  BLOB PRIMARY KEY NOT NULL,
  actor    BLOB NOT NULL,
  saved_at INTEGER NOT NULL,
  answer   BLOB NOT NULL
) STRICT, WITHOUT ROWID;";

/// A kept answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Who sent the command; nobody else gets the answer.
    pub actor: Uuid,
    /// The answer as the sender got it.
    pub answer: Vec<u8>,
}

/// Reads receipts.
#[derive(Clone, Copy)]
pub struct ReceiptRead<'a>(pub(crate) &'a Connection);

impl ReceiptRead<'_> {
    /// The answer that the command with this id got, if it was carried out.
    pub fn get(&self, command: Uuid) -> Result<Option<Receipt>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT actor, answer FROM receipt WHERE command = ?1")?;
        let receipt =
            statement.query_row([command], |row| Ok(Receipt { actor: row.get(0)?, answer: row.get(1)? })).optional()?;
        Ok(receipt)
    }
}

/// Keeps receipts.
pub struct ReceiptWrite<'a>(pub(crate) &'a Connection);

impl ReceiptWrite<'_> {
    /// Keeps the answer to a command, in the transaction that carried it out.
    pub fn save(&self, command: Uuid, receipt: &Receipt, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO receipt (command, actor, saved_at, answer) VALUES (?1, ?2, ?3, ?4)";
        self.0.prepare_cached(sql)?.execute(params![command, receipt.actor, now.timestamp_millis(), receipt.answer])?;
        Ok(())
    }
}
