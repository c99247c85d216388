//! Somebody in the web rooms of the same group, over the real pages of the same process.
// Real time because another process is asked.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use puente::bench::browser::{Answer, Browser, between};
use tokio::runtime::Runtime;

use super::Bot;
use super::homeserver::until;

/// Somebody with a browser, signed in.
pub struct Page {
    browser: Browser,
    at: SocketAddr,
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
        Self { browser, at, runtime, sent: 0 }
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

    /// Takes a message of theirs back.
    pub fn deletes(&mut self, message: &str) {
        self.does(&format!("m/{message}/delete"), &[]);
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

    /// Posts a file in a room, with words; gives the message.
    pub fn posts(&mut self, room: &str, text: &str, name: &str, content: &[u8]) -> String {
        let path = format!("/g/names/say/{room}");
        let written = self.browser.written("POST", &path, &[]);
        let (head, body) = written.split_once("\r\n\r\n").expect("a request");
        let csrf = body.strip_prefix("csrf=").expect("a proof");
        let mut form = Vec::new();
        for (field, value) in [("csrf", csrf), ("text", text), ("key", name)] {
            let part = "--piece\r\nContent-Disposition: form-data; name=";
            form.extend(format!("{part}\"{field}\"\r\n\r\n{value}\r\n").bytes());
        }
        let part = "--piece\r\nContent-Disposition: form-data; name=\"file\"; filename=";
        form.extend(
            format!("{part}\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n").bytes(),
        );
        form.extend_from_slice(content);
        form.extend(b"\r\n--piece--\r\n");
        let kept = head.lines().filter(|line| !line.starts_with("Content-"));
        let kept: Vec<&str> = kept.collect();
        let head = format!(
            "{}\r\nContent-Type: multipart/form-data; boundary=piece\r\nContent-Length: {}\r\n\r\n",
            kept.join("\r\n"),
            form.len()
        );
        let mut line = TcpStream::connect(self.at).expect("connecting");
        line.write_all(head.as_bytes()).and_then(|()| line.write_all(&form)).expect("sending");
        let mut answer = String::new();
        line.read_to_string(&mut answer).expect("an answer");
        assert!(between(&answer, "\"ok\":", ",").is_some_and(|ok| ok == "true"), "{answer}");
        self.finds(text).0
    }
}
