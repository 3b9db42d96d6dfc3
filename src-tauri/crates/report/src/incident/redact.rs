//! Taking personal data out of free text: registered names become pseudonyms, numbers that identify a person go.

use std::collections::BTreeMap;

use domain::ids::UserId;
use domain::terms::Lang;
use unicode_normalization::UnicodeNormalization;

use super::words::Word;
use super::{IncidentInput, Variant};

/// What stands in place of a number that identifies a person.
const MASK: &str = "▇▇▇▇";

/// Knows which words stand for people, and by what they are replaced. In the full variant it changes nothing.
#[derive(Debug)]
pub(super) struct Redactor {
    active: bool,
    /// Folded words with their replacement, the longest first.
    names: Vec<(Vec<char>, String)>,
    pseudonyms: BTreeMap<UserId, String>,
}

impl Redactor {
    /// Pseudonyms follow the order of the users' ids, which is the order in which they were created.
    pub fn new(input: &IncidentInput<'_>) -> Self {
        if input.variant == Variant::Full {
            return Self { active: false, names: Vec::new(), pseudonyms: BTreeMap::new() };
        }
        let mut pseudonyms = BTreeMap::new();
        let mut names: Vec<(String, String)> = Vec::new();
        for (n, (id, person)) in input.people.iter().enumerate() {
            let pseudonym = format!("{}{:02}", Word::PersonPrefix.get(input.lang), n + 1);
            names.extend(person.names.iter().map(|name| (name.clone(), pseudonym.clone())));
            pseudonyms.insert(*id, pseudonym);
        }
        let case = input.case;
        let own = [
            (&case.reporter_name, Word::Reporter),
            (&case.reporter_contact, Word::Removed),
            (&case.first_responsible, Word::OnSite),
        ];
        for (text, word) in own {
            names.extend(text.iter().map(|t| (t.clone(), word.get(input.lang).to_owned())));
        }
        names.extend(input.withheld.iter().map(|t| (t.clone(), Word::Removed.get(input.lang).to_owned())));
        Self { active: true, names: folded(names), pseudonyms }
    }

    /// How a person is named.
    pub fn person(&self, id: UserId, input: &IncidentInput<'_>) -> String {
        if let Some(pseudonym) = self.pseudonyms.get(&id) {
            return pseudonym.clone();
        }
        match input.people.get(&id) {
            Some(person) if !self.active => person.shown.clone(),
            _ => Word::Unknown.get(input.lang).to_owned(),
        }
    }

    /// `text` without names and identifying numbers.
    pub fn text(&self, text: &str) -> String {
        if !self.active || text.is_empty() {
            return text.to_owned();
        }
        let folded = Folded::of(text);
        let mut cuts: Vec<(usize, usize, &str)> = Vec::new();
        for (name, replacement) in &self.names {
            for start in folded.find(name) {
                cuts.push((start, start + name.len(), replacement));
            }
        }
        cuts.extend(folded.numbers().map(|(start, end)| (start, end, MASK)));
        cuts.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
        folded.cut(text, &cuts)
    }

    /// Whether personal data is taken out.
    pub const fn is_active(&self) -> bool {
        self.active
    }

    /// A personal field: itself, or a note that it was removed.
    pub fn personal(&self, text: &str, lang: Lang) -> String {
        if self.active { Word::Removed.get(lang).to_owned() } else { text.to_owned() }
    }
}

/// Names of one character would blot out half of a text, so they are left to the fields that hold them.
fn folded(names: Vec<(String, String)>) -> Vec<(Vec<char>, String)> {
    let mut list: Vec<(Vec<char>, String)> = names
        .into_iter()
        .map(|(name, replacement)| (Folded::of(&name).chars, replacement))
        .filter(|(name, _)| name.len() > 1)
        .collect();
    list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
    list
}

/// A text in lower case, half width and without blanks, with the place of each character in the original.
struct Folded {
    chars: Vec<char>,
    /// Byte range of the original character.
    spans: Vec<(usize, usize)>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self { chars: Vec::new(), spans: Vec::new() };
        for (start, ch) in text.char_indices() {
            for plain in ch.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace() && !is_hidden(*c)) {
                folded.chars.push(plain);
                folded.spans.push((start, start + ch.len_utf8()));
            }
        }
        folded
    }

    fn find(&self, name: &[char]) -> Vec<usize> {
        self.chars.windows(name.len().max(1)).enumerate().filter(|(_, w)| *w == name).map(|(n, _)| n).collect()
    }

    /// Phone, identity and card numbers, number plates and mail addresses.
    fn numbers(&self) -> impl Iterator<Item = (usize, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.chars.len() {
            let end = [self.long_number(at), self.plate(at), self.mail(at)].into_iter().flatten().max();
            match end {
                Some(end) => {
                    found.push((at, end));
                    at = end;
                }
                None => at += 1,
            }
        }
        found.into_iter()
    }

    /// Eight digits or more, hyphens between them allowed; a date is not one.
    fn long_number(&self, start: usize) -> Option<usize> {
        if start > 0 && self.chars[start - 1].is_ascii_digit() || !self.chars[start].is_ascii_digit() {
            return None;
        }
        let joins = |c: char| c.is_ascii_digit() || c == '-' || c == 'x';
        let length = self.chars[start..].iter().take_while(|c| joins(**c)).count();
        let part = &self.chars[start..start + length];
        let digits = part.iter().filter(|c| c.is_ascii_digit()).count();
        let date = part.len() >= 10 && part[4] == '-' && part[7] == '-' && digits <= 12;
        (digits >= 8 && !date).then_some(start + length)
    }

    /// A Chinese number plate: province, letter, five or six letters or digits.
    fn plate(&self, start: usize) -> Option<usize> {
        const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领";
        let first = PROVINCES.contains(self.chars[start]);
        let letter = self.chars.get(start + 1).is_some_and(char::is_ascii_lowercase);
        let skip = usize::from(self.chars.get(start + 2) == Some(&'·'));
        let rest = self.chars.get(start + 2 + skip..)?;
        let length = rest.iter().take(6).take_while(|c| c.is_ascii_alphanumeric()).count();
        (first && letter && length >= 5).then_some(start + 2 + skip + length)
    }

    fn mail(&self, start: usize) -> Option<usize> {
        let local = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
        if start > 0 && local(self.chars[start - 1]) {
            return None;
        }
        let name = self.chars[start..].iter().take_while(|c| local(**c)).count();
        let host = self.chars.get(start + name + 1..)?.iter().take_while(|c| local(**c)).count();
        (name > 0 && host > 2 && self.chars[start + name] == '@').then_some(start + name + 1 + host)
    }

    /// The original with each cut replaced; of overlapping cuts the first and longest holds, the rest goes with it.
    fn cut(&self, text: &str, cuts: &[(usize, usize, &str)]) -> String {
        let mut out = String::with_capacity(text.len());
        let mut kept = 0;
        for &(start, end, replacement) in cuts {
            let (from, to) = (self.spans[start].0, self.spans[end - 1].1);
            if to <= kept {
                continue;
            }
            if from >= kept {
                out.push_str(&text[kept..from]);
                out.push_str(replacement);
            }
            kept = to;
        }
        out.push_str(&text[kept..]);
        out
    }
}

fn is_hidden(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
