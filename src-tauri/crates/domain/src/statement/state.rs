use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::ids::{StatementId, UserId};
use crate::policy::Role;
use crate::terms::{Audience, Lang, Stage, Timestamp, vocabulary};

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
    }
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
}

/// What a reviewer asks to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReviewNote {
    /// Who asks.
    pub by: UserId,
    /// The version it is about.
    pub version: u32,
    /// What is to be changed.
    pub note: String,
    /// When.
    pub at: Timestamp,
}

/// The text went out over one channel.
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
    /// The released statement it corrects.
    pub corrects: Option<StatementId>,
    /// Every version, oldest first; never empty.
    pub versions: Vec<TextVersion>,
    /// Where it stands.
    pub state: StatementState,
    /// Every approval ever given, void ones too.
    pub approvals: Vec<Approval>,
    /// What reviewers asked for.
    pub notes: Vec<ReviewNote>,
    /// The channels it went out over.
    pub releases: Vec<Release>,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
}

impl Statement {
    /// The text that stands now.
    pub fn current(&self) -> Option<&TextVersion> {
        self.versions.last()
    }

    /// The approvals that hold for the text that stands now.
    pub fn valid_approvals(&self) -> impl Iterator<Item = &Approval> {
        let digest = self.current().map(|v| v.digest.as_str()).unwrap_or_default();
        self.approvals.iter().filter(move |a| a.voided_at.is_none() && a.digest == digest)
    }

    /// The roles of `required` that have not approved the text that stands now.
    pub fn missing(&self, required: &[Role]) -> Vec<Role> {
        required.iter().copied().filter(|role| !self.valid_approvals().any(|a| a.role == *role)).collect()
    }

    /// Whether `user` wrote any version.
    pub fn written_by(&self, user: UserId) -> bool {
        self.versions.iter().any(|v| v.by == user)
    }
}

/// SHA-256 over title and texts, each preceded by its length, languages in order: what an approval binds to.
pub fn text_digest(title: &str, texts: &BTreeMap<Lang, String>) -> String {
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
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
