//! What Puente may do on a server and in its channels, and what of it is missing.
//!
//! Source: Discord's "Permission Overwrites": first everybody, then the roles, then the member itself.

use reqwest::Method;
use serde_json::Value;

use crate::foundation::i18n::Say;
use crate::platforms::discord::Discord;
use crate::platforms::discord::line::Trouble;

/// The right to see a channel: without it there is no other.
const SEES: u64 = 1 << 10;

/// The right that includes every other.
const ADMINISTERS: u64 = 1 << 3;

/// What Puente needs in a channel that it serves; `discord-right-…` is what Discord calls it.
const NEEDED: [(u64, &str); 7] = [
    (SEES, "view-channel"),
    (1 << 11, "send-messages"),
    (1 << 14, "embed-links"),
    (1 << 15, "attach-files"),
    (1 << 6, "add-reactions"),
    (1 << 16, "read-message-history"),
    (1 << 38, "send-messages-in-threads"),
];

/// The right to make scheduled events.
const PLANS: u64 = 1 << 44;

/// Where Puente stands on a server: the server with its roles, and Puente as its member.
#[derive(Clone, Debug)]
pub(in super::super) struct Standing {
    /// The server, as Discord shows it.
    pub server: Value,
    member: Value,
    us: String,
}

impl Standing {
    /// What is missing to Puente in a channel, as Discord calls it.
    pub fn missing(&self, channel: &Value) -> Vec<Say> {
        missing(rights(&self.server, &self.member, &self.us, channel))
    }

    /// What is missing in a channel that Puente does not see: to see it, before all else.
    pub fn nothing() -> Vec<Say> {
        missing(!SEES)
    }

    /// Whether Puente may make scheduled events.
    pub fn plans(&self) -> bool {
        // Of a channel without overwrites, what holds on the whole server is left.
        rights(&self.server, &self.member, &self.us, &Value::Null) & PLANS != 0
    }
}

impl Discord {
    /// Where Puente stands on a server.
    pub(in super::super) async fn standing(&self, server: &str) -> Result<Standing, Trouble> {
        let us = self.me().map(|me| me.user.clone()).unwrap_or_default();
        let path = ["guilds", server];
        let whole = self.line.ask(Method::GET, &path, &[], None).await?;
        let path = ["guilds", server, "members", us.as_str()];
        let member = self.line.ask(Method::GET, &path, &[], None).await?;
        Ok(Standing { server: whole, member, us })
    }
}

/// What is missing to somebody who has these rights, as Discord calls it.
fn missing(rights: u64) -> Vec<Say> {
    let lacking = NEEDED.iter().filter(|(bit, _)| rights & bit == 0);
    lacking.map(|(_, name)| Say::new(format!("discord-right-{name}"))).collect()
}

/// The rights of a member of a server in one of its channels, as Discord shows the three.
fn rights(server: &Value, member: &Value, user: &str, channel: &Value) -> u64 {
    if server["owner_id"] == user {
        return u64::MAX;
    }
    let everybody = &server["id"];
    let own: Vec<&Value> = list(&member["roles"]).collect();
    let held = |id: &Value| id == everybody || own.contains(&id);
    let base = list(&server["roles"])
        .filter(|role| held(&role["id"]))
        .fold(0, |all, role| all | bits(&role["permissions"]));
    if base & ADMINISTERS != 0 {
        return u64::MAX;
    }
    let over = || list(&channel["permission_overwrites"]);
    let mut now = base;
    let layers: [Vec<&Value>; 3] = [
        over().filter(|one| &one["id"] == everybody).collect(),
        over().filter(|one| own.contains(&&one["id"])).collect(),
        over().filter(|one| one["id"] == user).collect(),
    ];
    for layer in layers {
        now &= !layer.iter().fold(0, |all, one| all | bits(&one["deny"]));
        now |= layer.iter().fold(0, |all, one| all | bits(&one["allow"]));
    }
    if now & SEES == 0 { 0 } else { now }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn bits(value: &Value) -> u64 {
    value.as_str().and_then(|bits| bits.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn names(rights: u64) -> Vec<String> {
        missing(rights).into_iter().map(|say| say.id).collect()
    }

    #[test]
    fn roles_and_overwrites_say_what_may_be_done() {
        let server = json!({ "id": "1", "owner_id": "9", "roles": [
            { "id": "1", "permissions": "3072" }, { "id": "2", "permissions": "49152" } ] });
        let member = json!({ "roles": ["2"] });
        let open = json!({ "permission_overwrites": [] });
        assert_eq!(rights(&server, &member, "7", &open), 0xc00 | 0xc000);
        let closed = json!({ "permission_overwrites": [
            { "id": "1", "type": 0, "deny": "1024", "allow": "0" } ] });
        assert_eq!(rights(&server, &member, "7", &closed), 0, "who sees nothing may do nothing");
        let for_us = json!({ "permission_overwrites": [
            { "id": "1", "type": 0, "deny": "3072", "allow": "0" },
            { "id": "2", "type": 0, "deny": "0", "allow": "1024" },
            { "id": "7", "type": 1, "deny": "0", "allow": "64" } ] });
        assert_eq!(rights(&server, &member, "7", &for_us), 0x400 | 0x40 | 0xc000);
        assert_eq!(rights(&server, &member, "9", &closed), u64::MAX, "whose server it is");
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(names(u64::MAX), Vec::<String>::new());
        let without = !(1_u64 << 14) & !(1 << 38);
        let lacking = ["discord-right-embed-links", "discord-right-send-messages-in-threads"];
        assert_eq!(names(without), lacking);
        assert_eq!(names(0).len(), NEEDED.len());
    }
}
