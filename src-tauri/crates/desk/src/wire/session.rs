use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::organisation::User;
use domain::policy::Action;
use domain::terms::{Lang, Timestamp};

/// How the store stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StoreState {
    /// There is none yet: first start.
    Absent,
    /// There is one; it waits for its passphrase.
    Closed,
    /// Open.
    Open,
    /// Open, but damaged: it can be read and exported, not written.
    ReadOnly,
}

/// What a window needs to know before anything else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AppStatus {
    /// The program's version.
    pub version: String,
    /// How the store stands.
    pub store: StoreState,
    /// Who is signed in.
    pub session: Option<SessionView>,
    /// What this device remembers.
    pub preferences: Preferences,
    /// The present by the program's clock; countdowns go by it.
    pub now: Timestamp,
}

/// Who is signed in, and what they may do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SessionView {
    /// The user.
    pub user: User,
    /// What the roles held now allow.
    pub allowed: Vec<Action>,
    /// Whether the session waits for the password again.
    pub locked: bool,
}

/// Light, dark or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What this device remembers, also before a store is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Preferences {
    /// The language chosen; the system's when absent.
    pub lang: Option<Lang>,
    /// Light or dark.
    pub theme: Theme,
    /// Minutes without input after which the session locks.
    pub idle_minutes: u32,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { lang: None, theme: Theme::System, idle_minutes: 10 }
    }
}
