//! Acknowledged commands, each on the disk before it is answered.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use desk::wire::{CreateStore, FirstAdministrator};
use desk::{Bilingual, Desk, Envelope, Lang, System};
use domain::ids::IdSource;
use rusqlite::Connection;
use serde_json::json;

use crate::Outcome;
use crate::measure::{in_turns, per_second};
use crate::table::Row;

const ROUNDS: usize = 41;
const COMMANDS: u64 = 50;
const TEXT: &str = "值班经理电话回访，顾客已在医院观察，暂无生命危险；现场已封存同批次食品，等待取样。";

/// Commands through the desk, beside raw inserts of the same bytes with the same pragmas in one durable transaction
/// each. In turns, a few at a time, so that both meet the same disk and the same neighbours.
pub fn rows() -> Outcome<Vec<Row>> {
    let folder = tempfile::tempdir_in(crate::table::folder())?;
    let desk = Desk::new(&folder.path().join("a.crisisdesk"), Arc::new(System))?;
    let both = |text: &str| Bilingual { zh: text.into(), en: text.into() };
    let (_, lead) = desk.create_store(&CreateStore {
        passphrase: "kettle road violin 77".into(),
        company: both("Qihe"),
        administrator: FirstAdministrator {
            login: "lead".into(),
            name: both("Lead"),
            password: "a long password".into(),
            leads: true,
        },
        lang: Lang::Zh,
        demonstration: false,
    })?;
    let send = |command: serde_json::Value, case: Option<desk::CaseId>| -> Outcome<desk::wire::Receipt> {
        let envelope = json!({ "id": IdSource::next(&System), "case": case, "command": command });
        Ok(desk.execute(&lead, &serde_json::from_value::<Envelope>(envelope)?)?)
    };
    let mut cases = Vec::new();
    for n in 0..10 {
        let open = json!({ "case": { "do": "open", "title": format!("第 {n} 起"), "scenario": "other", "channel": "phone", "reported_at": "2026-03-02T04:00:00Z" } });
        cases.push(send(open, None)?.case.ok_or("no case")?);
    }
    let log = || json!({ "case": { "do": "log", "text": TEXT, "source": "值班经理" } });
    let receipt = send(log(), Some(cases[0]))?;
    let raw = raw(&folder.path().join("raw.db"))?;
    // A header of 300 bytes, the body, and the answer kept for a retry.
    let header = [7u8; 300];
    let body = serde_json::to_vec(&log()["case"])?;
    let answer = serde_json::to_vec(&receipt)?;
    let (ours, theirs, ratio) = in_turns(
        ROUNDS,
        || (0..COMMANDS).try_for_each(|n| send(log(), Some(cases[usize::try_from(n)? % cases.len()])).map(drop)),
        || {
            (0..COMMANDS).try_for_each(|_| {
                raw.prepare_cached("INSERT INTO raw (header, body, answer) VALUES (?1, ?2, ?3)")?.execute((
                    &header[..],
                    &body,
                    &answer,
                ))?;
                Ok(())
            })
        },
    )?;
    let rate = |took: Duration| format!("{:.0}/s", per_second(COMMANDS, took));
    let row = Row::new(
        "acknowledged durable commands",
        rate(ours),
        format!("{}, raw durable inserts of the same bytes", rate(theirs)),
        1.0 / ratio,
    );
    Ok(vec![row.goal("≥ 0.8")])
}

/// A database with the pragmas of a store.
fn raw(path: &Path) -> Outcome<Connection> {
    let raw = Connection::open(path)?;
    raw.execute_batch(&format!("PRAGMA key = \"x'{}'\";", "5a".repeat(32)))?;
    raw.execute_batch(
        "PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA wal_autocheckpoint = 4000; PRAGMA cipher_memory_security = off; \
         CREATE TABLE raw (id INTEGER PRIMARY KEY, header BLOB, body BLOB, answer BLOB);",
    )?;
    Ok(raw)
}
