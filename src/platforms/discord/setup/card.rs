//! What the card of a new server says, in both languages, and what can be chosen on it. Pure but for
//! the words.

use serde_json::{Value, json};

use super::choice::{AGAIN, BRIDGE, ENGLISH, SPANISH};
use crate::foundation::i18n::{Lang, Reader, Say, Words};
use crate::foundation::talk::table::Table;
use crate::foundation::talk::{Block, Body, Button};
use crate::platforms::discord::interactions::rows;
use crate::platforms::discord::rich::{self, Part};
use crate::platforms::discord::store::servers::Server;
use crate::say;

/// The kinds of channels that can be served: those of text, of news, and forums.
const KINDS: [u8; 3] = [0, 5, 15];

/// The longest words on an empty list, and on a button.
const HINT: usize = 150;
const LABEL: usize = 80;

/// The languages of a card: that of the server first.
pub(super) fn languages(words: &Words, locale: &str) -> [Lang; 2] {
    let (english, spanish) = (Lang::new("en"), Lang::new("es"));
    if words.negotiate(locale) == spanish { [spanish, english] } else { [english, spanish] }
}

/// A card in some languages.
pub(super) struct Card<'c> {
    pub words: &'c Words,
    pub table: &'c Table,
    pub languages: &'c [Lang; 2],
}

impl Card<'_> {
    fn said(&self, say: &Say) -> [String; 2] {
        let said = |lang: &Lang| self.words.say(&Reader::new(lang.clone(), "UTC"), say);
        [said(&self.languages[0]), said(&self.languages[1])]
    }

    /// Something short in both languages, on one line.
    fn short(&self, say: &Say, most: usize) -> String {
        self.said(say).join(" · ").chars().take(most).collect()
    }

    fn part(&self, says: &[Say], components: Vec<Value>) -> Part {
        let said: Vec<[String; 2]> = says.iter().map(|say| self.said(say)).collect();
        let mut body = Body::default();
        for language in 0..2 {
            body = body.with(Block::Text(
                said.iter().map(|both| both[language].as_str()).collect::<Vec<_>>().join("\n"),
            ));
        }
        let parts = rich::body(&body, self.table);
        let content = parts.into_iter().map(|part| part.content).collect::<Vec<_>>().join("\n");
        Part { content, components, ..Part::default() }
    }

    /// Where the settings leave the making of groups to whoever runs Puente.
    pub fn closed(&self) -> Part {
        let line = |path: &str, rest: &str| {
            let lines = self.languages.iter().map(|lang| self.table.line(path, rest, lang));
            lines.collect::<Vec<_>>()
        };
        let (create, room) = (line("group create", ""), line("group room", ""));
        let mut part = Part::default();
        for (at, lang) in self.languages.iter().enumerate() {
            let say = say!(
                "discord-setup-closed",
                create = create[at].as_str(),
                room = room[at].as_str()
            );
            let said = self.words.say(&Reader::new(lang.clone(), "UTC"), &say);
            let body = rich::body(&Body::text(said), self.table);
            if at > 0 {
                part.content.push('\n');
            }
            part.content.extend(body.into_iter().map(|part| part.content));
        }
        part
    }

    /// What is to be chosen, what was chosen, and what is missing in which channel.
    pub fn open(&self, server: &Server, lacks: &[(String, Vec<Say>)]) -> Part {
        let mut says = vec![say!("discord-setup-hello")];
        for (channel, lacking) in lacks {
            let channel = format!("<#{channel}>");
            says.push(say!("discord-setup-lacks", channel = channel, lacks = lacking.clone()));
        }
        let list = |kind: u8, name: &str, hint: &Say, chosen: Option<&String>| {
            let mut list = json!({
                "type": kind, "custom_id": name, "placeholder": self.short(hint, HINT),
            });
            let of = if kind == 8 { "channel" } else { "user" };
            if kind == 8 {
                list["channel_types"] = json!(KINDS);
            }
            if let Some(id) = chosen {
                list["default_values"] = json!([{ "id": id, "type": of }]);
            }
            json!({ "type": 1, "components": [list] })
        };
        let mut rows = vec![
            list(8, ENGLISH, &say!("discord-setup-english"), server.english.as_ref()),
            list(8, SPANISH, &say!("discord-setup-spanish"), server.spanish.as_ref()),
            list(5, BRIDGE, &say!("discord-setup-bridge"), server.bridge.as_ref()),
        ];
        if !lacks.is_empty() || server.is_complete() {
            let label = self.short(&say!("discord-setup-again"), LABEL);
            let button = json!({ "type": 2, "style": 2, "label": label, "custom_id": AGAIN });
            rows.push(json!({ "type": 1, "components": [button] }));
        }
        self.part(&says, rows)
    }

    /// What came of it, and how one joins.
    pub fn done(&self, server: &Server, bridge: Option<&str>, join: &Button) -> Part {
        let named = |id: &Option<String>| format!("<#{}>", id.as_deref().unwrap_or_default());
        let mut says = vec![say!(
            "discord-setup-done",
            english = named(&server.english),
            spanish = named(&server.spanish)
        )];
        says.extend(bridge.map(|id| say!("discord-setup-waits", bridge = format!("<@{id}>"))));
        let label = self.short(&say!("discord-setup-join"), LABEL);
        self.part(&says, rows(&[Button { label, line: join.line.clone() }]))
    }
}
