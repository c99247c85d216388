//! What may go wrong with a request, and its page: what happened, what is safe, what to do next.
//! A handler only says which; the words are chosen where the visitor's language is known.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::html;
use serde_json::json;

use super::visit::{Visit, is_readable};
use super::{TEXT_LIMIT, Web, frame, rich};
use crate::foundation::error::{Error, Failure};
use crate::foundation::i18n::{Reader, Say, Value};
use crate::foundation::store::{Trouble, trouble};
use crate::say;

/// After how many seconds somebody may ask again whose database was away.
const AGAIN: i64 = 5;

/// Why a request was not done.
#[derive(Clone, Debug)]
pub(super) enum Wrong {
    /// Nobody is signed in.
    SignIn,
    /// There is no such page, message or room.
    NotFound,
    /// They may not see this page.
    NotAllowed,
    /// The form does not prove that it comes from our own page.
    Forged,
    /// More than the body limit.
    TooLarge,
    /// The form did not arrive in time.
    TooSlow,
    /// The request itself makes no sense.
    Unreadable,
    /// Too often; so many seconds to wait.
    TooFast(i64),
    /// Too much is being sent already.
    Busy(Say),
    /// A kind no of the house.
    Refused(Say),
    /// What was sent cannot be kept now, by no fault of theirs.
    Unkept(Say),
    /// The database is in trouble that passes.
    Troubled(Trouble),
    /// Something broke on our side.
    Broken(Arc<Failure>),
}

impl From<Error> for Wrong {
    fn from(error: Error) -> Self {
        match error {
            Error::Refusal(refusal) => Self::Refused(refusal.say),
            Error::Failure(failure) => match trouble(&failure) {
                Some(trouble) => {
                    tracing::error!(error = %failure, "the database did not do what a page asked");
                    Self::Troubled(trouble)
                }
                None => Self::Broken(Arc::new(failure)),
            },
        }
    }
}

/// Where whoever was told no goes on from.
#[derive(Clone)]
struct Back(String);

impl Wrong {
    /// The answer to a form, with the place it was filled in.
    pub(super) fn leading(self, back: String) -> Response {
        let mut response = self.into_response();
        response.extensions_mut().insert(Back(back));
        response
    }

    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotAllowed | Self::Forged => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooFast(_) | Self::Busy(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unkept(_) | Self::Troubled(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Counts it under its kind.
    fn count(&self, web: &Web) {
        let metrics = web.base().store.metrics();
        match self {
            Self::SignIn => metrics.erred("signed-out"),
            Self::NotFound => metrics.erred("not-found"),
            Self::NotAllowed => metrics.erred("not-allowed"),
            Self::Forged => metrics.erred("forged"),
            Self::TooLarge => metrics.erred("too-large"),
            Self::TooSlow => metrics.erred("too-slow"),
            Self::Unreadable => metrics.erred("unreadable"),
            Self::TooFast(_) => metrics.erred("too-fast"),
            Self::Busy(say) | Self::Refused(say) | Self::Unkept(say) => metrics.refused(&say.id),
            Self::Troubled(trouble) => metrics.erred(trouble.name()),
            Self::Broken(_) => metrics.erred("failure"),
        }
    }

    /// The title and the sentence, and the number to quote if it is ours; a failure is logged here.
    fn worded(&self, web: &Web, reader: &Reader) -> Worded {
        let t = |id: &str| web.base().words.say(reader, &Say::new(id));
        let both = |title: &str, text: &str| Worded { title: t(title), text: t(text), quote: None };
        match self {
            Self::SignIn => both("web-sign-in-first", "web-sign-in-how"),
            Self::NotFound => both("web-not-found", "web-not-found-next"),
            Self::NotAllowed => both("web-not-allowed", "web-not-allowed-next"),
            Self::Forged => both("web-forged", "web-forged-next"),
            Self::TooLarge => Worded {
                text: web.base().words.say(reader, &say!("web-too-large-next", limit = TEXT_LIMIT)),
                ..both("web-too-large", "web-too-large")
            },
            Self::TooSlow => both("web-too-slow", "web-too-slow-next"),
            Self::Unreadable => both("web-unreadable", "web-unreadable-next"),
            Self::TooFast(seconds) => Worded {
                text: web
                    .base()
                    .words
                    .say(reader, &say!("web-too-fast-next", span = Value::Span(*seconds))),
                ..both("web-too-fast", "web-too-fast")
            },
            Self::Busy(say) | Self::Refused(say) | Self::Unkept(say) => Worded {
                text: web.base().words.say(reader, say),
                ..both("web-refused", "web-refused")
            },
            Self::Troubled(Trouble::Away) => both("web-away", "talk-database-away"),
            Self::Troubled(Trouble::Disk) => both("web-disk", "talk-disk-full"),
            Self::Broken(failure) => {
                let quote = web.base().world.secret::<4>();
                tracing::error!(incident = quote, error = %failure, "a page could not be made");
                Worded { quote: Some(quote), ..both("web-broken", "web-broken-next") }
            }
        }
    }
}

struct Worded {
    title: String,
    text: String,
    quote: Option<String>,
}

impl IntoResponse for Wrong {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The outermost layer: gives every refusal of a handler, and of axum itself, its words; a page
/// for a reader, JSON for the script.
pub(super) async fn dress(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let asked = (parts.headers.clone(), parts.uri.clone());
    let mut response = if is_readable(asked.1.path()) {
        next.run(Request::from_parts(parts, body)).await
    } else {
        Wrong::NotFound.into_response()
    };
    let wrong = response.extensions_mut().remove::<Wrong>().or_else(|| {
        let bare = !response.headers().contains_key(header::CONTENT_TYPE)
            || response.headers()[header::CONTENT_TYPE].as_bytes().starts_with(b"text/plain");
        match response.status() {
            StatusCode::NOT_FOUND if bare => Some(Wrong::NotFound),
            StatusCode::PAYLOAD_TOO_LARGE if bare => Some(Wrong::TooLarge),
            status if bare && status.is_client_error() => Some(Wrong::Unreadable),
            _ => None,
        }
    });
    let Some(wrong) = wrong else { return response };
    wrong.count(&web);
    let back = response.extensions_mut().remove::<Back>();
    let status =
        if response.status().is_client_error() { response.status() } else { wrong.status() };
    let visit = match wrong {
        // Nobody waits a second time for a database that is away.
        Wrong::Troubled(_) => None,
        _ => Visit::of(&web, &asked.0, &asked.1).await.ok(),
    };
    let visit = visit.unwrap_or_else(|| Visit::nobody(&web, &asked.0, &asked.1));
    let (to, next) = match &back {
        Some(Back(to)) => (to.as_str(), "web-back-there"),
        None if visit.session.is_none() && !matches!(wrong, Wrong::Troubled(_)) => {
            ("/", "web-to-the-start")
        }
        None => ("/", "web-to-the-rooms"),
    };
    let reader = visit.reader().await;
    let worded = wrong.worded(&web, &reader);
    if visit.live {
        let note = html! {
            div class="note" role="alert" lang=(reader.lang) {
                div {
                    (rich::text(&worded.text, |_| false))
                    @if let Some(quote) = &worded.quote {
                        p class="facts" { (web.base().words.say(&reader, &say!("web-quote", incident = quote.as_str()))) }
                    }
                }
                button class="quiet" type="button" data-does="close" {
                    (web.base().words.say(&reader, &Say::new("web-dismiss")))
                }
            }
        };
        // A kind no is an answer to the script, not an error of the request.
        let status = if matches!(wrong, Wrong::Refused(_)) { StatusCode::OK } else { status };
        let go = matches!(wrong, Wrong::SignIn).then_some("/");
        let answer = json!({ "ok": false, "strip_html": note.into_string(), "go": go });
        return (status, Json(answer)).into_response();
    }
    let body = html! {
        h1 { (worded.title) }
        (rich::text(&worded.text, |_| false))
        @if let Some(quote) = &worded.quote {
            p class="facts" { (web.base().words.say(&reader, &say!("web-quote", incident = quote.as_str()))) }
        }
        div class="row" { a class="button" href=(to) { (web.base().words.say(&reader, &Say::new(next))) } }
    };
    let page = frame::plain(&visit, &reader, &worded.title, &body);
    let mut dressed = (status, page).into_response();
    let wait = match wrong {
        Wrong::TooFast(seconds) => Some(seconds),
        Wrong::Troubled(_) => Some(AGAIN),
        _ => None,
    };
    if let Some(Ok(seconds)) = wait.map(|seconds| seconds.to_string().parse()) {
        dressed.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    dressed
}
