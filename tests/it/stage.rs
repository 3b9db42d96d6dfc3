//! A store with one user of every role and one site, and a way to send commands to it as a script would.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk::wire::{CaseView, CreateStore, FirstAdministrator, LogQuery, Receipt, SignIn, UnlockStore, WireError};
use desk::{Bilingual, CaseId, Desk, Envelope, Host, Lang, Scripted, Session, Timestamp};
use domain::policy::Role;
use serde_json::{Value, json};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "kettle road violin 77";
pub const PASSWORD: &str = "a long password";
/// What every script opens unless it says otherwise.
pub const CASE: u64 = 0xCA5E;
pub const SITE: u64 = 0x517E;

/// An id of a script's own choosing.
pub fn id(n: u64) -> String {
    format!("00000000-0000-4000-8000-{n:012x}")
}

pub fn noon() -> Timestamp {
    "2026-03-02T04:00:00Z".parse().unwrap()
}

pub struct Stage {
    pub folder: TempDir,
    pub desk: Desk,
    pub clock: Arc<Scripted>,
    pub recovery_key: String,
    users: Vec<(String, Session)>,
    commands: std::cell::Cell<u64>,
}

impl Stage {
    /// Users are called by their role's key; the administrator leads nobody.
    pub fn new() -> Self {
        let clock = Arc::new(Scripted::at(noon()));
        Self::with_host(Arc::clone(&clock) as Arc<dyn Host>, clock)
    }

    /// With a host of one's own, such as the machine's.
    pub fn with_host(host: Arc<dyn Host>, clock: Arc<Scripted>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::for_tests(&folder.path().join("a.crisisdesk"), host).unwrap();
        let (created, admin) = desk.create_store(&first_start()).unwrap();
        let mut stage = Self {
            folder,
            desk,
            clock,
            recovery_key: created.recovery_key,
            users: vec![("administrator".into(), admin)],
            commands: std::cell::Cell::new(1),
        };
        stage.people_it();
        stage
    }

    fn people_it(&mut self) {
        self.ok("administrator", None, add_site());
        for role in Role::ALL.iter().filter(|role| **role != Role::Administrator) {
            self.add_user(role.key(), &[*role]);
        }
    }

    /// Adds a user and signs them in.
    pub fn add_user(&mut self, login: &str, roles: &[Role]) {
        let name = json!({ "zh": login, "en": login });
        self.ok(
            "administrator",
            None,
            json!({ "organisation": { "do": "add_user", "login": login, "name": name, "roles": roles } }),
        );
        let directory = self.desk.directory(&self.session("administrator")).unwrap();
        let user = directory.users.iter().find(|user| user.login == login).unwrap().id;
        self.desk.set_password(&self.session("administrator"), user, PASSWORD).unwrap();
        let session = sign_in(&self.desk, login).unwrap();
        self.users.push((login.to_owned(), session));
    }

    pub fn path(&self) -> &Path {
        self.desk.path()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn session(&self, login: &str) -> Session {
        self.users.iter().find(|(known, _)| known == login).unwrap_or_else(|| panic!("no user {login}")).1
    }

    /// Another program at the same store.
    pub fn second(&self) -> Desk {
        let desk = Desk::for_tests(self.path(), Arc::clone(&self.clock) as Arc<dyn Host>).unwrap();
        desk.unlock_store(&by_passphrase()).unwrap();
        desk
    }

    /// A fresh command id.
    pub fn next_command(&self) -> String {
        let n = self.commands.replace(self.commands.get() + 1);
        id(0xC0_0000_0000 + n)
    }

    /// Sends one command about the script's case.
    pub fn send(&self, login: &str, command: Value) -> Result<Receipt, WireError> {
        self.send_to(login, Some(CASE), command)
    }

    pub fn send_to(&self, login: &str, case: Option<u64>, command: Value) -> Result<Receipt, WireError> {
        execute(&self.desk, &self.session(login), &self.next_command(), case, command)
    }

    /// Sends a command that must be carried out.
    pub fn ok(&self, login: &str, case: Option<u64>, command: Value) -> Receipt {
        let said = command.to_string();
        self.send_to(login, case, command).unwrap_or_else(|error| panic!("{login}: {said}: {error:?}"))
    }

    /// The code of the refusal that a command must get.
    pub fn refused(&self, login: &str, command: Value) -> String {
        let said = command.to_string();
        self.send(login, command).map_or_else(|error| error.code, |_| panic!("{login} was allowed: {said}"))
    }

    /// The script's case as a person sees it.
    pub fn view(&self, login: &str) -> CaseView {
        self.desk.case_view(&self.session(login), case_id(CASE)).unwrap()
    }

    /// The digest of a statement's present text.
    pub fn digest(&self, statement: u64) -> String {
        let view = self.view("crisis_lead");
        let found = view.statements.iter().find(|view| view.statement.id.to_string() == id(statement)).unwrap();
        found.statement.current().unwrap().digest.clone()
    }

    /// The kinds of the entries a command wrote, e.g. `clock.started ×3`.
    pub fn kinds(&self, receipt: &Receipt) -> String {
        let query = desk::wire::JournalQuery { limit: Some(500), ..Default::default() };
        let page = self.desk.journal_page(&self.session("auditor"), &query, Lang::En).unwrap();
        let mut kinds: Vec<(String, usize)> = Vec::new();
        for item in page.items.iter().rev().filter(|item| receipt.entries.contains(&item.id)) {
            match kinds.last_mut() {
                Some((kind, count)) if *kind == item.kind => *count += 1,
                _ => kinds.push((item.kind.clone(), 1)),
            }
        }
        let shown = kinds.into_iter().map(|(kind, count)| if count == 1 { kind } else { format!("{kind} ×{count}") });
        shown.collect::<Vec<_>>().join(", ")
    }
}

pub fn execute(
    desk: &Desk,
    session: &Session,
    command_id: &str,
    case: Option<u64>,
    command: Value,
) -> Result<Receipt, WireError> {
    let case = case.map(id);
    let envelope: Envelope =
        serde_json::from_value(json!({ "id": command_id, "case": case, "command": command })).unwrap();
    desk.execute(session, &envelope).map_err(|error| error.to_wire())
}

pub fn case_id(n: u64) -> CaseId {
    id(n).parse().unwrap()
}

pub fn sign_in(desk: &Desk, login: &str) -> Result<Session, WireError> {
    let request = SignIn { login: login.into(), password: PASSWORD.into() };
    desk.sign_in(&request).map_err(|error| error.to_wire())
}

pub fn by_passphrase() -> UnlockStore {
    UnlockStore { passphrase: Some(PASSPHRASE.into()), recovery_key: None }
}

pub fn first_start() -> CreateStore {
    let both = |text: &str| Bilingual { zh: text.into(), en: text.into() };
    CreateStore {
        passphrase: PASSPHRASE.into(),
        company: both("Qihe"),
        administrator: FirstAdministrator {
            login: "administrator".into(),
            name: both("Admin"),
            password: PASSWORD.into(),
            leads: false,
        },
        lang: Lang::Zh,
        demonstration: false,
    }
}

fn add_site() -> Value {
    json!({ "organisation": { "do": "add_site", "id": id(SITE), "details": {
        "name": { "zh": "榆园店", "en": "Elm Garden" }, "region": { "zh": "华东", "en": "East" },
        "address": { "zh": "榆园路 18 号", "en": "18 Elm Road" }, "zone": "Asia/Shanghai",
        "hours": { "opens": 600, "closes": 1320, "every_day": true },
        "manager": { "zh": "邵衡", "en": "Shao Heng" }, "phone": "021-0000-0101" } } })
}

/// Opens a food-poisoning case of two ill guests.
pub fn open_food() -> Value {
    json!({ "case": { "do": "open", "title": "两名顾客餐后腹痛", "account": "两名顾客午餐后腹痛、呕吐。",
        "scenario": "food_poisoning", "site": id(SITE), "occurred_at": "2026-03-02T03:00:00Z",
        "reported_at": "2026-03-02T03:50:00Z", "channel": "phone", "reported_by": "顾客家属",
        "reporter": { "name": "王小明", "contact": "13800001234" },
        "facts": [{ "key": "ill_count", "value": 2 }, { "key": "death_count", "value": null }] } })
}

/// Drafts a statement in one language.
pub fn draft(statement: u64, audience: &str, text: &str) -> Value {
    json!({ "statement": { "do": "draft", "id": id(statement), "audience": audience, "stage": "holding",
        "title": "情况说明", "texts": { "zh": text } } })
}

/// A command about a statement.
pub fn statement(what: &str, statement: u64, more: Value) -> Value {
    let mut command = json!({ "do": what, "statement": id(statement) });
    command.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "statement": command })
}

pub fn log(text: &str) -> Value {
    json!({ "case": { "do": "log", "text": text } })
}

/// The newest thousand entries of the log of [`CASE`], in Chinese.
pub fn whole_log() -> LogQuery {
    LogQuery {
        case: case_id(CASE),
        lang: Lang::Zh,
        filter: None,
        until: None,
        at: None,
        before: None,
        limit: Some(1_000),
    }
}
