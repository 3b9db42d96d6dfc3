//! The store of a company that has used the program for years: 100,000 cases, 1,000,000 entries, a third of the cases
//! open, and one case with a log of 50,000 entries.
//!
//! A few cases are opened through the desk as a person would; what that wrote is stamped out again and again with ids,
//! times and texts of its own, and appended through the store's own path, many cases a transaction. It lies in
//! `target/bench` and is used again.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Duration, SubsecRound};
use desk::wire::{CreateStore, FirstAdministrator, SignIn, UnlockStore};
use desk::{Bilingual, Desk, Envelope, Lang, Scripted, Session, System, Timestamp};
use domain::event::Event;
use domain::ids::{CaseId, EntryId, IdSource, UserId};
use serde_json::{Value, json};
use store::{Passphrase, Store, StoreError, Unlock};
use uuid::Uuid;

use crate::words::{Dice, sentence, title};
use crate::{Outcome, table};

/// Goes up when another store is to be made.
const EDITION: u32 = 3;
const PASSPHRASE: &str = "seven quiet lanterns over the harbour 2026";
const PASSWORD: &str = "crisis-desk-demo";
/// Entries of each case.
const ENTRIES: usize = 10;
/// Clocks among them.
const CLOCKS: usize = 3;
/// Entries of the one long case.
const LONG_LOG: usize = 50_000;
/// Cases a transaction.
const BATCH: u64 = 500;
/// Of so many cases one is still open, and these are the newest.
const OPEN_ONE_IN: u64 = 3;
const OPENED: [&str; 4] =
    ["food_poisoning", "customer_injury", "foreign_object_or_spoiled_food", "complaint_escalation"];
const PHASES: [&str; 4] = ["verify", "respond", "recover", "review"];

/// The store, ready to be opened.
pub struct Big {
    folder: PathBuf,
    /// How many cases it holds beside the long one.
    pub cases: u64,
}

/// What one event of a stamped case is made from.
#[derive(Clone)]
struct Stamp {
    kind: String,
    version: u16,
    body: Value,
}

impl Big {
    /// The store that lies there, or a new one.
    pub fn prepared() -> Outcome<Self> {
        let cases = std::env::var("CRISIS_DESK_BENCH_CASES").ok().map_or(Ok(100_000), |n| n.parse())?;
        let big = Self { folder: table::folder().join(format!("store-{cases}")), cases };
        let (made, edition) = (big.folder.join("made"), EDITION.to_string());
        if fs::read_to_string(&made).is_ok_and(|found| found == edition) {
            return Ok(big);
        }
        eprintln!("making a store of {cases} cases in {}", big.folder.display());
        let _ = fs::remove_dir_all(&big.folder);
        fs::create_dir_all(&big.folder)?;
        big.make()?;
        fs::write(made, edition)?;
        Ok(big)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn path(&self) -> PathBuf {
        self.folder.join("crisis-desk.crisisdesk")
    }

    pub fn store(&self) -> Outcome<Store> {
        Ok(Store::open(&self.path(), &unlock())?)
    }

    /// A desk on the store, and a session that sees personal data.
    pub fn desk(&self) -> Outcome<(Desk, Session)> {
        let desk = opened(&self.path(), Arc::new(System))?;
        let session = desk.sign_in(&SignIn { login: "lead".into(), password: PASSWORD.into() })?;
        Ok((desk, session))
    }

    /// The id of the n-th case, from 0.
    pub fn case(n: u64) -> CaseId {
        CaseId(Uuid::from_u64_pair(0x0190_0000_0000_7000 | n << 16, 0x8000_0000_0000_0000))
    }

    /// The case with the long log.
    pub fn long_case(&self) -> CaseId {
        Self::case(self.cases)
    }

    fn make(&self) -> Outcome {
        let end = now() - Duration::hours(2);
        let start = end - Duration::days(900);
        let clock = Arc::new(Scripted::at(start));
        let desk = Desk::new(&self.path(), Arc::clone(&clock) as Arc<dyn desk::Host>)?;
        let (_, lead) = desk.create_store(&founding())?;
        let patterns =
            OPENED.iter().map(|scenario| pattern(&desk, &lead, scenario, start)).collect::<Outcome<Vec<_>>>()?;
        desk.close();
        let patterns = with_clocks(patterns);
        let store = self.store()?;
        let user = lead.user();
        let last = self.cases - 1;
        let pace = (end - start) / i32::try_from(self.cases)?;
        for first in (0..self.cases).step_by(usize::try_from(BATCH)?) {
            let cases: Vec<_> = (first..(first + BATCH).min(self.cases))
                .map(|n| {
                    let at = start + pace * i32::try_from(n).unwrap_or(i32::MAX);
                    let open = n > last - self.cases / OPEN_ONE_IN;
                    Ok((n, at, stamped(&patterns[usize::try_from(n)? % patterns.len()], n, at - start, open)?))
                })
                .collect::<Outcome<_>>()?;
            // Entry by entry over all of them, as they are worked on side by side.
            store.write(move |tx| {
                for step in 0..ENTRIES {
                    for (n, at, events) in &cases {
                        let id = EntryId(Uuid::from_u64_pair(
                            0x0191_0000_0000_7000 | n << 16,
                            0x8000_0000_0000_0000 | step as u64,
                        ));
                        tx.append(Self::case(*n), user, *at, &[(id, events[step].clone())])?;
                    }
                }
                Ok::<_, StoreError>(())
            })?;
            eprint!("\r{} cases", first + BATCH);
        }
        eprintln!();
        self.long_log(&store, &patterns[0], user, end)
    }

    fn long_log(&self, store: &Store, pattern: &[Stamp], user: UserId, end: Timestamp) -> Outcome {
        let case = self.long_case();
        let opening = stamped(pattern, self.cases, Duration::days(899), true)?;
        let logs = (0..LONG_LOG).map(|i| logged(&mut Dice::new(0x1_0000_0000 + i as u64)));
        let events = opening.into_iter().map(Ok).chain(logs).collect::<Outcome<Vec<_>>>()?;
        for (first, some) in events.chunks(5_000).enumerate() {
            let some: Vec<_> = some
                .iter()
                .cloned()
                .enumerate()
                .map(|(i, event)| {
                    let n = (first * 5_000 + i) as u64;
                    (EntryId(Uuid::from_u64_pair(0x0192_0000_0000_7000, 0x8000_0000_0000_0000 | n)), event)
                })
                .collect();
            store.write(move |tx| tx.append(case, user, end, &some))?;
        }
        Ok(())
    }
}

/// What opens each of the stores.
pub fn unlock() -> Unlock {
    Unlock::Passphrase(Passphrase::new(PASSPHRASE))
}

/// A desk on the store at `path`.
pub fn opened(path: &Path, host: Arc<dyn desk::Host>) -> Outcome<Desk> {
    let desk = Desk::new(path, host)?;
    desk.unlock_store(&UnlockStore { passphrase: Some(PASSPHRASE.into()), recovery_key: None })?;
    Ok(desk)
}

#[expect(clippy::disallowed_methods, reason = "the newest cases are of today")]
fn now() -> Timestamp {
    chrono::Utc::now().trunc_subsecs(3)
}

/// A company whose one user leads and administers.
pub fn founding() -> CreateStore {
    let both = |zh: &str, en: &str| Bilingual { zh: zh.into(), en: en.into() };
    CreateStore {
        passphrase: PASSPHRASE.into(),
        company: both("栖禾小厨", "Qihe Kitchen"),
        administrator: FirstAdministrator {
            login: "lead".into(),
            name: both("周澜", "Zhou Lan"),
            password: PASSWORD.into(),
            leads: true,
        },
        lang: Lang::Zh,
        demonstration: false,
    }
}

/// What opening a case of `scenario` writes, without all the tasks of its playbook.
fn pattern(desk: &Desk, lead: &Session, scenario: &str, at: Timestamp) -> Outcome<Vec<Stamp>> {
    let facts = json!([{ "key": "ill_count", "value": 3 }, { "key": "hospitalised_count", "value": 1 }]);
    let facts = if scenario == "food_poisoning" { facts } else { json!([]) };
    let open = json!({ "id": IdSource::next(&System), "command": { "case": { "do": "open", "title": "x", "account": "x",
        "scenario": scenario, "occurred_at": at - Duration::minutes(30), "reported_at": at, "channel": "phone", "reported_by": "顾客",
        "reporter": { "name": "王小明", "contact": "13800001234" }, "owner": lead.user(), "facts": facts } } });
    let receipt = desk.execute(lead, &serde_json::from_value::<Envelope>(open)?)?;
    let case = receipt.case.ok_or("no case was opened")?;
    let mut stamps = Vec::new();
    let store = Store::open(desk.path(), &unlock())?;
    store.read(|tx| {
        tx.journal().stream_since(case.into(), 0, None, |entry| {
            let body = serde_json::from_slice(entry.body.as_deref().unwrap_or_default())?;
            stamps.push(Stamp { kind: entry.header.kind, version: entry.header.version, body });
            Ok(())
        })
    })?;
    let mut of = HashMap::new();
    stamps.retain(|stamp| {
        let seen: &mut usize = of.entry(stamp.kind.clone()).or_default();
        *seen += 1;
        *seen
            <= match stamp.kind.as_str() {
                "clock.started" => CLOCKS,
                _ => 1,
            }
    });
    Ok(stamps)
}

/// Every case gets the clocks of the first pattern, so that 100,000 run in the cases that are open.
fn with_clocks(patterns: Vec<Vec<Stamp>>) -> Vec<Vec<Stamp>> {
    let is_clock = |stamp: &Stamp| stamp.kind == "clock.started";
    let clocks: Vec<_> = patterns.iter().flatten().filter(|stamp| is_clock(stamp)).take(CLOCKS).cloned().collect();
    let with = |pattern: Vec<Stamp>| {
        let others = pattern.into_iter().filter(|stamp| !is_clock(stamp)).take(ENTRIES - 1 - CLOCKS);
        others.chain(clocks.iter().cloned()).collect()
    };
    patterns.into_iter().map(with).collect()
}

/// The entries of the n-th case: opened, graded, worked on, and moved to where it stands.
fn stamped(pattern: &[Stamp], n: u64, later: Duration, open: bool) -> Outcome<Vec<Event>> {
    let mut dice = Dice::new(n);
    let mut ids = HashMap::new();
    let mut events = Vec::with_capacity(ENTRIES);
    for stamp in pattern {
        let mut body = stamp.body.clone();
        match stamp.kind.as_str() {
            "case.opened" => body["number"] = format!("{}-{:06}", 2000 + n / 900_000, n + 1).into(),
            "case.described" => {
                body["title"] = title(&mut dice).into();
                body["account"] = sentence(&mut dice).into();
            }
            "case.reporter_recorded" => body["contact"] = format!("138{:08}", dice.below(100_000_000)).into(),
            _ => {}
        }
        let owned = !matches!(stamp.kind.as_str(), "case.opened" | "case.owner_assigned");
        renew(&mut body, owned, later, n, &mut ids);
        events.push(Event::from_body(&stamp.kind, stamp.version, body)?);
    }
    while events.len() < ENTRIES - 1 {
        events.push(logged(&mut dice)?);
    }
    let phase = if open { dice.pick(&PHASES) } else { "archived" };
    events.push(match dice.below(4) {
        0 if open => logged(&mut dice)?,
        _ => Event::from_body(
            "case.moved",
            1,
            json!({ "from": "intake", "to": phase, "reason": null, "outcome": (!open).then_some("controlled") }),
        )?,
    });
    Ok(events)
}

fn logged(dice: &mut Dice) -> Outcome<Event> {
    let body = json!({ "text": sentence(dice), "occurred_at": null, "source": "值班经理", "confirmed": dice.below(2) == 0, "corrects": null });
    Ok(Event::from_body("case.logged", 1, body)?)
}

/// Gives every time in `body` its later place and, where they belong to the case, every id a successor of its own.
fn renew(body: &mut Value, owned: bool, later: Duration, n: u64, ids: &mut HashMap<Uuid, Uuid>) {
    match body {
        Value::Array(items) => items.iter_mut().for_each(|item| renew(item, owned, later, n, ids)),
        Value::Object(fields) => fields.values_mut().for_each(|field| renew(field, owned, later, n, ids)),
        Value::String(text) => {
            if let Ok(time) = text.parse::<Timestamp>() {
                *body = json!(time + later);
            } else if let Some(id) = text.parse::<Uuid>().ok().filter(|_| owned) {
                let next = 0x8000_0000_0000_0000 | ids.len() as u64;
                let new = ids.entry(id).or_insert_with(|| Uuid::from_u64_pair(0x0193_0000_0000_7000 | n << 16, next));
                *body = json!(new);
            }
        }
        _ => {}
    }
}
