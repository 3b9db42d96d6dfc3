//! Grading of fact sets that differ, unknown facts among them, beside reading them from JSON.

use criterion::{Criterion, criterion_group, criterion_main};
use domain::grading::{Facts, KnownFact, RulePack, assess};
use domain::terms::{FactValue, Grade};

const SETS: i64 = 100_000;

/// The n-th of sets that spread over all grades; every fourth value of each is unknown.
fn facts(n: i64) -> Facts {
    let values = [
        ("ill_count", FactValue::Number(n % 40)),
        ("same_dining_area", FactValue::Flag(n % 3 == 0)),
        ("same_meal_time", FactValue::Flag(n % 5 == 0)),
        ("same_food", FactValue::Flag(n % 7 == 0)),
        ("hospitalised_count", FactValue::Number(n % 11)),
        ("death_count", FactValue::Number(n % 101 / 100)),
    ];
    let known = values.into_iter().enumerate().filter(|(place, _)| (n / 3 + *place as i64) % 4 != 0);
    known.map(|(_, (key, value))| (key.to_owned(), KnownFact::known(value))).collect()
}

fn bench(c: &mut Criterion) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/rules/food_poisoning.toml");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let Ok(pack) = RulePack::parse("food_poisoning.toml", &text) else { return };
    let sets: Vec<Facts> = (0..SETS).map(facts).collect();
    let json: Vec<String> = sets.iter().filter_map(|set| serde_json::to_string(set).ok()).collect();
    let mut group = c.benchmark_group("grading");
    group.sample_size(10);
    group.bench_function(format!("assess {SETS} fact sets"), |b| {
        b.iter(|| sets.iter().filter(|set| assess(&pack, set).grade > Grade::General).count());
    });
    group.bench_function(format!("read {SETS} fact sets from JSON"), |b| {
        b.iter(|| json.iter().filter(|text| serde_json::from_str::<Facts>(text).is_ok()).count());
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
