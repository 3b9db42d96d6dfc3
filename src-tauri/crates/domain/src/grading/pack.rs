//! A rule pack: the facts and rules by which one scenario is graded, with their sources.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use ts_rs::TS;

use super::condition::Condition;
use super::condition_toml::{ConditionReader, RawCondition};
use super::error::{PackError, PackProblem, PackText, Reason};
use super::fact::{FactDecl, RawFact, declare, text};
use crate::terms::{Bilingual, Grade, Scenario};

/// One line of the decision table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rule {
    /// Stable id, unique in its pack.
    pub id: String,
    /// The grade it gives; `none` makes it a note that explains and grades nothing.
    pub grade: Grade,
    /// When it applies.
    pub when: Condition,
    /// The rule in words.
    pub text: Bilingual,
    /// Where it comes from.
    pub source: Bilingual,
}

/// The rules for one scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RulePack {
    /// The scenario it grades.
    pub scenario: Scenario,
    /// The pack's version, as its publisher counts.
    pub version: String,
    /// The day its sources were last compared with the pack.
    pub checked_on: NaiveDate,
    /// The day after which it is stale.
    pub review_by: NaiveDate,
    /// Whether more harm never lowers the grade. Proved when the pack is read.
    pub monotone: bool,
    /// What it is called.
    pub name: Bilingual,
    /// The facts it asks for, in the order to ask.
    pub facts: Vec<FactDecl>,
    /// Its rules.
    pub rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPack {
    scenario: Spanned<String>,
    version: String,
    checked_on: NaiveDate,
    review_by: Spanned<NaiveDate>,
    monotone: bool,
    name: Spanned<Bilingual>,
    #[serde(default, rename = "fact")]
    facts: Vec<RawFact>,
    #[serde(default, rename = "rule")]
    rules: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: Spanned<String>,
    grade: Grade,
    when: Spanned<RawCondition>,
    text: Spanned<Bilingual>,
    source: Spanned<Bilingual>,
}

impl RulePack {
    /// Reads a pack from TOML. `file` is only for messages.
    ///
    /// # Errors
    /// The first thing wrong, with file, line and key.
    pub fn parse(file: &str, source: &str) -> Result<Self, PackError> {
        let at = PackText::new(file, source);
        let raw: RawPack = at.read()?;
        let scenario = Scenario::from_key(raw.scenario.get_ref()).ok_or_else(|| {
            let problem = PackProblem::Syntax(format!("`{}` is not a scenario", raw.scenario.get_ref()));
            at.error(raw.scenario.span(), problem)
        })?;
        if *raw.review_by.get_ref() < raw.checked_on {
            let problem = PackProblem::Declaration(Reason::REVIEWED_BEFORE_CHECKED);
            return Err(at.error(raw.review_by.span(), problem));
        }
        let facts = declare(at, raw.facts)?;
        let mut rules: Vec<Rule> = Vec::with_capacity(raw.rules.len());
        for rule in raw.rules {
            // A note grades nothing, so it can't lower a grade.
            let monotone = raw.monotone && rule.grade != Grade::None;
            let reader = ConditionReader { at, facts: &facts, monotone };
            rules.push(Rule {
                id: unique_id(at, rule.id, rules.iter().map(|r| r.id.as_str()))?,
                grade: rule.grade,
                when: reader.read(&rule.when)?,
                text: text(at, rule.text)?,
                source: text(at, rule.source)?,
            });
        }
        Ok(Self {
            scenario,
            version: raw.version,
            checked_on: raw.checked_on,
            review_by: raw.review_by.into_inner(),
            monotone: raw.monotone,
            name: text(at, raw.name)?,
            facts,
            rules,
        })
    }

    /// The declaration of the fact `key`.
    pub fn fact(&self, key: &str) -> Option<&FactDecl> {
        self.facts.iter().find(|f| f.key == key)
    }

    /// Whether the pack is past its review date on `today`.
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        today > self.review_by
    }
}

/// The pack for `scenario`, or else the general matrix (`other`).
pub fn pack_for(packs: &[RulePack], scenario: Scenario) -> Option<&RulePack> {
    let of = |wanted| packs.iter().find(move |p| p.scenario == wanted);
    of(scenario).or_else(|| of(Scenario::Other))
}

/// An id that is not empty and not taken.
pub(crate) fn unique_id<'i>(
    at: PackText<'_>,
    id: Spanned<String>,
    mut taken: impl Iterator<Item = &'i str>,
) -> Result<String, PackError> {
    if id.get_ref().trim().is_empty() {
        return Err(at.error(id.span(), PackProblem::EmptyId));
    }
    if taken.any(|t| t == id.get_ref()) {
        return Err(at.error(id.span(), PackProblem::Duplicate(id.get_ref().clone())));
    }
    Ok(id.into_inner())
}
