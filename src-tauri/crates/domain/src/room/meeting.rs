//! Meetings: an agenda with a time for each item, and an action plan that becomes tasks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::playbook::Playbook;
use crate::terms::{Bilingual, Timestamp};

/// The list of the playbook that the first meeting goes through.
const FIRST_MEETING: &str = "first_meeting";
/// How long the first meeting may take, in minutes: the first hour has other uses.
const FIRST_MEETING_MINUTES: u32 = 18;

/// A point of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// What is talked about.
    pub title: Bilingual,
    /// For how long.
    pub minutes: u32,
}

/// A meeting of the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Meeting {
    /// From 1.
    pub number: u32,
    /// What is talked about.
    pub agenda: Vec<AgendaItem>,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; absent while it goes on.
    pub ended_at: Option<Timestamp>,
    /// What came of it.
    pub note: Option<String>,
    /// How many tasks its plan became.
    pub tasks: u32,
}

/// The agenda of the first meeting, from the playbook: its time is shared out evenly.
pub fn agenda(playbook: &Playbook) -> Vec<AgendaItem> {
    let Some(list) = playbook.checklists.iter().find(|list| list.id == FIRST_MEETING) else { return Vec::new() };
    let count = u32::try_from(list.items.len()).unwrap_or(u32::MAX).max(1);
    let minutes = (FIRST_MEETING_MINUTES / count).max(1);
    list.items.iter().map(|title| AgendaItem { title: title.clone(), minutes }).collect()
}
