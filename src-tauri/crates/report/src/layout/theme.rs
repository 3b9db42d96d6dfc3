//! Sizes and colours: one set for every report. Points.

use domain::terms::{Grade, Lang};

use super::lines::Setting;
use crate::model::Tone;

/// A colour, sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub u8, pub u8, pub u8);

pub(crate) const INK: Colour = Colour(0x1a, 0x21, 0x30);
pub(crate) const MUTED: Colour = Colour(0x55, 0x60, 0x7a);
pub(crate) const ACCENT: Colour = Colour(0x1f, 0x5f, 0xbf);
pub(crate) const GOOD: Colour = Colour(0x1d, 0x7a, 0x4c);
pub(crate) const RULE: Colour = Colour(0xd5, 0xda, 0xe3);
pub(crate) const RULE_STRONG: Colour = Colour(0x8f, 0x99, 0xad);
pub(crate) const SUNKEN: Colour = Colour(0xf5, 0xf6, 0xf8);
pub(crate) const WATERMARK: Colour = Colour(0xec, 0xee, 0xf2);
const GENERAL: Colour = Colour(0x4d, 0x61, 0x80);
const SERIOUS: Colour = Colour(0x9a, 0x5b, 0x00);
const MAJOR: Colour = Colour(0xb3, 0x20, 0x1f);

/// The colour of a role.
pub(crate) fn colour(tone: Tone) -> Colour {
    match tone {
        Tone::Plain => INK,
        Tone::Muted => MUTED,
        Tone::Accent => ACCENT,
        Tone::Good => GOOD,
        Tone::Grade(grade) => grade_colour(grade),
    }
}

/// The colour of a grade.
pub(crate) fn grade_colour(grade: Grade) -> Colour {
    match grade {
        Grade::None => MUTED,
        Grade::General => GENERAL,
        Grade::Serious => SERIOUS,
        Grade::Major => MAJOR,
    }
}

pub(crate) const PAGE_WIDTH: f32 = 595.28;
pub(crate) const PAGE_HEIGHT: f32 = 841.89;
pub(crate) const LEFT: f32 = 68.0;
pub(crate) const RIGHT: f32 = PAGE_WIDTH - 68.0;
pub(crate) const TOP: f32 = 86.0;
pub(crate) const BOTTOM: f32 = PAGE_HEIGHT - 76.0;
/// Where running heads and feet stand.
pub(crate) const HEAD_BASELINE: f32 = 50.0;
pub(crate) const FOOT_BASELINE: f32 = PAGE_HEIGHT - 42.0;

/// The settings of each kind of text in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Theme {
    pub body: Setting,
    pub small: Setting,
    pub label: Setting,
    pub table: Setting,
    pub table_head: Setting,
    pub furniture: Setting,
    /// Figures in large type.
    pub figure: Setting,
    headings: [Setting; 3],
    pub cover_title: Setting,
    pub cover_subtitle: Setting,
    pub cover_kind: Setting,
}

impl Theme {
    /// Chinese needs more room between lines than English.
    pub fn new(lang: Lang) -> Self {
        let looseness = match lang {
            Lang::Zh => 1.0,
            Lang::En => 0.9,
        };
        let plain = |size: f32, leading: f32| Setting {
            size,
            leading: leading * looseness,
            bold: false,
            tone: Tone::Plain,
            justify: false,
        };
        let bold = |size: f32, leading: f32| Setting { bold: true, ..plain(size, leading) };
        Self {
            body: Setting { justify: lang == Lang::Zh, ..plain(10.0, 17.0) },
            small: Setting { tone: Tone::Muted, ..plain(8.5, 14.0) },
            label: Setting { tone: Tone::Muted, ..plain(9.0, 15.5) },
            table: plain(9.0, 15.0),
            table_head: Setting { tone: Tone::Muted, ..bold(8.5, 14.0) },
            figure: bold(17.0, 25.0),
            furniture: Setting { tone: Tone::Muted, ..plain(8.0, 12.0) },
            headings: [bold(18.0, 28.0), bold(13.0, 21.0), bold(10.5, 17.5)],
            cover_title: bold(28.0, 42.0),
            cover_subtitle: Setting { tone: Tone::Muted, ..plain(14.0, 24.0) },
            cover_kind: Setting { tone: Tone::Accent, ..bold(11.0, 18.0) },
        }
    }

    /// The setting of a heading and the space above and below it.
    pub fn heading(&self, level: u8) -> (Setting, f32, f32) {
        match level {
            0 | 1 => (self.headings[0], 30.0, 12.0),
            2 => (self.headings[1], 22.0, 7.0),
            _ => (self.headings[2], 14.0, 4.0),
        }
    }
}
