//! What was taken out, told without telling it.

use std::collections::BTreeMap;

use domain::report::ReportKind;

use super::{Cut, Redaction, Redactor};
use crate::compose::ByHand;
use crate::compose::voice::Voice;
use crate::compose::words::{self, Word};
use crate::model::{Block, Column, Table, Text};

impl Redactor {
    /// What was taken out so far.
    pub fn log(&self) -> Vec<Redaction> {
        self.done.borrow().redactions.clone()
    }
}

const fn word_of(cut: Cut) -> Word {
    match cut {
        Cut::Name => Word::CutName,
        Cut::Number => Word::CutNumber,
        Cut::Plate => Word::CutPlate,
        Cut::Mail => Word::CutMail,
        Cut::Medical => Word::CutMedical,
        Cut::Field => Word::CutField,
        Cut::Privilege => Word::CutPrivilege,
        Cut::ByHand => Word::CutByHand,
    }
}

impl Voice<'_> {
    /// The log of redactions, in a redacted report.
    pub fn redaction_log(&self) -> Vec<Block> {
        if !self.redactor.is_active() {
            return Vec::new();
        }
        let redactions = self.redactor.log();
        if self.plan.kind == ReportKind::Brief {
            let count: usize = redactions.iter().map(|redaction| redaction.count).sum();
            let said = words::labelled(&self.word(Word::RedactionLog), &count.to_string(), self.plan.lang);
            return vec![Block::Paragraph(Text::default().muted(said))];
        }
        let mut blocks = vec![
            self.heading(1, Word::RedactionLog),
            Block::Paragraph(Text::default().muted(self.word(Word::RedactionNote))),
        ];
        blocks.push(if redactions.is_empty() { self.nothing() } else { self.counts(&redactions) });
        blocks.extend(self.by_hand(Word::AddedByHand, self.plan.added, false));
        blocks.extend(self.by_hand(Word::LiftedByHand, self.plan.lifted, true));
        blocks
    }

    fn counts(&self, redactions: &[Redaction]) -> Block {
        let mut order: Vec<&str> = Vec::new();
        let mut counts: BTreeMap<(usize, Cut, &str), usize> = BTreeMap::new();
        for redaction in redactions {
            let section = order.iter().position(|s| *s == redaction.section).unwrap_or_else(|| {
                order.push(&redaction.section);
                order.len() - 1
            });
            *counts.entry((section, redaction.cut, &redaction.shown)).or_default() += redaction.count;
        }
        let row = |((section, cut, shown), count): ((usize, Cut, &str), usize)| {
            vec![order[section].into(), self.word(word_of(cut)).into(), shown.into(), count.to_string().into()]
        };
        Block::Table(Table {
            columns: vec![
                Column::new(self.word(Word::Section), 3.0),
                Column::new(self.word(Word::WhatWasCut), 3.4),
                Column::new(self.word(Word::ShownInstead), 2.6),
                Column { title: self.word(Word::Times), share: 1.0, align_end: true },
            ],
            rows: counts.into_iter().map(row).collect(),
        })
    }

    /// What a person decided, with the reason; what was lifted is told, since it stands in the report.
    fn by_hand(&self, title: Word, decided: &[ByHand], told: bool) -> Vec<Block> {
        if decided.is_empty() {
            return Vec::new();
        }
        let row = |(n, by_hand): (usize, &ByHand)| {
            let what = if told { by_hand.text.clone() } else { self.word(Word::Removed) };
            vec![(n + 1).to_string().into(), what.into(), self.told(&by_hand.reason).into()]
        };
        let columns = vec![
            Column::new(self.word(Word::Number), 1.0),
            Column::new(self.word(Word::WhatWasCut), 4.0),
            Column::new(self.word(Word::Reason), 5.0),
        ];
        let rows = decided.iter().enumerate().map(row).collect();
        vec![self.heading(2, title), Block::Table(Table { columns, rows })]
    }
}
