//! How text is cut into tokens for the index and for a query: one a Chinese character, one a Latin word.
//!
//! Text is NFKC-normalised, lower-cased, and each character folded from traditional to simplified by itself, so that
//! any part of a word is found in any context. Between runs that a separator parts, a token stands that no query
//! holds, so that a phrase never matches across it.

use chrono::TimeZone;
use domain::terms::Timestamp;
use domain::wording::simplified;
use unicode_normalization::UnicodeNormalization;

/// A character of private use, which the tokenizer takes for a letter and nobody types.
const SEPARATOR: char = '\u{E000}';

/// A stretch of text without a separator: its tokens, parted by spaces.
struct Run {
    tokens: String,
    starts_han: bool,
    ends_han: bool,
}

impl Run {
    /// Whether its end may be the beginning of a longer word: a single letter begins too many.
    fn ends_in_beginning(&self) -> bool {
        !self.ends_han && self.tokens.rsplit(' ').next().is_some_and(|last| last.chars().nth(1).is_some())
    }
}

/// `text` as the index takes it.
pub(super) fn indexed(text: &str, out: &mut String) {
    let mut previous_han = !out.is_empty();
    for run in runs(text) {
        if !out.is_empty() {
            out.push(' ');
            // Two Latin words can't run together in a query; anything beside a Chinese character could.
            if previous_han || run.starts_han {
                out.push(SEPARATOR);
                out.push(' ');
            }
        }
        out.push_str(&run.tokens);
        previous_han = run.ends_han;
    }
}

/// The full-text query that finds what a person typed: every run as a phrase, its last Latin word also as a beginning
/// once it has two letters. None if nothing typed can be searched for.
pub(super) fn query(typed: &str) -> Option<String> {
    let phrases: Vec<String> = runs(typed)
        .into_iter()
        .map(|run| format!("\"{}\"{}", run.tokens, if run.ends_in_beginning() { " *" } else { "" }))
        .collect();
    (!phrases.is_empty()).then(|| phrases.join(" AND "))
}

/// Where what a person typed stands in `text`: ranges of bytes in order, without overlap. Folded as the index folds.
pub fn found(text: &str, typed: &str) -> Vec<(usize, usize)> {
    let folded: Vec<(char, usize, usize)> = text
        .char_indices()
        .flat_map(|(at, character)| fold(character).map(move |folded| (folded, at, at + character.len_utf8())))
        .collect();
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for wanted in runs(typed).iter().map(|run| run.tokens.chars().filter(|c| *c != ' ').collect::<Vec<_>>()) {
        for window in folded.windows(wanted.len()) {
            let matches = window.iter().zip(&wanted).all(|((folded, ..), wanted)| folded == wanted);
            if let ([(_, start, _), .., (_, _, end)] | [(_, start, end)], true) = (window, matches) {
                ranges.push((*start, *end));
            }
        }
    }
    ranges.sort_unstable();
    ranges.dedup_by(|next, before| {
        let joined = next.0 <= before.1;
        if joined {
            before.1 = before.1.max(next.1);
        }
        joined
    });
    ranges
}

fn fold(character: char) -> impl Iterator<Item = char> {
    std::iter::once(character).nfkc().flat_map(char::to_lowercase).map(simplified)
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for character in text.nfkc().flat_map(char::to_lowercase) {
        if !character.is_alphanumeric() {
            // A combining mark belongs to the letter before it; the tokenizer strips it.
            open &= is_mark(character);
            continue;
        }
        let han = is_single(character);
        match runs.last_mut().filter(|_| open) {
            Some(run) => {
                if han || run.ends_han {
                    run.tokens.push(' ');
                }
                run.tokens.push(simplified(character));
                run.ends_han = han;
            }
            None => runs.push(Run { tokens: simplified(character).into(), starts_han: han, ends_han: han }),
        }
        open = true;
    }
    runs
}

/// Whether each such character is a token of its own: Han, kana and Hangul.
const fn is_single(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

const fn is_mark(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}')
}

/// A time as the views store it: milliseconds since 1970.
pub(super) const fn millis(time: Timestamp) -> i64 {
    time.timestamp_millis()
}

/// A time that the views stored.
pub(super) fn time(millis: i64) -> Timestamp {
    chrono::Utc.timestamp_millis_opt(millis).single().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(text: &str) -> String {
        let mut out = String::new();
        indexed(text, &mut out);
        out.replace(SEPARATOR, "|")
    }

    #[test]
    fn text_is_cut_as_described() {
        for (text, tokens) in [
            ("", ""),
            ("，。！", ""),
            ("食物中毒", "食 物 中 毒"),
            ("顧客腹瀉", "顾 客 腹 泻"),
            ("王芳，店长", "王 芳 | 店 长"),
            ("Kettle road, 12 guests", "kettle road 12 guests"),
            ("食用ＡＢＣ套餐 3份", "食 用 abc 套 餐 | 3 份"),
            ("𠮷野家", "𠮷 野 家"),
            ("café", "café"),
        ] {
            assert_eq!(index(text), tokens, "{text}");
        }
    }

    #[test]
    fn two_texts_are_parted() {
        let mut out = String::new();
        indexed("王芳", &mut out);
        indexed("店长", &mut out);
        assert_eq!(out.replace(SEPARATOR, "|"), "王 芳 | 店 长");
    }

    #[test]
    fn what_was_typed_is_found_as_the_index_folds_it() {
        let shown = |text: &str, typed: &str| -> Vec<String> {
            found(text, typed).into_iter().map(|(start, end)| text[start..end].to_owned()).collect()
        };
        for (text, typed, expected) in [
            ("顧客腹瀉，又腹泻", "腹泻", vec!["腹瀉", "腹泻"]),
            ("Guests at Kettle Road", "kettle", vec!["Kettle"]),
            ("食物中毒", "物 中毒", vec!["物中毒"]),
            ("ＡＢＣ套餐", "abc", vec!["ＡＢＣ"]),
            ("别的", "腹泻", vec![]),
            ("x", "", vec![]),
        ] {
            assert_eq!(shown(text, typed), expected, "{typed} in {text}");
        }
    }

    #[test]
    fn queries_are_phrases() {
        assert_eq!(query("食物 中毒").as_deref(), Some("\"食 物\" AND \"中 毒\""));
        assert_eq!(query("Kett").as_deref(), Some("\"kett\" *"));
        assert_eq!(query("\"x\" OR *").as_deref(), Some("\"x\" AND \"or\" *"));
        assert_eq!(query("—— ！"), None);
    }
}
