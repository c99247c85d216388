//! What stands and becomes longer than its messages, or shorter: all of it is there, once, and goes
//! together.
// Real time because another process waits for as long as it was told.

use std::time::Duration;

use super::{Scene, counted, until};
use crate::town::discord::reads::Message;
use crate::town::discord::weather::How;

/// A text so long that two of them need two messages.
fn long(words: &str) -> String {
    let sentence = "Every disclosure is logged by whoever makes it. ";
    format!("{}{words}", sentence.repeat(29))
}

/// Puente's messages in the English channel that hold some words.
fn held(scene: &Scene, words: &str) -> Vec<Message> {
    let mut all = scene.discord.messages(scene.en);
    all.retain(|one| one.author == scene.discord.bot() && one.content.contains(words));
    all
}

/// Luz gives the two points of a synthesis other texts, in her own language short ones.
fn revises(scene: &Scene, version: i64, texts: [&str; 2]) {
    let (discord, alone) = (&scene.discord, scene.discord.alone(scene.luz));
    discord.says(scene.luz, alone, "!puente corregir S-1");
    for (at, text) in texts.iter().enumerate() {
        let point = at + 1;
        let line = format!(
            "!puente punto S-1 punto:{point} versión:{version} en:\"{text}\" es:\"Punto {point}.\""
        );
        discord.says(scene.luz, alone, &line);
    }
    discord.says(scene.luz, alone, "!puente publicar S-1 igual:sí");
}

/// Both rooms say something, both are asked for, and a synthesis of both has two points.
fn drafts(scene: &Scene, number: i64, texts: [&str; 2]) {
    let Scene { discord, ana, luz, en, es, .. } = scene;
    let alone = discord.alone(*luz);
    let line = format!("!puente borrador en:\"Logs {number}\" es:\"Registros {number}\"");
    discord.says(*luz, alone, &line);
    if number == 1 {
        for (who, channel, text) in [(ana, en, "Log it."), (luz, es, "Que se registre.")] {
            let said = discord.says(*who, *channel, text);
            discord.reacts(*luz, *channel, said, "🌉");
        }
        until("both wait in the tray", || {
            (counted(&scene.bot, "select count(*) from pick") == 2).then_some(())
        });
    }
    for (at, text) in texts.iter().enumerate() {
        let line = format!(
            "!puente punto S-{number} posición:coinciden de:P-1,P-2 en:\"{text}\" es:\"Punto {}.\"",
            at + 1
        );
        discord.says(*luz, alone, &line);
    }
    discord.says(*luz, alone, &format!("!puente publicar S-{number} igual:sí"));
}

#[test]
fn a_card_that_becomes_longer_goes_on_in_an_answer_to_itself() {
    let mut scene = Scene::open();
    drafts(&scene, 1, ["It is logged.", "So is the reason."]);
    let Scene { discord, ana, luz, en, .. } = &scene;
    let card = discord.reads(*en, "It is logged.");
    let buttons = card.labels();
    assert!(!buttons.is_empty());
    discord.says(*ana, *en, "And who reads the log?");

    // Longer, it goes on in an answer; once, though the word that it arrived is lost on the way.
    discord.answers("POST", &format!("/channels/{en}/messages"), 1, How::Lost);
    let (first, second) = (long("That is the first point."), long("That is the second point."));
    revises(&scene, 1, [&first, &second]);
    let rest = discord.reads(*en, "That is the second point.");
    assert_ne!(rest.id, card.id);
    assert_eq!(rest.value["message_reference"]["message_id"], card.id.to_string());
    let now = discord.message(*en, card.id).expect("the card");
    let whole = format!("{} {}", now.content, rest.content).replace('\n', " ");
    assert!(whole.contains("That is the first point.") && !whole.contains('…'), "{whole}");
    assert_eq!(whole.matches("Every disclosure is logged").count(), 58, "{whole}");
    assert_eq!((now.labels(), rest.labels()), (Vec::new(), buttons.clone()));

    // Shorter, it is in one place again, and longer once more in two.
    revises(&scene, 2, ["It is logged.", "So is the reason."]);
    until("it is short", || discord.message(*en, rest.id).is_none().then_some(()));
    let now = discord.message(*en, card.id).expect("the card");
    assert!(now.content.contains("So is the reason."), "{}", now.content);
    assert_eq!(now.labels(), buttons);
    revises(&scene, 3, [&first, &second]);
    let rest = discord.reads(*en, "That is the second point.");
    // An edit afterwards changes all of it, and a withdrawal takes it.
    revises(&scene, 4, [&first, &long("That is another point.")]);
    until("the rest is changed", || {
        let now = discord.message(*en, rest.id)?;
        now.content.contains("That is another point.").then_some(())
    });
    assert_eq!(held(&scene, "That is").len(), 2, "each once");
    discord.says(*luz, discord.alone(*luz), "!puente retirar S-1 \"Ya no vale.\"");
    until("it is withdrawn", || discord.message(*en, rest.id).is_none().then_some(()));
    assert!(discord.message(*en, card.id).is_some_and(|card| card.content.contains("Ya no vale")));
    scene.bot.sleeps();
}

#[test]
fn a_card_of_which_a_part_has_to_wait_says_no_part_twice() {
    let mut scene = Scene::open();
    let Scene { discord, bot, en, .. } = &scene;
    // One message in a while, and Discord has forgotten by then what was said before.
    discord.sets(|settings| {
        let one = format!("POST /channels/{{channel_id}}/messages {en}");
        settings.buckets.push((one, 1, Duration::from_secs(7)));
        settings.nonce = Duration::from_secs(1);
    });
    drafts(&scene, 1, [&long("That is the first point."), &long("That is the second point.")]);
    discord.reads(*en, "That is the second point.");
    assert_eq!(held(&scene, "That is").len(), 2, "each once");
    let waited = std::fs::read_to_string(bot.folder.path("log")).expect("a log");
    assert!(waited.contains("a lane is held"), "the second had to wait");
    assert_eq!(discord.limited(), 0, "and nobody asked before its time");
    scene.bot.sleeps();
}
