//! What can go wrong between a document and its file.

use std::path::PathBuf;

/// Why a report could not be made or written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A bundled font can't be read or subset: the program itself is damaged.
    #[error("font {name}: {reason}")]
    Font {
        /// The font's PostScript name.
        name: &'static str,
        /// What the font library said.
        reason: String,
    },
    /// The drawn pages can't be completed to a file.
    #[error("cannot put the PDF together: {0}")]
    Assembly(String),
    /// Whoever waited for it gave up.
    #[error("the report was given up")]
    GivenUp,
    /// No space is left for the file; what was there before is untouched.
    #[error("no space left to write {}", path.display())]
    DiskFull {
        /// Where the file was to go.
        path: PathBuf,
    },
    /// The folder is missing, or may not be written; what was there before is untouched.
    #[error("cannot write {}: {source}", path.display())]
    Unwritable {
        /// Where the file was to go.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}
