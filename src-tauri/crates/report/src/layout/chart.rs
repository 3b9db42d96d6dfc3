//! Charts as vectors: a strip of moments, columns of counts, bars against a limit.

use super::flow::{Flow, MEASURE};
use super::lines::{Setting, set};
use super::page::{Draw, Owner};
use super::stack::{Stack, baseline};
use super::theme::{Colour, LEFT, RIGHT, RULE, RULE_STRONG, SUNKEN, colour};
use super::tree::{NodeId, ROOT};
use crate::model::{Bar, Chart, Figure, Lane, Ratio, Text, Tone};

/// Width of the names at the left of lanes and bars.
const NAMES: f32 = 128.0;
/// Where the drawing beside the names begins, and how wide it is.
const PLOT: f32 = LEFT + NAMES;
const PLOT_WIDTH: f32 = MEASURE - NAMES;
const LANE: f32 = 19.0;
const RATIO: f32 = 18.0;
/// Height of the columns and of the labels below them.
const COLUMNS: f32 = 96.0;
const LABELS: f32 = 18.0;
/// Most columns are no wider than this.
const WIDEST: f32 = 34.0;
/// The part of a bar chart's width at which the limit stands; what is late runs beyond it.
const LIMIT_AT: f32 = 0.62;

/// At which side of a place a label stands.
#[derive(Clone, Copy)]
enum Anchor {
    Start,
    Middle,
}

impl Flow<'_> {
    pub fn figure(&mut self, figure: &Figure) {
        self.gap(12.0);
        let height = height_of(&figure.chart);
        let caption = Text::from(figure.caption.as_str());
        let setting = Setting { bold: true, tone: Tone::Plain, ..self.theme.small };
        if self.room() < height + setting.leading + 8.0 {
            self.new_page();
        }
        let node = self.leaf(ROOT, "P", &caption);
        let mut stack = Stack::default();
        stack.push(node, &caption, &setting, MEASURE, 0.0, self.fonts);
        self.place(stack, LEFT);
        self.y += 6.0;
        let node = self.tree.add_figure(ROOT, &figure.alt, [LEFT, self.y, MEASURE, height]);
        match &figure.chart {
            Chart::Strip { ticks, lanes } => self.strip(node, ticks, lanes),
            Chart::Columns(bars) => self.columns(node, bars),
            Chart::Ratios { rows, limit } => self.ratios(node, rows, limit),
        }
        self.y += height + 6.0;
    }

    fn strip(&mut self, node: NodeId, ticks: &[(f32, String)], lanes: &[Lane]) {
        let top = self.y;
        let foot = top + LANE * lanes.len() as f32;
        let mut free = f32::MIN;
        for (place, label) in ticks {
            let x = PLOT + clamp(*place) * PLOT_WIDTH;
            self.stroke(node, (x, top), (x, foot), 0.4, RULE);
            // Of labels that would meet, the first stands.
            if x > free {
                let width = self.label(node, label, x, foot, Anchor::Middle, 60.0);
                free = x + width + 8.0;
            }
        }
        for (n, lane) in lanes.iter().enumerate() {
            let y = top + LANE * (n as f32 + 0.5);
            self.label(node, &lane.label, LEFT, y - 7.0, Anchor::Start, NAMES - 14.0);
            self.stroke(node, (PLOT, y), (RIGHT, y), 0.8, RULE);
            for (place, tone) in &lane.moments {
                let x = PLOT + clamp(*place) * PLOT_WIDTH;
                self.page().add(Owner::Node(node), Draw::Dot { x, y, radius: 3.0, colour: colour(*tone) });
            }
        }
    }

    fn columns(&mut self, node: NodeId, bars: &[Bar]) {
        let (top, foot) = (self.y + 12.0, self.y + COLUMNS);
        let most = bars.iter().map(|b| b.value).max().unwrap_or(0).max(1);
        let slot = MEASURE / bars.len().max(1) as f32;
        let width = (slot * 0.6).min(WIDEST);
        for (n, bar) in bars.iter().enumerate() {
            let middle = LEFT + slot * (n as f32 + 0.5);
            let height = (foot - top) * bar.value as f32 / most as f32;
            let fill =
                Draw::Fill { x: middle - width / 2.0, y: foot - height, width, height, colour: colour(bar.tone) };
            self.page().add(Owner::Node(node), fill);
            self.label(node, &bar.value.to_string(), middle, foot - height - 14.0, Anchor::Middle, slot);
            self.label(node, &bar.label, middle, foot + 2.0, Anchor::Middle, slot - 2.0);
        }
        self.stroke(node, (LEFT, foot), (RIGHT, foot), 0.9, RULE_STRONG);
    }

    fn ratios(&mut self, node: NodeId, rows: &[Ratio], limit: &str) {
        let top = self.y + LABELS;
        let foot = top + RATIO * rows.len() as f32;
        let at_limit = PLOT + PLOT_WIDTH * LIMIT_AT;
        self.label(node, limit, at_limit, self.y, Anchor::Middle, 120.0);
        for (n, row) in rows.iter().enumerate() {
            let y = top + RATIO * n as f32;
            self.label(node, &row.label, LEFT, y + 1.0, Anchor::Start, NAMES - 12.0);
            let (y, height) = (y + 4.5, RATIO - 9.0);
            let ground = Draw::Fill { x: PLOT, y, width: PLOT_WIDTH * LIMIT_AT, height, colour: SUNKEN };
            self.page().add(Owner::Node(node), ground);
            // Very late bars end where their notes still have room.
            let used = if row.used.is_finite() { row.used.clamp(0.0, 1.25) } else { 0.0 };
            let width = PLOT_WIDTH * LIMIT_AT * used;
            self.page().add(Owner::Node(node), Draw::Fill { x: PLOT, y, width, height, colour: colour(row.tone) });
            let x = PLOT + width.max(PLOT_WIDTH * LIMIT_AT) + 6.0;
            self.label(node, &row.note, x, y - 2.5, Anchor::Start, RIGHT - x);
        }
        self.stroke(node, (at_limit, top), (at_limit, foot), 0.9, RULE_STRONG);
    }

    fn stroke(&mut self, node: NodeId, from: (f32, f32), to: (f32, f32), weight: f32, colour: Colour) {
        self.page().add(Owner::Node(node), Draw::Rule { from, to, weight, colour });
    }

    /// One line of words with its top at `top`, cut where it would be too wide; answers half its width.
    fn label(&mut self, node: NodeId, words: &str, x: f32, top: f32, anchor: Anchor, room: f32) -> f32 {
        let setting = Setting { size: 7.5, leading: 13.0, ..self.theme.small };
        let mut lines = set(&Text::from(words), &setting, room, self.fonts);
        if lines.len() > 1 {
            let kept: String = shortened(words, lines[0].chars());
            lines = set(&Text::from(kept), &setting, room, self.fonts);
        }
        let Some(line) = lines.into_iter().next() else { return 0.0 };
        let width = line.width;
        let x = match anchor {
            Anchor::Start => x,
            Anchor::Middle => (x - width / 2.0).clamp(LEFT, RIGHT - width.min(MEASURE)),
        };
        let y = baseline(top, &line);
        self.page().add(Owner::Node(node), Draw::Line { x, y, line });
        width / 2.0
    }
}

pub(crate) fn height_of(chart: &Chart) -> f32 {
    match chart {
        Chart::Strip { lanes, .. } => LANE * lanes.len() as f32 + LABELS,
        Chart::Columns(_) => COLUMNS + LABELS,
        Chart::Ratios { rows, .. } => RATIO * rows.len() as f32 + LABELS,
    }
}

fn clamp(place: f32) -> f32 {
    if place.is_finite() { place.clamp(0.0, 1.0) } else { 0.0 }
}

/// The first characters of `words` with a sign that more follows.
fn shortened(words: &str, fitting: usize) -> String {
    let kept: String = words.chars().take(fitting.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
