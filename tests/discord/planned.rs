//! What a group plans for a time: an event on the server of its channels, once, changed and called off
//! in place; and where the server allows none, a message that says so.

use std::sync::Arc;

use puente::app::house::{Ground, House};
use puente::community::people::groups::store as groups;
use puente::foundation::clock::{Moment, World};
use puente::foundation::config::Config;
use puente::foundation::i18n::Words;
use puente::foundation::store::Store;
use puente::foundation::talk::planned::{event, event_again, event_off};
use puente::foundation::talk::{MessageId, Occasion};
use puente::say;
use serde_json::Value;

use super::Scene;
use crate::served::{Bot, alone, until};
use crate::town::discord::Id;
use crate::town::discord::permission::CREATE_EVENTS;
use crate::town::discord::weather::How;

/// What is done to something planned.
enum Doing<'m> {
    Plans,
    Changes(&'m MessageId),
    CallsOff(&'m MessageId),
}

fn occasion(title: &str, starts: Moment) -> Occasion {
    Occasion {
        title: say!("verbatim", text = title),
        about: say!("verbatim", text = "Retention of logs"),
        starts,
        ends: starts.plus_seconds(3_600),
        link: "https://example.org/m/1".to_owned(),
    }
}

/// A capability does it in the English room, on the database of the bot.
fn plans(bot: &Bot, doing: &Doing<'_>, occasion: &Occasion) -> MessageId {
    alone(async {
        let store = Store::open(&bot.database).await.expect("the database");
        let ground = Ground {
            store,
            world: World::system(),
            words: Arc::new(Words::with(&[]).expect("words")),
            config: Arc::new(Config::from_text("", &[]).expect("settings")),
            address: "http://127.0.0.1".to_owned(),
        };
        let house = House::build(ground, puente::app::capabilities());
        let base = &house.base;
        let mut tx = base.store.begin().await.expect("a transaction");
        let rooms = groups::served(&mut tx, "discord").await.expect("rooms");
        let room = rooms.iter().find(|room| room.lang.code() == "en").expect("the English room");
        let id = match doing {
            Doing::Plans => event(&mut tx, base, room, occasion).await.expect("planned"),
            Doing::Changes(id) => {
                event_again(&mut tx, base, room, id, occasion).expect("changed");
                (*id).clone()
            }
            Doing::CallsOff(id) => {
                event_off(&mut tx, base, room, id, occasion).expect("called off");
                (*id).clone()
            }
        };
        tx.commit().await.expect("kept");
        base.store.close().await;
        id
    })
}

/// The events of a server that say this.
fn events(scene: &Scene, guild: Id, words: &str) -> Vec<Value> {
    scene.discord.until("an event is there", |world| {
        let all = world.guild(guild).events.values();
        let found = all.filter(|event| event.to_string().contains(words)).cloned();
        let found: Vec<Value> = found.collect();
        (!found.is_empty()).then_some(found)
    })
}

fn soon(hours: i64) -> Moment {
    let now = World::system().now();
    Moment(now.0 - now.0 % 1_000).plus_seconds(hours * 3_600)
}

#[test]
fn what_is_planned_is_an_event_once_changed_and_called_off_in_place() {
    let mut scene = Scene::open();
    let first = occasion("Meeting M-1", soon(24));
    // Its answer is lost on the way: it is found, not made again.
    scene.discord.answers("POST", "/scheduled-events", 1, How::Lost);
    let id = plans(&scene.bot, &Doing::Plans, &first);
    let made = events(&scene, scene.guild, "Meeting M-1");
    assert_eq!(made[0]["entity_metadata"]["location"], "https://example.org/m/1");
    assert_eq!(made[0]["description"], "Retention of logs");
    let known = "select count(*) from message_copy where native_id like 'event:%'";
    until("it is noted", || (super::counted(&scene.bot, known) == 1).then_some(()));

    let later = occasion("Meeting M-1, later", soon(48));
    plans(&scene.bot, &Doing::Changes(&id), &later);
    let changed = events(&scene, scene.guild, "later");
    assert_eq!(changed[0]["id"], made[0]["id"]);
    plans(&scene.bot, &Doing::CallsOff(&id), &later);
    scene.discord.until("it is called off", |world| {
        let all: Vec<Value> = world.guild(scene.guild).events.values().cloned().collect();
        (all.len() == 1 && all[0]["status"] == 4).then_some(())
    });
    assert!(!scene.discord.transcript(scene.en).contains("M-1"), "nothing is said beside it");
    scene.bot.sleeps();
}

#[test]
fn where_a_server_allows_no_events_the_channel_says_it() {
    let mut scene = Scene::open();
    scene.discord.until("it may make no events", |world| {
        for role in &mut world.guild(scene.guild).roles {
            let bits: u64 = role["permissions"].as_str()?.parse().ok()?;
            role["permissions"] = (bits & !CREATE_EVENTS).to_string().into();
        }
        Some(())
    });
    let first = occasion("Meeting M-2", soon(24));
    let id = plans(&scene.bot, &Doing::Plans, &first);
    let said = scene.discord.reads(scene.en, "Meeting M-2");
    for words in ["UTC", "Retention of logs", "https://example.org/m/1"] {
        assert!(said.content.contains(words), "{words}: {}", said.content);
    }
    plans(&scene.bot, &Doing::CallsOff(&id), &first);
    until("it is called off in place", || {
        let now = scene.discord.message(scene.en, said.id).map(|said| said.content);
        now.is_some_and(|now| now.contains("Called off: Meeting M-2")).then_some(())
    });
    assert_eq!(scene.discord.asked("POST", "/scheduled-events").len(), 1);
    scene.bot.sleeps();
}
