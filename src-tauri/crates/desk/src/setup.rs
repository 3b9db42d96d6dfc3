//! Making and opening the store.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use domain::ids::UserId;
use domain::organisation::{self, User};
use domain::policy::Role;
use domain::terms::Bilingual;
use store::{KdfCost, Passphrase, RecoveryKey, Store, Stream, Unlock, key_path, passphrase_strength};

use crate::Desk;
use crate::demo;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{CreateStore, StoreCreated, StoreState, Strength, Topic, UnlockStore};

/// The least strength of a passphrase, of 0 to 4.
const LEAST_STRENGTH: u8 = 2;

impl Desk {
    /// How hard a passphrase is to guess.
    pub fn strength(passphrase: &str) -> Strength {
        let found = passphrase_strength(passphrase);
        let code = serde_json::to_value(found.code).ok().and_then(|code| code.as_str().map(str::to_owned));
        Strength { score: found.score, code: code.unwrap_or_default() }
    }

    /// How the store stands.
    pub fn store_state(&self) -> StoreState {
        match self.store() {
            Ok(store) if store.is_read_only() => StoreState::ReadOnly,
            Ok(_) => StoreState::Open,
            Err(_) if self.path.exists() => StoreState::Closed,
            Err(_) => StoreState::Absent,
        }
    }

    /// Makes the store with its first administrator, opens it and signs the administrator in. It is made beside its
    /// place and moved there when it is whole, so that a crash leaves either none or a usable one.
    ///
    /// # Errors
    /// The passphrase or password is too weak, a name is missing, there is a store already, or the disk refuses.
    pub fn create_store(&self, request: &CreateStore) -> Result<(StoreCreated, Session), DeskError> {
        if Self::strength(&request.passphrase).score < LEAST_STRENGTH {
            return Err(DeskError::TooWeak { field: "passphrase" });
        }
        if self.path.exists() {
            return Err(store::StoreError::AlreadyExists { path: self.path.clone() }.into());
        }
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(|source| DeskError::File { path: folder.to_owned(), source })?;
        }
        let passphrase = Passphrase::new(&request.passphrase);
        let unfinished = self.path.with_extension("unfinished");
        clear_unfinished(&unfinished);
        let (made, recovery) = self.make(&unfinished, &passphrase)?;
        let founded = self.found(&Arc::new(made), request);
        let user = founded.inspect_err(|_| {
            self.close();
            clear_unfinished(&unfinished);
        })?;
        self.close();
        self.put_in_place(&unfinished)?;
        self.open_with(&Unlock::Passphrase(passphrase))?;
        Ok((StoreCreated { recovery_key: recovery.printed().to_string() }, Session::of(user)))
    }

    fn make(&self, path: &Path, passphrase: &Passphrase) -> Result<(Store, RecoveryKey), DeskError> {
        let cost = if self.fast_keys { KdfCost::FOR_TESTS } else { KdfCost::STRONG };
        Ok(Store::create_with_cost(path, passphrase, &device_name(), self.host.now(), cost)?)
    }

    /// Enters company and first administrator, and the demonstration if asked for.
    fn found(&self, made: &Arc<Store>, request: &CreateStore) -> Result<UserId, DeskError> {
        *self.store.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(made));
        let asked = &request.administrator;
        let mut roles = std::collections::BTreeSet::from([Role::Administrator]);
        if asked.leads {
            roles.insert(Role::CrisisLead);
        }
        let user = UserId(self.host.next());
        let first = User {
            id: user,
            login: asked.login.clone(),
            name: asked.name.clone(),
            title: Bilingual::default(),
            roles,
            active: true,
        };
        let (host, company) = (Arc::clone(&self.host), request.company.clone());
        made.write(move |tx| {
            let events = organisation::found(&*tx.organisation()?, &company, &first, &*host)?;
            tx.append(Stream::ORGANISATION, user, host.now(), &events)?;
            Ok::<_, DeskError>(())
        })?;
        self.put_password(user, user, &asked.password)?;
        if request.demonstration {
            demo::load(self, &Session::of(user), request.lang)?;
        }
        Ok(user)
    }

    fn put_in_place(&self, unfinished: &Path) -> Result<(), DeskError> {
        let keys = key_path(&self.path);
        if keys.exists() {
            // Keys without a store: never thrown away, since the store may lie elsewhere.
            let aside = with_suffix(&keys, &format!(".{}.aside", self.host.now().timestamp_millis()));
            rename(&keys, &aside)?;
        }
        rename(&key_path(unfinished), &keys)?;
        rename(unfinished, &self.path)
    }

    /// Opens the store with the passphrase or the recovery key.
    ///
    /// # Errors
    /// There is none, the key is wrong, or the store is damaged or of a newer program.
    pub fn unlock_store(&self, request: &UnlockStore) -> Result<(), DeskError> {
        self.open_with(&key_of(request)?)
    }

    /// Puts a backup in the place of the store, verified first.
    ///
    /// # Errors
    /// There is a store already, the key is wrong, or the backup does not verify.
    pub fn restore(&self, request: &UnlockStore, from: &Path) -> Result<(), DeskError> {
        Ok(Store::restore(from, &key_of(request)?, &self.path, |_| {}).map(drop)?)
    }

    fn open_with(&self, unlock: &Unlock) -> Result<(), DeskError> {
        if !self.path.exists() {
            return Err(DeskError::StoreAbsent(self.path.clone()));
        }
        let opened = match Store::open(&self.path, unlock) {
            // A damaged store can still be read and exported.
            Err(error) if error.is_damage() => Store::open_read_only(&self.path, unlock),
            other => other,
        }?;
        *self.store.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(opened));
        self.tell(vec![Topic::Session]);
        Ok(())
    }

    /// Closes the store.
    pub fn close(&self) {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.store.write().unwrap_or_else(PoisonError::into_inner).take();
    }
}

pub(crate) fn key_of(request: &UnlockStore) -> Result<Unlock, DeskError> {
    match (&request.passphrase, &request.recovery_key) {
        (Some(passphrase), _) => Ok(Unlock::Passphrase(Passphrase::new(passphrase))),
        (None, Some(key)) => {
            Ok(Unlock::Recovery(key.parse().map_err(|_| DeskError::Store(store::StoreError::WrongRecoveryKey))?))
        }
        (None, None) => Err(DeskError::Input("passphrase".into())),
    }
}

fn device_name() -> String {
    fs::read_to_string("/etc/hostname").ok().map(|name| name.trim().to_owned()).unwrap_or_default()
}

/// Takes away what a crash left of a store that nobody ever used.
fn clear_unfinished(path: &Path) {
    for leftover in [path.to_owned(), key_path(path), with_suffix(path, "-wal"), with_suffix(path, "-shm")] {
        let _ = fs::remove_file(leftover);
    }
}

pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn rename(from: &Path, to: &Path) -> Result<(), DeskError> {
    fs::rename(from, to).map_err(|source| DeskError::File { path: to.to_owned(), source })
}
