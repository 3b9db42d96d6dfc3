//! A statement as a Word document: title, paragraphs, the company above and the text's code below.

use std::io::Cursor;

use docx_rs::{AlignmentType, Docx, Footer, Header, LineSpacing, Paragraph, Run, RunFonts};

use super::Sheet;
use crate::error::DeskError;

/// Sizes in half points, as the format counts.
const TITLE: usize = 36;
const BODY: usize = 24;
const SMALL: usize = 18;
/// Space after a paragraph and between lines, in twentieths of a point and 240ths of a line.
const AFTER: u32 = 160;
const LINE: i32 = 384;

/// The bytes of a `.docx` file.
pub(super) fn docx(sheet: &Sheet<'_>) -> Result<Vec<u8>, DeskError> {
    let small = |words: &str| Paragraph::new().align(AlignmentType::Center).add_run(run(words, SMALL));
    let head = match sheet.draft {
        Some(draft) => format!("{} · {draft}", sheet.company),
        None => sheet.company.to_owned(),
    };
    let title = Paragraph::new()
        .style("Heading1")
        .line_spacing(LineSpacing::new().after(AFTER * 2))
        .add_run(run(sheet.title, TITLE).bold());
    let spacing = || LineSpacing::new().after(AFTER).line(LINE);
    let paragraphs = sheet.paragraphs().map(|words| Paragraph::new().line_spacing(spacing()).add_run(run(words, BODY)));
    let document = Docx::new()
        .header(Header::new().add_paragraph(small(&head)))
        .footer(Footer::new().add_paragraph(small(sheet.code)));
    let document = std::iter::once(title).chain(paragraphs).fold(document, Docx::add_paragraph);
    let mut bytes = Cursor::new(Vec::new());
    document.build().pack(&mut bytes).map_err(|error| DeskError::Internal(error.to_string()))?;
    Ok(bytes.into_inner())
}

/// Words in faces that every office has, for either script.
fn run(words: &str, size: usize) -> Run {
    let fonts = RunFonts::new().ascii("Calibri").hi_ansi("Calibri").east_asia("Microsoft YaHei");
    Run::new().add_text(words).size(size).fonts(fonts)
}
