//! Ticking: what a look at the running clocks costs must not depend on how many are not yet due.

use std::path::Path;
use std::sync::Arc;

use chrono::DateTime;
use desk::{Desk, Scripted};
use store::Store;

use crate::big::{Big, opened, unlock};
use crate::measure::{in_turns, shown};
use crate::table::Row;
use crate::{Outcome, outbreaks};

const TICKS: u32 = 1_000;

/// Ticks while none of the store's clocks is due yet, beside ticks of a store with fewer.
pub fn rows(big: &Big) -> Outcome<Vec<Row>> {
    let Some(fewer) = outbreaks::prepared()?.map(|folder| folder.join("crisis-desk.crisisdesk")) else {
        return Ok(Vec::new());
    };
    let (many_clocks, few_clocks) = (running(&big.path())?, running(&fewer)?);
    let (many, few) = (early(&big.path())?, early(&fewer)?);
    let (long, short, ratio) = in_turns(21, || tick(&many), || tick(&few))?;
    let row = Row::new(
        format!("tick with {many_clocks} running clocks not yet due"),
        shown(long / TICKS),
        format!("{}, a tick with {few_clocks}", shown(short / TICKS)),
        ratio,
    );
    Ok(vec![row.goal("about 1")])
}

/// A desk at a time before anything is due.
fn early(path: &Path) -> Outcome<Desk> {
    opened(path, Arc::new(Scripted::at(DateTime::UNIX_EPOCH)))
}

fn running(path: &Path) -> Outcome<usize> {
    let store = Store::open(path, &unlock())?;
    Ok(store.read(|tx| tx.clocks().first(usize::MAX))?.len())
}

fn tick(desk: &Desk) -> Outcome {
    for _ in 0..TICKS {
        if !desk.tick()?.is_empty() {
            return Err("something was due".into());
        }
    }
    Ok(())
}
