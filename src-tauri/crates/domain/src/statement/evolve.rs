use std::collections::BTreeMap;

use super::state::{
    Approval, CitedFact, FactAlert, NoteKind, PromiseEntry, Release, ReviewNote, Statement, StatementFile,
    StatementState, TextVersion, Waiver, text_digest,
};
use super::{Delegation, Place, StatementEvent, StrategyPick, house};
use crate::advice::{self, StrategyChoice};
use crate::case::Case;
use crate::event::Meta;
use crate::ids::StatementId;
use crate::terms::{Lang, Timestamp};

pub(crate) fn evolve(case: &mut Case, event: &StatementEvent, meta: &Meta) {
    match event {
        StatementEvent::Drafted { .. } => begin(case, event, meta),
        StatementEvent::Edited { statement, title, texts, citations, attachments } => change(case, *statement, |s| {
            let number = s.version().saturating_add(1);
            s.versions.push(version(number, title, texts, citations, attachments, meta));
            void(s, meta.at);
            s.state = StatementState::Draft;
        }),
        StatementEvent::Submitted { statement, .. } => change(case, *statement, |s| s.state = StatementState::InReview),
        StatementEvent::Approved { statement, role, digest, complete, emergency, as_deputy } => {
            change(case, *statement, |s| {
                s.approvals.push(Approval {
                    by: meta.by,
                    role: *role,
                    digest: digest.clone(),
                    version: s.version(),
                    at: meta.at,
                    voided_at: None,
                    emergency: emergency.clone(),
                    as_deputy: *as_deputy,
                });
                if *complete {
                    s.state = StatementState::Approved;
                }
            });
        }
        StatementEvent::ChangesRequested { statement, note: words, place } => change(case, *statement, |s| {
            note(s, NoteKind::Change, words, place.as_ref(), meta);
            void(s, meta.at);
            s.state = StatementState::Draft;
        }),
        StatementEvent::Rejected { statement, reason } => change(case, *statement, |s| {
            note(s, NoteKind::Rejection, reason, None, meta);
            void(s, meta.at);
            s.state = StatementState::Rejected;
        }),
        StatementEvent::Commented { statement, note: words, place } => {
            change(case, *statement, |s| note(s, NoteKind::Comment, words, place.as_ref(), meta));
        }
        StatementEvent::NoteSettled { statement, note } => change(case, *statement, |s| {
            if let Some(found) = s.notes.iter_mut().find(|known| known.entry == *note) {
                found.settled_by.get_or_insert(meta.by);
            }
        }),
        StatementEvent::Delegated { role, to, until, reason } => {
            let lent =
                Delegation { role: *role, to: *to, until: *until, by: meta.by, at: meta.at, reason: reason.clone() };
            case.delegations.push(lent);
        }
        StatementEvent::Scheduled { statement, at, .. } => change(case, *statement, |s| s.not_before = *at),
        StatementEvent::PromiseEntered { statement, lang, words, commitment } => change(case, *statement, |s| {
            s.promises.retain(|known| known.lang != *lang || known.words != *words);
            let (words, commitment) = (words.clone(), commitment.clone());
            s.promises.push(PromiseEntry {
                entry: meta.entry,
                lang: *lang,
                words,
                commitment,
                by: meta.by,
                at: meta.at,
            });
        }),
        StatementEvent::FindingWaived { statement, rule, lang, words, reason } => change(case, *statement, |s| {
            let (words, reason) = (words.clone(), reason.clone());
            s.waivers.push(Waiver { rule: *rule, lang: *lang, words, reason, by: meta.by, at: meta.at });
        }),
        StatementEvent::StrategySet { answers, choice } => {
            case.strategy.answers = *answers;
            let asked = advice::request_of(case);
            case.strategy.choice = choice.as_ref().map(|StrategyPick { strategies, reason }| StrategyChoice {
                strategies: strategies.clone(),
                reason: reason.clone(),
                asked,
                by: meta.by,
                at: meta.at,
            });
        }
        StatementEvent::HouseBuilt { core, supports } => {
            case.house = Some(house::built(case.house.as_ref(), core, supports, meta));
        }
        StatementEvent::CitedFactChanged { fact, statements, task } => {
            for statement in statements {
                change(case, *statement, |s| {
                    s.alerts.push(FactAlert { fact: *fact, version: s.version(), at: meta.at, task: *task });
                });
            }
        }
        StatementEvent::Released { .. } => released(case, event, meta),
        StatementEvent::Withdrawn { statement, reason } => change(case, *statement, |s| {
            s.state = StatementState::Withdrawn;
            s.withdrawn = Some(reason.clone());
            void(s, meta.at);
        }),
    }
}

fn begin(case: &mut Case, event: &StatementEvent, meta: &Meta) {
    let StatementEvent::Drafted {
        statement,
        audience,
        stage,
        template,
        corrects,
        title,
        texts,
        citations,
        attachments,
    } = event
    else {
        return;
    };
    let fresh = Statement {
        id: *statement,
        number: u32::try_from(case.statements.len() + 1).unwrap_or(u32::MAX),
        audience: *audience,
        stage: *stage,
        template: template.clone(),
        corrects: *corrects,
        versions: vec![version(1, title, texts, citations, attachments, meta)],
        state: StatementState::Draft,
        approvals: Vec::new(),
        notes: Vec::new(),
        releases: Vec::new(),
        withdrawn: None,
        superseded_by: None,
        not_before: None,
        promises: Vec::new(),
        waivers: Vec::new(),
        alerts: Vec::new(),
    };
    case.statements.insert(*statement, fresh);
}

/// Goes out; the statement it takes the place of stays in the record, and says what came after it.
fn released(case: &mut Case, event: &StatementEvent, meta: &Meta) {
    let StatementEvent::Released { statement, digest, channel, released_at, link, emergency, screenshot } = event
    else {
        return;
    };
    let mut replaced = None;
    change(case, *statement, |s| {
        s.state = StatementState::Released;
        s.releases.push(Release {
            channel: channel.clone(),
            released_at: *released_at,
            link: link.clone(),
            by: meta.by,
            digest: digest.clone(),
            emergency: *emergency,
            screenshot: screenshot.clone(),
        });
        replaced = s.corrects;
    });
    if let Some(replaced) = replaced {
        change(case, replaced, |s| _ = s.superseded_by.get_or_insert(*statement));
    }
}

fn version(
    number: u32,
    title: &str,
    texts: &BTreeMap<Lang, String>,
    citations: &[CitedFact],
    attachments: &[StatementFile],
    meta: &Meta,
) -> TextVersion {
    TextVersion {
        number,
        title: title.to_owned(),
        texts: texts.clone(),
        citations: citations.to_vec(),
        attachments: attachments.to_vec(),
        digest: text_digest(title, texts, attachments),
        by: meta.by,
        at: meta.at,
    }
}

fn note(s: &mut Statement, kind: NoteKind, words: &str, place: Option<&Place>, meta: &Meta) {
    s.notes.push(ReviewNote {
        by: meta.by,
        version: s.version(),
        note: words.to_owned(),
        at: meta.at,
        entry: meta.entry,
        kind,
        place: place.cloned(),
        settled_by: None,
    });
}

fn void(s: &mut Statement, at: Timestamp) {
    for approval in &mut s.approvals {
        approval.voided_at.get_or_insert(at);
    }
}

fn change(case: &mut Case, statement: StatementId, edit: impl FnOnce(&mut Statement)) {
    if let Some(found) = case.statements.get_mut(&statement) {
        edit(found);
    }
}
