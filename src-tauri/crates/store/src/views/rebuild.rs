//! Making the views from the journal alone, and comparing them with those stored.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, Statement};
use serde::Serialize;

use super::{CaseRows, TABLES, VERSION, index, project};
use crate::error::StoreError;
use crate::journal::JournalRead;
use crate::states::fold_case;

/// Which rows of each view are compared, in which order. The search index is compared by what it finds where; it is read
/// in the order of its terms.
const COMPARED: [(&str, &str); 6] = [
    ("alarm", "SELECT * FROM alarm ORDER BY alarm"),
    ("card", "SELECT * FROM card ORDER BY stream"),
    ("clock_due", "SELECT * FROM clock_due ORDER BY clock"),
    ("task_due", "SELECT * FROM task_due ORDER BY task"),
    ("search", "SELECT term, doc, offset FROM temp.search_content"),
    ("search_entry", "SELECT * FROM search_entry ORDER BY seq"),
];

/// How many differences are listed.
const LISTED: usize = 100;

/// A row that a replay makes differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ViewDifference {
    /// The view.
    pub view: &'static str,
    /// The first row that differs, counted from 1 in the order of its key.
    pub row: u64,
    /// What is stored, as far as it differs; for an expert.
    pub stored: String,
    /// What a replay makes.
    pub replayed: String,
}

/// The outcome of a replay.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RebuildCheck {
    /// Entries replayed.
    pub entries: u64,
    /// Rows compared.
    pub rows: u64,
    /// Where stored and replayed views part; the first 100. Empty when they are the same, byte for byte.
    pub differences: Vec<ViewDifference>,
}

/// Throws the stored views away and makes them again. Call it inside a write transaction.
pub(crate) fn rebuild(conn: &Connection) -> Result<(), StoreError> {
    for (table, _) in TABLES {
        conn.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))?;
    }
    replay(conn, conn)?;
    conn.execute("INSERT OR REPLACE INTO view_state (only, version) VALUES (1, ?1)", [VERSION])?;
    Ok(())
}

/// Whether the stored views are the ones this program makes.
pub(crate) fn is_current(conn: &Connection) -> Result<bool, StoreError> {
    let version = conn.query_row("SELECT version FROM view_state", [], |row| row.get::<_, u32>(0)).optional()?;
    Ok(version == Some(VERSION))
}

/// Replays the journal into views in memory and compares them with the stored ones.
pub(crate) fn verify_rebuild(conn: &Connection) -> Result<RebuildCheck, StoreError> {
    let fresh = Connection::open_in_memory()?;
    let entries = replay(conn, &fresh)?;
    let mut check = RebuildCheck { entries, ..RebuildCheck::default() };
    for side in [conn, &fresh] {
        side.execute_batch(
            "DROP TABLE IF EXISTS temp.search_content; \
             CREATE VIRTUAL TABLE temp.search_content USING fts5vocab('main', 'search', 'instance');",
        )?;
    }
    for (view, sql) in COMPARED {
        compare(view, conn.prepare(sql)?, fresh.prepare(sql)?, &mut check)?;
    }
    conn.execute_batch("DROP TABLE temp.search_content")?;
    Ok(check)
}

/// Makes the views' tables in `views` and fills them from the journal in `journal`. Answers with the entries read.
fn replay(journal: &Connection, views: &Connection) -> Result<u64, StoreError> {
    for (_, migration) in TABLES {
        views.execute_batch(migration)?;
    }
    let read = JournalRead(journal);
    for stream in read.streams_since(0)? {
        let Some(case) = stream.case() else { continue };
        project(views, None, CaseRows::of(&fold_case(journal, case, None)?)?.as_ref())?;
    }
    // The index grows fastest when its documents come in order.
    let (mut entries, mut begins) = (0, HashMap::new());
    read.all_since(0, |entry| {
        entries += 1;
        let first_seq = *begins.entry(entry.header.stream).or_insert(entry.header.seq);
        match entry.event()? {
            Some(event) => index(views, first_seq, &entry.header, &event),
            None => Ok(()),
        }
    })?;
    Ok(entries)
}

/// Compares two queries row by row.
fn compare(
    view: &'static str,
    mut stored: Statement<'_>,
    mut replayed: Statement<'_>,
    check: &mut RebuildCheck,
) -> Result<(), StoreError> {
    let columns = stored.column_count();
    let (mut stored, mut replayed) = (stored.query([])?, replayed.query([])?);
    let mut number = 0;
    loop {
        let (a, b) = (stored.next()?, replayed.next()?);
        if a.is_none() && b.is_none() {
            return Ok(());
        }
        number += 1;
        check.rows += 1;
        if !same(a, b, columns)? {
            let (stored, replayed) = (shown(a, columns)?, shown(b, columns)?);
            let one_ended = a.is_none() || b.is_none();
            check.differences.push(ViewDifference { view, row: number, stored, replayed });
            if check.differences.len() >= LISTED || one_ended {
                return Ok(());
            }
        }
    }
}

fn same(a: Option<&Row<'_>>, b: Option<&Row<'_>>, columns: usize) -> rusqlite::Result<bool> {
    let (Some(a), Some(b)) = (a, b) else { return Ok(false) };
    for column in 0..columns {
        if a.get_ref(column)? != b.get_ref(column)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn shown(row: Option<&Row<'_>>, columns: usize) -> rusqlite::Result<String> {
    let Some(row) = row else { return Ok(String::new()) };
    let values = (0..columns).map(|column| row.get(column)).collect::<rusqlite::Result<Vec<Value>>>()?;
    Ok(format!("{values:?}"))
}
