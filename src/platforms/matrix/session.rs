//! Who Puente is on the homeserver: signed in once, kept over restarts in the folder of the keys, so
//! that a repeated transaction id stays the same event and the device keeps its keys.

use std::fs::File;
use std::path::{Path, PathBuf};

use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::line::{Line, Trouble};
use super::settings::Settings;
use crate::foundation::error::{Doing, Failure, Result};

/// A device of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Session {
    /// The account: `@puente:example.org`.
    pub user: String,
    /// The device, whose keys these are.
    pub device: String,
    /// What it speaks with.
    token: String,
}

/// The folder, held by this process alone for as long as this lives.
pub(super) struct Folder {
    path: PathBuf,
    _held: File,
}

impl Folder {
    /// Takes a folder, making it where there is none; none if another process holds it.
    pub fn take(path: PathBuf) -> Result<Option<Self>> {
        make(&path)?;
        let held = File::create(path.join("lock")).doing("taking the folder of the keys")?;
        match held.try_lock() {
            Ok(()) => Ok(Some(Self { path, _held: held })),
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Where the keys of a device are.
    pub fn keys(&self, session: &Session) -> PathBuf {
        let safe = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
        self.path.join(session.device.chars().map(safe).collect::<String>())
    }

    fn session(&self) -> Option<Session> {
        session(&self.path)
    }

    fn keep(&self, session: &Session) -> Result<()> {
        keep(&self.path, "session.json", &serde_json::to_string(session)?)
    }
}

/// Keeps something in a folder, whole or not at all, for nobody else to read.
pub(super) fn keep(folder: &Path, name: &str, text: &str) -> Result<()> {
    let (path, new) = (folder.join(name), folder.join(name).with_extension("new"));
    let mut open = std::fs::OpenOptions::new();
    open.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    let mut file = open.open(&new).doing("keeping the session")?;
    std::io::Write::write_all(&mut file, text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(new, path).doing("keeping the session")
}

/// The session kept in a folder.
fn session(folder: &Path) -> Option<Session> {
    let text = std::fs::read_to_string(folder.join("session.json")).ok()?;
    serde_json::from_str(&text).ok()
}

/// Who we are, account and device, by the session kept in a folder or by the token of the settings;
/// nobody if the homeserver takes neither.
pub(super) async fn known(
    line: &Line,
    settings: &Settings,
    folder: &Path,
) -> std::result::Result<Option<(String, String)>, Trouble> {
    let kept = session(folder).map(|session| session.token);
    let given = settings.token.as_ref().map(|token| token.expose().to_owned());
    for token in kept.into_iter().chain(given) {
        line.speak_as(&token);
        match who(line).await {
            Err(trouble) if trouble.is("M_UNKNOWN_TOKEN") => {}
            found => return found.map(Some),
        }
    }
    Ok(None)
}

/// A folder that nobody else may look into.
pub(super) fn make(path: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).doing("making the folder of the keys")
}

/// Signs in: with the session kept, with the token of the settings, or with the password. A session
/// that has ended takes its device with it, and what the homeserver had of its keys: whoever went on
/// as that device would never hand them in again, and nobody could close anything for it. So it is a
/// new one, unless the homeserver says that the device stays.
pub(super) async fn sign_in(line: &Line, settings: &Settings, folder: &Folder) -> Result<Session> {
    let mut kept = folder.session();
    if let Some(session) = &kept {
        line.speak_as(&session.token);
        match who(line).await {
            Ok(_) => return Ok(session.clone()),
            Err(trouble) if trouble.is("M_UNKNOWN_TOKEN") => {
                let stays = matches!(trouble, Trouble::No { soft: true, .. });
                tracing::warn!(stays, "the session on the homeserver is gone; signing in again");
                kept = kept.filter(|_| stays);
            }
            Err(trouble) => return Err(trouble.into()),
        }
    }
    let session = match (&settings.token, &settings.password) {
        (Some(token), _) => {
            line.speak_as(token.expose());
            let (user, device) = who(line).await?;
            Session { user, device, token: token.expose().to_owned() }
        }
        (None, Some(password)) => {
            let device = kept.as_ref().map(|session| session.device.as_str());
            let user = settings.user.as_deref().unwrap_or_default();
            with_password(line, user, password.expose(), device).await?
        }
        (None, None) => return Err(Failure::because("neither a token nor a password").into()),
    };
    line.speak_as(&session.token);
    folder.keep(&session)?;
    Ok(session)
}

async fn who(line: &Line) -> std::result::Result<(String, String), Trouble> {
    let path = ["client", "v3", "account", "whoami"];
    let said = line.ask(Method::GET, &path, &[], None).await?;
    let text = |key: &str| said[key].as_str().unwrap_or_default().to_owned();
    Ok((text("user_id"), text("device_id")))
}

async fn with_password(
    line: &Line,
    user: &str,
    password: &str,
    device: Option<&str>,
) -> Result<Session> {
    line.speak_as("");
    let mut body = json!({
        "type": "m.login.password",
        "identifier": { "type": "m.id.user", "user": user },
        "password": password,
        "initial_device_display_name": "Puente",
    });
    if let Some(device) = device {
        body["device_id"] = device.into();
    }
    let said = line.ask(Method::POST, &["client", "v3", "login"], &[], Some(&body)).await?;
    let text = |key: &str| said[key].as_str().unwrap_or_default().to_owned();
    Ok(Session { user: text("user_id"), device: text("device_id"), token: text("access_token") })
}
