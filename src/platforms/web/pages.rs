//! The pages of the capabilities, put in their frame: who may see them, what they are given, and
//! the one page of the frame's own, help and keys.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;

use super::Web;
use super::frame::{Framed, Speak, help, page, strip};
use super::rooms::{look, pills};
use super::store::note;
use super::stream;
use super::visit::{Inside, Sent, Visit, sender};
use super::wrong::Wrong;
use crate::foundation::page::{Page, View};
use crate::foundation::talk::GroupRef;

/// The longest form a page is asked with, in bytes: two long texts, each sign of which may take nine.
const ASKED_LIMIT: usize = 1024 * 1024;

/// `GET /g/{slug}/{page…}`.
pub(super) async fn get(
    visit: Visit,
    Path((slug, path)): Path<(String, String)>,
) -> Result<Response, Wrong> {
    let inside = visit.enter(&slug).await?;
    shown(&visit, &inside, &path, visit.query.clone()).await
}

/// `POST /g/{slug}/{page…}`: the same page, asked with more than an address holds. It only looks, too.
pub(super) async fn asked(
    State(web): State<Arc<Web>>,
    Path((slug, path)): Path<(String, String)>,
    mut request: Request,
) -> Result<Response, Wrong> {
    let visit = sender(&web, request.headers(), request.uri()).await?;
    // Nothing long is read before it is known who sends it.
    let inside = visit.enter(&slug).await?;
    DefaultBodyLimit::max(ASKED_LIMIT).apply(&mut request);
    let Sent { visit, fields } = Sent::read(visit, request).await?;
    web.limits.action(&inside.account.native_id)?;
    shown(&visit, &inside, &path, fields).await
}

async fn shown(
    visit: &Visit,
    inside: &Inside,
    path: &str,
    query: BTreeMap<String, String>,
) -> Result<Response, Wrong> {
    let web = &visit.web;
    let speak = Speak { web, reader: &inside.person.reader };
    let path = path.trim_end_matches('/');
    let now = web.base().world.now();
    let mut tx = web.base().store.look().await?;
    let pills = pills(visit, inside, &mut tx).await?;
    let (place, view) = if path == "keys" {
        let title = speak.t("web-keys-open");
        let body = html! { h1 { (title) } (help(&speak, |words| html! { h2 { (words) } })) };
        (path, View { title, body, class: "page" })
    } else {
        let (found, rest) = find(&web.pages, path).ok_or(Wrong::NotFound)?;
        if !inside.person.may(found.who) {
            return Err(Wrong::NotAllowed);
        }
        let mut look = look(visit, inside, &mut tx);
        look.rest = rest;
        look.query = query;
        (found.path, (found.render)(&mut look).await?)
    };
    let notes = note::waiting(&mut tx, &inside.person.id).await?;
    let groups = web.ears.groups_of(&mut tx, &inside.person).await?;
    drop(tx);
    if notes.iter().any(|note| note.once) {
        let mut tx = web.base().store.begin().await?;
        note::shown(&mut tx, &inside.person.id, now).await?;
        tx.commit().await?;
    }
    let around = Around { notes: &notes, pills: &pills, groups: &groups };
    Ok(framed(visit, inside, &speak, place, &view, &around))
}

/// What stands around a page.
struct Around<'a> {
    notes: &'a [note::Note],
    pills: &'a [maud::Markup],
    groups: &'a [GroupRef],
}

fn framed(
    visit: &Visit,
    inside: &Inside,
    speak: &Speak<'_>,
    place: &str,
    view: &View,
    around: &Around<'_>,
) -> Response {
    let Around { notes, pills, groups } = around;
    let class = if view.class.is_empty() { "page" } else { view.class };
    // Somebody came for the page: open is only the answer to what was just done here.
    let open = notes.iter().rev().take_while(|note| note.once).count();
    let strip = strip(speak, inside, notes, open, None);
    let fills = class.split(' ').any(|class| class == "desk");
    let body = html! {
        @if fills { (strip) }
        main id="main" class=(class) {
            @if !fills { (strip) }
            (view.body)
        }
    };
    let now = visit.web.base().world.now();
    let stream = inside.path(&format!("stream?{}", stream::notes_only(now)));
    let made = page(&Framed {
        visit,
        inside,
        title: &view.title,
        place,
        class: if fills { "fixed" } else { "" },
        stream: Some(&stream),
        pills,
        groups,
        body: &body,
    });
    (StatusCode::OK, made).into_response()
}

/// The page with the longest path that begins the path asked for, and what follows it.
fn find<'p>(pages: &'p [Page], path: &str) -> Option<(&'p Page, Vec<String>)> {
    let mut found: Option<(&Page, &str)> = None;
    for page in pages {
        let rest = match path.strip_prefix(page.path) {
            Some("") => "",
            Some(rest) if rest.starts_with('/') => &rest[1..],
            _ => continue,
        };
        if found.is_none_or(|(known, _)| known.path.len() < page.path.len()) {
            found = Some((page, rest));
        }
    }
    found.map(|(page, rest)| {
        (page, rest.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect())
    })
}
