//! `help`: at most seven things that matter to this person, here, now; and any command in full.

use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::talk::table::usage;
use crate::foundation::talk::{Answer, Ask, Block, Command, Kind, Who};
use crate::{handler, refuse, say};

/// What a person most likely wants to do, first things first; each is shown to whoever may use it.
const FIRST: [&str; 12] = [
    "bridge tray",
    "bridge draft",
    "bridge publish",
    "carry",
    "group invite",
    "catchup",
    "glossary find",
    "stats me",
    "group room",
    "profile set",
    "privacy show",
    "group create",
];

/// How many things a first help shows.
const SHOWN: usize = 7;

pub(super) fn commands() -> Vec<Command> {
    vec![
        Command::new("help", handler!(help))
            .who(Who::Anyone)
            .anywhere()
            .takes("command", Kind::Rest(80)),
    ]
}

async fn help(ask: &mut Ask<'_>) -> Result<Answer> {
    let reader = ask.reader();
    let base = ask.base;
    let may = |who: Who| ask.person.as_ref().map_or(who == Who::Anyone, |person| person.may(who));
    if let Some(wanted) = ask.args.text("command") {
        let typed = base.table.complete(wanted, &reader.lang, ask.person.as_ref());
        if typed.is_empty() {
            return refuse!("talk-no-such-command", given = wanted);
        }
        let mut answer = Answer::default();
        for (_, command) in typed {
            let about = Say::new(format!("{}.about", command.id()));
            answer = answer.with(Block::Entry {
                label: say!(
                    "verbatim",
                    text = usage(base, command, ask.place.group.as_ref(), &reader)
                ),
                text: about,
                note: None,
                tone: crate::foundation::talk::Tone::Plain,
            });
        }
        return Ok(answer);
    }
    let mut answer = Answer::say(say!("talk-help-first"));
    let first = FIRST.iter().filter_map(|path| base.table.find(path).map(|(_, command)| command));
    for command in first.filter(|command| may(command.who)).take(SHOWN) {
        answer = answer.with(Block::Entry {
            label: say!("verbatim", text = usage(base, command, ask.place.group.as_ref(), &reader)),
            text: Say::new(format!("{}.about", command.id())),
            note: None,
            tone: crate::foundation::talk::Tone::Plain,
        });
    }
    let line = base.table.line("help", "", &reader.lang);
    Ok(answer.with(Block::Facts(say!("talk-help-more", line = line))))
}
