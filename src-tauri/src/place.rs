//! Where the program keeps its store, logs and settings.

use std::path::PathBuf;

use tauri::{App, Manager};

/// Names another data folder: for tests, for a demonstration, for a store on an encrypted stick.
const DATA_VARIABLE: &str = "CRISIS_DESK_DATA";

/// The data folder in use; managed by Tauri as state.
pub struct Place {
    /// Holds the store and everything beside it.
    pub data_dir: PathBuf,
}

impl Place {
    /// The folder named by `CRISIS_DESK_DATA`, else the one that the system sets aside for this program.
    ///
    /// # Errors
    /// When the system names no such folder.
    pub fn find(app: &App) -> tauri::Result<Self> {
        let named = std::env::var_os(DATA_VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let data_dir = match named {
            Some(folder) => folder,
            None => app.path().app_data_dir()?,
        };
        Ok(Self { data_dir })
    }

    /// The store.
    pub fn store(&self) -> PathBuf {
        self.data_dir.join("crisis-desk.crisisdesk")
    }
}
