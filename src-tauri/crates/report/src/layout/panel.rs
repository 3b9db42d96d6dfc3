//! Words set apart, and figures in large type.

use super::flow::{Flow, MEASURE};
use super::lines::Setting;
use super::page::{Draw, Owner};
use super::stack::Stack;
use super::theme::{BOTTOM, Colour, LEFT, RULE_STRONG, SUNKEN, TOP, colour};
use super::tree::ROOT;
use crate::model::{Callout, KeyFigure, Text};

/// Figures beside each other at the most.
const ACROSS: usize = 4;
/// Space between two figures.
const BETWEEN: f32 = 14.0;

impl Flow<'_> {
    pub fn callout(&mut self, callout: &Callout) {
        let node = self.tree.add(ROOT, "Sect");
        let mut stack = Stack::default();
        let width = MEASURE - 32.0;
        if !callout.title.is_empty() {
            let title = Text::from(callout.title.as_str());
            let setting = Setting { bold: true, tone: callout.tone, ..self.theme.body };
            let leaf = self.leaf(node, "P", &title);
            stack.push(leaf, &title, &setting, width, 0.0, self.fonts);
        }
        for text in &callout.body {
            let leaf = self.leaf(node, "P", text);
            stack.push(leaf, text, &self.theme.body, width, 4.0, self.fonts);
        }
        self.panel(stack, colour(callout.tone));
    }

    /// Lines on a tinted ground with a bar at the left.
    fn panel(&mut self, mut stack: Stack, bar: Colour) {
        let pad = 11.0;
        self.gap(12.0);
        let whole = stack.full_height() + 2.0 * pad;
        if whole > self.room() && (whole <= BOTTOM - TOP || self.room() < 120.0) && !self.at_top() {
            self.new_page();
        }
        let mut from = 0;
        while from < stack.len() {
            let to = stack.fitting(from, self.room() - 2.0 * pad).max(from + 1).min(stack.len());
            let height = stack.height(from, to) + 2.0 * pad;
            let y = self.y;
            let page = self.page();
            page.add(Owner::Decoration, Draw::Fill { x: LEFT, y, width: MEASURE, height, colour: SUNKEN });
            page.add(Owner::Decoration, Draw::Fill { x: LEFT, y, width: 2.5, height, colour: bar });
            stack.draw(page, (from, to), LEFT + 16.0, y + pad, None);
            self.y += height;
            from = to;
            if from < stack.len() {
                self.new_page();
            }
        }
        self.y += 4.0;
    }

    /// Figures side by side, each under a rule: name, value, note.
    pub fn key_figures(&mut self, figures: &[KeyFigure]) {
        self.gap(12.0);
        let list = self.tree.add(ROOT, "L");
        for row in figures.chunks(ACROSS) {
            let columns = row.len().max(3) as f32;
            let width = (MEASURE - BETWEEN * (columns - 1.0)) / columns;
            let mut cells: Vec<(Stack, f32, Option<f32>)> = Vec::with_capacity(row.len());
            for (n, figure) in row.iter().enumerate() {
                let item = self.tree.add(list, "LI");
                let label = self.tree.add(item, "Lbl");
                let name = Text::from(figure.label.as_str());
                self.note_words(label, &name);
                let value = self.leaf(item, "LBody", &figure.value);
                let mut stack = Stack::default();
                stack.push(label, &name, &self.theme.small, width, 0.0, self.fonts);
                stack.push(value, &figure.value, &self.theme.figure, width, 1.0, self.fonts);
                if !figure.note.is_empty() {
                    let note = Text::from(figure.note.as_str());
                    stack.push(value, &note, &self.theme.small, width, 1.0, self.fonts);
                }
                cells.push((stack, LEFT + n as f32 * (width + BETWEEN), None));
            }
            let height = cells.iter().map(|(stack, ..)| stack.full_height()).fold(0.0, f32::max);
            if self.room() < height + 14.0 {
                self.new_page();
            }
            let y = self.y;
            for (_, x, _) in &cells {
                let rule = Draw::Rule { from: (*x, y), to: (x + width, y), weight: 0.9, colour: RULE_STRONG };
                self.page().add(Owner::Decoration, rule);
            }
            self.row(&mut cells, (5.0, 9.0), |_| {});
        }
    }
}
