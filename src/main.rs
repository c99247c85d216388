//! The command line. It reads what was typed and the settings, and hands over; nothing is decided
//! here.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Arg, ArgMatches, Command as CommandLine, value_parser};
use puente::app::console::Console;
use puente::app::invite::{self, Guest};
use puente::app::start;
use puente::demo;
use puente::foundation::config::Config;
use puente::foundation::error::Result;
use puente::foundation::i18n::Words;

fn main() -> ExitCode {
    logs();
    let words = match Words::embedded() {
        Ok(words) => Arc::new(words),
        Err(error) => {
            tracing::error!(%error, "the words of this binary cannot be read");
            return ExitCode::FAILURE;
        }
    };
    let console = Console::new(words, &locale());
    let matches = command(&console).get_matches();
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Into::into)
        .and_then(|runtime| runtime.block_on(run(&matches, &console)));
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            console.wrong(&error);
            ExitCode::FAILURE
        }
    }
}

/// Logs go where errors go; `PUENTE_LOG` says how much (`info`, `puente=debug`).
fn logs() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("PUENTE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

/// The locale of the terminal, as POSIX orders its variables.
fn locale() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_default()
}

fn command(console: &Console) -> CommandLine {
    let option = |name: &'static str, id: &str| Arg::new(name).long(name).help(console.t(id));
    CommandLine::new("puente")
        .version(env!("CARGO_PKG_VERSION"))
        .about(console.t("cli-about"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(
            option("config", "cli-config")
                .global(true)
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf)),
        )
        .subcommand(CommandLine::new("serve").about(console.t("cli-serve")))
        .subcommand(CommandLine::new("demo").about(console.t("cli-demo")))
        .subcommand(
            CommandLine::new("invite")
                .about(console.t("cli-invite"))
                .arg(
                    Arg::new("name")
                        .value_name("NAME")
                        .required(true)
                        .help(console.t("cli-invite-name")),
                )
                .arg(option("group", "cli-invite-group").value_name("SLUG"))
                .arg(option("language", "cli-invite-language").value_name("CODE"))
                .arg(option("role", "cli-invite-role").value_name("ROLE")),
        )
        .subcommand(CommandLine::new("check").about(console.t("cli-check")))
        .subcommand(CommandLine::new("migrate").about(console.t("cli-migrate")))
}

/// Does what was asked; false if something is wrong and was said already.
async fn run(matches: &ArgMatches, console: &Console) -> Result<bool> {
    match matches.subcommand() {
        Some(("serve", given)) => start::serve(settings(given)?, console).await.map(|()| true),
        Some(("demo", _)) => demo::run(&environment(), console).await.map(|()| true),
        Some(("invite", given)) => {
            let text = |name: &str| given.get_one::<String>(name).cloned();
            let guest = Guest {
                name: text("name").unwrap_or_default(),
                group: text("group"),
                language: text("language"),
                role: text("role"),
            };
            invite::invite(settings(given)?, &guest, console).await
        }
        Some(("check", given)) => start::check(settings(given), console).await,
        Some(("migrate", given)) => start::migrate(&settings(given)?, console).await.map(|()| true),
        _ => Ok(false),
    }
}

fn environment() -> Vec<(String, String)> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect()
}

/// The settings of the file named on the line, in `PUENTE_CONFIG`, or in this folder.
fn settings(given: &ArgMatches) -> Result<Config> {
    let here = || Some(PathBuf::from("puente.toml")).filter(|file| file.exists());
    let file = given
        .get_one::<PathBuf>("config")
        .cloned()
        .or_else(|| std::env::var_os("PUENTE_CONFIG").map(PathBuf::from))
        .or_else(here);
    start::settings(file.as_deref(), &environment())
}
