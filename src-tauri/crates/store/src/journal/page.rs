//! Pages of the journal, the newest first: for the log of a case and for auditors.

use domain::ids::UserId;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::Stream;
use super::read::{HEADER_COLUMNS, JournalRead, Stored, stored_of};
use crate::error::StoreError;

/// Which entries to show. Absent means any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalFilter {
    /// Of this stream.
    pub stream: Option<Stream>,
    /// Done by this person.
    pub actor: Option<UserId>,
    /// Of a kind that begins so, e.g. `statement.`.
    pub kind: Option<String>,
    /// That lie before this local sequence number.
    pub before: Option<i64>,
}

impl JournalRead<'_> {
    /// Up to `limit` entries, the newest first.
    pub fn page(&self, filter: &JournalFilter, limit: usize) -> Result<Vec<Stored>, StoreError> {
        let (mut conditions, mut values) = (vec!["1"], Vec::new());
        let mut add = |sql, value: Value| {
            conditions.push(sql);
            values.push(value);
        };
        if let Some(stream) = filter.stream {
            add("stream = ?", Value::Blob(stream.0.as_bytes().to_vec()));
        }
        if let Some(actor) = filter.actor {
            add("actor = ?", Value::Blob(actor.0.as_bytes().to_vec()));
        }
        if let Some(kind) = &filter.kind {
            add("substr(kind, 1, length(?)) = ?", Value::Text(kind.clone()));
            values.push(Value::Text(kind.clone()));
        }
        if let Some(before) = filter.before {
            conditions.push("journal.seq < ?");
            values.push(Value::Integer(before));
        }
        values.push(Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX)));
        let sql = format!(
            "SELECT {HEADER_COLUMNS}, bytes FROM journal LEFT JOIN body ON body.seq = journal.seq \
             WHERE {} ORDER BY journal.seq DESC LIMIT ?",
            conditions.join(" AND ")
        );
        let mut statement = self.0.prepare_cached(&sql)?;
        let entries = statement.query_map(params_from_iter(values), stored_of)?;
        Ok(entries.collect::<Result<_, _>>()?)
    }
}
