//! The seat of one window: who sits there, whether it is locked, and what the device remembers.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{AppStatus, CreateStore, Preferences, SessionView, SignIn, StoreCreated, Topic, UnlockStore};

/// The shortest and longest time without input until the session locks, in minutes.
const IDLE_MINUTES: std::ops::RangeInclusive<u32> = 1..=240;

/// A desk and whoever sits at it. Locking is enforced here: a locked seat hands out no session.
pub struct Seat {
    desk: Arc<Desk>,
    preferences_path: PathBuf,
    sitting: Mutex<Sitting>,
}

#[derive(Default)]
struct Sitting {
    session: Option<Session>,
    locked: bool,
}

impl Seat {
    /// An empty seat; preferences lie beside the store.
    pub fn new(desk: Arc<Desk>) -> Self {
        let preferences_path = desk.path().with_file_name("preferences.json");
        Self { desk, preferences_path, sitting: Mutex::default() }
    }

    /// The desk.
    pub const fn desk(&self) -> &Arc<Desk> {
        &self.desk
    }

    /// The session, if somebody is signed in and the seat is not locked.
    ///
    /// # Errors
    /// `SignedOut` or `Locked`.
    pub fn session(&self) -> Result<Session, DeskError> {
        let sitting = self.sitting();
        match sitting.session {
            Some(_) if sitting.locked => Err(DeskError::Locked),
            Some(session) => Ok(session),
            None => Err(DeskError::SignedOut),
        }
    }

    /// The session for the big screen: it goes on while the seat is locked, since whoever put the screen up wants it
    /// seen, and it shows no personal data.
    ///
    /// # Errors
    /// `SignedOut`.
    pub fn wall_session(&self) -> Result<Session, DeskError> {
        self.sitting().session.ok_or(DeskError::SignedOut)
    }

    /// What a window needs to know before anything else.
    pub fn status(&self) -> AppStatus {
        let (session, locked) = {
            let sitting = self.sitting();
            (sitting.session, sitting.locked)
        };
        AppStatus {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            store: self.desk.store_state(),
            session: session.and_then(|session| self.desk.session_view(&session, locked).ok()),
            preferences: self.preferences(),
            now: self.desk.host.now(),
        }
    }

    /// Makes the store and seats its first administrator.
    ///
    /// # Errors
    /// As [`Desk::create_store`].
    pub fn create_store(&self, request: &CreateStore) -> Result<StoreCreated, DeskError> {
        let (created, session) = self.desk.create_store(request)?;
        let remembered = Preferences { lang: Some(request.lang), ..self.preferences() };
        self.set_preferences(&remembered)?;
        self.seat(Some(session));
        Ok(created)
    }

    /// Opens the store; nobody is seated by that.
    ///
    /// # Errors
    /// As [`Desk::unlock_store`].
    pub fn unlock_store(&self, request: &UnlockStore) -> Result<AppStatus, DeskError> {
        self.desk.unlock_store(request)?;
        Ok(self.status())
    }

    /// Signs a user in and seats them.
    ///
    /// # Errors
    /// As [`Desk::sign_in`].
    pub fn sign_in(&self, request: &SignIn) -> Result<SessionView, DeskError> {
        let session = self.desk.sign_in(request)?;
        self.seat(Some(session));
        self.desk.session_view(&session, false)
    }

    /// Locks the seat; the same user unlocks it with the password.
    pub fn lock(&self) {
        let mut sitting = self.sitting();
        sitting.locked = sitting.session.is_some();
        drop(sitting);
        self.desk.tell(vec![Topic::Session]);
    }

    /// Unlocks the seat with the password of whoever sits there.
    ///
    /// # Errors
    /// As [`Desk::sign_in`], or `SignedOut`.
    pub fn unlock(&self, password: &str) -> Result<SessionView, DeskError> {
        let session = self.sitting().session.ok_or(DeskError::SignedOut)?;
        self.desk.confirm(&session, password)?;
        self.seat(Some(session));
        self.desk.session_view(&session, false)
    }

    /// Leaves the seat empty.
    pub fn sign_out(&self) {
        self.seat(None);
    }

    /// What this device remembers; the usual where nothing readable is kept.
    pub fn preferences(&self) -> Preferences {
        fs::read(&self.preferences_path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Remembers preferences on this device.
    ///
    /// # Errors
    /// An idle time out of range, or the file can't be written.
    pub fn set_preferences(&self, preferences: &Preferences) -> Result<(), DeskError> {
        if !IDLE_MINUTES.contains(&preferences.idle_minutes) {
            return Err(DeskError::Input("idle_minutes".into()));
        }
        let bytes = serde_json::to_vec_pretty(preferences).map_err(|error| DeskError::Internal(error.to_string()))?;
        write_whole(&self.preferences_path, &bytes)
    }

    fn seat(&self, session: Option<Session>) {
        *self.sitting() = Sitting { session, locked: false };
        self.desk.tell(vec![Topic::Session]);
    }

    fn sitting(&self) -> MutexGuard<'_, Sitting> {
        self.sitting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), DeskError> {
    let failed = |source| DeskError::File { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let beside = path.with_extension("writing");
    fs::write(&beside, bytes).map_err(failed)?;
    fs::rename(&beside, path).map_err(failed)
}
