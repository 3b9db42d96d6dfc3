//! The evidence behind a report as JSON: the cases as they stand and every entry with its hash.

use domain::case::Case;
use domain::ids::UserId;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::redact::Redactor;
use super::{CaseFile, LogLine, Plan};
use crate::ReportError;

/// The evidence of `files`, redacted where the plan says so: the same plan and files give the same bytes.
///
/// # Errors
/// When a case can't be written as JSON.
pub fn evidence(plan: &Plan<'_>, files: &[CaseFile<'_>]) -> Result<Vec<u8>, ReportError> {
    let redactor = Redactor::new(plan, &files.iter().collect::<Vec<_>>());
    let told = Told { plan, redactor: &redactor };
    let cases = files.iter().map(|file| told.case(file)).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    let evidence = json!({
        "format": "crisis-desk-evidence/1",
        "variant": plan.variant.key(),
        "exported_at": plan.exported_at.to_rfc3339(),
        "head": { "device": plan.head.device, "seq": plan.head.seq, "hash": plan.head.hash },
        "cases": cases,
    });
    serde_json::to_vec_pretty(&evidence).map_err(failed)
}

fn failed(error: serde_json::Error) -> ReportError {
    ReportError::Assembly(error.to_string())
}

struct Told<'a> {
    plan: &'a Plan<'a>,
    redactor: &'a Redactor,
}

impl Told<'_> {
    fn case(&self, file: &CaseFile<'_>) -> serde_json::Result<Value> {
        let mut case = serde_json::to_value(self.shown(file.case))?;
        let mut entries: Vec<Value> = file.log.iter().map(|line| self.entry(line)).collect();
        if self.redactor.is_active() {
            self.clean(&mut case);
            entries.iter_mut().for_each(|entry| self.clean(entry));
        }
        Ok(json!({ "number": file.case.number, "case": case, "entries": entries }))
    }

    /// The case without what an outsider may not see as a whole: contacts, and what counsel wrote.
    fn shown(&self, case: &Case) -> Case {
        let mut case = case.clone();
        if !self.redactor.is_active() {
            return case;
        }
        for field in [&mut case.reporter_name, &mut case.reporter_contact, &mut case.first_responsible] {
            *field = field.take().map(|text| self.redactor.personal(&text));
        }
        // Symptoms and wishes are as personal as the name.
        case.people.values_mut().for_each(|person| person.identity = None);
        for note in case.statements.values_mut().flat_map(|s| &mut s.notes) {
            if let Some(privileged) = self.redactor.privileged(note.by, self.plan) {
                note.note = privileged;
            }
        }
        for clock in case.clocks.values_mut() {
            if let Some(domain::clock::ClockStop::Met { receipt, .. }) = &mut clock.stop {
                for field in [&mut receipt.number, &mut receipt.person, &mut receipt.file] {
                    *field = field.take().map(|text| self.redactor.personal(&text));
                }
            }
        }
        case
    }

    fn entry(&self, line: &LogLine) -> Value {
        let privileged = self.redactor.privileged(line.by, self.plan);
        let written = line.kind == "case.logged";
        json!({
            "seq": line.seq,
            "kind": line.kind,
            "hash": line.hash,
            "at": line.at,
            "occurred_at": line.occurred_at,
            "by": line.by,
            "headline": privileged.clone().filter(|_| written).unwrap_or_else(|| line.headline.clone()),
            "detail": line.detail.as_ref().map(|detail| privileged.clone().unwrap_or_else(|| detail.clone())),
            "source": line.source,
            "confirmed": line.confirmed,
            "erased": line.erased,
        })
    }

    /// Takes personal data out of every text; ids of users become pseudonyms, other ids, times and digests stay.
    fn clean(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.cleaned(text),
            Value::Array(list) => list.iter_mut().for_each(|value| self.clean(value)),
            Value::Object(fields) => {
                let old = std::mem::replace(fields, Map::new());
                fields.extend(old.into_iter().map(|(key, mut value)| {
                    self.clean(&mut value);
                    (self.cleaned(&key), value)
                }));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn cleaned(&self, text: &str) -> String {
        if let Ok(id) = Uuid::parse_str(text) {
            let user = UserId(id);
            return if self.plan.people.contains_key(&user) {
                self.redactor.person(user, self.plan)
            } else {
                text.to_owned()
            };
        }
        let digest = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        if digest || chrono::DateTime::parse_from_rfc3339(text).is_ok() {
            return text.to_owned();
        }
        self.redactor.text(text)
    }
}
