//! What needs no store: grading, linting, advice and triage of what is given. The JSON is a contract with scripts.

use domain::advice::{Advice, AdviceRequest};
use domain::grading::contract::{AssessAnswer, AssessRequest, Packs, answer};
use domain::statement::lint::{self, Finding, LedgerFacts, Lexicons, LintInput};
use domain::terms::{Audience, Lang, Stage};
use domain::triage::{self, TriageAnswer, TriageLexicons, TriageRequest};
use serde::Serialize;
use serde_json::Value;

use crate::content::{self, Content, ContentProblem, today};
use crate::error::DeskError;
use crate::host::{Clock, System};

/// What a check of a statement found.
#[derive(Debug, Serialize)]
pub struct LintAnswer {
    /// The findings in the order of the text; offsets in Unicode code points.
    pub findings: Vec<Finding>,
}

/// Grades the facts of a request.
///
/// # Errors
/// A request that is not of the contract's form, or a value that its fact can't have.
pub fn assess(request: Value, lang: Lang) -> Result<AssessAnswer, DeskError> {
    let request: AssessRequest = read(request)?;
    let rules = Content::shipped()?.rules;
    let graded: Vec<_> = rules.packs.values().cloned().collect();
    let packs = Packs { rules: &graded, duties: &rules.duties, public: &rules.public };
    answer(&request, packs, today(System.now()), lang).map_err(input)
}

/// Checks a statement's text.
///
/// # Errors
/// A stage or audience that does not exist, or facts that are not of the contract's form.
pub fn lint(
    text: &str,
    lang: Lang,
    stage: &str,
    audience: &str,
    facts: Option<&Value>,
) -> Result<LintAnswer, DeskError> {
    let stage = Stage::from_key(stage).ok_or_else(|| input(format!("no stage {stage}")))?;
    let audience = Audience::from_key(audience).ok_or_else(|| input(format!("no audience {audience}")))?;
    let facts = facts.map(LedgerFacts::from_json).transpose().map_err(input)?;
    let asked = LintInput { facts: facts.as_ref(), ..LintInput::new(text, lang, stage, audience) };
    Ok(LintAnswer { findings: lint::lint(&lexicons()?, &asked) })
}

/// Advice on communication by the SCCT.
///
/// # Errors
/// A request that is not of the contract's form.
pub fn advise(request: Value, lang: Lang) -> Result<Advice, DeskError> {
    let request: AdviceRequest = read(request)?;
    Ok(domain::advice::advise(&request, lang))
}

/// Finds the signals in texts.
pub struct Triage(TriageLexicons);

impl Triage {
    /// Reads the shipped lexicons, once for many texts.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn new() -> Result<Self, DeskError> {
        Ok(Self(content::triage()?))
    }

    /// The signals of one JSON line.
    ///
    /// # Errors
    /// A line that is not of the contract's form.
    pub fn line(&self, line: &str) -> Result<TriageAnswer, DeskError> {
        let request: TriageRequest = serde_json::from_str(line).map_err(input)?;
        Ok(triage::triage(&self.0, &request.text))
    }
}

fn lexicons() -> Result<Lexicons, DeskError> {
    let parsed = Lexicons::parse(&content::lint_sources()?);
    Ok(parsed.map_err(|error| ContentProblem(error.to_string()))?)
}

fn read<T: serde::de::DeserializeOwned>(request: Value) -> Result<T, DeskError> {
    serde_json::from_value(request).map_err(input)
}

fn input(error: impl ToString) -> DeskError {
    DeskError::Input(error.to_string())
}
