//! Taking a statement along: as text, as Markdown, or as PDF under the company's name.

use std::path::Path;

use domain::organisation::Organisation;
use domain::policy::Action;
use domain::refusal::Refusal;
use domain::statement::{Statement, TextVersion};
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
        let no_such = || Refusal::NoSuch { what: "statement".into(), id: request.statement.to_string() };
        let found = case.statements.get(&request.statement).ok_or_else(no_such)?;
        if !found.is_live() {
            actor.require(Action::SeeDrafts)?;
        }
        let missing = || Refusal::Missing { field: "text".into() };
        let version = found.current().ok_or_else(missing)?;
        let text = version.texts.get(&request.lang).ok_or_else(missing)?;
        let bytes = match request.format {
            StatementFormat::Text => format!("{}\n\n{text}\n", version.title).into_bytes(),
            StatementFormat::Markdown => format!("# {}\n\n{}\n", version.title, markdown(text)).into_bytes(),
            StatementFormat::Pdf => {
                let document = document(found, version, text, &organisation, request.lang);
                render(&document, &Options { exported_at: self.host.now(), evidence: None })?.bytes
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

fn document(found: &Statement, version: &TextVersion, text: &str, organisation: &Organisation, lang: Lang) -> Document {
    let company = organisation.company.get(lang).to_owned();
    let draft = match lang {
        Lang::Zh => "草稿",
        Lang::En => "Draft",
    };
    let paragraph =
        |words: &str| Block::Paragraph(Text(vec![Inline::Span(Span { text: words.to_owned(), ..Span::default() })]));
    let heading = Block::Heading { level: 1, text: version.title.clone() };
    let paragraphs = text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(paragraph);
    Document {
        lang,
        title: version.title.clone(),
        subject: version.title.clone(),
        author: company.clone(),
        running_head: company,
        short_code: version.digest.chars().take(CODE).collect(),
        classification: None,
        watermark: (!found.is_live()).then(|| draft.to_owned()),
        blocks: std::iter::once(heading).chain(paragraphs).collect(),
    }
}
