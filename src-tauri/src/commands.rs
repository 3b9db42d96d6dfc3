//! What a window can ask for. Each command hands over to `desk` and carries no rule of its own.

use serde::Serialize;
use tauri::{State, ipc::Invoke};

use crate::place::Place;

/// Every command. `build.rs` lists the same names, and a capability file grants them to a window.
pub fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![app_info]
}

/// What program this is, for the settings page.
#[derive(Serialize)]
struct AppInfo {
    version: &'static str,
    data_dir: String,
}

#[tauri::command]
fn app_info(place: State<'_, Place>) -> AppInfo {
    AppInfo { version: env!("CARGO_PKG_VERSION"), data_dir: place.data_dir.display().to_string() }
}
