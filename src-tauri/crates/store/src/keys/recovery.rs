//! The recovery key as it is printed and typed: 13 groups of five characters, four of data and one that checks the group.
//!
//! The alphabet is Crockford's base 32 (no I, L, O, U; read without regard to case, O as 0, I and L as 1). The check
//! character is a weighted sum over GF(32) plus the group's number: it finds every single wrong character, every swap of
//! two characters in a group and every swap of two groups, and says which group to look at.

use std::fmt;
use std::str::FromStr;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 13;
const DATA: usize = 4;
const GROUP: usize = DATA + 1;

/// A printed key that opens the store when the passphrase is lost. Wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey(pub(crate) [u8; 32]);

/// What is wrong with a typed recovery key. Groups are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryKeyError {
    /// Characters are missing or too many.
    #[error("a recovery key has 65 characters; {found} were typed")]
    Length {
        /// How many were typed, without separators.
        found: usize,
    },
    /// This group is too short or too long.
    #[error("group {group} must have five characters")]
    GroupLength {
        /// Which group.
        group: usize,
    },
    /// This character is never in a recovery key.
    #[error("group {group} holds {character:?}, which no recovery key has")]
    Character {
        /// Which group.
        group: usize,
        /// The character typed.
        character: char,
    },
    /// This group does not match its check character.
    #[error("group {group} holds a typing error")]
    Group {
        /// Which group.
        group: usize,
    },
}

impl RecoveryKey {
    /// A new key from the system's random source.
    pub(crate) fn generate() -> Self {
        Self(super::random())
    }

    /// The printed form, groups joined by hyphens. The only way to see the key.
    pub fn printed(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 1)));
        for group in 0..GROUPS {
            if group > 0 {
                text.push('-');
            }
            let data: [u8; DATA] = std::array::from_fn(|i| five_bits(&self.0, group * DATA + i));
            for value in data.into_iter().chain([check(group, &data)]) {
                text.push(char::from(ALPHABET[usize::from(value)]));
            }
        }
        text
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

impl FromStr for RecoveryKey {
    type Err = RecoveryKeyError;

    fn from_str(text: &str) -> Result<Self, RecoveryKeyError> {
        let is_separator = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '_' | '·');
        let typed: Vec<&str> = text.split(is_separator).filter(|part| !part.is_empty()).collect();
        if typed.len() == GROUPS
            && let Some(wrong) = typed.iter().position(|part| part.chars().count() != GROUP)
        {
            return Err(RecoveryKeyError::GroupLength { group: wrong + 1 });
        }
        let characters: Zeroizing<Vec<char>> = Zeroizing::new(typed.concat().chars().collect());
        if characters.len() != GROUPS * GROUP {
            return Err(RecoveryKeyError::Length { found: characters.len() });
        }
        let mut bits = Zeroizing::new([0u8; GROUPS * DATA]);
        for (index, group) in characters.chunks(GROUP).enumerate() {
            let mut values = [0u8; GROUP];
            for (value, &character) in values.iter_mut().zip(group) {
                *value = value_of(character).ok_or(RecoveryKeyError::Character { group: index + 1, character })?;
            }
            let [data @ .., found] = values;
            if check(index, &data) != found {
                return Err(RecoveryKeyError::Group { group: index + 1 });
            }
            bits[index * DATA..(index + 1) * DATA].copy_from_slice(&data);
        }
        pack(&bits).ok_or(RecoveryKeyError::Group { group: GROUPS })
    }
}

/// The five bits at position `index` of `bytes`, padded with zero bits.
fn five_bits(bytes: &[u8; 32], index: usize) -> u8 {
    (0..5).fold(0, |value, i| {
        let bit = index * 5 + i;
        let set = bytes.get(bit / 8).is_some_and(|byte| byte >> (7 - bit % 8) & 1 == 1);
        value << 1 | u8::from(set)
    })
}

/// 52 five-bit values as 32 bytes; none if the four padding bits are not zero.
fn pack(values: &[u8; GROUPS * DATA]) -> Option<RecoveryKey> {
    let mut key = RecoveryKey([0; 32]);
    for bit in 0..values.len() * 5 {
        if values[bit / 5] >> (4 - bit % 5) & 1 == 1 {
            *key.0.get_mut(bit / 8)? |= 1 << (7 - bit % 8);
        }
    }
    Some(key)
}

fn check(group: usize, data: &[u8; DATA]) -> u8 {
    let number = u8::try_from(group + 1).unwrap_or(0);
    data.iter().zip([2, 3, 4, 5]).fold(number, |sum, (&value, weight)| sum ^ multiply(value, weight))
}

/// Multiplication in GF(32) modulo x⁵+x²+1.
fn multiply(a: u8, b: u8) -> u8 {
    let mut product = 0u8;
    for i in (0..5).rev() {
        product <<= 1;
        if product & 0b10_0000 != 0 {
            product ^= 0b10_0101;
        }
        if b >> i & 1 == 1 {
            product ^= a;
        }
    }
    product
}

fn value_of(character: char) -> Option<u8> {
    let upper = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|&c| char::from(c) == upper).and_then(|i| u8::try_from(i).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_printed_reads_back(bytes: [u8; 32]) {
            let key = RecoveryKey(bytes);
            let printed = key.printed();
            prop_assert_eq!(printed.len(), 77);
            let relaxed = printed.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(printed.parse::<RecoveryKey>(), Ok(key.clone()));
            prop_assert_eq!(relaxed.parse::<RecoveryKey>(), Ok(key));
        }

        #[test]
        fn a_wrong_character_names_its_group(bytes: [u8; 32], at in 0..GROUPS * GROUP, other in 1u8..32) {
            let printed = RecoveryKey(bytes).printed().replace('-', "");
            let mut wrong: Vec<char> = printed.chars().collect();
            let value = value_of(wrong[at]).unwrap();
            wrong[at] = char::from(ALPHABET[usize::from((value + other) % 32)]);
            let wrong: String = wrong.into_iter().collect();
            prop_assert_eq!(wrong.parse::<RecoveryKey>(), Err(RecoveryKeyError::Group { group: at / GROUP + 1 }));
        }

        #[test]
        fn swapped_neighbours_are_found(bytes: [u8; 32], group in 0..GROUPS, at in 0..DATA) {
            let mut typed: Vec<char> = RecoveryKey(bytes).printed().replace('-', "").chars().collect();
            let i = group * GROUP + at;
            prop_assume!(typed[i] != typed[i + 1]);
            typed.swap(i, i + 1);
            let typed: String = typed.into_iter().collect();
            prop_assert_eq!(typed.parse::<RecoveryKey>(), Err(RecoveryKeyError::Group { group: group + 1 }));
        }

        #[test]
        fn no_text_panics(text: String) {
            prop_assert!(text.parse::<RecoveryKey>().is_err());
        }
    }

    #[test]
    fn swapped_groups_lengths_and_strange_characters_are_named() {
        let printed = RecoveryKey([7; 32]).printed();
        let mut groups: Vec<&str> = printed.split('-').collect();
        groups.swap(2, 3);
        assert_eq!(groups.join("-").parse::<RecoveryKey>(), Err(RecoveryKeyError::Group { group: 3 }));
        let mut groups: Vec<&str> = printed.split('-').collect();
        groups[4] = "ABC";
        assert_eq!(groups.join("-").parse::<RecoveryKey>(), Err(RecoveryKeyError::GroupLength { group: 5 }));
        groups[4] = "ABCD U";
        assert_eq!(
            groups.concat().parse::<RecoveryKey>(),
            Err(RecoveryKeyError::Character { group: 5, character: 'U' })
        );
        assert_eq!("".parse::<RecoveryKey>(), Err(RecoveryKeyError::Length { found: 0 }));
    }
}
