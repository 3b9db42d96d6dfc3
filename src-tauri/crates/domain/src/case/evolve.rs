use super::event::CaseEvent;
use super::grade::{GradeChange, GradeOverride};
use super::lifecycle::Phase;
use super::state::{Case, LogMark};
use crate::duty::Trigger;
use crate::event::{Event, Meta};
use crate::{alarm, clock, fact, person, room, statement, task};

/// Folds one event into the state of its case. Total: an event that does not fit changes nothing.
pub fn evolve(case: &mut Case, event: &Event, meta: &Meta) {
    match event {
        Event::Case(event) => evolve_case(case, event, meta),
        Event::Fact(event) => fact::evolve(case, event, meta),
        Event::Task(event) => task::evolve(case, event, meta),
        Event::Alarm(event) => alarm::evolve(case, event, meta),
        Event::Clock(event) => clock::evolve(case, event, meta),
        Event::Person(event) => person::evolve(case, event, meta),
        Event::Statement(event) => statement::evolve(case, event, meta),
        Event::Room(event) => room::evolve(case, event, meta),
        Event::Organisation(_) | Event::Record(_) => return,
    }
    case.changed_at = case.changed_at.max(meta.at);
}

fn evolve_case(case: &mut Case, event: &CaseEvent, meta: &Meta) {
    match event {
        CaseEvent::Opened {
            number,
            scenario,
            site,
            occurred_at,
            reported_at,
            channel,
            reported_by,
            first_contact,
            owner,
        } => {
            case.number.clone_from(number);
            case.scenario = *scenario;
            case.site = *site;
            case.occurred_at = *occurred_at;
            case.reported_at = *reported_at;
            case.opened_at = meta.at;
            case.channel = *channel;
            case.reported_by.clone_from(reported_by);
            case.first_contact = *first_contact;
            case.owner = *owner;
            case.triggers.insert(Trigger::Reported, *reported_at);
            case.triggers.insert(Trigger::Found, *reported_at);
            if let Some(at) = occurred_at {
                case.triggers.insert(Trigger::Occurred, *at);
            }
        }
        CaseEvent::Described { title, account, first_responsible } => {
            case.title = Some(title.clone());
            case.account = Some(account.clone());
            case.first_responsible.clone_from(first_responsible);
        }
        CaseEvent::ReporterRecorded { name, contact } => {
            case.reporter_name.clone_from(name);
            case.reporter_contact.clone_from(contact);
        }
        CaseEvent::ScenarioChanged { to, .. } => case.scenario = *to,
        CaseEvent::PlanAdopted { plan, .. } => case.plan = Some(*plan),
        CaseEvent::OwnerAssigned { owner } => case.owner = *owner,
        CaseEvent::Moved { to, outcome, .. } => {
            case.phase = *to;
            case.outcome = *outcome;
            case.merged_into = None;
        }
        CaseEvent::Linked { other, relation, .. } => {
            case.links.insert(*other, *relation);
        }
        CaseEvent::MergedInto { survivor, .. } => {
            case.phase = Phase::Archived;
            case.outcome = None;
            case.merged_into = Some(*survivor);
        }
        CaseEvent::Logged { corrects, mentions, .. } => {
            case.log.insert(meta.entry, LogMark::default());
            for user in mentions {
                case.room.mentions.entry(*user).or_default().insert(meta.entry);
            }
            if let Some(mark) = corrects.and_then(|old| case.log.get_mut(&old)) {
                mark.corrected_by = Some(meta.entry);
            }
        }
        CaseEvent::Graded { assessment } => {
            case.grade.assessment = Some(assessment.clone());
            let rules = assessment.rules.iter().map(|rule| rule.id.clone()).collect();
            note_grade(case, meta, rules, None);
        }
        CaseEvent::GradeOverridden { grade, reason, .. } => {
            case.grade.by_hand =
                Some(GradeOverride { grade: *grade, reason: reason.clone(), by: meta.by, at: meta.at });
            note_grade(case, meta, Vec::new(), Some(reason.clone()));
        }
        CaseEvent::OverrideExpired { .. } => {
            case.grade.by_hand = None;
            let rules = case.grade.assessment.iter().flat_map(|a| &a.rules).map(|rule| rule.id.clone()).collect();
            note_grade(case, meta, rules, None);
        }
        CaseEvent::Exported { .. } => {}
    }
}

fn note_grade(case: &mut Case, meta: &Meta, rules: Vec<String>, reason: Option<String>) {
    let grade = case.grade.in_force();
    case.grade.history.push(GradeChange { entry: meta.entry, at: meta.at, by: meta.by, grade, rules, reason });
}
