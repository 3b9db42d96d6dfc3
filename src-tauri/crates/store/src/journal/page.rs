//! Pages of the journal, the newest first: for the log of a case and for auditors.

use domain::ids::{EntryId, UserId};
use domain::terms::Timestamp;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params, params_from_iter};
use uuid::Uuid;

use super::read::{HEADER_COLUMNS, JournalRead, Stored, stored_of};
use super::{Hlc, Stream};
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
    /// Of one of these kinds.
    pub kinds: Option<&'static [&'static str]>,
    /// Of a kind that begins with one of these; empty means any.
    pub groups: Vec<String>,
    /// With one of these ids.
    pub entries: Option<Vec<EntryId>>,
    /// Whose body names this id, e.g. a fact's.
    pub mentions: Option<Uuid>,
    /// Recorded at this time or later.
    pub from: Option<Timestamp>,
    /// Recorded up to this moment.
    pub until: Option<Timestamp>,
    /// That lie before this local sequence number.
    pub before: Option<i64>,
}

impl JournalRead<'_> {
    /// Up to `limit` entries, the newest first.
    pub fn page(&self, filter: &JournalFilter, limit: usize) -> Result<Vec<Stored>, StoreError> {
        let mut conditions = vec!["1".to_owned()];
        let mut values = Vec::new();
        let mut add = |sql: String, wanted: Vec<Value>| {
            conditions.push(sql);
            values.extend(wanted);
        };
        if let Some(stream) = filter.stream {
            add("stream = ?".into(), vec![blob(stream.0)]);
        }
        if let Some(actor) = filter.actor {
            add("actor = ?".into(), vec![blob(actor.0)]);
        }
        if let Some(kind) = &filter.kind {
            add("substr(kind, 1, length(?)) = ?".into(), vec![Value::Text(kind.clone()), Value::Text(kind.clone())]);
        }
        if let Some(kinds) = filter.kinds {
            let kinds: Vec<_> = kinds.iter().map(|kind| Value::Text((*kind).to_owned())).collect();
            add(one_of("kind", &kinds), kinds);
        }
        if let Some(entries) = &filter.entries {
            let entries: Vec<_> = entries.iter().map(|entry| blob(entry.0)).collect();
            add(one_of("id", &entries), entries);
        }
        if let Some(until) = filter.until {
            add("at <= ?".into(), vec![Value::Integer(Hlc::end_of(until).0)]);
        }
        if !filter.groups.is_empty() {
            let any = vec!["substr(kind, 1, length(?)) = ?"; filter.groups.len()].join(" OR ");
            let named = filter.groups.iter().flat_map(|kind| [Value::Text(kind.clone()), Value::Text(kind.clone())]);
            add(format!("({any})"), named.collect());
        }
        if let Some(id) = filter.mentions {
            add("instr(bytes, CAST(? AS BLOB)) > 0".into(), vec![Value::Text(id.to_string())]);
        }
        if let Some(from) = filter.from {
            add("journal.seq >= ?".into(), vec![Value::Integer(self.first_at(from)?)]);
        }
        if let Some(before) = filter.before {
            add("journal.seq < ?".into(), vec![Value::Integer(before)]);
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

    /// The place of the first entry recorded at `at` or later; after the last one if there is none. Times do not fall
    /// with the place, so that about log2 of the entries are looked at.
    fn first_at(&self, at: Timestamp) -> Result<i64, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT at FROM journal WHERE seq = ?1")?;
        let (mut low, mut high) = (1, self.last_seq()? + 1);
        while low < high {
            let middle = low + (high - low) / 2;
            let found: Option<i64> = statement.query_row(params![middle], |row| row.get(0)).optional()?;
            if found.is_some_and(|found| found < Hlc::at(at).0) { low = middle + 1 } else { high = middle }
        }
        Ok(low)
    }
}

fn blob(id: Uuid) -> Value {
    Value::Blob(id.as_bytes().to_vec())
}

fn one_of(column: &str, wanted: &[Value]) -> String {
    format!("{column} IN ({})", vec!["?"; wanted.len()].join(", "))
}
