//! The document's logical structure, for readers who hear it.

use domain::terms::Lang;

use super::direction::turns;

/// A node's place in [`Tree::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(pub usize);

/// An element of the structure.
#[derive(Debug, Clone, Default)]
pub(crate) struct Node {
    /// Its standard structure type.
    pub role: &'static str,
    pub parent: Option<NodeId>,
    pub kids: Vec<NodeId>,
    /// Its language, where that is not the document's.
    pub lang: Option<Lang>,
    /// Its words as they are read, where some of them run from right to left.
    pub actual: Option<Box<str>>,
    /// For a header cell: what it heads.
    pub scope: Option<&'static str>,
    /// For a list: how its points are marked.
    pub list_numbering: Option<&'static str>,
    /// For a drawing: what it shows, and where it stands (left, top, width, height).
    pub drawing: Option<(String, [f32; 4])>,
}

/// All elements; the first is the document.
#[derive(Debug)]
pub(crate) struct Tree {
    pub nodes: Vec<Node>,
}

/// The document itself.
pub(crate) const ROOT: NodeId = NodeId(0);

impl Tree {
    pub fn new() -> Self {
        Self { nodes: vec![Node { role: "Document", ..Node::default() }] }
    }

    /// Adds an element under `parent`.
    pub fn add(&mut self, parent: NodeId, role: &'static str) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { role, parent: Some(parent), ..Node::default() });
        self.nodes[parent.0].kids.push(id);
        id
    }

    /// Adds a header cell.
    pub fn add_header(&mut self, parent: NodeId, scope: &'static str) -> NodeId {
        let id = self.add(parent, "TH");
        self.nodes[id.0].scope = Some(scope);
        id
    }

    /// Adds a drawing that is described in words, at a place on its page.
    pub fn add_figure(&mut self, parent: NodeId, alt: &str, place: [f32; 4]) -> NodeId {
        let id = self.add(parent, "Figure");
        self.nodes[id.0].drawing = Some((alt.to_owned(), place));
        id
    }

    /// Notes the language of the element's text where it plainly differs from the document's, and the words themselves
    /// where they are not read in the order in which they stand.
    pub fn note_words(&mut self, id: NodeId, text: &str, document: Lang) {
        self.nodes[id.0].actual = turns(text).then(|| text.into());
        self.nodes[id.0].lang = match document {
            Lang::En => text.chars().any(is_ideograph).then_some(Lang::Zh),
            Lang::Zh => (!text.chars().any(is_ideograph) && words(text) >= 3).then_some(Lang::En),
        };
    }
}

fn is_ideograph(ch: char) -> bool {
    matches!(u32::from(ch), 0x3400..=0x9fff | 0x20000..=0x3ffff)
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.chars().filter(char::is_ascii_alphabetic).count() >= 2).count()
}
