use super::voice::Voice;
use super::{Account, Tone};
use crate::clock::{ClockEvent, Receipt};
use crate::duty::DutyDue;
use crate::ids::ClockId;
use crate::narrative::line::Line;
use crate::terms::{Bilingual, Timestamp};

pub(super) fn tell(voice: &Voice<'_>, event: &ClockEvent) -> Account {
    match event {
        ClockEvent::Started { clock: _, due } => started(voice, due),
        ClockEvent::Met { clock, at, receipt } => met(voice, *clock, *at, receipt),
        ClockEvent::Waived { clock, reason } => {
            Account::new(Tone::Clock, voice.say(Line::ClockWaived, &[("name", &name(voice, *clock))]))
                .with(voice.reason(reason))
        }
        ClockEvent::Tightened { clock: _, due, before } => tightened(voice, due, *before),
        ClockEvent::Triggered { trigger, at } => {
            let values = [("trigger", voice.label("trigger", trigger.key())), ("at", &voice.time(*at))];
            Account::new(Tone::Clock, voice.say(Line::ClockTriggered, &values))
        }
    }
}

fn started(voice: &Voice<'_>, due: &DutyDue) -> Account {
    let name = voice.text(&due.name);
    let headline = match due.due_at {
        Some(at) => voice.say(Line::ClockStarted, &[("name", name), ("due", &voice.time(at))]),
        None => voice.say(Line::ClockStartedOpen, &[("name", name)]),
    };
    Account::new(Tone::Clock, headline)
        .with(voice.say(Line::DetailDutyKind, &[("kind", voice.label("duty_kind", due.kind.key()))]))
        .with(counts_from(voice, due))
        .with(voice.text(&due.why.arithmetic).to_owned())
        .with(
            due.counsel_must_confirm.then(|| voice.say(Line::DetailChecked, &[("date", &due.checked_on.to_string())])),
        )
        .sourced_from(Some(voice.text(rule(due)).to_owned()))
}

fn tightened(voice: &Voice<'_>, due: &DutyDue, before: Option<Timestamp>) -> Account {
    let time = |at: Option<Timestamp>| at.map_or_else(String::new, |at| voice.time(at));
    let values = [("name", voice.text(&due.name)), ("before", &time(before)), ("due", &time(due.due_at))];
    Account::new(Tone::Clock, voice.say(Line::ClockTightened, &values))
        .with(counts_from(voice, due))
        .with(voice.text(&due.why.arithmetic).to_owned())
        .sourced_from(Some(voice.text(rule(due)).to_owned()))
}

fn counts_from(voice: &Voice<'_>, due: &DutyDue) -> Option<String> {
    let trigger = voice.label("trigger", due.trigger.key());
    due.started_at.map(|at| voice.say(Line::DetailCountsFrom, &[("trigger", trigger), ("at", &voice.time(at))]))
}

/// The rule with its reference, or the bare source.
fn rule(due: &DutyDue) -> &Bilingual {
    if due.why.rule == Bilingual::default() { &due.source } else { &due.why.rule }
}

fn met(voice: &Voice<'_>, clock: ClockId, at: Timestamp, receipt: &Receipt) -> Account {
    let name = name(voice, clock);
    let due_at = voice.names.clock(clock).and_then(|due| due.due_at);
    let headline = match due_at {
        None => voice.say(Line::ClockMet, &[("name", &name)]),
        Some(due) if at <= due => voice.say(Line::ClockMetInTime, &[("name", &name)]),
        Some(due) => {
            let late = voice.span(at.signed_duration_since(due));
            voice.say(Line::ClockMetLate, &[("name", &name), ("late", &late)])
        }
    };
    let optional = |line, slot, value: Option<&String>| value.and_then(|value| voice.if_any(line, slot, value));
    Account::new(Tone::Clock, headline)
        .with(voice.say(Line::DetailDoneAt, &[("at", &voice.time(at))]))
        .with(due_at.map(|at| voice.say(Line::DetailDue, &[("at", &voice.time(at))])))
        .with(voice.if_any(Line::DetailChannel, "channel", &receipt.channel))
        .with(optional(Line::DetailReceiptNumber, "number", receipt.number.as_ref()))
        .with(optional(Line::DetailReceiptPerson, "person", receipt.person.as_ref()))
        .with(optional(Line::DetailReceiptFile, "file", receipt.file.as_ref()))
}

pub(super) fn name(voice: &Voice<'_>, clock: ClockId) -> String {
    let name = voice.names.clock(clock).map(|due| voice.text(&due.name).to_owned());
    name.unwrap_or_else(|| voice.say(Line::WordUnknownClock, &[]))
}
