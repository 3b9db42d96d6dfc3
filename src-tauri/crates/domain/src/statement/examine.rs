//! The checks on a statement as part of its case: with the ledger, the other statements and what people answer for.

use std::collections::BTreeMap;

use super::lint::{
    self, Channel, Checks, Finding, LedgerFact, LedgerFacts, Lexicons, LintInput, LintRule, Message, PromisePlace,
};
use super::{Statement, Waiver};
use crate::case::Case;
use crate::fact::FactState;
use crate::ids::StatementId;
use crate::refusal::Refusal;
use crate::terms::{Audience, FactValue, Lang, Stage};

/// A text to look at, saved or not.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The statement it belongs to, if it has been begun.
    pub statement: Option<StatementId>,
    /// For whom.
    pub audience: Audience,
    /// Which in the course of the case.
    pub stage: Stage,
    /// The text by language.
    pub texts: &'a BTreeMap<Lang, String>,
    /// Where it will be shown, if that is decided.
    pub channel: Option<Channel>,
    /// The language of the explanations.
    pub explain_in: Lang,
}

/// A finding in one of the languages of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The language of the text.
    pub lang: Lang,
    /// What was found.
    pub finding: Finding,
    /// Who answers for it, if someone does.
    pub waiver: Option<Waiver>,
}

/// What the checks find in a text of this case.
pub fn findings(lexicons: &Lexicons, case: &Case, asked: &Asked<'_>) -> Vec<Found> {
    let own = asked.statement.and_then(|id| case.statements.get(&id));
    let ledger = ledger(case);
    let mut found = Vec::new();
    for (&lang, text) in asked.texts {
        let others: Vec<&str> =
            others(case, own).filter_map(|other| other.texts.get(&lang)).map(String::as_str).collect();
        let supports: Vec<&str> =
            case.house.iter().flat_map(|house| &house.supports).map(|each| each.text.get(lang)).collect();
        let message = case.house.as_ref().map(|house| Message { core: house.core.get(lang), supports: &supports });
        let input = LintInput {
            facts: Some(&ledger),
            other_language: asked.texts.iter().find(|(other, _)| **other != lang).map(|(_, text)| text.as_str()),
            other_statements: &others,
            message: message.filter(|message| !message.core.is_empty()),
            channel: asked.channel,
            explain_in: asked.explain_in,
            ..LintInput::new(text, lang, asked.stage, asked.audience)
        };
        let waiver = |finding: &Finding| {
            let waivers = own.map_or(&[][..], |own| &own.waivers);
            let of = |w: &&Waiver| w.rule == finding.rule && w.lang == lang && w.words == finding.excerpt;
            waivers.iter().find(of).cloned()
        };
        found.extend(lint::lint(lexicons, &input).into_iter().map(|finding| {
            let waiver = waiver(&finding);
            Found { lang, finding, waiver }
        }));
    }
    found
}

/// The promises in a text that nobody has answered for.
pub fn open_promises(lexicons: &Lexicons, own: &Statement) -> Vec<(Lang, PromisePlace)> {
    let Some(version) = own.current() else { return Vec::new() };
    let answered =
        |lang: Lang, words: &str| own.promises.iter().any(|entry| entry.lang == lang && entry.words == words);
    let each = version
        .texts
        .iter()
        .flat_map(|(&lang, text)| lint::promises(lexicons, text, lang).into_iter().map(move |place| (lang, place)));
    each.filter(|(lang, place)| !answered(*lang, &place.words)).collect()
}

/// The rules whose findings keep the saved text from being approved or released.
pub(super) fn blocking(checks: &Checks, case: &Case, own: &Statement) -> Result<Vec<LintRule>, Refusal> {
    let Some(version) = own.current() else { return Ok(Vec::new()) };
    let asked = Asked {
        statement: Some(own.id),
        audience: own.audience,
        stage: own.stage,
        texts: &version.texts,
        channel: None,
        explain_in: Lang::Zh,
    };
    let lexicons = checks.lexicons().map_err(|_| Refusal::Invalid { field: "lexicons".into() })?;
    let mut rules: Vec<LintRule> = findings(lexicons, case, &asked)
        .into_iter()
        .filter(|found| found.waiver.is_none() && checks.blocks(found.finding.rule))
        .map(|found| found.finding.rule)
        .collect();
    rules.sort_unstable();
    rules.dedup();
    Ok(rules)
}

/// The texts that are out and stand, but for the statement's own and the one it takes the place of.
fn others<'a>(case: &'a Case, own: Option<&'a Statement>) -> impl Iterator<Item = &'a super::TextVersion> {
    let replaced = own.and_then(|own| own.corrects);
    case.statements
        .values()
        .filter(move |other| other.is_live() && Some(other.id) != own.map(|own| own.id) && Some(other.id) != replaced)
        .filter_map(Statement::current)
}

fn ledger(case: &Case) -> LedgerFacts {
    let value = |value: &FactValue| match value {
        FactValue::Flag(flag) => serde_json::Value::Bool(*flag),
        FactValue::Number(number) => (*number).into(),
        FactValue::Choice(choice) => choice.clone().into(),
    };
    let facts = case.facts.values().filter(|fact| fact.state != FactState::Retracted);
    LedgerFacts {
        facts: facts
            .map(|fact| LedgerFact {
                key: fact.key.clone(),
                claim: Some(fact.claim.clone()).filter(|claim| !claim.is_empty()),
                value: fact.value.as_ref().map(value),
                state: lint::FactState::from_key(fact.state.key()).unwrap_or_default(),
            })
            .collect(),
    }
}
