//! Noticing what falls due. The store knows when to look next, so that a tick costs nothing for clocks that are not due yet.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::alarm::{AlarmEvent, ring};
use domain::case::Context;
use domain::event::Event;
use domain::ids::{AlarmId, CaseId, UserId};
use domain::terms::{Lang, Timestamp};
use store::WriteTx;

use crate::error::DeskError;
use crate::host::Host;
use crate::query::shown;
use crate::wire::{AlarmView, Topic};
use crate::{Content, Desk};

/// How many clocks one tick looks at; the rest waits for the next.
const AT_ONCE: usize = 200;
/// More alarms than these at once are told by their number.
const SHOWN_ONE_BY_ONE: usize = 3;

impl Desk {
    /// Raises every alarm that is due by now and takes those that nobody answered a step up; answers with them. Meant to be called about once a
    /// second by any number of programs at the same store, and only one of them tells each alarm.
    ///
    /// # Errors
    /// The store fails; nothing has been told then.
    pub fn tick(&self) -> Result<Vec<AlarmView>, DeskError> {
        let Ok(store) = self.store() else { return Ok(Vec::new()) };
        let now = self.host.now();
        let waiting = store.read(|tx| tx.alarms().to_tell(now, AT_ONCE))?;
        if waiting.is_empty() || store.is_read_only() {
            return Ok(Vec::new());
        }
        let ringer = Ringer { host: Arc::clone(&self.host), content: Arc::clone(&self.content), now };
        let (cases, told) = store.write(move |tx| ringer.ring(tx, waiting))?;
        self.tell(std::iter::once(Topic::Board).chain(cases.into_iter().map(Topic::Case)).collect());
        let alarms = store.read(|tx| {
            let open = told.iter().map(|alarm| tx.alarms().get(*alarm)).collect::<Result<Vec<_>, _>>()?;
            shown(tx, open.into_iter().flatten().collect())
        })?;
        Ok(alarms)
    }
}

/// What the desktop shows of alarms. Holds no personal data: it may be read on a locked screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The case, by its number; the program's name for many at once.
    pub title: String,
    /// What is to be noticed.
    pub body: String,
}

impl Desk {
    /// Alarms as the desktop shows them: each by itself, or their number where there are many, as after sleep.
    pub fn notices(&self, alarms: &[AlarmView], lang: Lang) -> Vec<Notice> {
        let wording = &self.content.wording;
        if alarms.len() > SHOWN_ONE_BY_ONE {
            let body = wording.alarms(alarms.len(), lang);
            return vec![Notice { title: wording.program(lang), body }];
        }
        let words = |alarm: &AlarmView| {
            let name = alarm.name.as_ref().map_or("", |name| name.get(lang));
            let body = wording.alarm(alarm.cause, name, alarm.grade, alarm.target, lang);
            Notice { title: alarm.number.clone(), body }
        };
        alarms.iter().map(words).collect()
    }
}

struct Ringer {
    host: Arc<dyn Host>,
    content: Arc<Content>,
    now: Timestamp,
}

impl Ringer {
    /// Within one transaction, so that of two programs the second finds everything told.
    fn ring(&self, tx: &mut WriteTx<'_>, waiting: Vec<CaseId>) -> Result<(Vec<CaseId>, BTreeSet<AlarmId>), DeskError> {
        let (mut cases, mut told) = (Vec::new(), BTreeSet::new());
        let organisation = tx.organisation()?;
        let rules = self.content.rules_at(&organisation, self.now);
        for id in waiting {
            let Some(case) = tx.case(id)? else { continue };
            let ctx = Context {
                now: self.now,
                ids: &*self.host,
                next_number: "",
                organisation: &organisation,
                rules: &rules,
                other: None,
            };
            let events = ring(&case, &ctx);
            if events.is_empty() {
                continue;
            }
            told.extend(events.iter().filter_map(|(_, event)| match event {
                Event::Alarm(AlarmEvent::Raised { alarm, .. } | AlarmEvent::Escalated { alarm, .. }) => Some(*alarm),
                _ => None,
            }));
            tx.append(id, UserId::PROGRAM, self.now, &events)?;
            cases.push(id);
        }
        Ok((cases, told))
    }
}
