//! Crisis Desk (危机指挥台): the window. This crate knows Tauri and nothing else does; what it does is in `desk`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

mod commands;
mod place;
mod window;

fn main() -> ExitCode {
    match window::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("crisis-desk: {error}");
            ExitCode::FAILURE
        }
    }
}
