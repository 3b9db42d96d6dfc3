use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::house::Support;
use super::lint::LintRule;
use super::state::{Commitment, Place};
use crate::advice::{AdviceAnswers, Strategy};
use crate::ids::{EntryId, FactId, StatementId, UserId};
use crate::policy::Role;
use crate::terms::{Audience, Bilingual, Lang, Stage, Timestamp};

/// Words of a text that rest on a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Cite {
    /// The fact.
    pub fact: FactId,
    /// The words.
    pub place: Place,
    /// Someone compared the words with the fact as it now stands; else they keep what they were written from.
    #[serde(default)]
    pub renewed: bool,
}

/// One more channel over which the text went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChannelReceipt {
    /// Over which channel.
    pub channel: String,
    /// When.
    pub released_at: Timestamp,
    /// Where it can be seen.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub link: Option<String>,
    /// The picture that shows it there, by the entry that attached it to the case.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub screenshot: Option<EntryId>,
}

/// Strategies chosen instead of those advised, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StrategyPick {
    /// The strategies.
    pub strategies: Vec<Strategy>,
    /// Why.
    pub reason: String,
}

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
        /// The released statement it takes the place of.
        #[serde(default)]
        #[ts(optional = nullable)]
        corrects: Option<StatementId>,
        /// Its title.
        title: String,
        /// Its text by language; at least one.
        texts: BTreeMap<Lang, String>,
        /// The facts it cites.
        #[serde(default)]
        citations: Vec<Cite>,
        /// The files of the case that go out with it, by the entries that attached them.
        #[serde(default)]
        attachments: Vec<EntryId>,
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
        /// The facts it cites.
        #[serde(default)]
        citations: Vec<Cite>,
        /// The files of the case that go out with it, by the entries that attached them.
        #[serde(default)]
        attachments: Vec<EntryId>,
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
        /// Why the chain can't be waited for. Two people then release on their own names.
        #[serde(default)]
        #[ts(optional = nullable)]
        emergency: Option<String>,
    },
    /// Send it back to the writer.
    RequestChanges {
        /// Which.
        statement: StatementId,
        /// What is to be changed.
        note: String,
        /// The words that are to be changed.
        #[serde(default)]
        #[ts(optional = nullable)]
        place: Option<Place>,
    },
    /// Say that this must not go out. Only a new version can be sent for review again.
    Reject {
        /// Which.
        statement: StatementId,
        /// Why.
        reason: String,
    },
    /// Note something beside the text.
    Comment {
        /// Which.
        statement: StatementId,
        /// What.
        note: String,
        /// The words it is about.
        #[serde(default)]
        #[ts(optional = nullable)]
        place: Option<Place>,
    },
    /// A note has been seen to.
    SettleNote {
        /// Which.
        statement: StatementId,
        /// The entry that made the note.
        note: EntryId,
    },
    /// Let someone else approve in a role, in this case and for a time.
    Delegate {
        /// The role.
        role: Role,
        /// Who approves in it.
        to: UserId,
        /// Until when.
        until: Timestamp,
        /// Why: absence, conflict of interest …
        reason: String,
    },
    /// It must not go out before a time; the program reminds and releases nothing by itself.
    Schedule {
        /// Which.
        statement: StatementId,
        /// The time; absent lifts the embargo.
        #[serde(default)]
        #[ts(optional = nullable)]
        at: Option<Timestamp>,
        /// Why.
        reason: String,
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
        /// The picture that shows it there, by the entry that attached it to the case.
        #[serde(default)]
        #[ts(optional = nullable)]
        screenshot: Option<EntryId>,
        /// The other channels it went out over.
        #[serde(default)]
        further: Vec<ChannelReceipt>,
        /// When the text says that the next one comes.
        #[serde(default)]
        #[ts(optional = nullable)]
        next_update: Option<Timestamp>,
    },
    /// Say what words of the text commit the company to.
    Promise {
        /// Which.
        statement: StatementId,
        /// The language of the words.
        lang: Lang,
        /// The words, as they stand in the text.
        words: String,
        /// What they commit to.
        commitment: Commitment,
    },
    /// Answer for a finding of the checks.
    WaiveFinding {
        /// Which.
        statement: StatementId,
        /// The rule.
        rule: LintRule,
        /// The language of the text.
        lang: Lang,
        /// The words it found; empty where it found something absent.
        words: String,
        /// Why it may stand.
        reason: String,
    },
    /// Answer what the adviser asks, and decide otherwise than it advises if need be.
    SetStrategy {
        /// What people answer.
        #[serde(default)]
        answers: AdviceAnswers,
        /// What they decide instead; absent follows the advice.
        #[serde(default)]
        #[ts(optional = nullable)]
        choice: Option<StrategyPick>,
    },
    /// Write the message house, which every statement of the case is held against.
    BuildHouse {
        /// The one message.
        core: Bilingual,
        /// What carries it: one to three, each with the confirmed facts that prove it.
        supports: Vec<Support>,
    },
    /// Give it up, or take it down after release; it stays in the record.
    Withdraw {
        /// Which.
        statement: StatementId,
        /// Why.
        reason: String,
    },
}
