//! A forum as the room of a language: each post is a thread of it, and what Puente says there anew is
//! a post of its own.

use super::{Scene, counted, until};
use crate::town::discord::Id;
use crate::town::discord::weather::How;

/// The posts Puente has begun in a forum, in their order, with their titles.
fn begun(scene: &Scene, forum: Id) -> Vec<(Id, String)> {
    let bot = scene.discord.bot();
    scene.discord.until("it is looked", |world| {
        let all = world.channels.values();
        let ours = all.filter(|one| one.parent == Some(forum) && one.owner == Some(bot));
        Some(ours.map(|one| (one.id, one.name.clone())).collect())
    })
}

#[test]
fn in_a_forum_people_talk_in_posts_and_what_is_published_begins_one() {
    let mut scene = Scene::open();
    let (ana, luz, forum) = (scene.ana, scene.luz, scene.discord.forum(scene.guild, "foro"));
    // The forum is served from one of its posts; the notice is a post too.
    let asked = "!group room foro language:es group:names";
    scene.discord.posts(ana, forum, "Puente", asked);
    let standing = "select count(*) from room where notice_at is not null";
    until("the notice stands", || (counted(&scene.bot, standing) == 3).then_some(()));
    let notice = begun(&scene, forum).remove(0).0;
    scene.discord.reads(notice, "para el grupo Nombres");

    let post = scene.discord.posts(luz, forum, "Plazos", "Doce meses es demasiado.");
    scene.discord.says(luz, post, "Seis bastan.");
    let english = scene.discord.says(ana, scene.en, "Twelve months is too long.");
    scene.takes_in(3);
    scene.discord.reacts(luz, post, post, "🌉");
    scene.discord.reacts(ana, scene.en, english, "🌉");
    let picks = "select count(*) from pick";
    until("both wait in the tray", || (counted(&scene.bot, picks) == 2).then_some(()));
    // Published, it begins a post; once, though the answer to that is lost on the way.
    scene.discord.answers("POST", "/threads", 1, How::Lost);
    let alone = scene.discord.alone(luz);
    scene.discord.says(luz, alone, "!puente borrador en:\"Retention\" es:\"Plazos\"");
    scene.discord.reads(alone, "S-1");
    scene.discord.says(
        luz,
        alone,
        "!puente punto S-1 posición:coinciden de:P-1,P-2 en:\"Twelve months is too long.\" \
         es:\"Doce meses es mucho.\"",
    );
    scene.discord.reads(alone, "punto 1 de S-1");
    scene.discord.says(luz, alone, "!puente publicar S-1");
    scene.discord.reads(scene.en, "Twelve months is too long.");
    let card = until("it is in the forum", || begun(&scene, forum).get(1).cloned());
    assert!(card.1.contains("S-1"), "{}", card.1);
    scene.discord.reads(card.0, "Doce meses es mucho.");
    let known = "select count(*) from message_copy c join message m on m.message_id = c.message_id \
        where c.native_id like '%/%' and m.author = ''";
    until("both are noted", || (counted(&scene.bot, known) >= 2).then_some(()));
    assert_eq!(begun(&scene, forum).len(), 2, "each once");
    scene.bot.sleeps();
}
