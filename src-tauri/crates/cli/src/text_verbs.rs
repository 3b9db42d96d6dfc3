//! The verbs that need no store.

use std::path::{Path, PathBuf};

use desk::{Lang, storeless};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::output::{Failure, print, read};

const STDIN: &str = "-";

fn read_json<T: DeserializeOwned>(path: Option<&Path>) -> Result<T, Failure> {
    let path = path.unwrap_or(Path::new(STDIN));
    serde_json::from_str(&read(path)?).map_err(|error| Failure::usage(format!("{}: {error}", path.display())))
}

pub fn assess(facts: &Option<PathBuf>, scenario: Option<&str>, lang: Lang) -> Result<bool, Failure> {
    let mut request: Value = read_json(facts.as_deref())?;
    if let Some(scenario) = scenario {
        // A file of bare facts is wrapped; one that is a whole request keeps its facts.
        let facts = request.get("facts").cloned().unwrap_or(request);
        request = json!({ "scenario": scenario, "facts": facts });
    }
    print(&storeless::assess(request, lang)?)?;
    Ok(true)
}

pub fn lint(file: &Path, lang: Lang, stage: &str, audience: &str, facts: Option<&Path>) -> Result<bool, Failure> {
    let text = read(file)?;
    let facts = facts.map(|path| read_json::<Value>(Some(path))).transpose()?;
    print(&storeless::lint(&text, lang, stage, audience, facts.as_ref())?)?;
    Ok(true)
}

pub fn advise(facts: &Option<PathBuf>, lang: Lang) -> Result<bool, Failure> {
    print(&storeless::advise(read_json(facts.as_deref())?, lang)?)?;
    Ok(true)
}

/// One answer a line, in order; a bad line is answered too and the rest go on.
pub fn triage(file: &Option<PathBuf>) -> Result<bool, Failure> {
    let text = read(file.as_deref().unwrap_or(Path::new(STDIN)))?;
    let desk = storeless::Triage::new()?;
    let mut all_done = true;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match desk.line(line) {
            Ok(answer) => print(&answer)?,
            Err(error) => {
                all_done = false;
                print(&json!({ "error": error.to_wire() }))?;
            }
        }
    }
    Ok(all_done)
}
