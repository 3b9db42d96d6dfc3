use std::collections::BTreeSet;

use super::command::{CaseCommand, OpeningFact, Reporter};
use super::draft::{Context, Draft};
use super::event::CaseEvent;
use super::grade::graded_on;
use super::lifecycle::{Need, Outcome, Phase, needs_of};
use super::links;
use super::state::Case;
use crate::alarm;
use crate::check;
use crate::clock;
use crate::command::Command;
use crate::event::Event;
use crate::fact::{self, FactEvent, FactState};
use crate::ids::{EntryId, FactId};
use crate::playbook;
use crate::policy::{Action, Actor};
use crate::refusal::Refusal;
use crate::terms::Grade;
use crate::{person, room, statement, task};

/// Decides a command about a case: the events that follow, each with its id, or a typed refusal.
///
/// # Errors
/// A [`Refusal`]; the state stays as it was.
pub fn decide(case: &Case, by: &Actor, command: &Command, ctx: &Context<'_>) -> Result<Vec<(EntryId, Event)>, Refusal> {
    let mut draft = Draft::new(case, by, ctx);
    match command {
        Command::Case(command) => decide_case(&mut draft, command)?,
        Command::Fact(command) => fact::decide(&mut draft, command)?,
        Command::Task(command) => task::decide(&mut draft, command)?,
        Command::Alarm(command) => alarm::decide(&mut draft, command)?,
        Command::Clock(command) => clock::decide(&mut draft, command)?,
        Command::Person(command) => person::decide(&mut draft, command)?,
        Command::Statement(command) => statement::decide(&mut draft, command)?,
        Command::Room(command) => room::decide(&mut draft, command)?,
        Command::Organisation(_) | Command::Record(_) => return Err(Refusal::Invalid { field: "case".into() }),
    }
    follow_up(case, &mut draft);
    Ok(draft.events)
}

/// What follows by rule from what a person did: a new grade, clocks, tasks of the playbook.
fn follow_up(before: &Case, draft: &mut Draft<'_>) {
    if !draft.case.is_known() || !draft.case.is_active() {
        return;
    }
    if !before.is_known() || before.scenario != draft.case.scenario {
        take_up_plan(draft);
    }
    let ((facts_before, said_before), (facts, said)) = (graded_on(before), graded_on(&draft.case));
    let facts_changed = facts_before != facts;
    let other_rules = before.scenario != draft.case.scenario || before.plan != draft.case.plan;
    if facts_changed || said_before != said || other_rules || !before.is_known() {
        let assessment = draft.assess();
        if let Some(assessment) = assessment.filter(|new| draft.case.grade.assessment.as_ref() != Some(new)) {
            draft.push(CaseEvent::Graded { assessment });
        }
        if let Some(by_hand) = before.grade.by_hand.as_ref().filter(|_| facts_changed) {
            draft.push(CaseEvent::OverrideExpired { grade: by_hand.grade });
        }
    }
    alarm::tell_of_rise(before.grade.in_force(), draft);
    clock::follow_duties(draft);
    statement::follow_up(before, draft);
    playbook::activate(draft);
}

/// A new case goes by what is in force. Where that is what ships, nothing need be recorded.
fn take_up_plan(draft: &mut Draft<'_>) {
    let plan = draft.ctx.rules.plan(draft.case.scenario);
    if plan != draft.ctx.rules.plan_of(&draft.case) {
        draft.push(CaseEvent::PlanAdopted { plan, reason: None });
    }
}

fn decide_case(draft: &mut Draft<'_>, command: &CaseCommand) -> Result<(), Refusal> {
    if !matches!(command, CaseCommand::Open { .. }) {
        draft.require_known()?;
    }
    match command {
        CaseCommand::Open { .. } => open(draft, command),
        CaseCommand::Describe { title, account, first_responsible } => {
            draft.by.require(Action::EditCase)?;
            draft.require_active()?;
            describe(draft, title, account, first_responsible.as_deref())
        }
        CaseCommand::ChangeScenario { scenario, reason } => {
            draft.by.require(Action::EditCase)?;
            draft.require_active()?;
            let reason = check::text("reason", reason, check::TEXT)?;
            if *scenario == draft.case.scenario {
                return Err(Refusal::Exists { what: "scenario".into() });
            }
            draft.push(CaseEvent::ScenarioChanged { from: draft.case.scenario, to: *scenario, reason });
            Ok(())
        }
        CaseCommand::AdoptPlan { reason } => {
            draft.by.require(Action::EditCase)?;
            draft.require_active()?;
            let reason = check::text("reason", reason, check::TEXT)?;
            let plan = draft.ctx.rules.plan(draft.case.scenario);
            if plan == draft.ctx.rules.plan_of(&draft.case) {
                return Err(Refusal::Exists { what: "plan".into() });
            }
            draft.push(CaseEvent::PlanAdopted { plan, reason: Some(reason) });
            Ok(())
        }
        CaseCommand::AssignOwner { owner } => {
            draft.by.require(Action::EditCase)?;
            draft.require_active()?;
            draft.require_user(*owner)?;
            draft.push(CaseEvent::OwnerAssigned { owner: *owner });
            Ok(())
        }
        CaseCommand::Move { to, reason, outcome } => move_to(draft, *to, reason.as_deref(), *outcome),
        CaseCommand::Link { other } => links::link(draft, *other),
        CaseCommand::Merge { into, reason } => links::merge(draft, *into, reason),
        CaseCommand::Log { text, occurred_at, source, confirmed, corrects, mentions } => {
            draft.by.require(Action::WriteLog)?;
            if let Some(at) = occurred_at {
                check::not_future("occurred_at", *at, draft.ctx.now)?;
            }
            if let Some(old) = corrects {
                correctable(&draft.case, *old)?;
            }
            for user in mentions {
                draft.require_user(Some(*user))?;
            }
            draft.push(CaseEvent::Logged {
                text: check::text("text", text, check::TEXT)?,
                occurred_at: *occurred_at,
                source: check::optional("source", Some(source), check::SHORT)?.unwrap_or_default(),
                confirmed: *confirmed,
                corrects: *corrects,
                mentions: mentions.clone(),
            });
            Ok(())
        }
        CaseCommand::OverrideGrade { grade, reason } => {
            draft.by.require(Action::OverrideGrade)?;
            draft.require_active()?;
            let reason = check::text("reason", reason, check::TEXT)?;
            let assessed = draft.case.grade.assessment.as_ref().map_or(Grade::None, |a| a.grade);
            draft.push(CaseEvent::GradeOverridden { grade: *grade, assessed, reason });
            Ok(())
        }
    }
}

fn open(draft: &mut Draft<'_>, command: &CaseCommand) -> Result<(), Refusal> {
    let CaseCommand::Open {
        title,
        account,
        scenario,
        site,
        occurred_at,
        reported_at,
        channel,
        reported_by,
        reporter,
        facts,
        first_contact,
        first_responsible,
        owner,
        split_from,
    } = command
    else {
        return Err(Refusal::Invalid { field: "command".into() });
    };
    draft.by.require(Action::OpenCase)?;
    if draft.case.is_known() {
        return Err(Refusal::Exists { what: "case".into() });
    }
    check::not_future("reported_at", *reported_at, draft.ctx.now)?;
    if let Some(at) = occurred_at {
        check::not_future("occurred_at", *at, draft.ctx.now)?;
    }
    if let Some(site) = site {
        let known = draft.ctx.organisation.sites.contains_key(site);
        known.then_some(()).ok_or_else(|| Refusal::no_such("site", site))?;
    }
    draft.require_user(*first_contact)?;
    draft.require_user(*owner)?;
    let reported_by = check::optional("reported_by", Some(reported_by), check::SHORT)?.unwrap_or_default();
    draft.push(CaseEvent::Opened {
        number: draft.ctx.next_number.to_owned(),
        scenario: *scenario,
        site: *site,
        occurred_at: *occurred_at,
        reported_at: *reported_at,
        channel: *channel,
        reported_by: reported_by.clone(),
        first_contact: Some(first_contact.unwrap_or(draft.by.user)),
        owner: *owner,
    });
    describe(draft, title, account, first_responsible.as_deref())?;
    record_reporter(draft, reporter.as_ref())?;
    if let Some(origin) = split_from {
        links::split_from(draft, *origin)?;
    }
    record_opening_facts(draft, facts, &reported_by)
}

fn describe(draft: &mut Draft<'_>, title: &str, account: &str, first_responsible: Option<&str>) -> Result<(), Refusal> {
    draft.push(CaseEvent::Described {
        title: check::text("title", title, check::TITLE)?,
        account: check::optional("account", Some(account), check::TEXT)?.unwrap_or_default(),
        first_responsible: check::optional("first_responsible", first_responsible, check::SHORT)?,
    });
    Ok(())
}

fn record_reporter(draft: &mut Draft<'_>, reporter: Option<&Reporter>) -> Result<(), Refusal> {
    let Some(reporter) = reporter else { return Ok(()) };
    let name = check::optional("reporter_name", reporter.name.as_deref(), check::SHORT)?;
    let contact = check::optional("reporter_contact", reporter.contact.as_deref(), check::SHORT)?;
    if name.is_some() || contact.is_some() {
        draft.push(CaseEvent::ReporterRecorded { name, contact });
    }
    Ok(())
}

fn record_opening_facts(draft: &mut Draft<'_>, facts: &[OpeningFact], source: &str) -> Result<(), Refusal> {
    let mut keys = BTreeSet::new();
    for OpeningFact { key, value } in facts {
        let key = check::text("key", key, check::SHORT)?;
        if !keys.insert(key.clone()) {
            return Err(Refusal::Exists { what: "fact".into() });
        }
        fact::check_value(value.as_ref())?;
        if value.is_some() {
            draft.push(FactEvent::Recorded {
                fact: FactId(draft.ctx.ids.next()),
                key: Some(key),
                value: value.clone(),
                claim: String::new(),
                source: source.to_owned(),
                state: FactState::Reported,
                occurred_at: None,
            });
        }
    }
    Ok(())
}

fn correctable(case: &Case, old: EntryId) -> Result<(), Refusal> {
    let mark = case.log.get(&old).ok_or_else(|| Refusal::no_such("entry", old))?;
    match mark.corrected_by {
        Some(_) => Err(Refusal::wrong_state("entry", "corrected")),
        None => Ok(()),
    }
}

fn move_to(draft: &mut Draft<'_>, to: Phase, reason: Option<&str>, outcome: Option<Outcome>) -> Result<(), Refusal> {
    draft.by.require(Action::MoveCase)?;
    let from = draft.case.phase;
    let needs = needs_of(from, to).ok_or(Refusal::MoveNotAllowed { from, to })?;
    let reason = check::optional("reason", reason, check::TEXT)?;
    for need in needs {
        let met = match need {
            Need::Reason => reason.is_some(),
            Need::Outcome => outcome.is_some(),
            Need::Grade | Need::LegalClocksStopped => need.is_met(&draft.case),
        };
        if !met {
            return Err(Refusal::MoveNeeds { to, need: need.key().into() });
        }
    }
    let outcome = outcome.filter(|_| needs.contains(&Need::Outcome));
    draft.push(CaseEvent::Moved { from, to, reason, outcome });
    Ok(())
}
