//! Duty packs: duties as data, with their sources.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use ts_rs::TS;

use super::limit::{Limit, RawLimit};
use crate::grading::{
    Condition, ConditionReader, FactDecl, Facts, PackError, PackProblem, PackText, RawCondition, RawFact, Reason,
    Truth, declare, required_text, unique_id,
};
use crate::terms::{Bilingual, FactValue, Grade, Scenario, vocabulary};

vocabulary! {
    /// What kind of clock a duty runs on.
    DutyKind {
        /// Business hours of the site.
        Service = "service",
        /// Wall time, towards the public.
        Public = "public",
        /// Wall time, by law; never paused.
        Legal = "legal",
        /// Repeats from the previous report, in wall time.
        Cadence = "cadence",
        /// Wall time, set within the house: an approval that is waited for, an embargo.
        House = "house",
    }
}

vocabulary! {
    /// From what a duty counts.
    Trigger {
        /// The event happened.
        Occurred = "occurred",
        /// The company found out.
        Found = "found",
        /// It was reported.
        Reported = "reported",
        /// The unit's head was informed.
        UnitHeadInformed = "unit_head_informed",
        /// It was graded.
        Graded = "graded",
        /// A medical body received a patient.
        PatientReceived = "patient_received",
        /// The previous report of a cadence.
        PreviousReport = "previous_report",
        /// A regulator passed on a complaint.
        RegulatorComplaintReceived = "regulator_complaint_received",
        /// A step in the work on a statement.
        Statement = "statement",
        /// The room set the time itself.
        RoomSet = "room_set",
    }
}

/// One duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Duty {
    /// Stable id, unique in its pack.
    pub id: String,
    /// What is to be done.
    pub name: Bilingual,
    /// Its clock.
    pub kind: DutyKind,
    /// The scenarios it belongs to; empty means all.
    pub scenarios: Vec<Scenario>,
    /// The least grade at which it applies.
    pub at_grade: Grade,
    /// What the facts must say, if anything.
    pub when: Option<Condition>,
    /// Whether it applies while `when` can't be decided, since in doubt the stricter holds.
    pub if_unknown_due: bool,
    /// What it counts from.
    pub trigger: Trigger,
    /// What it counts from while `trigger` has not happened; the first that has.
    pub or_from: Vec<Trigger>,
    /// How long it may take.
    pub limit: Limit,
    /// The rule it follows, in words.
    pub source: Bilingual,
    /// Where to find the rule, such as an article.
    pub reference: String,
    /// The day the source was last compared with the duty.
    pub checked_on: NaiveDate,
    /// Counsel must confirm it before anyone relies on it.
    pub counsel_must_confirm: bool,
}

/// A file of duties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DutyPack {
    /// Stable key, such as `national`.
    pub key: String,
    /// The pack's version, as its publisher counts.
    pub version: String,
    /// The day its sources were last compared with the pack.
    pub checked_on: NaiveDate,
    /// The day after which it is stale.
    pub review_by: NaiveDate,
    /// What it is called.
    pub name: Bilingual,
    /// The facts its conditions ask for.
    pub facts: Vec<FactDecl>,
    /// Its duties.
    pub duties: Vec<Duty>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPack {
    key: String,
    version: String,
    checked_on: NaiveDate,
    review_by: Spanned<NaiveDate>,
    name: Spanned<Bilingual>,
    #[serde(default, rename = "fact")]
    facts: Vec<RawFact>,
    #[serde(default, rename = "duty")]
    duties: Vec<RawDuty>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDuty {
    id: Spanned<String>,
    name: Spanned<Bilingual>,
    kind: DutyKind,
    #[serde(default)]
    scenarios: Vec<Scenario>,
    #[serde(default)]
    at_grade: Grade,
    when: Option<Spanned<RawCondition>>,
    #[serde(default)]
    if_unknown_due: bool,
    trigger: Trigger,
    #[serde(default)]
    or_from: Vec<Trigger>,
    limit: Spanned<RawLimit>,
    source: Spanned<Bilingual>,
    #[serde(default)]
    reference: String,
    checked_on: Option<NaiveDate>,
    #[serde(default)]
    counsel_must_confirm: bool,
}

impl DutyPack {
    /// The key of the pack of what the company itself demands, which it may write anew.
    pub const COMPANY: &str = "company";

    /// The packs that hold when the company's is `own`. A duty of another pack can't be redefined: its id stays its own.
    pub fn with_own(packs: &[Self], own: &Self) -> Vec<Self> {
        let others = || packs.iter().filter(|pack| pack.key != Self::COMPANY);
        let mut own = own.clone();
        own.duties.retain(|duty| !others().any(|pack| pack.duties.iter().any(|taken| taken.id == duty.id)));
        std::iter::once(own).chain(others().cloned()).collect()
    }

    /// Reads a pack from TOML. `file` is only for messages.
    ///
    /// # Errors
    /// The first thing wrong, with file, line and key.
    pub fn parse(file: &str, source: &str) -> Result<Self, PackError> {
        let at = PackText::new(file, source);
        let raw: RawPack = at.read()?;
        if *raw.review_by.get_ref() < raw.checked_on {
            let problem = PackProblem::Declaration(Reason::REVIEWED_BEFORE_CHECKED);
            return Err(at.error(raw.review_by.span(), problem));
        }
        let facts = declare(at, raw.facts)?;
        let reader = ConditionReader { at, facts: &facts, monotone: false };
        let mut duties: Vec<Duty> = Vec::with_capacity(raw.duties.len());
        for duty in raw.duties {
            duties.push(Duty {
                id: unique_id(at, duty.id, duties.iter().map(|d| d.id.as_str()))?,
                name: required_text(at, duty.name)?,
                kind: duty.kind,
                scenarios: duty.scenarios,
                at_grade: duty.at_grade,
                when: duty.when.map(|raw| reader.read(&raw)).transpose()?,
                if_unknown_due: duty.if_unknown_due,
                trigger: duty.trigger,
                or_from: duty.or_from,
                limit: RawLimit::read(at, duty.limit)?,
                source: required_text(at, duty.source)?,
                reference: duty.reference,
                checked_on: duty.checked_on.unwrap_or(raw.checked_on),
                counsel_must_confirm: duty.counsel_must_confirm,
            });
        }
        Ok(Self {
            key: raw.key,
            version: raw.version,
            checked_on: raw.checked_on,
            review_by: raw.review_by.into_inner(),
            name: required_text(at, raw.name)?,
            facts,
            duties,
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

    /// The facts that the duties of `scenario` ask for.
    pub fn asked_in(&self, scenario: Scenario) -> impl Iterator<Item = &FactDecl> {
        let mentions = move |duty: &&Duty| duty.scenarios.is_empty() || duty.scenarios.contains(&scenario);
        let conditions: Vec<&Condition> =
            self.duties.iter().filter(mentions).filter_map(|duty| duty.when.as_ref()).collect();
        self.facts.iter().filter(move |fact| conditions.iter().any(|when| when.mentions(&fact.key)))
    }

    fn applies(&self, duty: &Duty, scenario: Scenario, grade: Grade, facts: &Facts) -> bool {
        if grade < duty.at_grade || !(duty.scenarios.is_empty() || duty.scenarios.contains(&scenario)) {
            return false;
        }
        let value = |key: &str| -> Option<&FactValue> {
            let value = facts.get(key)?.value.as_ref()?;
            self.fact(key)?.accepts(value).then_some(value)
        };
        match duty.when.as_ref().map(|when| when.truth(&value)) {
            None | Some(Truth::True) => true,
            Some(Truth::Unknown) => duty.if_unknown_due,
            Some(Truth::False) => false,
        }
    }
}

/// The duties that apply, pack by pack in their order.
pub fn applicable<'p>(
    packs: &'p [DutyPack],
    scenario: Scenario,
    grade: Grade,
    facts: &'p Facts,
) -> impl Iterator<Item = &'p Duty> {
    packs.iter().flat_map(move |pack| pack.duties.iter().filter(move |duty| pack.applies(duty, scenario, grade, facts)))
}
