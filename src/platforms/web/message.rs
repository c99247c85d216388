//! One line of a room as HTML, for one viewer: somebody's message, a card, a note only they see.
//! It knows blocks, buttons and tones, and no capability behind them.

use maud::{Markup, html};

use super::MODERATORS;
use super::card;
use super::files::show;
use super::frame::Speak;
use super::live::{Batch, Names};
use super::rich;
use super::store::Line;
use super::store::note::Note;
use super::visit::Inside;
use super::worth::spoken;
use crate::foundation::i18n::Reader;
use crate::foundation::page::parts;
use crate::foundation::talk::{Body, Button, Command, Post, RoomRef};
use crate::say;

/// The reaction that asks for a message to be carried across.
const CARRY: &str = "🌉";
/// The command that translates for whoever asks.
const TRANSLATE: &str = "translate";

/// Who looks at a room.
pub(super) struct Viewer<'a> {
    pub speak: Speak<'a>,
    pub inside: &'a Inside,
    pub room: &'a RoomRef,
}

/// The first letters of a name.
pub(super) fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter(|word| word.starts_with(char::is_alphanumeric));
    let first = words.next().unwrap_or("?");
    match words.next() {
        Some(second) => first.chars().take(1).chain(second.chars().take(1)).collect::<String>(),
        None => first.chars().take(2).collect::<String>(),
    }
    .to_uppercase()
}

/// The time of day in the reader's zone, and the whole moment for machines.
pub(super) fn clock(
    reader: &Reader,
    at: crate::foundation::clock::Moment,
) -> (String, String, String) {
    let zone = jiff::tz::TimeZone::get(&reader.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let Ok(stamp) = jiff::Timestamp::from_millisecond(at.0) else { return Default::default() };
    let there = stamp.to_zoned_datetime(zone);
    (there.strftime("%H:%M").to_string(), stamp.to_string(), there.strftime("%Y-%m-%d").to_string())
}

fn name<'n>(names: &'n Names, account: &str) -> Option<(&'n str, &'n str)> {
    names.get(account).map(|(name, country)| (name.as_str(), country.as_str()))
}

impl Viewer<'_> {
    fn may_do(&self, path: &str) -> bool {
        let base = self.speak.web.base();
        base.table.find(path).is_some_and(|(_, command): (usize, &Command)| {
            self.inside.person.may(command.who) && (command.offered)(base)
        })
    }

    fn shortcut(&self, emoji: &str) -> bool {
        self.speak.web.base().shortcuts.iter().any(|one| one.emoji == emoji)
    }

    fn address(&self, line: &Line, verb: &str) -> String {
        self.inside.path(&format!("m/{}/{verb}", line.id))
    }

    /// What a line looks like depends on: two readers with the same see the same. None of a
    /// line of one's own, which nobody else sees so.
    pub fn alike(&self, line: &Line) -> Option<String> {
        let me = &self.inside.account.native_id;
        if line.account.as_ref() == Some(me) {
            return None;
        }
        let Reader { lang, zone } = self.speak.reader;
        let mut alike = format!("{lang} {zone} {} {}", self.is_admin(), self.may_do(TRANSLATE));
        for (_, who) in &line.reactions {
            alike.push(if who.contains(me) { '1' } else { '0' });
        }
        Some(alike)
    }

    fn is_admin(&self) -> bool {
        self.inside.person.may(MODERATORS)
    }

    /// A line of a batch.
    pub fn line(&self, batch: &Batch, line: &Line) -> Markup {
        match &line.post {
            Some(post)
                if post.card.as_deref().is_some_and(|card| card.starts_with("synthesis")) =>
            {
                self.card(line, post)
            }
            Some(post) => self.posted(batch, line, post),
            None => self.said(batch, line),
        }
    }

    /// What the live announcement says of a new line.
    pub fn announcement(&self, batch: &Batch, line: &Line) -> String {
        let who = match &line.account {
            None => "Puente".to_owned(),
            Some(account) => self.who(batch, account).0,
        };
        let mut words = rich::first_words(&spoken(line), 120);
        // Where there are words, that files came with them is said too.
        if !line.words.is_empty() && !line.files.is_empty() {
            let with = say!("web-with-files", text = words, count = line.files.len());
            words = self.speak.say(&with);
        }
        self.speak.say(&say!(
            "web-announced",
            name = who,
            room = self.room.slug.as_str(),
            text = words
        ))
    }

    fn who(&self, batch: &Batch, account: &str) -> (String, String) {
        match name(&batch.names, account) {
            Some((name, country)) => (name.to_owned(), country.to_owned()),
            None => (self.speak.t("web-somebody"), String::new()),
        }
    }

    fn said(&self, batch: &Batch, line: &Line) -> Markup {
        let account = line.account.as_deref().unwrap_or_default();
        let (who, country) = self.who(batch, account);
        let mine = account == self.inside.account.native_id;
        let body = rich::text(&line.words, |handle| batch.names.contains_key(handle));
        html! {
            li id=(format!("m-{}", line.id)) class="message" data-seq=(line.seq)
                data-mine=[mine.then_some("")] data-source=[mine.then_some(&line.words)] tabindex="-1" {
                span class="avatar" aria-hidden="true" { (initials(&who)) }
                div class="said" {
                    (self.header(line, &who, &country))
                    (self.quoted(batch, line))
                    @if !line.words.is_empty() { div class="text" { (body) } }
                    (show::files(&self.speak, &line.files))
                    (self.reactions(line))
                }
                (self.actions(line, &who, mine))
            }
        }
    }

    /// What Puente says that is not a card of its own kind.
    fn posted(&self, batch: &Batch, line: &Line, post: &Post) -> Markup {
        html! {
            li id=(format!("m-{}", line.id)) class="message puente" data-seq=(line.seq) tabindex="-1" {
                span class="avatar" aria-hidden="true" { "P" }
                div class="said" {
                    (self.header(line, "Puente", ""))
                    (self.quoted(batch, line))
                    div class="text" { (parts::body(&post.body)) }
                    (show::files(&self.speak, &line.files))
                    (self.buttons(&post.buttons, line))
                    (self.reactions(line))
                }
                (self.actions(line, "Puente", false))
            }
        }
    }

    fn header(&self, line: &Line, who: &str, country: &str) -> Markup {
        let (time, stamp, day) = clock(self.speak.reader, line.at);
        html! {
            header {
                b class="name" { (who) } " "
                @if line.account.is_none() { span class="tag" lang=(self.speak.lang()) { (self.speak.t("web-bot")) } " " }
                a class="facts" href=(format!("#m-{}", line.id)) title=(day) {
                    @if !country.is_empty() { (country) " · " }
                    time datetime=(stamp) { (time) }
                    @if line.edited_at.is_some() { " · " span lang=(self.speak.lang()) { (self.speak.t("web-edited")) } }
                }
            }
        }
    }

    fn quoted(&self, batch: &Batch, line: &Line) -> Markup {
        let Some(id) = &line.reply_to else { return html! {} };
        let words = match batch.quotes.get(id) {
            None => self.speak.t("web-quoted-gone"),
            Some((account, words)) => {
                let who = match account {
                    Some(account) => self.who(batch, account).0,
                    None => "Puente".to_owned(),
                };
                format!("{who}: {}", rich::first_words(words, 60))
            }
        };
        html! { a class="quoted" href=(format!("#m-{id}")) { (words) } }
    }

    fn reactions(&self, line: &Line) -> Markup {
        let me = &self.inside.account.native_id;
        html! {
            @if !line.reactions.is_empty() {
                div class="reactions" lang=(self.speak.lang()) {
                    @for (emoji, who) in &line.reactions {
                        @let on = who.contains(me);
                        @let name = if emoji == CARRY { self.speak.t("web-carry") } else { emoji.clone() };
                        button form="act" formaction=(self.address(line, "react")) name="mark" value=(emoji)
                            class=[(emoji == CARRY).then_some("carry")] aria-pressed=(if on { "true" } else { "false" })
                            aria-label=(self.speak.say(&say!("web-reaction-count", what = name, people = who.len()))) {
                            (emoji) " " (who.len())
                        }
                        " "
                    }
                }
            }
        }
    }

    fn actions(&self, line: &Line, who: &str, mine: bool) -> Markup {
        let t = |id: &str| self.speak.t(id);
        let admin = line.account.is_some() && self.is_admin();
        html! {
            details class="actions" name="actions" lang=(self.speak.lang()) {
                summary aria-label=(self.speak.say(&say!("web-actions-of", name = who))) { "⋯" }
                div {
                    button form="act" formaction=(self.address(line, "reply")) data-does="reply" { (t("web-reply")) }
                    @if self.shortcut(CARRY) {
                        button form="act" formaction=(self.address(line, "react")) name="mark" value=(CARRY) data-does="carry" {
                            (CARRY) " " (t("web-carry"))
                        }
                    }
                    button form="act" formaction=(self.address(line, "react")) name="mark" value="👍" aria-label="👍" { "👍" }
                    @if self.may_do(TRANSLATE) {
                        button form="act" formaction=(self.address(line, "translate")) { "🌐 " (t("web-translate")) }
                    }
                    @if mine {
                        button form="act" formaction=(self.address(line, "edit")) data-does="edit" { (t("web-edit")) }
                    }
                    @if mine || admin {
                        details class="sure" {
                            summary { (t("web-delete")) }
                            button class="bad" form="act" formaction=(self.address(line, "delete")) { (t("web-delete-sure")) }
                        }
                    }
                }
            }
        }
    }

    /// A synthesis: the only thing that carries the bridge's colour.
    fn card(&self, line: &Line, post: &Post) -> Markup {
        let title = format!("t-{}", line.id);
        html! {
            li id=(format!("m-{}", line.id)) class="synthesis" data-seq=(line.seq) tabindex="-1" {
                article class="card" aria-labelledby=(title) {
                    (card::body(&post.body, &title))
                    (self.buttons(&post.buttons, line))
                    (self.reactions(line))
                }
            }
        }
    }

    fn buttons(&self, buttons: &[Button], line: &Line) -> Markup {
        let at = format!("room={}&on={}", self.room.slug, line.id);
        html! {
            @if !buttons.is_empty() {
                footer class="row" { @for button in buttons { (press(&self.speak, &self.inside.group.slug, Some(&self.room.slug), button, &at)) } }
            }
        }
    }
}

/// A button that acts in a group: one that says everything sends its command, one that still needs
/// words puts it where one writes: in a room that is open here, or on the page of the group.
fn press(speak: &Speak<'_>, group: &str, room: Option<&str>, button: &Button, at: &str) -> Markup {
    let line = button.line.trim_end_matches('…').trim_end();
    if complete(speak, line) == Some(true) {
        html! {
            button class="quiet" form="act" formaction=(format!("/g/{group}/do?{at}")) name="line" value=(line) { (button.label) }
        }
    } else {
        let draft = format!("{line} ");
        let mut begun: Vec<_> = room.map(|room| ("room", room)).into_iter().collect();
        begun.push(("draft", &draft));
        html! {
            a class="button quiet" href=(format!("/g/{group}?{}", query(&begun))) data-draft=[room.map(|_| &draft)] { (button.label) }
        }
    }
}

/// Whether a command line gives all that its command requires; none if it is not understood.
pub(super) fn complete(speak: &Speak<'_>, line: &str) -> Option<bool> {
    let table = &speak.web.base().table;
    let typed = table.read(line, &speak.reader.lang, None).ok()?;
    let mut required = table.commands()[typed.index].params.iter().filter(|param| param.required);
    Some(required.all(|param| {
        typed
            .raw
            .keys()
            .any(|key| key == param.name || key.starts_with(&format!("{}.", param.name)))
    }))
}

/// Pairs as a query.
pub(super) fn query(pairs: &[(&str, &str)]) -> String {
    pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", percent(value)))
        .collect::<Vec<_>>()
        .join("&")
}

/// A text as part of an address.
pub(super) fn percent(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::with_capacity(text.len()), |mut made, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            made.push(char::from(byte));
        } else {
            let _ = write!(made, "%{byte:02X}");
        }
        made
    })
}

/// A note only one person sees.
pub(super) fn note(speak: &Speak<'_>, inside: &Inside, note: &Note) -> Markup {
    let on = note.post.reply_to.as_ref().map_or(String::new(), |on| format!("&on={on}"));
    let at = format!("note={}{on}", percent(&note.id));
    let room = inside.rooms.iter().find(|room| room.lang == inside.person.reader.lang);
    let here = room.or(inside.rooms.first()).map(|room| room.slug.as_str());
    // What it asks is done in the group it is about, wherever it is read.
    let elsewhere = note.post.about.as_ref().filter(|about| about.slug != inside.group.slug);
    let (group, room) = match elsewhere {
        Some(about) => (&about.slug, None),
        None => (&inside.group.slug, here),
    };
    html! {
        div class="note" id=(format!("n-{}", note.id)) {
            div {
                p class="facts" {
                    (speak.t("web-only-you"))
                    @if let Some(about) = elsewhere { " · " a href=(format!("/g/{}", about.slug)) { (about.name) } }
                }
                (parts::body(&note.post.body))
                @if !note.post.buttons.is_empty() {
                    div class="row" { @for button in &note.post.buttons { (press(speak, group, room, button, &at)) } }
                }
            }
            button class="quiet" form="act" formaction=(inside.path(&format!("notes/{}/dismiss", note.id))) data-does="dismiss" {
                (speak.t("web-dismiss"))
            }
        }
    }
}

/// An answer only one person sees, not kept.
pub(super) fn answer(speak: &Speak<'_>, body: &Body<String>, more: &Markup) -> Markup {
    html! {
        div class="note" lang=(speak.lang()) {
            div {
                p class="facts" { (speak.t("web-only-you")) }
                (parts::body(body))
                (more)
            }
            button class="quiet" type="button" data-does="close" { (speak.t("web-dismiss")) }
        }
    }
}
