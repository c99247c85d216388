//! Publishing from the desk. What is published is what stands on the page: with a script, unsaved
//! text is saved first; without one, the button stands only where the saved text is read.

use maud::{Markup, html};

use crate::community::bridge::drafts::store::{self as drafts, Row, Synthesis};
use crate::community::bridge::drafts::{self as writing, check, position_words};
use crate::community::bridge::pages::{class, languages, tag};
use crate::foundation::error::Result;
use crate::foundation::i18n::Reader;
use crate::foundation::page::{Look, parts};

/// The button, with the stamp of what is saved, and the box where the check has something to say.
pub(super) fn form(look: &Look<'_>, name: &str, stamp: &str, warned: bool) -> Markup {
    let back = format!("desk/{name}");
    let inner = html! {
        label class="facts" data-anyway="" hidden[!warned] {
            input type="checkbox" name="anyway" value="yes"; " " (look.t("bridge-desk-anyway"))
        }
        button type="submit" class="across" { (look.t("bridge-desk-publish")) }
        p class="wrong" role="alert" hidden {}
    };
    let fields = [("synthesis", name), ("seen", stamp), ("back", &back)];
    parts::form(look, "bridge publish", &fields, &inner)
}

/// The saved text as the rooms will read it, with the button to publish just this.
pub(super) async fn review(
    look: &mut Look<'_>,
    draft: &Synthesis,
    rows: &[Row],
    pane: &str,
) -> Result<Markup> {
    let titles = drafts::titles(look.tx, &draft.id).await?;
    let (group, name) = (look.group.clone(), format!("S-{}", draft.number));
    let points: Vec<_> = rows.iter().map(|row| row.point.clone()).collect();
    let said = check::all(look.tx, look.base, &group, &titles, &points).await?;
    let title = titles.get(look.lang()).or_else(|| titles.values().next());
    Ok(html! {
        section class=(pane) data-room="draft" aria-labelledby="draft-title" {
            p { a class="facts" href=(look.path(&format!("desk/{name}"))) { (look.t("bridge-desk-write-on")) } }
            header {
                h2 id="draft-title" { (name) " · " (title.cloned().unwrap_or_default()) }
                (form(look, &name, &writing::stamp(&titles, rows), !said.is_empty()))
            }
            p class="facts" { (look.t("bridge-desk-read-about")) }
            @for (_, line) in &said { p class="facts warn" { (look.say(line)) } }
            div class="texts" {
                @for lang in languages(look) {
                    // A text is labelled in its own language, as its room will see it.
                    @let reader = Reader::new(lang.clone(), &look.group.zone);
                    article class="card" lang=(lang.code()) {
                        h3 { (tag(lang.code())) " " (titles.get(lang).cloned().unwrap_or_default()) }
                        dl class="points" {
                            @for point in &points {
                                div class=(class(point)) {
                                    dt { (look.base.words.say(&reader, &position_words(point.position, point.language.as_ref(), lang))) }
                                    dd { (point.texts.get(lang).cloned().unwrap_or_default()) }
                                }
                            }
                        }
                    }
                }
            }
        }
    })
}
