//! Several processes on one database: one listens, each of them speaks, and once the one that listens is
//! gone another does, so that nothing said meanwhile is lost or said twice.
// Real time because other processes are started, killed, frozen and waited for.

use std::time::{Duration, Instant};

use puente::bench::browser::Browser;
use puente::bench::outcome::Outcome;

use super::relayed::{Relayed, Round};
use super::until;
use crate::start::Folder;
use crate::storm::{console, program};
use crate::town::database::{Engine, Private};
use crate::trouble::say;

/// How long a connection stays that of a process that was killed, until another asks again, and what
/// connecting takes.
const TAKEN_OVER: Duration = Duration::from_secs(8 + 3 + 9);

/// Starts a process, while another listens, and waits until it is told to wait for that.
async fn joins(town: &mut Relayed, process: usize) {
    let told = |town: &Relayed| town.site.logs().matches("another process listens").count();
    let before = told(town);
    town.site.start(process).await.expect("a start");
    until("it waits for its turn", || (told(town) > before).then_some(()));
}

async fn one_listens_and_all_speak(engine: Engine) {
    let (folder, database) = (Folder::make(), Private::make(engine).await);
    let address = database.address();
    let town = Relayed::of(2, &console(), program(), &folder.path("town"), &address).await;
    let mut town = town.expect("a town");
    town.site.environment.push(("PUENTE_LOG", "info".to_owned()));
    joins(&mut town, 1).await;
    assert_eq!(town.discord.connections(), 1, "one of them listens");

    // It is killed while people talk: the other listens before long, and has missed nothing.
    let round = Round { seed: 1, messages: 120, before: 60, dead: Duration::ZERO };
    town.strikes(&round).await.expect("a round");
    let gone = Instant::now();
    town.discord.until("the other listens", |world| (world.connections == 2).then_some(()));
    assert!(gone.elapsed() < TAKEN_OVER, "{:?}", gone.elapsed());
    let outcome = town.came_of(&round).await.expect("a round");
    assert_eq!(outcome, Outcome::default(), "{}", town.site.logs());

    // Asked to stop, it gives the connection back.
    joins(&mut town, 0).await;
    town.site.tell(1, "-TERM").expect("a signal");
    town.discord.until("the first listens again", |world| (world.connections == 3).then_some(()));
    town.discord.waits_for_the_bot();
    town.discord.says(town.ana, town.channels[0], "After the change");
    town.discord.reads(town.channels[1], "After the change");
    let ended = town.site.ended(1, Duration::from_secs(30)).await;
    assert!(ended.is_some_and(|ended| ended.success()), "{ended:?}");

    // While the one that listens can do nothing, the other says what is to be said.
    joins(&mut town, 1).await;
    let eva = std::iter::once("Eva role:admin".to_owned());
    let link = town.site.invite_as(&console(), eva).await.expect("a link").remove(0);
    let mut eva = Browser::new(town.site.address(1), 0);
    eva.sign_in(&link, "Eva").await.expect("signing in");
    town.site.settle().await.expect("nothing waits");
    town.site.tell(0, "-STOP").expect("a signal");
    let changed = say(&mut eva, "!group set bridge.pick-age \"3 days\"", "").await;
    assert!(changed.is_ok(), "{}", changed.text);
    town.discord.reads(town.channels[1], "3 días");
    town.site.tell(0, "-CONT").expect("a signal");
    town.site.stop().await.expect("a clean end");
    drop(town);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_processes_one_listens_and_both_speak() {
    one_listens_and_all_speak(Engine::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_processes_on_one_file_one_listens_and_both_speak() {
    one_listens_and_all_speak(Engine::Sqlite).await;
}
