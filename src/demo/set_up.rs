//! Setting up: the groups, their rooms, everybody in each and who holds which role, through the
//! commands an operator and members type. It knows nothing of what is said afterwards.

use std::collections::BTreeMap;

use super::script::{Cast, Member};
use crate::app::running::Running;
use crate::community::people::{self, members};
use crate::foundation::error::{Failure, Result};
use crate::foundation::store::Tx;
use crate::foundation::talk::grammar::quote;
use crate::foundation::talk::heard::Reply;
use crate::foundation::talk::{Account, Block, Ears, Heard, Quoted, Spot, What};

/// The groups, their rooms, everybody in each, and who holds which role.
///
/// # Errors
/// The refusal of what was refused, or a failure.
pub(super) async fn set_up(running: &Running, tx: &mut Tx, cast: &Cast) -> Result<()> {
    let console = people::console_account();
    for (number, group) in cast.groups.iter().enumerate() {
        let mut names = group.names.iter();
        let Some((first, name)) = names.next() else { continue };
        let slug = group.slug.as_str();
        let mut line = format!("!group create {} slug:{slug} language:{first}", quote(name));
        for (lang, name) in names {
            line.push_str(&format!(" {lang}:{}", quote(name)));
        }
        type_in(running, tx, &console, None, &line).await?;
        for lang in group.names.keys() {
            let line = format!("!group room {lang} language:{lang}");
            type_in(running, tx, &console, Some(slug), &line).await?;
        }
        if number == 0 {
            invite_all(running, tx, cast, slug).await?;
        } else {
            join_all(running, tx, cast, slug).await?;
        }
    }
    Ok(())
}

/// Everybody is new: each is invited by name, and comes with that link.
async fn invite_all(running: &Running, tx: &mut Tx, cast: &Cast, group: &str) -> Result<()> {
    let mut links = Vec::new();
    for member in &cast.members {
        let mut line = format!(
            "!group invite {} language:{} country:{} zone:{}",
            quote(&member.name),
            member.language,
            member.country,
            quote(&member.zone)
        );
        if let Some(organisation) = &member.organisation {
            line.push_str(&format!(" organisation:{}", quote(organisation)));
        }
        let reply = type_in(running, tx, &people::console_account(), Some(group), &line).await?;
        links.push((member.id.clone(), link(&reply)));
    }
    let accounts = everybody(tx, cast).await?;
    for (id, link) in links {
        let (Some(account), Some(link)) = (accounts.get(&id), link) else { continue };
        type_in(running, tx, account, Some(group), &format!("!group join {link}")).await?;
    }
    for member in &cast.members {
        give(running, tx, member, &accounts, group).await?;
    }
    Ok(())
}

/// Everybody is known: they join with the link the group hands out, and the roles are given.
async fn join_all(running: &Running, tx: &mut Tx, cast: &Cast, group: &str) -> Result<()> {
    let console = people::console_account();
    let line = format!("!group invite uses:{}", cast.members.len());
    let reply = type_in(running, tx, &console, Some(group), &line).await?;
    let Some(open) = link(&reply) else {
        return Err(Failure::because("an invitation has no link").into());
    };
    let accounts = everybody(tx, cast).await?;
    for member in &cast.members {
        let Some(account) = accounts.get(&member.id) else { continue };
        let line = format!("!group join {open}");
        type_in(running, tx, account, Some(group), &line).await?;
        give(running, tx, member, &accounts, group).await?;
    }
    Ok(())
}

/// The roles somebody holds are given to them.
async fn give(
    running: &Running,
    tx: &mut Tx,
    member: &Member,
    accounts: &BTreeMap<String, Account>,
    group: &str,
) -> Result<()> {
    let Some(account) = accounts.get(&member.id) else { return Ok(()) };
    for role in &member.roles {
        let line = format!("!group role give @{} {role}", account.native_id);
        type_in(running, tx, &people::console_account(), Some(group), &line).await?;
    }
    Ok(())
}

async fn type_in(
    running: &Running,
    tx: &mut Tx,
    who: &Account,
    group: Option<&str>,
    line: &str,
) -> Result<Reply> {
    let none: Option<Quoted> = None;
    let what = What::Said { text: line.to_owned(), reply_to: none, attachments: Vec::new() };
    hear(running, tx, who, group, what).await
}

/// What somebody does outside the rooms, in the transaction of whoever notes it.
///
/// # Errors
/// The refusal the house words, or a failure.
pub(super) async fn hear(
    running: &Running,
    tx: &mut Tx,
    who: &Account,
    group: Option<&str>,
    what: What,
) -> Result<Reply> {
    let heard = Heard {
        who: who.clone(),
        spot: Spot::Direct,
        at: running.house.base.world.now(),
        native_id: None,
        message_id: None,
        runs: false,
        lang: None,
        group: group.map(str::to_owned),
        program: false,
        thread: None,
        fetched: None,
        what,
    };
    Ok(running.house.take_in(tx, &heard).await?.1)
}

/// The link in an answer.
pub(super) fn link(reply: &Reply) -> Option<String> {
    reply.body.as_ref()?.blocks.iter().find_map(|block| match block {
        Block::Link { to, .. } => Some(to.clone()),
        _ => None,
    })
}

/// The web accounts of the cast, by what the script calls them.
///
/// # Errors
/// A failure of the database.
pub(super) async fn everybody(tx: &mut Tx, cast: &Cast) -> Result<BTreeMap<String, Account>> {
    let members = members::store::all(tx, None).await?;
    let found = cast.members.iter().filter_map(|one| {
        let member = members.iter().find(|member| member.name == one.name)?;
        let account = Account {
            platform: "web".to_owned(),
            native_id: member.handle.clone(),
            display: member.name.clone(),
        };
        Some((one.id.clone(), account))
    });
    Ok(found.collect())
}
