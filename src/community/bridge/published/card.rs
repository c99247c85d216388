//! The card of a synthesis: the same in every room, in the room's language, with the objections
//! and open questions until they are answered. It is posted once and edited in place.

use std::collections::BTreeMap;

use super::store::{self as editions, Edition};
use crate::community::bridge::drafts::position_words;
use crate::community::bridge::drafts::store::{self as draft_store, Synthesis};
use crate::community::bridge::picks::{attached, store as picks};
use crate::community::bridge::rules::{self, Point, Position};
use crate::community::bridge::voices::store as voices;
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Press, Words};
use crate::foundation::talk::{Base, Block, Body, GroupRef, Purpose, RoomRef, Tone};
use crate::say;

/// Everything a card says that is not in the edition.
struct Around {
    author: Value,
    objections: Vec<voices::Objection>,
    names: Vec<Value>,
    responses: Vec<voices::Response>,
    /// How many files came with the messages of each point, by the point's number.
    attached: BTreeMap<i64, i64>,
}

/// Posts the card in every discussion room, or edits it where it stands, in a closed room too.
///
/// # Errors
/// A failure of the database.
pub async fn refresh(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
    synthesis: &Synthesis,
) -> Result<()> {
    // Two changes at once are written one after the other, and the later knows of both.
    draft_store::lock(tx, &synthesis.id).await?;
    let Some(synthesis) = &draft_store::find(tx, &synthesis.id).await? else { return Ok(()) };
    let Some(edition) = editions::latest(tx, &synthesis.id).await? else { return Ok(()) };
    let objections = voices::objections(tx, &synthesis.id).await?;
    let mut names = Vec::new();
    for objection in &objections {
        names.push(people::named(tx, base, &objection.member).await?);
    }
    let mut around = Around {
        author: people::named(tx, base, &edition.author).await?,
        objections,
        names,
        responses: voices::responses(tx, &synthesis.id).await?,
        attached: BTreeMap::new(),
    };
    let rooms = people::groups::store::every_room(tx, &group.id).await?;
    let originals = originals(tx, base, group, &edition, &rooms, &mut around.attached).await?;
    let cards = editions::cards(tx, &synthesis.id).await?;
    for (room, closed) in &rooms {
        if room.purpose != Purpose::Discussion {
            continue;
        }
        let mut body = body(synthesis, &edition, &around, &room.lang).with(Block::Link {
            text: say!("bridge-card-more"),
            to: format!("{}/g/{}/syntheses/{}", base.address, group.slug, synthesis.number),
        });
        if synthesis.state != "withdrawn" {
            body.blocks.extend(originals.iter().cloned());
        }
        let words = Words {
            body,
            card: Some(format!("synthesis S-{}", synthesis.number)),
            buttons: buttons(synthesis, &edition.body.points, &room.lang),
            ..Words::default()
        };
        if let Some(message) = cards.get(&room.id) {
            post::again(tx, base, room, message, &words)?;
        } else if !closed {
            let message = post::in_room(tx, base, room, &words).await?;
            editions::card(tx, &synthesis.id, &room.id, &message).await?;
        }
    }
    super::carried::follow(tx, base, group, synthesis, &edition, &rooms).await
}

/// The messages that came with files, which stay where they are: one line each, which leads there.
async fn originals(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
    edition: &Edition,
    rooms: &[(RoomRef, bool)],
    attached: &mut BTreeMap<i64, i64>,
) -> Result<Vec<Block<Say>>> {
    let mut lines = BTreeMap::new();
    for point in &edition.body.points {
        for source in &point.sources {
            let Some(pick) = picks::find(tx, &source.pick_id).await? else { continue };
            if pick.attachments == 0 {
                continue;
            }
            *attached.entry(point.number).or_insert(0) += pick.attachments;
            let text = say!(
                "bridge-card-attached",
                author = pick.name.as_str(),
                language = &pick.language,
                count = pick.attachments
            );
            let stands = rooms.iter().find(|(room, closed)| room.id == pick.room_id && !closed);
            let line = match stands.map(|(room, _)| room).filter(|room| room.platform == "web") {
                Some(room) => Block::Link { text, to: stands_at(base, group, room, &pick) },
                None => Block::Facts(text),
            };
            lines.insert(pick.number, line);
        }
    }
    Ok(lines.into_values().collect())
}

/// Where a message stands in a web room.
pub(super) fn stands_at(
    base: &Base,
    group: &GroupRef,
    room: &RoomRef,
    pick: &picks::Pick,
) -> String {
    let (address, message) = (&base.address, &pick.message_id);
    format!("{address}/g/{}?room={}#m-{message}", group.slug, room.slug)
}

fn tone(position: Position) -> Tone {
    match position {
        Position::Both => Tone::Bridge,
        Position::Differ => Tone::Warning,
        Position::Only | Position::Question | Position::Minority => Tone::Soft,
    }
}

/// How many people, by room, as words: "4 people EN, 5 ES".
#[must_use]
pub fn people_count(point: &Point) -> Say {
    let voices = rules::voices(&point.sources);
    let parts: Vec<Value> = voices
        .iter()
        .map(|(lang, count)| {
            say!("bridge-voices-room", count = *count, room = lang.code().to_uppercase()).into()
        })
        .collect();
    // A person who speaks in both rooms is one person.
    let total = rules::quoted(std::slice::from_ref(point));
    if parts.is_empty() {
        say!("bridge-voices-none")
    } else {
        say!("bridge-voices", total = total, rooms = parts)
    }
}

fn body(synthesis: &Synthesis, edition: &Edition, around: &Around, lang: &Lang) -> Body<Say> {
    let empty = String::new();
    let title = edition.body.titles.get(lang).unwrap_or(&empty);
    let mut body = Body::default().with(Block::Heading(say!(
        "bridge-card-title",
        number = synthesis.number,
        title = title.as_str()
    )));
    if synthesis.state == "withdrawn" {
        let reason = synthesis.reason.clone().unwrap_or_default();
        return body.with(Block::Text(say!("bridge-card-withdrawn", reason = reason)));
    }
    body = body.with(Block::Facts(say!(
        "bridge-card-facts",
        author = around.author.clone(),
        people = rules::quoted(&edition.body.points),
        machine = edition.body.drafted.len(),
        edition = edition.edition
    )));
    for position in Position::ALL {
        for point in edition.body.points.iter().filter(|point| point.position == position) {
            let note = if position == Position::Question {
                let answers =
                    around.responses.iter().filter(|one| one.point == point.number).count();
                say!("bridge-card-question", answers = answers)
            } else {
                people_count(point)
            };
            let attachments = around.attached.get(&point.number).copied().unwrap_or(0);
            let note = attached::with(note, attachments);
            let empty = String::new();
            body = body.with(Block::Entry {
                label: position_words(position, point.language.as_ref(), lang),
                text: say!("verbatim", text = point.texts.get(lang).unwrap_or(&empty).as_str()),
                note: Some(note),
                tone: tone(position),
            });
        }
    }
    let objected = around.objections.iter().zip(&around.names);
    for (objection, name) in objected.filter(|(one, _)| one.answer.is_none()) {
        body = body.with(Block::Entry {
            label: say!("bridge-card-objection", number = objection.number),
            text: say!("verbatim", text = objection.text.as_str()),
            note: Some(say!(
                "bridge-card-objection-by",
                name = name.clone(),
                language = &objection.language
            )),
            tone: Tone::Bad,
        });
    }
    if let Some(stale) = synthesis.stale {
        body = body.with(Block::Entry {
            label: say!("bridge-card-stale"),
            text: say!("bridge-card-stale-why", at = stale),
            note: None,
            tone: Tone::Warning,
        });
    }
    body
}

fn buttons(synthesis: &Synthesis, points: &[Point], lang: &Lang) -> Vec<Press> {
    if synthesis.state == "withdrawn" {
        return Vec::new();
    }
    let rest = format!("S-{}", synthesis.number);
    let mut buttons = vec![
        Press { label: say!("bridge-press-confirm"), path: "confirm", rest: rest.clone() },
        Press { label: say!("bridge-press-object"), path: "object", rest: format!("{rest} ") },
    ];
    let asked = points
        .iter()
        .any(|point| point.position == Position::Question && point.language.as_ref() == Some(lang));
    if asked {
        buttons.push(Press {
            label: say!("bridge-press-answer"),
            path: "answer",
            rest: format!("{rest} "),
        });
    }
    buttons
}
