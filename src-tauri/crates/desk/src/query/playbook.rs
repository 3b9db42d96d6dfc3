//! What the company works by: playbooks and rule packs, shipped and its own.

use chrono::NaiveDate;
use domain::case::{PlanEffect, Rules, effect_of};
use domain::duty::DutyPack;
use domain::grading::RulePack;
use domain::ids::CaseId;
use domain::organisation::{ContentKind, Edition, EditionId, Organisation, check_content};
use domain::playbook::Playbook;
use domain::policy::Actor;
use domain::refusal::Refusal;
use domain::statement::answer::AnswerPack;
use domain::terms::Scenario;
use serde_json::{Value, json};

use crate::Desk;
use crate::compare::compare;
use crate::content::{file, today};
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{
    ContentCheck, ContentDraft, ContentItem, ContentProblemView, ContentQuery, ContentText, EditionView,
};

impl Desk {
    /// Every playbook and rule pack with the company's own editions.
    ///
    /// # Errors
    /// The user was let go, or the store fails.
    pub fn contents(&self, session: &Session) -> Result<Vec<ContentItem>, DeskError> {
        self.actor(session)?;
        let organisation = self.store()?.read(|tx| tx.organisation())?;
        let (rules, today) = (self.rules(&organisation), today(self.host.now()));
        let kinds =
            ContentKind::ALL.iter().flat_map(|kind| Scenario::ALL.iter().map(move |scenario| (*kind, *scenario)));
        // Duties are one file for all scenarios.
        let kinds = kinds.filter(|(kind, scenario)| *kind != ContentKind::Duties || *scenario == Scenario::Other);
        Ok(kinds.map(|(kind, scenario)| item(&organisation, &rules, kind, scenario, today)).collect())
    }

    /// One playbook or rule pack as data, and what differs from another edition.
    ///
    /// # Errors
    /// No such edition, or the user was let go.
    pub fn content_text(&self, session: &Session, query: &ContentQuery) -> Result<ContentText, DeskError> {
        self.actor(session)?;
        let organisation = self.store()?.read(|tx| tx.organisation())?;
        let in_force = || {
            let found = organisation.in_force(query.kind, query.scenario, today(self.host.now()));
            found.map_or(0, |edition| edition.id.number)
        };
        let number = query.number.unwrap_or_else(in_force);
        let value = self.value_of(&organisation, query.kind, query.scenario, number)?;
        let against = query.against.map(|n| self.value_of(&organisation, query.kind, query.scenario, n)).transpose()?;
        let changes = against.map(|against| compare(&against, &value)).unwrap_or_default();
        Ok(ContentText { number: Some(number).filter(|number| *number > 0), value, changes })
    }

    fn value_of(
        &self,
        organisation: &Organisation,
        kind: ContentKind,
        scenario: Scenario,
        number: u32,
    ) -> Result<Value, DeskError> {
        if number > 0 {
            let id = EditionId { kind, scenario, number };
            let missing = || Refusal::no_such("edition", number);
            return value(&organisation.edition(id).ok_or_else(missing)?.text);
        }
        match kind {
            ContentKind::Rules => value(file(&format!("rules/{scenario}.toml"))?),
            ContentKind::Duties => value(file("duties/company.toml")?),
            ContentKind::Templates if scenario == Scenario::Other => value(file("templates/general.toml")?),
            ContentKind::Templates => value(file(&format!("templates/{scenario}.toml"))?),
            ContentKind::Answers => {
                let answers = toml::to_string(&self.shipped_answers(scenario));
                value(&answers.map_err(|error| DeskError::Internal(error.to_string()))?)
            }
            ContentKind::Playbook => {
                let playbook = self.content.rules.playbooks.get(&scenario);
                let playbook = playbook.ok_or_else(|| DeskError::Internal(format!("no playbook for {scenario}")))?;
                value(&playbook.to_toml().map_err(|error| DeskError::Internal(error.to_string()))?)
            }
        }
    }

    /// What the shipped playbook lets the front line say, as a file of its own.
    fn shipped_answers(&self, scenario: Scenario) -> AnswerPack {
        let playbook = self.content.rules.playbooks.get(&scenario);
        AnswerPack {
            version: playbook.map(|playbook| playbook.version.clone()).unwrap_or_default(),
            scenario,
            answers: playbook.map(|playbook| playbook.questions.clone()).unwrap_or_default(),
        }
    }

    /// Whether a text can be used, and what it would do to a case.
    ///
    /// # Errors
    /// Not permitted, or no such case.
    pub fn content_check(&self, session: &Session, draft: &ContentDraft) -> Result<ContentCheck, DeskError> {
        let actor = self.actor(session)?;
        actor.require(draft.kind.rights().write)?;
        let text = toml::to_string(&without_nulls(draft.value.clone()))
            .map_err(|error| DeskError::Input(error.to_string()))?;
        let problem = match check_content(draft.kind, draft.scenario, &text) {
            Ok(()) => None,
            Err(Refusal::ContentInvalid { line, key, problem }) => Some(ContentProblemView { line, key, problem }),
            Err(refusal) => return Err(refusal.into()),
        };
        let effect = match draft.case.filter(|_| problem.is_none()) {
            None => None,
            Some(case) => self.effect(&actor, case, draft.kind, &text)?,
        };
        Ok(ContentCheck { text, problem, effect })
    }

    /// What a playbook or rule pack would do to a case; wording does nothing to it.
    fn effect(
        &self,
        actor: &Actor,
        case: CaseId,
        kind: ContentKind,
        text: &str,
    ) -> Result<Option<PlanEffect>, DeskError> {
        let (case, organisation) = self.seen_case(actor, case)?;
        let rules = self.rules(&organisation);
        let read = |error: &dyn std::fmt::Display| DeskError::Internal(error.to_string());
        Ok(match kind {
            ContentKind::Playbook => {
                let playbook = Playbook::parse("draft", text, None).map_err(|error| read(&error))?;
                Some(effect_of(&case, rules.pack_of(&case), Some(&playbook)))
            }
            ContentKind::Rules => {
                let pack = RulePack::parse("draft", text).map_err(|error| read(&error))?;
                Some(effect_of(&case, Some(&pack), rules.playbook_of(&case)))
            }
            ContentKind::Templates | ContentKind::Answers | ContentKind::Duties => None,
        })
    }
}

/// A TOML text as JSON.
fn value(text: &str) -> Result<Value, DeskError> {
    let read: toml::Table = text.parse().map_err(|error: toml::de::Error| DeskError::Internal(error.to_string()))?;
    Ok(plain(toml::Value::Table(read)))
}

/// TOML as JSON: dates as text, all else alike.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(list) => list.into_iter().map(plain).collect(),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, plain(value))).collect()),
    }
}

/// A field that says nothing is absent in a file.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let said = fields.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(said.map(|(key, value)| (key, without_nulls(value))).collect())
        }
        Value::Array(list) => list.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

fn item(
    organisation: &Organisation,
    rules: &Rules,
    kind: ContentKind,
    scenario: Scenario,
    today: NaiveDate,
) -> ContentItem {
    let in_force = organisation.in_force(kind, scenario, today);
    let (title, shipped_review) = match kind {
        ContentKind::Playbook => {
            rules.playbook(scenario).map(|playbook| (playbook.title.clone(), Some(playbook.next_review)))
        }
        ContentKind::Rules => rules.pack(scenario).map(|pack| (pack.name.clone(), Some(pack.review_by))),
        ContentKind::Duties => {
            let own = rules.duties.iter().find(|pack| pack.key == DutyPack::COMPANY);
            own.map(|pack| (pack.name.clone(), Some(pack.review_by)))
        }
        // What ships is looked at again with the program; wording has no name of its own.
        ContentKind::Templates | ContentKind::Answers => None,
    }
    .unwrap_or_default();
    let next_review = in_force.and_then(|edition| edition.next_review).or(shipped_review);
    let view = |edition: &Edition| EditionView {
        number: edition.id.number,
        state: edition.state,
        in_force: in_force.is_some_and(|found| found.id == edition.id),
        note: edition.note.clone(),
        drafted_by: edition.drafted_by,
        drafted_at: edition.drafted_at,
        approved_by: edition.approved_by,
        published_by: edition.published_by,
        effective: edition.effective.map(|day| day.to_string()),
        next_review: edition.next_review.map(|day| day.to_string()),
        reason: edition.reason.clone(),
    };
    let editions = organisation.editions_of(kind, scenario).rev().map(view).collect();
    ContentItem {
        kind,
        scenario,
        title,
        next_review: next_review.map(|day| day.to_string()),
        stale: next_review.is_some_and(|day| today > day),
        editions,
    }
}
