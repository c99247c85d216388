//! `invite` at the machine's own console: a sign-in link for somebody, through the same commands
//! people use. It decides nothing that those do not.

use super::console::Console;
use super::start;
use crate::community::people::{groups, members};
use crate::foundation::config::Config;
use crate::foundation::error::{Doing, Result};
use crate::foundation::i18n::Value;
use crate::foundation::talk::grammar::quote;
use crate::foundation::talk::heard::Reply;
use crate::foundation::talk::text;
use crate::{refuse, say};

/// Who is invited, and as what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guest {
    /// Their name, or the handle of a member.
    pub name: String,
    /// The group, where there are several.
    pub group: Option<String>,
    /// The language of somebody new.
    pub language: Option<String>,
    /// A role to give them.
    pub role: Option<String>,
}

/// Makes the link and prints it; false if the house said no.
///
/// # Errors
/// A refusal if it is not clear which group is meant, or the settings or the database are wrong.
pub async fn invite(config: Config, guest: &Guest, console: &Console) -> Result<bool> {
    let running = start::furnished(config, console).await?;
    let house = &running.house;
    let mut tx = house.base.store.look().await?;
    let slugs: Vec<String> =
        groups::store::all(&mut tx, None).await?.into_iter().map(|group| group.slug).collect();
    let slug = match (&guest.group, slugs.as_slice()) {
        (Some(slug), _) if slugs.contains(slug) => slug.clone(),
        (None, [only]) => only.clone(),
        (_, []) => return refuse!("cli-no-group"),
        _ => {
            let names = Value::Either(slugs.iter().map(Value::from).collect());
            return refuse!("cli-which-group", names = names);
        }
    };
    let handle = guest.name.trim_start_matches('@').to_lowercase();
    let known = match groups::store::find(&mut tx, &slug).await? {
        Some(group) => members::store::all(&mut tx, Some(group.id.as_str())).await?,
        None => Vec::new(),
    };
    let known = known.iter().any(|member| member.handle == handle);
    drop(tx);
    let mut line = format!("!group invite {}", quote(&guest.name));
    if let Some(language) = &guest.language {
        line.push_str(&format!(" language:{}", quote(language)));
    }
    let mut lines = Vec::new();
    match &guest.role {
        Some(role) if known => lines.push(format!("!group role give @{handle} {}", quote(role))),
        Some(role) => line.push_str(&format!(" role:{}", quote(role))),
        None => {}
    }
    lines.push(line);
    let mut good = true;
    for line in lines {
        let reply: Reply = house.console(Some(&slug), &line).await;
        good &= !reply.refused;
        if let Some(body) = &reply.body {
            console.line(&text::body(body)).doing("printing the link")?;
        }
    }
    running.house.base.store.close().await;
    if !good {
        console.say(&say!("cli-not-invited", name = guest.name.as_str()))?;
    }
    Ok(good)
}
