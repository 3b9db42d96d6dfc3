//! The organisation: company, sites, users, contacts and the duty roster. Its events form one stream, with the same
//! proof as a case.

mod command;
mod contact;
mod decide;
mod event;
mod evolve;
mod import;
mod person;
mod published;
mod roster;
mod site;
mod state;

pub use command::OrganisationCommand;
pub use contact::{ContactDetails, Stakeholder};
pub use decide::{Context, MOST_CHANGES, check_content, decide, found};
pub use event::OrganisationEvent;
pub use evolve::evolve;
pub use import::{LastImport, Standing, Subject};
pub use person::{Post, Profile, Reach, User};
pub use published::{ContentKind, ContentRights, Edition, EditionId, EditionState};
pub use roster::{HandOver, POSITIONS, RosterEntry, Shift};
pub use site::{Body, Safety, ShutOff, Site, SiteDetails, Utility};
pub use state::Organisation;

#[cfg(test)]
mod tests;
