//! The demonstration: a restaurant chain that does not exist, with users of every role and cases in every state.

mod cases;

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::BusinessHours;
use domain::command::{Command, Envelope};
use domain::ids::{CaseId, CommandId, SiteId, UserId};
use domain::organisation::{OrganisationCommand, SiteDetails};
use domain::policy::Role;
use domain::terms::{Bilingual, Lang};
use serde::Deserialize;

use crate::Desk;
use crate::content;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::Receipt;

/// The password of every user of the demonstration.
pub const PASSWORD: &str = "crisis-desk-demo";

#[derive(Deserialize)]
struct Organisation {
    company: Company,
    site: Vec<DemoSite>,
    user: Vec<DemoUser>,
}

#[derive(Deserialize)]
struct Company {
    name: Bilingual,
}

#[derive(Deserialize)]
struct DemoSite {
    code: String,
    name: Bilingual,
    region: Bilingual,
    zone: chrono_tz::Tz,
    address: Bilingual,
    open: chrono::NaiveTime,
    close: chrono::NaiveTime,
    manager: Bilingual,
    phone: String,
}

#[derive(Deserialize)]
struct DemoUser {
    login: String,
    name: Bilingual,
    title: Bilingual,
    roles: BTreeSet<Role>,
}

/// Loads the demonstration into the open store.
///
/// # Errors
/// The session's user is no administrator, the demonstration is there already, or the store fails.
pub(crate) fn load(desk: &Desk, session: &Session, lang: Lang) -> Result<(), DeskError> {
    let stage = Stage::set(desk, session)?;
    cases::play(&stage, lang)
}

/// The organisation of the demonstration, entered and ready to act.
struct Stage<'a> {
    desk: &'a Desk,
    users: BTreeMap<String, UserId>,
    sites: BTreeMap<String, SiteId>,
}

impl<'a> Stage<'a> {
    fn set(desk: &'a Desk, session: &Session) -> Result<Self, DeskError> {
        let shipped: Organisation = read("demo/organisation.toml")?;
        let mut stage = Self { desk, users: BTreeMap::new(), sites: BTreeMap::new() };
        let name = shipped.company.name;
        stage.send(session, None, Command::Organisation(OrganisationCommand::NameCompany { name }))?;
        for site in shipped.site {
            let id = SiteId(desk.host.next());
            let hours = BusinessHours { opens: minutes(site.open), closes: minutes(site.close), every_day: true };
            let details = SiteDetails {
                name: site.name,
                region: site.region,
                address: site.address,
                zone: site.zone,
                hours,
                manager: site.manager,
                phone: site.phone,
            };
            let add = OrganisationCommand::AddSite { id: Some(id), details };
            stage.send(session, None, Command::Organisation(add))?;
            stage.sites.insert(site.code, id);
        }
        for user in shipped.user {
            let id = UserId(desk.host.next());
            let DemoUser { login, name, title, roles } = user;
            let add = OrganisationCommand::AddUser { id: Some(id), login: login.clone(), name, title, roles };
            stage.send(session, None, Command::Organisation(add))?;
            desk.put_password(session.user, id, PASSWORD)?;
            stage.users.insert(login, id);
        }
        Ok(stage)
    }

    fn send(&self, session: &Session, case: Option<CaseId>, command: Command) -> Result<Receipt, DeskError> {
        let envelope = Envelope { id: CommandId(self.desk.host.next()), case, command };
        self.desk.execute(session, &envelope)
    }

    /// Sends a command as the user with this login.
    fn act(&self, login: &str, case: Option<CaseId>, command: Command) -> Result<Receipt, DeskError> {
        self.send(&self.session(login)?, case, command)
    }

    fn session(&self, login: &str) -> Result<Session, DeskError> {
        Ok(Session { user: self.user(login)? })
    }

    fn user(&self, login: &str) -> Result<UserId, DeskError> {
        self.users.get(login).copied().ok_or_else(|| DeskError::Internal(format!("no demo user {login}")))
    }

    fn site(&self, code: &str) -> Result<SiteId, DeskError> {
        self.sites.get(code).copied().ok_or_else(|| DeskError::Internal(format!("no demo site {code}")))
    }
}

fn minutes(time: chrono::NaiveTime) -> u16 {
    u16::try_from(chrono::Timelike::num_seconds_from_midnight(&time) / 60).unwrap_or_default()
}

fn read<T: serde::de::DeserializeOwned>(path: &str) -> Result<T, DeskError> {
    toml::from_str(content::file(path)?).map_err(|error| DeskError::Internal(format!("{path}: {error}")))
}
