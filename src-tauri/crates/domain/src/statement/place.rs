//! Places in a text, and whether the words that a person quotes really stand there.

use std::collections::BTreeMap;

use super::Place;
use crate::refusal::Refusal;
use crate::terms::Lang;

/// Refuses a place whose words are not those of the text: the text changed since it was read, or the place is wrong.
pub(super) fn require(texts: &BTreeMap<Lang, String>, place: &Place, version: u32) -> Result<(), Refusal> {
    if words_at(texts, place).is_some_and(|words| words == place.quote) {
        Ok(())
    } else {
        Err(Refusal::TextChanged { now: version })
    }
}

/// The words that stand there; absent when the text is shorter, or the place holds nothing.
fn words_at(texts: &BTreeMap<Lang, String>, place: &Place) -> Option<String> {
    let (start, end) = (usize::try_from(place.start).ok()?, usize::try_from(place.end).ok()?);
    let text = texts.get(&place.lang)?;
    let words: String = text.chars().skip(start).take(end.checked_sub(start)?).collect();
    (!words.is_empty() && words.chars().count() == end - start).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(start: u32, end: u32, quote: &str) -> Place {
        Place { lang: Lang::Zh, start, end, quote: quote.into() }
    }

    #[test]
    fn a_place_is_counted_in_characters_and_quotes_what_stands_there() {
        let texts = BTreeMap::from([(Lang::Zh, "两位顾客😷不适。".to_owned())]);
        let cases = [
            (place(2, 4, "顾客"), true),
            (place(4, 5, "😷"), true),
            (place(2, 4, "顾问"), false),
            (place(7, 9, "。"), false),
            (place(4, 2, ""), false),
            (place(3, 3, ""), false),
            (place(0, u32::MAX, "两位顾客😷不适。"), false),
        ];
        for (place, stands) in cases {
            assert_eq!(require(&texts, &place, 1).is_ok(), stands, "{place:?}");
        }
        assert!(require(&BTreeMap::new(), &place(0, 1, "两"), 1).is_err());
    }
}
