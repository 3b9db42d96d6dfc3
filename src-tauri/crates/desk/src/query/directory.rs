use domain::policy::Action;
use domain::terms::Lang;
use uuid::Uuid;

use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{Directory, SiteView};
use crate::{Desk, demo};

/// The longest unsent input that is kept, in bytes.
const LONGEST_DRAFT: usize = 1 << 20;

impl Desk {
    /// Company, sites and users.
    ///
    /// # Errors
    /// The user was let go, or the store fails.
    pub fn directory(&self, session: &Session) -> Result<Directory, DeskError> {
        self.actor(session)?;
        let organisation = self.store()?.read(|tx| tx.organisation())?;
        let mut sites: Vec<_> =
            organisation.sites.iter().map(|(id, details)| SiteView { id: *id, details: details.clone() }).collect();
        sites.sort_by(|a, b| a.details.name.cmp(&b.details.name));
        let mut users: Vec<_> = organisation.users.values().cloned().collect();
        users.sort_by(|a, b| a.login.cmp(&b.login));
        Ok(Directory { company: organisation.company.clone(), sites, users })
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

    /// Copies the open store with its keys to a new file and verifies the copy.
    ///
    /// # Errors
    /// Not permitted, the file exists, or it can't be written.
    pub fn backup(&self, session: &Session, path: &std::path::Path) -> Result<(), DeskError> {
        self.actor(session)?.require(Action::Backup)?;
        Ok(self.store()?.backup(path, |_| {}).map(drop)?)
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
