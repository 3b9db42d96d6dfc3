//! One row a case: what the board shows, filters and sorts.

use domain::case::{Card, Case, Phase};
use domain::ids::CaseId;
use domain::terms::{Grade, Scenario};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::filter::{BoardFilter, Conditions, blob};
use super::text::millis;
use crate::error::StoreError;
use crate::states::Folded;

/// A column of the board is read in the order most urgent first: worst grade, next deadline, number. `rank` puts the
/// worst grade first; a case with nothing due sorts last in its grade. `first_seq` is where the case's first entry lies.
pub(super) const MIGRATION: &str = "CREATE TABLE card (
  first_seq   INTEGER PRIMARY KEY NOT NULL,
  stream      BLOB NOT NULL UNIQUE,
  number      TEXT NOT NULL,
  year        INTEGER,
  serial      INTEGER,
  phase       TEXT NOT NULL,
  rank        INTEGER NOT NULL,
  due_at      INTEGER NOT NULL,
  scenario    TEXT NOT NULL,
  site        BLOB,
  owner       BLOB,
  reported_at INTEGER NOT NULL,
  occurred_at INTEGER,
  last_seq    INTEGER NOT NULL,
  json        TEXT NOT NULL
) STRICT;
CREATE INDEX card_number ON card (number);
CREATE INDEX card_serial ON card (year, serial);
CREATE INDEX card_board ON card (phase, rank, due_at, stream);
CREATE INDEX card_site ON card (site, phase, rank, due_at, stream);
CREATE INDEX card_owner ON card (owner, phase, rank, due_at, stream);
CREATE INDEX card_scenario ON card (scenario, phase, rank, due_at, stream);
CREATE INDEX card_site_latest ON card (site, reported_at);
CREATE INDEX card_scenario_latest ON card (scenario, reported_at);";

/// Nothing is due: after every deadline.
const NEVER: i64 = i64::MAX;

/// A stored card.
#[derive(Debug, PartialEq)]
pub(super) struct CardRow {
    first_seq: i64,
    stream: Uuid,
    place: Place,
    last_seq: i64,
    json: String,
}

/// What a case is sorted and told apart by. Changes seldom, and every index hangs on it.
#[derive(Debug, PartialEq)]
struct Place {
    number: String,
    serial: Option<(i64, i64)>,
    phase: Phase,
    rank: i64,
    due_at: i64,
    scenario: Scenario,
    site: Option<Uuid>,
    owner: Option<Uuid>,
    reported_at: i64,
    occurred_at: Option<i64>,
}

impl CardRow {
    pub(super) fn of(case: &Folded<Case>) -> Result<Self, StoreError> {
        let card = Card::of(&case.state);
        Ok(Self {
            first_seq: case.first_seq,
            stream: card.id.0,
            last_seq: case.last_seq,
            json: serde_json::to_string(&card)?,
            place: Place {
                serial: serial_of(&card.number),
                phase: card.phase,
                rank: rank(card.grade),
                due_at: card.next.as_ref().map_or(NEVER, |next| next.due_at.timestamp_millis()),
                scenario: card.scenario,
                site: card.site.map(|id| id.0),
                owner: card.owner.map(|id| id.0),
                reported_at: card.reported_at.timestamp_millis(),
                occurred_at: case.state.occurred_at.map(|at| at.timestamp_millis()),
                number: card.number,
            },
        })
    }
}

/// Worst first.
pub(super) const fn rank(grade: Grade) -> i64 {
    match grade {
        Grade::Major => 0,
        Grade::Serious => 1,
        Grade::General => 2,
        Grade::None => 3,
    }
}

/// Year and serial of a number such as `2026-0012`.
fn serial_of(number: &str) -> Option<(i64, i64)> {
    let (year, serial) = number.split_once('-')?;
    Some((year.parse().ok()?, serial.parse().ok()?))
}

/// Changes cards.
pub(super) struct CardWrite<'a>(pub(super) &'a Connection);

impl CardWrite<'_> {
    /// Writes `row` in the place of `before`. A case that stays where it is leaves the indexes alone, so that most
    /// commands write a page instead of ten.
    pub(super) fn put(&self, before: Option<&CardRow>, row: &CardRow) -> Result<(), StoreError> {
        if before.is_some_and(|before| before.place == row.place) {
            let sql = "UPDATE card SET last_seq = ?2, json = ?3 WHERE first_seq = ?1";
            self.0.prepare_cached(sql)?.execute(params![row.first_seq, row.last_seq, row.json])?;
            return Ok(());
        }
        let sql = "INSERT OR REPLACE INTO card (first_seq, stream, number, year, serial, phase, rank, due_at, \
                   scenario, site, owner, reported_at, occurred_at, last_seq, json) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
        let place = &row.place;
        self.0.prepare_cached(sql)?.execute(params![
            row.first_seq,
            row.stream,
            place.number,
            place.serial.map(|(year, _)| year),
            place.serial.map(|(_, serial)| serial),
            place.phase.key(),
            place.rank,
            place.due_at,
            place.scenario.key(),
            place.site,
            place.owner,
            place.reported_at,
            place.occurred_at,
            row.last_seq,
            row.json,
        ])?;
        Ok(())
    }
}

/// What cases can be told apart by, beside their state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// The grade in force.
    Grade,
    /// The site.
    Site,
    /// Who leads.
    Owner,
    /// The kind of event.
    Scenario,
}

/// How many cases of one state share something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they share: the key of a grade or scenario, the id of a site or person; none for those without.
    pub key: Option<String>,
    /// Their state.
    pub phase: Phase,
    /// How many.
    pub count: u64,
}

/// Where a page of a board column ended; the next one begins after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    rank: i64,
    due_at: i64,
    case: Uuid,
}

/// A part of a column, cut at a moment in milliseconds.
#[derive(Clone, Copy)]
enum Part {
    All,
    Overdue(i64),
    Later(i64),
}

/// Reads cards.
#[derive(Clone, Copy)]
pub struct CardRead<'a>(pub(crate) &'a Connection);

impl CardRead<'_> {
    /// The card of a case.
    pub fn get(&self, case: CaseId) -> Result<Option<Card>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT json FROM card WHERE stream = ?1")?;
        let json: Option<String> = statement.query_row([case.0], |row| row.get(0)).optional()?;
        Ok(json.map(|json| serde_json::from_str(&json)).transpose()?)
    }

    /// The case with this number.
    pub fn by_number(&self, number: &str) -> Result<Option<CaseId>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT stream FROM card WHERE number = ?1")?;
        Ok(statement.query_row([number], |row| row.get(0).map(CaseId)).optional()?)
    }

    /// Every case, by its number.
    pub fn all(&self) -> Result<Vec<CaseId>, StoreError> {
        let sql = "SELECT stream FROM card ORDER BY year, serial, number";
        let cases =
            self.0.prepare_cached(sql)?.query_map([], |row| row.get(0).map(CaseId))?.collect::<Result<_, _>>()?;
        Ok(cases)
    }

    /// The closed cases, in the order in which they last changed.
    pub fn closed(&self) -> Result<Vec<CaseId>, StoreError> {
        let sql = "SELECT stream FROM card WHERE phase IN ('archived', 'dismissed') ORDER BY last_seq";
        let cases =
            self.0.prepare_cached(sql)?.query_map([], |row| row.get(0).map(CaseId))?.collect::<Result<_, _>>()?;
        Ok(cases)
    }

    /// Up to `limit` cards of one column, most urgent first, and where the page ended if there may be more.
    pub fn column(
        &self,
        phase: Phase,
        filter: &BoardFilter,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<(Vec<Card>, Option<Cursor>), StoreError> {
        let Some(now) = filter.overdue_at.map(millis) else {
            return self.part(phase, filter, Part::All, after, limit);
        };
        let late = |cursor: &Cursor| cursor.due_at <= now;
        let (mut cards, mut end) = match after {
            Some(after) if !late(&after) => (Vec::new(), Some(after)),
            after => self.part(phase, filter, Part::Overdue(now), after, limit)?,
        };
        if cards.len() < limit {
            let after = end.filter(|end| !late(end));
            let (rest, rest_end) = self.part(phase, filter, Part::Later(now), after, limit - cards.len())?;
            cards.extend(rest);
            end = rest_end;
        }
        Ok((cards, end))
    }

    fn part(
        &self,
        phase: Phase,
        filter: &BoardFilter,
        part: Part,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<(Vec<Card>, Option<Cursor>), StoreError> {
        let mut conditions = Conditions::default();
        conditions.add("phase = ?", Value::Text(phase.key().into()));
        conditions.filter(self.0, filter)?;
        match part {
            Part::All => {}
            // Naming the ranks lets the index lead to the overdue cases of each.
            Part::Overdue(now) => conditions.add("rank IN (0, 1, 2, 3) AND due_at <= ?", now.into()),
            Part::Later(now) => conditions.add("due_at > ?", now.into()),
        }
        if let Some(after) = after {
            conditions.sql.push("(rank, due_at, stream) > (?, ?, ?)".into());
            conditions.values.extend([after.rank.into(), after.due_at.into(), blob(after.case)]);
        }
        conditions.values.push(Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX)));
        let sql = format!(
            "SELECT rank, due_at, stream, json FROM card WHERE {} ORDER BY rank, due_at, stream LIMIT ?",
            conditions.sql.join(" AND ")
        );
        let mut statement = self.0.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(conditions.values))?;
        let (mut cards, mut end) = (Vec::new(), None);
        while let Some(row) = rows.next()? {
            end = Some(Cursor { rank: row.get(0)?, due_at: row.get(1)?, case: row.get(2)? });
            cards.push(serde_json::from_str(row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?)?);
        }
        let end = end.filter(|_| cards.len() == limit);
        Ok((cards, end))
    }

    /// How many cases each column holds.
    pub fn counts(&self, filter: &BoardFilter) -> Result<Vec<(Phase, u64)>, StoreError> {
        let mut conditions = Conditions::default();
        conditions.filter(self.0, filter)?;
        let sql = format!("SELECT phase, count(*) FROM card WHERE {} GROUP BY phase", conditions.narrowed());
        let mut statement = self.0.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(conditions.values))?;
        let mut counts: Vec<_> = Phase::ALL.iter().map(|&phase| (phase, 0)).collect();
        while let Some(row) = rows.next()? {
            let key: String = row.get(0)?;
            if let Some(entry) = counts.iter_mut().find(|(phase, _)| phase.key() == key) {
                entry.1 = u64::try_from(row.get::<_, i64>(1)?).unwrap_or_default();
            }
        }
        Ok(counts)
    }

    /// How many cases of each state share what `by` names.
    pub fn groups(&self, filter: &BoardFilter, by: Grouping) -> Result<Vec<Group>, StoreError> {
        let column = match by {
            Grouping::Grade => "rank",
            Grouping::Site => "site",
            Grouping::Owner => "owner",
            Grouping::Scenario => "scenario",
        };
        let mut conditions = Conditions::default();
        conditions.filter(self.0, filter)?;
        let sql = format!("SELECT {column}, phase, count(*) FROM card WHERE {} GROUP BY 1, 2", conditions.narrowed());
        let mut statement = self.0.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(conditions.values))?;
        let mut groups = Vec::new();
        while let Some(row) = rows.next()? {
            let key = match row.get::<_, Value>(0)? {
                Value::Integer(rank) => {
                    Grade::ALL.iter().find(|grade| self::rank(**grade) == rank).map(|g| g.key().into())
                }
                Value::Text(key) => Some(key),
                Value::Blob(id) => Uuid::from_slice(&id).ok().map(|id| id.to_string()),
                _ => None,
            };
            let phase: String = row.get(1)?;
            let Some(phase) = Phase::from_key(&phase) else { continue };
            groups.push(Group { key, phase, count: u64::try_from(row.get::<_, i64>(2)?).unwrap_or_default() });
        }
        Ok(groups)
    }

    /// Up to `limit` cases that match, the latest reported first.
    pub fn latest(&self, filter: &BoardFilter, limit: usize) -> Result<Vec<Card>, StoreError> {
        let mut conditions = Conditions::default();
        conditions.filter(self.0, filter)?;
        let sql = format!(
            "SELECT json FROM card WHERE {} ORDER BY reported_at DESC, first_seq DESC LIMIT ?",
            conditions.narrowed()
        );
        conditions.values.push(Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX)));
        let mut statement = self.0.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(conditions.values))?;
        let mut cards = Vec::new();
        while let Some(row) = rows.next()? {
            cards.push(serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?);
        }
        Ok(cards)
    }

    /// Gives `each` every card, in order of number.
    pub fn each(&self, mut each: impl FnMut(Card) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached("SELECT json FROM card ORDER BY number")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?)?;
        }
        Ok(())
    }

    /// The number the next case of `year` gets, e.g. `2026-0012`.
    pub fn next_number(&self, year: i32) -> Result<String, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT coalesce(max(serial), 0) + 1 FROM card WHERE year = ?1")?;
        let serial: i64 = statement.query_row([year], |row| row.get(0))?;
        Ok(format!("{year}-{serial:04}"))
    }
}
