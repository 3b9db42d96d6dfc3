//! The timeline: times at the side, what happened beside them, and a thread with a dot for each.

use super::flow::{Flow, MEASURE};
use super::lines::Setting;
use super::page::{Draw, Owner};
use super::stack::Stack;
use super::theme::{BOTTOM, Colour, LEFT, RULE, TOP, colour};
use super::tree::ROOT;
use crate::model::{Moment, Text};

/// Width of the times at the side of a timeline.
const TIMES: f32 = 104.0;

impl Flow<'_> {
    pub fn timeline(&mut self, moments: &[Moment]) {
        self.gap(8.0);
        let list = self.tree.add(ROOT, "L");
        for moment in moments {
            let item = self.tree.add(list, "LI");
            let label = self.tree.add(item, "Lbl");
            let body = self.tree.add(item, "LBody");
            let mut time = Stack::default();
            time.push(label, &Text::from(moment.time.as_str()), &self.theme.table, TIMES - 18.0, 0.0, self.fonts);
            if let Some(recorded) = &moment.recorded {
                let text = Text::from(recorded.as_str());
                time.push(label, &text, &self.theme.small, TIMES - 18.0, 0.0, self.fonts);
            }
            let mut what = Stack::default();
            let width = MEASURE - TIMES - 6.0;
            if !moment.label.is_empty() {
                let setting = Setting { bold: true, tone: moment.tone, ..self.theme.table };
                let text = Text::from(moment.label.as_str());
                let node = self.leaf(body, "P", &text);
                what.push(node, &text, &setting, width, 0.0, self.fonts);
            }
            for text in &moment.body {
                let node = self.leaf(body, "P", text);
                what.push(node, text, &self.theme.table, width, 1.0, self.fonts);
            }
            let before = (self.pages.len(), self.y);
            let x = LEFT + TIMES - 8.0;
            self.row(&mut [(time, LEFT, None), (what, LEFT + TIMES + 6.0, None)], (2.0, 9.0), |_| {});
            self.thread(before, x, colour(moment.tone));
        }
    }

    /// The thread at the side of a timeline's entry, with its dot; drawn on each page the entry touches.
    fn thread(&mut self, (pages, y): (usize, f32), x: f32, dot: Colour) {
        let (first_page, top) = if self.pages.len() > pages && self.pages[pages - 1].groups.is_empty() {
            (self.pages.len() - 1, TOP)
        } else {
            (pages - 1, y)
        };
        let moved = self.starts_later(first_page, top);
        let (first_page, top) = if moved { (first_page + 1, TOP) } else { (first_page, top) };
        let last = self.pages.len() - 1;
        for n in first_page..=last {
            let from = if n == first_page { top } else { TOP };
            let to = if n == last { self.y } else { BOTTOM };
            self.pages[n]
                .add(Owner::Decoration, Draw::Rule { from: (x, from), to: (x, to), weight: 0.6, colour: RULE });
        }
        let y = top + 2.0 + self.theme.table.leading / 2.0;
        self.pages[first_page].add(Owner::Decoration, Draw::Dot { x, y, radius: 2.6, colour: dot });
    }

    /// Whether nothing was drawn below `top` on that page, since the entry went to the next one whole.
    fn starts_later(&self, page: usize, top: f32) -> bool {
        if page + 1 >= self.pages.len() {
            return false;
        }
        let below = |d: &Draw| matches!(d, Draw::Line { y, .. } if *y > top);
        !self.pages[page].groups.iter().any(|g| matches!(g.owner, Owner::Node(_)) && g.draws.iter().any(below))
    }
}
