//! The chain of escalation, as data.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde::Deserialize;
use toml::Spanned;

use super::{Cause, Target};
use crate::grading::{PackError, PackProblem, PackText, Reason};
use crate::terms::{Grade, Timestamp};

/// Up which chain alarms go, and how long each step may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationChain {
    /// The publisher's count of the file.
    pub version: String,
    begin: Begin,
    steps: Vec<Step>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Begin {
    due_soon: Target,
    due: Target,
    #[serde(default)]
    general: Option<Target>,
    serious: Option<Target>,
    major: Option<Target>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    target: Target,
    minutes: BTreeMap<Grade, u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChain {
    version: String,
    begin: Spanned<Begin>,
    step: Vec<RawStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    target: Spanned<Target>,
    #[serde(default)]
    minutes: BTreeMap<Grade, u32>,
}

impl EscalationChain {
    /// Reads the chain from TOML. `file` is only for messages.
    ///
    /// # Errors
    /// The first thing wrong, with file, line and key.
    pub fn parse(file: &str, source: &str) -> Result<Self, PackError> {
        let at = PackText::new(file, source);
        let raw: RawChain = at.read()?;
        let mut steps: Vec<Step> = Vec::with_capacity(raw.step.len());
        for step in raw.step {
            let target = *step.target.get_ref();
            if steps.iter().any(|known| known.target == target) {
                return Err(at.error(step.target.span(), PackProblem::Duplicate(target.key().to_owned())));
            }
            steps.push(Step { target, minutes: step.minutes });
        }
        let begin = *raw.begin.get_ref();
        let first = [Some(begin.due_soon), Some(begin.due), begin.general, begin.serious, begin.major];
        if first.into_iter().flatten().any(|target| !steps.iter().any(|step| step.target == target)) {
            let problem = PackProblem::Declaration(Reason {
                zh: "提醒须从其中一级开始",
                en: "an alarm begins at one of the steps",
            });
            return Err(at.error(raw.begin.span(), problem));
        }
        Ok(Self { version: raw.version, begin, steps })
    }

    /// Whom an alarm reaches first; nobody where a grade is not worth one.
    pub(super) const fn first(&self, cause: Cause, grade: Grade) -> Option<Target> {
        match (cause, grade) {
            (Cause::DueSoon, _) => Some(self.begin.due_soon),
            (Cause::Due, _) => Some(self.begin.due),
            (Cause::Regraded, Grade::None) => None,
            (Cause::Regraded, Grade::General) => self.begin.general,
            (Cause::Regraded, Grade::Serious) => self.begin.serious,
            (Cause::Regraded, Grade::Major) => self.begin.major,
        }
    }

    /// Who is told after `target`.
    pub(super) fn above(&self, target: Target) -> Option<Target> {
        self.steps.iter().skip_while(|step| step.target != target).nth(1).map(|step| step.target)
    }

    /// When the step above `target` is told, if it is told at `now` and nobody acknowledges it; never at the top.
    pub(super) fn next_at(&self, target: Target, grade: Grade, now: Timestamp) -> Option<Timestamp> {
        self.above(target)?;
        let step = self.steps.iter().find(|step| step.target == target)?;
        let minutes = step.minutes.get(&grade.max(Grade::General))?;
        now.checked_add_signed(TimeDelta::minutes(i64::from(*minutes)))
    }
}
