//! Writes the sample case's report: `cargo run -p report --example incident -- zh full out.pdf`.

use domain::terms::Lang;
use report::Options;
use report::incident::{Variant, compose};

#[allow(dead_code, clippy::unwrap_used)]
#[path = "../tests/sample/mod.rs"]
mod sample;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let lang = args.next().and_then(|a| Lang::from_key(&a)).unwrap_or_default();
    let variant = args.next().and_then(|a| Variant::from_key(&a)).unwrap_or(Variant::Full);
    let path = args.next().unwrap_or_else(|| "incident.pdf".into());
    let sample = sample::Sample::new();
    let input = sample.input(lang, variant);
    let rendered = report::render(&compose(&input), &Options { exported_at: input.exported_at, evidence: None })?;
    report::write_atomically(path.as_ref(), &rendered.bytes)?;
    println!("{} pages, {} bytes, {:?}", rendered.pages, rendered.bytes.len(), rendered.warnings);
    Ok(())
}
