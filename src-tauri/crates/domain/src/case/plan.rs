//! By which editions of playbook and rules a case goes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::draft::Rules;
use super::grade::grading_facts;
use super::state::Case;
use crate::duty::DutyPack;
use crate::grading::{self, FiredRule, RulePack};
use crate::organisation::{ContentKind, EditionState, Organisation};
use crate::playbook::{FrontLineQuestion, Playbook, items};
use crate::statement::answer::AnswerPack;
use crate::statement::template::{Template, TemplatePack};
use crate::terms::{Bilingual, Grade, Scenario};

/// The editions a case goes by; an absent number is what ships with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Plan {
    /// The scenario they are for.
    pub scenario: Scenario,
    /// The edition of the playbook.
    pub playbook: Option<u32>,
    /// The edition of the rules.
    pub rules: Option<u32>,
}

impl Plan {
    /// What ships for a scenario.
    pub const fn shipped(scenario: Scenario) -> Self {
        Self { scenario, playbook: None, rules: None }
    }
}

/// The company's own editions: those in force, and of playbooks and rules every earlier one that a case may still go by.
#[derive(Debug, Clone, Default)]
pub struct Published {
    packs: BTreeMap<(Scenario, u32), RulePack>,
    playbooks: BTreeMap<(Scenario, u32), Playbook>,
    /// Texts are taken up when they are used: only those in force matter.
    templates: BTreeMap<Scenario, TemplatePack>,
    answers: BTreeMap<Scenario, AnswerPack>,
    duties: Option<DutyPack>,
    in_force: BTreeMap<Scenario, Plan>,
}

impl Published {
    /// Everything the company ever put in force, with what is in force on `day`. An edition that this program can't
    /// read counts as not there.
    pub fn of(organisation: &Organisation, day: NaiveDate) -> Self {
        let mut published = Self::default();
        for edition in organisation.editions.iter().filter(|edition| edition.published_by.is_some()) {
            published.add(edition.id.kind, edition.id.scenario, edition.id.number, &edition.text);
        }
        let scenarios: BTreeSet<Scenario> = organisation.editions.iter().map(|edition| edition.id.scenario).collect();
        for scenario in scenarios {
            let number = |kind| organisation.in_force(kind, scenario, day).map(|edition| edition.id.number);
            let playbook = number(ContentKind::Playbook).filter(|n| published.playbooks.contains_key(&(scenario, *n)));
            let rules = number(ContentKind::Rules).filter(|n| published.packs.contains_key(&(scenario, *n)));
            published.in_force.insert(scenario, Plan { scenario, playbook, rules });
            let text = |kind: ContentKind| organisation.in_force(kind, scenario, day).map(|edition| &edition.text);
            let templates = text(ContentKind::Templates).map(|text| TemplatePack::parse("own", text));
            published.templates.extend(templates.and_then(Result::ok).map(|pack| (scenario, pack)));
            let answers = text(ContentKind::Answers).map(|text| AnswerPack::parse("own", text));
            published.answers.extend(answers.and_then(Result::ok).map(|pack| (scenario, pack)));
        }
        let duties = organisation.in_force(ContentKind::Duties, Scenario::Other, day);
        published.duties = duties.and_then(|edition| DutyPack::parse("own", &edition.text).ok());
        published
    }

    /// The duty packs that hold: those that ship, with the company's own in place of its shipped one.
    pub fn duties_over(&self, shipped: &[DutyPack]) -> Vec<DutyPack> {
        self.duties.as_ref().map_or_else(|| shipped.to_vec(), |own| DutyPack::with_own(shipped, own))
    }

    fn add(&mut self, kind: ContentKind, scenario: Scenario, number: u32, text: &str) {
        match kind {
            ContentKind::Playbook => {
                if let Ok(playbook) = Playbook::parse(kind.key(), text, None) {
                    self.playbooks.insert((scenario, number), playbook);
                }
            }
            ContentKind::Rules => {
                if let Ok(pack) = RulePack::parse(kind.key(), text) {
                    self.packs.insert((scenario, number), pack);
                }
            }
            ContentKind::Templates | ContentKind::Answers | ContentKind::Duties => {}
        }
    }
}

/// Whether two states of the organisation and two days lead to the same [`Published`]: what to compare.
pub fn published_key(organisation: &Organisation, day: NaiveDate) -> Vec<(crate::organisation::EditionId, bool)> {
    let put = organisation.editions.iter().filter(|edition| edition.published_by.is_some());
    put.map(|edition| {
        let begun = edition.effective.is_some_and(|on| on <= day);
        (edition.id, begun && edition.state == EditionState::Published)
    })
    .collect()
}

impl Rules {
    /// The editions in force for a scenario.
    pub fn plan(&self, scenario: Scenario) -> Plan {
        self.published.in_force.get(&scenario).copied().unwrap_or_else(|| Plan::shipped(scenario))
    }

    /// The editions that a case goes by: those it took up, or else what ships.
    pub fn plan_of(&self, case: &Case) -> Plan {
        case.plan.filter(|plan| plan.scenario == case.scenario).unwrap_or_else(|| Plan::shipped(case.scenario))
    }

    /// The pack that grades a new case of `scenario`.
    pub fn pack(&self, scenario: Scenario) -> Option<&RulePack> {
        self.pack_by(self.plan(scenario))
    }

    /// The pack that grades this case.
    pub fn pack_of(&self, case: &Case) -> Option<&RulePack> {
        self.pack_by(self.plan_of(case))
    }

    /// The playbook of a new case of `scenario`.
    pub fn playbook(&self, scenario: Scenario) -> Option<&Playbook> {
        self.playbook_by(self.plan(scenario))
    }

    /// The playbook of this case.
    pub fn playbook_of(&self, case: &Case) -> Option<&Playbook> {
        self.playbook_by(self.plan_of(case))
    }

    /// The statement templates that fit a scenario, those written for it before those for any.
    pub fn templates(&self, scenario: Scenario) -> impl Iterator<Item = &Template> {
        let of = |scenario| self.published.templates.get(&scenario).or_else(|| self.templates.get(&scenario));
        let general = of(Scenario::Other).filter(|_| scenario != Scenario::Other);
        of(scenario).into_iter().chain(general).flat_map(|pack| &pack.templates).filter(move |t| t.serves(scenario))
    }

    /// What the front line may answer in this case: what the company published, or else what its playbook says.
    pub fn answers_of(&self, case: &Case) -> &[FrontLineQuestion] {
        match self.published.answers.get(&case.scenario) {
            Some(pack) => &pack.answers,
            None => self.playbook_of(case).map_or(&[], |playbook| &playbook.questions),
        }
    }

    fn pack_by(&self, plan: Plan) -> Option<&RulePack> {
        let own = plan.rules.and_then(|number| self.published.packs.get(&(plan.scenario, number)));
        own.or_else(|| self.packs.get(&plan.scenario)).or_else(|| self.packs.get(&Scenario::Other))
    }

    fn playbook_by(&self, plan: Plan) -> Option<&Playbook> {
        let own = plan.playbook.and_then(|number| self.published.playbooks.get(&(plan.scenario, number)));
        own.or_else(|| self.playbooks.get(&plan.scenario)).or_else(|| self.playbooks.get(&Scenario::Other))
    }
}

/// What other rules or another playbook would do to a case.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlanEffect {
    /// The grade in force now.
    pub grade_now: Grade,
    /// The grade that would be in force.
    pub grade_then: Grade,
    /// The rules that would give it.
    pub rules: Vec<FiredRule>,
    /// Tasks that would be added.
    pub added: Vec<Bilingual>,
    /// Open tasks that came from a playbook and that the other one does not have. They stay in the case.
    pub not_in_it: Vec<Bilingual>,
}

/// What `pack` and `playbook` would do to `case`.
pub fn effect_of(case: &Case, pack: Option<&RulePack>, playbook: Option<&Playbook>) -> PlanEffect {
    let assessment = pack.map(|pack| grading::assess(pack, &grading_facts(case)));
    let grade_then = match (&case.grade.by_hand, &assessment) {
        (Some(by_hand), _) => by_hand.grade,
        (None, assessment) => assessment.as_ref().map_or(Grade::None, |assessment| assessment.grade),
    };
    let present: BTreeSet<&str> = case.tasks.values().filter_map(|task| task.from_playbook.as_deref()).collect();
    let items = playbook.map(items).unwrap_or_default();
    let in_it: BTreeSet<&str> = items.iter().map(|item| item.id.as_str()).collect();
    let open = case.tasks.values().filter(|task| task.state.is_open());
    PlanEffect {
        grade_now: case.grade.in_force(),
        grade_then,
        rules: assessment.map(|assessment| assessment.rules).unwrap_or_default(),
        added: items
            .iter()
            .filter(|item| item.at_grade <= grade_then && !present.contains(item.id.as_str()))
            .map(|item| item.title.clone())
            .collect(),
        not_in_it: open
            .filter(|task| task.from_playbook.as_deref().is_some_and(|id| !in_it.contains(id)))
            .map(|task| task.title.clone())
            .collect(),
    }
}
