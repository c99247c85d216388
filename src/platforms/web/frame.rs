//! What stands around every page: the top bar, the places, the switches of language and colours,
//! the keys. It knows no page.

use axum::response::Html;
use maud::{DOCTYPE, Markup, html};

use super::assets::{ICON, SCRIPT, STYLE};
use super::store::note::Note;
use super::visit::{Inside, Visit};
use super::{Web, message};
use crate::foundation::i18n::{Lang, Reader, Say, Value};
use crate::foundation::talk::GroupRef;
use crate::say;

/// A page about to be framed.
pub(super) struct Framed<'a> {
    pub visit: &'a Visit,
    pub inside: &'a Inside,
    /// Its title, worded.
    pub title: &'a str,
    /// The place it belongs to: the path of a page, or nothing for the rooms.
    pub place: &'a str,
    /// The class of the body: `fixed` for pages that fill the window.
    pub class: &'a str,
    /// Where the live stream is, for pages that have one.
    pub stream: Option<&'a str>,
    /// What stands at the right of the top bar.
    pub pills: &'a [Markup],
    /// The groups of whoever reads.
    pub groups: &'a [GroupRef],
    /// Everything from the tabs to the end of the main part.
    pub body: &'a Markup,
}

/// The arch between two points.
fn arch() -> Markup {
    html! {
        svg class="arch" viewBox="0 0 32 32" aria-hidden="true" {
            path d="M4.5 22.5C6 14 10.5 10 16 10s10 4 11.5 12.5" {}
            circle cx="4.5" cy="22.5" r="3.5" {}
            circle cx="27.5" cy="22.5" r="3.5" {}
        }
    }
}

/// The words of one reader.
pub(super) struct Speak<'a> {
    pub web: &'a Web,
    pub reader: &'a Reader,
}

impl Speak<'_> {
    /// A message without arguments.
    pub fn t(&self, id: &str) -> String {
        self.web.base().words.say(self.reader, &Say::new(id))
    }

    /// A message.
    pub fn say(&self, say: &Say) -> String {
        self.web.base().words.say(self.reader, say)
    }

    /// The language.
    pub fn lang(&self) -> &str {
        self.reader.lang.code()
    }
}

fn head(title: &str, csrf: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content";
            meta name="csrf" content=(csrf);
            meta name="robots" content="noindex";
            title { (title) }
            link rel="icon" href=(ICON.path) type="image/svg+xml";
            link rel="stylesheet" href=(STYLE.path);
            script src=(SCRIPT.path) defer {}
        }
    }
}

/// A page without a group: sign-in, errors, the choice of a group.
pub(super) fn plain(visit: &Visit, reader: &Reader, title: &str, body: &Markup) -> Html<String> {
    let speak = Speak { web: &visit.web, reader };
    let csrf = visit.csrf();
    let made = html! {
        (DOCTYPE)
        html lang=(speak.lang()) data-theme=[visit.theme] {
            (head(&format!("{title} · Puente"), &csrf))
            body data-failed=(speak.t("web-failed")) data-lost=(speak.t("web-lost")) {
                a class="skip" href="#main" { (speak.t("web-skip")) }
                header class="top" {
                    a class="brand" href="/" { (arch()) span { "Puente" } }
                    div class="switches" { (languages(&speak, visit, &csrf)) }
                }
                main id="main" class="page narrow" { (body) }
            }
        }
    };
    Html(made.into_string())
}

/// The other languages, each in its own words.
fn languages(speak: &Speak<'_>, visit: &Visit, csrf: &str) -> Markup {
    let others =
        speak.web.base().words.languages().iter().filter(|lang| **lang != speak.reader.lang);
    html! {
        form method="post" action="/language" {
            input type="hidden" name="csrf" value=(csrf);
            input type="hidden" name="back" value=(visit.asked);
            @for lang in others {
                button class="quiet" name="language" value=(lang.code()) lang=(lang.code()) { (own_name(speak, lang)) }
            }
        }
    }
}

/// A language's name in that language.
pub(super) fn own_name(speak: &Speak<'_>, lang: &Lang) -> String {
    let reader = Reader::new(lang.clone(), "UTC");
    let name = speak.web.base().words.value(&reader, &Value::Language(lang.clone()));
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn themes(speak: &Speak<'_>, visit: &Visit, csrf: &str) -> Markup {
    let current = visit.theme.unwrap_or_default();
    html! {
        form method="post" action="/theme" {
            input type="hidden" name="csrf" value=(csrf);
            input type="hidden" name="back" value=(visit.asked);
            p class="facts" { (speak.t("web-theme")) }
            @for (code, name) in [("", "web-theme-device"), ("light", "web-theme-light"), ("dark", "web-theme-dark")] {
                button class="quiet" name="theme" value=(code) aria-pressed=(if code == current { "true" } else { "false" }) {
                    (speak.t(name))
                }
            }
        }
    }
}

/// A page of a group.
pub(super) fn page(framed: &Framed<'_>) -> Html<String> {
    let (visit, inside) = (framed.visit, framed.inside);
    let speak = Speak { web: &visit.web, reader: &inside.person.reader };
    let name = inside.group.name(&inside.person.reader.lang).to_owned();
    let places = places(&speak, inside);
    let made = html! {
        (DOCTYPE)
        html lang=(speak.lang()) data-theme=[visit.theme] {
            (head(&format!("{} · {name}", framed.title), &inside.csrf))
            body class=[Some(framed.class).filter(|class| !class.is_empty())]
                data-stream=[framed.stream] data-read=(inside.path("read"))
                data-failed=(speak.t("web-failed")) data-lost=(speak.t("web-lost"))
                data-unchecked=(speak.t("web-unchecked"))
                data-copy=(speak.t("web-copy")) data-copied=(speak.t("web-copied")) {
                a class="skip" href="#main" { (speak.t("web-skip")) }
                header class="top" {
                    a class="brand" href=(inside.path("")) { (arch()) span { (name) } }
                    (groups(framed, &speak))
                    nav class="places" aria-label=(speak.t("web-places")) {
                        @for (number, (path, title)) in places.iter().enumerate() {
                            a href=(inside.path(path)) class=[(number > 3).then_some("later")]
                                aria-current=[(*path == framed.place).then_some("page")] { (title) }
                        }
                        (more(framed, &speak, &places))
                    }
                    @for pill in framed.pills { (pill) }
                    a class="avatar" href=(inside.path("me")) {
                        span aria-hidden="true" { (message::initials(&inside.person.name)) }
                        span class="hidden" { (speak.say(&say!("web-my-page-of", name = inside.person.name.as_str()))) }
                    }
                }
                p class="state" role="status" hidden {}
                form id="act" method="post" action=(inside.path("do")) data-live="" hidden {
                    input type="hidden" name="csrf" value=(inside.csrf);
                }
                (framed.body)
                p id="announce" class="hidden" role="status" {}
                (keys(&speak))
            }
        }
    };
    Html(made.into_string())
}

/// The places of the navigation this person may see: path and title; the rooms have no path.
fn places(speak: &Speak<'_>, inside: &Inside) -> Vec<(&'static str, String)> {
    let mut places = vec![("", speak.t("page-rooms"))];
    let seen =
        speak.web.pages.iter().filter(|page| page.nav.is_some() && inside.person.may(page.who));
    places.extend(seen.map(|page| (page.path, speak.t(page.title))));
    places
}

/// The other groups of whoever reads, beside the name of this one.
fn groups(framed: &Framed<'_>, speak: &Speak<'_>) -> Markup {
    let here = &framed.inside.group.id;
    html! {
        @if framed.groups.len() > 1 {
            details class="more groups" {
                summary class="button quiet" aria-label=(speak.t("web-groups-other")) title=(speak.t("web-groups-other")) { "▾" }
                div {
                    @for group in framed.groups.iter().filter(|group| group.id != *here) {
                        p { a href=(format!("/g/{}", group.slug)) { (group.name(&speak.reader.lang)) } }
                    }
                    p { a href="/" { (speak.t("web-groups-all")) } }
                }
            }
        }
    }
}

fn more(framed: &Framed<'_>, speak: &Speak<'_>, places: &[(&str, String)]) -> Markup {
    let (visit, inside) = (framed.visit, framed.inside);
    let here = places.iter().skip(4).any(|(path, _)| *path == framed.place);
    html! {
        details class="more" {
            summary aria-current=[here.then_some("true")] { (speak.t("web-more")) }
            div {
                @for (path, title) in places.iter().skip(4) {
                    a class="again" href=(inside.path(path)) { (title) }
                }
                a href=(inside.path("me")) { (speak.t("page-me")) }
                a href=(inside.path("keys")) data-opens="help" { (speak.t("web-keys-open")) }
                (languages(speak, visit, &inside.csrf))
                (themes(speak, visit, &inside.csrf))
                form method="post" action="/out" {
                    input type="hidden" name="csrf" value=(inside.csrf);
                    button class="quiet" { (speak.t("web-out")) }
                }
            }
        }
    }
}

/// How a group works here, step by step, and what the keyboard does. `heading` sets a heading.
pub(super) fn help(speak: &Speak<'_>, heading: impl Fn(String) -> Markup) -> Markup {
    html! {
        (heading(speak.t("web-help-how")))
        ol class="how" {
            @for step in ["web-help-talk", "web-help-carry", "web-help-bridge", "web-help-say", "web-help-no"] { li { (speak.t(step)) } }
        }
        (heading(speak.t("web-keys")))
        table { tbody {
            tr { td { kbd { "/" } } td { (speak.t("web-key-write")) } }
            tr { td { kbd { "Alt" } " " kbd { "1" } ", " kbd { "Alt" } " " kbd { "2" } } td { (speak.t("web-key-rooms")) } }
            tr { td { kbd { "j" } ", " kbd { "k" } } td { (speak.t("web-key-next")) } }
            tr { td { kbd { "r" } ", " kbd { "b" } } td { (speak.t("web-key-reply")) } }
            tr { td { kbd { "↑" } } td { (speak.t("web-key-edit")) } }
            tr { td { kbd { "?" } } td { (speak.t("web-key-help")) } }
        } }
        p class="facts" { (speak.t("web-key-commands")) }
    }
}

fn keys(speak: &Speak<'_>) -> Markup {
    html! {
        dialog id="help" autofocus aria-labelledby="help-title" {
            h2 id="help-title" { (speak.t("web-keys-open")) }
            (help(speak, |words| html! { h3 { (words) } }))
            form method="dialog" { button { (speak.t("web-close")) } }
        }
    }
}

/// The private strip with what waits there: so many of the newest open, those before them folded.
/// Where several stand on a page, each is named after its room.
pub(super) fn strip(
    speak: &Speak<'_>,
    inside: &Inside,
    notes: &[Note],
    open: usize,
    room: Option<&str>,
) -> Markup {
    let only_you = speak.t("web-only-you");
    let name = room.map_or_else(|| only_you.clone(), |room| format!("{only_you} · {room}"));
    let (older, newest) = notes.split_at(notes.len().saturating_sub(open));
    html! {
        aside class="strip" aria-live="polite" aria-label=(name) lang=(speak.lang()) {
            @if let Some(last) = older.last() {
                details class="older" {
                    summary { (speak.say(&say!("web-notes-older", count = older.len()))) }
                    @for note in older { (message::note(speak, inside, note)) }
                    button class="quiet" form="act" formaction=(inside.path(&format!("notes/{}/dismiss?older=yes", last.id))) data-does="dismiss" {
                        (speak.say(&say!("web-notes-dismiss", count = older.len())))
                    }
                }
            }
            @for note in newest { (message::note(speak, inside, note)) }
        }
    }
}
