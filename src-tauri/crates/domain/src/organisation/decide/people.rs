//! Users, what they answer for and how they are reached.

use std::collections::BTreeSet;

use super::fields::{LONGEST_LIST, active, both, known, short};
use crate::check;
use crate::ids::{IdSource, UserId};
use crate::organisation::{Organisation, OrganisationEvent, Post, Profile, Reach};
use crate::policy::Role;
use crate::refusal::Refusal;
use crate::terms::Bilingual;

/// What a command says of a user.
pub(super) struct Given<'a> {
    pub(super) login: &'a str,
    pub(super) name: &'a Bilingual,
    pub(super) title: &'a Bilingual,
    pub(super) roles: &'a BTreeSet<Role>,
}

pub(super) fn add(
    state: &Organisation,
    id: Option<UserId>,
    given: &Given<'_>,
    ids: &dyn IdSource,
) -> Result<OrganisationEvent, Refusal> {
    let user = id.unwrap_or_else(|| UserId(ids.next()));
    if state.users.contains_key(&user) {
        return Err(Refusal::Exists { what: "user".into() });
    }
    let login = check::text("login", given.login, 64)?.to_lowercase();
    if login.chars().any(char::is_whitespace) {
        return Err(Refusal::Invalid { field: "login".into() });
    }
    if state.by_login(&login).is_some() {
        return Err(Refusal::Exists { what: "login".into() });
    }
    let (name, title, roles) = (both("name", given.name)?, given.title.clone(), some_roles(given.roles)?);
    Ok(OrganisationEvent::UserAdded { user, login, name, title, roles })
}

pub(super) fn change(
    state: &Organisation,
    user: UserId,
    given: &Given<'_>,
    active: bool,
) -> Result<OrganisationEvent, Refusal> {
    known("user", [user], |user| state.users.contains_key(user))?;
    let stays = active && given.roles.contains(&Role::Administrator);
    if !stays && state.others_with(Role::Administrator, user) == 0 {
        return Err(Refusal::LastAdministrator {});
    }
    let (name, title, roles) = (both("name", given.name)?, given.title.clone(), some_roles(given.roles)?);
    Ok(OrganisationEvent::UserChanged { user, name, title, roles, active })
}

fn some_roles(roles: &BTreeSet<Role>) -> Result<BTreeSet<Role>, Refusal> {
    if roles.is_empty() { Err(Refusal::Missing { field: "roles".into() }) } else { Ok(roles.clone()) }
}

/// What changed of the two, each an event of its own, since the reach may have to be erased.
pub(super) fn describe(
    state: &Organisation,
    user: UserId,
    profile: &Profile,
) -> Result<Vec<OrganisationEvent>, Refusal> {
    known("user", [user], |user| state.users.contains_key(user))?;
    let Profile { post, reach } = profile;
    known("site", post.sites.iter().copied(), |site| state.sites.contains_key(site))?;
    if post.positions.len() > LONGEST_LIST || post.backup == Some(user) {
        let field = if post.backup == Some(user) { "backup" } else { "positions" };
        return Err(Refusal::Invalid { field: field.into() });
    }
    let positions = post.positions.iter().map(|position| check::text("positions", position, check::TITLE));
    let post = Post {
        positions: positions.collect::<Result<_, _>>()?,
        backup: post.backup.map(|backup| active(state, backup)).transpose()?,
        sites: post.sites.clone(),
    };
    let reach = Reach { phone: short("phone", &reach.phone)?, email: short("email", &reach.email)? };
    let before = state.profiles.get(&user).cloned().unwrap_or_default();
    let mut events = Vec::new();
    if reach != before.reach {
        events.push(OrganisationEvent::PersonReachable { user, reach });
    }
    if post != before.post || events.is_empty() {
        events.push(OrganisationEvent::PersonPosted { user, post });
    }
    Ok(events)
}
