use chrono_tz::Tz;
use domain::case::Case;
use domain::fact::{Fact, FactState};
use domain::ids::CaseId;
use domain::organisation::Organisation;
use domain::policy::Action;
use domain::refusal::Refusal;
use domain::statement::template::{Citation, Draft, Form, Value, Values, fill};
use domain::statement::{Cite, Place};
use domain::terms::{Bilingual, FactValue, Lang, Timestamp};

use super::log::zone_of;
use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{FillRequest, Filled, TemplateView};

impl Desk {
    /// The templates that fit a case, those written for its scenario first.
    ///
    /// # Errors
    /// Not permitted, or no such case.
    pub fn templates(&self, session: &Session, case: CaseId) -> Result<Vec<TemplateView>, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::WriteStatement)?;
        let (case, organisation) = self.seen_case(&actor, case)?;
        let rules = self.rules(&organisation);
        let fitting = rules.templates(case.scenario).filter(|template| template.form == Form::Statement);
        let mut views: Vec<_> = fitting
            .map(|template| TemplateView {
                id: template.id.clone(),
                audience: template.audience,
                stage: template.stage,
                title: template.title.clone(),
                specific: !template.scenarios.is_empty(),
            })
            .collect();
        views.sort_by_key(|view| (!view.specific, view.stage, view.audience));
        Ok(views)
    }

    /// Fills a template with what is known of a case. Only confirmed facts go in; the rest stays open and visible.
    ///
    /// # Errors
    /// Not permitted, no such case, or no such template.
    pub fn fill_template(&self, session: &Session, request: &FillRequest) -> Result<Filled, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::WriteStatement)?;
        let (case, organisation) = self.seen_case(&actor, request.case)?;
        let rules = self.rules(&organisation);
        let template = rules.templates(case.scenario).find(|template| template.id == request.template);
        let no_such = || Refusal::no_such("template", &request.template);
        let template = template.ok_or_else(no_such)?;
        let values = values(&case, &organisation);
        let (zh, en) = (fill(template, &values, Lang::Zh), fill(template, &values, Lang::En));
        let citations =
            [(Lang::Zh, &zh), (Lang::En, &en)].into_iter().flat_map(|(lang, draft)| cites(&case, lang, draft));
        let citations = citations.collect();
        Ok(Filled {
            title: Bilingual { zh: zh.title, en: en.title },
            text: Bilingual { zh: zh.text, en: en.text },
            open: zh.open,
            citations,
        })
    }
}

/// Where a draft puts in what the ledger confirms.
fn cites(case: &Case, lang: Lang, draft: &Draft) -> Vec<Cite> {
    let chars: Vec<char> = draft.text.chars().collect();
    let cite = |citation: &Citation| {
        let key = citation.placeholder.strip_prefix("fact.")?;
        let fact = confirmed(case).filter(|fact| fact.key.as_deref() == Some(key)).last()?;
        let quote = chars.get(citation.start..citation.end)?.iter().collect();
        let (start, end) = (u32::try_from(citation.start).ok()?, u32::try_from(citation.end).ok()?);
        Some(Cite { fact: fact.id, place: Place { lang, start, end, quote }, renewed: false })
    };
    draft.citations.iter().filter_map(cite).collect()
}

/// The confirmed facts, the latest last, as a draft takes their values.
fn confirmed(case: &Case) -> impl Iterator<Item = &Fact> {
    let mut facts: Vec<&Fact> = case.facts.values().filter(|fact| fact.state == FactState::Confirmed).collect();
    facts.sort_by_key(|fact| (fact.changed_at, fact.number));
    facts.into_iter()
}

/// What is known of a case, by placeholder.
fn values(case: &Case, organisation: &Organisation) -> Values {
    let zone = zone_of(case, organisation);
    let site = case.site.and_then(|site| organisation.sites.get(&site));
    let mut values = Values::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            values.insert(name.to_owned(), value);
        }
    };
    put("company", both(&organisation.company));
    put("site", site.and_then(|site| both(&site.name)));
    put("address", site.and_then(|site| both(&site.address)));
    put("case_number", Some(Value::Text(case.number.clone())));
    put("date", case.occurred_at.map(|at| moment(at, zone)));
    put("time", case.occurred_at.map(|at| moment(at, zone)));
    for fact in confirmed(case) {
        if let (Some(key), Some(value)) = (&fact.key, &fact.value) {
            put(&format!("fact.{key}"), known(value));
        }
    }
    values
}

fn both(text: &Bilingual) -> Option<Value> {
    text.is_whole().then(|| Value::Both(text.clone()))
}

fn moment(at: Timestamp, zone: Tz) -> Value {
    Value::Moment(at.with_timezone(&zone).fixed_offset())
}

fn known(value: &FactValue) -> Option<Value> {
    match value {
        FactValue::Flag(flag) => Some(Value::Flag(*flag)),
        FactValue::Number(number) => Some(Value::Number(*number)),
        FactValue::Choice(_) => None,
    }
}
