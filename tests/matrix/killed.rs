//! Killed in the middle of its work, it loses nothing and says nothing twice.
// Real time because another process is killed and started again.

use puente::bench::matrix::kill::{Round, play};
use puente::bench::matrix::town::Town;
use puente::bench::outcome::Outcome;
use serde_json::json;

use super::homeserver::{python, until};
use super::{Scene, counted, handled};
use crate::start::Folder;
use crate::storm::{console, program};
use crate::town::database::{Engine, Private};

#[test]
fn killed_in_mid_work_it_answers_everything_once() {
    let mut scene = Scene::open(true);
    let alone = scene.alone("luz");
    let (cast, bot) = (&mut scene.cast, &mut scene.bot);
    for number in 0..45 {
        cast.says("luz", &alone, "!puente bandeja");
        if number % 15 == 7 {
            bot.killed();
            bot.wakes();
        }
    }
    let answer = "No hay mensajes por llevar";
    cast.reads_again("luz", &alone, answer, 45);
    // What would come twice has had its time to come.
    cast.says("luz", &alone, "!ayuda");
    cast.reads("luz", &alone, "!privacidad");
    cast.reads_again("luz", &alone, answer, 45);
    let unread = cast.does("luz", "cannot_read", &json!({ "room": alone }));
    assert_eq!(unread, json!([]), "and all of it could be read");

    // What was edited just before it was killed is told to it again, and was edited once.
    let es = scene.rooms[1].clone();
    let said = cast.says("luz", &es, "Doce meses.");
    for text in ["Trece meses.", "Catorce meses."] {
        cast.does("luz", "says", &json!({ "room": es, "text": text, "edits": said }));
    }
    let edited = "select count(*) from fact where kind = 'talk.edited'";
    until("both edits are heard", || (counted(bot, edited) == 2).then_some(()));
    bot.killed();
    bot.wakes();
    let heard = counted(bot, "select count(*) from message");
    cast.says("luz", &es, "Y ahora sigo.");
    let all = "select count(*) from message";
    until("it hears on", || (counted(bot, all) > heard).then_some(()));
    assert_eq!(counted(bot, edited), 2);

    // Whoever leaves the conversation is answered in another one.
    cast.does("luz", "leaves", &json!({ "room": alone }));
    cast.says("luz", &scene.rooms[1], "!privacidad ver");
    let another = scene.alone("luz");
    assert_ne!(another, alone);
    let read = scene.cast.reads("luz", &another, "Usted puede decir que no");
    assert_eq!(read["encrypted"], true);
    handled::forgets_a_room(&mut scene, &another);
    scene.bot.sleeps();
}

/// Bursts in which the relay is killed; `puente bench kill` has twenty rounds of more.
async fn killed_in_bursts(encrypted: bool, engine: Engine) {
    let (folder, database) = (Folder::make(), Private::make(engine).await);
    let (console, python, address) = (console(), python(), database.address());
    let folder = folder.path("town");
    let town = Town::build(&console, program(), &python, &folder, &address, encrypted);
    let mut town = town.await.expect("a town");
    for seed in 0..2 {
        let dead = std::time::Duration::from_secs(1);
        let round = Round { seed, messages: 60, before: 30, dead };
        let outcome = play(&mut town, &round).await.expect("a round");
        assert_eq!(outcome, Outcome::default(), "{round:?}: {}", town.site.logs());
    }
    town.site.stop().await.expect("a clean end");
    drop(town);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_a_burst_the_relay_loses_and_doubles_nothing() {
    killed_in_bursts(false, Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_a_burst_the_relay_loses_and_doubles_nothing_where_it_is_encrypted() {
    killed_in_bursts(true, Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_a_burst_the_relay_loses_and_doubles_nothing_on_postgres() {
    killed_in_bursts(true, Engine::Postgres).await;
}
