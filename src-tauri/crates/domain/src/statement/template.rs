//! Statement templates: what a good PR office has in the drawer, filled from the case and never with anything invented.

mod fill;
mod placeholder;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::fill::{Citation, Draft, Value, Values, fill, is_open};
pub use self::placeholder::{Placeholder, PlaceholderKind, STANDARD};
use self::text::{Segment, segments};
use crate::content::{ContentError, ContentProblem, Source};
use crate::terms::{Audience, Bilingual, Lang, Scenario, Stage, vocabulary};

/// Why a template file was refused: file, line, key and problem.
pub type TemplateError = ContentError;

vocabulary! {
    /// What kind of text a template makes.
    #[derive(Default)]
    Form {
        /// A statement that is approved and released.
        #[default]
        Statement = "statement",
        /// What the front line says on the phone or at the counter.
        Script = "script",
    }
}

/// When an optional part of a template belongs in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The placeholder has a value.
    Known(String),
    /// The placeholder has no value.
    Unknown(String),
    /// The placeholder is a flag and it is set.
    Yes(String),
    /// The placeholder is a number greater than this.
    Above(String, #[ts(type = "number")] i64),
}

impl Condition {
    fn placeholder(&self) -> &str {
        match self {
            Self::Known(name) | Self::Unknown(name) | Self::Yes(name) | Self::Above(name, _) => name,
        }
    }
}

/// An optional part, put where the body says `{part:name}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// When it belongs in the text.
    pub when: Condition,
    /// Its wording, with placeholders.
    pub text: Bilingual,
}

/// One template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Template {
    /// Stable id, e.g. `food_poisoning.holding.media`.
    pub id: String,
    /// The scenarios it is written for; empty means any.
    pub scenarios: Vec<Scenario>,
    /// For whom.
    pub audience: Audience,
    /// At which stage of the case.
    pub stage: Stage,
    /// Statement or front-line script.
    pub form: Form,
    /// Headline, with placeholders.
    pub title: Bilingual,
    /// Text, with placeholders; paragraphs stand apart by an empty line.
    pub body: Bilingual,
    /// Optional parts by name.
    pub parts: BTreeMap<String, Part>,
    /// Every placeholder it uses, by name.
    pub placeholders: BTreeMap<String, Placeholder>,
}

impl Template {
    /// Whether it may be used in this scenario.
    pub fn serves(&self, scenario: Scenario) -> bool {
        self.scenarios.is_empty() || self.scenarios.contains(&scenario)
    }
}

/// The templates of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplatePack {
    /// Version of the file, as its publisher counts.
    pub version: String,
    /// The scenarios that the file serves; empty means any.
    pub scenarios: Vec<Scenario>,
    /// Templates in the order of the file.
    pub templates: Vec<Template>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    version: String,
    #[serde(default)]
    scenarios: Vec<Scenario>,
    #[serde(default)]
    placeholder: BTreeMap<String, Placeholder>,
    template: Vec<TemplateEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateEntry {
    id: String,
    scenarios: Option<Vec<Scenario>>,
    audience: Audience,
    stage: Stage,
    #[serde(default)]
    form: Form,
    title: Bilingual,
    body: Bilingual,
    #[serde(default)]
    part: BTreeMap<String, Part>,
}

impl TemplatePack {
    /// Reads one template file. `file` is only used to name it in errors.
    ///
    /// # Errors
    /// What is not of the schema, an id used twice, an empty text, a malformed or undeclared placeholder, a missing part,
    /// or placeholders that differ between the two languages.
    pub fn parse(file: &str, text: &str) -> Result<Self, TemplateError> {
        let source = Source::new(file, text);
        let pack: PackFile = source.read()?;
        let mut seen = BTreeSet::new();
        let mut templates = Vec::with_capacity(pack.template.len());
        for entry in pack.template {
            let id = entry.id.clone();
            if !seen.insert(id.clone()) {
                return Err(source.error("id", &id, ContentProblem::DuplicateId));
            }
            let template = entry.resolve(&pack.scenarios, &pack.placeholder);
            templates.push(template.map_err(|problem| source.error("id", &id, problem))?);
        }
        Ok(Self { version: pack.version, scenarios: pack.scenarios, templates })
    }

    /// The scenario under which the file is published: its only one, or `other` where it serves any.
    pub fn scenario(&self) -> Option<Scenario> {
        match self.scenarios.as_slice() {
            [] => Some(Scenario::Other),
            [one] => Some(*one),
            _ => None,
        }
    }
}

impl TemplateEntry {
    fn resolve(self, scenarios: &[Scenario], own: &BTreeMap<String, Placeholder>) -> Result<Template, ContentProblem> {
        let mut placeholders = BTreeMap::new();
        let mut names = self.names_in(&self.title)?;
        names.extend(self.names_in(&self.body)?);
        for part in self.part.values() {
            names.extend(self.names_in(&part.text)?);
            names.insert(part.when.placeholder().to_owned());
        }
        for name in names {
            let declared = own.get(&name).cloned().or_else(|| Placeholder::standard(&name));
            let placeholder = declared.ok_or_else(|| ContentProblem::UnknownPlaceholder(name.clone()))?;
            placeholders.insert(name, placeholder);
        }
        Ok(Template {
            id: self.id,
            scenarios: self.scenarios.unwrap_or_else(|| scenarios.to_vec()),
            audience: self.audience,
            stage: self.stage,
            form: self.form,
            title: self.title,
            body: self.body,
            parts: self.part,
            placeholders,
        })
    }

    /// The placeholders of a text, the same in both languages.
    fn names_in(&self, text: &Bilingual) -> Result<BTreeSet<String>, ContentProblem> {
        let zh = self.names_in_one(text.get(Lang::Zh))?;
        let en = self.names_in_one(text.get(Lang::En))?;
        match zh.symmetric_difference(&en).next() {
            Some(name) => Err(ContentProblem::LanguagesDiffer(name.clone())),
            None => Ok(zh.into_iter().filter(|name| !name.starts_with(text::PART)).collect()),
        }
    }

    fn names_in_one(&self, text: &str) -> Result<BTreeSet<String>, ContentProblem> {
        if text.trim().is_empty() {
            return Err(ContentProblem::Empty);
        }
        let mut names = BTreeSet::new();
        for segment in segments(text) {
            match segment {
                Segment::Text(_) => {}
                Segment::Field { name, .. } => {
                    names.insert(name.to_owned());
                }
                Segment::Part(name) if self.part.contains_key(name) => {
                    names.insert(format!("{}{name}", text::PART));
                }
                Segment::Part(name) => return Err(ContentProblem::UnknownReference(name.to_owned())),
                Segment::Malformed(raw) => return Err(ContentProblem::MalformedPlaceholder(raw.to_owned())),
            }
        }
        Ok(names)
    }
}

/// The templates that fit, those written for the scenario before the general ones.
pub fn fitting<'a>(
    packs: impl IntoIterator<Item = &'a TemplatePack>,
    scenario: Scenario,
    audience: Audience,
    stage: Stage,
) -> Vec<&'a Template> {
    let fits =
        |template: &&Template| template.serves(scenario) && template.audience == audience && template.stage == stage;
    let mut found: Vec<&Template> = packs.into_iter().flat_map(|pack| &pack.templates).filter(fits).collect();
    found.sort_by_key(|template| (template.form, template.scenarios.is_empty()));
    found
}

#[cfg(test)]
mod tests;
