//! Events: what happened, as the journal keeps it. An event never changes its meaning; older versions are upcast when read.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;
use ts_rs::TS;

use crate::alarm::AlarmEvent;
use crate::case::CaseEvent;
use crate::clock::ClockEvent;
use crate::fact::FactEvent;
use crate::ids::{EntryId, UserId};
use crate::organisation::OrganisationEvent;
use crate::person::PersonEvent;
use crate::record::RecordEvent;
use crate::room::RoomEvent;
use crate::statement::StatementEvent;
use crate::task::TaskEvent;
use crate::terms::Timestamp;

/// Something that happened, by what it is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// To the case as a whole.
    Case(CaseEvent),
    /// To a fact.
    Fact(FactEvent),
    /// To a task.
    Task(TaskEvent),
    /// To a duty clock.
    Clock(ClockEvent),
    /// To an alarm.
    Alarm(AlarmEvent),
    /// To the register of affected people.
    Person(PersonEvent),
    /// To a statement.
    Statement(StatementEvent),
    /// In the crisis room.
    Room(RoomEvent),
    /// To the organisation.
    Organisation(OrganisationEvent),
    /// To the record itself.
    Record(RecordEvent),
}

/// What the journal knows of an entry beside its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meta {
    /// The entry.
    pub entry: EntryId,
    /// When it was recorded, UTC.
    pub at: Timestamp,
    /// Who did it.
    pub by: UserId,
}

/// A body that can't be read as its kind says.
#[derive(Debug, Error)]
pub enum EventError {
    /// The kind is of a later program, or of none.
    #[error("unknown kind {kind} version {version}")]
    Unknown {
        /// The kind as the journal spells it.
        kind: String,
        /// Its version.
        version: u16,
    },
    /// The body does not fit the kind.
    #[error("body of {kind} can't be read: {source}")]
    Body {
        /// The kind as the journal spells it.
        kind: String,
        /// What did not fit.
        source: serde_json::Error,
    },
}

/// The version that events are written in.
pub const VERSION: u16 = 1;

/// Kinds whose body may be erased under law: they hold free text or personal data, and the fold can do without them.
pub const ERASABLE: &[&str] = &[
    "case.described",
    "case.reporter_recorded",
    "case.logged",
    "room.attached",
    "room.caller_recorded",
    "organisation.contact_recorded",
    "organisation.person_reachable",
    "person.identified",
];

impl Event {
    /// The kind as the journal spells it, e.g. `case.opened`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Case(event) => event.kind(),
            Self::Fact(event) => event.kind(),
            Self::Task(event) => event.kind(),
            Self::Clock(event) => event.kind(),
            Self::Alarm(event) => event.kind(),
            Self::Person(event) => event.kind(),
            Self::Statement(event) => event.kind(),
            Self::Room(event) => event.kind(),
            Self::Organisation(event) => event.kind(),
            Self::Record(event) => event.kind(),
        }
    }

    /// The version this event is written in.
    pub const fn version(&self) -> u16 {
        VERSION
    }

    /// Whether bodies of `kind` may be erased.
    pub fn is_erasable(kind: &str) -> bool {
        ERASABLE.contains(&kind)
    }

    /// The body: the event's fields as a JSON object.
    ///
    /// # Errors
    /// When a field can't be written as JSON.
    pub fn to_body(&self) -> Result<Value, serde_json::Error> {
        let mut body = match self {
            Self::Case(event) => serde_json::to_value(event),
            Self::Fact(event) => serde_json::to_value(event),
            Self::Task(event) => serde_json::to_value(event),
            Self::Clock(event) => serde_json::to_value(event),
            Self::Alarm(event) => serde_json::to_value(event),
            Self::Person(event) => serde_json::to_value(event),
            Self::Statement(event) => serde_json::to_value(event),
            Self::Room(event) => serde_json::to_value(event),
            Self::Organisation(event) => serde_json::to_value(event),
            Self::Record(event) => serde_json::to_value(event),
        }?;
        if let Value::Object(fields) = &mut body {
            fields.remove(TAG);
        }
        Ok(body)
    }

    /// Reads a body back.
    ///
    /// # Errors
    /// An unknown kind or version, or a body that does not fit it.
    pub fn from_body(kind: &str, version: u16, mut body: Value) -> Result<Self, EventError> {
        let unknown = || EventError::Unknown { kind: kind.into(), version };
        if version != VERSION {
            return Err(unknown());
        }
        let (group, name) = kind.split_once('.').ok_or_else(unknown)?;
        if let Value::Object(fields) = &mut body {
            fields.insert(TAG.into(), Value::String(name.into()));
        }
        let read = match group {
            "case" => serde_json::from_value(body).map(Self::Case),
            "fact" => serde_json::from_value(body).map(Self::Fact),
            "task" => serde_json::from_value(body).map(Self::Task),
            "clock" => serde_json::from_value(body).map(Self::Clock),
            "person" => serde_json::from_value(body).map(Self::Person),
            "alarm" => serde_json::from_value(body).map(Self::Alarm),
            "statement" => serde_json::from_value(body).map(Self::Statement),
            "room" => serde_json::from_value(body).map(Self::Room),
            "organisation" => serde_json::from_value(body).map(Self::Organisation),
            "record" => serde_json::from_value(body).map(Self::Record),
            _ => return Err(unknown()),
        };
        read.map_err(|source| EventError::Body { kind: kind.into(), source })
    }
}

const TAG: &str = "is";

macro_rules! from_group {
    ($($group:ident => $event:ty),+ $(,)?) => {$(
        impl From<$event> for Event {
            fn from(event: $event) -> Self { Self::$group(event) }
        }
    )+};
}

from_group! {
    Case => CaseEvent,
    Fact => FactEvent,
    Task => TaskEvent,
    Clock => ClockEvent,
    Alarm => AlarmEvent,
    Person => PersonEvent,
    Statement => StatementEvent,
    Room => RoomEvent,
    Organisation => OrganisationEvent,
    Record => RecordEvent,
}
