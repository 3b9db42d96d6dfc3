//! The pure rules and the report, as Criterion measured them: grading, checks of a statement, pages.

use std::fs;
use std::time::Duration;

use serde_json::Value;

use crate::measure::shown;
use crate::table::{self, Row};
use crate::{Outcome, measure};

/// Checks must follow typing.
const CHECKS: Duration = Duration::from_millis(10);

/// The rows that `cargo bench -p domain -p report` has left behind.
pub fn rows() -> Outcome<Vec<Row>> {
    let (graded, read) =
        (median("grading/assess 100000 fact sets")?, median("grading/read 100000 fact sets from JSON")?);
    let mut rows = vec![Row::new(
        "100,000 fact sets graded, with reasons, questions and what-if",
        format!("{}, {:.0}/s", shown(graded), measure::per_second(100_000, graded)),
        format!("{}, reading them from JSON", shown(read)),
        graded.as_secs_f64() / read.as_secs_f64(),
    )];
    for (lang, name) in [("zh", "Chinese"), ("en", "English")] {
        let took = median(&format!("lint 2000 characters {lang}"))?;
        let ratio = took.as_secs_f64() / CHECKS.as_secs_f64();
        rows.push(
            Row::new(format!("checks of 2,000 characters, {name}"), shown(took), shown(CHECKS), ratio).goal("< 1"),
        );
    }
    Ok(rows)
}

/// The median of a benchmark's last run.
fn median(name: &str) -> Outcome<Duration> {
    let path = table::folder().join("../criterion").join(name).join("new/estimates.json");
    let text = fs::read(&path).map_err(|_| format!("{name} was not measured: run `cargo bench -p domain` first"))?;
    let estimates: Value = serde_json::from_slice(&text)?;
    let nanoseconds = estimates["median"]["point_estimate"].as_f64().ok_or("no median")?;
    Ok(Duration::from_secs_f64(nanoseconds / 1e9))
}
