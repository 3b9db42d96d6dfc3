//! Files that belong to entries: each once, under the SHA-256 of its bytes. The entry that attaches a file names the
//! digest, so that the journal's chain vouches for the bytes too.

use domain::terms::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::error::StoreError;
use crate::hex;

pub(crate) const MIGRATION: &str = "CREATE TABLE attachment (
  digest   BLOB PRIMARY KEY NOT NULL,
  added_at INTEGER NOT NULL,
  bytes    BLOB NOT NULL
) STRICT;
CREATE TRIGGER attachment_no_update BEFORE UPDATE ON attachment
BEGIN SELECT RAISE(ABORT, 'an attachment never changes'); END;";

/// Reads attachments. Digests are written in hexadecimal, as entries name them.
#[derive(Clone, Copy)]
pub struct AttachmentRead<'a>(pub(crate) &'a Connection);

impl AttachmentRead<'_> {
    /// The bytes with this digest.
    ///
    /// # Errors
    /// `Damaged` when the bytes that are kept are not those that were attached.
    pub fn get(&self, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(key) = hex::decode(digest) else { return Ok(None) };
        let mut statement = self.0.prepare_cached("SELECT bytes FROM attachment WHERE digest = ?1")?;
        let bytes: Option<Vec<u8>> = statement.query_row([&key], |row| row.get(0)).optional()?;
        match bytes {
            Some(bytes) if Sha256::digest(&bytes)[..] != key[..] => {
                Err(StoreError::Damaged { detail: format!("attachment {digest}") })
            }
            bytes => Ok(bytes),
        }
    }

    /// How many bytes the attachment with this digest has, if it is here.
    pub fn size(&self, digest: &str) -> Result<Option<u64>, StoreError> {
        let Some(key) = hex::decode(digest) else { return Ok(None) };
        let mut statement = self.0.prepare_cached("SELECT length(bytes) FROM attachment WHERE digest = ?1")?;
        let size: Option<i64> = statement.query_row([key], |row| row.get(0)).optional()?;
        Ok(size.map(|size| u64::try_from(size).unwrap_or_default()))
    }
}

/// Keeps attachments.
pub struct AttachmentWrite<'a>(pub(crate) &'a Connection);

impl AttachmentWrite<'_> {
    /// Keeps `bytes`, once however often they are attached. Answers with their digest in hexadecimal.
    pub fn put(&self, bytes: &[u8], now: Timestamp) -> Result<String, StoreError> {
        let digest = Sha256::digest(bytes);
        let sql = "INSERT INTO attachment (digest, added_at, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
        self.0.prepare_cached(sql)?.execute(params![&digest[..], now.timestamp_millis(), bytes])?;
        Ok(hex::encode(&digest))
    }
}

/// Throws away every attachment that `body` named and that no other body names: its entry was erased under law.
pub(crate) fn forget_unnamed(conn: &Connection, body: &[u8]) -> Result<(), StoreError> {
    let body = String::from_utf8_lossy(body);
    let mut digests = conn.prepare("SELECT digest FROM attachment")?;
    let digests = digests.query_map([], |row| row.get(0))?.collect::<Result<Vec<Vec<u8>>, _>>()?;
    for digest in digests {
        let name = hex::encode(&digest);
        if !body.contains(&name) {
            continue;
        }
        let sql = "SELECT EXISTS (SELECT 1 FROM body WHERE instr(CAST(bytes AS TEXT), ?1) > 0)";
        let named: bool = conn.query_row(sql, [&name], |row| row.get(0))?;
        if !named {
            conn.execute("DELETE FROM attachment WHERE digest = ?1", [digest])?;
        }
    }
    Ok(())
}
