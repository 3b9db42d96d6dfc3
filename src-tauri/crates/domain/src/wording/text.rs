//! A text prepared for reading: normalised without moving a character, and cut into sentences and clauses.

use std::ops::Range;

use crate::terms::Lang;

/// A normalised text. Code point `i` of the original is code point `i` here, so that positions carry over.
#[derive(Debug, Clone)]
pub struct Text {
    /// Full-width letters and digits, typographic apostrophes and odd spaces made plain.
    plain: String,
    /// `plain` with ASCII letters in lower case; the same byte positions.
    lower: String,
    /// For every byte of `plain`, the index of its code point; one more for the end.
    points: Vec<usize>,
    sentences: Vec<Range<usize>>,
}

impl Text {
    /// Prepares `text`, which is written in `lang`.
    pub fn new(text: &str, lang: Lang) -> Self {
        let plain = normalise(text, lang);
        let lower = plain.to_ascii_lowercase();
        let mut points = Vec::with_capacity(plain.len() + 1);
        for (index, c) in plain.chars().enumerate() {
            points.extend(std::iter::repeat_n(index, c.len_utf8()));
        }
        points.push(points.last().map_or(0, |last| last + 1));
        let sentences = split_sentences(&plain);
        Self { plain, lower, points, sentences }
    }

    /// The normalised text.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// The normalised text in lower case.
    pub fn lower(&self) -> &str {
        &self.lower
    }

    /// How many code points the text has.
    pub fn code_points(&self) -> usize {
        self.point(self.plain.len())
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.plain.trim().is_empty()
    }

    /// The code point at byte `at`.
    pub fn point(&self, at: usize) -> usize {
        self.points.get(at).or(self.points.last()).copied().unwrap_or(0)
    }

    /// Byte ranges of the sentences, in order, without gaps.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The byte range of the sentence at byte `at`.
    pub fn sentence_at(&self, at: usize) -> Range<usize> {
        let index = self.sentences.partition_point(|s| s.end <= at);
        self.sentences.get(index).cloned().unwrap_or(self.plain.len()..self.plain.len())
    }

    /// The byte range of the clause around `hit`: within its sentence, between commas, colons, dashes and brackets.
    pub fn clause_around(&self, hit: &Range<usize>) -> Range<usize> {
        let sentence = self.sentence_at(hit.start);
        let before = &self.plain[sentence.start..hit.start];
        let start = last_break(before).map_or(sentence.start, |at| sentence.start + at);
        let end_of_sentence = sentence.end.max(hit.end);
        let after = &self.plain[hit.end..end_of_sentence];
        let end = first_break(after).map_or(end_of_sentence, |at| hit.end + at);
        start..end
    }
}

/// One character for one character.
fn normalise(text: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut previous = '\n';
    while let Some(c) = chars.next() {
        let plain = match c {
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '＠' | '＋' => {
                char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
            }
            '‘' | '’' | 'ʼ' => '\'',
            '\u{a0}' | '\u{3000}' | '\t' | '\r' | '\u{2009}' | '\u{202f}' => ' ',
            // English is often wrapped; only a blank line or a list ends a sentence there.
            '\n' if lang == Lang::En && previous != '\n' && chars.peek().is_some_and(|n| n.is_alphanumeric()) => ' ',
            other => other,
        };
        out.push(plain);
        previous = c;
    }
    out
}

/// Cuts after full stops and the like, and at line breaks.
fn split_sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = vec![];
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        if !ends_sentence(&text[start..at], c, next) {
            continue;
        }
        while chars
            .peek()
            .is_some_and(|(_, n)| matches!(n, '”' | '’' | '」' | '』' | '"' | '）' | ')' | ' ' | '！' | '\n'))
        {
            chars.next();
        }
        let end = chars.peek().map_or(text.len(), |(at, _)| *at);
        sentences.push(start..end);
        start = end;
    }
    if start < text.len() {
        sentences.push(start..text.len());
    }
    sentences
}

fn ends_sentence(before: &str, c: char, next: Option<char>) -> bool {
    match c {
        '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n' => true,
        '.' => next.is_none_or(char::is_whitespace) && !ends_with_abbreviation(before),
        _ => false,
    }
}

/// Whether the full stop after `before` belongs to an abbreviation or an initial.
fn ends_with_abbreviation(before: &str) -> bool {
    const ABBREVIATIONS: [&str; 16] =
        ["mr", "mrs", "ms", "dr", "prof", "no", "st", "vs", "e.g", "i.e", "inc", "ltd", "co", "a.m", "p.m", "approx"];
    let word = before.rsplit([' ', '(', '\n', '“', '"']).next().unwrap_or("");
    let initial = word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase() && c != 'I');
    initial || ABBREVIATIONS.iter().any(|a| word.eq_ignore_ascii_case(a))
}

fn is_break(c: char, previous: Option<char>, next: Option<char>) -> bool {
    let in_number = || previous.is_some_and(|p| p.is_ascii_digit()) && next.is_some_and(|n| n.is_ascii_digit());
    match c {
        '，' | '：' | '（' | '）' | '(' | ')' | '—' | '–' | '；' => true,
        ',' | ':' => !in_number(),
        _ => false,
    }
}

/// The byte after the last clause break in `text`.
fn last_break(text: &str) -> Option<usize> {
    let mut next = None;
    for (at, c) in text.char_indices().rev() {
        let previous = text[..at].chars().next_back();
        if is_break(c, previous, next) {
            return Some(at + c.len_utf8());
        }
        next = Some(c);
    }
    None
}

/// The byte of the first clause break in `text`.
fn first_break(text: &str) -> Option<usize> {
    let mut previous = None;
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        if is_break(c, previous, next) {
            return Some(at);
        }
        previous = Some(c);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str, lang: Lang) -> Vec<String> {
        let text = Text::new(text, lang);
        text.sentences().iter().map(|s| text.plain()[s.clone()].trim().to_owned()).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        assert_eq!(
            sentences("我们很抱歉。正在调查！“稍后”再报", Lang::Zh),
            ["我们很抱歉。", "正在调查！", "“稍后”再报"]
        );
        assert_eq!(
            sentences("Mr. Li came at 6 p.m. on Monday. He paid 3.50.\n\nNext part", Lang::En),
            ["Mr. Li came at 6 p.m. on Monday.", "He paid 3.50.", "Next part"]
        );
    }

    #[test]
    fn positions_are_code_points_of_the_original() {
        let original = "电话４００，it’s 好";
        let text = Text::new(original, Lang::Zh);
        assert_eq!(text.plain(), "电话400，it's 好");
        assert_eq!(text.code_points(), original.chars().count());
        let at = text.plain().find('好').unwrap();
        assert_eq!(original.chars().nth(text.point(at)), Some('好'));
        assert_eq!(Text::new("", Lang::En).code_points(), 0);
    }

    #[test]
    fn a_clause_lies_between_commas_but_not_inside_numbers() {
        let text = Text::new("共有1,200人，其中3人就医，已出院。", Lang::Zh);
        let at = text.plain().find("3人").unwrap();
        assert_eq!(&text.plain()[text.clause_around(&(at..at + 4))], "其中3人就医");
        assert_eq!(&text.plain()[text.clause_around(&(0..3))], "共有1,200人");
    }
}
