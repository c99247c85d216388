//! One synthesis: its text in every language side by side, who was quoted, objections, answers,
//! history; and what the reader can do.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{class, languages, message_link, tag};
use crate::community::bridge::drafts::position_words;
use crate::community::bridge::drafts::store::{self as drafts, Synthesis};
use crate::community::bridge::picks::store as picks;
use crate::community::bridge::published::card::people_count;
use crate::community::bridge::published::changed_points;
use crate::community::bridge::published::store::{self as editions, Edition};
use crate::community::bridge::rules::{self, Position};
use crate::community::bridge::voices::store as voices;
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader, Say, Value};
use crate::foundation::page::{Look, View, parts};
use crate::foundation::talk::{MemberId, Role, Who};
use crate::{refuse, say};

async fn name(look: &mut Look<'_>, member: &MemberId) -> Result<String> {
    let name = people::named(look.tx, look.base, member).await?;
    Ok(look.say(&say!("verbatim", text = name)))
}

/// The page of one synthesis.
pub(super) async fn synthesis(look: &mut Look<'_>, number: i64) -> Result<View> {
    let id = look.group.id.clone();
    let found = drafts::numbered(look.tx, &id, number).await?.filter(|one| one.edition > 0);
    let Some(one) = found else { return refuse!("bridge-no-synthesis") };
    let all = editions::all(look.tx, &one.id).await?;
    let Some(now) = all.last() else { return refuse!("bridge-no-synthesis") };
    let lang = look.lang().clone();
    let title = now.body.titles.get(&lang).or_else(|| now.body.titles.values().next());
    let heading = format!("S-{number} · {}", title.cloned().unwrap_or_default());
    let author = name(look, &now.author).await?;
    let quoted = quoted(look, now).await?;
    let objections = objections(look, &one).await?;
    let responses = responses(look, &one).await?;
    let history = history(look, &all).await?;
    let drafted = drafted(look, now).await?;
    let can = can(look, &one, now).await?;
    let body = html! {
        p { a class="facts" href=(look.path("syntheses")) { (look.t("page-syntheses")) } }
        h1 { (heading) }
        p class="soft" { (look.say(&say!("bridge-one-facts", at = now.at, author = author))) }
        @for line in &drafted { p class="facts" { (look.say(line)) } }
        @if one.state == "withdrawn" {
            p class="warned" { (look.say(&say!("bridge-card-withdrawn", reason = one.reason.clone().unwrap_or_default()))) }
        }
        @if let Some(stale) = one.stale { p class="warned" { (look.say(&say!("bridge-card-stale-why", at = stale))) } }
        div class="texts" { (texts(look, now)) }
        @if one.state != "withdrawn" { (confirming(look, &can)) }
        (objections)
        (responses)
        @if one.state != "withdrawn" { (actions(look, &can, now)) }
        (quoted)
        (history)
    };
    Ok(View { title: heading, body, class: "page" })
}

/// Which texts began as a machine's draft, by language, and who stands for them.
async fn drafted(look: &mut Look<'_>, edition: &Edition) -> Result<Vec<Say>> {
    let mut lines = Vec::new();
    for lang in &look.group.languages.clone() {
        let texts = edition.body.drafted.iter().filter(|one| one.language == *lang);
        let (mut points, mut engines, mut names) = (0, BTreeSet::new(), Vec::new());
        let mut by = BTreeSet::new();
        for one in texts {
            points += 1;
            engines.insert(one.engine.as_str());
            by.extend(&one.by);
        }
        for member in by {
            names.push(people::named(look.tx, look.base, member).await?);
        }
        let engines: Vec<Value> = engines.into_iter().map(Value::from).collect();
        if points > 0 {
            lines.push(say!(
                "bridge-one-drafted",
                language = lang,
                points = points,
                engines = engines,
                names = names
            ));
        }
    }
    Ok(lines)
}

/// An edition in every language of the group, the reader's first.
pub(in crate::community::bridge) fn texts(look: &Look<'_>, edition: &Edition) -> Markup {
    html! { @for lang in languages(look) { (text(look, edition, lang)) } }
}

fn text(look: &Look<'_>, edition: &Edition, lang: &Lang) -> Markup {
    // A text is labelled in its own language, as its room sees it.
    let reader = Reader::new(lang.clone(), &look.group.zone);
    html! {
        article class="card" lang=(lang.code()) {
            p { (tag(lang.code())) }
            dl class="points" {
                @for point in &edition.body.points {
                    div class=(class(point)) {
                        dt { (look.base.words.say(&reader, &position_words(point.position, point.language.as_ref(), lang))) }
                        dd {
                            (point.texts.get(lang).cloned().unwrap_or_default()) " "
                            a class="facts" href="#people" { (look.base.words.say(&reader, &people_count(point))) }
                        }
                    }
                }
            }
        }
    }
}

async fn quoted(look: &mut Look<'_>, edition: &Edition) -> Result<Markup> {
    let mut rows = Vec::new();
    for point in &edition.body.points {
        for source in &point.sources {
            let Some(pick) = picks::find(look.tx, &source.pick_id).await? else { continue };
            let author =
                if pick.name.is_empty() { look.t("people-gone") } else { pick.name.clone() };
            let link = message_link(look, &pick);
            // The words the synthesis rests on, whole, and that they were changed since.
            let edited = pick.quoted.as_ref().is_some_and(|quoted| *quoted != pick.text);
            let words = pick.quoted.filter(|words| !words.is_empty()).or(Some(pick.text));
            let words = words.filter(|words| !words.is_empty());
            let words = words.unwrap_or_else(|| look.t("bridge-words-gone"));
            let position = look.t(&format!("bridge-position-{}", point.position.code()));
            rows.push(html! {
                tr {
                    th scope="row" data-name=(look.t("people-person")) { (author) }
                    td data-name=(look.t("bridge-one-message")) {
                        (tag(pick.language.code())) " "
                        @match link {
                            Some(link) => a href=(link) lang=(pick.language.code()) { (words) },
                            None => span lang=(pick.language.code()) { (words) },
                        }
                        @if edited { " " span class="facts" { (look.t("bridge-words-edited")) } }
                        @if pick.attachments > 0 { " " span class="facts" { (look.say(&say!("bridge-attached-only", count = pick.attachments))) } }
                    }
                    td data-name=(look.t("bridge-one-point")) { (position) }
                }
            });
        }
    }
    let people = rules::quoted(&edition.body.points);
    Ok(html! {
        section id="people" {
            h2 { (look.t("bridge-one-quoted")) " "
                span class="soft" { (look.say(&say!("bridge-one-quoted-count", people = people, messages = rows.len()))) } }
            table class="stack" {
                thead { tr {
                    th { (look.t("people-person")) }
                    th { (look.t("bridge-one-message")) }
                    th { (look.t("bridge-one-point")) }
                } }
                tbody { @for row in &rows { (row) } }
            }
        }
    })
}

/// The objections, each with its answer or, for the bridge person, the field to answer it in.
async fn objections(look: &mut Look<'_>, one: &Synthesis) -> Result<Markup> {
    let bridge = one.state != "withdrawn" && look.person.may(Who::Any(&[Role::Bridge]));
    let (synthesis, back) = (format!("S-{}", one.number), format!("syntheses/S-{}", one.number));
    let all = voices::objections(look.tx, &one.id).await?;
    if all.is_empty() {
        return Ok(html! {});
    }
    let open = all.iter().filter(|objection| objection.answer.is_none());
    let me = look.person.id.as_str();
    let mine = open.clone().filter(|objection| objection.member.as_str() == me).count();
    let open = open.count();
    let mut items = Vec::new();
    for objection in &all {
        let by = name(look, &objection.member).await?;
        items.push(html! {
            li value=(objection.number) {
                p { (objection.text) }
                p class="facts" { (look.say(&say!("bridge-one-objection-by", name = by, language = &objection.language, at = objection.at))) }
                @match &objection.answer {
                    Some(answer) => blockquote { (answer) },
                    None => p class="facts warn" { (look.t("bridge-one-objection-open")) },
                }
                @if bridge && objection.answer.is_none() {
                    @let number = objection.number.to_string();
                    details { summary class="open" { (look.t("bridge-one-settle")) }
                        div class="form" { (parts::form(look, "answer", &[("synthesis", &synthesis), ("objection", &number), ("back", &back)], &html! {
                            label { (look.t("bridge-one-settle-label")) textarea name="text" id=(format!("settle-{number}")) rows="3" required maxlength="1000" {} }
                            div class="row" { button type="submit" { (look.t("bridge-one-settle-do")) } }
                        })) } }
                }
            }
        });
    }
    Ok(html! {
        section id="objections" {
            h2 { (look.t("bridge-one-objections")) " "
                span class="soft" { (look.say(&say!("bridge-one-open", count = open))) } }
            ol class="list tight" { @for item in &items { (item) } }
            @if mine > 0 && one.state != "withdrawn" {
                (parts::act(look, "object", &[("synthesis", &synthesis), ("text", "-"), ("back", &back)], &look.say(&say!("bridge-one-take-back", count = mine)), ""))
            }
        }
    })
}

async fn responses(look: &mut Look<'_>, one: &Synthesis) -> Result<Markup> {
    let all = voices::responses(look.tx, &one.id).await?;
    if all.is_empty() {
        return Ok(html! {});
    }
    let mut items = Vec::new();
    for response in &all {
        let by = name(look, &response.member).await?;
        items.push(html! {
            li {
                p lang=(response.language.code()) { (response.text) }
                p class="facts" { (look.say(&say!("bridge-one-objection-by", name = by, language = &response.language, at = response.at))) }
            }
        });
    }
    Ok(html! {
        section id="answers" {
            h2 { (look.t("bridge-one-answers")) }
            ol class="list tight" { @for item in &items { (item) } }
        }
    })
}

/// What this reader can do here and now; what could only be refused is not offered.
struct Can {
    /// The synthesis, as it is typed.
    name: String,
    /// Its page.
    back: String,
    /// The reader is quoted here.
    quoted: bool,
    /// What the reader may confirm for their room, by its number and its words.
    holds: Vec<(i64, String)>,
    /// The room the reader speaks for.
    room: Lang,
    /// The reader is a bridge person.
    bridge: bool,
}

async fn can(look: &mut Look<'_>, one: &Synthesis, now: &Edition) -> Result<Can> {
    let own = look.lang().clone();
    let spoken = look.group.languages.iter().find(|lang| **lang == own);
    let room = spoken.or(look.group.languages.first()).unwrap_or(&own).clone();
    let me = look.person.id.as_str();
    let quoted = now.body.points.iter().flat_map(|point| &point.sources);
    let quoted = quoted.map(|source| source.author.as_str()).any(|author| author == me);
    let rows = drafts::points(look.tx, &one.id).await?;
    let published = &now.body.points;
    let holds = rows.iter().filter(|row| {
        !row.point.confirmed.contains(&room)
            && rules::may_confirm(&row.point, &room, me, row.changed_by.as_str(), published)
    });
    let words = |row: &drafts::Row| row.point.texts.get(&own).cloned().unwrap_or_default();
    let holds = holds.map(|row| (row.point.number, words(row))).collect();
    Ok(Can {
        name: format!("S-{}", one.number),
        back: format!("syntheses/S-{}", one.number),
        quoted,
        holds,
        room,
        bridge: look.person.may(Who::Any(&[Role::Bridge])),
    })
}

/// Saying yes: to being quoted, or for one's room to a point that it has not said itself.
fn confirming(look: &Look<'_>, can: &Can) -> Markup {
    let fields = [("synthesis", can.name.as_str()), ("back", can.back.as_str())];
    html! {
        @if can.quoted {
            section id="meant" {
                h2 { (look.t("bridge-one-meant")) }
                (parts::act(look, "confirm", &fields, &look.t("bridge-one-confirm"), ""))
            }
        }
        @if !can.holds.is_empty() {
            section id="holds" {
                h2 { (look.say(&say!("bridge-one-holds", language = &can.room))) }
                ul class="list tight" {
                    @for (number, words) in &can.holds {
                        @let number = number.to_string();
                        li {
                            p { (words) }
                            (parts::act(look, "confirm", &[fields[0], ("point", &number), fields[1]], &look.t("bridge-one-holds-do"), ""))
                        }
                    }
                }
            }
        }
    }
}

fn actions(look: &Look<'_>, can: &Can, now: &Edition) -> Markup {
    let (name, back) = (can.name.as_str(), can.back.as_str());
    let fields = [("synthesis", name), ("back", back)];
    let write = |id: &str, label: String, button: String| {
        html! {
            label { (label) textarea name="text" id=(id) rows="3" required maxlength="1000" {} }
            div class="row" { button type="submit" { (button) } }
        }
    };
    let questions = now.body.points.iter().filter(|point| {
        point.position == Position::Question && point.language.as_ref() == Some(&can.room)
    });
    html! {
        div class="halves" {
            section id="object" {
                h2 { (look.t("bridge-one-object")) }
                div class="form" { (parts::form(look, "object", &fields, &write("object-text", look.t("bridge-one-object-label"), look.t("bridge-one-object-do")))) }
                p class="facts" { (look.t("bridge-one-object-about")) }
            }
            @for point in questions {
                @let number = point.number.to_string();
                section {
                    h2 { (look.say(&say!("bridge-one-answer", language = point.language.as_ref().map_or(Value::Text(String::new()), |lang| Value::Language(lang.clone()))))) }
                    p { (point.texts.get(look.lang()).cloned().unwrap_or_default()) }
                    div class="form" { (parts::form(look, "answer", &[("synthesis", name), ("point", &number), ("back", back)], &write(&format!("answer-{number}"), look.t("bridge-one-answer-label"), look.t("bridge-one-answer-do")))) }
                }
            }
            @if can.bridge { (for_bridge(look, can)) }
        }
    }
}

fn for_bridge(look: &Look<'_>, can: &Can) -> Markup {
    let (name, back) = (can.name.as_str(), can.back.as_str());
    let desk = format!("desk/{name}");
    html! {
        section {
            h2 { (look.t("bridge-one-bridge")) }
            div class="row" {
                (parts::act(look, "bridge revise", &[("synthesis", name), ("back", &desk)], &look.t("bridge-one-revise"), ""))
            }
            details { summary class="open" { (look.t("bridge-one-withdraw")) }
                div class="form" { (parts::form(look, "bridge withdraw", &[("synthesis", name), ("back", back)], &html! {
                    label { (look.t("bridge-one-withdraw-reason")) input name="reason" required maxlength="500"; }
                    div class="row" { button type="submit" class="bad" { (look.t("bridge-one-withdraw-do")) } }
                })) } }
        }
    }
}

async fn history(look: &mut Look<'_>, all: &[Edition]) -> Result<Markup> {
    let mut items = Vec::new();
    let mut before: Option<&Edition> = None;
    for edition in all {
        let by = name(look, &edition.author).await?;
        let line = say!(
            "bridge-history-line",
            edition = edition.edition,
            at = edition.at,
            by = by,
            points = edition.body.points.len(),
            changed = changed_points(before, edition)
        );
        items.push(look.say(&line));
        before = Some(edition);
    }
    Ok(html! {
        section id="history" {
            h2 { (look.t("bridge-one-history")) }
            ol class="list tight" { @for item in &items { li { p { (item) } } } }
        }
    })
}
