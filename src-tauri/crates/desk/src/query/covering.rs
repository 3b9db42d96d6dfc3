use std::collections::BTreeMap;

use chrono::DateTime;
use domain::case::Case;
use domain::ids::UserId;
use domain::organisation::Organisation;
use domain::terms::Bilingual;
use serde_json::Value;
use uuid::Uuid;

use super::withhold::{MARK, Withheld};

/// As many digits as a telephone number has at the least.
const LONG_NUMBER: usize = 7;

/// Takes personal data out of JSON that leaves the store: known names, and numbers that identify a person. Users keep
/// the same pseudonym throughout.
pub(crate) struct Covering {
    /// Words and what stands in their place, the longest first.
    words: Vec<(String, String)>,
    pseudonyms: BTreeMap<UserId, Bilingual>,
}

impl Covering {
    /// Covers who reported `case` or called about it, who was responsible on the spot, and `people`.
    pub(crate) fn of(case: &Case, people: &Organisation) -> Self {
        let withheld = Withheld::from_everybody(case);
        let concerned = withheld.names().iter().chain(&case.first_responsible);
        let managers = people.sites.values().flat_map(|site| [&site.manager.zh, &site.manager.en, &site.phone]);
        let mut words: Vec<_> = concerned.chain(managers).map(|word| (word.clone(), MARK.to_owned())).collect();
        let mut pseudonyms = BTreeMap::new();
        for (number, user) in (1..).zip(people.users.values()) {
            let pseudonym = Bilingual { zh: format!("人员{number:02}"), en: format!("Person {number:02}") };
            let names = [(&user.name.zh, &pseudonym.zh), (&user.name.en, &pseudonym.en), (&user.login, &pseudonym.en)];
            words.extend(names.map(|(name, shown)| (name.clone(), shown.clone())));
            pseudonyms.insert(user.id, pseudonym);
        }
        // A single character would blot out half of a text.
        words.retain(|(word, _)| word.chars().nth(1).is_some());
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Self { words, pseudonyms }
    }

    /// How a person is named instead.
    pub(crate) fn pseudonym(&self, user: UserId) -> Bilingual {
        self.pseudonyms.get(&user).cloned().unwrap_or_default()
    }

    /// Covers every text in `value`; answers whether anything was covered. Ids, times and digests stay.
    pub(crate) fn cover(&self, value: &mut Value) -> bool {
        match value {
            Value::String(text) => {
                let covered = self.text(text);
                let changed = covered != *text;
                *text = covered;
                changed
            }
            Value::Array(list) => list.iter_mut().fold(false, |changed, value| self.cover(value) | changed),
            Value::Object(fields) => fields.values_mut().fold(false, |changed, value| self.cover(value) | changed),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    fn text(&self, text: &str) -> String {
        if is_reference(text) {
            return text.to_owned();
        }
        let named = self.words.iter().fold(text.to_owned(), |text, (word, shown)| text.replace(word.as_str(), shown));
        without_long_numbers(&named)
    }
}

/// Whether it is an id, a time or a digest, which name nobody.
fn is_reference(text: &str) -> bool {
    let digest = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    digest || Uuid::parse_str(text).is_ok() || DateTime::parse_from_rfc3339(text).is_ok()
}

/// The text with a mark in place of every telephone, identity or card number, also where it is grouped.
fn without_long_numbers(text: &str) -> String {
    let joins = |c: char| c.is_numeric() || matches!(c, ' ' | '-' | '‐' | '–' | '\u{a0}');
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(char::is_numeric) {
        let run = &rest[start..];
        let end = run.find(|c| !joins(c)).unwrap_or(run.len());
        let (run, after) = run.split_at(end);
        let number = run.trim_end_matches(|c: char| !c.is_numeric());
        shown.push_str(&rest[..start]);
        shown.push_str(if number.chars().filter(|c| c.is_numeric()).count() >= LONG_NUMBER { MARK } else { number });
        shown.push_str(&run[number.len()..]);
        rest = after;
    }
    shown + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_identify_a_person_go_and_others_stay() {
        for (text, shown) in [
            ("电话 13800001234，共 12 人", "电话 ▇▇，共 12 人"),
            ("138 0000 1234 or 138-0000-1234.", "▇▇ or ▇▇."),
            ("身份证１１０１０５１９４９１２３１００２X", "身份证▇▇X"),
            ("3 of 120 guests, 2026-0001", "3 of 120 guests, ▇▇"),
            ("no number", "no number"),
        ] {
            assert_eq!(without_long_numbers(text), shown, "{text}");
        }
    }

    #[test]
    fn ids_times_and_digests_stay() {
        for text in ["00000000-0000-4000-8000-00000000ca5e", "2026-03-02T03:00:00Z", &"1".repeat(64)] {
            assert!(is_reference(text), "{text}");
        }
    }
}
