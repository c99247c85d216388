//! The line to Discord's interface for requests: one request, one answer or one trouble. It keeps to
//! the limits Discord tells it, waits where that is short, and says how long where it is not. It knows
//! no endpoint but by its path, and is silent about tokens and texts.
//!
//! Why not serenity's: with another address it must be used without its limits, and then the answer
//! that says how long to wait is lost; with its limits it does not keep to those of the whole bot.

mod pace;

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use reqwest::multipart::{Form, Part};
use reqwest::{Client, Method, RequestBuilder, Response, Url};
use serde_json::Value;

use crate::foundation::clock::{Moment, World};
use crate::foundation::error::Result;
use pace::{Pace, Route, Told};

/// How long an ordinary answer may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long a file may take over a slow line.
const LONG: Duration = Duration::from_mins(3);

/// How many milliseconds it is waited for a limit; whoever asks is told of a longer one.
const WAITS: i64 = 5_000;

/// How often a request that was too much is repeated before whoever asks is told.
const REPEATS: usize = 3;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    /// Nobody answers, or not in time, or with something else.
    #[error("Discord does not answer: {0}")]
    Away(String),
    /// Too many requests: wait so long.
    #[error("Discord asks to wait {} s", .0.as_secs())]
    Limited(Duration),
    /// It said no.
    #[error("Discord says {status} {code}: {why}")]
    No {
        /// The status.
        status: u16,
        /// Discord's own code of the error: 50013.
        code: i64,
        /// What Discord says.
        why: String,
    },
}

impl Trouble {
    /// Whether Discord said no with this code.
    pub fn is(&self, wanted: i64) -> bool {
        matches!(self, Self::No { code, .. } if *code == wanted)
    }
}

/// What an answer is or why there is none.
type Answer<T> = std::result::Result<T, Trouble>;

/// A file that goes with a message: its name, its media type, its bytes.
#[derive(Clone, Debug)]
pub(super) struct File {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub media: String,
    /// What it shows, for whoever does not see it.
    pub about: Option<String>,
    /// What is in it.
    pub content: Vec<u8>,
}

/// The line.
pub(super) struct Line {
    http: Client,
    base: Url,
    token: String,
    world: World,
    pace: Pace,
    /// By how much their clock is ahead of ours, in milliseconds.
    ahead: AtomicI64,
}

impl Line {
    /// A line to where Discord answers requests.
    pub fn new(base: &str, token: &str, world: World) -> Result<Self> {
        let base = Url::parse(base)?;
        let http = Client::builder()
            .user_agent(concat!("DiscordBot (puente, ", env!("CARGO_PKG_VERSION"), ")"))
            .connect_timeout(Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self {
            http,
            base,
            token: format!("Bot {token}"),
            world,
            pace: Pace::default(),
            ahead: AtomicI64::new(0),
        })
    }

    /// Asks `path` and waits as long as an answer usually takes.
    pub async fn ask(
        &self,
        method: Method,
        path: &[&str],
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Answer<Value> {
        let made = || {
            let request = self.request(PATIENCE, method.clone(), path, query);
            match body {
                Some(body) => {
                    request.header("content-type", "application/json").body(body.to_string())
                }
                None => request,
            }
        };
        self.paced(&Route::of(&method, path), made).await
    }

    /// As [`Line::ask`], with files.
    pub async fn hand_in(
        &self,
        method: Method,
        path: &[&str],
        body: &Value,
        files: &[File],
    ) -> Answer<Value> {
        if files.is_empty() {
            return self.ask(method, path, &[], Some(body)).await;
        }
        let made = || {
            let mut form = Form::new().text("payload_json", body.to_string());
            for (number, file) in files.iter().enumerate() {
                let part = Part::bytes(file.content.clone()).file_name(file.name.clone());
                // A media type that is none is left out; Discord looks at the name anyway.
                let part = part.mime_str(&file.media).unwrap_or_else(|_| {
                    Part::bytes(file.content.clone()).file_name(file.name.clone())
                });
                form = form.part(format!("files[{number}]"), part);
            }
            self.request(LONG, method.clone(), path, &[]).multipart(form)
        };
        self.paced(&Route::of(&method, path), made).await
    }

    /// The bytes of a file at an address Discord gave; none if there are more than so many.
    pub async fn fetch(&self, address: &str, most: usize) -> Answer<Option<Vec<u8>>> {
        let asked = self.http.get(address).timeout(LONG);
        let mut answer = asked.send().await.map_err(away)?;
        let status = answer.status();
        if !status.is_success() {
            return Err(Trouble::No { status: status.as_u16(), code: 0, why: String::new() });
        }
        let mut content = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(away)? {
            if content.len() + piece.len() > most {
                return Ok(None);
            }
            content.extend_from_slice(&piece);
        }
        Ok(Some(content))
    }

    fn request(
        &self,
        patience: Duration,
        method: Method,
        path: &[&str],
        query: &[(&str, &str)],
    ) -> RequestBuilder {
        let mut url = self.base.clone();
        if let Ok(mut pieces) = url.path_segments_mut() {
            pieces.pop_if_empty().extend(path);
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        self.http.request(method, url).timeout(patience).header("authorization", &self.token)
    }

    /// Asks when it may be asked; again where it was too much after all.
    async fn paced(&self, route: &Route, made: impl Fn() -> RequestBuilder) -> Answer<Value> {
        for _ in 0..REPEATS {
            self.wait(route).await?;
            let answer = made().send().await.map_err(away)?;
            let told = Told::of(&answer, self.world.now());
            self.pace.learn(route, &told);
            if let Some(theirs) = told.theirs {
                let ahead = theirs.0.saturating_sub(told.at.0);
                self.ahead.store(ahead, Ordering::Relaxed);
            }
            let Some(wait) = told.too_much else { return read(answer).await };
            // The body says the same, and in whole numbers only the header.
            drop(answer);
            tracing::warn!(route = route.name(), wait, "Discord asks to wait");
            if wait > WAITS {
                return Err(limited(wait));
            }
        }
        Err(limited(WAITS))
    }

    /// Waits until a request may go; whoever asks is told if that is long.
    async fn wait(&self, route: &Route) -> Answer<()> {
        loop {
            let now = self.world.now();
            let free = self.pace.take(route, now);
            let Err(at) = free else { return Ok(()) };
            let wait = at.0.saturating_sub(now.0);
            if wait > WAITS {
                return Err(limited(wait));
            }
            self.world.clock.sleep_until(at).await;
        }
    }

    /// A moment of ours by their clock, to a second or so.
    pub fn theirs(&self, at: Moment) -> Moment {
        Moment(at.0.saturating_add(self.ahead.load(Ordering::Relaxed)))
    }

    /// Whether so much was refused that Discord would soon hear this machine no more.
    pub fn spent(&self, now: Moment) -> bool {
        self.pace.spent(now)
    }
}

fn limited(milliseconds: i64) -> Trouble {
    Trouble::Limited(Duration::from_millis(milliseconds.try_into().unwrap_or_default()))
}

/// What an answer says.
async fn read(answer: Response) -> Answer<Value> {
    let status = answer.status();
    let bytes = answer.bytes().await.map_err(away)?;
    let said: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    if status.is_success() {
        return Ok(said);
    }
    if status.is_server_error() {
        return Err(Trouble::Away(status.to_string()));
    }
    let why = match &said["errors"] {
        Value::Null => said["message"].as_str().unwrap_or_default().to_owned(),
        errors => format!("{} {errors}", said["message"].as_str().unwrap_or_default()),
    };
    Err(Trouble::No {
        status: status.as_u16(),
        code: said["code"].as_i64().unwrap_or_default(),
        why,
    })
}

fn away(error: reqwest::Error) -> Trouble {
    // Without the address: it may hold the token of an interaction.
    Trouble::Away(error.without_url().to_string())
}
