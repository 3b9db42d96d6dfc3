//! The restaurant rows of a public data set of outbreaks, as commands that open a case each.

use std::path::Path;

use serde_json::{Value, json};

/// One row: where and when, and how many fell ill, were in hospital and died; unknown where the row is blank.
pub struct Outbreak {
    pub year: u32,
    pub place: String,
    pub counts: [Option<i64>; 3],
}

/// Every restaurant row; none where the data set is absent.
pub fn outbreaks() -> Option<Vec<Outbreak>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/food-outbreaks.csv");
    std::fs::read_to_string(path).ok().map(|text| text.lines().skip(1).filter_map(outbreak).collect())
}

fn outbreak(line: &str) -> Option<Outbreak> {
    let row = fields(line);
    let [year, month, state, location, .., ill, hospitalised, dead] = row.as_slice() else { return None };
    let count = |text: &String| text.parse().ok();
    (location == "Restaurant").then_some(())?;
    Some(Outbreak {
        year: year.parse().ok()?,
        place: format!("{state} {month} {year}"),
        counts: [count(ill), count(hospitalised), count(dead)],
    })
}

/// The fields of one line of CSV; quotes may hold commas.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    for c in line.trim_end().chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.iter_mut().last().into_iter().for_each(|field| field.push(c)),
        }
    }
    fields
}

impl Outbreak {
    /// What it tells of the facts that bear on the grade, by key.
    pub fn facts(&self) -> impl Iterator<Item = (&'static str, Option<i64>)> {
        ["ill_count", "hospitalised_count", "death_count"].into_iter().zip(self.counts)
    }
}

/// The command that opens its case.
pub fn open(outbreak: &Outbreak) -> Value {
    let facts: Vec<_> = outbreak.facts().map(|(key, value)| json!({ "key": key, "value": value })).collect();
    json!({ "case": { "do": "open", "title": outbreak.place, "scenario": "food_poisoning", "channel": "authority",
        "reported_at": format!("{}-06-01T04:00:00Z", outbreak.year), "facts": facts } })
}
