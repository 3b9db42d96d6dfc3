use std::collections::BTreeSet;
use std::fmt::Write as _;

use uuid::Uuid;

use super::samples::{
    CASE, CONTACT, REPORTER, at, case_events, facts, organisation, organisation_events, record_events,
};
use super::wording;
use crate::case::{Case, CaseEvent};
use crate::event::{Event, Meta};
use crate::ids::{EntryId, UserId};
use crate::narrative::{CaseNames, Chronicle, Locale, Names, Told, fact_words, tell};
use crate::task::TaskEvent;
use crate::terms::{Bilingual, Lang, Timestamp};

/// Who knows nothing.
struct Nobody;
impl Names for Nobody {}

fn locale(lang: Lang) -> Locale {
    Locale { lang, zone: chrono_tz::Asia::Shanghai, year: 2026 }
}

fn tell_case(lang: Lang) -> Vec<Told> {
    let (wording, organisation, facts) = (wording(), organisation(), facts());
    let mut chronicle = Chronicle::new(CASE, &wording, &organisation, &facts, locale(lang));
    let meta = |index: usize| Meta {
        entry: EntryId(Uuid::from_u128(1000 + index as u128)),
        at: at("06:06"),
        by: UserId::default(),
    };
    case_events().iter().enumerate().map(|(index, event)| chronicle.tell_next(event, &meta(index))).collect()
}

fn tell_organisation(lang: Lang) -> Vec<Told> {
    let (wording, organisation) = (wording(), organisation());
    organisation_events().iter().map(|event| tell(&wording, event, &organisation, &locale(lang))).collect()
}

/// Every telling under its kind, Chinese above English.
fn page(events: &[Event], zh: &[Told], en: &[Told]) -> String {
    let mut page = String::new();
    for ((event, zh), en) in events.iter().zip(zh).zip(en) {
        writeln!(page, "{} ({})", event.kind(), zh.tone).unwrap();
        for told in [zh, en] {
            writeln!(page, "  {}", told.headline).unwrap();
            for line in told.detail.iter().flat_map(|detail| detail.split('\n')) {
                writeln!(page, "      {line}").unwrap();
            }
            if let Some(source) = &told.source {
                writeln!(page, "      <- {source}").unwrap();
            }
        }
    }
    page
}

#[test]
fn a_case_is_told_in_both_languages() {
    insta::assert_snapshot!(page(&case_events(), &tell_case(Lang::Zh), &tell_case(Lang::En)));
}

#[test]
fn the_organisation_is_told_in_both_languages() {
    let (zh, en) = (tell_organisation(Lang::Zh), tell_organisation(Lang::En));
    insta::assert_snapshot!(page(&organisation_events(), &zh, &en));
}

#[test]
fn the_record_is_told_in_both_languages() {
    let (wording, organisation, facts) = (wording(), organisation(), facts());
    let mut case = Case::new(CASE);
    case.number = "2026-0007".into();
    let names = CaseNames { case: &case, organisation: &organisation, facts: &facts, before: None };
    let told = |lang| -> Vec<_> { record_events().iter().map(|e| tell(&wording, e, &names, &locale(lang))).collect() };
    insta::assert_snapshot!(page(&record_events(), &told(Lang::Zh), &told(Lang::En)));
}

#[test]
fn who_knows_no_names_is_told_nothing_wrong() {
    let wording = wording();
    let told = |lang| -> Vec<_> { case_events().iter().map(|e| tell(&wording, e, &Nobody, &locale(lang))).collect() };
    insta::assert_snapshot!(page(&case_events(), &told(Lang::Zh), &told(Lang::En)));
}

/// The kinds are read from where the events spell them, so that a new one fails here until the samples have it.
#[test]
fn the_samples_hold_every_kind() {
    let sources = [
        include_str!("../../case/event.rs"),
        include_str!("../../fact/mod.rs"),
        include_str!("../../task/mod.rs"),
        include_str!("../../clock/mod.rs"),
        include_str!("../../alarm/mod.rs"),
        include_str!("../../person/mod.rs"),
        include_str!("../../statement/event.rs"),
        include_str!("../../room/event.rs"),
        include_str!("../../organisation/event.rs"),
        include_str!("../../record/mod.rs"),
    ];
    let spelled = regex::Regex::new(r#"=> "([a-z]+\.[a-z_]+)""#).unwrap();
    let kinds: BTreeSet<_> =
        sources.iter().flat_map(|source| spelled.captures_iter(source).map(|found| found[1].to_owned())).collect();
    let events = [case_events(), organisation_events(), record_events()].concat();
    let sampled: BTreeSet<_> = events.iter().map(|event| event.kind().to_owned()).collect();
    assert_eq!(kinds, sampled);
    assert!(kinds.len() > 30);
}

#[test]
fn the_reporter_stays_unnamed() {
    for told in [tell_case(Lang::Zh), tell_case(Lang::En)].concat() {
        let text = serde_json::to_string(&told).unwrap();
        assert!(!text.contains(REPORTER) && !text.contains(CONTACT), "{text}");
    }
    let event = CaseEvent::ReporterRecorded { name: Some(REPORTER.into()), contact: None };
    let told = tell(&wording(), &event.into(), &Nobody, &locale(Lang::Zh));
    assert_eq!((told.headline.as_str(), told.detail, told.source), ("已登记报告人的联系信息", None, None));
}

#[test]
fn headlines_are_one_line_and_hold_no_empty_place() {
    for told in [tell_case(Lang::Zh), tell_case(Lang::En), tell_organisation(Lang::Zh)].concat() {
        let headline = &told.headline;
        assert!(!headline.is_empty() && !headline.contains(['\n', '\r', '{', '}']), "{headline}");
        for gap in ["  ", "“”", "（）", "()", "：，"] {
            assert!(!headline.contains(gap), "{headline}");
        }
    }
}

#[test]
fn hostile_text_passes_as_it_is() {
    let hostile = "<script>{number}\u{202e}=cmd|' /C calc'!A0%n\u{0}";
    let title = Bilingual { zh: hostile.into(), en: hostile.into() };
    let event = TaskEvent::Added {
        task: Default::default(),
        title,
        instructions: None,
        from_playbook: None,
        owner: None,
        due_at: Some(Timestamp::MAX_UTC),
        brief: Default::default(),
    };
    let told = tell(&wording(), &event.into(), &Nobody, &locale(Lang::En));
    assert_eq!(told.headline, format!("Task added: {hostile}"));
}

#[test]
fn a_title_of_several_lines_is_told_in_one() {
    let event = CaseEvent::Described { title: "one\r\ntwo".into(), account: String::new(), first_responsible: None };
    let told = tell(&wording(), &event.into(), &Nobody, &locale(Lang::En));
    assert_eq!((told.headline.as_str(), told.detail), ("Account recorded: one two", None));
}

#[test]
fn facts_are_worded_by_the_first_who_declares_them() {
    let facts = facts();
    let mut later = facts["loss"].clone();
    later.label = Bilingual::default();
    assert_eq!(fact_words(facts.values().chain([&later])), facts);
}

#[test]
fn times_are_those_of_the_reader() {
    let time = |lang, at: &str| locale(lang).time(at.parse().unwrap());
    assert_eq!(time(Lang::Zh, "2026-11-22T06:05:00Z"), "11月22日 14:05");
    assert_eq!(time(Lang::En, "2026-11-22T06:05:00Z"), "22 Nov 14:05");
    assert_eq!(time(Lang::Zh, "2026-12-31T16:00:00Z"), "2027年1月1日 00:00");
    assert_eq!(time(Lang::En, "2025-12-31T15:59:00Z"), "31 Dec 2025 23:59");
    for zone in [chrono_tz::Asia::Shanghai, chrono_tz::America::New_York] {
        for at in [Timestamp::MIN_UTC, Timestamp::MAX_UTC] {
            assert!(!Locale { zone, ..locale(Lang::Zh) }.time(at).is_empty());
        }
    }
}

#[test]
fn an_erasure_names_its_case_where_it_is_known() {
    let (wording, organisation, facts) = (wording(), organisation(), facts());
    let mut case = Case::new(CASE);
    case.number = "QH-2026-0007".into();
    let names = CaseNames { case: &case, organisation: &organisation, facts: &facts, before: None };
    let erasure = organisation_events().pop().unwrap();
    let told = |names: &dyn Names| tell(&wording, &erasure, names, &locale(Lang::Zh)).headline;
    assert_eq!(told(&names), "依法删除案件 QH-2026-0007 中一条记录的内容");
    assert_eq!(told(&organisation), "依法删除一条记录的内容");
}
