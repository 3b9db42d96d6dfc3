//! Triage: what in a review or a report needs a person's eye, and which scenario a description sounds like.
//!
//! Both only suggest. The words that led to a suggestion come with it, so that a person can judge at a glance.

mod counts;
mod lexicons;
mod scenarios;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::terms::{Lang, vocabulary};
use crate::wording::Text;

pub use lexicons::{TriageLexicons, TriageSources};
pub use scenarios::{ScenarioSuggestion, suggest_scenario};

vocabulary! {
    /// Something in a text that may be the beginning of a case.
    Signal {
        /// 有人生病
        Illness = "illness",
        /// 食品异物
        ForeignObject = "foreign_object",
        /// 变质食品
        SpoiledFood = "spoiled_food",
        /// 受伤或安全隐患
        InjurySafety = "injury_safety",
        /// 失窃或治安
        TheftSecurity = "theft_security",
        /// 隐私
        Privacy = "privacy",
        /// 监管、警方或媒体
        AuthorityMedia = "authority_media",
        /// 与员工冲突
        StaffConflict = "staff_conflict",
        /// 钱款纠纷
        MoneyDispute = "money_dispute",
    }
}

/// A signal in a text, with the words that it was told by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TriageSignal {
    /// Which.
    pub signal: Signal,
    /// How many people are said to be ill; absent when the text does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ill_count: Option<u32>,
    /// The words, each once, in the order of the text.
    pub words: Vec<String>,
}

/// One text to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TriageRequest {
    /// The text, in Chinese, English or both.
    pub text: String,
}

/// What was found in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TriageAnswer {
    /// The signals, in the order of [`Signal::ALL`].
    pub signals: Vec<TriageSignal>,
}

/// Looks for signals in `text`. Each language is read by its own lexicon, a mixed text by both.
pub fn triage(lexicons: &TriageLexicons, text: &str) -> TriageAnswer {
    let mut found: Vec<TriageSignal> = vec![];
    for lang in languages(text) {
        let language = lexicons.language(lang);
        let text = Text::new(text, lang);
        let mut hits = language.cues.hits(&text, |_| true);
        hits.sort_by_key(|h| h.range.start);
        for &signal in Signal::ALL {
            let own: Vec<_> =
                hits.iter().filter(|h| h.cue.source.id == signal.key()).map(|h| h.range.clone()).collect();
            if own.is_empty() {
                continue;
            }
            let ill_count = (signal == Signal::Illness).then(|| counts::ill_count(language, &text, &own)).flatten();
            add(&mut found, signal, ill_count, own.iter().map(|r| text.plain()[r.clone()].to_owned()));
        }
    }
    found.sort_by_key(|s| s.signal);
    TriageAnswer { signals: found }
}

fn add(found: &mut Vec<TriageSignal>, signal: Signal, ill_count: Option<u32>, words: impl Iterator<Item = String>) {
    let at = found.iter().position(|s| s.signal == signal).unwrap_or_else(|| {
        found.push(TriageSignal { signal, ill_count: None, words: vec![] });
        found.len() - 1
    });
    let entry = &mut found[at];
    entry.ill_count = entry.ill_count.max(ill_count);
    for word in words {
        if !entry.words.contains(&word) {
            entry.words.push(word);
        }
    }
}

/// The languages a text is written in, as far as the lexicons can read them.
fn languages(text: &str) -> Vec<Lang> {
    let han = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| w.len() > 2).take(3).count();
    let mut languages = vec![];
    if han {
        languages.push(Lang::Zh);
    }
    if !han && words > 0 || words >= 3 {
        languages.push(Lang::En);
    }
    languages
}
