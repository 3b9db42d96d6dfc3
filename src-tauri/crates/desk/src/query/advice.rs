use std::sync::Arc;

use domain::case::Rules;
use domain::grading::{Assessment, KnownFact, assess};
use domain::policy::Action;
use domain::refusal::Refusal;
use domain::terms::{Lang, Scenario};
use domain::triage::suggest_scenario;

use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{AssessQuery, ScenarioForm, Suggestion};

/// How many scenarios to suggest.
const SUGGESTIONS: usize = 3;

impl Desk {
    /// What to ask when a case of this scenario is opened.
    ///
    /// # Errors
    /// Not permitted.
    pub fn scenario_form(&self, session: &Session, scenario: Scenario) -> Result<ScenarioForm, DeskError> {
        let rules = self.rules_in_force(session)?;
        let facts = rules.pack(scenario).map(|pack| pack.facts.clone()).unwrap_or_default();
        Ok(ScenarioForm { scenario, facts })
    }

    /// Grades facts that are not in any case yet.
    ///
    /// # Errors
    /// Not permitted, or a value that its fact can't have.
    pub fn assess(&self, session: &Session, query: &AssessQuery) -> Result<Assessment, DeskError> {
        let rules = self.rules_in_force(session)?;
        let pack = rules.pack(query.scenario).ok_or_else(|| invalid("scenario"))?;
        for (key, value) in &query.facts {
            if let (Some(declared), Some(value)) = (pack.fact(key), value) {
                declared.check(value).map_err(|_| invalid(key))?;
            }
        }
        let known = |value: &Option<_>| KnownFact { value: value.clone(), ..KnownFact::default() };
        let facts = query.facts.iter().map(|(key, value)| (key.clone(), known(value))).collect();
        Ok(assess(pack, &facts))
    }

    fn rules_in_force(&self, session: &Session) -> Result<Arc<Rules>, DeskError> {
        self.actor(session)?.require(Action::SeeCase)?;
        let organisation = self.store()?.read(|tx| tx.organisation())?;
        Ok(self.rules(&organisation))
    }

    /// The scenarios that fit what a person typed so far, the best first.
    ///
    /// # Errors
    /// Not permitted.
    pub fn suggest_scenario(&self, session: &Session, text: &str, lang: Lang) -> Result<Vec<Suggestion>, DeskError> {
        self.actor(session)?.require(Action::SeeCase)?;
        let ranked = suggest_scenario(self.content.triage()?, text, lang).into_iter().take(SUGGESTIONS);
        Ok(ranked.map(|found| Suggestion { scenario: found.scenario, words: found.words }).collect())
    }
}

fn invalid(field: &str) -> DeskError {
    Refusal::Invalid { field: field.into() }.into()
}
