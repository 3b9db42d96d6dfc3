//! Measures the program against named limits, at the size of a company that has used it for years.
//!
//! `cargo bench -p crisis-desk-tests --bench scale [-- PART…]` runs all parts or the named ones; `prepare` makes the
//! store that the others read, `table` joins what they found. `CRISIS_DESK_BENCH_CASES` makes a smaller store to try
//! things out with.

mod big;
mod chain;
mod clocks;
mod durable;
mod measure;
mod outbreaks;
mod reading;
mod rules;
mod table;
mod words;

use std::error::Error;

use big::Big;

/// What a part answers with.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The parts that need no other program, in the order of the table.
const PARTS: [&str; 6] = ["durable", "chain", "reading", "search", "clocks", "rules"];

fn main() -> Outcome {
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let parts = if asked.is_empty() { PARTS.map(str::to_owned).to_vec() } else { asked };
    for part in parts {
        let rows = match part.as_str() {
            "prepare" => {
                let (big, outbreaks) = (Big::prepared()?, outbreaks::prepared()?.unwrap_or_default());
                println!("{} {} {}", big.folder().display(), big.long_case(), outbreaks.display());
                continue;
            }
            "table" => {
                table::write()?;
                continue;
            }
            "durable" => durable::rows()?,
            "chain" => chain::rows(&Big::prepared()?)?,
            "reading" => reading::rows(&Big::prepared()?)?,
            "search" => reading::search_rows(&Big::prepared()?)?,
            "clocks" => clocks::rows(&Big::prepared()?)?,
            "rules" => rules::rows()?,
            other => {
                return Err(format!("no part is called {other}; there are prepare, {}, table", PARTS.join(", ")).into());
            }
        };
        let place = PARTS.iter().position(|known| *known == part).unwrap_or_default();
        table::keep(&format!("{place}-{part}"), &rows)?;
    }
    Ok(())
}
