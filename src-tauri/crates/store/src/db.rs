//! Opening the encrypted file: the one place that knows the pragmas.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::hex;
use crate::keys::DataKey;

/// `CDsk`: tells the file's purpose to whoever opens it with the key.
pub(crate) const APPLICATION_ID: i32 = 0x4344_736B;
/// How long another program's transaction is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// The page size, ours and SQLCipher's default. A store's length is a multiple of it.
const PAGE: u64 = 4_096;

/// How a connection is going to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Makes the file's content.
    Create,
    /// Reads and writes.
    Write,
    /// Reads a file that others may be writing.
    Read,
    /// Reads a file in a place that can't be written, where nobody else writes either.
    Immutable,
}

/// Opens a connection and proves that the key fits.
pub(crate) fn connect(path: &Path, key: &DataKey, mode: Mode) -> Result<Connection, StoreError> {
    let conn = open(path, mode).map_err(|e| explain(e, path))?;
    prepare(&conn, key, mode).map_err(|e| explain(e, path))?;
    Ok(conn)
}

fn open(path: &Path, mode: Mode) -> rusqlite::Result<Connection> {
    let access = match mode {
        Mode::Create | Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::Read | Mode::Immutable => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if mode == Mode::Immutable {
        let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        return Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags | OpenFlags::SQLITE_OPEN_URI);
    }
    Connection::open_with_flags(path, flags)
}

fn prepare(conn: &Connection, key: &DataKey, mode: Mode) -> rusqlite::Result<()> {
    // What SQLCipher would write to standard error comes back as an error anyway.
    conn.pragma_update(None, "cipher_log_level", "none")?;
    let raw = Zeroizing::new(format!("x'{}'", hex::encode(&key.0)));
    conn.pragma_update(None, "key", raw.as_str())?;
    conn.pragma_update(None, "cipher_memory_security", false)?;
    conn.busy_timeout(PATIENCE)?;
    if mode == Mode::Create {
        conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        conn.pragma_update(None, "journal_mode", "wal")?;
    }
    conn.pragma_update(None, "synchronous", "full")?;
    // A command changes a dozen pages, the same ones again and again: fewer, larger checkpoints write them less often.
    conn.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "secure_delete", true)?;
    conn.pragma_update(None, "temp_store", "memory")?;
    conn.pragma_update(None, "cache_size", -16_000)?;
    conn.set_prepared_statement_cache_capacity(128);
    // The first read of the file: fails here if the key does not fit.
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(())
}

/// Says what a failure to open `path` means for a person.
fn explain(error: rusqlite::Error, path: &Path) -> StoreError {
    let path_buf = || path.to_path_buf();
    match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen) if !path.exists() => StoreError::NotFound { path: path_buf() },
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            StoreError::ReadOnlyFolder { path: path_buf() }
        }
        Some(ErrorCode::NotADatabase) if !resembles_a_store(path) => StoreError::NotAStore { path: path_buf() },
        _ => error.into(),
    }
}

/// Whether the file could be an encrypted store as far as one can see without its key: whole pages, no plain header.
pub(crate) fn resembles_a_store(path: &Path) -> bool {
    let mut start = [0u8; 16];
    let whole_pages = fs::metadata(path).is_ok_and(|m| m.is_file() && m.len() >= PAGE && m.len() % PAGE == 0);
    let readable = File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok();
    whole_pages && readable && &start != b"SQLite format 3\0"
}

/// Whether a write-ahead log with content lies beside the file.
pub(crate) fn has_unmerged_writes(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    fs::metadata(log).is_ok_and(|m| m.len() > 0)
}

/// SQLCipher's check of every page's authentication code.
pub(crate) fn check_pages(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare("PRAGMA cipher_integrity_check")?;
    let problems = statement.query_map([], |row| row.get(0))?;
    Ok(problems.collect::<Result<_, _>>()?)
}
