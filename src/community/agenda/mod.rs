//! The agenda: the policy processes a group follows, from an open comment period to a submitted statement,
//! with the days by which each step is due and whose it is.
//!
//! Source: the way-forward document's call for "a clear process to actively participate in Policy
//! Development Processes … Have an Agenda", with coordinated leaders and outputs that are a statement, an
//! interaction or advice. Nothing of one organisation is code: stages, ladders and outputs are templates.

pub mod actions;
pub mod address;
pub mod calendar;
mod exports;
pub mod feed;
pub mod gantt;
pub mod imports;
mod keeping;
pub mod ladder;
pub mod link;
mod pages;
pub mod processes;
pub mod proposed;
mod recent;
mod records;
pub mod reminders;
pub mod subscribed;
pub mod suggestions;
pub mod table;
pub mod templates;
pub mod timeline;

use processes::{adding, changing, duties, papers, relations, showing, staging};
use serde::{Deserialize, Serialize};
use timeline::asked;

use crate::foundation::capability::Capability;
use crate::foundation::error::Result;
use crate::foundation::page::{Page, Panel};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, Command, Finder, Kind, Role, Setting, Who};
use crate::{handler, page};

/// The folder's name, the section's in the settings.
pub const NAME: &str = "agenda";

/// The section `[agenda]` of the settings.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Settings {
    /// Hosts with their ports that calendars and feeds may be fetched from though they are on this machine
    /// or in its network: `calendar.lan:8080`. Everything else there is left alone.
    pub fetch_near: Vec<String>,
}

/// Who keeps the agenda.
pub(crate) const EDITORS: Who = Who::Any(&[Role::Coordinator, Role::Chair, Role::Admin]);

/// After what time without any change a process is stale.
const STALE: &str = "agenda.stale";

const PROCESS: Kind = Kind::Found("process");
const YES: Kind = Kind::Choice("sure", &["yes"]);

/// Everything the house needs to know of the agenda.
#[must_use]
pub fn capability() -> Capability {
    Capability {
        name: NAME,
        commands: commands(),
        finders: vec![
            Finder {
                name: "process",
                find: |ask, text, exact| Box::pin(processes::find(ask, text, exact)),
            },
            Finder {
                name: "kind",
                find: |ask, text, exact| Box::pin(templates::find(ask, text, exact)),
            },
            Finder {
                name: "action",
                find: |ask, text, exact| Box::pin(actions::find(ask, text, exact)),
            },
            Finder {
                name: "suggestion",
                find: |ask, text, exact| Box::pin(suggestions::find(ask, text, exact)),
            },
            Finder {
                name: "stage",
                find: |ask, text, exact| Box::pin(staging::find(ask, text, exact)),
            },
        ],
        pages: vec![
            Page {
                path: "agenda",
                title: "page-agenda",
                nav: Some(40),
                who: Who::Member,
                render: page!(pages::agenda),
            },
            Page {
                path: "agenda/gantt",
                title: "page-agenda-gantt",
                nav: None,
                who: Who::Member,
                render: page!(pages::timeline),
            },
        ],
        panels: vec![Panel {
            on: "me",
            who: Who::Member,
            render: |look, _| Box::pin(pages::reminders(look)),
        }],
        documents: vec![subscribed::document()],
        jobs: vec![
            (duties::LEFT, |base, tx, args| Box::pin(duties::left(base, tx, args))),
            (reminders::MORNING, |base, tx, args| Box::pin(reminders::morning(base, tx, args))),
            (reminders::DIGEST, |base, tx, args| Box::pin(reminders::digest(base, tx, args))),
        ],
        daily: vec![("agenda.sweep", |base, tx, _| Box::pin(sweep(base, tx)))],
        readers: vec![|tx, world, facts| Box::pin(duties::read(tx, world, facts))],
        settings: vec![
            Setting { key: STALE, kind: Kind::Span, default: "30 days" },
            Setting { key: reminders::HOUR, kind: Kind::Number(0, 23), default: "9" },
            Setting { key: reminders::LEADS, kind: Kind::Text(40), default: "7, 3, 1, 0" },
        ],
        news: Some(|base, tx, away| Box::pin(recent::news(base, tx, away))),
        records: records::store::all(),
        export: Some(|_, tx, id| Box::pin(keeping::kept(tx, id))),
        erase: Some(|base, tx, gone| Box::pin(keeping::forget(base, tx, &gone.id))),
        ..Capability::default()
    }
}

fn commands() -> Vec<Command> {
    let mut commands = looking();
    commands.extend(keeping());
    commands.extend(dating());
    commands.extend(suggesting());
    commands.extend(owing());
    commands
}

fn suggesting() -> Vec<Command> {
    let suggestion = Kind::Found("suggestion");
    vec![
        Command::new("process suggest", handler!(suggestions::suggest))
            .needs("idea", Kind::Rest(suggestions::TEXT_LIMIT)),
        Command::new("process suggestions", handler!(suggestions::list)),
        Command::new("process support", handler!(suggestions::support))
            .needs("suggestion", suggestion)
            .named("undo", YES),
        Command::new("process accept", handler!(suggestions::accept))
            .who(EDITORS)
            .needs("suggestion", suggestion)
            .takes("slug", Kind::Text(40))
            .takes("kind", Kind::Found("kind"))
            .named("process", PROCESS),
        Command::new("process decline", handler!(suggestions::decline))
            .who(EDITORS)
            .needs("suggestion", suggestion)
            .needs("reason", Kind::Rest(300)),
    ]
}

fn owing() -> Vec<Command> {
    let action = Kind::Found("action");
    vec![
        Command::new("action add", handler!(actions::add))
            .public()
            .needs("task", Kind::Rest(actions::TEXT_LIMIT))
            .named("owner", Kind::Found("member"))
            .named("due", Kind::Moment)
            .named("process", PROCESS),
        Command::new("action list", handler!(actions::list))
            .takes("only", Kind::Choice("owed", &["mine", "late", "done"])),
        Command::new("action done", handler!(actions::done))
            .needs("owed", action)
            .takes("outcome", Kind::Rest(300))
            .named("undo", YES),
        Command::new("action due", handler!(actions::change))
            .needs("owed", action)
            .takes("due", Kind::Moment)
            .named("owner", Kind::Found("member")),
        Command::new("action drop", handler!(actions::drop))
            .needs("owed", action)
            .needs("reason", Kind::Rest(300)),
        Command::new("reminders", handler!(reminders::reminders))
            .takes("from-hour", Kind::Number(0, 23))
            .takes("until-hour", Kind::Number(0, 23))
            .named("reminding", Kind::Choice("reminding", &["on", "off"])),
    ]
}

fn looking() -> Vec<Command> {
    vec![
        Command::new("process list", handler!(showing::list))
            .takes("sought", Kind::Rest(100))
            .named("state", Kind::Choice("following", &["open", "over"])),
        Command::new("process gantt", handler!(asked::gantt))
            .public()
            .takes("sought", Kind::Rest(100))
            .named("topic", Kind::Text(40))
            .named("body", Kind::Text(60))
            .named("member", Kind::Found("member"))
            .named("state", Kind::Choice("following", &["open", "over"]))
            .before(|ask| Box::pin(asked::before(ask))),
        Command::new("process show", handler!(showing::show)).needs("process", PROCESS),
        Command::new("process note", handler!(papers::note))
            .needs("process", PROCESS)
            .needs("text", Kind::Rest(processes::TEXT_LIMIT)),
        Command::new("process export", handler!(exports::export))
            .takes("form", Kind::Choice("sheet", &exports::FORMS))
            .named("state", Kind::Choice("following", &["open", "over"])),
        Command::new("process calendar", handler!(subscribed::calendar))
            .takes("process", PROCESS)
            .named("mine", YES)
            .named("language", Kind::Language)
            .named("renew", YES),
    ]
}

fn keeping() -> Vec<Command> {
    vec![
        Command::new("process import", handler!(imports::import))
            .who(EDITORS)
            .takes("brought", Kind::File(imports::source::LIMIT))
            .named("kind", Kind::Found("kind"))
            .named("language", Kind::Language)
            .named("sure", Kind::Choice("sure", &["yes"]))
            .before(|ask| Box::pin(imports::before(ask))),
        Command::new("process add", handler!(adding::add))
            .who(EDITORS)
            .needs("slug", Kind::Text(40))
            .needs("kind", Kind::Found("kind"))
            .named("texts", Kind::Texts(processes::TITLE_LIMIT))
            .named("body", Kind::Text(60))
            .named("topics", Kind::Text(400))
            .named("opens", Kind::Moment)
            .named("closes", Kind::Moment)
            .named("zone", Kind::Text(60))
            .named("address", Kind::Text(500))
            .named("priority", Kind::Number(1, 9))
            .named("authoritative", Kind::Language),
        Command::new("process describe", handler!(changing::describe))
            .who(EDITORS)
            .needs("process", PROCESS)
            .needs("about", Kind::Choice("about", &processes::What::CODES))
            .named("texts", Kind::Texts(processes::TEXT_LIMIT))
            .asks(&["texts"], &["texts"]),
        Command::new("process change", handler!(changing::change))
            .who(EDITORS)
            .needs("process", PROCESS)
            .named("body", Kind::Text(60))
            .named("topics", Kind::Text(400))
            .named("opens", Kind::Moment)
            .named("zone", Kind::Text(60))
            .named("address", Kind::Text(500))
            .named("priority", Kind::Number(1, 9))
            .named("reason", Kind::Text(200))
            .named("authoritative", Kind::Language),
        Command::new("process stage", handler!(staging::stage))
            .who(EDITORS)
            .needs("process", PROCESS)
            .needs("stage", Kind::Text(60))
            .offering("stage")
            .named("on", Kind::Moment)
            .named("reason", Kind::Text(300)),
        Command::new("process output", handler!(changing::output))
            .who(EDITORS)
            .needs("process", PROCESS)
            .needs("output", Kind::Text(60))
            .named("reason", Kind::Text(300))
            .named("number", Kind::Text(60)),
        Command::new("process assign", handler!(duties::assign))
            .who(EDITORS)
            .needs("process", PROCESS)
            .needs("duty", Kind::Choice("duty", &duties::DUTIES))
            .takes("member", Kind::Found("member"))
            .named("vacant", YES),
        Command::new("process link", handler!(relations::link))
            .who(EDITORS)
            .needs("process", PROCESS)
            .needs("relation", Kind::Choice("relation", &relations::RELATIONS))
            .needs("second", PROCESS)
            .named("undo", YES),
        Command::new("process document", handler!(papers::document))
            .who(EDITORS)
            .needs("process", PROCESS)
            .needs("heading", Kind::Text(160))
            .named("address", Kind::Text(500))
            .named("language", Kind::Language)
            .named("state", Kind::Choice("paper", &papers::STATES)),
    ]
}

fn dating() -> Vec<Command> {
    vec![
        Command::new("process deadline", handler!(ladder::deadline))
            .who(EDITORS)
            .needs("process", PROCESS)
            .needs("on", Kind::Moment)
            .named("reason", Kind::Text(300)),
        Command::new("process ladder", handler!(ladder::ladder))
            .who(EDITORS)
            .needs("process", PROCESS)
            .takes("pace", Kind::Choice("pace", &["whole", "short", "pending"])),
        Command::new("process step", handler!(ladder::step))
            .needs("process", PROCESS)
            .needs("step", Kind::Text(60))
            .named("member", Kind::Found("member"))
            .named("undone", YES),
        Command::new("process template", handler!(templates::template))
            .who(EDITORS)
            .needs("kind", Kind::Text(40))
            .takes("table", Kind::File(templates::LIMIT))
            .named("texts", Kind::Texts(60))
            .named("usual", YES),
        Command::new("process holiday", handler!(ladder::free::holiday))
            .takes("on", Kind::Moment)
            .named("name", Kind::Text(60))
            .named("undo", YES),
    ]
}

/// Once a day: what is past its time is forgotten.
async fn sweep(base: &Base, tx: &mut Tx) -> Result<()> {
    reminders::store::sweep(tx).await?;
    imports::sweep(base, tx).await
}
