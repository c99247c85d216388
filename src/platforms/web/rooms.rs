//! The rooms of a group side by side: the same height, the same rights; on a phone one at a time,
//! the reader's own first. Works without the script: links, forms and pages of twenty-five messages.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::frame::{Framed, Speak, page, strip};
use super::live::Batch;
use super::message::{self, Viewer, clock};
use super::store::{self, note, note::Note};
use super::visit::{Inside, Visit};
use super::wrong::Wrong;
use super::{composer, stream};
use crate::foundation::i18n::{Reader, Say, Value};
use crate::foundation::page::Look;
use crate::foundation::store::Tx;
use crate::foundation::talk::{MessageId, RoomRef, grammar};
use crate::say;

/// How many messages a page holds.
const PAGE: i64 = 20;
/// So many new messages stand for more than are counted.
const MANY: i64 = 100;
/// How many notes stand open; those before them are folded, so that a first visit is not a wall.
const OPEN_NOTES: usize = 2;

/// What the composer begins with, and what else the page must say.
#[derive(Default)]
pub(super) struct Begun {
    /// The room shown first; none for the reader's own.
    pub room: Option<String>,
    /// The text in its composer.
    pub draft: String,
    /// The message it answers.
    pub reply: Option<MessageId>,
    /// The message it edits.
    pub edit: Option<MessageId>,
    /// Only messages before this place.
    pub before: Option<i64>,
    /// Something to say that is not kept: it says no.
    pub wrong: Option<String>,
}

/// One room, read.
struct Shown {
    room: RoomRef,
    batch: Batch,
    read_seq: i64,
    unread: i64,
    change: i64,
    last_seq: i64,
    earlier: bool,
    header: Vec<Markup>,
}

/// `GET /g/{slug}`.
pub(super) async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, Wrong> {
    let inside = visit.enter(&slug).await?;
    let field = |name: &str| visit.query.get(name).filter(|value| !value.is_empty()).cloned();
    let begun = Begun {
        room: field("room"),
        draft: field("draft").filter(|draft| begins(&inside, &visit, draft)).unwrap_or_default(),
        reply: field("reply").map(Into::into),
        edit: field("edit").map(Into::into),
        before: field("before").and_then(|seq| seq.parse().ok()),
        wrong: None,
    };
    shown(&visit, &inside, begun, StatusCode::OK).await
}

/// Whether a link may put this where one writes: only a command that still needs words, so that
/// nothing a stranger's link says is sent by one press.
fn begins(inside: &Inside, visit: &Visit, draft: &str) -> bool {
    let speak = Speak { web: &visit.web, reader: &inside.person.reader };
    grammar::is_command(draft) && message::complete(&speak, draft.trim_end()) == Some(false)
}

/// The rooms, with a composer that may have begun.
pub(super) async fn shown(
    visit: &Visit,
    inside: &Inside,
    mut begun: Begun,
    status: StatusCode,
) -> Result<Response, Wrong> {
    let web = &visit.web;
    let speak = Speak { web, reader: &inside.person.reader };
    let mut tx = web.base().store.look().await?;
    let current = current(inside, begun.room.as_deref());
    let mut shown = Vec::new();
    let mut new_readers = Vec::new();
    for room in &inside.rooms {
        let before = begun.before.filter(|_| current.as_ref() == Some(&room.slug));
        let (one, first_visit) = read(visit, inside, &mut tx, room, before).await?;
        if first_visit {
            new_readers.push((room.id.clone(), one.last_seq));
        }
        shown.push(one);
    }
    if let Some(id) = begun.edit.take() {
        let line = store::find(&mut tx, &id).await?;
        let own = line.filter(|line| {
            line.account.as_deref() == Some(&inside.account.native_id) && line.deleted_at.is_none()
        });
        if let Some(line) = own {
            begun.draft = line.words;
            begun.edit = Some(id);
        }
    }
    let now = web.base().world.now();
    let notes = note::waiting(&mut tx, &inside.person.id).await?;
    let pills = pills(visit, inside, &mut tx).await?;
    let groups = web.ears.groups_of(&mut tx, &inside.person).await?;
    drop(tx);
    let once = notes.iter().any(|note| note.once);
    if once || !new_readers.is_empty() {
        let mut tx = web.base().store.begin().await?;
        note::shown(&mut tx, &inside.person.id, now).await?;
        for (room, seq) in &new_readers {
            store::read(&mut tx, &inside.account.native_id, room, *seq).await?;
        }
        tx.commit().await?;
    }
    let stream = begun.before.is_none().then(|| {
        let cursors = shown.iter().map(|one| (one.room.slug.as_str(), one.change));
        inside.path(&format!("stream?after={}", stream::cursor(cursors, now)))
    });
    let body = body(&speak, inside, &shown, &begun, current.as_deref(), &notes);
    let title = speak.t("page-rooms");
    let (stream, pills, groups) = (stream.as_deref(), &pills[..], &groups[..]);
    let (place, class, title, body) = ("", "fixed", &*title, &body);
    let made = page(&Framed { visit, inside, title, place, class, stream, pills, groups, body });
    Ok((status, made).into_response())
}

/// The room shown first: the one asked for, else the reader's own, else the first.
fn current(inside: &Inside, wanted: Option<&str>) -> Option<String> {
    let of = |slug: &str| inside.rooms.iter().find(|room| room.slug == slug);
    wanted
        .and_then(of)
        .or_else(|| inside.rooms.iter().find(|room| room.lang == inside.person.reader.lang))
        .or(inside.rooms.first())
        .map(|room| room.slug.clone())
}

async fn read(
    visit: &Visit,
    inside: &Inside,
    tx: &mut Tx,
    room: &RoomRef,
    before: Option<i64>,
) -> Result<(Shown, bool), Wrong> {
    let (last_seq, change) = store::cursor(tx, &room.id).await?;
    let lines = store::before(tx, &room.id, before.unwrap_or(i64::MAX), PAGE).await?;
    let read = store::read_seq(tx, &inside.account.native_id, &room.id).await?;
    let read_seq = read.unwrap_or(last_seq);
    let who = &inside.account.native_id;
    let unread = store::unread(tx, &room.id, read_seq, who, MANY).await?;
    let earlier = match lines.first() {
        Some(first) => !store::before(tx, &room.id, first.seq, 1).await?.is_empty(),
        None => false,
    };
    let batch = visit.web.batch(tx, &inside.group, lines, last_seq).await?;
    let mut look = look(visit, inside, tx);
    let header = look.panels("rooms-header", room.id.as_str()).await?;
    let shown =
        Shown { room: room.clone(), batch, read_seq, unread, change, last_seq, earlier, header };
    Ok((shown, read.is_none()))
}

/// What a panel or a page is given.
pub(super) fn look<'a>(visit: &'a Visit, inside: &Inside, tx: &'a mut Tx) -> Look<'a> {
    Look {
        base: visit.web.base(),
        tx,
        now: visit.web.base().world.now(),
        person: inside.person.clone(),
        group: inside.group.clone(),
        rooms: inside.rooms.clone(),
        rest: Vec::new(),
        query: visit.query.clone(),
        csrf: inside.csrf.clone(),
        panels: &visit.web.panels,
    }
}

/// What stands at the right of the top bar.
pub(super) async fn pills(
    visit: &Visit,
    inside: &Inside,
    tx: &mut Tx,
) -> Result<Vec<Markup>, Wrong> {
    Ok(look(visit, inside, tx).panels("pill", "").await?)
}

fn body(
    speak: &Speak<'_>,
    inside: &Inside,
    shown: &[Shown],
    begun: &Begun,
    current: Option<&str>,
    notes: &[Note],
) -> Markup {
    let name = inside.group.name(&inside.person.reader.lang);
    html! {
        nav class="tabs" aria-label=(speak.t("page-rooms")) {
            @for one in shown {
                @let here = current == Some(one.room.slug.as_str());
                a href=(inside.path(&format!("?room={}", one.room.slug))) data-room=(one.room.slug)
                    data-lang=(one.room.lang) aria-current=[here.then_some("true")] {
                    (room_name(speak, &one.room, "web-room-tab")) " "
                    span class="count" data-unread=(one.room.slug) hidden[here || one.unread == 0] {
                        @if one.unread < MANY { (one.unread) } @else { (MANY - 1) "+" }
                    }
                }
            }
        }
        main id="main" class="rooms" {
            h1 class="hidden" { (speak.say(&say!("web-rooms-of", group = name))) }
            @if shown.is_empty() {
                div class="page" { p class="empty" { (speak.t("web-no-rooms")) } }
            }
            @for one in shown {
                (room(speak, inside, one, begun, current == Some(one.room.slug.as_str()), notes))
            }
        }
    }
}

/// What a room is called, in its own language where the house speaks it.
pub(super) fn room_name(speak: &Speak<'_>, room: &RoomRef, id: &str) -> String {
    let reader = room_reader(speak, room);
    let language = Value::Language(room.lang.clone());
    speak.web.base().words.say(
        &reader,
        &Say::new(id)
            .with("language", language)
            .with("slug", room.slug.as_str())
            .with("code", room.lang.code()),
    )
}

fn room_reader(speak: &Speak<'_>, room: &RoomRef) -> Reader {
    if speak.web.base().words.languages().contains(&room.lang) {
        Reader::new(room.lang.clone(), &speak.reader.zone)
    } else {
        speak.reader.clone()
    }
}

/// How many people are in the group, and how many are here.
pub(super) fn presence(speak: &Speak<'_>, room: &RoomRef, members: usize, here: usize) -> String {
    let reader = room_reader(speak, room);
    speak.web.base().words.say(&reader, &say!("web-presence", people = members, here = here))
}

fn room(
    speak: &Speak<'_>,
    inside: &Inside,
    one: &Shown,
    begun: &Begun,
    current: bool,
    notes: &[Note],
) -> Markup {
    let slug = one.room.slug.as_str();
    let reader = room_reader(speak, &one.room);
    let own = Speak { web: speak.web, reader: &reader };
    let (heading, name) = (format!("room-{slug}"), room_name(speak, &one.room, "web-room-name"));
    let here = speak.web.here(&inside.group.id);
    html! {
        section class=(if current { "room pane current" } else { "room pane" }) data-room=(slug)
            data-lang=(one.room.lang) lang=(one.room.lang) aria-labelledby=(heading) {
            header {
                span class="tag" data-lang=(one.room.lang) aria-hidden="true" { (one.room.lang.code().to_uppercase()) }
                h2 id=(heading) { (name) }
                a class="facts" href=(inside.path("members")) data-presence=(slug) {
                    (presence(speak, &one.room, one.batch.names.len(), here))
                }
                @for panel in &one.header { (panel) }
            }
            div class="scroll" tabindex="0" role="group" aria-labelledby=(heading) {
                ol class="messages" data-read-seq=(one.read_seq) { (lines(speak, inside, one, begun)) }
            }
            footer {
                button class="latest" type="button" data-lang=(one.room.lang) hidden {
                    (own.t("web-new-messages")) " " span class="count" data-unread=(slug) hidden {}
                }
                (strip(speak, inside, if current { notes } else { &[] }, OPEN_NOTES, Some(&name)))
                (composer::composer(speak, &own, inside, (&one.room, &one.batch), current.then_some(begun)))
            }
        }
    }
}

fn lines(speak: &Speak<'_>, inside: &Inside, one: &Shown, begun: &Begun) -> Markup {
    let viewer =
        Viewer { speak: Speak { web: speak.web, reader: speak.reader }, inside, room: &one.room };
    let slug = &one.room.slug;
    let link = |query: String, words: &str| {
        html! {
            li class="earlier" lang=(speak.lang()) {
                a class="button quiet" href=(inside.path(&query)) { (speak.t(words)) }
            }
        }
    };
    let mut made = Vec::new();
    let mut day = String::new();
    let mut marked = one.unread == 0 || begun.before.is_some();
    if one.earlier {
        let first = one.batch.lines.first().map_or(0, |line| line.seq);
        made.push(link(format!("?room={slug}&before={first}"), "web-earlier"));
    }
    if one.batch.lines.is_empty() {
        made.push(html! { li class="empty" lang=(speak.lang()) { (speak.t("web-room-empty")) } });
    }
    for line in &one.batch.lines {
        let that_day = clock(speak.reader, line.at).2;
        if that_day != day {
            let words = speak.web.base().words.value(speak.reader, &Value::Day(that_day.clone()));
            made.push(html! { li class="divider" lang=(speak.lang()) { span { (words) } } });
            day = that_day;
        }
        let mine = line.account.as_ref() == Some(&inside.account.native_id);
        if !marked && line.seq > one.read_seq && !mine {
            let words = speak.say(&say!("web-unread", count = one.unread));
            made.push(html! { li class="divider unread" lang=(speak.lang()) { span { (words) } } });
            marked = true;
        }
        made.push(viewer.line(&one.batch, line));
    }
    if begun.before.is_some() && one.batch.lines.last().is_some_and(|line| line.seq < one.last_seq)
    {
        made.push(link(format!("?room={slug}"), "web-latest"));
    }
    html! { @for piece in &made { (piece) } }
}
