//! What can be wrong with a pack, said so that its author finds the place: file, line and key.

use std::fmt;
use std::ops::Range;

use thiserror::Error;

/// A pack that can't be used, and where it is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}:{line}: {key}: {problem}")]
pub struct PackError {
    /// The file's name as the caller gave it.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// The key in question, with its table, such as `rule.when`.
    pub key: String,
    /// What is wrong there.
    pub problem: PackProblem,
}

/// What is wrong at the place a [`PackError`] names.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PackProblem {
    /// Not TOML, an unknown or missing key, or a value of the wrong shape.
    #[error("{0}")]
    Syntax(String),
    /// A text lacks one of the product's languages.
    #[error("the text is missing or empty in language `{0}`")]
    MissingLanguage(&'static str),
    /// Two entries share an id or key.
    #[error("`{0}` is used twice")]
    Duplicate(String),
    /// An id or key is empty.
    #[error("the id is empty")]
    EmptyId,
    /// A condition asks for a fact that the pack does not declare.
    #[error("the fact `{0}` is not declared in this pack")]
    UndeclaredFact(String),
    /// A threshold that can't be meant: negative, always true or beyond any sensible number.
    #[error("threshold {0} makes no sense: {1}")]
    Threshold(i64, Reason),
    /// An operand does not fit the kind of fact.
    #[error("the fact `{fact}` is a {kind}: it can't be tested like this")]
    Operand {
        /// The fact tested.
        fact: String,
        /// Its declared kind.
        kind: &'static str,
    },
    /// A choice that the fact's declaration does not list.
    #[error("`{choice}` is not one of the choices of `{fact}`")]
    UnknownChoice {
        /// The fact tested.
        fact: String,
        /// The choice that is not declared.
        choice: String,
    },
    /// A condition says nothing, or two things at once.
    #[error("a condition is exactly one of: a fact with one test, all, any, not, at_least_of")]
    Condition,
    /// `all`, `any` or `at_least_of` without members, or asking for more than there are.
    #[error("the list is empty, or asks for more than it has")]
    List,
    /// The pack declares itself monotone but a rule could lower the grade as harm grows.
    #[error("the pack says `monotone = true`, but this condition can turn false as harm grows")]
    NotMonotone,
    /// A declaration contradicts itself, such as choices on a count.
    #[error("{0}")]
    Declaration(Reason),
}

/// Why a value can't be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// 简体中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Reason {
    /// A pack that would be stale before it was ever checked.
    pub(crate) const REVIEWED_BEFORE_CHECKED: Self =
        Self { zh: "复核日期早于核对日期", en: "review_by lies before checked_on" };
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.en)
    }
}

/// The text of a pack with its name, to turn byte positions into lines and keys.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PackText<'a> {
    pub file: &'a str,
    pub text: &'a str,
}

impl<'a> PackText<'a> {
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text }
    }

    /// Reads the text into `T`; whatever TOML or serde objects to becomes a [`PackError`].
    pub fn read<T: serde::de::DeserializeOwned>(self) -> Result<T, PackError> {
        toml::from_str(self.text).map_err(|error| {
            let problem = match missing_language(error.message()) {
                Some(lang) => PackProblem::MissingLanguage(lang),
                None => PackProblem::Syntax(error.message().to_owned()),
            };
            self.error(error.span().unwrap_or(0..0), problem)
        })
    }

    /// An error at the byte range `span`.
    pub fn error(self, span: Range<usize>, problem: PackProblem) -> PackError {
        let start = (0..=span.start.min(self.text.len())).rev().find(|i| self.text.is_char_boundary(*i)).unwrap_or(0);
        let before = self.text.get(..start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        PackError { file: self.file.to_owned(), line, key: self.key_at(line), problem }
    }

    /// The key that the given line belongs to, with the table it stands in.
    fn key_at(self, line: usize) -> String {
        let mut key = None;
        for text in self.text.lines().take(line).collect::<Vec<_>>().into_iter().rev() {
            let text = text.trim();
            if let Some(header) = text.strip_prefix('[') {
                let table = header.split(']').next().unwrap_or_default().trim_start_matches('[').trim();
                return key.map_or_else(|| table.to_owned(), |key: String| format!("{table}.{key}"));
            }
            if key.is_none() {
                key = leading_key(text);
            }
        }
        key.unwrap_or_else(|| "(file)".to_owned())
    }
}

fn leading_key(line: &str) -> Option<String> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    (!key.is_empty() && key.chars().all(plain)).then(|| key.to_owned())
}

fn missing_language(message: &str) -> Option<&'static str> {
    ["zh", "en"].into_iter().find(|lang| message.contains(&format!("missing field `{lang}`")))
}
