mod content;
mod duty;
mod fields;
mod import;
mod people;
mod places;

pub use content::check_content;
pub use import::MOST_CHANGES;

use super::{Organisation, OrganisationCommand as Command, OrganisationEvent, User};
use crate::event::Event;
use crate::ids::{EntryId, IdSource, SiteId};
use crate::policy::{Action, Actor, Role};
use crate::refusal::Refusal;
use crate::terms::{Bilingual, Timestamp};

/// What a decision about the organisation needs beside the state and the command.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The present, UTC.
    pub now: Timestamp,
    /// New ids.
    pub ids: &'a dyn IdSource,
    /// Whether a case is at this site.
    pub site_in_use: &'a dyn Fn(SiteId) -> bool,
}

/// Decides a command about the organisation: the events that follow, each with its id, or a typed refusal.
///
/// # Errors
/// A [`Refusal`]; the state stays as it was.
pub fn decide(
    state: &Organisation,
    by: &Actor,
    command: &Command,
    ctx: &Context<'_>,
) -> Result<Vec<(EntryId, Event)>, Refusal> {
    let events = events_of(state, by, command, ctx)?;
    Ok(events.into_iter().map(|event| (EntryId(ctx.ids.next()), event.into())).collect())
}

fn events_of(
    state: &Organisation,
    by: &Actor,
    command: &Command,
    ctx: &Context<'_>,
) -> Result<Vec<OrganisationEvent>, Refusal> {
    Ok(match command {
        Command::NameCompany { name } => {
            by.require(Action::ManageSites)?;
            vec![OrganisationEvent::CompanyNamed { name: fields::both("name", name)? }]
        }
        Command::AddSite { id, details } => {
            by.require(Action::ManageSites)?;
            vec![places::add(state, *id, details, ctx.ids)?]
        }
        Command::ChangeSite { site, details } => {
            by.require(Action::ManageSites)?;
            vec![places::change(state, *site, details)?]
        }
        Command::AddUser { id, login, name, title, roles } => {
            by.require(Action::ManageUsers)?;
            vec![people::add(state, *id, &people::Given { login, name, title, roles }, ctx.ids)?]
        }
        Command::ChangeUser { user, name, title, roles, active } => {
            by.require(Action::ManageUsers)?;
            vec![people::change(state, *user, &people::Given { login: "", name, title, roles }, *active)?]
        }
        Command::DescribePerson { user, profile } => {
            by.require(Action::ManageUsers)?;
            people::describe(state, *user, profile)?
        }
        Command::RecordContact { id, details } => {
            by.require(Action::ManageSites)?;
            vec![places::record_contact(state, *id, details, ctx.ids)?]
        }
        Command::RemoveContact { contact } => {
            by.require(Action::ManageSites)?;
            vec![places::remove_contact(state, *contact)?]
        }
        Command::PlanShift { id, shift } => {
            by.require(Action::ManageRoster)?;
            vec![duty::plan(state, *id, shift, ctx)?]
        }
        Command::CancelShift { shift } => {
            by.require(Action::ManageRoster)?;
            vec![duty::cancel(state, *shift, ctx.now)?]
        }
        Command::HandOver { shift, to, note } => vec![duty::hand_over(state, by, *shift, *to, note, ctx.now)?],
        Command::SetAlwaysReport { items } => {
            by.require(Action::ManageSites)?;
            vec![places::always_report(items)?]
        }
        // Each of the changes asks for its own permission.
        Command::ApplyImport { import, changes } => import::apply(state, by, *import, changes, ctx)?,
        Command::RevertImport { import } => {
            by.require(Action::ManageSites)?;
            by.require(Action::ManageUsers)?;
            import::revert(state, by, *import, ctx)?
        }
        Command::DraftContent { kind, scenario, text, note } => {
            vec![content::draft(state, by, *kind, *scenario, text, note)?]
        }
        Command::ApproveContent { edition } => vec![content::approve(state, by, *edition)?],
        Command::PublishContent { edition, effective, next_review, reason } => {
            vec![content::publish(state, by, *edition, (*effective, *next_review), reason, ctx.now)?]
        }
        Command::RetireContent { edition, reason } => vec![content::retire(state, by, *edition, reason)?],
    })
}

/// The first events of a store: the company and its first administrator, entered by that administrator.
///
/// # Errors
/// A [`Refusal`] when a name or the login is not valid, or when there are users already.
pub fn found(
    state: &Organisation,
    company: &Bilingual,
    first: &User,
    ids: &dyn IdSource,
) -> Result<Vec<(EntryId, Event)>, Refusal> {
    if !state.users.is_empty() {
        return Err(Refusal::Exists { what: "user".into() });
    }
    let mut roles = first.roles.clone();
    roles.insert(Role::Administrator);
    let named = OrganisationEvent::CompanyNamed { name: fields::both("company", company)? };
    let given = people::Given { login: &first.login, name: &first.name, title: &first.title, roles: &roles };
    let user = people::add(state, Some(first.id), &given, ids)?;
    Ok(vec![(EntryId(ids.next()), named.into()), (EntryId(ids.next()), user.into())])
}
