//! Somebody in the web rooms of the same group, over the real pages of the same process.
// Real time because another process is asked.

use std::net::SocketAddr;

use puente::bench::browser::{Answer, Browser};
use tokio::runtime::Runtime;

use super::Bot;
use super::homeserver::until;

/// Somebody with a browser, signed in.
pub struct Page {
    browser: Browser,
    runtime: Runtime,
    sent: usize,
}

impl Page {
    /// Somebody who comes by the link they were given.
    pub fn opens(bot: &Bot, number: usize, name: &str, role: &str, language: &str) -> Self {
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        let runtime = runtime.worker_threads(1).enable_all().build().expect("a runtime");
        let code = bot.invites(name, role, language);
        let at = SocketAddr::from(([127, 0, 0, 1], bot.port));
        let mut browser = Browser::new(at, number);
        runtime.block_on(browser.sign_in(&format!("/in/{code}"), name)).expect("a session");
        Self { browser, runtime, sent: 0 }
    }

    /// A page of the group.
    pub fn looks(&mut self, path: &str) -> String {
        let path = format!("/g/names{path}");
        self.runtime.block_on(self.browser.get(&path)).expect("a page").text
    }

    /// Sends a form of the group.
    pub fn sends(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let path = format!("/g/names/{path}");
        self.runtime.block_on(self.browser.post(&path, fields)).expect("an answer")
    }

    /// As [`Page::sends`]; it must be taken.
    pub fn does(&mut self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.sends(path, fields);
        assert!(answer.is_ok(), "{path}: {} {}", answer.status, answer.text);
        answer.text
    }

    /// Says something in a room; gives the message.
    pub fn says(&mut self, room: &str, text: &str) -> String {
        self.types(room, text);
        self.finds(text).0
    }

    /// Types a command in a room; gives the answer.
    pub fn types(&mut self, room: &str, text: &str) -> String {
        self.sent += 1;
        let key = format!("{text}-{}", self.sent);
        self.does(&format!("say/{room}"), &[("text", text), ("key", &key)])
    }

    /// Gives a message of theirs another text.
    pub fn edits(&mut self, room: &str, message: &str, text: &str) {
        self.does(&format!("say/{room}"), &[("text", text), ("key", text), ("edit", message)]);
    }

    /// Asks for a message to be carried across.
    pub fn carries(&mut self, message: &str) {
        self.does(&format!("m/{message}/react"), &[("mark", "🌉")]);
    }

    /// The newest line of a room that says something: its id, and the whole of it.
    pub fn finds(&mut self, words: &str) -> (String, String) {
        until(&format!("the page says {words:?}"), || self.has(words))
    }

    fn has(&mut self, words: &str) -> Option<(String, String)> {
        let page = self.looks("");
        let lines = page.split("<li id=\"m-").skip(1);
        let line =
            lines.filter_map(|line| line.split("</li>").next()).filter(|line| line.contains(words));
        let line = line.last()?;
        Some((line.split('"').next()?.to_owned(), line.to_owned()))
    }

    /// What they alone are told, until it says something.
    pub fn is_told(&mut self, words: &str) -> String {
        until(&format!("they alone are told {words:?}"), || {
            let page = self.looks("");
            let mut notes = page.split("<div class=\"note\" id=\"n-").skip(1);
            notes.find(|note| note.contains(words)).map(str::to_owned)
        })
    }
}
