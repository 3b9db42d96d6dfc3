//! What ships with the program: rules, duties, calendars, chains, playbooks, templates, lexicons, wording.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;
use domain::alarm::EscalationChain;
use domain::calendar::{Calendar, CalendarYear};
use domain::case::{Published, Rules, published_key};
use domain::duty::DutyPack;
use domain::grading::{JurisdictionPack, RulePack};
use domain::narrative::{Wording, WordingFile};
use domain::organisation::{EditionId, Organisation};
use domain::playbook::Playbook;
use domain::record::Retention;
use domain::statement::approval_chain::ApprovalTable;
use domain::statement::lint::{Checks, LexiconSources, Lexicons};
use domain::statement::template::TemplatePack;
use domain::terms::Timestamp;
use domain::triage::{TriageLexicons, TriageSources};
use include_dir::{Dir, DirEntry, include_dir};
use thiserror::Error;

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../content");

/// The editions in force with whether each is approved, and the rules that follow from them.
type InForce = (Vec<(EditionId, bool)>, Arc<Rules>);

/// A shipped file that can't be read.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct ContentProblem(pub(crate) String);

/// Everything that ships, and what a company published over it.
#[derive(Debug)]
pub struct Content {
    /// What ships of what decisions go by.
    pub rules: Arc<Rules>,
    /// The same with what was published when last asked for, which seldom changes.
    published: Mutex<InForce>,
    /// How long the law wants cases kept.
    pub retention: Retention,
    /// How events are told and terms are called.
    pub wording: Wording,
    /// Compiled when first asked for: it costs more than all the rest.
    triage: OnceLock<TriageLexicons>,
}

impl Content {
    /// The content that ships with the program.
    ///
    /// # Errors
    /// A file that can't be read; the shipped ones are read by a test.
    pub fn shipped() -> Result<Self, ContentProblem> {
        let packs = each("rules", RulePack::parse)?.into_iter().map(|pack| (pack.scenario, pack)).collect();
        let approvals = ApprovalTable::parse("company.toml", file("approvals/company.toml")?).map_err(problem)?;
        let calendar = Calendar::new(each("calendars", CalendarYear::parse)?);
        let templates = each("templates", TemplatePack::parse)?;
        let rules = Arc::new(Rules {
            packs,
            duties: each("duties", DutyPack::parse)?,
            calendar,
            checks: Checks::new(lint_sources()?, approvals.blocking.clone()),
            approvals,
            playbooks: playbooks()?,
            templates: templates.into_iter().filter_map(|pack| Some((pack.scenario()?, pack))).collect(),
            published: Published::default(),
            alarms: EscalationChain::parse("company.toml", file("alarms/company.toml")?).map_err(problem)?,
            public: each("rules/public", JurisdictionPack::parse)?,
        });
        Ok(Self {
            published: Mutex::new((Vec::new(), Arc::clone(&rules))),
            rules,
            retention: Retention::parse(file("retention.toml")?).map_err(problem)?,
            wording: wording()?,
            triage: OnceLock::new(),
        })
    }
}

impl Content {
    /// The words that the checks on statements look for.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn lexicons(&self) -> Result<&Lexicons, ContentProblem> {
        self.rules.checks.lexicons().map_err(problem)
    }

    /// What decisions go by at `now`: what ships, and over it what the company published.
    pub fn rules_at(&self, organisation: &Organisation, now: Timestamp) -> Arc<Rules> {
        let today = today(now);
        let key = published_key(organisation, today);
        let mut held = self.published.lock().unwrap_or_else(PoisonError::into_inner);
        if held.0 != key {
            let published = Published::of(organisation, today);
            let duties = published.duties_over(&self.rules.duties);
            *held = (key, Arc::new(Rules { duties, published, ..(*self.rules).clone() }));
        }
        Arc::clone(&held.1)
    }

    /// What words tell of which scenario.
    ///
    /// # Errors
    /// When the lexicons can't be read.
    pub fn triage(&self) -> Result<&TriageLexicons, ContentProblem> {
        match self.triage.get() {
            Some(lexicons) => Ok(lexicons),
            None => {
                let compiled = triage()?;
                Ok(self.triage.get_or_init(|| compiled))
            }
        }
    }
}

/// The company's day at `now`: when an edition begins to be in force.
pub(crate) fn today(now: Timestamp) -> NaiveDate {
    now.with_timezone(&chrono_tz::Asia::Shanghai).date_naive()
}

/// A shipped file as text.
///
/// # Errors
/// When there is none.
pub fn file(path: &str) -> Result<&'static str, ContentProblem> {
    SHIPPED
        .get_file(path)
        .and_then(|file| file.contents_utf8())
        .ok_or_else(|| ContentProblem(format!("{path} is missing")))
}

/// Reads every TOML file directly in `folder`.
fn each<T, E: ToString>(folder: &str, read: impl Fn(&str, &str) -> Result<T, E>) -> Result<Vec<T>, ContentProblem> {
    files(folder).into_iter().map(|(name, text)| read(name, text).map_err(problem)).collect()
}

fn files(folder: &str) -> Vec<(&'static str, &'static str)> {
    let entries = SHIPPED.get_dir(folder).map(Dir::entries).unwrap_or_default();
    let toml = |entry: &'static DirEntry<'static>| {
        let file = entry.as_file()?;
        let name = file.path().file_name()?.to_str()?;
        Some((name, file.contents_utf8()?)).filter(|_| name.ends_with(".toml"))
    };
    entries.iter().filter_map(toml).collect()
}

/// The base first, since the others are laid over it.
fn playbooks() -> Result<BTreeMap<domain::terms::Scenario, Playbook>, ContentProblem> {
    let base = Playbook::parse("common.toml", file("playbooks/common.toml")?, None).map_err(problem)?;
    let mut playbooks = BTreeMap::new();
    for (name, text) in files("playbooks") {
        if name != "common.toml" {
            let playbook = Playbook::parse(name, text, Some(&base)).map_err(problem)?;
            if let Some(scenario) = playbook.scenario {
                playbooks.insert(scenario, playbook);
            }
        }
    }
    Ok(playbooks)
}

pub(crate) fn triage() -> Result<TriageLexicons, ContentProblem> {
    let read = |name: &str| file(&format!("lexicons/triage/{name}.toml"));
    let sources = TriageSources { zh: read("zh")?, en: read("en")?, scenarios: read("scenarios")? };
    TriageLexicons::parse(&sources).map_err(problem)
}

/// The lexicons of the checks on statements.
pub(crate) fn lint_sources() -> Result<LexiconSources<'static>, ContentProblem> {
    let read = |name: &str| file(&format!("lexicons/lint/{name}.toml"));
    Ok(LexiconSources { rules: read("rules")?, zh: read("zh")?, en: read("en")?, quantities: read("quantities")? })
}

fn wording() -> Result<Wording, ContentProblem> {
    let named = |path| Ok::<_, ContentProblem>(WordingFile { file: path, text: file(path)? });
    Wording::parse(named("messages/log.toml")?, named("messages/terms.toml")?).map_err(problem)
}

fn problem(error: impl ToString) -> ContentProblem {
    ContentProblem(error.to_string())
}
