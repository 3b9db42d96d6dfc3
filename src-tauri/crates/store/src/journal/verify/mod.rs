//! Checking that the journal is what was recorded: nothing changed, removed, moved, doubled or cut off.

mod chain;
mod expected;
mod row;

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use domain::event::Event;
use domain::ids::EntryId;
use ed25519_dalek::{Signature, VerifyingKey};
use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use super::erasure::{CONTENT_ERASED, Recorded};
use super::{Device, Head, Header, encoding};
use crate::error::StoreError;
use chain::Chain;
pub use expected::Expected;
use expected::Reached;
pub(super) use row::problem;
use row::{Bodies, Headers};

/// How many problems are listed; all are counted.
const LISTED: usize = 1_000;
/// How many entries are read at a time, before they are checked and progress is told.
const BLOCK: usize = 1_024;
/// How many blocks may wait for their check.
const BLOCKS_AHEAD: usize = 2;

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// A column does not hold what it must, e.g. an id that is not 16 bytes long.
    Malformed,
    /// Header or hash changed.
    HeaderChanged,
    /// Salt or body changed.
    BodyChanged,
    /// The signature is not the device's.
    SignatureWrong,
    /// The entry does not follow the one before it in its device's chain.
    LinkBroken,
    /// One or more entries before this one are gone.
    EntryMissing,
    /// The entry lies where another belongs: swapped, doubled or moved.
    OutOfOrder,
    /// Its device is not registered.
    DeviceUnknown,
    /// The device's record changed after it had recorded this first entry.
    DeviceChanged,
    /// The body is gone without a recorded, lawful erasure.
    BodyMissing,
    /// The body is there although its erasure is recorded.
    ErasureUndone,
    /// A body belongs to no entry.
    BodyWithoutEntry,
    /// The chain ends before the given head.
    TailCut,
    /// The entry at the given head is another one.
    HeadDiffers,
    /// The chain is not the one that the given checkpoint speaks of.
    CheckpointDiffers,
    /// The given checkpoint is not signed by a device of this journal.
    CheckpointInvalid,
    /// A table or trigger of the journal is not as this program makes it.
    SchemaChanged,
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What.
    pub kind: ProblemKind,
    /// The local sequence number of the entry, where it has one.
    pub seq: Option<i64>,
    /// The entry's id, where it can be read.
    pub entry: Option<EntryId>,
    /// The device and the number in its chain, where known.
    pub device: Option<(Uuid, i64)>,
    /// More, for an expert: the column, or what was expected.
    pub detail: String,
}

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verification {
    /// Entries looked at.
    pub entries: u64,
    /// Bytes hashed.
    pub bytes: u64,
    /// Bodies lawfully erased.
    pub erased: u64,
    /// The devices that recorded.
    pub devices: Vec<Device>,
    /// The ends of their chains.
    pub heads: Vec<Head>,
    /// What is wrong: the first 1,000.
    pub problems: Vec<Problem>,
    /// How much is wrong in all.
    pub problem_count: u64,
}

impl Verification {
    /// Whether nothing is wrong.
    pub const fn is_sound(&self) -> bool {
        self.problem_count == 0
    }

    fn add(&mut self, problem: Problem) {
        self.problem_count += 1;
        if self.problems.len() < LISTED {
            self.problems.push(problem);
        }
    }
}

/// Checks the whole journal, and that it is the one `expected`. Tells `progress` the number of entries done.
///
/// # Errors
/// Only when the file can't be read at all; whatever is wrong with what was read is a [`Problem`].
pub(crate) fn verify(
    conn: &Connection,
    expected: &Expected,
    progress: &mut dyn FnMut(u64),
) -> Result<Verification, StoreError> {
    let mut check = Check::new(row::devices(conn)?, expected);
    // Reading decrypts, checking hashes: side by side they take little more than half the time.
    thread::scope(|scope| {
        let (blocks, read) = sync_channel::<Vec<Read>>(BLOCKS_AHEAD);
        let check = &mut check;
        let checking = scope.spawn(move || read.into_iter().flatten().for_each(|read| check.take(read)));
        let outcome = read_all(conn, blocks, progress);
        checking.join().unwrap_or_else(|panic| resume_unwind(panic));
        outcome
    })?;
    row::schema(conn, &mut |problem| check.found.add(problem))?;
    row::erasure_table(conn, &check.erased_by, &mut |problem| check.found.add(problem))?;
    progress(check.found.entries);
    Ok(check.finish())
}

/// What reading comes upon, in the order of the file.
#[expect(clippy::large_enum_variant, reason = "all but a few are entries")]
enum Read {
    /// An entry, or what makes its header unreadable.
    Entry(Result<Header, Problem>, Option<RawBody>),
    /// The place of a body without an entry.
    Orphan(i64),
}

/// Hands over the whole journal, block by block.
fn read_all(conn: &Connection, blocks: SyncSender<Vec<Read>>, progress: &mut dyn FnMut(u64)) -> Result<(), StoreError> {
    let mut header_statement = conn.prepare(Headers::SQL)?;
    let mut body_statement = conn.prepare(Bodies::SQL)?;
    let mut headers = Headers(header_statement.query([])?);
    let mut bodies = Bodies::new(body_statement.query([])?)?;
    let (mut block, mut entries) = (Vec::with_capacity(BLOCK), 0);
    while let Some(header) = headers.next()? {
        let at = match &header {
            Ok(header) => header.seq,
            Err(problem) => problem.seq.unwrap_or_default(),
        };
        while let Some(orphan) = bodies.before(at)? {
            block.push(Read::Orphan(orphan));
        }
        block.push(Read::Entry(header, bodies.take(at)?));
        entries += 1;
        if block.len() >= BLOCK {
            progress(entries);
            // Whoever checks is there until all is read, or has panicked, which is told when it is waited for.
            let _ = blocks.send(std::mem::replace(&mut block, Vec::with_capacity(BLOCK)));
        }
    }
    while let Some(orphan) = bodies.before(i64::MAX)? {
        block.push(Read::Orphan(orphan));
    }
    let _ = blocks.send(block);
    Ok(())
}

/// A body as it lies in the file.
pub(super) struct RawBody {
    salt: Vec<u8>,
    bytes: Vec<u8>,
}

/// What is known while walking through the journal.
struct Check<'e> {
    found: Verification,
    chains: BTreeMap<Uuid, Chain>,
    expected: &'e Expected,
    reached: Reached,
    last_seq: i64,
    /// Entries without a body: seq by id, and whether their kind may be erased.
    bodiless: BTreeMap<EntryId, (i64, bool)>,
    /// Recorded erasures: where each lies, by the entry erased.
    erased_by: BTreeMap<EntryId, i64>,
}

impl<'e> Check<'e> {
    fn new(devices: Vec<Device>, expected: &'e Expected) -> Self {
        let chains = devices.iter().map(|device| (device.id, Chain::new(device))).collect();
        Self {
            found: Verification { devices, ..Verification::default() },
            chains,
            expected,
            reached: Reached::default(),
            last_seq: 0,
            bodiless: BTreeMap::new(),
            erased_by: BTreeMap::new(),
        }
    }

    fn take(&mut self, read: Read) {
        let (header, body) = match read {
            Read::Entry(header, body) => (header, body),
            Read::Orphan(seq) => {
                self.found.add(row::problem(ProblemKind::BodyWithoutEntry, Some(seq), ""));
                return;
            }
        };
        self.found.entries += 1;
        match header {
            Ok(header) => {
                self.place(header.seq);
                self.entry(header, body);
            }
            Err(problem) => {
                let seq = problem.seq.unwrap_or_default();
                self.found.add(problem);
                self.place(seq);
            }
        }
    }

    /// Local sequence numbers have no gaps.
    fn place(&mut self, seq: i64) {
        if seq != self.last_seq + 1 {
            let detail = format!("{} to {} are gone", self.last_seq + 1, seq - 1);
            self.found.add(row::problem(ProblemKind::EntryMissing, Some(seq), &detail));
        }
        self.last_seq = seq;
    }

    fn entry(&mut self, header: Header, body: Option<RawBody>) {
        let canonical = header.canonical();
        self.found.bytes += canonical.len() as u64;
        self.body(&header, body);
        let Some(chain) = self.chains.get_mut(&header.device) else {
            self.found.add(of(ProblemKind::DeviceUnknown, &header, ""));
            return;
        };
        let found = &mut self.found;
        self.reached.pass(self.expected, &header, &mut |problem| found.add(problem));
        chain.follow(header, &canonical, &mut |problem| found.add(problem));
    }

    fn body(&mut self, header: &Header, body: Option<RawBody>) {
        let Some(RawBody { salt, bytes }) = body else {
            self.bodiless.insert(header.id, (header.seq, Event::is_erasable(&header.kind)));
            return;
        };
        self.found.bytes += (salt.len() + bytes.len()) as u64;
        if encoding::body_digest(&salt, &bytes) != header.body_digest {
            self.found.add(of(ProblemKind::BodyChanged, header, ""));
            return;
        }
        if header.kind == CONTENT_ERASED
            && let Ok(erasure) = serde_json::from_slice::<Recorded>(&bytes)
        {
            self.erased_by.insert(erasure.entry, header.seq);
        }
    }

    fn finish(mut self) -> Verification {
        for (id, (seq, erasable)) in &self.bodiless {
            let lawful = *erasable && self.erased_by.get(id).is_some_and(|by| by > seq);
            if lawful {
                self.found.erased += 1;
            } else {
                let problem = row::problem(ProblemKind::BodyMissing, Some(*seq), "no lawful erasure is recorded");
                self.found.add(Problem { entry: Some(*id), ..problem });
            }
        }
        for id in self.erased_by.keys().filter(|id| !self.bodiless.contains_key(id)) {
            let problem = row::problem(ProblemKind::ErasureUndone, None, "");
            self.found.add(Problem { entry: Some(*id), ..problem });
        }
        for chain in self.chains.values() {
            let found = &mut self.found;
            chain.end(&mut |problem| found.add(problem));
            found.heads.extend(chain.head());
        }
        let Verification { heads, devices, .. } = &self.found;
        for problem in self.expected.missed(heads, devices) {
            self.found.add(problem);
        }
        self.found
    }
}

/// A problem of a readable entry.
pub(super) fn of(kind: ProblemKind, header: &Header, detail: &str) -> Problem {
    Problem {
        kind,
        seq: Some(header.seq),
        entry: Some(header.id),
        device: Some((header.device, header.device_seq)),
        detail: detail.into(),
    }
}

/// Whether `header` is signed by the holder of `key`.
fn signed(key: &VerifyingKey, header: &Header) -> bool {
    key.verify_strict(&header.hash, &Signature::from_bytes(&header.signature)).is_ok()
}
