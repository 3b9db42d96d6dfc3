//! Cover, summary and people affected.

use domain::grading::FactKind;
use domain::terms::FactValue;

use super::Composer;
use super::words::{self, Word};
use crate::model::{Block, Text};

impl Composer<'_> {
    pub(super) fn title(&self) -> String {
        self.file.case.title.as_deref().map_or_else(|| self.word(Word::ErasedTitle), |t| self.told(t))
    }

    pub(super) fn site(&self) -> String {
        self.file.site.map_or_else(|| self.word(Word::Headquarters), str::to_owned)
    }

    pub(super) fn cover_facts(&self) -> Vec<(String, Text)> {
        let case = self.file.case;
        let mut facts: Vec<(String, Text)> = vec![
            (self.word(Word::CaseNumber), case.number.as_str().into()),
            (self.word(Word::Phase), self.label("phase", case.phase.key()).into()),
            (self.word(Word::OccurredAt), self.time_or_unknown(case.occurred_at)),
        ];
        if let Some(mark) = self.plan.classification {
            facts.push((self.word(Word::Classification), mark.into()));
        }
        facts.push((self.word(Word::ExportedAt), self.time_with_offset(self.plan.exported_at).into()));
        facts
    }

    pub(super) fn summary(&self) -> Vec<Block> {
        let (case, lang) = (self.file.case, self.plan.lang);
        let mut blocks = vec![self.heading(1, Word::Summary)];
        let questions = case.grade.assessment.as_ref().map(|a| a.questions.as_slice()).unwrap_or_default();
        if case.is_active() && !questions.is_empty() {
            let body = questions.iter().take(3).map(|q| words::either(&q.why, lang).into()).collect();
            blocks.push(self.notice(Word::OpenQuestions, body));
        }
        blocks.push(self.heading(2, Word::Account));
        match case.account.as_deref().filter(|a| !a.trim().is_empty()) {
            Some(account) => blocks.extend(self.paragraphs(account)),
            None => blocks.push(Block::Paragraph(Text::default().muted(self.word(Word::NoAccount)))),
        }
        blocks.push(Block::KeyValues(self.particulars()));
        blocks
    }

    fn particulars(&self) -> Vec<(String, Text)> {
        let case = self.file.case;
        let personal = |text: &Option<String>| {
            text.as_deref().map_or_else(|| self.unknown(), |t| self.redactor.personal(t).into())
        };
        let mut rows: Vec<(String, Text)> = vec![
            (self.word(Word::Grade), self.grade(case.grade.in_force())),
            (self.word(Word::Phase), self.label("phase", case.phase.key()).into()),
            (self.word(Word::Scenario), self.label("scenario", case.scenario.key()).into()),
            (self.word(Word::Site), self.site().into()),
            (self.word(Word::OccurredAt), self.time_or_unknown(case.occurred_at)),
            (self.word(Word::ReportedAt), self.time(case.reported_at).into()),
            (self.word(Word::OpenedAt), self.time(case.opened_at).into()),
            (self.word(Word::Channel), self.label("channel", case.channel.key()).into()),
            (self.word(Word::ReportedBy), self.told(&case.reported_by).into()),
        ];
        if case.reporter_name.is_some() || case.reporter_contact.is_some() {
            let parts: Vec<&str> =
                [&case.reporter_name, &case.reporter_contact].into_iter().flatten().map(String::as_str).collect();
            rows.push((self.word(Word::Reporter), self.redactor.personal(&parts.join(" · ")).into()));
        }
        rows.push((self.word(Word::FirstContact), self.person_or_none(case.first_contact)));
        rows.push((self.word(Word::FirstResponsible), personal(&case.first_responsible)));
        rows.push((self.word(Word::Owner), self.person_or_none(case.owner)));
        if let Some(outcome) = case.outcome {
            rows.push((self.word(Word::Outcome), self.label("outcome", outcome.key()).into()));
        }
        rows
    }

    /// Counts of people, each with how far it is established; what nobody counted is unknown.
    pub(super) fn people_affected(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading(2, Word::People)];
        let declared = self.file.pack.map(|p| p.facts.as_slice()).unwrap_or_default();
        let facts = domain::case::grading_facts(self.file.case);
        let rows: Vec<(String, Text)> = declared
            .iter()
            .filter(|d| d.kind == FactKind::Count)
            .map(|d| {
                let known = facts.get(&d.key);
                let value: Option<&FactValue> = known.and_then(|k| k.value.as_ref());
                let mut text = self.value(Some(&d.key), value);
                if known.is_some_and(|k| k.disputed) {
                    text = text.muted(words::bracketed(&self.word(Word::Disputed), self.plan.lang));
                }
                (words::either(&d.label, self.plan.lang).to_owned(), text)
            })
            .collect();
        blocks.push(if rows.is_empty() {
            Block::Paragraph(Text::default().muted(self.word(Word::NoCounts)))
        } else {
            Block::KeyValues(rows)
        });
        blocks.extend(self.onset_curve());
        blocks.extend(self.register_table());
        blocks
    }
}
