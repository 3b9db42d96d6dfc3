use super::{Clock, ClockCommand, ClockEvent, ClockStop};
use crate::case::{Case, Draft};
use crate::check;
use crate::duty::{DutyDue, DutyKind};
use crate::event::Meta;
use crate::ids::ClockId;
use crate::policy::Action;
use crate::refusal::Refusal;

pub(crate) fn decide(draft: &mut Draft<'_>, command: &ClockCommand) -> Result<(), Refusal> {
    draft.require_known()?;
    match command {
        ClockCommand::Meet { clock, at, receipt } => {
            draft.by.require(Action::MeetClock)?;
            check::not_future("at", *at, draft.ctx.now)?;
            require_running(&draft.case, *clock)?;
            let receipt = super::Receipt {
                channel: check::text("channel", &receipt.channel, check::SHORT)?,
                number: check::optional("number", receipt.number.as_deref(), check::SHORT)?,
                person: check::optional("person", receipt.person.as_deref(), check::SHORT)?,
                file: check::optional("file", receipt.file.as_deref(), check::SHORT)?,
            };
            draft.push(ClockEvent::Met { clock: *clock, at: *at, receipt });
        }
        ClockCommand::Waive { clock, reason } => {
            draft.by.require(Action::WaiveClock)?;
            require_running(&draft.case, *clock)?;
            let reason = check::text("reason", reason, check::TEXT)?;
            draft.push(ClockEvent::Waived { clock: *clock, reason });
        }
        ClockCommand::Trigger { trigger, at } => {
            draft.by.require(Action::MeetClock)?;
            draft.require_active()?;
            check::not_future("at", *at, draft.ctx.now)?;
            if draft.case.triggers.get(trigger).is_some_and(|known| at >= known) {
                return Err(Refusal::Exists { what: "trigger".into() });
            }
            draft.push(ClockEvent::Triggered { trigger: *trigger, at: *at });
        }
    }
    Ok(())
}

fn require_running(case: &Case, clock: ClockId) -> Result<(), Refusal> {
    let found = case.clocks.get(&clock).ok_or_else(|| Refusal::no_such("clock", clock))?;
    if found.is_running() { Ok(()) } else { Err(Refusal::wrong_state("clock", "stopped")) }
}

/// Brings the clocks in step with what the case owes now.
pub(crate) fn follow_duties(draft: &mut Draft<'_>) {
    let duties = draft.duties();
    tighten(draft, &duties);
    start_due(draft, duties);
}

/// Starts every duty that is due now and has not been started. Nothing is ever cancelled or restarted here: what the
/// law wanted once, it still wants after a regrade.
fn start_due(draft: &mut Draft<'_>, duties: Vec<DutyDue>) {
    for due in duties {
        if due.due_at.is_some() && !is_started(&draft.case, &due) {
            let clock = ClockId(draft.ctx.ids.next());
            draft.push(ClockEvent::Started { clock, due });
        }
    }
}

/// Brings the end of a clock forward when what its duty rather counts from is recorded afterwards and lies earlier:
/// nobody may rely on time that there never was. A clock met meanwhile may turn out late. A later end is never given.
fn tighten(draft: &mut Draft<'_>, duties: &[DutyDue]) {
    for due in duties {
        let found = draft.case.clocks.values().find(|clock| clock.is_tightened_by(due));
        if let Some((clock, before)) = found.map(|clock| (clock.id, clock.due.due_at)) {
            draft.push(ClockEvent::Tightened { clock, due: due.clone(), before });
        }
    }
}

/// A duty runs once; a cadence runs again from each report, but never twice at a time.
fn is_started(case: &Case, due: &DutyDue) -> bool {
    case.clocks.values().any(|clock| {
        clock.due.id == due.id
            && (due.kind != DutyKind::Cadence || clock.is_running() || clock.due.started_at == due.started_at)
    })
}

pub(crate) fn evolve(case: &mut Case, event: &ClockEvent, meta: &Meta) {
    match event {
        ClockEvent::Started { clock, due } => {
            case.clocks.insert(*clock, Clock { id: *clock, due: due.clone(), stop: None });
        }
        ClockEvent::Met { clock, at, receipt } => {
            stop(case, *clock, ClockStop::Met { at: *at, receipt: receipt.clone(), by: meta.by });
            if let Some(cadence) = case.clocks.get(clock).filter(|c| c.due.kind == DutyKind::Cadence) {
                case.reports.insert(cadence.due.id.clone(), *at);
            }
        }
        ClockEvent::Waived { clock, reason } => {
            stop(case, *clock, ClockStop::Waived { at: meta.at, reason: reason.clone(), by: meta.by });
        }
        ClockEvent::Tightened { clock, due, before: _ } => {
            if let Some(found) = case.clocks.get_mut(clock) {
                found.due = due.clone();
            }
        }
        ClockEvent::Triggered { trigger, at } => {
            case.triggers.insert(*trigger, *at);
        }
    }
}

fn stop(case: &mut Case, clock: ClockId, how: ClockStop) {
    if let Some(found) = case.clocks.get_mut(&clock) {
        found.stop.get_or_insert(how);
    }
}
