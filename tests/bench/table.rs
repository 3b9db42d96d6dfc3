//! The rows of the table: what was measured, beside what bounds it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::Outcome;

/// One line of the table.
#[derive(Debug, Serialize, Deserialize)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// The figure, with its unit.
    pub figure: String,
    /// The named limit, measured in the same run, with its unit.
    pub limit: String,
    /// Figure to limit. For a rate, more is better; for a time, less.
    pub ratio: Option<f64>,
    /// What the ratio is to be, where something is asked for: `≥ 0.8`, `≤ 1`.
    pub goal: String,
}

impl Row {
    /// A figure beside its limit.
    pub fn new(what: impl Into<String>, figure: impl Into<String>, limit: impl Into<String>, ratio: f64) -> Self {
        Self { what: what.into(), figure: figure.into(), limit: limit.into(), ratio: Some(ratio), goal: String::new() }
    }

    /// With what the ratio is to be.
    pub fn goal(self, goal: &str) -> Self {
        Self { goal: goal.into(), ..self }
    }
}

/// The folder of everything this leaves behind.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench")
}

/// Keeps the rows of one part, and shows them.
pub fn keep(part: &str, rows: &[Row]) -> Outcome {
    let rows_folder = folder().join("rows");
    fs::create_dir_all(&rows_folder)?;
    fs::write(rows_folder.join(format!("{part}.json")), serde_json::to_vec_pretty(rows)?)?;
    print!("{}", lines(rows)?);
    Ok(())
}

/// Joins the rows of every part, in the order of the parts' names, to the table of the README.
pub fn write() -> Outcome {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder().join("rows"))?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut rows: Vec<Row> = Vec::new();
    for file in files {
        rows.extend(serde_json::from_slice::<Vec<Row>>(&fs::read(file)?)?);
    }
    let table = format!(
        "| what | figure | limit in the same run | ratio | goal |\n| --- | --- | --- | --- | --- |\n{}",
        lines(&rows)?
    );
    let path = folder().join("README-table.md");
    fs::write(&path, &table)?;
    print!("\n{table}\n");
    println!("This table lies in target/bench/README-table.md.");
    Ok(())
}

fn lines(rows: &[Row]) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    for Row { what, figure, limit, ratio, goal } in rows {
        let ratio = ratio.map_or(String::new(), |ratio| format!("{ratio:.2}"));
        writeln!(text, "| {what} | {figure} | {limit} | {ratio} | {goal} |")?;
    }
    Ok(text)
}
