//! Shaping: which glyphs stand for a stretch of text, and where, in scripts whose letters join, stack or combine.

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};

use crate::fonts::shaped_form;

/// A font as the shaper sees it.
pub(crate) struct Shaping {
    font: FontRef<'static>,
    data: ShaperData,
    per_em: f32,
}

/// Characters that are set together, in the order of the text. Lengths are in em.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ShapedCluster {
    /// Where they end in the text, in bytes.
    pub end: usize,
    /// How far the pen moves after them.
    pub advance: f32,
    /// Their glyphs, from left to right.
    pub glyphs: Vec<Placed>,
}

/// A glyph at its place within its cluster.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Placed {
    /// The glyph, as a private character.
    pub ch: char,
    /// How far right of the cluster's beginning.
    pub x: f32,
    /// How far above the baseline.
    pub y: f32,
}

impl Shaping {
    /// The shaper of a font file; none where it can't be read.
    pub fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&font);
        let per_em = data.shaper(&font).build().units_per_em();
        Some(Self { font, data, per_em: per_em.max(1) as f32 })
    }

    /// The clusters of `text`.
    pub fn shape(&self, text: &str) -> Vec<ShapedCluster> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_flags(harfrust::BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
        buffer.guess_segment_properties();
        let shaped = self.data.shaper(&self.font).build().shape(buffer, ShapeOptions::new());
        let mut clusters: Vec<(usize, ShapedCluster)> = Vec::new();
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let start = info.cluster as usize;
            let em = |units: i32| units as f32 / self.per_em;
            if clusters.last().is_none_or(|(last, _)| *last != start) {
                clusters.push((start, ShapedCluster { end: text.len(), advance: 0.0, glyphs: Vec::new() }));
            }
            let Some((_, cluster)) = clusters.last_mut() else { continue };
            cluster.glyphs.push(Placed {
                ch: shaped_form(u16::try_from(info.glyph_id).unwrap_or(0)),
                x: cluster.advance + em(position.x_offset),
                y: em(position.y_offset),
            });
            cluster.advance += em(position.x_advance);
        }
        // Right-to-left text comes from left to right; here it stands as it is read.
        clusters.sort_by_key(|(start, _)| *start);
        let ends: Vec<usize> = clusters.iter().skip(1).map(|(start, _)| *start).collect();
        for ((_, cluster), end) in clusters.iter_mut().zip(ends) {
            cluster.end = end;
        }
        clusters.into_iter().map(|(_, cluster)| cluster).collect()
    }
}
