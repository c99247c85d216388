//! Opening the database, bringing it up to date, and hearing what other processes changed.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use include_dir::{Dir, include_dir};
use sqlx::Executor;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use tokio::sync::{Mutex, broadcast};

use super::{Engine, Lines, Store, moved, news};
use crate::foundation::clock::Moment;
use crate::foundation::error::{Doing, Failure, Result};
use crate::foundation::metrics::Metrics;

static MIGRATIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/migrations");

const NOW_POSTGRES: &str = "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
const APPLIED: &str = "select count(*) from _sqlx_migrations";

const DURABLE_POSTGRES: &str = "select set_config('synchronous_commit', 'on', false) \
    where current_setting('synchronous_commit') = 'off'";

const POSTGRES_CONNECTIONS: u32 = 16;
const SQLITE_CONNECTIONS: u32 = 8;

/// How many more there are for what is no transaction: migrations, the clock, what tests prepare.
const BESIDE: u32 = 2;

/// How long somebody waits for a connection before they are told that the database is away.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Every migration in this binary, in order: number, words of its name, SQL.
#[must_use]
pub fn migrations() -> Vec<(i64, String, &'static str)> {
    let mut found: Vec<_> = MIGRATIONS
        .files()
        .filter_map(|file| {
            let name = file.path().file_stem()?.to_str()?;
            let (number, words) = name.split_once('_')?;
            Some((number.parse().ok()?, words.replace('_', " "), file.contents_utf8()?))
        })
        .collect();
    found.sort_by_key(|(number, _, _)| *number);
    found
}

impl Store {
    /// Opens `url`: `sqlite:PATH` or `postgres://…`. A missing SQLite file is made.
    ///
    /// # Errors
    /// A failure if the address is of neither kind or the database cannot be reached.
    pub async fn open(url: &str) -> Result<Self> {
        sqlx::any::install_default_drivers();
        let engine = if url.starts_with("sqlite:") {
            Engine::Sqlite
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Engine::Postgres
        } else {
            return Err(
                Failure::because("a database address begins with sqlite: or postgres:").into()
            );
        };
        let address = match engine {
            Engine::Sqlite if !url.contains('?') => format!("{url}?mode=rwc"),
            _ => url.to_owned(),
        };
        let options =
            AnyConnectOptions::from_str(&address).doing("reading the database address")?;
        let most = match engine {
            Engine::Sqlite => SQLITE_CONNECTIONS,
            Engine::Postgres => POSTGRES_CONNECTIONS,
        };
        let pool = AnyPoolOptions::new()
            .max_connections(most + BESIDE)
            .acquire_timeout(PATIENCE)
            // Whether a server is still there is asked before it is used; a file need not be asked.
            .test_before_acquire(engine == Engine::Postgres)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    if engine == Engine::Sqlite {
                        connection
                            .execute(
                                "pragma busy_timeout = 5000; pragma journal_mode = wal; \
                                 pragma synchronous = full; pragma foreign_keys = on",
                            )
                            .await?;
                    } else {
                        // A process that is frozen, or whose machine is gone, would hold its rows
                        // for as long as the server believes in it: longer than its leases last.
                        connection
                            .execute("set idle_in_transaction_session_timeout = '5s'")
                            .await?;
                        // What is acknowledged is on disk, whatever the server usually does.
                        connection.execute(DURABLE_POSTGRES).await?;
                    }
                    Ok(())
                })
            })
            .connect_with(options)
            .await
            .doing("reaching the database")?;
        if engine == Engine::Sqlite && !url.contains('?') {
            // It stands now: another file is never made in its place while it is away.
            let existing = AnyConnectOptions::from_str(&format!("{url}?mode=rw"));
            pool.set_connect_options(existing.doing("reading the database address")?);
        }
        let (wake, _) = broadcast::channel(4096);
        let file = match engine {
            Engine::Sqlite => moved::File::of(url).map(Arc::new),
            Engine::Postgres => None,
        };
        let metrics = Metrics::new(match engine {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgresql",
        });
        let (url, writers) = (Arc::from(url), Arc::new(Mutex::new(())));
        let lines = Lines::of(engine, most);
        Ok(Self { pool, lines, engine, url, file, writers, wake, metrics })
    }

    /// Brings the schema up to date; says how many migrations were new.
    ///
    /// # Errors
    /// A failure if one does not apply, or if a landed one was edited.
    pub async fn migrate(&self) -> Result<usize> {
        self.migrate_to(i64::MAX).await
    }

    /// As [`Store::migrate`], but no further than the migration of that number: what a backup of
    /// an earlier version is put into.
    ///
    /// # Errors
    /// As [`Store::migrate`].
    pub async fn migrate_to(&self, last: i64) -> Result<usize> {
        let all: Vec<Migration> = migrations()
            .into_iter()
            .filter(|(number, _, _)| *number <= last)
            .map(|(number, words, text)| {
                Migration::new(
                    number,
                    words.into(),
                    MigrationType::Simple,
                    sqlx::SqlStr::from_static(text),
                    false,
                )
            })
            .collect();
        let before = self.applied().await;
        let migrator = Migrator::with_migrations(all);
        match self.engine {
            Engine::Postgres => migrator.run(&self.pool).await.doing("migrating")?,
            // Two processes that start at once on one file: nothing but the file itself can make
            // one of them wait.
            Engine::Sqlite => {
                let mut alone = self.pool.begin_with("begin immediate").await?;
                migrator.run(&mut *alone).await.doing("migrating")?;
                alone.commit().await?;
            }
        }
        Ok(usize::try_from(self.applied().await - before).unwrap_or(0))
    }

    /// How many migrations stand in the database; none if it was never migrated.
    pub async fn applied(&self) -> i64 {
        // A database without the table has had no migration: that is an answer, not an error.
        sqlx::query_scalar::<_, i64>(APPLIED).fetch_one(&self.pool).await.unwrap_or(0)
    }

    /// What time the machine of the database has; none where that is this machine.
    ///
    /// # Errors
    /// A failure if the database cannot be reached.
    pub async fn clock(&self) -> Result<Option<Moment>> {
        if self.engine == Engine::Sqlite {
            return Ok(None);
        }
        let there = sqlx::query_scalar::<_, i64>(NOW_POSTGRES).fetch_one(&self.pool).await;
        Ok(Some(Moment(there.doing("asking the database for the time")?)))
    }

    /// Prepares a statement without running it: tests hold every constant against both engines.
    ///
    /// # Errors
    /// The engine's complaint.
    pub async fn prepare(&self, statement: &'static str) -> Result<()> {
        let mut connection = self.pool.acquire().await?;
        (&mut *connection).prepare(sqlx::SqlStr::from_static(statement)).await?;
        Ok(())
    }

    /// Passes on what other processes on the same PostgreSQL changed; runs until the task is
    /// dropped. Returns at once on SQLite, which tells nobody: there the polls alone find what
    /// another process has changed.
    pub async fn hear_others(&self) {
        if self.engine == Engine::Sqlite {
            return;
        }
        loop {
            if let Ok(mut listener) = sqlx::postgres::PgListener::connect(&self.url).await
                && listener.listen("puente").await.is_ok()
            {
                // Whatever was named while nobody listened is looked for now.
                self.wake(news::EVERYTHING);
                while let Ok(Some(news)) = listener.try_recv().await {
                    self.wake(news.payload());
                }
            }
            // Real time because it waits for a network.
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }

    /// Closes every connection; what was committed stays.
    pub async fn close(&self) {
        self.lines.close();
        self.pool.close().await;
    }
}
