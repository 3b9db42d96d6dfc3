use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::StrategyPick;
use super::house::Support;
use super::lint::LintRule;
use super::state::{CitedFact, Commitment, Place, StatementFile};
use crate::advice::AdviceAnswers;
use crate::ids::{EntryId, FactId, StatementId, TaskId, UserId};
use crate::policy::Role;
use crate::terms::{Audience, Bilingual, Lang, Stage, Timestamp};

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
        /// The released statement it takes the place of.
        corrects: Option<StatementId>,
        /// Its title.
        title: String,
        /// Its text by language.
        texts: BTreeMap<Lang, String>,
        /// The facts it cites.
        #[serde(default)]
        citations: Vec<CitedFact>,
        /// The files that go out with it.
        #[serde(default)]
        attachments: Vec<StatementFile>,
    },
    /// A new version was written.
    Edited {
        /// Which.
        statement: StatementId,
        /// The title now.
        title: String,
        /// The text now.
        texts: BTreeMap<Lang, String>,
        /// The facts it cites.
        #[serde(default)]
        citations: Vec<CitedFact>,
        /// The files that go out with it.
        #[serde(default)]
        attachments: Vec<StatementFile>,
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
        /// Why it was given outside the chain, if it was.
        #[serde(default)]
        emergency: Option<String>,
        /// Whether a deputy gave it.
        #[serde(default)]
        as_deputy: bool,
    },
    /// Sent back to the writer.
    ChangesRequested {
        /// Which.
        statement: StatementId,
        /// What is to be changed.
        note: String,
        /// The words that are to be changed.
        #[serde(default)]
        place: Option<Place>,
    },
    /// It must not go out.
    Rejected {
        /// Which.
        statement: StatementId,
        /// Why.
        reason: String,
    },
    /// Something was noted beside the text.
    Commented {
        /// Which.
        statement: StatementId,
        /// What.
        note: String,
        /// The words it is about.
        place: Option<Place>,
    },
    /// A note has been seen to.
    NoteSettled {
        /// Which.
        statement: StatementId,
        /// The entry that made the note.
        note: EntryId,
    },
    /// Someone may approve in a role for a time.
    Delegated {
        /// The role.
        role: Role,
        /// Who.
        to: UserId,
        /// Until when.
        until: Timestamp,
        /// Why.
        reason: String,
    },
    /// It must not go out before a time, or may again at any.
    Scheduled {
        /// Which.
        statement: StatementId,
        /// The time.
        at: Option<Timestamp>,
        /// Why.
        reason: String,
    },
    /// It was said what words commit the company to.
    PromiseEntered {
        /// Which.
        statement: StatementId,
        /// The language of the words.
        lang: Lang,
        /// The words.
        words: String,
        /// What they commit to.
        commitment: Commitment,
    },
    /// A person answers for a finding of the checks.
    FindingWaived {
        /// Which.
        statement: StatementId,
        /// The rule.
        rule: LintRule,
        /// The language of the text.
        lang: Lang,
        /// The words it found.
        words: String,
        /// Why it may stand.
        reason: String,
    },
    /// The adviser's questions were answered, and its advice was followed or not.
    StrategySet {
        /// What people answered.
        answers: AdviceAnswers,
        /// What they decided instead; absent follows the advice.
        choice: Option<StrategyPick>,
    },
    /// The message house was written, or written anew.
    HouseBuilt {
        /// The one message.
        core: Bilingual,
        /// What carries it.
        supports: Vec<Support>,
    },
    /// By rule: a fact changed that texts cite.
    CitedFactChanged {
        /// The fact.
        fact: FactId,
        /// The statements that cite it.
        statements: Vec<StatementId>,
        /// The task that asks whether a correction is needed.
        task: TaskId,
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
        /// The two people who let it out without the chain, if they did.
        #[serde(default)]
        emergency: Option<[UserId; 2]>,
        /// The picture that shows it there.
        #[serde(default)]
        screenshot: Option<StatementFile>,
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
            Self::Rejected { .. } => "statement.rejected",
            Self::Commented { .. } => "statement.commented",
            Self::NoteSettled { .. } => "statement.note_settled",
            Self::Delegated { .. } => "statement.delegated",
            Self::Scheduled { .. } => "statement.scheduled",
            Self::PromiseEntered { .. } => "statement.promise_entered",
            Self::FindingWaived { .. } => "statement.finding_waived",
            Self::StrategySet { .. } => "statement.strategy_set",
            Self::HouseBuilt { .. } => "statement.house_built",
            Self::CitedFactChanged { .. } => "statement.cited_fact_changed",
        }
    }
}
