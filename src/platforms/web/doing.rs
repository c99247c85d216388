//! Commands from forms and buttons of any page, and what comes back: to the script as JSON, to a
//! page without script as a note on the next one, or as a file.

use axum::Json;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde_json::json;

use super::frame::Speak;
use super::message::{self, percent};
use super::posting::Submitted;
use super::store;
use super::visit::{Inside, Sent, Visit, to};
use super::wrong::Wrong;
use crate::foundation::page::parts;
use crate::foundation::talk::{Block, Body, Content, MessageId, Post, Reply, Tone, What, media};

/// The fields that are not parameters of the command.
const OURS: [&str; 8] = ["c", "line", "room", "on", "note", "back", "key", "lang"];

/// What kind of file an ending stands for; pages of other people are never shown as ours.
const FILE_KINDS: [(&str, &str); 3] = [
    ("csv", "text/csv; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("html", "application/octet-stream"),
];

/// What a form led to.
#[derive(Default)]
pub(super) struct Came {
    /// What the house said.
    pub reply: Reply,
    /// Where to go where no script runs; for the script too, unless it stays.
    pub back: Option<String>,
    /// The script stays on the page: what changed comes through the stream.
    pub stays: bool,
    /// The composer is empty again.
    pub clear: bool,
}

/// `POST /g/{slug}/do`.
pub(super) async fn run(Path(slug): Path<String>, sent: Sent) -> Result<Response, Wrong> {
    let inside = sent.visit.enter(&slug).await?;
    let back = sent.fields.get("back").map(|back| inside.inside(back));
    let (room, on) = (sent.field("room"), sent.field("on"));
    let in_room = back.is_none() && (!room.is_empty() || !on.is_empty());
    let back = back.unwrap_or_else(|| {
        let anchor = if on.is_empty() { String::new() } else { format!("#m-{on}") };
        inside.inside(&format!("?room={}{anchor}", percent(room)))
    });
    let named = sent.fields.contains_key("back");
    let reply = match given(&sent, &inside).await {
        Ok(reply) => reply,
        Err(wrong) => return Ok(wrong.leading(back)),
    };
    let came_ = Came { reply, back: Some(back), stays: in_room || !named, clear: false };
    came(&sent.visit, &inside, came_).await
}

async fn given(sent: &Sent, inside: &Inside) -> Result<Reply, Wrong> {
    let web = &sent.visit.web;
    web.limits.action(&inside.account.native_id)?;
    // The desk asks for a check of a form by naming another command in the address: of the form's
    // fields it gets those it has.
    let other = sent.visit.query.get("c").map(String::as_str);
    let path = other.unwrap_or(sent.field("c"));
    let line = sent.field("line");
    // The day of a command may be called as we call the message it is given on: then it is the day.
    let dated = web.base().table.find(path).is_some_and(|(_, command)| command.has_field("on"));
    let submitted = if path.is_empty() {
        Submitted::Line(line.to_owned())
    } else {
        let mut fields = sent.fields.clone();
        fields.retain(|name, _| !OURS.contains(&name.as_str()) || (dated && name == "on"));
        if let Some((_, other)) = other.and_then(|other| web.base().table.find(other)) {
            fields.retain(|name, _| other.has_field(name));
        }
        Submitted::Form(path.to_owned(), fields)
    };
    let on = Some(sent.field("on")).filter(|on| !on.is_empty() && !dated).map(MessageId::from);
    let mut room = Some(sent.field("room").to_owned()).filter(|room| !room.is_empty());
    if let (Some(on), None) = (&on, &room) {
        let mut tx = web.base().store.look().await?;
        let line = store::find(&mut tx, on).await?;
        let stands = line.and_then(|line| inside.rooms.iter().find(|room| room.id == line.room_id));
        room = Some(stands.ok_or(Wrong::NotFound)?.slug.clone());
    }
    let spot = room.as_deref().map(|room| (room, on.as_ref()));
    let reply = web.submit(&inside.account, &inside.group.slug, spot, submitted).await?;
    // What a note asked for is done: it is put away.
    if let Some(note) = sent.visit.query.get("note").filter(|_| !reply.refused) {
        let mut tx = web.base().store.begin().await?;
        store::note::seen(&mut tx, note, &inside.person.id, web.base().world.now()).await?;
        tx.commit().await?;
    }
    Ok(reply)
}

/// Gives the answer in the form the asker can use.
pub(super) async fn came(visit: &Visit, inside: &Inside, came: Came) -> Result<Response, Wrong> {
    let Came { mut reply, back, stays, clear } = came;
    let speak = Speak { web: &visit.web, reader: &inside.person.reader };
    if left(visit).await? {
        // Who was erased has no page any more; one says what was done.
        let go = format!("/gone?lang={}", speak.lang());
        if visit.live {
            return Ok(Json(json!({ "ok": true, "go": go, "clear": true })).into_response());
        }
        return Ok(to(&go));
    }
    let wanted = reply.go.as_ref().map(|go| inside.inside(go));
    if visit.live {
        let go = match &wanted {
            Some(go) if !stays || reply.body.is_none() => Some(go.clone()),
            _ => back.filter(|_| !stays),
        };
        if let Some(go) = go.filter(|_| reply.file.is_none()) {
            keep(visit, inside, reply.body.take()).await?;
            return Ok(Json(json!({ "ok": true, "go": go, "clear": clear })).into_response());
        }
        let more = html! {
            @if let Some((name, content)) = &reply.file { (file_link(name, content)) }
            @if let Some(go) = &wanted { p { a href=(go) { (speak.t("web-open")) } } }
        };
        let shown = reply.body.is_some() || reply.file.is_some();
        let body = reply.body.unwrap_or_default();
        let html = shown.then(|| message::answer(&speak, &body, &more).into_string());
        return Ok(Json(json!({ "ok": true, "strip_html": html, "clear": clear })).into_response());
    }
    if let Some((name, content)) = reply.file {
        return Ok(file(&name, &content));
    }
    keep(visit, inside, reply.body.take()).await?;
    let back = back.unwrap_or_else(|| inside.path(""));
    Ok(to(&wanted.filter(|_| !stays).unwrap_or(back)))
}

/// Whether what was just done ended the session it was asked in.
async fn left(visit: &Visit) -> Result<bool, Wrong> {
    let Some(session) = &visit.session else { return Ok(true) };
    let base = visit.web.base();
    let mut tx = base.store.look().await?;
    let now = base.world.now();
    Ok(store::session::find(&mut tx, &session.fingerprint, now).await?.is_none())
}

/// Keeps an answer for the next page.
async fn keep(visit: &Visit, inside: &Inside, body: Option<Body<String>>) -> Result<(), Wrong> {
    let Some(body) = body else { return Ok(()) };
    let base = visit.web.base();
    let (id, now) = (base.world.id(), base.world.now());
    let mut tx = base.store.begin().await?;
    let post = Post { body, ..Post::default() };
    store::note::add(&mut tx, &id, &inside.person.id, &post, true, now).await?;
    tx.commit().await?;
    Ok(())
}

fn kind(name: &str) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or_default();
    match (FILE_KINDS.iter().find(|(known, _)| *known == ending), media(name)) {
        (Some((_, kind)), _) => kind,
        (None, "text/plain") => "text/plain; charset=utf-8",
        (None, kind) => kind,
    }
}

/// How a browser treats what it is given (`inline`, `attachment`), and what it is called there.
pub(super) fn disposition(how: &str, name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '-' })
        .collect();
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{}", percent(name))
}

fn file(name: &str, content: &Content) -> Response {
    let disposition = disposition("attachment", name);
    (
        [(header::CONTENT_TYPE, kind(name).to_owned()), (header::CONTENT_DISPOSITION, disposition)],
        content.bytes().to_vec(),
    )
        .into_response()
}

fn file_link(name: &str, content: &Content) -> Markup {
    let kind = kind(name).replace(' ', "");
    let address = match content {
        Content::Text(text) => format!("data:{kind},{}", percent(text)),
        Content::Picture(_) | Content::Paper(_) => {
            format!("data:{kind};base64,{}", content.base64())
        }
    };
    html! { p { a href=(address) download=(name) { (name) } } }
}

/// `POST /g/{slug}/check`: runs a command that only looks, and gives its answer as the pieces the
/// desk puts under a text.
pub(super) async fn check(Path(slug): Path<String>, sent: Sent) -> Result<Response, Wrong> {
    let inside = sent.visit.enter(&slug).await?;
    let html = match given(&sent, &inside).await {
        Ok(reply) => findings(&reply.body.unwrap_or_default()),
        Err(Wrong::Refused(say)) => {
            let words = sent.visit.web.base().words.say(&inside.person.reader, &say);
            html! { span class="warn" { (words) } }
        }
        Err(wrong) => return Err(wrong),
    };
    Ok(Json(json!({ "html": html.into_string(), "saved": false })).into_response())
}

fn findings(body: &Body<String>) -> Markup {
    let class = |tone: Tone| match tone {
        Tone::Warning => "warn",
        Tone::Bad => "bad",
        Tone::Good | Tone::Bridge => "good",
        Tone::Soft | Tone::Plain => "soft",
    };
    html! {
        @for block in &body.blocks {
            @match block {
                Block::Heading(text) => b { (text) },
                Block::Text(text) => span class="soft" { (text) },
                Block::Item(text) => span class="warn" { (text) },
                Block::Facts(text) => span class="facts" { (text) },
                Block::Quote(text) => p class="marked" { (text) },
                Block::Entry { label, text, note, tone } => span class=(class(*tone)) {
                    @if !label.is_empty() { (label) ": " }
                    (text)
                    @if let Some(note) = note { " " span class="facts" { (note) } }
                },
                Block::Marked { .. } => (parts::body(&Body { blocks: vec![block.clone()] })),
                Block::Link { text, to } => a class="facts" href=(to) { (text) },
            }
            " "
        }
    }
}

/// `GET /g/{slug}/complete`: how a half-typed text may go on.
pub(super) async fn complete(visit: Visit, Path(slug): Path<String>) -> Result<Response, Wrong> {
    let inside = visit.enter(&slug).await?;
    let room = inside.room(visit.query.get("room").map_or("", String::as_str))?;
    let text = visit.query.get("text").map_or("", String::as_str);
    let at: usize = visit.query.get("at").and_then(|at| at.parse().ok()).unwrap_or(usize::MAX);
    let text: String = text.chars().take(at.min(super::TEXT_LIMIT)).collect();
    let completions = visit.web.completions(&inside, room, text).await;
    let found: Vec<_> = completions
        .into_iter()
        .map(|one| json!({ "insert": one.insert, "label": one.label, "about": one.about, "from": 0 }))
        .collect();
    Ok(Json(found).into_response())
}

impl super::Web {
    async fn completions(
        &self,
        inside: &Inside,
        room: &crate::foundation::talk::RoomRef,
        text: String,
    ) -> Vec<crate::foundation::talk::heard::Completion> {
        use crate::foundation::talk::{Heard, Spot};
        let heard = Heard {
            who: inside.account.clone(),
            spot: Spot::Room(room.native_id.clone()),
            at: self.base().world.now(),
            native_id: None,
            message_id: None,
            runs: false,
            lang: None,
            group: Some(inside.group.slug.clone()),
            program: false,
            thread: None,
            fetched: None,
            what: What::Completing { text },
        };
        self.ears.hear(&heard).await.completions
    }
}
