//! Filling a template. What is not known stays visible as something to fill in.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::text::{Segment, segments};
use super::{Condition, PlaceholderKind, Template};
use crate::terms::{Bilingual, Lang};

/// What a placeholder is filled with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// The same words in both languages, e.g. a telephone number.
    Text(String),
    /// Words in each language, e.g. the name of a site.
    Both(Bilingual),
    /// A count, or an amount in whole yuan.
    Number(#[ts(type = "number")] i64),
    /// A moment in the local time of the site.
    Moment(DateTime<FixedOffset>),
    /// Yes or no; only conditions use it.
    Flag(bool),
}

/// Values by placeholder name. What is absent is unknown.
pub type Values = BTreeMap<String, Value>;

/// Where a value of the case stands in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Citation {
    /// The placeholder that was filled, e.g. `fact.ill_count`.
    pub placeholder: String,
    /// First character, counted in Unicode code points of the text.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

/// A first text for a person to work on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Draft {
    /// Headline.
    pub title: String,
    /// Text.
    pub text: String,
    /// Placeholders without a value, each once, in the order in which the reader meets them.
    pub open: Vec<String>,
    /// The values that were put into the text, in order.
    pub citations: Vec<Citation>,
}

/// How an open place begins in each language.
const OPEN_ZH: &str = "【待填：";
const OPEN_EN: &str = "[to fill: ";

/// Whether a text still holds places that are to be filled in.
pub fn is_open(text: &str) -> bool {
    text.contains(OPEN_ZH) || text.contains(OPEN_EN)
}

/// Fills a template in one language. An unknown value stays as 【待填：…】 or [to fill: …] and is listed in `open`.
pub fn fill(template: &Template, values: &Values, lang: Lang) -> Draft {
    let mut title = Filling::new(template, values, lang);
    title.write(template.title.get(lang));
    let mut body = Filling { open: title.open, ..Filling::new(template, values, lang) };
    body.write(template.body.get(lang));
    body.out.truncate(body.out.trim_end().len());
    Draft { title: title.out, text: body.out, open: body.open, citations: body.citations }
}

struct Filling<'a> {
    template: &'a Template,
    values: &'a Values,
    lang: Lang,
    out: String,
    written: usize,
    open: Vec<String>,
    citations: Vec<Citation>,
}

impl<'a> Filling<'a> {
    fn new(template: &'a Template, values: &'a Values, lang: Lang) -> Self {
        Self { template, values, lang, out: String::new(), written: 0, open: Vec::new(), citations: Vec::new() }
    }

    fn write(&mut self, text: &str) {
        for segment in segments(text) {
            match segment {
                Segment::Text(words) | Segment::Malformed(words) => self.push(words),
                Segment::Field { name, noun } => self.field(name, noun),
                Segment::Part(name) => self.part(name),
            }
        }
    }

    fn field(&mut self, name: &str, noun: Option<(&str, &str)>) {
        let shown = self.values.get(name).and_then(|value| self.show(name, value));
        if let Some(shown) = shown.filter(|shown| !shown.trim().is_empty()) {
            let start = self.written;
            self.push_exact(shown.trim());
            self.citations.push(Citation { placeholder: name.to_owned(), start, end: self.written });
        } else {
            let mark = self.to_fill(name);
            self.push_exact(&mark);
            if !self.open.iter().any(|open| open == name) {
                self.open.push(name.to_owned());
            }
        }
        if let Some((one, many)) = noun {
            let single = self.values.get(name) == Some(&Value::Number(1));
            self.push(" ");
            self.push(if single { one } else { many });
        }
    }

    fn part(&mut self, name: &str) {
        let Some(part) = self.template.parts.get(name) else { return };
        if holds(&part.when, self.values) {
            // A part holds no parts: its own `{part:…}` would never end.
            for segment in segments(part.text.get(self.lang)) {
                match segment {
                    Segment::Text(words) | Segment::Malformed(words) => self.push(words),
                    Segment::Field { name, noun } => self.field(name, noun),
                    Segment::Part(_) => {}
                }
            }
        }
    }

    /// Appends words; an omitted part leaves neither a double space nor a third line break.
    fn push(&mut self, words: &str) {
        for c in words.chars() {
            let doubled = match c {
                ' ' => self.out.is_empty() || self.out.ends_with([' ', '\n']),
                '\n' => self.out.is_empty() || self.out.ends_with("\n\n"),
                _ => false,
            };
            if !doubled {
                self.out.push(c);
                self.written += 1;
            }
        }
    }

    fn push_exact(&mut self, words: &str) {
        self.out.push_str(words);
        self.written += words.chars().count();
    }

    fn show(&self, name: &str, value: &Value) -> Option<String> {
        let kind = self.template.placeholders.get(name).map_or(PlaceholderKind::Text, |known| known.kind);
        match value {
            Value::Text(text) => Some(text.clone()),
            Value::Both(text) => Some(text.get(self.lang).to_owned()),
            Value::Number(number) if kind == PlaceholderKind::Money => Some(money(*number, self.lang)),
            Value::Number(number) => Some(number.to_string()),
            Value::Moment(at) => Some(moment(at, kind, self.lang)),
            Value::Flag(_) => None,
        }
    }

    fn to_fill(&self, name: &str) -> String {
        let label = self.template.placeholders.get(name).map_or(name, |known| known.label.get(self.lang));
        match self.lang {
            Lang::Zh => format!("{OPEN_ZH}{label}】"),
            Lang::En => format!("{OPEN_EN}{label}]"),
        }
    }
}

fn holds(condition: &Condition, values: &Values) -> bool {
    match condition {
        Condition::Known(name) => values.contains_key(name),
        Condition::Unknown(name) => !values.contains_key(name),
        Condition::Yes(name) => values.get(name) == Some(&Value::Flag(true)),
        Condition::Above(name, least) => matches!(values.get(name), Some(Value::Number(number)) if number > least),
    }
}

fn money(yuan: i64, lang: Lang) -> String {
    let digits = yuan.unsigned_abs().to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if yuan < 0 { "-" } else { "" };
    match lang {
        Lang::Zh => format!("{sign}{grouped} 元"),
        Lang::En => format!("{sign}RMB {grouped}"),
    }
}

fn moment(at: &DateTime<FixedOffset>, kind: PlaceholderKind, lang: Lang) -> String {
    let pattern = match (kind, lang) {
        (PlaceholderKind::Date, Lang::Zh) => "%Y年%-m月%-d日",
        (PlaceholderKind::Date, Lang::En) => "%-d %B %Y",
        (PlaceholderKind::Time, _) => "%H:%M",
        (_, Lang::Zh) => "%-m月%-d日 %H:%M",
        (_, Lang::En) => "%H:%M on %-d %B",
    };
    at.format(pattern).to_string()
}
