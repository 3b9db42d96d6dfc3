//! The full incident report of one case, from plain data.

mod grading;
mod ledgers;
mod redact;
mod statements;
mod summary;
mod words;

use std::collections::BTreeMap;

use chrono_tz::Tz;
use domain::case::Case;
pub use domain::case::ReportVariant as Variant;
use domain::grading::RulePack;
use domain::ids::UserId;
use domain::terms::{FactValue, Grade, Lang, Timestamp};

use crate::model::{Block, Document, JournalHead, Text, Tone};
use redact::Redactor;
use words::Word;

/// Everything an incident report is made of. Texts are in the language of the report where the company has them so.
#[derive(Debug, Clone)]
pub struct IncidentInput<'a> {
    /// The case as it stands.
    pub case: &'a Case,
    /// The log, oldest first; the report orders it by when things happened.
    pub log: &'a [LogLine],
    /// Names of everyone who appears in the case.
    pub people: &'a BTreeMap<UserId, Person>,
    /// The rules that grade this scenario, with the facts they ask for.
    pub pack: Option<&'a RulePack>,
    /// The company's name.
    pub organisation: &'a str,
    /// The site's name; absent for headquarters.
    pub site: Option<&'a str>,
    /// The head of the journal at export.
    pub head: Head,
    /// What verification found at export, if it was run.
    pub verification: Option<Verification>,
    /// The language of the report's own words.
    pub lang: Lang,
    /// With personal data or without.
    pub variant: Variant,
    /// Time of export.
    pub exported_at: Timestamp,
    /// The zone in which times are shown.
    pub zone: Tz,
    /// The classification mark of every page.
    pub classification: Option<&'a str>,
    /// Whether the case is an exercise: a mark behind every page says so.
    pub drill: bool,
    /// Further names and words that a redacted report must not show.
    pub withheld: &'a [String],
}

/// A person as the report names them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// As shown in the full report, such as name and post.
    pub shown: String,
    /// Every spelling of the name that free text may hold.
    pub names: Vec<String>,
}

/// One line of the case's log, told in the language of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// When it was recorded.
    pub at: Timestamp,
    /// When it happened, where that is known.
    pub occurred_at: Option<Timestamp>,
    /// Who recorded it.
    pub by: UserId,
    /// What happened.
    pub headline: String,
    /// More, if there is more to say.
    pub detail: Option<String>,
    /// From whom or what.
    pub source: Option<String>,
    /// For a written entry, whether it is confirmed.
    pub confirmed: Option<bool>,
    /// Whether the body was erased under law.
    pub erased: bool,
}

/// The head of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// The device whose chain it is.
    pub device: String,
    /// The last entry's number on it.
    pub seq: u64,
    /// The last entry's hash, hexadecimal.
    pub hash: String,
}

impl Head {
    /// The short code at the foot of every page: the first eight digits of the hash.
    pub fn short_code(&self) -> String {
        let digits: Vec<char> = self.hash.chars().take(8).map(|c| c.to_ascii_uppercase()).collect();
        digits.chunks(4).map(|c| c.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }
}

/// What verification found at export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many entries were checked.
    pub entries: u64,
    /// What is wrong, in the language of the report; absent when nothing is.
    pub problem: Option<String>,
}

/// Composes the report.
pub fn compose(input: &IncidentInput<'_>) -> Document {
    let composer = Composer { input, redactor: Redactor::new(input) };
    let mut blocks = vec![composer.cover(), Block::Contents(composer.word(Word::Contents)), Block::PageBreak];
    blocks.extend(composer.summary());
    blocks.extend(composer.people_affected());
    blocks.extend(composer.timeline());
    blocks.extend(composer.grading());
    blocks.extend(composer.clocks());
    blocks.extend(composer.tasks());
    blocks.extend(composer.facts());
    blocks.extend(composer.statements());
    blocks.extend(composer.glossary());
    blocks.extend(composer.journal_head());
    let number = &input.case.number;
    let title = composer.title();
    Document {
        lang: input.lang,
        title: format!("{number} {title}"),
        subject: format!("{} {number}", composer.kind()),
        author: input.organisation.to_owned(),
        running_head: format!("{number} · {title}"),
        short_code: format!("{number} · {}", input.head.short_code()),
        classification: input.classification.map(str::to_owned),
        watermark: input.drill.then(|| composer.word(Word::Drill)),
        blocks,
    }
}

/// The input with what is needed to tell it.
struct Composer<'a> {
    input: &'a IncidentInput<'a>,
    redactor: Redactor,
}

impl Composer<'_> {
    fn word(&self, word: Word) -> String {
        word.get(self.input.lang).to_owned()
    }

    fn heading(&self, level: u8, word: Word) -> Block {
        Block::Heading { level, text: self.word(word) }
    }

    /// Free text of the company's, redacted where asked.
    fn told(&self, text: &str) -> String {
        self.redactor.text(text)
    }

    fn person(&self, id: UserId) -> String {
        self.redactor.person(id, self.input)
    }

    fn person_or_none(&self, id: Option<UserId>) -> Text {
        id.map_or_else(|| Text::default().muted(self.word(Word::Unassigned)), |id| self.person(id).into())
    }

    /// A moment in the report's zone, to the minute.
    fn time(&self, at: Timestamp) -> String {
        at.with_timezone(&self.input.zone).format("%Y-%m-%d %H:%M").to_string()
    }

    /// A moment beside another: the day only where it is another day.
    fn time_beside(&self, at: Timestamp, other: Timestamp) -> String {
        let (at, other) = (at.with_timezone(&self.input.zone), other.with_timezone(&self.input.zone));
        let format = if at.date_naive() == other.date_naive() { "%H:%M" } else { "%m-%d %H:%M" };
        at.format(format).to_string()
    }

    /// A moment with its offset, for where the zone matters.
    fn time_with_offset(&self, at: Timestamp) -> String {
        at.with_timezone(&self.input.zone).format("%Y-%m-%d %H:%M (UTC%:z)").to_string()
    }

    fn unknown(&self) -> Text {
        Text::default().muted(self.word(Word::Unknown))
    }

    fn grade(&self, grade: Grade) -> Text {
        Text::default().grade(grade, words::grade(grade, self.input.lang))
    }

    /// A rule's grade; a rule without one is a note.
    fn rule_grade(&self, grade: Grade) -> Text {
        match grade {
            Grade::None => Text::default().muted(self.word(Word::Note)),
            _ => self.grade(grade),
        }
    }

    /// The value of a fact as a person reads it: by its declaration, where there is one.
    fn value(&self, key: Option<&str>, value: Option<&FactValue>) -> Text {
        let lang = self.input.lang;
        let decl = key.and_then(|k| self.input.pack?.facts.iter().find(|f| f.key == k));
        match value {
            None => Text::default().muted(self.word(Word::UnknownNotZero)),
            Some(FactValue::Flag(flag)) => self.word(if *flag { Word::Yes } else { Word::No }).into(),
            Some(FactValue::Number(n)) => {
                let unit = decl.and_then(|d| d.unit.as_ref()).map(|u| words::either(u, lang).to_owned());
                unit.map_or_else(|| n.to_string(), |u| format!("{n} {u}")).into()
            }
            Some(FactValue::Choice(choice)) => {
                let label = decl.and_then(|d| d.choices.iter().find(|c| c.key == *choice));
                label.map_or_else(|| self.told(choice), |c| words::either(&c.label, lang).to_owned()).into()
            }
        }
    }

    /// What a grading fact is called.
    fn fact_label(&self, key: &str) -> String {
        let decl = self.input.pack.and_then(|p| p.facts.iter().find(|f| f.key == key));
        decl.map_or_else(|| key.to_owned(), |d| words::either(&d.label, self.input.lang).to_owned())
    }

    fn journal_head(&self) -> Vec<Block> {
        let head = &self.input.head;
        let verified = match &self.input.verification {
            None => self.word(Word::NotVerified),
            Some(Verification { entries, problem: None }) => format!("{} {entries}", self.word(Word::Intact)),
            Some(Verification { problem: Some(problem), .. }) => {
                words::labelled(&self.word(Word::NotIntact), problem, self.input.lang)
            }
        };
        let rows = vec![
            (self.word(Word::Device), head.device.clone()),
            (self.word(Word::Sequence), head.seq.to_string()),
            (self.word(Word::Hash), head.hash.clone()),
            (self.word(Word::ShortCode), head.short_code()),
            (self.word(Word::VerifiedOk), verified),
            (self.word(Word::ExportedAt), self.time_with_offset(self.input.exported_at)),
        ];
        let steps = vec![
            Text::default().plain(self.word(Word::StepRun)).code("crisisctl verify"),
            self.word(Word::StepCompare).into(),
            self.word(Word::StepMeaning).into(),
        ];
        vec![Block::PageBreak, self.heading(1, Word::Verification), Block::JournalHead(JournalHead { rows, steps })]
    }
}

/// The tone of a result that is good, bad or neither.
fn tone_of(good: Option<bool>) -> Tone {
    match good {
        Some(true) => Tone::Good,
        Some(false) => Tone::Grade(Grade::Major),
        None => Tone::Muted,
    }
}
