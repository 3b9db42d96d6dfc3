//! Signing in: own password for every user, and a growing delay after wrong ones.

use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use chrono::TimeDelta;
use domain::event::Event;
use domain::ids::{EntryId, UserId};
use domain::organisation::OrganisationEvent;
use domain::policy::{Action, Actor};
use domain::refusal::Refusal;
use domain::terms::Timestamp;
use serde::{Deserialize, Serialize};
use store::{ReadTx, Stream, WriteTx};

use crate::Desk;
use crate::error::DeskError;
use crate::wire::{SessionView, SignIn};

/// Wrong passwords that cost no waiting yet.
const FREE_TRIES: u32 = 3;
/// The longest wait, in seconds.
const LONGEST_WAIT: u64 = 300;
/// The shortest password, in characters.
const SHORTEST_PASSWORD: usize = 8;

/// A signed-in user. Roles are looked up anew for every command, so that a change holds at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    pub(crate) user: UserId,
    /// Which sign-in of this program it is.
    pub(crate) number: u64,
}

impl Session {
    pub(crate) fn of(user: UserId) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self { user, number: NEXT.fetch_add(1, Ordering::Relaxed) }
    }

    /// The user.
    pub const fn user(&self) -> UserId {
        self.user
    }
}

/// How often a login failed, and when last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Failures {
    count: u32,
    last: Timestamp,
}

impl Failures {
    /// How many seconds the next try has to wait, from `now`.
    fn wait(self, now: Timestamp) -> u64 {
        let Some(over) = self.count.checked_sub(FREE_TRIES) else { return 0 };
        let delay = 2u64.saturating_pow(over + 1).min(LONGEST_WAIT);
        let until = self.last + TimeDelta::seconds(i64::try_from(delay).unwrap_or(i64::MAX / 2000));
        u64::try_from((until - now).num_milliseconds()).unwrap_or(0).div_ceil(1000).min(delay)
    }
}

/// One try to sign in, its password already checked.
struct Attempt {
    /// Where the store keeps this login's failures, so that starting the program again does not end the waiting.
    key: String,
    /// Whose the password is; none if it was wrong or the login is unknown.
    user: Option<UserId>,
    at: Timestamp,
}

impl Attempt {
    fn failures(&self, tx: &ReadTx<'_>) -> Result<Failures, DeskError> {
        let kept = tx.settings().get(&self.key)?;
        Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// While a delay runs, a right password is answered like a wrong one.
    fn judge(&self, failures: Failures) -> Result<Session, DeskError> {
        match (failures.wait(self.at), self.user) {
            (0, Some(user)) => Ok(Session::of(user)),
            (0, None) => Err(DeskError::WrongPassword),
            (seconds, _) => Err(DeskError::TooSoon { seconds }),
        }
    }

    fn note(&self, tx: &WriteTx<'_>, failures: Failures) -> Result<(), DeskError> {
        let text = serde_json::to_string(&failures).map_err(|error| DeskError::Internal(error.to_string()))?;
        Ok(tx.settings().put(&self.key, &text)?)
    }
}

impl Desk {
    /// Signs a user in.
    ///
    /// # Errors
    /// `WrongPassword` without saying what was wrong, `TooSoon` while a delay runs.
    pub fn sign_in(&self, request: &SignIn) -> Result<Session, DeskError> {
        let store = self.store()?;
        let login = request.login.trim().to_lowercase();
        let known = store.read(|tx| {
            let organisation = tx.organisation()?;
            let user = organisation.by_login(&login).filter(|user| user.active).map(|user| user.id);
            let phc = user.map(|user| tx.credentials().get(user.0)).transpose()?.flatten();
            Ok::<_, DeskError>(user.zip(phc))
        })?;
        // An unknown login costs the same time as a known one, so that logins can't be found out.
        let phc = known.as_ref().map_or(UNKNOWN_LOGIN, |(_, phc)| phc.as_str());
        let right = verify(phc, &request.password);
        let attempt = Attempt {
            key: format!("failures.{login}"),
            user: known.filter(|_| right).map(|(user, _)| user),
            at: self.host.now(),
        };
        if store.is_read_only() {
            return store.read(|tx| attempt.judge(attempt.failures(tx)?));
        }
        // The count is read and raised in one transaction, so that guesses sent at once can't all be the first.
        store.write(move |tx| {
            let failures = attempt.failures(&tx.read())?;
            let answer = attempt.judge(failures);
            let after = match answer {
                Ok(_) => Failures::default(),
                Err(DeskError::WrongPassword) => Failures { count: failures.count.saturating_add(1), last: attempt.at },
                Err(_) => failures,
            };
            if after != failures {
                attempt.note(tx, after)?;
            }
            Ok::<_, DeskError>(answer)
        })?
    }

    /// Checks the password of a session again, as after a lock.
    ///
    /// # Errors
    /// As [`Desk::sign_in`].
    pub fn confirm(&self, session: &Session, password: &str) -> Result<(), DeskError> {
        let store = self.store()?;
        let organisation = store.read(|tx| tx.organisation().map_err(DeskError::from))?;
        let user = organisation.users.get(&session.user).ok_or(DeskError::SignedOut)?;
        self.sign_in(&SignIn { login: user.login.clone(), password: password.to_owned() }).map(drop)
    }

    /// Sets a password: one's own, or anyone's by an administrator.
    ///
    /// # Errors
    /// Not permitted, no such user, or too weak.
    pub fn set_password(&self, session: &Session, user: UserId, password: &str) -> Result<(), DeskError> {
        let actor = self.actor(session)?;
        if actor.user != user {
            actor.require(Action::ManageUsers)?;
        }
        self.put_password(actor.user, user, password)
    }

    pub(crate) fn put_password(&self, by: UserId, user: UserId, password: &str) -> Result<(), DeskError> {
        if password.chars().count() < SHORTEST_PASSWORD {
            return Err(DeskError::TooWeak { field: "password" });
        }
        let phc = self.hash_password(password)?;
        let now = self.host.now();
        let entry = EntryId(self.host.next());
        self.store()?.write(move |tx| {
            if !tx.organisation()?.users.contains_key(&user) {
                return Err(Refusal::no_such("user", user).into());
            }
            tx.credentials().put(user.0, &phc)?;
            tx.append(Stream::ORGANISATION, by, now, &[(entry, Event::from(OrganisationEvent::PasswordSet { user }))])?;
            Ok::<_, DeskError>(())
        })
    }

    /// Who the session's user is now and what they may do.
    ///
    /// # Errors
    /// `SignedOut` when the user was let go.
    pub fn session_view(&self, session: &Session, locked: bool) -> Result<SessionView, DeskError> {
        let organisation = self.store()?.read(|tx| tx.organisation().map_err(DeskError::from))?;
        let user = organisation.users.get(&session.user).filter(|user| user.active).ok_or(DeskError::SignedOut)?;
        let actor = Actor { user: user.id, roles: user.roles.clone() };
        Ok(SessionView { user: user.clone(), allowed: actor.allowed(), locked })
    }

    pub(crate) fn actor(&self, session: &Session) -> Result<Actor, DeskError> {
        let organisation = self.store()?.read(|tx| tx.organisation().map_err(DeskError::from))?;
        organisation.actor(session.user).ok_or(DeskError::SignedOut)
    }

    fn hash_password(&self, password: &str) -> Result<String, DeskError> {
        let salt = SaltString::generate(&mut rand::rngs::OsRng);
        let internal = |error: argon2::password_hash::Error| DeskError::Internal(error.to_string());
        let hash = self.hasher()?.hash_password(password.as_bytes(), &salt).map_err(internal)?;
        Ok(hash.to_string())
    }

    /// Argon2id; the memory is a setting of the desk so that tests need not wait.
    fn hasher(&self) -> Result<Argon2<'static>, DeskError> {
        let params = Params::new(self.password_memory_kib, 3, 1, None)
            .map_err(|error| DeskError::Internal(error.to_string()))?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// A hash that no password has, of the usual cost.
const UNKNOWN_LOGIN: &str =
    "$argon2id$v=19$m=32768,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn verify(phc: &str, password: &str) -> bool {
    let Ok(hash) = PasswordHash::new(phc) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
}
