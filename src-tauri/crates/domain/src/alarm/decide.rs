use super::{Acknowledgement, Alarm, AlarmCommand, AlarmEvent, Cause, Target};
use crate::case::{Case, Context, Draft};
use crate::clock::Clock;
use crate::duty::soon_at;
use crate::event::{Event, Meta};
use crate::ids::{AlarmId, EntryId, UserId};
use crate::policy::{Action, Actor, Role};
use crate::refusal::Refusal;
use crate::terms::{Grade, Timestamp};

pub(crate) fn decide(draft: &mut Draft<'_>, command: &AlarmCommand) -> Result<(), Refusal> {
    draft.require_known()?;
    let AlarmCommand::Acknowledge { alarm } = command;
    let found = draft.case.alarms.get(alarm);
    // Whoever was told may say that they heard it.
    if !found.is_some_and(|found| found.to.contains(&draft.by.user)) {
        draft.by.require(Action::MeetClock)?;
    }
    if found.ok_or_else(|| Refusal::no_such("alarm", alarm))?.acknowledged.is_some() {
        return Err(Refusal::wrong_state("alarm", "acknowledged"));
    }
    draft.push(AlarmEvent::Acknowledged { alarm: *alarm });
    Ok(())
}

/// When something about the alarm of a running clock happens next: it is due soon, it is due, or nobody has answered.
pub fn next_moment(case: &Case, clock: &Clock) -> Option<Timestamp> {
    let due_at = clock.due.due_at.filter(|_| clock.is_running())?;
    match case.alarms.get(&AlarmId(clock.id.0)) {
        None => Some(soon_at(clock.due.started_at, due_at)),
        Some(alarm) if alarm.cause == Cause::DueSoon => Some(due_at),
        Some(alarm) => alarm.next_at.filter(|_| alarm.acknowledged.is_none()),
    }
}

/// Everything that is to be noticed in a case by now and was not told yet. The program itself is the actor.
pub fn ring(case: &Case, ctx: &Context<'_>) -> Vec<(EntryId, Event)> {
    let program = Actor { user: UserId::PROGRAM, roles: [].into() };
    let mut draft = Draft::new(case, &program, ctx);
    if !case.is_known() || !case.is_active() {
        return draft.events;
    }
    for clock in case.running_clocks() {
        let Some(due_at) = clock.due.due_at.filter(|_| next_moment(case, clock).is_some_and(|at| at <= ctx.now)) else {
            continue;
        };
        let alarm = AlarmId(clock.id.0);
        match case.alarms.get(&alarm) {
            Some(known) if known.cause == Cause::Due => escalate(&mut draft, known),
            _ => {
                let cause = if due_at <= ctx.now { Cause::Due } else { Cause::DueSoon };
                raise(&mut draft, alarm, cause);
            }
        }
    }
    for alarm in case.alarms.values().filter(|alarm| alarm.cause == Cause::Regraded && alarm.acknowledged.is_none()) {
        if alarm.next_at.is_some_and(|at| at <= ctx.now) {
            escalate(&mut draft, alarm);
        }
    }
    draft.events
}

/// Tells whoever must lead from now on that the grade has risen, unless they raised it themselves.
pub(crate) fn tell_of_rise(before: Grade, draft: &mut Draft<'_>) {
    let grade = draft.case.grade.in_force();
    if grade > before {
        let alarm = AlarmId(draft.ctx.ids.next());
        raise(draft, alarm, Cause::Regraded);
    }
}

fn raise(draft: &mut Draft<'_>, alarm: AlarmId, cause: Cause) {
    let grade = draft.case.grade.in_force();
    let chain = &draft.ctx.rules.alarms;
    let Some((target, to)) = chain.first(cause, grade).map(|target| reach(draft, target)) else { return };
    if cause == Cause::Regraded && to.contains(&draft.by.user) {
        return;
    }
    // What is only due soon comes again when it is due; nobody needs to be woken for it.
    let next_at = chain.next_at(target, grade, draft.ctx.now).filter(|_| cause != Cause::DueSoon);
    draft.push(AlarmEvent::Raised { alarm, cause, grade, target, to, next_at });
}

fn escalate(draft: &mut Draft<'_>, alarm: &Alarm) {
    let chain = &draft.ctx.rules.alarms;
    let Some((target, to)) = chain.above(alarm.target).map(|target| reach(draft, target)) else { return };
    let next_at = chain.next_at(target, draft.case.grade.in_force(), draft.ctx.now);
    draft.push(AlarmEvent::Escalated { alarm: alarm.id, target, to, next_at });
}

/// The people of `target`, or those of the first step above it that has any.
fn reach(draft: &Draft<'_>, target: Target) -> (Target, Vec<UserId>) {
    let mut step = target;
    loop {
        let people = people(draft, step);
        match draft.ctx.rules.alarms.above(step) {
            Some(above) if people.is_empty() => step = above,
            _ => return (step, people),
        }
    }
}

fn people(draft: &Draft<'_>, target: Target) -> Vec<UserId> {
    let (organisation, site) = (draft.ctx.organisation, draft.case.site);
    let on_duty = |position| organisation.duty_chain(position, site, draft.ctx.now);
    // Where the directory names nobody, whoever holds the role.
    let or_holders = |people: Vec<UserId>, role| match people.is_empty() {
        true => organisation.active_with(role).map(|user| user.id).collect(),
        false => people,
    };
    match target {
        Target::FirstResponsible => {
            let near = [draft.case.owner, on_duty("first_responsible").first().copied(), draft.case.first_contact];
            near.into_iter().flatten().filter(|user| organisation.is_active_user(*user)).take(1).collect()
        }
        Target::Region => or_holders(on_duty("regional_manager"), Role::DutyOfficer),
        Target::HeadquartersLead => or_holders(on_duty("crisis_lead"), Role::CrisisLead),
    }
}

pub(crate) fn evolve(case: &mut Case, event: &AlarmEvent, meta: &Meta) {
    match event {
        AlarmEvent::Raised { alarm, cause, grade, target, to, next_at } => {
            if *cause == Cause::Regraded {
                // A further rise says all that the earlier one said.
                case.alarms.retain(|_, known| known.cause != Cause::Regraded || known.acknowledged.is_some());
            }
            let raised = Alarm {
                id: *alarm,
                cause: *cause,
                grade: *grade,
                target: *target,
                to: to.clone(),
                raised_at: meta.at,
                next_at: *next_at,
                acknowledged: None,
            };
            case.alarms.insert(*alarm, raised);
        }
        AlarmEvent::Escalated { alarm, target, to, next_at } => {
            if let Some(found) = case.alarms.get_mut(alarm) {
                (found.target, found.to, found.next_at) = (*target, to.clone(), *next_at);
            }
        }
        AlarmEvent::Acknowledged { alarm } => {
            if let Some(found) = case.alarms.get_mut(alarm) {
                found.acknowledged.get_or_insert(Acknowledgement { by: meta.by, at: meta.at });
            }
        }
    }
}
