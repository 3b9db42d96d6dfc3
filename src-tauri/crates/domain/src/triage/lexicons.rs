//! The lexicons of triage, read from TOML.

use std::collections::BTreeMap;

use regex::Regex;
use serde::Deserialize;

use super::Signal;
use crate::terms::{Lang, Scenario};
use crate::wording::{CueSource, Cues, LexiconError, compile};

/// The TOML texts that make up the lexicons.
#[derive(Debug, Clone, Copy)]
pub struct TriageSources<'a> {
    /// Chinese cues (`triage/zh.toml`).
    pub zh: &'a str,
    /// English cues (`triage/en.toml`).
    pub en: &'a str,
    /// Words that suggest scenarios, in both languages (`triage/scenarios.toml`).
    pub scenarios: &'a str,
}

/// The lexicons, compiled. Expensive to make, cheap to use: make them once.
#[derive(Debug, Clone)]
pub struct TriageLexicons {
    zh: Language,
    en: Language,
    pub(super) scenarios_zh: Cues,
    pub(super) scenarios_en: Cues,
}

/// The words of one language.
#[derive(Debug, Clone)]
pub(super) struct Language {
    pub cues: Cues,
    /// Ways to say how many people, the number in the group `n`.
    pub counts: Vec<Regex>,
    /// What stands after a number that counts no people.
    pub counts_not: Option<Regex>,
    /// People named without a number, the largest group first.
    pub implied: Vec<(u32, Regex)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageFile {
    quoting: Vec<String>,
    counts: Vec<String>,
    counts_not: Vec<String>,
    implied: Vec<ImpliedSource>,
    fragments: BTreeMap<String, String>,
    cue: Vec<CueSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ImpliedSource {
    count: u32,
    #[serde(rename = "match")]
    matches: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScenariosFile {
    fragments: BTreeMap<String, BTreeMap<String, String>>,
    zh: Vec<CueSource>,
    en: Vec<CueSource>,
}

impl TriageLexicons {
    /// Reads and compiles the lexicons.
    ///
    /// # Errors
    /// TOML of another shape, a pattern that is no regular expression, an unknown signal or scenario.
    pub fn parse(sources: &TriageSources) -> Result<Self, LexiconError> {
        let scenarios: ScenariosFile = toml::from_str(sources.scenarios)?;
        let none = BTreeMap::new();
        let compile_scenarios = |cues: Vec<CueSource>, lang: Lang| {
            known(&cues, |id| Scenario::from_key(id).is_some())?;
            Cues::compile(cues, scenarios.fragments.get(lang.key()).unwrap_or(&none), &[], lang)
        };
        Ok(Self {
            zh: Language::parse(sources.zh, Lang::Zh)?,
            en: Language::parse(sources.en, Lang::En)?,
            scenarios_zh: compile_scenarios(scenarios.zh, Lang::Zh)?,
            scenarios_en: compile_scenarios(scenarios.en, Lang::En)?,
        })
    }

    pub(super) fn language(&self, lang: Lang) -> &Language {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

fn known(cues: &[CueSource], is_known: impl Fn(&str) -> bool) -> Result<(), LexiconError> {
    match cues.iter().find(|c| !is_known(&c.id)) {
        Some(cue) => Err(LexiconError::UnknownId(cue.id.clone())),
        None => Ok(()),
    }
}

impl Language {
    fn parse(source: &str, lang: Lang) -> Result<Self, LexiconError> {
        let file: LanguageFile = toml::from_str(source)?;
        known(&file.cue, |id| Signal::from_key(id).is_some())?;
        let part = |list: &[String]| compile("counts", list, &file.fragments, lang);
        let mut counts = vec![];
        for pattern in &file.counts {
            counts.extend(part(std::slice::from_ref(pattern))?);
        }
        let mut implied = vec![];
        for entry in &file.implied {
            implied.extend(part(&entry.matches)?.map(|pattern| (entry.count, pattern)));
        }
        implied.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let counts_not = part(&file.counts_not)?;
        Ok(Self { cues: Cues::compile(file.cue, &file.fragments, &file.quoting, lang)?, counts, counts_not, implied })
    }
}
