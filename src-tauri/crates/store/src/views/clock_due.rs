//! Running clocks of active cases by due time, for the strip and the ticker.

use domain::case::Case;
use domain::duty::DutyKind;
use domain::ids::{CaseId, ClockId};
use domain::terms::{Bilingual, Timestamp};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};

use super::filter::{BoardFilter, Conditions};
use super::text::{millis, time};
use crate::error::StoreError;

pub(super) const MIGRATION: &str = "CREATE TABLE clock_due (
  clock   BLOB PRIMARY KEY NOT NULL,
  stream  BLOB NOT NULL,
  due_at  INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL
) STRICT;
CREATE INDEX clock_due_at ON clock_due (due_at, clock);
CREATE INDEX clock_due_stream ON clock_due (stream, due_at);";

/// A running clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockDue {
    /// Its id.
    pub clock: ClockId,
    /// The case it belongs to.
    pub case: CaseId,
    /// When it is due, UTC.
    pub due_at: Timestamp,
    /// By law, in public, to the customer or as a rhythm.
    pub kind: DutyKind,
    /// What is due.
    pub name: Bilingual,
}

/// The rows of a case.
pub(super) fn rows(case: &Case) -> Vec<ClockDue> {
    let running = case.clocks.values().filter(|clock| clock.is_running() && case.is_active());
    running
        .filter_map(|clock| {
            Some(ClockDue {
                clock: clock.id,
                case: case.id,
                due_at: clock.due.due_at?,
                kind: clock.due.kind,
                name: clock.due.name.clone(),
            })
        })
        .collect()
}

/// Changes running clocks.
pub(super) struct ClockDueWrite<'a>(pub(super) &'a Connection);

impl ClockDueWrite<'_> {
    /// Gives `clock` the row `row`, or none.
    pub(super) fn change(&self, clock: ClockId, row: Option<&ClockDue>) -> Result<(), StoreError> {
        let Some(row) = row else {
            self.0.prepare_cached("DELETE FROM clock_due WHERE clock = ?1")?.execute([clock.0])?;
            return Ok(());
        };
        let sql = "INSERT OR REPLACE INTO clock_due (clock, stream, due_at, kind, name_zh, name_en) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.0.prepare_cached(sql)?.execute(params![
            row.clock.0,
            row.case.0,
            millis(row.due_at),
            row.kind.key(),
            row.name.zh,
            row.name.en
        ])?;
        Ok(())
    }
}

/// Reads running clocks. No query costs more for clocks that it does not answer with.
#[derive(Clone, Copy)]
pub struct ClockDueRead<'a>(pub(crate) &'a Connection);

const COLUMNS: &str = "clock, stream, due_at, kind, name_zh, name_en";

impl ClockDueRead<'_> {
    /// The `limit` clocks due first, overdue ones included.
    pub fn first(&self, limit: usize) -> Result<Vec<ClockDue>, StoreError> {
        self.between(Timestamp::MIN_UTC, Timestamp::MAX_UTC, limit)
    }

    /// Up to `limit` clocks that fall due after `from` and not after `to`, in order.
    pub fn between(&self, from: Timestamp, to: Timestamp, limit: usize) -> Result<Vec<ClockDue>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM clock_due WHERE due_at > ?1 AND due_at <= ?2 ORDER BY due_at, clock LIMIT ?3"
        );
        let mut statement = self.0.prepare_cached(&sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![millis(from), millis(to), limit], clock_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// As [`ClockDueRead::between`], of the cases that match.
    pub fn of_cases(
        &self,
        filter: &BoardFilter,
        from: Timestamp,
        to: Timestamp,
        limit: usize,
    ) -> Result<Vec<ClockDue>, StoreError> {
        let mut conditions = Conditions::default();
        conditions.filter(self.0, filter)?;
        let sql = format!(
            "SELECT {COLUMNS} FROM clock_due WHERE stream IN (SELECT stream FROM card WHERE {}) \
             AND due_at > ? AND due_at <= ? ORDER BY due_at, clock LIMIT ?",
            conditions.narrowed()
        );
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        conditions.values.extend([millis(from).into(), millis(to).into(), Value::Integer(limit)]);
        let mut statement = self.0.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(conditions.values), clock_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many clocks are overdue at `now`.
    pub fn overdue(&self, now: Timestamp) -> Result<u64, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT count(*) FROM clock_due WHERE due_at < ?1")?;
        let count: i64 = statement.query_row([millis(now)], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or_default())
    }
}

fn clock_of(row: &Row<'_>) -> rusqlite::Result<ClockDue> {
    let kind: String = row.get(3)?;
    Ok(ClockDue {
        clock: ClockId(row.get(0)?),
        case: CaseId(row.get(1)?),
        due_at: time(row.get(2)?),
        kind: DutyKind::from_key(&kind).ok_or(rusqlite::Error::InvalidQuery)?,
        name: Bilingual { zh: row.get(4)?, en: row.get(5)? },
    })
}
