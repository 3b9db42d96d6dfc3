//! From cases to documents: each kind of report is a list of parts, and each part a few blocks.

mod charts;
mod clocks;
mod control;
mod decisions;
mod diff;
mod dossier;
mod essentials;
mod evidence;
mod grading;
mod input;
mod journal;
mod ledgers;
mod people;
mod period;
mod recovery;
mod redact;
mod statements;
mod summary;
mod timeline;
mod voice;
mod words;

use std::ops::Deref;

pub use domain::case::ReportVariant as Variant;
use domain::grading::FactDecl;
use domain::report::{ReportKind, ReportPart};
use domain::terms::FactValue;

pub use evidence::evidence;
pub use input::{ByHand, CaseFile, Finding, Head, LogLine, Period, Person, Plan, Verification};
pub use period::compose_period;
pub use redact::{Cut, Redaction};

use crate::model::{Block, Cover, Document, Letterhead, Text};
use redact::Redactor;
use voice::Voice;
use words::Word;

/// A document, and what was taken out of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// The document.
    pub document: Document,
    /// What was taken out, in the order of the document; empty in the full variant.
    pub redactions: Vec<Redaction>,
}

/// A brief is no longer than this.
const BRIEF_PAGES: usize = 2;
/// Lines in each list of a brief, before it is known whether they fit.
const BRIEF_LINES: usize = 6;

/// Composes a report of one case. A brief says less until it fits on its pages.
pub fn compose(plan: &Plan<'_>, file: &CaseFile<'_>) -> Composed {
    if plan.kind != ReportKind::Brief {
        return compose_within(plan, file, usize::MAX);
    }
    let fits = |composed: &Composed| crate::page_count(&composed.document).is_ok_and(|pages| pages <= BRIEF_PAGES);
    let mut lines = BRIEF_LINES;
    loop {
        let composed = compose_within(plan, file, lines);
        if lines == 1 || fits(&composed) {
            return composed;
        }
        lines -= 1;
    }
}

/// As [`compose`], with at most `detail` lines in each list of the essentials.
fn compose_within(plan: &Plan<'_>, file: &CaseFile<'_>, detail: usize) -> Composed {
    let redactor = Redactor::new(plan, &[file]);
    let composer = Composer { voice: Voice { plan, redactor: &redactor }, file, detail };
    let mut blocks = composer.front();
    for part in plan.parts {
        redactor.enter(composer.label("report_part", part.key()));
        blocks.extend(composer.part(*part));
    }
    let number = &file.case.number;
    let title = composer.title();
    let frame = Frame {
        title: format!("{number} {title}"),
        running_head: format!("{number} · {title}"),
        subject: format!("{} {number}", composer.kind()),
        code: format!("{number} · {}", plan.head.short_code()),
        drill: file.drill,
    };
    composer.voice.finish(frame, blocks)
}

/// What stands around the blocks.
struct Frame {
    title: String,
    running_head: String,
    subject: String,
    code: String,
    drill: bool,
}

impl Voice<'_> {
    /// What kind of document it is, as its title says.
    fn kind(&self) -> String {
        let kind = self.label("report_kind", self.plan.kind.key());
        match self.plan.variant {
            Variant::Full => kind.to_owned(),
            Variant::Redacted => {
                format!("{kind}{}", words::bracketed(self.label("report_variant", "redacted"), self.plan.lang))
            }
        }
    }

    /// Adds what every report ends with, and takes out what is left of what must not be shown.
    fn finish(&self, frame: Frame, mut blocks: Vec<Block>) -> Composed {
        let plan = self.plan;
        self.redactor.enter(&self.word(Word::RedactionLog));
        let log = self.redaction_log();
        let drill = frame.drill.then(|| self.word(Word::Drill));
        let mut document = Document {
            lang: plan.lang,
            title: frame.title,
            subject: frame.subject,
            author: plan.organisation.to_owned(),
            running_head: frame.running_head,
            short_code: frame.code,
            classification: plan.classification.map(str::to_owned),
            watermark: drill.or_else(|| plan.draft.then(|| self.word(Word::Draft))),
            blocks: Vec::new(),
        };
        blocks.extend(log);
        blocks.extend(self.journal_head());
        document.blocks = blocks;
        self.redactor.sweep(&mut document);
        Composed { document, redactions: self.redactor.log() }
    }

    fn cover_note(&self) -> String {
        let mut note = self.word(Word::CoverNote);
        if self.redactor.is_active() {
            note.push('\n');
            note.push_str(&self.word(Word::RedactedNote));
        }
        note
    }
}

/// One case with what is needed to tell it. It speaks with the voice of its report.
#[derive(Clone, Copy)]
struct Composer<'a> {
    voice: Voice<'a>,
    file: &'a CaseFile<'a>,
    detail: usize,
}

impl<'a> Deref for Composer<'a> {
    type Target = Voice<'a>;

    fn deref(&self) -> &Voice<'a> {
        &self.voice
    }
}

impl Composer<'_> {
    /// Cover and contents, or a letterhead.
    fn front(&self) -> Vec<Block> {
        let grade = self.file.case.grade.in_force();
        let grade = Some((grade, self.grade_word(grade)));
        let scenario = self.label("scenario", self.file.case.scenario.key());
        let subtitle = format!("{} · {scenario}", self.site());
        if !self.plan.kind.has_cover() {
            let subtitle =
                format!("{} · {subtitle} · {}", self.file.case.number, self.time_with_offset(self.plan.exported_at));
            let lines = self.plan.letterhead.to_vec();
            return vec![Block::Letterhead(Letterhead {
                lines,
                kind: self.kind(),
                title: self.title(),
                subtitle,
                grade,
            })];
        }
        let cover = Block::Cover(Cover {
            kind: self.kind(),
            title: self.title(),
            subtitle,
            grade,
            facts: self.cover_facts(),
            note: self.cover_note(),
            letterhead: self.plan.letterhead.to_vec(),
        });
        vec![cover, Block::Contents(self.word(Word::Contents)), Block::PageBreak]
    }

    fn part(&self, part: ReportPart) -> Vec<Block> {
        match part {
            ReportPart::Essentials => self.essentials(),
            ReportPart::Summary => self.summary(),
            ReportPart::People => self.people_affected(),
            ReportPart::Timeline => self.timeline(),
            ReportPart::Grading => self.grading(),
            ReportPart::Clocks => self.clocks(),
            ReportPart::Decisions => self.decisions(),
            ReportPart::Attachments => self.attachments(),
            ReportPart::Tasks => self.tasks(),
            ReportPart::Facts => self.facts(),
            ReportPart::Statements => self.statements(),
            ReportPart::Dossier => self.dossier(),
            ReportPart::Recovery => self.recovery(),
            ReportPart::Control => self.control(),
            ReportPart::Journal => self.journal(),
            ReportPart::Glossary => self.glossary(),
        }
    }

    fn declared(&self, key: &str) -> Option<&FactDecl> {
        self.file.pack?.facts.iter().find(|f| f.key == key)
    }

    /// The value of a fact as a person reads it: by its declaration, where there is one.
    fn value(&self, key: Option<&str>, value: Option<&FactValue>) -> Text {
        let lang = self.plan.lang;
        let decl = key.and_then(|k| self.declared(k));
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
        self.declared(key).map_or_else(|| key.to_owned(), |d| words::either(&d.label, self.plan.lang).to_owned())
    }
}
