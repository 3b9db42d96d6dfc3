//! What reports are made of: plain data, gathered by whoever holds the store.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::case::{Case, ReportVariant};
use domain::grading::RulePack;
use domain::ids::UserId;
use domain::narrative::Wording;
use domain::report::{ReportKind, ReportPart};
use domain::terms::{Lang, Timestamp};

/// What is asked for, and what holds for the whole report.
#[derive(Debug, Clone)]
pub struct Plan<'a> {
    /// What the report is for.
    pub kind: ReportKind,
    /// Its parts, in order.
    pub parts: &'a [ReportPart],
    /// The language of the report's own words.
    pub lang: Lang,
    /// With personal data or without.
    pub variant: ReportVariant,
    /// The labels of grades, states and roles.
    pub wording: &'a Wording,
    /// The company's name.
    pub organisation: &'a str,
    /// Lines of the company's letterhead, under its name.
    pub letterhead: &'a [String],
    /// The classification mark of every page.
    pub classification: Option<&'a str>,
    /// Whether a mark behind every page says that it is a draft.
    pub draft: bool,
    /// Everyone who may appear, by user.
    pub people: &'a BTreeMap<UserId, Person>,
    /// Names and words that a redacted report must not show.
    pub withheld: &'a [String],
    /// What a person took out of a redacted report beside that.
    pub added: &'a [ByHand],
    /// What a person let stand in a redacted report.
    pub lifted: &'a [ByHand],
    /// The head of the journal at export.
    pub head: Head,
    /// What verification found at export, if it was run.
    pub verification: Option<Verification>,
    /// Time of export.
    pub exported_at: Timestamp,
    /// The zone in which times are shown.
    pub zone: Tz,
}

/// A case with what a report tells beside its state.
#[derive(Debug, Clone)]
pub struct CaseFile<'a> {
    /// The case as it stands.
    pub case: &'a Case,
    /// The log, oldest first; the report orders it by when things happened.
    pub log: &'a [LogLine],
    /// The rules that grade this scenario, with the facts they ask for.
    pub pack: Option<&'a RulePack>,
    /// The site's name; absent for headquarters.
    pub site: Option<&'a str>,
    /// Whether the case is an exercise: a mark behind every page says so.
    pub drill: bool,
    /// What the checks found in each text, by its digest.
    pub findings: &'a BTreeMap<String, Vec<Finding>>,
}

/// The days a report over several cases tells of, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// A person as the report names them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// As shown in the full report, such as name and post.
    pub shown: String,
    /// Every spelling of the name that free text may hold.
    pub names: Vec<String>,
    /// Whether what they write is legal advice.
    pub counsel: bool,
}

/// A redaction added or lifted by a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ByHand {
    /// The words.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// Something that the checks of statements found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Finding {
    /// The words found.
    pub excerpt: String,
    /// What is wrong with them.
    pub why: String,
}

/// One line of a case's log, told in the language of the report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogLine {
    /// Its place in the journal.
    pub seq: u64,
    /// The kind as the journal spells it.
    pub kind: String,
    /// The entry's hash, hexadecimal.
    pub hash: String,
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
    /// How many people a count then stood at: the fact's key and the number.
    pub count: Option<(String, u32)>,
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
