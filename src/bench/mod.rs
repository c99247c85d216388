//! What the house holds, measured: the real binary with people in their browsers, on the machine
//! at hand. It prints figures beside their bounds; a machine that is slow breaks nothing.

pub mod agenda;
pub mod browser;
mod figures;
pub mod intake;
pub mod live;
pub mod machine;
#[cfg(feature = "matrix")]
pub mod matrix;
pub mod mirror;
pub mod outcome;
pub mod relay;
pub mod site;
pub mod store;
pub mod storm;
pub mod streams;
pub mod year;

use std::path::{Path, PathBuf};

use figures::{A_MONTH, A_YEAR, Bench};
use store::Ground;

use crate::app::command_line::Part;
use crate::app::console::Console;
use crate::foundation::error::{Doing, Result};
use crate::say;

/// What is measured.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// These parts only; none stands for all.
    pub parts: Vec<Part>,
    /// Everything that ends within two minutes.
    pub short: bool,
    /// How many storms on each database.
    pub rounds: u64,
    /// A database on a PostgreSQL server where others may be made, to be measured beside files.
    pub postgres: Option<String>,
    /// A Python in which a homeserver and a client of Matrix are: Synapse and `matrix-nio`.
    pub python: Option<PathBuf>,
}

impl Wanted {
    fn has(&self, part: Part) -> bool {
        if self.parts.is_empty() {
            !matches!(part, Part::Storm | Part::Mirror | Part::Matrix | Part::Kill) || !self.short
        } else {
            self.parts.contains(&part)
        }
    }
}

/// `bench`: measures, and prints what was measured. Whether every storm left everything whole.
///
/// # Errors
/// A failure if the program cannot be started or the folder not be written.
pub async fn run(wanted: &Wanted, console: &Console) -> Result<bool> {
    let program = std::env::current_exe().doing("finding the program")?;
    let folder = std::env::temp_dir().join(format!("puente-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    machine::describe(console)?;
    let done = measure(wanted, console, &program, &folder).await;
    // Absent is what is wanted.
    let _ = std::fs::remove_dir_all(&folder);
    done
}

async fn measure(
    wanted: &Wanted,
    console: &Console,
    program: &Path,
    folder: &Path,
) -> Result<bool> {
    let mut grounds = vec![Ground::Folder(folder.join("databases"))];
    grounds.extend(wanted.postgres.iter().cloned().map(Ground::Server));
    if wanted.has(Part::Demo) {
        figures::demo(console, program, folder)?;
    }
    if wanted.has(Part::Worst) {
        figures::worst(console)?;
    }
    if wanted.has(Part::Translation) {
        figures::protection(console)?;
    }
    let mut whole = true;
    for ground in &grounds {
        let version = ground.version().await?;
        console.say(&say!("bench-database", name = ground.name(), version = version))?;
        let bench = Bench { console, program, folder: folder.join("site"), ground };
        if wanted.has(Part::Database) {
            bench.database().await?;
        }
        if wanted.has(Part::People) {
            bench.people(wanted.short).await?;
        }
        if wanted.has(Part::Streams) {
            bench.streams().await?;
        }
        if wanted.has(Part::Intake) {
            bench.intake().await?;
        }
        if wanted.has(Part::Year) {
            bench.year(if wanted.short { A_MONTH } else { A_YEAR }).await?;
        }
        if wanted.has(Part::Agenda) {
            bench.agenda().await?;
        }
        if wanted.has(Part::Mirror) {
            bench.mirror(wanted.short).await?;
        }
        if wanted.has(Part::Storm) {
            whole &= bench.storms(wanted.rounds).await?;
        }
        whole &= on_matrix(wanted, &bench).await?;
    }
    Ok(whole)
}

/// What is measured on Matrix, where there is a homeserver.
#[cfg(feature = "matrix")]
async fn on_matrix(wanted: &Wanted, bench: &Bench<'_>) -> Result<bool> {
    let (measures, kills) = (wanted.has(Part::Matrix), wanted.has(Part::Kill));
    let Some(python) = &wanted.python else {
        if measures || kills {
            bench.console.say(&say!("bench-matrix-not"))?;
        }
        return Ok(wanted.parts.is_empty() || !(measures || kills));
    };
    let mut whole = true;
    if measures {
        whole &= bench.matrix(python, wanted.short).await?;
        bench.sealed(python, if wanted.short { 1_000 } else { 10_000 }).await?;
    }
    if kills {
        whole &= bench.kills(python, wanted.rounds.min(20)).await?;
    }
    Ok(whole)
}

/// Without Matrix there is nothing to measure on it.
#[cfg(not(feature = "matrix"))]
async fn on_matrix(wanted: &Wanted, _bench: &Bench<'_>) -> Result<bool> {
    std::future::ready(Ok(!wanted
        .parts
        .iter()
        .any(|part| matches!(part, Part::Matrix | Part::Kill))))
    .await
}
