use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::lint::LintRule;
use crate::ids::{EntryId, FactId, StatementId, TaskId, UserId};
use crate::policy::Role;
use crate::terms::{Audience, FactValue, Lang, Stage, Timestamp, vocabulary};

vocabulary! {
    /// Where a statement stands.
    StatementState {
        /// 草稿
        Draft = "draft",
        /// 审核中
        InReview = "in_review",
        /// 已批准: every role its grade demands has approved this exact text.
        Approved = "approved",
        /// 已发布
        Released = "released",
        /// 已撤下
        Withdrawn = "withdrawn",
        /// 已否决: it can't be sent again as it is.
        Rejected = "rejected",
    }
}

vocabulary! {
    /// What a note of a reader asks for.
    #[derive(Default)]
    NoteKind {
        /// 要求修改
        #[default]
        Change = "change",
        /// 否决
        Rejection = "rejection",
        /// 批注: asks for nothing by itself.
        Comment = "comment",
    }
}

/// A place in a text, by the words that stand there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The language of the text.
    pub lang: Lang,
    /// First character, counted in Unicode code points.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// The words that stand there.
    pub quote: String,
}

/// A fact that a text cites, with what it said when it was cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CitedFact {
    /// The fact.
    pub fact: FactId,
    /// The words of the text that rest on it.
    pub place: Place,
    /// Its value then.
    pub value: Option<FactValue>,
    /// Its wording then.
    pub claim: String,
}

/// A file of the case that belongs to a text, or shows that it went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StatementFile {
    /// The entry that attached it to the case.
    pub entry: EntryId,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
}

/// One version of the text, in every language it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextVersion {
    /// From 1.
    pub number: u32,
    /// The title.
    pub title: String,
    /// The text by language.
    pub texts: BTreeMap<Lang, String>,
    /// The facts it cites.
    #[serde(default)]
    pub citations: Vec<CitedFact>,
    /// The files that go out with it.
    #[serde(default)]
    pub attachments: Vec<StatementFile>,
    /// What approvals bind to: [`text_digest`] in hexadecimal.
    pub digest: String,
    /// Who wrote it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// A person's yes to one exact text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Approval {
    /// Who approved.
    pub by: UserId,
    /// In which role.
    pub role: Role,
    /// The text approved.
    pub digest: String,
    /// Its version.
    pub version: u32,
    /// When.
    pub at: Timestamp,
    /// When an edit or a rejection made it void, if one did.
    pub voided_at: Option<Timestamp>,
    /// Why it was given outside the chain, if it was: two people then release on their own names.
    #[serde(default)]
    pub emergency: Option<String>,
    /// Whether a deputy gave it.
    #[serde(default)]
    pub as_deputy: bool,
}

/// What a reader noted: a change asked for, a rejection, a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReviewNote {
    /// Who asks.
    pub by: UserId,
    /// The version it is about.
    pub version: u32,
    /// In words.
    pub note: String,
    /// When.
    pub at: Timestamp,
    /// The entry that made it.
    #[serde(default)]
    pub entry: EntryId,
    /// What it asks for.
    #[serde(default)]
    pub kind: NoteKind,
    /// The words it is about; the whole text while absent.
    #[serde(default)]
    pub place: Option<Place>,
    /// Who settled it.
    #[serde(default)]
    pub settled_by: Option<UserId>,
}

/// The text went out over one channel: one receipt of the statement's release. A text that is out never changes, so that
/// a statement has one release, with as many receipts as channels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Release {
    /// Website, app, social media, press, store notice, SMS, call centre …
    pub channel: String,
    /// When it went out.
    pub released_at: Timestamp,
    /// Where it can be seen.
    pub link: Option<String>,
    /// Who released it.
    pub by: UserId,
    /// The text released.
    pub digest: String,
    /// The two people who let it out without the chain, if they did.
    #[serde(default)]
    pub emergency: Option<[UserId; 2]>,
    /// The picture that shows it there.
    #[serde(default)]
    pub screenshot: Option<StatementFile>,
}

/// What a statement commits the company to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Commitment {
    /// Someone owns it, until a time.
    Promise {
        /// Who sees to it.
        owner: UserId,
        /// Until when.
        due_at: Timestamp,
    },
    /// The same as another one, in other words or in the other language.
    SameAs {
        /// The entry it repeats.
        entry: EntryId,
    },
    /// The words promise nothing.
    NoPromise {
        /// Why.
        reason: String,
    },
}

/// An entry of the promise ledger: words of a text and what they commit to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PromiseEntry {
    /// The journal entry that made it.
    pub entry: EntryId,
    /// The language of the words.
    pub lang: Lang,
    /// The words.
    pub words: String,
    /// What they commit to.
    pub commitment: Commitment,
    /// Who entered it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// A finding of the checks that a person answers for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Waiver {
    /// The rule.
    pub rule: LintRule,
    /// The language of the text.
    pub lang: Lang,
    /// The words it found; empty where it found something absent.
    pub words: String,
    /// Why it may stand.
    pub reason: String,
    /// Who waived it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// Someone approves in a role for whoever holds it, in one case and for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Delegation {
    /// The role.
    pub role: Role,
    /// Who stands in.
    pub to: UserId,
    /// Until when.
    pub until: Timestamp,
    /// Who lent the role.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// A fact changed that the text cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FactAlert {
    /// The fact.
    pub fact: FactId,
    /// The version that cites it.
    pub version: u32,
    /// When it changed.
    pub at: Timestamp,
    /// The task that asks whether a correction is needed.
    pub task: TaskId,
}

/// A statement with its whole history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// The number by which people name it in this case, from 1.
    pub number: u32,
    /// For whom.
    pub audience: Audience,
    /// Which in the course of the case.
    pub stage: Stage,
    /// The template it began with.
    pub template: Option<String>,
    /// The released statement it takes the place of: as its correction, or as its next version.
    pub corrects: Option<StatementId>,
    /// Every version, oldest first; never empty.
    pub versions: Vec<TextVersion>,
    /// Where it stands.
    pub state: StatementState,
    /// Every approval ever given, void ones too.
    pub approvals: Vec<Approval>,
    /// What its readers noted.
    pub notes: Vec<ReviewNote>,
    /// The channels it went out over.
    pub releases: Vec<Release>,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
    /// The released statement that took its place.
    #[serde(default)]
    pub superseded_by: Option<StatementId>,
    /// It must not go out before.
    #[serde(default)]
    pub not_before: Option<Timestamp>,
    /// What its words commit to.
    #[serde(default)]
    pub promises: Vec<PromiseEntry>,
    /// Findings that a person answers for.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
    /// Cited facts that changed.
    #[serde(default)]
    pub alerts: Vec<FactAlert>,
}

impl Statement {
    /// The text that stands now.
    pub fn current(&self) -> Option<&TextVersion> {
        self.versions.last()
    }

    /// The number of the text that stands now.
    pub fn version(&self) -> u32 {
        self.current().map_or(0, |version| version.number)
    }

    /// The files of all its texts, and the pictures that show that it went out.
    pub fn files(&self) -> impl Iterator<Item = &StatementFile> {
        let of_texts = self.versions.iter().flat_map(|version| &version.attachments);
        of_texts.chain(self.releases.iter().filter_map(|release| release.screenshot.as_ref()))
    }

    /// The approvals of the chain that hold for the text that stands now.
    pub fn valid_approvals(&self) -> impl Iterator<Item = &Approval> {
        self.holding().filter(|approval| approval.emergency.is_none())
    }

    /// The approvals outside the chain that hold for the text that stands now.
    pub fn emergency_approvals(&self) -> impl Iterator<Item = &Approval> {
        self.holding().filter(|approval| approval.emergency.is_some())
    }

    fn holding(&self) -> impl Iterator<Item = &Approval> {
        let digest = self.current().map(|v| v.digest.as_str()).unwrap_or_default();
        self.approvals.iter().filter(move |a| a.voided_at.is_none() && a.digest == digest)
    }

    /// The roles of `required` that have not approved the text that stands now.
    pub fn missing(&self, required: &[Role]) -> Vec<Role> {
        required.iter().copied().filter(|role| !self.valid_approvals().any(|a| a.role == *role)).collect()
    }

    /// The two people who let the text out without the chain: two who wrote none of it, one of them a crisis lead.
    pub fn emergency_pair(&self) -> Option<[UserId; 2]> {
        let given: Vec<&Approval> = self.emergency_approvals().collect();
        let lead = given.iter().find(|approval| approval.role == Role::CrisisLead)?;
        let other = given.iter().find(|approval| approval.by != lead.by)?;
        Some([lead.by, other.by])
    }

    /// Whether `user` wrote any version.
    pub fn written_by(&self, user: UserId) -> bool {
        self.versions.iter().any(|v| v.by == user)
    }

    /// Whether it is out, stands, and nothing took its place.
    pub fn is_live(&self) -> bool {
        self.state == StatementState::Released && self.superseded_by.is_none()
    }

    /// What its words commit to, each once and without what repeats another.
    pub fn commitments(&self) -> impl Iterator<Item = (&PromiseEntry, UserId, Timestamp)> {
        self.promises.iter().filter_map(|entry| match entry.commitment {
            Commitment::Promise { owner, due_at } => Some((entry, owner, due_at)),
            Commitment::SameAs { .. } | Commitment::NoPromise { .. } => None,
        })
    }
}

/// SHA-256 over title, texts and the digests of the files that go with them, each preceded by its length, languages in
/// order: what an approval binds to. A text without files has the digest that it always had.
pub fn text_digest(title: &str, texts: &BTreeMap<Lang, String>, attachments: &[StatementFile]) -> String {
    let mut hash = Sha256::new();
    let mut feed = |part: &str| {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    };
    feed(title);
    for (lang, text) in texts {
        feed(lang.key());
        feed(text);
    }
    for file in attachments {
        feed("file");
        feed(&file.digest);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
