//! From a document to pages: lines are broken by the rules of Chinese and Latin setting, blocks are placed, and the
//! logical structure is kept beside what is drawn.

mod chart;
mod contents;
mod cover;
mod direction;
mod flow;
pub(crate) mod glyphs;
pub(crate) mod lines;
pub(crate) mod page;
mod panel;
mod run;
mod stack;
mod table;
#[cfg(test)]
mod tests;
pub(crate) mod theme;
mod timeline;
pub(crate) mod tree;

use flow::Flow;
use page::{Anchor, Page};
use tree::Tree;

use crate::ReportError;
use crate::fonts::Fonts;
use crate::model::{Block, Document};

/// A document on pages.
#[derive(Debug)]
pub(crate) struct Laid {
    pub pages: Vec<Page>,
    pub tree: Tree,
    pub anchors: Vec<Anchor>,
}

/// Lays the whole document out; `step` is told before each block and may end it.
pub(crate) fn lay_out(
    doc: &Document,
    fonts: &Fonts,
    step: &mut dyn FnMut(usize) -> Result<(), ReportError>,
) -> Result<Laid, ReportError> {
    let mut flow = Flow::new(doc.lang, fonts);
    for (n, block) in doc.blocks.iter().enumerate() {
        step(n)?;
        match block {
            Block::Cover(cover) => flow.cover(cover, doc),
            Block::Contents(title) => flow.contents(title, doc),
            Block::Heading { level, text } => {
                let follow = flow.opening_height(&doc.blocks[n + 1..]);
                flow.heading(*level, text, follow);
            }
            Block::Paragraph(text) => flow.paragraph(text),
            Block::Points(points) => flow.points(points),
            Block::KeyValues(rows) => flow.key_values(rows),
            Block::Table(table) => flow.table(table),
            Block::Timeline(moments) => flow.timeline(moments),
            Block::Letterhead(head) => flow.letterhead(head, doc),
            Block::Callout(callout) => flow.callout(callout),
            Block::KeyFigures(figures) => flow.key_figures(figures),
            Block::Figure(figure) => flow.figure(figure),
            Block::JournalHead(head) => flow.journal_head(head),
            Block::PageBreak => flow.page_break(),
        }
    }
    flow.finish_contents();
    drop_empty_tail(&mut flow.pages);
    let has_cover = matches!(doc.blocks.first(), Some(Block::Cover(_)));
    flow.furnish(doc, has_cover);
    Ok(Laid { pages: flow.pages, tree: flow.tree, anchors: flow.anchors })
}

/// A page that was begun and not used is not part of the report.
fn drop_empty_tail(pages: &mut Vec<Page>) {
    while pages.len() > 1 && pages.last().is_some_and(|p| p.groups.is_empty()) {
        pages.pop();
    }
}
