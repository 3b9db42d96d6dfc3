use std::path::PathBuf;

use clap::{Parser, Subcommand};
use desk::NaiveDate;

/// The same desk without a window.
#[derive(Parser)]
#[command(name = "crisisctl", version, about, long_about = None)]
pub struct Cli {
    /// The store.
    #[arg(long, global = true, env = "CRISIS_DESK_STORE")]
    pub store: Option<PathBuf>,
    /// A file with the store's passphrase; or the environment variable CRISIS_DESK_PASSPHRASE.
    #[arg(long, global = true)]
    pub passphrase_file: Option<PathBuf>,
    /// The user to act as.
    #[arg(long = "as", global = true, value_name = "USER")]
    pub user: Option<String>,
    /// A file with the user's password; or the environment variable CRISIS_DESK_PASSWORD.
    #[arg(long, global = true)]
    pub password_file: Option<PathBuf>,
    /// Errors as JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// The language of texts: zh or en.
    #[arg(long, global = true, default_value = "zh", value_parser = lang)]
    pub lang: desk::Lang,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What `crisisctl` can do.
#[derive(Subcommand)]
pub enum Verb {
    /// Create a store with its first administrator; prints the recovery key.
    Init {
        /// The company's name.
        #[arg(long)]
        company: String,
        /// The administrator's name.
        #[arg(long)]
        name: String,
        /// The administrator also leads crises.
        #[arg(long)]
        lead: bool,
        /// Load the demonstration organisation and cases.
        #[arg(long)]
        demonstration: bool,
    },
    /// Load the demonstration organisation and cases into the store.
    Demo,
    /// One JSON command a line in, one JSON answer a line out.
    Exec {
        /// The file; standard input when absent or `-`.
        file: Option<PathBuf>,
    },
    /// One case as JSON.
    Show {
        /// Its number or id.
        case: String,
        /// As it stood at this time (RFC 3339).
        #[arg(long)]
        at: Option<String>,
    },
    /// The crisis room of a case as JSON.
    Room {
        /// The case's number or id.
        case: String,
        /// As it stood at this time (RFC 3339).
        #[arg(long)]
        at: Option<String>,
    },
    /// Attach a file to a case, or to an entry of its log.
    Attach {
        /// The case's number or id.
        case: String,
        /// The file.
        file: PathBuf,
        /// The log entry it belongs to.
        #[arg(long)]
        to: Option<String>,
    },
    /// Write a file of a case out again.
    Attachment {
        /// The case's number or id.
        case: String,
        /// The entry that attached it.
        entry: String,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// The board as JSON.
    Board,
    /// Grade facts from a JSON file, without a store.
    Assess {
        /// The file; standard input when absent or `-`.
        #[arg(long)]
        facts: Option<PathBuf>,
        /// The scenario, where the file names none.
        #[arg(long)]
        scenario: Option<String>,
    },
    /// Check a statement's text, without a store.
    Lint {
        /// The file; `-` is standard input.
        file: PathBuf,
        /// holding, update, formal, correction or closing.
        #[arg(long)]
        stage: String,
        /// affected, employees, media, regulators or public.
        #[arg(long)]
        audience: String,
        /// A JSON file of facts to compare with.
        #[arg(long)]
        facts: Option<PathBuf>,
    },
    /// Advice on communication from facts, without a store.
    Advise {
        /// The file; standard input when absent or `-`.
        #[arg(long)]
        facts: Option<PathBuf>,
    },
    /// Signals in texts, one JSON object a line, without a store.
    Triage {
        /// The file; standard input when absent or `-`.
        file: Option<PathBuf>,
    },
    /// Take in a case bundle of another store, to be read; or with --kind bring sites, users or contacts in from a CSV or
    /// XLSX file, which shows what each row would change.
    Import {
        /// What a CSV or XLSX file holds; without it the file is a case bundle.
        #[arg(long, value_enum)]
        kind: Option<ImportKind>,
        /// Carry it out, without the rows that are wrong.
        #[arg(long)]
        apply: bool,
        /// The file.
        file: PathBuf,
    },
    /// Write a case as a bundle with its proof, or tables.
    Export {
        /// The case's number or id; needed for a bundle.
        case: Option<String>,
        /// Tables instead of a bundle: cases, log, facts, tasks, clocks, statements, journal; several with commas.
        #[arg(long, value_delimiter = ',')]
        tables: Vec<String>,
        /// csv, xlsx or json, for tables.
        #[arg(long, default_value = "csv")]
        format: String,
        /// full or redacted, for a bundle.
        #[arg(long, default_value = "redacted")]
        variant: String,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Export a report as PDF: of a case, or of a period with --from and --to.
    Report {
        /// The case's number or id.
        #[arg(required_unless_present = "from", conflicts_with = "from")]
        case: Option<String>,
        /// The first day of the period, such as 2026-01-31.
        #[arg(long, requires = "to")]
        from: Option<NaiveDate>,
        /// The last day of the period.
        #[arg(long, requires = "from")]
        to: Option<NaiveDate>,
        /// incident, brief, situation, statements, recovery, clocks, journal or case_audit.
        #[arg(long, default_value = "incident")]
        kind: String,
        /// full or redacted.
        #[arg(long, default_value = "redacted")]
        variant: String,
        /// Sign the file with the company's PKCS#12 certificate too; its password is CRISIS_DESK_PKCS12_PASSWORD.
        #[arg(long, value_name = "FILE")]
        pkcs12: Option<PathBuf>,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Verify chain, signatures and erasures of a store; or a report, bundle, checkpoint or backup by itself and, with a
    /// store at hand, against it.
    Verify {
        /// The report, bundle, checkpoint or backup; the store itself when absent.
        file: Option<PathBuf>,
        /// Compare the views with a replay too.
        #[arg(long)]
        rebuild: bool,
        /// The head printed in a report: device:number:hash.
        #[arg(long, conflicts_with = "checkpoint")]
        head: Option<String>,
        /// A file with a checkpoint that was kept elsewhere.
        #[arg(long)]
        checkpoint: Option<PathBuf>,
    },
    /// Sign how far the journal reaches, and write that to a file to be kept elsewhere.
    Checkpoint {
        /// The file to write; without it the checkpoint is only printed.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Copy the store while it is in use, and verify the copy.
    Backup {
        /// The new file.
        to: PathBuf,
    },
    /// Put a backup in place of a store that is not there, verified first.
    Restore {
        /// The backup.
        from: PathBuf,
    },
}

/// What a file to import holds.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum ImportKind {
    /// Sites.
    Sites,
    /// Users.
    Users,
    /// Contacts.
    Contacts,
}

fn lang(text: &str) -> Result<desk::Lang, String> {
    desk::Lang::from_key(text).ok_or_else(|| "zh or en".to_owned())
}
