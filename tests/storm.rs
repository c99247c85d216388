//! Storms on the real binary: people post, edit and publish while processes are killed, on one
//! file and on PostgreSQL, alone and several together. It looks at nothing but what people read.

use std::path::Path;
use std::sync::Arc;

use puente::app::console::Console;
use puente::bench::storm::{Outcome, Storm, blow};
use puente::foundation::i18n::Words;

use crate::start::Folder;
use crate::town::database::{Engine, Private};

/// How many storms each database goes through here; `puente bench storm` has a hundred.
const ROUNDS: u64 = 8;

pub fn console() -> Console {
    Console::new(Arc::new(Words::embedded().expect("the words")), "en_GB.UTF-8")
}

pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_puente"))
}

async fn storm(engine: Engine, storm: Storm) -> Outcome {
    let (folder, database) = (Folder::make(), Private::make(engine).await);
    let blown =
        blow(&storm, &console(), program(), &folder.path("site"), &database.address()).await;
    database.remove().await;
    let outcome = blown.unwrap_or_else(|error| panic!("{storm:?}: {error}"));
    assert!(outcome.problems.is_empty(), "{storm:?}: {}", outcome.problems.join("\n"));
    outcome
}

/// Every round, a few at a time; all that was asked for must have been acknowledged.
async fn rounds(engine: Engine, processes: usize, rounds: std::ops::Range<u64>) {
    for seed in rounds {
        let wanted = Storm { seed, people: 20, posts: 5, syntheses: 4, kills: 3, processes };
        let outcome = storm(engine, wanted).await;
        assert_eq!(outcome.posts, 100, "every message was acknowledged in the end");
        assert_eq!(outcome.syntheses, 4, "every synthesis was acknowledged in the end");
        assert_eq!(outcome.kills, 3);
        assert!(outcome.edits > 0, "somebody edited");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_doubled_when_the_process_is_killed_over_one_file() {
    rounds(Engine::Sqlite, 1, 0..ROUNDS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_doubled_when_the_process_is_killed_over_postgresql() {
    rounds(Engine::Postgres, 1, 0..ROUNDS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_doubled_when_one_of_several_processes_is_killed() {
    rounds(Engine::Postgres, 2, 100..102).await;
    rounds(Engine::Postgres, 3, 102..103).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_on_one_file_lose_and_double_nothing_either() {
    rounds(Engine::Sqlite, 2, 200..201).await;
}
