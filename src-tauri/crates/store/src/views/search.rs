//! Full-text search: one document an entry that holds text.

use domain::case::CaseEvent;
use domain::event::Event;
use domain::fact::FactEvent;
use domain::ids::{CaseId, EntryId};
use domain::person::{Identity, PersonEvent};
use domain::room::RoomEvent;
use domain::statement::StatementEvent;
use domain::task::TaskEvent;
use domain::terms::Timestamp;
use rusqlite::{Connection, params};

use super::text;
use crate::error::StoreError;
use crate::journal::{Header, Hlc};

/// The index holds no text, only where each token stands. `rowid` is the entry's `seq`. Beginnings of words are indexed
/// as far as many words share them; Chinese tokens have one character and none.
pub(super) const MIGRATION: &str = "CREATE VIRTUAL TABLE search USING fts5(
  text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
);";

/// In which case each entry of the index stands, by the number of the case's first entry, and whether it holds names,
/// contacts or names of files that may show the persons concerned.
pub(super) const ENTRIES: &str = "CREATE TABLE search_entry (
  seq       INTEGER PRIMARY KEY NOT NULL,
  first_seq INTEGER NOT NULL,
  personal  INTEGER NOT NULL
) STRICT;";

/// Entries of these kinds hold names and contacts of the persons concerned, or names of files that may show them.
const PERSONAL: [&str; 4] = ["case.reporter_recorded", "room.caller_recorded", "room.attached", "person.identified"];

/// Changes the index.
pub(super) struct SearchWrite<'a>(pub(super) &'a Connection);

impl SearchWrite<'_> {
    /// Takes in an entry of the case whose first entry is `first_seq`.
    pub(super) fn add(&self, first_seq: i64, header: &Header, event: &Event) -> Result<(), StoreError> {
        let mut tokens = String::new();
        for part in texts(event) {
            text::indexed(part, &mut tokens);
        }
        if tokens.is_empty() {
            return Ok(());
        }
        let personal = PERSONAL.contains(&header.kind.as_str());
        self.0
            .prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")?
            .execute(params![header.seq, tokens])?;
        self.0
            .prepare_cached("INSERT OR REPLACE INTO search_entry (seq, first_seq, personal) VALUES (?1, ?2, ?3)")?
            .execute(params![header.seq, first_seq, personal])?;
        Ok(())
    }

    /// Removes an entry and rewrites the index, so that nothing of it is left in the file.
    pub(super) fn erase(&self, seq: i64) -> Result<(), StoreError> {
        self.0.execute("DELETE FROM search WHERE rowid = ?1", [seq])?;
        self.0.execute("DELETE FROM search_entry WHERE seq = ?1", [seq])?;
        self.0.execute("INSERT INTO search (search) VALUES ('optimize')", [])?;
        Ok(())
    }
}

/// An entry that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The case.
    pub case: CaseId,
    /// The entry.
    pub entry: EntryId,
    /// Its kind, e.g. `case.logged`.
    pub kind: String,
    /// When it was recorded, UTC.
    pub at: Timestamp,
}

/// Searches.
#[derive(Clone, Copy)]
pub struct SearchRead<'a>(pub(crate) &'a Connection);

impl SearchRead<'_> {
    /// Up to `limit` entries that hold everything `typed`, newest first. With `personal` also the names and contacts of the
    /// persons concerned are searched; only for those who may see them.
    pub fn find(&self, typed: &str, personal: bool, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let Some(query) = text::query(typed) else { return Ok(Vec::new()) };
        let mut statement = self.0.prepare_cached(
            "SELECT stream, id, kind, at FROM search JOIN search_entry ON search_entry.seq = search.rowid \
             JOIN journal ON journal.seq = search.rowid \
             WHERE search MATCH ?1 AND (?2 OR NOT personal) ORDER BY search.rowid DESC LIMIT ?3",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let hits = statement.query_map(params![query, personal, limit], |row| {
            Ok(Hit {
                case: CaseId(row.get(0)?),
                entry: EntryId(row.get(1)?),
                kind: row.get(2)?,
                at: Hlc(row.get(3)?).wall(),
            })
        })?;
        Ok(hits.collect::<Result<_, _>>()?)
    }
}

/// What a person may look for in an event.
pub fn texts(event: &Event) -> Vec<&str> {
    match event {
        Event::Case(event) => case_texts(event),
        Event::Fact(event) => match event {
            FactEvent::Recorded { claim, source, .. } | FactEvent::Revised { claim, source, .. } => {
                vec![claim, source]
            }
            FactEvent::Judged { reason, .. } => vec![reason],
        },
        Event::Task(event) => match event {
            TaskEvent::Added { title, .. } if title.zh == title.en => vec![&title.zh],
            TaskEvent::Added { title, .. } => vec![&title.zh, &title.en],
            TaskEvent::Completed { note, .. } => vec![note],
            TaskEvent::Reopened { reason, .. } | TaskEvent::Cancelled { reason, .. } => vec![reason],
            TaskEvent::Assigned { .. }
            | TaskEvent::Started { .. }
            | TaskEvent::Fulfilled { .. }
            | TaskEvent::StoodDown { .. }
            | TaskEvent::CalledUp { .. } => Vec::new(),
        },
        Event::Statement(event) => match event {
            StatementEvent::Drafted { title, texts, .. } | StatementEvent::Edited { title, texts, .. } => {
                std::iter::once(title).chain(texts.values()).map(String::as_str).collect()
            }
            StatementEvent::ChangesRequested { note, .. } | StatementEvent::Commented { note, .. } => vec![note],
            StatementEvent::Withdrawn { reason, .. }
            | StatementEvent::Rejected { reason, .. }
            | StatementEvent::Delegated { reason, .. }
            | StatementEvent::Scheduled { reason, .. }
            | StatementEvent::FindingWaived { reason, .. } => vec![reason],
            StatementEvent::HouseBuilt { core, supports } => {
                let said = std::iter::once(core).chain(supports.iter().map(|support| &support.text));
                said.flat_map(|text| [text.zh.as_str(), text.en.as_str()]).collect()
            }
            StatementEvent::Submitted { .. }
            | StatementEvent::Approved { .. }
            | StatementEvent::Released { .. }
            | StatementEvent::NoteSettled { .. }
            | StatementEvent::PromiseEntered { .. }
            | StatementEvent::StrategySet { .. }
            | StatementEvent::CitedFactChanged { .. } => Vec::new(),
        },
        Event::Person(event) => match event {
            PersonEvent::Identified { identity: Identity { name, contact, symptoms, note }, .. } => {
                [name, contact, symptoms, note].into_iter().flatten().map(String::as_str).collect()
            }
            PersonEvent::Added { details, .. } | PersonEvent::Changed { details, .. } => {
                details.area.iter().chain(&details.meal).chain(&details.foods).map(String::as_str).collect()
            }
        },
        Event::Room(event) => room_texts(event),
        Event::Alarm(_) | Event::Clock(_) | Event::Organisation(_) | Event::Record(_) => Vec::new(),
    }
}

fn case_texts(event: &CaseEvent) -> Vec<&str> {
    match event {
        CaseEvent::Opened { number, reported_by, .. } => vec![number, reported_by],
        CaseEvent::Described { title, account, first_responsible } => {
            [title, account].into_iter().chain(first_responsible).map(String::as_str).collect()
        }
        CaseEvent::ReporterRecorded { name, contact } => name.iter().chain(contact).map(String::as_str).collect(),
        CaseEvent::Logged { text, source, .. } => vec![text, source],
        CaseEvent::ScenarioChanged { reason, .. } | CaseEvent::GradeOverridden { reason, .. } => vec![reason],
        CaseEvent::MergedInto { reason, .. } => vec![reason],
        CaseEvent::Linked { .. } => Vec::new(),
        CaseEvent::Moved { reason, .. } | CaseEvent::PlanAdopted { reason, .. } => {
            reason.iter().map(String::as_str).collect()
        }
        CaseEvent::OwnerAssigned { .. }
        | CaseEvent::Graded { .. }
        | CaseEvent::OverrideExpired { .. }
        | CaseEvent::Exported { .. } => Vec::new(),
    }
}

fn room_texts(event: &RoomEvent) -> Vec<&str> {
    match event {
        RoomEvent::PostAssigned { note, .. } | RoomEvent::MeetingEnded { note, .. } => vec![note],
        RoomEvent::Attached { name, .. } => vec![name],
        RoomEvent::Decided { question, options, chosen, why, dissent, .. } => {
            let dissent = dissent.iter().map(|dissent| &dissent.why);
            [question, chosen, why].into_iter().chain(options).chain(dissent).map(String::as_str).collect()
        }
        RoomEvent::Revisited { note, .. } => vec![note],
        RoomEvent::CallRecorded { body, asked, .. } => vec![body, asked],
        RoomEvent::CallerRecorded { name, contact, .. } => name.iter().chain(contact).map(String::as_str).collect(),
        RoomEvent::CallAnswered { answer, .. } => vec![answer],
        RoomEvent::SitrepIssued { sections, .. } => sections.iter().map(|section| section.text.as_str()).collect(),
        RoomEvent::MessageSet { texts, .. } => texts.values().map(String::as_str).collect(),
        RoomEvent::Convened { .. }
        | RoomEvent::AttendanceMarked { .. }
        | RoomEvent::MeetingStarted { .. }
        | RoomEvent::Pinned { .. }
        | RoomEvent::Unpinned { .. }
        | RoomEvent::MessageRead { .. } => Vec::new(),
    }
}
