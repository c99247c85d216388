//! Pages as data: a capability says which pages and panels it has; the web platform puts them in
//! their frame. A page only reads; whatever it changes, it changes by sending a command
//! ([`parts::act`], [`parts::form`]), so that nothing can be done on a page that cannot be typed.

pub mod links;
pub mod parts;

use std::collections::BTreeMap;

use maud::Markup;

use super::clock::{Boxed, Moment};
use super::error::Result;
use super::i18n::{Lang, Say};
use super::store::Tx;
use super::talk::{Base, GroupRef, Person, RoomRef, Who};

/// Makes a page.
pub type Render = for<'a, 'b> fn(&'a mut Look<'b>) -> Boxed<'a, Result<View>>;

/// Makes a panel on a page that lower capabilities own; none if there is nothing to show.
/// The text is what the panel is about: a member's id, a synthesis's id.
pub type RenderPanel =
    for<'a, 'b> fn(&'a mut Look<'b>, &'a str) -> Boxed<'a, Result<Option<Markup>>>;

/// A page of a group.
#[derive(Clone, Copy)]
pub struct Page {
    /// Its path inside the group: `desk`; further parts reach it as [`Look::rest`].
    pub path: &'static str,
    /// The message id of its name.
    pub title: &'static str,
    /// Its place in the navigation; none for pages reached by links.
    pub nav: Option<u8>,
    /// Who may see it.
    pub who: Who,
    /// Makes it.
    pub render: Render,
}

/// A piece that a higher capability adds to a lower one's page.
#[derive(Clone, Copy)]
pub struct Panel {
    /// The place on a page, as the page declares it: `member`, `rooms-header`.
    pub on: &'static str,
    /// Who may see it.
    pub who: Who,
    /// Makes it.
    pub render: RenderPanel,
}

/// Makes a document for whoever has its secret; none if the secret opens nothing, or does no more.
pub type RenderDocument =
    for<'a> fn(&'a Base, &'a mut Tx, &'a str) -> Boxed<'a, Result<Option<String>>>;

/// Something outside any group's pages that a program asks for by a secret address alone, as nobody can be
/// signed in there: `/calendar/SECRET.ics`. It only reads, and is made anew each time.
#[derive(Clone, Copy)]
pub struct Document {
    /// The first part of its address: `calendar`.
    pub path: &'static str,
    /// How its address ends: `ics`.
    pub ending: &'static str,
    /// What it is: `text/calendar; charset=utf-8`.
    pub media: &'static str,
    /// Makes it.
    pub render: RenderDocument,
}

/// A page being looked at.
pub struct Look<'b> {
    /// Everything the house stands on.
    pub base: &'b Base,
    /// A reading transaction: the page sees one state.
    pub tx: &'b mut Tx,
    /// When.
    pub now: Moment,
    /// Who looks.
    pub person: Person,
    /// The group.
    pub group: GroupRef,
    /// Its rooms on the web.
    pub rooms: Vec<RoomRef>,
    /// The parts of the path after the page's own.
    pub rest: Vec<String>,
    /// What stands after the question mark.
    pub query: BTreeMap<String, String>,
    /// What a form must carry to be believed.
    pub csrf: String,
    /// All panels.
    pub panels: &'b [Panel],
}

/// A page made.
pub struct View {
    /// Its title, worded.
    pub title: String,
    /// What stands on it.
    pub body: Markup,
    /// The body's own class in the style sheet, if it needs more than a column: `desk`.
    pub class: &'static str,
}

impl Look<'_> {
    /// A message without arguments, in the reader's language.
    #[must_use]
    pub fn t(&self, id: &str) -> String {
        self.base.words.say(&self.person.reader, &Say::new(id))
    }

    /// A message in the reader's language.
    #[must_use]
    pub fn say(&self, say: &Say) -> String {
        self.base.words.say(&self.person.reader, say)
    }

    /// The reader's language.
    #[must_use]
    pub fn lang(&self) -> &Lang {
        &self.person.reader.lang
    }

    /// The address of a page of this group.
    #[must_use]
    pub fn path(&self, page: &str) -> String {
        format!("/g/{}/{page}", self.group.slug)
    }

    /// The panels for a place on this page, made.
    ///
    /// # Errors
    /// What a panel could not read.
    pub async fn panels(&mut self, on: &str, subject: &str) -> Result<Vec<Markup>> {
        let mut made = Vec::new();
        for panel in self.panels {
            if panel.on == on
                && self.person.may(panel.who)
                && let Some(markup) = (panel.render)(self, subject).await?
            {
                made.push(markup);
            }
        }
        Ok(made)
    }
}

/// Boxes an async page: `page!(desk)`.
#[macro_export]
macro_rules! page {
    ($name:path) => {
        |look| Box::pin($name(look))
    };
}
