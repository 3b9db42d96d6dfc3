//! Which glyphs the pages use, and the fonts cut down to them.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};
use sha2::{Digest, Sha256};
use subsetter::{GlyphRemapper, subset};

use crate::ReportError;
use crate::fonts::{FaceId, Fonts, REGULAR};
use crate::layout::lines::{Line, Part, Piece};
use crate::layout::page::{Draw, Page};

/// The characters drawn with each face, and the glyph of each.
#[derive(Debug, Default)]
pub(crate) struct Inks {
    faces: BTreeMap<FaceId, Ink>,
}

#[derive(Debug, Default)]
struct Ink {
    glyphs: BTreeMap<char, u16>,
    /// The character that stands for each glyph in the text layer; others with the same glyph say what they are.
    speaker: BTreeMap<u16, char>,
    remapper: GlyphRemapper,
}

impl Inks {
    /// Looks through all pages.
    pub fn gather(pages: &[Page], fonts: &Fonts) -> Self {
        let mut used: BTreeMap<FaceId, BTreeSet<char>> = BTreeMap::new();
        for line in pages.iter().flat_map(|p| &p.groups).flat_map(|g| &g.draws).filter_map(line_of) {
            for piece in &line.pieces {
                match piece {
                    Piece::Words { face, parts, .. } => used.entry(*face).or_default().extend(chars_of(parts)),
                    Piece::Missing { .. } => used.entry(REGULAR).or_default().extend("0123456789ABCDEF".chars()),
                    Piece::Mark { .. } => {}
                }
            }
        }
        let faces = used.into_iter().map(|(face, chars)| (face, Ink::of(&chars, face, fonts))).collect();
        Self { faces }
    }

    /// The code of `ch` in the cut-down font.
    pub fn code(&self, face: FaceId, ch: char) -> u16 {
        let ink = self.faces.get(&face);
        ink.and_then(|ink| ink.remapper.get(*ink.glyphs.get(&ch)?)).unwrap_or(0)
    }

    /// The character to show in place of `ch`: itself, or the one that shares its glyph.
    pub fn speaker(&self, face: FaceId, ch: char) -> char {
        let found = self.faces.get(&face).and_then(|ink| ink.speaker.get(ink.glyphs.get(&ch)?));
        found.copied().unwrap_or(ch)
    }

    /// Puts the cut-down fonts into `pdf`.
    pub fn embed(&self, pdf: &mut PdfDocument, fonts: &Fonts) -> Result<(), ReportError> {
        for (id, ink) in &self.faces {
            let font = ink.subset(*id, fonts)?;
            pdf.resources.fonts.map.insert(font_id(*id), PdfFont::new(font));
        }
        Ok(())
    }
}

fn line_of(draw: &Draw) -> Option<&Line> {
    match draw {
        Draw::Line { line, .. } | Draw::Watermark(line) => Some(line),
        _ => None,
    }
}

fn chars_of(parts: &[Part]) -> impl Iterator<Item = char> {
    parts.iter().filter_map(|p| if let Part::Chars(c) = p { Some(c.chars()) } else { None }).flatten()
}

/// The name of a face in the page's resources.
pub(crate) fn font_id(face: FaceId) -> FontId {
    FontId(format!("Face{}", face.0))
}

impl Ink {
    fn of(chars: &BTreeSet<char>, face: FaceId, fonts: &Fonts) -> Self {
        let mut ink = Self::default();
        for &ch in chars {
            if let Some(glyph) = fonts.face(face).glyph(ch) {
                ink.glyphs.insert(ch, glyph.id);
                ink.speaker.entry(glyph.id).or_insert(ch);
            }
        }
        let glyphs: Vec<u16> = ink.speaker.keys().copied().collect();
        ink.remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
        ink
    }

    fn subset(&self, id: FaceId, fonts: &Fonts) -> Result<ParsedFont, ReportError> {
        let face = fonts.face(id);
        let failed = |reason: String| ReportError::Font { name: face.name, reason };
        let glyphs: Vec<u16> = self.speaker.keys().copied().collect();
        let bytes = subset(face.bytes, 0, &self.remapper).map_err(|e| failed(e.to_string()))?;
        let mut warnings = Vec::new();
        let mut font = ParsedFont::from_bytes(&bytes, 0, &mut warnings)
            .ok_or_else(|| failed("the subset cannot be parsed".to_owned()))?;
        font.font_name = Some(format!("{}+{}", tag(&glyphs), face.name));
        for (glyph, ch) in &self.speaker {
            if let Some(new) = self.remapper.get(*glyph) {
                font.set_codepoint_mapping(u32::from(*ch), new);
            }
        }
        Ok(font)
    }
}

/// Six capital letters that name the subset, the same for the same glyphs.
fn tag(glyphs: &[u16]) -> String {
    let mut hash = Sha256::new();
    for glyph in glyphs {
        hash.update(glyph.to_be_bytes());
    }
    hash.finalize().iter().take(6).map(|b| char::from(b'A' + b % 26)).collect()
}
