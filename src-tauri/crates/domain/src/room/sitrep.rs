//! Situation reports (情况通报): the periodic internal summary, with a number and the time of the next.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::deadline::{self, Set};
use super::decide::{few, require_room};
use super::decision::FactThen;
use super::event::RoomEvent;
use super::state::Room;
use crate::case::Draft;
use crate::check;
use crate::ids::{ClockId, EntryId, UserId};
use crate::refusal::Refusal;
use crate::terms::{Lang, Timestamp, vocabulary};

/// The duty by whose rhythm situation reports come.
const SITREP_DUTY: &str = "cadence.sitrep";

vocabulary! {
    /// A part of a situation report.
    SectionKey {
        /// 概况
        Situation = "situation",
        /// 已确认
        Known = "known",
        /// 未知与有争议
        Unknown = "unknown",
        /// 决定
        Decisions = "decisions",
        /// 已完成
        Done = "done",
        /// 下一步
        Next = "next",
        /// 时限
        Deadlines = "deadlines",
    }
}

/// A part with its text, a line for each matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Which part.
    pub key: SectionKey,
    /// What it says.
    pub text: String,
}

/// A situation report that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sitrep {
    /// From 1.
    pub number: u32,
    /// The entry that issued it.
    pub entry: EntryId,
    /// The language it is written in.
    pub lang: Lang,
    /// What it says.
    pub sections: Vec<Section>,
    /// The ledger it rests on: a change marks the report.
    pub cites: Vec<FactThen>,
    /// When the next one comes.
    pub next_at: Option<Timestamp>,
    /// When it was issued.
    pub at: Timestamp,
    /// Who issued it.
    pub by: UserId,
}

pub(super) fn issue(
    draft: &mut Draft<'_>,
    lang: Lang,
    sections: &[Section],
    next_at: Option<Timestamp>,
) -> Result<(), Refusal> {
    require_room(draft)?;
    few("sections", sections)?;
    let mut written = Vec::with_capacity(sections.len());
    for Section { key, text } in sections {
        if let Some(text) = check::optional("text", Some(text), check::TEXT)? {
            written.push(Section { key: *key, text });
        }
    }
    if written.is_empty() {
        return Err(Refusal::Missing { field: "sections".into() });
    }
    let next_at = deadline::ahead("next_at", next_at, draft.ctx.now)?;
    let number = Room::next_number(draft.case.room.sitreps.len());
    let cites = FactThen::ledger(&draft.case);
    draft.push(RoomEvent::SitrepIssued { number, lang, sections: written, cites, next_at });
    for clock in awaited(draft) {
        deadline::stop(draft, clock, number);
    }
    // The duty's own rhythm starts its next clock; where there is none, the time that was announced is kept.
    let by_duty = draft.duties().iter().any(|due| due.id == SITREP_DUTY);
    if let Some(at) = next_at.filter(|_| !by_duty) {
        deadline::start(draft, Set::Sitrep(number.saturating_add(1)), at);
    }
    Ok(())
}

/// The clocks that wait for a situation report: the duty's, and one that the room set itself.
fn awaited(draft: &Draft<'_>) -> Vec<ClockId> {
    let waits = |id: &str| id == SITREP_DUTY || Set::is_sitrep(id);
    draft.case.clocks.values().filter(|clock| clock.is_running() && waits(&clock.due.id)).map(|c| c.id).collect()
}
