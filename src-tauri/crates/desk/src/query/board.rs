use std::collections::BTreeMap;

use domain::case::{Card, Phase};
use domain::ids::{CaseId, SiteId, UserId};
use domain::organisation::Organisation;
use domain::policy::Action;
use domain::terms::{Bilingual, Grade, Scenario, Timestamp};
use store::{BoardFilter as StoredFilter, Cursor, Group, Grouping, ReadTx, StoreError};

use super::withhold::cover_titles;
use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{
    Board, BoardColumn, BoardFilter, ColumnPage, ColumnQuery, Deadline, DeadlineQuery, Deadlines, KindCount, Lane,
    LaneBy, LaneCount, News, PhaseCount, Strip, StripClock,
};

/// Cards of each column on the board's first page.
const FIRST_PAGE: usize = 60;
/// The most that one page may hold.
const LONGEST_PAGE: u32 = 500;
/// How many clocks the strip shows.
const STRIP: usize = 3;
/// The most deadlines that one answer holds.
const DEADLINES: usize = 1_000;

impl Desk {
    /// The board's first page.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn board(&self, session: &Session, filter: &BoardFilter) -> Result<Board, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::SeeCase)?;
        let personal = actor.may(Action::SeePersonal);
        let columns = self.store()?.read(|tx| {
            let filter = stored(filter, personal, &*tx.organisation()?, self.host.now());
            let mut columns = Vec::new();
            for (phase, count) in tx.cards().counts(&filter)? {
                let (mut cards, next) = match count {
                    0 => (Vec::new(), None),
                    _ => tx.cards().column(phase, &filter, None, FIRST_PAGE)?,
                };
                if !filter.personal {
                    cover_titles(tx, &mut cards)?;
                }
                let (count, news) = (u32::try_from(count).unwrap_or(u32::MAX), news(tx, actor.user, &cards)?);
                columns.push(BoardColumn { phase, count, cards, next: next.map(written).transpose()?, news });
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
        let personal = actor.may(Action::SeePersonal);
        let after = query.after.as_deref().map(read).transpose()?;
        let limit = query.limit.clamp(1, LONGEST_PAGE) as usize;
        self.store()?.read(|tx| {
            let filter = stored(&query.filter, personal, &*tx.organisation()?, self.host.now());
            let (mut cards, next) = tx.cards().column(query.phase, &filter, after, limit)?;
            if !filter.personal {
                cover_titles(tx, &mut cards)?;
            }
            let news = news(tx, actor.user, &cards)?;
            Ok(ColumnPage { cards, next: next.map(written).transpose()?, news })
        })
    }

    /// The lanes that a board falls into, with what each holds.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn board_lanes(
        &self,
        session: &Session,
        filter: &BoardFilter,
        by: LaneBy,
    ) -> Result<Vec<LaneCount>, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::SeeCase)?;
        self.store()?.read(|tx| {
            let organisation = tx.organisation()?;
            let filter = stored(filter, actor.may(Action::SeePersonal), &organisation, self.host.now());
            let grouping = match by {
                LaneBy::Grade => Grouping::Grade,
                LaneBy::Region => Grouping::Site,
                LaneBy::Owner => Grouping::Owner,
                LaneBy::Scenario => Grouping::Scenario,
            };
            Ok(lanes(by, tx.cards().groups(&filter, grouping)?, &organisation))
        })
    }

    /// The deadlines of the cases that match, the soonest first.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn deadlines(&self, session: &Session, query: &DeadlineQuery) -> Result<Deadlines, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::SeeCase)?;
        let personal = actor.may(Action::SeePersonal);
        let from = query.from.unwrap_or(Timestamp::UNIX_EPOCH);
        let (items, more) = self.store()?.read(|tx| {
            let filter = stored(&query.filter, personal, &*tx.organisation()?, self.host.now());
            let mut items = Vec::new();
            let due = tx.clocks().of_cases(&filter, from, query.to, DEADLINES)?;
            let more = due.len() == DEADLINES;
            for due in due {
                let Some(mut card) = tx.cards().get(due.case)? else { continue };
                if !personal {
                    cover_titles(tx, std::slice::from_mut(&mut card))?;
                }
                items.push(Deadline { clock: due.clock, name: due.name, kind: due.kind, due_at: due.due_at, card });
            }
            Ok::<_, DeskError>((items, more))
        })?;
        Ok(Deadlines { items, more, now: self.host.now() })
    }

    /// Notes that the person has seen the case as it stands now, so that the board can tell what is new to them.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn case_seen(&self, session: &Session, case: CaseId) -> Result<(), DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::SeeCase)?;
        let store = self.store()?;
        if store.is_read_only() || store.read(|tx| tx.seen().is_current(actor.user, case))? {
            return Ok(());
        }
        store.write(move |tx| tx.seen().mark(actor.user, case))?;
        Ok(())
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

fn stored(filter: &BoardFilter, personal: bool, organisation: &Organisation, now: Timestamp) -> StoredFilter {
    let mut stored = StoredFilter {
        site: filter.site,
        scenario: filter.scenario,
        grade: filter.grade,
        owner: filter.owner,
        text: filter.text.clone(),
        personal,
        overdue_at: Some(now),
        ..StoredFilter::default()
    };
    if let Some(lane) = &filter.lane {
        narrow(&mut stored, lane, organisation);
    }
    stored
}

/// Narrows to one lane. What the filter asks for already is what its lanes are made of, so that both never differ.
fn narrow(filter: &mut StoredFilter, Lane { by, key }: &Lane, organisation: &Organisation) {
    let key = key.as_deref();
    match by {
        LaneBy::Grade => filter.grade = key.and_then(Grade::from_key).or(filter.grade),
        LaneBy::Scenario => filter.scenario = key.and_then(Scenario::from_key).or(filter.scenario),
        LaneBy::Owner => match key.and_then(|key| key.parse::<UserId>().ok()) {
            Some(owner) => filter.owner = Some(owner),
            None => filter.unowned = true,
        },
        LaneBy::Region => match key {
            Some(region) => filter.sites = Some(sites_of(region, organisation)),
            None => filter.nowhere = true,
        },
    }
}

fn sites_of(region: &str, organisation: &Organisation) -> Vec<SiteId> {
    let sites = organisation.sites.iter().filter(|(_, details)| details.region.zh == region);
    sites.map(|(id, _)| *id).collect()
}

/// A lane's region, where lanes are regions, and its cases by state.
type RegionCounts = (Option<Bilingual>, BTreeMap<Phase, u64>);

/// The lanes in an order that people expect: the worst grade first, the fullest otherwise, those without last.
fn lanes(by: LaneBy, groups: Vec<Group>, organisation: &Organisation) -> Vec<LaneCount> {
    let mut lanes: BTreeMap<Option<String>, RegionCounts> = BTreeMap::new();
    for Group { key, phase, count } in groups {
        let region = match by {
            LaneBy::Region => key.as_deref().and_then(|site| site.parse().ok()),
            _ => None,
        }
        .and_then(|site: SiteId| organisation.sites.get(&site))
        .map(|details| details.region.clone());
        let key = if by == LaneBy::Region { region.as_ref().map(|region| region.zh.clone()) } else { key };
        let lane = lanes.entry(key).or_default();
        lane.0 = region.or(lane.0.take());
        *lane.1.entry(phase).or_default() += count;
    }
    let mut lanes: Vec<_> = lanes
        .into_iter()
        .map(|(key, (region, counts))| LaneCount {
            lane: Lane { by, key },
            region,
            counts: counts
                .into_iter()
                .map(|(phase, count)| PhaseCount { phase, count: u32::try_from(count).unwrap_or(u32::MAX) })
                .collect(),
        })
        .collect();
    let rank = |lane: &LaneCount| {
        let grade = lane.lane.key.as_deref().filter(|_| by == LaneBy::Grade).and_then(Grade::from_key);
        let total: u64 = lane.counts.iter().map(|counted| u64::from(counted.count)).sum();
        (lane.lane.key.is_none(), std::cmp::Reverse(grade), std::cmp::Reverse(total))
    };
    lanes.sort_by_key(rank);
    lanes
}

/// What others wrote in these cases since the person last looked at them.
fn news(tx: &ReadTx<'_>, user: UserId, cards: &[Card]) -> Result<Vec<News>, StoreError> {
    let mut all = Vec::new();
    for card in cards {
        let kinds = tx.seen().news(user, card.id)?;
        if !kinds.is_empty() {
            let kinds = kinds.into_iter().map(|(kind, count)| KindCount { kind, count }).collect();
            all.push(News { case: card.id, kinds });
        }
    }
    Ok(all)
}

fn written(cursor: Cursor) -> Result<String, DeskError> {
    serde_json::to_string(&cursor).map_err(|error| DeskError::Internal(error.to_string()))
}

fn read(cursor: &str) -> Result<Cursor, DeskError> {
    serde_json::from_str(cursor).map_err(|_| DeskError::Input("cursor".into()))
}
