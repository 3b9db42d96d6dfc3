//! From pages to the file: printpdf draws, lopdf completes (structure, outline, metadata, evidence).

mod draw;
mod icc;
mod metadata;
mod outline;
mod save;
mod signature;
mod structure;
mod subset;

use std::collections::BTreeMap;
use std::io::Write;

use domain::terms::Timestamp;
use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use crate::ReportError;
use crate::fonts::Fonts;
use crate::layout::Laid;
use crate::layout::page::Anchor;
use crate::layout::tree::Tree;
use crate::model::Document;
pub use signature::Signable;

use draw::{Ties, draw_page};
use subset::Inks;

/// What a file needs beside its document.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The time of export, printed in the metadata.
    pub exported_at: Timestamp,
    /// A file to embed as the evidence behind the report.
    pub evidence: Option<Attachment>,
}

/// A file embedded in the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// Its file name.
    pub name: String,
    /// Its media type, such as `application/json`.
    pub media_type: String,
    /// What it is, in the report's language.
    pub description: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A finished file.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What a reader should be told.
    pub warnings: Vec<Warning>,
}

/// Something that could not be shown as it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// No bundled font has this character: its boxed code point is shown, and the text layer keeps it.
    MissingGlyph {
        /// The character.
        ch: char,
        /// How often it occurs.
        count: usize,
    },
}

impl Warning {
    /// A warning for each character, with how often it occurs.
    pub(crate) fn all(counts: BTreeMap<char, usize>) -> Vec<Self> {
        counts.into_iter().map(|(ch, count)| Self::MissingGlyph { ch, count }).collect()
    }
}

/// Draws the pages and completes the file; `step` is told after each page of how many, and may end it.
pub(crate) fn assemble(
    doc: &Document,
    laid: Laid,
    fonts: &Fonts,
    options: &Options,
    step: &mut dyn FnMut(usize, usize) -> Result<(), ReportError>,
) -> Result<Rendered, ReportError> {
    let Laid { pages, tree, anchors } = laid;
    let inks = Inks::gather(&pages, fonts);
    let of = pages.len();
    let mut drawn = Vec::with_capacity(of);
    let mut ties = Vec::with_capacity(of);
    let mut missing = BTreeMap::new();
    // A long report fills much memory: what has been used up on the way is let go.
    for page in pages {
        let (mut ops, tied) = draw_page(page, &inks, &tree, &mut missing);
        ops.shrink_to_fit();
        drawn.push(PdfPage::new(Mm(210.0), Mm(297.0), ops));
        ties.push(tied);
        step(drawn.len(), of)?;
    }
    let mut file = printed(drawn, &inks, fonts)?;
    complete(&mut file, doc, (&tree, &anchors), &ties, options)?;
    drop((tree, anchors, ties));
    let bytes = save::save(file)?;
    Ok(Rendered { bytes, pages: of, warnings: Warning::all(missing) })
}

/// The pages as printpdf writes them.
fn printed(pages: Vec<PdfPage>, inks: &Inks, fonts: &Fonts) -> Result<lopdf::Document, ReportError> {
    let mut pdf = PdfDocument::new("");
    inks.embed(&mut pdf, fonts)?;
    pdf.pages = pages;
    let plain = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let mut file = pdf.to_lopdf_document(&plain, &mut warnings);
    match warnings.into_iter().find(|w| w.severity == printpdf::PdfParseErrorSeverity::Error) {
        Some(problem) => Err(ReportError::Assembly(problem.msg)),
        None => compress_streams(&mut file).map(|()| file),
    }
}

fn complete(
    file: &mut lopdf::Document,
    doc: &Document,
    (tree, anchors): (&Tree, &[Anchor]),
    ties: &[Ties],
    options: &Options,
) -> Result<(), ReportError> {
    file.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let mut catalog = Dictionary::new();
    catalog.set("Type", "Catalog");
    catalog.set("Pages", pages_root(file)?);
    // printpdf's own catalog and information give way to ours.
    for replaced in [&b"Root"[..], b"Info"] {
        let id = file.trailer.get(replaced).and_then(Object::as_reference).map_err(broken)?;
        file.objects.remove(&id);
    }
    structure::write(file, &mut catalog, (tree, anchors), ties, &pages)?;
    outline::write(file, &mut catalog, anchors, &pages);
    metadata::write(file, &mut catalog, doc, options);
    let root = file.add_object(catalog);
    file.trailer.set("Root", root);
    let zero = || Object::String(vec![0; 16], StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![zero(), zero()]);
    compress_streams(file)
}

fn pages_root(file: &lopdf::Document) -> Result<ObjectId, ReportError> {
    let catalog = file.catalog().map_err(broken)?;
    catalog.get(b"Pages").and_then(Object::as_reference).map_err(broken)
}

fn broken(error: lopdf::Error) -> ReportError {
    ReportError::Assembly(error.to_string())
}

fn compress_streams(file: &mut lopdf::Document) -> Result<(), ReportError> {
    let streams = file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    streams.filter(|stream| stream.allows_compression).try_for_each(compress)
}

fn compress(stream: &mut Stream) -> Result<(), ReportError> {
    if stream.dict.has(b"Filter") {
        return Ok(());
    }
    let mut packed = deflate(&stream.content)?;
    // Some readers take a final carriage return for the end of a line. The checksum stands last, so that one more blank
    // after plain operators changes it; other streams must stay as they are.
    let plain = stream.dict.iter().all(|(key, _)| key == b"Length");
    while plain && packed.last() == Some(&b'\r') {
        stream.content.push(b'\n');
        packed = deflate(&stream.content)?;
    }
    if packed.len() + 20 < stream.content.len() {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(packed);
    }
    Ok(())
}

fn deflate(content: &[u8]) -> Result<Vec<u8>, ReportError> {
    let failed = |e: std::io::Error| ReportError::Assembly(e.to_string());
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(content.len() / 3), Compression::new(6));
    encoder.write_all(content).map_err(failed)?;
    encoder.finish().map_err(failed)
}

/// A text string as PDF wants it: UTF-16 with a byte order mark.
fn text_string(text: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}
