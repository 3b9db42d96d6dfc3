//! Open tasks of active cases, by owner and due time.

use domain::case::Case;
use domain::ids::{CaseId, TaskId, UserId};
use domain::terms::{Bilingual, Timestamp};
use rusqlite::{Connection, Row, params};

use super::text::{millis, time};
use crate::error::StoreError;

/// A task without a limit sorts after all that have one.
pub(super) const MIGRATION: &str = "CREATE TABLE task_due (
  task     BLOB PRIMARY KEY NOT NULL,
  stream   BLOB NOT NULL,
  owner    BLOB,
  due_at   INTEGER,
  title_zh TEXT NOT NULL,
  title_en TEXT NOT NULL
) STRICT;
CREATE INDEX task_due_at ON task_due (due_at, task);
CREATE INDEX task_due_owner ON task_due (owner, due_at IS NULL, due_at, task);";

/// An open task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskDue {
    /// Its id.
    pub task: TaskId,
    /// The case it belongs to.
    pub case: CaseId,
    /// Who does it.
    pub owner: Option<UserId>,
    /// Until when, if there is a limit, UTC.
    pub due_at: Option<Timestamp>,
    /// What is to be done.
    pub title: Bilingual,
}

/// The rows of a case.
pub(super) fn rows(case: &Case) -> Vec<TaskDue> {
    let open = case.tasks.values().filter(|task| task.state.is_open() && case.is_active());
    open.map(|task| TaskDue {
        task: task.id,
        case: case.id,
        owner: task.owner,
        due_at: task.due_at,
        title: task.title.clone(),
    })
    .collect()
}

/// Changes open tasks.
pub(super) struct TaskDueWrite<'a>(pub(super) &'a Connection);

impl TaskDueWrite<'_> {
    /// Gives `task` the row `row`, or none.
    pub(super) fn change(&self, task: TaskId, row: Option<&TaskDue>) -> Result<(), StoreError> {
        let Some(row) = row else {
            self.0.prepare_cached("DELETE FROM task_due WHERE task = ?1")?.execute([task.0])?;
            return Ok(());
        };
        let sql = "INSERT OR REPLACE INTO task_due (task, stream, owner, due_at, title_zh, title_en) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.0.prepare_cached(sql)?.execute(params![
            row.task.0,
            row.case.0,
            row.owner.map(|id| id.0),
            row.due_at.map(millis),
            row.title.zh,
            row.title.en
        ])?;
        Ok(())
    }
}

/// Reads open tasks.
#[derive(Clone, Copy)]
pub struct TaskDueRead<'a>(pub(crate) &'a Connection);

const COLUMNS: &str = "task, stream, owner, due_at, title_zh, title_en";

impl TaskDueRead<'_> {
    /// Up to `limit` open tasks of `owner`, the next due first, those without a limit last.
    pub fn of(&self, owner: UserId, limit: usize) -> Result<Vec<TaskDue>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS} FROM task_due WHERE owner = ?1 ORDER BY due_at IS NULL, due_at, task LIMIT ?2");
        let mut statement = self.0.prepare_cached(&sql)?;
        let rows = statement.query_map(params![owner.0, i64::try_from(limit).unwrap_or(i64::MAX)], task_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Up to `limit` open tasks that fall due after `from` and not after `to`, in order.
    pub fn between(&self, from: Timestamp, to: Timestamp, limit: usize) -> Result<Vec<TaskDue>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS} FROM task_due WHERE due_at > ?1 AND due_at <= ?2 ORDER BY due_at, task LIMIT ?3");
        let mut statement = self.0.prepare_cached(&sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![millis(from), millis(to), limit], task_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn task_of(row: &Row<'_>) -> rusqlite::Result<TaskDue> {
    Ok(TaskDue {
        task: TaskId(row.get(0)?),
        case: CaseId(row.get(1)?),
        owner: row.get::<_, Option<_>>(2)?.map(UserId),
        due_at: row.get::<_, Option<_>>(3)?.map(time),
        title: Bilingual { zh: row.get(4)?, en: row.get(5)? },
    })
}
