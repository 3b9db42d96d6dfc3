//! Lines one below the other, each belonging to an element: the common stuff of paragraphs, cells and panels.

use super::lines::{Line, Setting, set};
use super::page::{Draw, Owner, Page};
use super::tree::NodeId;
use crate::fonts::Fonts;
use crate::model::Text;

/// A line with the space above it.
#[derive(Debug)]
struct Item {
    line: Line,
    above: f32,
    node: NodeId,
    /// Moved right by so much.
    indent: f32,
}

/// Lines to be placed together or in parts.
#[derive(Debug, Default)]
pub(crate) struct Stack {
    items: Vec<Item>,
}

impl Stack {
    /// Sets `text` and puts its lines below what is there.
    pub fn push(&mut self, node: NodeId, text: &Text, setting: &Setting, width: f32, above: f32, fonts: &Fonts) {
        self.push_indented(node, text, setting, (0.0, width), above, fonts);
    }

    /// As [`Stack::push`], between an indent and a width.
    pub fn push_indented(
        &mut self,
        node: NodeId,
        text: &Text,
        setting: &Setting,
        (indent, width): (f32, f32),
        above: f32,
        fonts: &Fonts,
    ) {
        let first = if self.items.is_empty() { 0.0 } else { above };
        for (n, line) in set(text, setting, width, fonts).into_iter().enumerate() {
            self.items.push(Item { line, above: if n == 0 { first } else { 0.0 }, node, indent });
        }
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Height of the lines from `from` to `to`.
    pub fn height(&self, from: usize, to: usize) -> f32 {
        self.items.get(from..to).unwrap_or_default().iter().enumerate().map(|(n, i)| Self::advance(i, n == 0)).sum()
    }

    /// Height of all lines.
    pub fn full_height(&self) -> f32 {
        self.height(0, self.len())
    }

    /// The first line of a part needs no space above it.
    fn advance(item: &Item, first: bool) -> f32 {
        item.line.leading + if first { 0.0 } else { item.above }
    }

    /// The index after the last line that fits in `room` when beginning at `from`.
    pub fn fitting(&self, from: usize, room: f32) -> usize {
        let mut used = 0.0;
        for (n, item) in self.items.iter().enumerate().skip(from) {
            used += Self::advance(item, n == from);
            if used > room + 0.01 {
                return n;
            }
        }
        self.len()
    }

    /// Draws the lines `from..to` with the first one's top at `y`; answers the height used.
    pub fn draw(&mut self, page: &mut Page, (from, to): (usize, usize), x: f32, y: f32, align_end: Option<f32>) -> f32 {
        let mut top = y;
        for n in from..to.min(self.items.len()) {
            let item = &mut self.items[n];
            top += if n == from { 0.0 } else { item.above };
            let empty = Line { pieces: Vec::new(), width: 0.0, size: item.line.size, leading: item.line.leading };
            let line = std::mem::replace(&mut item.line, empty);
            let shift = align_end.map_or(0.0, |width| (width - line.width).max(0.0));
            let leading = line.leading;
            let y = baseline(top, &line);
            page.add(Owner::Node(item.node), Draw::Line { x: x + item.indent + shift, y, line });
            top += leading;
        }
        top - y
    }
}

/// The baseline of a line whose box begins at `top`: ideographs stand in the middle of the box.
pub(crate) fn baseline(top: f32, line: &Line) -> f32 {
    top + line.leading / 2.0 + line.size * 0.38
}
