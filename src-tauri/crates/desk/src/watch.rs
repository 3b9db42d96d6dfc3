//! Seeing what other programs do to the same store, such as `crisisctl` beside the window.

use std::sync::PoisonError;

use store::Watch;

use crate::Desk;
use crate::error::DeskError;
use crate::wire::Topic;

impl Desk {
    /// Tells every listener what anybody changed since the last look. Cheap when nothing did; meant to be called a
    /// few times a second.
    ///
    /// # Errors
    /// The store fails; the next look begins anew.
    pub fn look_round(&self) -> Result<(), DeskError> {
        let Ok(store) = self.store() else { return Ok(()) };
        let mut held = self.watch.lock().unwrap_or_else(PoisonError::into_inner);
        let mut watch: Watch = match held.take() {
            Some(watch) => watch,
            None => store.watch()?,
        };
        let streams = watch.changed()?;
        *held = Some(watch);
        drop(held);
        if streams.is_empty() {
            return Ok(());
        }
        let mut topics: Vec<Topic> =
            streams.iter().map(|s| s.case().map_or(Topic::Organisation, Topic::Case)).collect();
        topics.push(Topic::Board);
        self.tell(topics);
        Ok(())
    }
}
