//! What the room sets itself: a time at which a decision is looked at again, or the next report comes.

use chrono::{DateTime, TimeDelta};

use crate::case::Draft;
use crate::clock::{ClockEvent, Receipt};
use crate::duty::{DutyDue, DutyKind, Limit, Trigger, Why};
use crate::ids::ClockId;
use crate::refusal::Refusal;
use crate::terms::{Bilingual, Timestamp};

/// The longest that the room may look ahead.
const LONGEST: TimeDelta = TimeDelta::days(366);

/// What the room set a time for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Set {
    /// To look at decision `n` again.
    Decision(u32),
    /// To issue situation report `n`.
    Sitrep(u32),
}

impl Set {
    /// The duty's id.
    fn id(self) -> String {
        match self {
            Self::Decision(number) => format!("room.decision.{number}"),
            Self::Sitrep(number) => format!("room.sitrep.{number}"),
        }
    }

    /// Whether a duty with this id is a situation report that the room announced.
    pub(super) fn is_sitrep(id: &str) -> bool {
        id.starts_with("room.sitrep.")
    }

    /// What is due. Without anybody's words: the names of clocks are seen by all.
    fn name(self) -> Bilingual {
        let (zh, en) = match self {
            Self::Decision(number) => (format!("再议决定 {number}"), format!("Look again at decision {number}")),
            Self::Sitrep(number) => (format!("情况通报 {number}"), format!("Situation report {number}")),
        };
        Bilingual { zh, en }
    }
}

/// The time that was asked for, if it lies ahead.
pub(super) fn ahead(field: &str, at: Option<Timestamp>, now: Timestamp) -> Result<Option<Timestamp>, Refusal> {
    match at {
        Some(at) if at <= now || at - now > LONGEST => Err(Refusal::Invalid { field: field.into() }),
        at => Ok(at),
    }
}

/// Starts a clock for `set` that runs until `due`.
pub(super) fn start(draft: &mut Draft<'_>, set: Set, due: Timestamp) -> ClockId {
    let now = draft.ctx.now;
    let clock = ClockId(draft.ctx.ids.next());
    let minutes = u32::try_from((due - now).num_minutes()).unwrap_or_default();
    let source = Bilingual { zh: "指挥室设定".into(), en: "Set by the room".into() };
    let due = DutyDue {
        id: set.id(),
        name: set.name(),
        kind: DutyKind::House,
        trigger: Trigger::RoomSet,
        started_at: Some(now),
        due_at: Some(due),
        limit: Limit::Minutes(minutes),
        source: source.clone(),
        reference: String::new(),
        checked_on: now.date_naive(),
        counsel_must_confirm: false,
        unconfirmed: false,
        why: Why { rule: source, start: at_minute(now), arithmetic: at_minute(due) },
    };
    draft.push(ClockEvent::Started { clock, due });
    clock
}

/// Stops the clock if it still runs: what it waited for is done, as the report or decision of that `number` shows.
pub(super) fn stop(draft: &mut Draft<'_>, clock: ClockId, number: u32) {
    if draft.case.clocks.get(&clock).is_some_and(crate::clock::Clock::is_running) {
        let receipt = Receipt { number: Some(number.to_string()), ..Receipt::default() };
        draft.push(ClockEvent::Met { clock, at: draft.ctx.now, receipt });
    }
}

fn at_minute(at: DateTime<chrono::Utc>) -> Bilingual {
    let text = at.format("%Y-%m-%d %H:%M UTC").to_string();
    Bilingual { zh: text.clone(), en: text }
}
