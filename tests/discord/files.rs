//! Files that come with messages, and that go with them.

use super::{PERMISSIONS, Scene, counted, until};
use crate::town::discord::reads::Message;

/// A file anybody can look into.
const CSV: &[u8] = b"term,meaning\nRDDS,Registration Data Directory Services\n";

#[test]
fn a_file_of_a_carried_message_stands_in_the_other_channel() {
    let mut scene = Scene::open();
    let Scene { discord, bot, luz, en, es, .. } = &scene;
    let files: [(&str, &[u8]); 2] = [("términos.csv", CSV), ("programa.exe", b"MZ\x90\x00")];
    let said = discord.attaches(*luz, *es, "Aquí está la tabla.", &files);
    discord.reacts(*luz, *es, said, "🌉");
    until("it waits in the tray", || {
        (counted(bot, "select count(*) from pick") == 1).then_some(())
    });
    let alone = discord.alone(*luz);
    discord.says(*luz, alone, "!puente pasar P-1 en:\"Here is the table.\"");
    let there = until("the file is there", || {
        let all = discord.messages(*en);
        all.into_iter().find(|message| !message.files().is_empty())
    });
    let (name, address) = there.files().remove(0);
    assert_eq!(name.rsplit('.').next(), Some("csv"), "{name}");
    assert_eq!(discord.file(&address), CSV);
    // What is nothing that is carried is said in its place.
    discord.reads(*en, "cannot be carried here");
    scene.bot.sleeps();
}

#[test]
fn a_file_too_large_for_a_server_is_a_link_there_to_where_it_lies() {
    let mut scene = Scene::open();
    let Scene { discord, bot, ana, luz, guild, en, .. } = &scene;
    // Another server, which takes less than the one the file is on.
    let other = discord.guild("Nombres");
    discord.adds_the_bot(other, PERMISSIONS);
    discord.joins(other, *ana);
    let small = discord.channel(other, "nombres");
    discord.files_up_to(other, CSV.len() - 1);
    discord.says(*ana, small, "!group room dc-otra language:es group:names");
    discord.reads(small, "Nombres");
    let stand = "select count(*) from room where notice_at is not null";
    until("the notice stands", || (counted(bot, stand) == 3).then_some(()));
    let said = discord.attaches(*ana, *en, "Here is the table.", &[("terms.csv", CSV)]);
    discord.reacts(*luz, *en, said, "🌉");
    until("it waits in the tray", || {
        (counted(bot, "select count(*) from pick") == 1).then_some(())
    });
    let alone = discord.alone(*luz);
    discord.says(*luz, alone, "!puente pasar P-1 es:\"Aquí está la tabla.\"");
    let link = discord.reads(small, "no se puede traer aquí");
    let address = format!("<https://discord.com/channels/{guild}/{en}/{said}>");
    assert!(link.content.contains(&address), "{}", link.content);
    // Where it is taken it stands itself.
    let stands = |message: &Message| message.files().iter().any(|(name, _)| name == "terms.csv");
    until("the file is on the first server", || {
        discord.messages(scene.es).into_iter().find(stands)
    });
    // Taken back, it leads nowhere from anywhere.
    discord.deletes(*en, said);
    until("the link is gone", || discord.message(small, link.id).is_none().then_some(()));
    scene.bot.sleeps();
}

#[test]
fn what_is_asked_for_as_a_file_comes_as_one() {
    let mut scene = Scene::open();
    let Scene { discord, luz, .. } = &scene;
    let alone = discord.alone(*luz);
    discord.says(*luz, alone, "!privacidad exportar");
    let given = until("the file is there", || {
        let all = discord.messages(alone);
        all.into_iter().find(|message| !message.files().is_empty())
    });
    let (name, address) = given.files().remove(0);
    assert_eq!(name.rsplit('.').next(), Some("json"), "{name}");
    assert!(String::from_utf8(discord.file(&address)).expect("text").contains("Luz"));
    scene.bot.sleeps();
}

#[test]
fn the_agenda_is_posted_as_a_picture_where_it_is_asked_for() {
    let mut scene = Scene::open();
    let Scene { discord, ana, luz, es, .. } = &scene;
    let alone = discord.alone(*ana);
    let line = "!process add rdrs public-comment en:\"Urgent requests\" es:\"Solicitudes urgentes\" \
        closes:2040-01-29 group:names";
    discord.says(*ana, alone, line);
    discord.reads(alone, "On the agenda: rdrs");
    discord.says(*luz, *es, "!proceso gantt");
    let drawn = until("the picture is there", || {
        let all = discord.messages(*es);
        all.into_iter().find(|message| !message.files().is_empty())
    });
    let (name, address) = drawn.files().remove(0);
    assert_eq!(name.rsplit('.').next(), Some("png"), "{name}");
    assert_eq!(discord.file(&address)[..8], *b"\x89PNG\r\n\x1a\n");
    assert!(drawn.content.contains("1 proceso; nada está vencido."), "{}", drawn.content);
    discord.reads(*es, "/agenda/gantt");
    scene.bot.sleeps();
}
