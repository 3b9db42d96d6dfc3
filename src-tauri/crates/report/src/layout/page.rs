//! What is on a page: things to draw, grouped by the element they belong to. Points, from the top left corner.

use domain::terms::Grade;

use super::lines::Line;
use super::theme::Colour;
use super::tree::NodeId;

/// One page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub groups: Vec<Group>,
    pub links: Vec<Link>,
}

/// To what a group of drawings belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Content of an element.
    Node(NodeId),
    /// Decoration.
    Decoration,
    /// Heads, feet, page numbers, marks.
    Furniture,
}

/// Drawings of one owner, in order.
#[derive(Debug)]
pub(crate) struct Group {
    pub owner: Owner,
    pub draws: Vec<Draw>,
}

/// A thing to draw.
#[derive(Debug)]
pub(crate) enum Draw {
    /// A line of text; `y` is its baseline.
    Line { x: f32, y: f32, line: Line },
    /// A filled rectangle.
    Fill { x: f32, y: f32, width: f32, height: f32, colour: Colour },
    /// A horizontal or vertical rule.
    Rule { from: (f32, f32), to: (f32, f32), weight: f32, colour: Colour },
    /// A filled disc.
    Dot { x: f32, y: f32, radius: f32, colour: Colour },
    /// A large word across the page.
    Watermark(Line),
}

/// A place that leads to another page.
#[derive(Debug)]
pub(crate) struct Link {
    pub node: NodeId,
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
    /// Which heading it leads to.
    pub heading: usize,
    pub words: String,
}

/// Where a heading came to stand.
#[derive(Debug, Clone)]
pub(crate) struct Anchor {
    pub level: u8,
    pub text: String,
    pub page: usize,
    pub y: f32,
}

impl Page {
    /// Adds a drawing; it joins the last group if that has the same owner.
    pub fn add(&mut self, owner: Owner, draw: Draw) {
        match self.groups.last_mut() {
            Some(group) if group.owner == owner => group.draws.push(draw),
            _ => self.groups.push(Group { owner, draws: vec![draw] }),
        }
    }
}

/// The centre line and half height of a grade's shape for text of `size`, relative to the baseline (upwards).
pub(crate) fn mark_box(size: f32, grade: Grade) -> (f32, f32) {
    let half = match grade {
        Grade::Major => 0.36,
        _ => 0.38,
    };
    (size * 0.38, size * half)
}
