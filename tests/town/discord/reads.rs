//! What a scene looks at: messages as people see them, what was asked over REST, and what the bot
//! did that Discord does not allow.

use serde_json::{Value, json};

use super::Discord;
use super::id::Id;
use super::world::{Request, World};

/// A message as it stands in a channel.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: Id,
    pub channel: Id,
    pub author: Id,
    pub content: String,
    pub embeds: Vec<Value>,
    pub components: Vec<Value>,
    /// Who alone can see it.
    pub only_for: Option<Id>,
    /// All of it, as REST has it.
    pub value: Value,
}

impl Message {
    /// A message as it is now.
    pub fn of(world: &World, channel: Id, id: Id) -> Option<Self> {
        let post = world.channels.get(&channel)?.messages.get(&id)?;
        let value = world.message_shape(channel, id, true);
        let list = |name: &str| value[name].as_array().cloned().unwrap_or_default();
        Some(Self {
            id,
            channel,
            author: post.author,
            content: value["content"].as_str().unwrap_or_default().to_owned(),
            embeds: list("embeds"),
            components: list("components"),
            only_for: post.only_for,
            value,
        })
    }

    /// The content and all the words of embeds and of components that are text.
    pub fn text(&self) -> String {
        let mut words = vec![self.content.clone()];
        for embed in &self.embeds {
            words_of(embed, &["title", "description", "name", "value", "text"], &mut words);
        }
        for component in &self.components {
            words_of(component, &["content"], &mut words);
        }
        words.retain(|word| !word.is_empty());
        words.join("\n")
    }

    /// The labels of the buttons and of what may be selected, in order.
    pub fn labels(&self) -> Vec<String> {
        let mut words = Vec::new();
        for component in &self.components {
            words_of(component, &["label"], &mut words);
        }
        words
    }

    /// How often each emoji was put.
    pub fn reactions(&self) -> Vec<(String, u64)> {
        let all = self.value["reactions"].as_array().into_iter().flatten();
        let name = |one: &Value| one["emoji"]["name"].as_str().unwrap_or_default().to_owned();
        all.map(|one| (name(one), one["count"].as_u64().unwrap_or_default())).collect()
    }

    /// Names and addresses of the files.
    pub fn files(&self) -> Vec<(String, String)> {
        let all = self.value["attachments"].as_array().into_iter().flatten();
        let text = |one: &Value, part: &str| one[part].as_str().unwrap_or_default().to_owned();
        all.map(|one| (text(one, "filename"), text(one, "url"))).collect()
    }

    /// Those whom it calls.
    pub fn calls(&self) -> Vec<String> {
        let all = self.value["mentions"].as_array().into_iter().flatten();
        all.filter_map(|one| one["id"].as_str()).map(str::to_owned).collect()
    }
}

fn words_of(value: &Value, names: &[&str], words: &mut Vec<String>) {
    match value {
        Value::Object(parts) => {
            for name in names {
                words.extend(parts.get(*name).and_then(Value::as_str).map(str::to_owned));
            }
            for part in parts.values() {
                words_of(part, names, words);
            }
        }
        Value::Array(list) => list.iter().for_each(|part| words_of(part, names, words)),
        _ => {}
    }
}

impl Discord {
    /// Waits until something is so.
    pub fn until<T>(&self, what: &str, look: impl FnMut(&mut World) -> Option<T>) -> T {
        self.shared.until(what, look)
    }

    /// Waits for a message of the bot in a channel that holds these words and that all can see.
    pub fn reads(&self, channel: Id, words: &str) -> Message {
        self.reads_again(channel, words, 1).remove(0)
    }

    /// Waits until so many messages of the bot in a channel hold these words.
    pub fn reads_again(&self, channel: Id, words: &str, many: usize) -> Vec<Message> {
        let what = format!("{many} messages in {} hold {words:?}", self.name_of(channel));
        self.until(&what, |world| {
            let found = said_by(world, channel, world.bot);
            let found = found.into_iter().filter(|message| message.text().contains(words));
            let found: Vec<Message> = found.collect();
            (found.len() >= many).then_some(found)
        })
    }

    /// The channel in which somebody is alone with the bot, once there is one.
    pub fn alone(&self, who: Id) -> Id {
        self.until("they are alone with the bot", |world| world.user(who).alone)
    }

    /// The conversation with the bot, begun by the person.
    pub fn writes_to_the_bot(&self, who: Id) -> Id {
        self.shared.with(|world| world.alone_with(who))
    }

    /// Everything that stands in a channel for all to see, in order.
    pub fn messages(&self, channel: Id) -> Vec<Message> {
        self.shared.with_quietly(|world| {
            let ids = world.channel(channel).messages.iter();
            let ids = ids.filter(|(_, post)| post.only_for.is_none());
            ids.filter_map(|(id, _)| Message::of(world, channel, *id)).collect()
        })
    }

    /// A message as it is now.
    pub fn message(&self, channel: Id, id: Id) -> Option<Message> {
        self.shared.with_quietly(|world| Message::of(world, channel, id))
    }

    /// Everything in a channel as one text: who, what, and what hangs on it.
    pub fn transcript(&self, channel: Id) -> String {
        let mut text = String::new();
        for message in self.messages(channel) {
            let name = self.shared.with_quietly(|world| world.user(message.author).name.clone());
            text.push_str(&format!("{name}: {}\n", message.text().replace('\n', "\n  ")));
            let labels = message.labels();
            if !labels.is_empty() {
                text.push_str(&format!("  [{}]\n", labels.join("] [")));
            }
            for (file, _) in message.files() {
                text.push_str(&format!("  + {file}\n"));
            }
            for (emoji, many) in message.reactions() {
                text.push_str(&format!("  {emoji} {many}\n"));
            }
        }
        text
    }

    /// Everything the bot asked over REST, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.with_quietly(|world| world.requests.clone())
    }

    /// What it asked of this kind.
    pub fn asked(&self, method: &str, part: &str) -> Vec<Request> {
        let mut all = self.requests();
        all.retain(|request| request.method == method && request.path.contains(part));
        all
    }

    /// How often the gateway was connected to.
    pub fn connections(&self) -> usize {
        self.shared.with_quietly(|world| world.connections)
    }

    /// Waits until a session has been begun or taken up and is listened to.
    pub fn waits_for_the_bot(&self) {
        self.until("the bot is on the gateway", |world| {
            world.lines.values().any(|line| line.session.is_some()).then_some(())
        });
    }

    /// The bytes behind an address of this stand-in.
    pub fn file(&self, address: &str) -> Vec<u8> {
        let id = address.split("/files/").nth(1).and_then(|rest| rest.split('/').next());
        let id = id.and_then(Id::read).expect("an address of a file");
        self.shared.with_quietly(|world| world.files[&id].bytes.clone())
    }

    /// The registered commands, everywhere or in a guild.
    pub fn commands(&self, guild: Option<Id>) -> Vec<Value> {
        self.shared.with_quietly(|world| world.commands.get(&guild).cloned().unwrap_or_default())
    }

    /// The scheduled events of a guild.
    pub fn events(&self, guild: Id) -> Vec<Value> {
        self.shared.with_quietly(|world| world.guild(guild).events.values().cloned().collect())
    }

    /// Whether there is a description of Discord's that bodies are held against.
    pub fn is_described() -> bool {
        super::held::is_described()
    }

    /// How often it was too many requests.
    pub fn limited(&self) -> usize {
        self.shared.with_quietly(|world| world.guard.limited)
    }

    /// What the bot did that Discord does not allow.
    pub fn broken(&self) -> Vec<String> {
        self.shared.with_quietly(|world| world.broken.clone())
    }

    /// The scene means the bot to break something: it is taken off the list, and has to be on it.
    pub fn expects_broken(&self, part: &str) -> String {
        self.until(&format!("something broken holds {part:?}"), |world| {
            let at = world.broken.iter().position(|what| what.contains(part))?;
            Some(world.broken.remove(at))
        })
    }

    /// The name of a channel, for what is said when something does not come.
    fn name_of(&self, channel: Id) -> String {
        self.shared.with_quietly(|world| {
            let found = world.channel(channel);
            let with = found.with.map(|with| world.user(with).name.clone());
            with.unwrap_or_else(|| found.name.clone())
        })
    }
}

/// What somebody said in a channel for all to see.
fn said_by(world: &World, channel: Id, who: Id) -> Vec<Message> {
    let posts = world.channel(channel).messages.iter();
    let posts = posts.filter(|(_, post)| post.author == who && post.only_for.is_none());
    posts.filter_map(|(id, _)| Message::of(world, channel, *id)).collect()
}

/// The last that happened, for what is said when something does not come.
pub fn last_of(world: &World) -> String {
    let asked = world.requests.iter().rev().take(8);
    let asked =
        asked.map(|one| format!("  {} {} -> {} {}", one.method, one.path, one.status, one.body));
    let mut asked: Vec<String> = asked.collect();
    asked.reverse();
    let there = json!({ "lines": world.lines.len(), "sessions": world.sessions.len() });
    format!("last asked:\n{}\n{there}, broken: {:#?}", asked.join("\n"), world.broken)
}
