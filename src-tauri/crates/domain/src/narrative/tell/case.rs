use super::voice::{Voice, first_line};
use super::{Account, Tone};
use crate::case::{CaseEvent, Outcome, Phase, Relation};
use crate::grading::{Assessment, FactDifference, FiredRule};
use crate::ids::{EntryId, SiteId, UserId};
use crate::narrative::line::Line;
use crate::terms::{Grade, Scenario, Timestamp};

pub(super) fn tell(voice: &Voice<'_>, event: &CaseEvent) -> Account {
    let say = |line, values: &[(&str, &str)]| voice.say(line, values);
    match event {
        CaseEvent::Opened {
            number,
            scenario,
            site,
            occurred_at,
            reported_at,
            channel,
            reported_by,
            first_contact,
            owner,
        } => opened(voice, number, *scenario, *site)
            .with(occurred_at.map(|at| say(Line::DetailOccurredAt, &[("at", &voice.time(at))])))
            .with(say(Line::DetailReportedAt, &[("at", &voice.time(*reported_at))]))
            .with(say(Line::DetailChannel, &[("channel", voice.label("channel", channel.key()))]))
            .with(person(voice, Line::DetailFirstContact, *first_contact))
            .with(person(voice, Line::DetailOwner, *owner))
            .sourced_from(Some(reported_by.clone())),
        CaseEvent::Described { title, account, first_responsible } => {
            Account::new(Tone::Note, say(Line::CaseDescribed, &[("title", title)]))
                .with(account.clone())
                .with(first_responsible.as_ref().map(|name| say(Line::DetailFirstResponsible, &[("name", name)])))
        }
        // Name and contact are personal data and are shown only where the reader's right to see them is checked.
        CaseEvent::ReporterRecorded { name: _, contact: _ } => {
            Account::new(Tone::Note, say(Line::CaseReporterRecorded, &[]))
        }
        CaseEvent::ScenarioChanged { from, to, reason } => {
            let (from, to) = (voice.label("scenario", from.key()), voice.label("scenario", to.key()));
            Account::new(Tone::Decision, say(Line::CaseScenarioChanged, &[("from", from), ("to", to)]))
                .with(voice.reason(reason))
        }
        CaseEvent::PlanAdopted { plan, reason } => {
            let (playbook, rules) = (voice.edition_number(plan.playbook), voice.edition_number(plan.rules));
            let headline = voice.say(Line::CasePlanAdopted, &[("playbook", &playbook), ("rules", &rules)]);
            Account::new(Tone::System, headline).with(reason.as_deref().and_then(|reason| voice.reason(reason)))
        }
        CaseEvent::OwnerAssigned { owner } => Account::new(
            Tone::Decision,
            match owner {
                Some(user) => say(Line::CaseOwnerAssigned, &[("user", &voice.user(*user))]),
                None => say(Line::CaseOwnerRemoved, &[]),
            },
        ),
        CaseEvent::Moved { from, to, reason, outcome } => {
            moved(voice, *from, *to, *outcome).with(reason.as_ref().and_then(|reason| voice.reason(reason)))
        }
        CaseEvent::Linked { other: _, number, relation } => {
            let line = match relation {
                Relation::Related => Line::CaseLinked,
                Relation::Duplicate => Line::CaseAbsorbed,
                Relation::SplitFrom => Line::CaseSplitFrom,
                Relation::SplitOff => Line::CaseSplitOff,
            };
            Account::new(Tone::Decision, say(line, &[("number", number)]))
        }
        CaseEvent::MergedInto { survivor: _, number, reason } => {
            Account::new(Tone::Decision, say(Line::CaseMergedInto, &[("number", number)])).with(voice.reason(reason))
        }
        CaseEvent::Logged { text, occurred_at, source, confirmed, corrects, mentions: _ } => {
            logged(voice, text, *occurred_at, source, *confirmed, *corrects)
        }
        CaseEvent::Graded { assessment } => graded(voice, assessment),
        CaseEvent::GradeOverridden { grade, assessed, reason } => {
            let (grade, assessed) = (grade_label(voice, *grade), grade_label(voice, *assessed));
            let headline = say(Line::CaseGradeOverridden, &[("grade", grade), ("assessed", assessed)]);
            Account::new(Tone::Grade, headline).with(voice.reason(reason))
        }
        CaseEvent::OverrideExpired { grade } => {
            Account::new(Tone::Grade, say(Line::CaseOverrideExpired, &[("grade", grade_label(voice, *grade))]))
        }
        CaseEvent::Exported { digest, lang, variant, kind } => {
            let (variant, lang) = (voice.label("report_variant", variant.key()), voice.label("lang", lang.key()));
            let values = [("kind", voice.label("report_kind", kind.key())), ("variant", variant), ("lang", lang)];
            Account::new(Tone::System, say(Line::CaseExported, &values)).with(voice.if_any(
                Line::DetailFileDigest,
                "digest",
                digest,
            ))
        }
    }
}

fn grade_label<'a>(voice: &'a Voice<'_>, grade: Grade) -> &'a str {
    voice.label("grade", grade.key())
}

fn person(voice: &Voice<'_>, line: Line, user: Option<UserId>) -> Option<String> {
    user.map(|user| voice.say(line, &[("user", &voice.user(user))]))
}

fn opened(voice: &Voice<'_>, number: &str, scenario: Scenario, site: Option<SiteId>) -> Account {
    let (scenario, site) = (voice.label("scenario", scenario.key()), voice.site(site));
    let values = [("number", number), ("scenario", scenario), ("site", &site)];
    Account::new(Tone::Decision, voice.say(Line::CaseOpened, &values))
}

fn moved(voice: &Voice<'_>, from: Phase, to: Phase, outcome: Option<Outcome>) -> Account {
    let line = match (from, to) {
        (_, Phase::Dismissed) => Line::CaseDismissed,
        (_, Phase::Archived) => Line::CaseArchived,
        (Phase::Archived | Phase::Dismissed, _) => Line::CaseReopened,
        // Phases are declared in the order of a case's life.
        _ if to < from => Line::CaseMovedBack,
        _ => Line::CaseMoved,
    };
    let values = [("from", voice.label("phase", from.key())), ("to", voice.label("phase", to.key()))];
    let outcome = outcome.map(|outcome| voice.label("outcome", outcome.key()));
    Account::new(Tone::Decision, voice.say(line, &values))
        .with(outcome.map(|outcome| voice.say(Line::DetailOutcome, &[("outcome", outcome)])))
}

fn logged(
    voice: &Voice<'_>,
    text: &str,
    occurred_at: Option<Timestamp>,
    source: &str,
    confirmed: bool,
    corrects: Option<EntryId>,
) -> Account {
    let (first, rest) = first_line(text);
    let line = if corrects.is_some() { Line::CaseLogCorrected } else { Line::CaseLogged };
    let state = voice.say(if confirmed { Line::DetailConfirmed } else { Line::DetailUnconfirmed }, &[]);
    let has_source = !source.trim().is_empty();
    Account::new(Tone::Note, voice.say(line, &[("text", first)]))
        .with(rest.to_owned())
        .with(occurred_at.map(|at| voice.say(Line::DetailOccurredAt, &[("at", &voice.time(at))])))
        .with((confirmed && !has_source).then(|| state.clone()))
        .sourced_from(has_source.then(|| voice.say(Line::DetailSourced, &[("source", source), ("state", &state)])))
}

fn graded(voice: &Voice<'_>, assessment: &Assessment) -> Account {
    let grade = grade_label(voice, assessment.grade);
    let headline = match voice.names.before().and_then(|before| before.assessed) {
        Some(from) if from != Grade::None && from != assessment.grade => {
            voice.say(Line::CaseGradeChanged, &[("from", grade_label(voice, from)), ("grade", grade)])
        }
        _ if assessment.grade == Grade::None => voice.say(Line::CaseNotGradable, &[]),
        Some(from) if from == assessment.grade => voice.say(Line::CaseGradeUnchanged, &[("grade", grade)]),
        _ => voice.say(Line::CaseGraded, &[("grade", grade)]),
    };
    let (proven, possible) = (grade_label(voice, assessment.proven), grade_label(voice, assessment.possible));
    let questions = assessment.questions.len();
    let count = questions.to_string();
    Account::new(Tone::Grade, headline)
        .with_all(
            assessment
                .rules
                .iter()
                .filter(|rule| decides(rule, assessment))
                .map(|rule| voice.say(Line::DetailRule, &[("id", &rule.id), ("text", voice.text(&rule.text))])),
        )
        .with(voice.if_any(Line::DetailPresumed, "facts", &presumed(voice, assessment)))
        .with(voice.say(Line::DetailRange, &[("proven", proven), ("possible", possible)]))
        .with_all(assessment.differences.iter().map(|difference| told_difference(voice, difference)))
        .with((questions > 0).then(|| voice.say(Line::DetailQuestions, &[("count", &count)])))
}

/// What ledger and register say of a fact, and what holds.
fn told_difference(voice: &Voice<'_>, difference: &FactDifference) -> String {
    let FactDifference { fact, ledger, register, held } = difference;
    let value = |value| voice.value(Some(fact), Some(value));
    let label = voice.names.declared(fact).map_or(fact.as_str(), |fact| voice.text(&fact.label));
    let values = [("ledger", value(ledger)), ("register", value(register)), ("held", value(held))];
    let values: Vec<_> = values.iter().map(|(slot, value)| (*slot, value.as_str())).chain([("fact", label)]).collect();
    voice.say(Line::DetailDifference, &values)
}

/// The rules that give the grade, and the notes that explain it; rules for lower grades add nothing.
fn decides(rule: &FiredRule, assessment: &Assessment) -> bool {
    rule.grade == assessment.grade || rule.grade == Grade::None
}

/// The facts that the deciding rules presume.
fn presumed(voice: &Voice<'_>, assessment: &Assessment) -> String {
    let rests_on = |fact: &str| {
        assessment.rules.iter().any(|rule| decides(rule, assessment) && rule.presumed.iter().any(|key| key == fact))
    };
    let facts = assessment.facts.iter().filter(|fact| fact.presumed && rests_on(&fact.fact));
    voice.list(facts.map(|fact| voice.text(&fact.label).to_owned()))
}
