//! Pages as plain shapes, so that a window can show them before the file is written.

use std::collections::BTreeMap;
use std::ops::Range;

use domain::terms::Grade;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fonts::{BOLD, FaceId, Fonts, proportional_source};
use crate::layout::lines::{Line, Part, Piece};
use crate::layout::page::{Draw, Page, mark_box};
use crate::layout::theme::{Colour, PAGE_HEIGHT, PAGE_WIDTH, WATERMARK, colour, grade_colour};
use crate::layout::{Laid, lay_out};
use crate::model::Document;
use crate::{ReportError, Warning};

/// Some pages of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Sketch {
    /// How many pages the report has.
    pub pages: usize,
    /// The pages asked for.
    pub sheets: Vec<Sheet>,
    /// The headings of the whole report.
    pub headings: Vec<SheetHeading>,
    /// What could not be shown as it should, in the pages asked for.
    pub warnings: Vec<Warning>,
}

/// A page. Lengths are points, from the top left corner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Sheet {
    /// Its number, from 1.
    pub number: u32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// What is on it, the first at the back.
    pub marks: Vec<SheetMark>,
}

/// A heading and the page it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetHeading {
    /// 1 for a section, 2 and 3 below it.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The number of its page, from 1.
    pub page: u32,
}

/// Something on a page. A colour is `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum SheetMark {
    /// Words on one baseline.
    Words {
        /// Where they begin.
        x: f32,
        /// Their baseline.
        y: f32,
        /// Their size.
        size: f32,
        /// How wide they are set.
        width: f32,
        /// Whether they are bold.
        bold: bool,
        /// Their colour.
        colour: String,
        /// The words.
        text: String,
    },
    /// A word across the page.
    Watermark {
        /// Its size.
        size: f32,
        /// Its colour.
        colour: String,
        /// The word.
        text: String,
    },
    /// A filled rectangle.
    Fill {
        /// Its left edge.
        x: f32,
        /// Its upper edge.
        y: f32,
        /// Its width.
        width: f32,
        /// Its height.
        height: f32,
        /// Its colour.
        colour: String,
    },
    /// A rule.
    Rule {
        /// Its ends: x and y of each.
        ends: [f32; 4],
        /// Its weight.
        weight: f32,
        /// Its colour.
        colour: String,
    },
    /// A filled shape: a disc has one point and a radius, any other the points of its outline.
    Shape {
        /// x and y of each point.
        points: Vec<[f32; 2]>,
        /// The radius of a disc.
        radius: f32,
        /// Its colour.
        colour: String,
    },
}

/// Lays `doc` out and shows the pages in `range`, counted from 0.
///
/// # Errors
/// [`ReportError::Font`] when a bundled font can't be read.
pub fn sketch(doc: &Document, range: Range<usize>) -> Result<Sketch, ReportError> {
    let fonts = Fonts::load()?;
    let laid = lay_out(doc, &fonts, &mut |_| Ok(()))?;
    let shown = range.start.min(laid.pages.len())..range.end.min(laid.pages.len());
    let mut missing: BTreeMap<char, usize> = BTreeMap::new();
    let sheets = shown.map(|n| sheet(n, &laid.pages[n], &fonts, &mut missing)).collect();
    Ok(Sketch { pages: laid.pages.len(), sheets, headings: headings(&laid), warnings: Warning::all(missing) })
}

/// How many pages `doc` has.
///
/// # Errors
/// As [`sketch`].
pub fn page_count(doc: &Document) -> Result<usize, ReportError> {
    Ok(lay_out(doc, &Fonts::load()?, &mut |_| Ok(()))?.pages.len())
}

fn headings(laid: &Laid) -> Vec<SheetHeading> {
    let heading = |anchor: &crate::layout::page::Anchor| SheetHeading {
        level: anchor.level,
        text: anchor.text.clone(),
        page: number(anchor.page),
    };
    laid.anchors.iter().map(heading).collect()
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

fn sheet(n: usize, page: &Page, fonts: &Fonts, missing: &mut BTreeMap<char, usize>) -> Sheet {
    let mut marks = Vec::new();
    for draw in page.groups.iter().flat_map(|group| &group.draws) {
        match draw {
            Draw::Line { x, y, line } => words(line, *x, *y, fonts, &mut marks, missing),
            Draw::Fill { x, y, width, height, colour } => {
                marks.push(SheetMark::Fill { x: *x, y: *y, width: *width, height: *height, colour: hex(*colour) });
            }
            Draw::Rule { from, to, weight, colour } => marks.push(SheetMark::Rule {
                ends: [from.0, from.1, to.0, to.1],
                weight: *weight,
                colour: hex(*colour),
            }),
            Draw::Dot { x, y, radius, colour } => {
                marks.push(SheetMark::Shape { points: vec![[*x, *y]], radius: *radius, colour: hex(*colour) });
            }
            Draw::Watermark(line) => {
                let text = line.pieces.iter().map(said).collect();
                marks.push(SheetMark::Watermark { size: line.size, colour: hex(WATERMARK), text });
            }
        }
    }
    Sheet { number: number(n), width: PAGE_WIDTH, height: PAGE_HEIGHT, marks }
}

fn words(line: &Line, x: f32, y: f32, fonts: &Fonts, marks: &mut Vec<SheetMark>, missing: &mut BTreeMap<char, usize>) {
    for piece in &line.pieces {
        match piece {
            Piece::Words { x: dx, face, tone, parts, .. } => marks.push(SheetMark::Words {
                x: x + dx,
                y,
                size: line.size,
                width: width(parts, *face, fonts) * line.size,
                bold: *face == BOLD,
                colour: hex(colour(*tone)),
                text: said(piece),
            }),
            Piece::Missing { x: dx, width, ch, tone, .. } => {
                *missing.entry(*ch).or_default() += 1;
                marks.push(SheetMark::Words {
                    x: x + dx,
                    y,
                    size: line.size,
                    width: *width,
                    bold: false,
                    colour: hex(colour(*tone)),
                    text: "□".to_owned(),
                });
            }
            Piece::Mark { x: dx, grade } => marks.push(grade_mark(*grade, x + dx, y, line.size)),
        }
    }
}

fn said(piece: &Piece) -> String {
    let Piece::Words { parts, actual, .. } = piece else { return String::new() };
    if let Some(said) = actual {
        return said.to_string();
    }
    let part = |p: &Part| if let Part::Chars(chars) = p { chars.clone() } else { String::new() };
    parts.iter().map(part).collect::<String>().chars().map(|c| proportional_source(c).unwrap_or(c)).collect()
}

fn width(parts: &[Part], face: FaceId, fonts: &Fonts) -> f32 {
    let advance = |ch: char| fonts.face(face).glyph(ch).map_or(0.0, |glyph| f32::from(glyph.advance) / 1000.0);
    let part = |p: &Part| match p {
        Part::Move(em) => *em,
        Part::Rise(_) => 0.0,
        Part::Chars(chars) => chars.chars().map(advance).sum(),
    };
    parts.iter().map(part).sum()
}

fn grade_mark(grade: Grade, x: f32, baseline: f32, size: f32) -> SheetMark {
    let (up, half) = mark_box(size, grade);
    let (cx, cy) = (x + half, baseline - up);
    let colour = hex(grade_colour(grade));
    let outline = |points: Vec<[f32; 2]>| SheetMark::Shape { points, radius: 0.0, colour: colour.clone() };
    match grade {
        Grade::None | Grade::General => SheetMark::Shape { points: vec![[cx, cy]], radius: half, colour },
        Grade::Serious => outline(vec![[cx, cy - half], [cx + half * 1.1, cy + half], [cx - half * 1.1, cy + half]]),
        Grade::Major => outline(vec![
            [cx - half, cy - half],
            [cx + half, cy - half],
            [cx + half, cy + half],
            [cx - half, cy + half],
        ]),
    }
}

fn hex(Colour(r, g, b): Colour) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}
