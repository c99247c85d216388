//! What was said while Puente was away, in channels and threads, and what was reacted to, edited and
//! taken away meanwhile.

use std::collections::BTreeSet;

use sqlx::Row;

use super::{Scene, counted, listed, until};
use crate::served::alone;
use crate::town::database::{Engine, Private};
use crate::town::discord::Discord;

#[test]
fn what_was_missed_is_taken_in_once_and_in_order() {
    let mut scene = Scene::open();
    let before = scene.discord.says(scene.luz, scene.es, "Antes de que se fuera.");
    let kept = scene.discord.says(scene.ana, scene.en, "Before it went.");
    scene.takes_in(2);
    let thread = scene.discord.starts_thread(scene.ana, scene.en, kept, "Retention");
    scene.bot.killed();
    let Scene { bot, discord, ana, luz, en, es, .. } = &mut scene;
    let mut missed = Vec::new();
    for number in 0..250 {
        missed.push(discord.says(*luz, *es, &format!("Mientras no estaba {number}")));
    }
    let mut inside = Vec::new();
    for number in 0..120 {
        inside.push(discord.says(*luz, thread, &format!("Inside {number}")));
        inside.push(discord.says(*ana, *en, &format!("Outside {number}")));
    }
    discord.reacts(*ana, *es, before, "🌉");
    discord.reacts(*ana, *es, missed[200], "🌉");
    discord.says(*luz, *es, "!puente pendiente");
    bot.wakes();
    scene.takes_in(2 + 250 + 240);
    until("both wait in the tray", || {
        (counted(&scene.bot, "select count(*) from pick") == 2).then_some(())
    });
    // What was said in a thread belongs to the channel it hangs from.
    let there = "select p.native_id from message_copy p join message m on m.message_id = p.message_id \
        join room r on r.room_id = m.room_id where r.slug = 'dc-en' and m.member_id is not null";
    let found: BTreeSet<String> =
        listed(&scene.bot, there).iter().map(|row| row.get("native_id")).collect();
    let wanted = inside
        .iter()
        .enumerate()
        .map(|(at, id)| if at % 2 == 0 { format!("{thread}/{id}") } else { id.to_string() });
    assert_eq!(found, wanted.chain([kept.to_string()]).collect());
    // What was asked meanwhile is answered, once.
    until("it is answered", || {
        let answered = "select count(*) from discord_event where event_id not like 'reaction%'";
        (counted(&scene.bot, answered) >= 4).then_some(())
    });
    // Started once more, nothing comes again.
    let all = "select count(*) from message";
    let stands = counted(&scene.bot, all);
    scene.bot.killed();
    scene.bot.wakes();
    scene.discord.waits_for_the_bot();
    scene.discord.says(scene.ana, scene.en, "And on.");
    until("it hears on", || (counted(&scene.bot, all) > stands).then_some(()));
    assert_eq!(counted(&scene.bot, all), stands + 1);
    let registered = scene.discord.asked("PUT", "/commands").len();
    assert_eq!(registered, 1, "what has not changed is registered once");
    scene.bot.sleeps();
}

/// What Luz carries into the Spanish channel, by what is said of it in Spanish.
const CARRIED: [&str; 4] = [
    "Todo queda registrado.",
    "Doce meses es demasiado.",
    "Seis meses alcanzan.",
    "En el hilo se habla de plazos.",
];

const EDITED: &str = "select count(*) from fact where kind = 'talk.edited'";
const DELETED: &str = "select count(*) from fact where kind = 'talk.deleted'";

/// Of what was carried, what its card says is to be looked at again.
fn flagged(scene: &Scene) -> Vec<&'static str> {
    let cards = scene.discord.messages(scene.es);
    let cards = cards.iter().map(crate::town::discord::reads::Message::text);
    let cards: Vec<String> =
        cards.filter(|card| card.contains("Un mensaje citado se editó o se eliminó")).collect();
    let is = |text: &&str| cards.iter().any(|card| card.contains(text));
    CARRIED.into_iter().filter(is).collect()
}

#[test]
fn what_was_edited_and_taken_away_meanwhile_is_noticed_once() {
    noticed_once(Scene::open());
}

#[test]
fn what_was_edited_and_taken_away_meanwhile_is_noticed_once_on_postgres() {
    let database = alone(Private::make(Engine::Postgres));
    noticed_once(Scene::on(Discord::open(), Some(database.address())));
    alone(database.remove());
}

fn noticed_once(mut scene: Scene) {
    let Scene { discord, bot, ana, luz, en, es, .. } = &scene;
    let private = discord.alone(*luz);
    let mut said = Vec::new();
    for text in ["Everything is logged.", "Twelve months is too long.", "Six months would do."] {
        said.push((*en, discord.says(*ana, *en, text)));
    }
    let thread = discord.starts_thread(*ana, *en, said[2].1, "Retention");
    said.push((thread, discord.says(*ana, thread, "Here we speak of periods.")));
    scene.takes_in(4);
    for (number, ((channel, message), text)) in said.iter().zip(CARRIED).enumerate() {
        discord.reacts(*luz, *channel, *message, "🌉");
        let picked = i64::try_from(number + 1).expect("a number");
        until("it waits in the tray", || {
            (counted(bot, "select count(*) from pick") == picked).then_some(())
        });
        discord.says(*luz, private, &format!("!puente pasar P-{picked} es:\"{text}\""));
        discord.reads(*es, text);
    }
    scene.bot.killed();
    let Scene { discord, bot, ana, luz, en, es, .. } = &mut scene;
    discord.edits(said[0].0, said[0].1, "Everything is logged, and for a year.");
    discord.deletes(said[1].0, said[1].1);
    discord.edits(thread, said[3].1, "Here we speak of months.");
    discord.says(*luz, thread, "¿Cuántos?");
    // Whatever becomes of what Puente itself says, nobody has said that.
    let own = discord.reads(*es, CARRIED[2]);
    discord.deletes(*es, own.id);
    let own = discord.says(*ana, *en, "Said and edited before it was heard.");
    discord.edits(*en, own, "Edited before it was heard.");
    bot.wakes();
    let changed = [CARRIED[0], CARRIED[1], CARRIED[3]];
    until("the cards say so", || (flagged(&scene) == changed).then_some(()));
    let told = |scene: &Scene| {
        let all = scene.discord.messages(private);
        let count = |words: &str| all.iter().filter(|one| one.text().contains(words)).count();
        (count("editó un mensaje"), count("eliminó un mensaje"))
    };
    until("the bridge person is called", || (told(&scene) == (2, 1)).then_some(()));
    // Started once more, nothing of it is news.
    scene.takes_in(6);
    scene.bot.killed();
    scene.bot.wakes();
    scene.discord.waits_for_the_bot();
    scene.discord.says(scene.ana, scene.en, "And on.");
    scene.takes_in(7);
    assert_eq!(told(&scene), (2, 1));
    assert_eq!((counted(&scene.bot, EDITED), counted(&scene.bot, DELETED)), (2, 1));
    // What is edited in the same words says nothing new, whoever tells it.
    scene.discord.edits(said[2].0, said[2].1, "Six months would do.");
    until("it is heard", || (counted(&scene.bot, EDITED) == 3).then_some(()));
    assert_eq!(flagged(&scene), changed);
    scene.bot.sleeps();
}
