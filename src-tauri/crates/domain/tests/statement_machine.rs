//! Random work on statements by users of every role: nothing goes out whose exact text lacks its approvals.
//!
//! The judge below keeps its own books from the events alone and shares no rule with the code that it judges.

#![allow(clippy::unwrap_used, reason = "a test fails where something is absent")]

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use domain::alarm::EscalationChain;
use domain::calendar::Calendar;
use domain::case::{Case, CaseEvent, Context, Rules, decide, evolve};
use domain::command::Command;
use domain::event::{Event, Meta};
use domain::fact::FactEvent;
use domain::grading::RulePack;
use domain::ids::{CaseId, FactId, IdSource, StatementId, UserId};
use domain::organisation::{Organisation, User};
use domain::policy::{Actor, Role};
use domain::statement::approval_chain::ApprovalTable;
use domain::statement::lint::{Checks, LexiconSources};
use domain::statement::{CitedFact, Commitment, StatementEvent};
use domain::terms::{Audience, Bilingual, FactValue, Grade, Lang, Scenario, Timestamp};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

macro_rules! content {
    ($path:literal) => {
        include_str!(concat!("../../../content/", $path))
    };
}

/// What the texts are made of: harmless, a promise, what the checks stop.
const WORDS: [&str; 4] = [
    "顾客身体不适，我们很牵挂。",
    "我们将于今日18:00公布检查结果。",
    "我们保证今后绝不会再发生。",
    "共有3名顾客不适。",
];
const PROMISES: usize = 1;
const STOPPED: usize = 2;
const COMMANDS: usize = 100_000;
const A_CASE: usize = 250;

struct Count(Cell<u128>);

impl IdSource for Count {
    fn next(&self) -> Uuid {
        self.0.set(self.0.get() + 1);
        Uuid::from_u128(self.0.get())
    }
}

/// A small generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n as u64).unwrap()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

fn rules() -> Rules {
    let approvals = ApprovalTable::parse("company.toml", content!("approvals/company.toml")).unwrap();
    let sources = LexiconSources {
        rules: content!("lexicons/lint/rules.toml"),
        zh: content!("lexicons/lint/zh.toml"),
        en: content!("lexicons/lint/en.toml"),
        quantities: content!("lexicons/lint/quantities.toml"),
    };
    let pack = RulePack::parse("food_poisoning.toml", content!("rules/food_poisoning.toml")).unwrap();
    Rules {
        packs: BTreeMap::from([(Scenario::FoodPoisoning, pack)]),
        duties: Vec::new(),
        calendar: Calendar::default(),
        checks: Checks::new(sources, approvals.blocking.clone()),
        approvals,
        playbooks: BTreeMap::new(),
        templates: BTreeMap::new(),
        alarms: EscalationChain::parse("company.toml", content!("alarms/company.toml")).unwrap(),
        public: Vec::new(),
        published: Default::default(),
    }
}

/// Two of each role, and people with several.
fn organisation() -> Organisation {
    let mut held: Vec<Vec<Role>> = Role::ALL.iter().flat_map(|role| [vec![*role], vec![*role]]).collect();
    held.push(vec![Role::CrisisLead, Role::LegalReviewer, Role::Spokesperson, Role::PrWriter]);
    held.push(vec![Role::PrWriter, Role::LegalReviewer]);
    let user = |(index, roles): (usize, Vec<Role>)| {
        let id = UserId(Uuid::from_u128(1 << 64 | index as u128));
        let name = Bilingual { zh: "甲".into(), en: "A".into() };
        let roles = roles.into_iter().collect();
        (id, User { id, login: format!("u{index}"), title: name.clone(), name, roles, active: true })
    };
    Organisation { users: held.into_iter().enumerate().map(user).collect(), ..Organisation::default() }
}

/// Whoever judges: its own books of texts, approvals and facts.
#[derive(Default)]
struct Judge {
    grade: Grade,
    texts: BTreeMap<StatementId, Book>,
    lent: Vec<(Role, UserId, Timestamp)>,
    facts: BTreeMap<FactId, (Option<FactValue>, bool)>,
    releases: usize,
    in_emergency: usize,
}

#[derive(Default)]
struct Book {
    audience: Option<Audience>,
    digest: String,
    words: String,
    writers: BTreeSet<UserId>,
    approvals: Vec<(UserId, Role, bool)>,
    cites: Vec<CitedFact>,
    embargo: Option<Timestamp>,
    owned: BTreeSet<String>,
    waived: bool,
    out: bool,
}

impl Book {
    fn write(&mut self, title: &str, texts: &BTreeMap<Lang, String>, cites: &[CitedFact], by: UserId) {
        self.words = texts[&Lang::Zh].clone();
        self.digest = sha256(title, &self.words);
        self.writers.insert(by);
        self.approvals.clear();
        self.cites = cites.to_vec();
    }
}

/// The digest as the contract says: each part preceded by its length in eight bytes, big end first.
fn sha256(title: &str, zh: &str) -> String {
    let mut hash = Sha256::new();
    for part in [title, "zh", zh] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Judge {
    fn hear(&mut self, event: &Event, by: &Actor, now: Timestamp) {
        match event {
            Event::Case(CaseEvent::Graded { assessment }) => self.grade = assessment.grade,
            Event::Case(CaseEvent::GradeOverridden { grade, .. }) => self.grade = *grade,
            Event::Fact(
                FactEvent::Recorded { fact, value, state, .. } | FactEvent::Revised { fact, value, state, .. },
            ) => {
                self.facts.insert(*fact, (value.clone(), state.key() == "confirmed"));
            }
            Event::Fact(FactEvent::Judged { fact, state, .. }) => {
                self.facts.get_mut(fact).unwrap().1 = state.key() == "confirmed";
            }
            Event::Statement(event) => self.hear_statement(event, by, now),
            _ => {}
        }
    }

    fn book(&mut self, statement: StatementId) -> &mut Book {
        self.texts.entry(statement).or_default()
    }

    fn hear_statement(&mut self, event: &StatementEvent, by: &Actor, now: Timestamp) {
        match event {
            StatementEvent::Drafted { statement, audience, title, texts, citations, .. } => {
                let book = self.book(*statement);
                book.audience = Some(*audience);
                book.write(title, texts, citations, by.user);
            }
            StatementEvent::Edited { statement, title, texts, citations, attachments: _ } => {
                assert!(!self.book(*statement).out, "a text that is out was changed");
                self.book(*statement).write(title, texts, citations, by.user);
            }
            StatementEvent::Approved { statement, role, digest, emergency, .. } => {
                let lent = self.lent.iter().any(|(lent, to, until)| lent == role && *to == by.user && *until > now);
                assert!(by.roles.contains(role) || lent && emergency.is_none(), "approved in a role not held");
                let book = self.book(*statement);
                assert_eq!(&book.digest, digest, "approved another text than stands");
                assert!(!book.writers.contains(&by.user), "a writer approved");
                book.approvals.push((by.user, *role, emergency.is_some()));
            }
            StatementEvent::ChangesRequested { statement, .. }
            | StatementEvent::Rejected { statement, .. }
            | StatementEvent::Withdrawn { statement, .. } => self.book(*statement).approvals.clear(),
            StatementEvent::Delegated { role, to, until, .. } => self.lent.push((*role, *to, *until)),
            StatementEvent::Scheduled { statement, at, .. } => self.book(*statement).embargo = *at,
            StatementEvent::PromiseEntered { statement, words, commitment, .. } => {
                assert!(matches!(commitment, Commitment::Promise { .. } | Commitment::NoPromise { .. }));
                self.book(*statement).owned.insert(words.clone());
            }
            StatementEvent::FindingWaived { statement, .. } => {
                assert!(!self.book(*statement).writers.contains(&by.user), "a writer waived");
                self.book(*statement).waived = true;
            }
            StatementEvent::Released { statement, digest, released_at, .. } => {
                self.judge(*statement, digest, *released_at, now);
            }
            StatementEvent::Submitted { .. }
            | StatementEvent::Commented { .. }
            | StatementEvent::NoteSettled { .. }
            | StatementEvent::HouseBuilt { .. }
            | StatementEvent::StrategySet { .. }
            | StatementEvent::CitedFactChanged { .. } => {}
        }
    }

    /// A text went out: was that right?
    fn judge(&mut self, statement: StatementId, digest: &str, released_at: Timestamp, now: Timestamp) {
        let grade = self.grade;
        let facts = std::mem::take(&mut self.facts);
        let book = self.book(statement);
        assert_eq!(book.digest, digest, "another text went out than stands");
        let needed: &[Role] = match (grade, book.audience.unwrap()) {
            (Grade::Major, _) | (_, Audience::Media) => &[Role::LegalReviewer, Role::CrisisLead, Role::Spokesperson],
            (Grade::Serious, _) => &[Role::LegalReviewer, Role::CrisisLead],
            _ => &[Role::CrisisLead],
        };
        let of_chain: Vec<_> = book.approvals.iter().filter(|approval| !approval.2).collect();
        let people: BTreeSet<_> = of_chain.iter().map(|approval| approval.0).collect();
        assert_eq!(people.len(), of_chain.len(), "one person gave two approvals");
        let chain = needed.iter().all(|role| of_chain.iter().any(|approval| approval.1 == *role));
        let pair: BTreeSet<_> =
            book.approvals.iter().filter(|approval| approval.2).map(|approval| approval.0).collect();
        let led = book.approvals.iter().any(|approval| approval.2 && approval.1 == Role::CrisisLead);
        let emergency = pair.len() >= 2 && led;
        assert!(chain || emergency, "went out unapproved: {grade} {:?} {:?}", book.audience, book.approvals);
        assert!(book.embargo.is_none_or(|at| now >= at && released_at >= at), "went out under embargo");
        assert!(!book.words.contains(WORDS[STOPPED]) || book.waived, "the checks were passed over");
        let promise = WORDS[PROMISES].trim_end_matches('。');
        assert!(
            !book.words.contains(promise) || book.owned.iter().any(|words| promise.contains(words.as_str())),
            "a promise went out without an owner"
        );
        let public = matches!(book.audience.unwrap(), Audience::Affected | Audience::Media | Audience::Public);
        for cited in &book.cites {
            let (value, confirmed) = &facts[&cited.fact];
            assert!(*value == cited.value && (*confirmed || !public), "went out with a fact that no longer stands");
        }
        book.out = true;
        self.facts = facts;
        self.releases += 1;
        self.in_emergency += usize::from(!chain);
    }
}

/// One random command about the case. Most could be carried out by somebody; who sends it is chosen apart.
fn command(dice: &mut Dice, case: &Case, users: &[UserId], now: Timestamp) -> Value {
    let ids: Vec<_> = case.statements.keys().copied().collect();
    let facts: Vec<_> = case.facts.values().collect();
    let fact = if facts.is_empty() { json!(Uuid::nil()) } else { json!(dice.pick(&facts).id) };
    let id = if ids.is_empty() { StatementId(Uuid::nil()) } else { *dice.pick(&ids) };
    let found = case.statements.get(&id);
    let text = || found.and_then(|found| found.current()).map(|v| v.texts[&Lang::Zh].clone()).unwrap_or_default();
    // Mostly the text that stands, at times an old one or one that never was.
    let digest = match (dice.below(8), found) {
        (0, Some(found)) => dice.pick(&found.versions).digest.clone(),
        (1, _) => "0".repeat(64),
        (_, found) => found.and_then(|found| found.current()).map(|v| v.digest.clone()).unwrap_or_default(),
    };
    let until = now + TimeDelta::minutes(i64::try_from(dice.below(300)).unwrap());
    let statement = |mut command: Value| {
        command["statement"] = json!(id);
        json!({ "statement": command })
    };
    match dice.below(30) {
        0 => json!({ "fact": { "do": "record", "key": "ill_count", "value": dice.below(6), "source": "s",
            "confirmed": dice.below(2) == 0 } }),
        1 => json!({ "fact": { "do": "revise", "fact": fact, "value": dice.below(6), "source": "s",
            "confirmed": dice.below(2) == 0 } }),
        2 => json!({ "fact": { "do": "judge", "fact": fact, "reason": "r",
            "state": *dice.pick(&["confirmed", "confirmed", "disputed", "retracted"]) } }),
        3 => json!({ "case": { "do": "override_grade", "reason": "r",
            "grade": *dice.pick(&["none", "general", "serious", "major"]) } }),
        4 | 5 => {
            let audience = *dice.pick(&["affected", "employees", "media", "regulators", "public"]);
            json!({ "statement": { "do": "draft", "audience": audience, "stage": "update", "title": "t",
                "texts": { "zh": WORDS[dice.below(WORDS.len())] }, "citations": [] } })
        }
        6 | 7 => {
            let words = format!("{}{}", WORDS[dice.below(WORDS.len())], dice.below(50));
            let quote: String = words.chars().take(2).collect();
            let cite = json!({ "fact": fact, "place": { "lang": "zh", "start": 0, "end": 2, "quote": quote } });
            let citations = if dice.below(3) == 0 { json!([cite]) } else { json!([]) };
            statement(json!({ "do": "edit", "base_version": found.map_or(0, |f| f.version()), "title": "t",
                "texts": { "zh": words }, "citations": citations }))
        }
        8..=11 => statement(json!({ "do": "submit" })),
        12..=18 => {
            let emergency = if dice.below(4) == 0 { json!("no time") } else { Value::Null };
            statement(json!({ "do": "approve", "digest": digest, "emergency": emergency }))
        }
        19 => statement(json!({ "do": "request_changes", "note": "n" })),
        20 => match dice.below(6) {
            0 => statement(json!({ "do": "reject", "reason": "r" })),
            1 => statement(json!({ "do": "withdraw", "reason": "r" })),
            _ => statement(json!({ "do": "comment", "note": "n" })),
        },
        21 => json!({ "statement": { "do": "delegate", "to": dice.pick(users), "until": until, "reason": "r",
            "role": *dice.pick(&["crisis_lead", "legal_reviewer", "spokesperson", "auditor"]) } }),
        22 => {
            let at = if dice.below(2) == 0 { json!(until) } else { Value::Null };
            statement(json!({ "do": "schedule", "at": at, "reason": "r" }))
        }
        23 => {
            let lexicon_words = text();
            let words: String = lexicon_words.chars().skip(dice.below(4)).take_while(|c| *c != '。').collect();
            statement(json!({ "do": "promise", "lang": "zh", "words": words,
                "commitment": { "is": "promise", "owner": dice.pick(users), "due_at": until } }))
        }
        24 => statement(json!({ "do": "waive_finding", "rule": "over_promise", "lang": "zh", "reason": "r",
            "words": *dice.pick(&["保证今后绝不会再发生", "我们保证", "保证今后绝不"]) })),
        _ => statement(json!({ "do": "release", "digest": digest, "channel": "c", "released_at": now,
            "further": if dice.below(3) == 0 { json!([{ "channel": "d", "released_at": now }]) } else { json!([]) } })),
    }
}

#[test]
fn of_a_hundred_thousand_random_commands_none_releases_what_is_not_approved() {
    let (rules, organisation, ids) = (rules(), organisation(), Count(Cell::new(0)));
    let users: Vec<UserId> = organisation.users.keys().copied().collect();
    let mut dice = Dice(0x5EED_CA5E);
    let (mut done, mut releases, mut in_emergency) = (0, 0, 0);
    for case in 0..COMMANDS / A_CASE {
        let mut state = Case::new(CaseId(Uuid::from_u128(1 << 80 | case as u128)));
        let mut judge = Judge::default();
        let mut now: Timestamp = "2026-11-22T04:30:00Z".parse().unwrap();
        for step in 0..A_CASE {
            let command = if step == 0 {
                json!({ "case": { "do": "open", "title": "t", "scenario": "food_poisoning", "channel": "phone",
                    "reported_at": now, "facts": [{ "key": "ill_count", "value": 3 }] } })
            } else {
                command(&mut dice, &state, &users, now)
            };
            let by = if step == 0 {
                users
                    .iter()
                    .find_map(|u| organisation.actor(*u).filter(|a| a.roles.contains(&Role::DutyOfficer)))
                    .unwrap()
            } else {
                organisation.actor(*dice.pick(&users)).unwrap()
            };
            now += TimeDelta::seconds(i64::try_from(dice.below(300)).unwrap());
            let ctx = Context {
                now,
                ids: &ids,
                next_number: "CD-1",
                organisation: &organisation,
                rules: &rules,
                other: None,
            };
            let command: Command = serde_json::from_value(command).unwrap();
            let Ok(events) = decide(&state, &by, &command, &ctx) else { continue };
            done += 1;
            for (entry, event) in events {
                judge.hear(&event, &by, now);
                evolve(&mut state, &event, &Meta { entry, at: now, by: by.user });
            }
        }
        releases += judge.releases;
        in_emergency += judge.in_emergency;
    }
    println!(
        "{done} of {COMMANDS} commands were carried out; {releases} receipts of releases, {in_emergency} of them in emergency"
    );
    assert!(done > COMMANDS / 10 && releases > 100 && in_emergency > 10, "{done} {releases} {in_emergency}");
}
