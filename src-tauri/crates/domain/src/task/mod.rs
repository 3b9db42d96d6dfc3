//! Tasks of a case: owner, due time, done with a note.

mod decide;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use decide::{decide, evolve};

use crate::ids::{StatementId, TaskId, UserId};
use crate::terms::{Audience, Bilingual, Grade, Stage, Timestamp, vocabulary};

vocabulary! {
    /// Where a task stands.
    TaskState {
        /// 待办: nobody has started it
        Open = "open",
        /// 进行中
        Started = "started",
        /// 已完成
        Done = "done",
        /// 已取消
        Cancelled = "cancelled",
    }
}

impl TaskState {
    /// Whether it is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Started)
    }
}

/// What kind of thing is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// A task.
    #[default]
    Task,
    /// Somebody is to be told.
    Notify,
    /// A statement is to be made.
    Statement {
        /// For whom.
        audience: Audience,
        /// Which.
        stage: Stage,
    },
}

/// What a playbook says of a task beside what is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TaskBrief {
    /// What kind of thing is to be done.
    pub kind: TaskKind,
    /// Who does it, as the playbook calls them.
    pub role: Option<Bilingual>,
    /// What shows that it was done.
    pub evidence: Option<Bilingual>,
    /// The tasks of the playbook that come first.
    pub depends_on: Vec<String>,
}

/// A task that is asked for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalledUp {
    /// Which.
    pub task: TaskId,
    /// The due time now.
    pub due_at: Option<Timestamp>,
}

/// Something a person has to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// Its place in the order in which tasks were added, from 1.
    pub number: u32,
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
    /// What the playbook says of it beside.
    pub brief: TaskBrief,
    /// Taken back since the grade fell; comes back when it rises.
    pub stood_down: bool,
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
    /// Begin with it.
    Start {
        /// Which.
        task: TaskId,
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
#[expect(clippy::large_enum_variant, reason = "events are made one at a time and written down at once")]
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
        /// What the playbook says of it beside.
        #[serde(default)]
        brief: TaskBrief,
    },
    /// Begun.
    Started {
        /// Which.
        task: TaskId,
    },
    /// The statement that was to be made is out.
    Fulfilled {
        /// Which.
        task: TaskId,
        /// The statement.
        statement: StatementId,
    },
    /// Taken back, since the grade no longer asks for them and nobody had started.
    StoodDown {
        /// Which.
        tasks: Vec<TaskId>,
        /// The grade now.
        grade: Grade,
    },
    /// Asked for again by a higher grade.
    CalledUp {
        /// Which, each with its due time now.
        tasks: Vec<CalledUp>,
        /// The grade now.
        grade: Grade,
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
            Self::Started { .. } => "task.started",
            Self::Fulfilled { .. } => "task.fulfilled",
            Self::StoodDown { .. } => "task.stood_down",
            Self::CalledUp { .. } => "task.called_up",
            Self::Assigned { .. } => "task.assigned",
            Self::Completed { .. } => "task.completed",
            Self::Reopened { .. } => "task.reopened",
            Self::Cancelled { .. } => "task.cancelled",
        }
    }
}
