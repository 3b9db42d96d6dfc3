use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::StatementId;
use crate::policy::Role;
use crate::terms::{Audience, Lang, Stage, Timestamp};

/// What happened to statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum StatementEvent {
    /// Begun.
    Drafted {
        /// Its id.
        statement: StatementId,
        /// For whom.
        audience: Audience,
        /// Which in the course of the case.
        stage: Stage,
        /// The template it began with.
        template: Option<String>,
        /// The released statement it corrects.
        corrects: Option<StatementId>,
        /// Its title.
        title: String,
        /// Its text by language.
        texts: BTreeMap<Lang, String>,
    },
    /// A new version was written.
    Edited {
        /// Which.
        statement: StatementId,
        /// The title now.
        title: String,
        /// The text now.
        texts: BTreeMap<Lang, String>,
    },
    /// Sent for review.
    Submitted {
        /// Which.
        statement: StatementId,
        /// The roles asked, by grade and audience at that moment.
        asked: Vec<Role>,
    },
    /// Approved by one role.
    Approved {
        /// Which.
        statement: StatementId,
        /// In which role.
        role: Role,
        /// The text approved.
        digest: String,
        /// Whether nothing is missing any more.
        complete: bool,
    },
    /// Sent back to the writer.
    ChangesRequested {
        /// Which.
        statement: StatementId,
        /// What is to be changed.
        note: String,
    },
    /// Went out over a channel.
    Released {
        /// Which.
        statement: StatementId,
        /// The text released.
        digest: String,
        /// Over which channel.
        channel: String,
        /// When.
        released_at: Timestamp,
        /// Where it can be seen.
        link: Option<String>,
    },
    /// Given up or taken down.
    Withdrawn {
        /// Which.
        statement: StatementId,
        /// Why.
        reason: String,
    },
}

impl StatementEvent {
    /// The kind as the journal spells it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Drafted { .. } => "statement.drafted",
            Self::Edited { .. } => "statement.edited",
            Self::Submitted { .. } => "statement.submitted",
            Self::Approved { .. } => "statement.approved",
            Self::ChangesRequested { .. } => "statement.changes_requested",
            Self::Released { .. } => "statement.released",
            Self::Withdrawn { .. } => "statement.withdrawn",
        }
    }
}
