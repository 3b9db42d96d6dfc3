use super::voice::Voice;
use super::{Account, Tone};
use crate::ids::CaseId;
use crate::narrative::line::Line;
use crate::record::{ErasureScope, RecordEvent};

pub(super) fn tell(voice: &Voice<'_>, event: &RecordEvent) -> Account {
    match event {
        RecordEvent::CheckpointMade { device: _, size, text } => {
            system(voice, Line::RecordCheckpointMade, &[("count", &size.to_string())], None).with(text.clone())
        }
        RecordEvent::Exported { what, case, digest, personal } => {
            let what = voice.label("export_kind", what.key());
            let line = if *personal { Line::RecordExportedPersonal } else { Line::RecordExported };
            system(voice, line, &[("what", what)], *case).with(voice.if_any(Line::DetailFileDigest, "digest", digest))
        }
        RecordEvent::PersonalSeen { case } => system(voice, Line::RecordPersonalSeen, &[], Some(*case)),
        RecordEvent::HoldPlaced { case, reason } => {
            system(voice, Line::RecordHoldPlaced, &[], Some(*case)).with(voice.reason(reason))
        }
        RecordEvent::HoldLifted { case, reason } => {
            system(voice, Line::RecordHoldLifted, &[], Some(*case)).with(voice.reason(reason))
        }
        RecordEvent::ErasureRequested { scope, reason, authority } => {
            let (what, case) = taken(voice, scope);
            system(voice, Line::RecordErasureRequested, &[("what", &what)], case)
                .with(voice.reason(reason))
                .with(voice.if_any(Line::DetailAuthority, "authority", authority))
        }
        RecordEvent::ErasureRefused { request: _, reason } => {
            system(voice, Line::RecordErasureRefused, &[], None).with(voice.reason(reason))
        }
        RecordEvent::ErasureApproved { request: _, requested_by, scope, bodies } => {
            let (what, case) = taken(voice, scope);
            system(voice, Line::RecordErasureApproved, &[("what", &what), ("count", &bodies.to_string())], case)
                .with(voice.if_any(Line::DetailRequestedBy, "user", &voice.user(*requested_by)))
        }
        RecordEvent::BundleImported { case: _, number, company, digest, fingerprint } => {
            system(voice, Line::RecordBundleImported, &[("number", number), ("company", voice.text(company))], None)
                .with(voice.if_any(Line::DetailFileDigest, "digest", digest))
                .with(voice.if_any(Line::DetailFingerprint, "fingerprint", fingerprint))
        }
    }
}

/// The line, and after it the number of the case it is about, where one is known.
fn system(voice: &Voice<'_>, line: Line, values: &[(&str, &str)], case: Option<CaseId>) -> Account {
    let number = case.and_then(|case| voice.names.case_number(case));
    let suffix = number.map_or_else(String::new, |number| voice.say(Line::RecordOfCase, &[("number", number)]));
    Account::new(Tone::System, voice.say(line, values) + &suffix)
}

fn taken(voice: &Voice<'_>, scope: &ErasureScope) -> (String, Option<CaseId>) {
    match scope {
        ErasureScope::Entry(_) => (voice.say(Line::RecordOneEntry, &[]), None),
        ErasureScope::Case(case) => (voice.say(Line::RecordWholeCase, &[]), Some(*case)),
    }
}
