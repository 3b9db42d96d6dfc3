//! Stretches of text that are shaped: everything the main faces lack.

use super::glyphs::{Cluster, Shape, Style, blank_cluster, composed, is_combining, is_ignorable, kind_of};
use crate::fonts::{FaceId, Fonts, Glyph};

/// Whether a cluster is one letter by itself.
fn is_plain(cluster: &Cluster) -> bool {
    matches!(cluster.shape, Shape::Glyph(_)) && cluster.actual.is_none() && cluster.ch.is_alphanumeric()
}

/// The stretch being gathered: characters of one fallback face, one after the other.
pub(super) struct Run<'a> {
    fonts: &'a Fonts,
    style: Style,
    /// The face, and where in the whole text the stretch begins.
    open: Option<(FaceId, usize)>,
    text: String,
}

impl<'a> Run<'a> {
    pub fn new(style: Style, fonts: &'a Fonts) -> Self {
        Self { fonts, style, open: None, text: String::new() }
    }

    /// Whether `ch`, which stands at `start` of the whole text, is shaped; it is kept then.
    pub fn takes(&mut self, ch: char, start: usize, list: &mut Vec<(usize, Cluster)>) -> bool {
        if let Some((face, _)) = self.open
            && (is_ignorable(ch) || self.fonts.face(face).glyph(ch).is_some() && !ch.is_whitespace() && !ch.is_ascii())
        {
            self.text.push(ch);
            return true;
        }
        if is_ignorable(ch) {
            return false;
        }
        let base = list.last().filter(|(end, _)| *end == start && is_combining(ch)).map(|(_, base)| base);
        if base.is_some_and(|base| composed(base, ch, self.fonts).is_some()) {
            return false;
        }
        let of_both = base.filter(|base| is_plain(base)).and_then(|base| self.fonts.fallback_with(base.ch, ch));
        let own = || self.fonts.find(ch, self.style.bold).map(|(face, _)| face).filter(|face| Fonts::is_shaped(*face));
        let Some(face) = of_both.or_else(own) else { return false };
        self.finish(list);
        self.open = Some((face, start));
        // A mark is shaped with its base where one face has both.
        if of_both.is_some()
            && let Some((end, base)) = list.pop()
        {
            self.open = Some((face, end - base.ch.len_utf8()));
            self.text.push(base.ch);
        }
        self.text.push(ch);
        true
    }

    /// Shapes what was gathered.
    pub fn finish(&mut self, list: &mut Vec<(usize, Cluster)>) {
        let Some((face, start)) = self.open.take() else { return };
        let text = std::mem::take(&mut self.text);
        let mut from = 0;
        for shaped in self.fonts.face(face).shape(&text) {
            let said = &text[from..shaped.end];
            let Some(first) = said.chars().next() else { continue };
            let advance = (shaped.advance * 1000.0) as i16;
            let cluster = Cluster {
                actual: Some(said.into()),
                kind: kind_of(first, Glyph { id: 0, advance }),
                placed: shaped.glyphs.into(),
                ..blank_cluster(first, Shape::Shaped(face), self.style, shaped.advance)
            };
            list.push((start + shaped.end, cluster));
            from = shaped.end;
        }
    }
}
