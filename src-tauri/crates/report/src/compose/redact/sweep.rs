//! The last look at a document: whatever way a word took into it, it is found here.

use super::Redactor;
use crate::model::{Block, Chart, Document, Inline, Text};

impl Redactor {
    /// Takes out of the whole document what must not be shown and is still there.
    pub fn sweep(&self, document: &mut Document) {
        if !self.is_active() {
            return;
        }
        for text in [&mut document.title, &mut document.subject, &mut document.author, &mut document.running_head] {
            self.clear(text);
        }
        document.classification.iter_mut().for_each(|text| self.clear(text));
        for block in &mut document.blocks {
            if let Block::Heading { level: 1, text } = block {
                self.enter(text);
            }
            self.block(block);
        }
    }

    fn block(&self, block: &mut Block) {
        match block {
            Block::Cover(cover) => {
                for text in [&mut cover.kind, &mut cover.title, &mut cover.subtitle, &mut cover.note] {
                    self.clear(text);
                }
                cover.facts.iter_mut().for_each(|row| self.pair(row));
                cover.letterhead.iter_mut().for_each(|line| self.clear(line));
            }
            Block::Letterhead(head) => {
                for text in [&mut head.kind, &mut head.title, &mut head.subtitle] {
                    self.clear(text);
                }
                head.lines.iter_mut().for_each(|line| self.clear(line));
            }
            Block::Contents(text) | Block::Heading { text, .. } => self.clear(text),
            Block::Paragraph(text) => self.within(text),
            Block::Points(points) => points.iter_mut().for_each(|text| self.within(text)),
            Block::KeyValues(rows) => rows.iter_mut().for_each(|row| self.pair(row)),
            Block::Table(table) => {
                table.columns.iter_mut().for_each(|column| self.clear(&mut column.title));
                table.rows.iter_mut().flatten().flat_map(|cell| &mut cell.0).for_each(|text| self.within(text));
            }
            Block::Timeline(moments) => {
                for moment in moments {
                    self.clear(&mut moment.label);
                    moment.body.iter_mut().for_each(|text| self.within(text));
                }
            }
            Block::Callout(callout) => {
                self.clear(&mut callout.title);
                callout.body.iter_mut().for_each(|text| self.within(text));
            }
            Block::KeyFigures(figures) => {
                for figure in figures {
                    self.clear(&mut figure.label);
                    self.clear(&mut figure.note);
                    self.within(&mut figure.value);
                }
            }
            Block::Figure(figure) => {
                self.clear(&mut figure.caption);
                self.clear(&mut figure.alt);
                self.chart(&mut figure.chart);
            }
            // The head is made of hashes and of the report's own words.
            Block::JournalHead(_) | Block::PageBreak => {}
        }
    }

    fn chart(&self, chart: &mut Chart) {
        match chart {
            Chart::Strip { lanes, .. } => lanes.iter_mut().for_each(|lane| self.clear(&mut lane.label)),
            Chart::Columns(bars) => bars.iter_mut().for_each(|bar| self.clear(&mut bar.label)),
            Chart::Ratios { rows, .. } => rows.iter_mut().for_each(|row| self.clear(&mut row.label)),
        }
    }

    fn pair(&self, (name, value): &mut (String, Text)) {
        self.clear(name);
        self.within(value);
    }

    /// A word may run over spans of different looks; where it does, the spans become one.
    fn within(&self, text: &mut Text) {
        let words = text.words();
        let cleared = self.without(&words, false);
        if cleared == words {
            return;
        }
        let parts: Vec<String> = text.spans().map(|span| self.without(&span.text, false)).collect();
        if parts.concat() != cleared {
            *text = Text::from(cleared);
            return;
        }
        let mut parts = parts.into_iter();
        for inline in &mut text.0 {
            if let Inline::Span(span) = inline {
                span.text = parts.next().unwrap_or_default();
            }
        }
    }

    fn clear(&self, text: &mut String) {
        *text = self.without(text, false);
    }
}
