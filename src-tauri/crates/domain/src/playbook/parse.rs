//! Reading a playbook file, alone or on top of a base.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Deserialize;

use super::model::{
    Checklist, FrontLineQuestion, Group, Limit, MustReport, Notify, Phase, Playbook, PlaybookRole, PlaybookTask,
    StatementDue,
};
use crate::content::{ContentError, ContentProblem, Source};
use crate::terms::{Bilingual, Scenario};

/// A year: nothing in a playbook is due later.
const LONGEST_MINUTES: u32 = 366 * 24 * 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaybookFile {
    id: String,
    base: Option<String>,
    scenario: Option<Scenario>,
    version: String,
    effective: NaiveDate,
    next_review: NaiveDate,
    title: Bilingual,
    purpose: Bilingual,
    #[serde(default)]
    group: Vec<Group>,
    #[serde(default)]
    role: Vec<PlaybookRole>,
    #[serde(default)]
    phase: Vec<Phase>,
    #[serde(default)]
    task: Vec<PlaybookTask>,
    #[serde(default)]
    notify: Vec<Notify>,
    #[serde(default)]
    statement: Vec<StatementDue>,
    #[serde(default)]
    question: Vec<FrontLineQuestion>,
    #[serde(default)]
    limit: Vec<Limit>,
    #[serde(default)]
    must_report: Vec<MustReport>,
    #[serde(default)]
    checklist: Vec<Checklist>,
}

trait Entry: Clone {
    fn id(&self) -> &str;
}

macro_rules! entries {
    ($($name:ident),+) => { $(impl Entry for $name { fn id(&self) -> &str { &self.id } })+ };
}
entries!(
    Group,
    PlaybookRole,
    Phase,
    PlaybookTask,
    Notify,
    StatementDue,
    FrontLineQuestion,
    Limit,
    MustReport,
    Checklist
);

impl Playbook {
    /// Reads one playbook file. A file that names a `base` is laid over it: an entry of the same id replaces the base's in
    /// its place, the others follow. `file` is only used to name it in errors.
    ///
    /// # Errors
    /// What is not of the schema, a base that was not given, an id used twice, an empty text, a reference to a group,
    /// role, phase or task that is not there, tasks that wait for each other, and times beyond a year.
    pub fn parse(file: &str, text: &str, base: Option<&Self>) -> Result<Self, ContentError> {
        let source = Source::new(file, text);
        let read: PlaybookFile = source.read()?;
        let base = match &read.base {
            None => None,
            Some(id) => match base.filter(|base| base.id == *id) {
                Some(base) => Some(base),
                None => return Err(source.error("base", id, ContentProblem::UnknownReference(id.clone()))),
            },
        };
        let playbook = Self {
            groups: lay_over(&source, base.map(|base| &base.groups), read.group)?,
            roles: lay_over(&source, base.map(|base| &base.roles), read.role)?,
            phases: lay_over(&source, base.map(|base| &base.phases), read.phase)?,
            tasks: lay_over(&source, base.map(|base| &base.tasks), read.task)?,
            notify: lay_over(&source, base.map(|base| &base.notify), read.notify)?,
            statements: lay_over(&source, base.map(|base| &base.statements), read.statement)?,
            questions: lay_over(&source, base.map(|base| &base.questions), read.question)?,
            limits: lay_over(&source, base.map(|base| &base.limits), read.limit)?,
            must_report: lay_over(&source, base.map(|base| &base.must_report), read.must_report)?,
            checklists: lay_over(&source, base.map(|base| &base.checklists), read.checklist)?,
            id: read.id,
            scenario: read.scenario,
            version: read.version,
            effective: read.effective,
            next_review: read.next_review,
            title: read.title,
            purpose: read.purpose,
        };
        playbook.check(&source)?;
        Ok(playbook)
    }

    /// The playbook as a file of its own, without a base.
    ///
    /// # Errors
    /// Never for a playbook that was read.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(self)
    }

    fn check(&self, source: &Source<'_>) -> Result<(), ContentError> {
        let at = |id: &str, problem| source.error("id", id, problem);
        let known = |id: &str, within: &BTreeSet<&str>, entry: &str| match within.contains(id) {
            true => Ok(()),
            false => Err(at(entry, ContentProblem::UnknownReference(id.to_owned()))),
        };
        for (id, text) in self.texts() {
            if !text.is_whole() {
                return Err(at(id, ContentProblem::Empty));
            }
        }
        for (id, minutes) in self.times() {
            if minutes > LONGEST_MINUTES {
                let (max, found) = (i64::from(LONGEST_MINUTES), i64::from(minutes));
                return Err(at(id, ContentProblem::OutOfRange { min: 0, max, found }));
            }
        }
        let (groups, roles, phases) = (ids(&self.groups), ids(&self.roles), ids(&self.phases));
        for role in &self.roles {
            known(&role.group, &groups, &role.id)?;
        }
        for task in &self.tasks {
            known(&task.role, &roles, &task.id)?;
            known(&task.phase, &phases, &task.id)?;
        }
        for notify in &self.notify {
            known(&notify.by, &roles, &notify.id)?;
        }
        for limit in &self.limits {
            known(&limit.role, &roles, &limit.id)?;
        }
        self.check_order(source)
    }

    /// Every task that another waits for is there, is not of a higher grade, and does not wait back.
    fn check_order(&self, source: &Source<'_>) -> Result<(), ContentError> {
        let tasks: BTreeMap<&str, &PlaybookTask> = self.tasks.iter().map(|task| (task.id.as_str(), task)).collect();
        for task in &self.tasks {
            for id in &task.depends_on {
                let problem = match tasks.get(id.as_str()) {
                    None => ContentProblem::UnknownReference(id.clone()),
                    Some(first) if first.at_grade > task.at_grade => ContentProblem::WaitsForHigherGrade(id.clone()),
                    Some(_) => continue,
                };
                return Err(source.error("id", &task.id, problem));
            }
        }
        // Takes away, again and again, what waits for nothing that is left.
        let mut left = tasks;
        loop {
            let free: Vec<&str> = left
                .values()
                .filter(|task| !task.depends_on.iter().any(|id| left.contains_key(id.as_str())))
                .map(|task| task.id.as_str())
                .collect();
            for id in &free {
                left.remove(id);
            }
            if free.is_empty() {
                break;
            }
        }
        match left.keys().next() {
            None => Ok(()),
            Some(&id) => {
                let circle: Vec<&str> = left.keys().copied().collect();
                Err(source.error("id", id, ContentProblem::Cycle(circle.join(", "))))
            }
        }
    }

    /// Every text with the id of the entry it belongs to.
    fn texts(&self) -> Vec<(&str, &Bilingual)> {
        let mut texts = vec![(self.id.as_str(), &self.title), (self.id.as_str(), &self.purpose)];
        texts.extend(
            self.groups.iter().flat_map(|group| [(group.id.as_str(), &group.title), (&group.id, &group.purpose)]),
        );
        for role in &self.roles {
            texts.push((&role.id, &role.title));
            texts.extend(role.responsibilities.iter().map(|text| (role.id.as_str(), text)));
        }
        texts.extend(self.phases.iter().map(|phase| (phase.id.as_str(), &phase.title)));
        for task in &self.tasks {
            texts.extend([&task.title, &task.instructions, &task.evidence].map(|text| (task.id.as_str(), text)));
        }
        texts.extend(
            self.notify.iter().flat_map(|notify| [(notify.id.as_str(), &notify.who), (&notify.id, &notify.say)]),
        );
        for asked in &self.questions {
            texts.extend([&asked.question, &asked.may_say, &asked.not_to_say].map(|text| (asked.id.as_str(), text)));
        }
        texts.extend(self.limits.iter().map(|limit| (limit.id.as_str(), &limit.measures)));
        texts.extend(self.must_report.iter().map(|item| (item.id.as_str(), &item.text)));
        for list in &self.checklists {
            texts.push((&list.id, &list.title));
            texts.extend(list.items.iter().map(|item| (list.id.as_str(), item)));
        }
        texts
    }

    /// Every number of minutes with the id of the entry it belongs to.
    fn times(&self) -> Vec<(&str, u32)> {
        let tasks = self.tasks.iter().map(|task| (task.id.as_str(), task.due.minutes, task.every_minutes));
        let notify = self.notify.iter().map(|notify| (notify.id.as_str(), notify.due.minutes, None));
        let statements = self.statements.iter().map(|due| (due.id.as_str(), due.due.minutes, due.every_minutes));
        let times = tasks.chain(notify).chain(statements);
        times.flat_map(|(id, due, every)| [(id, due), (id, every.unwrap_or_default())]).collect()
    }
}

fn ids<T: Entry>(entries: &[T]) -> BTreeSet<&str> {
    entries.iter().map(Entry::id).collect()
}

fn lay_over<T: Entry>(source: &Source<'_>, base: Option<&Vec<T>>, own: Vec<T>) -> Result<Vec<T>, ContentError> {
    let mut all = base.cloned().unwrap_or_default();
    let mut seen = BTreeSet::new();
    for entry in own {
        if !seen.insert(entry.id().to_owned()) {
            return Err(source.error("id", entry.id(), ContentProblem::DuplicateId));
        }
        match all.iter_mut().find(|present| present.id() == entry.id()) {
            Some(present) => *present = entry,
            None => all.push(entry),
        }
    }
    Ok(all)
}
