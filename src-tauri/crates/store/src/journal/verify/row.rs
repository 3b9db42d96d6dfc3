//! Reading rows that may hold anything: what does not fit its column is a problem to report, not a failure.

use std::collections::BTreeMap;

use domain::ids::{EntryId, UserId};
use rusqlite::types::{FromSql, ValueRef};
use rusqlite::{Connection, Row, Rows, params};
use uuid::Uuid;

use super::{Problem, ProblemKind, RawBody};
use crate::error::StoreError;
use crate::journal::{Device, Header, Hlc, MIGRATION, Stream};

pub(crate) fn problem(kind: ProblemKind, seq: Option<i64>, detail: &str) -> Problem {
    Problem { kind, seq, entry: None, device: None, detail: detail.into() }
}

/// The headers in the order of the file.
pub(super) struct Headers<'s>(pub(super) Rows<'s>);

impl Headers<'_> {
    pub(super) const SQL: &'static str = "SELECT seq, id, stream, device, device_seq, at, actor, kind, version, \
         body_digest, prev_hash, hash, signature FROM journal ORDER BY seq";

    /// The next header, or what makes it unreadable.
    pub(super) fn next(&mut self) -> Result<Option<Result<Header, Problem>>, StoreError> {
        let Some(row) = self.0.next()? else { return Ok(None) };
        let seq = row.get(0)?;
        Ok(Some(header(row, seq).map_err(|column| {
            let entry = row.get(1).ok().map(EntryId);
            Problem { entry, ..problem(ProblemKind::Malformed, Some(seq), column) }
        })))
    }
}

/// The header, or the name of the first column that does not fit. By number, since names cost a search each.
fn header(row: &Row<'_>, seq: i64) -> Result<Header, &'static str> {
    fn get<T: FromSql>(row: &Row<'_>, column: usize, name: &'static str) -> Result<T, &'static str> {
        row.get(column).map_err(|_| name)
    }
    Ok(Header {
        seq,
        id: EntryId(get(row, 1, "id")?),
        stream: Stream(get(row, 2, "stream")?),
        device: get(row, 3, "device")?,
        device_seq: get(row, 4, "device_seq")?,
        at: Hlc(get(row, 5, "at")?),
        actor: UserId(get(row, 6, "actor")?),
        kind: get(row, 7, "kind")?,
        version: get(row, 8, "version")?,
        body_digest: get(row, 9, "body_digest")?,
        prev_hash: get(row, 10, "prev_hash")?,
        hash: get(row, 11, "hash")?,
        signature: get(row, 12, "signature")?,
    })
}

/// The bodies in the order of the file, walked beside the headers.
pub(super) struct Bodies<'s> {
    rows: Rows<'s>,
    next: Option<(i64, RawBody)>,
}

impl<'s> Bodies<'s> {
    pub(super) const SQL: &'static str = "SELECT seq, salt, bytes FROM body ORDER BY seq";

    pub(super) fn new(rows: Rows<'s>) -> Result<Self, StoreError> {
        let mut bodies = Self { rows, next: None };
        bodies.advance()?;
        Ok(bodies)
    }

    fn advance(&mut self) -> Result<Option<(i64, RawBody)>, StoreError> {
        let next = match self.rows.next()? {
            None => None,
            Some(row) => {
                let bytes = |column| row.get_ref(column).map(|value| value.as_bytes().unwrap_or_default().to_vec());
                Some((row.get(0)?, RawBody { salt: bytes(1)?, bytes: bytes(2)? }))
            }
        };
        Ok(std::mem::replace(&mut self.next, next))
    }

    /// The sequence number of a body that lies before `seq`, passing over it.
    pub(super) fn before(&mut self, seq: i64) -> Result<Option<i64>, StoreError> {
        match &self.next {
            Some((at, _)) if *at < seq => Ok(self.advance()?.map(|(at, _)| at)),
            _ => Ok(None),
        }
    }

    /// The body of `seq`, if the next one is.
    pub(super) fn take(&mut self, seq: i64) -> Result<Option<RawBody>, StoreError> {
        match &self.next {
            Some((at, _)) if *at == seq => Ok(self.advance()?.map(|(_, body)| body)),
            _ => Ok(None),
        }
    }
}

/// The registered devices. One whose record can't be read is left out, so that its entries name it as unknown.
pub(super) fn devices(conn: &Connection) -> Result<Vec<Device>, StoreError> {
    let mut statement = conn.prepare("SELECT id, public_key, name, added_at FROM device ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut devices = Vec::new();
    while let Some(row) = rows.next()? {
        let device = || -> rusqlite::Result<Device> {
            Ok(Device { id: row.get(0)?, public_key: row.get(1)?, name: row.get(2)?, added_at: row.get(3)? })
        };
        devices.extend(device().ok());
    }
    Ok(devices)
}

/// Compares the journal's tables, indexes and triggers with those this program makes.
pub(super) fn schema(conn: &Connection, add: &mut dyn FnMut(Problem)) -> Result<(), StoreError> {
    let fresh = Connection::open_in_memory()?;
    fresh.execute_batch(MIGRATION)?;
    let mut wanted = fresh.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")?;
    let mut wanted = wanted.query([])?;
    while let Some(row) = wanted.next()? {
        let (name, sql): (String, String) = (row.get(0)?, row.get(1)?);
        let same: bool = conn.query_row(
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1 AND sql = ?2)",
            params![name, sql],
            |row| row.get(0),
        )?;
        if !same {
            add(problem(ProblemKind::SchemaChanged, None, &name));
        }
    }
    Ok(())
}

/// The table of erasures says what the entries say.
pub(super) fn erasure_table(
    conn: &Connection,
    recorded: &BTreeMap<EntryId, i64>,
    add: &mut dyn FnMut(Problem),
) -> Result<(), StoreError> {
    let mut statement = conn.prepare("SELECT target, by, id FROM erasure LEFT JOIN journal ON seq = target")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (target, by): (i64, i64) = (row.get(0)?, row.get(1)?);
        let id = match row.get_ref(2)? {
            ValueRef::Null => None,
            value => Uuid::column_result(value).ok().map(EntryId),
        };
        if id.and_then(|id| recorded.get(&id)) != Some(&by) {
            let found = problem(ProblemKind::BodyMissing, Some(target), "listed as erased, but no entry says so");
            add(Problem { entry: id, ..found });
        }
    }
    Ok(())
}
