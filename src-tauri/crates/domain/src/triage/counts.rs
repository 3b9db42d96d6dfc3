//! How many people a text says are ill.

use std::ops::Range;

use super::lexicons::Language;
use crate::wording::{Text, parse_number};

/// The number nearest before a word of illness in its sentence, else the nearest after it, else what is implied.
pub(super) fn ill_count(language: &Language, text: &Text, illness: &[Range<usize>]) -> Option<u32> {
    let said = illness.iter().filter_map(|hit| stated(language, text, hit)).max();
    said.or_else(|| illness.iter().filter_map(|hit| implied(language, text, hit)).max())
}

fn stated(language: &Language, text: &Text, hit: &Range<usize>) -> Option<u32> {
    let sentence = text.sentence_at(hit.start);
    let lower = &text.lower()[sentence.clone()];
    let mut before: Option<(usize, u32)> = None;
    let mut after: Option<(usize, u32)> = None;
    for pattern in &language.counts {
        for found in pattern.captures_iter(lower) {
            let (Some(whole), Some(n)) = (found.get(0), found.name("n")) else { continue };
            let counts_no_people = language.counts_not.as_ref().is_some_and(|r| r.is_match(&lower[whole.end()..]));
            let Some(count) = parse_number(n.as_str()).filter(|n| (1.0..=10_000.0).contains(n) && !counts_no_people)
            else {
                continue;
            };
            let at = sentence.start + n.start();
            let slot = if at < hit.end { &mut before } else { &mut after };
            let nearer = match slot {
                Some((known, _)) if at < hit.end => at > *known,
                Some((known, _)) => at < *known,
                None => true,
            };
            if nearer {
                *slot = Some((at, count as u32));
            }
        }
    }
    before.or(after).map(|(_, count)| count)
}

fn implied(language: &Language, text: &Text, hit: &Range<usize>) -> Option<u32> {
    let sentence = text.sentence_at(hit.start);
    let before = &text.lower()[sentence.start.min(hit.start)..hit.end];
    language.implied.iter().find(|(_, pattern)| pattern.is_match(before)).map(|(count, _)| *count)
}
