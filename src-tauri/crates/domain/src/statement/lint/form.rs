//! The outer form: the language a text is in, the width of its punctuation, its length and that of its sentences.

use std::ops::Range;

use super::{Channel, Desk, LintRule, figures};
use crate::terms::{Lang, Stage};

pub(super) fn check(desk: &mut Desk) {
    if desk.text.is_blank() {
        desk.find_absent(LintRule::Length);
        return;
    }
    if !check_language(desk) {
        check_punctuation(desk);
        check_length(desk);
        check_sentences(desk);
        check_dates(desk);
        check_reading(desk);
    }
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether the text as a whole is in another language than it should be; otherwise marks foreign passages.
fn check_language(desk: &mut Desk) -> bool {
    let plain = desk.text.plain().to_owned();
    let han = plain.chars().filter(|c| is_han(*c)).count();
    let words = plain.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| w.len() > 1).count();
    let wrong = match desk.input.lang {
        Lang::Zh => words >= 4 && han < words,
        Lang::En => han >= 4 && han > words,
    };
    if wrong {
        desk.find(LintRule::LanguageMismatch, 0..plain.len());
        return true;
    }
    let passages = match desk.input.lang {
        Lang::Zh => english_passages(&plain),
        Lang::En => chinese_passages(&plain),
    };
    for range in passages {
        desk.find(LintRule::LanguageMismatch, range);
    }
    false
}

/// Five or more English words in a row: a sentence, no longer a name.
fn english_passages(text: &str) -> Vec<Range<usize>> {
    let in_passage = |c: char| c.is_ascii_alphabetic() || matches!(c, ' ' | '\'' | ',' | '-');
    runs(text, in_passage)
        .into_iter()
        .filter(|r| {
            let words: Vec<&str> = text[r.clone()].split([' ', ',', '-']).filter(|w| !w.is_empty()).collect();
            // A name is written with capitals; a sentence is mostly not.
            let small = words.iter().filter(|w| w.starts_with(|c: char| c.is_ascii_lowercase())).count();
            words.len() >= 5 && small * 2 >= words.len()
        })
        .collect()
}

/// Chinese in an English text, other than a short name given in brackets or quotes.
fn chinese_passages(text: &str) -> Vec<Range<usize>> {
    runs(text, |c| is_han(c) || matches!(c, '，' | '。' | '、'))
        .into_iter()
        .filter(|r| {
            let length = text[r.clone()].chars().count();
            let before = text[..r.start].trim_end().chars().next_back();
            let named = matches!(before, Some('(' | '（' | '“' | '"' | '「' | '《')) && length <= 20;
            length >= 2 && !named
        })
        .collect()
}

/// Byte ranges of the longest runs of characters that `belongs` accepts, without blanks at the ends.
fn runs(text: &str, belongs: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        match (start, at < text.len() && belongs(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let run = &text[from..at];
                let left = from + run.len() - run.trim_start().len();
                found.push(left..left + run.trim().len());
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Half-width marks between Chinese, full-width marks in English, full-width letters and digits anywhere.
fn check_punctuation(desk: &mut Desk) {
    let original = desk.original.clone();
    let lang = desk.input.lang;
    // Positions are code points here; the original still has its full-width letters.
    let wrong = (0..original.len()).filter(|at| is_wrong_width(&original, *at, lang));
    let starts: Vec<usize> =
        desk.text.plain().char_indices().map(|(at, _)| at).chain([desk.text.plain().len()]).collect();
    for at in wrong {
        if let (Some(start), Some(end)) = (starts.get(at), starts.get(at + 1)) {
            desk.find(LintRule::PunctuationWidth, *start..*end);
        }
    }
}

fn is_wrong_width(text: &[char], at: usize, lang: Lang) -> bool {
    let c = text[at];
    if matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ') {
        return true;
    }
    let previous = at.checked_sub(1).and_then(|i| text.get(i)).copied();
    let next = text.get(at + 1).copied();
    let han = |c: Option<char>| c.is_some_and(|c| is_han(c) || matches!(c, '”' | '》' | '）' | '」'));
    match lang {
        Lang::Zh => match c {
            ',' | ';' | ':' | '!' | '?' => han(previous) || previous.is_some_and(char::is_alphanumeric) && han(next),
            '.' => han(previous) && !next.is_some_and(|n| n.is_ascii_alphanumeric() || n == '.'),
            '(' => han(previous) || han(next),
            ')' => han(previous) || han(next),
            _ => false,
        },
        Lang::En => {
            matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '（' | '）' | '、') && !han(previous) && !han(next)
        }
    }
}

/// The most a text may have, in Chinese characters or English words.
fn limit(desk: &Desk) -> usize {
    let zh = desk.input.lang == Lang::Zh;
    match desk.input.channel {
        // 70 characters are one SMS segment; three are the most that people read.
        Some(Channel::Sms) => {
            if zh {
                210
            } else {
                70
            }
        }
        Some(Channel::AppPush) => {
            if zh {
                60
            } else {
                30
            }
        }
        Some(Channel::Poster) => {
            if zh {
                300
            } else {
                180
            }
        }
        Some(Channel::CallScript) => {
            if zh {
                250
            } else {
                160
            }
        }
        Some(Channel::Weibo | Channel::Website | Channel::Wechat | Channel::Press) | None => match desk.input.stage {
            Stage::Holding => {
                if zh {
                    400
                } else {
                    250
                }
            }
            Stage::Update | Stage::Correction => {
                if zh {
                    800
                } else {
                    450
                }
            }
            Stage::Formal | Stage::Closing => {
                if zh {
                    1_600
                } else {
                    900
                }
            }
        },
    }
}

fn check_length(desk: &mut Desk) {
    let limit = limit(desk);
    let mut count = 0;
    let mut over = None;
    let mut in_word = false;
    for (at, c) in desk.text.plain().char_indices() {
        let starts_word = c.is_alphanumeric() && !in_word;
        in_word = c.is_alphanumeric() || c == '\'' && in_word;
        count += match desk.input.lang {
            Lang::Zh => usize::from(!c.is_whitespace()),
            Lang::En => usize::from(starts_word),
        };
        if count > limit {
            over = Some(at);
            break;
        }
    }
    if let Some(start) = over {
        let end = desk.text.plain().len();
        let detail = match (desk.input.explain_in, desk.input.lang) {
            (Lang::Zh, Lang::Zh) => format!("不宜超过 {limit} 字"),
            (Lang::Zh, Lang::En) => format!("不宜超过 {limit} 个英文词"),
            (Lang::En, Lang::Zh) => format!("at most {limit} characters"),
            (Lang::En, Lang::En) => format!("at most {limit} words"),
        };
        desk.find_with(LintRule::Length, start..end, &detail);
    }
}

/// Sentences that nobody can follow.
fn check_sentences(desk: &mut Desk) {
    const ZH_MOST: usize = 130;
    const EN_MOST: usize = 50;
    let text = desk.text;
    let mut found = vec![];
    for range in text.sentences() {
        let sentence = &text.plain()[range.clone()];
        let too_long = match desk.input.lang {
            Lang::Zh => sentence.chars().filter(|c| !c.is_whitespace()).count() > ZH_MOST,
            Lang::En => sentence.split_whitespace().count() > EN_MOST,
        };
        if too_long {
            found.push(range.clone());
        }
    }
    for range in found {
        let detail = match desk.input.explain_in {
            Lang::Zh => "句子过长，请拆成几句",
            Lang::En => "the sentence is too long; make it two",
        };
        desk.find_with(LintRule::Length, range, detail);
    }
}

/// Dates that two readers read differently.
fn check_dates(desk: &mut Desk) {
    for range in figures::numeric_dates(desk.text) {
        desk.find(LintRule::DateFormat, range);
    }
}

/// How hard a text of some length is to read as a whole: Flesch for English, the length of sentences for Chinese.
fn check_reading(desk: &mut Desk) {
    const LEAST_SENTENCES: usize = 3;
    const EN_LEAST_EASE: f64 = 30.0;
    const ZH_MOST_CHARACTERS: f64 = 65.0;
    let plain = desk.text.plain();
    let sentences = desk.text.sentences().iter().filter(|range| !plain[(*range).clone()].trim().is_empty()).count();
    if sentences < LEAST_SENTENCES {
        return;
    }
    let detail = match desk.input.lang {
        Lang::Zh => {
            let average = plain.chars().filter(|c| is_han(*c)).count() as f64 / sentences as f64;
            (average > ZH_MOST_CHARACTERS).then(|| match desk.input.explain_in {
                Lang::Zh => format!("平均每句 {average:.0} 字，宜在 {ZH_MOST_CHARACTERS:.0} 字以内"),
                Lang::En => format!("{average:.0} characters a sentence; keep it under {ZH_MOST_CHARACTERS:.0}"),
            })
        }
        Lang::En => {
            let ease = flesch(plain, sentences);
            (ease < EN_LEAST_EASE).then(|| match desk.input.explain_in {
                Lang::Zh => format!("弗莱士易读度 {ease:.0}，宜高于 {EN_LEAST_EASE:.0}"),
                Lang::En => format!("Flesch reading ease {ease:.0}; aim above {EN_LEAST_EASE:.0}"),
            })
        }
    };
    if let Some(detail) = detail {
        let end = plain.len();
        desk.find_with(LintRule::ReadingEase, end..end, &detail);
    }
}

/// Flesch's reading ease: about 60 is plain English, under 30 is for lawyers.
fn flesch(text: &str, sentences: usize) -> f64 {
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| word.contains(|c: char| c.is_ascii_alphabetic())).collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let count = words.len().max(1) as f64;
    206.835 - 1.015 * count / sentences as f64 - 84.6 * syllables as f64 / count
}

/// Groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    let vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let starts = letters.iter().enumerate().filter(|(at, c)| vowel(c) && (*at == 0 || !vowel(&letters[at - 1])));
    let silent = letters.len() > 2 && letters.ends_with(&['e']) && !letters.ends_with(&['l', 'e']);
    starts.count().saturating_sub(usize::from(silent)).max(1)
}
