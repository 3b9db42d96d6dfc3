use std::collections::BTreeSet;

use super::voice::Voice;
use super::{Account, Tone};
use crate::ids::{CaseId, SiteId, UserId};
use crate::narrative::line::Line;
use crate::organisation::{EditionId, OrganisationEvent, SiteDetails};
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
        OrganisationEvent::PersonPosted { user, post } => {
            Account::new(Tone::System, voice.say(Line::OrganisationPersonPosted, &[("user", &voice.user(*user))]))
                .with(voice.if_any(Line::DetailPositions, "positions", &positions(voice, &post.positions)))
                .with(at_sites(voice, &post.sites))
                .with(backup(voice, post.backup))
        }
        OrganisationEvent::PersonReachable { user, reach } => {
            Account::new(Tone::System, voice.say(Line::OrganisationPersonReachable, &[("user", &voice.user(*user))]))
                .with(voice.if_any(Line::DetailPhone, "phone", &reach.phone))
                .with(voice.if_any(Line::DetailMail, "mail", &reach.email))
        }
        OrganisationEvent::ContactRecorded { contact: _, details } => {
            let kind = voice.label("stakeholder", details.kind.key());
            let values = [("name", voice.text(&details.name)), ("kind", kind)];
            Account::new(Tone::System, voice.say(Line::OrganisationContactRecorded, &values))
                .with(voice.if_any(Line::DetailPost, "title", voice.text(&details.post)))
                .with(voice.if_any(Line::DetailPhone, "phone", &details.phone))
                .with(voice.if_any(Line::DetailMail, "mail", &details.email))
                .with(at_sites(voice, &details.site.into_iter().collect()))
                .with(voice.if_any(Line::DetailNote, "note", &details.note))
        }
        OrganisationEvent::ContactRemoved { contact: _ } => {
            Account::new(Tone::System, voice.say(Line::OrganisationContactRemoved, &[]))
        }
        OrganisationEvent::ShiftPlanned { shift: _, details } => {
            let position = voice.position(&details.position);
            let values = [("user", voice.user(details.user)), ("position", position)];
            let values: Vec<_> = values.iter().map(|(slot, text)| (*slot, text.as_str())).collect();
            let (from, until) = (voice.time(details.from), voice.time(details.until));
            Account::new(Tone::System, voice.say(Line::OrganisationShiftPlanned, &values))
                .with(voice.say(Line::DetailFromUntil, &[("from", &from), ("until", &until)]))
                .with(at_sites(voice, &details.sites))
                .with(backup(voice, details.backup))
        }
        OrganisationEvent::ShiftCancelled { shift: _ } => {
            Account::new(Tone::System, voice.say(Line::OrganisationShiftCancelled, &[]))
        }
        OrganisationEvent::DutyHandedOver { shift: _, from, to, note } => {
            let (from, to) = (voice.user(*from), voice.user(*to));
            let headline = voice.say(Line::OrganisationDutyHandedOver, &[("from", &from), ("to", &to)]);
            Account::new(Tone::System, headline).with(voice.if_any(Line::DetailNote, "note", note))
        }
        OrganisationEvent::AlwaysReportSet { items } => {
            let count = items.len().to_string();
            Account::new(Tone::System, voice.say(Line::OrganisationAlwaysReportSet, &[("count", &count)]))
                .with_all(items.iter().map(|item| voice.text(&item.text).to_owned()))
        }
        OrganisationEvent::SiteRemoved { site } => {
            Account::new(Tone::System, voice.say(Line::OrganisationSiteRemoved, &[]))
                .with(at_sites(voice, &[*site].into()))
        }
        OrganisationEvent::ImportStarted { import: _, subjects } => {
            let count = subjects.len().to_string();
            Account::new(Tone::System, voice.say(Line::OrganisationImportStarted, &[("count", &count)]))
        }
        OrganisationEvent::ImportFinished { import: _ } => {
            Account::new(Tone::System, voice.say(Line::OrganisationImportFinished, &[]))
        }
        OrganisationEvent::ImportReverted { import: _ } => {
            Account::new(Tone::System, voice.say(Line::OrganisationImportReverted, &[]))
        }
        OrganisationEvent::ContentDrafted { edition, text: _, note } => of_edition(
            voice,
            Line::OrganisationContentDrafted,
            *edition,
        )
        .with(voice.if_any(Line::DetailNote, "note", note)),
        OrganisationEvent::ContentApproved { edition } => {
            of_edition(voice, Line::OrganisationContentApproved, *edition)
        }
        OrganisationEvent::ContentPublished { edition, effective, next_review, reason } => {
            let values = [("edition", named(voice, *edition)), ("date", effective.to_string())];
            let values: Vec<_> = values.iter().map(|(slot, text)| (*slot, text.as_str())).collect();
            Account::new(Tone::System, voice.say(Line::OrganisationContentPublished, &values))
                .with(voice.reason(reason))
                .with(voice.say(Line::DetailNextReview, &[("date", &next_review.to_string())]))
        }
        OrganisationEvent::ContentRetired { edition, reason } => {
            of_edition(voice, Line::OrganisationContentRetired, *edition).with(voice.reason(reason))
        }
        OrganisationEvent::PasswordSet { user } => {
            Account::new(Tone::System, voice.say(Line::OrganisationPasswordSet, &[("user", &voice.user(*user))]))
        }
        OrganisationEvent::ReportExported { digest, lang, variant, kind, from, to, cases } => {
            let values = [
                ("kind", voice.label("report_kind", kind.key())),
                ("variant", voice.label("report_variant", variant.key())),
                ("lang", voice.label("lang", lang.key())),
            ];
            let (from, to, count) = (from.to_string(), to.to_string(), cases.to_string());
            Account::new(Tone::System, voice.say(Line::OrganisationReportExported, &values))
                .with(Some(voice.say(Line::DetailPeriod, &[("from", &from), ("to", &to), ("count", &count)])))
                .with(voice.if_any(Line::DetailFileDigest, "digest", digest))
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

fn of_edition(voice: &Voice<'_>, line: Line, edition: EditionId) -> Account {
    Account::new(Tone::System, voice.say(line, &[("edition", &named(voice, edition))]))
}

fn named(voice: &Voice<'_>, edition: EditionId) -> String {
    let kind = voice.label("content_kind", edition.kind.key());
    let scenario = voice.label("scenario", edition.scenario.key());
    let number = edition.number.to_string();
    voice.say(Line::WordEdition, &[("kind", kind), ("scenario", scenario), ("number", &number)])
}

fn positions(voice: &Voice<'_>, positions: &BTreeSet<String>) -> String {
    voice.list(positions.iter().map(|position| voice.position(position)))
}

/// The sites something is for; nothing where it is for all.
fn at_sites(voice: &Voice<'_>, sites: &BTreeSet<SiteId>) -> Option<String> {
    let names = voice.list(sites.iter().map(|site| voice.site(Some(*site))));
    voice.if_any(Line::DetailSites, "sites", &names)
}

fn backup(voice: &Voice<'_>, backup: Option<UserId>) -> Option<String> {
    backup.map(|user| voice.say(Line::DetailBackup, &[("user", &voice.user(user))]))
}

fn erased(voice: &Voice<'_>, case: Option<CaseId>) -> String {
    match case.and_then(|case| voice.names.case_number(case)) {
        Some(number) => voice.say(Line::OrganisationCaseContentErased, &[("number", number)]),
        None => voice.say(Line::OrganisationContentErased, &[]),
    }
}
