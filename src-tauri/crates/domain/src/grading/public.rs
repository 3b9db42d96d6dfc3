//! Public grades (Ⅰ to Ⅳ) that a jurisdiction gives, beside the company's own. They differ by province and are data, never constants.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use ts_rs::TS;

use super::condition::{Condition, Truth};
use super::condition_toml::{ConditionReader, RawCondition};
use super::error::{PackError, PackProblem, PackText, Reason};
use super::fact::{FactDecl, Facts, RawFact, declare, text};
use super::pack::unique_id;
use crate::terms::{Bilingual, FactValue, Scenario, vocabulary};

vocabulary! {
    /// A public grade. Ordered: worse is greater.
    PublicGrade {
        /// 一般（Ⅳ级）
        General = "IV",
        /// 较大（Ⅲ级）
        Larger = "III",
        /// 重大（Ⅱ级）
        Major = "II",
        /// 特别重大（Ⅰ级）
        ExtraMajor = "I",
    }
}

/// One line of a public scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PublicRule {
    /// Stable id, unique in its pack.
    pub id: String,
    /// The grade it gives.
    pub grade: PublicGrade,
    /// When it applies.
    pub when: Condition,
    /// The rule in words.
    pub text: Bilingual,
    /// Where it comes from.
    pub source: Bilingual,
}

/// The scale of one jurisdiction for some scenarios.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JurisdictionPack {
    /// Stable key, such as `cn-food-safety`.
    pub key: String,
    /// Whose scale it is: ISO 3166 code of the country or province.
    pub jurisdiction: String,
    /// Where it holds: it is shown for sites whose name, region or address says one of these words. Empty: everywhere.
    pub places: Vec<String>,
    /// The scenarios it grades.
    pub scenarios: Vec<Scenario>,
    /// The pack's version, as its publisher counts.
    pub version: String,
    /// The day its sources were last compared with the pack.
    pub checked_on: NaiveDate,
    /// The day after which it is stale.
    pub review_by: NaiveDate,
    /// What it is called.
    pub name: Bilingual,
    /// The facts it asks for.
    pub facts: Vec<FactDecl>,
    /// Its rules.
    pub rules: Vec<PublicRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPack {
    key: String,
    jurisdiction: String,
    #[serde(default)]
    places: Vec<String>,
    scenarios: Vec<Scenario>,
    version: String,
    checked_on: NaiveDate,
    review_by: Spanned<NaiveDate>,
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
    grade: PublicGrade,
    when: Spanned<RawCondition>,
    text: Spanned<Bilingual>,
    source: Spanned<Bilingual>,
}

impl JurisdictionPack {
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
        let reader = ConditionReader { at, facts: &facts, monotone: true };
        let mut rules: Vec<PublicRule> = Vec::with_capacity(raw.rules.len());
        for rule in raw.rules {
            rules.push(PublicRule {
                id: unique_id(at, rule.id, rules.iter().map(|r| r.id.as_str()))?,
                grade: rule.grade,
                when: reader.read(&rule.when)?,
                text: text(at, rule.text)?,
                source: text(at, rule.source)?,
            });
        }
        Ok(Self {
            key: raw.key,
            jurisdiction: raw.jurisdiction,
            places: raw.places,
            scenarios: raw.scenarios,
            version: raw.version,
            checked_on: raw.checked_on,
            review_by: raw.review_by.into_inner(),
            name: text(at, raw.name)?,
            facts,
            rules,
        })
    }

    /// Whether its scale holds where `texts` say.
    pub fn holds_at(&self, texts: &[&str]) -> bool {
        self.places.is_empty() || self.places.iter().any(|place| texts.iter().any(|text| text.contains(place.as_str())))
    }
}

/// What a jurisdiction's scale says of the facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PublicAssessment {
    /// Key of the pack.
    pub pack: String,
    /// Whose scale it is: ISO 3166 code of the country or province.
    pub jurisdiction: String,
    /// What the scale is called.
    pub name: Bilingual,
    /// Version of the pack.
    pub version: String,
    /// The day its sources were last checked.
    pub checked_on: NaiveDate,
    /// The day after which it is stale.
    pub review_by: NaiveDate,
    /// The grade that the known facts give; absent below the lowest.
    pub grade: Option<PublicGrade>,
    /// The worst that the unknown allows.
    pub possible: Option<PublicGrade>,
    /// The rules that apply, gravest first.
    pub rules: Vec<PublicRule>,
    /// The pack is past its review date: check the source before relying on it.
    pub stale: bool,
}

/// Grades `facts` by every scale that covers `scenario`. A disputed fact counts as stated: this grade is information, and the authority decides.
pub fn public_grade<'p>(
    packs: impl IntoIterator<Item = &'p JurisdictionPack>,
    scenario: Scenario,
    facts: &Facts,
    today: NaiveDate,
) -> Vec<PublicAssessment> {
    let covering = packs.into_iter().filter(|pack| pack.scenarios.contains(&scenario));
    covering.map(|pack| by_scale(pack, facts, today)).collect()
}

fn by_scale(pack: &JurisdictionPack, facts: &Facts, today: NaiveDate) -> PublicAssessment {
    let value = |key: &str| -> Option<&FactValue> {
        let value = facts.get(key)?.value.as_ref()?;
        pack.facts.iter().any(|d| d.key == key && d.accepts(value)).then_some(value)
    };
    let at_least = |truth: Truth| pack.rules.iter().filter(move |r| r.when.truth(&value) >= truth);
    let mut rules: Vec<PublicRule> = at_least(Truth::True).cloned().collect();
    rules.sort_by_key(|r| std::cmp::Reverse(r.grade));
    PublicAssessment {
        pack: pack.key.clone(),
        jurisdiction: pack.jurisdiction.clone(),
        name: pack.name.clone(),
        version: pack.version.clone(),
        checked_on: pack.checked_on,
        review_by: pack.review_by,
        grade: rules.first().map(|r| r.grade),
        possible: at_least(Truth::Unknown).map(|r| r.grade).max(),
        rules,
        stale: today > pack.review_by,
    }
}
