//! The charts: what they show is worked out here, how they look in `layout`.

use chrono::{TimeDelta, Timelike};
use domain::clock::{Clock, ClockStop};
use domain::duty::ClockState;
use domain::grading::FactKind;
use domain::terms::{Grade, Timestamp};

use super::clocks::{standing, verdict};
use super::voice::tone_of;
use super::words::{self, Word};
use super::{Composer, LogLine};
use crate::model::{Bar, Block, Chart, Figure, Lane, Ratio, Tone};

/// The lanes of the strip: the first part of an entry's kind, what the lane is called, its colour.
const LANES: &[(&[&str], Word, Tone)] = &[
    (&["case.graded", "case.grade_overridden"], Word::Grading, Tone::Grade(Grade::Serious)),
    (&["case"], Word::Log, Tone::Plain),
    (&["fact"], Word::Facts, Tone::Accent),
    (&["task"], Word::Tasks, Tone::Muted),
    (&["clock"], Word::Clocks, Tone::Muted),
    (&["statement"], Word::StatementsLane, Tone::Good),
];
/// Steps of an axis, in minutes.
const STEPS: &[i64] =
    &[5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080, 20_160, 43_200, 129_600, 525_600, 5_256_000];
/// Marks of an axis at the most.
const MARKS: i64 = 7;
/// Columns and rows that a chart holds at the most.
const COLUMNS: usize = 14;
const ROWS: usize = 24;

impl Composer<'_> {
    /// Everything that happened on one axis of time.
    pub(super) fn strip(&self) -> Option<Block> {
        let moment = |line: &LogLine| line.occurred_at.unwrap_or(line.at);
        let from = self.file.log.iter().map(moment).min()?;
        let to = self.file.log.iter().map(moment).max()?;
        if to <= from {
            return None;
        }
        let lanes: Vec<Lane> = LANES
            .iter()
            .enumerate()
            .map(|(n, (_, word, tone))| {
                let of_lane = self.file.log.iter().filter(|line| lane_of(&line.kind) == Some(n));
                let moments = of_lane.map(|line| (share(moment(line), from, to), *tone)).collect();
                Lane { label: self.word(*word), moments }
            })
            .filter(|lane| !lane.moments.is_empty())
            .collect();
        let counts: Vec<String> = lanes.iter().map(|lane| format!("{} {}", lane.label, lane.moments.len())).collect();
        let alt = format!(
            "{} {} – {}. {}",
            self.word(Word::StripCaption),
            self.time(from),
            self.time(to),
            counts.join(self.word(Word::Comma).as_str())
        );
        let ticks = self.ticks(from, to);
        let caption = self.word(Word::StripCaption);
        Some(Block::Figure(Figure { caption, alt, chart: Chart::Strip { ticks, lanes } }))
    }

    /// Marks at round times between two moments.
    fn ticks(&self, from: Timestamp, to: Timestamp) -> Vec<(f32, String)> {
        let span = (to - from).num_minutes().max(1);
        let step = STEPS.iter().copied().find(|step| span / step <= MARKS).unwrap_or(5_256_000);
        let format = if step >= 1_440 { "%m-%d" } else { "%H:%M" };
        let local = from.with_timezone(&self.plan.zone);
        let into_day = i64::from(local.num_seconds_from_midnight()) / 60;
        let first = (step - into_day % step) % step;
        let start = from - TimeDelta::seconds(i64::from(local.second()));
        (0..=MARKS + 1)
            .map(|n| start + TimeDelta::minutes(first + n * step))
            .take_while(|at| *at <= to)
            .map(|at| (share(at, from, to), at.with_timezone(&self.plan.zone).format(format).to_string()))
            .collect()
    }

    /// How the first count of the scenario grew, from entry to entry.
    pub(super) fn counts_over_time(&self) -> Option<Block> {
        let decl = self.file.pack?.facts.iter().find(|f| f.kind == FactKind::Count)?;
        let known = |line: &LogLine| match &line.count {
            Some((key, count)) if *key == decl.key => Some((line.occurred_at.unwrap_or(line.at), *count)),
            _ => None,
        };
        let mut counts: Vec<(Timestamp, u32)> = self.file.log.iter().filter_map(known).collect();
        counts.sort_by_key(|(at, _)| *at);
        if counts.len() < 2 {
            return None;
        }
        let later = counts.len().saturating_sub(COLUMNS);
        let bars: Vec<Bar> = counts[later..]
            .iter()
            .map(|(at, value)| Bar {
                label: at.with_timezone(&self.plan.zone).format("%m-%d %H:%M").to_string(),
                value: *value,
                tone: Tone::Grade(Grade::Serious),
            })
            .collect();
        let name = words::either(&decl.label, self.plan.lang);
        let caption = format!("{name}{}", words::bracketed(&self.word(Word::AsReported), self.plan.lang));
        let told: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.value)).collect();
        let alt = words::labelled(&caption, &told.join(self.word(Word::Comma).as_str()), self.plan.lang);
        Some(Block::Figure(Figure { caption, alt, chart: Chart::Columns(bars) }))
    }

    /// How much of its limit each clock used.
    pub(super) fn limits_used(&self, clocks: &[&Clock]) -> Vec<Block> {
        let rows: Vec<Ratio> = clocks.iter().filter_map(|clock| self.limit_used(clock)).collect();
        let figure = |rows: &[Ratio]| {
            let told: Vec<String> = rows.iter().map(|row| format!("{} {}", row.label, row.note)).collect();
            let caption = self.word(Word::LimitsCaption);
            let alt = words::labelled(&caption, &told.join(self.word(Word::Comma).as_str()), self.plan.lang);
            let chart = Chart::Ratios { rows: rows.to_vec(), limit: self.word(Word::Limit) };
            Block::Figure(Figure { caption, alt, chart })
        };
        rows.chunks(ROWS).map(figure).collect()
    }

    fn limit_used(&self, clock: &Clock) -> Option<Ratio> {
        let (started, due) = (clock.due.started_at?, clock.due.due_at?);
        let state = standing(clock, self.plan.exported_at);
        if state == ClockState::Waived {
            return None;
        }
        let until = match &clock.stop {
            Some(ClockStop::Met { at, .. }) => *at,
            _ => self.plan.exported_at,
        };
        let (limit, used) = ((due - started).num_minutes(), (until - started).num_minutes().max(0));
        let (_, good, _) = verdict(state);
        Some(Ratio {
            label: words::either(&clock.due.name, self.plan.lang).to_owned(),
            used: used as f32 / limit.max(1) as f32,
            tone: if good.is_none() { Tone::Accent } else { tone_of(good) },
            note: format!("{} / {}", self.minutes(used), self.minutes(limit)),
        })
    }
}

/// The lane of an entry: the first that names its kind, else the one of its group.
fn lane_of(kind: &str) -> Option<usize> {
    let group = kind.split('.').next().unwrap_or(kind);
    let named = |name: &str| LANES.iter().position(|(kinds, ..)| kinds.contains(&name));
    named(kind).or_else(|| named(group))
}

/// Where `at` lies between two moments, from 0 to 1.
fn share(at: Timestamp, from: Timestamp, to: Timestamp) -> f32 {
    let whole = (to - from).num_seconds().max(1);
    (at - from).num_seconds() as f32 / whole as f32
}
