use domain::ids::CaseId;
use domain::policy::{Action, Actor};
use domain::record::ErasureScope;
use domain::terms::Lang;
use store::{ReadTx, StoreError};

use super::erasing::{closed_at, erasable_bodies};
use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{Destroyed, HeldCase, Kept, RetentionView, WaitingErasure};

/// How many closed cases are looked at, the longest closed first.
const LISTED: usize = 500;

impl Desk {
    /// What the law wants kept and for how long, what is held, and which erasures wait for a second person.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn retention(&self, session: &Session, lang: Lang) -> Result<RetentionView, DeskError> {
        let actor = self.actor(session)?;
        if ![Action::EraseContent, Action::HoldCase, Action::VerifyJournal].iter().any(|action| actor.may(*action)) {
            actor.require(Action::EraseContent)?;
        }
        self.store()?.read(|tx| {
            let record = tx.organisation()?.record.clone();
            let held = record.holds.iter().map(|(case, hold)| {
                Ok(HeldCase { case: *case, number: number(tx, *case)?.unwrap_or_default(), hold: hold.clone() })
            });
            let destroyed = record.destroyed.iter().rev().map(|(case, at)| {
                Ok(Destroyed { case: *case, number: number(tx, *case)?.unwrap_or_default(), at: *at })
            });
            Ok(RetentionView {
                kept: self.kept(tx)?,
                held: held.collect::<Result<_, StoreError>>()?,
                waiting: self.waiting_erasures(tx, &actor, lang)?,
                destroyed: destroyed.collect::<Result<_, StoreError>>()?,
            })
        })
    }

    fn kept(&self, tx: &ReadTx<'_>) -> Result<Vec<Kept>, DeskError> {
        let record = &tx.organisation()?.record;
        let now = self.host.now();
        let mut kept = Vec::new();
        for id in tx.cards().closed()?.into_iter().filter(|id| !record.destroyed.contains_key(id)).take(LISTED) {
            let Some(case) = tx.case(id)? else { continue };
            let Some(closed_at) = closed_at(tx, &case)? else { continue };
            let until = self.content.retention.until(&case, closed_at);
            let bodies = u32::try_from(erasable_bodies(tx, id)?.len()).unwrap_or(u32::MAX);
            kept.push(Kept {
                case: id,
                number: case.number.clone(),
                scenario: case.scenario,
                closed_at,
                until,
                rule: self.content.retention.longest(&case).cloned(),
                due: until.is_some_and(|until| until <= now) && bodies > 0 && !record.holds.contains_key(&id),
                bodies,
            });
        }
        kept.sort_by_key(|kept| (!kept.due, kept.until.is_none(), kept.until, kept.case));
        Ok(kept)
    }

    fn waiting_erasures(&self, tx: &ReadTx<'_>, actor: &Actor, lang: Lang) -> Result<Vec<WaitingErasure>, DeskError> {
        let mut waiting = Vec::new();
        for (id, request) in &tx.organisation()?.record.requests {
            let (case, entry) = match request.scope {
                ErasureScope::Case(case) => (Some(case), None),
                ErasureScope::Entry(entry) => match tx.journal().entry(entry)? {
                    Some(found) => (found.header.stream.case(), Some(self.headline(tx, &found, actor, lang)?)),
                    None => (None, None),
                },
            };
            waiting.push(WaitingErasure {
                id: *id,
                case,
                number: case.map(|case| number(tx, case)).transpose()?.flatten(),
                entry,
                request: request.clone(),
                may_decide: actor.may(Action::EraseContent) && request.by != actor.user,
            });
        }
        waiting.sort_by_key(|waiting| waiting.request.at);
        Ok(waiting)
    }
}

fn number(tx: &ReadTx<'_>, case: CaseId) -> Result<Option<String>, StoreError> {
    Ok(tx.cards().get(case)?.map(|card| card.number))
}
