use std::collections::BTreeMap;

use chrono::Datelike;
use chrono_tz::Tz;
use domain::ids::CaseId;
use domain::narrative::{Locale, tell};
use domain::policy::{Action, Actor};
use domain::terms::Lang;
use store::{Head, JournalFilter, ReadTx, Stored, Stream};

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

    fn journal_item(
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
            erased: entry.body.is_none(),
            hash: hex(&header.hash),
        })
    }

    fn headline(&self, tx: &ReadTx<'_>, entry: &Stored, actor: &Actor, lang: Lang) -> Result<String, DeskError> {
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
        Ok(tell(&self.content.wording, &event, &*organisation, &locale).headline)
    }

    /// Verifies chain and signatures, against a printed head if one is given, and with `rebuild` the views too.
    ///
    /// # Errors
    /// Not permitted, a head that is none, or the store fails.
    pub fn verify(&self, session: &Session, rebuild: bool, head: Option<&str>) -> Result<VerificationView, DeskError> {
        self.actor(session)?.require(Action::VerifyJournal)?;
        self.verify_store(rebuild, head)
    }

    /// As [`Desk::verify`], for whoever holds the passphrase and works without a user, as `crisisctl verify` does.
    ///
    /// # Errors
    /// A head that is none, or the store fails.
    pub fn verify_store(&self, rebuild: bool, head: Option<&str>) -> Result<VerificationView, DeskError> {
        let store = self.store()?;
        let head = head.map(|text| text.parse::<Head>().map_err(|_| DeskError::Input("head".into()))).transpose()?;
        let found = store.verify(head.as_slice(), |_| {})?;
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
                    kind: key(&problem.kind),
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

fn key(kind: &store::ProblemKind) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
