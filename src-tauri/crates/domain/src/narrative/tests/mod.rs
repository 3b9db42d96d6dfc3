mod parsing;
mod samples;
mod telling;

use super::{Wording, WordingError, WordingFile};

const LOG: &str = include_str!("../../../../../content/messages/log.toml");
const TERMS: &str = include_str!("../../../../../content/messages/terms.toml");

fn parse(log: &str, terms: &str) -> Result<Wording, WordingError> {
    let file = |file, text| WordingFile { file, text };
    Wording::parse(file("log.toml", log), file("terms.toml", terms))
}

fn wording() -> Wording {
    parse(LOG, TERMS).unwrap()
}
