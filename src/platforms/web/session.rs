//! Who is signed in: a signed cookie that holds a secret, of which the database keeps only the
//! fingerprint; and the proof a form carries that it comes from our own page.

use std::fmt::Write;

use axum::http::HeaderMap;
use axum_extra::extract::SignedCookieJar;
use axum_extra::extract::cookie::{Cookie, Key};
use sha2::{Digest, Sha256};

use super::Web;
use super::store::session::{self, Session};
use crate::foundation::clock::World;
use crate::foundation::error::{Doing, Result};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Account, MemberId};

/// The cookie that says who is signed in.
const SESSION_COOKIE: &str = "puente";

/// The fingerprint of a secret: SHA-256 in hexadecimal.
pub(super) fn fingerprint(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn bytes(hexadecimal: &str) -> Option<Vec<u8>> {
    (0..hexadecimal.len() / 2)
        .map(|at| u8::from_str_radix(hexadecimal.get(at * 2..at * 2 + 2)?, 16).ok())
        .collect()
}

fn hexadecimal(bytes: impl Iterator<Item = u8>) -> String {
    bytes.fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A session's token as one page carries it: masked anew each time, so that compressed pages do
/// not give it away (BREACH).
pub(super) fn mask(world: &World, csrf: &str) -> String {
    let mask = world.secret::<16>();
    let (Some(cover), Some(token)) = (bytes(&mask), bytes(csrf)) else { return String::new() };
    format!("{mask}{}", hexadecimal(cover.iter().zip(&token).map(|(a, b)| a ^ b)))
}

/// Whether what a form carries is the session's token.
pub(super) fn believed(given: &str, csrf: &str) -> bool {
    let (Some(given), Some(token)) = (bytes(given), bytes(csrf)) else { return false };
    if token.is_empty() || given.len() != token.len() * 2 {
        return false;
    }
    let (cover, masked) = given.split_at(token.len());
    // Every byte is looked at, whatever the first ones say.
    cover.iter().zip(masked).zip(&token).fold(0, |differs, ((a, b), c)| differs | (a ^ b ^ c)) == 0
}

impl Web {
    /// The key that signs cookies, made on first use.
    pub(super) async fn cookie_key(&self) -> Result<Key> {
        let key = self
            .key
            .get_or_try_init(|| async {
                let made = self.base().world.secret::<64>();
                let mut tx = self.base().store.begin().await?;
                let secret = session::key(&mut tx, &made).await?;
                tx.commit().await?;
                Ok::<_, crate::foundation::error::Error>(Key::from(secret.as_bytes()))
            })
            .await?;
        Ok(key.clone())
    }

    /// What a cookie of ours is called; the prefix binds it to this host and to TLS where there is
    /// TLS.
    pub(super) fn cookie_called(&self, name: &str) -> String {
        if self.secure() { format!("__Host-{name}") } else { name.to_owned() }
    }

    /// The session a browser's cookie stands for, if it stands.
    pub(super) async fn session(&self, headers: &HeaderMap) -> Result<Option<Session>> {
        let jar = SignedCookieJar::<Key>::from_headers(headers, self.cookie_key().await?);
        let Some(cookie) = jar.get(&self.cookie_called(SESSION_COOKIE)) else { return Ok(None) };
        let mut tx = self.base().store.look().await?;
        session::find(&mut tx, &fingerprint(cookie.value()), self.base().world.now()).await
    }

    /// Opens a session for an account; gives the cookies to send.
    pub(super) async fn open_session(
        &self,
        tx: &mut Tx,
        account: &Account,
        member: &MemberId,
    ) -> Result<SignedCookieJar> {
        let key = self.cookie_key().await?;
        let world = &self.base().world;
        let secret = world.secret::<32>();
        let session = Session {
            fingerprint: fingerprint(&secret),
            account: account.native_id.clone(),
            csrf: world.secret::<16>(),
        };
        let (now, days) = (world.now(), self.settings.session_days.max(1));
        session::open(tx, &session, member, now, now.plus_seconds(days * 24 * 3600)).await?;
        let text = self.cookie_text(SESSION_COOKIE, &secret, days * 24 * 3600);
        let cookie = Cookie::parse(text).doing("writing a cookie")?;
        Ok(SignedCookieJar::new(key).add(cookie))
    }

    /// Ends a session; gives the cookie that takes the browser's away.
    pub(super) async fn close_session(&self, session: &Session) -> Result<String> {
        let mut tx = self.base().store.begin().await?;
        session::revoke(&mut tx, &session.fingerprint, self.base().world.now()).await?;
        tx.commit().await?;
        Ok(self.closed_cookie())
    }

    /// The cookie that takes the browser's away.
    pub(super) fn closed_cookie(&self) -> String {
        self.cookie_text(SESSION_COOKIE, "", 0)
    }

    /// A cookie of ours as a header writes it: for this site only, out of scripts' reach.
    pub(super) fn cookie_text(&self, name: &str, value: &str, seconds: i64) -> String {
        let (name, secure) =
            (self.cookie_called(name), if self.secure() { "; Secure" } else { "" });
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
    }
}

#[cfg(test)]
mod tests {
    use super::{believed, mask};
    use crate::foundation::clock::World;

    #[test]
    fn a_masked_token_is_believed_and_no_other() {
        let world = World::system();
        let (token, other) = (world.secret::<16>(), world.secret::<16>());
        let (first, second) = (mask(&world, &token), mask(&world, &token));
        assert_ne!(first, second);
        assert!(believed(&first, &token) && believed(&second, &token));
        assert!(!believed(&first, &other) && !believed(&token, &token) && !believed("", &token));
        assert!(!believed("", "") && !believed("zz", "zz"));
    }
}
