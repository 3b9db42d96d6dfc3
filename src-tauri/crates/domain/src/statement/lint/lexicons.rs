//! The lexicons of the checks: words, explanations and quantities, read from TOML.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use serde::Deserialize;

use super::{LintRule, Severity};
use crate::terms::{Bilingual, Lang};
use crate::wording::{CueSource, Cues, LexiconError, compile};

/// The TOML texts that make up the lexicons.
#[derive(Debug, Clone, Copy)]
pub struct LexiconSources<'a> {
    /// Severity, reason and suggestion of every rule (`lint/rules.toml`).
    pub rules: &'a str,
    /// Chinese cues (`lint/zh.toml`).
    pub zh: &'a str,
    /// English cues (`lint/en.toml`).
    pub en: &'a str,
    /// What can be counted, and how it is said (`lint/quantities.toml`).
    pub quantities: &'a str,
}

/// The lexicons, compiled. Expensive to make, cheap to use: make them once.
#[derive(Debug, Clone)]
pub struct Lexicons {
    rules: BTreeMap<LintRule, RuleWords>,
    zh: Language,
    en: Language,
    /// What can be counted, for both languages.
    pub(super) kinds: Vec<Kind>,
    /// Claims without figures that need a fact all the same.
    pub(super) assertions: Vec<Assertion>,
}

/// What the editor says about a rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleWords {
    id: LintRule,
    pub severity: Severity,
    pub why: Bilingual,
    pub suggest: Bilingual,
}

/// The words of one language.
#[derive(Debug, Clone)]
pub(super) struct Language {
    pub cues: Cues,
    pub polarity: Polarity,
}

/// By which words a clause affirms or denies, so that two clauses can be held against each other.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Polarity {
    /// Words that say nothing by themselves: in Chinese single characters.
    pub small: BTreeSet<String>,
    /// Words that look like a denial and are none.
    idioms: Vec<String>,
    /// Words that deny.
    deny: Vec<String>,
    /// What is said with two opposite words, e.g. open and closed.
    opposite: Vec<Opposite>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Opposite {
    /// The first is the word both are brought to.
    yes: Vec<String>,
    no: Vec<String>,
}

impl Polarity {
    /// The clause with opposites brought to one word and denials taken out, and how often it was turned round.
    pub(super) fn plain(&self, clause: &str) -> (String, usize) {
        let mut text = format!(" {clause} ");
        let mut flips = 0;
        let turn = |text: &mut String, words: &[String], to: &str| {
            let mut turned = 0;
            for word in words.iter().filter(|word| !word.is_empty()) {
                let found = text.matches(word.as_str()).count();
                if found > 0 {
                    turned += found;
                    *text = text.replace(word.as_str(), to);
                }
            }
            turned
        };
        turn(&mut text, &self.idioms, " ");
        for Opposite { yes, no } in &self.opposite {
            let word = yes.first().map_or(" ", String::as_str);
            // A word of the other side may hold one of this side, as 暂停营业 holds 营业: it goes first, under a mark.
            flips += turn(&mut text, no, "\u{1}");
            turn(&mut text, yes.get(1..).unwrap_or_default(), word);
            text = text.replace('\u{1}', word);
        }
        flips += turn(&mut text, &self.deny, " ");
        (text, flips)
    }
}

/// Something that can be counted: people ill, orders, money, ….
#[derive(Debug, Clone)]
pub(super) struct Kind {
    pub id: String,
    /// Keys or labels of facts that hold it.
    pub keys: Option<Regex>,
    /// A figure of this kind needs a fact, once there is a ledger.
    pub needs_fact: bool,
    /// How a figure of it is said, the number in the group `n`, with what one unit is worth.
    pub said: Vec<Said>,
    /// How it is said that there was none.
    pub none: Vec<(Lang, Regex)>,
}

/// One way to say a figure.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub lang: Lang,
    pub pattern: Regex,
    pub scale: f64,
}

/// A claim such as "the tests found nothing", and how to tell that the ledger knows about it.
#[derive(Debug, Clone)]
pub(super) struct Assertion {
    /// Words in the ledger that back it.
    pub known: Option<Regex>,
    pub said: Vec<(Lang, Regex)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    rule: Vec<RuleWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageFile {
    fragments: BTreeMap<String, String>,
    quoting: Vec<String>,
    polarity: Polarity,
    cue: Vec<CueSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuantitiesFile {
    fragments: BTreeMap<String, BTreeMap<String, String>>,
    quantity: Vec<QuantitySource>,
    #[serde(default)]
    assertion: Vec<AssertionSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AssertionSource {
    topic: String,
    known: Vec<String>,
    zh: Vec<String>,
    en: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuantitySource {
    kind: String,
    #[serde(default)]
    keys: Vec<String>,
    #[serde(default)]
    needs_fact: bool,
    #[serde(default = "one")]
    scale: f64,
    #[serde(default)]
    zh: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    none_zh: Vec<String>,
    #[serde(default)]
    none_en: Vec<String>,
}

fn one() -> f64 {
    1.0
}

/// Identifiers of cues that are no rule of their own: what duties and strategies are told by.
pub(super) const SIGNALS: [&str; 10] = [
    "empathy",
    "next_update",
    "contact",
    "duty_own",
    "duty_action",
    "duty_prevent",
    "strategy_deny",
    "strategy_diminish",
    "strategy_rebuild",
    "promise",
];

impl Lexicons {
    /// Reads and compiles the lexicons.
    ///
    /// # Errors
    /// TOML of another shape, a pattern that is no regular expression, an unknown rule, or a rule without explanation.
    pub fn parse(sources: &LexiconSources) -> Result<Self, LexiconError> {
        let rules: RulesFile = toml::from_str(sources.rules)?;
        let rules: BTreeMap<_, _> = rules.rule.into_iter().map(|r| (r.id, r)).collect();
        if let Some(missing) = LintRule::ALL.iter().find(|r| !rules.contains_key(r)) {
            return Err(LexiconError::UnknownId(missing.key().to_owned()));
        }
        let quantities: QuantitiesFile = toml::from_str(sources.quantities)?;
        let (kinds, assertions) = (parse_kinds(&quantities)?, parse_assertions(&quantities)?);
        Ok(Self {
            rules,
            zh: Language::parse(sources.zh, Lang::Zh)?,
            en: Language::parse(sources.en, Lang::En)?,
            kinds,
            assertions,
        })
    }

    /// The explanation of a rule. `parse` has seen to it that every rule has one.
    pub(super) fn rule(&self, rule: LintRule) -> &RuleWords {
        &self.rules[&rule]
    }

    pub(super) fn language(&self, lang: Lang) -> &Language {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl Language {
    fn parse(source: &str, lang: Lang) -> Result<Self, LexiconError> {
        let file: LanguageFile = toml::from_str(source)?;
        let known = |id: &str| LintRule::from_key(id).is_some() || SIGNALS.contains(&id);
        if let Some(cue) = file.cue.iter().find(|c| !known(&c.id)) {
            return Err(LexiconError::UnknownId(cue.id.clone()));
        }
        let cues = Cues::compile(file.cue, &file.fragments, &file.quoting, lang)?;
        Ok(Self { cues, polarity: file.polarity })
    }
}

/// Reads the quantities; entries of one kind are put together.
fn parse_kinds(file: &QuantitiesFile) -> Result<Vec<Kind>, LexiconError> {
    let mut kinds: Vec<Kind> = vec![];
    for entry in &file.quantity {
        let part = |list: &[String], lang: Lang| compile(&entry.kind, list, file.fragments(lang), lang);
        let index = kinds.iter().position(|k| k.id == entry.kind).unwrap_or_else(|| {
            kinds.push(Kind { id: entry.kind.clone(), keys: None, needs_fact: false, said: vec![], none: vec![] });
            kinds.len() - 1
        });
        let kind = &mut kinds[index];
        // Keys are labels in either language, never whole words.
        kind.keys = part(&entry.keys, Lang::Zh)?.or(kind.keys.take());
        kind.needs_fact |= entry.needs_fact;
        for (lang, said, none) in [(Lang::Zh, &entry.zh, &entry.none_zh), (Lang::En, &entry.en, &entry.none_en)] {
            // One expression each: the group `n` may stand only once in it.
            for pattern in said {
                if let Some(pattern) = part(std::slice::from_ref(pattern), lang)? {
                    kind.said.push(Said { lang, pattern, scale: entry.scale });
                }
            }
            kind.none.extend(part(none, lang)?.map(|pattern| (lang, pattern)));
        }
    }
    Ok(kinds)
}

fn parse_assertions(file: &QuantitiesFile) -> Result<Vec<Assertion>, LexiconError> {
    let mut assertions = vec![];
    for entry in &file.assertion {
        let part = |list: &[String], lang: Lang| compile(&entry.topic, list, file.fragments(lang), lang);
        let mut said = vec![];
        for (lang, list) in [(Lang::Zh, &entry.zh), (Lang::En, &entry.en)] {
            said.extend(part(list, lang)?.map(|pattern| (lang, pattern)));
        }
        assertions.push(Assertion { known: part(&entry.known, Lang::Zh)?, said });
    }
    Ok(assertions)
}

impl QuantitiesFile {
    fn fragments(&self, lang: Lang) -> &BTreeMap<String, String> {
        static NONE: BTreeMap<String, String> = BTreeMap::new();
        self.fragments.get(lang.key()).unwrap_or(&NONE)
    }
}
