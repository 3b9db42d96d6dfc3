//! The JSON contract of `crisisctl assess`: facts in, grade with reasons and duties out. Scripts rely on it; extend it, don't change it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;
use ts_rs::TS;

use super::assess::assess;
use super::fact::{FactDecl, FactError, Facts, KnownFact};
use super::pack::{RulePack, pack_for};
use super::public::{JurisdictionPack, PublicGrade, public_grade};
use crate::duty::{DutyPack, Limit, Trigger, applicable};
use crate::terms::{FactValue, Grade, Lang, Scenario};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct AssessRequest {
    /// The scenario's key.
    pub scenario: String,
    /// Values by fact; `null` or absent is unknown.
    #[serde(default)]
    pub facts: BTreeMap<String, Value>,
    /// The facts among them that someone contradicts.
    #[serde(default)]
    pub disputed: Vec<String>,
}

/// The answer, its texts in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AssessAnswer {
    /// The grade to work with.
    pub grade: Grade,
    /// What undisputed facts alone prove.
    pub proven: Grade,
    /// The worst that the unknown allows.
    pub possible: Grade,
    /// The rules that apply, gravest first.
    pub rules: Vec<AnswerRule>,
    /// Open questions, those that could change most first.
    pub questions: Vec<AnswerQuestion>,
    /// The smallest changes of one fact that give another grade.
    pub what_if: Vec<AnswerWhatIf>,
    /// What is due at this grade.
    pub duties: Vec<AnswerDuty>,
    /// Public grades beside the company's own, by every scale that covers the scenario.
    pub public: Vec<AnswerPublic>,
    /// Facts given that neither the rule pack, a duty nor a public scale asks for.
    pub ignored: Vec<String>,
    /// The scenario of the pack that graded: `other` where the asked one has no pack.
    pub pack: Scenario,
    /// That pack's version.
    pub version: String,
}

/// A rule that applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerRule {
    /// Id in the pack.
    pub id: String,
    /// The rule in words.
    pub text: String,
    /// Where it comes from.
    pub source: String,
    /// The grade it gives.
    pub grade: Grade,
    /// Unknown linking facts that it presumes.
    pub presumed: Vec<String>,
    /// Disputed facts that it rests on.
    pub disputed: Vec<String>,
}

/// Something to find out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerQuestion {
    /// The fact to find out.
    pub fact: String,
    /// The question, and why it matters.
    pub why: String,
    /// The grade that the answer could lead to.
    pub could_become: Grade,
}

/// One change that would give another grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerWhatIf {
    /// The fact to change.
    pub fact: String,
    /// Its present value; `null` is unknown.
    pub from: Option<FactValue>,
    /// The nearest value that gives `grade`.
    pub to: FactValue,
    /// The grade that holds then.
    pub grade: Grade,
}

/// What is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerDuty {
    /// Id in the duty pack.
    pub id: String,
    /// What it counts from.
    pub trigger: Trigger,
    /// How long it may take, 0 being immediately; `null` where working days decide.
    pub limit_minutes: Option<u32>,
    /// The rule it follows, in words.
    pub source: String,
    /// What is to be done.
    pub name: String,
    /// The limit as the pack states it.
    pub limit: Limit,
    /// Counsel must confirm it.
    pub counsel_must_confirm: bool,
}

/// A public grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerPublic {
    /// Key of the scale.
    pub id: String,
    /// Whose scale it is: ISO 3166 code of the country or province.
    pub jurisdiction: String,
    /// What the scale is called.
    pub name: String,
    /// The grade that the known facts give; `null` below the lowest.
    pub grade: Option<PublicGrade>,
    /// The worst that the unknown allows.
    pub possible: Option<PublicGrade>,
    /// The rules that apply, gravest first.
    pub rules: Vec<PublicAnswerRule>,
    /// Version of the scale.
    pub version: String,
    /// The day its sources were last checked.
    pub checked_on: NaiveDate,
    /// Past its review date: check the source before relying on it.
    pub stale: bool,
}

/// A rule of a public scale that applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PublicAnswerRule {
    /// Id in the scale.
    pub id: String,
    /// The rule in words.
    pub text: String,
    /// Where it comes from.
    pub source: String,
}

/// What an answer is made by.
#[derive(Debug, Clone, Copy)]
pub struct Packs<'p> {
    /// How each scenario is graded.
    pub rules: &'p [RulePack],
    /// What is due by when.
    pub duties: &'p [DutyPack],
    /// Public scales.
    pub public: &'p [JurisdictionPack],
}

/// Why a request has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ContractError {
    /// The scenario does not exist.
    #[error("`{0}` is not a scenario; known are {known}", known = Scenario::ALL.iter().map(|s| s.key()).collect::<Vec<_>>().join(", "))]
    UnknownScenario(String),
    /// There is neither a pack for the scenario nor the general matrix.
    #[error("there is no rule pack for `{0}`")]
    NoPack(Scenario),
    /// A fact's value is not of its kind.
    #[error(transparent)]
    Fact(#[from] FactError),
}

/// Answers `request` in `lang`; `today` says which packs are stale.
///
/// # Errors
/// An unknown scenario, or a value of the wrong kind or range. Facts that nobody asks for are listed in `ignored`, not refused.
pub fn answer(
    request: &AssessRequest,
    packs: Packs<'_>,
    today: NaiveDate,
    lang: Lang,
) -> Result<AssessAnswer, ContractError> {
    let scenario = Scenario::from_key(&request.scenario)
        .ok_or_else(|| ContractError::UnknownScenario(request.scenario.clone()))?;
    let pack = pack_for(packs.rules, scenario).ok_or(ContractError::NoPack(scenario))?;
    let (facts, ignored) = read_facts(request, pack, packs)?;
    let found = assess(pack, &facts);
    let text = |text: &crate::terms::Bilingual| text.get(lang).to_owned();
    Ok(AssessAnswer {
        grade: found.grade,
        proven: found.proven,
        possible: found.possible,
        rules: (found.rules.into_iter())
            .map(|r| AnswerRule {
                text: text(&r.text),
                source: text(&r.source),
                id: r.id,
                grade: r.grade,
                presumed: r.presumed,
                disputed: r.disputed,
            })
            .collect(),
        questions: (found.questions.into_iter())
            .map(|q| AnswerQuestion { why: text(&q.why), fact: q.fact, could_become: q.could_become })
            .collect(),
        what_if: (found.what_if.into_iter())
            .map(|w| AnswerWhatIf { fact: w.fact, from: w.from, to: w.to, grade: w.grade })
            .collect(),
        duties: applicable(packs.duties, scenario, found.grade, &facts)
            .map(|d| AnswerDuty {
                id: d.id.clone(),
                trigger: d.trigger,
                limit_minutes: d.limit.minutes(),
                source: text(&d.source),
                name: text(&d.name),
                limit: d.limit,
                counsel_must_confirm: d.counsel_must_confirm,
            })
            .collect(),
        public: (public_grade(packs.public, scenario, &facts, today).into_iter())
            .map(|p| AnswerPublic {
                id: p.pack,
                jurisdiction: p.jurisdiction,
                name: text(&p.name),
                grade: p.grade,
                possible: p.possible,
                rules: (p.rules.into_iter())
                    .map(|r| PublicAnswerRule { text: text(&r.text), source: text(&r.source), id: r.id })
                    .collect(),
                version: p.version,
                checked_on: p.checked_on,
                stale: p.stale,
            })
            .collect(),
        ignored,
        pack: pack.scenario,
        version: pack.version.clone(),
    })
}

/// The facts of a request by their declarations, and the keys that no declaration knows.
fn read_facts(request: &AssessRequest, pack: &RulePack, packs: Packs<'_>) -> Result<(Facts, Vec<String>), FactError> {
    let mut facts = Facts::new();
    let mut ignored = Vec::new();
    for (key, value) in &request.facts {
        let of_duties = || packs.duties.iter().find_map(|p| p.fact(key));
        let of_scales = || packs.public.iter().flat_map(|p| &p.facts).find(|decl| decl.key == *key);
        let Some(decl) = pack.fact(key).or_else(of_duties).or_else(of_scales) else {
            ignored.push(key.clone());
            continue;
        };
        let value = read_value(decl, value)?;
        let disputed = value.is_some() && request.disputed.contains(key);
        facts.insert(key.clone(), KnownFact { value, disputed, ..KnownFact::default() });
    }
    Ok((facts, ignored))
}

fn read_value(decl: &FactDecl, value: &Value) -> Result<Option<FactValue>, FactError> {
    let wrong = || FactError::WrongKind { fact: decl.key.clone(), expected: decl.kind };
    let value = match value {
        Value::Null => return Ok(None),
        Value::Bool(flag) => FactValue::Flag(*flag),
        Value::Number(number) => FactValue::Number(number.as_i64().ok_or_else(wrong)?),
        Value::String(choice) => FactValue::Choice(choice.clone()),
        Value::Array(_) | Value::Object(_) => return Err(wrong()),
    };
    decl.check(&value)?;
    Ok(Some(value))
}
