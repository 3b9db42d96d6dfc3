//! The bundled typefaces: which one has a character, and how wide it is.
//!
//! Noto Sans SC (OFL, see fonts/OFL.txt) covers GB 2312, the URO and extension A. A character that no face has gets no
//! glyph here; layout shows it as its boxed code point.

use std::cell::RefCell;
use std::collections::HashMap;

use ttf_parser::Face;

use crate::ReportError;

/// Which bundled face; its place in [`Fonts::faces`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FaceId(pub u8);

/// Upright text.
pub(crate) const REGULAR: FaceId = FaceId(0);
/// Headings and emphasis.
pub(crate) const BOLD: FaceId = FaceId(1);

const SOURCES: [(&str, &[u8]); 2] = [
    ("NotoSansSC-Regular", include_bytes!("../fonts/NotoSansSC-Regular.ttf")),
    ("NotoSansSC-Bold", include_bytes!("../fonts/NotoSansSC-Bold.ttf")),
];

/// A character's glyph in one face. Lengths are thousandths of an em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    /// The glyph's id in the whole font.
    pub id: u16,
    /// How far the pen moves.
    pub advance: i16,
    /// Where its ink begins and ends; both 0 when it has none.
    pub ink: (i16, i16),
}

/// One parsed font with what has been looked up in it.
pub(crate) struct Typeface {
    /// PostScript name.
    pub name: &'static str,
    /// The font file.
    pub bytes: &'static [u8],
    face: Face<'static>,
    seen: RefCell<HashMap<char, Option<Glyph>>>,
}

impl Typeface {
    fn parse(name: &'static str, bytes: &'static [u8]) -> Result<Self, ReportError> {
        let face = Face::parse(bytes, 0).map_err(|e| ReportError::Font { name, reason: e.to_string() })?;
        Ok(Self { name, bytes, face, seen: RefCell::default() })
    }

    /// The glyph of `ch`, if this face has one.
    pub fn glyph(&self, ch: char) -> Option<Glyph> {
        *self.seen.borrow_mut().entry(ch).or_insert_with(|| self.look_up(ch))
    }

    fn look_up(&self, ch: char) -> Option<Glyph> {
        let id = self.face.glyph_index(ch).filter(|id| id.0 != 0)?;
        let advance = self.thousandths(i32::from(self.face.glyph_hor_advance(id).unwrap_or(0)));
        let ink = self
            .face
            .glyph_bounding_box(id)
            .map_or((0, 0), |b| (self.thousandths(i32::from(b.x_min)), self.thousandths(i32::from(b.x_max))));
        Some(Glyph { id: id.0, advance, ink })
    }

    fn thousandths(&self, units: i32) -> i16 {
        let per_em = i32::from(self.face.units_per_em().max(1));
        i16::try_from(units * 1000 / per_em).unwrap_or(0)
    }
}

/// All bundled faces.
pub(crate) struct Fonts {
    faces: Vec<Typeface>,
}

impl Fonts {
    /// Parses the bundled fonts; cheap, since tables are read when asked.
    pub fn load() -> Result<Self, ReportError> {
        let faces = SOURCES.iter().map(|(name, bytes)| Typeface::parse(name, bytes)).collect::<Result<_, _>>()?;
        Ok(Self { faces })
    }

    /// The face with this id.
    pub fn face(&self, id: FaceId) -> &Typeface {
        &self.faces[usize::from(id.0)]
    }

    /// The face to show `ch` in, bold or not, and its glyph there. `None`: no bundled face has it.
    pub fn find(&self, ch: char, bold: bool) -> Option<(FaceId, Glyph)> {
        let wanted = if bold { BOLD } else { REGULAR };
        self.face(wanted).glyph(ch).map(|g| (wanted, g))
    }
}
