//! Tasks of a case: owner, due time, done with a note.

mod decide;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use decide::{decide, evolve};

use crate::ids::{TaskId, UserId};
use crate::terms::{Bilingual, Timestamp, vocabulary};

vocabulary! {
    /// Where a task stands.
    TaskState {
        /// 待办
        Open = "open",
        /// 已完成
        Done = "done",
        /// 已取消
        Cancelled = "cancelled",
    }
}

/// Something a person has to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// What is to be done. A task of a playbook has it in both languages.
    pub title: Bilingual,
    /// How, if it needs saying.
    pub instructions: Option<Bilingual>,
    /// The playbook task it comes from.
    pub from_playbook: Option<String>,
    /// Who does it.
    pub owner: Option<UserId>,
    /// Until when, if there is a limit.
    pub due_at: Option<Timestamp>,
    /// Where it stands.
    pub state: TaskState,
    /// What was done, or why it was cancelled or reopened.
    pub note: Option<String>,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Who changed it last.
    pub changed_by: UserId,
}

/// What a person asks about tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum TaskCommand {
    /// Add a task.
    Add {
        /// Its id; chosen here when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        id: Option<TaskId>,
        /// What is to be done.
        title: String,
        /// Who does it.
        #[serde(default)]
        #[ts(optional = nullable)]
        owner: Option<UserId>,
        /// Until when.
        #[serde(default)]
        #[ts(optional = nullable)]
        due_at: Option<Timestamp>,
    },
    /// Give it to someone, or to no one, with a due time.
    Assign {
        /// Which.
        task: TaskId,
        /// The owner now.
        owner: Option<UserId>,
        /// The due time now.
        due_at: Option<Timestamp>,
    },
    /// Report it done.
    Complete {
        /// Which.
        task: TaskId,
        /// What was done.
        note: String,
    },
    /// Take up a task again that was done or cancelled.
    Reopen {
        /// Which.
        task: TaskId,
        /// Why.
        reason: String,
    },
    /// Give it up.
    Cancel {
        /// Which.
        task: TaskId,
        /// Why.
        reason: String,
    },
}

/// What happened to tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum TaskEvent {
    /// Added.
    Added {
        /// Its id.
        task: TaskId,
        /// What is to be done.
        title: Bilingual,
        /// How.
        instructions: Option<Bilingual>,
        /// The playbook task it comes from.
        from_playbook: Option<String>,
        /// Who does it.
        owner: Option<UserId>,
        /// Until when.
        due_at: Option<Timestamp>,
    },
    /// Owner or due time changed.
    Assigned {
        /// Which.
        task: TaskId,
        /// The owner now.
        owner: Option<UserId>,
        /// The due time now.
        due_at: Option<Timestamp>,
    },
    /// Done.
    Completed {
        /// Which.
        task: TaskId,
        /// What was done.
        note: String,
    },
    /// Taken up again.
    Reopened {
        /// Which.
        task: TaskId,
        /// Why.
        reason: String,
    },
    /// Given up.
    Cancelled {
        /// Which.
        task: TaskId,
        /// Why.
        reason: String,
    },
}

impl TaskEvent {
    /// The kind as the journal spells it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Added { .. } => "task.added",
            Self::Assigned { .. } => "task.assigned",
            Self::Completed { .. } => "task.completed",
            Self::Reopened { .. } => "task.reopened",
            Self::Cancelled { .. } => "task.cancelled",
        }
    }
}
