//! Running `crisisctl` as a program of its own.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::stage::{PASSPHRASE, PASSWORD};

pub fn ctl() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crisisctl-under-test"));
    command.env("CRISIS_DESK_PASSPHRASE", PASSPHRASE).env("CRISIS_DESK_PASSWORD", PASSWORD);
    command
}

/// `crisisctl` at a store, as a user.
pub fn at(store: &Path, user: &str) -> Command {
    let mut command = ctl();
    command.arg("--store").arg(store).args(["--as", user]);
    command
}

pub fn run(command: &mut Command, input: &str) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// The exit status and the answers, one a line.
pub fn answers(command: &mut Command, input: &str) -> (i32, Vec<Value>) {
    let output = run(command, input);
    let text = String::from_utf8(output.stdout).unwrap();
    let read = |line: &str| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"));
    (output.status.code().unwrap(), text.lines().map(read).collect())
}
