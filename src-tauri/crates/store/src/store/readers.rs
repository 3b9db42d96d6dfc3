//! A few connections that only read. Each read sees one moment of the store, whatever is written meanwhile.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

use crate::db::{self, Mode};
use crate::error::StoreError;
use crate::keys::DataKey;

/// How many idle connections are kept.
const KEPT: usize = 4;

pub(super) struct Readers {
    path: PathBuf,
    key: DataKey,
    mode: Mode,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(super) const fn new(path: PathBuf, key: DataKey, mode: Mode) -> Self {
        Self { path, key, mode, idle: Mutex::new(Vec::new()) }
    }

    /// Runs `work` within one snapshot.
    pub(super) fn run<R, E: From<StoreError>>(&self, work: impl FnOnce(&Connection) -> Result<R, E>) -> Result<R, E> {
        let conn = self.take()?;
        let answer = {
            let snapshot = conn.unchecked_transaction().map_err(StoreError::from)?;
            work(&snapshot)
        };
        self.give_back(conn);
        answer
    }

    /// A connection of the caller's own.
    pub(super) fn open(&self) -> Result<Connection, StoreError> {
        db::connect(&self.path, &self.key, self.mode)
    }

    fn take(&self) -> Result<Connection, StoreError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.map_or_else(|| self.open(), Ok)
    }

    fn give_back(&self, conn: Connection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push(conn);
        }
    }
}
