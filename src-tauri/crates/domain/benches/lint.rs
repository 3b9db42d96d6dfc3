//! Marks must follow typing: the checks on a statement of 2,000 characters, every rule, with a ledger.

use criterion::{Criterion, criterion_group, criterion_main};
use domain::statement::lint::{LedgerFacts, LexiconSources, Lexicons, LintInput, lint};
use domain::terms::{Audience, Lang, Stage};

const ZH: &str = "11 月 22 日中午，4 位顾客在我们滨江店用餐后身体不适，我们非常抱歉，也很牵挂他们。12:10 起，该店已停售并封存相关菜品，并已主动报告区市场监管局。4 位顾客均有专人陪同就医，尽快垫付全部费用。初步判断是供应商的木耳有问题。我们保证绝不会再发生此类事件。下一次说明将于今日 14:00 发布。热线 400-000-0000。";
const EN: &str = "At noon on 22 November four guests felt unwell after eating at our Binjiang store. We are very sorry and our thoughts are with them. The store stopped serving the dishes at 12:10 and told the regulator. We guarantee this will never happen again. The supplier may have delivered spoiled mushrooms. The next update will follow at 2 p.m. today. Call 400-000-0000. ";

fn bench(c: &mut Criterion) {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/lexicons/lint/");
    let read = |name: &str| std::fs::read_to_string(format!("{dir}{name}.toml")).unwrap_or_default();
    let (rules, zh, en, quantities) = (read("rules"), read("zh"), read("en"), read("quantities"));
    let sources = LexiconSources { rules: &rules, zh: &zh, en: &en, quantities: &quantities };
    let Ok(lexicons) = Lexicons::parse(&sources) else { return };
    let facts = LedgerFacts::from_json(&serde_json::json!({"ill_count": 4, "site": "滨江店"})).unwrap_or_default();
    for (lang, text) in [(Lang::Zh, ZH), (Lang::En, EN)] {
        let text: String = text.chars().cycle().take(2_000).collect();
        let input = LintInput { facts: Some(&facts), ..LintInput::new(&text, lang, Stage::Holding, Audience::Public) };
        c.bench_function(&format!("lint 2000 characters {lang}"), |b| b.iter(|| lint(&lexicons, &input)));
    }
    c.bench_function("parse the lexicons", |b| b.iter(|| Lexicons::parse(&sources).is_ok()));
}

criterion_group!(benches, bench);
criterion_main!(benches);
