//! The command line. It reads what was typed and the settings, and hands over; nothing is decided
//! here.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;
use puente::app::backup;
use puente::app::command_line;
use puente::app::console::Console;
use puente::app::export;
use puente::app::invite::{self, Guest};
#[cfg(feature = "matrix")]
use puente::app::registration;
use puente::app::{check, health, log, start, twin, verify};
use puente::bench;
use puente::demo;
use puente::foundation::config::Config;
use puente::foundation::error::Result;
use puente::foundation::i18n::Words;

fn main() -> ExitCode {
    let words = match Words::embedded() {
        Ok(words) => Arc::new(words),
        Err(error) => {
            log::Settings::default().start();
            tracing::error!(%error, "the words of this binary cannot be read");
            return ExitCode::FAILURE;
        }
    };
    let console = Console::new(words, &locale());
    let matches = match command_line::read(&console, std::env::args_os()) {
        Ok(matches) => matches,
        Err((text, false)) => return done(console.line(text.trim_end()).map(|()| true), &console),
        Err((text, true)) => {
            console.complain(&text);
            return ExitCode::from(2);
        }
    };
    let ran = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Into::into)
        .and_then(|runtime| {
            let ran = runtime.block_on(run(&matches, &console));
            // What is still being looked up or read, for nobody any more, does not hold the end up.
            runtime.shutdown_background();
            ran
        });
    // As with diff: 1 says that two texts differ, 2 that it could not be found out.
    if matches.subcommand_name() == Some("twin")
        && let Err(error) = &ran
    {
        console.wrong(error);
        return ExitCode::from(2);
    }
    done(ran, &console)
}

/// What the terminal is told in the end: all is well, something said already is wrong, or why not.
fn done(outcome: Result<bool>, console: &Console) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            console.wrong(&error);
            ExitCode::FAILURE
        }
    }
}

/// The locale of the terminal, as POSIX orders its variables.
fn locale() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_default()
}

/// Does what was asked; false if something is wrong and was said already.
async fn run(matches: &ArgMatches, console: &Console) -> Result<bool> {
    let Some((_, given)) = matches.subcommand() else { return Ok(false) };
    let settings = settings(given);
    // Whoever has no settings that could be read is told so on the terminal.
    let log =
        settings.as_ref().ok().and_then(|config| log::Settings::read(config, &environment()).ok());
    log.unwrap_or_default().start();
    match matches.subcommand() {
        Some(("serve", _)) => start::serve(settings?, console).await.map(|()| true),
        Some(("demo", _)) => demo::run(&environment(), console).await.map(|()| true),
        Some(("invite", given)) => {
            let text = |name: &str| given.get_one::<String>(name).cloned();
            let guest = Guest {
                name: text("name").unwrap_or_default(),
                group: text("group"),
                language: text("language"),
                role: text("role"),
            };
            invite::invite(settings?, &guest, console).await
        }
        Some((what @ ("backup" | "restore"), given)) => {
            let (config, file) = (settings?, given.get_one::<PathBuf>("file"));
            let file = file.cloned().unwrap_or_default();
            match what {
                "backup" => backup::backup(&config, &file, console).await,
                _ => backup::restore(&config, &file, console).await,
            }
            .map(|()| true)
        }
        Some(("export", given)) => {
            let text = |name: &str| given.get_one::<String>(name).cloned();
            let folder = given.get_one::<PathBuf>("folder").cloned().unwrap_or_default();
            let wanted = export::Wanted { folder, group: text("group"), format: text("format") };
            export::export(settings?, &wanted, console).await.map(|()| true)
        }
        #[cfg(feature = "matrix")]
        Some(("matrix", given)) => {
            let file = given.get_one::<PathBuf>("out");
            registration::write(&settings?, file.map(PathBuf::as_path), console).map(|()| true)
        }
        Some(("verify", _)) => verify::verify(settings?, console).await,
        Some(("twin", given)) => {
            let file = |name: &str| given.get_one::<PathBuf>(name).cloned().unwrap_or_default();
            let wanted = twin::Wanted {
                files: [file("one"), file("other")],
                group: given.get_one::<String>("group").cloned(),
            };
            twin::twin(settings, &wanted, console).await
        }
        Some(("bench", given)) if given.get_flag("relay") => {
            bench::relay::serve(settings?, console).await.map(|()| true)
        }
        Some(("bench", given)) => {
            let wanted = bench::Wanted {
                parts: given
                    .get_many::<String>("part")
                    .map(|typed| typed.filter_map(|name| command_line::Part::typed(name)).collect())
                    .unwrap_or_default(),
                short: given.get_flag("short"),
                rounds: given.get_one("rounds").copied().unwrap_or_default(),
                postgres: given.get_one("postgres").cloned(),
                python: given.get_one("python").cloned(),
            };
            bench::run(&wanted, console).await
        }
        Some(("health", _)) => health::health(&settings?, console).await,
        Some(("check", _)) => check::check(settings, console).await,
        Some(("migrate", _)) => start::migrate(&settings?, console).await.map(|()| true),
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
