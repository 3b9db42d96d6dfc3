use std::collections::BTreeMap;
use std::sync::Arc;

use domain::case::{Card, Case, Need, Reporter, Rules, grading_facts, moves_from, needs_of};
use domain::clock::{Clock, ClockStop};
use domain::duty::{self, ClockState, ClockTimes, Stopped};
use domain::grading::{FactDecl, JurisdictionPack, public_grade};
use domain::ids::CaseId;
use domain::organisation::{Organisation, Site};
use domain::person::Person;
use domain::policy::{Action, Actor};
use domain::refusal::Refusal;
use domain::statement::{Statement, StatementState, acting_roles, approval_chain, changed_facts};
use domain::task::Task;
use domain::terms::Timestamp;

use store::{ReadTx, StoreError};

use super::withhold::{Withheld, cover_titles};
use crate::Desk;
use crate::content::today;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{CaseView, ClockStanding, ClockView, LinkView, MoveOption, PackView, StatementView};

impl Desk {
    /// Everything the case page shows, less what the person may not see.
    ///
    /// # Errors
    /// Not permitted, no such case, or the store fails.
    pub fn case_view(&self, session: &Session, id: CaseId) -> Result<CaseView, DeskError> {
        let actor = self.actor(session)?;
        if let Some(view) = self.foreign_view(session, &actor, id)? {
            return Ok(view);
        }
        let (case, organisation) = self.seen_case(&actor, id)?;
        if holds_personal(&case) {
            self.note_personal(session, &actor, id)?;
        }
        let (links, merged_into) = self.store()?.read(|tx| linked(tx, &case, &actor))?;
        Ok(CaseView { links, merged_into, ..self.view(&case, &organisation, &actor, self.host.now()) })
    }

    /// The page of a case of another store: to be read, whoever asks.
    fn foreign_view(&self, session: &Session, actor: &Actor, id: CaseId) -> Result<Option<CaseView>, DeskError> {
        actor.require(Action::SeeCase)?;
        let Some((imported, bundle)) = self.imported(id)? else { return Ok(None) };
        let case = bundle.case();
        if holds_personal(&case) {
            self.note_personal(session, actor, id)?;
        }
        let view = self.view(&case, &bundle.organisation, actor, self.host.now());
        let statements = view.statements.into_iter().map(|view| StatementView { can_approve: false, ..view }).collect();
        Ok(Some(CaseView {
            foreign: Some(imported),
            statements,
            moves: Vec::new(),
            waiting: Vec::new(),
            allowed: Vec::new(),
            ..view
        }))
    }

    /// The case as it stood at `at`, as the same page.
    ///
    /// # Errors
    /// Not permitted, no such case then, or the store fails.
    pub fn case_view_at(&self, session: &Session, id: CaseId, at: Timestamp) -> Result<CaseView, DeskError> {
        let actor = self.actor(session)?;
        let (case, organisation) = self.seen_case_at(&actor, id, Some(at))?;
        let (links, merged_into) = self.store()?.read(|tx| linked(tx, &case, &actor))?;
        let past = self.view(&case, &organisation, &actor, at);
        // Nobody changes the past.
        Ok(CaseView { links, merged_into, allowed: Vec::new(), moves: Vec::new(), ..past })
    }

    /// The case with this number, as people call it.
    ///
    /// # Errors
    /// Not permitted, or no such case.
    pub fn case_by_number(&self, session: &Session, number: &str) -> Result<CaseId, DeskError> {
        self.actor(session)?.require(Action::SeeCase)?;
        let found = self.store()?.read(|tx| tx.cards().by_number(number).map_err(DeskError::from))?;
        found.ok_or_else(|| Refusal::no_such("case", number).into())
    }

    pub(crate) fn seen_case(&self, actor: &Actor, id: CaseId) -> Result<(Arc<Case>, Arc<Organisation>), DeskError> {
        actor.require(Action::SeeCase)?;
        self.store()?.read(|tx| Ok((tx.case(id)?.ok_or_else(|| no_such(id))?, tx.organisation()?)))
    }

    /// The facts that bear on the grade of a case.
    pub(crate) fn declared(&self, case: &Case, organisation: &Organisation) -> Vec<FactDecl> {
        self.rules(organisation).pack_of(case).map(|pack| pack.facts.clone()).unwrap_or_default()
    }

    /// What decisions go by now.
    pub(crate) fn rules(&self, organisation: &Organisation) -> Arc<Rules> {
        self.content.rules_at(organisation, self.host.now())
    }

    fn view(&self, case: &Case, organisation: &Organisation, actor: &Actor, now: Timestamp) -> CaseView {
        let withheld = Withheld::of(case, actor);
        let rules = self.rules(organisation);
        let sees_drafts = actor.may(Action::SeeDrafts);
        let site = case.site.and_then(|site| organisation.sites.get(&site));
        let scales: Vec<_> = rules.public.iter().filter(|pack| pack.holds_at(&place(site))).collect();
        let mut facts: Vec<_> = case.facts.values().cloned().collect();
        facts.sort_by_key(|fact| fact.number);
        let mut view = CaseView {
            card: Card::of(case),
            foreign: None,
            account: case.account.clone(),
            occurred_at: case.occurred_at,
            opened_at: case.opened_at,
            channel: case.channel,
            reported_by: case.reported_by.clone(),
            reporter: actor.may(Action::SeePersonal).then(|| reporter(case)).flatten(),
            personal_withheld: !actor.may(Action::SeePersonal),
            drafts_withheld: !sees_drafts,
            first_contact: case.first_contact,
            first_responsible: case.first_responsible.clone(),
            grade: case.grade.clone(),
            pack: rules.pack_of(case).map(|pack| PackView {
                name: pack.name.clone(),
                version: pack.version.clone(),
                checked_on: pack.checked_on,
                review_by: pack.review_by,
                stale: pack.is_stale(today(now)),
            }),
            declared: self.declared(case, organisation),
            declared_beside: declared_beside(&rules, case, &scales),
            public_grades: public_grade(scales, case.scenario, &grading_facts(case), today(now)),
            plan: rules.plan_of(case),
            newer_plan: Some(rules.plan(case.scenario)).filter(|now| *now != rules.plan_of(case)),
            facts,
            people: people(case, actor),
            tasks: tasks(case),
            clocks: clocks(case, now),
            waiting: self.waiting(case, organisation),
            statements: self.statements(case, actor, sees_drafts),
            delegations: case.delegations.clone(),
            links: Vec::new(),
            merged_into: None,
            moves: moves(case),
            allowed: actor.allowed(),
            zone: site.map_or_else(|| "Asia/Shanghai".to_owned(), |site| site.zone.name().to_owned()),
            now,
        };
        withheld.cover(&mut view);
        view
    }

    fn waiting(&self, case: &Case, organisation: &Organisation) -> Vec<duty::DutyDue> {
        if !case.is_active() {
            return Vec::new();
        }
        let situation = domain::case::situation(case, organisation);
        let rules = self.rules(organisation);
        let duties = duty::due(&rules.duties, &situation, &rules.calendar);
        duties.into_iter().filter(|due| due.due_at.is_none()).collect()
    }

    fn statements(&self, case: &Case, actor: &Actor, sees_drafts: bool) -> Vec<StatementView> {
        let is_out = |statement: &&Statement| !statement.releases.is_empty();
        let mut seen: Vec<_> = case.statements.values().filter(|s| sees_drafts || is_out(s)).collect();
        seen.sort_by_key(|statement| statement.number);
        let table = &self.content.rules.approvals;
        let acting = acting_roles(case, actor, self.host.now());
        let view = |statement: &Statement| {
            let steps = approval_chain::required(table, case.grade.in_force(), statement.audience);
            let required = approval_chain::required_roles(table, case.grade.in_force(), statement.audience);
            let missing = statement.missing(&required);
            let open = approval_chain::open_roles(&steps, statement);
            let asked = matches!(statement.state, StatementState::InReview | StatementState::Approved);
            let can_approve = asked
                && !statement.written_by(actor.user)
                && !statement.valid_approvals().any(|approval| approval.by == actor.user)
                && open.iter().any(|role| acting.contains(role));
            let cleared = missing.is_empty() || statement.emergency_pair().is_some();
            let changed = changed_facts(case, statement);
            let files = statement.files().filter_map(|file| case.room.attachments.get(&file.entry));
            let files: BTreeMap<_, _> = files.map(|file| (file.entry, file.clone())).collect();
            StatementView {
                statement: statement.clone(),
                required,
                missing,
                open,
                steps,
                can_approve,
                cleared,
                changed,
                files: files.into_values().collect(),
            }
        };
        seen.into_iter().map(view).collect()
    }
}

/// The cases that have to do with this one, and the one that goes on in its place.
fn linked(tx: &ReadTx<'_>, case: &Case, actor: &Actor) -> Result<(Vec<LinkView>, Option<Card>), StoreError> {
    let card = |id| -> Result<Option<Card>, StoreError> {
        let mut cards: Vec<Card> = tx.cards().get(id)?.into_iter().collect();
        if !actor.may(Action::SeePersonal) {
            cover_titles(tx, &mut cards)?;
        }
        Ok(cards.pop())
    };
    let mut links = Vec::new();
    for (other, relation) in &case.links {
        links.extend(card(*other)?.map(|card| LinkView { card, relation: *relation }));
    }
    links.sort_by(|a, b| a.card.number.cmp(&b.card.number));
    Ok((links, case.merged_into.map(card).transpose()?.flatten()))
}

pub(super) fn no_such(id: CaseId) -> DeskError {
    Refusal::no_such("case", id).into()
}

/// Whether names or contacts of people concerned are on the case page.
fn holds_personal(case: &Case) -> bool {
    case.reporter_name.is_some() || case.reporter_contact.is_some() || !case.people.is_empty()
}

/// Facts that duties and public scales ask for beside those of the case's own rules.
fn declared_beside(rules: &Rules, case: &Case, scales: &[&JurisdictionPack]) -> Vec<FactDecl> {
    let own = rules.pack_of(case).map(|pack| pack.facts.as_slice()).unwrap_or_default();
    let mut beside: Vec<FactDecl> = Vec::new();
    let of_duties = rules.duties.iter().flat_map(|pack| pack.asked_in(case.scenario));
    let of_scales = scales.iter().filter(|pack| pack.scenarios.contains(&case.scenario)).flat_map(|pack| &pack.facts);
    for decl in of_duties.chain(of_scales) {
        if !own.iter().chain(&beside).any(|known| known.key == decl.key) {
            beside.push(decl.clone());
        }
    }
    beside
}

/// The words that say where a site is.
fn place(site: Option<&Site>) -> Vec<&str> {
    let texts = site.map(|site| [&site.name, &site.region, &site.address]);
    texts.into_iter().flatten().flat_map(|text| [text.zh.as_str(), text.en.as_str()]).collect()
}

fn reporter(case: &Case) -> Option<Reporter> {
    let reporter = Reporter { name: case.reporter_name.clone(), contact: case.reporter_contact.clone() };
    (reporter != Reporter::default()).then_some(reporter)
}

fn people(case: &Case, actor: &Actor) -> Vec<Person> {
    let personal = actor.may(Action::SeePersonal);
    let seen = |person: &Person| Person { identity: person.identity.clone().filter(|_| personal), ..person.clone() };
    let mut people: Vec<_> = case.people.values().map(seen).collect();
    people.sort_by_key(|person| person.number);
    people
}

fn tasks(case: &Case) -> Vec<Task> {
    let mut tasks: Vec<_> = case.tasks.values().cloned().collect();
    tasks.sort_by_key(|task| (!task.state.is_open(), task.due_at.is_none(), task.due_at, task.number));
    tasks
}

fn clocks(case: &Case, now: Timestamp) -> Vec<ClockView> {
    let mut clocks: Vec<_> = case.clocks.values().map(|clock| clock_view(clock, now)).collect();
    clocks.sort_by_key(|view| (!view.clock.is_running(), view.clock.due.due_at, view.clock.id));
    clocks
}

fn clock_view(clock: &Clock, now: Timestamp) -> ClockView {
    let stopped = clock.stop.as_ref().map(|stop| match stop {
        ClockStop::Met { at, .. } => Stopped::Met(*at),
        ClockStop::Waived { .. } => Stopped::Waived,
    });
    let times = ClockTimes { started_at: clock.due.started_at, due_at: clock.due.due_at, stopped };
    let (standing, late_minutes) = match duty::clock_state(&times, now) {
        ClockState::Waiting | ClockState::Running { .. } => (ClockStanding::Running, None),
        ClockState::DueSoon { .. } => (ClockStanding::DueSoon, None),
        ClockState::Overdue { by_minutes } => (ClockStanding::Overdue, Some(by_minutes)),
        ClockState::Met => (ClockStanding::Met, None),
        ClockState::MetLate { by_minutes } => (ClockStanding::MetLate, Some(by_minutes)),
        ClockState::Waived => (ClockStanding::Waived, None),
    };
    let late_minutes = late_minutes.map(|minutes| u32::try_from(minutes).unwrap_or(u32::MAX));
    ClockView { clock: clock.clone(), standing, late_minutes }
}

fn moves(case: &Case) -> Vec<MoveOption> {
    let option = |to| {
        let needs = needs_of(case.phase, to).unwrap_or_default();
        let asks = needs.iter().filter(|need| matches!(need, Need::Reason | Need::Outcome));
        let blocked = needs.iter().filter(|need| !matches!(need, Need::Reason | Need::Outcome) && !need.is_met(case));
        let keys = |needs: Vec<&Need>| needs.into_iter().map(|need| need.key().to_owned()).collect();
        MoveOption { to, asks: keys(asks.collect()), blocked_by: keys(blocked.collect()) }
    };
    moves_from(case.phase).into_iter().map(option).collect()
}
