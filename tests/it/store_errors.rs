//! What is wrong with a store is said by a code of its own, and looking changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use desk::wire::{StoreState, UnlockStore};
use desk::{Desk, DeskError};
use serde_json::Value;
use store::key_path;

use crate::stage::{CASE, Stage, by_passphrase, first_start, open_food, sign_in};
use crate::unsealed;

/// Every file beside the store with its content.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    // SQLite's shared-memory index is made anew whenever anybody looks.
    let read =
        |entry: fs::DirEntry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap());
    entries.map(read).filter(|(name, _)| !name.ends_with("-shm")).collect()
}

/// Breaks a closed store and opens it: the code, and whether every file is as it was.
#[track_caller]
fn check(break_it: impl FnOnce(&Path), request: &UnlockStore, code: &str) -> Value {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.desk.close();
    break_it(stage.path());
    let before = files(stage.folder.path());
    let error = stage.desk.unlock_store(request).unwrap_err().to_wire();
    assert_eq!(error.code, code);
    assert!(files(stage.folder.path()) == before, "{code}: a file changed");
    assert_ne!(stage.desk.store_state(), StoreState::Open);
    error.params
}

fn with(passphrase: &str) -> UnlockStore {
    UnlockStore { passphrase: Some(passphrase.into()), recovery_key: None }
}

fn recovery(key: &str) -> UnlockStore {
    UnlockStore { passphrase: None, recovery_key: Some(key.into()) }
}

#[test]
fn every_fault_has_its_own_code_and_nothing_is_changed() {
    let right = by_passphrase();
    check(|_| {}, &with("kettle road violin 78"), "wrong_passphrase");
    check(|_| {}, &recovery("AAAAA"), "wrong_recovery_key");
    check(|path| fs::remove_file(path).unwrap(), &right, "store_absent");
    check(|path| fs::write(path, "a letter to the editor").unwrap(), &right, "not_a_store");
    check(|path| fs::remove_file(key_path(path)).unwrap(), &right, "key_file_missing");
    check(|path| fs::write(key_path(path), "{").unwrap(), &right, "key_file_damaged");
}

#[test]
fn a_store_of_a_newer_program_is_refused_whole() {
    let newer = |path: &Path| {
        let conn = unsealed::open(path);
        conn.pragma_update(None, "user_version", 77).unwrap();
    };
    let params = check(newer, &by_passphrase(), "store_newer_version");
    assert_eq!(params["found"], 77);
    let newer_keys = |path: &Path| {
        let text = fs::read_to_string(key_path(path)).unwrap();
        fs::write(key_path(path), text.replace("\"format\": 1", "\"format\": 9")).unwrap();
    };
    assert_eq!(check(newer_keys, &by_passphrase(), "store_newer_version")["found"], 9);
}

#[test]
fn a_damaged_store_is_never_open_for_writing() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.desk.close();
    let mut bytes = fs::read(stage.path()).unwrap();
    for page in 1..bytes.len() / 4096 {
        bytes[page * 4096 + 2000] ^= 1;
    }
    fs::write(stage.path(), &bytes).unwrap();
    let error = stage.desk.unlock_store(&by_passphrase()).unwrap_err();
    assert_eq!(error.to_wire().code, "store_damaged");
    assert_eq!(fs::read(stage.path()).unwrap(), bytes);
}

fn create(path: &Path) -> Result<(), DeskError> {
    let host = std::sync::Arc::new(desk::Scripted::at(crate::stage::noon()));
    Desk::for_tests(path, host).unwrap().create_store(&first_start()).map(drop)
}

#[test]
fn nothing_is_made_where_it_can_not_be_or_over_what_is_there() {
    let stage = Stage::new();
    let before = files(stage.folder.path());
    assert_eq!(create(stage.path()).unwrap_err().to_wire().code, "store_already_exists");
    assert!(files(stage.folder.path()) == before);
    #[cfg(target_os = "linux")]
    assert_eq!(create(Path::new("/sys/a.crisisdesk")).unwrap_err().to_wire().code, "read_only_folder");
    fs::write(stage.file("file"), "").unwrap();
    let error = create(&stage.file("file/deeper/a.crisisdesk")).unwrap_err();
    assert_ne!(error.to_wire().code, "internal", "{error}");
}

#[test]
fn a_lost_passphrase_is_what_the_recovery_key_is_for() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.desk.close();
    stage.desk.unlock_store(&recovery(&stage.recovery_key)).unwrap();
    sign_in(&stage.desk, "auditor").unwrap();
    assert!(stage.desk.verify_store(true, None).unwrap().verified);
}
