//! The machine at hand, and what a process of it takes: read from the system, where it is told.

use crate::app::console::Console;
use crate::foundation::error::Result;
use crate::say;

fn read(path: &str) -> String {
    // What the system does not tell stays empty: it is a figure less, not a fault.
    std::fs::read_to_string(path).unwrap_or_default()
}

fn field(text: &str, name: &str) -> String {
    let line = text.lines().find(|line| line.starts_with(name));
    line.and_then(|line| line.split_once(':')).map_or("", |(_, value)| value.trim()).to_owned()
}

/// Says on what is measured.
///
/// # Errors
/// A failure if the terminal is gone.
pub fn describe(console: &Console) -> Result<()> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let kilobytes: usize = field(&read("/proc/meminfo"), "MemTotal")
        .trim_end_matches(" kB")
        .parse()
        .unwrap_or_default();
    console.say(&say!(
        "bench-machine",
        cores = cores,
        processor = field(&read("/proc/cpuinfo"), "model name"),
        memory = kilobytes / 1_000_000,
        system = read("/proc/sys/kernel/osrelease").trim(),
        version = env!("CARGO_PKG_VERSION"),
        build = if cfg!(debug_assertions) { "debug" } else { "release" },
    ))
}

/// The memory a process holds, in megabytes.
#[must_use]
pub fn resident(pid: u32) -> Option<f64> {
    let status = read(&format!("/proc/{pid}/status"));
    let kilobytes: f64 = field(&status, "VmRSS").trim_end_matches(" kB").trim().parse().ok()?;
    Some(kilobytes / 1000.0)
}

/// How long the threads of a process have run so far, in seconds.
#[must_use]
pub fn used(pid: u32) -> Option<f64> {
    // Each of its threads, in nanoseconds: the hundredths the system counts for the whole are too
    // coarse for what runs for less than that.
    let threads = std::fs::read_dir(format!("/proc/{pid}/task")).ok()?;
    let ran = threads.flatten().filter_map(|thread| {
        let stat = read(&thread.path().join("schedstat").display().to_string());
        stat.split(' ').next()?.parse::<f64>().ok()
    });
    Some(ran.sum::<f64>() / 1e9)
}
