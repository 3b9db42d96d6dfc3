use std::collections::BTreeSet;

use super::{Organisation, OrganisationCommand, OrganisationEvent, SiteDetails, User};
use crate::check;
use crate::event::Event;
use crate::ids::{EntryId, IdSource, SiteId, UserId};
use crate::policy::{Action, Actor, Role};
use crate::refusal::Refusal;
use crate::terms::Bilingual;

/// Decides a command about the organisation: the events that follow, each with its id, or a typed refusal.
///
/// # Errors
/// A [`Refusal`]; the state stays as it was.
pub fn decide(
    state: &Organisation,
    by: &Actor,
    command: &OrganisationCommand,
    ids: &dyn IdSource,
) -> Result<Vec<(EntryId, Event)>, Refusal> {
    let event = match command {
        OrganisationCommand::NameCompany { name } => {
            by.require(Action::ManageSites)?;
            OrganisationEvent::CompanyNamed { name: both("name", name)? }
        }
        OrganisationCommand::AddSite { id, details } => {
            by.require(Action::ManageSites)?;
            let site = id.unwrap_or_else(|| SiteId(ids.next()));
            if state.sites.contains_key(&site) {
                return Err(Refusal::Exists { what: "site".into() });
            }
            OrganisationEvent::SiteAdded { site, details: site_details(details)? }
        }
        OrganisationCommand::ChangeSite { site, details } => {
            by.require(Action::ManageSites)?;
            state.sites.get(site).ok_or_else(|| Refusal::no_such("site", site))?;
            OrganisationEvent::SiteChanged { site: *site, details: site_details(details)? }
        }
        OrganisationCommand::AddUser { id, login, name, title, roles } => {
            by.require(Action::ManageUsers)?;
            let user = id.unwrap_or_else(|| UserId(ids.next()));
            if state.users.contains_key(&user) {
                return Err(Refusal::Exists { what: "user".into() });
            }
            added(state, user, login, name, title, roles)?
        }
        OrganisationCommand::ChangeUser { user, name, title, roles, active } => {
            by.require(Action::ManageUsers)?;
            state.users.get(user).ok_or_else(|| Refusal::no_such("user", user))?;
            let stays = *active && roles.contains(&Role::Administrator);
            if !stays && state.others_with(Role::Administrator, *user) == 0 {
                return Err(Refusal::LastAdministrator {});
            }
            OrganisationEvent::UserChanged {
                user: *user,
                name: both("name", name)?,
                title: title.clone(),
                roles: some_roles(roles)?,
                active: *active,
            }
        }
    };
    Ok(vec![(EntryId(ids.next()), event.into())])
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
    let named = OrganisationEvent::CompanyNamed { name: both("company", company)? };
    let user = added(state, first.id, &first.login, &first.name, &first.title, &roles)?;
    Ok(vec![(EntryId(ids.next()), named.into()), (EntryId(ids.next()), user.into())])
}

fn added(
    state: &Organisation,
    user: UserId,
    login: &str,
    name: &Bilingual,
    title: &Bilingual,
    roles: &BTreeSet<Role>,
) -> Result<OrganisationEvent, Refusal> {
    let login = check::text("login", login, 64)?.to_lowercase();
    if login.chars().any(char::is_whitespace) {
        return Err(Refusal::Invalid { field: "login".into() });
    }
    if state.by_login(&login).is_some() {
        return Err(Refusal::Exists { what: "login".into() });
    }
    let (name, roles) = (both("name", name)?, some_roles(roles)?);
    Ok(OrganisationEvent::UserAdded { user, login, name, title: title.clone(), roles })
}

fn some_roles(roles: &BTreeSet<Role>) -> Result<BTreeSet<Role>, Refusal> {
    if roles.is_empty() { Err(Refusal::Missing { field: "roles".into() }) } else { Ok(roles.clone()) }
}

/// A name in both languages; one alone serves for both.
fn both(field: &str, name: &Bilingual) -> Result<Bilingual, Refusal> {
    let zh = check::optional(field, Some(&name.zh), check::TITLE)?;
    let en = check::optional(field, Some(&name.en), check::TITLE)?;
    match (zh, en) {
        (None, None) => Err(Refusal::Missing { field: field.into() }),
        (Some(one), None) | (None, Some(one)) => Ok(Bilingual { zh: one.clone(), en: one }),
        (Some(zh), Some(en)) => Ok(Bilingual { zh, en }),
    }
}

fn site_details(details: &SiteDetails) -> Result<SiteDetails, Refusal> {
    if !details.hours.is_sensible() {
        return Err(Refusal::Invalid { field: "hours".into() });
    }
    let phone = check::optional("phone", Some(&details.phone), check::SHORT)?.unwrap_or_default();
    Ok(SiteDetails { name: both("name", &details.name)?, phone, ..details.clone() })
}

/// Folds one event into the state of the organisation. Total: an event that does not fit changes nothing.
pub fn evolve(state: &mut Organisation, event: &OrganisationEvent) {
    match event {
        OrganisationEvent::CompanyNamed { name } => state.company = name.clone(),
        OrganisationEvent::SiteAdded { site, details } | OrganisationEvent::SiteChanged { site, details } => {
            state.sites.insert(*site, details.clone());
        }
        OrganisationEvent::UserAdded { user, login, name, title, roles } => {
            let (name, title, roles) = (name.clone(), title.clone(), roles.clone());
            state.users.insert(*user, User { id: *user, login: login.clone(), name, title, roles, active: true });
        }
        OrganisationEvent::UserChanged { user, name, title, roles, active } => {
            if let Some(found) = state.users.get_mut(user) {
                found.name = name.clone();
                found.title = title.clone();
                found.roles = roles.clone();
                found.active = *active;
            }
        }
        OrganisationEvent::PasswordSet { .. } | OrganisationEvent::ContentErased { .. } => {}
    }
}
