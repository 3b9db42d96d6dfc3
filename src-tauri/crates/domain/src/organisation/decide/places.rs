//! Sites, contacts and the list of what is always reported.

use std::collections::BTreeSet;

use super::fields::{both, each, either, known, short};
use crate::check;
use crate::ids::{ContactId, IdSource, SiteId};
use crate::organisation::{Body, ContactDetails, Organisation, OrganisationEvent, Safety, ShutOff, SiteDetails};
use crate::playbook::MustReport;
use crate::refusal::Refusal;

pub(super) fn add(
    state: &Organisation,
    id: Option<SiteId>,
    details: &SiteDetails,
    ids: &dyn IdSource,
) -> Result<OrganisationEvent, Refusal> {
    let site = id.unwrap_or_else(|| SiteId(ids.next()));
    if state.sites.contains_key(&site) {
        return Err(Refusal::Exists { what: "site".into() });
    }
    Ok(OrganisationEvent::SiteAdded { site, details: site_details(state, site, details)? })
}

pub(super) fn change(state: &Organisation, site: SiteId, details: &SiteDetails) -> Result<OrganisationEvent, Refusal> {
    known("site", [site], |site| state.sites.contains_key(site))?;
    Ok(OrganisationEvent::SiteChanged { site, details: site_details(state, site, details)? })
}

fn site_details(state: &Organisation, id: SiteId, details: &SiteDetails) -> Result<SiteDetails, Refusal> {
    if !details.hours.is_sensible() {
        return Err(Refusal::Invalid { field: "hours".into() });
    }
    let code = short("code", &details.code)?;
    if !code.is_empty() && state.sites.iter().any(|(other, site)| *other != id && site.code == code) {
        return Err(Refusal::Exists { what: "code".into() });
    }
    let phone = short("phone", &details.phone)?;
    let safety = safety(&details.safety)?;
    Ok(SiteDetails { name: both("name", &details.name)?, code, phone, safety, ..details.clone() })
}

fn safety(safety: &Safety) -> Result<Safety, Refusal> {
    let shut_off = |shut_off: &ShutOff| Ok(ShutOff { place: both("shut_offs", &shut_off.place)?, ..shut_off.clone() });
    Ok(Safety {
        shut_offs: each("shut_offs", &safety.shut_offs, shut_off)?,
        routes: each("routes", &safety.routes, |route| both("routes", route))?,
        assembly_point: either("assembly_point", &safety.assembly_point)?,
        hospital: Body {
            name: either("hospital", &safety.hospital.name)?,
            phone: short("hospital", &safety.hospital.phone)?,
        },
        authorities: each("authorities", &safety.authorities, |body| {
            Ok(Body { name: both("authorities", &body.name)?, phone: short("authorities", &body.phone)? })
        })?,
    })
}

pub(super) fn record_contact(
    state: &Organisation,
    id: Option<ContactId>,
    details: &ContactDetails,
    ids: &dyn IdSource,
) -> Result<OrganisationEvent, Refusal> {
    let contact = id.unwrap_or_else(|| ContactId(ids.next()));
    known("site", details.site, |site| state.sites.contains_key(site))?;
    known("contact", details.backup, |backup| *backup != contact && state.contacts.contains_key(backup))?;
    let details = ContactDetails {
        name: both("name", &details.name)?,
        post: either("post", &details.post)?,
        phone: short("phone", &details.phone)?,
        email: short("email", &details.email)?,
        note: short("note", &details.note)?,
        ..details.clone()
    };
    Ok(OrganisationEvent::ContactRecorded { contact, details })
}

pub(super) fn remove_contact(state: &Organisation, contact: ContactId) -> Result<OrganisationEvent, Refusal> {
    known("contact", [contact], |contact| state.contacts.contains_key(contact))?;
    Ok(OrganisationEvent::ContactRemoved { contact })
}

pub(super) fn always_report(items: &[MustReport]) -> Result<OrganisationEvent, Refusal> {
    let mut taken = BTreeSet::new();
    if items.iter().any(|item| !taken.insert(&item.id)) {
        return Err(Refusal::Exists { what: "id".into() });
    }
    let items = each("items", items, |item| {
        Ok(MustReport { id: check::text("id", &item.id, check::TITLE)?, text: both("text", &item.text)? })
    })?;
    Ok(OrganisationEvent::AlwaysReportSet { items })
}
