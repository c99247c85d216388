//! The table of who may: derived from the commands, the pages, the reactions and the addresses,
//! printed in `deploy/who-may.md`, and held against everybody's tries. A command that nobody who
//! may can reach with plausible arguments fails here, naming itself.

use std::collections::BTreeMap;

use puente::app::house::House;
use puente::foundation::error::Error;
use puente::foundation::i18n::Lang;
use puente::foundation::talk::grammar::quote;
use puente::foundation::talk::{
    Command, Ears, Heard, Kind, MessageId, Quoted, Role, RoomRef, Spot, What, Who,
};
use puente::platforms::web::{MODERATORS, ROUTES};

use super::cast::{Cast, Standing};
use crate::town::{Engine, Town};

/// The refusals that mean: you may not.
const NOT_YOU: [&str; 4] =
    ["talk-not-a-member", "talk-not-in-group", "talk-only-roles", "talk-only-operator"];

/// What is given to a command where a text of its kind alone would not do.
const PLAUSIBLE: &[(&str, &[(&str, &str)])] = &[
    ("group create", &[("name", "Third group"), ("slug", "third"), ("language", "en")]),
    ("group room", &[("slug", "third"), ("language", "pt")]),
    ("group role", &[("action", "give"), ("member", "@keisha"), ("role", "mentor")]),
    ("group set", &[("key", "people.keep"), ("value", "400 days")]),
    ("group join", &[("code", "LINK")]),
    ("glossary add", &[("wording.en", "dark line"), ("wording.es", "línea")]),
    ("glossary remove", &[("term", "bright line")]),
    ("glossary propose", &[("wording.en", "grey line"), ("wording.es", "línea gris")]),
    ("glossary withdraw", &[("proposal", "T-1")]),
    ("glossary approve", &[("proposal", "T-1")]),
    ("glossary refuse", &[("proposal", "T-1"), ("reason", "We have it.")]),
    ("glossary import", &[("table", "en,es\nred line,línea roja")]),
    ("process show", &[("process", "rdrs")]),
    ("process note", &[("process", "rdrs"), ("text", "Ask for an appeal.")]),
    ("process add", &[("slug", "third"), ("kind", "consultation"), ("texts.en", "Third")]),
    ("process describe", &[("process", "rdrs"), ("about", "why"), ("texts.en", "It matters.")]),
    ("process change", &[("process", "rdrs"), ("priority", "1")]),
    ("process stage", &[("process", "rdrs"), ("stage", "open")]),
    ("process output", &[("process", "rdrs"), ("output", "statement")]),
    ("process assign", &[("process", "rdrs"), ("duty", "penholder"), ("member", "@keisha")]),
    ("process link", &[("process", "rdrs"), ("relation", "related"), ("second", "other")]),
    (
        "process document",
        &[("process", "rdrs"), ("heading", "Report"), ("address", "https://example.org/report")],
    ),
    ("process import", &[("brought", "title,closes\nBrought,2027-02-26")]),
    ("process deadline", &[("process", "rdrs"), ("on", "in 70 days")]),
    ("process ladder", &[("process", "rdrs"), ("pace", "short")]),
    ("process step", &[("process", "rdrs"), ("step", "decide")]),
    ("statement open", &[("process", "idle")]),
    ("statement section", &[("process", "rdrs"), ("texts.en", "More.")]),
    ("statement version", &[("process", "rdrs")]),
    ("statement call", &[("process", "rdrs"), ("until", "in 20 days")]),
    ("statement comment", &[("process", "rdrs"), ("text", "Say who.")]),
    ("statement answer", &[("process", "rdrs"), ("comment", "1"), ("text", "It does now.")]),
    ("statement minority", &[("process", "rdrs"), ("texts.en", "We do not.")]),
    ("statement level", &[("process", "rdrs"), ("level", "consensus")]),
    ("statement submit", &[("process", "rdrs"), ("advice", "no"), ("anyway", "yes")]),
    ("statement outcome", &[("process", "other"), ("texts.en", "It was adopted.")]),
    ("statement changes", &[("process", "other")]),
    ("statement versions", &[("process", "rdrs")]),
    ("statement comments", &[("process", "rdrs")]),
    ("statement show", &[("process", "rdrs")]),
    ("statement twin", &[("process", "rdrs")]),
    ("statement export", &[("process", "rdrs")]),
    ("process template", &[("kind", "public-comment")]),
    ("process suggest", &[("idea", "A survey of the region.")]),
    ("process support", &[("suggestion", "I-1")]),
    ("process accept", &[("suggestion", "I-1"), ("process", "rdrs")]),
    ("process decline", &[("suggestion", "I-1"), ("reason", "Next year.")]),
    ("action add", &[("task", "Ask for the report."), ("due", "in 9 days")]),
    ("action done", &[("owed", "A-1")]),
    ("action due", &[("owed", "A-1"), ("due", "in 12 days")]),
    ("action drop", &[("owed", "A-1"), ("reason", "Not needed.")]),
    ("reminders", &[("from-hour", "22"), ("until-hour", "7")]),
    ("consent", &[("pick", "P-4")]),
    ("mirror on", &[("room", "en"), ("opposite", "es")]),
    ("mirror off", &[("room", "en"), ("opposite", "es")]),
    ("bridge skip", &[("pick", "P-3"), ("reason", "Said already.")]),
    (
        "bridge now",
        &[
            ("pick", "P-3"),
            ("texts.en", "Logged in 3 days."),
            ("texts.es", "Se registra en 3 días."),
            ("anyway", "yes"),
        ],
    ),
    ("bridge draft", &[("title", "A title")]),
    ("bridge process", &[("synthesis", "S-1"), ("process", "rdrs")]),
    (
        "bridge point",
        &[
            ("synthesis", "S-2"),
            ("position", "question"),
            ("side", "en"),
            ("from", "P-3"),
            ("texts.en", "In 3 days?"),
            ("texts.es", "¿En 3 días?"),
        ],
    ),
    ("bridge pretranslate", &[("synthesis", "S-2")]),
    ("bridge approve", &[("synthesis", "S-2"), ("point", "1")]),
    ("bridge check", &[("synthesis", "S-2")]),
    ("bridge publish", &[("synthesis", "S-2"), ("anyway", "yes")]),
    ("bridge cover", &[("member", "@keisha")]),
    ("privacy erase", &[("sure", "yes")]),
    ("twin", &[("texts.en", "It may vote."), ("texts.es", "Deberá votar.")]),
];

fn who(who: Who) -> String {
    match who {
        Who::Anyone => "anyone".to_owned(),
        Who::Known => "whoever Puente knows".to_owned(),
        Who::Member => "members".to_owned(),
        Who::Operator => "the operator".to_owned(),
        Who::Founder => {
            "the operator, and where the settings allow it whoever runs the room".to_owned()
        }
        Who::Any(roles) => {
            let roles: Vec<&str> =
                Role::ALL.into_iter().filter(|role| roles.contains(role)).map(Role::code).collect();
            roles.join(", ")
        }
    }
}

fn printed(house: &House) -> String {
    let (en, es) = (Lang::new("en"), Lang::new("es"));
    let table = &house.base.table;
    let mut text = String::from(
        "# Who may\n\n\
         Derived from the code; a test tries everybody on everything and compares. *Anyone* needs no\n\
         account. *Whoever Puente knows* is a member of some group, or was invited into one. *Members*\n\
         and the roles are of the group at hand: a role elsewhere counts for nothing here, and the\n\
         *operator*, named in the settings, is let into a group only as its member; the machine's own\n\
         console acts as the operator and as admin of every group. What a command says no to for\n\
         another reason (it is not your message, the synthesis is published) is not in this table.\n\n\
         ## Commands\n\n\
         | in English | in Spanish | who may | needs a group |\n|---|---|---|---|\n",
    );
    for command in table.commands() {
        text.push_str(&format!(
            "| `{}` | `{}` | {} | {} |\n",
            table.line(command.path, "", &en),
            table.line(command.path, "", &es),
            who(command.who),
            if command.in_group { "yes" } else { "no" },
        ));
    }
    text.push_str("\n## Reactions that stand for something\n\n| reaction | who may |\n|---|---|\n");
    for shortcut in &house.base.shortcuts {
        text.push_str(&format!("| {} | {} |\n", shortcut.emoji, who(shortcut.who)));
    }
    text.push_str("\n## Pages of a group\n\n| page | who may |\n|---|---|\n");
    for page in &house.pages {
        text.push_str(&format!("| `/g/…/{}` | {} |\n", page.path, who(page.who)));
    }
    text.push_str(
        "\n## Addresses\n\n\
         `POST` needs a proof that the form comes from our own page, wherever somebody is signed in.\n\
         `GET` changes nothing, and neither does a page that is asked by `POST`, with more than an\n\
         address holds. `/g/{slug}/do` and `/g/{slug}/check` send a command, whose own line above\n\
         holds. `/{document}/{secret}` is for whoever has the secret that somebody was given there.\n\
         A message is edited by whoever wrote it, and deleted by them and by: ",
    );
    text.push_str(&format!(
        "{}.\n\n| method | address | who may |\n|---|---|---|\n",
        who(MODERATORS)
    ));
    for route in ROUTES {
        text.push_str(&format!("| {} | `{}` | {} |\n", route.method, route.path, who(route.who)));
    }
    text
}

#[tokio::test]
async fn the_printed_table_is_the_codes() {
    let town = Town::open(Engine::Sqlite).await;
    let (path, wanted) = ("deploy/who-may.md", printed(&town.house));
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("PUENTE_WRITE_DOCS").is_some() {
        std::fs::write(&file, &wanted).expect("writing");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let differ = wanted.lines().find(|line| !kept.lines().any(|kept| kept == *line));
    let gone = kept.lines().find(|line| !wanted.lines().any(|wanted| wanted == *line));
    assert!(
        kept == wanted,
        "{path} does not say who may what any more: the code has {differ:?}, the page has {gone:?}. \
         If that is meant, PUENTE_WRITE_DOCS=1 cargo test --test main guard::who_may writes it anew"
    );
    town.end().await;
}

/// What is given to a command.
pub fn given(command: &Command, link: &str) -> BTreeMap<String, String> {
    let known = PLAUSIBLE.iter().find(|(path, _)| *path == command.path);
    if let Some((_, fields)) = known {
        let fields =
            fields.iter().map(|(name, value)| ((*name).to_owned(), value.replace("LINK", link)));
        return fields.collect();
    }
    let required = command.params.iter().filter(|param| param.required);
    let value = |kind: Kind| match kind {
        Kind::Text(_) | Kind::Rest(_) | Kind::Texts(_) | Kind::File(_) | Kind::Place(_) => "words",
        Kind::Number(_, _) => "1",
        Kind::Language | Kind::Found("room") | Kind::FoundList("room") => "en",
        Kind::Moment => "in 3 days",
        Kind::Past | Kind::Span => "3 days",
        Kind::Choice(_, codes) => codes[0],
        Kind::Found("member") | Kind::FoundList("member") => "@keisha",
        Kind::Found("synthesis") | Kind::FoundList("synthesis") => "S-1",
        Kind::Found("pick") | Kind::FoundList("pick") => "P-1",
        Kind::Found(_) | Kind::FoundList(_) => "something",
    };
    required.map(|param| (param.name.to_owned(), value(param.kind).to_owned())).collect()
}

/// The same, typed.
pub fn typed(
    house: &House,
    command: &Command,
    given: &BTreeMap<String, String>,
    lang: &Lang,
) -> String {
    let mut rest = Vec::new();
    for param in &command.params {
        if let Some(value) = given.get(param.name) {
            let value = match param.kind {
                Kind::Rest(_) | Kind::File(_) => value.clone(),
                _ => quote(value),
            };
            rest.push(if param.named { format!("{}:{value}", param.name) } else { value });
        }
        for (name, value) in given {
            if let Some((of, lang)) = name.split_once('.')
                && of == param.name
            {
                rest.push(format!("{lang}:{}", quote(value)));
            }
        }
    }
    house.base.table.line(command.path, &rest.join(" "), lang)
}

/// What came of a try: nothing against it, or the id of the refusal.
type Came = Option<String>;

/// Somebody does something; nothing of it stays.
async fn tries(cast: &Cast, who: Standing, spot: Spot, what: What) -> Came {
    let house = &cast.site.house;
    let heard = Heard {
        who: who.account(),
        spot,
        at: cast.site.clock.now(),
        native_id: None,
        message_id: None,
        runs: false,
        lang: None,
        group: Some("registration".to_owned()),
        program: false,
        thread: None,
        fetched: None,
        what,
    };
    let mut tx = house.base.store.begin().await.expect("a transaction");
    match house.take_in(&mut tx, &heard).await {
        Ok(_) => None,
        Err(Error::Refusal(refusal)) => Some(refusal.say.id),
        Err(Error::Failure(failure)) => panic!("{who:?} {:?}: {failure}", heard.what),
    }
}

pub async fn rooms(cast: &Cast) -> Vec<RoomRef> {
    let house = &cast.site.house;
    let mut tx = house.base.store.look().await.expect("a look");
    let group = house.group(&mut tx, "registration").await.expect("a look").expect("a group");
    house.rooms(&mut tx, &group, "web").await.expect("a look")
}

fn quoted(cast: &Cast) -> Quoted {
    let id: &MessageId = &cast.said;
    Quoted {
        native_id: id.to_string(),
        author: Some(crate::web::site::account("Keisha")),
        text: Some("Nobody carried this yet.".to_owned()),
        at: Some(cast.site.clock.now()),
    }
}

async fn commands(engine: Engine) {
    let cast = Cast::gather(engine).await;
    let house = cast.site.house.clone();
    let rooms = rooms(&cast).await;
    let (mut wrong, mut reached) = (Vec::new(), BTreeMap::new());
    for (number, command) in house.base.table.commands().iter().enumerate() {
        let given = given(command, &cast.link);
        let mut said = Vec::new();
        for (place, standing) in Standing::all().into_iter().enumerate() {
            // Typed in one language and room or the other, and as a form: each in turn.
            let turn = number + place;
            let room = &rooms[turn % rooms.len()];
            let lang = &Lang::new(["en", "es"][turn / 2 % 2]);
            let line = typed(&house, command, &given, lang);
            let path = command.path.split(' ').map(str::to_owned).collect();
            let on = Some(quoted(&cast)).filter(|_| room.lang.code() == "en");
            let typed = What::Said { text: line, reply_to: on.clone(), attachments: Vec::new() };
            let sent = What::Submitted { path, fields: given.clone(), on };
            for (what, spot) in [
                (typed.clone(), Spot::Room(room.native_id.clone())),
                (sent, Spot::Room(room.native_id.clone())),
                (typed, Spot::Direct),
            ] {
                let came = tries(&cast, standing, spot, what).await;
                let may_not = came.as_deref().is_some_and(|id| NOT_YOU.contains(&id));
                if may_not == standing.may(command.who) {
                    wrong.push(format!(
                        "{}: {standing:?} {came:?}, the table says {:?}",
                        command.path, command.who
                    ));
                }
                if came.is_none() {
                    reached.insert(command.path, standing);
                }
                said.extend(came.filter(|_| !may_not));
            }
        }
        said.dedup();
        if !reached.contains_key(command.path) {
            wrong.push(format!(
                "{}: nobody who may could do it, so nothing is known of it ({said:?}): give it \
                 arguments in PLAUSIBLE",
                command.path
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for shortcut in house.base.shortcuts.clone() {
        for standing in Standing::all() {
            let what = What::Reacted { to: quoted(&cast), emoji: shortcut.emoji.to_owned() };
            let room = rooms.iter().find(|room| room.lang.code() == "en").expect("a room");
            let came = tries(&cast, standing, Spot::Room(room.native_id.clone()), what).await;
            let may_not = came.as_deref().is_some_and(|id| NOT_YOU.contains(&id));
            assert_eq!(may_not, !standing.may(shortcut.who), "{}: {standing:?}", shortcut.emoji);
            assert!(may_not || came.is_none(), "{}: {standing:?} {came:?}", shortcut.emoji);
        }
    }
    cast.site.end().await;
}

#[tokio::test]
async fn everybody_tries_every_command_on_sqlite() {
    commands(Engine::Sqlite).await;
}

#[tokio::test]
async fn everybody_tries_every_command_on_postgres() {
    commands(Engine::Postgres).await;
}
