//! Killed in the middle of a burst, it loses nothing and says nothing twice; also where Discord has
//! forgotten what it was told before.
// Real time because another process is killed and started again.

use std::time::Duration;

use puente::bench::outcome::Outcome;

use super::relayed::{Relayed, Round};
use crate::start::Folder;
use crate::storm::{console, program};
use crate::town::database::{Engine, Private};

async fn killed_in_bursts(engine: Engine, rounds: u64, nonce: Duration, dead: Duration) {
    let (folder, database) = (Folder::make(), Private::make(engine).await);
    let address = database.address();
    let town = Relayed::build(&console(), program(), &folder.path("town"), &address).await;
    let mut town = town.expect("a town");
    town.discord.sets(|settings| settings.nonce = nonce);
    for seed in 0..rounds {
        let round = Round { seed, messages: 120, before: 60, dead };
        let outcome = town.play(&round).await.expect("a round");
        assert_eq!(outcome, Outcome::default(), "{round:?}: {}", town.site.logs());
    }
    town.site.stop().await.expect("a clean end");
    drop(town);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_a_burst_it_loses_and_doubles_nothing() {
    killed_in_bursts(Engine::Sqlite, 2, Duration::from_mins(3), Duration::from_secs(1)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_a_burst_it_loses_and_doubles_nothing_on_postgres() {
    killed_in_bursts(Engine::Postgres, 2, Duration::from_mins(3), Duration::from_secs(1)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn dead_for_longer_than_discord_remembers_it_doubles_nothing_either() {
    killed_in_bursts(Engine::Sqlite, 1, Duration::from_secs(2), Duration::from_secs(64)).await;
}
