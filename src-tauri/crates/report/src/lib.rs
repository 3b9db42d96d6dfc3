//! Reports that archive: a document model, its layout on pages, and the PDF file.
//!
//! ```text
//! compose ──▶ model::Document ──▶ layout (lines, pages, structure) ──▶ pdf (printpdf draws, lopdf completes) ──▶ bytes
//! ```
//! The same document and options give the same bytes on every machine: nothing here reads a clock or a random source.

pub mod compose;
mod embedded;
pub mod error;
pub mod file;
mod fonts;
mod layout;
pub mod model;
mod pdf;
mod shape;
mod sketch;

pub use embedded::{EVIDENCE, attachment};
pub use error::ReportError;
pub use file::write_atomically;
pub use pdf::{Attachment, Options, Rendered, Signable, Warning};
pub use sketch::{Sheet, SheetHeading, SheetMark, Sketch, page_count, sketch};

/// Told how much is done of how much; answers whether to go on.
pub type Watch<'a> = dyn FnMut(u64, u64) -> bool + 'a;

/// Lays `doc` out on A4 pages and returns the finished PDF file.
///
/// # Errors
/// [`ReportError::Font`] when a bundled font can't be read or subset, [`ReportError::Assembly`] when the file can't be put together.
pub fn render(doc: &model::Document, options: &Options) -> Result<Rendered, ReportError> {
    render_watched(doc, options, &mut |_, _| true)
}

/// As [`render`], for whoever waits: `watch` is told after each block, and can have it given up.
///
/// # Errors
/// As [`render`], and [`ReportError::GivenUp`] when `watch` says so.
pub fn render_watched(
    doc: &model::Document,
    options: &Options,
    watch: &mut Watch<'_>,
) -> Result<Rendered, ReportError> {
    let fonts = fonts::Fonts::load()?;
    // Putting the file together takes about as long as the layout.
    let steps = 2 * doc.blocks.len().max(1) as u64;
    let mut go_on = |done: u64| if watch(done, steps) { Ok(()) } else { Err(ReportError::GivenUp) };
    let laid = layout::lay_out(doc, &fonts, &mut |block| go_on(block as u64))?;
    let rendered = pdf::assemble(doc, laid, &fonts, options, &mut |page, of| {
        go_on(steps / 2 + steps / 2 * page as u64 / of.max(1) as u64)
    })?;
    go_on(steps)?;
    Ok(rendered)
}
