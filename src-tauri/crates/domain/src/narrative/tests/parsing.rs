use proptest::prelude::*;

use super::{LOG, TERMS, parse, wording};
use crate::duty::Trigger;
use crate::event::ERASABLE;
use crate::narrative::WordingProblem;
use crate::narrative::vocabularies;
use crate::terms::Lang;

/// Line, key and problem of the wording with `from` replaced by `to` in the lines.
fn refused(from: &str, to: &str) -> (usize, String, WordingProblem) {
    assert!(LOG.contains(from));
    let error = parse(&LOG.replacen(from, to, 1), TERMS).unwrap_err();
    assert_eq!(error.file, "log.toml");
    (error.line, error.key, error.problem)
}

fn line_of(text: &str, start: &str) -> usize {
    text.lines().position(|line| line.starts_with(start)).unwrap() + 1
}

#[test]
fn every_label_stands_in_both_languages() {
    let wording = wording();
    for vocabulary in vocabularies::all() {
        for key in vocabulary.keys {
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| wording.label(vocabulary.name, key, lang));
            assert!(zh != key && en != key, "{}.{key}", vocabulary.name);
            assert!(zh != en && !en.chars().any(|c| c >= '\u{3000}'), "{}.{key}: {en}", vocabulary.name);
        }
    }
    assert_eq!(wording.label("grade", "major", Lang::Zh), "重大");
    assert_eq!(wording.label("grade", "no such grade", Lang::Zh), "no such grade");
    assert_eq!(wording.terms()["role"]["auditor"].en, "Auditor");
}

#[test]
fn what_starts_a_clock_is_worded_as_in_the_explanation_of_its_due_time() {
    let wording = wording();
    for trigger in Trigger::ALL {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| wording.label("trigger", trigger.key(), lang));
        let label = trigger.label();
        assert_eq!((zh, en.to_lowercase()), (label.zh.as_str(), label.en));
    }
}

#[test]
fn a_missing_line_is_named_at_its_table() {
    let (line, key, problem) = refused("waived = {", "# waived = {");
    assert_eq!((line, key.as_str(), problem), (line_of(LOG, "[clock]"), "clock.waived", WordingProblem::Missing));
}

#[test]
fn a_missing_label_is_named_at_its_table() {
    let error = parse(LOG, &TERMS.replacen("serious = {", "# serious = {", 1)).unwrap_err();
    assert_eq!(
        (error.file.as_str(), error.line, error.key.as_str()),
        ("terms.toml", line_of(TERMS, "[grade]"), "grade.serious")
    );
    assert_eq!(error.to_string(), "terms.toml:3: grade.serious: is missing");
}

#[test]
fn a_line_that_nothing_uses_is_refused() {
    let (line, key, problem) = refused("waived = {", "waved = {");
    assert_eq!((line, key.as_str(), problem), (line_of(LOG, "waived"), "clock.waved", WordingProblem::Unknown));
}

#[test]
fn a_text_missing_in_one_language_is_refused() {
    let (line, key, problem) = refused("en = \"Case archived\"", "en = \" \"");
    assert_eq!((line, key.as_str(), problem), (line_of(LOG, "archived"), "case.archived", WordingProblem::Empty("en")));
    let (line, key, problem) = refused(", en = \"Case archived\"", "");
    assert_eq!((line, key.as_str()), (line_of(LOG, "archived"), "archived"));
    assert!(matches!(problem, WordingProblem::Syntax(_)));
}

#[test]
fn placeholders_are_those_of_the_line_in_both_languages() {
    let (_, key, problem) = refused("Task done: {title}", "Task done");
    assert_eq!(key, "task.completed");
    assert_eq!(problem, WordingProblem::MissingPlaceholder { slot: "title", lang: "en" });
    let (_, _, problem) = refused("任务已完成：{title}", "{user}任务已完成：{title}");
    assert_eq!(problem, WordingProblem::UnknownPlaceholder { slot: "user".into(), lang: "zh" });
    for broken in ["{title", "title}", "{title}}", "{title} {"] {
        let (_, _, problem) = refused("Task done: {title}", broken);
        assert_eq!(problem, WordingProblem::Malformed("en"), "{broken}");
    }
}

#[test]
fn every_erasable_kind_has_a_line_of_its_own() {
    let wording = wording();
    let other = wording.erased_line("no.such_kind", Lang::Zh);
    assert_eq!(other, "内容已依法删除");
    for kind in ERASABLE {
        let line = wording.erased_line(kind, Lang::Zh);
        assert!(line != other && line.ends_with(&other), "{kind}: {line}");
        assert!(wording.erased_line(kind, Lang::En).ends_with("content erased under law"), "{kind}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}", cut in 0..LOG.len()) {
        let cut = (0..=cut).rev().find(|at| LOG.is_char_boundary(*at)).unwrap_or(0);
        prop_assert!(parse(&text, TERMS).is_err());
        let _ = parse(&format!("{}{text}{}", &LOG[..cut], &LOG[cut..]), TERMS);
    }
}
