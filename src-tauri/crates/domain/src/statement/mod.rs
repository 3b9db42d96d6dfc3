//! Statements: text for one audience, drafted, checked, reviewed, approved by the roles its grade demands, released.

pub mod answer;
pub mod approval_chain;
mod cite;
mod command;
pub mod coverage;
mod deadline;
mod decide;
mod event;
mod evolve;
pub mod examine;
mod house;
pub mod lint;
mod place;
mod release;
mod review;
mod state;
pub mod template;

pub use cite::changed_facts;
pub use command::{ChannelReceipt, Cite, StatementCommand, StrategyPick};
pub use event::StatementEvent;
pub use house::{MessageHouse, Support};
pub use review::acting_roles;
pub use state::{
    Approval, CitedFact, Commitment, Delegation, FactAlert, NoteKind, Place, PromiseEntry, Release, ReviewNote,
    Statement, StatementFile, StatementState, TextVersion, Waiver, text_digest,
};

pub(crate) use decide::decide;
pub(crate) use evolve::evolve;

use crate::case::{Case, Draft};

/// What follows by rule: a changed fact asks for corrections, and approvals that are waited for get their clock.
pub(crate) fn follow_up(before: &Case, draft: &mut Draft<'_>) {
    cite::follow_up(before, draft);
    deadline::await_approvals(draft);
}
