//! The identity of the account: its cross-signing keys, which lie in its secret storage, closed with
//! the recovery key of the settings. With them our device is signed, and clients say of it that it is
//! the account's own. An identity that exists is never replaced; where there is none, one is made. Each
//! step looks first at what is there, so that whatever happens between two of them, the next start
//! goes on from there.

use matrix_sdk_crypto::secret_storage::{AesHmacSha2EncryptedData, SecretStorageKey};
use matrix_sdk_crypto::types::requests::{AnyIncomingResponse, UploadSigningKeysRequest};
use matrix_sdk_crypto::{CrossSigningKeyExport, SecretImportError};
use reqwest::Method;
use ruma::api::client::keys::get_keys::v3::Request as KeysQuery;
use ruma::api::client::keys::upload_signatures::v3::Request as Signatures;
use ruma::api::client::keys::upload_signing_keys::v3::Response as Uploaded;
use ruma::events::EventContentFromType;
use ruma::events::secret::request::SecretName;
use ruma::events::secret_storage::key::SecretStorageKeyEventContent;
use ruma::{TransactionId, UserId};
use serde_json::value::to_raw_value;
use serde_json::{Value, json};

use super::account::{keep, kept};
use super::crypt::Crypt;
use super::line::{Line, Trouble};
use super::session::Session;
use super::settings::Settings;
use crate::foundation::config::Secret;
use crate::foundation::error::{Doing, Failure, Result};
use crate::foundation::i18n::Say;
use crate::say;

/// What the key that opens everything else is called in our own account.
const KEY: &str = "puente";

/// Where the account says which key that is.
const DEFAULT: &str = "m.secret_storage.default_key";

/// How everything is closed there.
const HOW: &str = "m.secret_storage.v1.aes-hmac-sha2";

/// The keys of an identity, as the secret storage calls them.
const SECRETS: [&str; 3] =
    ["m.cross_signing.master", "m.cross_signing.self_signing", "m.cross_signing.user_signing"];

/// What keeps the recovery key of the settings from being of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It is no such key.
    Unreadable,
    /// It opens something else.
    Other,
    /// The account has an identity and nothing that could be opened.
    Nothing,
    /// What it opens is not the identity the account has now.
    Stale,
}

impl Wrong {
    fn say(self) -> Say {
        match self {
            Self::Unreadable => say!("matrix-key-unreadable"),
            Self::Other => say!("matrix-key-other"),
            Self::Nothing => say!("matrix-key-nothing"),
            Self::Stale => say!("matrix-key-stale"),
        }
    }
}

/// The secret storage of the account, opened; none if it has none yet.
type Opened = std::result::Result<Option<SecretStorageKey>, Wrong>;

/// What is said of a key of which nothing is known.
fn blank() -> Value {
    json!({ "algorithm": HOW })
}

/// How often a passphrase is stirred at most: clients write half a million, and whoever keeps the homeserver could
/// write anything. What asks for more is opened by its key alone.
const MOST_ROUNDS: u64 = 2_000_000;

/// The key given, if it is one and the one that is described.
fn unlock(given: &str, name: &str, about: &Value) -> Option<SecretStorageKey> {
    let kind = format!("m.secret_storage.key.{name}");
    let about = SecretStorageKeyEventContent::from_parts(&kind, &to_raw_value(about).ok()?);
    SecretStorageKey::from_account_data(given, about.ok()?).ok()
}

/// What is told of a key, without a passphrase that is stirred too often.
fn within_reason(mut about: Value) -> Value {
    let rounds = about["passphrase"]["iterations"].as_u64();
    if rounds.is_some_and(|rounds| rounds > MOST_ROUNDS)
        && let Some(about) = about.as_object_mut()
    {
        about.remove("passphrase");
    }
    about
}

async fn storage(line: &Line, user: &str, given: &str) -> Result<Opened> {
    let readable = unlock(given, KEY, &blank()).is_some();
    let default = kept(line, user, DEFAULT).await?.unwrap_or_default();
    if let Some(name) = default["key"].as_str()
        && let Some(about) = kept(line, user, &format!("m.secret_storage.key.{name}")).await?
    {
        // Where the account has a passphrase too, that will do; stirring it takes its time.
        let (key, name, about) = (given.to_owned(), name.to_owned(), within_reason(about));
        let unlocking = tokio::task::spawn_blocking(move || unlock(&key, &name, &about));
        return Ok(match unlocking.await? {
            Some(key) => Ok(Some(key)),
            None if readable => Err(Wrong::Other),
            None => Err(Wrong::Unreadable),
        });
    }
    Ok(if readable { Ok(None) } else { Err(Wrong::Unreadable) })
}

/// What lies in the storage under a name, as this key opens it.
async fn secret(
    line: &Line,
    user: &str,
    key: &SecretStorageKey,
    name: &str,
) -> Result<Option<String>> {
    let Some(kept) = kept(line, user, name).await? else { return Ok(None) };
    let closed = kept["encrypted"][key.key_id()].clone();
    let closed = serde_json::from_value::<AesHmacSha2EncryptedData>(closed).ok();
    let open = closed.and_then(|closed| key.decrypt(&closed, &SecretName::from(name)).ok());
    Ok(open.and_then(|bytes| String::from_utf8(bytes).ok()))
}

/// Makes the storage, if there is none, and lays the keys into it that are not there.
async fn put(
    line: &Line,
    user: &str,
    given: &str,
    opened: Option<SecretStorageKey>,
    keys: &CrossSigningKeyExport,
) -> Result<()> {
    let made = opened.is_none();
    let Some(key) = opened.or_else(|| unlock(given, KEY, &blank())) else {
        return Err(Failure::because("no key to close the identity with").into());
    };
    if made {
        // By this anybody who types the key later is told whether it is the one.
        let proof = serde_json::to_value(key.encrypt(vec![0; 32], &SecretName::from("")))?;
        let about = json!({ "algorithm": HOW, "iv": proof["iv"], "mac": proof["mac"] });
        keep(line, user, &format!("m.secret_storage.key.{KEY}"), &about).await?;
    }
    let keys = [&keys.master_key, &keys.self_signing_key, &keys.user_signing_key];
    for (name, seed) in SECRETS.into_iter().zip(keys) {
        let Some(seed) = seed else { continue };
        if secret(line, user, &key, name).await?.as_ref() != Some(seed) {
            let closed = key.encrypt(seed.clone().into_bytes(), &SecretName::from(name));
            let content = json!({ "encrypted": { key.key_id(): closed } });
            keep(line, user, name, &content).await?;
        }
    }
    if made {
        keep(line, user, DEFAULT, &json!({ "key": KEY })).await?;
    }
    Ok(())
}

/// Hands in an identity that is new. A homeserver may want to know once more who asks.
async fn hand_in(
    line: &Line,
    user: &str,
    settings: &Settings,
    keys: &UploadSigningKeysRequest,
) -> Result<()> {
    let path = ["client", "v3", "keys", "device_signing", "upload"];
    let mut body = json!({
        "master_key": keys.master_key, "self_signing_key": keys.self_signing_key,
        "user_signing_key": keys.user_signing_key,
    });
    let asked = match line.ask(Method::POST, &path, &[], Some(&body)).await {
        Err(Trouble::No { status: 401, session: Some(session), .. }) => session,
        done => return Ok(done.map(drop)?),
    };
    let Some(password) = &settings.password else {
        return Err(Failure::because("the homeserver wants the password of the account").into());
    };
    body["auth"] = json!({
        "type": "m.login.password", "identifier": { "type": "m.id.user", "user": user },
        "password": password.expose(), "session": asked,
    });
    Ok(line.ask(Method::POST, &path, &[], Some(&body)).await.map(drop)?)
}

/// Hands in what signs our device.
async fn sign(crypt: &Crypt, signatures: Signatures) -> Result<()> {
    let answer = crypt.line.send(signatures).await?;
    if !answer.failures.is_empty() {
        let why = format!("the homeserver refuses our signature: {:?}", answer.failures);
        return Err(Failure::because(why).into());
    }
    crypt.done(&TransactionId::new(), &answer).await
}

/// Has our device signed by the identity of the account, which is made where there is none.
pub(super) async fn establish(
    crypt: &Crypt,
    session: &Session,
    settings: &Settings,
) -> Result<Option<Wrong>> {
    let Some(given) = settings.recovery_key.as_ref().map(Secret::expose) else {
        return Ok(None);
    };
    let (line, machine, user) = (&*crypt.line, &crypt.machine, session.user.as_str());
    let ours = UserId::parse(user).doing("reading the account's name")?;
    let (id, query) = machine.query_keys_for_users([&*ours]);
    let mut asked = KeysQuery::new();
    asked.device_keys = query.device_keys;
    let found = line.send(asked).await?;
    crypt.done(&id, &found).await?;

    if !found.master_keys.contains_key(&ours) {
        let opened = match storage(line, user, given).await? {
            Ok(opened) => opened,
            Err(wrong) => return Ok(Some(wrong)),
        };
        // One that was made before and got no further is taken again.
        let new = machine.bootstrap_cross_signing(false).await.doing("making an identity")?;
        let keys = machine.export_cross_signing_keys().await.doing("making an identity")?;
        let Some(keys) = keys else {
            return Err(Failure::because("an identity without its keys").into());
        };
        // Laid away before anybody sees it: one that was seen and cannot be opened could not be
        // taken over by the next device.
        put(line, user, given, opened, &keys).await?;
        hand_in(line, user, settings, &new.upload_signing_keys_req).await?;
        let done = Uploaded::new();
        crypt.done(&TransactionId::new(), AnyIncomingResponse::SigningKeysUpload(&done)).await?;
        sign(crypt, new.upload_signatures_req).await?;
        tracing::info!(user, "made the identity of the account on Matrix");
        return Ok(None);
    }

    if !machine.cross_signing_status().await.has_self_signing {
        let key = match storage(line, user, given).await? {
            Ok(Some(key)) => key,
            Ok(None) => return Ok(Some(Wrong::Nothing)),
            Err(wrong) => return Ok(Some(wrong)),
        };
        let [master, own, others] = SECRETS;
        let keys = CrossSigningKeyExport {
            master_key: secret(line, user, &key, master).await?,
            self_signing_key: secret(line, user, &key, own).await?,
            user_signing_key: secret(line, user, &key, others).await?,
        };
        match machine.import_cross_signing_keys(keys).await {
            Ok(status) if status.has_self_signing => {}
            Ok(_) => return Ok(Some(Wrong::Stale)),
            Err(SecretImportError::Store(error)) => return Err(error.into()),
            Err(error) => {
                tracing::warn!(%error, "the identity kept is not the one of the account");
                return Ok(Some(Wrong::Stale));
            }
        }
    }
    let device = machine.get_device(&ours, session.device.as_str().into(), None).await;
    let Some(device) = device.doing("looking at our device")? else {
        return Err(Failure::because("the homeserver does not know our device").into());
    };
    if !device.is_cross_signed_by_owner() {
        sign(crypt, device.verify().await.doing("signing our device")?).await?;
        tracing::info!(user, "signed the device with the identity of the account on Matrix");
    }
    Ok(None)
}

/// What is seen of a recovery key without a homeserver to hold it against.
pub(super) fn unreadable(given: &str) -> Option<Say> {
    unlock(given, KEY, &blank()).is_none().then(|| Wrong::Unreadable.say())
}

/// What is wrong with the recovery key of the settings, in words, as the homeserver tells it now.
pub(super) async fn amiss(
    line: &Line,
    (user, device): (&str, &str),
    given: &str,
) -> Result<Option<Say>> {
    let opened = match storage(line, user, given).await? {
        Ok(opened) => opened,
        Err(wrong) => return Ok(Some(wrong.say())),
    };
    let path = ["client", "v3", "keys", "query"];
    let body = json!({ "device_keys": { user: [] } });
    let found = line.ask(Method::POST, &path, &[], Some(&body)).await?;
    if opened.is_none() && found["master_keys"][user].is_object() {
        return Ok(Some(Wrong::Nothing.say()));
    }
    let device = &found["device_keys"][user][device];
    let own = found["self_signing_keys"][user]["keys"].as_object();
    let signed = |name: &String| device["signatures"][user][name].is_string();
    let signed = own.is_some_and(|keys| keys.keys().any(signed));
    // Before the first start there is nothing that could be signed.
    Ok((device.is_object() && !signed).then(|| Wrong::Stale.say()))
}

#[cfg(test)]
mod tests {
    use matrix_sdk_crypto::types::requests::UploadSigningKeysRequest;
    use serde_json::json;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::super::line::Line;
    use super::super::settings::Settings;
    use super::{KEY, MOST_ROUNDS, blank, hand_in, unlock, within_reason};

    #[test]
    fn a_key_is_read_however_it_is_spaced_and_a_wrong_letter_is_seen() {
        let key = "EsTg N1bh Qv2J gF9e X2ug mmbm RsEK Qm43 GLGA ymmQ Mv1P zG1X";
        let readable = |key: &str| unlock(key, KEY, &blank()).is_some();
        assert!(readable(key) && readable(&key.replace(' ', "")));
        assert!(!readable(&key.replace("zG1X", "zG1Y")));
        assert!(!readable(&key[..20]) && !readable(""));
    }

    #[test]
    fn a_passphrase_that_is_stirred_without_end_is_not_tried() {
        let stirred = |rounds: u64| {
            let mut about = blank();
            let how = json!({ "algorithm": "m.pbkdf2", "salt": "salt", "iterations": rounds });
            about["passphrase"] = how;
            about
        };
        assert_eq!(within_reason(stirred(MOST_ROUNDS)), stirred(MOST_ROUNDS));
        assert_eq!(within_reason(stirred(MOST_ROUNDS + 1)), blank());
        assert_eq!(within_reason(blank()), blank());
    }

    /// A homeserver that lets nobody hand in an identity on the word of a session alone.
    #[tokio::test]
    async fn whoever_asks_again_who_we_are_is_told() {
        let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", door.local_addr().unwrap());
        let server = tokio::spawn(async move {
            let mut asked = Vec::new();
            for (status, answer) in [("401 No", r#"{"session":"again"}"#), ("200 OK", "{}")] {
                let (mut line, _) = door.accept().await.unwrap();
                let mut read = Vec::new();
                while !read.ends_with(b"}") {
                    assert!(line.read_buf(&mut read).await.unwrap() > 0);
                }
                let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}", answer.len());
                let said = format!("{head}\r\nconnection: close\r\n\r\n{answer}");
                line.write_all(said.as_bytes()).await.unwrap();
                asked.push(String::from_utf8(read).unwrap());
            }
            asked
        });
        let password = Some("sesame".to_owned().into());
        let settings = Settings { password, ..Settings::default() };
        let keys = UploadSigningKeysRequest {
            master_key: None,
            self_signing_key: None,
            user_signing_key: None,
        };
        let line = Line::new(&address).unwrap();
        hand_in(&line, "@puente:a.example", &settings, &keys).await.unwrap();
        let asked = server.await.unwrap();
        assert!(!asked[0].contains("sesame"));
        assert!(asked[1].contains("sesame") && asked[1].contains(r#""session":"again""#));
    }
}
