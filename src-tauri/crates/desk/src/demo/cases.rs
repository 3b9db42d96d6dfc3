use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::case::{Case, CaseCommand, Channel, OpeningFact, Outcome, Phase, Reporter};
use domain::clock::{ClockCommand, Receipt};
use domain::command::Command;
use domain::fact::{FactCommand, FactState};
use domain::ids::{CaseId, FactId, StatementId};
use domain::statement::{Commitment, Statement, StatementCommand, examine};
use domain::task::TaskCommand;
use domain::terms::{Bilingual, FactValue, Lang, Scenario, Timestamp};
use serde::Deserialize;

use super::Stage;
use crate::error::DeskError;

#[derive(Deserialize)]
struct Cases {
    case: Vec<DemoCase>,
}

#[derive(Deserialize)]
struct DemoCase {
    title: Bilingual,
    account: Bilingual,
    scenario: Scenario,
    site: Option<String>,
    by: String,
    owner: Option<String>,
    channel: Channel,
    reported_by: Bilingual,
    reporter: Option<DemoReporter>,
    first_responsible: Option<Bilingual>,
    /// Minutes before the demonstration is loaded, as every time here.
    occurred: Option<u32>,
    reported: u32,
    facts: BTreeMap<String, FactValue>,
    #[serde(default)]
    step: Vec<Step>,
}

#[derive(Deserialize)]
struct DemoReporter {
    name: Bilingual,
    contact: String,
}

/// What somebody did next.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Move { by: String, to: Phase, reason: Option<Bilingual>, outcome: Option<Outcome> },
    Log { by: String, ago: u32, text: Bilingual, source: Bilingual, confirmed: bool },
    Fact { by: String, claim: Bilingual, source: Bilingual, dispute: Option<Bilingual> },
    Confirm { by: String, key: String, reason: Bilingual },
    Revise { by: String, key: String, value: FactValue, source: Bilingual, confirmed: bool },
    Task { by: String, owner: String, due_in: u32, title: Bilingual },
    Meet { by: String, duty: String, ago: u32, channel: Bilingual },
    Statement(DemoStatement),
}

#[derive(Deserialize)]
struct DemoStatement {
    by: String,
    template: String,
    title: Bilingual,
    text: Bilingual,
    #[serde(default)]
    submit: bool,
    #[serde(default)]
    approve: Vec<String>,
    release: Option<DemoRelease>,
}

#[derive(Deserialize)]
struct DemoRelease {
    by: String,
    ago: u32,
    channel: Bilingual,
}

/// Plays every case of the demonstration, each step by the user who takes it.
pub(super) fn play(stage: &Stage<'_>, lang: Lang) -> Result<(), DeskError> {
    let shipped: Cases = super::read("demo/cases.toml")?;
    for case in &shipped.case {
        let scene = Scene { stage, lang, now: stage.desk.host.now(), case: CaseId(stage.desk.host.next()) };
        scene.open(case)?;
        for step in &case.step {
            scene.step(step)?;
        }
    }
    Ok(())
}

/// One case being played.
struct Scene<'a> {
    stage: &'a Stage<'a>,
    lang: Lang,
    now: Timestamp,
    case: CaseId,
}

impl Scene<'_> {
    fn say(&self, text: &Bilingual) -> String {
        text.get(self.lang).to_owned()
    }

    fn ago(&self, minutes: u32) -> Timestamp {
        self.now - TimeDelta::minutes(i64::from(minutes))
    }

    fn act(&self, by: &str, command: impl Into<Command>) -> Result<(), DeskError> {
        self.stage.act(by, Some(self.case), command.into()).map(drop)
    }

    fn open(&self, case: &DemoCase) -> Result<(), DeskError> {
        let facts = case.facts.iter();
        let command = CaseCommand::Open {
            title: self.say(&case.title),
            account: self.say(&case.account),
            scenario: case.scenario,
            site: case.site.as_deref().map(|code| self.stage.site(code)).transpose()?,
            occurred_at: case.occurred.map(|minutes| self.ago(minutes)),
            reported_at: self.ago(case.reported),
            channel: case.channel,
            reported_by: self.say(&case.reported_by),
            reporter: case.reporter.as_ref().map(|reporter| Reporter {
                name: Some(self.say(&reporter.name)),
                contact: Some(reporter.contact.clone()),
            }),
            facts: facts.map(|(key, value)| OpeningFact { key: key.clone(), value: Some(value.clone()) }).collect(),
            first_contact: None,
            first_responsible: case.first_responsible.as_ref().map(|name| self.say(name)),
            owner: case.owner.as_deref().map(|login| self.stage.user(login)).transpose()?,
            split_from: None,
        };
        self.act(&case.by, command)
    }

    fn step(&self, step: &Step) -> Result<(), DeskError> {
        match step {
            Step::Move { by, to, reason, outcome } => {
                let reason = reason.as_ref().map(|reason| self.say(reason));
                self.act(by, CaseCommand::Move { to: *to, reason, outcome: *outcome })
            }
            Step::Log { by, ago, text, source, confirmed } => self.act(
                by,
                CaseCommand::Log {
                    text: self.say(text),
                    occurred_at: Some(self.ago(*ago)),
                    source: self.say(source),
                    confirmed: *confirmed,
                    corrects: None,
                    mentions: Default::default(),
                },
            ),
            Step::Fact { by, claim, source, dispute } => self.claim(by, claim, source, dispute.as_ref()),
            Step::Confirm { by, key, reason } => {
                let fact = self.fact(key)?;
                self.act(by, FactCommand::Judge { fact, state: FactState::Confirmed, reason: self.say(reason) })
            }
            Step::Revise { by, key, value, source, confirmed } => {
                let (fact, value, source) = (self.fact(key)?, Some(value.clone()), self.say(source));
                self.act(by, FactCommand::Revise { fact, value, claim: None, source, confirmed: *confirmed })
            }
            Step::Task { by, owner, due_in, title } => {
                let owner = Some(self.stage.user(owner)?);
                let due_at = Some(self.now + TimeDelta::minutes(i64::from(*due_in)));
                self.act(by, TaskCommand::Add { id: None, title: self.say(title), owner, due_at })
            }
            Step::Meet { by, duty, ago, channel } => {
                let clock = self.state()?.clocks.values().find(|clock| clock.due.id == *duty).map(|clock| clock.id);
                let clock = clock.ok_or_else(|| missing(duty))?;
                let receipt = Receipt { channel: self.say(channel), ..Receipt::default() };
                self.act(by, ClockCommand::Meet { clock, at: self.ago(*ago), receipt })
            }
            Step::Statement(statement) => self.statement(statement),
        }
    }

    fn claim(
        &self,
        by: &str,
        claim: &Bilingual,
        source: &Bilingual,
        dispute: Option<&Bilingual>,
    ) -> Result<(), DeskError> {
        let fact = FactId(self.stage.desk.host.next());
        let record = FactCommand::Record {
            id: Some(fact),
            key: None,
            value: None,
            claim: self.say(claim),
            source: self.say(source),
            confirmed: false,
            occurred_at: None,
        };
        self.act(by, record)?;
        match dispute {
            Some(reason) => {
                self.act(by, FactCommand::Judge { fact, state: FactState::Disputed, reason: self.say(reason) })
            }
            None => Ok(()),
        }
    }

    fn statement(&self, demo: &DemoStatement) -> Result<(), DeskError> {
        let desk = self.stage.desk;
        let id = StatementId(desk.host.next());
        let packs = desk.content.rules.templates.values();
        let template = packs.flat_map(|pack| &pack.templates).find(|template| template.id == demo.template);
        let template = template.ok_or_else(|| missing(&demo.template))?;
        let draft = StatementCommand::Draft {
            id: Some(id),
            audience: template.audience,
            stage: template.stage,
            template: Some(demo.template.clone()),
            corrects: None,
            title: self.say(&demo.title),
            texts: BTreeMap::from([(Lang::Zh, demo.text.zh.clone()), (Lang::En, demo.text.en.clone())]),
            citations: Vec::new(),
            attachments: Vec::new(),
        };
        self.act(&demo.by, draft)?;
        if demo.submit {
            self.act(&demo.by, StatementCommand::Submit { statement: id })?;
        }
        let digest =
            self.state()?.statements.get(&id).and_then(Statement::current).map(|version| version.digest.clone());
        let digest = digest.ok_or_else(|| missing("statement"))?;
        for approver in &demo.approve {
            self.act(approver, StatementCommand::Approve { statement: id, digest: digest.clone(), emergency: None })?;
        }
        let Some(release) = &demo.release else { return Ok(()) };
        self.own_promises(&demo.by, id)?;
        let (channel, released_at) = (self.say(&release.channel), self.ago(release.ago));
        let released = StatementCommand::Release {
            statement: id,
            digest,
            channel,
            released_at,
            link: None,
            screenshot: None,
            further: Vec::new(),
            next_update: None,
        };
        self.act(&release.by, released)
    }

    /// The writer owns what the text promises, for two days.
    fn own_promises(&self, by: &str, id: StatementId) -> Result<(), DeskError> {
        let case = self.state()?;
        let own = case.statements.get(&id).ok_or_else(|| missing("statement"))?;
        let lexicons = self.stage.desk.content.lexicons()?;
        for (lang, place) in examine::open_promises(lexicons, own) {
            let commitment = Commitment::Promise { owner: self.stage.user(by)?, due_at: self.now + TimeDelta::days(2) };
            self.act(by, StatementCommand::Promise { statement: id, lang, words: place.words, commitment })?;
        }
        Ok(())
    }

    fn state(&self) -> Result<std::sync::Arc<Case>, DeskError> {
        let found = self.stage.desk.store()?.read(|tx| tx.case(self.case))?;
        found.ok_or_else(|| missing("case"))
    }

    fn fact(&self, key: &str) -> Result<FactId, DeskError> {
        let case = self.state()?;
        let fact = case.facts.values().find(|fact| fact.key.as_deref() == Some(key));
        fact.map(|fact| fact.id).ok_or_else(|| missing(key))
    }
}

fn missing(what: &str) -> DeskError {
    DeskError::Internal(format!("the demonstration names {what}, which is not there"))
}
