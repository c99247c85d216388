//! The real house with the real web platform, asked without a socket; and browsers that keep
//! cookies and send the forms of the pages they were shown.
// Longer than 400 lines because every way a browser asks stands beside the others here.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use futures_util::StreamExt;
use http_body_util::BodyExt;
use puente::app::house::{Ground, House};
use puente::foundation::clock::World;
use puente::foundation::config::Config;
use puente::foundation::i18n::Words;
use puente::foundation::jobs::{Lease, Undelivered};
use puente::foundation::talk::{Account, Out, Platform, Where, text};
use puente::platforms::web::Web;
use tower::ServiceExt;

use crate::town::{Dice, Engine, OPENING, Private, SetClock};

/// The house with its web rooms.
pub struct Site {
    /// The house.
    pub house: Arc<House>,
    /// The platform.
    pub web: Arc<Web>,
    /// Its clock.
    pub clock: Arc<SetClock>,
    database: Private,
    router: Router,
}

/// What came back.
#[derive(Debug)]
pub struct Got {
    /// The status.
    pub status: StatusCode,
    /// The headers, by name.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: String,
}

/// Somebody's browser.
#[derive(Clone, Default)]
pub struct Browser {
    cookies: BTreeMap<String, String>,
    csrf: String,
    /// Headers it sends with everything.
    pub headers: Vec<(&'static str, String)>,
}

impl Site {
    /// A group with an English and a Spanish web room where the notice stands.
    pub async fn open(engine: Engine) -> Self {
        Self::with(engine, "").await
    }

    /// The same, with settings.
    pub async fn with(engine: Engine, settings: &str) -> Self {
        Self::at("http://town.example", engine, settings).await
    }

    /// The same, under another address.
    pub async fn at(address: &str, engine: Engine, settings: &str) -> Self {
        let database = Private::make(engine).await;
        let store = database.open().await;
        store.migrate().await.expect("migrating");
        let clock = Arc::new(SetClock::at(OPENING));
        let world = World { clock: clock.clone(), chance: Arc::new(Dice::seeded(database.seed())) };
        let ground = Ground {
            store,
            world,
            words: Arc::new(Words::embedded().expect("words")),
            config: Arc::new(Config::from_text(settings, &[]).expect("settings")),
            address: address.to_owned(),
        };
        let mut capabilities = puente::app::capabilities();
        if capabilities.iter().all(|one| one.name != "web") {
            capabilities.push(puente::platforms::web::capability());
        }
        let house = House::build(ground, capabilities);
        let (pages, panels) = (house.pages.clone(), house.panels.clone());
        let web = Web::new(house.clone(), pages, panels, house.documents.clone()).expect("web");
        house.open(vec![web.clone()]);
        let router = web.router();
        let site = Self { house, web, clock, database, router };
        site.operator("!group create \"Registration Data\" slug:registration language:en es:\"Datos de registro\" zone:America/Bogota").await;
        for lang in ["en", "es"] {
            site.operator(&format!("!group room {lang} language:{lang}")).await;
        }
        site
    }

    /// The operator types at the machine's console.
    pub async fn operator(&self, line: &str) -> String {
        let group = (!line.contains("group create")).then_some("registration");
        let reply = self.house.console(group, line).await;
        let said = reply.body.as_ref().map(text::body).unwrap_or_default();
        assert!(!reply.refused, "the operator's {line} was refused: {said}");
        self.drain().await;
        said
    }

    /// Does everything that can be done now.
    pub async fn drain(&self) {
        self.house.worker().drain().await.expect("draining");
    }

    /// Puente says something somewhere, as the worker hands it over that holds the lane.
    pub async fn delivers(
        &self,
        key: &str,
        to: &Where,
        out: &Out,
    ) -> Result<Vec<String>, Undelivered> {
        self.web.deliver(key, &self.lease().await, to, out).await
    }

    /// A lease on a lane of the test's own.
    pub async fn lease(&self) -> Lease {
        let mut tx = self.house.base.store.begin().await.expect("a transaction");
        let sql = "insert into lane (lane, last_seq, leased_until, fence, held_until, strikes) \
            values ('test', 0, 0, 1, 0, 0) on conflict (lane) do nothing";
        sqlx::query(sql).execute(tx.ready().await.expect("the database")).await.expect("a lane");
        tx.commit().await.expect("a commit");
        Lease { lane: "test".to_owned(), fence: 1 }
    }

    /// A sign-in link for somebody new.
    pub async fn link(&self, name: &str, lang: &str) -> String {
        let said = self
            .operator(&format!("!group invite \"{name}\" language:{lang} zone:America/Bogota"))
            .await;
        let link = said.split_whitespace().find(|word| word.contains("/in/")).expect("a link");
        format!("/in/{}", link.rsplit('/').next().expect("a token"))
    }

    /// Somebody comes in with a link and stands in the rooms.
    pub async fn comes(&self, name: &str, lang: &str) -> Browser {
        let link = self.link(name, lang).await;
        let mut browser = Browser::default();
        let entered = self.post(&mut browser, &link, &[]).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
        self.get(&mut browser, "/g/registration").await;
        browser
    }

    /// Somebody comes in with a role.
    pub async fn comes_as(&self, name: &str, lang: &str, role: &str) -> Browser {
        let browser = self.comes(name, lang).await;
        self.operator(&format!("!group role give @{} {role}", name.to_lowercase())).await;
        browser
    }

    /// A page.
    pub async fn get(&self, browser: &mut Browser, path: &str) -> Got {
        self.ask(browser, "GET", path, None).await
    }

    /// A form with what it was shown as its token.
    pub async fn post(&self, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Got {
        let body = form(browser, fields);
        self.ask(browser, "POST", path, Some(body)).await
    }

    /// A form whose answer is a file, byte by byte.
    pub async fn saves(
        &self,
        browser: &mut Browser,
        path: &str,
        fields: &[(&str, &str)],
    ) -> (StatusCode, BTreeMap<String, String>, Vec<u8>) {
        let body = form(browser, fields);
        let request = browser.request("POST", path, Some(body));
        self.answered(browser, request).await
    }

    /// A message from the composer, as the script sends it.
    pub async fn says(&self, browser: &mut Browser, room: &str, words: &str, key: &str) -> Got {
        let mut live = browser.clone();
        live.headers.push(("x-puente", "live".to_owned()));
        let path = format!("/g/registration/say/{room}");
        self.post(&mut live, &path, &[("text", words), ("key", key)]).await
    }

    /// One request.
    pub async fn ask(
        &self,
        browser: &mut Browser,
        method: &str,
        path: &str,
        body: Option<String>,
    ) -> Got {
        let request = browser.request(method, path, body);
        let (status, headers, bytes) = self.answered(browser, request).await;
        let body = String::from_utf8(bytes).expect("text");
        if let Some(rest) = body.split("name=\"csrf\" content=\"").nth(1) {
            rest.split('"').next().unwrap_or_default().clone_into(&mut browser.csrf);
        }
        Got { status, headers, body }
    }

    async fn answered(
        &self,
        browser: &mut Browser,
        request: Request<Body>,
    ) -> (StatusCode, BTreeMap<String, String>, Vec<u8>) {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        for value in parts.headers.get_all(header::SET_COOKIE) {
            browser.keep(value.to_str().expect("a cookie"));
        }
        let kind = parts.headers.get(header::CONTENT_TYPE);
        // A live stream has no end to wait for.
        let bytes = if kind.is_some_and(|kind| kind == "text/event-stream") {
            Vec::new()
        } else {
            body.collect().await.expect("a body").to_bytes().to_vec()
        };
        let headers = parts
            .headers
            .iter()
            .map(|(name, value)| {
                (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
            })
            .collect();
        (parts.status, headers, bytes)
    }

    /// A message from the composer with files, as a browser sends it: fields, then the name and
    /// bytes of each file.
    pub async fn sends(
        &self,
        browser: &mut Browser,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Got {
        let mut body = Vec::new();
        let csrf = browser.csrf.clone();
        for (name, value) in [("csrf", csrf.as_str())].iter().chain(fields) {
            let head = format!("--town\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend(head.as_bytes());
            body.extend(value.as_bytes());
            body.extend(b"\r\n");
        }
        for (name, content) in files {
            let head = format!(
                "--town\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: image/png\r\n\r\n"
            );
            body.extend(head.as_bytes());
            body.extend(*content);
            body.extend(b"\r\n");
        }
        body.extend(b"--town--\r\n");
        let mut request = browser.request("POST", path, None);
        let kind = "multipart/form-data; boundary=town".parse().expect("a type");
        request.headers_mut().insert(header::CONTENT_TYPE, kind);
        *request.body_mut() = Body::from(body);
        let (status, headers, bytes) = self.answered(browser, request).await;
        Got { status, headers, body: String::from_utf8(bytes).expect("text") }
    }

    /// What stands behind an address, byte by byte.
    pub async fn bytes(
        &self,
        browser: &mut Browser,
        path: &str,
    ) -> (StatusCode, BTreeMap<String, String>, Vec<u8>) {
        let request = browser.request("GET", path, None);
        self.answered(browser, request).await
    }

    /// The live stream from where a page says; what it tells until one of the words was told.
    pub async fn streams(&self, browser: &Browser, path: &str) -> Live {
        let request = browser.request("GET", path, None);
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        Live { body: response.into_body(), told: String::new() }
    }

    /// Every column of the database that holds this somewhere, as `table.column`.
    pub async fn holds(&self, words: &str) -> Vec<String> {
        self.database.holds(words).await
    }

    /// The address of its database.
    pub fn address(&self) -> String {
        self.database.address()
    }

    /// The folder of attached files.
    pub fn folder(&self) -> PathBuf {
        self.house.base.store.beside("files")
    }

    /// Every row of every table, by table.
    pub async fn everything(&self) -> BTreeMap<String, Vec<String>> {
        let mut tx = self.house.base.store.look().await.expect("a look");
        let mut all = BTreeMap::new();
        for table in tx.catalog().await.expect("the catalog") {
            let mut rows = Vec::new();
            let mut found = tx.all_rows(&table);
            while let Some(row) = found.next().await {
                rows.push(format!("{:?}", row.expect("a row")));
            }
            drop(found);
            all.insert(table.name, rows);
        }
        assert!(all.len() > 20, "the catalog was read");
        all
    }

    /// Ends the scene.
    pub async fn end(self) {
        self.drain().await;
        self.house.base.store.close().await;
        // Absent is what is wanted.
        let _ = std::fs::remove_dir_all(self.folder());
        self.database.remove().await;
    }
}

/// An open stream.
pub struct Live {
    body: Body,
    /// What it told.
    pub told: String,
}

impl Live {
    /// Reads on until this was told.
    pub async fn until(&mut self, words: &str) -> &str {
        // Real time because a stream that says nothing would hold the test for ever.
        let limit = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
        while !self.told.contains(words) {
            let frame = tokio::time::timeout_at(limit, self.body.frame()).await;
            let frame = frame.unwrap_or_else(|_| panic!("never told {words}: {}", self.told));
            let Some(frame) = frame else { panic!("ended before {words}: {}", self.told) };
            if let Ok(data) = frame.expect("a frame").into_data() {
                self.told.push_str(&String::from_utf8_lossy(&data));
            }
        }
        &self.told
    }

    /// Whether it ends now.
    pub async fn ends(&mut self) -> bool {
        let limit = std::time::Duration::from_secs(20);
        let rest = async { while self.body.frame().await.is_some() {} };
        tokio::time::timeout(limit, rest).await.is_ok()
    }
}

impl Browser {
    fn request(&self, method: &str, path: &str, body: Option<String>) -> Request<Body> {
        let mut request =
            Request::builder().method(method).uri(path).header("host", "town.example");
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        request.body(body.map_or_else(Body::empty, Body::from)).expect("a request")
    }

    fn keep(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or_default();
        let (name, value) = pair.split_once('=').expect("a cookie");
        if cookie.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// What its session cookie says.
    pub fn cookie(&mut self) -> &mut String {
        self.cookies.get_mut("puente").expect("a session cookie")
    }

    /// What it sends as its cookies.
    pub fn cookies(&self) -> String {
        let pairs = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join("; ")
    }

    /// The token of the page it was shown.
    pub fn proof(&self) -> &str {
        &self.csrf
    }

    /// Another token than the page's.
    pub fn forge(&mut self, csrf: &str) {
        csrf.clone_into(&mut self.csrf);
    }
}

/// The account of somebody on the web.
pub fn account(name: &str) -> Account {
    Account { platform: "web".to_owned(), native_id: name.to_lowercase(), display: name.to_owned() }
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut made, byte| {
        if byte.is_ascii_alphanumeric() {
            made.push(char::from(byte));
        } else {
            made.push_str(&format!("%{byte:02X}"));
        }
        made
    })
}

/// A form as it goes over the wire, with what it was shown as its token.
fn form(browser: &Browser, fields: &[(&str, &str)]) -> String {
    let mut all = vec![("csrf", browser.csrf.clone())];
    all.extend(fields.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let pairs: Vec<String> =
        all.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    pairs.join("&")
}
