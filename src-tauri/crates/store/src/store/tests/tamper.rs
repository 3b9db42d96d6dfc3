//! Changes behind the journal's back: each is found and named.

use proptest::prelude::*;

use super::*;

#[test]
fn triggers_refuse_changes_to_the_journal() {
    let room = Room::with_cases();
    let conn = db::connect(&room.path(), &room.store().key, Mode::Write).unwrap();
    for sql in [
        "UPDATE journal SET actor = zeroblob(16) WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 10",
        "UPDATE body SET bytes = x'7B7D' WHERE seq = 3",
        "DELETE FROM body WHERE seq = 3",
        "UPDATE device SET name = 'x'",
        "DELETE FROM device",
    ] {
        assert!(conn.execute(sql, []).is_err(), "{sql}");
    }
    room.assert_sound();
}

#[test]
fn a_dropped_trigger_is_found() {
    let room = Room::with_cases();
    let conn = db::connect(&room.path(), &room.store().key, Mode::Write).unwrap();
    conn.execute_batch("DROP TRIGGER journal_no_update").unwrap();
    assert_eq!(room.problems(), [(ProblemKind::SchemaChanged, None)]);
}

#[test]
fn removed_moved_and_doubled_rows_are_found_and_named() {
    let swap = |a: i64, b: i64, table: &str| {
        format!(
            "UPDATE {table} SET seq = CASE seq WHEN {a} THEN -{b} WHEN {b} THEN -{a} ELSE seq END WHERE seq IN ({a}, {b})"
        )
    };
    let found = |change: &dyn Fn(&Room)| {
        let room = Room::with_cases();
        change(&room);
        room.problems()
    };
    for victim in [1, 4, 9] {
        let deleted = found(&|room| {
            room.tamper(&format!("DELETE FROM journal WHERE seq = {victim}"), []);
            room.tamper(&format!("DELETE FROM body WHERE seq = {victim}"), []);
        });
        assert!(deleted.contains(&(ProblemKind::EntryMissing, Some(victim + 1))), "{deleted:?}");
    }
    let closed_up = found(&|room| {
        for table in ["journal", "body"] {
            room.tamper(&format!("DELETE FROM {table} WHERE seq = 4"), []);
            room.tamper(&format!("UPDATE {table} SET seq = -seq WHERE seq > 4"), []);
            room.tamper(&format!("UPDATE {table} SET seq = -seq - 1 WHERE seq < 0"), []);
        }
    });
    assert!(closed_up.contains(&(ProblemKind::EntryMissing, Some(4))), "{closed_up:?}");
    let swapped = found(&|room| {
        for table in ["journal", "body"] {
            room.tamper(&swap(3, 7, table), []);
            room.tamper(&format!("UPDATE {table} SET seq = -seq WHERE seq < 0"), []);
        }
    });
    let named = |seq| swapped.iter().any(|(_, at)| *at == Some(seq));
    assert!(named(3) && named(7), "{swapped:?}");
    let bodies = found(&|room| {
        room.tamper(&swap(3, 7, "body"), []);
        room.tamper("UPDATE body SET seq = -seq WHERE seq < 0", []);
    });
    assert_eq!(bodies, [(ProblemKind::BodyChanged, Some(3)), (ProblemKind::BodyChanged, Some(7))]);
    let body_gone = found(&|room| room.tamper("DELETE FROM body WHERE seq = 5", []));
    assert_eq!(body_gone, [(ProblemKind::BodyMissing, Some(5))]);
    let claimed = found(&|room| {
        room.tamper("INSERT INTO erasure (target, by) VALUES (5, 6)", []);
        room.tamper("DELETE FROM body WHERE seq = 5", []);
    });
    assert!(claimed.contains(&(ProblemKind::BodyMissing, Some(5))), "{claimed:?}");
    let stray = found(&|room| room.tamper("INSERT INTO body VALUES (99, x'00', x'7B7D')", []));
    assert_eq!(stray, [(ProblemKind::BodyWithoutEntry, Some(99))]);
    let doubled = found(&|room| {
        room.tamper(
            "INSERT INTO journal SELECT 11, zeroblob(16), stream, device, 11, at, actor, kind, version, body_digest, \
             prev_hash, hash, signature FROM journal WHERE seq = 10",
            [],
        );
        room.tamper("INSERT INTO body SELECT 11, salt, bytes FROM body WHERE seq = 10", []);
    });
    assert!(doubled.contains(&(ProblemKind::HeaderChanged, Some(11))), "{doubled:?}");
}

#[test]
fn a_cut_tail_is_found_against_a_printed_head() {
    let room = Room::with_cases();
    let head: Head = room.store().read(|tx| tx.journal().heads()).unwrap().remove(0).to_string().parse().unwrap();
    for table in ["journal", "body"] {
        room.tamper(&format!("DELETE FROM {table} WHERE seq > 8"), []);
    }
    assert_eq!(room.problems(), [], "the chain itself can't tell");
    let found = room.store().verify(&[head], |_| {}).unwrap().problems;
    assert_eq!((found[0].kind, found[0].device), (ProblemKind::TailCut, Some((head.device, 9))));
    // The tail grows again, with other entries.
    let room = Room::with_cases();
    let found = room.store().verify(&[Head { device: room.store().device().id, ..head }], |_| {}).unwrap().problems;
    assert_eq!((found[0].kind, found[0].seq), (ProblemKind::HeadDiffers, Some(10)));
}

/// Every column that proves something, with the table it lies in.
const COLUMNS: [(&str, &str); 19] = [
    ("journal", "seq"),
    ("journal", "id"),
    ("journal", "stream"),
    ("journal", "device"),
    ("journal", "device_seq"),
    ("journal", "at"),
    ("journal", "actor"),
    ("journal", "kind"),
    ("journal", "version"),
    ("journal", "body_digest"),
    ("journal", "prev_hash"),
    ("journal", "hash"),
    ("journal", "signature"),
    ("body", "seq"),
    ("body", "salt"),
    ("body", "bytes"),
    ("device", "id"),
    ("device", "public_key"),
    ("device", "name"),
];

/// Flips one bit of one value; answers whether the value could be changed so.
fn flip(room: &Room, table: &str, column: &str, row: usize, bit: usize) -> bool {
    use rusqlite::types::Value;
    let conn = db::connect(&room.path(), &room.store().key, Mode::Read).unwrap();
    let key = if table == "device" { "id" } else { "seq" };
    let sql = format!("SELECT {key}, {column} FROM {table} ORDER BY {key}");
    let rows: Vec<(Value, Value)> = conn
        .prepare(&sql)
        .unwrap()
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let (at, value) = rows[row % rows.len()].clone();
    let flipped = match value {
        Value::Integer(n) => Value::Integer(n ^ 1 << (bit % 64)),
        Value::Blob(mut bytes) => {
            let bit = bit % (bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
            Value::Blob(bytes)
        }
        Value::Text(text) => {
            let mut bytes = text.into_bytes();
            let bit = bit % (bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
            Value::Blob(bytes)
        }
        _ => return false,
    };
    // The file itself refuses a number that another row has.
    if matches!(column, "seq" | "device_seq") && rows.iter().any(|(_, other)| *other == flipped) {
        return false;
    }
    drop(conn);
    let new = if matches!(column, "kind" | "name") { "CAST(?1 AS TEXT)" } else { "?1" };
    room.tamper(&format!("UPDATE {table} SET {column} = {new} WHERE {key} = ?2"), rusqlite::params![flipped, at]);
    true
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]
    #[test]
    fn one_flipped_bit_is_found_and_the_entry_named(place in 0..COLUMNS.len(), row in 0usize..10, bit in 0usize..100_000) {
        let room = Room::with_cases();
        let (table, column) = COLUMNS[place];
        prop_assume!(flip(&room, table, column, row, bit));
        let found = room.store().verify(&[], |_| {}).unwrap();
        let seq = i64::try_from(row).unwrap() + 1;
        prop_assert!(!found.is_sound());
        let named = found.problems.iter().any(|problem| match (table, column) {
            // The device's record proves itself through its first entry; an entry that moved leaves a gap behind it.
            ("device", _) => problem.seq == Some(1),
            ("journal", "seq") => problem.seq.is_some(),
            _ => problem.seq == Some(seq),
        });
        prop_assert!(named, "{table}.{column} of {seq}: {:?}", found.problems);
    }
}

#[test]
fn a_device_record_that_changed_is_found() {
    let room = Room::with_cases();
    room.tamper("UPDATE device SET added_at = added_at + 1", []);
    assert_eq!(room.problems(), [(ProblemKind::DeviceChanged, Some(1))]);
}

#[test]
fn a_checkpoint_shows_a_cut_tail_another_history_and_a_forged_word() {
    use crate::journal::{Checkpoint, Expected};
    let against = |room: &Room, checkpoint: Checkpoint| {
        let expected = Expected { checkpoints: vec![checkpoint], ..Expected::default() };
        let found = room.store().verify_against(&expected, |_| {}).unwrap().problems;
        found.into_iter().map(|problem| problem.kind).collect::<Vec<_>>()
    };
    let room = Room::with_cases();
    let early = room.store().checkpoint(now()).unwrap();
    room.append(1, 1_000, logged("later"));
    let late: Checkpoint = room.store().checkpoint(now()).unwrap().to_string().parse().unwrap();
    assert_eq!((early.size, late.size), (10, 11));
    assert_eq!((against(&room, early), against(&room, late)), (vec![], vec![]), "a longer journal holds what was");
    let forged = Checkpoint { at: late.at + 1, ..late };
    assert_eq!(against(&room, forged), [ProblemKind::CheckpointInvalid]);
    let other = Room::with_cases();
    assert_eq!(against(&other, early), [ProblemKind::CheckpointInvalid], "another store's");
    for table in ["journal", "body"] {
        room.tamper(&format!("DELETE FROM {table} WHERE seq > 8"), []);
    }
    let room = {
        let mut room = room;
        room.reopen();
        room
    };
    assert_eq!(against(&room, early), [ProblemKind::TailCut]);
    for n in 0..2 {
        room.append(1, 2_000 + n, logged("another history"));
    }
    assert_eq!(room.problems(), [], "the chain itself can't tell");
    assert_eq!(against(&room, early), [ProblemKind::CheckpointDiffers]);
}

#[test]
fn a_slice_proves_itself_without_its_store() {
    let room = Room::with_cases();
    let (store, stream) = (room.store(), Stream::from(case(1)));
    let checkpoint = store.checkpoint(now()).unwrap();
    let slice = store.read(|tx| tx.journal().slice(stream, &checkpoint)).unwrap();
    let problems = |slice: &crate::journal::Slice| {
        let found = slice.check(stream, store.device(), &checkpoint, &Default::default());
        found.into_iter().map(|problem| (problem.kind, problem.seq)).collect::<Vec<_>>()
    };
    assert_eq!((slice.0.len(), problems(&slice)), (5, vec![]));
    let changed = |change: &dyn Fn(&mut crate::journal::SliceEntry)| {
        let mut slice = slice.clone();
        change(&mut slice.0[2]);
        problems(&slice)
    };
    assert_eq!(changed(&|entry| entry.header.at.0 += 1), [(ProblemKind::HeaderChanged, Some(3))]);
    assert_eq!(changed(&|entry| entry.header.signature[0] ^= 1), [(ProblemKind::SignatureWrong, Some(3))]);
    assert_eq!(changed(&|entry| entry.body.as_mut().unwrap().1[0] ^= 1), [(ProblemKind::BodyChanged, Some(3))]);
    assert_eq!(changed(&|entry| entry.proof[0][0] ^= 1), [(ProblemKind::CheckpointDiffers, Some(3))]);
    assert_eq!(changed(&|entry| entry.proof.clear()), [(ProblemKind::CheckpointDiffers, Some(3))]);
    let mut opened_gone = slice.clone();
    opened_gone.0[0].body = None;
    assert_eq!(problems(&opened_gone), [(ProblemKind::BodyMissing, Some(1))]);
    let mut swapped = slice.clone();
    swapped.0.swap(1, 2);
    assert_eq!(problems(&swapped)[0].0, ProblemKind::OutOfOrder);
}
