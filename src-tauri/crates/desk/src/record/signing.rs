use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use domain::event::Event;
use domain::ids::UserId;
use domain::policy::Action;
use domain::record::{ExportKind, RecordEvent};
use domain::terms::Timestamp;
use report::write_atomically;
use sha2::{Digest, Sha256};
use store::{Checkpoint, Device, JournalFilter, Seal};

use crate::Desk;
use crate::error::DeskError;
use crate::query::place;
use crate::session::Session;
use crate::setup::with_suffix;
use crate::wire::{CheckpointView, DeviceView, Signatures};

/// How old the newest checkpoint gets before another one is due.
const EVERY: TimeDelta = TimeDelta::hours(24);
/// How many checkpoints are listed.
const LISTED: usize = 100;

impl Desk {
    /// Makes a checkpoint and keeps it in the journal.
    pub(crate) fn make_checkpoint(&self) -> Result<Checkpoint, DeskError> {
        let store = self.store()?;
        let checkpoint = store.checkpoint(self.host.now())?;
        self.note(
            UserId::default(),
            RecordEvent::CheckpointMade {
                device: checkpoint.device,
                size: checkpoint.size,
                text: checkpoint.to_string(),
            },
        )?;
        Ok(checkpoint)
    }

    /// Makes a checkpoint when the newest is a day old and something happened since. Cheap when none is due; meant to be
    /// called now and then while the program runs.
    ///
    /// # Errors
    /// The store fails.
    pub fn keep_checkpoints(&self) -> Result<(), DeskError> {
        let Ok(store) = self.store() else { return Ok(()) };
        if store.is_read_only() {
            return Ok(());
        }
        let (newest, last) = store
            .read(|tx| Ok::<_, DeskError>((tx.organisation()?.record.checkpoint, place(tx.journal().last_seq()?))))?;
        if is_due(newest, last, self.host.now()) {
            self.make_checkpoint()?;
        }
        Ok(())
    }

    /// Signs a file that was just written, and puts the signature beside it as `FILE.sig`.
    pub(crate) fn sign_file(&self, path: &Path, bytes: &[u8]) -> Result<Seal, DeskError> {
        let checkpoint = self.make_checkpoint()?;
        let seal = self.store()?.seal(Sha256::digest(bytes).into(), checkpoint)?;
        write_atomically(&signature_path(path), seal.to_json().as_bytes())?;
        Ok(seal)
    }

    /// The devices with their keys and the newest checkpoints, for those who verify.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn signatures(&self, session: &Session) -> Result<Signatures, DeskError> {
        self.actor(session)?.require(Action::VerifyJournal)?;
        let store = self.store()?;
        let made = JournalFilter { kind: Some("record.checkpoint_made".into()), ..JournalFilter::default() };
        let (devices, stored) =
            store.read(|tx| Ok::<_, DeskError>((tx.journal().devices()?, tx.journal().page(&made, LISTED)?)))?;
        let mut checkpoints = Vec::new();
        for entry in stored {
            if let Some(Event::Record(RecordEvent::CheckpointMade { size, text, .. })) = entry.event()? {
                checkpoints.push(CheckpointView { at: entry.header.at.wall(), size, text });
            }
        }
        let own = store.device().id;
        let view = |device: Device| DeviceView {
            own: device.id == own,
            fingerprint: device.fingerprint(),
            added_at: Timestamp::from_timestamp_millis(device.added_at).unwrap_or_default(),
            id: device.id.to_string(),
            name: device.name,
        };
        Ok(Signatures { devices: devices.into_iter().map(view).collect(), checkpoints })
    }

    /// Makes a checkpoint and, if `path` is given, writes it there as a line of text to be kept elsewhere.
    ///
    /// # Errors
    /// Not permitted, the store fails, or the file can't be written.
    pub fn export_checkpoint(&self, session: &Session, path: Option<&Path>) -> Result<CheckpointView, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::VerifyJournal)?;
        let made = self.make_checkpoint()?;
        let view = CheckpointView { at: made.made_at(), size: made.size, text: made.to_string() };
        if let Some(path) = path {
            let line = view.text.clone() + "\n";
            write_atomically(path, line.as_bytes())?;
            self.note_export(&actor, ExportKind::Checkpoint, None, line.as_bytes(), false)?;
        }
        Ok(view)
    }
}

/// Where the signature of the file at `path` lies.
pub(crate) fn signature_path(path: &Path) -> PathBuf {
    with_suffix(path, ".sig")
}

/// Whether a checkpoint is due: the newest is a day old, and more than its own entry came after it.
fn is_due(newest: Option<(Timestamp, u64)>, last: u64, now: Timestamp) -> bool {
    newest.is_none_or(|(at, size)| now - at >= EVERY && last > size + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_is_due_once_a_day_if_anything_happened() {
        let at = |hour: i64| Timestamp::UNIX_EPOCH + TimeDelta::hours(hour);
        for (newest, last, now, due) in [
            (None, 1, at(0), true),
            (Some((at(0), 10)), 50, at(23), false),
            (Some((at(0), 10)), 50, at(24), true),
            (Some((at(0), 10)), 11, at(48), false),
            (Some((at(0), 10)), 12, at(48), true),
        ] {
            assert_eq!(is_due(newest, last, now), due, "{newest:?} {last} {now}");
        }
    }
}
