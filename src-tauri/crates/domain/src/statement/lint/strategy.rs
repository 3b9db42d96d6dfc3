//! Denial is never mixed with diminishing or rebuilding (rule G8), neither in a text nor across live statements.

use std::ops::Range;

use super::{Desk, LintRule};
use crate::wording::{Cues, Text};

/// What a text answers with; the first place of each.
#[derive(Default)]
struct Strategies {
    deny: Option<Range<usize>>,
    other: Option<Range<usize>>,
}

pub(super) fn check(desk: &mut Desk) {
    let cues = &desk.lexicons.language(desk.input.lang).cues;
    let own = read(cues, desk.text);
    if let (Some(deny), Some(_)) = (&own.deny, &own.other) {
        desk.find(LintRule::MixedStrategy, deny.clone());
        return;
    }
    for other in desk.input.other_statements {
        let theirs = read(cues, &Text::new(other, desk.input.lang));
        let clash = match (&own.deny, &own.other) {
            (Some(deny), _) if theirs.other.is_some() => Some(deny.clone()),
            (_, Some(rebuild)) if theirs.deny.is_some() => Some(rebuild.clone()),
            _ => None,
        };
        if let Some(range) = clash {
            desk.find(LintRule::MixedStrategy, range);
            return;
        }
    }
}

fn read(cues: &Cues, text: &Text) -> Strategies {
    let mut found = Strategies::default();
    for hit in cues.hits(text, |cue| cue.id.starts_with("strategy_")) {
        let slot = if hit.cue.source.id == "strategy_deny" { &mut found.deny } else { &mut found.other };
        slot.get_or_insert(hit.range);
    }
    found
}
