//! How a report speaks: its own words, labels, people and times, in one language and one zone.

use domain::ids::UserId;
use domain::terms::{Grade, Timestamp};

use super::Plan;
use super::redact::Redactor;
use super::words::{self, Word};
use crate::model::{Block, Callout, Span, Text, Tone};

/// The words of one report.
#[derive(Clone, Copy)]
pub(super) struct Voice<'a> {
    pub plan: &'a Plan<'a>,
    pub redactor: &'a Redactor,
}

impl<'a> Voice<'a> {
    pub fn word(&self, word: Word) -> String {
        word.get(self.plan.lang).to_owned()
    }

    pub fn heading(&self, level: u8, word: Word) -> Block {
        Block::Heading { level, text: self.word(word) }
    }

    pub fn nothing(&self) -> Block {
        Block::Paragraph(Text::default().muted(self.word(Word::NoEntries)))
    }

    /// The label of a key of one of the closed vocabularies.
    pub fn label(&self, vocabulary: &str, key: &'a str) -> &'a str {
        self.plan.wording.label(vocabulary, key, self.plan.lang)
    }

    /// Free text of the company's, redacted where asked.
    pub fn told(&self, text: &str) -> String {
        self.redactor.text(text)
    }

    /// A text of several paragraphs.
    pub fn paragraphs(&self, text: &str) -> Vec<Block> {
        let told = self.told(text);
        told.lines().filter(|l| !l.trim().is_empty()).map(|l| Block::Paragraph(l.into())).collect()
    }

    pub fn person(&self, id: UserId) -> String {
        self.redactor.person(id, self.plan)
    }

    pub fn person_or_none(&self, id: Option<UserId>) -> Text {
        id.map_or_else(|| Text::default().muted(self.word(Word::Unassigned)), |id| self.person(id).into())
    }

    /// A moment in the report's zone, to the minute.
    pub fn time(&self, at: Timestamp) -> String {
        at.with_timezone(&self.plan.zone).format("%Y-%m-%d %H:%M").to_string()
    }

    pub fn time_or_unknown(&self, at: Option<Timestamp>) -> Text {
        at.map_or_else(|| self.unknown(), |at| self.time(at).into())
    }

    /// A moment beside another: the day only where it is another day.
    pub fn time_beside(&self, at: Timestamp, other: Timestamp) -> String {
        let (at, other) = (at.with_timezone(&self.plan.zone), other.with_timezone(&self.plan.zone));
        let format = if at.date_naive() == other.date_naive() { "%H:%M" } else { "%m-%d %H:%M" };
        at.format(format).to_string()
    }

    /// A moment with its offset, for where the zone matters.
    pub fn time_with_offset(&self, at: Timestamp) -> String {
        at.with_timezone(&self.plan.zone).format("%Y-%m-%d %H:%M (UTC%:z)").to_string()
    }

    /// A span of minutes as a person says it.
    pub fn minutes(&self, minutes: i64) -> String {
        words::minutes(minutes, self.plan.lang)
    }

    pub fn unknown(&self) -> Text {
        Text::default().muted(self.word(Word::Unknown))
    }

    pub fn grade_word(&self, grade: Grade) -> String {
        self.label("grade", grade.key()).to_owned()
    }

    pub fn grade(&self, grade: Grade) -> Text {
        Text::default().grade(grade, self.grade_word(grade))
    }

    /// A rule's grade; a rule without one is a note.
    pub fn rule_grade(&self, grade: Grade) -> Text {
        match grade {
            Grade::None => Text::default().muted(self.word(Word::Note)),
            _ => self.grade(grade),
        }
    }

    /// Open questions or other words that must not be overlooked.
    pub fn notice(&self, title: Word, body: Vec<Text>) -> Block {
        Block::Callout(Callout { tone: Tone::Grade(Grade::Serious), title: self.word(title), body })
    }
}

/// Words in the colour of a result.
pub(super) fn toned(text: impl Into<String>, tone: Tone) -> Text {
    Text::default().with(Span { text: text.into(), bold: true, tone, ..Span::default() })
}

/// The tone of a result that is good, bad or neither.
pub(super) const fn tone_of(good: Option<bool>) -> Tone {
    match good {
        Some(true) => Tone::Good,
        Some(false) => Tone::Grade(Grade::Major),
        None => Tone::Muted,
    }
}
