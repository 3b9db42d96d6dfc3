use super::voice::Voice;
use super::{Account, Tone};
use crate::ids::{FactId, StatementId};
use crate::narrative::line::Line;
use crate::policy::Role;
use crate::statement::{CitedFact, Commitment, Place, StatementEvent, StatementFile};
use crate::terms::Bilingual;

/// How much of a digest is enough to compare by eye, in characters.
const SHORT_DIGEST: usize = 12;

pub(super) fn tell(voice: &Voice<'_>, event: &StatementEvent) -> Account {
    let say = |line, values: &[(&str, &str)]| voice.say(line, values);
    match event {
        StatementEvent::Drafted {
            statement,
            audience,
            stage,
            template: _,
            corrects,
            title,
            texts,
            citations,
            attachments,
        } => {
            let (stage, audience) = (voice.label("stage", stage.key()), voice.label("audience", audience.key()));
            let corrected = corrects.map(|corrected| cited(voice, corrected));
            let headline = say(Line::StatementDrafted, &[("statement", &cited(voice, *statement)), ("title", title)]);
            let languages = voice.labels("lang", texts.keys().map(|lang| lang.key()));
            Account::new(Tone::Statement, headline)
                .with(say(Line::DetailStageAudience, &[("stage", stage), ("audience", audience)]))
                .with(corrected.map(|statement| say(Line::DetailCorrects, &[("statement", &statement)])))
                .with(voice.if_any(Line::DetailLanguages, "languages", &languages))
                .with(cites(voice, citations))
                .with(files(voice, attachments))
        }
        StatementEvent::Edited { statement, title, texts: _, citations, attachments } => {
            edited(voice, *statement, title).with(cites(voice, citations)).with(files(voice, attachments))
        }
        StatementEvent::Submitted { statement, asked } => {
            turned(voice, Line::StatementSubmitted, *statement).with(asked_of(voice, asked))
        }
        StatementEvent::Approved { statement, role, digest, complete, emergency, as_deputy } => {
            let (cited, title) = (cited(voice, *statement), title(voice, *statement));
            let role = voice.label("role", role.key());
            let state = if *complete { Line::DetailComplete } else { Line::DetailIncomplete };
            let values = [("role", role), ("statement", &cited), ("title", &title)];
            let line = if emergency.is_some() { Line::StatementApprovedOutside } else { Line::StatementApproved };
            Account::new(Tone::Statement, say(line, &values))
                .with(emergency.as_ref().and_then(|reason| voice.reason(reason)))
                .with(as_deputy.then(|| say(Line::DetailAsDeputy, &[])))
                .with(say(state, &[]))
                .with(text_digest(voice, digest))
        }
        StatementEvent::ChangesRequested { statement, note, place } => {
            turned(voice, Line::StatementChangesRequested, *statement)
                .with(at_place(voice, place.as_ref()))
                .with(voice.if_any(Line::DetailChanges, "note", note))
        }
        StatementEvent::Rejected { statement, reason } => {
            turned(voice, Line::StatementRejected, *statement).with(voice.reason(reason))
        }
        StatementEvent::Commented { statement, note, place } => {
            turned(voice, Line::StatementCommented, *statement).with(at_place(voice, place.as_ref())).with(note.clone())
        }
        StatementEvent::NoteSettled { statement, note: _ } => turned(voice, Line::StatementNoteSettled, *statement),
        StatementEvent::Delegated { role, to, until, reason } => {
            let values =
                [("role", voice.label("role", role.key())), ("user", &voice.user(*to)), ("until", &voice.time(*until))];
            Account::new(Tone::Statement, say(Line::StatementDelegated, &values)).with(voice.reason(reason))
        }
        StatementEvent::Scheduled { statement, at, reason } => {
            let (cited, title) = (cited(voice, *statement), title(voice, *statement));
            let values = [("statement", cited.as_str()), ("title", title.as_str())];
            let headline = match at {
                Some(at) => {
                    let at = voice.time(*at);
                    say(Line::StatementScheduled, &[values[0], values[1], ("at", &at)])
                }
                None => say(Line::StatementEmbargoLifted, &values),
            };
            Account::new(Tone::Statement, headline).with(voice.reason(reason))
        }
        StatementEvent::PromiseEntered { statement, lang: _, words, commitment } => {
            promise(voice, *statement, words, commitment)
        }
        StatementEvent::FindingWaived { statement, rule, lang: _, words, reason } => {
            let values =
                [("statement", cited(voice, *statement)), ("rule", voice.label("lint_rule", rule.key()).to_owned())];
            let values = [("statement", values[0].1.as_str()), ("rule", values[1].1.as_str())];
            Account::new(Tone::Statement, say(Line::StatementFindingWaived, &values))
                .with(voice.if_any(Line::DetailQuote, "words", words))
                .with(voice.reason(reason))
        }
        StatementEvent::StrategySet { answers: _, choice } => match choice {
            Some(choice) => {
                let strategies = voice.labels("strategy", choice.strategies.iter().map(|strategy| strategy.key()));
                Account::new(Tone::Statement, say(Line::StatementStrategyChosen, &[("strategies", &strategies)]))
                    .with(voice.reason(&choice.reason))
            }
            None => Account::new(Tone::Statement, say(Line::StatementStrategyAnswered, &[])),
        },
        StatementEvent::HouseBuilt { core, supports } => {
            let headline = say(Line::StatementHouseBuilt, &[("core", message(voice, core))]);
            let mut account = Account::new(Tone::Statement, headline);
            for support in supports {
                account = account.with(say(Line::DetailSupport, &[("text", message(voice, &support.text))]));
            }
            account
        }
        StatementEvent::CitedFactChanged { fact, statements, task: _ } => {
            let list: Vec<String> = statements.iter().map(|statement| cited(voice, *statement)).collect();
            let fact = super::fact::numbered(voice, *fact);
            let values = [("fact", fact.as_str()), ("statements", &voice.list(list))];
            Account::new(Tone::Statement, say(Line::StatementCitedFactChanged, &values))
        }
        StatementEvent::Released { statement, digest, channel, released_at, link, emergency, screenshot } => {
            turned(voice, Line::StatementReleased, *statement)
                .with(voice.if_any(Line::DetailChannel, "channel", channel))
                .with(say(Line::DetailReleasedAt, &[("at", &voice.time(*released_at))]))
                .with(link.as_ref().and_then(|link| voice.if_any(Line::DetailLink, "link", link)))
                .with(screenshot.is_some().then(|| say(Line::DetailScreenshot, &[])))
                .with(emergency.map(|people| {
                    let people = voice.list(people.map(|person| voice.user(person)));
                    say(Line::DetailEmergency, &[("people", &people)])
                }))
                .with(text_digest(voice, digest))
        }
        StatementEvent::Withdrawn { statement, reason } => {
            turned(voice, Line::StatementWithdrawn, *statement).with(voice.reason(reason))
        }
    }
}

fn promise(voice: &Voice<'_>, statement: StatementId, words: &str, commitment: &Commitment) -> Account {
    let cited = cited(voice, statement);
    let values = [("statement", cited.as_str()), ("words", words)];
    match commitment {
        Commitment::Promise { owner, due_at } => {
            Account::new(Tone::Statement, voice.say(Line::StatementPromiseEntered, &values))
                .with(voice.say(Line::DetailOwner, &[("user", &voice.user(*owner))]))
                .with(voice.say(Line::DetailDue, &[("at", &voice.time(*due_at))]))
        }
        Commitment::SameAs { entry: _ } => {
            Account::new(Tone::Statement, voice.say(Line::StatementPromiseSame, &values))
        }
        Commitment::NoPromise { reason } => {
            Account::new(Tone::Statement, voice.say(Line::StatementNoPromise, &values)).with(voice.reason(reason))
        }
    }
}

fn at_place(voice: &Voice<'_>, place: Option<&Place>) -> Option<String> {
    place.and_then(|place| voice.if_any(Line::DetailQuote, "words", &place.quote))
}

fn cites(voice: &Voice<'_>, citations: &[CitedFact]) -> Option<String> {
    let mut facts: Vec<FactId> = citations.iter().map(|cited| cited.fact).collect();
    facts.sort_unstable();
    facts.dedup();
    let names: Vec<String> = facts.into_iter().map(|fact| super::fact::numbered(voice, fact)).collect();
    (!names.is_empty()).then(|| voice.say(Line::DetailCites, &[("facts", &voice.list(names))]))
}

/// A message, in the other language where it has been written in one alone.
fn message<'a>(voice: &Voice<'_>, text: &'a Bilingual) -> &'a str {
    [voice.text(text), &text.zh, &text.en].into_iter().find(|words| !words.is_empty()).unwrap_or_default()
}

fn files(voice: &Voice<'_>, attachments: &[StatementFile]) -> Option<String> {
    (!attachments.is_empty()).then(|| voice.say(Line::DetailFiles, &[("count", &attachments.len().to_string())]))
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
