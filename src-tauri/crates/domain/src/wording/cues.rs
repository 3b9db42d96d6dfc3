//! Cues: patterns of words with the surroundings that make them count or not, read from TOML.

use std::collections::BTreeMap;
use std::ops::Range;

use regex::Regex;
use serde::Deserialize;

use super::Text;
use crate::terms::{Audience, Bilingual, Lang, Stage};

/// How much text before and after a hit is looked at for a negation, in code points of Chinese or bytes of English.
const NEAR: usize = 42;

/// Why a lexicon could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// Not TOML, or not of the expected shape.
    #[error("lexicon is not readable: {0}")]
    Format(#[from] toml::de::Error),
    /// A pattern is not a regular expression.
    #[error("pattern of '{id}' is not valid: {message}")]
    Pattern {
        /// The cue it belongs to.
        id: String,
        /// What is wrong with it.
        message: String,
    },
    /// A `<NAME>` stands for nothing.
    #[error("fragment <{name}> used by '{id}' is not defined")]
    Fragment {
        /// The cue it was used in.
        id: String,
        /// The unknown name.
        name: String,
    },
    /// An identifier that the program does not know.
    #[error("'{0}' is not known")]
    UnknownId(String),
}

/// A cue as written in a lexicon. All conditions are lists of alternatives; an empty list is no condition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueSource {
    /// What it is a cue for: a rule, a signal or a scenario.
    pub id: String,
    /// Regular expressions; `<NAME>` stands for a fragment. In English a space is any run of spaces and words are whole.
    #[serde(rename = "match")]
    pub matches: Vec<String>,
    /// The matched words themselves must not fit these.
    #[serde(default)]
    pub hit_not: Vec<String>,
    /// Must not stand before it in the same clause.
    #[serde(default)]
    pub before_not: Vec<String>,
    /// Must not stand after it in the same clause.
    #[serde(default)]
    pub after_not: Vec<String>,
    /// Must not stand anywhere in its sentence.
    #[serde(default)]
    pub sentence_not: Vec<String>,
    /// Must stand somewhere in its sentence.
    #[serde(default)]
    pub sentence_needs: Vec<String>,
    /// Must not stand anywhere in the text.
    #[serde(default)]
    pub text_not: Vec<String>,
    /// Must stand somewhere in the text.
    #[serde(default)]
    pub text_needs: Vec<String>,
    /// Capital letters matter.
    #[serde(default)]
    pub cased: bool,
    /// Counts inside a quotation of somebody else's words too.
    #[serde(default)]
    pub quoted: bool,
    /// Only in statements of these stages.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// Not in statements for these audiences.
    #[serde(default)]
    pub except_audiences: Vec<Audience>,
    /// How much it says.
    #[serde(default = "one")]
    pub weight: f64,
    /// Why it matters, where that is more than the rule's own reason.
    #[serde(default)]
    pub why: Option<Bilingual>,
    /// What to write instead, where that is more than the rule's own suggestion.
    #[serde(default)]
    pub suggest: Option<Bilingual>,
}

fn one() -> f64 {
    1.0
}

/// A cue made ready.
#[derive(Debug, Clone)]
pub struct Cue {
    /// As it was written.
    pub source: CueSource,
    pattern: Regex,
    hit_not: Option<Regex>,
    before_not: Option<Regex>,
    after_not: Option<Regex>,
    sentence_not: Option<Regex>,
    sentence_needs: Option<Regex>,
    text_not: Option<Regex>,
    text_needs: Option<Regex>,
}

/// A place where a cue counts, in bytes of the normalised text.
#[derive(Debug, Clone)]
pub struct Hit<'a> {
    /// The cue.
    pub cue: &'a Cue,
    /// Where.
    pub range: Range<usize>,
}

/// The cues of one language.
#[derive(Debug, Clone)]
pub struct Cues {
    cues: Vec<Cue>,
    quoting: Option<Regex>,
    lang: Lang,
}

impl Cues {
    /// Compiles `sources`; `fragments` are the `<NAME>`s. `quoting` are words that tell that a quotation is of others.
    ///
    /// # Errors
    /// A pattern that is no regular expression, or an unknown fragment.
    pub fn compile(
        sources: Vec<CueSource>,
        fragments: &BTreeMap<String, String>,
        quoting: &[String],
        lang: Lang,
    ) -> Result<Self, LexiconError> {
        let cues = sources.into_iter().map(|s| Cue::compile(s, fragments, lang)).collect::<Result<_, _>>()?;
        Ok(Self { cues, quoting: compile("quoting", quoting, fragments, lang)?, lang })
    }

    /// Every cue, in the order of the lexicon.
    pub fn iter(&self) -> impl Iterator<Item = &Cue> {
        self.cues.iter()
    }

    /// Where the cues that `wanted` accepts count in `text`, cue by cue.
    pub fn hits<'a>(&'a self, text: &Text, wanted: impl Fn(&CueSource) -> bool) -> Vec<Hit<'a>> {
        let quotations = self.quotations(text);
        let mut hits = vec![];
        for cue in self.cues.iter().filter(|c| wanted(&c.source)) {
            cue.collect(text, &quotations, self.lang, &mut hits);
        }
        hits
    }

    /// Quotations of other people's words: rumours, posts, what customers said.
    fn quotations(&self, text: &Text) -> Vec<Range<usize>> {
        let Some(quoting) = &self.quoting else { return vec![] };
        let plain = text.plain();
        let mut found = vec![];
        let mut open: Option<(usize, char)> = None;
        for (at, c) in plain.char_indices() {
            match (open, c) {
                (None, '“' | '「' | '『' | '"') => open = Some((at, c)),
                (Some((start, opened)), '”' | '」' | '』' | '"') if closes(opened, c) => {
                    let sentence = text.sentence_at(start);
                    let around_end = ceil(plain, (at + 30).min(plain.len()));
                    let is_others = quoting.is_match(&text.lower()[sentence.start.min(start)..start])
                        || quoting.is_match(&text.lower()[at..around_end]);
                    if is_others {
                        found.push(start..at + c.len_utf8());
                    }
                    open = None;
                }
                (Some(_), '\n') => open = None,
                _ => {}
            }
        }
        found
    }
}

fn closes(opened: char, c: char) -> bool {
    matches!((opened, c), ('“', '”') | ('「', '」') | ('『', '』') | ('"', '"'))
}

impl Cue {
    fn compile(source: CueSource, fragments: &BTreeMap<String, String>, lang: Lang) -> Result<Self, LexiconError> {
        let part = |list: &[String]| compile(&source.id, list, fragments, lang);
        let pattern = part(&source.matches)?
            .ok_or_else(|| LexiconError::Pattern { id: source.id.clone(), message: "no pattern".to_owned() })?;
        Ok(Self {
            pattern,
            hit_not: part(&source.hit_not)?,
            before_not: part(&source.before_not)?,
            after_not: part(&source.after_not)?,
            sentence_not: part(&source.sentence_not)?,
            sentence_needs: part(&source.sentence_needs)?,
            text_not: part(&source.text_not)?,
            text_needs: part(&source.text_needs)?,
            source,
        })
    }

    fn collect<'a>(&'a self, text: &Text, quotations: &[Range<usize>], lang: Lang, hits: &mut Vec<Hit<'a>>) {
        let view = if self.source.cased { text.plain() } else { text.lower() };
        let mut found = self.pattern.find_iter(view).peekable();
        if found.peek().is_none() || !self.text_allows(text) {
            return;
        }
        for m in found {
            let range = m.range();
            let quoted = quotations.iter().any(|q| q.start <= range.start && range.end <= q.end);
            if (!quoted || self.source.quoted)
                && !self.hit_not.as_ref().is_some_and(|r| r.is_match(m.as_str()))
                && self.surroundings_allow(text, &range, lang)
            {
                hits.push(Hit { cue: self, range });
            }
        }
    }

    fn text_allows(&self, text: &Text) -> bool {
        !self.text_not.as_ref().is_some_and(|r| r.is_match(text.lower()))
            && self.text_needs.as_ref().is_none_or(|r| r.is_match(text.lower()))
    }

    fn surroundings_allow(&self, text: &Text, hit: &Range<usize>, lang: Lang) -> bool {
        let lower = text.lower();
        let sentence = &lower[text.sentence_at(hit.start)];
        if self.sentence_not.as_ref().is_some_and(|r| r.is_match(sentence))
            || self.sentence_needs.as_ref().is_some_and(|r| !r.is_match(sentence))
        {
            return false;
        }
        if self.before_not.is_none() && self.after_not.is_none() {
            return true;
        }
        let near = match lang {
            Lang::Zh => NEAR,
            Lang::En => NEAR + 14,
        };
        let clause = text.clause_around(hit);
        let before = &lower[floor(lower, hit.start.saturating_sub(near)).max(clause.start)..hit.start];
        let after = &lower[hit.end..ceil(lower, hit.end + near).min(clause.end.max(hit.end))];
        !self.before_not.as_ref().is_some_and(|r| r.is_match(before))
            && !self.after_not.as_ref().is_some_and(|r| r.is_match(after))
    }
}

/// The character boundary at or before byte `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// The character boundary at or after byte `at`.
fn ceil(text: &str, at: usize) -> usize {
    (at.min(text.len())..=text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len())
}

/// One regular expression of all alternatives, or none of an empty list.
pub(crate) fn compile(
    id: &str,
    list: &[String],
    fragments: &BTreeMap<String, String>,
    lang: Lang,
) -> Result<Option<Regex>, LexiconError> {
    if list.is_empty() {
        return Ok(None);
    }
    let mut parts = Vec::with_capacity(list.len());
    for pattern in list {
        let expanded = expand(id, pattern, fragments)?;
        parts.push(match lang {
            Lang::Zh => format!("(?:{expanded})"),
            Lang::En => whole_words(&expanded),
        });
    }
    let pattern = parts.join("|");
    Regex::new(&pattern).map(Some).map_err(|e| LexiconError::Pattern { id: id.to_owned(), message: e.to_string() })
}

/// Puts fragments in the place of their names; fragments may use fragments.
fn expand(id: &str, pattern: &str, fragments: &BTreeMap<String, String>) -> Result<String, LexiconError> {
    /// Deep enough for any lexicon; stops one that refers to itself.
    const DEPTH: usize = 6;
    let mut text = pattern.to_owned();
    for _ in 0..DEPTH {
        let Some(name) = next_fragment(&text) else { return Ok(text) };
        if !fragments.contains_key(&name) {
            return Err(LexiconError::Fragment { id: id.to_owned(), name });
        }
        for (key, value) in fragments {
            text = text.replace(&format!("<{key}>"), &format!("(?:{value})"));
        }
    }
    match next_fragment(&text) {
        Some(name) => Err(LexiconError::Fragment { id: id.to_owned(), name }),
        None => Ok(text),
    }
}

/// The first `<NAME>` in capital letters. Named groups, `(?<n>`, are in small letters.
fn next_fragment(text: &str) -> Option<String> {
    for (start, _) in text.match_indices('<') {
        let rest = &text[start + 1..];
        let Some(end) = rest.find('>') else { continue };
        let name = &rest[..end];
        if !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '_') {
            return Some(name.to_owned());
        }
    }
    None
}

/// English: words are whole and a space is any run of spaces.
fn whole_words(pattern: &str) -> String {
    let open = pattern.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '(');
    let close =
        pattern.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, ')' | ']' | '}' | '?' | '+' | '*'));
    let (left, right) = (if open { r"(?-u:\b)" } else { "" }, if close { r"(?-u:\b)" } else { "" });
    format!("{left}(?:{}){right}", any_spaces(pattern))
}

/// A space stands for any run of spaces, unless the pattern says itself how often it may stand.
fn any_spaces(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        if c == ' ' && !chars.peek().is_some_and(|n| matches!(n, '?' | '*' | '+' | '{' | ']')) {
            out.push('+');
        }
    }
    out
}
