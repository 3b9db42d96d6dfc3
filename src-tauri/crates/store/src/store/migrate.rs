//! Bringing a file to the present format: only ever by adding, and never without a copy of what was there.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::db::{self, Mode};
use crate::error::StoreError;
use crate::keys::DataKey;
use crate::{backup, journal, local};

/// What belongs to the file itself.
const STORE: &str = "CREATE TABLE store (
  only       INTEGER PRIMARY KEY NOT NULL CHECK (only = 1),
  id         BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE view_state (
  only    INTEGER PRIMARY KEY NOT NULL CHECK (only = 1),
  version INTEGER NOT NULL
) STRICT;";

/// Every step from an empty file to the present format, oldest first. A step, once released, never changes.
pub(super) fn steps() -> Vec<String> {
    vec![
        [STORE, journal::MIGRATION].into_iter().chain(local::MIGRATIONS).collect::<Vec<_>>().join("\n"),
        local::SEEN.to_owned(),
        local::attachment::MIGRATION.to_owned(),
        local::BUNDLES.to_owned(),
    ]
}

/// Takes the steps that the file has not taken yet.
///
/// # Errors
/// `NewerVersion` if it has taken more than this program knows.
pub(super) fn migrate(conn: &mut Connection, path: &Path, key: &DataKey, steps: &[String]) -> Result<(), StoreError> {
    let found = known_version(conn, steps)?;
    if found == steps.len() {
        return Ok(());
    }
    if found > 0 {
        copy_aside(conn, path, key, found)?;
    }
    let steps: Vec<M<'_>> = steps.iter().map(|sql| M::up(sql)).collect();
    Migrations::new(steps).to_latest(conn).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        other => StoreError::Damaged { detail: other.to_string() },
    })
}

/// Refuses a file that a later program has written.
pub(super) fn check_version(conn: &Connection) -> Result<(), StoreError> {
    known_version(conn, &steps()).map(drop)
}

/// The number of steps the file has taken, if this program knows them all.
fn known_version(conn: &Connection, steps: &[String]) -> Result<usize, StoreError> {
    let found: u32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let supported = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    if found > supported { Err(StoreError::NewerVersion { found, supported }) } else { Ok(found as usize) }
}

/// Copies the file beside itself as `NAME.before-format-N`, unless an earlier, interrupted try has done so.
fn copy_aside(conn: &Connection, path: &Path, key: &DataKey, found: usize) -> Result<(), StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-format-{}", found + 1));
    let aside = PathBuf::from(name);
    if aside.exists() {
        return db::connect(&aside, key, Mode::Read).map(drop);
    }
    backup::copy_database(conn, &aside, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(folder: &tempfile::TempDir) -> (PathBuf, DataKey, Connection) {
        let (path, key) = (folder.path().join("a.crisisdesk"), DataKey([7; 32]));
        std::fs::File::create(&path).unwrap();
        let conn = db::connect(&path, &key, Mode::Create).unwrap();
        (path, key, conn)
    }

    #[test]
    fn a_copy_is_made_before_a_later_step() {
        let folder = tempfile::tempdir().unwrap();
        let (path, key, mut conn) = file(&folder);
        let mut all = steps();
        migrate(&mut conn, &path, &key, &all).unwrap();
        conn.execute("INSERT INTO setting (key, value) VALUES ('a', 'b')", []).unwrap();
        all.push("ALTER TABLE setting ADD COLUMN more TEXT;".into());
        migrate(&mut conn, &path, &key, &all).unwrap();
        assert_eq!(known_version(&conn, &all).unwrap(), all.len());
        let aside = path.with_extension(format!("crisisdesk.before-format-{}", all.len()));
        let copy = db::connect(&aside, &key, Mode::Read).unwrap();
        assert_eq!(known_version(&copy, &all).unwrap() + 1, all.len());
        let kept: String = copy.query_row("SELECT value FROM setting", [], |row| row.get(0)).unwrap();
        assert_eq!(kept, "b");
    }

    #[test]
    fn a_newer_file_is_refused_and_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let (path, key, mut conn) = file(&folder);
        conn.pragma_update(None, "user_version", 99).unwrap();
        let refused = migrate(&mut conn, &path, &key, &steps());
        assert!(matches!(refused, Err(StoreError::NewerVersion { found: 99, .. })));
        let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        assert_eq!(tables, 0);
    }

    #[test]
    fn the_schema_is_this_one() {
        let folder = tempfile::tempdir().unwrap();
        let (path, key, mut conn) = file(&folder);
        migrate(&mut conn, &path, &key, &steps()).unwrap();
        let mut statement = conn.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").unwrap();
        let schema: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        insta::assert_snapshot!(schema.join(";\n"));
    }
}
