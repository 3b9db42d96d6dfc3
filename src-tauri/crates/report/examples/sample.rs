//! Writes a report of the sample case: `cargo run -p report --example sample -- incident zh full out.pdf`.

use domain::report::ReportKind;
use domain::terms::Lang;
use report::compose::{Variant, compose, evidence};
use report::{Attachment, Options};

#[allow(dead_code, clippy::unwrap_used)]
#[path = "../tests/sample/mod.rs"]
mod sample;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let kind = args.next().and_then(|a| ReportKind::from_key(&a)).unwrap_or_default();
    let lang = args.next().and_then(|a| Lang::from_key(&a)).unwrap_or_default();
    let variant = args.next().and_then(|a| Variant::from_key(&a)).unwrap_or(Variant::Full);
    let path = args.next().unwrap_or_else(|| format!("{kind}.pdf"));
    let sample = sample::Sample::new();
    let plan = sample.plan(kind, lang, variant);
    let file = sample.file();
    let evidence = Attachment {
        name: "evidence.json".into(),
        media_type: "application/json".into(),
        description: "Evidence".into(),
        bytes: evidence(&plan, std::slice::from_ref(&file))?,
    };
    let options = Options { exported_at: plan.exported_at, evidence: Some(evidence) };
    let rendered = report::render(&compose(&plan, &file).document, &options)?;
    report::write_atomically(path.as_ref(), &rendered.bytes)?;
    println!("{} pages, {} bytes, {:?}", rendered.pages, rendered.bytes.len(), rendered.warnings);
    Ok(())
}
