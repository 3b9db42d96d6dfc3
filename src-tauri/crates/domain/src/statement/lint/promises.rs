//! Promises in a text: what it says that the company will do, which someone must then own.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Lexicons;
use crate::terms::Lang;
use crate::wording::Text;

/// The signal of the lexicon.
const SIGNAL: &str = "promise";

/// Words that commit the company to something, in Unicode code points of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PromisePlace {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub words: String,
}

/// The promises of a text in its order, without those that lie within another.
pub fn promises(lexicons: &Lexicons, text: &str, lang: Lang) -> Vec<PromisePlace> {
    let original: Vec<char> = text.chars().collect();
    let text = Text::new(text, lang);
    let hits = lexicons.language(lang).cues.hits(&text, |cue| cue.id == SIGNAL);
    let mut places: Vec<(usize, usize)> =
        hits.into_iter().map(|hit| (text.point(hit.range.start), text.point(hit.range.end))).collect();
    places.sort_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    let mut kept: Vec<PromisePlace> = Vec::new();
    for (start, end) in places {
        if kept.last().is_none_or(|last| start >= last.end) {
            let words = original.get(start..end).unwrap_or_default().iter().collect();
            kept.push(PromisePlace { start, end, words });
        }
    }
    kept
}
