//! What can be typed at the terminal, and what is said about it: all in the language the terminal
//! asks for, headings and complaints too. It refuses to know what a command does.

use std::path::PathBuf;

use clap::builder::{PossibleValue, StyledStr};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command as CommandLine, value_parser};

use super::console::Console;
use crate::foundation::i18n::{self, Say};
use crate::say;

/// The commands, in the order in which help shows them: as typed in English, in Spanish.
const COMMANDS: &[(&str, &str)] = &[
    ("serve", "servir"),
    ("demo", "demostracion"),
    ("invite", "invitar"),
    ("check", "verificar"),
    ("health", "salud"),
    ("migrate", "migrar"),
    ("backup", "respaldar"),
    ("restore", "restaurar"),
    ("export", "exportar"),
    #[cfg(feature = "matrix")]
    ("matrix", "matrix"),
    ("verify", "comprobar"),
    ("twin", "cotejar"),
    ("bench", "medir"),
];

/// A part of what `bench` measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// How soon the demonstration stands.
    Demo,
    /// What the texts cost that cost most.
    Worst,
    /// What protection costs around a translator.
    Translation,
    /// What the database does on its own.
    Database,
    /// Memory, from sent to seen, and how much is held.
    People,
    /// Ten thousand live streams of one person.
    Streams,
    /// Taking in what was missed.
    Intake,
    /// The pages of a busy group after a year.
    Year,
    /// The pages and the picture of a full agenda.
    Agenda,
    /// The mirror between two rooms, with the Apertium of this machine and without any translator.
    Mirror,
    /// Killing the process while people post.
    Storm,
    /// Relaying on Matrix, beside a bare client.
    Matrix,
    /// Killing the process while it relays on Matrix.
    Kill,
}

impl Part {
    /// All of them, in the order in which they are measured: as typed in English, in Spanish.
    pub const ALL: [(Self, &'static str, &'static str); 13] = [
        (Self::Demo, "demo", "demostracion"),
        (Self::Worst, "worst", "peores"),
        (Self::Translation, "translation", "traduccion"),
        (Self::Database, "database", "base"),
        (Self::People, "people", "gente"),
        (Self::Streams, "streams", "flujos"),
        (Self::Intake, "intake", "registro"),
        (Self::Year, "year", "ano"),
        (Self::Agenda, "agenda", "agenda"),
        (Self::Mirror, "mirror", "espejo"),
        (Self::Storm, "storm", "tormenta"),
        (Self::Matrix, "matrix", "matrix"),
        (Self::Kill, "kill", "muertes"),
    ];

    /// The part typed, in either language.
    #[must_use]
    pub fn typed(name: &str) -> Option<Self> {
        let found =
            Self::ALL.iter().find(|(_, english, spanish)| name == *english || name == *spanish);
        found.map(|(part, _, _)| *part)
    }
}

/// What was typed, or what to say instead of doing anything.
///
/// # Errors
/// The text to show (help, the version, what is wrong with the line), and whether it is a complaint.
pub fn read(
    console: &Console,
    typed: impl IntoIterator<Item = std::ffi::OsString>,
) -> Result<ArgMatches, (String, bool)> {
    let mut all = whole(console);
    all.build();
    all.try_get_matches_from_mut(typed).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => (error.render().to_string(), false),
        _ => {
            let mut lines = vec![console.worded(&complaint(&error))];
            lines.extend(nearest(&error).map(|say| console.worded(&say)));
            let usage = error.get(ContextKind::Usage).and_then(shown).unwrap_or_default();
            let usage = usage.trim_start_matches("Usage:").trim();
            let usage = if usage.is_empty() { "puente --help" } else { usage };
            lines.push(format!("{}: {usage}", console.t("cli-usage")));
            (lines.join("\n"), true)
        }
    })
}

/// What is wrong with a line, in words.
fn complaint(error: &clap::Error) -> Say {
    let context = |kind| error.get(kind).and_then(shown).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            say!("cli-no-such-command", given = context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => {
            say!("cli-missing", missing = context(ContextKind::InvalidArg))
        }
        ErrorKind::MissingSubcommand => say!("cli-missing-command"),
        ErrorKind::UnknownArgument => {
            say!("cli-no-such-option", given = context(ContextKind::InvalidArg))
        }
        _ => say!("cli-not-understood", given = context(ContextKind::InvalidArg)),
    }
}

/// What was perhaps meant.
fn nearest(error: &clap::Error) -> Option<Say> {
    let given = error.get(ContextKind::InvalidSubcommand).and_then(shown).unwrap_or_default();
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg]
        .into_iter()
        .find_map(|kind| match error.get(kind)? {
            // Of several, the one that is nearest.
            ContextValue::Strings(texts) => i18n::nearest(&given, texts.iter().map(String::as_str))
                .map_or_else(|| texts.last().cloned(), |near| Some(near.to_owned())),
            other => shown(other),
        })
        .map(|nearest| say!("cli-perhaps", nearest = nearest))
}

fn shown(value: &ContextValue) -> Option<String> {
    match value {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(StyledStr::to_string(text)),
        _ => None,
    }
}

fn whole(console: &Console) -> CommandLine {
    let (file, command) = (console.t("cli-value-file"), console.t("cli-value-command"));
    let mut whole = CommandLine::new("puente")
        .version(env!("CARGO_PKG_VERSION"))
        .about(console.t("cli-about"))
        .override_usage(format!("puente [--config <{file}>] <{command}>"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(console.t("cli-commands"))
        .arg(
            option(console, "config", "configuracion", "file")
                .help(console.t("cli-config"))
                .global(true)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(flag(console, "version", 'V', ArgAction::Version));
    for &(name, spanish) in COMMANDS {
        let mut one = CommandLine::new(name)
            .aliases((spanish != name).then_some(spanish))
            .about(console.t(&format!("cli-{name}")))
            .override_usage(format!("puente {name} [--config <{file}>]"));
        if name == "invite" {
            one = invite(console, one);
        }
        if matches!(name, "backup" | "restore") {
            let typed = Arg::new("file").value_name(file.clone()).required(true);
            one = one.override_usage(format!("puente {name} [--config <{file}>] <{file}>")).arg(
                typed
                    .help(console.t(&format!("cli-{name}-file")))
                    .help_heading(console.t("cli-values"))
                    .value_parser(value_parser!(PathBuf)),
            );
        }
        if name == "export" {
            one = export(console, one);
        }
        if name == "matrix" {
            one = matrix(console, one, &file);
        }
        if name == "twin" {
            one = twin(console, one, &file);
        }
        if name == "bench" {
            one = bench(console, one);
        }
        whole = whole.subcommand(spoken(console, one));
    }
    spoken(console, whole)
}

fn invite(console: &Console, one: CommandLine) -> CommandLine {
    let name = console.t("cli-value-name");
    let typed = Arg::new("name").value_name(name.clone()).required(true);
    one.override_usage(format!("puente invite <{name}> [--group …] [--language …] [--role …]"))
        .arg(typed.help(console.t("cli-invite-name")).help_heading(console.t("cli-values")))
        .arg(option(console, "group", "grupo", "slug").help(console.t("cli-invite-group")))
        .arg(option(console, "language", "idioma", "code").help(console.t("cli-invite-language")))
        .arg(option(console, "role", "rol", "role").help(console.t("cli-invite-role")))
}

fn export(console: &Console, one: CommandLine) -> CommandLine {
    let folder = console.t("cli-value-folder");
    let typed = Arg::new("folder").value_name(folder.clone()).required(true);
    let format = option(console, "format", "formato", "format").value_parser(["jsonl", "csv"]);
    one.override_usage(format!("puente export <{folder}> [--group …] [--format …]"))
        .arg(
            typed
                .help(console.t("cli-export-folder"))
                .help_heading(console.t("cli-values"))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(option(console, "group", "grupo", "slug").help(console.t("cli-export-group")))
        .arg(format.help(console.t("cli-export-format")).hide_possible_values(true))
}

fn matrix(console: &Console, one: CommandLine, file: &str) -> CommandLine {
    let what = Arg::new("what").value_name(console.t("cli-value-part")).required(true);
    let what = what.value_parser([PossibleValue::new("registration").alias("registro")]);
    let out = option(console, "out", "salida", "file").value_parser(value_parser!(PathBuf));
    one.override_usage(format!("puente matrix registration [--out <{file}>]"))
        .arg(
            what.help(console.t("cli-matrix-what"))
                .help_heading(console.t("cli-values"))
                .hide_possible_values(true),
        )
        .arg(out.help(console.t("cli-matrix-out")))
}

fn twin(console: &Console, one: CommandLine, file: &str) -> CommandLine {
    let typed = |name: &'static str, help: &str| {
        let typed = Arg::new(name).value_name(file.to_owned()).required(true);
        typed
            .help(console.t(help))
            .help_heading(console.t("cli-values"))
            .value_parser(value_parser!(PathBuf))
    };
    one.alias("gemelos")
        .override_usage(format!("puente twin <{file}> <{file}> [--group …]"))
        .arg(typed("one", "cli-twin-one"))
        .arg(typed("other", "cli-twin-other"))
        .arg(option(console, "group", "grupo", "slug").help(console.t("cli-twin-group")))
}

fn bench(console: &Console, one: CommandLine) -> CommandLine {
    let parts = Part::ALL.map(|(_, english, spanish)| PossibleValue::new(english).alias(spanish));
    let parts = Arg::new("part")
        .value_name(console.t("cli-value-part"))
        .value_parser(parts.to_vec())
        .num_args(0..)
        .hide_possible_values(true)
        .help(console.t("cli-bench-part"))
        .help_heading(console.t("cli-values"));
    let short = Arg::new("short").long("short").alias("breve").action(ArgAction::SetTrue);
    let all = Part::ALL.map(|(_, english, _)| english).join("|");
    let usage = format!("puente bench [{all}] [--short] [--rounds …] [--postgres …] [--python …]");
    one.override_usage(usage)
        .arg(parts)
        // For the benches themselves, which start the program so.
        .arg(Arg::new("relay").long("relay").action(ArgAction::SetTrue).hide(true))
        .arg(short.help(console.t("cli-bench-short")).help_heading(console.t("cli-options")))
        .arg(
            option(console, "rounds", "rondas", "number")
                .value_parser(value_parser!(u64).range(1..=100_000))
                .default_value("100")
                .hide_default_value(true)
                .help(console.t("cli-bench-rounds")),
        )
        .arg(
            option(console, "postgres", "postgresql", "address")
                .help(console.t("cli-bench-postgres")),
        )
        .arg(
            option(console, "python", "con-python", "file")
                .value_parser(value_parser!(PathBuf))
                .help(console.t("cli-bench-python")),
        )
}

/// An option and its Spanish name.
fn option(console: &Console, name: &'static str, spanish: &'static str, value: &str) -> Arg {
    Arg::new(name)
        .long(name)
        .alias(spanish)
        .value_name(console.t(&format!("cli-value-{value}")))
        .help_heading(console.t("cli-options"))
}

fn flag(console: &Console, name: &'static str, short: char, does: ArgAction) -> Arg {
    Arg::new(name)
        .long(name)
        .short(short)
        .action(does)
        .help(console.t(&format!("cli-{name}")))
        .help_heading(console.t("cli-options"))
}

/// A command whose help is worded by us throughout.
fn spoken(console: &Console, command: CommandLine) -> CommandLine {
    let usage = console.t("cli-usage");
    command
        .help_template(format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}\n"))
        .disable_help_flag(true)
        .arg(flag(console, "help", 'h', ArgAction::Help))
}
