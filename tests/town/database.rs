//! A private database for each town: a file of its own, or a database of its own on the server
//! that `tests/run` starts.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use puente::foundation::store::Store;
use sqlx::{Connection, Executor, Row};

static TOWNS: AtomicU64 = AtomicU64::new(1);

/// Which engine a scene plays on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A database nobody else uses.
pub struct Private {
    engine: Engine,
    number: u64,
    opened: AtomicU64,
}

/// The address of the test server.
pub fn server() -> String {
    std::env::var("PUENTE_TEST_POSTGRES").expect(
        "no PostgreSQL to test on: run tests/run, which installs and starts a private one, \
         or set PUENTE_TEST_POSTGRES to the address of a server that may be written to",
    )
}

impl Private {
    /// Makes one.
    pub async fn make(engine: Engine) -> Self {
        let number = TOWNS.fetch_add(1, Ordering::Relaxed);
        let made = Self { engine, number, opened: AtomicU64::new(0) };
        match engine {
            Engine::Sqlite => made.remove_files(),
            Engine::Postgres => {
                made.administer(
                    "create database",
                    " template template0 lc_collate 'C' lc_ctype 'C'",
                )
                .await;
            }
        }
        made
    }

    fn name(&self) -> String {
        format!("town_{}_{}", std::process::id(), self.number)
    }

    fn path(&self) -> PathBuf {
        std::env::temp_dir().join(format!("{}.db", self.name()))
    }

    /// Its address.
    pub fn address(&self) -> String {
        match self.engine {
            Engine::Sqlite => format!("sqlite:{}", self.path().display()),
            Engine::Postgres => {
                let server = server();
                let (head, _) = server.rsplit_once('/').expect("an address with a database");
                let query =
                    server.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
                format!("{head}/{}{query}", self.name())
            }
        }
    }

    /// A seed of its own, different each time the house is opened on it.
    pub fn seed(&self) -> u64 {
        1000 + self.opened.fetch_add(1, Ordering::Relaxed)
    }

    /// Opens the house's store on it.
    pub async fn open(&self) -> Store {
        Store::open(&self.address()).await.expect("opening the town's database")
    }

    /// Every column of text that holds this somewhere, in any case, as `table.column`.
    pub async fn holds(&self, words: &str) -> Vec<String> {
        let catalog = match self.engine {
            Engine::Sqlite => {
                "select m.name as place, c.name as part from sqlite_master m \
                join pragma_table_info(m.name) c where m.type = 'table' and c.type = 'TEXT'"
            }
            Engine::Postgres => {
                "select table_name::text as place, column_name::text as part \
                from information_schema.columns where table_schema = 'public' \
                and data_type = 'text'"
            }
        };
        sqlx::any::install_default_drivers();
        let mut connection =
            sqlx::AnyConnection::connect(&self.address()).await.expect("the town's database");
        let columns = sqlx::query(catalog).fetch_all(&mut connection).await.expect("a catalog");
        let mut found = Vec::new();
        for column in &columns {
            let (table, part): (String, String) = (column.get("place"), column.get("part"));
            let look = format!("select {part} as text from {table} where {part} is not null");
            let rows = sqlx::query(sqlx::AssertSqlSafe(look)).fetch_all(&mut connection).await;
            let texts = rows.expect("a look");
            let held = |row: &sqlx::any::AnyRow| {
                row.get::<String, _>("text").to_lowercase().contains(&words.to_lowercase())
            };
            if texts.iter().any(held) {
                found.push(format!("{table}.{part}"));
            }
        }
        assert!(columns.len() > 50, "the catalog was read");
        connection.close().await.expect("closing");
        found
    }

    pub async fn administer(&self, verb: &str, rest: &str) {
        let mut connection =
            sqlx::postgres::PgConnection::connect(&server()).await.expect("the test server");
        let statement = format!("{verb} {}{rest}", self.name());
        connection.execute(sqlx::AssertSqlSafe(statement)).await.expect("administering");
        connection.close().await.expect("closing");
    }

    fn remove_files(&self) {
        for tail in ["", "-wal", "-shm"] {
            let mut path = self.path().into_os_string();
            path.push(tail);
            // Absent is what is wanted.
            let _ = std::fs::remove_file(path);
        }
    }

    /// Takes it away.
    pub async fn remove(&self) {
        match self.engine {
            Engine::Sqlite => self.remove_files(),
            Engine::Postgres => self.administer("drop database if exists", " with (force)").await,
        }
    }
}
