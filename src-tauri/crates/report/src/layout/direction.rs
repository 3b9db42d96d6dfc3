//! Text from right to left: the level of each cluster, and the order in which a line is drawn.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::glyphs::{Cluster, Shape};

/// Notes the level of each cluster; a text without right-to-left characters costs one look.
pub(super) fn mark(plain: &str, list: &mut [(usize, Cluster)]) {
    let turns = |c: char| {
        c >= '\u{590}'
            && matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::RLO | BidiClass::RLE | BidiClass::RLI)
    };
    if !plain.chars().any(turns) {
        return;
    }
    let levels = BidiInfo::new(plain, Some(Level::ltr())).levels;
    for (end, cluster) in list {
        cluster.level = end.checked_sub(1).and_then(|at| levels.get(at)).map_or(0, |level| level.number());
        if cluster.level % 2 == 1
            && let Some(mirror) = mirrored(cluster.ch)
            && matches!(cluster.shape, Shape::Glyph(_))
        {
            cluster.actual.get_or_insert_with(|| cluster.ch.to_string().into());
            cluster.ch = mirror;
        }
    }
}

const fn mirrored(ch: char) -> Option<char> {
    Some(match ch {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        _ => return None,
    })
}

/// The places of a line's clusters from left to right.
pub(super) fn visual_order(line: &[Cluster]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..line.len()).collect();
    let highest = line.iter().map(|c| c.level).max().unwrap_or(0);
    for level in (1..=highest).rev() {
        let mut at = 0;
        while at < order.len() {
            let run = order[at..].iter().take_while(|n| line[**n].level >= level).count();
            order[at..at + run].reverse();
            at += run.max(1);
        }
    }
    order
}
