//! The finished file: its text comes back, its bytes repeat, and nothing hostile breaks it.

// What helpers of tests do on failure is to fail the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::process::Command;

use domain::report::ReportKind;
use domain::terms::{Grade, Lang};
use proptest::prelude::*;
use report::compose::{Composed, Variant, compose};
use report::model::*;
use report::{Attachment, Options, Rendered, ReportError, Warning, render, write_atomically};

mod kinds;
mod sample;
mod specimen;
mod typography;

fn options() -> Options {
    Options {
        exported_at: "2026-11-22T06:05:00Z".parse().unwrap(),
        evidence: Some(Attachment {
            name: "evidence.json".into(),
            media_type: "application/json".into(),
            description: "证据".into(),
            bytes: br#"{"case":"CD-2026-0412"}"#.to_vec(),
        }),
    }
}

fn plain(lang: Lang, blocks: Vec<Block>) -> Document {
    Document {
        lang,
        title: "测试".into(),
        subject: "测试".into(),
        author: "禾记".into(),
        running_head: "CD-1".into(),
        short_code: "0000-0000".into(),
        classification: None,
        watermark: None,
        blocks,
    }
}

fn report_of(sample: &sample::Sample, kind: ReportKind, lang: Lang, variant: Variant) -> Composed {
    compose(&sample.plan(kind, lang, variant), &sample.file())
}

fn rendered(doc: &Document) -> Rendered {
    render(doc, &options()).unwrap()
}

/// What `tool` prints about the file, or `None` where the tool is not installed.
fn ask(tool: &str, before: &[&str], bytes: &[u8], after: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, bytes).unwrap();
    match Command::new(tool).args(before).arg(&path).args(after).output() {
        Ok(output) => {
            assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(_) => {
            eprintln!("skipped: {tool} is not installed");
            None
        }
    }
}

fn text_of(bytes: &[u8]) -> Option<String> {
    ask("pdftotext", &["-raw"], bytes, &["-"])
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every text of a document, one a paragraph, cell or heading.
fn texts(doc: &Document) -> Vec<String> {
    let words = |text: &Text| text.words();
    let mut all = Vec::new();
    for block in &doc.blocks {
        match block {
            Block::Heading { text, .. } | Block::Contents(text) => all.push(text.clone()),
            Block::Paragraph(text) => all.push(words(text)),
            Block::Points(points) => all.extend(points.iter().map(words)),
            Block::KeyValues(rows) => all.extend(rows.iter().flat_map(|(n, v)| [n.clone(), words(v)])),
            Block::Table(t) => {
                all.extend(t.columns.iter().map(|c| c.title.clone()));
                all.extend(t.rows.iter().flatten().flat_map(|c| c.0.iter().map(words)));
            }
            Block::Timeline(moments) => {
                all.extend(moments.iter().flat_map(|m| [m.time.clone(), m.label.clone()]));
                all.extend(moments.iter().flat_map(|m| m.body.iter().map(words)));
            }
            Block::Callout(c) => all.extend(std::iter::once(c.title.clone()).chain(c.body.iter().map(words))),
            Block::JournalHead(h) => all.extend(h.rows.iter().flat_map(|(n, v)| [n.clone(), v.clone()])),
            Block::Cover(c) => all.extend([c.kind.clone(), c.title.clone(), c.subtitle.clone(), c.note.clone()]),
            Block::Letterhead(h) => all.extend([h.kind.clone(), h.title.clone(), h.subtitle.clone()]),
            Block::KeyFigures(figures) => all.extend(figures.iter().flat_map(|f| [f.label.clone(), words(&f.value)])),
            Block::Figure(figure) => all.push(figure.caption.clone()),
            Block::PageBreak => {}
        }
    }
    all
}

#[test]
fn every_text_of_a_report_is_recovered() {
    for (lang, variant) in [(Lang::Zh, Variant::Full), (Lang::En, Variant::Redacted)] {
        let sample = sample::Sample::new();
        let doc = report_of(&sample, ReportKind::Incident, lang, variant).document;
        let Some(read) = text_of(&rendered(&doc).bytes) else { return };
        let read = solid(&read);
        for text in texts(&doc) {
            assert!(read.contains(&solid(&text)), "not recovered: {text}");
        }
    }
}

#[test]
fn characters_that_share_a_glyph_are_told_apart() {
    let words = "空格\u{a0}不断 连字\u{2011}符·间隔 •圆点 “引用”“Quote”，it’s";
    let doc = plain(Lang::Zh, vec![Block::Paragraph(words.into())]);
    let Some(read) = text_of(&rendered(&doc).bytes) else { return };
    assert!(solid(&read).contains(&solid(words)), "{read}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let doc = specimen::document(Lang::Zh, 4);
    assert_eq!(rendered(&doc).bytes, rendered(&doc).bytes);
    let later = Options { exported_at: "2026-11-22T06:06:00Z".parse().unwrap(), ..options() };
    assert_ne!(render(&doc, &later).unwrap().bytes, rendered(&doc).bytes);
}

#[test]
fn qpdf_finds_nothing_wrong() {
    for lang in [Lang::Zh, Lang::En] {
        let bytes = rendered(&specimen::document(lang, 3)).bytes;
        let Some(said) = ask("qpdf", &["--check"], &bytes, &[]) else { return };
        assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
        assert!(!said.contains("WARNING"), "{said}");
    }
}

#[test]
fn pages_are_numbered_in_the_language_of_the_report() {
    let Some(zh) = text_of(&rendered(&specimen::document(Lang::Zh, 2)).bytes) else { return };
    assert!(zh.contains("第 1 / 7 页") && zh.contains("第 7 / 7 页"), "{zh}");
    let Some(en) = text_of(&rendered(&specimen::document(Lang::En, 2)).bytes) else { return };
    assert!(en.contains("Page 1 of 6") && en.contains("Page 6 of 6"), "{en}");
}

#[test]
fn a_character_without_a_glyph_is_boxed_told_and_kept() {
    let rare = ['\u{2f00f}', '\u{10ffff}', '\u{1}', 'ღ', 'ꦏ'];
    let words: String = rare.iter().collect();
    let doc = plain(Lang::Zh, vec![Block::Paragraph(format!("前{words}后{words}").into())]);
    let out = rendered(&doc);
    let told: BTreeSet<(char, usize)> =
        out.warnings.iter().map(|Warning::MissingGlyph { ch, count }| (*ch, *count)).collect();
    assert_eq!(told, rare.iter().map(|c| (*c, 2)).collect());
    if let Some(read) = text_of(&out.bytes) {
        assert!(read.contains('ღ') && read.contains('ꦏ'), "{read}");
    }
}

/// What people of every script write into a case; each line comes back as it was written.
const SCRIPTS: &[&str] = &[
    "𠮷野家、㐂多川、𠜎𠝹𡃁、䶮、𬱖",
    "ＡＢＣ１２３（全角）～！￥",
    "⚠ ☎ ✓ ★ → ① ㎡ ℃ ㏄ ♿ ☣ ⏱ ⛑",
    "😀 👨\u{200d}👩\u{200d}👧 👍🏽 🇨🇳 ❤\u{fe0f} 🍲",
    "ประเทศไทย ผู้ป่วยสามคน น้ำ ที่ ปู่",
    "e\u{301} ñ g\u{303} a\u{323}\u{302} x\u{308} ẹ́ Ḗ ǖ",
    "Đặng Thị Ngọc · Željko · Ωμέγα · Привет · İstanbul · ₿",
    "한국어 손님",
];
/// As above, from right to left.
const RIGHT_TO_LEFT: &[&str] = &["שלום עולם", "مرحبا بالعالم", "מטבח (3) פתוח"];

#[test]
fn every_script_has_glyphs_and_comes_back_as_it_was_written() {
    for line in SCRIPTS.iter().chain(RIGHT_TO_LEFT) {
        let doc = plain(Lang::Zh, vec![Block::Paragraph(format!("记录：{line}。完").into())]);
        let out = rendered(&doc);
        assert_eq!(out.warnings, [], "{line}");
        let Some(read) = text_of(&out.bytes) else { return };
        // The reader marks where it turned the direction.
        let unmarked = |text: &str| -> String {
            let hidden =
                |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            solid(text).chars().filter(|c| !hidden(c)).collect()
        };
        assert!(unmarked(&read).contains(&unmarked(line)), "{line}: {read}");
    }
}

/// Readers that go by the structure get the words in the order in which they are read.
#[test]
fn what_runs_from_right_to_left_is_said_in_reading_order() {
    for line in RIGHT_TO_LEFT {
        let told = format!("记录：{line}。完");
        let doc = plain(Lang::Zh, vec![Block::Paragraph(told.as_str().into())]);
        let file = lopdf::Document::load_mem(&rendered(&doc).bytes).unwrap();
        let said = file.objects.values().filter_map(|object| object.as_dict().ok()).any(|element| {
            let actual = element.get(b"ActualText").and_then(lopdf::Object::as_str).unwrap_or_default();
            let units: Vec<u16> = actual.chunks_exact(2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
            String::from_utf16_lossy(&units).trim_start_matches('\u{feff}') == told
        });
        assert!(said, "{line}");
    }
}

#[test]
fn hostile_text_ends_in_a_file() {
    let blocks = vec![
        Block::Cover(Cover { title: "标题".repeat(2_000), kind: "x".repeat(10_000), ..Cover::default() }),
        Block::Contents(String::new()),
        Block::Heading { level: 9, text: "。".repeat(500) },
        Block::Paragraph("W".repeat(10_000).as_str().into()),
        Block::Paragraph("，。」".repeat(3_000).as_str().into()),
        Block::Paragraph("e\u{301}\u{323}\u{200d}".repeat(2_000).as_str().into()),
        Block::Paragraph("שלום עולם مرحبا 👨‍👩‍👧 \u{202e}abc\u{202c} ประเทศไทย".into()),
        Block::Paragraph("\n\r\n\t\u{2028}\u{b}\u{0}\u{feff}".into()),
        Block::KeyValues(vec![("名".repeat(300), "值".repeat(30_000).into()), (String::new(), "".into())]),
        Block::Table(Table {
            columns: vec![
                Column { title: "甲".into(), share: f32::NAN, align_end: true },
                Column { title: "乙".repeat(90), share: -3.0, align_end: false },
                Column { title: "丙".into(), share: f32::INFINITY, align_end: false },
            ],
            rows: vec![
                vec!["9".repeat(10_000).into(), "短".into(), "长".repeat(9_000).into(), "多余".into()],
                vec![],
                vec![Cell(vec![])],
            ],
        }),
        Block::Table(Table::default()),
        Block::Timeline(vec![
            Moment { body: vec!["长".repeat(20_000).into()], ..Moment::default() },
            Moment { time: "t".repeat(5_000), ..Moment::default() },
        ]),
        Block::Callout(Callout { title: String::new(), body: vec!["长".repeat(9_000).into()], tone: Tone::Accent }),
        Block::Callout(Callout::default()),
        Block::Points(vec![]),
        Block::PageBreak,
        Block::PageBreak,
    ];
    for lang in [Lang::Zh, Lang::En] {
        let mut doc = plain(lang, blocks.clone());
        doc.watermark = Some("草稿".repeat(100));
        doc.classification = Some("密".repeat(400));
        doc.running_head = "头".repeat(400);
        let out = rendered(&doc);
        assert!(out.pages > 20, "{}", out.pages);
        ask("qpdf", &["--check"], &out.bytes, &[]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn any_text_ends_in_a_file(words in ".{0,400}", cell in "[，。「」（）“”a-z0-9 一-龥]{0,600}", levels in proptest::collection::vec(0u8..6, 0..5)) {
        let mut blocks: Vec<Block> = levels.iter().map(|l| Block::Heading { level: *l, text: words.clone() }).collect();
        blocks.push(Block::Paragraph(words.as_str().into()));
        blocks.push(Block::Table(Table { columns: vec![Column::new("a", 1.0), Column::new("b", 9.0)], rows: vec![vec![cell.as_str().into(), words.as_str().into()]] }));
        let out = rendered(&plain(Lang::Zh, blocks));
        prop_assert!(out.bytes.starts_with(b"%PDF-1.7"));
    }
}

#[test]
fn a_redacted_report_holds_no_personal_data() {
    let sample = sample::Sample::new();
    for lang in [Lang::Zh, Lang::En] {
        let full = report_of(&sample, ReportKind::Incident, lang, Variant::Full).document;
        let everything = solid(&format!("{full:?}"));
        for word in sample::PERSONAL {
            assert!(everything.contains(word) || everything.contains("13900001234"), "the sample does not hold {word}");
        }
        let doc = report_of(&sample, ReportKind::Incident, lang, Variant::Redacted).document;
        let kept = solid(&format!("{doc:?}"));
        let read = text_of(&rendered(&doc).bytes).map(|t| solid(&t)).unwrap_or_default();
        for word in sample::PERSONAL {
            assert!(!kept.contains(word) && !read.contains(word), "{word} is still there");
        }
    }
}

#[test]
fn redaction_sees_through_spaces_width_and_hidden_characters() {
    let mut sample = sample::Sample::new();
    sample.case.account =
        Some("王 小梅、王\u{200b}小梅；１３９ ０００－０１２３４；13900001234@mail.invalid；周　岚。".into());
    let doc = report_of(&sample, ReportKind::Incident, Lang::Zh, Variant::Redacted).document;
    let shown = format!("{:?}", doc.blocks);
    for trace in ["小梅", "０００", "01234", "mail.invalid", "周　岚"] {
        assert!(!shown.contains(trace), "{trace} is still there");
    }
}

#[test]
fn unknown_counts_stay_unknown() {
    let sample = sample::Sample::new();
    let doc = report_of(&sample, ReportKind::Incident, Lang::Zh, Variant::Full).document;
    assert!(texts(&doc).iter().any(|t| t == "未知（不等于零）"));
}

#[test]
fn grades_have_shape_word_and_colour() {
    let sample = sample::Sample::new();
    let doc = report_of(&sample, ReportKind::Incident, Lang::Zh, Variant::Full).document;
    let shown = format!("{doc:?}");
    assert!(shown.contains("Mark(Serious)") && shown.contains("Grade(Serious)") && shown.contains("严重"));
    let Block::Cover(cover) = &doc.blocks[0] else { panic!("no cover") };
    assert_eq!(cover.grade, Some((Grade::Serious, "严重".into())));
}

#[test]
fn the_journal_head_stands_on_the_last_page() {
    let sample = sample::Sample::new();
    let doc = report_of(&sample, ReportKind::Incident, Lang::En, Variant::Full).document;
    let hash = sample.plan(ReportKind::Incident, Lang::En, Variant::Full).head.hash;
    let Some(read) = text_of(&rendered(&doc).bytes) else { return };
    let last = read.trim_end_matches('\u{c}').rsplit('\u{c}').next().unwrap().to_owned();
    assert!(solid(&last).contains(&hash) && last.contains("crisisctl verify"), "{last}");
}

#[test]
fn writing_replaces_whole_files_or_leaves_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("报告.pdf");
    write_atomically(&path, b"first").unwrap();
    write_atomically(&path, b"second").unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"second");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "a temporary file is left");

    let nowhere = folder.path().join("missing").join("r.pdf");
    assert!(matches!(write_atomically(&nowhere, b"x"), Err(ReportError::Unwritable { .. })));
    let taken = folder.path().join("taken");
    std::fs::create_dir_all(taken.join("inside")).unwrap();
    assert!(matches!(write_atomically(&taken, b"x"), Err(ReportError::Unwritable { .. })));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "a temporary file is left");
}

#[test]
fn a_full_disk_is_told_as_such() {
    let full = std::path::Path::new("/dev/full");
    if !full.exists() {
        eprintln!("skipped: there is no /dev/full");
        return;
    }
    // A folder on a full disk can't be made here; the classification of its error can be checked.
    let error = std::io::Write::write_all(&mut std::fs::File::create(full).unwrap(), &[0; 1 << 16]).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
}
