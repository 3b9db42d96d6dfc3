//! Writes a specimen report: `cargo run -p report --example specimen -- zh 3 out.pdf`.

use domain::terms::Lang;
use report::{Attachment, Options};

#[path = "../tests/specimen/mod.rs"]
mod specimen;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let lang = args.next().and_then(|a| Lang::from_key(&a)).unwrap_or_default();
    let sections = args.next().map(|a| a.parse()).transpose()?.unwrap_or(3);
    let path = args.next().unwrap_or_else(|| "specimen.pdf".into());
    let options = Options {
        exported_at: "2026-11-22T06:05:00Z".parse()?,
        evidence: Some(Attachment {
            name: "evidence.json".into(),
            media_type: "application/json".into(),
            description: "Evidence".into(),
            bytes: b"{\"case\":\"CD-2026-0412\"}".to_vec(),
        }),
    };
    let started = std::time::Instant::now();
    let rendered = report::render(&specimen::document(lang, sections), &options)?;
    report::write_atomically(path.as_ref(), &rendered.bytes)?;
    println!(
        "{} pages, {} bytes, {:?}, {:?}",
        rendered.pages,
        rendered.bytes.len(),
        started.elapsed(),
        rendered.warnings
    );
    Ok(())
}
