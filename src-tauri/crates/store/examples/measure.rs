//! Measures the store against named limits on this machine: `measure [CASES]`, ten entries a case; 10,000 by default.
//!
//! Each figure stands beside what bounds it, measured in the same run: durable commands beside raw inserts of the same
//! bytes with the same pragmas, the check of the chain beside plain SHA-256 over the same bytes.

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::TimeZone;
use domain::case::{CaseEvent, Channel, Phase};
use domain::event::Event;
use domain::ids::{CaseId, EntryId, UserId};
use domain::terms::{Scenario, Timestamp};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use store::{BoardFilter, Passphrase, Store, StoreError, Unlock};
use uuid::Uuid;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const COMMANDS: u128 = 2_000;
const TEXT: &str = "值班经理电话回访，顾客已在医院观察，暂无生命危险；现场已封存同批次食品，等待取样。";

fn main() -> Outcome {
    let cases: u128 = std::env::args().nth(1).map_or(Ok(10_000), |n| n.parse())?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("measure.crisisdesk");
    let (store, _) = Store::create(&path, &Passphrase::new("measure"), "measure", now())?;
    let (commands, raw) = commands_beside_raw_inserts(&store, &folder.path().join("raw.db"))?;
    println!("durable commands/s      {commands:>12.0}   raw inserts/s {raw:.0}, ratio {:.2}", commands / raw);
    let (filled, entries) = timed(|| fill(&store, cases))?;
    println!("entries/s in bulk       {:>12.0}   {entries} entries", per_second(entries, filled));
    drop(store);

    let (opened, store) = timed(|| Ok(Store::open(&path, &Unlock::Passphrase(Passphrase::new("measure")))?))?;
    println!("open, key derived       {opened:>12.0?}");
    let all = BoardFilter::default();
    let board = || {
        store.read(|tx| {
            Ok::<_, StoreError>((tx.cards().column(Phase::Intake, &all, None, 50)?, tx.cards().counts(&all)?))
        })
    };
    let (cold, _) = timed(|| Ok(board()?))?;
    let (warm, _) = timed(|| Ok(board()?))?;
    println!("board page, counts      {cold:>12.1?}   again {warm:.1?}");
    let (found, hits) = timed(|| Ok(store.read(|tx| tx.search().find("封存同批次", false, 50))?))?;
    println!("search                  {found:>12.1?}   {} hits", hits.len());
    let (folded, count) = timed(|| fold(&store, cases))?;
    println!(
        "fold, entries/s         {:>12.0}   reading and decrypting included, {count} entries",
        per_second(count, folded)
    );
    let (verified, found) = timed(|| Ok(store.verify(&[], |_| {})?))?;
    let plain = plain_hashing(found.bytes);
    let (ours, limit) = (per_second(found.bytes, verified) / 1e6, per_second(found.bytes, plain) / 1e6);
    println!(
        "chain checked, MB/s     {ours:>12.0}   plain SHA-256 {limit:.0}, ratio {:.2}; {verified:.1?} for {} entries, {} problems",
        ours / limit,
        found.entries,
        found.problem_count
    );
    let (rebuilt, check) = timed(|| Ok(store.verify_rebuild()?))?;
    println!(
        "replay into views       {rebuilt:>12.1?}   {} rows compared, {} differences",
        check.rows,
        check.differences.len()
    );
    println!("file size, MB           {:>12}", std::fs::metadata(&path)?.len() / 1_000_000);
    Ok(())
}

fn now() -> Timestamp {
    chrono::Utc.timestamp_opt(1_780_000_000, 0).single().unwrap_or_default()
}

fn timed<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(Duration, T)> {
    let (start, cpu) = (Instant::now(), cpu_time());
    let answer = work()?;
    eprintln!("                        {:>12.0?} on the processor", cpu_time().saturating_sub(cpu));
    Ok((start.elapsed(), answer))
}

/// What this process has used of the processor, to a hundredth of a second; zero where the system does not tell. On a
/// busy machine it says more than the wall clock.
fn cpu_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks = stat.split_whitespace().skip(13).take(2).filter_map(|field| field.parse::<u64>().ok()).sum::<u64>();
    Duration::from_millis(ticks * 10)
}

#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
fn per_second(count: u64, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}

fn case(n: u128) -> CaseId {
    CaseId(Uuid::from_u128(1 << 100 | n))
}

fn entry(n: u128) -> EntryId {
    EntryId(Uuid::from_u128(1 << 101 | n))
}

fn logged() -> Event {
    let (text, source) = (TEXT.to_owned(), "值班经理".to_owned());
    CaseEvent::Logged { text, occurred_at: None, source, confirmed: true, corrects: None, mentions: Default::default() }
        .into()
}

fn opening(number: String) -> [Event; 2] {
    let opened = CaseEvent::Opened {
        number,
        scenario: Scenario::FoodPoisoning,
        site: None,
        occurred_at: None,
        reported_at: now(),
        channel: Channel::Phone,
        reported_by: "顾客".into(),
        first_contact: None,
        owner: None,
    };
    let described =
        CaseEvent::Described {
            title: "多名顾客餐后不适".into(), account: TEXT.into(), first_responsible: None
        };
    [opened.into(), described.into()]
}

/// Acknowledged commands a second, one log entry each, beside raw inserts of the same bytes. In turns, a few at a time,
/// so that both meet the same disk and the same neighbours.
fn commands_beside_raw_inserts(store: &Store, path: &Path) -> Outcome<(f64, f64)> {
    const ROUNDS: u128 = 40;
    let raw = Connection::open(path)?;
    raw.execute_batch(&format!("PRAGMA key = \"x'{}'\";", "5a".repeat(32)))?;
    raw.execute_batch(
        "PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA wal_autocheckpoint = 4000; \
         CREATE TABLE raw (id INTEGER PRIMARY KEY, header BLOB, body BLOB);",
    )?;
    let body = serde_json::to_vec(&logged().to_body()?)?;
    for n in 0..10u128 {
        let open = opening(format!("2025-{:04}", n + 1)).into_iter().enumerate();
        let open: Vec<_> = open.map(|(i, event)| (entry((1 << 90) + n * 2 + i as u128), event)).collect();
        store.write(move |tx| tx.append(case(n << 64), UserId::default(), now(), &open))?;
    }
    let (mut ours, mut theirs) = (Duration::ZERO, Duration::ZERO);
    for round in 0..ROUNDS {
        let start = Instant::now();
        for i in 0..COMMANDS / ROUNDS {
            let (case, id) = (case((i % 10) << 64), entry((1 << 91) + round * COMMANDS + i));
            store.write(move |tx| tx.append(case, UserId::default(), now(), &[(id, logged())]))?;
        }
        ours += start.elapsed();
        let start = Instant::now();
        for _ in 0..COMMANDS / ROUNDS {
            let sql = "INSERT INTO raw (header, body) VALUES (?1, ?2)";
            raw.prepare_cached(sql)?.execute((&[7u8; 300][..], &body))?;
        }
        theirs += start.elapsed();
    }
    let count = u64::try_from(COMMANDS)?;
    Ok((per_second(count, ours), per_second(count, theirs)))
}

/// Cases of ten entries each, a hundred cases a transaction.
fn fill(store: &Store, cases: u128) -> Outcome<u64> {
    for first in (1..=cases).step_by(100) {
        store.write(move |tx| {
            for n in first..(first + 100).min(cases + 1) {
                let events = opening(format!("2026-{n:04}")).into_iter().chain((0..8).map(|_| logged()));
                let events: Vec<_> = events.enumerate().map(|(i, e)| (entry(n * 10 + i as u128), e)).collect();
                tx.append(case(n), UserId::default(), now(), &events)?;
            }
            Ok::<_, StoreError>(())
        })?;
    }
    Ok(u64::try_from(cases * 10)?)
}

/// Folds every case anew.
fn fold(store: &Store, cases: u128) -> Outcome<u64> {
    store.read(|tx| {
        for n in 1..=cases {
            tx.case_at(case(n), now() + chrono::Duration::days(1))?;
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(u64::try_from(cases * 10)?)
}

fn plain_hashing(bytes: u64) -> Duration {
    let block = vec![0x5A; 1 << 20];
    let start = Instant::now();
    let mut hash = Sha256::new();
    for _ in 0..bytes >> 20 {
        hash.update(&block);
    }
    std::hint::black_box(hash.finalize());
    start.elapsed()
}
