//! The store as a whole: making, opening, reading, writing, watching, copying.

mod migrate;
mod read;
mod readers;
#[cfg(test)]
mod tests;
mod watch;
mod write;
mod writer;

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use domain::terms::Timestamp;
use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

pub use read::ReadTx;
pub use watch::Watch;
pub use write::WriteTx;

use crate::backup;
use crate::db::{self, Mode};
use crate::error::StoreError;
use crate::journal::{self, Checkpoint, Device, DeviceKey, Expected, Head, Seal, Verification};
use crate::keys::{DataKey, KdfCost, KeyFile, Passphrase, RecoveryKey, Unlock, key_path};
use crate::states::States;
use crate::views::{self, RebuildCheck};
use readers::Readers;
use writer::Writer;

/// An open store. Cheap to share behind an `Arc`; every method may be called from any thread.
pub struct Store {
    path: PathBuf,
    key: DataKey,
    keys: Mutex<KeyFile>,
    device: Device,
    states: Arc<States>,
    readers: Readers,
    writer: Option<Writing>,
}

/// What writing needs.
struct Writing {
    writer: Writer,
    device_key: Arc<DeviceKey>,
}

impl Store {
    /// Makes a store at `path` and its key file beside it. `device` is what people call this computer. The recovery key
    /// is shown once and kept nowhere.
    ///
    /// # Errors
    /// `AlreadyExists` if either file is there; whatever fails, nothing of the new store is left behind.
    pub fn create(
        path: &Path,
        passphrase: &Passphrase,
        device: &str,
        now: Timestamp,
    ) -> Result<(Self, RecoveryKey), StoreError> {
        Self::create_with_cost(path, passphrase, device, now, KdfCost::STRONG)
    }

    /// Like [`Store::create`], with another cost of guessing the passphrase: only for tests, which can't wait.
    #[doc(hidden)]
    pub fn create_with_cost(
        path: &Path,
        passphrase: &Passphrase,
        device: &str,
        now: Timestamp,
        cost: KdfCost,
    ) -> Result<(Self, RecoveryKey), StoreError> {
        if path.exists() {
            return Err(StoreError::AlreadyExists { path: path.to_path_buf() });
        }
        let (store_id, device_id) = (new_id(now), new_id(now));
        let (keys, key, recovery) = KeyFile::generate(store_id, device_id, passphrase, cost)?;
        keys.write_new(path)?;
        let made = make_database(path, &key, &keys, device, now).and_then(|()| {
            let conn = db::connect(path, &key, Mode::Write)?;
            Self::assemble(path, key, keys, conn)
        });
        match made {
            Ok(store) => Ok((store, recovery)),
            Err(error) => {
                // The key of nothing: the database was not made.
                let _ = fs::remove_file(key_path(path));
                Err(error)
            }
        }
    }

    /// Opens the store at `path` to read and write. Takes the same time whatever the store holds.
    ///
    /// # Errors
    /// See [`StoreError`]; nothing is changed or created. `ReadOnlyFolder` and `Damaged` can still be opened with
    /// [`Store::open_read_only`].
    pub fn open(path: &Path, unlock: &Unlock) -> Result<Self, StoreError> {
        let (keys, key) = unlock_keys(path, unlock)?;
        let mut conn = db::connect(path, &key, Mode::Write)?;
        check_identity(&conn, path)?;
        if conn.is_readonly("main")? {
            return Err(StoreError::ReadOnlyFolder { path: path.to_path_buf() });
        }
        migrate::migrate(&mut conn, path, &key, &migrate::steps())?;
        if !views::is_current(&conn)? {
            let rebuilding = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            views::rebuild(&rebuilding)?;
            rebuilding.commit()?;
        }
        Self::assemble(path, key, keys, conn)
    }

    /// Opens the store at `path` to read only: one in a folder that can't be written, a backup, or a damaged one whose
    /// content is to be saved.
    pub fn open_read_only(path: &Path, unlock: &Unlock) -> Result<Self, StoreError> {
        let (keys, key) = unlock_keys(path, unlock)?;
        let (conn, mode) = match db::connect(path, &key, Mode::Read) {
            // Without write access SQLite can't share a file with writers; then there must be no unmerged writes.
            Err(StoreError::ReadOnlyFolder { .. }) if !db::has_unmerged_writes(path) => {
                (db::connect(path, &key, Mode::Immutable)?, Mode::Immutable)
            }
            other => (other?, Mode::Read),
        };
        check_identity(&conn, path)?;
        migrate::check_version(&conn)?;
        let device = journal::own_device(&conn)?.device;
        Ok(Self::with(path, key, keys, device, mode, None))
    }

    fn assemble(path: &Path, key: DataKey, keys: KeyFile, conn: Connection) -> Result<Self, StoreError> {
        let device_key = Arc::new(journal::own_device(&conn)?);
        let device = device_key.device.clone();
        let writing = Writing { writer: Writer::start(conn), device_key };
        Ok(Self::with(path, key, keys, device, Mode::Read, Some(writing)))
    }

    fn with(path: &Path, key: DataKey, keys: KeyFile, device: Device, mode: Mode, writer: Option<Writing>) -> Self {
        Self {
            path: path.to_path_buf(),
            readers: Readers::new(path.to_path_buf(), key.clone(), mode),
            key,
            keys: Mutex::new(keys),
            device,
            states: Arc::default(),
            writer,
        }
    }

    /// Where the database lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// This installation, as it signs entries.
    pub const fn device(&self) -> &Device {
        &self.device
    }

    /// Whether it was opened to read only.
    pub const fn is_read_only(&self) -> bool {
        self.writer.is_none()
    }

    /// Reads within one moment of the store. Does not wait for writers.
    pub fn read<R, E: From<StoreError>>(&self, work: impl FnOnce(&ReadTx<'_>) -> Result<R, E>) -> Result<R, E> {
        self.readers.run(|conn| work(&ReadTx { conn, states: &self.states, committed: true }))
    }

    /// Runs `work` in one write transaction. When this answers `Ok`, everything is on the disk; when it answers an
    /// error, nothing is, except after `CommitUncertain`.
    pub fn write<R, E>(&self, work: impl FnOnce(&mut WriteTx<'_>) -> Result<R, E> + Send + 'static) -> Result<R, E>
    where
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let writing = self.writer.as_ref().ok_or(StoreError::ReadOnly)?;
        let (states, device_key) = (Arc::clone(&self.states), Arc::clone(&writing.device_key));
        writing.writer.run(move |conn| transact(conn, &states, &device_key, work))?
    }

    /// Checks the whole journal, and that it reaches each of `heads` (printed in a report, kept with a backup). Tells
    /// `progress` how many entries are done.
    pub fn verify(&self, heads: &[Head], progress: impl FnMut(u64)) -> Result<Verification, StoreError> {
        self.verify_against(&Expected { heads: heads.to_vec(), ..Expected::default() }, progress)
    }

    /// As [`Store::verify`], against checkpoints too.
    pub fn verify_against(
        &self,
        expected: &Expected,
        mut progress: impl FnMut(u64),
    ) -> Result<Verification, StoreError> {
        self.readers.run(|conn| journal::verify(conn, expected, &mut progress))
    }

    /// Makes a signed checkpoint of this device's chain as it is now.
    pub fn checkpoint(&self, now: Timestamp) -> Result<Checkpoint, StoreError> {
        let writing = self.writer.as_ref().ok_or(StoreError::ReadOnly)?;
        self.readers.run(|conn| journal::checkpoint::make(conn, &writing.device_key, now))
    }

    /// Signs a file of which `digest` is the SHA-256, with `checkpoint` as the journal it came from.
    pub fn seal(&self, digest: [u8; 32], checkpoint: Checkpoint) -> Result<Seal, StoreError> {
        let writing = self.writer.as_ref().ok_or(StoreError::ReadOnly)?;
        Ok(Seal::sign(&writing.device_key, digest, checkpoint))
    }

    /// Replays the journal and compares the views it makes with those stored.
    pub fn verify_rebuild(&self) -> Result<RebuildCheck, StoreError> {
        self.readers.run(views::verify_rebuild)
    }

    /// Checks every page of the file against its authentication code. Answers with what is wrong; empty when nothing is.
    pub fn verify_pages(&self) -> Result<Vec<String>, StoreError> {
        self.readers.run(db::check_pages)
    }

    /// Throws the views away and makes them again from the journal.
    pub fn rebuild_views(&self) -> Result<(), StoreError> {
        let writing = self.writer.as_ref().ok_or(StoreError::ReadOnly)?;
        writing.writer.run(|conn| {
            let rebuilding = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            views::rebuild(&rebuilding)?;
            rebuilding.commit().map_err(commit_failed)
        })?
    }

    /// Copies the store, while it is in use, to a new store `to` with the same passphrase and recovery key. The copy is
    /// verified before it gets its name.
    pub fn backup(&self, to: &Path, mut progress: impl FnMut(u64)) -> Result<Verification, StoreError> {
        let keys = self.keys().clone();
        self.readers.run(|conn| backup::copy_verified(conn, &keys, &self.key, to, &mut progress))
    }

    /// Makes a new store `to` from the backup `from`, verified before it gets its name. The backup is not changed.
    pub fn restore(
        from: &Path,
        unlock: &Unlock,
        to: &Path,
        progress: impl FnMut(u64),
    ) -> Result<Verification, StoreError> {
        Self::open_read_only(from, unlock)?.backup(to, progress)
    }

    /// Watches for changes by anybody, other programs included.
    pub fn watch(&self) -> Result<Watch, StoreError> {
        Watch::start(self.readers.open()?)
    }

    /// Sets a new passphrase. `proof` is the old one, or the recovery key.
    pub fn change_passphrase(&self, proof: &Unlock, new: &Passphrase) -> Result<(), StoreError> {
        self.change_keys(proof, |keys, key| keys.set_passphrase(key, new, keys.cost()))
    }

    /// Makes a new recovery key and voids the old one. `proof` is the passphrase or the old key.
    pub fn renew_recovery_key(&self, proof: &Unlock) -> Result<RecoveryKey, StoreError> {
        let recovery = RecoveryKey::generate();
        self.change_keys(proof, |keys, key| keys.set_recovery(key, &recovery))?;
        Ok(recovery)
    }

    fn change_keys(
        &self,
        proof: &Unlock,
        change: impl FnOnce(&mut KeyFile, &DataKey) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        if self.is_read_only() {
            return Err(StoreError::ReadOnly);
        }
        let mut keys = self.keys();
        let mut changed = keys.clone();
        let key = changed.unlock(proof)?;
        change(&mut changed, &key)?;
        changed.replace(&self.path)?;
        *keys = changed;
        Ok(())
    }

    fn keys(&self) -> std::sync::MutexGuard<'_, KeyFile> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs `work` and commits, or rolls back.
fn transact<R, E: From<StoreError>>(
    conn: &mut Connection,
    states: &States,
    key: &DeviceKey,
    work: impl FnOnce(&mut WriteTx<'_>) -> Result<R, E>,
) -> Result<R, E> {
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
    let (answer, changed) = {
        let mut write = WriteTx::new(&transaction, states, key);
        let answer = work(&mut write)?;
        (answer, write.finish()?)
    };
    transaction.commit().map_err(commit_failed)?;
    if changed.erased() {
        // Empties the log of what was erased. A reader may hold it back; then the next checkpoint does it.
        let _ = conn.query_row("PRAGMA wal_checkpoint(truncate)", [], |_| Ok(()));
    }
    changed.publish(states);
    Ok(answer)
}

/// A commit that failed for want of space or a lock has not happened; any other failure leaves that open.
fn commit_failed(source: rusqlite::Error) -> StoreError {
    match StoreError::from(source) {
        StoreError::Sqlite(source) => StoreError::CommitUncertain { source },
        known => known,
    }
}

/// Makes the database of a new store. On an error, what was made is removed again.
fn make_database(path: &Path, key: &DataKey, keys: &KeyFile, device: &str, now: Timestamp) -> Result<(), StoreError> {
    OpenOptions::new().write(true).create_new(true).open(path).map_err(|e| StoreError::io(path, e))?;
    fill_database(path, key, keys, device, now).inspect_err(|_| backup::remove(path))
}

fn fill_database(path: &Path, key: &DataKey, keys: &KeyFile, device: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut conn = db::connect(path, key, Mode::Create)?;
    migrate::migrate(&mut conn, path, key, &migrate::steps())?;
    let filling = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    filling.execute(
        "INSERT INTO store (only, id, created_at) VALUES (1, ?1, ?2)",
        rusqlite::params![keys.store, now.timestamp_millis()],
    )?;
    journal::create_device(&filling, keys.device, device, now)?;
    views::rebuild(&filling)?;
    filling.commit().map_err(commit_failed)?;
    crate::keys::sync_folder(path)
}

/// Reads the key file and opens it. Tells a lost key file from a file that never was a store.
fn unlock_keys(path: &Path, unlock: &Unlock) -> Result<(KeyFile, DataKey), StoreError> {
    if !path.exists() {
        return Err(StoreError::NotFound { path: path.to_path_buf() });
    }
    let keys = match KeyFile::read(path) {
        Err(StoreError::KeyFileMissing { .. }) if !db::resembles_a_store(path) => {
            return Err(StoreError::NotAStore { path: path.to_path_buf() });
        }
        other => other?,
    };
    let key = keys.unlock(unlock)?;
    Ok((keys, key))
}

fn check_identity(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let found: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if found == db::APPLICATION_ID { Ok(()) } else { Err(StoreError::NotAStore { path: path.to_path_buf() }) }
}

fn new_id(now: Timestamp) -> Uuid {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &crate::keys::random()).into_uuid()
}
