//! Many changes at once, and taking them back.

use std::collections::BTreeSet;

use super::{Command, Context, events_of};
use crate::event::Meta;
use crate::ids::{EntryId, ImportId};
use crate::organisation::import::{Standing, Subject, restore};
use crate::organisation::{Organisation, OrganisationEvent, evolve};
use crate::policy::{Actor, Role};
use crate::refusal::Refusal;

/// The most changes that one import makes.
pub const MOST_CHANGES: usize = 5_000;

pub(super) fn apply(
    state: &Organisation,
    by: &Actor,
    import: ImportId,
    changes: &[Command],
    ctx: &Context<'_>,
) -> Result<Vec<OrganisationEvent>, Refusal> {
    if changes.is_empty() || changes.len() > MOST_CHANGES {
        return Err(Refusal::Invalid { field: "changes".into() });
    }
    let subjects: BTreeSet<Subject> = changes
        .iter()
        .map(subject_of)
        .collect::<Option<_>>()
        .ok_or_else(|| Refusal::Invalid { field: "changes".into() })?;
    let mut state = state.clone();
    let mut events = vec![OrganisationEvent::ImportStarted { import, subjects: subjects.iter().copied().collect() }];
    for change in changes {
        let follow = events_of(&state, by, change, ctx)?;
        fold(&mut state, &follow, by, ctx);
        events.extend(follow);
    }
    events.push(OrganisationEvent::ImportFinished { import });
    Ok(events)
}

/// What a change writes; nothing for a command that no import makes, or that leaves its id open.
fn subject_of(change: &Command) -> Option<Subject> {
    match change {
        Command::AddSite { id, .. } => id.map(Subject::Site),
        Command::ChangeSite { site, .. } => Some(Subject::Site(*site)),
        Command::AddUser { id, .. } => id.map(Subject::User),
        Command::ChangeUser { user, .. } | Command::DescribePerson { user, .. } => Some(Subject::User(*user)),
        Command::RecordContact { id, .. } => id.map(Subject::Contact),
        _ => None,
    }
}

pub(super) fn revert(
    state: &Organisation,
    by: &Actor,
    import: ImportId,
    ctx: &Context<'_>,
) -> Result<Vec<OrganisationEvent>, Refusal> {
    let last = state.last_import.as_ref().filter(|last| last.id == import);
    let last = last.ok_or_else(|| Refusal::no_such("import", import))?;
    if !state.import_stands() {
        return Err(Refusal::wrong_state("import", "changed_since"));
    }
    let added = last.before.iter().filter_map(|(subject, before)| match (subject, before) {
        (Subject::Site(site), Standing::Site(None)) => Some(*site),
        _ => None,
    });
    if added.into_iter().any(|site| (ctx.site_in_use)(site)) {
        return Err(Refusal::wrong_state("import", "in_use"));
    }
    // The last written goes first, since a later change may rest on an earlier one.
    let mut events: Vec<_> =
        last.before.iter().rev().flat_map(|(subject, before)| restore(state, *subject, before)).collect();
    events.push(OrganisationEvent::ImportReverted { import });
    let mut after = state.clone();
    fold(&mut after, &events, by, ctx);
    if !after.users.values().any(|user| user.active && user.roles.contains(&Role::Administrator)) {
        return Err(Refusal::LastAdministrator {});
    }
    Ok(events)
}

fn fold(state: &mut Organisation, events: &[OrganisationEvent], by: &Actor, ctx: &Context<'_>) {
    let meta = Meta { entry: EntryId::default(), at: ctx.now, by: by.user };
    for event in events {
        evolve(state, event, &meta);
    }
}
