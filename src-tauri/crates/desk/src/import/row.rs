//! One row of a file as a change of the directory. A cell that is empty leaves what is there.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{ContactId, IdSource, SiteId, UserId};
use domain::narrative::Wording;
use domain::organisation::{
    Body, ContactDetails, Organisation, OrganisationCommand as Command, Profile, Safety, ShutOff, SiteDetails,
    Stakeholder, Utility,
};
use domain::policy::Role;
use domain::terms::{Bilingual, Lang};
use serde_json::{Value, json};

use super::sheet::failed;
use crate::error::DeskError;
use crate::wire::ImportKind;

/// The cells of one row by the key of their column.
pub(super) struct Row<'a> {
    pub(super) cells: BTreeMap<&'static str, &'a str>,
    pub(super) state: &'a Organisation,
    pub(super) wording: &'a Wording,
    pub(super) ids: &'a dyn IdSource,
}

/// What a row asks: the changes in order, whom it is about, and how that stands before and would after.
pub(super) struct Asked {
    pub(super) commands: Vec<Command>,
    pub(super) subject: String,
    pub(super) name: String,
    pub(super) before: Option<Value>,
    pub(super) after: Value,
}

impl Asked {
    pub(super) fn is_unchanged(&self) -> bool {
        self.before.as_ref() == Some(&self.after)
    }
}

impl Row<'_> {
    pub(super) fn read(&self, kind: ImportKind) -> Result<Asked, DeskError> {
        match kind {
            ImportKind::Sites => self.site(),
            ImportKind::Users => self.user(),
            ImportKind::Contacts => self.contact(),
        }
    }

    fn cell(&self, key: &str) -> Option<&str> {
        self.cells.get(key).copied().filter(|text| !text.is_empty())
    }

    fn put(&self, key: &str, text: &mut String) {
        if let Some(cell) = self.cell(key) {
            cell.clone_into(text);
        }
    }

    /// A text whose English is the Chinese unless it has a column of its own.
    fn pair(&self, key: &str, text: &mut Bilingual) {
        let same = text.en == text.zh;
        self.put(&format!("{key}_zh"), &mut text.zh);
        self.put(&format!("{key}_en"), &mut text.en);
        if same && self.cell(&format!("{key}_en")).is_none() {
            text.en.clone_from(&text.zh);
        }
    }

    fn single(&self, key: &str) -> Option<Bilingual> {
        self.cell(key).map(|text| Bilingual { zh: text.to_owned(), en: text.to_owned() })
    }

    fn wrong(key: &str, value: &str) -> DeskError {
        failed("import_value", json!({ "column": key, "value": value }))
    }

    fn missing(key: &str) -> DeskError {
        failed("import_missing", json!({ "column": key }))
    }

    fn site(&self) -> Result<Asked, DeskError> {
        let code = self.cell("code").unwrap_or_default();
        let name = self.cell("name_zh").unwrap_or_default();
        let found = self.find_site(code).or_else(|| self.state.sites.iter().find(|(_, site)| site.name.zh == name));
        let found = found.map(|(id, site)| (*id, site.clone()));
        if found.is_none() && name.is_empty() {
            return Err(Self::missing("name_zh"));
        }
        let mut details = found.as_ref().map_or_else(new_site, |(_, site)| site.clone());
        self.put("code", &mut details.code);
        self.put("phone", &mut details.phone);
        for (key, text) in [
            ("name", &mut details.name),
            ("region", &mut details.region),
            ("address", &mut details.address),
            ("manager", &mut details.manager),
        ] {
            self.pair(key, text);
        }
        if let Some(zone) = self.cell("zone") {
            details.zone = zone.parse().map_err(|_| Self::wrong("zone", zone))?;
        }
        for (key, minutes) in [("opens", &mut details.hours.opens), ("closes", &mut details.hours.closes)] {
            if let Some(text) = self.cell(key) {
                *minutes = clock(text).ok_or_else(|| Self::wrong(key, text))?;
            }
        }
        if details.hours.closes <= details.hours.opens {
            details.hours.closes += 24 * 60;
        }
        self.safety(&mut details.safety);
        let (id, command) = match &found {
            None => {
                let id = SiteId(self.ids.next());
                (id, Command::AddSite { id: Some(id), details: details.clone() })
            }
            Some((id, _)) => (*id, Command::ChangeSite { site: *id, details: details.clone() }),
        };
        Ok(Asked {
            commands: vec![command],
            subject: id.to_string(),
            name: details.name.zh.clone(),
            before: found.map(|(_, site)| json!(site)),
            after: json!(details),
        })
    }

    fn find_site(&self, code: &str) -> Option<(&SiteId, &SiteDetails)> {
        self.state.sites.iter().find(|(_, site)| !code.is_empty() && site.code == code)
    }

    fn safety(&self, safety: &mut Safety) {
        for utility in Utility::ALL.iter().copied() {
            let Some(place) = self.single(utility.key()) else { continue };
            match safety.shut_offs.iter_mut().find(|known| known.utility == utility) {
                Some(known) => known.place = place,
                None => safety.shut_offs.push(ShutOff { utility, place }),
            }
        }
        if let Some(route) = self.single("route") {
            safety.routes = vec![route];
        }
        if let Some(point) = self.single("assembly_point") {
            safety.assembly_point = point;
        }
        self.body("hospital", &mut safety.hospital);
        if self.cell("authority").is_some() || self.cell("authority_phone").is_some() {
            let mut body = safety.authorities.first().cloned().unwrap_or_default();
            self.body("authority", &mut body);
            safety.authorities = vec![body];
        }
    }

    fn body(&self, key: &str, body: &mut Body) {
        if let Some(name) = self.single(key) {
            body.name = name;
        }
        self.put(&format!("{key}_phone"), &mut body.phone);
    }

    fn user(&self) -> Result<Asked, DeskError> {
        let login = self.cell("login").ok_or_else(|| Self::missing("login"))?.to_lowercase();
        let known = self.state.by_login(&login).cloned();
        let (mut name, mut title) =
            known.as_ref().map(|user| (user.name.clone(), user.title.clone())).unwrap_or_default();
        self.pair("name", &mut name);
        self.pair("title", &mut title);
        let mut roles = known.as_ref().map(|user| user.roles.clone()).unwrap_or_default();
        if let Some(text) = self.cell("roles") {
            roles = self.terms("roles", "role", Role::ALL.iter().map(|role| role.key()), text)?;
            roles.retain(|role| Role::ALL.contains(role));
        }
        if roles.is_empty() {
            return Err(Self::missing("roles"));
        }
        let id = known.as_ref().map_or_else(|| UserId(self.ids.next()), |user| user.id);
        let before = self.state.profiles.get(&id).cloned().unwrap_or_default();
        let mut profile = before.clone();
        self.put("phone", &mut profile.reach.phone);
        self.put("email", &mut profile.reach.email);
        if let Some(text) = self.cell("positions") {
            let keys = domain::organisation::POSITIONS.iter().copied();
            profile.post.positions = self.keys("positions", "position", keys, text)?;
        }
        if let Some(login) = self.cell("backup") {
            let backup = self.state.by_login(login).ok_or_else(|| Self::wrong("backup", login))?;
            profile.post.backup = Some(backup.id);
        }
        let say = |name: &Bilingual, title: &Bilingual, roles: &BTreeSet<Role>, profile: &Profile| {
            json!({ "name": name, "title": title, "roles": roles, "phone": profile.reach.phone,
                "email": profile.reach.email, "positions": profile.post.positions, "backup": profile.post.backup })
        };
        let active = known.as_ref().is_none_or(|user| user.active);
        let stood = known.as_ref().map(|user| say(&user.name, &user.title, &user.roles, &before));
        let after = say(&name, &title, &roles, &profile);
        let shown = format!("{}（{login}）", name.zh);
        let mut commands = vec![match &known {
            None => Command::AddUser { id: Some(id), login, name, title, roles },
            Some(_) => Command::ChangeUser { user: id, name, title, roles, active },
        }];
        if profile != before {
            commands.push(Command::DescribePerson { user: id, profile });
        }
        Ok(Asked { commands, subject: id.to_string(), name: shown, before: stood, after })
    }

    /// Keys of a vocabulary, given as keys or as their labels in either language, set apart by commas or the like.
    fn keys(
        &self,
        column: &str,
        vocabulary: &str,
        keys: impl Iterator<Item = &'static str> + Clone,
        text: &str,
    ) -> Result<BTreeSet<String>, DeskError> {
        let parts = text.split([',', '，', ';', '；', '、', '/', '|']).map(str::trim).filter(|part| !part.is_empty());
        let find = |part: &str| {
            let says = |key: &&str| {
                let label = |lang| self.wording.label(vocabulary, key, lang).to_lowercase();
                let part = part.to_lowercase();
                **key == part || label(Lang::Zh) == part || label(Lang::En) == part
            };
            keys.clone().find(says).map(str::to_owned).ok_or_else(|| Self::wrong(column, part))
        };
        parts.map(find).collect()
    }

    fn terms(
        &self,
        column: &str,
        vocabulary: &str,
        keys: impl Iterator<Item = &'static str> + Clone,
        text: &str,
    ) -> Result<BTreeSet<Role>, DeskError> {
        Ok(self.keys(column, vocabulary, keys, text)?.iter().filter_map(|key| Role::from_key(key)).collect())
    }

    fn contact(&self) -> Result<Asked, DeskError> {
        let name = self.cell("name_zh").ok_or_else(|| Self::missing("name_zh"))?;
        let found = self.state.contacts.iter().find(|(_, contact)| contact.name.zh == name);
        let found = found.map(|(id, contact)| (*id, contact.clone()));
        let mut details = found.as_ref().map_or_else(new_contact, |(_, contact)| contact.clone());
        self.pair("name", &mut details.name);
        self.pair("post", &mut details.post);
        self.put("phone", &mut details.phone);
        self.put("email", &mut details.email);
        self.put("note", &mut details.note);
        if let Some(text) = self.cell("kind") {
            let kinds = Stakeholder::ALL.iter().map(|kind| kind.key());
            let keys = self.keys("kind", "stakeholder", kinds, text)?;
            let kind = keys.first().and_then(|key| Stakeholder::from_key(key));
            details.kind = kind.ok_or_else(|| Self::wrong("kind", text))?;
        }
        if let Some(text) = self.cell("site") {
            let by_name = || self.state.sites.iter().find(|(_, site)| site.name.zh == text || site.name.en == text);
            let (id, _) = self.find_site(text).or_else(by_name).ok_or_else(|| Self::wrong("site", text))?;
            details.site = Some(*id);
        }
        let id = found.as_ref().map_or_else(|| ContactId(self.ids.next()), |(id, _)| *id);
        Ok(Asked {
            commands: vec![Command::RecordContact { id: Some(id), details: details.clone() }],
            subject: id.to_string(),
            name: details.name.zh.clone(),
            before: found.map(|(_, contact)| json!(contact)),
            after: json!(details),
        })
    }
}

fn new_site() -> SiteDetails {
    SiteDetails {
        name: Bilingual::default(),
        region: Bilingual::default(),
        address: Bilingual::default(),
        zone: chrono_tz::Asia::Shanghai,
        hours: domain::calendar::BusinessHours { opens: 600, closes: 1320, every_day: true },
        manager: Bilingual::default(),
        phone: String::new(),
        code: String::new(),
        safety: Safety::default(),
    }
}

fn new_contact() -> ContactDetails {
    ContactDetails {
        name: Bilingual::default(),
        kind: Stakeholder::Other,
        post: Bilingual::default(),
        phone: String::new(),
        email: String::new(),
        site: None,
        backup: None,
        note: String::new(),
    }
}

/// A wall clock such as 9:30 or 22:00, in minutes after midnight.
fn clock(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once([':', '：'])?;
    let minutes = minutes.get(..2).unwrap_or(minutes);
    let (hours, minutes): (u16, u16) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    (hours <= 24 && minutes < 60 && (hours < 24 || minutes == 0)).then_some(hours * 60 + minutes)
}
