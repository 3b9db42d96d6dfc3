//! The first page, and what stands on every page.

use domain::terms::Lang;

use super::flow::{Flow, MEASURE};
use super::lines::{Setting, set};
use super::page::{Draw, Owner};
use super::stack::Stack;
use super::theme::{ACCENT, BOTTOM, FOOT_BASELINE, HEAD_BASELINE, LEFT, PAGE_HEIGHT, RIGHT, RULE, RULE_STRONG, TOP};
use super::tree::ROOT;
use crate::model::{Cover, Document, Letterhead, Text, Tone};

/// Where the title begins.
const TITLE_TOP: f32 = 214.0;
/// Names on the cover have this width.
const NAMES: f32 = 118.0;

impl Flow<'_> {
    pub fn cover(&mut self, cover: &Cover, doc: &Document) {
        self.page_break();
        self.y = TOP - 6.0;
        self.issuer(&doc.author, &cover.letterhead);
        let bar = Draw::Fill { x: LEFT, y: TITLE_TOP - 62.0, width: 40.0, height: 3.0, colour: ACCENT };
        self.page().add(Owner::Decoration, bar);
        self.y = TITLE_TOP - 40.0;
        self.cover_text(&cover.kind, self.theme.cover_kind, 8.0);
        self.cover_text(&cover.title, self.theme.cover_title, 10.0);
        self.cover_text(&cover.subtitle, self.theme.cover_subtitle, 18.0);
        if let Some((grade, word)) = &cover.grade {
            let node = self.tree.add(ROOT, "P");
            let text = Text::default().grade(*grade, word.as_str());
            let mut stack = Stack::default();
            let setting = Setting { size: 15.0, leading: 24.0, ..self.theme.body };
            stack.push(node, &text, &setting, MEASURE, 0.0, self.fonts);
            self.place(stack, LEFT);
        }
        self.cover_facts(cover);
        self.new_page();
    }

    /// The issuer's name with the lines of its letterhead.
    fn issuer(&mut self, name: &str, lines: &[String]) {
        self.cover_text(name, Setting { tone: Tone::Plain, ..self.theme.cover_kind }, 0.0);
        for line in lines {
            self.cover_text(line, self.theme.small, 0.0);
        }
    }

    /// The head of a report without a cover: issuer, kind, title, grade.
    pub fn letterhead(&mut self, head: &Letterhead, doc: &Document) {
        self.issuer(&doc.author, &head.lines);
        self.y += 6.0;
        let y = self.y;
        self.page().add(Owner::Decoration, Draw::Fill { x: LEFT, y, width: MEASURE, height: 2.0, colour: ACCENT });
        self.y += 14.0;
        self.cover_text(&head.kind, self.theme.cover_kind, 2.0);
        let (title, _, _) = self.theme.heading(1);
        self.cover_text(&head.title, title, 2.0);
        let mut line = Text::default();
        if let Some((grade, word)) = &head.grade {
            line = line.grade(*grade, word.as_str()).plain("  ");
        }
        let line = line.muted(head.subtitle.as_str());
        let node = self.leaf(ROOT, "P", &line);
        let mut stack = Stack::default();
        let setting = Setting { justify: false, ..self.theme.body };
        stack.push(node, &line, &setting, MEASURE, 0.0, self.fonts);
        self.place(stack, LEFT);
        self.y += 4.0;
    }

    fn cover_text(&mut self, text: &str, setting: Setting, below: f32) {
        if text.is_empty() {
            return;
        }
        let words = Text::from(text);
        let node = self.leaf(ROOT, "P", &words);
        let mut stack = Stack::default();
        stack.push(node, &words, &setting, MEASURE, 0.0, self.fonts);
        self.place(stack, LEFT);
        self.y += below;
    }

    /// Names and values at the foot of the cover, or below the title where that is long.
    fn cover_facts(&mut self, cover: &Cover) {
        let table = self.tree.add(ROOT, "Table");
        let body = self.tree.add(table, "TBody");
        let mut rows = Vec::new();
        let mut height = 0.0;
        for (name, value) in &cover.facts {
            let row = self.tree.add(body, "TR");
            let head = self.tree.add_header(row, "Row");
            let name = Text::from(name.as_str());
            self.note_words(head, &name);
            let cell = self.leaf(row, "TD", value);
            let mut left = Stack::default();
            left.push(head, &name, &self.theme.label, NAMES - 12.0, 0.0, self.fonts);
            let mut right = Stack::default();
            let setting = Setting { justify: false, ..self.theme.body };
            right.push(cell, value, &setting, MEASURE - NAMES, 0.0, self.fonts);
            height += left.full_height().max(right.full_height()) + 10.0;
            rows.push((left, right));
        }
        let note = Text::from(cover.note.as_str());
        let mut stack = Stack::default();
        if !cover.note.is_empty() {
            let node = self.leaf(ROOT, "P", &note);
            stack.push(node, &note, &self.theme.small, MEASURE, 0.0, self.fonts);
        }
        let foot = BOTTOM - height - stack.full_height() - 16.0;
        self.y = (self.y + 30.0).max(foot);
        if self.y <= BOTTOM {
            let y = self.y;
            self.rule(y, 0.9, RULE_STRONG);
        }
        for (left, right) in rows {
            self.row(&mut [(left, LEFT, None), (right, LEFT + NAMES, None)], (5.0, 5.0), |_| {});
            let y = self.y;
            self.rule(y, 0.4, RULE);
        }
        self.y += 12.0;
        self.place(stack, LEFT);
    }

    /// Heads, feet, page numbers, classification and watermark, once the number of pages is known.
    pub fn furnish(&mut self, doc: &Document, has_cover: bool) {
        let total = self.pages.len();
        for n in 0..total {
            self.watermark(doc, n);
            let cover = has_cover && n == 0;
            if let Some(mark) = &doc.classification {
                let setting =
                    Setting { bold: true, tone: Tone::Grade(domain::terms::Grade::Major), ..self.theme.furniture };
                self.furniture(n, mark, &setting, HEAD_BASELINE, Side::End);
            }
            let setting = self.theme.furniture;
            if !cover {
                self.furniture(n, &doc.running_head, &setting, HEAD_BASELINE, Side::Start);
                let y = HEAD_BASELINE + 9.0;
                let rule = Draw::Rule { from: (LEFT, y), to: (RIGHT, y), weight: 0.4, colour: RULE };
                self.pages[n].add(Owner::Furniture, rule);
            }
            self.furniture(n, &doc.short_code, &setting, FOOT_BASELINE, Side::Start);
            let number = match self.lang {
                Lang::Zh => format!("第 {} / {total} 页", n + 1),
                Lang::En => format!("Page {} of {total}", n + 1),
            };
            self.furniture(n, &number, &setting, FOOT_BASELINE, Side::End);
        }
    }

    /// One line of furniture, cut where it would meet what stands at the other side.
    fn furniture(&mut self, page: usize, text: &str, setting: &Setting, y: f32, side: Side) {
        let width = match side {
            Side::Start => MEASURE * 0.7,
            Side::End => MEASURE * 0.28,
        };
        let Some(line) = set(&Text::from(text), setting, width, self.fonts).into_iter().next() else { return };
        let x = match side {
            Side::Start => LEFT,
            Side::End => RIGHT - line.width,
        };
        self.pages[page].add(Owner::Furniture, Draw::Line { x, y, line });
    }

    /// Behind everything else on the page.
    fn watermark(&mut self, doc: &Document, page: usize) {
        let Some(word) = &doc.watermark else { return };
        let setting = Setting { size: 96.0, leading: 96.0, bold: true, tone: Tone::Plain, justify: false };
        let Some(line) = set(&Text::from(word.as_str()), &setting, PAGE_HEIGHT, self.fonts).into_iter().next() else {
            return;
        };
        let group = super::page::Group { owner: Owner::Furniture, draws: vec![Draw::Watermark(line)] };
        self.pages[page].groups.insert(0, group);
    }
}

/// At which edge of the text.
#[derive(Clone, Copy)]
enum Side {
    Start,
    End,
}
