//! Grade history, the basis of the present grade, and the glossary of grades.

use domain::case::GradeChange;
use domain::grading::Assessment;
use domain::terms::{Bilingual, Grade};

use super::Composer;
use super::voice::Voice;
use super::words::{self, Word};
use crate::model::{Block, Cell, Column, Table, Text};

impl Composer<'_> {
    pub(super) fn grading(&self) -> Vec<Block> {
        let standing = &self.file.case.grade;
        let mut blocks = vec![self.heading(1, Word::Grading), self.heading(2, Word::GradeHistory)];
        if standing.history.is_empty() {
            blocks.push(Block::Paragraph(Text::default().muted(self.word(Word::NotGraded))));
        } else {
            blocks.push(Block::Table(Table {
                columns: vec![
                    Column::new(self.word(Word::Time), 2.3),
                    Column::new(self.word(Word::Grade), 1.6),
                    Column::new(self.word(Word::Rules), 5.2),
                    Column::new(self.word(Word::By), 2.0),
                ],
                rows: standing.history.iter().map(|c| self.grade_change(c)).collect(),
            }));
        }
        if let Some(assessment) = &standing.assessment {
            blocks.extend(self.basis(assessment));
        }
        blocks
    }

    fn grade_change(&self, change: &GradeChange) -> Vec<Cell> {
        let mut why: Vec<Text> = change.rules.iter().map(|id| self.rule_text(id).into()).collect();
        if let Some(reason) = &change.reason {
            why.push(words::labelled(&self.word(Word::ByHand), &self.told(reason), self.plan.lang).into());
        }
        if why.is_empty() {
            why.push(Text::default().muted(self.word(Word::ByRule)));
        }
        vec![self.time(change.at).into(), self.grade(change.grade).into(), Cell(why), self.person(change.by).into()]
    }

    /// The rule in words; its id where the pack has it no more.
    fn rule_text(&self, id: &str) -> String {
        let lang = self.plan.lang;
        let in_pack = self.file.pack.and_then(|p| p.rules.iter().find(|r| r.id == id)).map(|r| &r.text);
        let assessed = self.file.case.grade.assessment.as_ref();
        let in_assessment = || assessed?.rules.iter().find(|r| r.id == id).map(|r| &r.text);
        in_pack.or_else(in_assessment).map_or_else(|| id.to_owned(), |text| words::either(text, lang).to_owned())
    }

    fn basis(&self, assessment: &Assessment) -> Vec<Block> {
        let mut blocks = vec![
            self.heading(2, Word::GradeBasis),
            Block::KeyValues(vec![
                (self.word(Word::Grade), self.grade(assessment.grade)),
                (self.word(Word::Proven), self.grade(assessment.proven)),
                (self.word(Word::Possible), self.grade(assessment.possible)),
                (self.word(Word::PackVersion), assessment.version.as_str().into()),
            ]),
        ];
        if !assessment.rules.is_empty() {
            blocks.push(self.heading(3, Word::RulesFired));
            blocks.push(self.rule_table(assessment.rules.iter().map(|r| (r.grade, &r.text, &r.source))));
        }
        if !assessment.facts.is_empty() {
            blocks.push(self.heading(3, Word::FactsUsed));
            blocks.push(self.facts_used(assessment));
        }
        if !assessment.questions.is_empty() {
            blocks.push(self.heading(3, Word::OpenQuestions));
            blocks.push(self.questions(assessment));
        }
        blocks
    }

    fn facts_used(&self, assessment: &Assessment) -> Block {
        let row = |fact: &domain::grading::UsedFact| {
            let standing = match (fact.presumed, fact.disputed) {
                (true, _) => Text::default().muted(self.word(Word::Presumed)),
                (false, true) => Text::default().muted(self.word(Word::Disputed)),
                (false, false) => Text::default(),
            };
            vec![
                words::either(&fact.label, self.plan.lang).into(),
                self.value(Some(&fact.fact), Some(&fact.value)).into(),
                standing.into(),
            ]
        };
        Block::Table(Table {
            columns: vec![
                Column::new(self.word(Word::Claim), 4.0),
                Column::new(self.word(Word::Value), 2.0),
                Column::new(self.word(Word::Standing), 3.0),
            ],
            rows: assessment.facts.iter().map(row).collect(),
        })
    }

    fn questions(&self, assessment: &Assessment) -> Block {
        let row = |question: &domain::grading::Question| {
            vec![words::either(&question.why, self.plan.lang).into(), self.grade(question.could_become).into()]
        };
        Block::Table(Table {
            columns: vec![
                Column::new(self.word(Word::OpenQuestions), 6.0),
                Column::new(self.word(Word::CouldBecome), 2.6),
            ],
            rows: assessment.questions.iter().map(row).collect(),
        })
    }

    /// Rules with the grade each gives and where it comes from.
    fn rule_table<'r>(&self, rules: impl Iterator<Item = (Grade, &'r Bilingual, &'r Bilingual)>) -> Block {
        let lang = self.plan.lang;
        let row = |(grade, text, source)| {
            vec![self.rule_grade(grade).into(), words::either(text, lang).into(), words::either(source, lang).into()]
        };
        Block::Table(Table {
            columns: vec![
                Column::new(self.word(Word::Grade), 1.5),
                Column::new(self.word(Word::Rules), 4.5),
                Column::new(self.word(Word::Source), 4.0),
            ],
            rows: rules.map(row).collect(),
        })
    }

    pub(super) fn glossary(&self) -> Vec<Block> {
        let mut blocks = self.grades_explained();
        if let Some(pack) = self.file.pack {
            blocks.push(self.heading(2, Word::CompanyRules));
            blocks.push(self.rule_table(pack.rules.iter().map(|r| (r.grade, &r.text, &r.source))));
        }
        blocks
    }
}

impl Voice<'_> {
    /// What the grades mean.
    pub(super) fn grades_explained(&self) -> Vec<Block> {
        let meanings = [Grade::General, Grade::Serious, Grade::Major, Grade::None]
            .map(|grade| vec![self.grade(grade).into(), self.word(words::grade_meaning(grade)).into()]);
        vec![
            self.heading(1, Word::Glossary),
            Block::Paragraph(self.word(Word::InDoubt).into()),
            Block::Table(Table {
                columns: vec![Column::new(self.word(Word::Grade), 1.5), Column::new(self.word(Word::Meaning), 8.5)],
                rows: meanings.to_vec(),
            }),
        ]
    }
}
