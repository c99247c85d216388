//! Whoever takes no direct messages from Puente is told so where they read next, once, and finds on the
//! pages what was for them.

use sqlx::Row;

use super::{Scene, counted, listed, until};
use crate::served::alone;
use crate::town::database::{Engine, Private};
use crate::town::discord::Discord;
use crate::town::discord::interaction::Asked;

const CLOSED: &str = "select count(*) from discord_closed";

/// What is told after the answer, once the answer has arrived.
fn besides(scene: &Scene, asked: &Asked) -> Vec<String> {
    asked.answer();
    until("it has arrived", || {
        (counted(&scene.bot, "select count(*) from discord_answer") == 0).then_some(())
    });
    let further = asked.further();
    assert!(further.iter().all(|one| one.only_for.is_some()), "nobody else sees it");
    further.iter().map(crate::town::discord::reads::Message::text).collect()
}

#[test]
fn who_takes_no_direct_messages_is_told_so_once_at_their_next_command() {
    told_once(Scene::open());
}

#[test]
fn who_takes_no_direct_messages_is_told_so_once_at_their_next_command_on_postgres() {
    let database = alone(Private::make(Engine::Postgres));
    told_once(Scene::on(Discord::open(), Some(database.address())));
    alone(database.remove());
}

fn told_once(mut scene: Scene) {
    let Scene { discord, bot, guild, ana, luz, en, es, .. } = &scene;
    let private = discord.alone(*ana);
    let before = discord.messages(private).len();
    discord.closes(*ana, true);
    let said = discord.says(*ana, *en, "Every disclosure must be logged.");
    discord.reacts(*luz, *en, said, "🌉");
    until("it waits in the tray", || {
        (counted(bot, "select count(*) from pick") == 1).then_some(())
    });
    // Quoted, she is to be asked alone whether she meant that.
    let line = "!puente pasar P-1 es:\"Cada divulgación queda registrada.\"";
    discord.says(*luz, discord.alone(*luz), line);
    until("it could not be said", || (counted(bot, CLOSED) == 1).then_some(()));
    // A command that is refused is one too.
    let asked = discord.slash(*ana, *en, "object", &[("synthesis", "S-9"), ("text", "No.")]);
    let told = besides(&scene, &asked);
    assert!(told.len() == 1 && told[0].contains("/profile link"), "{told:?}");
    let asked = discord.slash(*ana, *en, "profile show", &[]);
    assert_eq!(besides(&scene, &asked), Vec::<String>::new(), "she has been told");
    assert_eq!(discord.messages(private).len(), before);
    let notes = until("it stands on the pages", || {
        let found = listed(
            bot,
            "select n.body from web_note n join member m \
            on m.member_id = n.member_id where m.name = 'Ana'",
        );
        (!found.is_empty()).then_some(found)
    });
    let note: String = notes[0].get("body");
    assert!(notes.len() == 1 && note.contains("S-1"), "{note}");
    // Of somebody who is no member nothing stands anywhere.
    let eva = discord.person("Eva", "es-ES");
    discord.joins(*guild, eva);
    discord.closes(eva, true);
    discord.says(eva, *es, "!perfil ver");
    until("it could not be answered", || (counted(bot, CLOSED) == 1).then_some(()));
    let asked = discord.slash(eva, *es, "ayuda", &[]);
    let told = besides(&scene, &asked);
    assert!(told.len() == 1 && told[0].contains("barra"), "{told:?}");
    scene.bot.sleeps();
}
