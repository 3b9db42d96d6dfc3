//! Tables: everything of the cases as rows, written as CSV, XLSX or JSON.
//!
//! CSV and JSON carry stable keys and are meant for programs; XLSX carries labels in the reader's language.

mod cases;
mod csv;
mod journal;
mod json;
mod xlsx;

use std::path::Path;

use domain::case::Case;
use domain::organisation::Organisation;
use domain::policy::{Action, Actor};
use domain::record::{ExportKind, TableFormat, TableKey};
use domain::terms::{Bilingual, Lang, Timestamp};
use report::write_atomically;
use sha2::{Digest, Sha256};
use store::ReadTx;

use crate::Desk;
use crate::error::DeskError;
use crate::execute::hex;
use crate::query::Withheld;
use crate::session::Session;
use crate::wire::{FileWritten, TablesRequest};

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Cell {
    /// Not known.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A moment, UTC.
    Time(Timestamp),
    /// A key of a closed vocabulary.
    Term(&'static str, &'static str),
}

impl Cell {
    /// As CSV and JSON have it.
    fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Time(at) => rfc3339(*at),
            Self::Term(_, key) => (*key).to_owned(),
        }
    }
}

fn rfc3339(at: Timestamp) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

macro_rules! cell_from {
    ($($type:ty => |$value:ident| $cell:expr),+ $(,)?) => {$(
        impl From<$type> for Cell {
            fn from($value: $type) -> Self { $cell }
        }
    )+};
}

cell_from! {
    String => |text| Self::Text(text),
    &String => |text| Self::Text(text.clone()),
    &str => |text| Self::Text(text.to_owned()),
    u32 => |number| Self::Number(number.into()),
    i64 => |number| Self::Number(number),
    usize => |number| Self::Number(i64::try_from(number).unwrap_or(i64::MAX)),
    bool => |flag| Self::Flag(flag),
    Timestamp => |at| Self::Time(at),
}

/// A column: its key, and its head in both languages.
type Column = (&'static str, &'static str, &'static str);

/// Rows under heads.
struct Table {
    key: TableKey,
    columns: &'static [Column],
    rows: Vec<Vec<Cell>>,
}

/// What filling a table needs.
struct Source<'a> {
    desk: &'a Desk,
    tx: &'a ReadTx<'a>,
    organisation: &'a Organisation,
    actor: &'a Actor,
    lang: Lang,
}

impl Source<'_> {
    fn user(&self, id: domain::ids::UserId) -> Cell {
        self.organisation.users.get(&id).map(|user| user.name.get(self.lang)).into()
    }

    fn both(&self, text: &Bilingual) -> Cell {
        text.get(self.lang).into()
    }
}

impl Desk {
    /// Writes tables to a file and records that in the journal. A person who may not export personal data gets the same
    /// rows without it.
    ///
    /// # Errors
    /// Not permitted, no such case, more tables than a CSV file holds, or the file can't be written.
    pub fn export_tables(&self, session: &Session, request: &TablesRequest) -> Result<FileWritten, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::ExportRedacted)?;
        if request.tables.contains(&TableKey::Journal) {
            actor.require(Action::VerifyJournal)?;
        }
        let one_only = request.format == TableFormat::Csv && request.tables.len() != 1;
        if request.tables.is_empty() || one_only {
            return Err(DeskError::Input("tables".into()));
        }
        let personal = actor.may(Action::ExportFull) && actor.may(Action::SeePersonal);
        let tables = self.tables(&exporting(&actor, personal), request)?;
        let bytes = match request.format {
            TableFormat::Csv => csv::write(tables.first().ok_or_else(|| DeskError::Input("tables".into()))?)?,
            TableFormat::Json => json::write(&tables)?,
            TableFormat::Xlsx => xlsx::write(&tables, &self.content.wording, request.lang)?,
        };
        write_atomically(Path::new(&request.path), &bytes)?;
        self.note_export(&actor, ExportKind::Tables, request.case, &bytes, personal)?;
        let digest = hex(&Sha256::digest(&bytes));
        Ok(FileWritten { path: request.path.clone(), digest, checkpoint: String::new() })
    }

    fn tables(&self, actor: &Actor, request: &TablesRequest) -> Result<Vec<Table>, DeskError> {
        self.store()?.read(|tx| {
            let organisation = tx.organisation()?;
            let source = Source { desk: self, tx, organisation: &organisation, actor, lang: request.lang };
            let mut tables: Vec<Table> = request.tables.iter().map(|key| cases::empty(*key)).collect();
            let ids = match request.case {
                Some(case) => vec![case],
                None => tx.cards().all()?,
            };
            for id in ids {
                let case = tx.case(id)?.ok_or_else(|| domain::refusal::Refusal::no_such("case", id))?;
                for table in &mut tables {
                    source.add(table, &case)?;
                }
            }
            for table in tables.iter_mut().filter(|table| table.key == TableKey::Journal) {
                source.add_journal(table, request.case)?;
            }
            Ok(tables)
        })
    }
}

/// The actor as far as the export goes: without the right to full reports it sees no personal data either.
fn exporting(actor: &Actor, personal: bool) -> Actor {
    let mut actor = actor.clone();
    if !personal {
        actor.roles.retain(|role| !domain::policy::roles_for(Action::SeePersonal).contains(role));
        // Exporting without personal data keeps the right to export.
        actor.roles.insert(domain::policy::Role::Auditor);
    }
    actor
}

impl Source<'_> {
    fn withheld(&self, case: &Case) -> Withheld {
        Withheld::of(case, self.actor)
    }
}
