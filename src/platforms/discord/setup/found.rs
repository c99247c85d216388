//! The group that comes of a card, made by the commands people use, in one transaction: the group with
//! the name of the server, a room for each channel with its notice, and the bridge person, who is asked
//! and takes the role on by saying yes.

use std::collections::BTreeMap;

use reqwest::Method;

use super::choice::Choice;
use crate::foundation::error::{Failure, Result};
use crate::foundation::i18n::{Lang, Reader, fold};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Button, Heard, Spot, What, post};
use crate::platforms::discord::store::servers;
use crate::platforms::discord::{Discord, NAME};

/// The longest name of a group, and the longest short name before a number is added.
const NAME_LIMIT: usize = 80;
const SLUG_LIMIT: usize = 36;

/// A short name for a group made of that of its server: small letters and digits of it, a letter
/// first; `server` tells it apart where there are none.
fn slug(name: &str, server: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|sign: char| !sign.is_ascii_alphanumeric());
    let joined = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let begins = joined.trim_start_matches(|sign: char| !sign.is_ascii_lowercase());
    let slug: String = begins.chars().take(SLUG_LIMIT).collect();
    let slug = slug.trim_end_matches('-');
    if slug.len() >= 2 { slug.to_owned() } else { format!("{NAME}-{server}") }
}

impl Discord {
    /// Something whoever chose gives as a command, in words of the code.
    fn giving(
        &self,
        choice: &Choice,
        group: Option<&str>,
        path: [&str; 2],
        fields: &[(&str, &str)],
    ) -> Heard {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let fields: BTreeMap<String, String> = fields.iter().map(own).collect();
        let path = path.map(str::to_owned).to_vec();
        Heard {
            group: group.map(str::to_owned),
            program: false,
            thread: None,
            fetched: None,
            what: What::Submitted { path, fields, on: None },
            ..self.hearing_of(choice)
        }
    }

    /// Whoever chose, alone with Puente.
    pub(super) fn hearing_of(&self, choice: &Choice) -> Heard {
        Heard {
            who: choice.who.clone(),
            spot: Spot::Direct,
            at: self.base().world.now(),
            native_id: None,
            message_id: None,
            runs: choice.runs,
            lang: Some(self.base().words.negotiate(&choice.locale)),
            group: None,
            program: false,
            thread: None,
            fetched: None,
            what: What::Left,
        }
    }

    /// Makes the group of a server; false if it is there or something else was chosen meanwhile.
    pub(super) async fn found(&self, choice: &Choice, chosen: (&str, &str, &str)) -> Result<bool> {
        let path = ["guilds", choice.server.as_str()];
        let server = self.line.ask(Method::GET, &path, &[], None).await?;
        let called = server["name"].as_str().unwrap_or_default();
        let name: String = called.chars().take(NAME_LIMIT).collect();
        let mut tx = self.base().store.begin().await?;
        let slug = self.free_slug(&mut tx, &slug(&name, &choice.server)).await?;
        if !servers::found(&mut tx, &choice.server, chosen, &slug).await? {
            return Ok(false);
        }
        let (english, spanish, bridge) = chosen;
        let spoken = self.base().words.negotiate(&choice.spoken);
        let fields = [
            ("name", name.as_str()),
            ("names.es", name.as_str()),
            ("language", "en"),
            ("slug", slug.as_str()),
        ];
        let group = self.giving(choice, None, ["group", "create"], &fields);
        self.ears.take_in(&mut tx, &group).await?;
        for (language, channel) in [("en", english), ("es", spanish)] {
            let fields = [
                ("slug", language),
                ("language", language),
                ("platform", NAME),
                ("native", channel),
            ];
            let room = self.giving(choice, Some(&slug), ["group", "room"], &fields);
            self.ears.take_in(&mut tx, &room).await?;
        }
        let fields = [("account", bridge), ("role", "bridge"), ("language", spoken.code())];
        let asked = self.giving(choice, Some(&slug), ["group", "invite"], &fields);
        self.ears.take_in(&mut tx, &asked).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// A short name no group has: with a number where that is needed.
    async fn free_slug(&self, tx: &mut Tx, wanted: &str) -> Result<String> {
        let mut slug = wanted.to_owned();
        for number in 2..1_000 {
            if self.ears.group(tx, &slug).await?.is_none() {
                return Ok(slug);
            }
            slug = format!("{wanted}-{number}");
        }
        Err(Failure::because("a thousand groups have the same name").into())
    }

    /// The button by which somebody joins a group.
    pub(super) async fn join_button(&self, slug: &str, lang: &Lang) -> Result<Button> {
        let base = self.base();
        let mut look = base.store.look().await?;
        let group = self.ears.group(&mut look, slug).await?;
        let Some(group) = group else {
            return Err(Failure::because("the group of a server is not there").into());
        };
        let reader = Reader::new(lang.clone(), "UTC");
        let about = post::about(base, &reader, &group);
        let line = base.table.line("group join", &about.typed, lang);
        Ok(Button { label: String::new(), line })
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_short_name_is_made_of_the_name_of_the_server() {
        assert_eq!(slug("Datos de Registro 2", "9"), "datos-de-registro-2");
        assert_eq!(slug("2026: LACRALO", "9"), "lacralo");
        assert_eq!(slug("日本", "123456789012345678"), "discord-123456789012345678");
        assert_eq!(slug("A", "9"), "discord-9");
        assert_eq!(slug(&"working group ".repeat(8), "9").len(), 35);
    }
}
