//! Decisions: what was asked, what was chosen and why, and what was known at that moment.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::command::RoomCommand;
use super::deadline::{self, Set};
use super::decide::{few, require_room};
use super::event::RoomEvent;
use super::state::Room;
use crate::case::{Case, Draft, grading_facts};
use crate::check;
use crate::fact::FactState;
use crate::ids::{ClockId, DecisionId, EntryId, FactId, UserId};
use crate::refusal::Refusal;
use crate::terms::{FactValue, Timestamp, vocabulary};

vocabulary! {
    /// What became of a decision when it was looked at again.
    Revisit {
        /// 维持
        Kept = "kept",
        /// 改变
        Changed = "changed",
        /// 撤销
        Withdrawn = "withdrawn",
    }
}

/// A fact as it stood when it was cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FactThen {
    /// Which.
    pub fact: FactId,
    /// The number by which people cite it.
    pub number: u32,
    /// The grading fact it gives a value to, if any.
    pub key: Option<String>,
    /// Its value then.
    pub value: Option<FactValue>,
    /// In words then.
    pub claim: String,
    /// How far it was established then.
    pub state: FactState,
    /// The last entry that had changed it then.
    pub entry: Option<EntryId>,
}

impl FactThen {
    /// The ledger as it stands, less what was retracted.
    pub(super) fn ledger(case: &Case) -> Vec<Self> {
        let mut cited: Vec<Self> = case
            .facts
            .values()
            .filter(|fact| fact.state != FactState::Retracted)
            .map(|fact| Self {
                fact: fact.id,
                number: fact.number,
                key: fact.key.clone(),
                value: fact.value.clone(),
                claim: fact.claim.clone(),
                state: fact.state,
                entry: fact.history.last().copied(),
            })
            .collect();
        cited.sort_by_key(|fact| fact.number);
        cited
    }
}

/// The numbers of the cited facts that were revised, judged or retracted since.
pub fn changed_since(cited: &[FactThen], case: &Case) -> Vec<u32> {
    let now = |fact: &FactThen| case.facts.get(&fact.fact).and_then(|fact| fact.history.last().copied());
    cited.iter().filter(|fact| now(fact) != fact.entry).map(|fact| fact.number).collect()
}

/// Someone who saw it otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Dissent {
    /// Who.
    pub user: UserId,
    /// Why.
    pub why: String,
}

/// A decision of the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// The number by which people cite it, from 1.
    pub number: u32,
    /// The entry that recorded it.
    pub entry: EntryId,
    /// What was to be decided.
    pub question: String,
    /// What was weighed.
    pub options: Vec<String>,
    /// What was chosen.
    pub chosen: String,
    /// Why.
    pub why: String,
    /// Who saw it otherwise.
    pub dissent: Vec<Dissent>,
    /// The ledger at that moment.
    pub known: Vec<FactThen>,
    /// The grading facts that nobody knew then.
    pub unknown: Vec<String>,
    /// When it is looked at again.
    pub revisit_at: Option<Timestamp>,
    /// The clock that runs until then.
    pub clock: Option<ClockId>,
    /// What became of it, and why.
    pub revisited: Option<(Revisit, String)>,
    /// When it was decided.
    pub at: Timestamp,
    /// Who decided.
    pub by: UserId,
}

pub(super) fn decide(draft: &mut Draft<'_>, command: &RoomCommand) -> Result<(), Refusal> {
    let RoomCommand::Decide { id, question, options, chosen, why, dissent, revisit_at } = command else {
        return Err(Refusal::Invalid { field: "command".into() });
    };
    require_room(draft)?;
    few("options", options)?;
    few("dissent", dissent)?;
    let decision = draft.fresh(*id, |case, id| case.room.decisions.contains_key(id), DecisionId, "decision")?;
    let question = check::text("question", question, check::SHORT)?;
    let options: Result<Vec<_>, _> = options.iter().map(|text| check::text("options", text, check::SHORT)).collect();
    let (options, chosen) = (options?, check::text("chosen", chosen, check::SHORT)?);
    let why = check::text("why", why, check::TEXT)?;
    let mut otherwise = Vec::with_capacity(dissent.len());
    for Dissent { user, why } in dissent {
        draft.require_user(Some(*user))?;
        otherwise.push(Dissent { user: *user, why: check::text("dissent", why, check::TEXT)? });
    }
    let revisit_at = deadline::ahead("revisit_at", *revisit_at, draft.ctx.now)?;
    let number = Room::next_number(draft.case.room.decisions.len());
    let clock = revisit_at.map(|at| deadline::start(draft, Set::Decision(number), at));
    let (known, unknown) = (FactThen::ledger(&draft.case), unknown(draft));
    draft.push(RoomEvent::Decided {
        decision,
        number,
        question,
        options,
        chosen,
        why,
        dissent: otherwise,
        known,
        unknown,
        revisit_at,
        clock,
    });
    Ok(())
}

/// The grading facts of the scenario to which nobody has given a value.
fn unknown(draft: &Draft<'_>) -> Vec<String> {
    let given = grading_facts(&draft.case);
    let declared = draft.ctx.rules.pack(draft.case.scenario).into_iter().flat_map(|pack| &pack.facts);
    let is_unknown = |key: &String| given.get(key).is_none_or(|fact| fact.value.is_none());
    declared.map(|fact| fact.key.clone()).filter(is_unknown).collect()
}

pub(super) fn revisit(
    draft: &mut Draft<'_>,
    decision: DecisionId,
    outcome: Revisit,
    note: &str,
) -> Result<(), Refusal> {
    require_room(draft)?;
    let found = draft.case.room.decisions.get(&decision).ok_or_else(|| Refusal::no_such("decision", decision))?;
    let (clock, number) = (found.clock, found.number);
    let note = check::text("note", note, check::TEXT)?;
    draft.push(RoomEvent::Revisited { decision, outcome, note });
    if let Some(clock) = clock {
        deadline::stop(draft, clock, number);
    }
    Ok(())
}
