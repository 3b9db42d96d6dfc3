//! Setting as a good publisher does it, measured on finished files by another program.

use domain::terms::Lang;
use report::model::{Block, Document};

use super::{ask, plain, rendered};

/// A word as `pdftotext` places it on its page; lengths in points.
struct Word {
    page: usize,
    left: f32,
    right: f32,
    top: f32,
    text: String,
}

fn words(doc: &Document) -> Option<Vec<Word>> {
    let said = ask("pdftotext", &["-bbox"], &rendered(doc).bytes, &["-"])?;
    let mut page = 0;
    let mut words = Vec::new();
    for line in said.lines().map(str::trim) {
        page += usize::from(line.starts_with("<page"));
        let Some(rest) = line.strip_prefix("<word ") else { continue };
        let place = |name: &str| -> f32 {
            let from = rest.find(name).unwrap() + name.len() + 2;
            rest[from..].split('"').next().unwrap().parse().unwrap()
        };
        let text = rest.split_once('>').unwrap().1.trim_end_matches("</word>").to_owned();
        words.push(Word { page, left: place("xMin"), right: place("xMax"), top: place("yMin"), text });
    }
    Some(words)
}

/// How wide each of these short lines is set, in points.
fn widths(lines: &[&str]) -> Option<Vec<f32>> {
    let doc = plain(Lang::Zh, lines.iter().map(|line| Block::Paragraph((*line).into())).collect());
    let words = words(&doc)?;
    let width = |line: &&str| {
        // Where the reader takes a thin space for the end of a word, its words stand beside each other.
        let beside = |first: &Word| -> Vec<&Word> {
            words.iter().filter(|word| word.page == first.page && near(word.top, first.top)).collect()
        };
        let whole = |words: &Vec<&Word>| words.iter().map(|word| word.text.as_str()).collect::<String>() == **line;
        let found = words.iter().map(beside).find(whole).unwrap_or_else(|| panic!("{line} is not there"));
        found[found.len() - 1].right - found[0].left
    };
    Some(lines.iter().map(width).collect())
}

fn near(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.15
}

#[test]
fn figures_are_of_one_width() {
    let Some(widths) = widths(&["0000000000", "1111111111", "7777777777", "8888888888"]) else { return };
    assert!(widths.windows(2).all(|pair| near(pair[0], pair[1])), "{widths:?}");
}

#[test]
fn a_thin_space_parts_chinese_from_latin_and_figures() {
    let Some(widths) = widths(&["汉汉", "AB", "汉AB汉", "12", "汉12汉", "汉汉汉"]) else { return };
    let [two, letters, with_letters, figures, with_figures, three] = widths[..] else { unreachable!() };
    let em = three - two;
    for (mixed, inside) in [(with_letters, letters), (with_figures, figures)] {
        let space = (mixed - two - inside) / 2.0 / em;
        assert!((0.1..=0.25).contains(&space), "{space} em");
    }
}

#[test]
fn marks_in_a_row_share_their_blank() {
    let Some(widths) = widths(&["汉汉", "汉汉汉", "汉」。汉", "汉。」汉", "汉）（汉", "汉：「汉"])
    else {
        return;
    };
    let (two, em) = (widths[0], widths[1] - widths[0]);
    for width in &widths[2..] {
        let marks = (width - two) / em;
        assert!(near(marks, 1.5), "two marks take {marks} em");
    }
}

#[test]
fn no_page_begins_or_ends_with_a_lonely_line() {
    let body = "店长到场后先行安抚并陪同就医，随后封存留样，并向区域负责人报告。".repeat(9);
    for lang in [Lang::Zh, Lang::En] {
        let paragraph = |n: usize| Block::Paragraph(format!("始{n:03} {body}末{n:03}").as_str().into());
        let Some(words) = words(&plain(lang, (0..60).map(paragraph).collect())) else { return };
        let pages = words.iter().map(|word| word.page).max().unwrap();
        assert!(pages > 5);
        for page in 1..=pages {
            let mut of_page: Vec<&Word> = words.iter().filter(|word| word.page == page).collect();
            of_page.sort_by(|a, b| a.top.total_cmp(&b.top));
            // What stands at the head and at the foot of every page is set smaller and apart.
            let inner: Vec<&&Word> = of_page.iter().filter(|word| (70.0..770.0).contains(&word.top)).collect();
            let line =
                |top: f32| inner.iter().filter(|w| near(w.top, top)).map(|w| w.text.as_str()).collect::<String>();
            let (first, last) = (line(inner[0].top), line(inner[inner.len() - 1].top));
            assert!(first.contains('始') || !first.contains('末'), "page {page} begins with the end: {first}");
            assert!(page == pages || !last.contains('始'), "page {page} ends with a beginning: {last}");
        }
    }
}

#[test]
fn a_paragraph_does_not_end_in_one_lonely_character() {
    let lengths = 38..120;
    let paragraphs: Vec<String> = lengths
        .map(|n| format!("{}尾", "店长到场安抚并陪同就医".repeat(11).chars().take(n).collect::<String>()))
        .collect();
    let doc = plain(Lang::Zh, paragraphs.iter().map(|text| Block::Paragraph(text.as_str().into())).collect());
    let Some(words) = words(&doc) else { return };
    let ends: Vec<&str> = words.iter().map(|w| w.text.as_str()).filter(|text| text.ends_with('尾')).collect();
    assert_eq!(ends.len(), paragraphs.len());
    assert!(ends.iter().all(|text| text.chars().count() > 1), "{ends:?}");
}
