//! REST: how a request is read, which route it is for, and how it is answered; what each route
//! does stands beside this, by subject.
// Real time because a slow answer is slow on the wire.

pub mod guard;

mod channels;
mod commands;
mod events;
mod guilds;
mod interactions;
pub mod messages;
mod parts;
mod routes;

use std::time::{Duration, Instant};

use axum::body::Body;
use http_body_util::BodyExt;
use hyper::{Request, Response};
use serde_json::{Value, json};

use super::Shared;
use super::held;
use super::weather::How;
use super::world::{File, World};

pub use routes::Route;

/// What was asked.
pub struct Ask {
    pub method: String,
    /// From after `/api/v10` on.
    pub path: String,
    pub query: Vec<(String, String)>,
    pub token: Option<String>,
    pub body: Value,
    pub files: Vec<(usize, File)>,
}

impl Ask {
    /// A part of the query.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A refusal, as Discord words it.
#[derive(Debug)]
pub struct No {
    pub status: u16,
    pub code: u32,
    pub message: &'static str,
    /// What is wrong with which part of a body.
    pub faults: Vec<held::Fault>,
}

/// A refusal with one of Discord's codes.
pub fn no<T>(status: u16, code: u32, message: &'static str) -> Result<T, No> {
    Err(No { status, code, message, faults: Vec::new() })
}

/// What a route answers: a status with JSON, or with nothing.
pub type Answer = Result<(u16, Value), No>;

/// What goes back on the line.
pub enum Reply {
    Said(Response<Body>),
    /// Nothing does, and the line is cut.
    Lost,
}

/// Answers one request.
pub async fn answers(shared: &Shared, request: Request<Body>) -> Reply {
    let came = Instant::now();
    let (head, body) = request.into_parts();
    let path = head.uri.path().to_owned();
    if let Some(rest) = path.strip_prefix("/files/") {
        return Reply::Said(shared.with_quietly(|world| parts::file(world, rest)));
    }
    let kind = parts::header(&head.headers, "content-type").unwrap_or_default();
    let read = if kind.starts_with("multipart/form-data") {
        parts::multipart(head.headers.clone(), body).await
    } else {
        let Ok(bytes) = body.collect().await else { return Reply::Lost };
        parts::json(&kind, &bytes.to_bytes())
    };
    let Some(under) = path.strip_prefix("/api/v10") else {
        shared.with(|world| world.breaks(format!("{} {path}: not under /api/v10", head.method)));
        return Reply::Said(said(404, &json!({ "message": "404: Not Found", "code": 0 }), &[]));
    };
    let (body, files) = read.clone().unwrap_or_default();
    let ask = Ask {
        method: head.method.to_string(),
        path: under.to_owned(),
        query: parts::query(head.uri.query().unwrap_or_default()),
        token: parts::header(&head.headers, "authorization"),
        body,
        files,
    };
    let agent = parts::header(&head.headers, "user-agent").unwrap_or_default();
    let (reply, slow) = shared.with(|world| {
        let number = remember(world, &ask, head.uri.query(), came);
        let turn = world.turn(&ask.method, &ask.path);
        if matches!(turn, Some(How::Cut)) {
            return (Reply::Lost, None);
        }
        if !agent.starts_with("DiscordBot (") {
            world.breaks(format!("{} {under}: the user agent {agent:?}", ask.method));
        }
        let (status, body, headers) = decide(world, &ask, read.as_ref().err(), turn);
        world.requests[number].status = status;
        let slow = if let Some(How::Slow(slow)) = turn { Some(slow) } else { None };
        match turn {
            Some(How::Lost) => (Reply::Lost, None),
            _ => (Reply::Said(said(status, &body, &headers)), slow),
        }
    });
    if let Some(slow) = slow {
        tokio::time::sleep(slow).await;
    }
    reply
}

/// Notes down what was asked; gives its number.
fn remember(world: &mut World, ask: &Ask, query: Option<&str>, at: Instant) -> usize {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let files = ask.files.iter().map(|(_, file)| (file.name.clone(), file.bytes.clone()));
    world.requests.push(super::world::Request {
        method: ask.method.clone(),
        path: format!("{}{query}", ask.path),
        body: ask.body.clone(),
        files: files.collect(),
        status: 0,
        at,
    });
    world.requests.len() - 1
}

type Said = (u16, Value, Vec<(&'static str, String)>);

/// What is answered, with the headers that go with it.
fn decide(world: &mut World, ask: &Ask, unread: Option<&String>, turn: Option<How>) -> Said {
    let Some((route, params)) = routes::find(&ask.method, &ask.path) else {
        world.breaks(format!("{} {}: no such route here", ask.method, ask.path));
        return (404, json!({ "message": "404: Not Found", "code": 0 }), Vec::new());
    };
    if let Some(refused) = guard::before(world, ask, route, &params, turn) {
        return refused;
    }
    let headers = guard::headers(world, route, &params);
    if let Some(How::Fails(status)) = turn {
        return (status, json!({ "message": format!("{status}: Failed"), "code": 0 }), headers);
    }
    let answer = match unread {
        Some(why) => Err(No {
            status: 400,
            code: 50_109,
            message: "The request body contains invalid JSON.",
            faults: vec![held::Fault::at("", "INVALID", why)],
        }),
        None => held::body(route, ask).and_then(|()| (route.does)(world, ask, &params)),
    };
    match answer {
        Ok((status, body)) => (status, body, headers),
        Err(no) => {
            for fault in &no.faults {
                let (method, template) = (route.method, route.template);
                world.breaks(format!("{method} {template}: {fault}"));
            }
            world.guard.counts_wrong(no.status, world.settings.wrong);
            let mut body = json!({ "code": no.code, "message": no.message });
            if !no.faults.is_empty() {
                body["errors"] = held::tree(&no.faults);
            }
            (no.status, body, headers)
        }
    }
}

/// An answer on the line.
fn said(status: u16, body: &Value, headers: &[(&'static str, String)]) -> Response<Body> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, value);
    }
    let text = body.as_str().filter(|text| text.starts_with('<'));
    let (kind, body) = match (text, body) {
        (Some(page), _) => ("text/html", page.to_owned()),
        (None, Value::Null) => ("", String::new()),
        (None, body) => ("application/json", body.to_string()),
    };
    if !kind.is_empty() {
        response = response.header("Content-Type", kind);
    }
    response.body(Body::from(body)).expect("an answer")
}

/// Seconds as headers and bodies have them.
pub fn seconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1000.0).ceil() / 1000.0
}
