//! Taking a statement along: as text, Markdown, Word document, picture, or as PDF under the company's name.

mod docx;

use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::policy::Action;
use domain::refusal::Refusal;
use domain::terms::Lang;
use report::model::{Block, Document, Inline, Span, Text};
use report::{Options, render, write_atomically};

use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{StatementExport, StatementFormat};

/// How much of a digest tells a sheet from another.
const CODE: usize = 12;

impl Desk {
    /// Writes the present text of a statement to a file, in one language. What is not released is marked as a draft.
    ///
    /// # Errors
    /// Not permitted, no such statement, no text in this language, or the file can't be written.
    pub fn export_statement(&self, session: &Session, request: &StatementExport) -> Result<(), DeskError> {
        let actor = self.actor(session)?;
        let (case, organisation) = self.seen_case(&actor, request.case)?;
        let no_such = || Refusal::no_such("statement", request.statement);
        let found = case.statements.get(&request.statement).ok_or_else(no_such)?;
        if !found.is_live() {
            actor.require(Action::SeeDrafts)?;
        }
        let missing = || Refusal::Missing { field: "text".into() };
        let version = found.current().ok_or_else(missing)?;
        let text = version.texts.get(&request.lang).ok_or_else(missing)?;
        let sheet = Sheet {
            lang: request.lang,
            company: organisation.company.get(request.lang),
            title: &version.title,
            text,
            code: version.digest.get(..CODE).unwrap_or(&version.digest),
            draft: (!found.is_live()).then(|| draft(request.lang)),
        };
        let bytes = match request.format {
            StatementFormat::Text => format!("{}\n\n{text}\n", version.title).into_bytes(),
            StatementFormat::Markdown => format!("# {}\n\n{}\n", version.title, markdown(text)).into_bytes(),
            StatementFormat::Docx => docx::docx(&sheet)?,
            StatementFormat::Image => picture(request.picture.as_deref())?,
            StatementFormat::Pdf => {
                let options = Options { exported_at: self.host.now(), evidence: None };
                render(&sheet.document(), &options)?.bytes
            }
        };
        Ok(write_atomically(Path::new(&request.path), &bytes)?)
    }
}

/// Signs that Markdown would take for its own stand as they are.
fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// What a picture begins with.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The picture that the window drew of its preview.
fn picture(drawn: Option<&str>) -> Result<Vec<u8>, DeskError> {
    let invalid = || Refusal::Invalid { field: "picture".into() };
    let bytes = BASE64_STANDARD.decode(drawn.ok_or_else(invalid)?).map_err(|_| invalid())?;
    if bytes.starts_with(PNG) { Ok(bytes) } else { Err(invalid().into()) }
}

const fn draft(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "草稿",
        Lang::En => "Draft",
    }
}

/// A text under the company's name.
struct Sheet<'a> {
    lang: Lang,
    company: &'a str,
    title: &'a str,
    text: &'a str,
    /// Tells a sheet from another.
    code: &'a str,
    /// What marks a text that is not released.
    draft: Option<&'static str>,
}

impl Sheet<'_> {
    fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.text.split('\n').map(str::trim).filter(|line| !line.is_empty())
    }

    fn document(&self) -> Document {
        let span = |words: &str| Inline::Span(Span { text: words.to_owned(), ..Span::default() });
        let paragraphs = self.paragraphs().map(|words| Block::Paragraph(Text(vec![span(words)])));
        let heading = Block::Heading { level: 1, text: self.title.to_owned() };
        Document {
            lang: self.lang,
            title: self.title.to_owned(),
            subject: self.title.to_owned(),
            author: self.company.to_owned(),
            running_head: self.company.to_owned(),
            short_code: self.code.to_owned(),
            classification: None,
            watermark: self.draft.map(str::to_owned),
            blocks: std::iter::once(heading).chain(paragraphs).collect(),
        }
    }
}
