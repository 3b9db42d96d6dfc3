//! Reports over the cases of a period.

use std::collections::BTreeMap;

use domain::report::ReportPart;
use domain::terms::{Grade, Scenario};

use super::control::Measures;
use super::redact::Redactor;
use super::voice::Voice;
use super::words::{self, Word};
use super::{CaseFile, Composed, Composer, Frame, Period, Plan};
use crate::model::{Bar, Block, Cell, Chart, Column, Cover, Figure, KeyFigure, Table, Text, Tone};

/// Composes a report of the cases of a period.
pub fn compose_period(plan: &Plan<'_>, period: Period, files: &[CaseFile<'_>]) -> Composed {
    let redactor = Redactor::new(plan, &files.iter().collect::<Vec<_>>());
    let voice = Voice { plan, redactor: &redactor };
    let cases: Vec<Composer<'_>> = files.iter().map(|file| Composer { voice, file, detail: usize::MAX }).collect();
    let days = format!("{} – {}", period.from, period.to);
    let cover = Cover {
        kind: voice.kind(),
        title: days.clone(),
        subtitle: plan.organisation.to_owned(),
        grade: None,
        facts: vec![
            (voice.word(Word::Cases), cases.len().to_string().into()),
            (voice.word(Word::ExportedAt), voice.time_with_offset(plan.exported_at).into()),
        ],
        note: voice.cover_note(),
        letterhead: plan.letterhead.to_vec(),
    };
    let mut blocks = vec![Block::Cover(cover), Block::Contents(voice.word(Word::Contents)), Block::PageBreak];
    let several = Several { voice, cases: &cases };
    for part in plan.parts {
        redactor.enter(voice.label("report_part", part.key()));
        blocks.extend(match part {
            ReportPart::Control => several.control(),
            ReportPart::Clocks => several.late_clocks(),
            ReportPart::Glossary => voice.grades_explained(),
            _ => Vec::new(),
        });
    }
    let frame = Frame {
        title: format!("{} {days}", voice.kind()),
        running_head: format!("{} · {days}", voice.kind()),
        subject: voice.kind(),
        code: plan.head.short_code(),
        drill: false,
    };
    voice.finish(frame, blocks)
}

/// The cases of a period with the voice of their report.
struct Several<'a> {
    voice: Voice<'a>,
    cases: &'a [Composer<'a>],
}

impl Several<'_> {
    fn control(&self) -> Vec<Block> {
        let voice = self.voice;
        let measures: Vec<Measures> = self.cases.iter().map(|c| Measures::of(c.file, voice.plan.exported_at)).collect();
        let total = |pick: fn(&Measures) -> usize| measures.iter().map(pick).sum::<usize>();
        let figure = |word, value: usize, note: String| KeyFigure {
            label: voice.word(word),
            value: value.to_string().into(),
            note,
        };
        let out_of = |n: usize| format!("{} {n}", voice.word(Word::OutOf));
        let mut blocks = vec![
            voice.heading(1, Word::Control),
            Block::KeyFigures(vec![
                figure(Word::Cases, self.cases.len(), String::new()),
                figure(Word::LateClocks, total(|m| m.late), out_of(total(|m| m.clocks))),
                figure(Word::GradesByHand, total(|m| m.by_hand), String::new()),
                figure(Word::LateRecords, total(|m| m.late_records), out_of(total(|m| m.entries))),
            ]),
        ];
        if self.cases.is_empty() {
            blocks.push(voice.nothing());
            return blocks;
        }
        blocks.push(self.by_grade());
        blocks.push(voice.heading(2, Word::ByScenario));
        blocks.push(self.by_scenario());
        blocks.push(voice.heading(2, Word::CaseByCase));
        blocks.push(self.case_by_case(&measures));
        blocks
    }

    fn by_grade(&self) -> Block {
        let of = |grade: Grade| self.cases.iter().filter(|c| c.file.case.grade.in_force() == grade).count();
        let bars: Vec<Bar> = [Grade::Major, Grade::Serious, Grade::General, Grade::None]
            .map(|grade| Bar {
                label: self.voice.grade_word(grade),
                value: u32::try_from(of(grade)).unwrap_or(u32::MAX),
                tone: Tone::Grade(grade),
            })
            .to_vec();
        let caption = self.voice.word(Word::ByGrade);
        let told: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.value)).collect();
        let comma = self.voice.word(Word::Comma);
        let alt = words::labelled(&caption, &told.join(comma.as_str()), self.voice.plan.lang);
        Block::Figure(Figure { caption, alt, chart: Chart::Columns(bars) })
    }

    fn by_scenario(&self) -> Block {
        let mut counts: BTreeMap<Scenario, usize> = BTreeMap::new();
        for case in self.cases {
            *counts.entry(case.file.case.scenario).or_default() += 1;
        }
        let mut counts: Vec<(Scenario, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(scenario, count)| (std::cmp::Reverse(*count), *scenario));
        Block::Table(Table {
            columns: vec![
                Column::new(self.voice.word(Word::Scenario), 8.0),
                Column { title: self.voice.word(Word::Cases), share: 2.0, align_end: true },
            ],
            rows: counts
                .into_iter()
                .map(|(scenario, count)| {
                    vec![self.voice.label("scenario", scenario.key()).into(), count.to_string().into()]
                })
                .collect(),
        })
    }

    fn case_by_case(&self, measures: &[Measures]) -> Block {
        let row = |(case, m): (&Composer<'_>, &Measures)| {
            let number = Text::default().bold(case.file.case.number.as_str()).plain(format!("\n{}", case.title()));
            let reported = case.time(case.file.case.reported_at);
            let phase = Text::from(case.label("phase", case.file.case.phase.key()));
            let grade = case.grade(case.file.case.grade.in_force());
            let counts = [m.late, m.by_hand, m.late_records, m.released];
            let mut cells: Vec<Cell> = vec![number.into(), Cell(vec![grade, phase]), reported.into()];
            cells.extend(counts.map(|n| Cell::from(n.to_string())));
            cells
        };
        let counted = |word| Column { title: self.voice.word(word), share: 1.3, align_end: true };
        Block::Table(Table {
            columns: vec![
                Column::new(self.voice.word(Word::CaseNumber), 4.0),
                Column::new(self.voice.word(Word::Grade), 1.7),
                Column::new(self.voice.word(Word::ReportedAt), 2.0),
                counted(Word::LateClocks),
                counted(Word::GradesByHand),
                counted(Word::LateRecords),
                counted(Word::StatementsLane),
            ],
            rows: self.cases.iter().zip(measures).map(row).collect(),
        })
    }

    fn late_clocks(&self) -> Vec<Block> {
        let rows: Vec<Vec<Cell>> = self.cases.iter().flat_map(Composer::late_rows).collect();
        let heading = self.voice.heading(1, Word::LateClocks);
        if rows.is_empty() {
            return vec![heading, self.voice.nothing()];
        }
        let columns = vec![
            Column::new(self.voice.word(Word::CaseNumber), 2.2),
            Column::new(self.voice.word(Word::Duty), 4.0),
            Column::new(self.voice.word(Word::DueAt), 2.1),
            Column::new(self.voice.word(Word::Result), 2.8),
        ];
        vec![heading, Block::Table(Table { columns, rows })]
    }
}
