//! The organisation: company, sites, users, contacts and the duty roster. Its events form one stream, with the same
//! proof as a case.

mod command;
mod contact;
mod decide;
mod event;
mod evolve;
mod person;
mod roster;
mod site;
mod state;

pub use command::OrganisationCommand;
pub use contact::{ContactDetails, Stakeholder};
pub use decide::{Context, decide, found};
pub use event::OrganisationEvent;
pub use evolve::evolve;
pub use person::{Post, Profile, Reach, User};
pub use roster::{HandOver, POSITIONS, RosterEntry, Shift};
pub use site::{Body, Safety, ShutOff, Site, SiteDetails, Utility};
pub use state::Organisation;

#[cfg(test)]
mod tests;
