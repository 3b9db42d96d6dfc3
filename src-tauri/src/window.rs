//! The window: opened once, brought to the front by a second start, and found again where it was left.

use tauri::{AppHandle, Manager};

use crate::{commands, place::Place};

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When the system gives no window, or names no folder for the data.
pub fn run() -> tauri::Result<()> {
    tauri::Builder::default()
        // First, so that a second start ends before it opens anything.
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| focus(app)))
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .setup(|app| {
            app.manage(Place::find(app)?);
            Ok(())
        })
        .invoke_handler(commands::handler())
        .run(tauri::generate_context!())
}

/// Brings the working window to the front. A window manager that refuses is not an error worth stopping for.
fn focus(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
