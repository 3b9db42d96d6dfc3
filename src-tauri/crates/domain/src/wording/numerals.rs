//! Numbers as people write them: digits, Chinese numerals and English words.

/// The number that `text` as a whole spells: `12`, `1,200`, `3.5万`, `十二`, `两百`, `俩`, `twenty-five`, `a dozen`.
/// `None` when it is no definite number (`几`, `several`) or too large to be meant.
pub fn parse_number(text: &str) -> Option<f64> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let value = if text.is_ascii() { parse_latin(text) } else { parse_chinese(text) }?;
    (value.is_finite() && value < 1e13).then_some(value)
}

fn parse_latin(text: &str) -> Option<f64> {
    let text = text.to_ascii_lowercase();
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return parse_digits(&text);
    }
    let mut total = 0.0;
    let mut seen = false;
    for word in text.split([' ', '-']).filter(|w| !w.is_empty() && *w != "and" && *w != "of") {
        total = match english_word(word)? {
            scale if scale >= 100.0 || word == "dozen" => f64::max(total, 1.0) * scale,
            // "a dozen": the article is the one that the dozen multiplies.
            value => total + value,
        };
        seen = true;
    }
    seen.then_some(total)
}

fn parse_digits(text: &str) -> Option<f64> {
    let (digits, scale) = match text.split_once(' ') {
        Some((digits, word)) => (digits, english_word(word.trim()).filter(|s| *s >= 100.0)?),
        None => (text, 1.0),
    };
    let digits: String = digits.chars().filter(|c| *c != ',').collect();
    digits.parse::<f64>().ok().map(|n| n * scale)
}

fn english_word(word: &str) -> Option<f64> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if let Some(n) = SMALL.iter().position(|w| *w == word) {
        return Some(n as f64);
    }
    if let Some(n) = TENS.iter().position(|w| *w == word) {
        return Some((n as f64 + 2.0) * 10.0);
    }
    match word {
        "a" | "an" | "single" => Some(1.0),
        "no" => Some(0.0),
        "both" | "couple" => Some(2.0),
        "dozen" => Some(12.0),
        "hundred" => Some(100.0),
        "thousand" => Some(1_000.0),
        "million" => Some(1_000_000.0),
        _ => None,
    }
}

/// Chinese numerals with the units 十百千万亿, or digits followed by such units.
fn parse_chinese(text: &str) -> Option<f64> {
    let (mut total, mut section, mut current) = (0.0_f64, 0.0_f64, None::<f64>);
    let mut digits = String::new();
    for c in text.chars().filter(|c| !matches!(c, ',' | ' ')) {
        if c.is_ascii_digit() || c == '.' {
            digits.push(c);
            current = digits.parse().ok();
            continue;
        }
        digits.clear();
        match c {
            '十' | '拾' | '百' | '佰' | '千' | '仟' => {
                section += current.take().unwrap_or(1.0) * unit(c);
            }
            '万' | '亿' => {
                total = (total + section + current.take().unwrap_or(0.0)) * unit(c);
                section = 0.0;
            }
            _ => current = Some(current.unwrap_or(0.0) * 10.0 + digit(c)?),
        }
    }
    Some(total + section + current.unwrap_or(0.0))
}

fn unit(c: char) -> f64 {
    match c {
        '十' | '拾' => 10.0,
        '百' | '佰' => 100.0,
        '千' | '仟' => 1_000.0,
        '万' => 10_000.0,
        _ => 100_000_000.0,
    }
}

fn digit(c: char) -> Option<f64> {
    let value = match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '俩' | '贰' => 2,
        '三' | '仨' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    };
    Some(f64::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write() {
        for (text, expected) in [
            ("12", 12.0),
            ("1,200", 1_200.0),
            ("3.5万", 35_000.0),
            ("十", 10.0),
            ("十二", 12.0),
            ("二十", 20.0),
            ("两百", 200.0),
            ("一千零五", 1_005.0),
            ("三万五千", 35_000.0),
            ("二〇二四", 2_024.0),
            ("俩", 2.0),
            ("seven", 7.0),
            ("twenty-five", 25.0),
            ("a dozen", 12.0),
            ("two hundred and six", 206.0),
            ("3 million", 3_000_000.0),
        ] {
            assert_eq!(parse_number(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "几", "several", "3x", "一些", "99999999999999999999999999", "亿亿亿亿九亿亿"] {
            assert!(parse_number(text).is_none_or(|n| n < 1e13), "{text}");
        }
        assert_eq!(parse_number("several"), None);
        assert_eq!(parse_number("几"), None);
    }
}
