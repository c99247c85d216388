//! A homeserver, Puente on it as a relay, and two rooms that it serves: what is said in the first is
//! to stand in the second.
// Real time because other processes are started and waited for.

use std::path::Path;
use std::time::Duration;

use hyper::Method;
use serde_json::{Value, json};

use super::client::{Client, body};
use super::homeserver::Homeserver;
use super::people::People;
use crate::app::console::Console;
use crate::bench::site::{GROUP, Site};
use crate::foundation::clock::Stopwatch;
use crate::foundation::error::{Failure, Result};

/// The longest anything may take to be so.
const PATIENCE: Duration = Duration::from_mins(1);

/// The town.
pub struct Town {
    /// Puente.
    pub site: Site,
    /// Whose clients can read what is encrypted.
    pub people: People,
    /// Ana, who administers the group, with a bare client.
    pub ana: Client,
    /// Puente's account.
    pub puente: String,
    /// The rooms.
    pub rooms: [String; 2],
    /// The homeserver, which ends last.
    pub server: Homeserver,
}

/// Says what is not so after all the patience there is.
fn late(since: &Stopwatch, what: &str) -> Result<()> {
    if since.read() > PATIENCE {
        return Err(Failure::because(format!("it is never so that {what}")).into());
    }
    Ok(())
}

impl Town {
    /// Builds it in a folder, over a database: by a Python in which Synapse and `matrix-nio` are.
    ///
    /// # Errors
    /// A failure that says what does not come about.
    pub async fn build(
        console: &Console,
        program: &Path,
        python: &Path,
        folder: &Path,
        database: &str,
        encrypted: bool,
    ) -> Result<Self> {
        let server = Homeserver::start(python, &folder.join("homeserver"))?;
        let mut people = People::of(python, &server.address(), &folder.join("people"))?;
        let puente = people.registers("puente")?;
        let whole = people.comes("ana")?;
        let mut ana = Client::sign_in(server.socket(), "ana").await?;
        let mut site = Site::new(program, &folder.join("site"), database, 1)?;
        site.line = vec!["bench", "--relay"];
        let settings = site.folder.join("puente.toml");
        let matrix = format!(
            "[matrix]\nhomeserver = \"{}\"\nuser = \"puente\"\npassword = \"puente\"\n\
             folder = \"{}\"\n",
            server.address(),
            site.folder.join("keys").display()
        );
        let sample = std::fs::read_to_string(&settings)?;
        std::fs::write(&settings, format!("{sample}{matrix}"))?;
        let links = site.invite_as(console, std::iter::once("Ana role:admin".to_owned())).await?;
        let code = links[0].rsplit('/').next().unwrap_or_default().to_owned();
        site.start(0).await?;

        ana.news("").await?;
        let alone = ana.create(&[&puente], true).await?;
        gathers(&mut ana, &alone, &puente).await?;
        ana.say(&alone, "join", &format!("!group join {code}")).await?;
        hears(&mut ana, &alone, &puente).await?;
        let mut rooms = [String::new(), String::new()];
        for (room, language) in rooms.iter_mut().zip(["en", "es"]) {
            *room = if encrypted {
                let with = json!({ "name": language, "invite": [puente], "encrypted": true });
                people.names("ana", "creates", &with)?
            } else {
                ana.create(&[&puente], false).await?
            };
            gathers(&mut ana, room, &puente).await?;
            let line = format!("!group room mx-{language} language:{language} group:{GROUP}");
            if encrypted {
                people.asks("ana", "says", &json!({ "room": room, "text": line }))?;
            } else {
                ana.say(room, language, &line).await?;
            }
            hears(&mut ana, room, &puente).await?;
        }
        // The notices stand; what else there is to say goes out before anything is measured.
        let left = site.settle().await?;
        if let Some(problem) = left.first() {
            return Err(Failure::because(problem.clone()).into());
        }
        debug_assert!(whole.starts_with("@ana:"));
        Ok(Self { site, people, ana, puente, rooms, server })
    }
}

/// Waits until an account is in a room.
async fn gathers(client: &mut Client, room: &str, whom: &str) -> Result<()> {
    let since = Stopwatch::start();
    loop {
        let members =
            client.ask(Method::GET, &format!("rooms/{room}/joined_members"), None).await?;
        if members["joined"][whom].is_object() {
            return Ok(());
        }
        late(&since, &format!("{whom} is in the room"))?;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Waits until an account has said something in a room, encrypted or not.
async fn hears(client: &mut Client, room: &str, whom: &str) -> Result<()> {
    let since = Stopwatch::start();
    loop {
        let path = format!("rooms/{room}/messages?dir=b&limit=20");
        let page = client.ask(Method::GET, &path, None).await?;
        let said = |event: &Value| {
            event["sender"] == whom
                && (event["type"] == "m.room.encrypted" || !body(event).is_empty())
        };
        if page["chunk"].as_array().is_some_and(|chunk| chunk.iter().any(said)) {
            return Ok(());
        }
        late(&since, &format!("{whom} says something"))?;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
