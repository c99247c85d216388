//! One statement: its sections in every language side by side, what is still missing, comments under them,
//! minority views, versions and how they differ, and what the reader can do.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{forms, paper, versions};
use crate::community::agenda::processes::store as processes;
use crate::community::agenda::processes::{Process, day_in};
use crate::community::people::named_or_gone;
use crate::community::statements::comparing::comparable;
use crate::community::statements::drafting::may_write;
use crate::community::statements::exports::FORMS;
use crate::community::statements::said::about;
use crate::community::statements::sending::{missing, worded};
use crate::community::statements::store::voices::{self, Comment};
use crate::community::statements::store::{self, Row, Statement};
use crate::community::translation::twin::{asked::Known, pages};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::page::{Look, View, parts};
use crate::foundation::talk::{MemberId, Role, Who};
use crate::{refuse, say};

/// How many comments stand on a page, beside those that wait for an answer.
const COMMENTS: usize = 60;

/// The part of a path under which the languages are held against each other.
const TWIN: &str = "twin";

/// Whether the reader writes in the statement of a process.
pub(super) async fn writer(look: &mut Look<'_>, process: &str) -> Result<bool> {
    let person = look.person.clone();
    may_write(look.tx, &person, process).await
}

/// What the path names: a statement, a version of it, or its languages held against each other.
pub(super) async fn page(look: &mut Look<'_>, slug: &str) -> Result<View> {
    let group = look.group.id.clone();
    let process = processes::by_slug(look.tx, &group, slug).await?;
    let Some(process) = process else { return refuse!("statements-none", slug = slug) };
    let Some(one) = store::of_process(look.tx, &process.id).await? else {
        return refuse!("statements-none", slug = slug);
    };
    let title = look.say(&say!("agenda-title", name = process.named(look.lang())));
    match look.rest.get(1).map(String::as_str) {
        None => statement(look, &process, &one, &title).await,
        Some(TWIN) => twin(look, &one, &title).await,
        Some(number) => {
            let number = number.parse().unwrap_or(0);
            versions::page(look, &one, (&title, number)).await
        }
    }
}

/// The languages of a text held against each other, paragraph by paragraph.
async fn twin(look: &mut Look<'_>, one: &Statement, title: &str) -> Result<View> {
    let group = look.group.clone();
    let texts = comparable(look.tx, &group, one).await?;
    let known = Known::of(look.tx, &group).await?;
    // Long texts take a while: nobody else waits for them.
    let compared = tokio::task::spawn_blocking(move || known.each(&texts)).await?;
    let body = html! {
        p { a class="facts" href=(look.path(&format!("statements/{}", one.slug))) { (title) } }
        h1 { (look.t("statements-twin")) }
        @for result in &compared {
            @match result {
                Ok(report) => (pages::shown(look, report, false)),
                Err(unfit) => p class="warned" { (look.say(&unfit.say())) },
            }
        }
    };
    Ok(View { title: title.to_owned(), body, class: "page" })
}

async fn statement(
    look: &mut Look<'_>,
    process: &Process,
    one: &Statement,
    title: &str,
) -> Result<View> {
    let (slug, lang) = (process.slug.as_str(), look.lang().clone());
    let may_end = writer(look, &process.id).await?;
    let writer = may_end && one.submitted.is_none();
    let rows = store::sections(look.tx, &one.id).await?;
    let comments = voices::all(look.tx, &one.id).await?;
    let mut names = Names::default();
    let spoken = spoken(look, (slug, writer), (&rows, &comments), &mut names).await?;
    let (views, mine) = views(look, one, &mut names).await?;
    let versions = versions::lately(look, one).await?;
    let changes = versions::changes(look, one, &rows, versions.first()).await?;
    let history = versions::history(look, (one, &mut names), &versions).await?;
    let lacks = lacks(look, one, &rows, &comments);
    let outcome = store::outcome(look.tx, &one.id).await?;
    let body = html! {
        p { a class="facts" href=(look.path(&format!("agenda/{slug}"))) { (look.t("page-agenda")) " · " (slug) } }
        h1 { (look.t("page-statement")) " · " (process.title(&lang)) }
        (facts(look, one))
        @if let Some((own, text)) = outcome.get_key_value(&lang).or_else(|| outcome.iter().next()) {
            section id="outcome" {
                h2 { (look.t("statements-outcome")) }
                p lang=(own.code()) { (parts::lines(text)) }
            }
        }
        (lacks)
        (sections(look, slug, &rows, writer))
        (spoken)
        @if one.submitted.is_none() { (forms::comment(look, slug, rows.len())) }
        (views)
        @if one.submitted.is_none() { (forms::minority(look, slug, mine)) }
        @if look.person.may(Who::Any(&[Role::Chair])) && one.submitted.is_none() {
            section id="level" { h2 { (look.t("statements-cover-level")) }
                (forms::level(look, slug, one.level.as_ref().map(|(level, _, _)| level.as_str()))) }
        }
        (changes)
        (history)
        (files(look, slug))
        @if may_end { (forms::steps(look, slug, one.submitted.is_some())) }
    };
    Ok(View { title: title.to_owned(), body, class: "page" })
}

/// The day it is for the group, as ISO.
pub(super) fn today(look: &Look<'_>) -> String {
    day_in(look.now, &look.group.zone).to_string()
}

pub(super) fn facts(look: &Look<'_>, one: &Statement) -> Markup {
    html! {
        ul class="facts" {
            @let state = one.state_on(&today(look));
            li { (look.t(&format!("statements-state-{state}"))) }
            @if let Some(number) = &one.number { li { (look.t("statements-cover-number")) ": " (number) } }
            @if let Some(until) = one.call_until.as_ref().filter(|_| state == "call") {
                li { a href=(format!("{}#comments", look.path(&format!("statements/{}", one.slug)))) {
                    (look.say(&say!("statements-call-until", day = Value::Day(until.clone())))) } }
            }
            @if let Some((level, _, _)) = &one.level {
                @let level = Say::new(format!("statements-level-{level}"));
                li { (look.say(&say!("statements-level-is", level = level))) }
            }
            @if let Some(advice) = one.advice {
                li { (look.t("statements-cover-advice")) ": "
                    (look.t(if advice { "choice-advice-yes" } else { "choice-advice-no" })) }
            }
        }
    }
}

fn lacks(look: &Look<'_>, one: &Statement, rows: &[Row], comments: &[Comment]) -> Markup {
    if one.submitted.is_some() {
        return html! {};
    }
    let sections: Vec<_> = rows.iter().map(|row| row.section.clone()).collect();
    // Whether it is also Advice is asked when it goes out.
    let found = missing(one, &sections, comments, (&look.group.languages, true));
    html! {
        @if !found.is_empty() {
            div class="warned" {
                p { (look.t("statements-lacks-before")) }
                ul { @for lack in &found { li { (look.say(&worded(lack))) } } }
            }
        }
    }
}

fn sections(look: &Look<'_>, slug: &str, rows: &[Row], writer: bool) -> Markup {
    html! {
        section id="sections" {
            h2 { (look.t("statements-sections")) }
            @if rows.is_empty() { p class="empty" { (look.t("statements-sections-none")) } }
            @for row in rows {
                div class="part" id=(format!("section-{}", row.section.number)) {
                    h3 { (look.say(&say!("statements-section", number = row.section.number))) }
                    div class="texts" {
                        @for lang in &look.group.languages {
                            article class="plain set" lang=(lang.code()) {
                                (tag(lang))
                                @match row.section.texts.get(lang) {
                                    Some(text) => (paper::text(text, 4)),
                                    None => p class="soft" lang=(look.lang().code()) {
                                        (look.say(&say!("agenda-lacks-text", language = lang))) },
                                }
                            }
                        }
                    }
                    @if writer { details class="fold" { summary { (look.say(&say!("statements-do-edit", number = row.section.number))) } (forms::section(look, slug, Some(row))) (forms::drop(look, slug, row)) } }
                }
            }
            @if look.group.languages.len() > 1 && !rows.is_empty() {
                p { a href=(look.path(&format!("statements/{slug}/{TWIN}"))) { (look.t("statements-twin")) } }
            }
            @if writer { details class="fold" open[rows.is_empty()] { summary { (look.t("statements-do-add")) } (forms::section(look, slug, None)) } }
        }
    }
}

/// A language as a sign.
pub(super) fn tag(lang: &Lang) -> Markup {
    let code = lang.code();
    html! { span class="tag" data-lang=(code) aria-hidden="true" { (code.to_uppercase()) } }
}

/// What people are called, each looked up once.
#[derive(Default)]
pub(super) struct Names(BTreeMap<Option<MemberId>, String>);

impl Names {
    /// What somebody is called; what is said of one who has gone, else.
    pub(super) async fn of(
        &mut self,
        look: &mut Look<'_>,
        member: Option<&MemberId>,
    ) -> Result<String> {
        let key = member.cloned();
        if let Some(known) = self.0.get(&key) {
            return Ok(known.clone());
        }
        let who = named_or_gone(look.tx, look.base, member).await?;
        let name = look.say(&say!("verbatim", text = who));
        self.0.insert(key, name.clone());
        Ok(name)
    }
}

async fn spoken(
    look: &mut Look<'_>,
    (slug, writer): (&str, bool),
    (sections, comments): (&[Row], &[Comment]),
    names: &mut Names,
) -> Result<Markup> {
    let mut rows = Vec::new();
    let texts: Vec<_> = sections.iter().map(|row| row.section.clone()).collect();
    let all: Vec<&Comment> = comments.iter().filter(|one| !one.text.is_empty()).collect();
    // What waits for an answer stands here however old it is, the newest of it if that is too much.
    let late = all.len().saturating_sub(COMMENTS);
    let shown = all.iter().enumerate().filter(|(at, one)| *at >= late || one.is_open());
    let mut shown: Vec<&Comment> = shown.map(|(_, one)| *one).collect();
    shown.drain(..shown.len().saturating_sub(2 * COMMENTS));
    let more = all.len() - shown.len();
    for one in shown {
        let who = names.of(look, one.by.as_ref()).await?;
        let about = about(one, &texts).map(|about| look.say(&about));
        let facts =
            look.say(&say!("statements-comment-by", number = one.number, who = who, at = one.at));
        let answered = match &one.answer {
            Some(answer) => {
                let who = names.of(look, one.answered_by.as_ref()).await?;
                Some((look.say(&say!("statements-answer-by", who = who)), answer))
            }
            None => None,
        };
        rows.push(html! {
            li {
                p class="facts" { (tag(&one.language)) " " (facts) @if let Some(about) = &about { " · " (about) } }
                p lang=(one.language.code()) { (parts::lines(&one.text)) }
                @if let Some((by, answer)) = &answered {
                    p class="facts" { (by) }
                    blockquote { (parts::lines(answer)) }
                }
                @if writer && one.answer.is_none() { (forms::answer(look, slug, one)) }
            }
        });
    }
    Ok(html! {
        section id="comments" {
            h2 { (look.t("statements-comments")) }
            @if rows.is_empty() { p class="empty" { (look.t("statements-comments-none")) } }
            @else { ol class="list" { @for row in &rows { (row) } } }
            @if more > 0 { p class="facts" { (look.say(&say!("statements-comments-more", count = more))) } }
        }
    })
}

/// The minority views, and whether one of them is the reader's.
async fn views(look: &mut Look<'_>, one: &Statement, names: &mut Names) -> Result<(Markup, bool)> {
    let (mut rows, mut mine) = (Vec::new(), false);
    for view in voices::views(look.tx, &one.id).await? {
        mine |= view.by.as_ref() == Some(&look.person.id);
        let who = names.of(look, view.by.as_ref()).await?;
        let own = view.texts.get_key_value(look.lang()).or_else(|| view.texts.iter().next());
        let text = own.map(
            |(lang, text)| html! { div class="set" lang=(lang.code()) { (paper::text(text, 3)) } },
        );
        rows.push(html! { li { p class="facts" { (who) } @if let Some(text) = text { (text) } } });
    }
    let made = html! {
        @if !rows.is_empty() {
            section id="views" { h2 { (look.t("statements-cover-annex")) } ol class="list" { @for row in &rows { (row) } } }
        }
    };
    Ok((made, mine))
}

fn files(look: &Look<'_>, slug: &str) -> Markup {
    let back = format!("statements/{slug}");
    html! {
        section id="files" {
            h2 { (look.t("statements-files")) }
            div class="row" {
                @for form in FORMS {
                    @let fields = [("process", slug), ("form", form), ("back", back.as_str())];
                    (parts::download(look, "statement export", &fields, &look.t(&format!("choice-paper-form-{form}"))))
                }
            }
        }
    }
}
