//! The checks with the lexicons that ship.

use super::*;

pub(super) fn lexicons() -> &'static Lexicons {
    static LEXICONS: std::sync::LazyLock<Lexicons> = std::sync::LazyLock::new(|| {
        Lexicons::parse(&LexiconSources {
            rules: include_str!("../../../../../content/lexicons/lint/rules.toml"),
            zh: include_str!("../../../../../content/lexicons/lint/zh.toml"),
            en: include_str!("../../../../../content/lexicons/lint/en.toml"),
            quantities: include_str!("../../../../../content/lexicons/lint/quantities.toml"),
        })
        .unwrap()
    });
    &LEXICONS
}

/// Rules found, once each, in their own order.
fn rules(input: &LintInput) -> Vec<&'static str> {
    let mut found: Vec<_> = lint(lexicons(), input).iter().map(|f| f.rule.key()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

const DESIGN: &str = "11 月 22 日中午，4 位顾客在我们滨江店用餐后身体不适，我们非常抱歉，也很牵挂他们。\n12:10 起，该店已停售并封存相关菜品；12:40 已主动报告区市场监管局。4 位顾客均有专人陪同就医，尽快垫付全部费用。\n初步判断是供应商的木耳有问题，原因以监管部门的结论为准。我们保证绝不会再发生此类事件。\n下一次说明将于今日 14:00 发布。热线 400-000-0000。";

#[test]
fn the_statement_of_the_design_has_its_findings() {
    let input = LintInput::new(DESIGN, Lang::Zh, Stage::Holding, Audience::Public);
    let found = rules(&input);
    for rule in ["over_promise", "vague_time", "cause_or_liability_early", "blame_shifting", "speculation"] {
        assert!(found.contains(&rule), "{rule}: {found:?}");
    }
    for rule in ["missing_empathy", "missing_next_update", "missing_contact", "minimising", "cold_wording"] {
        assert!(!found.contains(&rule), "{rule}: {found:?}");
    }
}

#[test]
fn figures_are_held_against_the_ledger() {
    let facts = |json| LedgerFacts::from_json(&json).unwrap();
    let check = |text: &str, lang, facts: &LedgerFacts| {
        let input = LintInput { facts: Some(facts), ..LintInput::new(text, lang, Stage::Update, Audience::Public) };
        lint(lexicons(), &input)
            .into_iter()
            .filter(|f| matches!(f.rule, LintRule::NumberMismatch | LintRule::UncitedClaim))
            .map(|f| (f.rule.key(), f.excerpt))
            .collect::<Vec<_>>()
    };
    let three = facts(
        serde_json::json!({"ill_count": 3, "hospitalised_count": null, "site": "滨江店", "occurred": "2024-11-22", "batch": "A20241101"}),
    );
    assert_eq!(check("11月22日，三名顾客用餐后身体不适。", Lang::Zh, &three), []);
    assert_eq!(
        check("11月22日，4位顾客在我们滨江店用餐后身体不适。", Lang::Zh, &three),
        [("number_mismatch", "4".into())]
    );
    assert_eq!(check("11月23日，3位顾客在我们解放路店用餐后身体不适。", Lang::Zh, &three).len(), 2);
    assert_eq!(check("其中2人住院。", Lang::Zh, &three), [("uncited_claim", "2".into())]);
    assert_eq!(check("涉及批次为B20241101。", Lang::Zh, &three), [("number_mismatch", "B20241101".into())]);
    assert_eq!(check("Five guests fell ill after lunch.", Lang::En, &three), [("number_mismatch", "Five".into())]);
    for time in ["At 12:10 four", "By 6 pm four", "Since 6 p.m. four"] {
        let text = format!("{time} guests fell ill after lunch.");
        assert_eq!(check(&text, Lang::En, &three), [("number_mismatch", "four".into())], "{text}");
    }
    assert_eq!(check("At 12:10 guests fell ill after lunch.", Lang::En, &three), []);
    assert_eq!(check("12:10 顾客出现不适。", Lang::Zh, &three), []);
    let listed = facts(serde_json::json!([
        {"claim": "发病人数", "value": 4, "state": "reported"},
        {"claim": "现场样品已送检", "state": "confirmed"},
    ]));
    assert_eq!(check("4名顾客出现呕吐。", Lang::Zh, &listed), [("uncited_claim", "4".into())]);
}

#[test]
fn versions_and_live_statements_must_agree() {
    let zh = LintInput {
        other_language: Some("Four guests fell ill on 22 November."),
        ..LintInput::new("11月22日，三位顾客用餐后身体不适。", Lang::Zh, Stage::Update, Audience::Public)
    };
    assert!(rules(&zh).contains(&"language_mismatch"));
    let earlier = ["11月22日，4名顾客出现呕吐。我们未使用过期食材，网传内容不属实。"];
    let later = LintInput {
        other_statements: &earlier,
        ..LintInput::new("11月22日，5名顾客出现呕吐，我们深表歉意。", Lang::Zh, Stage::Update, Audience::Public)
    };
    let found = rules(&later);
    assert!(found.contains(&"number_mismatch") && found.contains(&"mixed_strategy"), "{found:?}");
}

#[test]
fn positions_are_code_points_and_explanations_follow_the_reader() {
    let text = "😀我们保证绝不会再发生。";
    let input = LintInput { explain_in: Lang::En, ..LintInput::new(text, Lang::Zh, Stage::Update, Audience::Public) };
    for finding in lint(lexicons(), &input) {
        let excerpt: String = text.chars().skip(finding.start).take(finding.end - finding.start).collect();
        assert_eq!(excerpt, finding.excerpt);
        assert!(finding.why.is_ascii() && !finding.why.is_empty() && !finding.suggest.is_empty(), "{finding:?}");
    }
}

#[test]
fn hostile_texts_do_not_break_it() {
    let long = "我们保证".repeat(300);
    for text in ["", " ", "\n\n", "“", "”“", "。。。", "\u{0}", "🙂", "0000000000000000000000000", "（", &long]
    {
        for &stage in Stage::ALL {
            for &lang in Lang::ALL {
                let input = LintInput::new(text, lang, stage, Audience::Public);
                let count = text.chars().count();
                assert!(lint(lexicons(), &input).iter().all(|f| f.start <= f.end && f.end <= count));
            }
        }
    }
}
