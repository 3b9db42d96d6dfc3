use std::collections::BTreeSet;

use super::voice::Voice;
use super::{Account, Tone};
use crate::ids::CaseId;
use crate::narrative::line::Line;
use crate::organisation::{OrganisationEvent, SiteDetails};
use crate::policy::Role;
use crate::terms::Bilingual;

pub(super) fn tell(voice: &Voice<'_>, event: &OrganisationEvent) -> Account {
    match event {
        OrganisationEvent::CompanyNamed { name } => system(voice, Line::OrganisationCompanyNamed, "name", name),
        OrganisationEvent::SiteAdded { site: _, details } => site(voice, Line::OrganisationSiteAdded, details),
        OrganisationEvent::SiteChanged { site: _, details } => site(voice, Line::OrganisationSiteChanged, details),
        OrganisationEvent::UserAdded { user: _, login, name, title, roles } => {
            let values = [("user", voice.text(name)), ("login", login)];
            Account::new(Tone::System, voice.say(Line::OrganisationUserAdded, &values))
                .with_all(held(voice, title, roles))
        }
        OrganisationEvent::UserChanged { user: _, name, title, roles, active } => {
            let line = if *active { Line::OrganisationUserChanged } else { Line::OrganisationUserDeactivated };
            system(voice, line, "user", name).with_all(held(voice, title, roles))
        }
        OrganisationEvent::PasswordSet { user } => {
            Account::new(Tone::System, voice.say(Line::OrganisationPasswordSet, &[("user", &voice.user(*user))]))
        }
        OrganisationEvent::ContentErased { entry: _, case, reason, authority, people } => {
            let people = voice.list(people.iter().map(|user| voice.user(*user)));
            Account::new(Tone::System, erased(voice, *case))
                .with(voice.reason(reason))
                .with(voice.if_any(Line::DetailAuthority, "authority", authority))
                .with(voice.if_any(Line::DetailPeople, "people", &people))
        }
    }
}

fn system(voice: &Voice<'_>, line: Line, slot: &str, name: &Bilingual) -> Account {
    Account::new(Tone::System, voice.say(line, &[(slot, voice.text(name))]))
}

fn site(voice: &Voice<'_>, line: Line, details: &SiteDetails) -> Account {
    system(voice, line, "site", &details.name)
        .with(voice.if_any(Line::DetailRegion, "region", voice.text(&details.region)))
        .with(voice.if_any(Line::DetailAddress, "address", voice.text(&details.address)))
        .with(voice.if_any(Line::DetailManager, "name", voice.text(&details.manager)))
        .with(voice.if_any(Line::DetailPhone, "phone", &details.phone))
}

/// The post and the roles a user holds.
fn held(voice: &Voice<'_>, title: &Bilingual, roles: &BTreeSet<Role>) -> Vec<String> {
    let roles = voice.labels("role", roles.iter().map(|role| role.key()));
    let post = voice.if_any(Line::DetailPost, "title", voice.text(title));
    post.into_iter().chain(voice.if_any(Line::DetailRoles, "roles", &roles)).collect()
}

fn erased(voice: &Voice<'_>, case: Option<CaseId>) -> String {
    match case.and_then(|case| voice.names.case_number(case)) {
        Some(number) => voice.say(Line::OrganisationCaseContentErased, &[("number", number)]),
        None => voice.say(Line::OrganisationContentErased, &[]),
    }
}
