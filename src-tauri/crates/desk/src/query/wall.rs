use std::collections::{BTreeMap, BTreeSet};

use domain::case::Case;
use domain::fact::{Fact, FactState};
use domain::ids::{CaseId, UserId};
use domain::organisation::Organisation;
use domain::room::Revisit;
use domain::task::Task;
use domain::terms::Bilingual;

use super::log::zone_of;
use super::withhold::Withheld;
use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{WallDecision, WallView};

/// How many of a kind the wall holds; what is further down nobody reads from five metres.
const SHOWN: usize = 24;

impl Desk {
    /// What the big screen shows of a case. No personal data is in it, whoever is signed in.
    ///
    /// # Errors
    /// Not permitted, no such case, or the store fails.
    pub fn wall_view(&self, session: &Session, id: CaseId) -> Result<WallView, DeskError> {
        let actor = self.actor(session)?;
        let (case, organisation) = self.seen_case(&actor, id)?;
        let mut view = self.wall(&case, &organisation);
        Withheld::from_everybody(&case).cover_wall(&mut view);
        Ok(view)
    }

    fn wall(&self, case: &Case, organisation: &Organisation) -> WallView {
        let mut tasks: Vec<Task> = case.tasks.values().filter(|task| task.state.is_open()).cloned().collect();
        tasks.sort_by_key(|task| (task.due_at.is_none(), task.due_at, task.id));
        tasks.truncate(SHOWN);
        let mut facts: Vec<Fact> =
            case.facts.values().filter(|fact| fact.state == FactState::Confirmed).cloned().collect();
        facts.sort_by_key(|fact| fact.number);
        facts.truncate(SHOWN);
        let clocks: Vec<_> = case.running_clocks().into_iter().take(SHOWN).cloned().collect();
        let next_sitrep = clocks.iter().filter(|clock| clock.due.id.contains("sitrep")).filter_map(|c| c.due.due_at);
        WallView {
            number: case.number.clone(),
            title: case.title.clone(),
            grade: case.grade.in_force(),
            phase: case.phase,
            site: case.site.and_then(|site| organisation.sites.get(&site)).map(|site| site.name.clone()),
            since: case.occurred_at.unwrap_or(case.reported_at),
            next_sitrep: next_sitrep.min(),
            clocks,
            facts,
            declared: self.declared(case, organisation),
            decisions: decisions(case),
            people: people(case, &tasks, organisation),
            tasks,
            posts: case.room.posts.clone(),
            message: case.room.message().map(|message| message.texts.clone()).unwrap_or_default(),
            zone: zone_of(case, organisation).name().to_owned(),
            now: self.host.now(),
        }
    }
}

/// The decisions that still hold.
fn decisions(case: &Case) -> Vec<WallDecision> {
    let holds =
        |outcome: &Option<(Revisit, String)>| !matches!(outcome, Some((Revisit::Changed | Revisit::Withdrawn, _)));
    let mut made: Vec<_> = case.room.decisions.values().filter(|made| holds(&made.revisited)).collect();
    made.sort_by_key(|made| std::cmp::Reverse(made.number));
    let shown = made.into_iter().take(SHOWN).map(|made| WallDecision {
        number: made.number,
        chosen: made.chosen.clone(),
        at: made.at,
        revisit_at: made.revisit_at.filter(|_| made.revisited.is_none()),
    });
    shown.collect()
}

fn people(case: &Case, tasks: &[Task], organisation: &Organisation) -> BTreeMap<UserId, Bilingual> {
    let posts = case.room.posts.values().map(|holder| holder.user);
    let shown: BTreeSet<UserId> = tasks.iter().filter_map(|task| task.owner).chain(posts).collect();
    let name = |user: UserId| Some((user, organisation.users.get(&user)?.name.clone()));
    shown.into_iter().filter_map(name).collect()
}
