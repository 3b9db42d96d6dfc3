//! Reading a file embedded in a report back out of it.

use lopdf::{Dictionary, Document, Object};

/// The name under which the evidence is embedded.
pub const EVIDENCE: &str = "evidence.json";

/// The bytes of the file called `name` that is embedded in `pdf`; none where there is no such file, or no readable PDF.
pub fn attachment(pdf: &[u8], name: &str) -> Option<Vec<u8>> {
    let file = Document::load_mem(pdf).ok()?;
    let within = |dict: &Dictionary, key: &[u8]| -> Option<Dictionary> {
        let (_, found) = file.dereference(dict.get(key).ok()?).ok()?;
        found.as_dict().ok().cloned()
    };
    let names = within(&within(file.catalog().ok()?, b"Names")?, b"EmbeddedFiles")?;
    let pairs = names.get(b"Names").and_then(Object::as_array).ok()?;
    let specification = pairs.chunks_exact(2).find_map(|pair| {
        let called = lopdf::decode_text_string(&pair[0]).ok()?;
        let (_, specification) = file.dereference(&pair[1]).ok()?;
        (called == name).then(|| specification.as_dict().ok().cloned()).flatten()
    })?;
    let files = within(&specification, b"EF")?;
    let (_, stream) = file.dereference(files.get(b"F").ok()?).ok()?;
    let stream = stream.as_stream().ok()?;
    Some(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()))
}
