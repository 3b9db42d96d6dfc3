//! Pages per second: `cargo bench -p report`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use domain::terms::Lang;
use report::Options;

#[path = "../tests/specimen/mod.rs"]
mod specimen;

fn render(c: &mut Criterion) {
    let Ok(exported_at) = "2026-11-22T06:05:00Z".parse() else { return };
    let options = Options { exported_at, evidence: None };
    let mut group = c.benchmark_group("render");
    group.sample_size(10);
    for sections in [10, 100] {
        let doc = specimen::document(Lang::Zh, sections);
        let Ok(once) = report::render(&doc, &options) else { return };
        group.throughput(Throughput::Elements(once.pages as u64));
        group.bench_function(format!("{} pages", once.pages), |b| b.iter(|| report::render(&doc, &options)));
    }
    group.finish();
}

criterion_group!(benches, render);
criterion_main!(benches);
