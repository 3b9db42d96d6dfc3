//! A statement against the message house: it says the core, and nothing that goes against core or supports.
//!
//! Words are compared, not meanings: a clause of the house counts as said when half of its words stand in the text, and as
//! contradicted when a clause of the text speaks of the same things with the other sign. Both name the clause.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lexicons::Polarity;
use super::{Desk, LintRule};
use crate::terms::Lang;

/// The share of a clause's words that a text must hold to have said it, in hundredths.
const SAID: usize = 50;
/// The share at which two clauses speak of the same.
const SAME: usize = 60;
/// A clause with fewer words says too little to be compared.
const LEAST_WORDS: usize = 2;

/// What a case wants said, in the language of the text.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    /// The core.
    pub core: &'a str,
    /// What carries it.
    pub supports: &'a [&'a str],
}

/// A clause: its words without small ones, and whether it denies.
struct Clause {
    range: Range<usize>,
    words: BTreeSet<String>,
    denies: bool,
}

pub(super) fn check(desk: &mut Desk) {
    let Some(message) = desk.input.message else { return };
    let lang = desk.input.lang;
    let polarity = &desk.lexicons.language(lang).polarity;
    let text = clauses(desk.text.lower(), lang, polarity);
    let said: BTreeSet<&String> = text.iter().flat_map(|clause| &clause.words).collect();
    let core = message.core.to_lowercase();
    let omitted: Vec<&str> = clauses(&core, lang, polarity)
        .into_iter()
        .filter(|clause| share(clause, |word| said.contains(word)) < SAID)
        .map(|clause| core[clause.range].trim())
        .collect();
    let mut against = Vec::new();
    for wanted in std::iter::once(message.core).chain(message.supports.iter().copied()) {
        let wanted = wanted.to_lowercase();
        for clause in clauses(&wanted, lang, polarity) {
            let clash = text.iter().find(|own| {
                own.denies != clause.denies
                    && own.words.intersection(&clause.words).nth(LEAST_WORDS - 1).is_some()
                    && share(&clause, |word| own.words.contains(word)) >= SAME
            });
            against.extend(clash.map(|own| (own.range.clone(), wanted[clause.range.clone()].trim().to_owned())));
        }
    }
    if !omitted.is_empty() && !desk.text.is_blank() {
        let end = desk.text.plain().len();
        let detail = quoted(desk.input.explain_in, &omitted.join(" / "));
        desk.find_with(LintRule::MessageOmitted, end..end, &detail);
    }
    for (range, wanted) in against {
        let detail = quoted(desk.input.explain_in, &wanted);
        desk.find_with(LintRule::MessageContradicted, range, &detail);
    }
}

fn quoted(lang: Lang, words: &str) -> String {
    match lang {
        Lang::Zh => format!("核心信息：“{words}”"),
        Lang::En => format!("the message: “{words}”"),
    }
}

/// How many of the clause's words `holds` accepts, in hundredths.
fn share(clause: &Clause, holds: impl Fn(&String) -> bool) -> usize {
    clause.words.iter().filter(|word| holds(word)).count() * 100 / clause.words.len().max(1)
}

/// The clauses of a text in lower case that say enough to be compared.
fn clauses(text: &str, lang: Lang, polarity: &Polarity) -> Vec<Clause> {
    let ends = |c: char| matches!(c, '，' | '。' | '；' | '！' | '？' | '：' | '\n' | ',' | ';' | '!' | '?' | '.');
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        let next = text[at..].chars().nth(1);
        // A full stop or comma within a number or an abbreviation ends nothing.
        let inner = c.is_ascii_punctuation() && next.is_some_and(|next| !next.is_whitespace());
        if !ends(c) || inner {
            continue;
        }
        let (words, denies) = read(&text[start..at], lang, polarity);
        if words.len() >= LEAST_WORDS {
            let blank = text[start..at].len() - text[start..at].trim_start().len();
            found.push(Clause { range: start + blank..at, words, denies });
        }
        start = (at + c.len_utf8()).min(text.len());
    }
    found
}

/// The words of a clause, opposites brought to one of the two, and whether what remains is denied.
fn read(clause: &str, lang: Lang, polarity: &Polarity) -> (BTreeSet<String>, bool) {
    let (plain, flips) = polarity.plain(clause);
    let words = match lang {
        Lang::Zh => pairs(&plain, polarity),
        Lang::En => stems(&plain, polarity),
    };
    (words, flips % 2 == 1)
}

/// Chinese: every two neighbouring characters, small words and figures left out.
fn pairs(text: &str, polarity: &Polarity) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for run in
        text.split(|c: char| !super::form::is_han(c) || polarity.small.contains(c.encode_utf8(&mut [0; 4]) as &str))
    {
        let chars: Vec<char> = run.chars().collect();
        words.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
    }
    words
}

/// English: words without their endings, small words and figures left out.
fn stems(text: &str, polarity: &Polarity) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphabetic() && c != '\'');
    let words = words.filter(|word| word.len() > 2 && !polarity.small.contains(*word));
    words.map(|word| stem(word).to_owned()).collect()
}

fn stem(word: &str) -> &str {
    let word = word.trim_end_matches("'s").trim_matches('\'');
    let cut = ["ing", "ed", "es", "s"].into_iter().find_map(|end| word.strip_suffix(end).filter(|stem| stem.len() > 3));
    cut.unwrap_or(word).trim_end_matches('e')
}
