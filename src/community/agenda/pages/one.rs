//! The page of one process: what it is and why it matters, what is due and whose it is, who does what, papers,
//! notes and the stages it went through.

use maud::{Markup, html};

use super::forms;
use crate::community::agenda::EDITORS;
use crate::community::agenda::actions::store as actions;
use crate::community::agenda::ladder::store as milestones;
use crate::community::agenda::processes::showing::{facts, milestone, stale_before};
use crate::community::agenda::processes::store::{self, beside, seats};
use crate::community::agenda::processes::{Process, What, around, duties};
use crate::community::agenda::templates;
use crate::community::agenda::templates::rules::Template;
use crate::community::people::{self, members::store as members};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::page::{Look, View, parts};
use crate::foundation::talk::MemberId;
use crate::{refuse, say};

/// How many notes stand on the page.
const NOTES: i64 = 50;
/// How many actions do.
const OWED: usize = 20;

/// See the file.
pub(super) async fn process(look: &mut Look<'_>, slug: &str) -> Result<View> {
    let group = look.group.clone();
    let Some(one) = store::by_slug(look.tx, &group.id, slug).await? else {
        return refuse!("agenda-no-process", slug = slug.chars().take(40).collect::<String>());
    };
    let lang = look.lang().clone();
    let template = templates::of(look.tx, &group.id, &one.kind).await?;
    let stale = stale_before(look.tx, look.base, &group.id, look.now).await?;
    let title = look.say(&say!("agenda-title", name = one.named(&lang)));
    let editor = look.person.may(EDITORS);
    let steps = steps(look, &one, &template, editor).await?;
    let seats = seated(look, &one).await?;
    let related = related(look, &one).await?;
    let owed = owed(look, &one).await?;
    let papers = papers(look, &one).await?;
    let notes = notes(look, &one).await?;
    let history = history(look, &one, &template).await?;
    let panels = look.panels("process", &one.id).await?;
    let all =
        if editor { members::all(look.tx, Some(group.id.as_str())).await? } else { Vec::new() };
    let body = html! {
        p { a class="facts" href=(look.path("agenda")) { (look.t("page-agenda")) } }
        h1 { (title) }
        ul class="facts" {
            @for fact in facts(&one, &template, &lang) { li { (look.say(&fact)) } }
            @if let Some(link) = &one.link { li { a href=(link) rel="noopener" { (link) } } }
        }
        @if one.ended.is_none() && one.last < stale {
            @let at = Value::Day(one.day(one.last).to_string());
            p class="warned" { (look.say(&say!("agenda-stale-since", at = at))) }
        }
        (texts(look, &one))
        (steps)
        @for panel in &panels { (panel) }
        (seats)
        (owed)
        (papers)
        (related)
        (notes)
        (history)
        @if one.ended.is_none() { (forms::calendar(look, Some(&one))) }
        @if editor { (forms::change(look, &one, &template, &all)) }
    };
    Ok(View { title, body, class: "page" })
}

/// Why it matters and how it stands, in every language of the group side by side.
fn texts(look: &Look<'_>, one: &Process) -> Markup {
    let has = |what| one.texts.keys().any(|(kind, _)| *kind == what);
    html! {
        @for what in [What::Why, What::Status] {
            @if has(what) {
                section {
                    h2 { (look.t(&format!("agenda-about-{}", what.code()))) }
                    div class="texts" {
                        @for lang in own_first(look) {
                            article class="plain" lang=(lang.code()) {
                                @match one.texts.get(&(what, lang.clone())) {
                                    Some(text) => p { (parts::lines(text)) },
                                    None => p class="soft" lang=(look.lang().code()) {
                                        (look.say(&say!("agenda-lacks-text", language = lang)))
                                    },
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The languages of the group, the reader's first.
fn own_first<'l>(look: &'l Look<'_>) -> impl Iterator<Item = &'l Lang> {
    let own = look.group.languages.iter().filter(|lang| *lang == look.lang());
    own.chain(look.group.languages.iter().filter(|lang| *lang != look.lang()))
}

async fn steps(
    look: &mut Look<'_>,
    one: &Process,
    template: &Template,
    editor: bool,
) -> Result<Markup> {
    let (group, lang, me) = (look.group.clone(), look.lang().clone(), look.person.id.clone());
    let all = milestones::of(look.tx, &one.id).await?;
    let mut rows = Vec::new();
    for step in &all {
        let at = (look.now, &lang);
        let (line, tone) = milestone(look.tx, look.base, (&group, template), step, at).await?;
        let mine = editor || duties::owners(look.tx, &group, step).await?.contains(&me);
        rows.push(html! {
            li class=(parts::tone(tone)) {
                span { (look.say(&line)) }
                @if mine && one.ended.is_none() { " " (forms::step(look, one, step)) }
            }
        });
    }
    Ok(html! {
        section id="steps" {
            h2 { (look.t("agenda-steps")) }
            @if rows.is_empty() { p class="empty" { (look.t("agenda-steps-none")) } }
            @else { ol class="steps" { @for row in &rows { (row) } } }
        }
    })
}

async fn seated(look: &mut Look<'_>, one: &Process) -> Result<Markup> {
    let mut rows = Vec::new();
    for seat in seats::of(look.tx, &one.id).await? {
        let who = match &seat.member {
            Some(member) => people::named(look.tx, look.base, member).await?,
            None => Say::new("agenda-vacant").into(),
        };
        let line = say!("agenda-seat", duty = duties::called(&seat.duty), who = who);
        rows.push((seat.member.is_none(), look.say(&line)));
    }
    Ok(html! {
        section id="duties" {
            h2 { (look.t("agenda-duties")) }
            @if rows.is_empty() { p class="empty" { (look.t("agenda-duties-none")) } }
            @else { ul { @for (vacant, row) in &rows { li class=(if *vacant { "warn" } else { "" }) { (row) } } } }
        }
    })
}

/// What somebody owes for it.
async fn owed(look: &mut Look<'_>, one: &Process) -> Result<Markup> {
    let mut rows = Vec::new();
    let mut all = actions::of_process(look.tx, &one.id).await?;
    // What is still owed first; the page of the actions has the rest.
    all.sort_by_key(|action| !action.is_open());
    let more = all.len().saturating_sub(OWED);
    for action in all.iter().take(OWED) {
        rows.push(super::owed::row(look, action).await?);
    }
    Ok(html! {
        @if !rows.is_empty() {
            section id="actions" {
                h2 { (look.t("page-actions")) }
                ol class="steps" { @for row in &rows { (row) } }
                @if more > 0 { p class="facts" { (look.say(&say!("agenda-list-more", count = more))) } }
            }
        }
    })
}

async fn related(look: &mut Look<'_>, one: &Process) -> Result<Markup> {
    let lang = look.lang().clone();
    let mut rows = Vec::new();
    for (relation, from, to) in beside::relations(look.tx, &one.id).await? {
        let outward = from == one.id;
        let other = store::find(look.tx, if outward { &to } else { &from }).await?;
        let Some(other) = other else { continue };
        let label = look.say(&around::relation(&relation, outward));
        let name = look.say(&say!("agenda-title", name = other.named(&lang)));
        rows.push((label, look.path(&format!("agenda/{}", other.slug)), name));
    }
    Ok(html! {
        @if !rows.is_empty() {
            section id="related" {
                h2 { (look.t("agenda-related")) }
                ul { @for (label, to, name) in &rows { li { (label) ": " a href=(to) { (name) } } } }
            }
        }
    })
}

async fn papers(look: &mut Look<'_>, one: &Process) -> Result<Markup> {
    let all = beside::papers(look.tx, &one.id).await?;
    let mut numbers: Vec<(i64, String)> =
        all.iter().map(|paper| (paper.number, look.say(&around::called(one, paper)))).collect();
    numbers.dedup();
    Ok(html! {
        @if !numbers.is_empty() {
            section id="documents" {
                h2 { (look.t("agenda-documents")) }
                ul { @for (number, title) in &numbers { li {
                    (title)
                    @for paper in all.iter().filter(|one| one.number == *number) {
                        " · " @let line = look.say(&around::paper(paper));
                        @match &paper.address {
                            Some(to) => a href=(to) rel="noopener" { (line) },
                            None => span class="warn" { (line) },
                        }
                    }
                } } }
            }
        }
    })
}

async fn name(look: &mut Look<'_>, member: Option<&MemberId>) -> Result<String> {
    let who = people::named_or_gone(look.tx, look.base, member).await?;
    Ok(look.say(&say!("verbatim", text = who)))
}

async fn notes(look: &mut Look<'_>, one: &Process) -> Result<Markup> {
    let (all, count) = beside::notes(look.tx, &one.id, NOTES).await?;
    let mut rows = Vec::new();
    for note in all.iter().filter(|note| !note.text.is_empty()) {
        let who = name(look, note.by.as_ref()).await?;
        let facts = look.say(&say!("agenda-note-by", who = who, at = note.at));
        rows.push(html! {
            li { p lang=(note.language.code()) { (parts::lines(&note.text)) } p class="facts" { (facts) } }
        });
    }
    let more = usize::try_from(count).unwrap_or(0).saturating_sub(all.len());
    Ok(html! {
        section id="notes" {
            h2 { (look.t("agenda-notes")) }
            @if rows.is_empty() { p class="empty" { (look.t("agenda-notes-none")) } }
            @else { ol class="list" { @for row in &rows { (row) } } }
            @if more > 0 { p class="facts" { (look.say(&say!("agenda-notes-more", count = more))) } }
            (forms::note(look, one))
        }
    })
}

async fn history(look: &mut Look<'_>, one: &Process, template: &Template) -> Result<Markup> {
    let lang = look.lang().clone();
    let mut rows = Vec::new();
    for stage in beside::stages(look.tx, &one.id).await?.iter().rev() {
        let line = around::stage(look.tx, look.base, template, stage, &lang).await?;
        rows.push((look.say(&line), stage.note.clone()));
    }
    Ok(html! {
        section id="history" {
            h2 { (look.t("agenda-history")) }
            ol class="list" { @for (line, note) in &rows { li {
                (line) @if let Some(note) = note { p class="facts" { (note) } }
            } } }
        }
    })
}
