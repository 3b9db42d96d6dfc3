//! What every sentence needs: lines, labels, names, times and amounts in the reader's language.

use chrono::TimeDelta;

use crate::grading::FactKind;
use crate::ids::{SiteId, UserId};
use crate::narrative::line::Line;
use crate::narrative::{Locale, Names, Wording};
use crate::terms::{Bilingual, FactValue, Lang, Timestamp};

/// What ends a line in a text.
pub(super) const LINE_BREAKS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The longest claim that a headline cites when it only mentions the fact, in characters.
const MENTION: usize = 60;

pub(in crate::narrative) struct Voice<'a> {
    pub wording: &'a Wording,
    pub names: &'a dyn Names,
    pub locale: &'a Locale,
}

impl Voice<'_> {
    pub fn say(&self, line: Line, values: &[(&str, &str)]) -> String {
        self.wording.say(line, self.locale.lang, values)
    }

    /// A line with values made for it.
    pub fn say_all(&self, line: Line, values: &[(&str, String)]) -> String {
        let values: Vec<_> = values.iter().map(|(slot, value)| (*slot, value.as_str())).collect();
        self.say(line, &values)
    }

    /// The size of a file, rounded up.
    pub fn bytes(&self, bytes: u64) -> String {
        let kilobytes = bytes.div_ceil(1024);
        if kilobytes < 1024 {
            return self.amounts(Line::WordKilobytes, &[("amount", kilobytes)]);
        }
        let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024);
        let amount = format!("{}.{}", tenths / 10, tenths % 10);
        self.say(Line::WordMegabytes, &[("amount", &amount)])
    }

    /// A line with one value, or nothing when the value says nothing.
    pub fn if_any(&self, line: Line, slot: &str, value: &str) -> Option<String> {
        (!value.trim().is_empty()).then(|| self.say(line, &[(slot, value)]))
    }

    pub fn label<'a>(&'a self, vocabulary: &str, key: &'a str) -> &'a str {
        self.wording.label(vocabulary, key, self.locale.lang)
    }

    pub fn time(&self, at: Timestamp) -> String {
        self.locale.time(at)
    }

    /// A text in the reader's language, or in the other if it has only that.
    pub fn text<'a>(&self, text: &'a Bilingual) -> &'a str {
        let wanted = text.get(self.locale.lang);
        if !wanted.trim().is_empty() {
            return wanted;
        }
        match self.locale.lang {
            Lang::Zh => &text.en,
            Lang::En => &text.zh,
        }
    }

    pub fn reason(&self, reason: &str) -> Option<String> {
        self.if_any(Line::DetailReason, "reason", reason)
    }

    pub fn user(&self, user: UserId) -> String {
        if user == UserId::PROGRAM {
            return self.say(Line::WordProgram, &[]);
        }
        let name = self.names.user(user).map(|name| self.text(name).to_owned());
        name.unwrap_or_else(|| self.say(Line::WordUnknownUser, &[]))
    }

    /// A site's name; no site is headquarters.
    pub fn site(&self, site: Option<SiteId>) -> String {
        let Some(site) = site else { return self.say(Line::WordHeadquarters, &[]) };
        let name = self.names.site(site).map(|name| self.text(name).to_owned());
        name.unwrap_or_else(|| self.say(Line::WordUnknownSite, &[]))
    }

    /// An edition by its number; without one, what ships.
    pub fn edition_number(&self, number: Option<u32>) -> String {
        match number {
            Some(number) => self.say(Line::WordEditionNumber, &[("number", &number.to_string())]),
            None => self.say(Line::WordShipped, &[]),
        }
    }

    /// What a position is called; its key where only the company's own playbook knows it.
    pub fn position(&self, key: &str) -> String {
        self.label("position", key).to_owned()
    }

    /// Members one after the other, as the language lists them.
    pub fn list(&self, members: impl IntoIterator<Item = String>) -> String {
        let join = |head: String, last: String| self.say(Line::WordList, &[("head", &head), ("last", &last)]);
        members.into_iter().reduce(join).unwrap_or_default()
    }

    /// Labels of several keys of a vocabulary.
    pub fn labels<'k>(&self, vocabulary: &str, keys: impl IntoIterator<Item = &'k str>) -> String {
        self.list(keys.into_iter().map(|key| self.label(vocabulary, key).to_owned()))
    }

    /// The value of the grading fact `key`, or of a claim without one.
    pub fn value(&self, key: Option<&str>, value: Option<&FactValue>) -> String {
        let declared = key.and_then(|key| self.names.declared(key));
        match value {
            None => self.say(Line::WordUnknown, &[]),
            Some(FactValue::Flag(true)) => self.say(Line::WordYes, &[]),
            Some(FactValue::Flag(false)) => self.say(Line::WordNo, &[]),
            Some(FactValue::Choice(choice)) => {
                let label = declared.and_then(|fact| fact.choices.iter().find(|c| c.key == *choice));
                label.map_or(choice.as_str(), |choice| self.text(&choice.label)).to_owned()
            }
            Some(FactValue::Number(number)) => match declared.map(|fact| fact.kind) {
                Some(FactKind::Money) => self.say(Line::WordMoney, &[("amount", &grouped(*number))]),
                Some(FactKind::Minutes) => self.say(Line::WordMinutes, &[("minutes", &grouped(*number))]),
                Some(FactKind::Count | FactKind::Flag | FactKind::Choice) | None => {
                    let unit = declared.and_then(|fact| fact.unit.as_ref());
                    self.count(*number, unit)
                }
            },
        }
    }

    /// Chinese counts with a measure word. In English the label names what is counted, and a unit would need an
    /// inflection that packs do not give.
    fn count(&self, number: i64, unit: Option<&Bilingual>) -> String {
        match (self.locale.lang, unit) {
            (Lang::Zh, Some(unit)) => format!("{} {}", grouped(number), unit.zh),
            (Lang::Zh, None) | (Lang::En, _) => grouped(number),
        }
    }

    /// A length of time, rounded up to minutes, or to hours from two days on.
    pub fn span(&self, span: TimeDelta) -> String {
        let minutes = span.num_seconds().max(0).unsigned_abs().div_ceil(60);
        let (hours, minutes_left) = (minutes / 60, minutes % 60);
        if hours < 48 {
            return match (hours, minutes_left) {
                (0, minutes) => self.amounts(Line::WordMinutes, &[("minutes", minutes)]),
                (hours, 0) => self.amounts(Line::WordHours, &[("hours", hours)]),
                (hours, minutes) => self.amounts(Line::WordHoursMinutes, &[("hours", hours), ("minutes", minutes)]),
            };
        }
        let hours = minutes.div_ceil(60);
        match (hours / 24, hours % 24) {
            (days, 0) => self.amounts(Line::WordDays, &[("days", days)]),
            (days, hours) => self.amounts(Line::WordDaysHours, &[("days", days), ("hours", hours)]),
        }
    }

    fn amounts(&self, line: Line, amounts: &[(&str, u64)]) -> String {
        let texts: Vec<_> = amounts.iter().map(|(slot, amount)| (*slot, amount.to_string())).collect();
        self.say_all(line, &texts)
    }
}

/// The first line of a text, and what follows it.
pub(super) fn first_line(text: &str) -> (&str, &str) {
    let (first, rest) = text.split_once(LINE_BREAKS).unwrap_or((text, ""));
    (first, rest.trim_start_matches(LINE_BREAKS))
}

/// A text short enough to be mentioned in a sentence about something else.
pub(super) fn mention(text: &str) -> String {
    let (first, rest) = first_line(text);
    match first.char_indices().nth(MENTION) {
        Some((end, _)) => format!("{}…", first.get(..end).unwrap_or_default()),
        None if rest.is_empty() => first.to_owned(),
        None => format!("{first}…"),
    }
}

/// A number with its thousands set apart.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")] {
            assert_eq!(grouped(number), text);
        }
        assert_eq!(grouped(i64::MIN), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn a_mention_is_one_short_line() {
        assert_eq!(mention("one\r\ntwo"), "one…");
        assert_eq!(mention(&"好".repeat(61)), format!("{}…", "好".repeat(60)));
        assert_eq!(mention(&"好".repeat(60)), "好".repeat(60));
    }
}
