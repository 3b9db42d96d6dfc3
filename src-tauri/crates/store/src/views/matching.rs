//! The cases in which a text stands, looked up once for all the questions that a board asks at one moment.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::journal::JournalRead;

/// Up to so many cases are looked up one by one; more are told apart while walking along an index of all.
const FEW: i64 = 2_000;

/// Looks up the cases in which some entry matches `query` and answers with the condition on `card` that they are among
/// them. Answers from memory while the journal has not grown.
pub(super) fn gather(conn: &Connection, query: &str, personal: bool) -> Result<&'static str, StoreError> {
    conn.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS matching (first_seq INTEGER PRIMARY KEY NOT NULL); \
         CREATE TEMP TABLE IF NOT EXISTS matching_what (query, personal, last_seq, cases);",
    )?;
    let last_seq = JournalRead(conn).last_seq()?;
    let known = "SELECT cases FROM matching_what WHERE (query, personal, last_seq) = (?1, ?2, ?3)";
    let known =
        conn.prepare_cached(known)?.query_row(params![query, personal, last_seq], |row| row.get(0)).optional()?;
    let cases: i64 = match known {
        Some(cases) => cases,
        None => {
            let cases = look_up(conn, query, personal)?;
            let what = params![query, personal, last_seq, cases];
            conn.prepare_cached("INSERT INTO matching_what VALUES (?1, ?2, ?3, ?4)")?.execute(what)?;
            cases
        }
    };
    // The sign keeps SQLite from walking through the cases one by one.
    Ok(if cases <= FEW { "first_seq IN matching" } else { "+first_seq IN matching" })
}

/// Fills the table and answers with the number of cases in it.
fn look_up(conn: &Connection, query: &str, personal: bool) -> Result<i64, StoreError> {
    conn.execute_batch("DELETE FROM matching; DELETE FROM matching_what;")?;
    let sql = "INSERT OR IGNORE INTO matching SELECT first_seq FROM search \
               JOIN search_entry ON search_entry.seq = search.rowid WHERE search MATCH ?1 AND (?2 OR NOT personal)";
    let cases = conn.prepare_cached(sql)?.execute(params![query, personal])?;
    Ok(i64::try_from(cases).unwrap_or(i64::MAX))
}
