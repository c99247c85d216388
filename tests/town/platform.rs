//! The town's platform: it remembers what was said where, gives everything an id, can be told to
//! refuse, and knows a repeated key.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;
use std::sync::Mutex;

use puente::foundation::clock::{Boxed, Moment};
use puente::foundation::i18n::Say;
use puente::foundation::jobs::{Lease, Undelivered};
use puente::foundation::talk::{
    Account, Base, Can, MessageId, Out, Platform, Post, Quoted, Where, store, text,
};

/// One line in a room.
#[derive(Clone, Debug)]
pub struct Line {
    pub native_id: String,
    pub author: Option<Account>,
    pub only_for: Option<String>,
    pub text: String,
    pub at: Moment,
    pub edited: bool,
    pub deleted: bool,
    /// The message it answers, if Puente said it.
    pub answers: Option<String>,
    /// Reactions Puente has put to it.
    pub marks: Vec<String>,
}

#[derive(Default)]
struct Memory {
    rooms: BTreeMap<String, Vec<Line>>,
    direct: BTreeMap<String, Vec<String>>,
    keys: BTreeMap<String, String>,
    native_of: BTreeMap<String, String>,
    refusing: BTreeSet<String>,
    losing: BTreeSet<String>,
    count: u64,
}

/// The square where the town's rooms are.
#[derive(Default)]
pub struct Square(Mutex<Memory>, Mutex<Option<Base>>);

impl Memory {
    fn id(&mut self) -> String {
        self.count += 1;
        format!("n{}", self.count)
    }
}

impl Square {
    /// The house whose platform it is: it knows what a message is called.
    pub fn belongs_to(&self, base: &Base) {
        *self.1.lock().expect("the house") = Some(base.clone());
    }

    /// What the platform calls a message in a place, whoever said it.
    async fn called(&self, id: &MessageId, place: &str) -> Option<String> {
        let base = self.1.lock().expect("the house").clone().expect("a house");
        let mut look = base.store.look().await.expect("a look");
        let natives = store::natives(&mut look, id, "town", place).await.expect("a look");
        natives.into_iter().next()
    }

    /// Writes down what somebody said; gives its id.
    pub fn note_said(&self, place: &str, who: &Account, words: &str, at: Moment) -> String {
        let mut memory = self.0.lock().expect("memory");
        let native_id = memory.id();
        let line = Line {
            native_id: native_id.clone(),
            author: Some(who.clone()),
            only_for: None,
            text: words.to_owned(),
            at,
            edited: false,
            deleted: false,
            answers: None,
            marks: Vec::new(),
        };
        memory.rooms.entry(place.to_owned()).or_default().push(line);
        native_id
    }

    /// Writes down a direct answer: to one person only, or to the room.
    pub fn note_answer(&self, place: &str, only_for: Option<&str>, words: &str, at: Moment) {
        let mut memory = self.0.lock().expect("memory");
        let native_id = memory.id();
        let line = Line {
            native_id,
            author: None,
            only_for: only_for.map(str::to_owned),
            text: words.to_owned(),
            at,
            edited: false,
            deleted: false,
            answers: None,
            marks: Vec::new(),
        };
        memory.rooms.entry(place.to_owned()).or_default().push(line);
    }

    fn change(&self, place: &str, id: &str, change: impl FnOnce(&mut Line)) {
        let mut memory = self.0.lock().expect("memory");
        let lines = memory.rooms.get_mut(place).expect("a room");
        change(lines.iter_mut().find(|line| line.native_id == id).expect("a message"));
    }

    /// Somebody edited a message.
    pub fn note_edited(&self, place: &str, id: &str, words: &str) {
        self.change(place, id, |line| {
            words.clone_into(&mut line.text);
            line.edited = true;
        });
    }

    /// Somebody deleted a message.
    pub fn note_deleted(&self, place: &str, id: &str) {
        self.change(place, id, |line| line.deleted = true);
    }

    /// A message as a platform quotes it.
    pub fn quoted(&self, place: &str, id: &str) -> Quoted {
        let memory = self.0.lock().expect("memory");
        let line = memory.rooms[place].iter().find(|line| line.native_id == id).expect("a message");
        Quoted {
            native_id: id.to_owned(),
            author: line.author.clone(),
            text: Some(line.text.clone()),
            at: Some(line.at),
        }
    }

    /// From now on a room takes no messages; or takes them again.
    pub fn refuse(&self, place: &str, refuses: bool) {
        let mut memory = self.0.lock().expect("memory");
        if refuses {
            memory.refusing.insert(place.to_owned());
        } else {
            memory.refusing.remove(place);
        }
    }

    /// From now on a room takes messages and its answers are lost; or arrive again.
    pub fn lose_answers(&self, place: &str, loses: bool) {
        let mut memory = self.0.lock().expect("memory");
        if loses {
            memory.losing.insert(place.to_owned());
        } else {
            memory.losing.remove(place);
        }
    }

    /// The lines of a room.
    pub fn lines(&self, place: &str) -> Vec<Line> {
        self.0.lock().expect("memory").rooms.get(place).cloned().unwrap_or_default()
    }

    /// What Puente told somebody alone.
    pub fn told(&self, name: &str) -> Vec<String> {
        let memory = self.0.lock().expect("memory");
        memory.direct.get(&name.to_lowercase()).cloned().unwrap_or_default()
    }

    /// A room as one text.
    pub fn transcript(&self, place: &str) -> String {
        let mut text = String::new();
        for line in self.lines(place) {
            let who = line.author.as_ref().map_or("Puente", |who| who.display.as_str());
            let only = line.only_for.map(|name| format!(" (only {name})")).unwrap_or_default();
            let mark = match (line.deleted, line.edited) {
                (true, _) => " [deleted]",
                (_, true) => " [edited]",
                _ => "",
            };
            let _ = writeln!(text, "{who}{only}{mark}:");
            for part in line.text.lines() {
                let _ = writeln!(text, "  {part}");
            }
        }
        text
    }
}

impl Platform for Square {
    fn name(&self) -> &'static str {
        "town"
    }

    fn can(&self) -> Can {
        Can { edit: true, delete: true, react: true, only_you: true, keys: true, ..Can::default() }
    }

    fn deliver<'a>(
        &'a self,
        key: &'a str,
        _lease: &'a Lease,
        to: &'a Where,
        out: &'a Out,
    ) -> Boxed<'a, Result<Vec<String>, Undelivered>> {
        Box::pin(async move {
            let about = match (to, out) {
                (
                    Where::Room { native_id, .. },
                    Out::React { message_id, .. }
                    | Out::Unreact { message_id, .. }
                    | Out::Post(Post { reply_to: Some(message_id), .. }),
                ) => self.called(message_id, native_id).await,
                _ => None,
            };
            let mut memory = self.0.lock().expect("memory");
            if let Some(known) = memory.keys.get(key) {
                return Ok(vec![known.clone()]);
            }
            let words = text::out(out);
            let native_id = match to {
                Where::Direct { native_id, .. } => {
                    memory.direct.entry(native_id.clone()).or_default().push(words);
                    memory.id()
                }
                Where::Room { native_id: place, .. } => {
                    if memory.refusing.contains(place) {
                        return Err(Undelivered::Again("the room refuses".to_owned(), None));
                    }
                    in_room(&mut memory, place, out, words, about)
                }
            };
            memory.keys.insert(key.to_owned(), native_id.clone());
            if let Where::Room { native_id: place, .. } = to
                && memory.losing.contains(place)
            {
                return Err(Undelivered::Again("the answer was lost".to_owned(), None));
            }
            Ok(vec![native_id])
        })
    }

    fn check(&self) -> Boxed<'_, Vec<Say>> {
        Box::pin(async { Vec::new() })
    }
}

/// The web rooms, as far as a town has them: what people are told there is written down beside the
/// rest.
pub struct Browsers(pub Arc<Square>);

impl Platform for Browsers {
    fn name(&self) -> &'static str {
        "web"
    }

    fn can(&self) -> Can {
        self.0.can()
    }

    fn deliver<'a>(
        &'a self,
        key: &'a str,
        lease: &'a Lease,
        to: &'a Where,
        out: &'a Out,
    ) -> Boxed<'a, Result<Vec<String>, Undelivered>> {
        self.0.deliver(key, lease, to, out)
    }

    fn check(&self) -> Boxed<'_, Vec<Say>> {
        self.0.check()
    }
}

fn in_room(
    memory: &mut Memory,
    place: &str,
    out: &Out,
    words: String,
    about: Option<String>,
) -> String {
    match out {
        Out::React { emoji, .. } | Out::Unreact { emoji, .. } => {
            let about = about.unwrap_or_default();
            let lines = memory.rooms.get_mut(place).expect("a room");
            if let Some(line) = lines.iter_mut().find(|line| line.native_id == about) {
                line.marks.retain(|mark| mark != emoji);
                if matches!(out, Out::React { .. }) {
                    line.marks.push(emoji.clone());
                }
            }
            about
        }
        Out::Edit { message_id, .. } | Out::Delete { message_id } => {
            let native_id = memory.native_of[message_id.as_str()].clone();
            let lines = memory.rooms.get_mut(place).expect("a room");
            let line =
                lines.iter_mut().find(|line| line.native_id == native_id).expect("a message");
            if matches!(out, Out::Delete { .. }) {
                line.deleted = true;
            } else {
                line.text = words;
                line.edited = true;
            }
            native_id
        }
        _ => {
            let native_id = memory.id();
            if let Out::Post(post) = out {
                memory.native_of.insert(post.message_id.to_string(), native_id.clone());
            }
            let line = Line {
                native_id: native_id.clone(),
                author: None,
                only_for: None,
                text: words,
                at: Moment(0),
                edited: false,
                deleted: false,
                answers: about,
                marks: Vec::new(),
            };
            memory.rooms.entry(place.to_owned()).or_default().push(line);
            native_id
        }
    }
}

/// Two texts beside each other, 64 characters wide each.
pub fn side_by_side(left: &str, right: &str) -> String {
    const WIDE: usize = 64;
    let wrap = |text: &str| -> Vec<String> {
        let mut lines = Vec::new();
        for line in text.lines() {
            let indent = if line.starts_with("  ") { "  " } else { "" };
            let mut current = String::new();
            for word in line.split_whitespace() {
                if !current.is_empty()
                    && current.chars().count() + word.chars().count() + 1 > WIDE - 2
                {
                    lines.push(format!("{indent}{current}"));
                    current.clear();
                }
                if !current.is_empty() {
                    current.push(' ');
                }
                current.push_str(word);
            }
            lines.push(format!("{indent}{current}"));
        }
        lines
    };
    let (left, right) = (wrap(left), wrap(right));
    let mut text = String::new();
    for row in 0..left.len().max(right.len()) {
        let empty = String::new();
        let (a, b) = (left.get(row).unwrap_or(&empty), right.get(row).unwrap_or(&empty));
        let pad = WIDE.saturating_sub(a.chars().count());
        let _ = writeln!(text, "{a}{} │ {b}", " ".repeat(pad));
    }
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}
