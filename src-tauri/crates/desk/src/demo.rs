//! The demonstration: a restaurant chain that does not exist, with users of every role and cases in every state.

mod cases;

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::BusinessHours;
use domain::command::{Command, Envelope};
use domain::ids::{CaseId, CommandId, SiteId, UserId};
use domain::organisation::{
    Body, ContactDetails, OrganisationCommand, Post, Profile, Reach, Safety, ShutOff, SiteDetails, Utility,
};
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
    contact: Vec<ContactDetails>,
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
    hospital: Body,
    assembly_point: Bilingual,
    authority: Body,
    route: Bilingual,
    power: Bilingual,
    water: Bilingual,
    gas: Bilingual,
}

impl From<DemoSite> for SiteDetails {
    fn from(site: DemoSite) -> Self {
        let shut_off = |utility, place| ShutOff { utility, place };
        Self {
            name: site.name,
            region: site.region,
            address: site.address,
            zone: site.zone,
            hours: BusinessHours { opens: minutes(site.open), closes: minutes(site.close), every_day: true },
            manager: site.manager,
            phone: site.phone,
            code: site.code,
            safety: Safety {
                shut_offs: vec![
                    shut_off(Utility::Power, site.power),
                    shut_off(Utility::Water, site.water),
                    shut_off(Utility::Gas, site.gas),
                ],
                routes: vec![site.route],
                assembly_point: site.assembly_point,
                hospital: site.hospital,
                authorities: vec![site.authority],
            },
        }
    }
}

#[derive(Clone, Deserialize)]
struct DemoUser {
    login: String,
    name: Bilingual,
    title: Bilingual,
    roles: BTreeSet<Role>,
    positions: BTreeSet<String>,
    phone: String,
    backup: Option<String>,
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
            let (id, code) = (SiteId(desk.host.next()), site.code.clone());
            let add = OrganisationCommand::AddSite { id: Some(id), details: site.into() };
            stage.send(session, None, Command::Organisation(add))?;
            stage.sites.insert(code, id);
        }
        for user in &shipped.user {
            let id = UserId(desk.host.next());
            let DemoUser { login, name, title, roles, .. } = user.clone();
            let add = OrganisationCommand::AddUser { id: Some(id), login: login.clone(), name, title, roles };
            stage.send(session, None, Command::Organisation(add))?;
            desk.put_password(session.user, id, PASSWORD)?;
            stage.users.insert(login, id);
        }
        for user in shipped.user {
            let backup = user.backup.map(|login| stage.user(&login)).transpose()?;
            let post = Post { positions: user.positions, backup, ..Post::default() };
            let profile = Profile { post, reach: Reach { phone: user.phone, email: String::new() } };
            let user = stage.user(&user.login)?;
            stage.send(session, None, OrganisationCommand::DescribePerson { user, profile }.into())?;
        }
        for details in shipped.contact {
            stage.send(session, None, OrganisationCommand::RecordContact { id: None, details }.into())?;
        }
        Ok(stage)
    }

    fn send(&self, session: &Session, case: Option<CaseId>, command: Command) -> Result<Receipt, DeskError> {
        let envelope = Envelope { id: CommandId(self.desk.host.next()), case, command, draft: None };
        self.desk.execute(session, &envelope)
    }

    /// Sends a command as the user with this login.
    fn act(&self, login: &str, case: Option<CaseId>, command: Command) -> Result<Receipt, DeskError> {
        self.send(&self.session(login)?, case, command)
    }

    fn session(&self, login: &str) -> Result<Session, DeskError> {
        Ok(Session::of(self.user(login)?))
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
