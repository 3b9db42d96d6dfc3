use super::voice::{Voice, first_line};
use super::{Account, Tone};
use crate::ids::{CallId, DecisionId};
use crate::narrative::line::Line;
use crate::room::{Direction, RoomEvent};

pub(super) fn tell(voice: &Voice<'_>, event: &RoomEvent) -> Account {
    let say = |line, values: &[(&str, &str)]| voice.say(line, values);
    match event {
        RoomEvent::Convened {} => Account::new(Tone::Decision, say(Line::RoomConvened, &[])),
        RoomEvent::PostAssigned { post, from, to, note } => {
            let post = voice.label("room_role", post.key());
            let headline = match (from, to) {
                (Some(from), Some(to)) => {
                    let (from, to) = (voice.user(*from), voice.user(*to));
                    say(Line::RoomPostHandedOver, &[("post", post), ("from", &from), ("user", &to)])
                }
                (None, Some(to)) => say(Line::RoomPostAssigned, &[("post", post), ("user", &voice.user(*to))]),
                (_, None) => say(Line::RoomPostLeft, &[("post", post)]),
            };
            Account::new(Tone::Note, headline).with(voice.if_any(Line::DetailHandover, "note", note))
        }
        RoomEvent::AttendanceMarked { user, presence } => {
            let presence = voice.label("presence", presence.key());
            Account::new(Tone::Note, say(Line::RoomAttendance, &[("user", &voice.user(*user)), ("presence", presence)]))
        }
        RoomEvent::MeetingStarted { number, agenda } => {
            let headline = say(Line::RoomMeetingStarted, &[("number", &number.to_string())]);
            let titles = voice.list(agenda.iter().map(|item| voice.text(&item.title).to_owned()));
            Account::new(Tone::Decision, headline).with(voice.if_any(Line::DetailAgenda, "items", &titles))
        }
        RoomEvent::MeetingEnded { number, note, tasks, here, remote, absent } => {
            let values = [("number", number.to_string()), ("tasks", tasks.to_string())];
            let there = [("here", here.to_string()), ("remote", remote.to_string()), ("absent", absent.to_string())];
            Account::new(Tone::Decision, voice.say_all(Line::RoomMeetingEnded, &values))
                .with(voice.say_all(Line::DetailThere, &there))
                .with(note.clone())
        }
        RoomEvent::Pinned { entry: _ } => Account::new(Tone::System, say(Line::RoomPinned, &[])),
        RoomEvent::Unpinned { entry: _ } => Account::new(Tone::System, say(Line::RoomUnpinned, &[])),
        RoomEvent::Attached { digest, name, media_type: _, size, to: _ } => {
            Account::new(Tone::Note, say(Line::RoomAttached, &[("size", &voice.bytes(*size))]))
                .with(voice.if_any(Line::DetailFileName, "name", name))
                .with(voice.if_any(Line::DetailFileDigest, "digest", digest))
        }
        RoomEvent::Decided { .. } => decided(voice, event),
        RoomEvent::Revisited { decision, outcome, note } => {
            let (decision, outcome) = (numbered(voice, *decision), voice.label("revisit", outcome.key()));
            let headline = say(Line::RoomRevisited, &[("decision", &decision), ("outcome", outcome)]);
            Account::new(Tone::Decision, headline).with(voice.reason(note))
        }
        RoomEvent::CallRecorded { .. } => called(voice, event),
        // Name and contact are personal data and are shown only where the reader's right to see them is checked.
        RoomEvent::CallerRecorded { call, name: _, contact: _ } => {
            Account::new(Tone::Call, say(Line::RoomCallerRecorded, &[("call", &call_numbered(voice, *call))]))
        }
        RoomEvent::CallAnswered { call, answer } => {
            let (first, rest) = first_line(answer);
            let values = [("call", call_numbered(voice, *call)), ("answer", first.to_owned())];
            Account::new(Tone::Call, voice.say_all(Line::RoomCallAnswered, &values)).with(rest.to_owned())
        }
        RoomEvent::SitrepIssued { number, lang: _, sections, cites: _, next_at } => {
            let headline = say(Line::RoomSitrepIssued, &[("number", &number.to_string())]);
            Account::new(Tone::Statement, headline)
                .with_all(sections.iter().map(|section| section.text.clone()))
                .with(next_at.map(|at| say(Line::DetailNextReport, &[("at", &voice.time(at))])))
        }
        RoomEvent::MessageSet { version, texts, questions: _, statement: _ } => {
            let headline = say(Line::RoomMessageSet, &[("version", &version.to_string())]);
            Account::new(Tone::Statement, headline).with_all(texts.values().cloned())
        }
        RoomEvent::MessageRead { version } => {
            Account::new(Tone::System, say(Line::RoomMessageRead, &[("version", &version.to_string())]))
        }
    }
}

fn decided(voice: &Voice<'_>, event: &RoomEvent) -> Account {
    let RoomEvent::Decided { number, question, options, chosen, why, dissent, revisit_at, .. } = event else {
        return Account::new(Tone::Decision, String::new());
    };
    let values = [("number", number.to_string()), ("chosen", chosen.clone())];
    let options = voice.list(options.iter().cloned());
    let dissent = dissent.iter().map(|dissent| {
        voice.say(Line::DetailDissent, &[("user", &voice.user(dissent.user)), ("reason", &dissent.why)])
    });
    Account::new(Tone::Decision, voice.say_all(Line::RoomDecided, &values))
        .with(voice.if_any(Line::DetailQuestion, "question", question))
        .with(voice.if_any(Line::DetailOptions, "options", &options))
        .with(voice.if_any(Line::DetailBecause, "why", why))
        .with_all(dissent)
        .with(revisit_at.map(|at| voice.say(Line::DetailRevisitAt, &[("at", &voice.time(at))])))
}

fn called(voice: &Voice<'_>, event: &RoomEvent) -> Account {
    let RoomEvent::CallRecorded {
        number,
        party,
        direction,
        body,
        asked,
        account_given,
        happened_at,
        answerer,
        answer_by,
        ..
    } = event
    else {
        return Account::new(Tone::Call, String::new());
    };
    let line = match direction {
        Direction::Incoming => Line::RoomCallIncoming,
        Direction::Outgoing => Line::RoomCallOutgoing,
    };
    let party = voice.label("party", party.key()).to_owned();
    let who = match body.is_empty() {
        true => party,
        false => voice.say(Line::WordOf, &[("kind", &party), ("name", body)]),
    };
    let (first, rest) = first_line(asked);
    let account = match (account_given, direction) {
        (true, _) => Some(Line::DetailAccountGiven),
        (false, Direction::Incoming) => Some(Line::DetailNoAccount),
        (false, Direction::Outgoing) => None,
    };
    let values = [("number", number.to_string()), ("who", who), ("asked", first.to_owned())];
    Account::new(Tone::Call, voice.say_all(line, &values))
        .with(rest.to_owned())
        .with(account.map(|line| voice.say(line, &[])))
        .with(voice.say(Line::DetailOccurredAt, &[("at", &voice.time(*happened_at))]))
        .with(answerer.map(|user| voice.say(Line::DetailAnswers, &[("user", &voice.user(user))])))
        .with(answer_by.map(|at| voice.say(Line::DetailDue, &[("at", &voice.time(at))])))
}

fn numbered(voice: &Voice<'_>, decision: DecisionId) -> String {
    match voice.names.decision(decision) {
        Some(number) => voice.say(Line::RoomDecisionNumbered, &[("number", &number.to_string())]),
        None => voice.say(Line::RoomDecisionUnnumbered, &[]),
    }
}

fn call_numbered(voice: &Voice<'_>, call: CallId) -> String {
    match voice.names.call(call) {
        Some(number) => voice.say(Line::RoomCallNumbered, &[("number", &number.to_string())]),
        None => voice.say(Line::RoomCallUnnumbered, &[]),
    }
}
