use domain::case::Phase;
use domain::policy::Action;
use store::{BoardFilter as StoredFilter, Cursor};

use super::withhold::cover_titles;
use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{Board, BoardColumn, BoardFilter, ColumnPage, ColumnQuery, Strip, StripClock};

/// Cards of each column on the board's first page.
const FIRST_PAGE: usize = 60;
/// The most that one page may hold.
const LONGEST_PAGE: u32 = 500;
/// How many clocks the strip shows.
const STRIP: usize = 3;

impl Desk {
    /// The board's first page.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn board(&self, session: &Session, filter: &BoardFilter) -> Result<Board, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::SeeCase)?;
        let filter = stored(filter, actor.may(Action::SeePersonal));
        let columns = self.store()?.read(|tx| {
            let mut columns = Vec::new();
            for (phase, count) in tx.cards().counts(&filter)? {
                let (mut cards, next) = match count {
                    0 => (Vec::new(), None),
                    _ => tx.cards().column(phase, &filter, None, FIRST_PAGE)?,
                };
                if !filter.personal {
                    cover_titles(tx, &mut cards)?;
                }
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                columns.push(BoardColumn { phase, count, cards, next: next.map(written).transpose()? });
            }
            columns.sort_by_key(|column| Phase::ALL.iter().position(|phase| *phase == column.phase));
            Ok::<_, DeskError>(columns)
        })?;
        Ok(Board { columns, now: self.host.now() })
    }

    /// More of one column of the board.
    ///
    /// # Errors
    /// Not permitted, a cursor that is none, or the store fails.
    pub fn board_column(&self, session: &Session, query: &ColumnQuery) -> Result<ColumnPage, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::SeeCase)?;
        let filter = stored(&query.filter, actor.may(Action::SeePersonal));
        let after = query.after.as_deref().map(read).transpose()?;
        let limit = query.limit.clamp(1, LONGEST_PAGE) as usize;
        self.store()?.read(|tx| {
            let (mut cards, next) = tx.cards().column(query.phase, &filter, after, limit)?;
            if !filter.personal {
                cover_titles(tx, &mut cards)?;
            }
            Ok(ColumnPage { cards, next: next.map(written).transpose()? })
        })
    }

    /// The most urgent clocks of all cases.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn strip(&self, session: &Session) -> Result<Strip, DeskError> {
        self.actor(session)?.require(Action::SeeCase)?;
        self.store()?.read(|tx| {
            let mut clocks = Vec::new();
            for due in tx.clocks().first(STRIP)? {
                let Some(card) = tx.cards().get(due.case)? else { continue };
                clocks.push(StripClock {
                    clock: due.clock,
                    case: due.case,
                    number: card.number,
                    site: card.site,
                    name: due.name,
                    kind: due.kind,
                    due_at: due.due_at,
                });
            }
            let overdue = u32::try_from(tx.clocks().overdue(self.host.now())?).unwrap_or(u32::MAX);
            Ok(Strip { clocks, overdue, now: self.host.now() })
        })
    }
}

fn stored(filter: &BoardFilter, personal: bool) -> StoredFilter {
    StoredFilter {
        site: filter.site,
        scenario: filter.scenario,
        grade: filter.grade,
        owner: filter.owner,
        text: filter.text.clone(),
        personal,
    }
}

fn written(cursor: Cursor) -> Result<String, DeskError> {
    serde_json::to_string(&cursor).map_err(|error| DeskError::Internal(error.to_string()))
}

fn read(cursor: &str) -> Result<Cursor, DeskError> {
    serde_json::from_str(cursor).map_err(|_| DeskError::Input("cursor".into()))
}
