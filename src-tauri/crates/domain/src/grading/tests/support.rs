//! Shared by the tests: the shipped packs, and short ways to write facts.

use std::fs;
use std::path::{Path, PathBuf};

use crate::grading::{Facts, KnownFact, RulePack};
use crate::terms::{FactValue, Scenario};

pub fn content(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content").join(folder)
}

/// Name and text of every TOML file in a folder of the content, by name.
pub fn files(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(content(folder)).unwrap().map(|e| e.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    paths.sort();
    paths.iter().map(|p| (p.display().to_string(), fs::read_to_string(p).unwrap())).collect()
}

pub fn packs() -> Vec<RulePack> {
    files("rules").iter().map(|(file, text)| RulePack::parse(file, text).unwrap()).collect()
}

pub fn pack(scenario: Scenario) -> RulePack {
    let file = content("rules").join(format!("{scenario}.toml"));
    RulePack::parse(&file.display().to_string(), &fs::read_to_string(&file).unwrap()).unwrap()
}

/// Facts from JSON, `null` being unknown.
pub fn facts(json: serde_json::Value) -> Facts {
    let known =
        |(key, value)| (key, KnownFact { value: serde_json::from_value(value).unwrap(), ..KnownFact::default() });
    json.as_object().unwrap().clone().into_iter().map(known).collect()
}

pub fn number(n: i64) -> FactValue {
    FactValue::Number(n)
}
