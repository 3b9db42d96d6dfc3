//! Commands: what a person asks. One group a subject; the envelope says who sent it once and for which case.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::alarm::AlarmCommand;
use crate::case::CaseCommand;
use crate::clock::ClockCommand;
use crate::fact::FactCommand;
use crate::ids::{CaseId, CommandId};
use crate::organisation::OrganisationCommand;
use crate::person::PersonCommand;
use crate::record::RecordCommand;
use crate::room::RoomCommand;
use crate::statement::StatementCommand;
use crate::task::TaskCommand;

/// What a person asks, by what it is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// About a case as a whole.
    Case(CaseCommand),
    /// About a fact.
    Fact(FactCommand),
    /// About a task.
    Task(TaskCommand),
    /// About a duty clock.
    Clock(ClockCommand),
    /// About an alarm.
    Alarm(AlarmCommand),
    /// About the register of affected people.
    Person(PersonCommand),
    /// About a statement.
    Statement(StatementCommand),
    /// About the crisis room.
    Room(RoomCommand),
    /// About the organisation: company, sites, users.
    Organisation(OrganisationCommand),
    /// About the record: legal holds, erasure.
    Record(RecordCommand),
}

/// A command with its sender's id: the same id again answers with the first receipt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// Chosen by the sender.
    pub id: CommandId,
    /// The case it is about; absent for the organisation, and for a case to be opened.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub case: Option<CaseId>,
    /// What is asked.
    pub command: Command,
    /// The sender's unsent input that this sends, by its key: it is forgotten in the transaction that records the
    /// command, so that no crash leaves the draft of something that is done.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub draft: Option<String>,
}

macro_rules! from_group {
    ($($group:ident => $command:ty),+ $(,)?) => {$(
        impl From<$command> for Command {
            fn from(command: $command) -> Self { Self::$group(command) }
        }
    )+};
}

from_group! {
    Case => CaseCommand,
    Fact => FactCommand,
    Task => TaskCommand,
    Clock => ClockCommand,
    Alarm => AlarmCommand,
    Person => PersonCommand,
    Statement => StatementCommand,
    Room => RoomCommand,
    Organisation => OrganisationCommand,
    Record => RecordCommand,
}
