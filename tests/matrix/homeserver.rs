//! A real homeserver for one test, and the people on it, as `puente::bench::matrix` has them; here what
//! does not come about fails the test.
// Real time because other processes are started and waited for.

use std::path::PathBuf;

use puente::bench::matrix::homeserver::Homeserver;
use puente::bench::matrix::people::People;
use serde_json::{Value, json};

use crate::figures::free;
use crate::start::Folder;

/// The Python in which Synapse and the client are.
pub fn python() -> PathBuf {
    std::env::var_os("PUENTE_TEST_PYTHON")
        .map(PathBuf::from)
        .expect("PUENTE_TEST_PYTHON names no Python with Synapse: run tests/run, which installs it")
}

pub use crate::served::until;

/// A homeserver that runs, in a folder that goes away with it.
pub fn homeserver() -> Homeserver {
    let name = format!("puente-homeserver-{}-{}", std::process::id(), free().port());
    Homeserver::start(&python(), &std::env::temp_dir().join(name)).expect("a homeserver")
}

/// The people.
pub struct Cast {
    people: People,
    _folder: Folder,
}

impl Cast {
    /// Nobody yet.
    pub fn of(server: &Homeserver) -> Self {
        let folder = Folder::make();
        let people = People::of(&python(), &server.address(), &folder.path("")).expect("people");
        Self { people, _folder: folder }
    }

    /// Asks one of them to do something; what came of it, or why not.
    pub fn asks(&mut self, who: &str, does: &str, with: &Value) -> Result<Value, String> {
        self.people.asks(who, does, with).map_err(|error| error.to_string())
    }

    /// As [`Cast::asks`]; it must come of it.
    pub fn does(&mut self, who: &str, does: &str, with: &Value) -> Value {
        self.asks(who, does, with).unwrap_or_else(|error| panic!("{with}: {error}"))
    }

    /// Makes an account; gives its whole name.
    pub fn registers(&mut self, name: &str) -> String {
        self.people.registers(name).expect("an account")
    }

    /// Somebody with an account and a client that reads along; gives their whole name.
    pub fn comes(&mut self, name: &str) -> String {
        self.people.comes(name).expect("somebody")
    }

    /// Says something; gives the event.
    pub fn says(&mut self, who: &str, room: &str, text: &str) -> String {
        let event = self.does(who, "says", &json!({ "room": room, "text": text }));
        event.as_str().expect("an event").to_owned()
    }

    /// What somebody has read in a room until it holds `words`: that message.
    pub fn reads(&mut self, who: &str, room: &str, words: &str) -> Value {
        let mut all = Value::Null;
        let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            until(&format!("{who} reads {words:?}"), || {
                all = self.does(who, "reads", &json!({ "room": room }));
                let found = all.as_array()?.iter().find(|event| {
                    event["content"]["body"].as_str().is_some_and(|body| body.contains(words))
                });
                found.cloned()
            })
        }));
        found.unwrap_or_else(|_| panic!("{who} never reads {words:?} in {room}, but: {all:#}"))
    }

    /// What somebody has read in a room until a message there, changed in place, says `words` now.
    pub fn reads_changed(&mut self, who: &str, room: &str, event: &Value, words: &str) -> Value {
        until(&format!("{who} reads {words:?} in {event}"), || {
            let all = self.does(who, "reads", &json!({ "room": room }));
            let mut changes = all.as_array()?.iter().rev();
            let last = changes.find(|one| one["content"]["m.relates_to"]["event_id"] == *event)?;
            let new = last["content"]["m.new_content"]["body"].as_str()?;
            new.contains(words).then(|| last.clone())
        })
    }

    /// Waits until somebody has read `words` in so many messages of a room.
    pub fn reads_again(&mut self, who: &str, room: &str, words: &str, times: usize) {
        until(&format!("{who} reads {words:?} {times} times"), || {
            let all = self.does(who, "reads", &json!({ "room": room }));
            let read = all.as_array()?.iter().filter(|event| {
                event["content"]["body"].as_str().is_some_and(|body| body.contains(words))
            });
            (read.count() == times).then_some(())
        });
    }

    /// Waits until so many are in a room, as one of them sees it.
    pub fn gathers(&mut self, who: &str, room: &str, many: usize) {
        until(&format!("{many} are in the room"), || {
            let members = self.does(who, "members", &json!({ "room": room }));
            (members.as_array()?.len() == many).then_some(())
        });
    }

    /// The room in which somebody is alone with another.
    pub fn alone(&mut self, who: &str, with: &str) -> String {
        until(&format!("{who} is alone with {with}"), || {
            let rooms = self.does(who, "rooms", &json!({}));
            let rooms = rooms.as_object()?.clone();
            let mut alone = rooms.iter().filter(|(_, members)| {
                members.as_array().is_some_and(|members| {
                    members.len() == 2 && members.iter().any(|member| member == with)
                })
            });
            alone.next().map(|(room, _)| room.clone())
        })
    }
}
