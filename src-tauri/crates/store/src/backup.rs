//! Copies of a store: made while it is in use, verified before they count.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::db::{self, Mode};
use crate::error::StoreError;
use crate::journal::{self, Expected, Verification};
use crate::keys::{DataKey, KeyFile, key_path, sync_folder};

/// Pages copied in one step; between steps a writer may go on.
const PAGES: i32 = 4_096;

/// Copies the database that `conn` reads to a new file under the same key.
pub(crate) fn copy_database(conn: &Connection, to: &Path, key: &DataKey) -> Result<(), StoreError> {
    OpenOptions::new().write(true).create_new(true).open(to).map_err(|e| StoreError::io(to, e))?;
    let copied = fill(conn, to, key);
    if copied.is_err() {
        remove(to);
    }
    copied
}

fn fill(conn: &Connection, to: &Path, key: &DataKey) -> Result<(), StoreError> {
    {
        let mut target = db::connect(to, key, Mode::Write)?;
        Backup::new(conn, &mut target)?.run_to_completion(PAGES, Duration::ZERO, None)?;
        target.pragma_update(None, "wal_checkpoint", "truncate")?;
    }
    File::open(to).and_then(|file| file.sync_all()).map_err(|e| StoreError::io(to, e))?;
    sync_folder(to)
}

/// Copies database and key file to the new store `to`: first under a provisional name, verified there against the heads
/// of the original, then put in place. Whatever fails, `to` does not exist afterwards.
pub(crate) fn copy_verified(
    conn: &Connection,
    keys: &KeyFile,
    key: &DataKey,
    to: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<Verification, StoreError> {
    for path in [to.to_path_buf(), key_path(to)] {
        if path.exists() {
            return Err(StoreError::AlreadyExists { path });
        }
    }
    let provisional = with_suffix(to, ".unverified");
    remove(&provisional);
    let placed = copy_database(conn, &provisional, key)
        .and_then(|()| check_copy(conn, &provisional, key, progress))
        .and_then(|verification| {
            keys.write_new(to)?;
            fs::rename(&provisional, to).map_err(|e| StoreError::io(to, e)).inspect_err(|_| remove(&key_path(to)))?;
            sync_folder(to)?;
            Ok(verification)
        });
    if placed.is_err() {
        remove(&provisional);
    }
    placed
}

/// Reads the copy back as a whole and checks it; it must reach at least as far as the heads of the moment it was begun.
fn check_copy(
    original: &Connection,
    copy: &Path,
    key: &DataKey,
    progress: &mut dyn FnMut(u64),
) -> Result<Verification, StoreError> {
    let expected = Expected { heads: journal::JournalRead(original).heads()?, ..Expected::default() };
    let verification = {
        let conn = db::connect(copy, key, Mode::Read)?;
        journal::verify(&conn, &expected, progress)?
    };
    remove_beside(copy);
    if verification.is_sound() {
        Ok(verification)
    } else {
        Err(StoreError::CopyNotVerified { problems: verification.problem_count })
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Removes a file of ours that is not needed, with what SQLite put beside it.
pub(crate) fn remove(path: &Path) {
    let _ = fs::remove_file(path);
    remove_beside(path);
}

fn remove_beside(path: &Path) {
    for suffix in ["-wal", "-shm"] {
        let _ = fs::remove_file(with_suffix(path, suffix));
    }
}
