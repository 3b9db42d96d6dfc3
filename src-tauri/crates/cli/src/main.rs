//! `crisisctl`: the same desk without a window, for auditors, administrators, tests and scripts.

mod args;
mod output;
mod store_verbs;
mod text_verbs;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Verb};
use output::Failure;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let json = cli.json;
    match run(&cli) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            failure.print(json);
            ExitCode::from(failure.status)
        }
    }
}

/// True when all is done, false when something was refused or not verified.
fn run(cli: &Cli) -> Result<bool, Failure> {
    match &cli.verb {
        Verb::Assess { facts, scenario } => text_verbs::assess(facts, scenario.as_deref(), cli.lang),
        Verb::Lint { file, stage, audience, facts } => {
            text_verbs::lint(file, cli.lang, stage, audience, facts.as_deref())
        }
        Verb::Advise { facts } => text_verbs::advise(facts, cli.lang),
        Verb::Triage { file } => text_verbs::triage(file),
        Verb::Verify { file: Some(file), .. } if cli.store.is_none() => store_verbs::verify_alone(cli, file),
        _ => store_verbs::run(cli),
    }
}
