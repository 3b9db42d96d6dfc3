//! Reading what a company publishes as TOML: playbooks, templates, approval chains. Every error names file, line and key.

mod said;

use serde::de::DeserializeOwned;
use thiserror::Error;

/// Why a content file was refused, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}:{line}: {key}: {problem}")]
pub struct ContentError {
    /// The file's name as the caller gave it.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// The key or the id that is wrong.
    pub key: String,
    /// What is wrong with it.
    pub problem: ContentProblem,
}

/// What can be wrong with a content file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ContentProblem {
    /// Not TOML, or not of this schema; the text is the reader's.
    #[error("{0}")]
    Schema(String),
    /// The id stands twice.
    #[error("this id is used twice")]
    DuplicateId,
    /// A text that must say something says nothing.
    #[error("this text is empty")]
    Empty,
    /// A reference to something that is not there.
    #[error("refers to \u{201c}{0}\u{201d}, which does not exist")]
    UnknownReference(String),
    /// A placeholder that nobody declared.
    #[error("uses the undeclared placeholder \u{201c}{0}\u{201d}")]
    UnknownPlaceholder(String),
    /// A brace that opens or closes nothing, or holds no name.
    #[error("has a malformed placeholder \u{201c}{0}\u{201d}")]
    MalformedPlaceholder(String),
    /// The two languages do not hold the same placeholders.
    #[error("has \u{201c}{0}\u{201d} in one language only")]
    LanguagesDiffer(String),
    /// Tasks wait for each other in a circle.
    #[error("waits for itself: {0}")]
    Cycle(String),
    /// A task waits for one that starts only at a higher grade.
    #[error("waits for \u{201c}{0}\u{201d}, which belongs to a higher grade only")]
    WaitsForHigherGrade(String),
    /// A number outside of what makes sense.
    #[error("must lie between {min} and {max}, not {found}")]
    OutOfRange {
        /// Least allowed.
        min: i64,
        /// Most allowed.
        max: i64,
        /// What the file says.
        found: i64,
    },
    /// No rule covers this combination.
    #[error("nothing covers {0}")]
    NotCovered(String),
}

/// One content file being read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    file: &'a str,
    text: &'a str,
}

impl<'a> Source<'a> {
    pub(crate) const fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text }
    }

    /// The file as a value of its schema.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, ContentError> {
        toml::from_str(self.text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = self.line_at(start);
            self.error_at(line, self.key_on(line), ContentProblem::Schema(error.message().to_owned()))
        })
    }

    /// The problem of the entry whose `key` has `value`, at the line where it stands last.
    pub(crate) fn error(&self, key: &str, value: &str, problem: ContentProblem) -> ContentError {
        let quoted = format!("\"{value}\"");
        let line = self
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| key_of(line) == Some(key) && line.contains(&quoted))
            .map(|(index, _)| index + 1)
            .last()
            .unwrap_or(1);
        self.error_at(line, value.to_owned(), problem)
    }

    fn error_at(&self, line: usize, key: String, problem: ContentProblem) -> ContentError {
        ContentError { file: self.file.to_owned(), line, key, problem }
    }

    fn line_at(&self, offset: usize) -> usize {
        let before = self.text.as_bytes().iter().take(offset);
        1 + before.filter(|&&byte| byte == b'\n').count()
    }

    /// The key set on a line, or the table that the line opens.
    fn key_on(&self, line: usize) -> String {
        let text = self.text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        key_of(text).unwrap_or_else(|| text.trim()).to_owned()
    }
}

fn key_of(line: &str) -> Option<&str> {
    line.split_once('=').map(|(key, _)| key.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[allow(dead_code)]
        limit: u32,
    }

    #[test]
    fn an_error_names_file_line_and_key() {
        let error = Source::new("own.toml", "# first line\nlimit = \"much\"\n").read::<Sample>().unwrap_err();
        assert_eq!((error.file.as_str(), error.line, error.key.as_str()), ("own.toml", 2, "limit"));
        let error = Source::new("own.toml", "limit = 1\n\nlimt = 2\n").read::<Sample>().unwrap_err();
        assert_eq!((error.line, error.key.as_str()), (3, "limt"));
    }

    #[test]
    fn a_duplicate_is_named_where_it_stands_last() {
        let source = Source::new("own.toml", "id = \"a\"\nid = \"b\"\nid = \"a\"\n");
        assert_eq!(source.error("id", "a", ContentProblem::DuplicateId).line, 3);
    }

    #[test]
    fn hostile_text_is_refused_without_panic() {
        for text in ["", "\u{0}", "[[[", "limit = 99999999999999999999", "limit = \"\u{202e}", "é = "] {
            assert!(Source::new("x", text).read::<Sample>().is_err());
        }
    }
}
