use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::StatementId;
use crate::terms::{Audience, Lang, Stage, Timestamp};

/// What a person asks about statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum StatementCommand {
    /// Begin a statement.
    Draft {
        /// Its id; chosen here when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        id: Option<StatementId>,
        /// For whom.
        audience: Audience,
        /// Which in the course of the case.
        stage: Stage,
        /// The template it begins with.
        #[serde(default)]
        #[ts(optional = nullable)]
        template: Option<String>,
        /// The released statement it corrects.
        #[serde(default)]
        #[ts(optional = nullable)]
        corrects: Option<StatementId>,
        /// Its title.
        title: String,
        /// Its text by language; at least one.
        texts: BTreeMap<Lang, String>,
    },
    /// Write a new version; every approval becomes void.
    Edit {
        /// Which.
        statement: StatementId,
        /// The version that was read; a newer one refuses the edit.
        base_version: u32,
        /// The title now.
        title: String,
        /// The text now.
        texts: BTreeMap<Lang, String>,
    },
    /// Send the text for review.
    Submit {
        /// Which.
        statement: StatementId,
    },
    /// Approve the exact text whose digest is given.
    Approve {
        /// Which.
        statement: StatementId,
        /// The digest of the text that was read.
        digest: String,
    },
    /// Send it back to the writer.
    RequestChanges {
        /// Which.
        statement: StatementId,
        /// What is to be changed.
        note: String,
    },
    /// Record that the approved text went out.
    Release {
        /// Which.
        statement: StatementId,
        /// The digest of the text that went out.
        digest: String,
        /// Over which channel.
        channel: String,
        /// When.
        released_at: Timestamp,
        /// Where it can be seen.
        #[serde(default)]
        #[ts(optional = nullable)]
        link: Option<String>,
    },
    /// Give it up, or take it down after release; it stays in the record.
    Withdraw {
        /// Which.
        statement: StatementId,
        /// Why.
        reason: String,
    },
}
