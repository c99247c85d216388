//! What was said while Puente was away, in channels and threads, and what was reacted to meanwhile.

use std::collections::BTreeSet;

use sqlx::Row;

use super::{Scene, counted, listed, until};

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
