//! Coming in and going out: the first page, the sign-in link, the switches of language and
//! colours. A link is used by a button, never by looking at it: previews look at links.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use std::collections::BTreeMap;

use super::frame::{self, Speak};
use super::posting::Submitted;
use super::visit::{From, LANGUAGE_COOKIE, Sent, THEME_COOKIE, Visit, to};
use super::wrong::Wrong;
use crate::foundation::i18n::{Lang, Reader};
use crate::say;

/// A year, in seconds.
const YEAR: i64 = 365 * 24 * 3600;

fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// `GET /`: the group, the choice of one, or what this is and how to get in.
pub(super) async fn home(visit: Visit) -> Result<Response, Wrong> {
    let Some(person) = visit.person(None).await? else {
        let reader = Reader::new(visit.lang.clone(), "UTC");
        let speak = Speak { web: &visit.web, reader: &reader };
        let body = html! {
            h1 { (speak.t("web-welcome")) }
            p { (speak.t("web-welcome-what")) }
            p { (speak.t("web-welcome-how")) }
            p class="facts" { (speak.t("web-welcome-link")) }
        };
        return Ok(frame::plain(&visit, &reader, &speak.t("web-welcome"), &body).into_response());
    };
    let mut tx = visit.web.base().store.look().await?;
    let groups = visit.web.ears.groups_of(&mut tx, &person).await?;
    drop(tx);
    if let [only] = groups.as_slice() {
        return Ok(to(&format!("/g/{}", only.slug)));
    }
    let speak = Speak { web: &visit.web, reader: &person.reader };
    let csrf = visit.csrf();
    let body = html! {
        h1 { (speak.t("web-your-groups")) }
        @if groups.is_empty() {
            p class="empty" { (speak.t("web-no-groups")) }
        } @else {
            ul class="list" {
                @for group in &groups {
                    li { h2 { a href=(format!("/g/{}", group.slug)) { (group.name(&person.reader.lang)) } } }
                }
            }
        }
        form method="post" action="/out" {
            input type="hidden" name="csrf" value=(csrf);
            button class="quiet" { (speak.t("web-out")) }
        }
    };
    Ok(frame::plain(&visit, &person.reader, &speak.t("web-your-groups"), &body).into_response())
}

/// `GET /in/{token}`: who would be signed in.
pub(super) async fn look(
    visit: Visit,
    Path(token): Path<String>,
    From(address): From,
) -> Result<Response, Wrong> {
    visit.web.limits.entry(&address)?;
    let mut tx = visit.web.base().store.look().await?;
    let (name, group) = visit.web.ears.inspect(&mut tx, &token).await?;
    drop(tx);
    let reader = Reader::new(visit.lang.clone(), "UTC");
    let speak = Speak { web: &visit.web, reader: &reader };
    let group = group.map(|group| group.name(&reader.lang).to_owned());
    let csrf = visit.csrf();
    let body = html! {
        h1 { (speak.t("web-come-in")) }
        p {
            @match (&name, &group) {
                (Some(name), Some(group)) => (speak.say(&say!("web-in-as-to", name = name.as_str(), group = group.as_str()))),
                (Some(name), None) => (speak.say(&say!("web-in-as", name = name.as_str()))),
                (None, Some(group)) => (speak.say(&say!("web-in-new", group = group.as_str()))),
                (None, None) => (speak.t("web-in-new-alone")),
            }
        }
        form class="form" method="post" action=(format!("/in/{token}")) {
            input type="hidden" name="csrf" value=(csrf);
            @if name.is_none() { (newcomer(&speak)) }
            div class="row" { button class="primary" { (speak.t("web-enter")) } }
        }
        p class="facts" { (speak.t("web-in-facts")) }
    };
    Ok(frame::plain(&visit, &reader, &speak.t("web-come-in"), &body).into_response())
}

fn newcomer(speak: &Speak<'_>) -> Markup {
    html! {
        label { (speak.t("web-in-name"))
            input name="name" required maxlength="80" autocomplete="name";
        }
        label { (speak.t("web-in-language"))
            select name="language" {
                @for lang in speak.web.base().words.languages() {
                    option value=(lang) lang=(lang) selected[*lang == speak.reader.lang] { (frame::own_name(speak, lang)) }
                }
            }
        }
    }
}

/// `POST /in/{token}`: uses the link.
pub(super) async fn enter(
    Path(token): Path<String>,
    From(address): From,
    sent: Sent,
) -> Result<Response, Wrong> {
    let visit = &sent.visit;
    let web = &visit.web;
    web.limits.entry(&address)?;
    let language = match sent.field("language") {
        "" => visit.lang.code(),
        given => given,
    };
    let mut tx = web.base().store.begin().await?;
    let (_, group) = web.ears.inspect(&mut tx, &token).await?;
    let account = match web.ears.redeem(&mut tx, &token, sent.field("name"), language).await {
        Ok(account) => account,
        // A link that works is not lost by a name that does not.
        Err(error) => return Ok(Wrong::from(error).leading(format!("/in/{token}"))),
    };
    let person = web.ears.person(&mut tx, &account, None).await?.ok_or(Wrong::NotFound)?;
    let jar = web.open_session(&mut tx, &account, &person.id).await?;
    tx.commit().await?;
    if let Some(session) = &visit.session {
        // The browser has one session at a time; the cookie is replaced below.
        web.close_session(session).await?;
    }
    let next = group.map_or_else(|| "/".to_owned(), |group| format!("/g/{}", group.slug));
    Ok((jar, to(&next)).into_response())
}

/// `POST /out`.
pub(super) async fn leave(sent: Sent) -> Result<Response, Wrong> {
    let Some(session) = &sent.visit.session else { return Ok(to("/")) };
    let gone = sent.visit.web.close_session(session).await?;
    Ok(with_cookie(to("/"), &gone))
}

/// `GET /gone`: what was done, for somebody who had themselves erased.
pub(super) async fn gone(visit: Visit) -> Response {
    if visit.session.is_some() {
        return to("/");
    }
    let reader = Reader::new(visit.lang.clone(), "UTC");
    let speak = Speak { web: &visit.web, reader: &reader };
    let body = html! {
        h1 { (speak.t("web-gone")) }
        p { (speak.t("web-gone-what")) }
        p { (speak.t("web-gone-stays")) }
        p class="facts" { (speak.t("web-gone-back")) }
    };
    let page = frame::plain(&visit, &reader, &speak.t("web-gone"), &body).into_response();
    with_cookie(page, &visit.web.closed_cookie())
}

/// Where a switch returns to: a path of ours.
fn back(sent: &Sent) -> String {
    let back = sent.field("back");
    let ours = back.starts_with('/')
        && !back.starts_with("//")
        && !back.chars().any(|c| c == '\\' || c.is_control() || c.is_whitespace());
    if ours { back.to_owned() } else { "/".to_owned() }
}

/// `POST /language`: the member's language, through the command people type; before sign-in, a
/// cookie.
pub(super) async fn language(sent: Sent) -> Result<Response, Wrong> {
    let web = &sent.visit.web;
    let wanted = Lang::new(sent.field("language"));
    if !web.base().words.languages().contains(&wanted) {
        return Err(Wrong::Unreadable);
    }
    if let Some(account) = sent.visit.account() {
        web.limits.action(&account.native_id)?;
        let fields = BTreeMap::from([("language".to_owned(), wanted.code().to_owned())]);
        web.submit(&account, "", None, Submitted::Form("profile set".to_owned(), fields)).await?;
    }
    let cookie = web.cookie_text(LANGUAGE_COOKIE, wanted.code(), YEAR);
    Ok(with_cookie(to(&back(&sent)), &cookie))
}

/// `POST /theme`: the colours of this browser.
pub(super) async fn theme(sent: Sent) -> Result<Response, Wrong> {
    let theme = match sent.field("theme") {
        known @ ("light" | "dark") => known,
        _ => "",
    };
    let seconds = if theme.is_empty() { 0 } else { YEAR };
    let cookie = sent.visit.web.cookie_text(THEME_COOKIE, theme, seconds);
    Ok(with_cookie(to(&back(&sent)), &cookie))
}
