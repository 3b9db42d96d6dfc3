//! What is to be noticed: when something about a running clock happens next, and which alarms nobody has acknowledged yet.

use domain::alarm::{Alarm, Cause, Target, next_moment};
use domain::case::Case;
use domain::duty::DutyKind;
use domain::ids::{AlarmId, CaseId, UserId};
use domain::terms::{Bilingual, Grade, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use super::text::millis;
use crate::error::StoreError;

/// `next_at` says when to look again; what an open alarm tells stands in the other columns.
pub(super) const MIGRATION: &str = "CREATE TABLE alarm (
  alarm     BLOB PRIMARY KEY NOT NULL,
  stream    BLOB NOT NULL,
  next_at   INTEGER,
  raised_at INTEGER,
  open      TEXT
) STRICT;
CREATE INDEX alarm_next ON alarm (next_at, alarm) WHERE next_at IS NOT NULL;
CREATE INDEX alarm_open ON alarm (raised_at, alarm) WHERE raised_at IS NOT NULL;";

/// An alarm that nobody has acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OpenAlarm {
    /// Its id.
    pub alarm: AlarmId,
    /// The case it belongs to.
    pub case: CaseId,
    /// Why it was raised.
    pub cause: Cause,
    /// The grade in force when it was raised.
    pub grade: Grade,
    /// Whom it reached last.
    pub target: Target,
    /// The people it reached last.
    pub to: Vec<UserId>,
    /// When it was raised, UTC.
    pub raised_at: Timestamp,
    /// What is due, where it is about a clock.
    pub duty: Option<OpenDuty>,
}

/// What is due.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OpenDuty {
    /// In words.
    pub name: Bilingual,
    /// By law, in public, to the customer or as a rhythm.
    pub kind: DutyKind,
    /// When, UTC.
    pub due_at: Timestamp,
}

/// A row of the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AlarmRow {
    pub(super) alarm: AlarmId,
    case: CaseId,
    next_at: Option<Timestamp>,
    open: Option<OpenAlarm>,
}

/// The rows of a case: its running clocks, and the rises of its grade that nobody has acknowledged.
pub(super) fn rows(case: &Case) -> Vec<AlarmRow> {
    if !case.is_active() {
        return Vec::new();
    }
    let of_clocks = case.clocks.values().filter(|clock| clock.is_running()).map(|clock| {
        let alarm = AlarmId(clock.id.0);
        let duty =
            clock.due.due_at.map(|due_at| OpenDuty { name: clock.due.name.clone(), kind: clock.due.kind, due_at });
        let open = case.alarms.get(&alarm).and_then(|alarm| open(case.id, alarm, duty));
        AlarmRow { alarm, case: case.id, next_at: next_moment(case, clock), open }
    });
    let of_rises = case.alarms.values().filter(|alarm| alarm.cause == Cause::Regraded).map(|alarm| AlarmRow {
        alarm: alarm.id,
        case: case.id,
        next_at: alarm.next_at.filter(|_| alarm.acknowledged.is_none()),
        open: open(case.id, alarm, None),
    });
    of_clocks.chain(of_rises).filter(|row| row.next_at.is_some() || row.open.is_some()).collect()
}

fn open(case: CaseId, alarm: &Alarm, duty: Option<OpenDuty>) -> Option<OpenAlarm> {
    alarm.acknowledged.is_none().then(|| OpenAlarm {
        alarm: alarm.id,
        case,
        cause: alarm.cause,
        grade: alarm.grade,
        target: alarm.target,
        to: alarm.to.clone(),
        raised_at: alarm.raised_at,
        duty,
    })
}

/// Changes the view.
pub(super) struct AlarmWrite<'a>(pub(super) &'a Connection);

impl AlarmWrite<'_> {
    /// Gives `alarm` the row `row`, or none.
    pub(super) fn change(&self, alarm: AlarmId, row: Option<&AlarmRow>) -> Result<(), StoreError> {
        let Some(row) = row else {
            self.0.prepare_cached("DELETE FROM alarm WHERE alarm = ?1")?.execute([alarm.0])?;
            return Ok(());
        };
        let open = row.open.as_ref().map(serde_json::to_string).transpose()?;
        let sql = "INSERT OR REPLACE INTO alarm (alarm, stream, next_at, raised_at, open) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.0.prepare_cached(sql)?.execute(params![
            row.alarm.0,
            row.case.0,
            row.next_at.map(millis),
            row.open.as_ref().map(|open| millis(open.raised_at)),
            open
        ])?;
        Ok(())
    }
}

/// Reads what is to be noticed. No query costs more for clocks that are not due yet.
#[derive(Clone, Copy)]
pub struct AlarmRead<'a>(pub(crate) &'a Connection);

impl AlarmRead<'_> {
    /// The cases in which something is to be told by `now`, the longest waiting first; up to `limit` clocks are looked at.
    pub fn to_tell(&self, now: Timestamp, limit: usize) -> Result<Vec<CaseId>, StoreError> {
        let sql = "SELECT stream FROM alarm WHERE next_at <= ?1 ORDER BY next_at, alarm LIMIT ?2";
        let mut statement = self.0.prepare_cached(sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut cases: Vec<CaseId> = Vec::new();
        for case in statement.query_map(params![millis(now), limit], |row| row.get(0).map(CaseId))? {
            let case = case?;
            if !cases.contains(&case) {
                cases.push(case);
            }
        }
        Ok(cases)
    }

    /// Up to `limit` alarms that nobody has acknowledged, the newest first.
    pub fn open(&self, limit: usize) -> Result<Vec<OpenAlarm>, StoreError> {
        let sql = "SELECT open FROM alarm WHERE raised_at IS NOT NULL ORDER BY raised_at DESC, alarm LIMIT ?1";
        let mut statement = self.0.prepare_cached(sql)?;
        let texts = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| row.get::<_, String>(0))?;
        texts.map(|text| Ok(serde_json::from_str(&text?)?)).collect()
    }

    /// One alarm, if nobody has acknowledged it.
    pub fn get(&self, alarm: AlarmId) -> Result<Option<OpenAlarm>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT open FROM alarm WHERE alarm = ?1 AND open IS NOT NULL")?;
        let text: Option<String> = statement.query_row([alarm.0], |row| row.get(0)).optional()?;
        Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
    }

    /// How many alarms nobody has acknowledged.
    pub fn count_open(&self) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM alarm WHERE raised_at IS NOT NULL";
        let count: i64 = self.0.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or_default())
    }
}
