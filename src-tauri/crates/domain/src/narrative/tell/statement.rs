use super::voice::Voice;
use super::{Account, Tone};
use crate::ids::StatementId;
use crate::narrative::line::Line;
use crate::policy::Role;
use crate::statement::StatementEvent;

/// How much of a digest is enough to compare by eye, in characters.
const SHORT_DIGEST: usize = 12;

pub(super) fn tell(voice: &Voice<'_>, event: &StatementEvent) -> Account {
    let say = |line, values: &[(&str, &str)]| voice.say(line, values);
    match event {
        StatementEvent::Drafted { statement, audience, stage, template: _, corrects, title, texts } => {
            let (stage, audience) = (voice.label("stage", stage.key()), voice.label("audience", audience.key()));
            let corrected = corrects.map(|corrected| cited(voice, corrected));
            let headline = say(Line::StatementDrafted, &[("statement", &cited(voice, *statement)), ("title", title)]);
            let languages = voice.labels("lang", texts.keys().map(|lang| lang.key()));
            Account::new(Tone::Statement, headline)
                .with(say(Line::DetailStageAudience, &[("stage", stage), ("audience", audience)]))
                .with(corrected.map(|statement| say(Line::DetailCorrects, &[("statement", &statement)])))
                .with(voice.if_any(Line::DetailLanguages, "languages", &languages))
        }
        StatementEvent::Edited { statement, title, texts: _ } => edited(voice, *statement, title),
        StatementEvent::Submitted { statement, asked } => {
            turned(voice, Line::StatementSubmitted, *statement).with(asked_of(voice, asked))
        }
        StatementEvent::Approved { statement, role, digest, complete } => {
            let (cited, title) = (cited(voice, *statement), title(voice, *statement));
            let role = voice.label("role", role.key());
            let state = if *complete { Line::DetailComplete } else { Line::DetailIncomplete };
            let values = [("role", role), ("statement", &cited), ("title", &title)];
            Account::new(Tone::Statement, say(Line::StatementApproved, &values))
                .with(say(state, &[]))
                .with(text_digest(voice, digest))
        }
        StatementEvent::ChangesRequested { statement, note } => turned(
            voice,
            Line::StatementChangesRequested,
            *statement,
        )
        .with(voice.if_any(Line::DetailChanges, "note", note)),
        StatementEvent::Released { statement, digest, channel, released_at, link } => {
            turned(voice, Line::StatementReleased, *statement)
                .with(voice.if_any(Line::DetailChannel, "channel", channel))
                .with(say(Line::DetailReleasedAt, &[("at", &voice.time(*released_at))]))
                .with(link.as_ref().and_then(|link| voice.if_any(Line::DetailLink, "link", link)))
                .with(text_digest(voice, digest))
        }
        StatementEvent::Withdrawn { statement, reason } => {
            turned(voice, Line::StatementWithdrawn, *statement).with(voice.reason(reason))
        }
    }
}

fn turned(voice: &Voice<'_>, line: Line, statement: StatementId) -> Account {
    let (cited, title) = (cited(voice, statement), title(voice, statement));
    Account::new(Tone::Statement, voice.say(line, &[("statement", &cited), ("title", &title)]))
}

fn edited(voice: &Voice<'_>, statement: StatementId, title: &str) -> Account {
    let cited = cited(voice, statement);
    let Some((version, approvals)) = voice.names.before().and_then(|before| before.statement) else {
        let headline = voice.say(Line::StatementEdited, &[("statement", &cited), ("title", title)]);
        return Account::new(Tone::Statement, headline);
    };
    let version = version.saturating_add(1).to_string();
    let values = [("statement", cited.as_str()), ("version", &version), ("title", title)];
    let void = (approvals > 0).then(|| voice.say(Line::DetailApprovalsVoid, &[("count", &approvals.to_string())]));
    Account::new(Tone::Statement, voice.say(Line::StatementEditedTo, &values)).with(void)
}

fn asked_of(voice: &Voice<'_>, roles: &[Role]) -> String {
    let roles = voice.labels("role", roles.iter().map(|role| role.key()));
    voice.if_any(Line::DetailAsked, "roles", &roles).unwrap_or_else(|| voice.say(Line::DetailAskedNobody, &[]))
}

fn text_digest(voice: &Voice<'_>, digest: &str) -> Option<String> {
    let short: String = match digest.char_indices().nth(SHORT_DIGEST) {
        Some((end, _)) => format!("{}…", digest.get(..end).unwrap_or_default()),
        None => digest.to_owned(),
    };
    voice.if_any(Line::DetailTextDigest, "digest", &short)
}

/// The statement by its number.
fn cited(voice: &Voice<'_>, statement: StatementId) -> String {
    match voice.names.statement(statement) {
        Some(name) => voice.say(Line::StatementNumbered, &[("number", &name.number.to_string())]),
        None => voice.say(Line::StatementUnnumbered, &[]),
    }
}

fn title(voice: &Voice<'_>, statement: StatementId) -> String {
    match voice.names.statement(statement) {
        Some(name) => name.title.to_owned(),
        None => voice.say(Line::WordUnknownTitle, &[]),
    }
}
