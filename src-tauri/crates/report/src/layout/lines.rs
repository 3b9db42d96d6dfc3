//! From clusters to lines: where lines end, how they are justified, and the pieces to draw.

use domain::terms::Grade;

use super::direction::{reading_order, visual_order};
use super::glyphs::{BOX_WIDTH, Break, Cluster, Kind, NEVER_FIRST, NEVER_LAST, Shape, Style, clusters};
use crate::fonts::{FaceId, Fonts};
use crate::model::{Text, Tone};

/// How a text is set. Lengths are points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub size: f32,
    pub leading: f32,
    pub bold: bool,
    pub tone: Tone,
    /// Both edges straight, where that needs little.
    pub justify: bool,
}

/// One set line. `x` of a piece is counted from the line's start, in points.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub pieces: Vec<Piece>,
    /// Width of what is seen.
    pub width: f32,
    pub size: f32,
    pub leading: f32,
}

impl Line {
    /// How many characters it shows.
    pub fn chars(&self) -> usize {
        let part = |p: &Part| if let Part::Chars(chars) = p { chars.chars().count() } else { 0 };
        let piece = |p: &Piece| match p {
            Piece::Words { parts, .. } => parts.iter().map(part).sum(),
            Piece::Missing { .. } | Piece::Mark { .. } => 1,
        };
        self.pieces.iter().map(piece).sum()
    }
}

/// Something to draw in a line.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    /// Characters of one look.
    Words { x: f32, face: FaceId, tone: Tone, parts: Vec<Part>, actual: Option<Box<str>> },
    /// A character that no font has.
    Missing { x: f32, width: f32, ch: char, actual: Box<str>, tone: Tone },
    /// The shape of a grade.
    Mark { x: f32, grade: Grade },
}

/// A part of a run of characters.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    Chars(String),
    /// The pen moves right by so many em beyond the glyphs' own advances.
    Move(f32),
    /// What follows stands so many em above the baseline.
    Rise(f32),
}

/// How much a gap may grow when a line is justified, in em.
const MAX_STRETCH: f32 = 0.08;

/// Sets `text` in lines no wider than `width` points.
pub(crate) fn set(text: &Text, setting: &Setting, width: f32, fonts: &Fonts) -> Vec<Line> {
    let list = clusters(text, setting.bold, setting.tone, fonts);
    let measure = width / setting.size;
    let mut ends = line_ends(&list, measure);
    mend_runt(&list, &mut ends);
    let mut lines = Vec::with_capacity(ends.len());
    let mut start = 0;
    for (n, &end) in ends.iter().enumerate() {
        let last = n + 1 == ends.len() || list[end - 1].after == Break::Must;
        let stretch = if setting.justify && !last { stretch(&list[start..end], measure) } else { 0.0 };
        lines.push(draw(&list[start..end], setting, stretch, fonts));
        start = end;
    }
    if lines.is_empty() {
        lines.push(Line { pieces: Vec::new(), width: 0.0, size: setting.size, leading: setting.leading });
    }
    lines
}

/// The index after the last cluster of each line.
fn line_ends(list: &[Cluster], measure: f32) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < list.len() {
        let end = line_end(list, start, measure);
        ends.push(end);
        start = end;
    }
    ends
}

fn line_end(list: &[Cluster], start: usize, measure: f32) -> usize {
    let mut pen = -list[start].slack_start;
    let mut allowed = None;
    for (i, cluster) in list.iter().enumerate().skip(start) {
        pen += cluster.advance;
        let fits = cluster.kind == Kind::Space || pen - cluster.slack_end <= measure;
        if !fits && i > start {
            return allowed.unwrap_or_else(|| emergency_end(list, start, i));
        }
        match cluster.after {
            Break::Must => return i + 1,
            Break::Allowed => allowed = Some(i + 1),
            Break::Forbidden => {}
        }
    }
    list.len()
}

/// A word longer than the line is cut before cluster `over`, or a little earlier where that keeps marks with their base.
fn emergency_end(list: &[Cluster], start: usize, over: usize) -> usize {
    let may_part = |at: usize| {
        list[at].kind != Kind::Combining && !NEVER_FIRST.contains(list[at].ch) && !NEVER_LAST.contains(list[at - 1].ch)
    };
    (start + 1..=over).rev().take(8).find(|&at| may_part(at)).unwrap_or(over)
}

/// A paragraph's last line should not be one lonely ideograph: takes one more from the line before.
fn mend_runt(list: &[Cluster], ends: &mut [usize]) {
    let [.., before, last] = ends else { return };
    let lonely = list[*before..*last].iter().filter(|c| !matches!(c.kind, Kind::Close | Kind::Space)).count() == 1;
    let forced = list[*before - 1].after == Break::Must;
    if !lonely || forced || list[*before].kind != Kind::Han {
        return;
    }
    let earlier = (before.saturating_sub(4)..*before - 1).rev().find(|&i| list[i].after == Break::Allowed);
    if let Some(i) = earlier
        && i > 0
    {
        *before = i + 1;
    }
}

/// Whether a line may be widened between two neighbours.
fn elastic(a: &Cluster, b: &Cluster) -> bool {
    let square = |k| matches!(k, Kind::Han | Kind::Open | Kind::Close);
    a.kind == Kind::Space || square(a.kind) && square(b.kind)
}

fn visible(line: &[Cluster]) -> usize {
    line.iter().rposition(|c| c.kind != Kind::Space && c.shape != Shape::Nothing).map_or(0, |i| i + 1)
}

fn natural_width(line: &[Cluster]) -> f32 {
    let seen = &line[..visible(line)];
    let advances: f32 = seen.iter().map(|c| c.advance).sum();
    advances - seen.first().map_or(0.0, |c| c.slack_start) - seen.last().map_or(0.0, |c| c.slack_end)
}

/// By how much each elastic gap grows to fill the line, in em; nothing if that would be too much.
fn stretch(line: &[Cluster], measure: f32) -> f32 {
    let seen = &line[..visible(line)];
    let gaps = seen.windows(2).filter(|w| elastic(&w[0], &w[1])).count();
    let missing = measure - natural_width(line);
    if gaps == 0 || missing <= 0.0 {
        return 0.0;
    }
    let each = missing / gaps as f32;
    if each <= MAX_STRETCH { each } else { 0.0 }
}

/// Gathers clusters of one look into runs.
fn draw(line: &[Cluster], setting: &Setting, stretch: f32, fonts: &Fonts) -> Line {
    let mut builder = Builder { size: setting.size, fonts, pieces: Vec::new(), run: None };
    let mut pen = -line.first().map_or(0.0, |c| c.slack_start);
    let order = visual_order(line);
    let mut places = vec![0.0; line.len()];
    for &i in &order {
        places[i] = pen;
        pen += line[i].advance;
        if stretch > 0.0 && line.get(i + 1).is_some_and(|next| elastic(&line[i], next)) {
            pen += stretch;
        }
    }
    for stretch in reading_order(line, &order) {
        for (at, &i) in stretch.iter().enumerate() {
            builder.push(&line[i], places[i], at + 1 < stretch.len());
        }
        builder.flush();
    }
    let gaps = if stretch > 0.0 {
        let seen = &line[..visible(line)];
        seen.windows(2).filter(|w| elastic(&w[0], &w[1])).count() as f32 * stretch
    } else {
        0.0
    };
    Line {
        pieces: builder.pieces,
        width: (natural_width(line) + gaps) * setting.size,
        size: setting.size,
        leading: setting.leading,
    }
}

/// The run being gathered, and where the PDF's own pen stands after it (in em).
struct Run {
    x: f32,
    pen: f32,
    face: FaceId,
    style: Style,
    parts: Vec<Part>,
    /// What the run says, where its characters don't.
    actual: Option<String>,
    /// The next cluster belongs to the run, since it overlaps the last one.
    open: bool,
}

struct Builder<'a> {
    size: f32,
    fonts: &'a Fonts,
    pieces: Vec<Piece>,
    run: Option<Run>,
}

impl Builder<'_> {
    fn push(&mut self, cluster: &Cluster, pen: f32, goes_on: bool) {
        match cluster.shape {
            Shape::Nothing => {}
            Shape::Mark(grade) => {
                self.flush();
                self.pieces.push(Piece::Mark { x: pen * self.size, grade });
            }
            Shape::Missing => {
                self.flush();
                self.pieces.push(Piece::Missing {
                    x: pen * self.size,
                    width: BOX_WIDTH * self.size,
                    ch: cluster.ch,
                    actual: cluster.text().into(),
                    tone: cluster.style.tone,
                });
            }
            Shape::Glyph(face) => self.push_glyph(cluster, face, pen, goes_on && cluster.joined),
            Shape::Shaped(face) => self.push_shaped(cluster, face, pen),
        }
    }

    /// Overlapping marks say together what they are: a reader that looks at boxes would else see a new line between them.
    fn push_glyph(&mut self, cluster: &Cluster, face: FaceId, pen: f32, joined: bool) {
        let alike = |r: &Run| r.face == face && r.style.tone == cluster.style.tone;
        let special = joined || cluster.actual.is_some();
        let stays = self.run.as_ref().is_some_and(|r| alike(r) && (r.open || r.actual.is_none() && !special));
        if !stays {
            self.flush();
        }
        let run = self.run.get_or_insert_with(|| Run {
            x: pen,
            pen,
            face,
            style: cluster.style,
            parts: Vec::new(),
            actual: special.then(String::new),
            open: false,
        });
        let gap = pen - run.pen;
        if gap.abs() > 0.0005 {
            run.parts.push(Part::Move(gap));
        }
        match run.parts.last_mut() {
            Some(Part::Chars(chars)) => chars.push(cluster.ch),
            _ => run.parts.push(Part::Chars(cluster.ch.to_string())),
        }
        let advance = self.fonts.face(face).glyph(cluster.ch).map_or(0.0, |g| f32::from(g.advance) / 1000.0);
        run.pen = pen + advance;
        run.open = joined;
        if let Some(actual) = &mut run.actual {
            actual.push_str(&cluster.text());
            if !joined {
                self.flush();
            }
        }
    }

    /// A shaped cluster is a piece of its own: it says what it stands for, whatever its glyphs are.
    fn push_shaped(&mut self, cluster: &Cluster, face: FaceId, pen: f32) {
        self.flush();
        let mut parts = Vec::with_capacity(cluster.placed.len() * 2);
        let (mut at, mut rise) = (0.0, 0.0);
        for placed in &cluster.placed {
            if (placed.x - at).abs() > 0.0005 {
                parts.push(Part::Move(placed.x - at));
            }
            if (placed.y - rise).abs() > 0.0005 {
                parts.push(Part::Rise(placed.y));
                rise = placed.y;
            }
            parts.push(Part::Chars(placed.ch.to_string()));
            let advance = self.fonts.face(face).glyph(placed.ch).map_or(0.0, |g| f32::from(g.advance) / 1000.0);
            at = placed.x + advance;
        }
        let actual = Some(cluster.text().into());
        self.pieces.push(Piece::Words { x: pen * self.size, face, tone: cluster.style.tone, parts, actual });
    }

    fn flush(&mut self) {
        if let Some(run) = self.run.take() {
            self.pieces.push(Piece::Words {
                x: run.x * self.size,
                face: run.face,
                tone: run.style.tone,
                parts: run.parts,
                actual: run.actual.map(String::into_boxed_str),
            });
        }
    }
}
