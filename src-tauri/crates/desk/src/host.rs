//! What the desk needs of the machine: the time, ids and randomness. Tests give their own.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{SubsecRound, Utc};
use domain::ids::IdSource;
use domain::terms::Timestamp;
use uuid::Uuid;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present, UTC, to the millisecond.
    fn now(&self) -> Timestamp;
}

/// Clock and id source together.
pub trait Host: Clock + IdSource + Send + Sync {}
impl<T: Clock + IdSource + Send + Sync> Host for T {}

/// The machine's own clock and random ids.
#[derive(Debug, Default, Clone, Copy)]
pub struct System;

impl Clock for System {
    #[expect(clippy::disallowed_methods, reason = "the one place where time comes in")]
    fn now(&self) -> Timestamp {
        Utc::now().trunc_subsecs(3)
    }
}

impl IdSource for System {
    #[expect(clippy::disallowed_methods, reason = "the one place where ids come in")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// A clock that stands where it is put and ids that count: for tests and scripts that must repeat exactly.
#[derive(Debug)]
pub struct Scripted {
    millis: AtomicU64,
    ids: AtomicU64,
}

impl Scripted {
    /// Stands at `now`.
    pub fn at(now: Timestamp) -> Self {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
        Self { millis: AtomicU64::new(millis), ids: AtomicU64::new(1) }
    }

    /// Lets `seconds` pass.
    pub fn pass(&self, seconds: u64) {
        self.millis.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}

impl Clock for Scripted {
    fn now(&self) -> Timestamp {
        let millis = i64::try_from(self.millis.load(Ordering::SeqCst)).unwrap_or(i64::MAX);
        Timestamp::from_timestamp_millis(millis).unwrap_or_default()
    }
}

impl IdSource for Scripted {
    fn next(&self) -> Uuid {
        let count = self.ids.fetch_add(1, Ordering::SeqCst);
        Uuid::from_u64_pair(0x0000_0000_0000_7000, 0x8000_0000_0000_0000 | count)
    }
}
