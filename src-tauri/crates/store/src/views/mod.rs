//! Views: tables that the journal alone determines. A replay makes the same rows, byte for byte.
//!
//! What a case contributes is a pure function of its folded state ([`CaseRows`]); a change writes only the rows that
//! differ. When this program's views differ from those in a file, they are thrown away and made again.

mod alarm;
mod card;
mod clock_due;
mod filter;
mod matching;
mod rebuild;
mod search;
mod task_due;
mod text;

use domain::case::Case;
use domain::event::Event;
use rusqlite::Connection;

pub use alarm::{AlarmRead, OpenAlarm, OpenDuty};
pub use card::{CardRead, Cursor, Group, Grouping};
pub use clock_due::{ClockDue, ClockDueRead};
pub use filter::BoardFilter;
pub use rebuild::{RebuildCheck, ViewDifference};
pub(crate) use rebuild::{is_current, rebuild, verify_rebuild};
pub use search::{Hit, SearchRead, texts};
pub use task_due::{TaskDue, TaskDueRead};
pub use text::found;

use crate::error::StoreError;
use crate::journal::Header;
use crate::states::Folded;

/// Goes up with every change to what the views hold.
pub(crate) const VERSION: u32 = 3;

const TABLES: [(&str, &str); 6] = [
    ("alarm", alarm::MIGRATION),
    ("card", card::MIGRATION),
    ("clock_due", clock_due::MIGRATION),
    ("task_due", task_due::MIGRATION),
    ("search", search::MIGRATION),
    ("search_entry", search::ENTRIES),
];

/// Every row that a case contributes, beside the search index, which grows with the entries.
pub(crate) struct CaseRows {
    card: card::CardRow,
    clocks: Vec<ClockDue>,
    tasks: Vec<TaskDue>,
    alarms: Vec<alarm::AlarmRow>,
}

impl CaseRows {
    /// The rows of a case. None before it was opened.
    pub(crate) fn of(folded: &Folded<Case>) -> Result<Option<Self>, StoreError> {
        let case = &folded.state;
        if !case.is_known() {
            return Ok(None);
        }
        let card = card::CardRow::of(folded)?;
        Ok(Some(Self { card, clocks: clock_due::rows(case), tasks: task_due::rows(case), alarms: alarm::rows(case) }))
    }
}

/// Changes the stored rows of a case from `before` to `after`.
pub(crate) fn project(
    conn: &Connection,
    before: Option<&CaseRows>,
    after: Option<&CaseRows>,
) -> Result<(), StoreError> {
    if let Some(after) = after {
        card::CardWrite(conn).put(before.map(|rows| &rows.card), &after.card)?;
    }
    let (old, new) = (before.map_or(&[][..], |rows| &rows.clocks), after.map_or(&[][..], |rows| &rows.clocks));
    for (clock, row) in differences(old, new, |row| row.clock) {
        clock_due::ClockDueWrite(conn).change(clock, row)?;
    }
    let (old, new) = (before.map_or(&[][..], |rows| &rows.tasks), after.map_or(&[][..], |rows| &rows.tasks));
    for (task, row) in differences(old, new, |row| row.task) {
        task_due::TaskDueWrite(conn).change(task, row)?;
    }
    let (old, new) = (before.map_or(&[][..], |rows| &rows.alarms), after.map_or(&[][..], |rows| &rows.alarms));
    for (key, row) in differences(old, new, |row| row.alarm) {
        alarm::AlarmWrite(conn).change(key, row)?;
    }
    Ok(())
}

/// Adds what can be found of a new entry to the search index; `first_seq` is where its stream begins.
pub(crate) fn index(conn: &Connection, first_seq: i64, header: &Header, event: &Event) -> Result<(), StoreError> {
    search::SearchWrite(conn).add(first_seq, header, event)
}

/// Takes an erased entry out of the search index for good.
pub(crate) fn unindex(conn: &Connection, seq: i64) -> Result<(), StoreError> {
    search::SearchWrite(conn).erase(seq)
}

/// What must be done to turn the rows `before` into the rows `after`: each changed key, and the row it is to have.
fn differences<'r, T: PartialEq, K: PartialEq>(
    before: &[T],
    after: &'r [T],
    key: impl Fn(&T) -> K,
) -> Vec<(K, Option<&'r T>)> {
    let gone = before.iter().filter(|old| !after.iter().any(|new| key(new) == key(old)));
    let gone: Vec<_> = gone.map(|old| (key(old), None)).collect();
    let changed = after.iter().filter(|new| !before.contains(new)).map(|new| (key(new), Some(new)));
    gone.into_iter().chain(changed).collect()
}
