use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// An error as a window or a script sees it. The UI owns the words for every code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WireError {
    /// What went wrong.
    pub code: String,
    /// What the words need.
    #[ts(type = "Record<string, unknown>")]
    pub params: Value,
}
