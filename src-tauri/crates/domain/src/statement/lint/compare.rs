//! One message in two languages and many statements: figures must agree.

use super::figures::{Place, batches, counts, days, phones, places};
use super::{Desk, LintRule};
use crate::terms::Lang;
use crate::wording::Text;

pub(super) fn check(desk: &mut Desk) {
    let lang = desk.input.lang;
    if let Some(other) = desk.input.other_language {
        let other_lang = match lang {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        };
        against(desk, &Text::new(other, other_lang), other_lang, LintRule::LanguageMismatch);
    }
    for other in desk.input.other_statements {
        against(desk, &Text::new(other, lang), lang, LintRule::NumberMismatch);
    }
}

/// Reports what both texts speak of but put differently. What only one of them mentions is no contradiction.
fn against(desk: &mut Desk, other: &Text, other_lang: Lang, rule: LintRule) {
    let kinds = &desk.lexicons.kinds;
    let theirs = counts(other, other_lang, kinds);
    let mut found = vec![];
    for figure in counts(desk.text, desk.input.lang, kinds) {
        let mut same_kind = theirs.iter().filter(|t| t.kinds.iter().any(|k| figure.kinds.contains(k))).peekable();
        if same_kind.peek().is_some() && !same_kind.any(|t| (t.number - figure.number).abs() < 1e-6) {
            found.push(figure.range);
        }
    }
    let their_days = days(other);
    for (day, range) in days(desk.text) {
        if !their_days.is_empty() && !their_days.iter().any(|(d, _)| d.agrees(day)) {
            found.push(range);
        }
    }
    let their_phones = phones(other);
    for (phone, range) in phones(desk.text) {
        if !their_phones.is_empty() && !their_phones.iter().any(|(p, _)| *p == phone) {
            found.push(range);
        }
    }
    let their_batches = batches(other);
    for (batch, range) in batches(desk.text) {
        if !their_batches.is_empty() && !their_batches.iter().any(|(known, _)| *known == batch) {
            found.push(range);
        }
    }
    // A name written in another script can't be compared.
    if other_lang == desk.input.lang {
        let theirs = places(other, other_lang);
        for place in places(desk.text, other_lang) {
            let mut same_kind = theirs.iter().filter(|known| known.suffix == place.suffix).peekable();
            let alike = |known: &Place| known.name.contains(&place.name) || place.name.contains(&known.name);
            if same_kind.peek().is_some() && !same_kind.any(alike) {
                found.push(place.range);
            }
        }
    }
    for range in found {
        desk.find(rule, range);
    }
}
