//! How the text of a statement came to be: what has changed since the last version, the versions, and each held
//! against the one before it, section by section, in every language.

use maud::{Markup, html};

use super::one::{Names, tag};
use super::paper;
use crate::community::bridge::drafts::machine::difference::Piece;
use crate::community::statements::changes::{Held, held};
use crate::community::statements::rules::Section;
use crate::community::statements::store::{self, Row, Statement, Version};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say};
use crate::foundation::page::{Look, View};
use crate::{refuse, say};

/// How many versions are listed; those before them are found by their number.
const LISTED: i64 = 40;

/// How the text differs from the last version that was kept; nothing where it does not.
pub(super) async fn changes(
    look: &mut Look<'_>,
    statement: &Statement,
    rows: &[Row],
    last: Option<&Version>,
) -> Result<Markup> {
    let Some(last) = last else { return Ok(html! {}) };
    let before = store::body(look.tx, &statement.id, last.number).await?.unwrap_or_default();
    let now: Vec<Section> = rows.iter().map(|row| row.section.clone()).collect();
    if before == now {
        return Ok(html! {});
    }
    let held = found(look.group.languages.clone(), before, now).await?;
    Ok(html! {
        section id="changes" {
            h2 { (look.say(&say!("statements-since-version", number = last.number))) }
            (shown(look, &held, true))
        }
    })
}

/// The last versions of a statement, the last first.
pub(super) async fn lately(look: &mut Look<'_>, statement: &Statement) -> Result<Vec<Version>> {
    store::versions(look.tx, &statement.id, LISTED).await
}

/// The versions, each with the way to what it changed.
pub(super) async fn history(
    look: &mut Look<'_>,
    (statement, names): (&Statement, &mut Names),
    versions: &[Version],
) -> Result<Markup> {
    let mut rows = Vec::new();
    for one in versions {
        let line = line(look, names, one).await?;
        let to = format!("statements/{}/{}", statement.slug, one.number);
        rows.push((look.path(&to), line));
    }
    let listed = i64::try_from(rows.len()).unwrap_or(LISTED);
    let more = store::count_versions(look.tx, &statement.id).await? - listed;
    Ok(html! {
        @if !rows.is_empty() {
            section id="versions" {
                h2 { (look.t("statements-versions")) }
                ol class="list" { @for (to, line) in &rows { li { a href=(to) { (line) } } } }
                @if more > 0 { p class="facts" { (look.say(&say!("statements-versions-more", count = more))) } }
            }
        }
    })
}

async fn line(look: &mut Look<'_>, names: &mut Names, one: &Version) -> Result<String> {
    let who = names.of(look, one.by.as_ref()).await?;
    let (label, at) = (Say::new(format!("choice-label-{}", one.label)), one.at);
    let line =
        say!("statements-version-line", number = one.number, label = label, who = who, at = at);
    Ok(look.say(&line))
}

/// A version on a page of its own, held against the one before it.
pub(super) async fn page(
    look: &mut Look<'_>,
    statement: &Statement,
    (title, number): (&str, i64),
) -> Result<View> {
    let one = store::version(look.tx, &statement.id, number).await?;
    let now = store::body(look.tx, &statement.id, number).await?;
    let (Some(one), Some(now)) = (one, now) else {
        let count = store::count_versions(look.tx, &statement.id).await?;
        return refuse!("statements-no-version", number = number, count = count);
    };
    let before = store::body(look.tx, &statement.id, number - 1).await?;
    let who = Names::default().of(look, one.by.as_ref()).await?;
    let label = Say::new(format!("choice-label-{}", one.label));
    let facts = say!("statements-version-facts", label = label, who = who, at = one.at);
    let name = look.say(&say!("statements-version", number = number));
    let alike = before.as_ref() == Some(&now);
    let text = match before {
        Some(before) => {
            let held = found(look.group.languages.clone(), before, now).await?;
            shown(look, &held, false)
        }
        None => first(look, &now),
    };
    let body = html! {
        p { a class="facts" href=(look.path(&format!("statements/{}", statement.slug))) { (title) } }
        h1 { (name) }
        p class="facts" { (look.say(&facts)) }
        @if number > 1 {
            p class="soft" { (look.say(&say!("statements-against-version", number = number - 1))) }
        }
        @if alike { p class="empty" { (look.t("statements-version-alike")) } }
        (text)
    };
    Ok(View { title: name, body, class: "page" })
}

/// The first version, as it was.
fn first(look: &Look<'_>, sections: &[Section]) -> Markup {
    html! {
        @for section in sections {
            div class="part" {
                h2 { (look.say(&say!("statements-section", number = section.number))) }
                div class="texts" {
                    @for lang in &look.group.languages {
                        @let text = section.texts.get(lang).map_or("", String::as_str);
                        article class="plain set" lang=(lang.code()) { (tag(lang)) (paper::text(text, 3)) }
                    }
                }
            }
        }
    }
}

/// Two versions held against each other; nobody else waits for long texts.
async fn found(languages: Vec<Lang>, before: Vec<Section>, now: Vec<Section>) -> Result<Vec<Held>> {
    let found = tokio::task::spawn_blocking(move || held(&languages, &before, &now));
    Ok(found.await?)
}

/// What changed, as it was written; `deep` where it stands under a heading of its own.
fn shown(look: &Look<'_>, held: &[Held], deep: bool) -> Markup {
    html! {
        @for one in held {
            @let name = look.say(&one.name());
            div class="part" {
                @if deep { h3 { (name) } } @else { h2 { (name) } }
                div class="texts" {
                    @for (lang, pieces) in &one.texts {
                        article class="plain" lang=(lang.code()) { (tag(lang)) (marked(pieces)) }
                    }
                }
            }
        }
    }
}

/// A text with what was taken out and put in.
fn marked(pieces: &[Piece]) -> Markup {
    html! {
        p class="flowing" {
            @for piece in pieces {
                @match piece {
                    Piece::Same(text) => (text),
                    Piece::Gone(text) => del { (text) },
                    Piece::New(text) => ins { (text) },
                }
            }
        }
    }
}
