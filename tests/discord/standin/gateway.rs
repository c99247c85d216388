//! The gateway to the letter, with a client that is a bare socket: who is let in and with what, who
//! is told what, and what bad weather does.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use super::Scene;
use crate::town::discord::permission;

/// Guilds, messages in them, and their words.
const READS: u64 = 1 | 1 << 9 | 1 << 15;

/// A client that has said nothing yet.
struct Socket<'a> {
    scene: &'a Scene,
    line: WebSocketStream<TcpStream>,
}

/// What came over the line, or why there is none.
#[derive(Debug)]
enum Came {
    Said(Value),
    Closed(u16),
    Cut,
}

impl<'a> Socket<'a> {
    fn open(scene: &'a Scene) -> Self {
        let address = scene.discord.gateway();
        let line = scene.runtime.block_on(async {
            let door = address.trim_start_matches("ws://");
            let line = TcpStream::connect(door).await.expect("a line");
            let asked = format!("{address}/?v=10&encoding=json");
            tokio_tungstenite::client_async(asked, line).await.expect("a handshake").0
        });
        let mut socket = Self { scene, line };
        assert_eq!(socket.said()["op"], 10);
        socket
    }

    fn says(&mut self, what: &Value) {
        let sent = self.line.send(Message::Text(what.to_string()));
        self.scene.runtime.block_on(sent).expect("it is sent");
    }

    fn comes(&mut self) -> Came {
        match self.scene.runtime.block_on(self.line.next()) {
            Some(Ok(Message::Text(text))) => Came::Said(serde_json::from_str(&text).expect("JSON")),
            Some(Ok(Message::Close(frame))) => {
                Came::Closed(frame.map_or(1005, |frame| frame.code.into()))
            }
            _ => Came::Cut,
        }
    }

    /// What is said next.
    fn said(&mut self) -> Value {
        match self.comes() {
            Came::Said(said) => said,
            other => panic!("nothing is said: {other:?}"),
        }
    }

    /// The next event of a name.
    fn event(&mut self, name: &str) -> Value {
        loop {
            let said = self.said();
            if said["t"] == name {
                return said;
            }
        }
    }

    /// The code it is closed with.
    fn closed(&mut self) -> u16 {
        loop {
            match self.comes() {
                Came::Said(_) => {}
                Came::Closed(code) => return code,
                Came::Cut => panic!("cut without a word"),
            }
        }
    }

    /// Begins a session.
    fn begins(&mut self, intents: u64, parts: &Value) {
        let mut asked = json!({
            "token": self.scene.discord.token(), "intents": intents,
            "properties": { "os": "linux", "browser": "a test", "device": "a test" },
        });
        for (part, value) in parts.as_object().expect("parts") {
            asked[part] = value.clone();
        }
        self.says(&json!({ "op": 2, "d": asked }));
    }
}

#[test]
fn who_asks_wrongly_is_closed_with_the_code_of_it() {
    let scene = Scene::open();
    let discord = &scene.discord;
    let none = json!({});
    let refused = |intents: u64, parts: &Value| {
        let mut socket = Socket::open(&scene);
        socket.begins(intents, parts);
        socket.closed()
    };
    assert_eq!(refused(READS, &json!({ "token": "guessed" })), 4004);
    assert_eq!(refused(READS, &json!({ "shard": [1, 1] })), 4010);
    discord.expects_broken("as shard");
    assert_eq!(refused(1 << 30, &none), 4013);
    discord.expects_broken("with the intents");
    discord.sets(|settings| settings.privileged = 0);
    assert_eq!(refused(READS, &none), 4014);
    discord.sets(|settings| settings.privileged = READS);

    let mut socket = Socket::open(&scene);
    socket.says(&json!({ "op": 3, "d": {} }));
    assert_eq!(socket.closed(), 4003);
    let mut socket = Socket::open(&scene);
    socket.says(&json!({ "op": 1, "d": "x".repeat(4096) }));
    assert_eq!(socket.closed(), 4002);
    discord.expects_broken("a payload of");
    let mut socket = Socket::open(&scene);
    socket.says(&json!({ "op": 10 }));
    assert_eq!(socket.closed(), 4001);
    discord.expects_broken("an opcode");
    discord.sets(|settings| settings.sends = 3);
    let mut socket = Socket::open(&scene);
    for _ in 0..4 {
        socket.says(&json!({ "op": 1, "d": null }));
    }
    assert_eq!(socket.closed(), 4008);
    discord.expects_broken("sends within a minute");
    // One that shows no life is closed.
    discord.sets(|settings| settings.heartbeat = Duration::from_millis(20));
    assert_eq!(Socket::open(&scene).closed(), 4009);
}

#[test]
fn one_is_told_what_one_asked_for_and_may_see() {
    let scene = Scene::open();
    let (discord, ana, channel) = (&scene.discord, scene.ana, scene.channel);
    let hidden = discord.private_channel(scene.guild, "hidden", &[ana]);
    let mut reads = Socket::open(&scene);
    reads.begins(READS, &json!({}));
    let mut counts = Socket::open(&scene);
    counts.begins(READS & !(1 << 15), &json!({}));
    let guild = reads.event("GUILD_CREATE");
    let channels = guild["d"]["channels"].as_array().expect("channels");
    assert_eq!(channels.len(), 1, "it does not see the hidden one");
    counts.event("GUILD_CREATE");
    discord.says(ana, hidden, "Not for it");
    discord.says(ana, channel, "Good morning");
    let bot = discord.bot();
    discord.says(ana, channel, &format!("Hello <@{bot}>"));
    assert_eq!(reads.event("MESSAGE_CREATE")["d"]["content"], "Good morning");
    assert_eq!(counts.event("MESSAGE_CREATE")["d"]["content"], "");
    let called = counts.event("MESSAGE_CREATE");
    assert_eq!(called["d"]["content"], format!("Hello <@{bot}>"));
    assert_eq!(called["d"]["mentions"][0]["id"], json!(bot));
    // Those alone with it are another matter, that was not asked for.
    let alone = discord.writes_to_the_bot(ana);
    discord.says(ana, alone, "Only you");
    discord.says(ana, channel, "And all");
    assert_eq!(reads.event("MESSAGE_CREATE")["d"]["content"], format!("Hello <@{bot}>"));
    assert_eq!(reads.event("MESSAGE_CREATE")["d"]["content"], "And all");
}

#[test]
fn what_was_missed_is_told_again_from_the_number_on() {
    let scene = Scene::open();
    let (discord, ana, channel) = (&scene.discord, scene.ana, scene.channel);
    let mut socket = Socket::open(&scene);
    socket.begins(READS, &json!({}));
    let ready = socket.said();
    let session = ready["d"]["session_id"].clone();
    assert_eq!((&ready["t"], &ready["s"]), (&json!("READY"), &json!(1)));
    assert_eq!(ready["d"]["guilds"][0]["unavailable"], true);
    socket.event("GUILD_CREATE");
    for word in ["one", "two", "three"] {
        discord.says(ana, channel, word);
    }
    assert_eq!(socket.said()["d"]["content"], "one");
    drop(socket);
    discord.until("it is noticed", |world| world.lines.is_empty().then_some(()));
    discord.says(ana, channel, "four");
    let token = discord.token();
    let resume = |seq: u64, session: &Value| {
        let mut socket = Socket::open(&scene);
        let asked = json!({ "token": token, "session_id": session, "seq": seq });
        socket.says(&json!({ "op": 6, "d": asked }));
        socket
    };
    let mut socket = resume(3, &session);
    let again: Vec<Value> = (0..4).map(|_| socket.said()).collect();
    let told = again.iter().map(|event| (event["s"].clone(), event["d"]["content"].clone()));
    let told: Vec<_> = told.collect();
    assert_eq!(told[..2], [(json!(4), json!("two")), (json!(5), json!("three"))]);
    assert_eq!(told[2], (json!(6), json!("four")));
    assert_eq!(again[3]["t"], "RESUMED");
    // A number that was never told, and a session nobody knows.
    assert_eq!(resume(99, &session).closed(), 4007);
    let lost = resume(3, &json!("guessed")).said();
    assert_eq!((&lost["op"], &lost["d"]), (&json!(9), &json!(false)));
}

#[test]
fn each_shard_is_told_of_its_guilds() {
    let scene = Scene::open();
    let discord = &scene.discord;
    // Ids in the same millisecond fall to the same shard, so guilds are made until both have one.
    let shard = |guild: crate::town::discord::Id| (guild.0 >> 22) % 2;
    let other = loop {
        let guild = discord.guild("Others");
        discord.adds_the_bot(guild, permission::EVERYBODY);
        if shard(guild) != shard(scene.guild) {
            break guild;
        }
    };
    for guild in [scene.guild, other] {
        let mut socket = Socket::open(&scene);
        socket.begins(READS, &json!({ "shard": [shard(guild), 2] }));
        let ready = socket.said();
        let guilds = ready["d"]["guilds"].as_array().expect("guilds");
        let ids: Vec<&Value> = guilds.iter().map(|guild| &guild["id"]).collect();
        assert!(ids.contains(&&json!(guild)));
        let own = |id: &&Value| {
            let id = id.as_str().and_then(|id| id.parse::<u64>().ok()).expect("an id");
            (id >> 22) % 2 == shard(guild)
        };
        assert!(ids.iter().all(own), "{ids:?}");
    }
}

#[test]
fn events_come_late_twice_or_broken_and_lines_are_cut() {
    let scene = Scene::open();
    let (discord, ana, channel) = (&scene.discord, scene.ana, scene.channel);
    let mut socket = Socket::open(&scene);
    socket.begins(READS, &json!({}));
    socket.event("GUILD_CREATE");
    discord.holds_back(1);
    discord.says(ana, channel, "late");
    discord.says(ana, channel, "in time");
    discord.lets_go();
    assert_eq!(socket.said()["d"]["content"], "in time");
    assert_eq!(socket.said()["d"]["content"], "late");
    discord.repeats(1);
    discord.says(ana, channel, "twice");
    let (first, second) = (socket.said(), socket.said());
    assert_eq!(first["d"], second["d"]);
    assert_ne!(first["s"], second["s"]);
    discord.tells("MESSAGE_CREATE", None, json!({ "id": "no id" }));
    assert_eq!(socket.said()["d"], json!({ "id": "no id" }));
    discord.asks_to_reconnect();
    assert_eq!(socket.said()["op"], 7);
    discord.cuts_after(Some(8));
    discord.says(ana, channel, "the eighth");
    assert_eq!(socket.said()["d"]["content"], "the eighth");
    assert!(matches!(socket.comes(), Came::Cut));
    discord.cuts_after(None);

    // An interaction nobody answers in time is held against the bot that was there.
    scene.registers(&json!([{ "name": "help", "description": "What I can do" }]));
    let mut socket = Socket::open(&scene);
    socket.begins(READS, &json!({}));
    socket.event("GUILD_CREATE");
    discord.sets(|settings| settings.first_answer = Duration::from_millis(20));
    let _ = discord.slash(ana, channel, "help", &[]);
    assert_eq!(socket.event("INTERACTION_CREATE")["d"]["data"]["name"], "help");
    discord.expects_broken("Ana types /help []: no first answer within 20ms");
}
