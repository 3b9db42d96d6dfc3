//! Statements: text for one audience, drafted, reviewed, approved by the roles its grade demands, released.

pub mod approval_chain;
mod command;
mod decide;
mod event;
pub mod lint;
mod state;
pub mod template;

pub use command::StatementCommand;
pub use event::StatementEvent;
pub use state::{Approval, Release, ReviewNote, Statement, StatementState, TextVersion, text_digest};

pub(crate) use decide::{decide, evolve};
