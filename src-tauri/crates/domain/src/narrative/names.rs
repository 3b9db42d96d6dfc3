//! What the ids in an event stand for.

use std::collections::BTreeMap;

use crate::case::Case;
use crate::duty::DutyDue;
use crate::event::Event;
use crate::fact::FactEvent;
use crate::grading::FactDecl;
use crate::ids::{CallId, CaseId, ClockId, DecisionId, FactId, PersonId, SiteId, StatementId, TaskId, UserId};
use crate::organisation::Organisation;
use crate::statement::StatementEvent;
use crate::terms::{Bilingual, FactValue, Grade};

/// Grading facts by key, with label, unit and choices.
pub type FactWords = BTreeMap<String, FactDecl>;

/// The words of `declared` facts, of rule packs and of duty packs; of two with the same key the earlier stands, so put
/// those of the case's scenario first.
pub fn fact_words<'a>(declared: impl IntoIterator<Item = &'a FactDecl>) -> FactWords {
    let mut words = FactWords::new();
    for fact in declared {
        words.entry(fact.key.clone()).or_insert_with(|| fact.clone());
    }
    words
}

/// How a fact is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactName<'a> {
    /// The number by which people cite it.
    pub number: u32,
    /// The grading fact it is about.
    pub key: Option<&'a str>,
    /// The claim in words.
    pub claim: &'a str,
}

/// How a statement is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementName<'a> {
    /// The number by which people name it.
    pub number: u32,
    /// Its title.
    pub title: &'a str,
}

/// What stood just before an event, as far as its telling needs it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Before {
    /// The fact that the event revises or judges: its value and its claim.
    pub fact: Option<(Option<FactValue>, String)>,
    /// The grade by rule, if there was an assessment.
    pub assessed: Option<Grade>,
    /// The statement that the event edits: its version, and how many approvals held for it.
    pub statement: Option<(u32, usize)>,
}

impl Before {
    /// What `case`, not yet folded with `event`, says.
    pub fn of(case: &Case, event: &Event) -> Self {
        let fact = match event {
            Event::Fact(FactEvent::Revised { fact, .. } | FactEvent::Judged { fact, .. }) => case.facts.get(fact),
            _ => None,
        };
        let statement = match event {
            Event::Statement(StatementEvent::Edited { statement, .. }) => case.statements.get(statement),
            _ => None,
        };
        Self {
            fact: fact.map(|fact| (fact.value.clone(), fact.claim.clone())),
            assessed: case.grade.assessment.as_ref().map(|assessment| assessment.grade),
            statement: statement.map(|s| (s.current().map_or(0, |v| v.number), s.valid_approvals().count())),
        }
    }
}

/// Resolves ids. What a source does not know, it leaves at `None`, and the narrative says so.
pub trait Names {
    /// A user's name.
    fn user(&self, _user: UserId) -> Option<&Bilingual> {
        None
    }
    /// A site's name.
    fn site(&self, _site: SiteId) -> Option<&Bilingual> {
        None
    }
    /// A case's number.
    fn case_number(&self, _case: CaseId) -> Option<&str> {
        None
    }
    /// A fact of the case.
    fn fact(&self, _fact: FactId) -> Option<FactName<'_>> {
        None
    }
    /// The declaration of a grading fact.
    fn declared(&self, _key: &str) -> Option<&FactDecl> {
        None
    }
    /// A task's title.
    fn task(&self, _task: TaskId) -> Option<&Bilingual> {
        None
    }
    /// The duty of a clock.
    fn clock(&self, _clock: ClockId) -> Option<&DutyDue> {
        None
    }
    /// The number of an affected person.
    fn person(&self, _person: PersonId) -> Option<u32> {
        None
    }
    /// A statement of the case.
    fn statement(&self, _statement: StatementId) -> Option<StatementName<'_>> {
        None
    }
    /// The number of a decision of the room.
    fn decision(&self, _decision: DecisionId) -> Option<u32> {
        None
    }
    /// The number of a call.
    fn call(&self, _call: CallId) -> Option<u32> {
        None
    }
    /// What stood just before the event that is told.
    fn before(&self) -> Option<&Before> {
        None
    }
}

/// The organisation knows its people and sites.
impl Names for Organisation {
    fn user(&self, user: UserId) -> Option<&Bilingual> {
        self.users.get(&user).map(|user| &user.name)
    }
    fn site(&self, site: SiteId) -> Option<&Bilingual> {
        self.sites.get(&site).map(|site| &site.name)
    }
}

/// Names from a case as it stood just after the event, and from the organisation.
#[derive(Debug, Clone, Copy)]
pub struct CaseNames<'a> {
    /// The case.
    pub case: &'a Case,
    /// Users and sites.
    pub organisation: &'a Organisation,
    /// The words of grading facts.
    pub facts: &'a FactWords,
    /// What stood just before the event, if the caller kept it.
    pub before: Option<&'a Before>,
}

impl Names for CaseNames<'_> {
    fn user(&self, user: UserId) -> Option<&Bilingual> {
        self.organisation.user(user)
    }
    fn site(&self, site: SiteId) -> Option<&Bilingual> {
        self.organisation.site(site)
    }
    fn case_number(&self, case: CaseId) -> Option<&str> {
        (case == self.case.id && self.case.is_known()).then_some(self.case.number.as_str())
    }
    fn fact(&self, fact: FactId) -> Option<FactName<'_>> {
        let fact = self.case.facts.get(&fact)?;
        Some(FactName { number: fact.number, key: fact.key.as_deref(), claim: &fact.claim })
    }
    fn declared(&self, key: &str) -> Option<&FactDecl> {
        self.facts.get(key)
    }
    fn task(&self, task: TaskId) -> Option<&Bilingual> {
        self.case.tasks.get(&task).map(|task| &task.title)
    }
    fn clock(&self, clock: ClockId) -> Option<&DutyDue> {
        self.case.clocks.get(&clock).map(|clock| &clock.due)
    }
    fn person(&self, person: PersonId) -> Option<u32> {
        self.case.people.get(&person).map(|person| person.number)
    }
    fn statement(&self, statement: StatementId) -> Option<StatementName<'_>> {
        let statement = self.case.statements.get(&statement)?;
        let title = statement.current().map_or("", |version| version.title.as_str());
        Some(StatementName { number: statement.number, title })
    }
    fn decision(&self, decision: DecisionId) -> Option<u32> {
        self.case.room.decisions.get(&decision).map(|made| made.number)
    }
    fn call(&self, call: CallId) -> Option<u32> {
        self.case.room.calls.get(&call).map(|call| call.number)
    }
    fn before(&self) -> Option<&Before> {
        self.before
    }
}
