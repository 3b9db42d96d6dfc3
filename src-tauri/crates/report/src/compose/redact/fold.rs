//! A text as a reader understands it, however it is written.

use std::collections::HashMap;

use domain::wording::simplified;
use unicode_normalization::UnicodeNormalization;

/// A text in lower case, half width, simplified and without blanks, with the place of each character in the original.
pub(super) struct Folded<'a> {
    original: &'a str,
    pub chars: Vec<char>,
    /// Byte range of the original character.
    spans: Vec<(usize, usize)>,
}

impl<'a> Folded<'a> {
    pub fn of(original: &'a str) -> Self {
        let mut folded = Self { original, chars: Vec::new(), spans: Vec::new() };
        for (start, ch) in original.char_indices() {
            for plain in ch.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace() && !is_hidden(*c)) {
                folded.chars.push(simplified(plain));
                folded.spans.push((start, start + ch.len_utf8()));
            }
        }
        folded
    }

    /// The original words of a stretch.
    pub fn words(&self, (start, end): (usize, usize)) -> &'a str {
        &self.original[self.spans[start].0..self.spans[end - 1].1]
    }

    /// Whether a Latin word ends or begins at both ends of the stretch: a name within a longer word is none.
    pub fn stands_alone(&self, (start, end): (usize, usize)) -> bool {
        let before = self.original[..self.spans[start].0].chars().next_back();
        let after = self.original[self.spans[end - 1].1..].chars().next();
        let joins = |inner: char, outer: Option<char>| {
            inner.is_ascii_alphabetic() && outer.is_some_and(|c| c.is_ascii_alphabetic())
        };
        !joins(self.chars[start], before) && !joins(self.chars[end - 1], after)
    }

    /// The original with each cut replaced; of overlapping cuts the first and longest holds, the rest goes with it.
    pub fn replaced(&self, cuts: &[((usize, usize), &str)]) -> String {
        let mut out = String::with_capacity(self.original.len());
        let mut kept = 0;
        for &((start, end), replacement) in cuts {
            let (from, to) = (self.spans[start].0, self.spans[end - 1].1);
            if to <= kept {
                continue;
            }
            if from >= kept {
                out.push_str(&self.original[kept..from]);
                out.push_str(replacement);
            }
            kept = to;
        }
        out.push_str(&self.original[kept..]);
        out
    }
}

/// Folded words, found by their first character.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The longest first within each.
    by_first: HashMap<char, Vec<(Vec<char>, usize)>>,
}

impl Words {
    /// Takes each word with a number by which the finder knows it. A word of one character would blot out half of a
    /// text, so it is left to the fields that hold it.
    pub fn new<'w>(words: impl Iterator<Item = (&'w str, usize)>) -> Self {
        let mut found = Self::default();
        for (word, number) in words {
            let chars = Folded::of(word).chars;
            if chars.len() > 1 {
                found.by_first.entry(chars[0]).or_default().push((chars, number));
            }
        }
        for list in found.by_first.values_mut() {
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        }
        found
    }

    /// Every place of every word, with the word's number.
    pub fn within(&self, text: &Folded<'_>) -> Vec<((usize, usize), usize)> {
        let mut found = Vec::new();
        for (at, ch) in text.chars.iter().enumerate() {
            for (word, number) in self.by_first.get(ch).into_iter().flatten() {
                let place = (at, at + word.len());
                if text.chars[at..].starts_with(word) && text.stands_alone(place) {
                    found.push((place, *number));
                }
            }
        }
        found
    }
}

fn is_hidden(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
