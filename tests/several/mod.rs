//! Several processes over one database: what is done at one is seen at the other at once, what is
//! due is done once, and whoever dies or freezes leaves nothing undone and nothing doubled.

mod killed;
mod side_by_side;
mod stale;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use puente::app::running::Running;
use puente::bench::browser::{Browser, Ears};
use puente::foundation::clock::World;
use puente::foundation::config::Config;
use puente::foundation::i18n::Words;
use puente::foundation::talk::{Block, text};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::town::{Dice, Private, SetClock};

/// The longest anything may take that comes at once; only a test that fails waits for it.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// One process's worth of the house, served on a port of its own by the town's clock: while the
/// clock stands, no poll of it ever comes round.
pub struct Process {
    pub running: Arc<Running>,
    pub at: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

const GROUP: &str = "[[people.groups]]\nslug = \"names\"\nrooms = [\"en\", \"es\"]\n\
    names = { en = \"Names\", es = \"Nombres\" }\n[web]\nposts_per_minute = 600\n\
    actions_per_minute = 600\nconnections_per_address = 500\n";

/// The house over a database, not served yet.
pub async fn house(database: &Private, clock: &Arc<SetClock>) -> Running {
    let store = database.open().await;
    store.migrate().await.expect("migrating");
    let world = World { clock: clock.clone(), chance: Arc::new(Dice::seeded(database.seed())) };
    let words = Arc::new(Words::embedded().expect("words"));
    let config = Arc::new(Config::from_text(GROUP, &[]).expect("settings"));
    Running::open(store, world, words, config, "http://town.example".to_owned()).expect("a house")
}

impl Process {
    pub async fn start(database: &Private, clock: &Arc<SetClock>) -> Self {
        let running = Arc::new(house(database, clock).await);
        for reply in running.house.furnish().await.expect("groups") {
            assert!(!reply.refused, "{:?}", reply.body);
        }
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let at = listener.local_addr().expect("its address");
        let (stop, stopped) = oneshot::channel();
        let served = running.clone();
        let serving = tokio::spawn(async move {
            let until = async {
                // Whoever lets go of the other end wants it to end too.
                let _ = stopped.await;
            };
            served.serve(listener, until).await.expect("serving");
        });
        Self { running, at, stop, serving }
    }

    /// Somebody new, signed in here.
    pub async fn comes(&self, number: usize, name: &str, role: &str) -> Browser {
        let typed = format!("!group invite \"{name}\" language:en {role}");
        let reply = self.running.house.console(Some("names"), &typed).await;
        let said = reply.body.as_ref().map(text::body).unwrap_or_default();
        let link = reply.body.as_ref().and_then(|body| {
            body.blocks.iter().find_map(|block| match block {
                Block::Link { to, .. } => Some(to.clone()),
                _ => None,
            })
        });
        let mut browser = Browser::new(self.at, number);
        browser.sign_in(&link.unwrap_or_else(|| panic!("{said}")), name).await.expect("a session");
        browser
    }

    pub async fn end(self) {
        self.stop.send(()).expect("it still serves");
        self.serving.await.expect("a clean end");
    }
}

/// The stream of an open page of both rooms, after everything that stands has been told.
pub async fn stream(browser: &Browser) -> Ears {
    let mut ears = browser.listen("/g/names/stream?after=en:0,es:0,.:0").await.expect("a stream");
    // The last thing every stream is told when it begins.
    until(&mut ears, |event, _| event == "presence").await;
    ears
}

/// What the stream tells next that is wanted.
pub async fn until(
    ears: &mut Ears,
    wanted: impl Fn(&str, &serde_json::Value) -> bool,
) -> serde_json::Value {
    let mut told = Vec::new();
    let looking = async {
        while let Some((event, data)) = ears.next().await {
            if wanted(&event, &data) {
                return Some(data);
            }
            told.push(format!("{event} {data}"));
        }
        None
    };
    let found = tokio::time::timeout(PATIENCE, looking).await;
    match found {
        Ok(Some(found)) => found,
        Ok(None) => panic!("the stream ended; it told {told:?}"),
        Err(late) => panic!("it was not told: {late}; but {told:?}"),
    }
}

/// The line of a message in what a stream tells.
pub async fn line(ears: &mut Ears, words: &str) -> serde_json::Value {
    until(ears, |event, data| {
        event == "put" && data["html"].as_str().is_some_and(|html| html.contains(words))
    })
    .await
}
