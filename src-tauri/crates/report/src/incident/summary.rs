//! Cover, summary, people affected and timeline.

use domain::grading::FactKind;
use domain::terms::{FactValue, Grade, Timestamp};

use super::words::{self, Word};
use super::{Composer, LogLine, Variant, tone_of};
use crate::model::{Block, Callout, Cover, Moment, Text, Tone};

impl Composer<'_> {
    pub(super) fn title(&self) -> String {
        self.input.case.title.as_deref().map_or_else(|| self.word(Word::ErasedTitle), |t| self.told(t))
    }

    pub(super) fn kind(&self) -> String {
        self.word(match self.input.variant {
            Variant::Full => Word::Report,
            Variant::Redacted => Word::RedactedReport,
        })
    }

    fn site(&self) -> String {
        self.input.site.map_or_else(|| self.word(Word::Headquarters), str::to_owned)
    }

    pub(super) fn cover(&self) -> Block {
        let (case, lang) = (self.input.case, self.input.lang);
        let grade = case.grade.in_force();
        let mut facts: Vec<(String, Text)> = vec![
            (self.word(Word::CaseNumber), case.number.as_str().into()),
            (self.word(Word::Phase), words::phase(case.phase, lang).into()),
            (self.word(Word::OccurredAt), self.time_or_unknown(case.occurred_at)),
        ];
        if let Some(mark) = self.input.classification {
            facts.push((self.word(Word::Classification), mark.into()));
        }
        facts.push((self.word(Word::ExportedAt), self.time_with_offset(self.input.exported_at).into()));
        let mut note = self.word(Word::CoverNote);
        if self.redactor.is_active() {
            note.push('\n');
            note.push_str(&self.word(Word::RedactedNote));
        }
        Block::Cover(Cover {
            kind: self.kind(),
            title: self.title(),
            subtitle: format!("{} · {}", self.site(), words::scenario(case.scenario, lang)),
            grade: Some((grade, words::grade(grade, lang).to_owned())),
            facts,
            note,
        })
    }

    pub(super) fn time_or_unknown(&self, at: Option<Timestamp>) -> Text {
        at.map_or_else(|| self.unknown(), |at| self.time(at).into())
    }

    pub(super) fn summary(&self) -> Vec<Block> {
        let (case, lang) = (self.input.case, self.input.lang);
        let mut blocks = vec![self.heading(1, Word::Summary)];
        let questions = case.grade.assessment.as_ref().map(|a| a.questions.as_slice()).unwrap_or_default();
        if case.is_active() && !questions.is_empty() {
            blocks.push(Block::Callout(Callout {
                tone: Tone::Grade(Grade::Serious),
                title: self.word(Word::OpenQuestions),
                body: questions.iter().take(3).map(|q| words::either(&q.why, lang).into()).collect(),
            }));
        }
        blocks.push(self.heading(2, Word::Account));
        match case.account.as_deref().filter(|a| !a.trim().is_empty()) {
            Some(account) => blocks.extend(self.paragraphs(account)),
            None => blocks.push(Block::Paragraph(Text::default().muted(self.word(Word::NoAccount)))),
        }
        blocks.push(Block::KeyValues(self.particulars()));
        blocks
    }

    /// A text of several paragraphs.
    pub(super) fn paragraphs(&self, text: &str) -> Vec<Block> {
        let told = self.told(text);
        told.lines().filter(|l| !l.trim().is_empty()).map(|l| Block::Paragraph(l.into())).collect()
    }

    fn particulars(&self) -> Vec<(String, Text)> {
        let (case, lang) = (self.input.case, self.input.lang);
        let personal = |text: &Option<String>| {
            text.as_deref().map_or_else(|| self.unknown(), |t| self.redactor.personal(t, lang).into())
        };
        let mut rows: Vec<(String, Text)> = vec![
            (self.word(Word::Grade), self.grade(case.grade.in_force())),
            (self.word(Word::Phase), words::phase(case.phase, lang).into()),
            (self.word(Word::Scenario), words::scenario(case.scenario, lang).into()),
            (self.word(Word::Site), self.site().into()),
            (self.word(Word::OccurredAt), self.time_or_unknown(case.occurred_at)),
            (self.word(Word::ReportedAt), self.time(case.reported_at).into()),
            (self.word(Word::OpenedAt), self.time(case.opened_at).into()),
            (self.word(Word::Channel), words::channel(case.channel, lang).into()),
            (self.word(Word::ReportedBy), self.told(&case.reported_by).into()),
        ];
        if case.reporter_name.is_some() || case.reporter_contact.is_some() {
            let parts: Vec<&str> =
                [&case.reporter_name, &case.reporter_contact].into_iter().flatten().map(String::as_str).collect();
            rows.push((self.word(Word::Reporter), self.redactor.personal(&parts.join(" · "), lang).into()));
        }
        rows.push((self.word(Word::FirstContact), self.person_or_none(case.first_contact)));
        rows.push((self.word(Word::FirstResponsible), personal(&case.first_responsible)));
        rows.push((self.word(Word::Owner), self.person_or_none(case.owner)));
        if let Some(outcome) = case.outcome {
            rows.push((self.word(Word::Outcome), words::outcome(outcome, lang).into()));
        }
        rows
    }

    /// Counts of people, each with how far it is established; what nobody counted is unknown.
    pub(super) fn people_affected(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading(2, Word::People)];
        let declared = self.input.pack.map(|p| p.facts.as_slice()).unwrap_or_default();
        let facts = domain::case::grading_facts(self.input.case);
        let rows: Vec<(String, Text)> = declared
            .iter()
            .filter(|d| d.kind == FactKind::Count)
            .map(|d| {
                let known = facts.get(&d.key);
                let value: Option<&FactValue> = known.and_then(|k| k.value.as_ref());
                let mut text = self.value(Some(&d.key), value);
                if known.is_some_and(|k| k.disputed) {
                    text = text.muted(words::bracketed(&self.word(Word::Disputed), self.input.lang));
                }
                (words::either(&d.label, self.input.lang).to_owned(), text)
            })
            .collect();
        blocks.push(if rows.is_empty() {
            Block::Paragraph(Text::default().muted(self.word(Word::NoCounts)))
        } else {
            Block::KeyValues(rows)
        });
        blocks
    }

    pub(super) fn timeline(&self) -> Vec<Block> {
        let mut blocks = vec![
            self.heading(1, Word::Timeline),
            Block::Paragraph(Text::default().muted(self.word(Word::TimelineNote))),
        ];
        let mut lines: Vec<&LogLine> = self.input.log.iter().collect();
        lines.sort_by_key(|l| (l.occurred_at.unwrap_or(l.at), l.at));
        blocks.push(if lines.is_empty() {
            Block::Paragraph(Text::default().muted(self.word(Word::NoEntries)))
        } else {
            Block::Timeline(lines.into_iter().map(|l| self.moment(l)).collect())
        });
        blocks
    }

    fn moment(&self, line: &LogLine) -> Moment {
        let happened = line.occurred_at.unwrap_or(line.at);
        // Shown to the minute, so compared to the minute.
        let recorded = (self.time(happened) != self.time(line.at))
            .then(|| format!("{} {}", self.word(Word::RecordedAt), self.time_beside(line.at, happened)));
        let mut body: Vec<Text> = Vec::new();
        if line.erased {
            body.push(Text::default().muted(self.word(Word::Erased)));
        }
        body.extend(line.detail.iter().flat_map(|d| self.told(d).lines().map(Text::from).collect::<Vec<_>>()));
        let mut origin = vec![self.person(line.by)];
        origin.extend(
            line.source.iter().map(|s| words::labelled(&self.word(Word::Source), &self.told(s), self.input.lang)),
        );
        origin.extend(line.confirmed.map(|c| self.word(if c { Word::Confirmed } else { Word::Unconfirmed })));
        body.push(Text::default().muted(origin.join(" · ")));
        Moment {
            time: self.time(happened),
            recorded,
            label: self.told(&line.headline),
            tone: match line.confirmed {
                Some(true) => tone_of(Some(true)),
                Some(false) => Tone::Grade(Grade::Serious),
                None => Tone::Plain,
            },
            body,
        }
    }
}
