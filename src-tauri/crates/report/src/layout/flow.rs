//! Filling pages: the place reached so far, and the blocks of running text.

use domain::terms::Lang;

use super::contents::ContentsLine;
use super::page::{Anchor, Draw, Owner, Page};
use super::stack::Stack;
use super::theme::{ACCENT, BOTTOM, Colour, LEFT, RIGHT, RULE, TOP, Theme};
use super::tree::{NodeId, ROOT, Tree};
use crate::fonts::Fonts;
use crate::model::{Block, JournalHead, Text};

/// Width of the text.
pub(crate) const MEASURE: f32 = RIGHT - LEFT;
/// Width of the names in a list of names and values.
const NAMES: f32 = 128.0;

/// The state of layout.
pub(crate) struct Flow<'a> {
    pub fonts: &'a Fonts,
    pub theme: Theme,
    pub lang: Lang,
    pub pages: Vec<Page>,
    pub tree: Tree,
    pub anchors: Vec<Anchor>,
    /// Top of the next block on the last page.
    pub y: f32,
    /// The contents' lines, waiting for page numbers.
    pub contents: Vec<ContentsLine>,
    last_level: u8,
}

impl<'a> Flow<'a> {
    pub fn new(lang: Lang, fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            theme: Theme::new(lang),
            lang,
            pages: vec![Page::default()],
            tree: Tree::new(),
            anchors: Vec::new(),
            y: TOP,
            contents: Vec::new(),
            last_level: 0,
        }
    }

    /// The page being filled.
    pub fn page(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            self.pages.push(Page::default());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    pub fn room(&self) -> f32 {
        BOTTOM - self.y
    }

    pub fn at_top(&self) -> bool {
        self.y <= TOP
    }

    pub fn new_page(&mut self) {
        self.pages.push(Page::default());
        self.y = TOP;
    }

    /// Starts a new page unless this one is still empty.
    pub fn page_break(&mut self) {
        if !self.page().groups.is_empty() {
            self.new_page();
        }
    }

    /// Leaves space, except at the top of a page.
    pub fn gap(&mut self, height: f32) {
        if !self.at_top() {
            self.y += height;
        }
    }

    /// A leaf element for `text`, with its language noted.
    pub fn leaf(&mut self, parent: NodeId, role: &'static str, text: &Text) -> NodeId {
        let node = self.tree.add(parent, role);
        self.note_words(node, text);
        node
    }

    pub fn note_words(&mut self, node: NodeId, text: &Text) {
        self.tree.note_words(node, &text.words(), self.lang);
    }

    /// Places lines, never one alone at the foot or the top of a page.
    pub fn place(&mut self, mut stack: Stack, x: f32) {
        let mut from = 0;
        while from < stack.len() {
            let to = self.part(&stack, from);
            if to == from {
                self.new_page();
                continue;
            }
            let y = self.y;
            let used = stack.draw(self.page(), (from, to), x, y, None);
            self.y += used;
            from = to;
            if from < stack.len() {
                self.new_page();
            }
        }
    }

    /// The end of the part of `stack` that goes on this page; `from` itself if none should.
    pub fn part(&self, stack: &Stack, from: usize) -> usize {
        let to = stack.fitting(from, self.room());
        if to >= stack.len() {
            return stack.len();
        }
        let keep_together = from == 0 && stack.len() <= 3;
        let end = if keep_together { from } else { to.min(stack.len() - 2).max(from) };
        let widowed = end < from + 2;
        match (widowed, self.at_top()) {
            (false, _) => end,
            (true, false) => from,
            // On an empty page something must go, however tall it is.
            (true, true) => to.max(from + 1),
        }
    }

    pub fn paragraph(&mut self, text: &Text) {
        self.gap(8.0);
        let node = self.leaf(ROOT, "P", text);
        let mut stack = Stack::default();
        stack.push(node, text, &self.theme.body, MEASURE, 0.0, self.fonts);
        self.place(stack, LEFT);
    }

    pub fn points(&mut self, points: &[Text]) {
        let list = self.tree.add(ROOT, "L");
        self.tree.nodes[list.0].list_numbering = Some("Disc");
        for text in points {
            self.gap(5.0);
            let item = self.tree.add(list, "LI");
            let body = self.tree.add(item, "LBody");
            let node = self.leaf(body, "P", text);
            let mut stack = Stack::default();
            stack.push(node, text, &self.theme.body, MEASURE - 14.0, 0.0, self.fonts);
            if self.part(&stack, 0) == 0 {
                self.new_page();
            }
            let y = self.y + self.theme.body.leading / 2.0;
            self.page().add(Owner::Decoration, Draw::Dot { x: LEFT + 4.0, y, radius: 1.5, colour: ACCENT });
            self.place(stack, LEFT + 14.0);
        }
    }

    /// A heading stays with what follows it: `follow` is the height that the next block needs to begin.
    pub fn heading(&mut self, level: u8, text: &str, follow: f32) {
        let level = level.clamp(1, 3).min(self.last_level + 1);
        self.last_level = level;
        let (setting, above, below) = self.theme.heading(level);
        let words = Text::from(text);
        let node = self.leaf(ROOT, ["H1", "H2", "H3"][usize::from(level) - 1], &words);
        let mut stack = Stack::default();
        stack.push(node, &words, &setting, MEASURE, 0.0, self.fonts);
        let height = stack.full_height();
        self.gap(above);
        if !self.at_top() && self.room() < height + below + follow {
            self.new_page();
        }
        self.anchors.push(Anchor { level, text: text.to_owned(), page: self.pages.len() - 1, y: self.y });
        self.place(stack, LEFT);
        self.y += below;
        if level == 1 {
            let y = self.y - below / 2.0 + 2.0;
            self.rule(y, 0.75, RULE);
        }
    }

    pub fn rule(&mut self, y: f32, weight: f32, colour: Colour) {
        self.page().add(Owner::Decoration, Draw::Rule { from: (LEFT, y), to: (RIGHT, y), weight, colour });
    }

    pub fn key_values(&mut self, rows: &[(String, Text)]) {
        self.gap(8.0);
        let table = self.tree.add(ROOT, "Table");
        let body = self.tree.add(table, "TBody");
        for (name, value) in rows {
            let row = self.tree.add(body, "TR");
            let head = self.tree.add_header(row, "Row");
            let name = Text::from(name.as_str());
            self.note_words(head, &name);
            let cell = self.leaf(row, "TD", value);
            let mut left = Stack::default();
            left.push(head, &name, &self.theme.label, NAMES - 12.0, 0.0, self.fonts);
            let mut right = Stack::default();
            right.push(cell, value, &self.theme.table, MEASURE - NAMES, 0.0, self.fonts);
            self.row(&mut [(left, LEFT, None), (right, LEFT + NAMES, None)], (4.5, 4.5), |_| {});
            let y = self.y;
            self.rule(y, 0.4, RULE);
        }
    }

    /// A row of stacks side by side, split over pages only if it is taller than a good part of one. `again` draws what
    /// stands at the top of a page on which the row goes on.
    pub fn row(
        &mut self,
        cells: &mut [(Stack, f32, Option<f32>)],
        (above, below): (f32, f32),
        mut again: impl FnMut(&mut Self),
    ) {
        let tallest = cells.iter().map(|(s, ..)| s.full_height()).fold(0.0, f32::max);
        let splits = tallest > (BOTTOM - TOP) * 0.4;
        let mut from = vec![0; cells.len()];
        loop {
            let left = cells.iter().zip(&from).map(|((s, ..), &f)| s.height(f, s.len())).fold(0.0, f32::max);
            let fits = left + above + below <= self.room();
            let room = self.room() - above - below;
            if !fits && !self.at_top() && (!splits || room < 60.0) {
                self.new_page();
                again(self);
                continue;
            }
            let mut used: f32 = 0.0;
            let y = self.y + above;
            for ((stack, x, align), from) in cells.iter_mut().zip(&mut from) {
                let to = if fits { stack.len() } else { stack.fitting(*from, room).max(self.forced(stack, *from)) };
                used = used.max(stack.draw(self.page(), (*from, to), *x, y, *align));
                *from = to;
            }
            self.y += above + used + below;
            if cells.iter().zip(&from).all(|((s, ..), &f)| f >= s.len()) {
                return;
            }
            self.new_page();
            again(self);
        }
    }

    /// At least one line goes on an empty page, so that layout always ends.
    fn forced(&self, stack: &Stack, from: usize) -> usize {
        let near_top = self.y < TOP + 80.0;
        if near_top { (from + 1).min(stack.len()) } else { from }
    }

    pub fn journal_head(&mut self, head: &JournalHead) {
        let rows: Vec<(String, Text)> =
            head.rows.iter().map(|(name, value)| (name.clone(), Text::default().code(value.as_str()))).collect();
        self.key_values(&rows);
        self.gap(6.0);
        self.points(&head.steps);
    }

    /// The height that `blocks` need at least to begin on a page: headings stay with what follows them.
    pub fn opening_height(&self, blocks: &[Block]) -> f32 {
        match blocks.first() {
            None | Some(Block::PageBreak | Block::Cover(_) | Block::Letterhead(_) | Block::Contents(_)) => 0.0,
            Some(Block::Heading { level, .. }) => {
                let (setting, above, below) = self.theme.heading(*level);
                setting.leading + above + below + self.opening_height(&blocks[1..])
            }
            Some(Block::Table(_) | Block::Callout(_) | Block::KeyFigures(_)) => 90.0,
            Some(Block::Figure(figure)) => super::chart::height_of(&figure.chart).min(300.0) + 40.0,
            Some(_) => 3.0 * self.theme.body.leading + 12.0,
        }
    }
}
