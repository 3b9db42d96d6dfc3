//! The clocks that statements set going: approvals that are waited for, embargoes, promises and promised updates.
//! They run in wall time beside the duties of the case, and end when what they wait for has come.

use super::approval_chain;
use super::{Statement, StatementState};
use crate::case::Draft;
use crate::clock::{ClockEvent, Receipt};
use crate::duty::{DutyDue, DutyKind, Limit, Trigger, Why};
use crate::ids::{ClockId, StatementId};
use crate::terms::{Audience, Bilingual, Stage, Timestamp};

/// Duties of the company that a release fulfils: the duty, and the stages that do; any while none is named.
const FULFILS: [(&str, &[Stage]); 2] =
    [("public.first_response", &[]), ("public.formal_statement", &[Stage::Formal, Stage::Closing])];

/// What a clock of a statement waits for.
#[derive(Clone, Copy)]
pub(super) enum Wait {
    /// The approvals of a step of the chain.
    Approval,
    /// The end of an embargo.
    Embargo,
    /// The next statement for the same people.
    NextUpdate,
}

impl Wait {
    const fn key(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::Embargo => "embargo",
            Self::NextUpdate => "next_update",
        }
    }
}

/// The clocks of a statement are told by their ids.
fn id(statement: &Statement, what: &str) -> String {
    format!("statement.{}.{what}", statement.number)
}

/// Starts the clock of the step that is waited for, in every text under review. A clock that runs is left alone.
pub(super) fn await_approvals(draft: &mut Draft<'_>) {
    let grade = draft.case.grade.in_force();
    let mut due = Vec::new();
    for statement in draft.case.statements.values() {
        let waits = matches!(statement.state, StatementState::InReview | StatementState::Approved);
        let steps = approval_chain::required(&draft.ctx.rules.approvals, grade, statement.audience);
        let open =
            approval_chain::open_step(&steps, statement).filter(|_| waits && statement.emergency_pair().is_none());
        if let Some(open) = open {
            let key = id(statement, &format!("{}.{}", Wait::Approval.key(), open.position));
            let name = Bilingual {
                zh: format!("批准声明 {}（第 {} 步）", statement.number, open.position),
                en: format!("Approve statement {} (step {})", statement.number, open.position),
            };
            due.push((key, name, draft.ctx.now + chrono::TimeDelta::minutes(i64::from(open.minutes))));
        }
    }
    for (key, name, at) in due {
        start(draft, key, name, DutyKind::House, at);
    }
}

/// Starts the reminder that an embargo ends.
pub(super) fn embargo(draft: &mut Draft<'_>, statement: &Statement, at: Timestamp) {
    let name = Bilingual {
        zh: format!("声明 {} 到时发布", statement.number),
        en: format!("Release statement {}: the embargo ends", statement.number),
    };
    start(draft, id(statement, Wait::Embargo.key()), name, DutyKind::House, at);
}

/// Starts what a text that went out commits to: its promises, and the next update it announces.
pub(super) fn commit(draft: &mut Draft<'_>, statement: &Statement, next_update: Option<Timestamp>) {
    for (entry, _, due_at) in statement.commitments() {
        let name = Bilingual {
            zh: format!("兑现声明 {} 的承诺：{}", statement.number, entry.words),
            en: format!("Keep the promise of statement {}: {}", statement.number, entry.words),
        };
        start(draft, id(statement, &format!("promise.{}", entry.entry)), name, DutyKind::Public, due_at);
    }
    if let Some(at) = next_update {
        let name = Bilingual {
            zh: format!("声明 {} 约定的下一次说明", statement.number),
            en: format!("The next update that statement {} announces", statement.number),
        };
        start(draft, id(statement, Wait::NextUpdate.key()), name, DutyKind::Public, at);
    }
}

fn start(draft: &mut Draft<'_>, key: String, name: Bilingual, kind: DutyKind, due_at: Timestamp) {
    let now = draft.ctx.now;
    if draft.case.clocks.values().any(|clock| clock.is_running() && clock.due.id == key) {
        return;
    }
    let minutes = u32::try_from((due_at - now).num_minutes().max(0)).unwrap_or(u32::MAX);
    let due = DutyDue {
        id: key,
        name: name.clone(),
        kind,
        trigger: Trigger::Statement,
        started_at: Some(now),
        due_at: Some(due_at),
        limit: Limit::Minutes(minutes),
        source: Bilingual::default(),
        reference: String::new(),
        checked_on: now.date_naive(),
        counsel_must_confirm: false,
        unconfirmed: false,
        why: Why { rule: name, ..Why::default() },
    };
    draft.push(ClockEvent::Started { clock: ClockId(draft.ctx.ids.next()), due });
}

/// What is waited for has come: the running clocks of the statement for it end as met.
pub(super) fn met(draft: &mut Draft<'_>, statement: &Statement, wait: Wait) {
    let prefix = id(statement, wait.key());
    let receipt = receipt(statement, None);
    stop_all(
        draft,
        |due| due.id.starts_with(&prefix),
        |clock, now| ClockEvent::Met { clock, at: now, receipt: receipt.clone() },
    );
}

/// A person decided that nothing is waited for any more.
pub(super) fn waive(draft: &mut Draft<'_>, statement: &Statement, wait: Wait, reason: &str) {
    let prefix = id(statement, wait.key());
    let reason = reason.to_owned();
    stop_all(draft, |due| due.id.starts_with(&prefix), |clock, _| ClockEvent::Waived { clock, reason: reason.clone() });
}

/// The steps of the chain before the open one are done.
pub(super) fn steps_done(draft: &mut Draft<'_>, statement: &Statement, open: Option<u8>) {
    let (all, open) = (id(statement, Wait::Approval.key()), open.map(|at| id(statement, &format!("approval.{at}"))));
    let receipt = receipt(statement, None);
    let done = |due: &DutyDue| due.id.starts_with(&all) && Some(&due.id) != open.as_ref();
    stop_all(draft, done, |clock, now| ClockEvent::Met { clock, at: now, receipt: receipt.clone() });
}

/// A text for the public went out: the duties that it fulfils end, and so does the wait for this update.
pub(super) fn released(draft: &mut Draft<'_>, statement: StatementId, channel: &str, at: Timestamp) {
    let Some(statement) = draft.case.statements.get(&statement).cloned() else { return };
    met(draft, &statement, Wait::Embargo);
    let receipt = receipt(&statement, Some(channel));
    let earlier: Vec<String> = draft
        .case
        .statements
        .values()
        .filter(|other| other.id != statement.id && other.audience == statement.audience)
        .map(|other| id(other, Wait::NextUpdate.key()))
        .collect();
    let outward = matches!(statement.audience, Audience::Affected | Audience::Media | Audience::Public);
    let fulfils = |due: &DutyDue| {
        let duty = FULFILS.iter().find(|(duty, _)| *duty == due.id);
        earlier.contains(&due.id)
            || outward && duty.is_some_and(|(_, stages)| stages.is_empty() || stages.contains(&statement.stage))
    };
    stop_all(draft, fulfils, |clock, _| ClockEvent::Met { clock, at, receipt: receipt.clone() });
}

fn receipt(statement: &Statement, channel: Option<&str>) -> Receipt {
    let name = format!("#{} v{}", statement.number, statement.version());
    Receipt {
        channel: channel.map_or_else(|| name.clone(), str::to_owned),
        number: channel.map(|_| name),
        ..Receipt::default()
    }
}

fn stop_all(draft: &mut Draft<'_>, which: impl Fn(&DutyDue) -> bool, how: impl Fn(ClockId, Timestamp) -> ClockEvent) {
    let clocks: Vec<ClockId> = draft
        .case
        .clocks
        .values()
        .filter(|clock| clock.is_running() && which(&clock.due))
        .map(|clock| clock.id)
        .collect();
    for clock in clocks {
        draft.push(how(clock, draft.ctx.now));
    }
}
