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

#[test]
fn a_statement_says_the_core_message_and_nothing_against_it() {
    let check = |lang, core, supports: &[&str], text: &str| {
        let message = Some(Message { core, supports });
        let input = LintInput { message, ..LintInput::new(text, lang, Stage::Update, Audience::Employees) };
        let mut found: Vec<_> = lint(lexicons(), &input)
            .into_iter()
            .filter(|f| matches!(f.rule, LintRule::MessageOmitted | LintRule::MessageContradicted))
            .map(|f| (f.rule.key(), f.excerpt))
            .collect();
        found.sort();
        found
    };
    let (omitted, against) =
        (("message_omitted", String::new()), |words: &str| ("message_contradicted", words.to_owned()));
    let zh = |text| check(Lang::Zh, "滨江店已停业，顾客的治疗费用由我们承担", &["检测结果将向社会公布"], text);
    assert_eq!(zh("同事们，滨江店今天停业。顾客治疗的费用全部由公司承担。"), []);
    assert_eq!(zh("同事们，请做好解释工作。"), std::slice::from_ref(&omitted));
    assert_eq!(zh("滨江店今天正常营业。顾客的治疗费用由我们承担。"), [against("滨江店今天正常营业")]);
    assert_eq!(zh("滨江店已停业，顾客的治疗费用由我们承担，检测结果不向社会公布。"), [against("检测结果不向社会公布")]);
    let en = |text| check(Lang::En, "The Riverside store is closed, and we are paying all medical costs", &[], text);
    assert_eq!(en("Colleagues, the Riverside store closed at noon. All medical costs are being paid by us."), []);
    assert_eq!(
        en("Colleagues, the Riverside store is open. We are paying medical costs."),
        [against("the Riverside store is open")]
    );
    assert_eq!(en("Please answer questions calmly."), [omitted]);
}

#[test]
fn dates_that_two_readers_read_differently_are_found() {
    let found = |text: &str, lang| {
        let input = LintInput::new(text, lang, Stage::Update, Audience::Public);
        let dates = lint(lexicons(), &input).into_iter().filter(|f| f.rule == LintRule::DateFormat);
        dates.map(|f| f.excerpt).collect::<Vec<_>>()
    };
    assert_eq!(found("事情发生在2026.11.22，11/23已报告。", Lang::Zh), ["2026.11.22", "11/23"]);
    assert_eq!(found("It happened on 03/04/2026.", Lang::En), ["03/04/2026"]);
    assert_eq!(found("2026年11月22日，版本 3.5，24/7 热线，占 1/3，2026-11-22", Lang::Zh), Vec::<String>::new());
    assert_eq!(found("Open 24/7, 3.5 tonnes, on 22 November 2026.", Lang::En), Vec::<String>::new());
}

#[test]
fn a_text_that_is_hard_to_read_as_a_whole_is_marked() {
    let hard = |text: &str, lang| {
        rules(&LintInput::new(text, lang, Stage::Update, Audience::Public)).contains(&"reading_ease")
    };
    let plain = "We closed the store at noon. Four guests are with doctors. We will write again at six.";
    let legal = "Notwithstanding considerable organisational complexities, comprehensive investigations necessitating interdepartmental collaboration are proceeding. Consequently, preliminary determinations regarding accountability remain unavailable. Supplementary communications concerning remediation methodologies are anticipated.";
    assert!(!hard(plain, Lang::En) && hard(legal, Lang::En));
    let long = "我们在接到多位顾客反映用餐之后出现身体不适的情况以后立即组织食品安全运营以及客户服务等多个部门的负责同志赶赴现场开展调查处置并且安排专人陪同前往附近医院接受检查治疗。".repeat(3);
    assert!(hard(&long, Lang::Zh) && !hard("门店已停业。四位顾客正在就医。今晚六点再通报。", Lang::Zh));
}
