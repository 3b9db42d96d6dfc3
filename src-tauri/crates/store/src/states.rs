//! Folded states: what the domain decides against. Kept in memory and caught up from the journal, never stored.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::case::{self, Case};
use domain::event::{Event, Meta};
use domain::ids::CaseId;
use domain::organisation::{self, Organisation};
use domain::record;
use rusqlite::Connection;

use crate::error::StoreError;
use crate::journal::{Hlc, JournalRead, Stream};

/// How many cases are kept folded.
const KEPT: usize = 2_000;

/// A state folded up to an entry.
#[derive(Debug)]
pub(crate) struct Folded<T> {
    pub(crate) state: Arc<T>,
    /// The oldest entry in it; 0 before any.
    pub(crate) first_seq: i64,
    /// The newest entry in it; 0 before any.
    pub(crate) last_seq: i64,
    /// How many erasures the store had seen: an erasure takes from a state what it had folded in before.
    pub(crate) erasures: i64,
}

impl<T> Clone for Folded<T> {
    fn clone(&self) -> Self {
        Self { state: Arc::clone(&self.state), ..*self }
    }
}

impl<T> Folded<T> {
    /// Notes that the entry at `seq` is in it.
    pub(crate) fn reach(&mut self, seq: i64) {
        if self.first_seq == 0 {
            self.first_seq = seq;
        }
        self.last_seq = seq;
    }

    fn is_older_than(&self, other: &Self) -> bool {
        (self.erasures, self.last_seq) < (other.erasures, other.last_seq)
    }
}

/// The committed states in memory, shared by readers and writer.
#[derive(Default)]
pub(crate) struct States {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    cases: HashMap<CaseId, (Folded<Case>, u64)>,
    organisation: Option<Folded<Organisation>>,
    uses: u64,
}

impl States {
    /// The state of a case as `conn` sees it, or newer if a newer one is committed. Unknown cases have an empty state.
    /// Nothing is kept, since `conn` may be in a transaction that is rolled back.
    pub(crate) fn case(&self, conn: &Connection, id: CaseId) -> Result<Folded<Case>, StoreError> {
        let erasures = erasures(conn)?;
        let kept = self.lock().case(id).filter(|kept| kept.erasures >= erasures);
        let start =
            kept.unwrap_or_else(|| Folded { state: Arc::new(Case::new(id)), first_seq: 0, last_seq: 0, erasures });
        catch_up(conn, id.into(), start, None, case::evolve)
    }

    /// The state of the organisation as `conn` sees it, or newer. Nothing is kept.
    pub(crate) fn organisation(&self, conn: &Connection) -> Result<Folded<Organisation>, StoreError> {
        let kept = self.lock().organisation.clone();
        let start = kept.unwrap_or_else(|| Folded { state: Arc::default(), first_seq: 0, last_seq: 0, erasures: 0 });
        catch_up(conn, Stream::ORGANISATION, start, None, evolve_organisation)
    }

    /// Takes in a committed state, unless a newer one is here.
    pub(crate) fn keep_case(&self, id: CaseId, folded: &Folded<Case>) {
        let mut kept = self.lock();
        kept.uses += 1;
        let uses = kept.uses;
        if kept.cases.get(&id).is_none_or(|(old, _)| !folded.is_older_than(old)) {
            kept.cases.insert(id, (folded.clone(), uses));
        }
        kept.forget_longest_unused();
    }

    /// Takes in a committed state, unless a newer one is here.
    pub(crate) fn keep_organisation(&self, folded: &Folded<Organisation>) {
        let mut kept = self.lock();
        if kept.organisation.as_ref().is_none_or(|old| !folded.is_older_than(old)) {
            kept.organisation = Some(folded.clone());
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn case(&mut self, id: CaseId) -> Option<Folded<Case>> {
        self.uses += 1;
        let (folded, used) = self.cases.get_mut(&id)?;
        *used = self.uses;
        Some(folded.clone())
    }

    /// Once in a thousand insertions at most, so that its cost does not matter.
    fn forget_longest_unused(&mut self) {
        if self.cases.len() > KEPT {
            let mut uses: Vec<u64> = self.cases.values().map(|(_, used)| *used).collect();
            let (_, middle, _) = uses.select_nth_unstable(KEPT / 2);
            let middle = *middle;
            self.cases.retain(|_, (_, used)| *used >= middle);
        }
    }
}

/// The state of a case from its first entry on, as it stood at `until` or stands now.
pub(crate) fn fold_case(conn: &Connection, id: CaseId, until: Option<Hlc>) -> Result<Folded<Case>, StoreError> {
    let start = Folded { state: Arc::new(Case::new(id)), first_seq: 0, last_seq: 0, erasures: erasures(conn)? };
    catch_up(conn, id.into(), start, until, case::evolve)
}

/// Folds one event of the organisation's stream.
pub(crate) fn evolve_organisation(state: &mut Organisation, event: &Event, meta: &Meta) {
    match event {
        Event::Organisation(event) => organisation::evolve(state, event, meta),
        Event::Record(event) => record::evolve(&mut state.record, event, meta),
        _ => {}
    }
}

/// How many erasures there are.
fn erasures(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.prepare_cached("SELECT count(*) FROM erasure")?.query_row([], |row| row.get(0))?)
}

/// Folds the entries of `stream` after `start` into it. Erased bodies are passed over.
fn catch_up<T: Clone>(
    conn: &Connection,
    stream: Stream,
    start: Folded<T>,
    until: Option<Hlc>,
    evolve: impl Fn(&mut T, &Event, &Meta),
) -> Result<Folded<T>, StoreError> {
    let mut folded = start;
    JournalRead(conn).stream_since(stream, folded.last_seq, until, |entry| {
        if let Some(event) = entry.event()? {
            evolve(Arc::make_mut(&mut folded.state), &event, &entry.header.meta());
        }
        folded.reach(entry.header.seq);
        Ok(())
    })?;
    Ok(folded)
}
