//! The window: opened once, brought to the front by a second start, and found again where it was left.

use std::sync::Arc;
use std::time::Duration;

use desk::wire::AlarmView;
use desk::{CaseId, Desk, Seat, System};
use tauri::{App, AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_notification::NotificationExt;

use crate::{commands, place::Place};

/// The label of the big screen.
const WALL: &str = "wall";

/// How often to look for what other programs did to the store.
const LOOK_EVERY: Duration = Duration::from_millis(150);
/// Every how many looks to see what has fallen due: about once a second.
const LOOKS_A_TICK: u64 = 7;

/// How often to see whether a checkpoint of the journal is due.
const CHECKPOINT_EVERY: Duration = Duration::from_secs(60);

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
        .plugin(tauri_plugin_notification::init())
        .setup(|app| take_seat(app))
        .invoke_handler(commands::handler())
        .run(tauri::generate_context!())
}

/// Sets up the desk and tells every window what changes.
fn take_seat(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    let store = Place::find(app)?.store();
    let desk = Arc::new(Desk::new(&store, Arc::new(System))?);
    app.manage(Seat::new(Arc::clone(&desk)));
    app.manage(commands::GiveUp::default());
    let windows = app.handle().clone();
    desk.on_change(move |changed| {
        // A window that is just closing misses nothing.
        let _ = windows.emit("changed", changed);
    });
    let keeping = Arc::clone(&desk);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(CHECKPOINT_EVERY);
            let _ = keeping.keep_checkpoints();
        }
    });
    let program = app.handle().clone();
    std::thread::spawn(move || {
        for look in 0_u64.. {
            std::thread::sleep(LOOK_EVERY);
            // A look or a tick that fails is made again; what is due stands in the store.
            let _ = desk.look_round();
            if look.is_multiple_of(LOOKS_A_TICK) {
                notify(&program, &desk.tick().unwrap_or_default());
            }
        }
    });
    Ok(())
}

/// Tells the desktop what is to be noticed. A desktop that shows no notifications loses nothing: the window shows the same.
fn notify(program: &AppHandle, alarms: &[AlarmView]) {
    let seat = program.state::<Seat>();
    let lang = seat.preferences().lang.unwrap_or_default();
    for notice in seat.desk().notices(alarms, lang) {
        let _ = program.notification().builder().title(notice.title).body(notice.body).show();
    }
}

/// Brings the working window to the front. A window manager that refuses is not an error worth stopping for.
fn focus(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Opens the big screen on a case, or turns it to another one. It may look and nothing more: `capabilities/wall.json`.
///
/// # Errors
/// When the system gives no window.
pub fn open_wall(app: &AppHandle, case: CaseId) -> tauri::Result<()> {
    let place = format!("index.html#/wall/{case}");
    if let Some(open) = app.get_webview_window(WALL) {
        open.close()?;
    }
    WebviewWindowBuilder::new(app, WALL, WebviewUrl::App(place.into()))
        .title("危机指挥台 · Crisis Desk")
        .inner_size(1600.0, 900.0)
        .build()
        .map(drop)
}
