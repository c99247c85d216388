//! Answers that come late: announced first, said as messages where Discord takes them no more, and said by
//! the next process where one died.
// Real time because another process answers.

use std::time::Duration;

use sqlx::Connection;

use super::{Scene, counted, until};
use crate::served::alone;
use crate::town::discord::interaction::Answered;
use crate::town::discord::weather::How;

#[test]
fn an_answer_that_takes_long_is_announced_and_comes_in_its_place() {
    let mut scene = Scene::open();
    let Scene { discord, bot, luz, es, .. } = &scene;
    alone(async {
        sqlx::any::install_default_drivers();
        let mut line = sqlx::AnyConnection::connect(&bot.database).await.expect("the database");
        // Nobody else writes until this one does not want to any more.
        sqlx::query("begin immediate").execute(&mut line).await.expect("the only one who writes");
        let titles = [("inglés", "Urgent requests"), ("español", "Solicitudes urgentes")];
        let asked = discord.slash(*luz, *es, "puente borrador", &titles);
        assert!(matches!(asked.first(), Answered::Deferred), "{:?}", asked.first());
        sqlx::query("rollback").execute(&mut line).await.expect("others write again");
        let begun = asked.answer();
        assert!(begun.ephemeral && begun.text().contains("S-1"), "{}", begun.text());
        assert_eq!(asked.further().len(), 0);
    });
    scene.bot.sleeps();
}

#[test]
fn an_answer_discord_does_not_take_comes_as_a_message() {
    let mut scene = Scene::open();
    let Scene { discord, luz, es, .. } = &scene;
    let alone = discord.alone(*luz);
    // Lost on its way back, the answer stands all the same, and once.
    discord.answers("POST", "callback", 1, How::Lost);
    let shown = discord.slash(*luz, *es, "perfil ver", &[]).answer();
    assert!(shown.text().contains("Luz"), "{}", shown.text());
    until("it was tried again", || (discord.asked("POST", "callback").len() == 2).then_some(()));
    discord.clears_up();
    discord.answers("POST", "callback", 2, How::Fails(500));
    let titles = [("inglés", "Urgent requests"), ("español", "Solicitudes urgentes")];
    let asked = discord.slash(*luz, *es, "puente borrador", &titles);
    discord.reads(alone, "S-1");
    discord.expects_broken("no first answer");
    drop(asked);
    let owed = "select count(*) from discord_answer";
    until("nothing is owed", || (counted(&scene.bot, owed) == 0).then_some(()));
    let drafts = "select count(*) from synthesis";
    assert_eq!(counted(&scene.bot, drafts), 1);
    scene.bot.sleeps();
}

#[test]
fn an_answer_that_comes_too_late_for_its_interaction_comes_as_a_message() {
    let mut scene = Scene::open();
    let Scene { discord, bot, luz, es, .. } = &scene;
    let (with_luz, titles) = (discord.alone(*luz), [("inglés", "Terms"), ("español", "Términos")]);
    let long = Duration::from_secs(3);
    discord.sets(|settings| settings.token_lasts = long);
    alone(async {
        sqlx::any::install_default_drivers();
        let mut line = sqlx::AnyConnection::connect(&bot.database).await.expect("the database");
        // Nobody else writes until the token is good no longer.
        sqlx::query("begin immediate").execute(&mut line).await.expect("the only one who writes");
        let asked = discord.slash(*luz, *es, "puente borrador", &titles);
        assert!(matches!(asked.first(), Answered::Deferred), "{:?}", asked.first());
        discord.until("it is too late", |world| {
            (world.interactions[&asked.id].at.elapsed() > long).then_some(())
        });
        sqlx::query("rollback").execute(&mut line).await.expect("others write again");
    });
    discord.reads(with_luz, "S-1");
    let changed = discord.asked("PATCH", "@original");
    assert_eq!(changed.iter().map(|one| one.status).collect::<Vec<_>>(), [401]);
    // What was on its way for so long that it cannot be answered is not even tried.
    discord.sets(|settings| settings.on_its_way = Duration::from_mins(20));
    let tried = discord.asked("POST", "callback").len();
    let asked = discord.slash(*luz, *es, "puente borrador", &titles);
    discord.reads(with_luz, "S-2");
    assert_eq!(discord.asked("POST", "callback").len(), tried);
    discord.expects_broken("no first answer");
    drop(asked);
    let owed = "select count(*) from discord_answer";
    until("nothing is owed", || (counted(bot, owed) == 0).then_some(()));
    assert_eq!(counted(bot, "select count(*) from synthesis"), 2);
    scene.bot.sleeps();
}

#[test]
fn an_answer_whose_process_died_is_said_by_the_next() {
    let mut scene = Scene::open();
    // For as long as the answer is on its way.
    scene.discord.answers("POST", "callback", 9, How::Slow(Duration::from_secs(20)));
    let titles = [("inglés", "Urgent requests"), ("español", "Solicitudes urgentes")];
    let asked = scene.discord.slash(scene.luz, scene.es, "puente borrador", &titles);
    let owed = "select count(*) from discord_answer";
    until("it is done", || (counted(&scene.bot, owed) == 1).then_some(()));
    scene.bot.killed();
    scene.discord.clears_up();
    // As if the next came a while later.
    alone(async {
        sqlx::any::install_default_drivers();
        let mut line =
            sqlx::AnyConnection::connect(&scene.bot.database).await.expect("the database");
        let earlier = "update discord_answer set at = at - 120000";
        sqlx::query(earlier).execute(&mut line).await.expect("earlier");
    });
    scene.bot.wakes();
    let alone = scene.discord.alone(scene.luz);
    scene.discord.reads(alone, "S-1");
    assert_eq!(counted(&scene.bot, owed), 0);
    drop(asked);
    scene.bot.sleeps();
}
