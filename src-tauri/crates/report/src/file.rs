//! Writing a file so that a reader sees the old one or the new one, never half of one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::ReportError;

/// Writes `bytes` to `path` through a temporary file in the same folder, synced and then renamed.
///
/// # Errors
/// [`ReportError::DiskFull`] or [`ReportError::Unwritable`]; in both cases a file that was at `path` is as it was.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), ReportError> {
    let temporary = temporary_beside(path, bytes);
    let written = write_synced(&temporary, bytes).and_then(|()| fs::rename(&temporary, path));
    if let Err(source) = written {
        // Best effort: the error to tell is the first one.
        let _ = fs::remove_file(&temporary);
        return Err(classify(path, source));
    }
    sync_folder(path);
    Ok(())
}

/// A name derived from the content, so that two writers of different reports don't share a temporary file.
fn temporary_beside(path: &Path, bytes: &[u8]) -> PathBuf {
    let digest = Sha256::digest(bytes);
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let tag: String = digest.iter().take(4).map(|b| format!("{b:02x}")).collect();
    path.with_file_name(format!(".{name}.{}-{tag}.part", std::process::id()))
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes the rename itself durable. Some systems can't sync a folder; the content is on the disk all the same.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent()
        && let Ok(handle) = File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
    {
        let _ = handle.sync_all();
    }
}

fn classify(path: &Path, source: io::Error) -> ReportError {
    let path = path.to_path_buf();
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ReportError::DiskFull { path },
        _ => ReportError::Unwritable { path, source },
    }
}
