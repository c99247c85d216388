//! A command is data: declared once, and everything else is derived from it — the text grammar,
//! slash commands, forms, help, completion, the pages' buttons. Names and descriptions stand in
//! `locales/` under `command-…`, `param-…` and `choice-…`, in every language.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ask::{Answer, Ask, Base};
use crate::foundation::clock::Boxed;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;

/// What somebody may be in a group. The operator, who runs Puente, is named in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Carries positions between the rooms.
    Bridge,
    /// Keeps agenda, terms and people in order.
    Coordinator,
    /// Leads the group.
    Chair,
    /// Writes minutes.
    Secretary,
    /// Helps newcomers.
    Mentor,
    /// Decides disputes.
    Arbiter,
    /// Runs elections and never stands in them.
    Returning,
    /// Looks after conflicts of interest.
    Ethics,
    /// Sets the group up.
    Admin,
}

impl Role {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 9] = [
        Self::Bridge,
        Self::Coordinator,
        Self::Chair,
        Self::Secretary,
        Self::Mentor,
        Self::Arbiter,
        Self::Returning,
        Self::Ethics,
        Self::Admin,
    ];

    /// As the database and the message ids `choice-role-…` name it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Bridge => "bridge",
            Self::Coordinator => "coordinator",
            Self::Chair => "chair",
            Self::Secretary => "secretary",
            Self::Mentor => "mentor",
            Self::Arbiter => "arbiter",
            Self::Returning => "returning",
            Self::Ethics => "ethics",
            Self::Admin => "admin",
        }
    }

    /// The role of a code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Its name, as a message.
    #[must_use]
    pub fn say(self) -> Say {
        Say::new(format!("choice-role-{}", self.code()))
    }
}

/// Who may use something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody, known or not.
    Anyone,
    /// Whoever Puente knows: a member of some group, or somebody who was invited into one.
    Known,
    /// Members of the group.
    Member,
    /// Members with one of these roles.
    Any(&'static [Role]),
    /// The operator, and where the settings allow it whoever runs the room they are in.
    Founder,
    /// The operator.
    Operator,
}

/// What a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One word or a quoted text, up to so many characters.
    Text(usize),
    /// The rest of the line as it stands, up to so many characters.
    Rest(usize),
    /// A whole number within bounds.
    Number(i64, i64),
    /// A language code the house speaks or the group uses, or its name.
    Language,
    /// A moment.
    Moment,
    /// A moment gone by: a date, or how long ago it is; typed, the rest of the line.
    Past,
    /// A duration, in seconds.
    Span,
    /// One of these codes; their names stand under `choice-<first>-<code>`.
    Choice(&'static str, &'static [&'static str]),
    /// Texts by language code: `en:"…" es:"…"`, each up to so many characters.
    Texts(usize),
    /// A text file, up to so many characters; typed, the rest of the line.
    File(usize),
    /// What a platform calls a room, up to so many characters: where rooms can be shown, one is
    /// chosen.
    Place(usize),
    /// Something a capability finds: `member`, `room`, `synthesis`.
    Found(&'static str),
    /// Several of those, with commas between.
    FoundList(&'static str),
}

/// One parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    /// Its name in the code; `param-<name>` is its name to people.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// The command cannot run without it.
    pub required: bool,
    /// It is only ever given by name, never by position.
    pub named: bool,
    /// Pages give it by themselves; nobody is offered it.
    pub hidden: bool,
    /// What free words may be completed by, as [`Kind::Found`] calls it.
    pub offers: Option<&'static str>,
}

/// What is asked for in a form though the command could be given without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asks {
    /// The parameters that are asked for.
    pub fields: &'static [&'static str],
    /// Whoever gives one of these is asked nothing.
    pub unless: &'static [&'static str],
}

/// Runs a command.
pub type Handler = for<'a, 'b> fn(&'a mut Ask<'b>) -> Boxed<'a, Result<Answer>>;

/// Something to be fetched from elsewhere, outside any transaction.
pub type Work = Box<dyn FnOnce(Base) -> Boxed<'static, Result<Value>> + Send>;

/// What must be fetched from elsewhere before something is done, if anything: what comes of it stands
/// in [`Ask::fetched`] when it is done. What it writes does not stay.
pub type Before = for<'a, 'b> fn(&'a mut Ask<'b>) -> Boxed<'a, Result<Option<Work>>>;

/// A command as data.
#[derive(Clone, Debug)]
pub struct Command {
    /// Its words in the code: `bridge tray`; `command-bridge-tray` is its name to people.
    pub path: &'static str,
    /// Its parameters, in the order they are typed.
    pub params: Vec<Param>,
    /// Who may use it.
    pub who: Who,
    /// It only makes sense inside a group.
    pub in_group: bool,
    /// Its answer is for the asker only.
    pub private: bool,
    /// What a form asks for when it was given with none of it, beside what it needs.
    pub asks: Option<Asks>,
    /// What it needs from elsewhere.
    pub before: Option<Before>,
    /// Whether this house has what it takes, so that pages offer it; given all the same, it says what
    /// is lacking.
    pub offered: fn(&Base) -> bool,
    /// What it does.
    pub run: Handler,
}

impl Command {
    /// A command of the group's members, answered privately.
    #[must_use]
    pub fn new(path: &'static str, run: Handler) -> Self {
        Self {
            path,
            params: Vec::new(),
            who: Who::Member,
            in_group: true,
            private: true,
            asks: None,
            before: None,
            offered: |_| true,
            run,
        }
    }

    /// Only these may.
    #[must_use]
    pub fn who(mut self, who: Who) -> Self {
        self.who = who;
        self
    }

    /// It works outside any group too.
    #[must_use]
    pub fn anywhere(mut self) -> Self {
        self.in_group = false;
        self
    }

    /// The room sees its answer.
    #[must_use]
    pub fn public(mut self) -> Self {
        self.private = false;
        self
    }

    /// Adds a parameter that must be given.
    #[must_use]
    pub fn needs(self, name: &'static str, kind: Kind) -> Self {
        self.with(name, kind, true, false)
    }

    /// Adds a parameter that may be given.
    #[must_use]
    pub fn takes(self, name: &'static str, kind: Kind) -> Self {
        self.with(name, kind, false, false)
    }

    /// Adds a parameter that may be given, by name only.
    #[must_use]
    pub fn named(self, name: &'static str, kind: Kind) -> Self {
        self.with(name, kind, false, true)
    }

    fn with(mut self, name: &'static str, kind: Kind, required: bool, named: bool) -> Self {
        self.params.push(Param { name, kind, required, named, hidden: false, offers: None });
        self
    }

    /// The words of the parameter added last may be completed by what is found.
    #[must_use]
    pub fn offering(mut self, finder: &'static str) -> Self {
        if let Some(param) = self.params.last_mut() {
            param.offers = Some(finder);
        }
        self
    }

    /// The parameter added last is given by pages only.
    #[must_use]
    pub fn hidden(mut self) -> Self {
        if let Some(param) = self.params.last_mut() {
            param.hidden = true;
        }
        self
    }

    /// Where there are forms, one asks for these fields when none of `unless` was given.
    #[must_use]
    pub fn asks(
        mut self,
        fields: &'static [&'static str],
        unless: &'static [&'static str],
    ) -> Self {
        self.asks = Some(Asks { fields, unless });
        self
    }

    /// Pages offer it only in a house that has what it takes.
    #[must_use]
    pub fn offered(mut self, offered: fn(&Base) -> bool) -> Self {
        self.offered = offered;
        self
    }

    /// It needs something from elsewhere first.
    #[must_use]
    pub fn before(mut self, before: Before) -> Self {
        self.before = Some(before);
        self
    }

    /// The parameter a field of a form belongs to: its own, or the one whose text in a language it
    /// is (`texts.es`).
    #[must_use]
    pub fn param(&self, field: &str) -> Option<&Param> {
        self.params.iter().find(|param| match param.kind {
            Kind::Texts(_) => {
                field.strip_prefix(param.name).is_some_and(|rest| rest.starts_with('.'))
            }
            _ => field == param.name,
        })
    }

    /// Whether a form of this command may have a field of that name: a parameter, or a text by
    /// language (`texts.es`).
    #[must_use]
    pub fn has_field(&self, name: &str) -> bool {
        self.param(name).is_some()
    }

    /// The message id of its name: `command-bridge-tray`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("command-{}", self.path.replace(' ', "-"))
    }
}

/// Something a finder found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its id.
    pub id: String,
    /// How it is typed.
    pub insert: String,
    /// What it is.
    pub label: String,
}

/// Finds what people mean by a few letters: all that fit, best first; `exact` asks for the one
/// that is meant.
pub type Find = for<'a, 'b> fn(&'a mut Ask<'b>, &'a str, bool) -> Boxed<'a, Result<Vec<Found>>>;

/// A finder for a typed argument, declared by a capability.
#[derive(Clone, Copy)]
pub struct Finder {
    /// What [`Kind::Found`] calls it.
    pub name: &'static str,
    /// Finds.
    pub find: Find,
}

/// A reaction that stands for something done to the message it is put on.
#[derive(Clone, Copy)]
pub struct Shortcut {
    /// The reaction, without variation selector or skin tone.
    pub emoji: &'static str,
    /// Who may put it for what it stands for; anybody may take their own back.
    pub who: Who,
    /// What putting it needs from elsewhere.
    pub before: Option<Before>,
    /// What putting it does.
    pub run: Handler,
    /// What taking it back does.
    pub undo: Option<Handler>,
}

/// An entry of the menu that platforms with such menus show on a message: what it gives is a command
/// on that message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Menu {
    /// `menu-<name>` is its name to people.
    pub name: &'static str,
    /// The command, by its path in the code.
    pub path: &'static str,
}

/// A setting of a group, changed with `group set`.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its key: `bridge.pick-age`; `setting-bridge-pick-age` is its name to people.
    pub key: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What holds until it is set, as typed.
    pub default: &'static str,
}

/// A reaction without variation selectors and skin tones, so that every client's form of it fits.
#[must_use]
pub fn plain_emoji(emoji: &str) -> String {
    emoji
        .chars()
        .filter(|c| !matches!(*c, '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'))
        .collect()
}

/// Boxes an async handler: `handler!(tray)`.
#[macro_export]
macro_rules! handler {
    ($name:path) => {
        |ask| Box::pin($name(ask))
    };
}
