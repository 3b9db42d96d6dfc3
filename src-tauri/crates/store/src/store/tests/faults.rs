//! What goes wrong outside: passphrases, files, disks; and copies against it.

use std::fs;

use super::*;

#[test]
fn sqlite_is_one_without_the_wal_reset_bug() {
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
}

#[test]
fn a_panic_in_one_write_leaves_the_next_one_whole() {
    let room = Room::with_cases();
    let panicked = room.store().write(|tx| -> Result<(), E> {
        tx.append(case(1), user(1), now(), &[(entry(900), logged("lost"))])?;
        panic!("a bug");
    });
    assert!(matches!(panicked, Err(E::WriterStopped)));
    room.append(1, 901, logged("kept"));
    room.assert_sound();
}

#[test]
fn every_fault_on_opening_has_its_own_error() {
    let mut room = Room::with_cases();
    let path = room.path();
    let open = |path: &Path| Store::open(path, &passphrase("kettle road")).map(drop);
    assert!(matches!(Store::open(&path, &passphrase("wrong")), Err(E::WrongPassphrase)));
    assert!(matches!(open(&room.folder.path().join("none")), Err(E::NotFound { .. })));
    let again = Store::create_with_cost(&path, &Passphrase::new("x"), "", now(), KdfCost::FOR_TESTS);
    assert!(matches!(again, Err(E::AlreadyExists { .. })));
    room.close();

    let junk = room.folder.path().join("junk.crisisdesk");
    fs::write(&junk, [0x5A; 5_000]).unwrap();
    assert!(matches!(open(&junk), Err(E::NotAStore { .. })));
    fs::write(&junk, [b"SQLite format 3\0".as_slice(), &[0; 8_176]].concat()).unwrap();
    fs::copy(key_path(&path), key_path(&junk)).unwrap();
    assert!(matches!(open(&junk), Err(E::NotAStore { .. })));
    fs::write(&junk, [0x5A; 8_192]).unwrap();
    assert!(matches!(open(&junk), Err(E::Damaged { .. })));

    let keys = fs::read(key_path(&path)).unwrap();
    fs::remove_file(key_path(&path)).unwrap();
    assert!(matches!(open(&path), Err(E::KeyFileMissing { .. })));
    fs::write(key_path(&path), &keys[..keys.len() / 2]).unwrap();
    assert!(matches!(open(&path), Err(E::KeyFileDamaged { .. })));
    fs::write(key_path(&path), keys).unwrap();
    open(&path).unwrap();
}

#[test]
fn a_newer_store_is_refused() {
    let mut room = Room::with_cases();
    db::connect(&room.path(), &room.store().key, Mode::Write).unwrap().pragma_update(None, "user_version", 77).unwrap();
    room.close();
    for open in [Store::open, Store::open_read_only] {
        let refused = open(&room.path(), &passphrase("kettle road"));
        assert!(matches!(refused, Err(E::NewerVersion { found: 77, .. })));
    }
}

#[test]
fn nothing_is_made_where_nothing_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let create = |path: &Path| Store::create_with_cost(path, &Passphrase::new("x"), "", now(), KdfCost::FOR_TESTS);
    assert!(matches!(create(&folder.path().join("file/a.crisisdesk")), Err(E::NotFound { .. })));
    #[cfg(target_os = "linux")]
    assert!(matches!(create(Path::new("/sys/a.crisisdesk")), Err(E::ReadOnlyFolder { .. })));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_full_disk_fails_the_write_and_loses_nothing() {
    let room = Room::with_cases();
    room.store()
        .writer
        .as_ref()
        .unwrap()
        .writer
        .run(|conn| conn.pragma_update(None, "max_page_count", 1))
        .unwrap()
        .unwrap();
    let big = logged(&"满".repeat(400_000));
    let full = room.store().write(move |tx| tx.append(case(1), user(1), now(), &[(entry(900), big)]));
    assert!(matches!(full, Err(E::DiskFull)), "{full:?}");
    room.assert_sound();
}

#[test]
fn a_left_over_log_is_merged_on_opening() {
    let room = Room::with_cases();
    let copy = room.folder.path().join("copy.crisisdesk");
    for suffix in ["", "-wal", ".keys"] {
        let name = |path: &Path| PathBuf::from(format!("{}{suffix}", path.display()));
        fs::copy(name(&room.path()), name(&copy)).unwrap();
    }
    assert!(db::has_unmerged_writes(&copy));
    let store = Store::open(&copy, &passphrase("kettle road")).unwrap();
    assert_eq!(store.verify(&room.store().read(|tx| tx.journal().heads()).unwrap(), |_| {}).unwrap().entries, 10);
}

#[test]
fn a_store_in_a_read_only_place_can_be_read() {
    let mut room = Room::with_cases();
    room.close();
    let store = Store::open_read_only(&room.path(), &passphrase("kettle road")).unwrap();
    assert!(store.is_read_only());
    assert!(store.verify(&[], |_| {}).unwrap().is_sound());
    assert!(store.verify_rebuild().unwrap().differences.is_empty());
    let refused = store.write(|tx| tx.append(case(1), user(1), now(), &[(entry(900), logged("x"))]));
    assert!(matches!(refused, Err(E::ReadOnly)));
    // As from a folder where SQLite can't put its own files.
    let conn = db::connect(&room.path(), &store.key, Mode::Immutable).unwrap();
    assert!(journal::verify(&conn, &journal::Expected::default(), &mut |_| {}).unwrap().is_sound());
}

#[test]
fn a_damaged_page_is_reported_as_damage() {
    let mut room = Room::with_cases();
    let pages = fs::metadata(room.path()).unwrap().len() / 4_096;
    room.close();
    let mut bytes = fs::read(room.path()).unwrap();
    for page in 1..bytes.len() / 4_096 {
        bytes[page * 4_096 + 2_000] ^= 1;
    }
    assert!(pages > 0);
    fs::write(room.path(), bytes).unwrap();
    match Store::open(&room.path(), &passphrase("kettle road")) {
        Err(error) => assert!(matches!(error, E::Damaged { .. }), "{error:?}"),
        Ok(_) => panic!("a damaged store opened"),
    }
}

#[test]
fn a_backup_taken_in_use_is_whole_and_can_be_restored() {
    let room = Room::with_cases();
    let at = |name: &str| room.folder.path().join(name);
    let taken = room.store().backup(&at("backup.crisisdesk"), |_| {}).unwrap();
    room.append(1, 900, logged("after the backup"));
    assert_eq!((taken.entries, taken.is_sound()), (10, true));
    assert!(matches!(room.store().backup(&at("backup.crisisdesk"), |_| {}), Err(E::AlreadyExists { .. })));
    Store::restore(&at("backup.crisisdesk"), &passphrase("kettle road"), &at("b.crisisdesk"), |_| {}).unwrap();
    let restored = Store::open(&at("b.crisisdesk"), &passphrase("kettle road")).unwrap();
    assert!(restored.verify(&taken.heads, |_| {}).unwrap().is_sound());
    assert!(restored.verify_rebuild().unwrap().differences.is_empty());
}

#[test]
fn a_backup_of_a_tampered_store_is_refused_and_leaves_nothing() {
    let room = Room::with_cases();
    room.tamper("UPDATE body SET bytes = x'7B7D' WHERE seq = 3", []);
    let before = fs::read_dir(room.folder.path()).unwrap().count();
    let refused = room.store().backup(&room.folder.path().join("backup.crisisdesk"), |_| {});
    assert!(matches!(refused, Err(E::CopyNotVerified { problems: 1 })));
    assert_eq!(fs::read_dir(room.folder.path()).unwrap().count(), before);
}
