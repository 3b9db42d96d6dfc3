use std::collections::BTreeMap;

use chrono::Datelike;
use chrono_tz::Tz;
use domain::event::Event;
use domain::ids::{CaseId, SiteId, UserId};
use domain::narrative::{Locale, Names, tell};
use domain::organisation::{Organisation, OrganisationEvent};
use domain::policy::{Action, Actor};
use domain::terms::{Bilingual, Lang};
use serde::Deserialize;
use store::{Checkpoint, Expected, Head, JournalFilter, ProblemKind, ReadTx, Store, Stored, Stream};
use uuid::Uuid;

use super::log::place;
use crate::Desk;
use crate::error::DeskError;
use crate::execute::hex;
use crate::session::Session;
use crate::wire::{JournalItem, JournalPage, JournalQuery, ProblemView, VerificationView};

/// Entries of a page when the query does not say.
const PAGE: u32 = 100;
/// The most that one page may hold.
const LONGEST_PAGE: u32 = 500;

impl Desk {
    /// A page of the journal, the newest first, for those who verify it.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn journal_page(&self, session: &Session, query: &JournalQuery, lang: Lang) -> Result<JournalPage, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::VerifyJournal)?;
        let limit = query.limit.unwrap_or(PAGE).clamp(1, LONGEST_PAGE) as usize;
        let filter = JournalFilter {
            stream: query.case.map(Stream::from),
            actor: query.actor,
            kind: query.kind.clone(),
            groups: query.kinds.clone(),
            mentions: query.mentions,
            from: query.from,
            until: query.until,
            before: query.before.and_then(|seq| i64::try_from(seq).ok()),
            ..JournalFilter::default()
        };
        self.store()?.read(|tx| {
            let stored = tx.journal().page(&filter, limit)?;
            let next = stored.last().filter(|_| stored.len() == limit).map(|last| place(last.header.seq));
            let mut numbers = BTreeMap::new();
            let items = stored
                .iter()
                .map(|entry| self.journal_item(tx, entry, &actor, lang, &mut numbers))
                .collect::<Result<_, _>>()?;
            Ok(JournalPage { items, next })
        })
    }

    pub(crate) fn journal_item(
        &self,
        tx: &ReadTx<'_>,
        entry: &Stored,
        actor: &Actor,
        lang: Lang,
        numbers: &mut BTreeMap<CaseId, Option<String>>,
    ) -> Result<JournalItem, DeskError> {
        let header = &entry.header;
        let case = header.stream.case();
        let number = match case {
            Some(id) => match numbers.get(&id) {
                Some(number) => number.clone(),
                None => numbers.entry(id).or_insert(tx.cards().get(id)?.map(|card| card.number)).clone(),
            },
            None => None,
        };
        Ok(JournalItem {
            seq: place(header.seq),
            id: header.id,
            case,
            number,
            device: header.device.to_string(),
            device_seq: place(header.device_seq),
            at: header.at.wall(),
            actor: header.actor,
            kind: header.kind.clone(),
            headline: self.headline(tx, entry, actor, lang)?,
            subject: subject(entry),
            erasable: entry.body.is_some() && Event::is_erasable(&header.kind),
            erased: entry.body.is_none(),
            hash: hex(&header.hash),
        })
    }

    pub(crate) fn headline(
        &self,
        tx: &ReadTx<'_>,
        entry: &Stored,
        actor: &Actor,
        lang: Lang,
    ) -> Result<String, DeskError> {
        let organisation = tx.organisation()?;
        if let Some(id) = entry.header.stream.case() {
            // An administrator verifies the journal without reading cases.
            if !actor.may(Action::SeeCase) {
                return Ok(entry.header.kind.clone());
            }
            if let Some(case) = tx.case(id)? {
                return Ok(self.teller(&case, &organisation, actor, lang).item(entry)?.headline);
            }
        }
        let Some(event) = entry.event()? else { return Ok(self.content.wording.erased_line(&entry.header.kind, lang)) };
        let zone = Tz::Asia__Shanghai;
        let locale = Locale { lang, zone, year: self.host.now().with_timezone(&zone).year() };
        let case = match &event {
            Event::Organisation(OrganisationEvent::ContentErased { case, .. }) => *case,
            Event::Record(event) => event.case(),
            _ => None,
        };
        let card = case.map(|case| tx.cards().get(case)).transpose()?.flatten();
        let names = Numbered { organisation: &organisation, case: card.map(|card| (card.id, card.number)) };
        Ok(tell(&self.content.wording, &event, &names, &locale).headline)
    }

    /// Verifies chain and signatures, against a printed head or checkpoint if one is given, and with `rebuild` the views
    /// too. Tells `progress` how many entries are done and how many there are.
    ///
    /// # Errors
    /// Not permitted, a text that is neither head nor checkpoint, or the store fails.
    pub fn verify(
        &self,
        session: &Session,
        rebuild: bool,
        against: Option<&str>,
        progress: impl FnMut(u64, u64),
    ) -> Result<VerificationView, DeskError> {
        self.actor(session)?.require(Action::VerifyJournal)?;
        self.verify_opened(&*self.store()?, rebuild, against, progress)
    }

    /// As [`Desk::verify`], for whoever holds the passphrase and works without a user, as `crisisctl verify` does.
    ///
    /// # Errors
    /// A text that is neither head nor checkpoint, or the store fails.
    pub fn verify_store(&self, rebuild: bool, against: Option<&str>) -> Result<VerificationView, DeskError> {
        self.verify_opened(&*self.store()?, rebuild, against, |_, _| {})
    }

    pub(crate) fn verify_opened(
        &self,
        store: &Store,
        rebuild: bool,
        against: Option<&str>,
        mut progress: impl FnMut(u64, u64),
    ) -> Result<VerificationView, DeskError> {
        let expected = against.map(expected).transpose()?.unwrap_or_default();
        let total = place(store.read(|tx| tx.journal().last_seq())?);
        let found = store.verify_against(&expected, |done| progress(done, total))?;
        let views = if rebuild { Some(store.verify_rebuild()?) } else { None };
        let views_equal = views.map(|check| check.differences.is_empty());
        Ok(VerificationView {
            verified: found.is_sound() && views_equal != Some(false),
            entries: found.entries,
            erased: found.erased,
            problems: found
                .problems
                .iter()
                .map(|problem| ProblemView {
                    kind: problem_key(problem.kind),
                    seq: problem.seq.map(place),
                    entry: problem.entry.map(|entry| entry.to_string()),
                })
                .collect(),
            heads: found.heads.iter().map(ToString::to_string).collect(),
            views_equal,
            at: self.host.now(),
        })
    }
}

/// The organisation's names, and the number of the one case that an entry of its stream is about.
struct Numbered<'a> {
    organisation: &'a Organisation,
    case: Option<(CaseId, String)>,
}

impl Names for Numbered<'_> {
    fn user(&self, user: UserId) -> Option<&Bilingual> {
        self.organisation.user(user)
    }
    fn site(&self, site: SiteId) -> Option<&Bilingual> {
        self.organisation.site(site)
    }
    fn case_number(&self, case: CaseId) -> Option<&str> {
        self.case.as_ref().filter(|(id, _)| *id == case).map(|(_, number)| number.as_str())
    }
}

/// The fact or statement that an entry is about.
fn subject(entry: &Stored) -> Option<Uuid> {
    #[derive(Deserialize)]
    struct About {
        fact: Option<Uuid>,
        statement: Option<Uuid>,
    }
    let followed = ["fact.", "statement."].iter().any(|group| entry.header.kind.starts_with(group));
    let about: About = serde_json::from_slice(entry.body.as_ref().filter(|_| followed)?).ok()?;
    about.fact.or(about.statement)
}

/// A printed head, or a checkpoint as printed or as its file holds it.
fn expected(text: &str) -> Result<Expected, DeskError> {
    if let Ok(head) = text.parse::<Head>() {
        return Ok(Expected { heads: vec![head], ..Expected::default() });
    }
    let checkpoint = text.parse::<Checkpoint>().map_err(|_| DeskError::Input("head".into()))?;
    Ok(Expected { checkpoints: vec![checkpoint], ..Expected::default() })
}

/// The stable key of a kind of problem.
pub(crate) fn problem_key(kind: ProblemKind) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
