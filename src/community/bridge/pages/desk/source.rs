//! One picked message on the desk: who said it, its age, and what can be done with it.

use maud::{Markup, html};

use super::{kept, unsaved};
use crate::community::bridge::drafts::store::Synthesis;
use crate::community::bridge::drafts::{POINT_LIMIT, stamp_of};
use crate::community::bridge::pages::{message_link, tag};
use crate::community::bridge::picks::attached;
use crate::community::bridge::picks::store::Pick;
use crate::foundation::i18n::Lang;
use crate::foundation::page::{Look, parts};
use crate::say;

/// One message, with what can be done with it unless the draft cites it already.
pub(super) fn item(look: &Look<'_>, pick: &Pick, draft: Option<&Synthesis>, used: bool) -> Markup {
    let age = look.base.words.age(&look.person.reader, look.now.seconds_since(pick.at));
    let facts = say!(
        "bridge-desk-source",
        author = pick.name.as_str(),
        number = pick.number,
        // Figure and unit stay on one line.
        age = age.replace(' ', "\u{a0}"),
        requests = pick.requests
    );
    let facts = look.say(&attached::with(facts, pick.attachments));
    let number = format!("P-{}", pick.number);
    html! {
        li class=(if used { "source used" } else { "source" }) id=(number) {
            p class="facts" {
                (tag(pick.language.code())) " "
                @match message_link(look, pick) {
                    Some(link) => a class="facts" href=(link) { (facts) },
                    None => (facts),
                }
            }
            p lang=(pick.language.code()) { (parts::lines(&pick.text)) }
            @if !used {
                // Below the words, which stay in sight while they are translated.
                details class="actions" {
                    summary aria-label=(look.say(&say!("bridge-desk-actions", author = pick.name.as_str()))) { "⋯" }
                    div { (actions(look, pick, draft, &number)) }
                }
            }
        }
    }
}

fn actions(look: &Look<'_>, pick: &Pick, draft: Option<&Synthesis>, number: &str) -> Markup {
    let code = pick.language.code();
    let texts = format!("texts.{code}");
    let text: String = pick.text.chars().take(POINT_LIMIT).collect();
    let skip = html! {
        input name="reason" required maxlength="500" aria-label=(look.t("bridge-desk-skip-reason")) placeholder=(look.t("bridge-desk-skip-reason"));
        button type="submit" { (look.t("bridge-desk-skip")) }
    };
    let others: Vec<&Lang> =
        look.group.languages.iter().filter(|lang| **lang != pick.language).collect();
    let now = html! {
        @for lang in &others {
            label { (look.say(&say!("bridge-desk-now-text", language = *lang)))
                textarea name=(format!("texts.{}", lang.code())) lang=(lang.code()) rows="4" required maxlength=(POINT_LIMIT) {}
            }
        }
        label class="tick facts" { input type="checkbox" name="anyway" value="yes"; " " (look.t("bridge-desk-now-anyway")) }
        button type="submit" class="across" { (look.t("bridge-desk-now-do")) }
        (unsaved(look, "bridge-desk-unsent"))
    };
    let stamp = stamp_of([pick.text.as_str()]);
    html! {
        @if let Some(draft) = draft {
            @let name = format!("S-{}", draft.number);
            (parts::act(look, "bridge point", &[("synthesis", &name), ("from", number), ("position", "only"), ("side", code), (&texts, &text), ("back", &format!("desk/{name}"))], &look.t("bridge-desk-use"), ""))
        }
        details class="sure" data-keep=(kept(look, &format!("{number}/now"))) { summary { (look.t("bridge-desk-now")) }
            (parts::form(look, "bridge now", &[("pick", number), ("seen", &stamp), ("back", "desk")], &now)) }
        details class="sure" { summary { (look.t("bridge-desk-skip-open")) }
            (parts::form(look, "bridge skip", &[("pick", number), ("back", "desk")], &skip)) }
    }
}
