//! The verbs that work on a store.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk::wire::{
    self, AttachRequest, BoardFilter, BundleRequest, CompanyCertificate, CreateStore, ExportRequest,
    FirstAdministrator, ReportPeriod, ReportRequest, SignIn, TablesRequest, UnlockStore,
};
use desk::{
    Bilingual, CaseId, Desk, DeskError, EntryId, Envelope, ReportKind, ReportVariant, Session, System, TableFormat,
    TableKey, Timestamp,
};
use serde_json::{Value, json};

use crate::args::{Cli, ImportKind, Verb};
use crate::output::{Failure, print, read};

pub fn run(cli: &Cli) -> Result<bool, Failure> {
    let path = cli.store.as_deref().ok_or_else(|| Failure::usage("name the store with --store FILE"))?;
    let desk = Desk::new(path, Arc::new(System))?;
    match &cli.verb {
        Verb::Init { company, name, lead, demonstration } => init(cli, &desk, company, name, *lead, *demonstration),
        Verb::Restore { from } => {
            desk.restore(&unlock(cli)?, from)?;
            Ok(true)
        }
        verb => {
            desk.unlock_store(&unlock(cli)?)?;
            run_open(cli, &desk, verb)
        }
    }
}

fn run_open(cli: &Cli, desk: &Desk, verb: &Verb) -> Result<bool, Failure> {
    if let Verb::Verify { file: Some(file), .. } = verb {
        let found = desk.verify_file_here(file)?;
        print(&found)?;
        return Ok(found.verified);
    }
    if let Verb::Verify { rebuild, head, checkpoint, .. } = verb {
        // Whoever holds the passphrase may verify; it reads no case.
        let checkpoint = checkpoint.as_deref().map(read).transpose()?;
        let found = desk.verify_store(*rebuild, head.as_deref().or(checkpoint.as_deref()))?;
        print(&found)?;
        return Ok(found.verified);
    }
    let session = sign_in(cli, desk)?;
    match verb {
        Verb::Demo => desk.load_demonstration(&session, cli.lang)?,
        Verb::Exec { file } => return exec(desk, &session, file.as_deref()),
        Verb::Show { case, at } => {
            let case = find(desk, &session, case)?;
            match at.as_deref().map(time).transpose()? {
                Some(at) => print(&desk.case_view_at(&session, case, at)?)?,
                None => print(&desk.case_view(&session, case)?)?,
            }
        }
        Verb::Room { case, at } => {
            let case = find(desk, &session, case)?;
            print(&desk.room_view(&session, case, at.as_deref().map(time).transpose()?)?)?;
        }
        Verb::Attach { case, file, to } => {
            let (case, to) = (find(desk, &session, case)?, to.as_deref().map(entry).transpose()?);
            print(&desk.attach(&session, &AttachRequest { case, path: file.to_string_lossy().into_owned(), to })?)?;
        }
        Verb::Attachment { case, entry: named, out } => {
            let case = find(desk, &session, case)?;
            print(&desk.attachment(&session, case, entry(named)?, Some(out))?.file)?;
        }
        Verb::Board => print(&desk.board(&session, &BoardFilter::default())?)?,
        Verb::Report { case, from, to, kind, variant, pkcs12, out } => {
            let (variant, path) = (variant_of(variant)?, text_of(out));
            let report = match (case, from.zip(*to)) {
                (Some(case), _) => {
                    let kind = ReportKind::from_key(kind).ok_or_else(|| Failure::usage("no such kind of report"))?;
                    ReportRequest { kind, ..ReportRequest::of_case(find(desk, &session, case)?, cli.lang, variant) }
                }
                (None, Some((from, to))) => ReportRequest::of_period(ReportPeriod { from, to }, cli.lang, variant),
                (None, None) => return Err(Failure::usage("name a case, or --from and --to")),
            };
            print(&desk.export_report(
                &session,
                &ExportRequest { report, path, certificate: certificate(pkcs12.as_ref())? },
            )?)?;
        }
        Verb::Import { kind: Some(kind), apply, file } => return import(desk, &session, *kind, file, *apply),
        Verb::Import { kind: None, file, .. } => print(&desk.import_bundle(&session, file)?)?,
        Verb::Export { case, tables, variant, out, .. } if tables.is_empty() => {
            let case = case.as_deref().ok_or_else(|| Failure::usage("name the case, or the tables with --tables"))?;
            let variant = variant_of(variant)?;
            let request = BundleRequest { case: find(desk, &session, case)?, variant, path: text_of(out) };
            print(&desk.export_bundle(&session, &request)?)?;
        }
        Verb::Export { case, tables, format, out, .. } => {
            let key =
                |name: &String| TableKey::from_key(name).ok_or_else(|| Failure::usage(format!("no table {name}")));
            let request = TablesRequest {
                tables: tables.iter().map(key).collect::<Result<_, _>>()?,
                format: TableFormat::from_key(format).ok_or_else(|| Failure::usage("csv, xlsx or json"))?,
                case: case.as_deref().map(|case| find(desk, &session, case)).transpose()?,
                lang: cli.lang,
                path: text_of(out),
            };
            print(&desk.export_tables(&session, &request)?)?;
        }
        Verb::Checkpoint { out } => print(&desk.export_checkpoint(&session, out.as_deref())?)?,
        Verb::Backup { to } => desk.backup(&session, to)?,
        _ => return Err(Failure::usage("not a verb of a store")),
    }
    Ok(true)
}

fn init(cli: &Cli, desk: &Desk, company: &str, name: &str, leads: bool, demo: bool) -> Result<bool, Failure> {
    let both = |text: &str| Bilingual { zh: text.to_owned(), en: text.to_owned() };
    let request = CreateStore {
        passphrase: secret(cli.passphrase_file.as_deref(), "CRISIS_DESK_PASSPHRASE", "passphrase")?,
        company: both(company),
        administrator: FirstAdministrator {
            login: cli.user.clone().ok_or_else(|| Failure::usage("name the administrator with --as USER"))?,
            name: both(name),
            password: secret(cli.password_file.as_deref(), "CRISIS_DESK_PASSWORD", "password")?,
            leads,
        },
        lang: cli.lang,
        demonstration: demo,
    };
    let (created, _) = desk.create_store(&request)?;
    print(&created)?;
    Ok(true)
}

/// What every row would do; with `apply` also the receipt. Not done while a row is wrong.
fn import(desk: &Desk, session: &Session, kind: ImportKind, file: &Path, apply: bool) -> Result<bool, Failure> {
    let bytes = std::fs::read(file).map_err(|error| Failure::usage(format!("{}: {error}", file.display())))?;
    let kind = match kind {
        ImportKind::Sites => wire::ImportKind::Sites,
        ImportKind::Users => wire::ImportKind::Users,
        ImportKind::Contacts => wire::ImportKind::Contacts,
    };
    let preview = desk.import_preview(session, &wire::ImportRequest::of(kind, &bytes))?;
    let all_right = preview.rows.iter().all(|row| row.error.is_none());
    print(&preview)?;
    if let Some(command) = preview.command.filter(|_| apply) {
        print(&desk.send(session, command.into())?)?;
    }
    Ok(all_right)
}

/// One answer a line; a bad line is answered too and the rest go on.
fn exec(desk: &Desk, session: &Session, file: Option<&Path>) -> Result<bool, Failure> {
    let input: Box<dyn BufRead> = match file.filter(|path| *path != Path::new("-")) {
        Some(path) => {
            let opened = std::fs::File::open(path);
            Box::new(BufReader::new(opened.map_err(|error| Failure::usage(format!("{}: {error}", path.display())))?))
        }
        None => Box::new(std::io::stdin().lock()),
    };
    let mut all_done = true;
    for line in input.lines() {
        let line = line.map_err(|error| Failure::usage(error.to_string()))?;
        if line.trim().is_empty() {
            continue;
        }
        let answer = answer(desk, session, &line);
        all_done &= answer.get("receipt").is_some();
        print(&answer)?;
    }
    Ok(all_done)
}

fn answer(desk: &Desk, session: &Session, line: &str) -> Value {
    let done = serde_json::from_str::<Envelope>(line)
        .map_err(|error| DeskError::Input(error.to_string()))
        .and_then(|envelope| desk.execute(session, &envelope));
    match done {
        Ok(receipt) => json!({ "receipt": receipt }),
        Err(error) => json!({ "error": error.to_wire() }),
    }
}

/// A report, bundle or checkpoint needs no store and no passphrase; a backup is opened, to read only, with its own.
pub fn verify_alone(cli: &Cli, file: &Path) -> Result<bool, Failure> {
    if desk::is_store(file) {
        let found = Desk::new(file, Arc::new(System))?.verify_copy(&unlock(cli)?)?;
        print(&found)?;
        return Ok(found.verified);
    }
    let found = desk::verify_file(file)?;
    print(&found)?;
    Ok(found.verified)
}

/// The company's certificate with its password from the environment.
fn certificate(pkcs12: Option<&PathBuf>) -> Result<Option<CompanyCertificate>, Failure> {
    let open = |path: &PathBuf| {
        let password = secret(None, "CRISIS_DESK_PKCS12_PASSWORD", "PKCS#12 password")?;
        Ok(CompanyCertificate { path: text_of(path), password })
    };
    pkcs12.map(open).transpose()
}

fn variant_of(text: &str) -> Result<ReportVariant, Failure> {
    ReportVariant::from_key(text).ok_or_else(|| Failure::usage("full or redacted"))
}

fn text_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn find(desk: &Desk, session: &Session, case: &str) -> Result<CaseId, Failure> {
    match case.parse() {
        Ok(id) => Ok(id),
        Err(_) => Ok(desk.case_by_number(session, case)?),
    }
}

fn entry(text: &str) -> Result<EntryId, Failure> {
    text.parse().map_err(|_| Failure::usage(format!("{text} is no entry's id")))
}

fn time(text: &str) -> Result<Timestamp, Failure> {
    text.parse().map_err(|_| Failure::usage(format!("{text} is no RFC 3339 time")))
}

fn sign_in(cli: &Cli, desk: &Desk) -> Result<Session, Failure> {
    let login = cli.user.clone().ok_or_else(|| Failure::usage("name the user with --as USER"))?;
    let password = secret(cli.password_file.as_deref(), "CRISIS_DESK_PASSWORD", "password")?;
    Ok(desk.sign_in(&SignIn { login, password })?)
}

fn unlock(cli: &Cli) -> Result<UnlockStore, Failure> {
    let passphrase = secret(cli.passphrase_file.as_deref(), "CRISIS_DESK_PASSPHRASE", "passphrase")?;
    Ok(UnlockStore { passphrase: Some(passphrase), recovery_key: None })
}

/// A secret comes from a file or the environment, never from the command line, where others could read it.
fn secret(file: Option<&Path>, variable: &str, what: &str) -> Result<String, Failure> {
    let missing = || Failure::usage(format!("give the {what} with --{what}-file FILE or {variable}"));
    match file {
        Some(path) => {
            let text = std::fs::read_to_string(path);
            let text = text.map_err(|error| Failure::usage(format!("{}: {error}", PathBuf::from(path).display())))?;
            Ok(text.trim_end_matches(['\r', '\n']).to_owned())
        }
        None => std::env::var(variable).map_err(|_| missing()),
    }
}
