//! Exporting a case as PDF. The export itself is recorded in the journal.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::Datelike;
use domain::case::{Case, CaseEvent, ReportVariant};
use domain::event::Event;
use domain::ids::{EntryId, UserId};
use domain::narrative::{Chronicle, Locale};
use domain::organisation::Organisation;
use domain::policy::{Action, Actor};
use domain::terms::Lang;
use report::incident::{Head, IncidentInput, LogLine, Person, compose};
use report::{Options, Warning, render, write_atomically};
use sha2::{Digest, Sha256};
use store::{ReadTx, Stored};

use crate::Desk;
use crate::error::DeskError;
use crate::execute::hex;
use crate::query::{by_playbook, occurred_at, place, zone_of};
use crate::session::Session;
use crate::wire::{ExportRequest, Exported, Topic};

impl Desk {
    /// Writes the report of a case to a file and records that in the journal. The file is there whole or not at all.
    ///
    /// # Errors
    /// Not permitted, no such case, or the file can't be written.
    pub fn export_report(&self, session: &Session, request: &ExportRequest) -> Result<Exported, DeskError> {
        let actor = self.actor(session)?;
        actor.require(match request.variant {
            ReportVariant::Full => Action::ExportFull,
            ReportVariant::Redacted => Action::ExportRedacted,
        })?;
        let (case, organisation) = self.seen_case(&actor, request.case)?;
        let (log, head) = self.store()?.read(|tx| {
            Ok::<_, DeskError>((self.told(tx, &case, &organisation, &actor, request.lang)?, newest_head(tx)?))
        })?;
        let printed_head = format!("{}:{}:{}", head.device, head.seq, head.hash);
        let (bytes, pages, missing_glyphs) = self.draw(&case, &organisation, &log, head, request)?;
        write_atomically(Path::new(&request.path), &bytes)?;
        let digest = hex(&Sha256::digest(&bytes));
        self.record_export(&actor, request, digest.clone())?;
        Ok(Exported { path: request.path.clone(), pages, digest, head: printed_head, missing_glyphs })
    }

    fn draw(
        &self,
        case: &Case,
        organisation: &Organisation,
        log: &[LogLine],
        head: Head,
        request: &ExportRequest,
    ) -> Result<(Vec<u8>, u32, Vec<String>), DeskError> {
        let site = case.site.and_then(|site| organisation.sites.get(&site));
        let people = people(organisation, request.lang);
        let exported_at = self.host.now();
        let withheld: Vec<String> = case.reporter_name.iter().chain(&case.reporter_contact).cloned().collect();
        let document = compose(&IncidentInput {
            case,
            log,
            people: &people,
            pack: self.content.rules.pack(case.scenario),
            organisation: organisation.company.get(request.lang),
            site: site.map(|site| site.name.get(request.lang)),
            head,
            verification: None,
            lang: request.lang,
            variant: request.variant,
            exported_at,
            zone: zone_of(case, organisation),
            classification: Some(classification(request.lang)),
            drill: false,
            withheld: &withheld,
        });
        let rendered = render(&document, &Options { exported_at, evidence: None })?;
        let pages = u32::try_from(rendered.pages).unwrap_or(u32::MAX);
        let missing = rendered.warnings.iter().map(|Warning::MissingGlyph { ch, .. }| ch.to_string()).collect();
        Ok((rendered.bytes, pages, missing))
    }

    /// Not a command: else whoever may export could claim an export that never was.
    fn record_export(&self, by: &Actor, request: &ExportRequest, digest: String) -> Result<(), DeskError> {
        let (case, user, now, entry) = (request.case, by.user, self.host.now(), EntryId(self.host.next()));
        let event = Event::from(CaseEvent::Exported { digest, lang: request.lang, variant: request.variant });
        self.store()?.write(move |tx| tx.append(case, user, now, &[(entry, event)]).map_err(DeskError::from))?;
        self.tell(vec![Topic::Board, Topic::Case(case)]);
        Ok(())
    }

    /// Every entry of the case in words, oldest first.
    fn told(
        &self,
        tx: &ReadTx<'_>,
        case: &Case,
        organisation: &Organisation,
        actor: &Actor,
        lang: Lang,
    ) -> Result<Vec<LogLine>, DeskError> {
        let zone = zone_of(case, organisation);
        let locale = Locale { lang, zone, year: self.host.now().with_timezone(&zone).year() };
        let facts = self.fact_words(case.scenario);
        let mut chronicle = Chronicle::new(case.id, &self.content.wording, organisation, &facts, locale);
        let mut lines: Vec<LogLine> = Vec::new();
        let mut added = 0;
        tx.journal().stream_since(case.id.into(), 0, None, |entry| {
            let line = self.line(&mut chronicle, &entry, actor, lang)?;
            let again = by_playbook(&entry) && added > 0 && lines.last().is_some_and(|last| last.at == line.at);
            added = if by_playbook(&entry) { if again { added + 1 } else { 1 } } else { 0 };
            match lines.last_mut().filter(|_| again) {
                // The tasks themselves stand in their own section.
                Some(last) => {
                    last.headline = self.content.wording.tasks_added(added, lang);
                    last.detail = None;
                }
                None => lines.push(line),
            }
            Ok(())
        })?;
        Ok(lines)
    }

    fn line(
        &self,
        chronicle: &mut Chronicle<'_>,
        entry: &Stored,
        actor: &Actor,
        lang: Lang,
    ) -> Result<LogLine, store::StoreError> {
        let meta = entry.header.meta();
        let mut line = LogLine {
            at: meta.at,
            occurred_at: None,
            by: meta.by,
            headline: self.content.wording.erased_line(&entry.header.kind, lang),
            detail: None,
            source: None,
            confirmed: None,
            erased: true,
        };
        if let Some(event) = entry.event()? {
            let told = chronicle.tell_next(&event, &meta);
            let hidden = matches!(event, Event::Statement(_)) && !actor.may(Action::SeeDrafts);
            line.erased = false;
            line.occurred_at = occurred_at(&event);
            line.headline = told.headline;
            line.detail = told.detail.filter(|_| !hidden);
            line.source = told.source;
            line.confirmed = match &event {
                Event::Case(CaseEvent::Logged { confirmed, .. }) => Some(*confirmed),
                _ => None,
            };
        }
        Ok(line)
    }
}

fn newest_head(tx: &ReadTx<'_>) -> Result<Head, DeskError> {
    let newest = tx.journal().heads()?.into_iter().max_by_key(|head| head.seq);
    let newest = newest.ok_or_else(|| DeskError::Internal("an empty journal".into()))?;
    Ok(Head { device: newest.device.to_string(), seq: place(newest.seq), hash: hex(&newest.hash) })
}

fn people(organisation: &Organisation, lang: Lang) -> BTreeMap<UserId, Person> {
    let person = |user: &domain::organisation::User| {
        let (name, title) = (user.name.get(lang), user.title.get(lang));
        let shown = if title.is_empty() { name.to_owned() } else { format!("{name} · {title}") };
        Person { shown, names: vec![user.name.zh.clone(), user.name.en.clone()] }
    };
    organisation.users.values().map(|user| (user.id, person(user))).collect()
}

const fn classification(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "内部 · 保密",
        Lang::En => "Internal · Confidential",
    }
}
