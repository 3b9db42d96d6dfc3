//! Every kind of report in every language and variant: it archives, it reads back, nothing withheld is in it.

use std::collections::BTreeSet;

use domain::report::{ReportKind, ReportPart};
use domain::terms::Lang;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use report::compose::{ByHand, CaseFile, Period, Plan, Variant, compose, compose_period, evidence};
use report::model::{Block, Chart, Figure};
use report::{Attachment, Options, Rendered, render};

use super::{ask, sample, solid, text_of, texts};

const NEVER_FIRST: &str = "，。、；：！？）」』】》〉’…";
const NEVER_LAST: &str = "（「『【《〈‘";

/// What the validator finds wrong without reason, each with why it is not.
const FALSE_ALARMS: &[(&str, &str)] = &[];

fn attached(plan: &Plan<'_>, files: &[CaseFile<'_>]) -> Options {
    let bytes = evidence(plan, files).unwrap();
    let evidence = Attachment {
        name: "evidence.json".into(),
        media_type: "application/json".into(),
        description: "evidence".into(),
        bytes,
    };
    Options { exported_at: plan.exported_at, evidence: Some(evidence) }
}

fn document(plan: &Plan<'_>, file: &CaseFile<'_>) -> report::model::Document {
    if plan.kind.of_one_case() {
        return compose(plan, file).document;
    }
    let day = |text: &str| text.parse().unwrap();
    let period = Period { from: day("2026-11-01"), to: day("2026-11-30") };
    compose_period(plan, period, &[file.clone(), file.clone()]).document
}

fn each(mut check: impl FnMut(&str, &report::model::Document, &Rendered)) {
    let sample = sample::Sample::new();
    for kind in ReportKind::ALL {
        for lang in Lang::ALL {
            for variant in Variant::ALL {
                let (plan, file) = (sample.plan(*kind, *lang, *variant), sample.file());
                let doc = document(&plan, &file);
                let out = render(&doc, &attached(&plan, std::slice::from_ref(&file))).unwrap();
                check(&format!("{kind} {lang} {variant}"), &doc, &out);
            }
        }
    }
}

fn faults(bytes: &[u8], profile: ValidationProfile) -> Vec<String> {
    let report = validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).unwrap();
    let known = |message: &str| FALSE_ALARMS.iter().any(|(alarm, _)| message.contains(alarm));
    report.failures.iter().map(ToString::to_string).filter(|message| !known(message)).collect()
}

#[test]
fn every_kind_archives_and_can_be_read_aloud() {
    each(|name, _, out| {
        for profile in [ValidationProfile::PdfA3a, ValidationProfile::PdfUa1] {
            assert_eq!(faults(&out.bytes, profile), Vec::<String>::new(), "{name} {profile:?}");
        }
        if let Some(said) = ask("qpdf", &["--check"], &out.bytes, &[]) {
            assert!(said.contains("No syntax or stream encoding errors found"), "{name}: {said}");
        }
        assert!(out.warnings.is_empty(), "{name}: {:?}", out.warnings);
    });
}

#[test]
fn every_text_of_every_kind_is_recovered_and_every_line_keeps_the_rules() {
    each(|name, doc, out| {
        let Some(read) = text_of(&out.bytes) else { return };
        let whole = solid(&read);
        for text in texts(doc) {
            assert!(whole.contains(&solid(&text)), "{name}: not recovered: {text}");
        }
        for line in read.lines().map(str::trim).filter(|line| line.chars().count() > 1) {
            assert!(!line.starts_with(|c| NEVER_FIRST.contains(c)), "{name}: starts with a mark: {line}");
            assert!(!line.ends_with(|c| NEVER_LAST.contains(c)), "{name}: ends with a mark: {line}");
        }
    });
}

#[test]
fn a_brief_has_two_pages_however_much_there_is_to_say() {
    let mut sample = sample::Sample::new();
    sample.case.account = Some("店长到场后先行安抚并陪同就医，随后封存留样。".repeat(400));
    for lang in Lang::ALL {
        let plan = sample.plan(ReportKind::Brief, *lang, Variant::Full);
        let doc = compose(&plan, &sample.file()).document;
        assert!(report::page_count(&doc).unwrap() <= 2, "{lang}");
    }
}

#[test]
fn parts_are_left_out_where_they_are_not_wanted() {
    let sample = sample::Sample::new();
    let parts = [ReportPart::Summary, ReportPart::Facts];
    let plan = Plan { parts: &parts, ..sample.plan(ReportKind::Incident, Lang::Zh, Variant::Full) };
    let words = texts(&compose(&plan, &sample.file()).document).join("\n");
    assert!(words.contains("事实台账") && !words.contains("时间线") && words.contains("日志头与核验"), "{words}");
}

#[test]
fn drafts_and_drills_say_so_on_every_page() {
    let sample = sample::Sample::new();
    let plan = Plan { draft: true, ..sample.plan(ReportKind::Incident, Lang::Zh, Variant::Full) };
    assert_eq!(compose(&plan, &sample.file()).document.watermark.as_deref(), Some("草稿"));
    let drill = CaseFile { drill: true, ..sample.file() };
    let out = render(&compose(&plan, &drill).document, &attached(&plan, &[drill])).unwrap();
    let Some(read) = text_of(&out.bytes) else { return };
    let pages: Vec<&str> = read.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert!(pages.iter().all(|page| solid(page).contains("演练") && solid(page).contains("内部·机密")), "{pages:?}");
}

#[test]
fn the_register_shows_when_it_began_and_names_nobody_where_names_are_taken_out() {
    let sample = sample::Sample::new();
    let document = |variant| compose(&sample.plan(ReportKind::Incident, Lang::Zh, variant), &sample.file()).document;
    for variant in Variant::ALL {
        let doc = document(*variant);
        let curve = doc.blocks.iter().find_map(|block| match block {
            Block::Figure(Figure { chart: Chart::Columns(bars), caption, .. }) if caption.contains("发病") => {
                Some((bars.iter().map(|bar| bar.value).collect::<Vec<_>>(), caption.as_str()))
            }
            _ => None,
        });
        // 13:10 and 15:05 in columns of ten minutes; who has nothing to do with it is not counted.
        assert_eq!(
            curve,
            Some((
                vec![1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
                "发病（受伤）时间分布（自 2026-11-22 13:10 起，每柱 10 分钟，另有 1 人时间未知）"
            ))
        );
    }
    let words = |variant| texts(&document(variant)).join("\n");
    assert!(words(Variant::Full).contains("王小梅") && words(Variant::Full).contains("呕吐、腹泻"));
    assert!(!words(Variant::Redacted).contains("呕吐、腹泻"), "symptoms are personal");
}

#[test]
fn a_redaction_is_added_and_lifted_by_hand_with_its_reason() {
    let sample = sample::Sample::new();
    let added = [ByHand { text: "酸汤鱼片".into(), reason: "供应商要求".into() }];
    let lifted = [ByHand { text: "王小梅".into(), reason: "本人同意".into() }];
    let plan =
        Plan { added: &added, lifted: &lifted, ..sample.plan(ReportKind::Incident, Lang::Zh, Variant::Redacted) };
    let words = solid(&texts(&compose(&plan, &sample.file()).document).join("\n"));
    assert!(!words.contains("酸汤鱼片") && words.contains("供应商要求"), "{words}");
    assert!(words.contains("顾客王小梅留下电话") && words.contains("本人同意"), "{words}");
}

#[test]
fn legal_advice_is_not_in_a_redacted_report() {
    let mut sample = sample::Sample::new();
    sample.log[2].detail = Some("赔偿上限建议不超过五万".into());
    if let Some(counsel) = sample.people.get_mut(&sample.log[2].by) {
        counsel.counsel = true;
    }
    for (variant, there) in [(Variant::Full, true), (Variant::Redacted, false)] {
        let plan = sample.plan(ReportKind::Journal, Lang::Zh, variant);
        let words = texts(&compose(&plan, &sample.file()).document).join("\n");
        let data = String::from_utf8(evidence(&plan, &[sample.file()]).unwrap()).unwrap();
        assert_eq!(words.contains("五万"), there, "{variant}");
        assert_eq!(data.contains("五万"), there, "{variant}");
    }
}

/// Words of the kinds that a case may hold, written in one of the ways people write them.
fn planted() -> Vec<(String, String)> {
    const SURNAMES: &[char] = &['陈', '刘', '张', '欧', '龙', '马', '钱', '孙', '顾', '邓'];
    const GIVEN: &[char] = &['丽', '国', '庆', '兰', '凤', '宁', '学', '东', '车', '门'];
    const TRADITIONAL: &[(char, char)] = &[
        ('陈', '陳'),
        ('刘', '劉'),
        ('张', '張'),
        ('欧', '歐'),
        ('龙', '龍'),
        ('马', '馬'),
        ('钱', '錢'),
        ('孙', '孫'),
        ('顾', '顧'),
        ('邓', '鄧'),
        ('丽', '麗'),
        ('国', '國'),
        ('庆', '慶'),
        ('兰', '蘭'),
        ('凤', '鳳'),
        ('宁', '寧'),
        ('学', '學'),
        ('东', '東'),
        ('车', '車'),
        ('门', '門'),
    ];
    let traditional = |text: &str| -> String {
        text.chars().map(|c| TRADITIONAL.iter().find(|(s, _)| *s == c).map_or(c, |(_, t)| *t)).collect()
    };
    let wide = |text: &str| -> String {
        text.chars()
            .map(|c| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xfee0).unwrap() } else { c })
            .collect()
    };
    let spaced = |text: &str| text.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let mut all = Vec::new();
    for n in 0..1_000usize {
        let (a, b, c) = (SURNAMES[n % 10], GIVEN[n / 10 % 10], GIVEN[n / 100 % 10]);
        let word = match n % 4 {
            0 => format!("{a}{b}{c}{}", GIVEN[(n + 3) % 10]),
            1 => format!("1{:010}", 3_000_000_000u64 + n as u64 * 7_919),
            2 => format!("Qx{a}{n}Zz", a = char::from(b'a' + u8::try_from(n % 26).unwrap())),
            _ => format!("{b}{a}的{c}{n:03}号"),
        };
        let written = match n / 4 % 4 {
            0 => word.clone(),
            1 => traditional(&word),
            2 => wide(&word),
            _ => spaced(&word),
        };
        all.push((word, written));
    }
    all
}

#[test]
fn nothing_that_is_withheld_is_in_any_byte_of_a_redacted_report() {
    let planted = planted();
    let withheld: Vec<String> = planted.iter().map(|(word, _)| word.clone()).collect();
    let mut sample = sample::Sample::new();
    let mut next = planted.iter().map(|(_, written)| written.as_str()).cycle();
    let mut some = |n: usize| next.by_ref().take(n).collect::<Vec<_>>().join("，又有");
    let case = &mut sample.case;
    case.title = Some(some(2));
    case.account = Some(some(300));
    case.reported_by = some(2);
    for fact in case.facts.values_mut() {
        (fact.claim, fact.source, fact.judgement) = (some(40), some(2), Some(some(20)));
    }
    for task in case.tasks.values_mut() {
        (task.title.zh, task.title.en, task.note) = (some(10), some(10), Some(some(20)));
    }
    for statement in case.statements.values_mut() {
        for version in &mut statement.versions {
            version.title = some(2);
            version.texts.values_mut().for_each(|text| *text = some(80));
        }
        for release in &mut statement.releases {
            (release.channel, release.link) = (some(2), Some(some(2)));
        }
    }
    for clock in case.clocks.values_mut() {
        if let Some(domain::clock::ClockStop::Met { receipt, .. }) = &mut clock.stop {
            (receipt.channel, receipt.number, receipt.person) = (some(3), Some(some(2)), Some(some(2)));
        }
    }
    for line in &mut sample.log {
        (line.headline, line.detail, line.source) = (some(10), Some(some(60)), Some(some(2)));
    }
    let site = some(2);
    for kind in [ReportKind::Incident, ReportKind::CaseAudit] {
        let plan = Plan { withheld: &withheld, ..sample.plan(kind, Lang::Zh, Variant::Redacted) };
        let file = CaseFile { site: Some(&site), ..sample.file() };
        let out = render(&document(&plan, &file), &attached(&plan, std::slice::from_ref(&file))).unwrap();
        let held = everything(&out.bytes);
        let left: BTreeSet<&String> = withheld.iter().filter(|word| held.contains(&folded(word))).collect();
        assert!(left.is_empty(), "{kind}: still there: {left:?}");
    }
}

/// A text as a reader understands it: half width, simplified, lower case, without blanks.
fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = text.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace());
    plain.map(domain::wording::simplified).collect()
}

/// Everything that any part of the file says, unpacked: text layer, strings of objects, streams as they are.
fn everything(bytes: &[u8]) -> String {
    let file = lopdf::Document::load_mem(bytes).unwrap();
    let mut all = text_of(bytes).unwrap_or_default();
    for object in file.objects.values() {
        gather(object, &mut all);
    }
    folded(&all)
}

fn gather(object: &lopdf::Object, all: &mut String) {
    match object {
        lopdf::Object::String(bytes, _) => {
            let units: Vec<u16> =
                bytes.chunks(2).filter(|c| c.len() == 2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
            all.push_str(&String::from_utf16_lossy(&units));
            all.push_str(&String::from_utf8_lossy(bytes));
        }
        lopdf::Object::Array(list) => list.iter().for_each(|object| gather(object, all)),
        lopdf::Object::Dictionary(dict) => dict.iter().for_each(|(_, object)| gather(object, all)),
        lopdf::Object::Stream(stream) => {
            stream.dict.iter().for_each(|(_, object)| gather(object, all));
            let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            all.push_str(&String::from_utf8_lossy(&content));
            if let Ok(content) = lopdf::content::Content::decode(&content) {
                content.operations.iter().flat_map(|o| &o.operands).for_each(|object| gather(object, all));
            }
        }
        _ => {}
    }
}
