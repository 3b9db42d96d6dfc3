//! A situation report in the making: what the ledger, the decisions and the tasks say since the last one.

use super::line::Line;
use super::names::{CaseNames, FactWords};
use super::tell::Voice;
use super::{Locale, Wording};
use crate::case::Case;
use crate::fact::{Fact, FactState};
use crate::organisation::Organisation;
use crate::room::{Section, SectionKey};
use crate::task::{Task, TaskState};
use crate::terms::Timestamp;

/// The most lines of one part: who reads a report has little time.
const LINES: usize = 12;

/// Compiles the next situation report of `case` in the words of `locale`. What happened since the last one stands under
/// decisions and done; what is known, unknown and due stands as it is now. Parts without anything to say are left out.
pub fn compile_sitrep(
    wording: &Wording,
    case: &Case,
    organisation: &Organisation,
    facts: &FactWords,
    locale: &Locale,
    now: Timestamp,
) -> Vec<Section> {
    let names = CaseNames { case, organisation, facts, before: None };
    let voice = Voice { wording, names: &names, locale };
    let since = case.room.sitreps.last().map(|report| report.at);
    let report = Compiling { voice, case, facts, since, now };
    SectionKey::ALL
        .iter()
        .map(|key| Section { key: *key, text: report.lines(*key).join("\n") })
        .filter(|section| !section.text.is_empty())
        .collect()
}

struct Compiling<'a> {
    voice: Voice<'a>,
    case: &'a Case,
    facts: &'a FactWords,
    since: Option<Timestamp>,
    now: Timestamp,
}

impl Compiling<'_> {
    fn lines(&self, key: SectionKey) -> Vec<String> {
        let mut lines = match key {
            SectionKey::Situation => vec![self.situation()],
            SectionKey::Known => self.facts(|state| state == FactState::Confirmed),
            SectionKey::Unknown => self.unknown(),
            SectionKey::Decisions => self.decisions(),
            SectionKey::Done => self.done(),
            SectionKey::Next => self.next(),
            SectionKey::Deadlines => self.deadlines(),
        };
        lines.truncate(LINES);
        lines
    }

    fn is_new(&self, at: Timestamp) -> bool {
        self.since.is_none_or(|since| at > since)
    }

    fn situation(&self) -> String {
        let grade = self.voice.label("grade", self.case.grade.in_force().key());
        let phase = self.voice.label("phase", self.case.phase.key());
        let since = self.case.occurred_at.unwrap_or(self.case.reported_at);
        let span = self.voice.span(self.now - since);
        self.voice.say(Line::SitrepSituation, &[("grade", grade), ("phase", phase), ("span", &span)])
    }

    fn facts(&self, wanted: impl Fn(FactState) -> bool) -> Vec<String> {
        let mut found: Vec<&Fact> = self.case.facts.values().filter(|fact| wanted(fact.state)).collect();
        found.sort_by_key(|fact| fact.number);
        found.into_iter().map(|fact| self.fact(fact)).collect()
    }

    fn fact(&self, fact: &Fact) -> String {
        let what = match fact.key.as_deref().and_then(|key| self.facts.get(key)) {
            Some(declared) => {
                let value = self.voice.value(fact.key.as_deref(), fact.value.as_ref());
                let values = [("name", self.voice.text(&declared.label)), ("value", value.as_str())];
                let said = self.voice.say(Line::SitrepValued, &values);
                if fact.claim.is_empty() {
                    said
                } else {
                    self.voice.say(Line::WordOf, &[("kind", &said), ("name", &fact.claim)])
                }
            }
            None => fact.claim.clone(),
        };
        let state = self.voice.label("fact_state", fact.state.key());
        let values = [("number", fact.number.to_string()), ("what", what), ("state", state.to_owned())];
        self.voice.say_all(Line::SitrepFact, &values)
    }

    /// Claims that are not established, then the questions that the grade depends on.
    fn unknown(&self) -> Vec<String> {
        let mut lines = self.facts(|state| matches!(state, FactState::Reported | FactState::Disputed));
        let questions = self.case.grade.assessment.iter().flat_map(|assessment| &assessment.questions);
        lines.extend(
            questions.map(|asked| self.voice.say(Line::SitrepQuestion, &[("what", self.voice.text(&asked.label))])),
        );
        lines
    }

    fn decisions(&self) -> Vec<String> {
        let mut made: Vec<_> = self.case.room.decisions.values().filter(|made| self.is_new(made.at)).collect();
        made.sort_by_key(|made| made.number);
        let told = |number: u32, chosen: &str| {
            self.voice.say(Line::RoomDecided, &[("number", &number.to_string()), ("chosen", chosen)])
        };
        made.into_iter().map(|made| told(made.number, &made.chosen)).collect()
    }

    fn done(&self) -> Vec<String> {
        let is_done = |task: &&Task| task.state == TaskState::Done && self.is_new(task.changed_at);
        let mut done: Vec<&Task> = self.case.tasks.values().filter(is_done).collect();
        done.sort_by_key(|task| (task.changed_at, task.id));
        done.into_iter().map(|task| self.voice.text(&task.title).to_owned()).collect()
    }

    fn next(&self) -> Vec<String> {
        let mut open: Vec<&Task> = self.case.tasks.values().filter(|task| task.state.is_open()).collect();
        open.sort_by_key(|task| (task.due_at.is_none(), task.due_at, task.id));
        open.into_iter().map(|task| self.task(task)).collect()
    }

    fn task(&self, task: &Task) -> String {
        let title = self.voice.text(&task.title).to_owned();
        let user = match task.owner {
            Some(user) => self.voice.user(user),
            None => self.voice.say(Line::SitrepNobody, &[]),
        };
        match task.due_at {
            Some(at) => {
                let values = [("title", title), ("user", user), ("at", self.voice.time(at))];
                self.voice.say_all(Line::SitrepTaskDue, &values)
            }
            None => self.voice.say_all(Line::SitrepTask, &[("title", title), ("user", user)]),
        }
    }

    fn deadlines(&self) -> Vec<String> {
        let told = |clock: &crate::clock::Clock| {
            let due = clock.due.due_at?;
            let line = if due < self.now { Line::SitrepClockLate } else { Line::SitrepClock };
            let values = [("name", self.voice.text(&clock.due.name).to_owned()), ("at", self.voice.time(due))];
            Some(self.voice.say_all(line, &values))
        };
        self.case.running_clocks().into_iter().filter_map(told).collect()
    }
}
