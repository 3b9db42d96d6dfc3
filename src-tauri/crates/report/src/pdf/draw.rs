//! One page as printpdf operations, with its marked content.

use std::collections::BTreeMap;

use domain::terms::Grade;
use printpdf::{
    Codepoint, Color, DictItem, Line as Stroke, LinePoint, Op, PaintMode, PdfFontHandle, Point, Polygon, PolygonRing,
    Pt, Rect, Rgb, TextItem, TextMatrix, WindingOrder,
};

use super::subset::{Inks, font_id};
use crate::fonts::{FaceId, REGULAR, proportional_source};
use crate::layout::lines::{Line, Part, Piece};
use crate::layout::page::{Draw, Link, Owner, Page, mark_box};
use crate::layout::theme::{Colour, PAGE_HEIGHT, PAGE_WIDTH, WATERMARK, colour, grade_colour};
use crate::layout::tree::{NodeId, Tree};

/// How far the control points of a quarter circle stand off, relative to its radius.
const KAPPA: f32 = 0.552_284_8;
/// sin 45°, as a constant so that no machine computes it differently.
const DIAGONAL: f32 = std::f32::consts::FRAC_1_SQRT_2;

/// What ties a page to the structure.
#[derive(Debug)]
pub(crate) struct Ties {
    /// The element of each of its marked contents in order.
    pub contents: Vec<NodeId>,
    pub links: Vec<Link>,
}

/// Draws `page`, which is used up, and notes its characters without a glyph in `missing`.
pub(crate) fn draw_page(page: Page, inks: &Inks, tree: &Tree, missing: &mut BTreeMap<char, usize>) -> (Vec<Op>, Ties) {
    let mut pen = Pen { inks, ops: Vec::new(), missing, fill: None, stroke: None };
    let mut contents = Vec::new();
    for group in &page.groups {
        match group.owner {
            Owner::Node(node) => {
                let id = i64::try_from(contents.len()).unwrap_or(i64::MAX);
                pen.begin(tree.nodes[node.0].role, dict([("MCID", DictItem::Int(id))]));
                contents.push(node);
            }
            Owner::Decoration => pen.begin("Artifact", dict([("Type", name("Layout"))])),
            Owner::Furniture => pen.begin("Artifact", dict([("Type", name("Pagination"))])),
        }
        for draw in &group.draws {
            pen.draw(draw);
        }
        pen.end();
    }
    (pen.ops, Ties { contents, links: page.links })
}

fn name(text: &str) -> DictItem {
    DictItem::Name(text.as_bytes().to_vec())
}

fn dict<const N: usize>(entries: [(&str, DictItem); N]) -> DictItem {
    DictItem::Dict { map: BTreeMap::from(entries.map(|(k, v)| (k.to_owned(), v))) }
}

/// Hundredths of a point are finer than any printer.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn at(x: f32, y: f32) -> Point {
    Point { x: Pt(round(x)), y: Pt(round(PAGE_HEIGHT - y)) }
}

fn corner(x: f32, y: f32) -> LinePoint {
    LinePoint { p: at(x, y), bezier: false }
}

fn control(x: f32, y: f32) -> LinePoint {
    LinePoint { p: at(x, y), bezier: true }
}

struct Pen<'a> {
    inks: &'a Inks,
    ops: Vec<Op>,
    missing: &'a mut BTreeMap<char, usize>,
    fill: Option<Colour>,
    stroke: Option<Colour>,
}

impl Pen<'_> {
    fn begin(&mut self, tag: &str, properties: DictItem) {
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn end(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    fn begin_actual(&mut self, text: &str) {
        let mut data = vec![0xfe, 0xff];
        data.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        self.begin("Span", dict([("ActualText", DictItem::Bytes(data))]));
    }

    fn fill(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
            self.fill = Some(colour);
        }
    }

    fn stroke(&mut self, colour: Colour) {
        if self.stroke != Some(colour) {
            self.ops.push(Op::SetOutlineColor { col: rgb(colour) });
            self.stroke = Some(colour);
        }
    }

    fn draw(&mut self, draw: &Draw) {
        match draw {
            Draw::Line { x, y, line } => self.line(line, *x, *y),
            Draw::Fill { x, y, width, height, colour } => {
                self.fill(*colour);
                self.rectangle(*x, *y, *width, *height, PaintMode::Fill);
            }
            Draw::Rule { from, to, weight, colour } => {
                self.stroke(*colour);
                self.ops.push(Op::SetOutlineThickness { pt: Pt(*weight) });
                let points = vec![corner(from.0, from.1), corner(to.0, to.1)];
                self.ops.push(Op::DrawLine { line: Stroke { points, is_closed: false } });
            }
            Draw::Dot { x, y, radius, colour } => {
                self.fill(*colour);
                self.disc(*x, *y, *radius, PaintMode::Fill);
            }
            Draw::Watermark(line) => self.watermark(line),
        }
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, mode: PaintMode) {
        let rectangle = Rect {
            x: Pt(round(x)),
            y: Pt(round(PAGE_HEIGHT - y - height)),
            width: Pt(round(width)),
            height: Pt(round(height)),
            mode: Some(mode),
            winding_order: Some(WindingOrder::NonZero),
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn polygon(&mut self, points: Vec<LinePoint>, mode: PaintMode) {
        let polygon = Polygon { rings: vec![PolygonRing { points }], mode, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn disc(&mut self, x: f32, y: f32, r: f32, mode: PaintMode) {
        let k = r * KAPPA;
        let points = vec![
            corner(x + r, y),
            control(x + r, y + k),
            control(x + k, y + r),
            corner(x, y + r),
            control(x - k, y + r),
            control(x - r, y + k),
            corner(x - r, y),
            control(x - r, y - k),
            control(x - k, y - r),
            corner(x, y - r),
            control(x + k, y - r),
            control(x + r, y - k),
            corner(x + r, y),
        ];
        self.polygon(points, mode);
    }

    fn line(&mut self, line: &Line, x: f32, y: f32) {
        for piece in &line.pieces {
            match piece {
                Piece::Words { x: dx, face, tone, parts, actual } => {
                    self.fill(colour(*tone));
                    let matrix = TextMatrix::Translate(Pt(round(x + dx)), Pt(round(PAGE_HEIGHT - y)));
                    self.words(matrix, *face, line.size, parts, actual.as_deref());
                }
                Piece::Mark { x: dx, grade } => self.mark(*grade, x + dx, y, line.size),
                Piece::Missing { x: dx, width, ch, actual, tone } => {
                    *self.missing.entry(*ch).or_default() += 1;
                    self.begin_actual(actual);
                    self.boxed(*ch, (x + dx, y), *width, line.size, colour(*tone));
                    self.end();
                }
            }
        }
    }

    fn words(&mut self, matrix: TextMatrix, face: FaceId, size: f32, parts: &[Part], actual: Option<&str>) {
        if let Some(text) = actual {
            self.begin_actual(text);
        }
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(face)), size: Pt(size) });
        self.ops.push(Op::SetTextMatrix { matrix });
        let mut items = Vec::new();
        let mut raised = false;
        for part in parts {
            match part {
                Part::Move(em) => items.push(TextItem::Offset(-(em * 10_000.0).round() / 10.0)),
                Part::Rise(em) => {
                    self.show(&mut items);
                    self.ops.push(Op::SetLineOffset { multiplier: round(em * size) });
                    raised = true;
                }
                Part::Chars(chars) => self.chars(chars, face, actual.is_some(), &mut items),
            }
        }
        self.show(&mut items);
        if raised {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        self.ops.push(Op::EndTextSection);
        if actual.is_some() {
            self.end();
        }
    }

    /// Adds characters to what is shown; one whose glyph speaks for another character says what it is.
    fn chars(&mut self, chars: &str, face: FaceId, told: bool, items: &mut Vec<TextItem>) {
        let mut plain = String::with_capacity(chars.len());
        for ch in chars.chars() {
            if let Some(wide) = proportional_source(ch) {
                push_text(items, &mut plain);
                let glyph = Codepoint::with_cid(self.inks.code(face, ch), 0.0, wide.to_string());
                items.push(TextItem::GlyphIds(vec![glyph]));
                continue;
            }
            let speaker = self.inks.speaker(face, ch);
            if speaker == ch || told {
                plain.push(speaker);
                continue;
            }
            push_text(items, &mut plain);
            self.show(items);
            self.begin_actual(&ch.to_string());
            items.push(TextItem::Text(speaker.to_string()));
            self.show(items);
            self.end();
        }
        push_text(items, &mut plain);
    }

    fn show(&mut self, items: &mut Vec<TextItem>) {
        if !items.is_empty() {
            self.ops.push(Op::ShowText { items: std::mem::take(items) });
        }
    }

    fn mark(&mut self, grade: Grade, x: f32, baseline: f32, size: f32) {
        let (up, half) = mark_box(size, grade);
        let (cx, cy) = (x + half, baseline - up);
        self.fill(grade_colour(grade));
        match grade {
            Grade::None => {
                self.stroke(grade_colour(grade));
                self.ops.push(Op::SetOutlineThickness { pt: Pt(0.8) });
                self.disc(cx, cy, half * 0.9, PaintMode::Stroke);
            }
            Grade::General => self.disc(cx, cy, half, PaintMode::Fill),
            Grade::Serious => {
                let points =
                    vec![corner(cx, cy - half), corner(cx + half * 1.1, cy + half), corner(cx - half * 1.1, cy + half)];
                self.polygon(points, PaintMode::Fill);
            }
            Grade::Major => self.rectangle(cx - half, cy - half, half * 2.0, half * 2.0, PaintMode::Fill),
        }
    }

    /// The code point of a character in a box: two rows of its hexadecimal digits.
    fn boxed(&mut self, ch: char, (x, baseline): (f32, f32), width: f32, size: f32, colour: Colour) {
        self.stroke(colour);
        self.fill(colour);
        self.ops.push(Op::SetOutlineThickness { pt: Pt(0.5) });
        let inset = size * 0.05;
        self.rectangle(x + inset, baseline - size * 0.85, width - 2.0 * inset, size * 0.96, PaintMode::Stroke);
        let code = u32::from(ch);
        let per_row = if code > 0xffff { 3 } else { 2 };
        let digits = format!("{code:0width$X}", width = per_row * 2);
        let small = size * if per_row == 3 { 0.42 } else { 0.48 };
        let row_width = per_row as f32 * 0.555 * small;
        for (row, rise) in [(&digits[..per_row], 0.44), (&digits[per_row..], 0.0)] {
            let from = x + (width - row_width) / 2.0;
            let matrix = TextMatrix::Translate(Pt(round(from)), Pt(round(PAGE_HEIGHT - baseline + size * rise)));
            self.words(matrix, REGULAR, small, &[Part::Chars(row.to_owned())], None);
        }
    }

    fn watermark(&mut self, line: &Line) {
        self.fill(WATERMARK);
        for piece in &line.pieces {
            let Piece::Words { x, face, parts, .. } = piece else { continue };
            let along = x - line.width / 2.0;
            let down = line.size * 0.36;
            let left = PAGE_WIDTH / 2.0 + DIAGONAL * (along + down);
            let base = PAGE_HEIGHT / 2.0 + DIAGONAL * (along - down);
            let matrix = TextMatrix::Raw([DIAGONAL, DIAGONAL, -DIAGONAL, DIAGONAL, round(left), round(base)]);
            self.words(matrix, *face, line.size, parts, None);
        }
    }
}

fn push_text(items: &mut Vec<TextItem>, plain: &mut String) {
    if !plain.is_empty() {
        items.push(TextItem::Text(std::mem::take(plain)));
    }
}

fn rgb(Colour(r, g, b): Colour) -> Color {
    let part = |v: u8| (f32::from(v) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb::new(part(r), part(g), part(b), None))
}
