//! How somebody is reached alone, and how the admins of a group are told what only they can set right.

use super::groups::store as group_store;
use super::holders;
use super::members::store as member_store;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Address, Words};
use crate::foundation::talk::{Base, Body, GroupId, MemberId, Out, Role};

/// Where somebody is reached directly: their first account. None once erased.
///
/// # Errors
/// A failure of the database.
pub async fn address(tx: &mut Tx, id: &MemberId) -> Result<Option<Address>> {
    beside(tx, id, "").await
}

/// Where somebody is reached directly without a platform, if they are anywhere else; there if not.
async fn beside(tx: &mut Tx, id: &MemberId, platform: &str) -> Result<Option<Address>> {
    let Some(member) = member_store::find(tx, id).await? else { return Ok(None) };
    let accounts = member_store::accounts(tx, id).await?;
    // Somebody who came from a chat platform reads there; the web account every member has is
    // for those who only have that.
    let rank = |name: &str| if name == platform { 2 } else { i32::from(name == "web") };
    let best = accounts.iter().map(|(account, _)| account).min_by_key(|one| rank(&one.platform));
    Ok(best.map(|account| Address {
        platform: account.platform.clone(),
        native_id: account.native_id.clone(),
        member_id: id.clone(),
        reader: member.reader.clone(),
    }))
}

/// Says to somebody on the pages what they do not take where it was to be said. Who is no member has no
/// place there.
///
/// # Errors
/// A failure of the database.
pub async fn say_on_pages(tx: &mut Tx, base: &Base, id: &MemberId, out: &Out) -> Result<()> {
    let accounts = member_store::accounts(tx, id).await?;
    let pages = accounts.into_iter().map(|(account, _)| account).find(|one| one.platform == "web");
    let Some(account) = pages else { return Ok(()) };
    post::elsewhere(tx, base, id, &account, out).await
}

/// Tells the admins of a group something, each alone and in their language.
///
/// # Errors
/// A failure of the database.
pub async fn tell_admins(tx: &mut Tx, base: &Base, group: &GroupId, news: Say) -> Result<()> {
    let about = group_store::find_id(tx, group).await?;
    let words = Words { body: Body::text(news), group: about, ..Words::default() };
    for admin in holders(tx, group, &[Role::Admin]).await? {
        if let Some(address) = address(tx, &admin).await? {
            post::directly(tx, base, &address, &words).await?;
        }
    }
    Ok(())
}

/// Tells the admins of every group with a room on a platform something, each once and, where they can
/// be reached elsewhere, there.
///
/// # Errors
/// A failure of the database.
pub async fn tell_all_admins(tx: &mut Tx, base: &Base, platform: &str, news: Say) -> Result<()> {
    let mut told: Vec<MemberId> = Vec::new();
    for group in group_store::all(tx, None).await? {
        let rooms = group_store::rooms(tx, &group.id).await?;
        if rooms.iter().all(|room| room.platform != platform) {
            continue;
        }
        let admins = holders(tx, &group.id, &[Role::Admin]).await?;
        let words =
            Words { body: Body::text(news.clone()), group: Some(group), ..Words::default() };
        for admin in admins {
            if !told.contains(&admin)
                && let Some(address) = beside(tx, &admin, platform).await?
            {
                post::directly(tx, base, &address, &words).await?;
                told.push(admin);
            }
        }
    }
    Ok(())
}
