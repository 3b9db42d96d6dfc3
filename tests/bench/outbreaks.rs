//! The store with a case for every restaurant row of the public data set, opened one by one through the desk.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use desk::{Desk, Envelope, System};
use domain::ids::IdSource;
use serde_json::json;

#[path = "../it/restaurants.rs"]
mod restaurants;

use crate::big::founding;
use crate::{Outcome, table};

/// The folder of the store, made if it is not there; none where the data set is absent.
pub fn prepared() -> Outcome<Option<PathBuf>> {
    let Some(outbreaks) = restaurants::outbreaks() else { return Ok(None) };
    let folder = table::folder().join("store-outbreaks");
    let made = folder.join("made");
    if made.exists() {
        return Ok(Some(folder));
    }
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let desk = Desk::new(&folder.join("crisis-desk.crisisdesk"), Arc::new(System))?;
    let (_, lead) = desk.create_store(&founding())?;
    for outbreak in &outbreaks {
        let envelope = json!({ "id": IdSource::next(&System), "command": restaurants::open(outbreak) });
        desk.execute(&lead, &serde_json::from_value::<Envelope>(envelope)?)?;
    }
    desk.close();
    fs::write(made, outbreaks.len().to_string())?;
    Ok(Some(folder))
}
