//! Importing the directory from a file: what each row would do, and the command that does it.

mod columns;
mod row;
mod sheet;

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::event::{Event, Meta};
use domain::ids::{EntryId, ImportId};
use domain::organisation::{self, MOST_CHANGES, Organisation, OrganisationCommand, evolve};
use domain::policy::{Action, Actor};
use serde_json::json;

use crate::Desk;
use crate::compare::compare;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{ImportKind, ImportPreview, ImportRequest, ImportRow, RowEffect};
use row::{Asked, Row};
use sheet::{Sheet, failed};

impl Desk {
    /// What a file would change, row by row, and the command that would carry it out.
    ///
    /// # Errors
    /// Not permitted, or the file is no table that can be read.
    pub fn import_preview(&self, session: &Session, request: &ImportRequest) -> Result<ImportPreview, DeskError> {
        let actor = self.actor(session)?;
        actor.require(match request.kind {
            ImportKind::Sites | ImportKind::Contacts => Action::ManageSites,
            ImportKind::Users => Action::ManageUsers,
        })?;
        let bytes = STANDARD.decode(&request.bytes).map_err(|_| failed("import_format", json!({})))?;
        // A user with a profile takes two changes.
        let sheet = sheet::read(&bytes, MOST_CHANGES / 2)?;
        self.preview(&actor, request.kind, &sheet)
    }

    fn preview(&self, actor: &Actor, kind: ImportKind, sheet: &Sheet) -> Result<ImportPreview, DeskError> {
        let keys: Vec<_> = sheet.headings.iter().map(|heading| columns::key_of(kind, heading)).collect();
        if keys.iter().all(Option::is_none) {
            return Err(failed("import_no_column", json!({})));
        }
        let named = sheet.headings.iter().zip(&keys);
        let unknown_columns = named
            .filter(|(heading, key)| key.is_none() && !heading.is_empty())
            .map(|(heading, _)| heading.clone())
            .collect();
        let mut state = (*self.store()?.read(|tx| tx.organisation())?).clone();
        let ctx = organisation::Context { now: self.host.now(), ids: &*self.host, site_in_use: &|_| true };
        let (mut rows, mut commands, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
        for (line, cells) in &sheet.rows {
            let cells: BTreeMap<_, _> =
                keys.iter().zip(cells).filter_map(|(key, cell)| Some(((*key)?, cell.as_str()))).collect();
            let row = Row { cells, state: &state, wording: &self.content.wording, ids: &*self.host };
            let fallback =
                row.cells.values().find(|cell| !cell.is_empty()).map_or_else(String::new, |cell| (*cell).to_owned());
            let outcome = row.read(kind).and_then(|asked| match seen.insert(asked.subject.clone()) {
                true => Ok(asked),
                false => Err(failed("import_twice", json!({}))),
            });
            let carried = outcome.and_then(|asked| {
                if !asked.is_unchanged() {
                    carry(&mut state, &asked.commands, actor, &ctx)?;
                }
                Ok(asked)
            });
            match carried {
                Ok(asked) => {
                    rows.push(told(*line, &asked));
                    if !asked.is_unchanged() {
                        commands.extend(asked.commands);
                    }
                }
                Err(error) => rows.push(ImportRow {
                    line: *line,
                    name: fallback,
                    effect: RowEffect::Wrong,
                    changes: Vec::new(),
                    error: Some(error.to_wire()),
                }),
            }
        }
        let command = (!commands.is_empty())
            .then(|| OrganisationCommand::ApplyImport { import: ImportId(self.host.next()), changes: commands });
        Ok(ImportPreview { rows, unknown_columns, command })
    }
}

fn told(line: u32, asked: &Asked) -> ImportRow {
    let nothing = json!({});
    let changes = compare(asked.before.as_ref().unwrap_or(&nothing), &asked.after);
    let effect = match &asked.before {
        None => RowEffect::New,
        Some(_) if changes.is_empty() => RowEffect::Unchanged,
        Some(_) => RowEffect::Changed,
    };
    ImportRow { line, name: asked.name.clone(), effect, changes, error: None }
}

/// Carries the commands of one row out on `state`, all of them or none.
fn carry(
    state: &mut Organisation,
    commands: &[OrganisationCommand],
    actor: &Actor,
    ctx: &organisation::Context<'_>,
) -> Result<(), DeskError> {
    if let [only] = commands {
        let events = organisation::decide(state, actor, only, ctx)?;
        fold(state, &events, actor, ctx);
        return Ok(());
    }
    let mut trial = state.clone();
    for command in commands {
        let events = organisation::decide(&trial, actor, command, ctx)?;
        fold(&mut trial, &events, actor, ctx);
    }
    *state = trial;
    Ok(())
}

fn fold(state: &mut Organisation, events: &[(EntryId, Event)], actor: &Actor, ctx: &organisation::Context<'_>) {
    for (entry, event) in events {
        if let Event::Organisation(event) = event {
            evolve(state, event, &Meta { entry: *entry, at: ctx.now, by: actor.user });
        }
    }
}
