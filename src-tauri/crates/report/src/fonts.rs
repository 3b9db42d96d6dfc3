//! The bundled typefaces: which one has a character, and how wide it is.
//!
//! Noto Sans SC covers GB 2312, the URO and extension A. What it lacks is looked for in the fallbacks: rare ideographs,
//! other scripts, emoji, symbols; their text is shaped. A character that no face has gets no glyph here; layout shows
//! it as its boxed code point. All are under the SIL Open Font License, see fonts/OFL.txt.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::gsub::{SingleSubstitution, SubstitutionSubtable};
use ttf_parser::opentype_layout::LayoutTable;
use ttf_parser::{Face, GlyphId, Tag};

use crate::ReportError;
use crate::shape::{ShapedCluster, Shaping};

/// Which bundled face; its place in [`Fonts::faces`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FaceId(pub u8);

/// Upright text.
pub(crate) const REGULAR: FaceId = FaceId(0);
/// Headings and emphasis.
pub(crate) const BOLD: FaceId = FaceId(1);

macro_rules! sources {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../fonts/", $name, ".ttf")))),+]
    };
}

/// The two main faces, then the fallbacks in the order in which they are asked.
const SOURCES: &[(&str, &[u8])] = sources![
    "NotoSansSC-Regular",
    "NotoSansSC-Bold",
    "NotoSans-Regular",
    "NotoSansCJKscRare-Regular",
    "NotoSansThai-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansArabic-Regular",
    "NotoEmoji-Regular",
    "NotoSansSymbols2-Regular",
    "NotoSansSymbols-Regular",
];
/// The first of the fallbacks.
const FIRST_FALLBACK: u8 = 2;

/// A character's glyph in one face. Lengths are thousandths of an em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    /// The glyph's id in the whole font.
    pub id: u16,
    /// How far the pen moves.
    pub advance: i16,
}

/// One parsed font with what has been looked up in it.
pub(crate) struct Typeface {
    /// PostScript name.
    pub name: &'static str,
    /// The font file.
    pub bytes: &'static [u8],
    face: Face<'static>,
    seen: RefCell<HashMap<char, Option<Glyph>>>,
    kerned: RefCell<HashMap<(u16, u16), i16>>,
    shaper: OnceCell<Option<Shaping>>,
}

impl Typeface {
    fn parse(name: &'static str, bytes: &'static [u8]) -> Result<Self, ReportError> {
        let face = Face::parse(bytes, 0).map_err(|e| ReportError::Font { name, reason: e.to_string() })?;
        Ok(Self { name, bytes, face, seen: RefCell::default(), kerned: RefCell::default(), shaper: OnceCell::new() })
    }

    /// The glyph of `ch`, if this face has one.
    pub fn glyph(&self, ch: char) -> Option<Glyph> {
        *self.seen.borrow_mut().entry(ch).or_insert_with(|| self.look_up(ch))
    }

    fn look_up(&self, ch: char) -> Option<Glyph> {
        let id = match (shaped_glyph(ch), proportional_source(ch)) {
            (Some(id), _) => GlyphId(id),
            (None, Some(wide)) => self.proportional(self.face.glyph_index(wide)?)?,
            (None, None) => self.face.glyph_index(ch).filter(|id| id.0 != 0)?,
        };
        let advance = self.thousandths(i32::from(self.face.glyph_hor_advance(id).unwrap_or(0)));
        Some(Glyph { id: id.0, advance })
    }

    /// Shapes `text`, all of whose characters this face has.
    pub fn shape(&self, text: &str) -> Vec<ShapedCluster> {
        let shaping = self.shaper.get_or_init(|| Shaping::new(self.bytes));
        shaping.as_ref().map(|shaping| shaping.shape(text)).unwrap_or_default()
    }

    fn thousandths(&self, units: i32) -> i16 {
        let per_em = i32::from(self.face.units_per_em().max(1));
        i16::try_from(units * 1000 / per_em).unwrap_or(0)
    }
}

impl Typeface {
    /// The narrow form of a full-width glyph, by the font's GSUB `pwid` feature.
    fn proportional(&self, wide: GlyphId) -> Option<GlyphId> {
        let table = self.face.tables().gsub?;
        let narrow = |subtable| match subtable {
            SubstitutionSubtable::Single(SingleSubstitution::Format1 { coverage, delta }) => {
                coverage.get(wide).map(|_| GlyphId(wide.0.wrapping_add_signed(delta)))
            }
            SubstitutionSubtable::Single(SingleSubstitution::Format2 { coverage, substitutes }) => {
                substitutes.get(coverage.get(wide)?)
            }
            _ => None,
        };
        let lookups = feature_lookups(&table, Tag::from_bytes(b"pwid"));
        let mut lookups = lookups.into_iter().filter_map(|n| table.lookups.get(n));
        lookups.find_map(|lookup| lookup.subtables.into_iter::<SubstitutionSubtable>().find_map(narrow))
    }

    /// Pair kerning of two glyphs by the font's GPOS `kern` feature, in thousandths of an em.
    pub fn kerning(&self, left: u16, right: u16) -> i16 {
        let found = || self.look_up_kerning(GlyphId(left), GlyphId(right)).unwrap_or(0);
        *self.kerned.borrow_mut().entry((left, right)).or_insert_with(found)
    }

    fn look_up_kerning(&self, left: GlyphId, right: GlyphId) -> Option<i16> {
        let table = self.face.tables().gpos?;
        let lookups = feature_lookups(&table, Tag::from_bytes(b"kern"));
        let mut lookups = lookups.into_iter().filter_map(|n| table.lookups.get(n));
        let units = lookups.find_map(|lookup| {
            lookup.subtables.into_iter::<PositioningSubtable>().find_map(|s| pair_advance(s, left, right))
        })?;
        Some(self.thousandths(i32::from(units)))
    }
}

/// The lookups of the first feature with this tag: in these fonts every script has the same ones.
fn feature_lookups(table: &LayoutTable<'_>, tag: Tag) -> Vec<u16> {
    table.features.find(tag).map(|feature| feature.lookup_indices.into_iter().collect()).unwrap_or_default()
}

fn pair_advance(subtable: PositioningSubtable<'_>, left: GlyphId, right: GlyphId) -> Option<i16> {
    let PositioningSubtable::Pair(pair) = subtable else { return None };
    let (first, _) = match pair {
        PairAdjustment::Format1 { coverage, sets } => sets.get(coverage.get(left)?)?.get(right)?,
        PairAdjustment::Format2 { coverage, classes, matrix } => {
            coverage.get(left)?;
            matrix.get((classes.0.get(left), classes.1.get(right)))?
        }
    };
    Some(first.x_advance)
}

/// Narrow forms of quotation marks are handled as characters of a private plane, so that they have glyphs of their own.
const PROPORTIONAL: u32 = 0xf_0000;

/// The private character of the narrow form of `wide`.
fn proportional_form(wide: char) -> Option<char> {
    matches!(wide, '‘'..='”').then(|| char::from_u32(PROPORTIONAL + u32::from(wide))).flatten()
}

/// The character that a private narrow form stands for.
pub(crate) fn proportional_source(form: char) -> Option<char> {
    let wide = char::from_u32(u32::from(form).checked_sub(PROPORTIONAL)?)?;
    proportional_form(wide).filter(|f| *f == form).map(|_| wide)
}

/// Glyphs that shaping chose are handled as characters of the last plane, so that each has a character of its own.
const SHAPED: u32 = 0x10_0000;

/// The private character of a glyph that shaping chose.
pub(crate) fn shaped_form(glyph: u16) -> char {
    char::from_u32(SHAPED + u32::from(glyph)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn shaped_glyph(form: char) -> Option<u16> {
    u16::try_from(u32::from(form).checked_sub(SHAPED)?).ok()
}

/// All bundled faces.
pub(crate) struct Fonts {
    faces: Vec<Typeface>,
}

impl Fonts {
    /// Parses the bundled fonts; cheap, since tables are read when asked.
    pub fn load() -> Result<Self, ReportError> {
        let faces = SOURCES.iter().map(|&(name, bytes)| Typeface::parse(name, bytes)).collect::<Result<_, _>>()?;
        Ok(Self { faces })
    }

    /// The face with this id.
    pub fn face(&self, id: FaceId) -> &Typeface {
        &self.faces[usize::from(id.0)]
    }

    /// The face to show `ch` in, bold or not, and its glyph there. `None`: no bundled face has it.
    pub fn find(&self, ch: char, bold: bool) -> Option<(FaceId, Glyph)> {
        // A private character in someone's text is not one of ours.
        if proportional_source(ch).is_some() || shaped_glyph(ch).is_some() {
            return None;
        }
        self.in_face(ch, bold).or_else(|| self.fallback(ch))
    }

    fn fallback(&self, ch: char) -> Option<(FaceId, Glyph)> {
        let faces = self.faces.iter().enumerate().skip(usize::from(FIRST_FALLBACK));
        let mut found = faces.filter_map(|(n, face)| Some((FaceId(u8::try_from(n).ok()?), face.glyph(ch)?)));
        found.next()
    }

    /// The first fallback that has a base and its mark.
    pub fn fallback_with(&self, base: char, mark: char) -> Option<FaceId> {
        let has = |face: &FaceId| self.face(*face).glyph(base).is_some() && self.face(*face).glyph(mark).is_some();
        let last = u8::try_from(self.faces.len()).unwrap_or(u8::MAX);
        (FIRST_FALLBACK..last).map(FaceId).find(has)
    }

    /// Whether text in this face is shaped rather than set character by character.
    pub const fn is_shaped(face: FaceId) -> bool {
        face.0 >= FIRST_FALLBACK
    }

    /// The narrow form of a quotation mark, as a private character, with its glyph.
    pub fn find_proportional(&self, ch: char, bold: bool) -> Option<(char, FaceId, Glyph)> {
        let form = proportional_form(ch)?;
        self.in_face(form, bold).map(|(face, glyph)| (form, face, glyph))
    }

    fn in_face(&self, ch: char, bold: bool) -> Option<(FaceId, Glyph)> {
        let wanted = if bold { BOLD } else { REGULAR };
        self.face(wanted).glyph(ch).map(|g| (wanted, g))
    }
}
