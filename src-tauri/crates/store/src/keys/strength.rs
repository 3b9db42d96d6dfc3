//! How hard a passphrase is to guess, estimated simply and shown honestly. No dictionary: length and variety decide.

use std::collections::BTreeSet;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

/// An estimate for the person choosing a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Strength {
    /// 0 (guessed at once) to 4 (out of reach for the known machines, given the slow key derivation).
    pub score: u8,
    /// Why, as a code the screen has words for.
    pub code: StrengthCode,
}

/// The main reason for a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StrengthCode {
    /// Nothing typed yet.
    Empty,
    /// Among the passphrases tried first.
    Common,
    /// The same characters, or neighbours on the keyboard or in the alphabet, over and over.
    Repetitive,
    /// Needs more characters.
    TooShort,
    /// Usable; a few more words would be better.
    Fair,
    /// Good.
    Good,
    /// Very good.
    Strong,
}

const COMMON: [&str; 16] = [
    "password",
    "passw0rd",
    "123456",
    "qwerty",
    "abc123",
    "iloveyou",
    "admin",
    "welcome",
    "letmein",
    "111111",
    "666666",
    "888888",
    "5201314",
    "woaini",
    "a123456",
    "crisisdesk",
];

/// Tells whether a character belongs to a class.
type Class = fn(char) -> bool;

/// For each class the size of the set that a person really picks from.
const CLASSES: [(Class, f64); 5] = [
    (|c| c.is_ascii_digit(), 10.0),
    (|c| c.is_ascii_lowercase(), 26.0),
    (|c| c.is_ascii_uppercase(), 26.0),
    (|c| c.is_ascii() && !c.is_ascii_alphanumeric(), 24.0),
    (|c| !c.is_ascii(), 500.0),
];

/// Estimates how hard `text` is to guess.
pub fn passphrase_strength(text: &str) -> Strength {
    let characters: Vec<char> = text.nfkc().collect();
    if characters.is_empty() {
        return Strength { score: 0, code: StrengthCode::Empty };
    }
    if is_common(&characters) {
        return Strength { score: 0, code: StrengthCode::Common };
    }
    let fresh = characters.len() - predictable(&characters);
    let alphabet: f64 =
        CLASSES.iter().filter(|(has, _)| characters.iter().any(|&c| has(c))).map(|(_, size)| size).sum();
    let counted = u32::try_from(fresh.min(1_000)).unwrap_or(0);
    let bits = f64::from(counted) * alphabet.log2();
    let score = [28.0, 40.0, 56.0, 72.0].iter().filter(|&&limit| bits >= limit).count();
    let code = match score {
        0 | 1 if fresh * 2 < characters.len() => StrengthCode::Repetitive,
        0 | 1 => StrengthCode::TooShort,
        2 => StrengthCode::Fair,
        3 => StrengthCode::Good,
        _ => StrengthCode::Strong,
    };
    Strength { score: u8::try_from(score).unwrap_or(4), code }
}

/// Whether hardly more is left than a word that is tried first, also with digits and signs in place of letters.
fn is_common(characters: &[char]) -> bool {
    let lower: Vec<char> = characters.iter().flat_map(|c| c.to_lowercase()).collect();
    let letter = |c: char| match c {
        '@' | '4' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '$' | '5' => 's',
        other => other,
    };
    let readings = [lower.clone(), lower.into_iter().map(letter).collect()];
    readings.iter().any(|reading| {
        let plain: String = reading.iter().filter(|c| c.is_alphanumeric()).collect();
        let rest = COMMON.iter().fold(plain.clone(), |rest, word| rest.replace(word, ""));
        rest.len() < plain.len() && rest.chars().count() < 4
    })
}

/// How many characters follow from those before: repeats, runs such as `abcd` or `4321`, and few distinct ones in all.
fn predictable(characters: &[char]) -> usize {
    let runs = characters
        .windows(3)
        .filter(|w| {
            let step = |a: char, b: char| i64::from(u32::from(b)) - i64::from(u32::from(a));
            let first = step(w[0], w[1]);
            first.abs() <= 1 && first == step(w[1], w[2])
        })
        .count();
    let distinct = characters.iter().collect::<BTreeSet<_>>().len();
    runs.max(characters.len().saturating_sub(distinct * 3))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_passphrases_score_as_expected() {
        for (text, score, code) in [
            ("", 0, StrengthCode::Empty),
            ("Password1", 0, StrengthCode::Common),
            ("p@ssw0rd!", 0, StrengthCode::Common),
            ("888888", 0, StrengthCode::Common),
            ("aaaaaaaaaaaaaaaaaaaa", 0, StrengthCode::Repetitive),
            ("abcdefghijklmnop", 0, StrengthCode::Repetitive),
            ("kettle", 1, StrengthCode::TooShort),
            ("kettle-road", 3, StrengthCode::Good),
            ("kettle road violin frost", 4, StrengthCode::Strong),
            ("雨后的茶馆很安静", 3, StrengthCode::Good),
        ] {
            assert_eq!(passphrase_strength(text), Strength { score, code }, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_a_score(text: String) {
            prop_assert!(passphrase_strength(&text).score <= 4);
        }
    }
}
