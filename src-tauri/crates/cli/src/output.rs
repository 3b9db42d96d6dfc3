use std::io::{Read, Write};
use std::path::Path;

use desk::DeskError;
use serde::Serialize;
use serde_json::json;

/// Why the program ends without success.
pub struct Failure {
    code: String,
    message: String,
    /// The exit status: 1 refused or not verified, 2 usage.
    pub status: u8,
}

impl Failure {
    /// The words on the command line, or the input, are not as they must be.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { code: "usage".into(), message: message.into(), status: 2 }
    }

    /// One line on standard error, or JSON.
    pub fn print(&self, json: bool) {
        if json {
            eprintln!("{}", json!({ "error": { "code": self.code, "message": self.message } }));
        } else {
            eprintln!("crisisctl: {}", self.message);
        }
    }
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        Self { code: error.to_wire().code, message: error.to_string(), status: 1 }
    }
}

/// Writes one JSON value and a line end.
pub fn print(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(value).map_err(|error| Failure::usage(error.to_string()))?;
    writeln!(std::io::stdout().lock(), "{text}").map_err(|error| Failure::usage(error.to_string()))
}

/// The whole of a file, or of standard input when `-`.
pub fn read(path: &Path) -> Result<String, Failure> {
    let failed = |error: std::io::Error| Failure::usage(format!("{}: {error}", path.display()));
    if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(failed)?;
        return Ok(text);
    }
    std::fs::read_to_string(path).map_err(failed)
}
