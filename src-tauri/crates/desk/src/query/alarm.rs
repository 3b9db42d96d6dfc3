use domain::ids::SiteId;
use domain::policy::Action;
use store::{OpenAlarm, ReadTx, StoreError};

use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{AlarmView, Alarms};

/// The most alarms that are listed.
const LISTED: usize = 200;

impl Desk {
    /// What is to be noticed now.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn alarms(&self, session: &Session) -> Result<Alarms, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::SeeCase)?;
        let may = actor.may(Action::MeetClock);
        self.store()?.read(|tx| {
            let mut alarms = shown(tx, tx.alarms().open(LISTED)?)?;
            for alarm in &mut alarms {
                alarm.can_acknowledge = may || alarm.to.contains(&actor.user);
            }
            alarms.sort_by_key(|alarm| !alarm.to.contains(&actor.user));
            Ok(Alarms { alarms, count: u32::try_from(tx.alarms().count_open()?).unwrap_or(u32::MAX) })
        })
    }
}

/// Alarms with the numbers and sites of their cases, as for somebody who may do nothing about them.
pub(crate) fn shown(tx: &ReadTx<'_>, open: Vec<OpenAlarm>) -> Result<Vec<AlarmView>, StoreError> {
    let mut views = Vec::with_capacity(open.len());
    for alarm in open {
        if let Some(card) = tx.cards().get(alarm.case)? {
            views.push(view(alarm, card.number, card.site));
        }
    }
    Ok(views)
}

fn view(open: OpenAlarm, number: String, site: Option<SiteId>) -> AlarmView {
    let OpenAlarm { alarm, case, cause, grade, target, to, raised_at, duty } = open;
    let (kind, due_at) = (duty.as_ref().map(|duty| duty.kind), duty.as_ref().map(|duty| duty.due_at));
    AlarmView {
        alarm,
        case,
        number,
        site,
        cause,
        grade,
        name: duty.map(|duty| duty.name),
        kind,
        due_at,
        target,
        to,
        raised_at,
        can_acknowledge: false,
    }
}
