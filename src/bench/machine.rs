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

/// How long a process has run so far, with those of its threads that have ended; in seconds, to a hundredth.
#[must_use]
pub fn used(pid: u32) -> Option<f64> {
    ran(&read(&format!("/proc/{pid}/stat")))
}

/// For itself and for what it asked of the system: the fourteenth and the fifteenth of what `proc(5)` says there, in
/// hundredths of a second. The second is a name, which may hold anything.
fn ran(stat: &str) -> Option<f64> {
    let (_, after) = stat.rsplit_once(") ")?;
    let mut fields = after.split(' ').skip(11);
    let (own, system) = (fields.next()?.parse::<f64>().ok()?, fields.next()?.parse::<f64>().ok()?);
    Some((own + system) / 100.0)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{ran, used};
    use crate::foundation::clock::Stopwatch;

    #[test]
    fn what_a_thread_did_counts_when_it_has_ended() {
        let before = used(std::process::id()).unwrap();
        // Real time because it is measured what is done in it.
        let since = Stopwatch::start();
        let busy = std::thread::spawn(move || while since.read() < Duration::from_millis(200) {});
        busy.join().unwrap();
        assert!(used(std::process::id()).unwrap() > before);
        let stat = "7 (a) name) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0";
        assert_eq!(ran(stat), Some(3.0));
        assert_eq!(ran("7 (name"), None);
    }
}
