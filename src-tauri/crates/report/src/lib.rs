//! Reports that archive: a document model, its layout on pages, and the PDF file.
//!
//! ```text
//! compose ──▶ model::Document ──▶ layout (lines, pages, structure) ──▶ pdf (printpdf draws, lopdf completes) ──▶ bytes
//! ```
//! The same document and options give the same bytes on every machine: nothing here reads a clock or a random source.

pub mod compose;
pub mod error;
pub mod file;
mod fonts;
mod layout;
pub mod model;
mod pdf;
mod shape;
mod sketch;

pub use error::ReportError;
pub use file::write_atomically;
pub use pdf::{Attachment, Options, Rendered, Warning};
pub use sketch::{Sheet, SheetHeading, SheetMark, Sketch, page_count, sketch};

/// Lays `doc` out on A4 pages and returns the finished PDF file.
///
/// # Errors
/// [`ReportError::Font`] when a bundled font can't be read or subset, [`ReportError::Assembly`] when the file can't be put together.
pub fn render(doc: &model::Document, options: &Options) -> Result<Rendered, ReportError> {
    let fonts = fonts::Fonts::load()?;
    let laid = layout::lay_out(doc, &fonts);
    pdf::assemble(doc, laid, &fonts, options)
}
