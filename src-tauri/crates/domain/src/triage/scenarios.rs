//! Which scenario a description sounds like, while a person is still typing it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TriageLexicons;
use crate::terms::{Lang, Scenario};
use crate::wording::Text;

/// A scenario that fits, and the words that it was told by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScenarioSuggestion {
    /// Which.
    pub scenario: Scenario,
    /// The words, each once, in the order of the text.
    pub words: Vec<String>,
}

/// The scenarios that `text` sounds like, the likeliest first. Empty when nothing is recognised.
pub fn suggest_scenario(lexicons: &TriageLexicons, text: &str, lang: Lang) -> Vec<ScenarioSuggestion> {
    let cues = match lang {
        Lang::Zh => &lexicons.scenarios_zh,
        Lang::En => &lexicons.scenarios_en,
    };
    let text = Text::new(text, lang);
    let mut scored: Vec<(f64, ScenarioSuggestion)> = vec![];
    for hit in cues.hits(&text, |_| true) {
        let Some(scenario) = Scenario::from_key(&hit.cue.source.id) else { continue };
        let word = text.plain()[hit.range.clone()].to_owned();
        let weight = hit.cue.source.weight;
        match scored.iter_mut().find(|(_, s)| s.scenario == scenario) {
            // Each further word adds half: many words of one kind make it likelier, but one sure word is enough.
            Some((score, known)) if !known.words.contains(&word) => {
                *score += weight / 2.0;
                known.words.push(word);
            }
            Some(_) => {}
            None => scored.push((weight, ScenarioSuggestion { scenario, words: vec![word] })),
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().map(|(_, suggestion)| suggestion).collect()
}
