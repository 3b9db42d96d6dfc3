use std::collections::BTreeMap;

use super::call::{Call, Caller};
use super::decision::Decision;
use super::event::RoomEvent;
use super::meeting::Meeting;
use super::message::SingleMessage;
use super::sitrep::Sitrep;
use super::state::{Attachment, Attending, Holder, Room};
use crate::case::Case;
use crate::event::Meta;

/// Folds one event of the room into its case. Total: an event that does not fit changes nothing.
pub(crate) fn evolve(case: &mut Case, event: &RoomEvent, meta: &Meta) {
    let room = &mut case.room;
    match event {
        RoomEvent::Convened {} => room.convened_at = room.convened_at.or(Some(meta.at)),
        RoomEvent::PostAssigned { post, to, .. } => match to {
            Some(user) => {
                room.posts.insert(*post, Holder { user: *user, since: meta.at });
            }
            None => {
                room.posts.remove(post);
            }
        },
        RoomEvent::AttendanceMarked { user, presence } => {
            room.attendance.insert(*user, Attending { presence: *presence, since: meta.at });
        }
        RoomEvent::MeetingStarted { number, agenda } => room.meetings.push(Meeting {
            number: *number,
            agenda: agenda.clone(),
            started_at: meta.at,
            ended_at: None,
            note: None,
            tasks: 0,
        }),
        RoomEvent::MeetingEnded { number, note, tasks, .. } => {
            if let Some(meeting) = room.meetings.iter_mut().find(|meeting| meeting.number == *number) {
                meeting.ended_at = Some(meta.at);
                meeting.note = Some(note.clone());
                meeting.tasks = *tasks;
            }
        }
        RoomEvent::Pinned { entry } => {
            room.pinned.insert(*entry);
        }
        RoomEvent::Unpinned { entry } => {
            room.pinned.remove(entry);
        }
        RoomEvent::Attached { digest, name, media_type, size, to } => {
            let file = Attachment {
                entry: meta.entry,
                digest: digest.clone(),
                name: name.clone(),
                media_type: media_type.clone(),
                size: *size,
                to: *to,
                at: meta.at,
                by: meta.by,
            };
            room.attachments.insert(meta.entry, file);
        }
        RoomEvent::Decided { .. } | RoomEvent::Revisited { .. } => evolve_decision(room, event, meta),
        RoomEvent::CallRecorded { .. } | RoomEvent::CallerRecorded { .. } | RoomEvent::CallAnswered { .. } => {
            evolve_call(room, event, meta);
        }
        RoomEvent::SitrepIssued { number, lang, sections, cites, next_at } => room.sitreps.push(Sitrep {
            number: *number,
            entry: meta.entry,
            lang: *lang,
            sections: sections.clone(),
            cites: cites.clone(),
            next_at: *next_at,
            at: meta.at,
            by: meta.by,
        }),
        RoomEvent::MessageSet { version, texts, questions, statement } => room.messages.push(SingleMessage {
            version: *version,
            entry: meta.entry,
            texts: texts.clone(),
            questions: questions.clone(),
            statement: *statement,
            at: meta.at,
            by: meta.by,
            read: BTreeMap::from([(meta.by, meta.at)]),
        }),
        RoomEvent::MessageRead { version } => {
            if let Some(message) = room.messages.iter_mut().find(|message| message.version == *version) {
                message.read.entry(meta.by).or_insert(meta.at);
            }
        }
    }
}

fn evolve_decision(room: &mut Room, event: &RoomEvent, meta: &Meta) {
    match event {
        RoomEvent::Decided {
            decision,
            number,
            question,
            options,
            chosen,
            why,
            dissent,
            known,
            unknown,
            revisit_at,
            clock,
        } => {
            let decided = Decision {
                id: *decision,
                number: *number,
                entry: meta.entry,
                question: question.clone(),
                options: options.clone(),
                chosen: chosen.clone(),
                why: why.clone(),
                dissent: dissent.clone(),
                known: known.clone(),
                unknown: unknown.clone(),
                revisit_at: *revisit_at,
                clock: *clock,
                revisited: None,
                at: meta.at,
                by: meta.by,
            };
            room.decisions.insert(*decision, decided);
        }
        RoomEvent::Revisited { decision, outcome, note } => {
            if let Some(found) = room.decisions.get_mut(decision) {
                found.revisited = Some((*outcome, note.clone()));
            }
        }
        _ => {}
    }
}

fn evolve_call(room: &mut Room, event: &RoomEvent, meta: &Meta) {
    match event {
        RoomEvent::CallRecorded {
            call,
            number,
            party,
            direction,
            body,
            asked,
            account_given,
            happened_at,
            answerer,
            answer_by,
            task,
        } => {
            let recorded = Call {
                id: *call,
                number: *number,
                entry: meta.entry,
                party: *party,
                direction: *direction,
                body: body.clone(),
                asked: asked.clone(),
                account_given: *account_given,
                happened_at: *happened_at,
                answerer: *answerer,
                answer_by: *answer_by,
                task: *task,
                caller: None,
                answer: None,
                by: meta.by,
            };
            room.calls.insert(*call, recorded);
        }
        RoomEvent::CallerRecorded { call, name, contact } => {
            if let Some(found) = room.calls.get_mut(call) {
                found.caller = Some(Caller { name: name.clone(), contact: contact.clone() });
            }
        }
        RoomEvent::CallAnswered { call, answer } => {
            if let Some(found) = room.calls.get_mut(call) {
                found.answer = Some(answer.clone());
            }
        }
        _ => {}
    }
}
