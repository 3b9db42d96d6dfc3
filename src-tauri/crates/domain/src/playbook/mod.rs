//! Playbooks (预案). (The names below are what the case core relies on.)

use crate::case::Draft;

/// What is to be done in a scenario.
#[derive(Debug, Clone)]
pub struct Playbook;

/// Adds the tasks of the playbook that the grade in force demands and that are not there yet.
pub(crate) fn activate(_draft: &mut Draft<'_>) {}
