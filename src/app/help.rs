//! `help`: at most seven things that matter to this person, here, now, and the names of all the
//! rest; and any command in full, with who may use it.

use crate::community::bridge;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::talk::table::usage;
use crate::foundation::talk::{Answer, Ask, Block, Command, Kind, Tone, Who};
use crate::{handler, say};

/// What a person most likely wants to do, first things first; each is shown to whoever may use it.
const FIRST: [&str; 13] = [
    "bridge tray",
    "bridge draft",
    "bridge publish",
    "carry",
    "group invite",
    "catchup",
    "process list",
    "glossary find",
    "stats me",
    "group room",
    "profile set",
    "privacy show",
    "group create",
];

/// What comes next to carrying while a synthesis stands in the rooms.
const TO_A_SYNTHESIS: [&str; 3] = ["object", "answer", "confirm"];

/// How many things a first help shows.
const SHOWN: usize = 7;

/// How many commands one question is answered with.
const LISTED: usize = 20;

pub(super) fn commands() -> Vec<Command> {
    vec![
        Command::new("help", handler!(help))
            .who(Who::Anyone)
            .anywhere()
            .takes("command", Kind::Rest(80)),
    ]
}

async fn help(ask: &mut Ask<'_>) -> Result<Answer> {
    match ask.args.text("command").map(str::to_owned) {
        Some(wanted) => about(ask, &wanted),
        None => first(ask).await,
    }
}

/// Whether the asker may use a command here.
fn may(ask: &Ask<'_>, command: &Command) -> bool {
    let here = !command.in_group || ask.place.group.is_some();
    let who = ask.person.as_ref();
    here && who.map_or(command.who == Who::Anyone, |person| person.may(command.who))
}

fn entry(ask: &Ask<'_>, command: &Command, note: Option<Say>) -> Block<Say> {
    let text = usage(ask.base, command, ask.place.group.as_ref(), &ask.reader());
    Block::Entry {
        label: say!("verbatim", text = text),
        text: Say::new(format!("{}.about", command.id())),
        note,
        tone: Tone::Plain,
    }
}

/// The commands called so: those the asker may use; if there is none, all, with who may.
fn about(ask: &Ask<'_>, wanted: &str) -> Result<Answer> {
    let found = ask.base.table.about(wanted);
    if found.is_empty() {
        return ask.base.table.nothing_about(wanted, &ask.reader().lang);
    }
    let theirs = found.iter().any(|command| may(ask, command));
    let mut answer = Answer::default();
    for command in found.into_iter().filter(|one| !theirs || may(ask, one)).take(LISTED) {
        let note = if theirs { None } else { only(command) };
        answer = answer.with(entry(ask, command, note));
    }
    Ok(answer)
}

/// Who may use a command, where not everybody may.
fn only(command: &Command) -> Option<Say> {
    match command.who {
        Who::Anyone => None,
        Who::Known => Some(say!("talk-help-known")),
        Who::Member => Some(say!("talk-help-members")),
        Who::Operator | Who::Founder => Some(say!("talk-help-operator")),
        Who::Any(roles) => {
            let roles: Vec<Value> = roles.iter().map(|role| role.say().into()).collect();
            Some(say!("talk-help-roles", roles = roles))
        }
    }
}

async fn first(ask: &mut Ask<'_>) -> Result<Answer> {
    let mut order = FIRST.to_vec();
    if let Some(group) = &ask.place.group
        && bridge::stands(ask.tx, &group.id).await?
    {
        let after = order.iter().position(|path| *path == "carry").map_or(0, |at| at + 1);
        order.splice(after..after, TO_A_SYNTHESIS);
    }
    let table = &ask.base.table;
    let lang = ask.reader().lang;
    let mut answer = Answer::say(say!("talk-help-first"));
    let first = order.iter().filter_map(|path| table.find(path).map(|(_, command)| command));
    for command in first.filter(|command| may(ask, command)).take(SHOWN) {
        answer = answer.with(entry(ask, command, None));
    }
    let mut heads: Vec<String> = Vec::new();
    for command in table.commands().iter().filter(|command| may(ask, command)) {
        let head = command.path.split(' ').next().unwrap_or_default();
        let line = table.line(head, "", &lang);
        if head != "help" && !heads.contains(&line) {
            heads.push(line);
        }
    }
    ask.base.words.sort(&lang, &mut heads, |line| line);
    let line = table.line("help", "", &lang);
    let heads: Vec<Value> = heads.into_iter().map(Into::into).collect();
    Ok(answer.with(Block::Facts(say!("talk-help-all", list = heads, line = line))))
}
