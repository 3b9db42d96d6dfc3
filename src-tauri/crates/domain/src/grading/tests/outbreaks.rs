//! Grades 9,626 real outbreaks and keeps the distribution.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::support::{number, pack};
use crate::grading::{Facts, KnownFact, assess};
use crate::terms::Scenario;

/// The last three columns of a row: ill, in hospital, dead. They hold no commas, so they can be cut off from the right.
fn row(line: &str) -> Facts {
    let mut cells = line.rsplitn(4, ',');
    let facts = ["death_count", "hospitalised_count", "ill_count"].map(|key| {
        let cell = cells.next().unwrap().trim();
        let value = (!cell.is_empty()).then(|| number(cell.parse().unwrap()));
        (key.to_owned(), KnownFact { value, ..KnownFact::default() })
    });
    Facts::from(facts)
}

#[test]
fn every_outbreak_is_graded() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/food-outbreaks.csv");
    let Ok(text) = fs::read_to_string(&file) else {
        println!("skipped: {} is not there", file.display());
        return;
    };
    let pack = pack(Scenario::FoodPoisoning);
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let a = assess(&pack, &row(line));
        *counts.entry((a.proven, a.grade, a.possible)).or_default() += 1;
    }
    let mut table = String::new();
    for ((proven, grade, possible), count) in &counts {
        writeln!(table, "proven {proven}, working {grade}, possible {possible}: {count}").unwrap();
    }
    writeln!(table, "rows: {}", counts.values().sum::<usize>()).unwrap();
    insta::assert_snapshot!(table);
}
