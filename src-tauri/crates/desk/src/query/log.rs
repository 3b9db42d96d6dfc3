use chrono::Datelike;
use chrono_tz::Tz;
use domain::case::{Case, CaseEvent};
use domain::event::Event;
use domain::narrative::{CaseNames, FactWords, Locale, Tone, fact_words, tell};
use domain::organisation::Organisation;
use domain::policy::{Action, Actor};
use domain::task::TaskEvent;
use domain::terms::{Lang, Scenario, Timestamp};
use store::{JournalFilter, Stored};

use super::withhold::Withheld;
use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{LogItem, LogPage, LogQuery};

/// Lines of a page when the query does not say.
const PAGE: u32 = 100;
/// The most that one page may hold.
const LONGEST_PAGE: u32 = 1_000;

impl Desk {
    /// A page of a case's log, the newest first.
    ///
    /// # Errors
    /// Not permitted, no such case, or the store fails.
    pub fn log_page(&self, session: &Session, query: &LogQuery) -> Result<LogPage, DeskError> {
        let actor = self.actor(session)?;
        let (case, organisation) = self.seen_case(&actor, query.case)?;
        let limit = query.limit.unwrap_or(PAGE).clamp(1, LONGEST_PAGE) as usize;
        let before = query.before.and_then(|seq| i64::try_from(seq).ok());
        let filter = JournalFilter { stream: Some(query.case.into()), before, ..JournalFilter::default() };
        let stored = self.store()?.read(|tx| tx.journal().page(&filter, limit))?;
        let next = stored.last().filter(|_| stored.len() == limit).map(|last| place(last.header.seq));
        let teller = self.teller(&case, &organisation, &actor, query.lang);
        Ok(LogPage { items: teller.items(&stored)?, next })
    }

    /// The words of the grading facts of a scenario, and of any other that a case may still hold.
    pub(crate) fn fact_words(&self, scenario: Scenario) -> FactWords {
        let packs = &self.content.rules.packs;
        let graded = packs.get(&scenario).into_iter().chain(packs.values()).flat_map(|pack| &pack.facts);
        fact_words(graded.chain(self.content.rules.duties.iter().flat_map(|pack| &pack.facts)))
    }

    pub(crate) fn teller<'a>(
        &'a self,
        case: &'a Case,
        organisation: &'a Organisation,
        actor: &'a Actor,
        lang: Lang,
    ) -> Teller<'a> {
        let year = self.host.now().with_timezone(&zone_of(case, organisation)).year();
        Teller {
            desk: self,
            case,
            organisation,
            facts: self.fact_words(case.scenario),
            locale: Locale { lang, zone: zone_of(case, organisation), year },
            withheld: Withheld::of(case, actor),
            actor,
        }
    }
}

/// Tells the entries of one case to one person.
pub(crate) struct Teller<'a> {
    desk: &'a Desk,
    case: &'a Case,
    organisation: &'a Organisation,
    facts: FactWords,
    pub(crate) locale: Locale,
    withheld: Withheld,
    actor: &'a Actor,
}

impl Teller<'_> {
    /// The lines of the log, the newest first. Tasks that the playbook added at once are one line.
    fn items(&self, stored: &[Stored]) -> Result<Vec<LogItem>, DeskError> {
        let mut items = Vec::with_capacity(stored.len());
        for run in stored.chunk_by(|a, b| a.header.at.wall() == b.header.at.wall() && by_playbook(a) && by_playbook(b))
        {
            match run {
                [newest, _, ..] => items.push(self.many(newest, run)?),
                run => items.extend(run.iter().map(|entry| self.item(entry)).collect::<Result<Vec<_>, _>>()?),
            }
        }
        Ok(items)
    }

    fn many(&self, newest: &Stored, run: &[Stored]) -> Result<LogItem, DeskError> {
        let title = |entry: &Stored| match entry.event() {
            Ok(Some(Event::Task(TaskEvent::Added { title, .. }))) => Some(title.get(self.locale.lang).to_owned()),
            _ => None,
        };
        let titles: Vec<_> = run.iter().rev().filter_map(title).collect();
        let separator = if self.locale.lang == Lang::Zh { "；" } else { "; " };
        Ok(LogItem {
            headline: self.desk.content.wording.tasks_added(run.len(), self.locale.lang),
            detail: Some(titles.join(separator)),
            ..self.item(newest)?
        })
    }

    /// One line of the log.
    pub(crate) fn item(&self, entry: &Stored) -> Result<LogItem, DeskError> {
        let header = &entry.header;
        let event = entry.event()?;
        let mut item = LogItem {
            seq: place(header.seq),
            entry: header.id,
            at: header.at.wall(),
            occurred_at: event.as_ref().and_then(occurred_at),
            by: header.actor,
            kind: header.kind.clone(),
            tone: Tone::System,
            headline: self.desk.content.wording.erased_line(&header.kind, self.locale.lang),
            detail: None,
            source: None,
            confirmed: None,
            corrects: None,
            corrected_by: self.case.log.get(&header.id).and_then(|mark| mark.corrected_by),
            erased: event.is_none(),
        };
        let Some(event) = event else { return Ok(item) };
        let names = CaseNames { case: self.case, organisation: self.organisation, facts: &self.facts, before: None };
        let told = tell(&self.desk.content.wording, &event, &names, &self.locale);
        item.tone = told.tone;
        item.headline = self.withheld.apply(&told.headline);
        item.detail = told.detail.map(|detail| self.withheld.apply(&detail)).filter(|_| self.may_read(&event));
        item.source = told.source.map(|source| self.withheld.apply(&source));
        if let Event::Case(CaseEvent::Logged { confirmed, corrects, .. }) = &event {
            item.confirmed = Some(*confirmed);
            item.corrects = *corrects;
        }
        Ok(item)
    }

    /// What is written about unreleased statements is for those who may see drafts.
    fn may_read(&self, event: &Event) -> bool {
        !matches!(event, Event::Statement(_)) || self.actor.may(Action::SeeDrafts)
    }
}

/// Whether the playbook added a task here.
pub(crate) fn by_playbook(entry: &Stored) -> bool {
    entry.header.kind == "task.added"
        && matches!(entry.event(), Ok(Some(Event::Task(TaskEvent::Added { from_playbook: Some(_), .. }))))
}

/// When the thing told happened, where the entry says so.
pub(crate) fn occurred_at(event: &Event) -> Option<Timestamp> {
    match event {
        Event::Case(CaseEvent::Logged { occurred_at, .. } | CaseEvent::Opened { occurred_at, .. }) => *occurred_at,
        Event::Fact(domain::fact::FactEvent::Recorded { occurred_at, .. }) => *occurred_at,
        Event::Clock(domain::clock::ClockEvent::Met { at, .. } | domain::clock::ClockEvent::Triggered { at, .. }) => {
            Some(*at)
        }
        Event::Statement(domain::statement::StatementEvent::Released { released_at, .. }) => Some(*released_at),
        _ => None,
    }
}

pub(crate) fn zone_of(case: &Case, organisation: &Organisation) -> Tz {
    case.site.and_then(|site| organisation.sites.get(&site)).map_or(Tz::Asia__Shanghai, |site| site.zone)
}

pub(crate) fn place(seq: i64) -> u64 {
    u64::try_from(seq).unwrap_or_default()
}
