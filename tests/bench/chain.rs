//! The proof over the whole journal, and its replay.

use crate::Outcome;
use crate::big::Big;
use crate::measure::{per_second, plain_hashing, shown, timed};
use crate::table::Row;

pub fn rows(big: &Big) -> Outcome<Vec<Row>> {
    let store = big.store()?;
    // Once before, so that the file lies in the system's cache for each of the measurements.
    let (read_first, entries) = timed(|| read(&store))?;
    eprintln!("read for the first time in {}", shown(read_first));
    let (checked, found) = timed(|| Ok(store.verify(&[], |_| {})?))?;
    if !found.is_sound() {
        return Err(format!("{:?}", found.problems).into());
    }
    let plain = plain_hashing(found.bytes);
    let rate = |took| per_second(found.bytes, took) / 1e6;
    let chain = Row::new(
        "chain verification",
        format!("{:.0} MB/s ({} for {} entries)", rate(checked), shown(checked), found.entries),
        format!("{:.0} MB/s, plain SHA-256 of as many bytes", rate(plain)),
        rate(checked) / rate(plain),
    );
    let (reading, _) = timed(|| read(&store))?;
    let against_reading = Row::new(
        "chain verification beside reading the same entries",
        shown(checked),
        format!("{}, reading and decrypting alone", shown(reading)),
        checked.as_secs_f64() / reading.as_secs_f64(),
    );
    let (replayed, check) = timed(|| Ok(store.verify_rebuild()?))?;
    if !check.differences.is_empty() {
        return Err(format!("{:?}", check.differences).into());
    }
    let replay = Row::new(
        format!("replay of {entries} entries into views and comparison of all {} rows", check.rows),
        format!("{}, {:.0} entries/s", shown(replayed), per_second(entries, replayed)),
        format!("{}, reading the entries as events", shown(reading)),
        replayed.as_secs_f64() / reading.as_secs_f64(),
    );
    Ok(vec![chain, against_reading, replay])
}

/// Reads every entry as an event, in the order of the file.
fn read(store: &store::Store) -> Outcome<u64> {
    let mut count = 0;
    store.read(|tx| {
        tx.journal().all_since(0, |entry| {
            count += u64::from(entry.event()?.is_some());
            Ok(())
        })
    })?;
    Ok(count)
}
