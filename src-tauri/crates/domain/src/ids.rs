//! Identifiers: UUIDs, each with a type of its own so that they can't be mixed up.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Where new ids come from. The caller owns the randomness, so the domain stays pure.
pub trait IdSource {
    /// An id never given before.
    fn next(&self) -> Uuid;
}

macro_rules! id {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
    )+};
}

id! {
    /// A case (案件).
    CaseId,
    /// A user of the product.
    UserId,
    /// A site: restaurant, hotel, outlet or office.
    SiteId,
    /// A claim in the facts ledger.
    FactId,
    /// A task.
    TaskId,
    /// An affected person (受影响人员) of a case.
    PersonId,
    /// A duty clock (时限).
    ClockId,
    /// An alarm (提醒); that of a clock has the clock's id.
    AlarmId,
    /// A statement (声明).
    StatementId,
    /// A decision of the room (决定).
    DecisionId,
    /// A call (通话).
    CallId,
    /// A journal entry.
    EntryId,
    /// A contact outside of the program's users.
    ContactId,
    /// A shift of the duty roster.
    ShiftId,
    /// An import into the directory.
    ImportId,
    /// A command, chosen by its sender; the same id again answers with the first receipt.
    CommandId,
}

impl UserId {
    /// The program itself, where nobody acts: it raises alarms.
    pub const PROGRAM: Self = Self(Uuid::nil());
}
