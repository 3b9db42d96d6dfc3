//! Ticking: what a look at the running clocks costs must not depend on how many are not yet due.

use chrono::Duration as Span;
use desk::Timestamp;

use crate::Outcome;
use crate::big::Big;
use crate::measure::{in_turns, shown};
use crate::table::Row;

const TICKS: i64 = 1_000;

/// Ticks of a second each while all the clocks of the store still run towards their time, beside ticks when next to none does.
pub fn rows(big: &Big) -> Outcome<Vec<Row>> {
    let store = big.store()?;
    let all = store.read(|tx| tx.clocks().first(usize::MAX))?;
    let (first, last) = (all.first().ok_or("no clock runs")?.due_at, all.last().ok_or("no clock runs")?.due_at);
    let tick = |from: Timestamp| -> Outcome {
        for n in 0..TICKS {
            let from = from + Span::seconds(n);
            let due = store.read(|tx| tx.clocks().between(from, from + Span::seconds(1), 100))?;
            std::hint::black_box(due);
        }
        Ok(())
    };
    let before = first - Span::seconds(TICKS + 1);
    let (many, none, ratio) = in_turns(21, || tick(before), || tick(last))?;
    let each = |took: std::time::Duration| shown(took / u32::try_from(TICKS).unwrap_or(1));
    let row = Row::new(
        format!("tick with {} running clocks not yet due", all.len()),
        each(many),
        format!("{}, a tick with none left", each(none)),
        ratio,
    );
    Ok(vec![row.goal("about 1")])
}
