//! Whether the Puente that runs by these settings is well, asked over its own port: for a container,
//! which has nothing else to ask with. It opens no database.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::console::Console;
use super::start;
use crate::foundation::config::Config;
use crate::foundation::error::{Failure, Result};
use crate::say;

/// How long an answer may take: the database has two seconds of it.
const PATIENCE: Duration = Duration::from_secs(4);

/// `health`: asks, and says what came of it; false if it is not well.
///
/// # Errors
/// A refusal if the settings are wrong, a failure of the terminal.
pub async fn health(config: &Config, console: &Console) -> Result<bool> {
    let (host, port) = start::place(config)?;
    let at = format!("{}:{port}", reached(&host));
    let asked = tokio::time::timeout(PATIENCE, ask(&at)).await;
    let say = match asked {
        Ok(Ok(200)) => return console.say(&say!("cli-healthy", place = at)).map(|()| true),
        Ok(Ok(503)) => say!("cli-health-database", place = at),
        Ok(Ok(_) | Err(_)) | Err(_) => say!("cli-health-none", place = at),
    };
    console.say(&say)?;
    Ok(false)
}

/// Where a server that listens on every address is reached from its own machine.
fn reached(host: &str) -> String {
    match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(ip)) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.to_string(),
        Ok(IpAddr::V6(ip)) if ip.is_unspecified() => format!("[{}]", Ipv6Addr::LOCALHOST),
        Ok(IpAddr::V6(ip)) => format!("[{ip}]"),
        _ => host.to_owned(),
    }
}

async fn ask(at: &str) -> Result<u16> {
    let mut stream = TcpStream::connect(at).await?;
    let asked = format!("GET /health HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n");
    stream.write_all(asked.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(512).read_to_end(&mut answer).await?;
    let answer = String::from_utf8_lossy(&answer);
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
    status.ok_or_else(|| Failure::because("no HTTP").into())
}
