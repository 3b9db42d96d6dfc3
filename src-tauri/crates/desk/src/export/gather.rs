//! Reading a case with everything that a report tells of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike;
use chrono_tz::Tz;
use domain::case::{Case, CaseEvent};
use domain::event::Event;
use domain::fact::FactEvent;
use domain::grading::RulePack;
use domain::ids::{CaseId, FactId};
use domain::narrative::{Chronicle, Locale};
use domain::organisation::Organisation;
use domain::policy::{Action, Actor};
use domain::refusal::Refusal;
use domain::report::ReportPart;
use domain::statement::lint::{Lexicons, LintInput, lint};
use domain::terms::{FactValue, Lang};
use report::compose::{CaseFile, Finding, LogLine};
use store::{ReadTx, Stored};

use super::parts;
use crate::Desk;
use crate::error::DeskError;
use crate::execute::hex;
use crate::query::{by_playbook, occurred_at, place, zone_of};
use crate::wire::{ReportPeriod, ReportRequest};

/// A case with what stands beside it.
pub(super) struct Gathered {
    case: Arc<Case>,
    log: Vec<LogLine>,
    pack: Option<RulePack>,
    site: Option<String>,
    findings: BTreeMap<String, Vec<Finding>>,
    /// The zone of its site.
    pub zone: Tz,
}

impl Gathered {
    pub fn file(&self) -> CaseFile<'_> {
        CaseFile {
            case: &self.case,
            log: &self.log,
            pack: self.pack.as_ref(),
            site: self.site.as_deref(),
            drill: false,
            findings: &self.findings,
        }
    }
}

impl Desk {
    pub(super) fn gather(
        &self,
        tx: &ReadTx<'_>,
        id: CaseId,
        organisation: &Organisation,
        actor: &Actor,
        request: &ReportRequest,
    ) -> Result<Gathered, DeskError> {
        let missing = || Refusal::no_such("case", id);
        let case = tx.case(id)?.ok_or_else(missing)?;
        let lang = request.lang;
        let log = self.told(tx, &case, organisation, actor, lang)?;
        let site = case.site.and_then(|site| organisation.sites.get(&site)).map(|site| site.name.get(lang).to_owned());
        let wants_findings = parts(request)?.contains(&ReportPart::Dossier);
        let findings = if wants_findings { findings(self.content.lexicons()?, &case, lang) } else { BTreeMap::new() };
        let zone = zone_of(&case, organisation);
        Ok(Gathered { log, pack: self.rules(organisation).pack_of(&case).cloned(), site, findings, zone, case })
    }

    /// The cases reported within the days, the oldest first.
    pub(super) fn gather_period(
        &self,
        tx: &ReadTx<'_>,
        period: ReportPeriod,
        organisation: &Organisation,
        actor: &Actor,
        request: &ReportRequest,
    ) -> Result<Vec<Gathered>, DeskError> {
        let mut within: Vec<(String, CaseId)> = Vec::new();
        tx.cards().each(|card| {
            let day = card.reported_at.with_timezone(&Tz::Asia__Shanghai).date_naive();
            if (period.from..=period.to).contains(&day) {
                within.push((card.number, card.id));
            }
            Ok(())
        })?;
        within.sort();
        within.into_iter().map(|(_, id)| self.gather(tx, id, organisation, actor, request)).collect()
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
        let facts = self.fact_words(case, organisation);
        let mut chronicle = Chronicle::new(case.id, &self.content.wording, organisation, &facts, locale);
        let mut keys: BTreeMap<FactId, String> = BTreeMap::new();
        let mut lines: Vec<LogLine> = Vec::new();
        let mut added = 0;
        tx.journal().stream_since(case.id.into(), 0, None, |entry| {
            let line = self.line(&mut chronicle, &mut keys, &entry, actor, lang)?;
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
        keys: &mut BTreeMap<FactId, String>,
        entry: &Stored,
        actor: &Actor,
        lang: Lang,
    ) -> Result<LogLine, store::StoreError> {
        let meta = entry.header.meta();
        let mut line = LogLine {
            seq: place(entry.header.seq),
            kind: entry.header.kind.clone(),
            hash: hex(&entry.header.hash),
            at: meta.at,
            by: meta.by,
            headline: self.content.wording.erased_line(&entry.header.kind, lang),
            erased: true,
            ..LogLine::default()
        };
        if let Some(event) = entry.event()? {
            let told = chronicle.tell_next(&event, &meta);
            let hidden = matches!(event, Event::Statement(_)) && !actor.may(Action::SeeDrafts);
            line.erased = false;
            line.occurred_at = occurred_at(&event);
            line.headline = told.headline;
            line.detail = told.detail.filter(|_| !hidden);
            line.source = told.source;
            line.count = count(&event, keys);
            line.confirmed = match &event {
                Event::Case(CaseEvent::Logged { confirmed, .. }) => Some(*confirmed),
                _ => None,
            };
        }
        Ok(line)
    }
}

/// The count that a fact then stood at, with the fact's key.
fn count(event: &Event, keys: &mut BTreeMap<FactId, String>) -> Option<(String, u32)> {
    let (fact, value) = match event {
        Event::Fact(FactEvent::Recorded { fact, key: Some(key), value, .. }) => {
            keys.insert(*fact, key.clone());
            (fact, value)
        }
        Event::Fact(FactEvent::Revised { fact, value, .. }) => (fact, value),
        _ => return None,
    };
    match value {
        Some(FactValue::Number(n)) => Some((keys.get(fact)?.clone(), u32::try_from(*n).ok()?)),
        _ => None,
    }
}

/// What the checks find in each version of each statement, by the version's digest.
fn findings(lexicons: &Lexicons, case: &Case, lang: Lang) -> BTreeMap<String, Vec<Finding>> {
    let mut all = BTreeMap::new();
    for statement in case.statements.values() {
        for version in &statement.versions {
            let found: &mut Vec<Finding> = all.entry(version.digest.clone()).or_default();
            for (written_in, text) in &version.texts {
                let input = LintInput::new(text, *written_in, statement.stage, statement.audience);
                let seen = lint(lexicons, &LintInput { explain_in: lang, ..input });
                found.extend(seen.into_iter().map(|f| Finding { excerpt: f.excerpt, why: f.why }));
            }
        }
    }
    all
}
