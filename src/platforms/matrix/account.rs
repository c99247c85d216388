//! What the account keeps on its homeserver for all its clients, Puente among them, under names that
//! Matrix gives.

use reqwest::Method;
use serde_json::Value;

use super::line::Line;
use crate::foundation::error::Result;

/// What the account keeps under a name.
pub(super) async fn kept(line: &Line, user: &str, kind: &str) -> Result<Option<Value>> {
    let path = ["client", "v3", "user", user, "account_data", kind];
    match line.ask(Method::GET, &path, &[], None).await {
        Ok(found) => Ok(Some(found)),
        Err(trouble) if trouble.is("M_NOT_FOUND") => Ok(None),
        Err(trouble) => Err(trouble.into()),
    }
}

/// Keeps something under a name.
pub(super) async fn keep(line: &Line, user: &str, kind: &str, content: &Value) -> Result<()> {
    let path = ["client", "v3", "user", user, "account_data", kind];
    Ok(line.ask(Method::PUT, &path, &[], Some(content)).await.map(drop)?)
}
