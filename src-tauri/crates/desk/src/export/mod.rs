//! Exporting reports as PDF. The export itself is recorded in the journal.

mod company;
mod gather;

use std::collections::BTreeMap;
use std::path::Path;

use domain::case::CaseEvent;
use domain::event::Event;
use domain::ids::{EntryId, UserId};
use domain::organisation::{Organisation, OrganisationEvent, Stakeholder};
use domain::policy::{Action, Actor, Role};
use domain::report::ReportPart;
use domain::terms::Lang;
use report::compose::{ByHand, Composed, Head, Period, Person, Plan, compose, compose_period, evidence};
use report::{Attachment, Options, Warning, render_watched, write_atomically};
use sha2::{Digest, Sha256};
use store::{ReadTx, Stream};

use crate::Desk;
use crate::error::DeskError;
use crate::execute::hex;
use crate::query::place;
use crate::session::Session;
use crate::wire::{ExportRequest, Exported, RedactionByHand, RedactionView, ReportPreview, ReportRequest, Topic};
use company::Company;
pub use company::sign_pdf;
use gather::Gathered;

/// Pages of a preview at a time.
const SHEETS: usize = 6;
/// The most that may be written into a mark or a line of the letterhead.
const LINE: usize = 120;
/// Lines of a letterhead.
const LETTERHEAD: usize = 4;
/// Redactions by hand of one report.
const BY_HAND: usize = 500;

impl Desk {
    /// Writes a report to a file and records that in the journal. The file is there whole or not at all.
    ///
    /// # Errors
    /// Not permitted, no such case, a request that does not fit its kind, or the file can't be written.
    pub fn export_report(&self, session: &Session, request: &ExportRequest) -> Result<Exported, DeskError> {
        self.export_report_watched(session, request, |_, _| true)
    }

    /// As [`Desk::export_report`], for whoever waits: `watch` is told how much is done of how much, and answers whether to
    /// go on. A report given up leaves no file and no entry.
    ///
    /// # Errors
    /// As [`Desk::export_report`], or it was given up.
    pub fn export_report_watched(
        &self,
        session: &Session,
        request: &ExportRequest,
        mut watch: impl FnMut(u64, u64) -> bool,
    ) -> Result<Exported, DeskError> {
        let actor = self.actor(session)?;
        // A wrong password is told before the pages are made.
        let company = request.certificate.as_ref().map(Company::open).transpose()?;
        let material = self.material(&actor, &request.report)?;
        let written = material.with_plan(self, &request.report, |plan| {
            let composed = material.compose(plan, &request.report);
            let attached = Attachment {
                name: report::EVIDENCE.to_owned(),
                media_type: "application/json".to_owned(),
                description: evidence_words(plan.lang).to_owned(),
                bytes: evidence(plan, &material.files())?,
            };
            let options = Options { exported_at: plan.exported_at, evidence: Some(attached) };
            let mut written = render_watched(&composed.document, &options, &mut watch)?;
            if let Some(company) = &company {
                written.bytes = company.sign(&written.bytes, plan.exported_at)?;
            }
            Ok::<_, DeskError>(written)
        })?;
        write_atomically(Path::new(&request.path), &written.bytes)?;
        let digest = hex(&Sha256::digest(&written.bytes));
        self.record_export(&actor, &request.report, digest.clone(), material.gathered.len())?;
        self.sign_file(Path::new(&request.path), &written.bytes)?;
        let head = &material.head;
        Ok(Exported {
            path: request.path.clone(),
            pages: u32::try_from(written.pages).unwrap_or(u32::MAX),
            digest,
            head: format!("{}:{}:{}", head.device, head.seq, head.hash),
            missing_glyphs: missing(&written.warnings),
        })
    }

    /// Some pages of a report as they would be written, and what is taken out of it.
    ///
    /// # Errors
    /// As [`Desk::export_report`], without the file.
    pub fn report_preview(
        &self,
        session: &Session,
        request: &ReportRequest,
        first: u32,
    ) -> Result<ReportPreview, DeskError> {
        let actor = self.actor(session)?;
        let material = self.material(&actor, request)?;
        let composed = material.with_plan(self, request, |plan| material.compose(plan, request));
        let first = usize::try_from(first).unwrap_or(usize::MAX);
        let sketch = report::sketch(&composed.document, first..first.saturating_add(SHEETS))?;
        let sees = actor.may(Action::SeePersonal);
        let redactions = composed.redactions.into_iter().map(|redaction| RedactionView {
            section: redaction.section,
            cut: redaction.cut.key().to_owned(),
            original: Some(redaction.original).filter(|words| sees && !words.is_empty()),
            shown: redaction.shown,
            count: u32::try_from(redaction.count).unwrap_or(u32::MAX),
        });
        Ok(ReportPreview {
            pages: u32::try_from(sketch.pages).unwrap_or(u32::MAX),
            parts: request.kind.parts().to_vec(),
            sheets: sketch.sheets,
            headings: sketch.headings,
            redactions: redactions.collect(),
            missing_glyphs: missing(&sketch.warnings),
        })
    }

    /// Everything the report is made of, if the person may have it.
    fn material(&self, actor: &Actor, request: &ReportRequest) -> Result<Material, DeskError> {
        actor.require(request.variant.action())?;
        actor.require(Action::SeeCase)?;
        let parts = parts(request)?;
        if parts.contains(&ReportPart::Dossier) {
            actor.require(Action::SeeDrafts)?;
        }
        if !request.lifted.is_empty() {
            actor.require(Action::ExportFull)?;
        }
        check(request)?;
        self.store()?.read(|tx| {
            let organisation = tx.organisation()?;
            let gathered = match (request.kind.of_one_case(), request.case, request.period) {
                (true, Some(case), None) => vec![self.gather(tx, case, &organisation, actor, request)?],
                (false, None, Some(period)) if period.from <= period.to => {
                    self.gather_period(tx, period, &organisation, actor, request)?
                }
                _ => return Err(DeskError::Input("a report tells of one case or of a period".to_owned())),
            };
            let people = people(&organisation, request.lang);
            let withheld = withheld(&organisation);
            let head = newest_head(tx)?;
            Ok(Material { organisation: (*organisation).clone(), gathered, people, withheld, parts, head })
        })
    }

    /// Not a command: else whoever may export could claim an export that never was.
    fn record_export(
        &self,
        by: &Actor,
        request: &ReportRequest,
        digest: String,
        cases: usize,
    ) -> Result<(), DeskError> {
        let (lang, variant, kind) = (request.lang, request.variant, request.kind);
        let (user, now, entry) = (by.user, self.host.now(), EntryId(self.host.next()));
        let (stream, event) = match (request.case, request.period) {
            (Some(case), _) => (Stream::from(case), Event::from(CaseEvent::Exported { digest, lang, variant, kind })),
            (None, Some(period)) => {
                let (from, to) = (period.from, period.to);
                let cases = u32::try_from(cases).unwrap_or(u32::MAX);
                let event = OrganisationEvent::ReportExported { digest, lang, variant, kind, from, to, cases };
                (Stream::ORGANISATION, Event::from(event))
            }
            (None, None) => return Err(DeskError::Input("neither case nor period".to_owned())),
        };
        self.store()?.write(move |tx| tx.append(stream, user, now, &[(entry, event)]).map_err(DeskError::from))?;
        let topics =
            request.case.map_or_else(|| vec![Topic::Organisation], |case| vec![Topic::Board, Topic::Case(case)]);
        self.tell(topics);
        Ok(())
    }
}

/// What a report is made of, read in one transaction.
struct Material {
    organisation: Organisation,
    gathered: Vec<Gathered>,
    people: BTreeMap<UserId, Person>,
    withheld: Vec<String>,
    parts: Vec<ReportPart>,
    head: Head,
}

impl Material {
    fn files(&self) -> Vec<report::compose::CaseFile<'_>> {
        self.gathered.iter().map(Gathered::file).collect()
    }

    fn with_plan<T>(&self, desk: &Desk, request: &ReportRequest, then: impl FnOnce(&Plan<'_>) -> T) -> T {
        let by_hand = |list: &[RedactionByHand]| -> Vec<ByHand> {
            list.iter().map(|r| ByHand { text: r.text.clone(), reason: r.reason.clone() }).collect()
        };
        let (added, lifted) = (by_hand(&request.added), by_hand(&request.lifted));
        let mark = request.classification.as_deref().unwrap_or_else(|| classification(request.lang));
        then(&Plan {
            kind: request.kind,
            parts: &self.parts,
            lang: request.lang,
            variant: request.variant,
            wording: &desk.content.wording,
            organisation: self.organisation.company.get(request.lang),
            letterhead: &request.letterhead,
            classification: Some(mark).filter(|mark| !mark.is_empty()),
            draft: request.draft,
            people: &self.people,
            withheld: &self.withheld,
            added: &added,
            lifted: &lifted,
            head: self.head.clone(),
            verification: None,
            exported_at: desk.host.now(),
            zone: self
                .gathered
                .first()
                .filter(|_| request.case.is_some())
                .map_or(chrono_tz::Asia::Shanghai, |g| g.zone),
        })
    }

    fn compose(&self, plan: &Plan<'_>, request: &ReportRequest) -> Composed {
        let files = self.files();
        match (request.period, files.as_slice()) {
            (None, [file]) => compose(plan, file),
            (period, files) => {
                let day = plan.exported_at.date_naive();
                let period = period.map_or(Period { from: day, to: day }, |p| Period { from: p.from, to: p.to });
                compose_period(plan, period, files)
            }
        }
    }
}

/// The parts asked for, in the order of the kind.
fn parts(request: &ReportRequest) -> Result<Vec<ReportPart>, DeskError> {
    let has: &[ReportPart] = request.kind.parts();
    let Some(wanted) = &request.parts else { return Ok(has.to_vec()) };
    if wanted.is_empty() || wanted.iter().any(|part| !has.contains(part)) {
        return Err(DeskError::Input(format!("parts of {}", request.kind)));
    }
    Ok(has.iter().copied().filter(|part| wanted.contains(part)).collect())
}

fn check(request: &ReportRequest) -> Result<(), DeskError> {
    let long = |text: &str, most: usize| text.chars().count() > most;
    let by_hand = request.added.iter().chain(&request.lifted);
    let wrong = [
        ("classification", request.classification.as_deref().is_some_and(|mark| long(mark, LINE))),
        ("letterhead", request.letterhead.len() > LETTERHEAD || request.letterhead.iter().any(|line| long(line, LINE))),
        ("redactions", request.added.len() + request.lifted.len() > BY_HAND),
        ("redactions", by_hand.clone().any(|r| long(&r.text, LINE) || long(&r.reason, LINE))),
        ("reason", by_hand.clone().any(|r| r.text.trim().is_empty() || r.reason.trim().is_empty())),
    ];
    match wrong.into_iter().find(|(_, wrong)| *wrong) {
        Some((field, _)) => Err(DeskError::Input(field.to_owned())),
        None => Ok(()),
    }
}

fn missing(warnings: &[Warning]) -> Vec<String> {
    warnings.iter().map(|Warning::MissingGlyph { ch, .. }| ch.to_string()).collect()
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
        let counsel = user.roles.contains(&Role::LegalReviewer);
        Person { shown, names: vec![user.name.zh.clone(), user.name.en.clone(), user.login.clone()], counsel }
    };
    organisation.users.values().map(|user| (user.id, person(user))).collect()
}

/// Names, phones and mail addresses in the directory: of those in charge of sites, of users, of employees.
fn withheld(organisation: &Organisation) -> Vec<String> {
    let sites = organisation.sites.values().flat_map(|site| [&site.manager.zh, &site.manager.en, &site.phone]);
    let users = organisation.profiles.values().flat_map(|profile| [&profile.reach.phone, &profile.reach.email]);
    let employees = organisation.contacts.values().filter(|contact| contact.kind == Stakeholder::Employee);
    let employees = employees.flat_map(|who| [&who.name.zh, &who.name.en, &who.phone, &who.email]);
    sites.chain(users).chain(employees).filter(|text| !text.trim().is_empty()).cloned().collect()
}

const fn classification(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "内部 · 保密",
        Lang::En => "Internal · Confidential",
    }
}

const fn evidence_words(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "本报告所依据的数据：案件现状与全部日志条目",
        Lang::En => "The data behind this report: the case as it stands and every entry of its journal",
    }
}
