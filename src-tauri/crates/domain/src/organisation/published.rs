//! What a company publishes for itself: playbooks, rule packs, its own time limits, statement templates and front-line answers, each in editions that are drafted, approved, put in
//! force and retired. Where none is in force, what ships with the program holds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Organisation;
use crate::ids::UserId;
use crate::policy::Action;
use crate::terms::{Scenario, Timestamp, vocabulary};

vocabulary! {
    /// What a company may publish.
    ContentKind {
        /// 预案
        Playbook = "playbook",
        /// 定级规则
        Rules = "rules",
        /// 声明模板
        Templates = "templates",
        /// 问答口径
        Answers = "answers",
        /// 公司时限
        Duties = "duties",
    }
}

vocabulary! {
    /// Where an edition stands.
    EditionState {
        /// 草稿
        Draft = "draft",
        /// 已批准
        Approved = "approved",
        /// 已发布: in force from its day on, until a later one is.
        Published = "published",
        /// 已停用
        Retired = "retired",
    }
}

/// Names one edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditionId {
    /// Of what.
    pub kind: ContentKind,
    /// For which scenario.
    pub scenario: Scenario,
    /// Counted from 1 for each kind and scenario.
    pub number: u32,
}

/// One edition of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Edition {
    /// Which it is.
    pub id: EditionId,
    /// The whole file, as `content/README.md` describes it.
    pub text: String,
    /// Where it stands.
    pub state: EditionState,
    /// What changed in it, by its writer.
    pub note: String,
    /// Who wrote it.
    pub drafted_by: UserId,
    /// When it was written last.
    pub drafted_at: Timestamp,
    /// Who approved it.
    pub approved_by: Option<UserId>,
    /// Who published it.
    pub published_by: Option<UserId>,
    /// In force from this day on.
    #[ts(type = "string | null")]
    pub effective: Option<NaiveDate>,
    /// To be looked at again by this day.
    #[ts(type = "string | null")]
    pub next_review: Option<NaiveDate>,
    /// Why it was published, or retired.
    pub reason: Option<String>,
}

/// What each step of an edition asks of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContentRights {
    /// To write it.
    pub write: Action,
    /// To approve it.
    pub approve: Action,
    /// To put it in force and to end it.
    pub publish: Action,
}

impl ContentKind {
    /// Who may do what with its editions. What the company says goes the way of a statement: who writes it does not
    /// approve it.
    pub const fn rights(self) -> ContentRights {
        use Action::{PublishContent, ReleaseStatement, ReviewStatement, WriteStatement};
        let (write, approve, publish) = match self {
            Self::Playbook | Self::Rules | Self::Duties => (PublishContent, PublishContent, PublishContent),
            Self::Templates | Self::Answers => (WriteStatement, ReviewStatement, ReleaseStatement),
        };
        ContentRights { write, approve, publish }
    }

    /// Whether another person than the writer must approve it.
    pub const fn needs_second_person(self) -> bool {
        matches!(self, Self::Templates | Self::Answers)
    }
}

impl Organisation {
    /// The edition with this id.
    pub fn edition(&self, id: EditionId) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id == id)
    }

    /// The editions of one kind and scenario, oldest first.
    pub fn editions_of(&self, kind: ContentKind, scenario: Scenario) -> impl DoubleEndedIterator<Item = &Edition> {
        self.editions.iter().filter(move |edition| edition.id.kind == kind && edition.id.scenario == scenario)
    }

    /// The edition in force on a day: of those published, the one whose day came last. None: what ships holds.
    pub fn in_force(&self, kind: ContentKind, scenario: Scenario, day: NaiveDate) -> Option<&Edition> {
        self.editions_of(kind, scenario)
            .filter(|edition| edition.state == EditionState::Published && edition.effective.is_some_and(|on| on <= day))
            .max_by_key(|edition| (edition.effective, edition.id.number))
    }
}
