//! What can be compared in a text: counts, dates, times of day, batches, places and telephone numbers.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::lexicons::Kind;
use crate::terms::Lang;
use crate::wording::{Text, parse_number};

/// A number that counts something.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    /// Indexes of the kinds it can be read as.
    pub kinds: Vec<usize>,
    pub number: f64,
    pub range: Range<usize>,
}

/// A day, with its year where the text gives one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub year: Option<u32>,
    pub month: u32,
    pub day: u32,
}

impl Day {
    /// Whether both can be the same day.
    pub fn agrees(self, other: Self) -> bool {
        (self.month, self.day) == (other.month, other.day)
            && self.year.zip(other.year).is_none_or(|(mine, theirs)| mine == theirs)
    }
}

static SHAPES: LazyLock<Option<Shapes>> = LazyLock::new(|| Shapes::compile().ok());

struct Shapes {
    days: [Regex; 4],
    clock: Regex,
    hour_zh: Regex,
    hour_en: Regex,
    batch: Regex,
    phone: Regex,
    place_zh: Regex,
    place_en: Regex,
    future: Regex,
    numeric: Regex,
}

const MONTHS: &str = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

impl Shapes {
    fn compile() -> Result<Self, regex::Error> {
        Ok(Self {
            days: [
                Regex::new(r"(?:(?<y>[0-9]{4}) ?年 ?)?(?<m>[0-9]{1,2}) ?月 ?(?<d>[0-9]{1,2}) ?[日号]?")?,
                Regex::new(r"(?<y>20[0-9]{2})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})")?,
                Regex::new(&format!(
                    r"(?<d>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?(?<m>{MONTHS})(?-u:\b)\.?(?:,? (?<y>20[0-9]{{2}}))?"
                ))?,
                Regex::new(&format!(
                    r"(?-u:\b)(?<m>{MONTHS})\.? (?<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?-u:\b)(?:,? (?<y>20[0-9]{{2}}))?"
                ))?,
            ],
            numeric: Regex::new(
                r"(?:^|[^0-9./])(?<date>(?:(?<y1>20[0-9]{2})[./])?(?<a>[0-9]{1,2})(?:(?<slash>/)|\.)(?<b>[0-9]{1,2})(?:[./](?<y2>(?:20)?[0-9]{2}))?)",
            )?,
            clock: Regex::new(r"(?<h>[01]?[0-9]|2[0-4])[:：](?<m>[0-5][0-9])(?: ?(?<p>[ap])\.?m)?")?,
            hour_zh: Regex::new(
                r"(?<p>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|今晚|当晚|昨晚|晚间|夜间)? ?(?<h>[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?[点时](?:(?<half>半)|(?<m>[0-9]{1,2}) ?分?)?",
            )?,
            hour_en: Regex::new(r"(?-u:\b)(?<h>[0-9]{1,2}) ?(?<p>[ap])\.?m(?-u:\b)")?,
            batch: Regex::new(
                r"(?i)(?:批次号?|批号|batch|lot)(?: ?(?:为|是|number|no\.?|code))?[ ：:#（(]{0,3}(?<b>[A-Z0-9][A-Z0-9\-]*[0-9][A-Z0-9\-]*)|(?<c>[A-Z0-9\-]*[0-9][A-Z0-9\-]{3,}) ?(?:批次|批号|batch)",
            )?,
            phone: Regex::new(
                r"(?:400|800)[\- ]?[0-9]{3,4}[\- ]?[0-9]{3,4}|0[0-9]{2,3}[\- ]?[0-9]{7,8}|1[3-9][0-9]{9}",
            )?,
            place_zh: Regex::new(
                r"(?:在|于|位于|我们|我司|公司|旗下|品牌|的|到|前往|至)(?<p>[\p{Han}A-Za-z0-9]{2,8}?)(?<s>分店|旗舰店|门店|店|支行|分行|网点|食堂|餐厅|酒店|广场|商场|仓库|工厂)",
            )?,
            place_en: Regex::new(
                r"(?<p>(?:[A-Z][A-Za-z'\-]+ ){1,3})(?<s>[Ss]tore|[Bb]ranch|[Rr]estaurant|[Hh]otel|[Oo]utlet|[Pp]lant|[Cc]anteen|[Ss]hop|[Ww]arehouse|[Ff]actory)",
            )?,
            future: Regex::new(
                r"将|预计|计划|下一?次|下一轮|拟|力争|最迟|will|next|plan|expect|due|no later|(?-u:\b)by (?:the )?$",
            )?,
        })
    }
}

/// The counts in `text` by the kinds' patterns; one number is one figure, with every kind it can be read as.
pub(super) fn counts(text: &Text, lang: Lang, kinds: &[Kind]) -> Vec<Figure> {
    let mut figures: Vec<Figure> = vec![];
    for (index, kind) in kinds.iter().enumerate() {
        for said in kind.said.iter().filter(|s| s.lang == lang) {
            let mut from = 0;
            while let Some(found) =
                (from <= text.lower().len()).then(|| said.pattern.captures_at(text.lower(), from)).flatten()
            {
                from = found.get(0).map_or(text.lower().len(), |whole| whole.end()).max(from + 1);
                let Some(n) = found.name("n") else { continue };
                let range = trimmed(n.as_str(), n.range());
                if is_time_of_day(text.lower(), &range) {
                    // "At 12:10 four guests": the count may stand behind the time.
                    from = n.end();
                } else if let Some(number) = parse_number(n.as_str()) {
                    add(&mut figures, index, number * said.scale, range);
                }
                if !text.lower().is_char_boundary(from) {
                    break;
                }
            }
        }
        for (_, none) in kind.none.iter().filter(|(l, _)| *l == lang) {
            for found in none.find_iter(text.lower()) {
                add(&mut figures, index, 0.0, found.range());
            }
        }
    }
    figures.sort_by_key(|f| f.range.start);
    figures
}

fn add(figures: &mut Vec<Figure>, kind: usize, number: f64, range: Range<usize>) {
    match figures.iter_mut().find(|f| f.range == range) {
        Some(figure) if !figure.kinds.contains(&kind) => figure.kinds.push(kind),
        Some(_) => {}
        None => figures.push(Figure { kinds: vec![kind], number, range }),
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let start = range.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

/// A number that is the minute or the hour of a clock time counts nothing.
fn is_time_of_day(lower: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&lower[..range.start], lower[range.end..].trim_start());
    let minute =
        before.ends_with([':', '：']) && before.trim_end_matches([':', '：']).ends_with(|c: char| c.is_ascii_digit());
    let hour = after.starts_with(':') && after[1..].starts_with(|c: char| c.is_ascii_digit());
    let half = after.strip_prefix(['a', 'p']).map(|rest| rest.trim_start_matches('.'));
    minute
        || hour
        || half.is_some_and(|rest| rest.starts_with('m') && !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The days named in `text`; a promise of a day to come is left out.
pub(super) fn days(text: &Text) -> Vec<(Day, Range<usize>)> {
    let Some(shapes) = SHAPES.as_ref() else { return vec![] };
    let mut found = vec![];
    for shape in &shapes.days {
        for c in shape.captures_iter(text.lower()) {
            let (Some(whole), Some(day)) = (c.get(0), read_day(&c)) else { continue };
            if !is_future(shapes, text, &whole.range()) {
                found.push((day, whole.range()));
            }
        }
    }
    found
}

fn read_day(c: &regex::Captures) -> Option<Day> {
    let month = c.name("m")?.as_str();
    let month = month.parse().ok().or_else(|| {
        const FIRST: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        FIRST.iter().position(|m| month.starts_with(m)).map(|m| m as u32 + 1)
    })?;
    let day = c.name("d")?.as_str().parse().ok()?;
    let year = c.name("y").and_then(|y| y.as_str().parse().ok());
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Day { year, month, day })
}

/// Days in figures alone that one reader takes for another day: `03/04/2026`, `2026.3.4`, `11/22`. ISO dates are read alike everywhere.
pub(super) fn numeric_dates(text: &Text) -> Vec<Range<usize>> {
    let Some(shapes) = SHAPES.as_ref() else { return vec![] };
    let number = |c: &regex::Captures, name: &str| c.name(name).and_then(|m| m.as_str().parse::<u32>().ok());
    let is_date = |c: &regex::Captures| {
        let whole = number(c, "y1").or_else(|| number(c, "y2")).is_some();
        let (Some(a), Some(b)) = (number(c, "a"), number(c, "b")) else { return false };
        let fits = (1..=31).contains(&a) && (1..=31).contains(&b) && (a <= 12 || b <= 12);
        // Without a year only what can be nothing else: neither half a portion nor round the clock.
        fits && (whole || a.max(b) > 12 && (a, b) != (24, 7) && c.name("slash").is_some())
    };
    let found = shapes.numeric.captures_iter(text.plain()).filter(is_date);
    // A longer number, a version or a share is no date.
    let ends = |date: &regex::Match| {
        let rest = text.plain()[date.end()..].trim_start_matches(['.', '/']);
        !rest.starts_with(|c: char| c.is_ascii_digit() || c == '%')
    };
    found.filter_map(|c| c.name("date")).filter(ends).map(|date| date.range()).collect()
}

/// Times of day in minutes after midnight, with whether the half of the day is certain; opening hours and promises left out.
pub(super) fn times(text: &Text) -> Vec<(u32, bool, Range<usize>)> {
    let Some(shapes) = SHAPES.as_ref() else { return vec![] };
    let mut found: Vec<(u32, bool, Range<usize>)> = vec![];
    for shape in [&shapes.clock, &shapes.hour_zh, &shapes.hour_en] {
        for c in shape.captures_iter(text.lower()) {
            let (Some(whole), Some((minute, certain))) = (c.get(0), read_time(&c)) else { continue };
            let range = whole.range();
            let overlaps = found.iter().any(|(_, _, r)| r.start < range.end && range.start < r.end);
            if !overlaps && !is_future(shapes, text, &range) && !is_span(text.lower(), &range) {
                found.push((minute, certain, range));
            }
        }
    }
    found
}

fn read_time(c: &regex::Captures) -> Option<(u32, bool)> {
    let part = |name| c.name(name).map(|m| m.as_str());
    let hour = parse_number(part("h")?).filter(|h| *h <= 24.0)? as u32;
    let minute = match part("half") {
        Some(_) => 30,
        None => part("m").and_then(|m| m.parse().ok()).unwrap_or(0),
    };
    let afternoon =
        matches!(part("p"), Some("p" | "下午" | "傍晚" | "晚上" | "今晚" | "当晚" | "昨晚" | "晚间" | "夜间"))
            || part("p") == Some("中午") && hour < 6;
    let certain = part("p").is_some() || hour > 12 || (part("h")?.starts_with('0'));
    let hour = if afternoon && hour < 12 { hour + 12 } else { hour };
    Some((hour * 60 + minute, certain))
}

/// `9:00—18:00`: hours of service, not a fact of the event.
fn is_span(lower: &str, range: &Range<usize>) -> bool {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '至' | '~' | '～' | '到');
    lower[range.end..].trim_start().starts_with(dash)
        || lower[..range.start].trim_end().ends_with(dash)
        || lower[range.end..].starts_with(" to ")
        || lower[..range.start].ends_with(" to ")
        || lower[range.end..].starts_with('内')
}

fn is_future(shapes: &Shapes, text: &Text, range: &Range<usize>) -> bool {
    let clause = text.clause_around(range);
    let lower = text.lower();
    let after = &lower[range.end..];
    after.starts_with('前')
        || after.starts_with("之前")
        || shapes.future.is_match(&lower[clause.start..range.start])
        || shapes.future.is_match(&lower[range.end..clause.end.max(range.end)])
}

/// Batch or lot codes.
pub(super) fn batches(text: &Text) -> Vec<(String, Range<usize>)> {
    let Some(shapes) = SHAPES.as_ref() else { return vec![] };
    shapes
        .batch
        .captures_iter(text.plain())
        .filter_map(|c| c.name("b").or(c.name("c")))
        .map(|m| (m.as_str().to_ascii_uppercase(), m.range()))
        .collect()
}

/// Telephone numbers, digits only.
pub(super) fn phones(text: &Text) -> Vec<(String, Range<usize>)> {
    let Some(shapes) = SHAPES.as_ref() else { return vec![] };
    shapes
        .phone
        .find_iter(text.plain())
        .map(|m| (m.as_str().chars().filter(char::is_ascii_digit).collect(), m.range()))
        .collect()
}

/// A place named in a text: its own name, and what kind of place it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    pub name: String,
    pub suffix: String,
    pub range: Range<usize>,
}

/// Named places. `这家店`, `our store` and the like name none.
pub(super) fn places(text: &Text, lang: Lang) -> Vec<Place> {
    /// Words that can stand before the kind of place without naming one.
    const COMMON: [&str; 26] = [
        "涉事", "当事", "相关", "全部", "所有", "各", "其他", "其余", "该", "本", "这家", "全国", "全市", "一家",
        "直营", "加盟", "连锁", "任何", "每", "旗下", "上述", "关闭", "暂停", "线下", "名下", "两家",
    ];
    let Some(shapes) = SHAPES.as_ref() else { return vec![] };
    let (shape, skip): (&Regex, &[&str]) = match lang {
        Lang::Zh => (&shapes.place_zh, &COMMON),
        Lang::En => (
            &shapes.place_en,
            &["Our ", "The ", "This ", "That ", "All ", "Any ", "Each ", "Every ", "Your ", "At ", "In "],
        ),
    };
    let mut found = vec![];
    for c in shape.captures_iter(text.plain()) {
        let (Some(p), Some(s)) = (c.name("p"), c.name("s")) else { continue };
        let mut name = p.as_str();
        let mut start = p.start();
        if lang == Lang::En {
            while let Some(word) = skip.iter().find(|w| name.starts_with(**w)) {
                name = &name[word.len()..];
                start += word.len();
            }
        } else if skip.iter().any(|w| name.contains(w)) {
            continue;
        }
        if !name.trim().is_empty() {
            found.push(Place {
                name: name.trim().to_owned(),
                suffix: s.as_str().to_lowercase(),
                range: start..s.end(),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_both_languages_and_promises_left_out() {
        let read =
            |text: &str, lang| days(&Text::new(text, lang)).iter().map(|d| (d.0.month, d.0.day)).collect::<Vec<_>>();
        assert_eq!(read("11月22日中午，有顾客不适。我们将于11月23日通报。", Lang::Zh), [(11, 22)]);
        assert_eq!(read("2024-05-01", Lang::Zh), [(5, 1)]);
        assert_eq!(read("On 22 November we closed. We will report on November 23.", Lang::En), [(11, 22)]);
    }

    #[test]
    fn times_know_the_half_of_the_day() {
        let read = |text: &str, lang| times(&Text::new(text, lang)).iter().map(|t| t.0).collect::<Vec<_>>();
        assert_eq!(read("晚上8点半接到反馈", Lang::Zh), [20 * 60 + 30]);
        assert_eq!(read("closed at 12:10 and again at 3 p.m.", Lang::En), [12 * 60 + 10, 15 * 60]);
        assert_eq!(read("热线服务时间9:00-18:00", Lang::Zh), Vec::<u32>::new());
    }

    #[test]
    fn batches_and_places_are_found() {
        let text = Text::new("涉及批次为20240501A，我们滨江店已停售；该店已停业", Lang::Zh);
        assert_eq!(batches(&text)[0].0, "20240501A");
        assert_eq!(places(&text, Lang::Zh).iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["滨江"]);
        assert_eq!(batches(&Text::new("Lot number AB-1234 is affected", Lang::En))[0].0, "AB-1234");
    }
}
