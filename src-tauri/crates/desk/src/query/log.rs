use chrono::Datelike;
use chrono_tz::Tz;
use domain::case::{Case, CaseEvent};
use domain::event::Event;
use domain::ids::EntryId;
use domain::narrative::{Before, CaseNames, FactWords, Locale, Tone, fact_words, tell};
use domain::organisation::Organisation;
use domain::policy::{Action, Actor};
use domain::room::{Attachment, RoomEvent};
use domain::task::TaskEvent;
use domain::terms::{Lang, Timestamp};
use store::{JournalFilter, Stored};

use super::withhold::Withheld;
use crate::Desk;
use crate::bundle::Bundle;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{LogFilter, LogItem, LogPage, LogQuery};

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
        actor.require(Action::SeeCase)?;
        if let Some((_, bundle)) = self.imported(query.case)? {
            return self.foreign_log(&bundle, &actor, query);
        }
        let (case, organisation) = self.seen_case_at(&actor, query.case, query.at)?;
        let limit = query.limit.unwrap_or(PAGE).clamp(1, LONGEST_PAGE) as usize;
        let filter = JournalFilter {
            stream: Some(query.case.into()),
            before: query.before.and_then(|seq| i64::try_from(seq).ok()),
            until: query.at.or(query.until),
            ..entries_of(query.filter, &case, &actor)
        };
        let stored = self.store()?.read(|tx| tx.journal().page(&filter, limit))?;
        let next = stored.last().filter(|_| stored.len() == limit).map(|last| place(last.header.seq));
        let teller = self.teller(&case, &organisation, &actor, query.lang);
        let shown: Vec<_> = stored.into_iter().filter(|entry| stands_alone(entry, &case, query.filter)).collect();
        Ok(LogPage { items: teller.items(&shown)?, next })
    }

    /// The log of a case of another store, which is short enough to be told from its entries in memory.
    fn foreign_log(&self, bundle: &Bundle, actor: &Actor, query: &LogQuery) -> Result<LogPage, DeskError> {
        let limit = query.limit.unwrap_or(PAGE).clamp(1, LONGEST_PAGE) as usize;
        let before = query.before.map_or(i64::MAX, |seq| i64::try_from(seq).unwrap_or(i64::MAX));
        let earlier = bundle.stored().into_iter().rev().filter(|entry| entry.header.seq < before);
        let stored: Vec<Stored> = earlier.take(limit).collect();
        let next = stored.last().filter(|_| stored.len() == limit).map(|last| place(last.header.seq));
        let case = bundle.case();
        let teller = self.teller(&case, &bundle.organisation, actor, query.lang);
        Ok(LogPage { items: teller.items(&stored)?, next })
    }

    /// The words of the grading facts of a case, and of any other that a case may still hold.
    pub(crate) fn fact_words(&self, case: &Case, organisation: &Organisation) -> FactWords {
        let rules = self.rules(organisation);
        let graded = rules.pack_of(case).into_iter().chain(rules.packs.values()).flat_map(|pack| &pack.facts);
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
            facts: self.fact_words(case, organisation),
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
            mentions: Vec::new(),
            pinned: self.case.room.pinned.contains(&header.id),
            files: self.files(header.id),
            erased: event.is_none(),
        };
        let Some(event) = event else { return Ok(item) };
        let before = self.before(header.id);
        let names =
            CaseNames { case: self.case, organisation: self.organisation, facts: &self.facts, before: before.as_ref() };
        let told = tell(&self.desk.content.wording, &event, &names, &self.locale);
        item.tone = told.tone;
        item.headline = self.withheld.apply(&told.headline);
        item.detail = told.detail.map(|detail| self.withheld.apply(&detail)).filter(|_| self.may_read(&event));
        item.source = told.source.map(|source| self.withheld.apply(&source));
        if let Event::Case(CaseEvent::Logged { confirmed, corrects, mentions, .. }) = &event {
            item.confirmed = Some(*confirmed);
            item.corrects = *corrects;
            item.mentions = mentions.iter().copied().collect();
        }
        Ok(item)
    }

    /// The files of an entry, and the file that the entry itself attaches.
    fn files(&self, entry: EntryId) -> Vec<Attachment> {
        let room = &self.case.room;
        let own = room.attachments.get(&entry);
        let files = own.into_iter().chain(room.files_of(entry)).filter(|_| self.actor.may(Action::SeePersonal));
        files.cloned().collect()
    }

    /// What stood before a change of the grade, so that the line can say from what it changed.
    fn before(&self, entry: EntryId) -> Option<Before> {
        let history = &self.case.grade.history;
        let place = history.iter().position(|change| change.entry == entry)?;
        let by_rule = history.iter().take(place).rev().find(|change| change.reason.is_none());
        Some(Before { assessed: by_rule.map(|change| change.grade), ..Before::default() })
    }

    /// What is written about unreleased statements is for those who may see drafts; the names of files are personal.
    fn may_read(&self, event: &Event) -> bool {
        match event {
            Event::Statement(_) => self.actor.may(Action::SeeDrafts),
            Event::Room(RoomEvent::Attached { .. }) => self.actor.may(Action::SeePersonal),
            _ => true,
        }
    }
}

/// Which entries a filter lets through.
fn entries_of(filter: Option<LogFilter>, case: &Case, actor: &Actor) -> JournalFilter {
    let beginning = |kind: &str| JournalFilter { kind: Some(kind.to_owned()), ..JournalFilter::default() };
    let kinds = |kinds| JournalFilter { kinds: Some(kinds), ..JournalFilter::default() };
    let only = |entries| JournalFilter { entries: Some(entries), ..JournalFilter::default() };
    match filter {
        None => JournalFilter::default(),
        Some(LogFilter::Notes) => kinds(&["case.logged"]),
        Some(LogFilter::Decisions) => kinds(DECISIONS),
        Some(LogFilter::Facts) => kinds(FACTS),
        Some(LogFilter::Tasks) => beginning("task."),
        Some(LogFilter::Clocks) => kinds(CLOCKS),
        Some(LogFilter::Statements) => beginning("statement."),
        Some(LogFilter::Reports) => kinds(&["room.sitrep_issued", "room.message_set"]),
        Some(LogFilter::Calls) => kinds(&["room.call_recorded", "room.call_answered"]),
        Some(LogFilter::Files) => kinds(&["room.attached"]),
        Some(LogFilter::Pinned) => only(case.room.pinned.iter().copied().collect()),
        Some(LogFilter::Mentions) => only(
            case.room.mentions.get(&actor.user).map(|entries| entries.iter().copied().collect()).unwrap_or_default(),
        ),
    }
}

/// What is known, of the event and of the people it concerns.
const FACTS: &[&str] =
    &["fact.recorded", "fact.revised", "fact.judged", "person.added", "person.changed", "person.identified"];

/// What is due, and who was told.
const CLOCKS: &[&str] = &[
    "clock.started",
    "clock.met",
    "clock.waived",
    "clock.triggered",
    "alarm.raised",
    "alarm.escalated",
    "alarm.acknowledged",
];

/// What the room decided, and what decides about it.
const DECISIONS: &[&str] = &[
    "room.convened",
    "room.decided",
    "room.revisited",
    "room.meeting_started",
    "room.meeting_ended",
    "case.graded",
    "case.grade_overridden",
    "case.override_expired",
    "case.scenario_changed",
    "case.owner_assigned",
    "case.moved",
];

/// Entries that the log shows as a mark of another line, not as a line of their own.
const MARKS: &[&str] = &["room.pinned", "room.unpinned", "room.message_read"];

/// Whether an entry is a line of its own: a file that belongs to an entry is shown with it.
fn stands_alone(entry: &Stored, case: &Case, filter: Option<LogFilter>) -> bool {
    let belongs = case.room.attachments.get(&entry.header.id).is_some_and(|file| file.to.is_some());
    !MARKS.contains(&entry.header.kind.as_str()) && (!belongs || filter == Some(LogFilter::Files))
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
        Event::Room(RoomEvent::CallRecorded { happened_at, .. }) => Some(*happened_at),
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
