use super::voice::Voice;
use super::{Account, Tone};
use crate::ids::PersonId;
use crate::narrative::line::Line;
use crate::person::{Care, Identity, PersonDetails, PersonEvent, Vulnerability};

pub(super) fn tell(voice: &Voice<'_>, event: &PersonEvent) -> Account {
    match event {
        PersonEvent::Added { person, details } => told(voice, Line::PersonAdded, *person, details),
        PersonEvent::Changed { person, details } => told(voice, Line::PersonChanged, *person, details),
        // Who they are is personal data and is shown only where the reader's right to see it is checked.
        PersonEvent::Identified { person, identity: Identity { .. } } => {
            Account::new(Tone::Fact, voice.say(Line::PersonIdentified, &[("person", &named(voice, *person))]))
        }
    }
}

fn told(voice: &Voice<'_>, line: Line, person: PersonId, details: &PersonDetails) -> Account {
    let PersonDetails { harm, state, care, vulnerability, area, meal, foods, onset_at, follow_up_at } = details;
    let values = [
        ("person", named(voice, person)),
        ("harm", voice.label("harm", harm.key()).to_owned()),
        ("state", voice.label("person_state", state.key()).to_owned()),
    ];
    let values: Vec<_> = values.iter().map(|(slot, value)| (*slot, value.as_str())).collect();
    let say = |line, slot, value: &str| voice.say(line, &[(slot, value)]);
    let care = (*care != Care::Unknown).then(|| say(Line::DetailCare, "care", voice.label("care", care.key())));
    let group = (*vulnerability != Vulnerability::Unknown)
        .then(|| say(Line::DetailVulnerability, "group", voice.label("vulnerability", vulnerability.key())));
    let ate = [area, meal].into_iter().flatten().cloned().chain((!foods.is_empty()).then(|| voice.list(foods.clone())));
    Account::new(Tone::Fact, voice.say(line, &values))
        .with(care)
        .with(group)
        .with(voice.if_any(Line::DetailMeal, "meal", &ate.collect::<Vec<_>>().join(" · ")))
        .with(onset_at.map(|at| say(Line::DetailOnset, "at", &voice.time(at))))
        .with(follow_up_at.map(|at| say(Line::DetailFollowUp, "at", &voice.time(at))))
}

fn named(voice: &Voice<'_>, person: PersonId) -> String {
    match voice.names.person(person) {
        Some(number) => voice.say(Line::PersonNumbered, &[("number", &number.to_string())]),
        None => voice.say(Line::PersonUnnumbered, &[]),
    }
}
