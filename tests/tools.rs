//! Programs of others that judge what Puente writes: found where the system has them, or where
//! `tests/run` has put them. It judges nothing itself.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program that reads one of these files.
pub fn tool(name: &str) -> Command {
    let mut places: Vec<PathBuf> =
        std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    for folder in ["usr/bin", "usr/sbin"] {
        places.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools").join(folder));
    }
    let found = places.into_iter().map(|place| place.join(name)).find(|path| path.is_file());
    Command::new(found.unwrap_or_else(|| {
        panic!("no {name} to read deploy/ with: run tests/run, which takes it out of its package")
    }))
}

/// Whether a program is content, and what it says.
pub fn ask(command: &mut Command, text: &str) -> (bool, String) {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("starting");
    let mut to = child.stdin.take().expect("its input");
    // One that complains before it has read everything says so in the end.
    let _ = to.write_all(text.as_bytes());
    drop(to);
    let output = child.wait_with_output().expect("an end");
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}
