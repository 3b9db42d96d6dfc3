//! The text against the ledger: figures that differ from it, and claims that it does not hold.

use std::ops::Range;

use serde_json::Value;

use super::figures::{Day, Figure, batches, counts, days, places, times};
use super::{Desk, FactState, LedgerFact, LintRule};
use crate::terms::Lang;
use crate::wording::Text;

/// What the confirmed facts of a ledger say, ready to compare.
#[derive(Default)]
struct Known {
    /// Kind and number.
    counts: Vec<(usize, f64)>,
    /// Numbers of facts that fit no kind: they excuse a figure but contradict none.
    loose: Vec<f64>,
    days: Vec<Day>,
    times: Vec<u32>,
    batches: Vec<String>,
    places: Vec<String>,
    /// Everything in words, for claims without figures.
    words: String,
}

pub(super) fn check(desk: &mut Desk) {
    let Some(ledger) = desk.input.facts else { return };
    let (sure, unsure): (Vec<_>, Vec<_>) = ledger.facts.iter().partition(|f| f.state == FactState::Confirmed);
    let known = Known::read(desk, &sure);
    let unconfirmed = Known::read(desk, &unsure);
    check_counts(desk, &known, &unconfirmed);
    check_days(desk, &known);
    check_times(desk, &known);
    check_batches(desk, &known);
    check_places(desk, &known);
    check_assertions(desk, &known);
}

fn check_counts(desk: &mut Desk, known: &Known, unconfirmed: &Known) {
    for figure in counts(desk.text, desk.input.lang, &desk.lexicons.kinds) {
        let of_kind = |k: &Known| -> Vec<f64> {
            k.counts.iter().filter(|(kind, _)| figure.kinds.contains(kind)).map(|(_, n)| *n).collect()
        };
        let ledger = of_kind(known);
        let same = |numbers: &[f64]| numbers.iter().any(|n| (n - figure.number).abs() < 1e-6);
        if same(&ledger) {
            continue;
        }
        if !ledger.is_empty() {
            let detail = ledger_says(desk.input.explain_in, &ledger);
            desk.find_with(LintRule::NumberMismatch, figure.range.clone(), &detail);
        } else if same(&of_kind(unconfirmed)) {
            let detail = match desk.input.explain_in {
                Lang::Zh => "台账中这一事实尚未确认",
                Lang::En => "the ledger holds this fact as not confirmed",
            };
            desk.find_with(LintRule::UncitedClaim, figure.range.clone(), detail);
        } else if needs_fact(desk, &figure) && !same(&known.loose) {
            desk.find(LintRule::UncitedClaim, figure.range.clone());
        }
    }
}

fn needs_fact(desk: &Desk, figure: &Figure) -> bool {
    figure.kinds.iter().any(|k| desk.lexicons.kinds[*k].needs_fact)
}

fn ledger_says(lang: Lang, numbers: &[f64]) -> String {
    let list: Vec<String> = numbers.iter().map(f64::to_string).collect();
    match lang {
        Lang::Zh => format!("台账为 {}", list.join("、")),
        Lang::En => format!("the ledger says {}", list.join(", ")),
    }
}

fn check_days(desk: &mut Desk, known: &Known) {
    if known.days.is_empty() {
        return;
    }
    for (day, range) in days(desk.text) {
        if !known.days.iter().any(|k| k.agrees(day)) {
            desk.find(LintRule::NumberMismatch, range);
        }
    }
}

fn check_times(desk: &mut Desk, known: &Known) {
    if known.times.is_empty() {
        return;
    }
    let said = times(desk.text);
    // A text may name more moments than the ledger keeps; only when none of its times is known, one of them is wrong.
    let agrees = |(minute, certain, _): &(u32, bool, Range<usize>)| {
        known.times.iter().any(|k| k == minute || !certain && k % 720 == minute % 720)
    };
    if !said.is_empty() && !said.iter().any(agrees) {
        for (_, _, range) in said {
            desk.find(LintRule::NumberMismatch, range);
        }
    }
}

fn check_batches(desk: &mut Desk, known: &Known) {
    for (batch, range) in batches(desk.text) {
        if known.batches.is_empty() {
            desk.find(LintRule::UncitedClaim, range);
        } else if !known.batches.contains(&batch) {
            let detail = known.batches.join(", ");
            desk.find_with(LintRule::NumberMismatch, range, &detail);
        }
    }
}

fn check_places(desk: &mut Desk, known: &Known) {
    let lang = desk.input.lang;
    // A name written in another script cannot be compared.
    let comparable: Vec<&String> = known.places.iter().filter(|p| p.is_ascii() == (lang == Lang::En)).collect();
    for place in places(desk.text, lang) {
        let same_kind: Vec<_> = comparable.iter().filter(|k| k.to_lowercase().ends_with(&place.suffix)).collect();
        let name = place.name.to_lowercase();
        let agrees = |k: &str| {
            let k = k.to_lowercase();
            let stem = k.trim_end_matches(&place.suffix).trim();
            k.contains(&name) || !stem.is_empty() && name.contains(stem) || name.chars().count() < 2
        };
        if !same_kind.is_empty() && !comparable.iter().any(|k| agrees(k)) {
            let detail = known.places.join("、");
            desk.find_with(LintRule::NumberMismatch, place.range, &detail);
        }
    }
}

/// Claims such as "the tests found nothing" need a fact about tests.
fn check_assertions(desk: &mut Desk, known: &Known) {
    let lexicons = desk.lexicons;
    for assertion in &lexicons.assertions {
        if assertion.known.as_ref().is_some_and(|k| k.is_match(&known.words)) {
            continue;
        }
        for (_, said) in assertion.said.iter().filter(|(lang, _)| *lang == desk.input.lang) {
            let found: Vec<_> = said.find_iter(desk.text.lower()).map(|m| m.range()).collect();
            for range in found {
                desk.find(LintRule::UncitedClaim, range);
            }
        }
    }
}

impl Known {
    fn read(desk: &Desk, facts: &[&LedgerFact]) -> Self {
        let mut known = Self::default();
        for fact in facts {
            known.add(desk, fact);
        }
        known
    }

    fn add(&mut self, desk: &Desk, fact: &LedgerFact) {
        let label = [&fact.key, &fact.claim].into_iter().flatten().fold(String::new(), |all, l| all + " " + l);
        let label = label.to_lowercase();
        // An unknown value proves nothing, not even that there is such a thing.
        if fact.value.is_some() || fact.claim.is_some() {
            self.words.push_str(&label);
        }
        if let Some(claim) = &fact.claim {
            self.add_words(desk, claim);
        }
        match &fact.value {
            Some(Value::Number(n)) => self.add_number(desk, &label, n.as_f64().unwrap_or(f64::NAN)),
            Some(Value::String(value)) => {
                match crate::wording::parse_number(value) {
                    Some(number) => self.add_number(desk, &label, number),
                    None => self.add_words(desk, value),
                }
                self.add_names(&label, value);
                self.words.push(' ');
                self.words.push_str(&value.to_lowercase());
            }
            _ => {}
        }
    }

    fn add_number(&mut self, desk: &Desk, label: &str, number: f64) {
        let kinds = desk.lexicons.kinds.iter().enumerate();
        let fitting: Vec<usize> =
            kinds.filter(|(_, k)| k.keys.as_ref().is_some_and(|r| r.is_match(label))).map(|(i, _)| i).collect();
        if fitting.is_empty() {
            self.loose.push(number);
        }
        for kind in fitting {
            // A figure that the claim's words give already is the same one.
            self.counts.push((kind, number));
        }
    }

    fn add_words(&mut self, desk: &Desk, words: &str) {
        for lang in [Lang::Zh, Lang::En] {
            let text = Text::new(words, lang);
            for figure in counts(&text, lang, &desk.lexicons.kinds) {
                self.counts.extend(figure.kinds.iter().map(|k| (*k, figure.number)));
            }
            self.places.extend(places(&text, lang).into_iter().map(|p| format!("{}{}", p.name, p.suffix)));
        }
        let text = Text::new(words, Lang::Zh);
        self.days.extend(days(&text).into_iter().map(|(d, _)| d));
        self.times.extend(times(&text).into_iter().map(|(t, _, _)| t));
        self.batches.extend(batches(&text).into_iter().map(|(b, _)| b));
    }

    /// Values that a label says are a batch or a place.
    fn add_names(&mut self, label: &str, value: &str) {
        let says = |words: &[&str]| words.iter().any(|w| label.contains(w));
        if says(&["batch", "lot_", "lot ", "批"]) {
            let codes = value.split([',', '，', '、', ' ', ';', '；']).filter(|c| !c.is_empty());
            self.batches.extend(codes.map(str::to_ascii_uppercase));
        }
        if says(&[
            "site", "place", "store", "location", "branch", "address", "outlet", "地点", "门店", "位置", "网点",
            "场所", "店",
        ]) {
            self.places.push(value.to_owned());
        }
    }
}
