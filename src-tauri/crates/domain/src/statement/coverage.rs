//! Who has heard what, and in which order.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Statement, StatementState};
use crate::case::Case;
use crate::ids::StatementId;
use crate::task::{Task, TaskKind};
use crate::terms::{Audience, Stage, Timestamp};

/// In which order people should hear: the company's own and those affected before anyone who writes about them.
pub const ORDER: [Audience; 5] =
    [Audience::Employees, Audience::Affected, Audience::Regulators, Audience::Media, Audience::Public];

/// What one audience has heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Coverage {
    /// Who.
    pub audience: Audience,
    /// When they first heard; nothing yet while absent.
    pub first_at: Option<Timestamp>,
    /// When they last heard.
    pub last_at: Option<Timestamp>,
    /// What stands for them now.
    pub live: Option<StatementId>,
    /// At which stage that is.
    pub stage: Option<Stage>,
    /// What is being written for them.
    pub pending: Option<StatementId>,
    /// When that must not go out before.
    pub not_before: Option<Timestamp>,
    /// By when the tasks of the case want them told, while nothing is out.
    pub due_at: Option<Timestamp>,
    /// Those before them in the order who heard later or are planned for later, or of whom nothing is known yet.
    pub before_them: Vec<Audience>,
}

impl Coverage {
    /// When they heard first, or are planned to.
    fn told_at(&self) -> Option<Timestamp> {
        self.first_at.or(self.not_before)
    }
}

/// What each audience has heard, in the order in which they should.
pub fn coverage(case: &Case) -> Vec<Coverage> {
    let mut rows: Vec<Coverage> = ORDER.iter().map(|audience| row(case, *audience)).collect();
    let told: Vec<(Audience, Option<Timestamp>)> = rows.iter().map(|row| (row.audience, row.told_at())).collect();
    for (index, row) in rows.iter_mut().enumerate() {
        // Employees before the media and the public: whoever is only spoken about later hears first.
        if let (Some(own), Audience::Media | Audience::Public) = (row.told_at(), row.audience) {
            let late = |(_, at): &&(Audience, Option<Timestamp>)| at.is_none_or(|at| at > own);
            let earlier = told.iter().take(index).filter(|(audience, _)| is_own(*audience)).filter(late);
            row.before_them = earlier.map(|(audience, _)| *audience).collect();
        }
    }
    rows
}

/// The earliest time by which an open task of the case wants a statement for an audience.
fn due_at(case: &Case, audience: Audience) -> Option<Timestamp> {
    let wants = |task: &&Task| matches!(task.brief.kind, TaskKind::Statement { audience: of, .. } if of == audience);
    case.tasks.values().filter(|task| task.state.is_open()).filter(wants).filter_map(|task| task.due_at).min()
}

const fn is_own(audience: Audience) -> bool {
    matches!(audience, Audience::Employees | Audience::Affected)
}

fn row(case: &Case, audience: Audience) -> Coverage {
    let mut own: Vec<&Statement> =
        case.statements.values().filter(|statement| statement.audience == audience).collect();
    own.sort_by_key(|statement| statement.number);
    let times = || own.iter().flat_map(|statement| &statement.releases).map(|release| release.released_at);
    let live = own.iter().rev().find(|statement| statement.is_live());
    let unfinished =
        |statement: &&&Statement| !matches!(statement.state, StatementState::Released | StatementState::Withdrawn);
    let pending = own.iter().rev().find(unfinished);
    Coverage {
        audience,
        first_at: times().min(),
        last_at: times().max(),
        live: live.map(|statement| statement.id),
        stage: live.map(|statement| statement.stage),
        pending: pending.map(|statement| statement.id),
        not_before: pending.and_then(|statement| statement.not_before),
        due_at: live.is_none().then(|| due_at(case, audience)).flatten(),
        before_them: Vec::new(),
    }
}
