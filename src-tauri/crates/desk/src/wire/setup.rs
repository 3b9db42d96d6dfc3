use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::terms::{Bilingual, Lang};

/// The first user of a new store.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct FirstAdministrator {
    /// What they sign in with.
    pub login: String,
    /// The name.
    pub name: Bilingual,
    /// The password.
    pub password: String,
    /// Whether they also lead crises.
    pub leads: bool,
}

/// Everything that the first start asks.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct CreateStore {
    /// The passphrase that opens the store.
    pub passphrase: String,
    /// The company's name.
    pub company: Bilingual,
    /// The first user.
    pub administrator: FirstAdministrator,
    /// The language to remember.
    pub lang: Lang,
    /// Whether to load the demonstration organisation.
    pub demonstration: bool,
}

/// A new store stands; its recovery key is shown this once.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StoreCreated {
    /// The recovery key to print.
    pub recovery_key: String,
}

/// Opens the store: one of the two.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct UnlockStore {
    /// The passphrase.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub passphrase: Option<String>,
    /// The printed recovery key.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub recovery_key: Option<String>,
}

/// A user's own login.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SignIn {
    /// What the user signs in with.
    pub login: String,
    /// The password.
    pub password: String,
}

/// How hard a passphrase is to guess.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Strength {
    /// 0 (useless) to 4 (strong).
    pub score: u8,
    /// What to do about it.
    pub code: String,
}
