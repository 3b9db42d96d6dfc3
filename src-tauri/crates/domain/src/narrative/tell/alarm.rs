use super::voice::Voice;
use super::{Account, Tone, clock};
use crate::alarm::{AlarmEvent, Cause, Target};
use crate::ids::{AlarmId, ClockId, UserId};
use crate::narrative::line::Line;
use crate::terms::{Grade, Timestamp};

pub(super) fn tell(voice: &Voice<'_>, event: &AlarmEvent) -> Account {
    match event {
        AlarmEvent::Raised { alarm, cause, grade, target, to, next_at } => {
            raised(voice, *alarm, *cause, *grade, *target).with(told(voice, to)).with(next(voice, *next_at))
        }
        AlarmEvent::Escalated { alarm, target, to, next_at } => {
            let values = [("what", about(voice, *alarm)), ("target", target_label(voice, *target))];
            account(voice, Line::AlarmEscalated, &values).with(told(voice, to)).with(next(voice, *next_at))
        }
        AlarmEvent::Acknowledged { alarm } => {
            account(voice, Line::AlarmAcknowledged, &[("what", about(voice, *alarm))])
        }
    }
}

fn raised(voice: &Voice<'_>, alarm: AlarmId, cause: Cause, grade: Grade, target: Target) -> Account {
    let name = clock::name(voice, ClockId(alarm.0));
    Account::new(Tone::Clock, voice.wording.alarm(cause, &name, grade, target, voice.locale.lang))
}

/// What an alarm is about: the duty of its clock, or the grade that has risen.
fn about(voice: &Voice<'_>, alarm: AlarmId) -> String {
    match voice.names.clock(ClockId(alarm.0)) {
        Some(due) => voice.text(&due.name).to_owned(),
        None => voice.say(Line::AlarmOfRise, &[]),
    }
}

fn target_label(voice: &Voice<'_>, target: Target) -> String {
    voice.label("target", target.key()).to_owned()
}

fn told(voice: &Voice<'_>, to: &[UserId]) -> Option<String> {
    let people = voice.list(to.iter().map(|user| voice.user(*user)));
    voice.if_any(Line::DetailTold, "people", &people)
}

fn next(voice: &Voice<'_>, at: Option<Timestamp>) -> Option<String> {
    at.map(|at| voice.say(Line::DetailNextStep, &[("at", &voice.time(at))]))
}

fn account(voice: &Voice<'_>, line: Line, values: &[(&str, String)]) -> Account {
    let values: Vec<_> = values.iter().map(|(slot, value)| (*slot, value.as_str())).collect();
    Account::new(Tone::Clock, voice.say(line, &values))
}
