//! From a text to clusters: what is drawn for each character, how wide it is, and where a line may end.

use domain::terms::Grade;
use unicode_linebreak::{BreakClass, BreakOpportunity, break_property, linebreaks};
use unicode_normalization::char::compose;

use super::direction;
use super::run::Run;
use crate::fonts::{FaceId, Fonts, Glyph, proportional_source};
use crate::model::{Inline, Span, Text, Tone};
use crate::shape::Placed;

/// Space between a Chinese and a Latin character, in em. More than 0.15 em would read as a space when text is copied out.
const AUTOSPACE: f32 = 0.125;
/// Width of the box around a code point that no font has, in em.
pub(crate) const BOX_WIDTH: f32 = 0.96;
/// Width of a grade's shape with the gap after it, in em.
const MARK_WIDTH: f32 = 1.15;

/// What a cluster shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    /// A glyph of a face.
    Glyph(FaceId),
    /// Glyphs of a face that shaping chose and placed.
    Shaped(FaceId),
    /// The boxed code point of a character without a glyph.
    Missing,
    /// The shape of a grade.
    Mark(Grade),
    /// Nothing: a forced line end.
    Nothing,
}

/// How a character behaves beside its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Ideographs, kana and other square characters.
    Han,
    /// Letters and digits that take a thin space beside an ideograph.
    Latin,
    /// A full-width opening mark: blank in its first half.
    Open,
    /// A full-width closing mark, comma or stop: blank in its second half.
    Close,
    /// A blank.
    Space,
    /// A mark that sits on the character before it.
    Combining,
    /// Anything else.
    Other,
}

/// Whether a line may end after a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Break {
    /// Only if the line would else overflow.
    Forbidden,
    /// Here.
    Allowed,
    /// Must.
    Must,
}

/// The look of a cluster.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    /// Colour.
    pub tone: Tone,
    /// Weight.
    pub bold: bool,
    /// May be broken anywhere.
    pub code: bool,
}

/// A character as it is set. Lengths are in em.
#[derive(Debug, Clone)]
pub(crate) struct Cluster {
    /// The character drawn.
    pub ch: char,
    /// What it stands for where that is more or other than `ch`.
    pub actual: Option<Box<str>>,
    pub shape: Shape,
    /// For a shaped cluster, its glyphs from left to right.
    pub placed: Box<[Placed]>,
    /// The level of its direction: odd from right to left.
    pub level: u8,
    pub style: Style,
    pub kind: Kind,
    pub after: Break,
    /// How far the pen moves after it.
    pub advance: f32,
    /// The next one's blank half is shared, so their boxes overlap.
    pub joined: bool,
    /// What may be cut off at the end of a line.
    pub slack_end: f32,
    /// What may be cut off at the start of a line.
    pub slack_start: f32,
}

impl Cluster {
    /// What it stands for.
    pub fn text(&self) -> String {
        match &self.actual {
            Some(actual) => actual.to_string(),
            None => proportional_source(self.ch).unwrap_or(self.ch).to_string(),
        }
    }
}

/// Turns `text` into clusters with widths, spacing and break opportunities.
pub(crate) fn clusters(text: &Text, bold: bool, tone: Tone, fonts: &Fonts) -> Vec<Cluster> {
    let (plain, mut list) = collect(text, bold, tone, fonts);
    let has_han = list.iter().any(|(_, c)| c.kind == Kind::Han);
    mark_breaks(&plain, &mut list);
    direction::mark(&plain, &mut list);
    let mut list: Vec<Cluster> = list.into_iter().map(|(_, c)| c).collect();
    for i in 0..list.len() {
        fit_quote(&mut list, i, has_han, fonts);
    }
    for i in 1..list.len() {
        let (before, rest) = list.split_at_mut(i);
        settle_pair(&mut before[i - 1], &rest[0], fonts);
    }
    list
}

/// The text in one string, and its clusters with the byte offset at which each ends.
fn collect(text: &Text, bold: bool, tone: Tone, fonts: &Fonts) -> (String, Vec<(usize, Cluster)>) {
    let mut plain = String::new();
    let mut list: Vec<(usize, Cluster)> = Vec::new();
    for inline in &text.0 {
        match inline {
            Inline::Mark(grade) => {
                plain.push('\u{fffc}');
                let style = Style { tone: Tone::Grade(*grade), bold, code: false };
                list.push((plain.len(), blank_cluster('\u{fffc}', Shape::Mark(*grade), style, MARK_WIDTH)));
            }
            Inline::Span(span) => push_span(span, bold, tone, fonts, &mut plain, &mut list),
        }
    }
    (plain, list)
}

fn push_span(span: &Span, bold: bool, tone: Tone, fonts: &Fonts, plain: &mut String, list: &mut Vec<(usize, Cluster)>) {
    let tone = if span.tone == Tone::Plain { tone } else { span.tone };
    let style = Style { tone, bold: bold || span.bold, code: span.code };
    let mut run = Run::new(style, fonts);
    let mut chars = span.text.chars().peekable();
    while let Some(ch) = chars.next() {
        if ch == '\r' && chars.peek() == Some(&'\n') {
            continue;
        }
        let start = plain.len();
        plain.push(ch);
        if run.takes(ch, start, list) {
            continue;
        }
        run.finish(list);
        let end = plain.len();
        if is_line_end(ch) {
            list.push((end, blank_cluster(ch, Shape::Nothing, style, 0.0)));
        } else if is_ignorable(ch) {
            attach(ch, end, style, fonts, list);
        } else if is_combining(ch) {
            combine(ch, end, style, fonts, list);
        } else {
            list.push((end, cluster_of(ch, style, fonts)));
        }
    }
    run.finish(list);
}

pub(super) fn blank_cluster(ch: char, shape: Shape, style: Style, advance: f32) -> Cluster {
    Cluster {
        ch,
        actual: None,
        shape,
        placed: Box::default(),
        level: 0,
        style,
        kind: Kind::Other,
        after: Break::Forbidden,
        advance,
        joined: false,
        slack_end: 0.0,
        slack_start: 0.0,
    }
}

fn cluster_of(ch: char, style: Style, fonts: &Fonts) -> Cluster {
    if ch == '\t' {
        let mut tab = cluster_of(' ', style, fonts);
        tab.actual = Some("\t".into());
        tab.advance *= 4.0;
        return tab;
    }
    let Some((face, glyph)) = fonts.find(ch, style.bold) else {
        return blank_cluster(ch, Shape::Missing, style, BOX_WIDTH);
    };
    let kind = kind_of(ch, glyph);
    let advance = em(glyph.advance);
    Cluster {
        kind,
        advance,
        slack_end: if kind == Kind::Close { 0.5 } else { 0.0 },
        slack_start: if kind == Kind::Open { 0.5 } else { 0.0 },
        ..blank_cluster(ch, Shape::Glyph(face), style, advance)
    }
}

pub(super) fn em(thousandths: i16) -> f32 {
    f32::from(thousandths) / 1000.0
}

/// Adds an invisible character to the text of the one before it, so that it is kept when text is copied out.
fn attach(ch: char, end: usize, style: Style, fonts: &Fonts, list: &mut Vec<(usize, Cluster)>) {
    match list.last_mut() {
        Some((last_end, last)) if last.shape != Shape::Nothing => {
            *last_end = end;
            extend_actual(last, ch);
        }
        _ => {
            let mut carrier = cluster_of(' ', style, fonts);
            carrier.actual = Some(ch.to_string().into());
            carrier.advance = 0.0;
            carrier.kind = Kind::Other;
            list.push((end, carrier));
        }
    }
}

fn extend_actual(cluster: &mut Cluster, ch: char) {
    let mut text = cluster.actual.take().map_or_else(|| cluster.ch.to_string(), String::from);
    text.push(ch);
    cluster.actual = Some(text.into());
}

/// Sets a combining mark that could not be shaped with its base: composed with it where a font has that, else boxed.
fn combine(mark: char, end: usize, style: Style, fonts: &Fonts, list: &mut Vec<(usize, Cluster)>) {
    if let Some((last_end, last)) = list.last_mut()
        && let Some((face, glyph)) = composed(last, mark, fonts)
    {
        *last_end = end;
        let whole = compose(last.ch, mark).unwrap_or(last.ch);
        extend_actual(last, mark);
        last.ch = whole;
        last.shape = Shape::Glyph(face);
        last.advance = em(glyph.advance);
        return;
    }
    list.push((end, cluster_of(mark, style, fonts)));
}

/// The one glyph of a character with its mark, where a main face has it.
pub(super) fn composed(base: &Cluster, mark: char, fonts: &Fonts) -> Option<(FaceId, Glyph)> {
    let plain = base.actual.is_none() && matches!(base.shape, Shape::Glyph(_));
    let whole = plain.then(|| compose(base.ch, mark)).flatten()?;
    fonts.find(whole, base.style.bold).filter(|(face, _)| !Fonts::is_shaped(*face))
}

fn is_line_end(ch: char) -> bool {
    matches!(ch, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters that are meant to show nothing.
pub(super) fn is_ignorable(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}' | '\u{61c}' | '\u{180e}')
}

pub(super) fn is_combining(ch: char) -> bool {
    ch >= '\u{300}' && break_property(u32::from(ch)) == BreakClass::CombiningMark
}

const OPENING: &str = "（「『【《〈〔［｛“‘〖";
const CLOSING: &str = "，。、；：！？）」』】》〉〕］｝”’〗．";
/// Besides what Unicode forbids at the start of a line.
pub(crate) const NEVER_FIRST: &str = "，。、；：！？）」』】》〉〕］｝”’〗．…‥～·・々ー,.;:!?)]}%‰℃°";
/// Besides what Unicode forbids at the end of a line.
pub(crate) const NEVER_LAST: &str = "（「『【《〈〔［｛“‘〖([{￥¥＄$#№";

pub(super) fn kind_of(ch: char, glyph: Glyph) -> Kind {
    let wide = glyph.advance >= 900;
    match ch {
        ' ' | '\u{a0}' | '\u{3000}' => Kind::Space,
        _ if wide && OPENING.contains(ch) => Kind::Open,
        _ if wide && CLOSING.contains(ch) => Kind::Close,
        _ if is_han(ch) => Kind::Han,
        _ if ch.is_alphanumeric() => Kind::Latin,
        _ => Kind::Other,
    }
}

fn is_han(ch: char) -> bool {
    matches!(u32::from(ch), 0x2e80..=0x2fff | 0x3005..=0x3007 | 0x3021..=0x30ff | 0x3105..=0x4dbf | 0x4e00..=0x9fff
        | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

fn mark_breaks(plain: &str, list: &mut [(usize, Cluster)]) {
    let mut at = 0;
    for (offset, opportunity) in linebreaks(plain) {
        while at < list.len() && list[at].0 < offset {
            at += 1;
        }
        let Some((end, cluster)) = list.get_mut(at) else { break };
        if *end == offset {
            cluster.after = match opportunity {
                BreakOpportunity::Mandatory if cluster.shape == Shape::Nothing => Break::Must,
                _ => Break::Allowed,
            };
        }
    }
}

/// In a text without Chinese, and for an apostrophe anywhere, a full-width quotation mark takes its narrow form.
fn fit_quote(list: &mut [Cluster], i: usize, has_han: bool, fonts: &Fonts) {
    let ch = list[i].ch;
    if !matches!(ch, '“' | '”' | '‘' | '’') {
        return;
    }
    let beside_latin = |at: Option<usize>| at.and_then(|at| list.get(at)).is_some_and(|c| c.kind == Kind::Latin);
    let apostrophe = ch == '’' && beside_latin(i.checked_sub(1)) && beside_latin(Some(i + 1));
    if has_han && !apostrophe {
        return;
    }
    let Some((form, face, glyph)) = fonts.find_proportional(ch, list[i].style.bold) else { return };
    let cluster = &mut list[i];
    cluster.ch = form;
    cluster.shape = Shape::Glyph(face);
    cluster.advance = em(glyph.advance);
    cluster.slack_end = 0.0;
    cluster.slack_start = 0.0;
    cluster.kind = Kind::Other;
}

/// Spacing and break rules between two neighbours.
fn settle_pair(a: &mut Cluster, b: &Cluster, fonts: &Fonts) {
    squeeze(a, b);
    autospace(a, b);
    kern(a, b, fonts);
    if a.after != Break::Must {
        a.after = break_between(a, b);
    }
}

/// Two full-width marks in a row share one blank half.
fn squeeze(a: &mut Cluster, b: &Cluster) {
    let joined = matches!((a.kind, b.kind), (Kind::Close, Kind::Close | Kind::Open) | (Kind::Open, Kind::Open));
    if joined {
        a.advance -= 0.5;
        a.joined = true;
        a.slack_end = 0.0;
    }
}

fn autospace(a: &mut Cluster, b: &Cluster) {
    if matches!((a.kind, b.kind), (Kind::Han, Kind::Latin) | (Kind::Latin, Kind::Han)) {
        a.advance += AUTOSPACE;
        a.slack_end += AUTOSPACE;
    }
}

/// Pair kerning of Latin letters.
fn kern(a: &mut Cluster, b: &Cluster, fonts: &Fonts) {
    let (Shape::Glyph(face), true) = (a.shape, a.shape == b.shape) else { return };
    if !(a.ch.is_ascii_alphabetic() && b.ch.is_ascii_graphic() || a.ch.is_ascii_graphic() && b.ch.is_ascii_alphabetic())
    {
        return;
    }
    let face = fonts.face(face);
    if let (Some(left), Some(right)) = (face.glyph(a.ch), face.glyph(b.ch)) {
        a.advance += em(face.kerning(left.id, right.id));
    }
}

fn break_between(a: &Cluster, b: &Cluster) -> Break {
    if matches!(a.shape, Shape::Mark(_)) || b.kind == Kind::Combining {
        return Break::Forbidden;
    }
    let spaced = a.kind == Kind::Space && b.ch.is_ascii();
    if NEVER_FIRST.contains(b.ch) && !spaced || NEVER_LAST.contains(a.ch) {
        return Break::Forbidden;
    }
    if a.style.code && b.style.code && b.kind != Kind::Space {
        return Break::Allowed;
    }
    let opens_quote = matches!(b.ch, '“' | '‘') && matches!(a.kind, Kind::Han | Kind::Close);
    let closed_quote = matches!(a.ch, '”' | '’') && matches!(b.kind, Kind::Han | Kind::Open);
    if opens_quote || closed_quote { Break::Allowed } else { a.after }
}
