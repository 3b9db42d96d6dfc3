//! Precision and recall of the checks over a labelled corpus, printed by rule, with floors.
//!
//! The development texts were tuned on; the texts in other voices and the fresh ones were measured first (their files say how
//! well) and taught the lexicons afterwards, as the held-out ones have. The unseen texts only measure: their floors are what was
//! found when they were first run, and no rule is changed for them.

#![allow(clippy::unwrap_used, reason = "a corpus that cannot be read must fail the test")]

use std::collections::BTreeMap;

use domain::statement::lint::{LexiconSources, Lexicons, LintInput, LintRule, lint};
use domain::terms::{Audience, Lang, Stage};
use serde::Deserialize;

/// Texts labelled for one rule.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    #[serde(default = "update")]
    stage: Stage,
    /// The texts are whole statements; elsewhere they are passages, and what is missing from them says nothing.
    #[serde(default)]
    whole: bool,
    bad: Vec<String>,
    good: Vec<String>,
}

fn update() -> Stage {
    Stage::Update
}

#[derive(Default, Clone, Copy)]
struct Tally {
    hit: usize,
    missed: usize,
    wrong: usize,
}

impl Tally {
    fn recall(self) -> f64 {
        ratio(self.hit, self.hit + self.missed)
    }
    fn precision(self) -> f64 {
        ratio(self.hit, self.hit + self.wrong)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn lexicons() -> Lexicons {
    Lexicons::parse(&LexiconSources {
        rules: include_str!("../../../content/lexicons/lint/rules.toml"),
        zh: include_str!("../../../content/lexicons/lint/zh.toml"),
        en: include_str!("../../../content/lexicons/lint/en.toml"),
        quantities: include_str!("../../../content/lexicons/lint/quantities.toml"),
    })
    .unwrap()
}

/// Measures one half, prints it by rule and gives the sums.
fn measure(name: &str, corpus: &str, lang: Lang, lexicons: &Lexicons) -> Tally {
    let sections: BTreeMap<String, Section> = toml::from_str(corpus).unwrap();
    let mut tallies: BTreeMap<LintRule, Tally> = BTreeMap::new();
    for (key, section) in &sections {
        let rule = LintRule::from_key(key).unwrap();
        let found = |text: &str| -> Vec<LintRule> {
            let mut rules: Vec<_> = lint(lexicons, &LintInput::new(text, lang, section.stage, Audience::Public))
                .iter()
                .map(|f| f.rule)
                .filter(|r| section.whole || !r.key().starts_with("missing_"))
                .collect();
            rules.dedup();
            rules
        };
        for text in &section.bad {
            let tally = tallies.entry(rule).or_default();
            if found(text).contains(&rule) {
                tally.hit += 1;
            } else {
                tally.missed += 1;
                println!("  {name} missed {key}: {text}");
            }
        }
        for text in &section.good {
            for wrong in found(text) {
                tallies.entry(wrong).or_default().wrong += 1;
                println!("  {name} wrong {}: {text}", wrong.key());
            }
        }
    }
    let mut all = Tally::default();
    for (rule, tally) in &tallies {
        println!("{name:16} {:26} precision {:.2} recall {:.2}", rule.key(), tally.precision(), tally.recall());
        all.hit += tally.hit;
        all.missed += tally.missed;
        all.wrong += tally.wrong;
    }
    let texts: usize = sections.values().map(|s| s.bad.len() + s.good.len()).sum();
    println!("{name:16} {texts} texts: precision {:.3} recall {:.3}", all.precision(), all.recall());
    all
}

#[test]
fn the_checks_hold_on_the_corpus() {
    let lexicons = lexicons();
    let mut below = vec![];
    for (name, corpus, lang, precision, recall) in [
        ("zh development", include_str!("lint_corpus/zh_development.toml"), Lang::Zh, 0.97, 0.97),
        ("en development", include_str!("lint_corpus/en_development.toml"), Lang::En, 0.97, 0.97),
        ("zh voices", include_str!("lint_corpus/zh_voices.toml"), Lang::Zh, 0.97, 0.97),
        ("en voices", include_str!("lint_corpus/en_voices.toml"), Lang::En, 0.97, 0.97),
        ("zh fresh", include_str!("lint_corpus/zh_fresh.toml"), Lang::Zh, 0.92, 0.95),
        ("en fresh", include_str!("lint_corpus/en_fresh.toml"), Lang::En, 0.92, 0.93),
        ("zh held out", include_str!("lint_corpus/zh_held_out.toml"), Lang::Zh, 0.92, 0.69),
        ("zh unseen", include_str!("lint_corpus/zh_unseen.toml"), Lang::Zh, 0.95, 0.58),
        ("en unseen", include_str!("lint_corpus/en_unseen.toml"), Lang::En, 0.93, 0.48),
        ("en held out", include_str!("lint_corpus/en_held_out.toml"), Lang::En, 0.95, 0.74),
    ] {
        let tally = measure(name, corpus, lang, &lexicons);
        if tally.precision() < precision || tally.recall() < recall {
            below.push(name);
        }
    }
    assert!(below.is_empty(), "below the floor: {below:?}");
}
