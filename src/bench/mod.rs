//! What the house holds, measured: the real binary with people in their browsers, on the machine
//! at hand. It prints figures beside their bounds; a machine that is slow breaks nothing.

pub mod browser;
mod figures;
pub mod live;
mod machine;
pub mod site;
pub mod store;
pub mod storm;

use std::path::{Path, PathBuf};

use crate::app::console::Console;
use crate::foundation::error::{Doing, Result};
use crate::say;

/// What is measured.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Storms only.
    pub storm: bool,
    /// Everything that ends within two minutes.
    pub short: bool,
    /// How many storms on each database.
    pub rounds: u64,
    /// A PostgreSQL database that is empty and may be written to, to be measured beside the file.
    pub postgres: Option<String>,
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
    let mut databases = vec![(String::from("SQLite"), file(folder, "house"))];
    databases.extend(wanted.postgres.iter().map(|url| (String::from("PostgreSQL"), url.clone())));
    if !wanted.storm {
        figures::demo(console, program, folder)?;
        for (name, url) in &databases {
            console.say(&say!("bench-database", name = name.as_str()))?;
            figures::database(console, url).await?;
            figures::people(console, program, &folder.join(name), url).await?;
        }
    }
    if wanted.storm || !wanted.short {
        return figures::storms(console, program, folder, wanted).await;
    }
    Ok(true)
}

/// The address of a fresh file.
fn file(folder: &Path, name: &str) -> String {
    let path: PathBuf = folder.join(format!("{name}.db"));
    format!("sqlite:{}", path.display())
}
