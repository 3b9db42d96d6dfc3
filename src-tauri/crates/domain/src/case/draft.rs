use std::collections::BTreeMap;

use chrono_tz::Tz;
use uuid::Uuid;

use super::evolve::evolve;
use super::grade::{graded_on, grading_facts};
use super::plan::Published;
use super::state::Case;
use crate::alarm::EscalationChain;
use crate::calendar::Calendar;
use crate::duty::{self, DutyDue, DutyPack, Situation};
use crate::event::{Event, Meta};
use crate::grading::{self, Assessment, JurisdictionPack, RulePack};
use crate::ids::{EntryId, IdSource, UserId};
use crate::organisation::Organisation;
use crate::playbook::Playbook;
use crate::policy::{Actor, Role};
use crate::refusal::Refusal;
use crate::statement::approval_chain::{self, ApprovalTable};
use crate::statement::lint::Checks;
use crate::statement::template::TemplatePack;
use crate::terms::{Audience, Grade, Scenario, Timestamp};

/// What a company has in force: packs, calendars, chains and playbooks. What ships, and over it what is published.
#[derive(Debug, Clone)]
pub struct Rules {
    /// How each scenario is graded; `other` serves any scenario without its own.
    pub packs: BTreeMap<Scenario, RulePack>,
    /// What is due by when.
    pub duties: Vec<DutyPack>,
    /// Working days.
    pub calendar: Calendar,
    /// Who must approve what.
    pub approvals: ApprovalTable,
    /// The checks on the wording of statements.
    pub checks: Checks,
    /// What is to be done, by scenario.
    pub playbooks: BTreeMap<Scenario, Playbook>,
    /// Statement templates, by the scenario they are published under; `other` serves any scenario.
    pub templates: BTreeMap<Scenario, TemplatePack>,
    /// The company's own editions of packs, playbooks, templates and answers, which go before those above.
    pub published: Published,
    /// Up which chain alarms go.
    pub alarms: EscalationChain,
    /// Public scales beside the company's own grades.
    pub public: Vec<JurisdictionPack>,
}

/// Everything a decision needs beside the state and the command.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The present, UTC.
    pub now: Timestamp,
    /// New ids.
    pub ids: &'a dyn IdSource,
    /// The number the next case gets.
    pub next_number: &'a str,
    /// Users and sites.
    pub organisation: &'a Organisation,
    /// What is in force.
    pub rules: &'a Rules,
    /// The other case that the command names, if there is such a case.
    pub other: Option<&'a Case>,
}

/// A decision in the making: the events so far and the state they lead to.
pub(crate) struct Draft<'a> {
    pub(crate) case: Case,
    pub(crate) by: &'a Actor,
    pub(crate) ctx: &'a Context<'a>,
    pub(crate) events: Vec<(EntryId, Event)>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(case: &Case, by: &'a Actor, ctx: &'a Context<'a>) -> Self {
        Self { case: case.clone(), by, ctx, events: Vec::new() }
    }

    /// Takes up an event and folds it in, so that what follows sees it.
    pub(crate) fn push(&mut self, event: impl Into<Event>) {
        let event = event.into();
        let meta = Meta { entry: EntryId(self.ctx.ids.next()), at: self.ctx.now, by: self.by.user };
        evolve(&mut self.case, &event, &meta);
        self.events.push((meta.entry, event));
    }

    pub(crate) fn require_known(&self) -> Result<(), Refusal> {
        if self.case.is_known() { Ok(()) } else { Err(Refusal::no_such("case", self.case.id)) }
    }

    pub(crate) fn require_active(&self) -> Result<(), Refusal> {
        self.require_known()?;
        if self.case.is_active() { Ok(()) } else { Err(Refusal::CaseClosed {}) }
    }

    pub(crate) fn require_user(&self, user: Option<UserId>) -> Result<(), Refusal> {
        match user {
            Some(user) if !self.ctx.organisation.is_active_user(user) => Err(Refusal::no_such("user", user)),
            _ => Ok(()),
        }
    }

    /// The sender's id if it is still free, a new one if none was given.
    pub(crate) fn fresh<I: Copy>(
        &self,
        given: Option<I>,
        taken: impl FnOnce(&Case, &I) -> bool,
        make: impl FnOnce(Uuid) -> I,
        what: &str,
    ) -> Result<I, Refusal> {
        match given {
            Some(id) if taken(&self.case, &id) => Err(Refusal::Exists { what: what.into() }),
            Some(id) => Ok(id),
            None => Ok(make(self.ctx.ids.next())),
        }
    }

    /// The roles whose approval a statement for `audience` needs at the grade in force.
    pub(crate) fn required_approvals(&self, audience: Audience) -> Vec<Role> {
        approval_chain::required_roles(&self.ctx.rules.approvals, self.case.grade.in_force(), audience)
    }

    /// The present assessment by rule.
    pub(crate) fn assess(&self) -> Option<Assessment> {
        let pack = self.ctx.rules.pack_of(&self.case)?;
        let (facts, differences) = graded_on(&self.case);
        Some(Assessment { differences, ..grading::assess(pack, &facts) })
    }

    /// Every duty of the present situation, with its due time if it has begun.
    pub(crate) fn duties(&self) -> Vec<DutyDue> {
        duty::due(&self.ctx.rules.duties, &situation(&self.case, self.ctx.organisation), &self.ctx.rules.calendar)
    }
}

/// What the duties see of a case.
pub fn situation(case: &Case, organisation: &Organisation) -> Situation {
    let site = case.site.and_then(|id| organisation.sites.get(&id));
    let graded = Grade::ALL.iter().filter_map(|grade| Some((*grade, case.grade.since(*grade)?))).collect();
    Situation {
        scenario: case.scenario,
        grade: case.grade.in_force(),
        facts: grading_facts(case),
        triggers: case.triggers.clone(),
        graded,
        reports: case.reports.clone(),
        zone: site.map_or(Tz::Asia__Shanghai, |site| site.zone),
        hours: site.map(|site| site.hours.clone()).unwrap_or_default(),
    }
}
