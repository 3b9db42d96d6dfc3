//! Reading words: normalised text, numbers in words, either script, and cues from lexicons.
//!
//! Shared by the checks on statements and by triage. What counts as a cue is data; how cues are read is here.

mod cues;
mod numerals;
mod script;
mod text;

pub(crate) use cues::compile;
pub use cues::{Cue, CueSource, Cues, Hit, LexiconError};
pub use numerals::parse_number;
pub use script::simplified;
pub use text::Text;
