//! Fetching a calendar or a feed that somebody names by its address: outside any transaction, for so long
//! and so much and no more, and never from this machine or its own network, whatever leads there. What it
//! holds is read elsewhere.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use reqwest::{Client, StatusCode, Url, header, redirect::Policy};

use crate::foundation::i18n::Say;
use crate::say;

/// How long all of it may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The most that is read, in bytes.
pub const SIZE_LIMIT: usize = 2 * 1024 * 1024;
/// How often it may lead elsewhere.
const REDIRECTS: usize = 3;

/// What is at an address. `near` are the hosts with their ports that may be asked though they are on this
/// machine or in its network: `calendar.lan:8080`.
///
/// # Errors
/// Why it cannot be had, in words.
pub async fn fetch(address: &str, near: &[String]) -> Result<Vec<u8>, Say> {
    match tokio::time::timeout(PATIENCE, followed(address, near)).await {
        Ok(fetched) => fetched,
        Err(_) => Err(say!("agenda-fetch-slow", seconds = PATIENCE.as_secs())),
    }
}

async fn followed(address: &str, near: &[String]) -> Result<Vec<u8>, Say> {
    let mut url = Url::parse(address).map_err(|_| Say::new("agenda-fetch-address"))?;
    for _ in 0..=REDIRECTS {
        let mut answer = asked(&url, near).await?;
        let status = answer.status();
        if status.is_redirection() && status != StatusCode::NOT_MODIFIED {
            let to = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
            let to = to.and_then(|to| url.join(to).ok());
            url = to.ok_or_else(|| Say::new("agenda-fetch-astray"))?;
            continue;
        }
        if !status.is_success() {
            return Err(say!("agenda-fetch-status", status = status.as_str()));
        }
        let mut content = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(|_| away())? {
            if content.len() + piece.len() > SIZE_LIMIT {
                return Err(say!("agenda-fetch-large", limit = SIZE_LIMIT / (1024 * 1024)));
            }
            content.extend_from_slice(&piece);
        }
        return Ok(content);
    }
    Err(Say::new("agenda-fetch-astray"))
}

fn away() -> Say {
    Say::new("agenda-fetch-away")
}

/// Asks where the name leads now, and there only: between looking and asking it cannot lead elsewhere.
async fn asked(url: &Url, near: &[String]) -> Result<reqwest::Response, Say> {
    let plain = url.username().is_empty() && url.password().is_none();
    if !matches!(url.scheme(), "http" | "https") || !plain {
        return Err(Say::new("agenda-fetch-address"));
    }
    let host = url.host_str().ok_or_else(|| Say::new("agenda-fetch-address"))?;
    let port = url.port_or_known_default().unwrap_or(443);
    let name = host.trim_matches(['[', ']']);
    let found = tokio::net::lookup_host((name, port)).await.map_err(|_| away())?;
    let found: Vec<SocketAddr> = found.collect();
    if found.is_empty() {
        return Err(away());
    }
    let allowed = near.iter().any(|one| *one == format!("{host}:{port}"));
    if !allowed && !found.iter().all(|one| is_public(one.ip())) {
        return Err(Say::new("agenda-fetch-private"));
    }
    let client = Client::builder()
        .user_agent(concat!("puente/", env!("CARGO_PKG_VERSION")))
        .redirect(Policy::none())
        .no_proxy()
        .resolve_to_addrs(host, &found)
        .build()
        .map_err(|_| away())?;
    client.get(url.clone()).send().await.map_err(|_| away())
}

/// Whether an address is anybody's in the world, and neither this machine's nor its network's.
fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => {
            let [first, second, ..] = ip.octets();
            // Shared between a provider's customers (RFC 6598), and kept for tests of networks.
            let shared = first == 100 && (64..128).contains(&second);
            let tests = first == 198 && (18..20).contains(&second);
            !(ip.is_loopback()
                || ip.is_private()
                || ip.is_link_local()
                || ip.is_unspecified()
                || ip.is_broadcast()
                || ip.is_documentation()
                || ip.is_multicast()
                || first == 0
                || first >= 240
                || shared
                || tests)
        }
        IpAddr::V6(ip) => {
            let [first, second, ..] = ip.segments();
            // Ways of an older network through this one lead anywhere, also home (RFC 6052, 3056, 4380).
            let translated = (first, second) == (0x64, 0xff9b) || (first, second) == (0x2001, 0);
            !(ip.is_loopback()
                || ip.is_unspecified()
                || ip.is_unique_local()
                || ip.is_unicast_link_local()
                || ip.is_multicast()
                || first == 0x2002
                || first & 0xffc0 == 0xfec0
                || first == 0
                || translated)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn only_what_is_anybodys_is_asked() {
        for home in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::7f00:1",
            "fe80::1",
            "fd00::1",
            "fec0::1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "ff02::1",
        ] {
            assert!(!is_public(home.parse().unwrap()), "{home}");
        }
        for away in
            ["192.0.43.7", "8.8.8.8", "100.128.0.1", "2620:0:2d0:200::7", "2001:4860:4860::8888"]
        {
            assert!(is_public(away.parse().unwrap()), "{away}");
        }
    }
}
