//! The rules of line breaking, checked over what was set.

use super::glyphs::{Break, Kind, clusters};
use super::lines::{Line, Part, Piece, Setting, set};
use crate::fonts::{Fonts, proportional_source};
use crate::model::{Text, Tone};

const NEVER_FIRST: &str = "，。、；：！？）」』】》〉”’…%,.;:!?)]}";
const NEVER_LAST: &str = "（「『【《〈“‘([{￥";

fn setting(justify: bool) -> Setting {
    Setting { size: 10.0, leading: 17.0, bold: false, tone: Tone::Plain, justify }
}

fn words(line: &Line) -> String {
    let mut out = String::new();
    for piece in &line.pieces {
        match piece {
            Piece::Words { actual: Some(text), .. } | Piece::Missing { actual: text, .. } => out.push_str(text),
            Piece::Words { parts, .. } => {
                for part in parts {
                    if let Part::Chars(chars) = part {
                        out.extend(chars.chars().map(|c| proportional_source(c).unwrap_or(c)));
                    }
                }
            }
            Piece::Mark { .. } => {}
        }
    }
    out
}

/// Sentences put together by a fixed generator, so that every run checks the same corpus.
fn corpus(paragraphs: usize) -> Vec<String> {
    const PARTS: &[&str] = &[
        "顾客反映",
        "“酸汤鱼片”",
        "（含3人）",
        "《食品安全法》",
        "第103条",
        "，",
        "。",
        "；",
        "：",
        "！",
        "？",
        "、",
        "……",
        "——",
        "Riverside",
        "HQ-LAPTOP-03",
        "38.5℃",
        "12:40",
        "50%",
        "「已封存」",
        "『留样』",
        "店长说：“马上处理！”",
        "）。",
        "，（",
        "【内部】",
        "处置中",
        "食物中毒",
        "投诉升级",
        "and the guests",
        "it’s done",
        " (see note 3). ",
        "￥1,000",
        "2026-11-22",
        "A/B",
        "3 人",
    ];
    let mut seed: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut next = |n: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % n as u64).unwrap()
    };
    let mut all = Vec::with_capacity(paragraphs);
    for _ in 0..paragraphs {
        let mut text = String::from("本店");
        let mut last_is_mark = false;
        for _ in 0..8 + next(40) {
            let part = PARTS[next(PARTS.len())];
            // Words stand between marks, as people write: a row of marks alone has no place to break.
            let mark = part.chars().all(|c| !c.is_alphanumeric());
            if mark && last_is_mark {
                text.push_str("情况");
            }
            text.push_str(part);
            last_is_mark = mark;
        }
        all.push(text);
    }
    all
}

#[test]
fn no_line_breaks_a_rule_or_overflows_and_nothing_is_lost() {
    let fonts = Fonts::load().unwrap();
    let mut lines_seen = 0;
    for (n, text) in corpus(2_500).iter().enumerate() {
        let width = 90.0 + (n % 12) as f32 * 32.0;
        let lines = set(&Text::from(text.as_str()), &setting(n % 2 == 0), width, &fonts);
        let joined: String = lines.iter().map(words).collect();
        assert_eq!(&joined, text);
        for (i, line) in lines.iter().enumerate() {
            let shown = words(line);
            let shown = shown.trim_end();
            assert!(line.width <= width + 0.05, "{} > {width}: {shown}", line.width);
            if i > 0 {
                assert!(!shown.starts_with(|c| NEVER_FIRST.contains(c)), "line starts with a mark: {shown}");
            }
            if i + 1 < lines.len() {
                assert!(!shown.ends_with(|c| NEVER_LAST.contains(c)), "line ends with a mark: {shown}");
            }
        }
        lines_seen += lines.len();
    }
    assert!(lines_seen > 10_000, "{lines_seen}");
}

#[test]
fn adjacent_marks_share_their_blank_halves() {
    let fonts = Fonts::load().unwrap();
    let width = |text: &str| set(&Text::from(text), &setting(false), 900.0, &fonts)[0].width;
    assert!((width("好）。坏") - 35.0).abs() < 0.01, "{}", width("好）。坏"));
    assert!((width("好：「坏") - 35.0).abs() < 0.01);
    assert!((width("好（「坏") - 35.0).abs() < 0.01);
    assert!((width("好，坏") - 30.0).abs() < 0.01);
}

#[test]
fn chinese_and_latin_are_set_apart() {
    let fonts = Fonts::load().unwrap();
    let list = clusters(&Text::from("共3人"), false, Tone::Plain, &fonts);
    assert!((list[0].advance - 1.125).abs() < 0.001);
    assert_eq!(list[1].kind, Kind::Latin);
}

#[test]
fn a_justified_line_fills_its_measure_and_the_last_does_not() {
    let fonts = Fonts::load().unwrap();
    let text = "顾客在同一用餐区食用酸汤鱼片后出现恶心呕吐，当班经理随即停售同批次菜品，封存留样并陪同就诊。".repeat(3);
    let lines = set(&Text::from(text), &setting(true), 305.0, &fonts);
    for line in &lines[..lines.len() - 1] {
        assert!((line.width - 305.0).abs() < 0.05, "{}", line.width);
    }
}

#[test]
fn the_last_line_is_not_one_lonely_character() {
    let fonts = Fonts::load().unwrap();
    let lines = set(&Text::from("一二三四五六七八九十一。"), &setting(false), 100.0, &fonts);
    assert_eq!(lines.iter().map(words).collect::<Vec<_>>(), ["一二三四五六七八九", "十一。"]);
}

#[test]
fn a_forced_line_end_is_kept() {
    let fonts = Fonts::load().unwrap();
    let list = clusters(&Text::from("甲\n乙"), false, Tone::Plain, &fonts);
    assert_eq!(list[1].after, Break::Must);
    assert_eq!(set(&Text::from("甲\r\n\n乙"), &setting(true), 100.0, &fonts).len(), 3);
}

#[test]
fn latin_pairs_are_kerned_and_quotes_narrow() {
    let fonts = Fonts::load().unwrap();
    let width = |text: &str| set(&Text::from(text), &setting(false), 900.0, &fonts)[0].width;
    assert!(width("AV") < width("A") + width("V") - 0.15);
    assert!(width("it’s") < 20.0, "{}", width("it’s"));
}
