//! Text from right to left: the level of each cluster, where it stands in a line, and the order in which it is told.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::glyphs::{Cluster, Kind, Shape};

/// Whether any part of a text runs from right to left.
pub(super) fn turns(text: &str) -> bool {
    text.chars().any(|c| {
        c >= '\u{590}'
            && matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::RLO | BidiClass::RLE | BidiClass::RLI)
    })
}

/// Notes the level of each cluster; a text without right-to-left characters costs one look.
pub(super) fn mark(plain: &str, list: &mut [(usize, Cluster)]) {
    if !turns(plain) {
        return;
    }
    let levels = BidiInfo::new(plain, Some(Level::ltr())).levels;
    for (end, cluster) in list.iter_mut() {
        cluster.level = end.checked_sub(1).and_then(|at| levels.get(at)).map_or(0, |level| level.number());
    }
    for word in list.chunk_by_mut(|(_, a), (_, b)| a.kind != Kind::Space && b.kind != Kind::Space) {
        let lettered = word.iter().any(|(_, cluster)| turns(&cluster.text()));
        word.iter_mut().for_each(|(_, cluster)| mirror(cluster, lettered));
    }
}

/// Turns a bracket round. Beside letters it says which one it was, since readers put these in order; without letters
/// they leave the order as it stands, where a bracket is what it looks like.
fn mirror(cluster: &mut Cluster, lettered: bool) {
    if let (1, Shape::Glyph(_), Some(other)) = (cluster.level % 2, cluster.shape, mirrored(cluster.ch)) {
        if lettered {
            cluster.actual.get_or_insert_with(|| cluster.ch.to_string().into());
        }
        cluster.ch = other;
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

/// The stretches of a line in the order in which they are read, each from left to right: readers of the file put the
/// letters of a word from right to left in order by themselves, but take the words as they come.
pub(super) fn reading_order(line: &[Cluster], visual: &[usize]) -> Vec<Vec<usize>> {
    let turned = |at: &usize| line[*at].level > 0;
    let mut stretches = Vec::new();
    for same in visual.chunk_by(|a, b| turned(a) == turned(b)) {
        if same.first().is_some_and(turned) {
            let word = |a: &usize, b: &usize| line[*a].kind != Kind::Space && line[*b].kind != Kind::Space;
            stretches.extend(same.chunk_by(word).rev().map(<[usize]>::to_vec));
        } else {
            stretches.push(same.to_vec());
        }
    }
    stretches
}
