use std::sync::Arc;

use chrono::{Datelike, TimeDelta};
use domain::case::{Case, situation};
use domain::duty;
use domain::ids::CaseId;
use domain::narrative::{Locale, compile_sitrep};
use domain::organisation::Organisation;
use domain::playbook::Playbook;
use domain::policy::{Action, Actor, roles_for};
use domain::room::{Call, QuestionAndAnswer, Room, RoomRole, action_card, changed_since};
use domain::terms::{Lang, Timestamp};

use super::log::zone_of;
use super::withhold::Withheld;
use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{CallView, DecisionView, RoomView, SitrepDraft, SitrepView};

/// The rhythm of situation reports where no duty sets one, in minutes.
const USUAL_RHYTHM: i64 = 60;
/// The duty that sets the rhythm of situation reports.
const SITREP_DUTY: &str = "cadence.sitrep";

impl Desk {
    /// The crisis room of a case as it stands, or as it stood at `at`.
    ///
    /// # Errors
    /// Not permitted, no such case, or the store fails.
    pub fn room_view(&self, session: &Session, id: CaseId, at: Option<Timestamp>) -> Result<RoomView, DeskError> {
        let actor = self.actor(session)?;
        let (case, organisation) = self.seen_case_at(&actor, id, at)?;
        let mut view = self.room(&case, &organisation);
        Withheld::of(&case, &actor).cover_room(&mut view, actor.may(Action::SeePersonal));
        Ok(view)
    }

    /// The next situation report of a case, compiled from what happened since the last one.
    ///
    /// # Errors
    /// Not permitted, no such case, or the store fails.
    pub fn sitrep_draft(&self, session: &Session, id: CaseId, lang: Lang) -> Result<SitrepDraft, DeskError> {
        let actor = self.actor(session)?;
        let (case, organisation) = self.seen_case(&actor, id)?;
        actor.require(Action::RunRoom)?;
        let (now, zone) = (self.host.now(), zone_of(&case, &organisation));
        let locale = Locale { lang, zone, year: now.with_timezone(&zone).year() };
        let (wording, facts) = (&self.content.wording, self.fact_words(&case, &organisation));
        let mut sections = compile_sitrep(wording, &case, &organisation, &facts, &locale, now);
        let withheld = Withheld::of(&case, &actor);
        sections.iter_mut().for_each(|section| section.text = withheld.apply(&section.text));
        let number = u32::try_from(case.room.sitreps.len()).unwrap_or(u32::MAX).saturating_add(1);
        Ok(SitrepDraft { number, sections, next_at: now + self.rhythm(&case, &organisation) })
    }

    /// The state of a case and of the organisation that the actor may see, now or at `at`.
    pub(crate) fn seen_case_at(
        &self,
        actor: &Actor,
        id: CaseId,
        at: Option<Timestamp>,
    ) -> Result<(Arc<Case>, Arc<Organisation>), DeskError> {
        let Some(at) = at else { return self.seen_case(actor, id) };
        actor.require(Action::SeeCase)?;
        self.store()?.read(|tx| {
            let case = tx.case_at(id, at)?.ok_or_else(|| super::case::no_such(id))?;
            Ok((Arc::new(case), tx.organisation()?))
        })
    }

    fn room(&self, case: &Case, organisation: &Organisation) -> RoomView {
        let room = &case.room;
        let rules = self.rules(organisation);
        let playbook = rules.playbook_of(case);
        let grade = case.grade.in_force();
        RoomView {
            convened_at: room.convened_at,
            posts: room.posts.clone(),
            cards: RoomRole::ALL.iter().map(|post| action_card(*post, playbook, grade)).collect(),
            attendance: room.attendance.clone(),
            meetings: room.meetings.clone(),
            pinned: room.pinned.iter().copied().collect(),
            decisions: decisions(case),
            calls: calls(case),
            sitreps: sitreps(case),
            message: room.message().cloned(),
            readers: readers(organisation),
            prepared: playbook.map(prepared).unwrap_or_default(),
            files: room.attachments.values().cloned().collect(),
            files_withheld: 0,
        }
    }

    fn rhythm(&self, case: &Case, organisation: &Organisation) -> TimeDelta {
        let rules = &self.content.rules;
        let due = duty::due(&rules.duties, &situation(case, organisation), &rules.calendar);
        let set = due.iter().find(|due| due.id == SITREP_DUTY).and_then(|due| due.limit.minutes());
        TimeDelta::minutes(set.map_or(USUAL_RHYTHM, i64::from))
    }
}

fn decisions(case: &Case) -> Vec<DecisionView> {
    let view = |decision: &domain::room::Decision| DecisionView {
        changed: changed_since(&decision.known, case),
        decision: decision.clone(),
    };
    let mut views: Vec<_> = case.room.decisions.values().map(view).collect();
    views.sort_by_key(|view| std::cmp::Reverse(view.decision.number));
    views
}

fn calls(case: &Case) -> Vec<CallView> {
    let waiting = |call: &Call| {
        let promised = call.answerer.is_some() || call.answer_by.is_some();
        let task = call.task.and_then(|task| case.tasks.get(&task));
        promised && call.answer.is_none() && task.is_none_or(|task| task.state.is_open())
    };
    let view = |call: &Call| CallView { waiting: waiting(call), call: call.clone() };
    let mut views: Vec<_> = case.room.calls.values().map(view).collect();
    views.sort_by_key(|view| std::cmp::Reverse(view.call.number));
    views
}

fn sitreps(case: &Case) -> Vec<SitrepView> {
    let Room { sitreps, .. } = &case.room;
    let view = |sitrep: &domain::room::Sitrep| SitrepView {
        changed: changed_since(&sitrep.cites, case),
        sitrep: sitrep.clone(),
    };
    sitreps.iter().rev().map(view).collect()
}

/// Whoever works on cases speaks with the one voice.
fn readers(organisation: &Organisation) -> Vec<domain::ids::UserId> {
    let works = |user: &&domain::organisation::User| {
        user.active && roles_for(Action::WriteLog).iter().any(|role| user.roles.contains(role))
    };
    organisation.users.values().filter(works).map(|user| user.id).collect()
}

fn prepared(playbook: &Playbook) -> Vec<QuestionAndAnswer> {
    let asked = playbook.questions.iter();
    asked.map(|asked| QuestionAndAnswer { question: asked.question.clone(), answer: asked.may_say.clone() }).collect()
}
