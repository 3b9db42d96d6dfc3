use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::DateTime;

use super::*;
use crate::statement::lint::{LexiconSources, Lexicons, LintInput, LintRule, Severity, lint};

fn shipped() -> Vec<(String, TemplatePack)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/templates");
    let mut packs: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let pack = TemplatePack::parse(&name, &fs::read_to_string(&path).unwrap()).unwrap();
            (name, pack)
        })
        .collect();
    packs.sort_by(|a, b| a.0.cmp(&b.0));
    packs
}

fn value(kind: PlaceholderKind) -> Value {
    match kind {
        PlaceholderKind::Text => Value::Both(Bilingual { zh: "江岸".into(), en: "Riverside".into() }),
        PlaceholderKind::Phone => Value::Text("400-000-0000".into()),
        PlaceholderKind::Number | PlaceholderKind::Money => Value::Number(4),
        _ => Value::Moment(DateTime::parse_from_rfc3339("2026-11-22T14:00:00+08:00").unwrap()),
    }
}

fn full(template: &Template) -> Values {
    template.placeholders.iter().map(|(name, known)| (name.clone(), value(known.kind))).collect()
}

fn sample(body: &str) -> Result<TemplatePack, TemplateError> {
    let text = format!(
        "version = \"1\"\n[[template]]\nid = \"t\"\naudience = \"public\"\nstage = \"holding\"\n\
         title = {{ zh = \"题\", en = \"Title\" }}\n{body}"
    );
    TemplatePack::parse("own.toml", &text)
}

#[test]
fn every_shipped_template_fills_without_leftover() {
    for (file, pack) in shipped() {
        for template in &pack.templates {
            for &lang in Lang::ALL {
                let draft = fill(template, &full(template), lang);
                assert!(draft.open.is_empty(), "{file} {}: {:?}", template.id, draft.open);
                for text in [&draft.title, &draft.text] {
                    assert!(
                        !text.contains(['{', '}', '【']) || template.form == Form::Script,
                        "{}: {text}",
                        template.id
                    );
                    assert!(!text.contains("  ") && !text.contains("\n\n\n"), "{}: {text}", template.id);
                    assert!(
                        lang == Lang::Zh || text.is_ascii() || text.chars().all(|c| !is_han(c)),
                        "{}: {text}",
                        template.id
                    );
                }
            }
        }
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[test]
fn with_nothing_known_every_placeholder_outside_optional_parts_stays_visible() {
    for (_, pack) in shipped() {
        for template in &pack.templates {
            let draft = fill(template, &Values::new(), Lang::Zh);
            assert!(draft.citations.is_empty());
            for name in &draft.open {
                let label = &template.placeholders[name].label.zh;
                let mark = format!("【待填：{label}】");
                assert!(draft.text.contains(&mark) || draft.title.contains(&mark), "{} {name}", template.id);
            }
        }
    }
}

#[test]
fn shipped_ids_are_unique() {
    let packs = shipped();
    let templates: Vec<&Template> = packs.iter().flat_map(|(_, pack)| &pack.templates).collect();
    let ids: BTreeSet<&str> = templates.iter().map(|template| template.id.as_str()).collect();
    assert_eq!(ids.len(), templates.len());
}

#[test]
fn there_is_a_statement_for_every_scenario_audience_and_stage() {
    let packs = shipped();
    assert!(packs.iter().map(|(_, pack)| pack.templates.len()).sum::<usize>() >= 60);
    for &scenario in Scenario::ALL {
        for &audience in Audience::ALL {
            for &stage in Stage::ALL {
                let found = fitting(packs.iter().map(|(_, pack)| pack), scenario, audience, stage);
                assert!(found.iter().any(|found| found.form == Form::Statement), "{scenario} {audience} {stage}");
            }
        }
    }
}

#[test]
fn every_statement_tells_when_the_next_word_comes_and_whom_to_ask() {
    for (_, pack) in shipped() {
        for template in &pack.templates {
            let names: BTreeSet<&str> = template.placeholders.keys().map(String::as_str).collect();
            assert!(names.contains("next_update"), "{}", template.id);
            assert!(names.contains("hotline") || names.contains("contact_phone"), "{}", template.id);
            if template.stage == Stage::Holding {
                assert!(!names.contains("cause") && !names.contains("findings"), "{}", template.id);
            }
        }
    }
}

#[test]
fn templates_for_the_scenario_come_before_the_general_ones() {
    let packs = shipped();
    let found = fitting(packs.iter().map(|(_, pack)| pack), Scenario::FoodPoisoning, Audience::Media, Stage::Holding);
    assert_eq!(found[0].id, "food_poisoning.holding.media");
    assert!(found.iter().all(|template| template.serves(Scenario::FoodPoisoning)));
}

#[test]
fn numbers_dates_money_and_nouns_are_written_as_each_language_does() {
    let pack = TemplatePack::parse(
        "own.toml",
        "version = \"1\"\n[placeholder.sum]\nkind = \"money\"\nlabel = { zh = \"金额\", en = \"sum\" }\n\
         [[template]]\nid = \"t\"\naudience = \"public\"\nstage = \"holding\"\n\
         title = { zh = \"{date} {time}\", en = \"{time}, {date}\" }\n\
         body = { zh = \"{fact.ill_count} 位，{sum}，{next_update}\", en = \"{fact.ill_count|guest|guests}, {sum}, {next_update}\" }\n",
    )
    .unwrap();
    let template = &pack.templates[0];
    let mut values = full(template);
    values.insert("sum".into(), Value::Number(1_234_567));
    let zh = fill(template, &values, Lang::Zh);
    assert_eq!((zh.title.as_str(), zh.text.as_str()), ("2026年11月22日 14:00", "4 位，1,234,567 元，11月22日 14:00"));
    let en = fill(template, &values, Lang::En);
    assert_eq!(en.text, "4 guests, RMB 1,234,567, 14:00 on 22 November");
    values.insert("fact.ill_count".into(), Value::Number(1));
    assert!(fill(template, &values, Lang::En).text.starts_with("1 guest,"));
}

#[test]
fn citations_point_at_what_was_put_in() {
    for (_, pack) in shipped() {
        for template in &pack.templates {
            let draft = fill(template, &full(template), Lang::Zh);
            let text: Vec<char> = draft.text.chars().collect();
            for citation in &draft.citations {
                let cited: String = text[citation.start..citation.end].iter().collect();
                let kind = template.placeholders[&citation.placeholder].kind;
                let expected = ["江岸", "400-000-0000", "4", "2026年11月22日", "14:00", "11月22日 14:00"];
                assert!(expected.contains(&cited.as_str()), "{} {kind}: {cited}", template.id);
            }
        }
    }
}

#[test]
fn an_optional_part_stands_only_when_its_condition_holds() {
    let pack = sample(
        "body = { zh = \"甲{part:more}乙\", en = \"A. {part:more} B.\" }\n[template.part.more]\n\
         when = { above = [\"fact.hospitalised_count\", 0] }\ntext = { zh = \"（住院）\", en = \"In hospital.\" }\n",
    );
    let pack = pack.unwrap();
    let template = &pack.templates[0];
    let with = |count| Values::from([("fact.hospitalised_count".to_owned(), Value::Number(count))]);
    assert_eq!(fill(template, &with(0), Lang::Zh).text, "甲乙");
    assert_eq!(fill(template, &with(2), Lang::Zh).text, "甲（住院）乙");
    assert_eq!(fill(template, &Values::new(), Lang::En).text, "A. B.");
    assert!(fill(template, &Values::new(), Lang::En).open.is_empty());
}

#[test]
fn mistakes_are_refused_with_their_place() {
    let cases = [
        ("body = { zh = \"{sit}\", en = \"{sit}\" }", ContentProblem::UnknownPlaceholder("sit".into())),
        ("body = { zh = \"{site}\", en = \"x\" }", ContentProblem::LanguagesDiffer("site".into())),
        ("body = { zh = \"{part:x}\", en = \"{part:x}\" }", ContentProblem::UnknownReference("x".into())),
        ("body = { zh = \"{site\", en = \"{site\" }", ContentProblem::MalformedPlaceholder("{".into())),
        ("body = { zh = \" \", en = \"x\" }", ContentProblem::Empty),
    ];
    for (body, problem) in cases {
        let error = sample(body).unwrap_err();
        assert_eq!((error.file.as_str(), error.line, error.key.as_str()), ("own.toml", 3, "t"));
        assert_eq!(error.problem, problem);
    }
    let error = sample("body = { zh = \"a\", en = \"b\" }\nbodi = 1\n").unwrap_err();
    assert_eq!((error.line, error.key.as_str()), (8, "bodi"));
}

proptest::proptest! {
    #[test]
    fn filling_never_panics_and_hides_nothing(body in "[a-z{}|:. \n]{0,60}", text in ".{0,20}") {
        let quoted = body.replace('\n', "\\n");
        if let Ok(pack) = sample(&format!("body = {{ zh = \"{quoted}x\", en = \"{quoted}x\" }}")) {
            let values = Values::from([("site".to_owned(), Value::Text(text))]);
            let draft = fill(&pack.templates[0], &values, Lang::En);
            let end = draft.text.chars().count();
            proptest::prop_assert!(draft.citations.iter().all(|citation| citation.end <= end));
        }
    }
}

/// What a careful writer would put in.
fn realistic(name: &str, kind: PlaceholderKind) -> Value {
    let (zh, en) = match name {
        "company" => ("栖禾小厨", "Qihe Kitchen"),
        "site" => ("上海榆园店", "our Elm Garden restaurant"),
        "address" => ("上海市榆园路 18 号", "18 Yuyuan Garden Road, Shanghai"),
        "area" => ("华东区外卖", "delivery in East China"),
        "authority" => ("榆园区市场监督管理局", "the Elm Garden District market regulator"),
        "case_number" => ("CD-2026-0031", "CD-2026-0031"),
        "hotline_hours" => ("每天 9:00–22:00", "9:00–22:00 daily"),
        "contact" => ("顾客关怀组", "our customer care team"),
        "email" => ("press@qihe.example", "press@qihe.example"),
        "link" => ("https://qihe.example/notice", "https://qihe.example/notice"),
        "help_where" => ("榆园医院急诊部", "Elm Garden Hospital"),
        "product" => ("凉拌木耳", "the wood-ear salad"),
        "batch" => ("260917", "260917"),
        "event" => ("一台货架倒下", "a shelf fell over"),
        "advice" => ("请停止使用并保留包装", "stop using it and keep the packaging"),
        "cause" => ("货架固定螺栓松动", "a loose bolt in the shelf"),
        "remedy" => ("承担医疗费用并退还餐费", "we pay the medical costs and refund the meal"),
        "measures" => ("每班检查并记录，每月由第三方复查", "a check on every shift and a monthly outside inspection"),
        "owner" => ("营运副总裁", "the Vice President Operations"),
        "data_items" => ("手机号和订单记录", "telephone numbers and order records"),
        _ => ("已核对门店记录并停用货架", "we checked the site's records and took the shelf out of use"),
    };
    match kind {
        PlaceholderKind::Text => Value::Both(Bilingual { zh: zh.into(), en: en.into() }),
        other => value(other),
    }
}

#[test]
fn every_shipped_statement_passes_the_checks() {
    macro_rules! lexicon {
        ($name:literal) => {
            include_str!(concat!("../../../../../content/lexicons/lint/", $name, ".toml"))
        };
    }
    let sources = LexiconSources {
        rules: lexicon!("rules"),
        zh: lexicon!("zh"),
        en: lexicon!("en"),
        quantities: lexicon!("quantities"),
    };
    let lexicons = Lexicons::parse(&sources).unwrap();
    let mut found = Vec::new();
    for (_, pack) in shipped() {
        for template in pack.templates.iter().filter(|template| template.form == Form::Statement) {
            let values: Values =
                template.placeholders.iter().map(|(name, known)| (name.clone(), realistic(name, known.kind))).collect();
            for &lang in Lang::ALL {
                let draft = fill(template, &values, lang);
                let other = fill(template, &values, if lang == Lang::Zh { Lang::En } else { Lang::Zh });
                let input = LintInput {
                    other_language: Some(&other.text),
                    ..LintInput::new(&draft.text, lang, template.stage, template.audience)
                };
                for finding in lint(&lexicons, &input) {
                    if finding.severity != Severity::Info && finding.rule != LintRule::UncitedClaim {
                        found.push(format!(
                            "{} {lang} {} {} | {}",
                            template.id, finding.rule, finding.excerpt, finding.why
                        ));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{}\n{}", found.len(), found.join("\n"));
}
