//! What people say to a synthesis: the quoted are asked whether that is what they meant, anybody
//! may object for their room, a room answers what it was asked. Objections and open questions
//! stand on both cards until they are answered.

pub mod objections;
pub mod store;

use store::Response;

use super::drafts::{self, store as draft_store};
use super::picks::{self, store as pick_store};
use super::published::{card, store as editions};
use super::rules::{self, Point, Position};
use crate::community::people::{self, groups};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Value};
use crate::foundation::jobs::{Due, schedule};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Press, Words};
use crate::foundation::talk::{Answer, Ask, Base, Block, Body, GroupRef, MemberId, Person, Role};
use crate::{refuse, say};

/// The room somebody speaks for: where they ask, or the one of their language.
fn room_of(ask: &Ask<'_>, group: &GroupRef, me: &Person) -> Lang {
    let here = ask.place.room.as_ref().map(|room| room.lang.clone());
    here.filter(|lang| group.languages.contains(lang)).unwrap_or_else(|| {
        if group.languages.contains(&me.reader.lang) {
            me.reader.lang.clone()
        } else {
            group.languages.first().cloned().unwrap_or_else(Lang::fallback)
        }
    })
}

async fn refresh(ask: &mut Ask<'_>, group: &GroupRef, id: &str) -> Result<()> {
    match draft_store::find(ask.tx, id).await? {
        Some(synthesis) => card::refresh(ask.tx, ask.base, group, &synthesis).await,
        None => Ok(()),
    }
}

/// `confirm`: a quoted author says yes; a member says that the room of their language holds a
/// published point too.
pub(super) async fn confirm(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let me = ask.me()?;
    let synthesis = drafts::named(ask).await?;
    let edition = editions::latest(ask.tx, &synthesis.id).await?;
    let Some(edition) = edition.filter(|_| synthesis.state != "withdrawn") else {
        return refuse!("bridge-not-published", number = synthesis.number);
    };
    let quoted = store::confirm(ask.tx, &synthesis.id, &me.id, ask.now).await?;
    let own = Some(me.reader.lang.clone()).filter(|lang| group.languages.contains(lang));
    let room = own.unwrap_or_else(|| room_of(ask, &group, &me));
    let wanted = ask.args.number("point");
    let mut held = Vec::new();
    for row in draft_store::points(ask.tx, &synthesis.id).await? {
        // Who is quoted and names no point says yes to being quoted, and no more.
        let meant = wanted.map_or(!quoted, |number| number == row.point.number);
        let (me, by) = (me.id.as_str(), row.changed_by.as_str());
        if meant && rules::may_confirm(&row.point, &room, me, by, &edition.body.points) {
            held.push(row);
        }
    }
    if held.len() > 1 {
        let points: Vec<Value> = held.iter().map(|row| row.point.number.into()).collect();
        return refuse!("bridge-confirm-which", number = synthesis.number, points = points);
    }
    for row in &held {
        draft_store::confirm(ask.tx, &row.id, &me.id, &room, ask.now).await?;
    }
    ask.record("bridge.confirmed", &format!("{}:{}", synthesis.id, synthesis.edition)).await?;
    if held.is_empty() {
        return if quoted {
            Ok(Answer::say(say!("bridge-confirmed", number = synthesis.number)))
        } else {
            refuse!("bridge-confirm-nothing", number = synthesis.number, language = &room)
        };
    }
    let mut answer =
        Answer::say(say!("bridge-confirmed-room", number = synthesis.number, language = &room));
    for row in held {
        let text = row.point.texts.get(&room).cloned().unwrap_or_default();
        answer = answer.with(Block::Item(say!("verbatim", text = text)));
    }
    Ok(answer)
}

/// `answer`: a room answers what it was asked; the bridge person answers objections.
pub(super) async fn answer(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let me = ask.me()?;
    let synthesis = drafts::named(ask).await?;
    let text = ask.args.get("text")?.to_owned();
    let edition = editions::latest(ask.tx, &synthesis.id).await?;
    let Some(edition) = edition.filter(|_| synthesis.state != "withdrawn") else {
        return refuse!("bridge-not-published", number = synthesis.number);
    };
    if ask.args.choice("all").is_some() || ask.args.text("objection").is_some() {
        if !me.roles.contains(&Role::Bridge) {
            return refuse!("talk-only-roles", count = 1, roles = Role::Bridge.say());
        }
        return objections::settle(ask, &group, &synthesis, &me, &text).await;
    }
    let room = room_of(ask, &group, &me);
    let wanted = ask.args.number("point");
    let asked = |point: &&Point| {
        point.position == Position::Question
            && wanted
                .map_or(point.language.as_ref() == Some(&room), |number| point.number == number)
    };
    let question = edition.body.points.iter().find(asked);
    if let Some(point) = question {
        let response = Response {
            point: point.number,
            member: me.id.clone(),
            language: room,
            text: text.clone(),
            at: ask.now,
        };
        let id = ask.base.world.id();
        store::respond(ask.tx, &id, &synthesis.id, &response).await?;
        refresh(ask, &group, &synthesis.id).await?;
        for member in people::holders(ask.tx, &group.id, &[Role::Bridge]).await? {
            let news = say!(
                "bridge-answered-told",
                number = synthesis.number,
                name = me.name.as_str(),
                text = text.as_str()
            );
            picks::tell(ask.tx, ask.base, &group, &member, Body::text(news)).await?;
        }
        ask.record("bridge.answered", &id).await?;
        return Ok(Answer::say(say!("bridge-answered", number = synthesis.number)));
    }
    if me.roles.contains(&Role::Bridge) {
        return objections::settle(ask, &group, &synthesis, &me, &text).await;
    }
    refuse!("bridge-answer-nothing", number = synthesis.number, language = &room)
}

/// Writes down that the quoted are to be asked: at once, or with the day's other questions.
///
/// # Errors
/// A failure of the database.
pub(super) async fn ask_quoted(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    synthesis: &str,
    edition: i64,
    quoted: &[MemberId],
) -> Result<()> {
    for member in quoted {
        store::quote(ask.tx, synthesis, member, edition).await?;
        let bundled =
            people::members::store::find(ask.tx, member).await?.is_some_and(|one| one.bundled);
        let at = if bundled { tomorrow(ask.now) } else { ask.now };
        let due = Due {
            kind: "bridge.ask-quoted",
            key: Some(format!("bridge.ask-quoted:{}:{member}:{}", group.id, at.0)),
            args: serde_json::json!({ "group": group.id, "member": member }),
            at,
        };
        schedule(ask.tx, &ask.base.world, &due).await?;
    }
    Ok(())
}

/// The next 13:00 UTC: morning from Mexico to Argentina, when the day's questions go out.
#[must_use]
pub fn tomorrow(now: Moment) -> Moment {
    const DAY: i64 = 86_400_000;
    const HOUR: i64 = 13 * 3_600_000;
    let today = now.0.div_euclid(DAY) * DAY + HOUR;
    Moment(if today > now.0 { today } else { today + DAY })
}

/// Asks one member everything that waits: is that what you meant?
pub(super) async fn ask_now(base: &Base, tx: &mut Tx, args: &serde_json::Value) -> Result<()> {
    let group = args["group"].as_str().unwrap_or_default().into();
    let member = MemberId::from(args["member"].as_str().unwrap_or_default());
    let Some(address) = people::address(tx, &member).await? else { return Ok(()) };
    let Some(group) = groups::store::find_id(tx, &group).await? else { return Ok(()) };
    for id in store::unasked(tx, &member, &group.id).await? {
        let (Some(synthesis), Some(edition)) =
            (draft_store::find(tx, &id).await?, editions::latest(tx, &id).await?)
        else {
            continue;
        };
        let lang = &address.reader.lang;
        let title = edition.body.titles.get(lang).or_else(|| edition.body.titles.values().next());
        let mut body = Body::text(say!(
            "bridge-quoted-asked",
            number = synthesis.number,
            title = title.map_or("", String::as_str)
        ));
        for point in &edition.body.points {
            let mine = point.sources.iter().any(|source| source.author == member.as_str());
            if !mine {
                continue;
            }
            for source in point.sources.iter().filter(|source| source.author == member.as_str()) {
                if let Some(pick) = pick_store::find(tx, &source.pick_id).await? {
                    body = body.with(Block::Quote(say!("verbatim", text = pick.text)));
                }
            }
            let text = point.texts.get(lang).or_else(|| point.texts.values().next());
            body = body.with(Block::Entry {
                label: drafts::position_words(point.position, point.language.as_ref(), lang),
                text: say!("verbatim", text = text.map_or("", String::as_str)),
                note: None,
                tone: crate::foundation::talk::Tone::Bridge,
            });
        }
        let rest = format!("S-{}", synthesis.number);
        let buttons = vec![
            Press { label: say!("bridge-press-meant"), path: "confirm", rest: rest.clone() },
            Press {
                label: say!("bridge-press-not-meant"),
                path: "object",
                rest: format!("{rest} "),
            },
        ];
        let words = Words { body, buttons, group: Some(group.clone()), ..Words::default() };
        post::directly(tx, base, &address, &words).await?;
        store::asked(tx, &id, &member, base.world.now()).await?;
    }
    Ok(())
}
