//! The narrative: every event told in words, once for the log in the window and for the report alike.
//!
//! The words stand in `content/messages`: `log.toml` has a line for everything that can happen, `terms.toml` a label
//! for every key. Text that people entered is passed on as it is; whoever shows it escapes it.

mod chronicle;
mod error;
mod line;
mod locale;
mod names;
mod pattern;
mod sitrep;
mod tell;
mod vocabularies;
mod wording;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use chronicle::Chronicle;
pub use error::{WordingError, WordingProblem};
pub use locale::Locale;
pub use names::{Before, CaseNames, FactName, FactWords, Names, StatementName, fact_words};
pub use sitrep::compile_sitrep;
pub use tell::tell;
pub use vocabularies::clock_state_key;
pub use wording::{Labels, Wording, WordingFile};

use crate::terms::vocabulary;

vocabulary! {
    /// What a line of the log is about, for colour and filters.
    Tone {
        /// 记录
        Note = "note",
        /// 决定
        Decision = "decision",
        /// 事实
        Fact = "fact",
        /// 任务
        Task = "task",
        /// 时限
        Clock = "clock",
        /// 声明
        Statement = "statement",
        /// 定级
        Grade = "grade",
        /// 通话
        Call = "call",
        /// 系统
        System = "system",
    }
}

/// An event in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Told {
    /// What happened, in one line.
    pub headline: String,
    /// What belongs to it, line by line; line breaks in text that people entered are kept.
    pub detail: Option<String>,
    /// From whom or what it is known.
    pub source: Option<String>,
    /// What it is about.
    pub tone: Tone,
}
