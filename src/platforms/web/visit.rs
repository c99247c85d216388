//! One request: who visits, in which language, from which page, and what its form holds. It
//! refuses forms that do not prove that they come from our own pages.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::store::session::Session;
use super::wrong::Wrong;
use super::{NAME, Web, door, session};
use crate::foundation::i18n::{Lang, Reader, clean};
use crate::foundation::talk::{Account, GroupRef, Person, Purpose, RoomRef};

/// The cookie that keeps a language before sign-in.
pub(super) const LANGUAGE_COOKIE: &str = "puente-language";
/// The cookie that keeps the colours of one browser.
pub(super) const THEME_COOKIE: &str = "puente-theme";

/// Who visits.
pub(super) struct Visit {
    pub web: Arc<Web>,
    /// The session, if somebody is signed in.
    pub session: Option<Session>,
    /// The language before sign-in: the cookie's, or the browser's.
    pub lang: Lang,
    /// The colours chosen on this browser: `light`, `dark`, or none.
    pub theme: Option<&'static str>,
    /// The script asks, and wants JSON.
    pub live: bool,
    /// The path and query asked for.
    pub asked: String,
    /// What stands after the question mark.
    pub query: BTreeMap<String, String>,
}

/// Somebody inside one of their groups.
pub(super) struct Inside {
    pub account: Account,
    pub person: Person,
    pub group: GroupRef,
    /// Its discussion rooms on the web.
    pub rooms: Vec<RoomRef>,
    /// The session's token, masked for this page.
    pub csrf: String,
}

/// A form that was sent from one of our pages.
pub(super) struct Sent {
    pub visit: Visit,
    /// Its fields; what was ticked several times is joined with commas.
    pub fields: BTreeMap<String, String>,
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value.to_owned())
}

fn query(uri: &Uri) -> BTreeMap<String, String> {
    axum::extract::Query::<Vec<(String, String)>>::try_from_uri(uri)
        .map(|found| found.0.into_iter().map(|(name, text)| (clean(&name), clean(&text))).collect())
        .unwrap_or_default()
}

/// Whether a path names only what could stand in one of ours: readable, and nothing in it that
/// would be cleaned away.
pub(super) fn is_readable(path: &str) -> bool {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        bytes.push(match byte {
            b'%' => match (digit(rest.next()), digit(rest.next())) {
                (Some(high), Some(low)) => u8::try_from(high * 16 + low).unwrap_or_default(),
                _ => return false,
            },
            plain => plain,
        });
    }
    let harmless = |text: String| clean(&text) == text && !text.contains(['\n', '\t']);
    String::from_utf8(bytes).is_ok_and(harmless)
}

impl Visit {
    /// A visit by nobody known.
    pub fn nobody(web: &Arc<Web>, headers: &HeaderMap, uri: &Uri) -> Self {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let query = query(uri);
        let wanted = query
            .get("lang")
            .cloned()
            .or_else(|| cookie(headers, &web.cookie_called(LANGUAGE_COOKIE)));
        let wanted = wanted.as_deref().or(accepted).unwrap_or_default();
        Self {
            web: web.clone(),
            session: None,
            lang: web.base().words.negotiate(wanted),
            theme: theme(&cookie(headers, &web.cookie_called(THEME_COOKIE)).unwrap_or_default()),
            live: headers.get("x-puente").is_some_and(|value| value == "live"),
            asked: uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            query,
        }
    }

    /// Who visits, by the headers of a request.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn of(web: &Arc<Web>, headers: &HeaderMap, uri: &Uri) -> Result<Self, Wrong> {
        let session = web.session(headers).await?;
        Ok(Self { session, ..Self::nobody(web, headers, uri) })
    }

    /// The account signed in.
    pub fn account(&self) -> Option<Account> {
        self.session.as_ref().map(|session| Account {
            platform: NAME.to_owned(),
            native_id: session.account.clone(),
            display: session.account.clone(),
        })
    }

    /// The person signed in.
    pub async fn person(&self, group: Option<&GroupRef>) -> Result<Option<Person>, Wrong> {
        let Some(account) = self.account() else { return Ok(None) };
        let mut tx = self.web.base().store.look().await?;
        Ok(self.web.ears.person(&mut tx, &account, group).await?)
    }

    /// Whose language and zone the page is made for.
    pub async fn reader(&self) -> Reader {
        match self.person(None).await {
            Ok(Some(person)) => person.reader,
            _ => Reader::new(self.lang.clone(), "UTC"),
        }
    }

    /// The session's token, masked; empty for a visitor.
    pub fn csrf(&self) -> String {
        self.session
            .as_ref()
            .map_or(String::new(), |session| session::mask(&self.web.base().world, &session.csrf))
    }

    /// Whether what a form carries proves that it comes from a page of this visitor's.
    pub fn believes(&self, csrf: &str) -> bool {
        self.session.as_ref().is_none_or(|session| session::believed(csrf, &session.csrf))
    }

    /// Enters a group.
    ///
    /// # Errors
    /// Nobody is signed in; there is no such group, or they have not joined it.
    pub async fn enter(&self, slug: &str) -> Result<Inside, Wrong> {
        let account = self.account().ok_or(Wrong::SignIn)?;
        let mut tx = self.web.base().store.look().await?;
        let group = self.web.ears.group(&mut tx, slug).await?.ok_or(Wrong::NotFound)?;
        let person = self.web.ears.person(&mut tx, &account, Some(&group)).await?;
        let person = person.ok_or(Wrong::SignIn)?;
        if !person.joined {
            return Err(Wrong::NotAllowed);
        }
        let mut rooms = self.web.ears.rooms(&mut tx, &group, NAME).await?;
        rooms.retain(|room| room.purpose == Purpose::Discussion);
        Ok(Inside { account, person, group, rooms, csrf: self.csrf() })
    }
}

impl Inside {
    /// The address of a page of the group; none names the rooms.
    pub fn path(&self, page: &str) -> String {
        if page.is_empty() || page.starts_with(['?', '#']) {
            format!("/g/{}{page}", self.group.slug)
        } else {
            format!("/g/{}/{page}", self.group.slug)
        }
    }

    /// The address of a place inside the group that a form or an answer names: never outside it.
    pub fn inside(&self, back: &str) -> String {
        let own = format!("/g/{}", self.group.slug);
        let rest = back.strip_prefix(&own).unwrap_or(back);
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let path = rest.split(['?', '#']).next().unwrap_or_default();
        let safe = !path.contains([':', '\\', '\t'])
            && !path.split('/').any(|part| part == ".." || (part.is_empty() && !path.is_empty()))
            && !rest.chars().any(|c| c.is_control() || c.is_whitespace());
        self.path(if safe && rest != "rooms" { rest } else { "" })
    }

    /// A room by its slug.
    pub fn room(&self, slug: &str) -> Result<&RoomRef, Wrong> {
        self.rooms.iter().find(|room| room.slug == slug).ok_or(Wrong::NotFound)
    }
}

fn theme(code: &str) -> Option<&'static str> {
    ["light", "dark"].into_iter().find(|known| *known == code)
}

impl FromRequestParts<Arc<Web>> for Visit {
    type Rejection = Wrong;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Self, Wrong> {
        Self::of(web, &parts.headers, &parts.uri).await
    }
}

/// Whether the browser says that the form was sent from another site. A missing or hidden origin
/// says nothing: the token then decides.
fn from_elsewhere(web: &Web, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    match text("origin") {
        None | Some("null") => false,
        Some(origin) => {
            let host = text("host").unwrap_or_default();
            let there = origin.split_once("://").map_or("", |(_, there)| there);
            there != host && origin != web.base().address
        }
    }
}

/// Who sends a form; refused where the browser says that it comes from another site.
///
/// # Errors
/// It comes from elsewhere; a failure of the database.
pub(super) async fn sender(web: &Arc<Web>, headers: &HeaderMap, uri: &Uri) -> Result<Visit, Wrong> {
    let visit = Visit::of(web, headers, uri).await?;
    if from_elsewhere(web, headers) { Err(Wrong::Forged) } else { Ok(visit) }
}

impl FromRequest<Arc<Web>> for Sent {
    type Rejection = Wrong;

    async fn from_request(request: Request, web: &Arc<Web>) -> Result<Self, Wrong> {
        let visit = sender(web, request.headers(), request.uri()).await?;
        Self::read(visit, request).await
    }
}

impl Sent {
    /// The form of a sender.
    ///
    /// # Errors
    /// It cannot be read, or does not prove that it comes from our own page.
    pub async fn read(visit: Visit, request: Request) -> Result<Self, Wrong> {
        let form = axum::Form::<Vec<(String, String)>>::from_request(request, &());
        // Whoever sends a form byte by byte does not hold a connection for ever.
        let form = tokio::time::timeout(visit.web.settings.patience(), form).await;
        let form = form.map_err(|_| Wrong::TooSlow)?;
        let axum::Form(pairs) = form.map_err(|rejection| {
            if rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE {
                Wrong::TooLarge
            } else {
                Wrong::Unreadable
            }
        })?;
        Self::of(visit, pairs)
    }

    /// A form of these fields.
    ///
    /// # Errors
    /// It does not prove that it comes from our own page.
    pub fn of(visit: Visit, pairs: Vec<(String, String)>) -> Result<Self, Wrong> {
        let mut fields: BTreeMap<String, String> = visit.query.clone();
        let mut given: BTreeMap<String, String> = BTreeMap::new();
        for (name, value) in pairs {
            let (name, value) = (clean(&name), clean(&value));
            match given.get_mut(&name) {
                Some(known) => {
                    known.push(',');
                    known.push_str(&value);
                }
                None => {
                    given.insert(name, value);
                }
            }
        }
        let csrf = given.remove("csrf").unwrap_or_default();
        fields.remove("csrf");
        if !visit.believes(&csrf) {
            return Err(Wrong::Forged);
        }
        fields.extend(given);
        Ok(Self { visit, fields })
    }
}

impl Sent {
    /// A field, trimmed; empty if it was not sent.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |value| value.trim())
    }
}

/// The network address a visit comes from: the proxy's word is taken only from this machine or a
/// private network.
pub(super) struct From(pub String);

impl FromRequestParts<Arc<Web>> for From {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Web>) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let near = peer.is_some_and(door::is_near);
        let forwarded = parts
            .headers
            .get("x-forwarded-for")
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.rsplit(',').next())
            // What is no address is nobody's: as a key it could be as long as a header.
            .and_then(|last| last.trim().parse::<IpAddr>().ok())
            .map(|address| address.to_string())
            .filter(|_| near);
        Ok(Self(forwarded.unwrap_or_else(|| peer.map_or(String::new(), |ip| ip.to_string()))))
    }
}

/// Goes to another page after a form.
pub(super) fn to(path: &str) -> Response {
    Redirect::to(path).into_response()
}
