//! How cases belong together: related, the same matter recorded twice, one person's matter split off.

use super::command::CaseCommand;
use super::draft::Draft;
use super::event::CaseEvent;
use super::lifecycle::{Need, Phase};
use super::state::Case;
use crate::check;
use crate::event::Event;
use crate::ids::{CaseId, EntryId};
use crate::policy::Action;
use crate::refusal::Refusal;
use crate::terms::vocabulary;

vocabulary! {
    /// What another case is to this one.
    Relation {
        /// 相关
        Related = "related",
        /// 重复，已并入本案
        Duplicate = "duplicate",
        /// 本案由它分立
        SplitFrom = "split_from",
        /// 由本案分立
        SplitOff = "split_off",
    }
}

impl Relation {
    /// What this case is to the other one.
    const fn seen_from_there(self) -> Option<Self> {
        match self {
            Self::Related => Some(Self::Related),
            Self::SplitFrom => Some(Self::SplitOff),
            // These stand in the other case already.
            Self::Duplicate | Self::SplitOff => None,
        }
    }
}

impl CaseCommand {
    /// The other case that the command names.
    pub const fn other_case(&self) -> Option<CaseId> {
        match self {
            Self::Link { other } => Some(*other),
            Self::Merge { into, .. } => Some(*into),
            Self::Open { split_from, .. } => *split_from,
            _ => None,
        }
    }
}

/// Says that another case has to do with this one.
pub(super) fn link(draft: &mut Draft<'_>, other: CaseId) -> Result<(), Refusal> {
    draft.by.require(Action::EditCase)?;
    let known = other_case(draft, other)?;
    if draft.case.links.contains_key(&other) || draft.case.merged_into == Some(other) {
        return Err(Refusal::Exists { what: "link".into() });
    }
    let number = known.number.clone();
    draft.push(CaseEvent::Linked { other, number, relation: Relation::Related });
    Ok(())
}

/// Notes from which case a new one was split.
pub(super) fn split_from(draft: &mut Draft<'_>, origin: CaseId) -> Result<(), Refusal> {
    let number = other_case(draft, origin)?.number.clone();
    draft.push(CaseEvent::Linked { other: origin, number, relation: Relation::SplitFrom });
    Ok(())
}

/// Closes a case that records the same matter as another, which goes on. Both keep their history.
///
/// No duty by law ends by it: what still runs here must run or be met there, no later than here.
pub(super) fn merge(draft: &mut Draft<'_>, into: CaseId, reason: &str) -> Result<(), Refusal> {
    draft.by.require(Action::MoveCase)?;
    draft.require_active()?;
    let survivor = other_case(draft, into)?;
    if !survivor.is_active() {
        return Err(Refusal::CaseClosed {});
    }
    let reason = check::text("reason", reason, check::TEXT)?;
    let running = draft.case.clocks.values().filter(|clock| clock.is_running() && clock.is_legal());
    let kept = |clock: &crate::clock::Clock| {
        let same = survivor.clocks.values().find(|other| other.due.id == clock.due.id);
        same.is_some_and(|other| !other.is_running() || other.due.due_at <= clock.due.due_at)
    };
    if !running.into_iter().all(kept) {
        return Err(Refusal::MoveNeeds { to: Phase::Archived, need: Need::LegalClocksStopped.key().into() });
    }
    let number = survivor.number.clone();
    draft.push(CaseEvent::MergedInto { survivor: into, number, reason });
    Ok(())
}

fn other_case<'a>(draft: &Draft<'a>, named: CaseId) -> Result<&'a Case, Refusal> {
    let other = draft.ctx.other.filter(|other| other.id == named && other.is_known() && named != draft.case.id);
    other.ok_or_else(|| Refusal::no_such("case", named))
}

/// What the events of one case write into others, so that both tell of it: the case and its entry.
pub fn echoes(case: &Case, number: &str, events: &[(EntryId, Event)]) -> Vec<(CaseId, Event)> {
    let linked = |other: CaseId, relation| {
        (other, Event::from(CaseEvent::Linked { other: case.id, number: number.into(), relation }))
    };
    let echo = |event: &Event| match event {
        Event::Case(CaseEvent::Linked { other, relation, .. }) => {
            relation.seen_from_there().map(|relation| linked(*other, relation))
        }
        Event::Case(CaseEvent::MergedInto { survivor, .. }) => Some(linked(*survivor, Relation::Duplicate)),
        _ => None,
    };
    events.iter().filter_map(|(_, event)| echo(event)).collect()
}
