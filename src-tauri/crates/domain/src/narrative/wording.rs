//! The words of the narrative: the lines of `log.toml` and the labels of `terms.toml`, read and checked.

use std::collections::BTreeMap;

use toml::Spanned;

use super::error::{WordingError, WordingProblem};
use super::line::Line;
use super::pattern::Pattern;
use super::vocabularies;
use crate::alarm::{Cause, Target};
use crate::terms::{Bilingual, Grade, Lang};

/// One file of the wording.
#[derive(Debug, Clone, Copy)]
pub struct WordingFile<'a> {
    /// Its name, for messages.
    pub file: &'a str,
    /// What it says.
    pub text: &'a str,
}

/// Labels of one vocabulary by key.
pub type Labels = BTreeMap<String, Bilingual>;

/// Everything the narrative can say, complete in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    lines: BTreeMap<Line, [Pattern; 2]>,
    terms: BTreeMap<String, Labels>,
}

impl Wording {
    /// Reads the lines (`content/messages/log.toml`) and the labels (`content/messages/terms.toml`).
    ///
    /// # Errors
    /// The first thing wrong, with file, line and key: not TOML, a line or label that is missing or that nothing uses,
    /// an empty text, placeholders other than those the line has, in either language.
    pub fn parse(log: WordingFile<'_>, terms: WordingFile<'_>) -> Result<Self, WordingError> {
        Ok(Self { lines: read_lines(log)?, terms: read_terms(terms)? })
    }

    /// The label of `key` in `vocabulary` (such as `grade`, `phase`, `role`); the key itself if there is none.
    pub fn label<'a>(&'a self, vocabulary: &str, key: &'a str, lang: Lang) -> &'a str {
        self.terms.get(vocabulary).and_then(|labels| labels.get(key)).map_or(key, |label| label.get(lang))
    }

    /// Every label by vocabulary and key, for whoever shows them all.
    pub const fn terms(&self) -> &BTreeMap<String, Labels> {
        &self.terms
    }

    /// What is said in place of an entry of `kind` whose body was erased under law.
    pub fn erased_line(&self, kind: &str, lang: Lang) -> String {
        let line = match kind {
            "case.described" => Line::ErasedDescribed,
            "case.reporter_recorded" => Line::ErasedReporterRecorded,
            "case.logged" => Line::ErasedLogged,
            "organisation.contact_recorded" => Line::ErasedContactRecorded,
            "organisation.person_reachable" => Line::ErasedPersonReachable,
            "room.attached" => Line::ErasedAttached,
            "room.caller_recorded" => Line::ErasedCallerRecorded,
            "person.identified" => Line::ErasedIdentified,
            _ => Line::ErasedOther,
        };
        self.say(line, lang, &[])
    }

    /// What is said of `count` tasks that the playbook added at once.
    pub fn tasks_added(&self, count: usize, lang: Lang) -> String {
        self.say(Line::TaskAddedMany, lang, &[("count", &count.to_string())])
    }

    /// How an alarm is told: what is due or which grade it is now, and whom it reached.
    pub fn alarm(&self, cause: Cause, name: &str, grade: Grade, target: Target, lang: Lang) -> String {
        let target = ("target", self.label("target", target.key(), lang));
        match cause {
            Cause::DueSoon => self.say(Line::AlarmDueSoon, lang, &[("name", name), target]),
            Cause::Due => self.say(Line::AlarmDue, lang, &[("name", name), target]),
            Cause::Regraded => {
                let grade = self.label("grade", grade.key(), lang);
                self.say(Line::AlarmRegraded, lang, &[("grade", grade), target])
            }
        }
    }

    /// How `count` alarms are told at once.
    pub fn alarms(&self, count: usize, lang: Lang) -> String {
        self.say(Line::AlarmMany, lang, &[("count", &count.to_string())])
    }

    /// What the program is called where it acts by itself.
    pub fn program(&self, lang: Lang) -> String {
        self.say(Line::WordProduct, lang, &[])
    }

    pub(super) fn say(&self, line: Line, lang: Lang, values: &[(&str, &str)]) -> String {
        let pattern = self.lines.get(&line).map(|[zh, en]| match lang {
            Lang::Zh => zh,
            Lang::En => en,
        });
        pattern.map(|pattern| pattern.fill(values)).unwrap_or_default()
    }
}

fn read_lines(source: WordingFile<'_>) -> Result<BTreeMap<Line, [Pattern; 2]>, WordingError> {
    let tables = Tables::read(source)?;
    let places: Vec<_> = Line::ALL.iter().map(|line| line.place()).collect();
    tables.require_only(&places)?;
    let mut lines = BTreeMap::new();
    for line in Line::ALL.iter().copied() {
        let (table, key) = line.place();
        let text = tables.get(table, key)?;
        let pattern = |text: &str, lang: Lang| {
            Pattern::parse(line, text, lang.key()).map_err(|problem| tables.error(table, key, problem))
        };
        lines.insert(line, [pattern(&text.zh, Lang::Zh)?, pattern(&text.en, Lang::En)?]);
    }
    Ok(lines)
}

fn read_terms(source: WordingFile<'_>) -> Result<BTreeMap<String, Labels>, WordingError> {
    let tables = Tables::read(source)?;
    let vocabularies = vocabularies::all();
    let places: Vec<_> = vocabularies.iter().flat_map(|v| v.keys.iter().map(|key| (v.name, *key))).collect();
    tables.require_only(&places)?;
    let mut terms: BTreeMap<String, Labels> = BTreeMap::new();
    for (table, key) in places {
        let label = tables.get(table, key)?.clone();
        terms.entry(table.to_owned()).or_default().insert(key.to_owned(), label);
    }
    Ok(terms)
}

/// A file of tables, each with texts in both languages.
struct Tables<'a> {
    source: WordingFile<'a>,
    tables: BTreeMap<String, BTreeMap<String, Spanned<Bilingual>>>,
}

impl<'a> Tables<'a> {
    fn read(source: WordingFile<'a>) -> Result<Self, WordingError> {
        let tables = toml::from_str(source.text).map_err(|error| {
            let line = line_at(source.text, error.span().map_or(0, |span| span.start));
            let key = key_on(source.text, line);
            let problem = WordingProblem::Syntax(error.message().to_owned());
            WordingError { file: source.file.to_owned(), line, key, problem }
        })?;
        Ok(Self { source, tables })
    }

    /// Refuses keys that are not among `places`.
    fn require_only(&self, places: &[(&str, &str)]) -> Result<(), WordingError> {
        let keys = self.tables.iter().flat_map(|(table, texts)| texts.keys().map(move |key| (table.as_str(), key)));
        for (table, key) in keys {
            if !places.contains(&(table, key.as_str())) {
                return Err(self.error(table, key, WordingProblem::Unknown));
            }
        }
        Ok(())
    }

    /// The text at `table.key`, which is there and says something in both languages.
    fn get(&self, table: &str, key: &str) -> Result<&Bilingual, WordingError> {
        let text = self.tables.get(table).and_then(|texts| texts.get(key));
        let text = text.ok_or_else(|| self.error(table, key, WordingProblem::Missing))?.get_ref();
        match Lang::ALL.iter().find(|lang| text.get(**lang).trim().is_empty()) {
            Some(lang) => Err(self.error(table, key, WordingProblem::Empty(lang.key()))),
            None => Ok(text),
        }
    }

    fn error(&self, table: &str, key: &str, problem: WordingProblem) -> WordingError {
        let text = self.tables.get(table).and_then(|texts| texts.get(key));
        let line = match text {
            Some(text) => line_at(self.source.text, text.span().start),
            None => self.header_line(table),
        };
        WordingError { file: self.source.file.to_owned(), line, key: format!("{table}.{key}"), problem }
    }

    /// Where a missing key belongs: the line of its table's header, or the first line.
    fn header_line(&self, table: &str) -> usize {
        let header = format!("[{table}]");
        self.source.text.lines().position(|line| line.trim() == header).map_or(1, |index| index + 1)
    }
}

fn line_at(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// The key set on a line, or else the line itself.
fn key_on(text: &str, line: usize) -> String {
    let text = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    text.split_once('=').map_or(text, |(key, _)| key).trim().to_owned()
}
