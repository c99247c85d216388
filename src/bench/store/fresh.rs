//! A database of its own for each measurement: a file beside the others, or one on the server,
//! taken away afterwards. It refuses to touch a database it has not made.

use std::path::PathBuf;

use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};

use crate::foundation::error::{Doing, Result};

/// Where databases are made.
#[derive(Clone, Debug)]
pub enum Ground {
    /// Files in a folder.
    Folder(PathBuf),
    /// A PostgreSQL server, by the address of any database there.
    Server(String),
}

impl Ground {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Folder(_) => "SQLite",
            Self::Server(_) => "PostgreSQL",
        }
    }

    /// The version of the engine, as it tells it.
    ///
    /// # Errors
    /// A failure if the server cannot be reached.
    pub async fn version(&self) -> Result<String> {
        sqlx::any::install_default_drivers();
        let (address, ask) = match self {
            Self::Folder(_) => ("sqlite::memory:", "select sqlite_version() as version"),
            Self::Server(url) => {
                (url.as_str(), "select current_setting('server_version') as version")
            }
        };
        let mut connection = AnyConnection::connect(address).await.doing("reaching the server")?;
        let version = sqlx::query_scalar(ask).fetch_one(&mut connection).await?;
        connection.close().await?;
        Ok(version)
    }

    /// The address of an empty database, made now.
    ///
    /// # Errors
    /// A failure if the server does not let one be made.
    pub async fn fresh(&self, name: &str) -> Result<String> {
        match self {
            Self::Folder(folder) => {
                std::fs::create_dir_all(folder).doing("making a folder for databases")?;
                Ok(format!("sqlite:{}", folder.join(format!("{name}.db")).display()))
            }
            Self::Server(url) => {
                let name = format!("puente_bench_{}_{name}", std::process::id());
                let made = " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'";
                self.administer(format!("create database {name}{made}")).await?;
                let (address, asked) = url.split_once('?').unwrap_or((url, ""));
                let server = address.rsplit_once('/').map_or(address, |(server, _)| server);
                let mark = if asked.is_empty() { "" } else { "?" };
                Ok(format!("{server}/{name}{mark}{asked}"))
            }
        }
    }

    /// Takes a database away that [`Ground::fresh`] has made; a file goes with its folder.
    ///
    /// # Errors
    /// A failure if the server does not let it go.
    pub async fn remove(&self, address: &str) -> Result<()> {
        let Self::Server(_) = self else { return Ok(()) };
        let path = address.split('?').next().unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or_default();
        if !name.starts_with("puente_bench_") {
            return Ok(());
        }
        self.administer(format!("drop database if exists {name} with (force)")).await
    }

    async fn administer(&self, statement: String) -> Result<()> {
        let Self::Server(url) = self else { return Ok(()) };
        sqlx::any::install_default_drivers();
        let mut connection = AnyConnection::connect(url).await.doing("reaching the server")?;
        connection.execute(AssertSqlSafe(statement)).await.doing("making a database")?;
        connection.close().await?;
        Ok(())
    }
}
