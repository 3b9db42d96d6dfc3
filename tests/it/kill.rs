//! `crisisctl exec` is killed at random moments: whatever it acknowledged is there, and the store is sound.
//!
//! Each run counts acknowledgements instead of waiting for time to pass: the kill comes after the k-th receipt was
//! read and a random number of turns of a loop, so that it falls anywhere between two commits or into one. This shows
//! what a killed process leaves; it is no test of a power cut.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::thread;

use desk::{Scripted, System};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_json::{Value, json};
use store::{Passphrase, Store, Unlock};

use crate::ctl;
use crate::stage::{CASE, PASSPHRASE, Stage, id, log, noon, open_food};

const RUNS: u64 = 200;
const COMMANDS: u64 = 24;
const SPIN: u32 = 3_000_000;
/// After every so many kills the whole script is sent once more.
const SENT_AGAIN: u64 = 8;

/// One command a line: a case is opened, then everything that writes much or little.
fn script() -> String {
    let envelope = |n: u64, command: Value| json!({ "id": id(n), "case": id(CASE), "command": command });
    let line = |n: u64| match n {
        0 => envelope(n, open_food()),
        1 => envelope(n, json!({ "case": { "do": "move", "to": "respond" } })),
        n if n % 3 == 0 => {
            envelope(n, json!({ "fact": { "do": "record", "key": "ill_count", "value": n, "source": "x" } }))
        }
        n if n % 3 == 1 => envelope(n, json!({ "task": { "do": "add", "title": "x" } })),
        n => envelope(n, log(&"记".repeat(n as usize * 40))),
    };
    (0..COMMANDS).map(|n| format!("{}\n", line(n))).collect()
}

/// Runs the script and kills it; the receipts it acknowledged.
fn killed(store: &Path, script: &str, rng: &mut TestRng) -> Vec<Value> {
    let kill_after = rng.next_u64() % COMMANDS;
    let spin = rng.next_u32() % SPIN;
    let mut child =
        ctl::at(store, "duty_officer").arg("exec").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    // The pipe holds the whole script, so that the child never waits for us.
    let written = child.stdin.take().unwrap().write_all(script.as_bytes());
    written.unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut receipts: Vec<Value> = Vec::new();
    let mut keep = |line: std::io::Result<String>| {
        let answer = serde_json::from_str::<Value>(&line.unwrap_or_default()).ok();
        receipts.extend(answer.map(|answer| answer["receipt"].clone()).filter(|receipt| !receipt.is_null()));
    };
    lines.by_ref().take(kill_after as usize).for_each(&mut keep);
    (0..spin).for_each(|n| {
        std::hint::black_box(n);
    });
    child.kill().unwrap();
    // What it acknowledged before it died still lies in the pipe; the last line may be cut off.
    lines.for_each(keep);
    child.wait().unwrap();
    receipts
}

fn copy(template: &Path, to: &Path) {
    std::fs::copy(template, to).unwrap();
    std::fs::copy(store::key_path(template), store::key_path(to)).unwrap();
}

/// The store opens, verifies, equals its replay, and holds every entry of every receipt.
fn check(path: &Path, receipts: &[Value]) {
    let store = Store::open(path, &Unlock::Passphrase(Passphrase::new(PASSPHRASE))).unwrap();
    let found = store.verify(&[], |_| {}).unwrap();
    assert!(found.is_sound(), "{:?}", found.problems);
    assert_eq!(store.verify_rebuild().unwrap().differences, []);
    store
        .read(|tx| {
            let mut held = std::collections::BTreeSet::new();
            tx.journal().stream_since(id(CASE).parse::<desk::CaseId>().unwrap().into(), 0, None, |entry| {
                held.insert(entry.header.id.to_string());
                Ok(())
            })?;
            for receipt in receipts {
                let entries = receipt["entries"].as_array().unwrap();
                assert!(entries.iter().all(|entry| held.contains(entry.as_str().unwrap())), "{receipt}");
                let kept = tx.receipts().get(receipt["command"].as_str().unwrap().parse().unwrap())?.unwrap();
                assert_eq!(serde_json::from_slice::<Value>(&kept.answer).unwrap(), *receipt);
            }
            Ok::<_, store::StoreError>(())
        })
        .unwrap();
}

/// The same commands under the same ids, to the end: what was acknowledged is answered as before, what was lost or not
/// heard of is carried out, and nothing is done twice.
fn send_again(path: &Path, script: &str, before: &[Value]) {
    let (status, answers) = ctl::answers(ctl::at(path, "duty_officer").arg("exec"), script);
    let receipts: Vec<Value> = answers.into_iter().map(|answer| answer["receipt"].clone()).collect();
    assert_eq!((status, receipts.len() as u64), (0, COMMANDS));
    assert_eq!(receipts[..before.len()], *before);
    check(path, &receipts);
    let entries: usize = receipts.iter().map(|receipt| receipt["entries"].as_array().unwrap().len()).sum();
    let store = Store::open(path, &Unlock::Passphrase(Passphrase::new(PASSPHRASE))).unwrap();
    let mut held = 0;
    let count = |_| {
        held += 1;
        Ok(())
    };
    store
        .read(|tx| tx.journal().stream_since(id(CASE).parse::<desk::CaseId>().unwrap().into(), 0, None, count))
        .unwrap();
    assert_eq!(held, entries, "something was done twice");
}

fn runs(template: &Path, folder: PathBuf, seeds: impl Iterator<Item = u64>) -> usize {
    let script = script();
    let mut acknowledged = 0;
    for seed in seeds {
        let mut bytes = [7; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let mut rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        let path = folder.join(format!("{seed}.crisisdesk"));
        copy(template, &path);
        let receipts = killed(&path, &script, &mut rng);
        check(&path, &receipts);
        if seed.is_multiple_of(SENT_AGAIN) {
            send_again(&path, &script, &receipts);
        }
        acknowledged += receipts.len();
    }
    acknowledged
}

#[test]
fn whatever_was_acknowledged_survives_two_hundred_kills() {
    let stage = Stage::with_host(Arc::new(System), Arc::new(Scripted::at(noon())));
    let template = stage.path().to_owned();
    stage.desk.close();
    let workers = 2;
    let acknowledged: usize = thread::scope(|scope| {
        let start = |w: u64| {
            let (template, folder) = (&template, stage.folder.path().to_owned());
            scope.spawn(move || runs(template, folder, (w..RUNS).step_by(workers)))
        };
        let handles: Vec<_> = (0..workers as u64).map(start).collect();
        handles.into_iter().map(|handle| handle.join().unwrap()).sum()
    });
    println!("{acknowledged} commands were acknowledged before {RUNS} kills");
    let all = usize::try_from(RUNS * COMMANDS).unwrap();
    assert!(acknowledged > 0 && acknowledged < all, "the kills fell before or after everything: {acknowledged}");
}
