//! What can be wrong with the wording, said so that its author finds the place.

use thiserror::Error;

/// A wording that can't be used, and where it is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}:{line}: {key}: {problem}")]
pub struct WordingError {
    /// The file's name as the caller gave it.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// The table and the key, such as `case.opened`.
    pub key: String,
    /// What is wrong there.
    pub problem: WordingProblem,
}

/// What is wrong at the place a [`WordingError`] names.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WordingProblem {
    /// Not TOML, or not a table of texts in both languages.
    #[error("{0}")]
    Syntax(String),
    /// A line or a label that the product needs is not there.
    #[error("is missing")]
    Missing,
    /// A line or a label that nothing uses: a typing slip most likely.
    #[error("is not a key of the product")]
    Unknown,
    /// A text says nothing in one language.
    #[error("the text is empty in language `{0}`")]
    Empty(&'static str),
    /// A brace that opens or closes nothing.
    #[error("has a malformed placeholder in language `{0}`")]
    Malformed(&'static str),
    /// A placeholder that this line is not given.
    #[error("uses the placeholder `{slot}` in language `{lang}`, which this line does not have")]
    UnknownPlaceholder {
        /// The placeholder.
        slot: String,
        /// The language it stands in.
        lang: &'static str,
    },
    /// A placeholder that this line must hold, so that nothing recorded goes untold.
    #[error("lacks the placeholder `{slot}` in language `{lang}`")]
    MissingPlaceholder {
        /// The placeholder.
        slot: &'static str,
        /// The language that lacks it.
        lang: &'static str,
    },
}
