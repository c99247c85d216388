//! The bridge: what matters in one room reaches the other as a synthesized text that people
//! approved. Picks wait in the tray; a draft groups points by position; a check says what a
//! translation may have lost; publishing posts in both rooms at once; the quoted are asked; what
//! is edited or deleted afterwards flags what cites it.
//!
//! Source: the way-forward document's option of two policy groups, "one in English, one in
//! Spanish, advance in parallel, and someone to bridge between the two"; and its principle that
//! different views are synthesized and reported, not averaged.

pub mod drafts;
pub mod mirror;
mod pages;
pub mod picks;
pub mod process;
pub mod published;
mod recent;
mod records;
pub mod rules;
pub mod voices;

use std::collections::BTreeMap;

use rules::Position;
use serde_json::{Value, json};

use crate::community::people;
use crate::foundation::capability::{Capability, Wording};
use crate::foundation::error::Result;
use crate::foundation::journal::Fact;
use crate::foundation::page::{Page, Panel};
use crate::foundation::store::Tx;
use crate::foundation::talk::{
    Base, Command, Finder, GroupId, Kind, MemberId, Menu, MessageId, Role, Setting, Shortcut, Who,
};
use crate::{handler, page};

const BRIDGE: Who = Who::Any(&[Role::Bridge]);
const YES: Kind = Kind::Choice("sure", &["yes"]);
const SYNTHESIS: Kind = Kind::Found("synthesis");
const POINT: Kind = Kind::Number(1, 999);

/// Everything the house needs to know of the bridge.
#[must_use]
pub fn capability() -> Capability {
    Capability {
        name: "bridge",
        commands: commands(),
        shortcuts: vec![Shortcut {
            before: None,
            emoji: "🌉",
            who: Who::Member,
            run: handler!(picks::carry),
            undo: Some(handler!(picks::uncarry)),
        }],
        menus: vec![
            Menu { name: "carry-across", path: "carry" },
            Menu { name: "cite-in-draft", path: "bridge point" },
        ],
        finders: vec![
            Finder {
                name: "pick",
                find: |ask, text, exact| Box::pin(picks::find(ask, text, exact)),
            },
            Finder {
                name: "synthesis",
                find: |ask, text, exact| Box::pin(drafts::find(ask, text, exact)),
            },
        ],
        pages: vec![
            Page {
                path: "desk",
                title: "page-desk",
                nav: Some(20),
                who: BRIDGE,
                render: page!(pages::desk),
            },
            Page {
                path: "syntheses",
                title: "page-syntheses",
                nav: Some(30),
                who: Who::Member,
                render: page!(pages::syntheses),
            },
        ],
        panels: vec![
            Panel {
                on: "rooms-header",
                who: Who::Member,
                render: |look, room| Box::pin(pages::mirrored(look, room)),
            },
            Panel {
                on: "process",
                who: Who::Member,
                render: |look, id| Box::pin(process::pages::panel(look, id)),
            },
        ],
        jobs: vec![
            (mirror::EDIT, |base, tx, args| Box::pin(mirror::crossing::edit(base, tx, args))),
            (mirror::LEFT_OUT, |base, tx, args| {
                Box::pin(mirror::crossing::left_out(base, tx, args))
            }),
            ("bridge.pick-waits", |base, tx, args| Box::pin(picks::waits(base, tx, args))),
            ("bridge.ask-quoted", |base, tx, args| Box::pin(voices::ask_now(base, tx, args))),
            ("bridge.cover-ends", |base, tx, args| {
                Box::pin(published::cover::cover_ends(base, tx, args))
            }),
        ],
        daily: vec![("bridge.sweep", |base, tx, _| Box::pin(sweep(base, tx)))],
        readers: vec![|tx, _, facts| Box::pin(read(tx, facts))],
        said: Some(|base, tx, room, said| Box::pin(mirror::crossing::said(base, tx, room, said))),
        changes: Some(|base, tx, message, text| Box::pin(changed(base, tx, message, text))),
        reacted: Some(|base, tx, on, mark, put| {
            Box::pin(mirror::crossing::reacted(base, tx, on, mark, put))
        }),
        unrecorded: Some(|base, tx, room, count| {
            Box::pin(mirror::crossing::unrecorded(base, tx, room, count))
        }),
        later: Some(Wording {
            words: |base, later, address| Box::pin(mirror::wording::words(base, later, address)),
            settled: |base, tx, later, stands| {
                Box::pin(mirror::wording::settled(base, tx, later, stands))
            },
        }),
        notice: Some(|_, tx, _, room| Box::pin(mirror::told(tx, room))),
        settings: vec![
            Setting { key: "bridge.pick-age", kind: Kind::Span, default: "7 days" },
            Setting { key: mirror::PATIENCE, kind: Kind::Span, default: "10 seconds" },
        ],
        verify: Some(|_, tx| Box::pin(published::standing(tx))),
        news: Some(|base, tx, away| Box::pin(recent::news(base, tx, away))),
        records: records::store::all(),
        export: Some(|base, tx, id| Box::pin(kept(base, tx, id))),
        erase: Some(|base, tx, gone| Box::pin(forget(base, tx, &gone.id))),
        ..Capability::default()
    }
}

fn commands() -> Vec<Command> {
    let mut commands = carrying();
    commands.extend(drafting());
    commands.extend(publishing());
    commands.extend(speaking());
    commands.extend(mirror::commands());
    commands
}

/// A message has another text now, or is gone: so do its copies, and whoever cites it is told.
async fn changed(base: &Base, tx: &mut Tx, message: &MessageId, text: Option<&str>) -> Result<()> {
    mirror::crossing::changed(base, tx, message, text).await?;
    published::changed(base, tx, message, text).await
}

/// Once a day: what is past its time is forgotten.
async fn sweep(base: &Base, tx: &mut Tx) -> Result<()> {
    mirror::sweep(base, tx).await?;
    picks::sweep(base, tx).await
}

/// Follows what happens: what drew attention, and who said no.
async fn read(tx: &mut Tx, facts: &[Fact]) -> Result<()> {
    for fact in facts.iter().filter(|fact| fact.kind == "people.recording-off") {
        mirror::crossing::said_no(tx, &MemberId::from(fact.subject.as_str()), fact.at).await?;
    }
    picks::read(tx, facts).await
}

fn carrying() -> Vec<Command> {
    vec![
        Command::new("carry", handler!(picks::carry)),
        Command::new("consent", handler!(picks::consent))
            .who(Who::Anyone)
            .needs("pick", Kind::Found("pick")),
        Command::new("bridge tray", handler!(picks::tray)).who(BRIDGE),
        Command::new("bridge unsaid", handler!(picks::unsaid)),
        Command::new("bridge skip", handler!(picks::skip))
            .who(BRIDGE)
            .needs("pick", Kind::Found("pick"))
            .needs("reason", Kind::Rest(500)),
        Command::new("bridge now", handler!(published::now))
            .who(BRIDGE)
            .takes("text", Kind::Rest(drafts::POINT_LIMIT))
            .named("pick", Kind::Found("pick"))
            .named("texts", Kind::Texts(drafts::POINT_LIMIT))
            .named("anyway", YES)
            .named("seen", Kind::Text(64))
            .hidden()
            .asks(&["texts"], &["texts", "text", "seen"]),
    ]
}

fn drafting() -> Vec<Command> {
    vec![
        Command::new("bridge draft", handler!(drafts::draft))
            .who(BRIDGE)
            .takes("title", Kind::Rest(drafts::TITLE_LIMIT))
            .named("texts", Kind::Texts(drafts::TITLE_LIMIT))
            .named("synthesis", SYNTHESIS)
            .asks(&["texts"], &["texts", "title"]),
        Command::new("bridge point", handler!(drafts::point))
            .who(BRIDGE)
            .needs("synthesis", SYNTHESIS)
            .named("texts", Kind::Texts(drafts::POINT_LIMIT))
            .named("position", Kind::Choice("position", &Position::CODES))
            .named("side", Kind::Language)
            .named("from", Kind::FoundList("pick"))
            .named("point", POINT)
            .named("version", Kind::Number(1, 1_000_000))
            .named("drop", YES)
            .asks(&["texts", "position", "side", "from"], &["texts", "drop"]),
        Command::new("bridge pretranslate", handler!(drafts::machine::pretranslate))
            .who(BRIDGE)
            .needs("synthesis", SYNTHESIS)
            .takes("point", POINT)
            .takes("language", Kind::Language)
            .offered(drafts::machine::offered)
            .before(|ask| Box::pin(drafts::machine::before_pretranslate(ask))),
        Command::new("bridge approve", handler!(drafts::machine::approve))
            .who(BRIDGE)
            .needs("synthesis", SYNTHESIS)
            .needs("point", POINT)
            .takes("language", Kind::Language)
            .named("sentence", Kind::Number(1, 999))
            .named("version", Kind::Number(1, 1_000_000)),
        Command::new("bridge backtranslate", handler!(drafts::machine::back::backtranslate))
            .who(BRIDGE)
            .needs("synthesis", SYNTHESIS)
            .needs("point", POINT)
            .needs("language", Kind::Language)
            .named("texts", Kind::Texts(drafts::POINT_LIMIT))
            .offered(drafts::machine::offered)
            .before(|ask| Box::pin(drafts::machine::back::before(ask))),
        Command::new("bridge check", handler!(drafts::check_all))
            .who(BRIDGE)
            .needs("synthesis", SYNTHESIS)
            .named("point", POINT)
            .named("texts", Kind::Texts(drafts::POINT_LIMIT)),
    ]
}

fn publishing() -> Vec<Command> {
    vec![
        Command::new("bridge publish", handler!(published::publish))
            .who(BRIDGE)
            .needs("synthesis", SYNTHESIS)
            .named("anyway", YES)
            .named("seen", Kind::Text(64))
            .hidden(),
        Command::new("bridge revise", handler!(published::revise))
            .who(BRIDGE)
            .needs("synthesis", SYNTHESIS),
        Command::new("bridge withdraw", handler!(published::withdraw))
            .who(BRIDGE)
            .needs("synthesis", SYNTHESIS)
            .needs("reason", Kind::Rest(500)),
        Command::new("bridge history", handler!(published::history)).needs("synthesis", SYNTHESIS),
        Command::new("bridge process", handler!(process::process))
            .who(BRIDGE)
            .needs("synthesis", SYNTHESIS)
            .needs("process", Kind::Found("process"))
            .named("undo", YES),
        Command::new("bridge cover", handler!(published::cover::cover))
            .who(BRIDGE)
            .needs("member", Kind::Found("member"))
            .named("until", Kind::Moment)
            .named("over", YES),
    ]
}

fn speaking() -> Vec<Command> {
    vec![
        Command::new("object", handler!(voices::objections::object))
            .needs("synthesis", SYNTHESIS)
            .needs("text", Kind::Rest(1_000)),
        Command::new("confirm", handler!(voices::confirm))
            .needs("synthesis", SYNTHESIS)
            .named("point", POINT),
        Command::new("answer", handler!(voices::answer))
            .needs("synthesis", SYNTHESIS)
            .needs("text", Kind::Rest(1_000))
            .named("point", POINT)
            .named("objection", Kind::Text(80))
            .named("all", YES),
    ]
}

/// Whether a synthesis stands in the rooms of a group, so that there is something to say to it.
///
/// # Errors
/// A failure of the database.
pub async fn stands(tx: &mut Tx, group: &GroupId) -> Result<bool> {
    drafts::store::standing(tx, group).await
}

/// What the bridge keeps of a member: their picked words, what they asked for, objected, answered,
/// published, and made of machine drafts; each with its group, because numbers are a group's own.
async fn kept(_base: &Base, tx: &mut Tx, id: &MemberId) -> Result<Value> {
    let mut slugs = BTreeMap::new();
    for group in people::groups::store::all(tx, None).await? {
        slugs.insert(group.id, group.slug);
    }
    let of = |group: &GroupId| slugs.get(group);
    let picks: Vec<Value> = picks::store::of_author(tx, id)
        .await?
        .into_iter()
        .map(|pick| {
            json!({
                "group": of(&pick.group_id),
                "pick": pick.number,
                "text": pick.text,
                "said_at": pick.said_at.iso(),
                "state": pick.state,
            })
        })
        .collect();
    let asked: Vec<Value> = picks::store::requests_of(tx, id)
        .await?
        .into_iter()
        .map(|(group, number, at)| json!({ "group": of(&group), "pick": number, "at": at.iso() }))
        .collect();
    let (objections, answers) = voices::store::of_member(tx, id).await?;
    let written = |one: voices::store::Written| {
        json!({
            "group": of(&one.group),
            "synthesis": one.number,
            "text": one.text,
            "at": one.at.iso(),
        })
    };
    let published: Vec<Value> = published::store::of_author(tx, id)
        .await?
        .into_iter()
        .map(|one| {
            json!({
                "group": of(&one.group),
                "synthesis": one.number,
                "edition": one.edition,
                "at": one.at.iso(),
            })
        })
        .collect();
    let sentences: Vec<Value> = drafts::machine::store::of_member(tx, id)
        .await?
        .into_iter()
        .map(|one| {
            json!({
                "group": of(&one.group),
                "synthesis": one.synthesis,
                "point": one.point,
                "language": one.language,
                "text": one.text,
                "state": one.state,
                "at": one.at.iso(),
            })
        })
        .collect();
    let (copies, marks) = mirror::kept(tx, id).await?;
    Ok(json!({
        "picks": picks,
        "asked": asked,
        "objections": objections.into_iter().map(written).collect::<Vec<_>>(),
        "answers": answers.into_iter().map(written).collect::<Vec<_>>(),
        "published": published,
        "sentences": sentences,
        "copies": copies,
        "reactions": marks,
    }))
}

/// Forgets a member: their words and name leave the picks, objections, answers and cards; what
/// was published stays as the group's text.
async fn forget(base: &Base, tx: &mut Tx, id: &MemberId) -> Result<()> {
    let mut touched = voices::store::touched(tx, id).await?;
    touched.extend(published::store::of_author(tx, id).await?.into_iter().map(|one| one.id));
    for pick in picks::store::of_author(tx, id).await? {
        published::carried::back(tx, base, &pick.id).await?;
    }
    mirror::crossing::forget(base, tx, id).await?;
    picks::store::forget_author(tx, id).await?;
    drafts::store::forget(tx, id).await?;
    drafts::machine::store::forget(tx, id).await?;
    voices::store::forget(tx, id).await?;
    touched.sort();
    touched.dedup();
    for synthesis in touched {
        let Some(synthesis) = drafts::store::find(tx, &synthesis).await? else { continue };
        let group = people::groups::store::find_id(tx, &synthesis.group_id).await?;
        if let Some(group) = group {
            published::card::refresh(tx, base, &group, &synthesis).await?;
        }
    }
    Ok(())
}
