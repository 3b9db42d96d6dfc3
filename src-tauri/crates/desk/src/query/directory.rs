use chrono::TimeDelta;
use domain::organisation::{ContactDetails, Organisation, Profile, RosterEntry};
use domain::playbook::MustReport;
use domain::policy::Action;
use domain::record::{ExportKind, RecordEvent};
use domain::terms::{Bilingual, Lang, Scenario, Timestamp};
use report::write_atomically;
use uuid::Uuid;

use crate::error::DeskError;
use crate::session::Session;
use crate::setup::with_suffix;
use crate::wire::{ContactView, Directory, ImportStanding, PositionView, ProfileView, ShiftView, SiteView};
use crate::{Desk, demo};

/// The longest unsent input that is kept, in bytes.
const LONGEST_DRAFT: usize = 1 << 20;

/// How long a shift that is over stays on the list.
const PAST_SHIFTS: TimeDelta = TimeDelta::days(30);

impl Desk {
    /// Company, sites, users, contacts and roster.
    ///
    /// # Errors
    /// The user was let go, or the store fails.
    pub fn directory(&self, session: &Session) -> Result<Directory, DeskError> {
        self.actor(session)?;
        let (organisation, now) = (self.store()?.read(|tx| tx.organisation())?, self.host.now());
        let mut sites: Vec<_> =
            organisation.sites.iter().map(|(id, details)| SiteView { id: *id, details: details.clone() }).collect();
        sites.sort_by(|a, b| a.details.name.cmp(&b.details.name));
        let mut users: Vec<_> = organisation.users.values().cloned().collect();
        users.sort_by(|a, b| a.login.cmp(&b.login));
        let profile = |(user, profile): (&_, &Profile)| ProfileView { user: *user, profile: profile.clone() };
        let contact = |(id, details): (&_, &ContactDetails)| ContactView { id: *id, details: details.clone() };
        let mut contacts: Vec<_> = organisation.contacts.iter().map(contact).collect();
        contacts.sort_by(|a, b| a.details.name.cmp(&b.details.name));
        Ok(Directory {
            company: organisation.company.clone(),
            sites,
            users,
            profiles: organisation.profiles.iter().map(profile).collect(),
            contacts,
            roster: roster(&organisation, now),
            positions: self.positions(&organisation, now),
            always_report: self.always_report(&organisation),
            last_import: organisation.last_import.as_ref().map(|import| ImportStanding {
                id: import.id,
                subjects: import.before.len(),
                can_be_undone: organisation.import_stands(),
            }),
        })
    }

    /// The positions of the base, and whatever else playbooks in force or posts name.
    fn positions(&self, organisation: &Organisation, now: Timestamp) -> Vec<PositionView> {
        let rules = self.rules(organisation);
        let playbooks = Scenario::ALL.iter().filter_map(|scenario| rules.playbook(*scenario));
        let mut titles: Vec<(&str, Bilingual)> = Vec::new();
        for role in playbooks.flat_map(|playbook| &playbook.roles) {
            if !titles.iter().any(|(key, _)| *key == role.id) {
                titles.push((&role.id, role.title.clone()));
            }
        }
        let view = |(key, title): (&str, Bilingual)| PositionView {
            key: key.to_owned(),
            title,
            on_duty: organisation.on_duty(key, None, now),
        };
        titles.into_iter().map(view).collect()
    }

    /// The company's own list, or the one that ships.
    pub(crate) fn always_report(&self, organisation: &Organisation) -> Vec<MustReport> {
        let shipped = || self.content.rules.playbook(Scenario::Other).map(|playbook| playbook.must_report.clone());
        organisation.always_report.clone().or_else(shipped).unwrap_or_default()
    }

    /// Keeps unsent input under a key of the user's own; it survives a crash.
    ///
    /// # Errors
    /// The input is too long, or the store fails.
    pub fn draft_put(&self, session: &Session, key: &str, value: &str) -> Result<(), DeskError> {
        if value.len() > LONGEST_DRAFT {
            return Err(DeskError::Input("draft".into()));
        }
        let (owner, now) = (self.owner(session)?, self.host.now());
        let (key, value) = (key.to_owned(), value.to_owned());
        self.store()?.write(move |tx| Ok(tx.drafts().put(owner, &key, &value, now)?))
    }

    /// The unsent input under this key.
    ///
    /// # Errors
    /// The user was let go, or the store fails.
    pub fn draft_get(&self, session: &Session, key: &str) -> Result<Option<String>, DeskError> {
        let owner = self.owner(session)?;
        let draft = self.store()?.read(|tx| tx.drafts().get(owner, key))?;
        Ok(draft.map(|draft| draft.content))
    }

    /// Forgets the unsent input under this key.
    ///
    /// # Errors
    /// The user was let go, or the store fails.
    pub fn draft_delete(&self, session: &Session, key: &str) -> Result<(), DeskError> {
        let (owner, key) = (self.owner(session)?, key.to_owned());
        self.store()?.write(move |tx| Ok(tx.drafts().remove(owner, &key)?))
    }

    /// Copies the open store with its keys to a new file, verifies the copy, and puts a checkpoint beside it to be kept
    /// elsewhere.
    ///
    /// # Errors
    /// Not permitted, the file exists, or it can't be written.
    pub fn backup(&self, session: &Session, path: &std::path::Path) -> Result<(), DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::Backup)?;
        let store = self.store()?;
        if store.is_read_only() {
            return Ok(store.backup(path, |_| {}).map(drop)?);
        }
        let exported =
            RecordEvent::Exported { what: ExportKind::Backup, case: None, digest: String::new(), personal: true };
        self.note(actor.user, exported)?;
        let checkpoint = self.make_checkpoint()?;
        store.backup(path, |_| {})?;
        Ok(write_atomically(&with_suffix(path, ".checkpoint"), format!("{checkpoint}\n").as_bytes())?)
    }

    /// Loads the demonstration organisation and cases, told in `lang`.
    ///
    /// # Errors
    /// Not permitted, it is there already, or the store fails.
    pub fn load_demonstration(&self, session: &Session, lang: Lang) -> Result<(), DeskError> {
        demo::load(self, session, lang)
    }

    fn owner(&self, session: &Session) -> Result<Uuid, DeskError> {
        Ok(self.actor(session)?.user.0)
    }
}

/// Shifts that run, come, or ended lately, the earliest first.
fn roster(organisation: &Organisation, now: Timestamp) -> Vec<ShiftView> {
    let recent = |entry: &RosterEntry| entry.shift.until + PAST_SHIFTS > now;
    let mut shifts: Vec<_> = organisation
        .roster
        .iter()
        .filter(|(_, entry)| recent(entry))
        .map(|(id, entry)| ShiftView {
            id: *id,
            shift: entry.shift.clone(),
            hand_overs: entry.hand_overs.clone(),
            holder: entry.holder(now),
            running: entry.covers(now),
        })
        .collect();
    shifts.sort_by_key(|view| (view.shift.from, view.shift.until));
    shifts
}
