//! The contents: one line an entry, page numbers filled in when all is laid out.

use super::flow::{Flow, MEASURE};
use super::lines::{Setting, set};
use super::page::{Draw, Link, Owner};
use super::stack::{Stack, baseline};
use super::theme::{LEFT, RIGHT, RULE};
use super::tree::{NodeId, ROOT};
use crate::model::{Block, Document, Text};

/// Headings below this level are found in the outline only.
const DEEPEST: u8 = 2;

/// A line of the contents whose page number is not known yet.
pub(crate) struct ContentsLine {
    /// Which heading it leads to.
    heading: usize,
    page: usize,
    baseline: f32,
    top: f32,
    height: f32,
    text_end: f32,
    node: NodeId,
    setting: Setting,
    words: String,
}

impl Flow<'_> {
    pub fn contents(&mut self, title: &str, doc: &Document) {
        let words = Text::from(title);
        let (setting, _, _) = self.theme.heading(1);
        let node = self.leaf(ROOT, "P", &words);
        let mut stack = Stack::default();
        stack.push(node, &words, &setting, MEASURE, 0.0, self.fonts);
        self.gap(20.0);
        self.place(stack, LEFT);
        self.y += 10.0;
        let list = self.tree.add(ROOT, "TOC");
        let heading = |b| if let &Block::Heading { level, ref text } = b { Some((level, text)) } else { None };
        for (n, (level, text)) in doc.blocks.iter().filter_map(heading).enumerate() {
            if level <= DEEPEST {
                self.contents_line(list, n, level, text);
            }
        }
    }

    fn contents_line(&mut self, list: NodeId, heading: usize, level: u8, text: &str) {
        let item = self.tree.add(list, "TOCI");
        let reference = self.tree.add(item, "Reference");
        let words = Text::from(text);
        let node = self.leaf(reference, "Link", &words);
        let setting = Setting { bold: level <= 1, justify: false, ..self.theme.body };
        let indent = f32::from(level.saturating_sub(1)) * 16.0;
        let lines = set(&words, &setting, MEASURE - indent - 48.0, self.fonts);
        let height = setting.leading * lines.len() as f32;
        self.gap(if level <= 1 { 7.0 } else { 1.0 });
        if self.room() < height {
            self.new_page();
        }
        let top = self.y;
        let page = self.pages.len() - 1;
        let text_end = LEFT + indent + lines.last().map_or(0.0, |l| l.width);
        let mut y = top;
        for line in lines {
            let at = baseline(y, &line);
            y += line.leading;
            self.page().add(Owner::Node(node), Draw::Line { x: LEFT + indent, y: at, line });
        }
        let baseline = y - setting.leading / 2.0 + setting.size * 0.38;
        self.y = y;
        let words = text.to_owned();
        self.contents.push(ContentsLine { heading, page, baseline, top, height, text_end, node, setting, words });
    }

    /// Writes the page numbers of the contents and makes its lines links.
    pub fn finish_contents(&mut self) {
        for line in std::mem::take(&mut self.contents) {
            let Some(anchor) = self.anchors.get(line.heading) else { continue };
            let number = Text::from((anchor.page + 1).to_string());
            let Some(number) = set(&number, &line.setting, 60.0, self.fonts).into_iter().next() else { continue };
            let x = RIGHT - number.width;
            let y = line.baseline;
            let dots = Draw::Rule { from: (line.text_end + 8.0, y), to: (x - 8.0, y), weight: 0.4, colour: RULE };
            let page = &mut self.pages[line.page];
            page.add(Owner::Decoration, dots);
            page.add(Owner::Node(line.node), Draw::Line { x, y, line: number });
            page.links.push(Link {
                node: line.node,
                x: LEFT,
                y: line.top,
                width: MEASURE,
                height: line.height,
                heading: line.heading,
                words: line.words,
            });
        }
    }
}
