//! The one connection that writes, on a thread of its own: callers queue in fair order and none blocks a lock.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel, sync_channel};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;

use crate::error::StoreError;

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// A handle to the writing thread. Dropping it lets the work in hand finish and closes the connection.
pub(super) struct Writer {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Gives `conn` to a new thread.
    pub(super) fn start(mut conn: Connection) -> Self {
        let (jobs, queue) = channel::<Job>();
        let thread = thread::spawn(move || {
            for job in queue {
                // A job that panics has lost its transaction and nothing else; the next one finds the connection whole.
                let _ = catch_unwind(AssertUnwindSafe(|| job(&mut conn)));
            }
        });
        Self { jobs: Some(jobs), thread: Some(thread) }
    }

    /// Runs `work` on the writing thread and waits for its answer.
    pub(super) fn run<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> R + Send + 'static,
    ) -> Result<R, StoreError> {
        let (answer, wait) = sync_channel(1);
        let job: Job = Box::new(move |conn| {
            // The caller can't be gone: it waits below.
            let _ = answer.send(work(conn));
        });
        self.jobs.as_ref().and_then(|jobs| jobs.send(job).ok()).ok_or(StoreError::WriterStopped)?;
        wait.recv().map_err(|_| StoreError::WriterStopped)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
