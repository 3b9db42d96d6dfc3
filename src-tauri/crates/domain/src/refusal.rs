//! Why the domain says no. Codes and parameters only; the UI owns the words.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::case::Phase;
use crate::policy::{Action, Role};
use crate::statement::lint::LintRule;
use crate::terms::{Bilingual, Timestamp};

/// A typed no. Over the wire it is `{code, params}`.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Refusal {
    /// None of the actor's roles may do this.
    #[error("not permitted: {action}")]
    NotPermitted {
        /// What was asked.
        action: Action,
        /// Who could.
        roles: Vec<Role>,
    },
    /// The thing named does not exist here.
    #[error("no such {what}: {id}")]
    NoSuch {
        /// case, fact, task, clock, statement, user, site or entry.
        what: String,
        /// The id given.
        id: String,
    },
    /// Something with this id, login or number exists already.
    #[error("{what} exists already")]
    Exists {
        /// What exists.
        what: String,
    },
    /// A field must not be empty.
    #[error("{field} is missing")]
    Missing {
        /// The field's name.
        field: String,
    },
    /// A field is longer than allowed.
    #[error("{field} is longer than {limit} characters")]
    TooLong {
        /// The field's name.
        field: String,
        /// The limit in characters.
        limit: u32,
    },
    /// A value is outside what it can be.
    #[error("{field} is not valid")]
    Invalid {
        /// The field's name.
        field: String,
    },
    /// A time lies in the future though it tells of something that happened.
    #[error("{field} lies in the future")]
    InFuture {
        /// The field's name.
        field: String,
    },
    /// The life of a case has no such step.
    #[error("a case can't move from {from} to {to}")]
    MoveNotAllowed {
        /// The present state.
        from: Phase,
        /// The state asked for.
        to: Phase,
    },
    /// The step needs something that is not there yet.
    #[error("the move to {to} needs {need}")]
    MoveNeeds {
        /// The state asked for.
        to: Phase,
        /// reason, outcome, grade, open_legal_clocks or open_tasks.
        need: String,
    },
    /// The case is archived or dismissed; reopen it first.
    #[error("the case is closed")]
    CaseClosed {},
    /// The fact, task, clock or statement is not in a state that allows this.
    #[error("{what} is {state}")]
    WrongState {
        /// fact, task, clock or statement.
        what: String,
        /// Its present state.
        state: String,
    },
    /// Someone else changed the text since it was read.
    #[error("the text changed: version {now}")]
    TextChanged {
        /// The version that stands now.
        now: u32,
    },
    /// The release lacks approvals of the roles named.
    #[error("approval missing")]
    ApprovalMissing {
        /// The roles still to approve.
        roles: Vec<Role>,
    },
    /// The text still holds places that are to be filled in.
    #[error("the text has open places")]
    OpenPlaces {},
    /// The chain goes in order, and it is not this role's turn.
    #[error("others approve first")]
    OutOfTurn {
        /// Who is to approve now.
        roles: Vec<Role>,
    },
    /// Only a confirmed fact may be cited in a statement for the public.
    #[error("the cited fact is not confirmed")]
    NotConfirmed {
        /// The numbers of the facts.
        facts: Vec<u32>,
    },
    /// The text cites facts that no longer say what they said.
    #[error("a cited fact changed")]
    CitedFactChanged {
        /// The numbers of the facts.
        facts: Vec<u32>,
    },
    /// The checks found what may not go out unless someone answers for it.
    #[error("the checks stop this text")]
    OpenFindings {
        /// The rules.
        rules: Vec<LintRule>,
    },
    /// The text makes promises that nobody has answered for.
    #[error("promises without an owner")]
    OpenPromises {
        /// The words.
        words: Vec<String>,
    },
    /// The text must not go out yet.
    #[error("not before {until}")]
    Embargo {
        /// The time.
        until: Timestamp,
    },
    /// Who wrote any part of the text can't approve it.
    #[error("the writer can't approve")]
    OwnText {},
    /// None of the actor's roles is asked to approve this statement, or it has already.
    #[error("no approval is asked of this role")]
    NotAsked {},
    /// A playbook or rule pack that can't be read.
    #[error("line {line}: {key}: {}", problem.en)]
    ContentInvalid {
        /// Line, counted from 1.
        line: u32,
        /// The key or the id that is wrong.
        key: String,
        /// What is wrong with it.
        problem: Bilingual,
    },
    /// The case is under legal hold: nothing of it may be erased.
    #[error("the case is under legal hold")]
    OnLegalHold {},
    /// The law wants the case kept.
    #[error("the case must be kept")]
    MustBeKept {
        /// Until when, where that is known; a case that is still open, or is kept for good, has none.
        until: Option<Timestamp>,
    },
    /// The entry's body can't be erased, or is gone already.
    #[error("there is nothing that may be erased")]
    NotErasable {},
    /// The person who asked can't be the one who agrees.
    #[error("a second person is needed")]
    SecondPersonNeeded {},
    /// The last active administrator can't lose the role.
    #[error("the last administrator stays")]
    LastAdministrator {},
}

impl Refusal {
    /// There is no `what` with this id.
    pub fn no_such(what: &str, id: impl ToString) -> Self {
        Self::NoSuch { what: what.into(), id: id.to_string() }
    }

    pub(crate) fn wrong_state(what: &str, state: impl ToString) -> Self {
        Self::WrongState { what: what.into(), state: state.to_string() }
    }
}
