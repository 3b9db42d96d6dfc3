//! Use-cases: sessions, commands, queries, export. The only door for a window, `crisisctl` and tests alike.

mod attach;
mod bundle;
mod card;
mod compare;
mod content;
mod demo;
mod error;
mod execute;
mod export;
mod export_statement;
mod host;
mod import;
mod proof;
mod query;
mod record;
mod seat;
mod session;
mod setup;
pub mod storeless;
mod tables;
mod tick;
mod watch;
pub mod wire;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use store::{Store, Watch};

pub use content::{Content, ContentProblem};
pub use error::DeskError;
pub use export::sign_pdf;
pub use host::{Clock, Host, Scripted, System};
pub use proof::{is_store, verify_bytes, verify_file};
pub use seat::Seat;
pub use session::Session;
pub use tick::Notice;

pub use chrono::NaiveDate;
pub use domain::case::ReportVariant;
pub use domain::command::Envelope;
pub use domain::grading::Assessment;
pub use domain::ids::{CaseId, EntryId, UserId};
pub use domain::record::{Imported, TableFormat, TableKey};
pub use domain::report::ReportKind;
pub use domain::terms::{Bilingual, Lang, Scenario, Timestamp};

use wire::Changed;

/// Told after every commit.
type Listener = Box<dyn Fn(&Changed) + Send + Sync>;

/// The desk: one store, its content and everyone who works at it. Any method may be called from any thread.
pub struct Desk {
    host: Arc<dyn Host>,
    content: Arc<Content>,
    path: PathBuf,
    store: RwLock<Option<Arc<Store>>>,
    watch: Mutex<Option<Watch>>,
    listeners: Mutex<Vec<Listener>>,
    /// Which cases' personal data each session has been shown.
    seen: Mutex<HashSet<(u64, CaseId)>>,
    password_memory_kib: u32,
    fast_keys: bool,
}

impl Desk {
    /// A desk for the store at `path`, which need not exist yet.
    ///
    /// # Errors
    /// When the shipped content can't be read.
    pub fn new(path: &Path, host: Arc<dyn Host>) -> Result<Self, DeskError> {
        Ok(Self {
            host,
            content: Arc::new(Content::shipped()?),
            path: path.to_owned(),
            store: RwLock::new(None),
            watch: Mutex::new(None),
            listeners: Mutex::new(Vec::new()),
            seen: Mutex::default(),
            password_memory_kib: 32 * 1024,
            fast_keys: false,
        })
    }

    /// A desk whose passwords and passphrase cost next to nothing to guess: for tests, which can't wait.
    ///
    /// # Errors
    /// When the shipped content can't be read.
    #[doc(hidden)]
    pub fn for_tests(path: &Path, host: Arc<dyn Host>) -> Result<Self, DeskError> {
        Ok(Self { password_memory_kib: 8, fast_keys: true, ..Self::new(path, host)? })
    }

    /// Calls `listener` after every commit.
    pub fn on_change(&self, listener: impl Fn(&Changed) + Send + Sync + 'static) {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(listener));
    }

    /// Where the store lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The content in force.
    pub fn content(&self) -> &Content {
        &self.content
    }

    pub(crate) fn store(&self) -> Result<Arc<Store>, DeskError> {
        self.store.read().unwrap_or_else(PoisonError::into_inner).clone().ok_or(DeskError::NoStore)
    }
}
