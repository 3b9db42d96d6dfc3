use super::voice::{Voice, first_line, mention};
use super::{Account, Tone};
use crate::fact::{FactEvent, FactState};
use crate::ids::FactId;
use crate::narrative::line::Line;
use crate::narrative::names::FactName;
use crate::terms::FactValue;

pub(super) fn tell(voice: &Voice<'_>, event: &FactEvent) -> Account {
    match event {
        FactEvent::Recorded { fact, key, value, claim, source, state, occurred_at } => {
            let about = About { fact: *fact, key: key.as_deref(), value: value.as_ref(), claim };
            about
                .recorded(voice)
                .with(occurred_at.map(|at| voice.say(Line::DetailOccurredAt, &[("at", &voice.time(at))])))
                .sourced_from(sourced(voice, source, *state))
        }
        FactEvent::Revised { fact, value, claim, source, state } => {
            let key = voice.names.fact(*fact).and_then(|name| name.key);
            let about = About { fact: *fact, key, value: value.as_ref(), claim };
            about.revised(voice).sourced_from(sourced(voice, source, *state))
        }
        FactEvent::Judged { fact, state, reason } => judged(voice, *fact, *state, reason),
    }
}

fn sourced(voice: &Voice<'_>, source: &str, state: FactState) -> Option<String> {
    let state = voice.label("fact_state", state.key());
    (!source.trim().is_empty()).then(|| voice.say(Line::DetailSourced, &[("source", source), ("state", state)]))
}

/// What an event says of a fact.
struct About<'a> {
    fact: FactId,
    key: Option<&'a str>,
    value: Option<&'a FactValue>,
    claim: &'a str,
}

impl About<'_> {
    fn recorded(&self, voice: &Voice<'_>) -> Account {
        match self.key {
            Some(key) => {
                let value = voice.value(self.key, self.value);
                let values = [("fact", named(voice, self.fact, &label(voice, key))), ("what", value)];
                account(voice, Line::FactRecorded, &values).with(self.claim.to_owned())
            }
            None => self.claimed(voice, Line::FactRecorded),
        }
    }

    fn revised(&self, voice: &Voice<'_>) -> Account {
        let before = voice.names.before().and_then(|before| before.fact.as_ref());
        let claim_before = before.map_or("", |(_, claim)| claim);
        let told = match self.key {
            Some(key) => self.revalued(voice, key, before.map(|(value, _)| value.as_ref())).with(self.claim.to_owned()),
            None => self.claimed(voice, Line::FactRevised),
        };
        let reworded = claim_before != self.claim;
        told.with(voice.if_any(Line::DetailClaimBefore, "claim", claim_before).filter(|_| reworded))
    }

    /// A grading fact with a new value; the outer `None` of `before` says that the old value is not at hand.
    fn revalued(&self, voice: &Voice<'_>, key: &str, before: Option<Option<&FactValue>>) -> Account {
        let (fact, now) = (named(voice, self.fact, &label(voice, key)), voice.value(self.key, self.value));
        match before {
            None => account(voice, Line::FactRevised, &[("fact", fact), ("what", now)]),
            Some(old) if old == self.value => account(voice, Line::FactValueSame, &[("fact", fact), ("value", now)]),
            Some(old) => {
                let old = voice.value(self.key, old);
                account(voice, Line::FactValueChanged, &[("fact", fact), ("before", old), ("after", now)])
            }
        }
    }

    /// A claim in words: its first line tells, the rest belongs to it.
    fn claimed(&self, voice: &Voice<'_>, line: Line) -> Account {
        let (first, rest) = first_line(self.claim);
        let values = [("fact", cited(voice, voice.names.fact(self.fact))), ("what", first.to_owned())];
        let value = self.value.map(|value| voice.value(None, Some(value)));
        account(voice, line, &values)
            .with(rest.to_owned())
            .with(value.map(|value| voice.say(Line::DetailValue, &[("value", &value)])))
    }
}

fn judged(voice: &Voice<'_>, fact: FactId, state: FactState, reason: &str) -> Account {
    let line = match state {
        FactState::Reported => Line::FactJudgedReported,
        FactState::Confirmed => Line::FactJudgedConfirmed,
        FactState::Disputed => Line::FactJudgedDisputed,
        FactState::Retracted => Line::FactJudgedRetracted,
    };
    let why = if state == FactState::Confirmed { Line::DetailConfirmedHow } else { Line::DetailReason };
    account(voice, line, &[("fact", judged_name(voice, fact))]).with(voice.if_any(why, "reason", reason))
}

/// The fact with the value or the claim that is judged.
fn judged_name(voice: &Voice<'_>, fact: FactId) -> String {
    let Some(name) = voice.names.fact(fact) else { return cited(voice, None) };
    let before = voice.names.before().and_then(|before| before.fact.as_ref());
    match (name.key, before) {
        (Some(key), Some((value, _))) => {
            let (cited, value) = (cited(voice, Some(name)), voice.value(Some(key), value.as_ref()));
            let values = [("fact", cited.as_str()), ("name", &label(voice, key)), ("value", &value)];
            voice.say(Line::FactNamedValue, &values)
        }
        (Some(key), None) => named(voice, fact, &label(voice, key)),
        (None, before) => named(voice, fact, &mention(before.map_or(name.claim, |(_, claim)| claim))),
    }
}

fn account(voice: &Voice<'_>, line: Line, values: &[(&str, String)]) -> Account {
    Account::new(Tone::Fact, voice.say_all(line, values))
}

fn label(voice: &Voice<'_>, key: &str) -> String {
    voice.names.declared(key).map_or(key, |fact| voice.text(&fact.label)).to_owned()
}

/// The fact by its number.
pub(super) fn numbered(voice: &Voice<'_>, fact: FactId) -> String {
    cited(voice, voice.names.fact(fact))
}

fn cited(voice: &Voice<'_>, name: Option<FactName<'_>>) -> String {
    match name {
        Some(name) => voice.say(Line::FactNumbered, &[("number", &name.number.to_string())]),
        None => voice.say(Line::FactUnnumbered, &[]),
    }
}

/// The fact by its number and by what it is about.
fn named(voice: &Voice<'_>, fact: FactId, about: &str) -> String {
    let cited = cited(voice, voice.names.fact(fact));
    voice.say(Line::FactNamed, &[("fact", &cited), ("name", about)])
}
