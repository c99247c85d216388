//! Machine drafts on the desk: the button under a text that is missing, what is the machine's and who
//! stands for what, and the buttons to approve it and to have it translated back. They belong to forms
//! of their own behind the points, since a point is a form already.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::community::bridge::drafts::machine::difference::{Piece, between};
use crate::community::bridge::drafts::machine::learned::Learned;
use crate::community::bridge::drafts::machine::sentences::{Sentence, State, unread};
use crate::community::bridge::drafts::machine::store::{self, Texts};
use crate::community::bridge::drafts::machine::suggested::suggested;
use crate::community::bridge::drafts::machine::{self as drafting, back, filled, from};
use crate::community::bridge::drafts::store::{Row, Synthesis};
use crate::community::glossary::rules::WORDING_LIMIT;
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Value};
use crate::foundation::page::{Look, parts};
use crate::foundation::talk::MemberId;
use crate::say;

/// What the machine wrote of a draft, and who stands for what.
pub(super) struct Machine {
    noted: BTreeMap<String, Texts>,
    names: BTreeMap<MemberId, Value>,
    offered: bool,
    learned: Vec<Learned>,
}

/// One text of one point.
#[derive(Clone, Copy)]
pub(super) struct Text<'t> {
    pub row: &'t Row,
    pub lang: &'t Lang,
}

impl Text<'_> {
    /// What tells it from the others on the page.
    fn id(self) -> String {
        format!("{}-{}", self.row.point.number, self.lang.code())
    }
}

impl Machine {
    /// Reads it.
    pub(super) async fn of(look: &mut Look<'_>, draft: &Synthesis) -> Result<Self> {
        let noted = store::of_synthesis(look.tx, &draft.id).await?;
        let mut by = BTreeSet::new();
        for sentences in noted.values().flat_map(BTreeMap::values) {
            by.extend(sentences.iter().filter_map(|one| one.by.clone()));
        }
        let mut names = BTreeMap::new();
        for member in by {
            let name = people::named(look.tx, look.base, &member).await?;
            names.insert(member, name);
        }
        let group = look.group.clone();
        let learned = suggested(look.tx, &group, look.now).await?;
        Ok(Self { noted, names, offered: drafting::offered(look.base), learned })
    }

    fn sentences(&self, text: Text<'_>) -> Option<&Vec<Sentence>> {
        self.noted.get(&text.row.id)?.get(text.lang)
    }

    /// A machine may draft it, or draft it anew.
    fn may_draft(&self, look: &Look<'_>, text: Text<'_>) -> bool {
        let empty = !filled(text.row, text.lang);
        let all = self.sentences(text).is_some_and(|all| unread(all) == all.len());
        self.offered && (empty || all) && from(text.row, &look.group, text.lang).is_some()
    }

    /// The language a text is translated back into, and stands beside.
    fn back_into(&self, look: &Look<'_>, text: Text<'_>) -> Option<Lang> {
        self.sentences(text).filter(|_| self.offered)?;
        back::into(text.row, &look.group, text.lang)
    }

    /// The class of a side: grey while a machine speaks in it.
    pub(super) fn class(text: Text<'_>) -> &'static str {
        if text.row.point.unread.contains(text.lang) { "side machine" } else { "side" }
    }

    /// What stands under a text.
    pub(super) fn under(&self, look: &Look<'_>, text: Text<'_>) -> Markup {
        let id = text.id();
        html! {
            @match self.sentences(text) {
                None if self.may_draft(look, text) => div class="origin" {
                    button type="submit" form=(format!("pretranslate-{id}")) { (look.t("bridge-desk-pretranslate")) }
                },
                None => {},
                Some(sentences) => div class="origin" { (self.origin(look, text, sentences)) },
            }
            div class="beside" id=(format!("beside-{id}")) aria-live="polite" hidden {}
        }
    }

    fn origin(&self, look: &Look<'_>, text: Text<'_>, sentences: &[Sentence]) -> Markup {
        let (id, left) = (text.id(), unread(sentences));
        let engine = sentences.iter().find_map(|one| one.draft.as_ref());
        let engine = engine.map_or("", |draft| draft.engine.as_str());
        let words =
            say!("bridge-desk-machine", left = left, all = sentences.len(), engine = engine);
        html! {
            p class="facts" { (look.say(&words)) }
            @if left > 0 {
                button type="submit" form=(format!("approve-{id}")) { (look.say(&say!("bridge-desk-approve", language = text.lang))) }
            }
            @if self.back_into(look, text).is_some() {
                button type="submit" class="quiet" form=(format!("back-{id}")) { (look.t("bridge-desk-backtranslate")) }
            }
            @if self.may_draft(look, text) {
                button type="submit" class="quiet" form=(format!("pretranslate-{id}")) { (look.t("bridge-desk-pretranslate-again")) }
            }
            details open[left > 0 && left < sentences.len()] {
                summary class="open" { (look.t("bridge-desk-sentences")) }
                ol class="sentences" {
                    @for (sentence, number) in sentences.iter().zip(1..) {
                        li class=(sentence.state.code()) {
                            span lang=(text.lang.code()) { (worded(look, sentence)) } " "
                            span class="facts" { (self.state(look, sentence)) }
                            @if sentence.state == State::Machine && sentences.len() > 1 {
                                button type="submit" class="quiet" form=(format!("approve-{id}")) name="sentence" value=(number) { (look.t("bridge-desk-approve-one")) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn state(&self, look: &Look<'_>, sentence: &Sentence) -> String {
        let name = sentence.by.as_ref().and_then(|by| self.names.get(by)).cloned();
        let name = name.unwrap_or_else(|| say!("people-gone").into());
        let at = sentence.at;
        look.say(&match (sentence.state, &sentence.draft) {
            (State::Machine, draft) => {
                let engine = draft.as_ref().map_or("", |draft| draft.engine.as_str());
                say!("bridge-desk-sentence-machine", engine = engine)
            }
            (State::Edited, Some(_)) => say!("bridge-desk-sentence-edited", name = name, at = at),
            (State::Edited, None) => say!("bridge-desk-sentence-added", name = name, at = at),
            (State::Approved, _) => say!("bridge-desk-sentence-approved", name = name, at = at),
        })
    }

    /// What may be wanted in the glossary, each with the form that proposes it.
    pub(super) fn learned(&self, look: &Look<'_>, name: &str) -> Markup {
        let back = format!("desk/{name}");
        html! {
            @if !self.learned.is_empty() {
                section class="learned" aria-labelledby="learned" {
                    h2 id="learned" { (look.t("bridge-desk-learned")) }
                    @for one in &self.learned {
                        @let words = say!("bridge-desk-learned-one", times = one.times, from = one.from.as_str(), to = one.to.as_str());
                        p { (look.say(&words)) }
                        details {
                            summary class="open" { (look.t("bridge-desk-learned-propose")) }
                            div class="form" { (parts::form(look, "glossary propose", &[("back", &back)], &proposal(look, one))) }
                        }
                    }
                }
            }
        }
    }

    /// The forms of the buttons. With a script, what is not saved of the point is saved first.
    pub(super) fn forms(&self, look: &Look<'_>, name: &str, rows: &[Row]) -> Markup {
        let texts = rows
            .iter()
            .flat_map(|row| look.group.languages.iter().map(move |lang| Text { row, lang }));
        html! {
            @for text in texts {
                @if self.may_draft(look, text) { (form(look, name, text, "pretranslate", &html! {})) }
                @if let Some(sentences) = self.sentences(text) {
                    @if unread(sentences) > 0 {
                        (form(look, name, text, "approve", &html! {
                            input type="hidden" name="version" value=(text.row.version);
                        }))
                    }
                    @if let Some(into) = self.back_into(look, text) { (back_form(look, name, text, &into)) }
                }
            }
        }
    }
}

/// The sentence with what became of the machine's words in it.
fn worded(look: &Look<'_>, sentence: &Sentence) -> Markup {
    let Some(machine) = sentence.reworded() else { return html! { (sentence.text) } };
    let lang = look.lang().code();
    html! {
        @for piece in between(machine, &sentence.text) {
            @match &piece {
                Piece::Same(words) => (words),
                Piece::Gone(words) => { del { span class="hidden" lang=(lang) { (look.t("bridge-desk-gone")) " " } (words.trim_end()) } " " },
                Piece::New(words) => { ins { span class="hidden" lang=(lang) { (look.t("bridge-desk-new")) " " } (words.trim_end()) } (&words[words.trim_end().len()..]) },
            }
        }
    }
}

fn proposal(look: &Look<'_>, one: &Learned) -> Markup {
    html! {
        @for lang in &look.group.languages {
            label { (look.say(&say!("bridge-desk-learned-in", language = lang)))
                input name=(format!("wording.{}", lang.code())) lang=(lang.code()) required maxlength=(WORDING_LIMIT) autocomplete="off"
                    value=(if *lang == one.language { one.to.as_str() } else { "" });
            }
        }
        div class="row" { button type="submit" { (look.t("bridge-desk-learned-do")) } }
    }
}

fn hidden(look: &Look<'_>, command: &str, name: &str, text: Text<'_>) -> Markup {
    html! {
        input type="hidden" name="csrf" value=(look.csrf);
        input type="hidden" name="c" value=(command);
        input type="hidden" name="synthesis" value=(name);
        input type="hidden" name="point" value=(text.row.point.number);
        input type="hidden" name="language" value=(text.lang.code());
        input type="hidden" name="back" value=(format!("desk/{name}"));
    }
}

fn form(look: &Look<'_>, name: &str, text: Text<'_>, what: &str, more: &Markup) -> Markup {
    let point = format!("point-{}", text.row.point.number);
    html! {
        form id=(format!("{what}-{}", text.id())) method="post" action=(look.path("do")) data-live="" data-first=(point) {
            (hidden(look, &format!("bridge {what}"), name, text)) (more)
        }
    }
}

/// With a script, the answer stands beside the text, of what is written and not saved yet too.
fn back_form(look: &Look<'_>, name: &str, text: Text<'_>, into: &Lang) -> Markup {
    let number = text.row.point.number;
    let address = format!("{}?c=bridge%20backtranslate", look.path("check"));
    html! {
        form id=(format!("back-{}", text.id())) method="post" action=(look.path("do")) data-live="" data-of=(format!("point-{number}"))
            data-look=(address) data-beside=(format!("beside-{number}-{}", into.code())) {
            (hidden(look, "bridge backtranslate", name, text))
        }
    }
}
