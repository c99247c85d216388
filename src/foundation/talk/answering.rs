//! Answering whoever was heard, there or alone, where a platform says its answers as messages: what only
//! the person may see, and everything in a room that is not served, is said to them alone.

use super::body::Body;
use super::file::Content;
use super::heard::{Account, Heard, Reply, Spot};
use super::ids::MemberId;
use super::out::{Thread, Where};
use super::platform::Ears;
use super::post;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader, Say};
use crate::foundation::store::Tx;

/// Where one account is spoken to alone, a member or not.
///
/// # Errors
/// A failure of the database.
pub async fn alone(tx: &mut Tx, ears: &dyn Ears, account: &Account) -> Result<Where> {
    let person = ears.person(tx, account, None).await?;
    let native_id = account.native_id.clone();
    let member_id = person.map_or_else(|| MemberId::of_account(&native_id), |person| person.id);
    Ok(Where::Direct { member_id, native_id })
}

/// Where whoever was heard is answered, there or alone.
async fn place(tx: &mut Tx, ears: &dyn Ears, heard: &Heard, only_them: bool) -> Result<Where> {
    let room = match &heard.spot {
        Spot::Room(native) if !only_them => ears.room(tx, &heard.who.platform, native).await?,
        _ => None,
    };
    match room {
        Some(room) => Ok(Where::Room { room_id: room.id, native_id: room.native_id }),
        None => alone(tx, ears, &heard.who).await,
    }
}

/// Some words in the language that is spoken there.
async fn worded(
    tx: &mut Tx,
    ears: &dyn Ears,
    (heard, to): (&Heard, &Where),
    say: &Say,
) -> Result<String> {
    let base = ears.base();
    let reader = match to {
        Where::Room { native_id, .. } => {
            ears.room(tx, &heard.who.platform, native_id).await?.map(|room| room.reader())
        }
        Where::Direct { .. } => {
            ears.person(tx, &heard.who, None).await?.map(|person| person.reader)
        }
    };
    let spoken = || base.table.spoken(&heard.what).unwrap_or_else(|| Lang::new("en"));
    Ok(base.words.say(&reader.unwrap_or_else(|| Reader::new(spoken(), "UTC")), say))
}

/// Answers what was heard, in the thread in which it was said. `large` says that a file of this name is
/// not taken there.
///
/// # Errors
/// A failure of the database.
pub async fn answer(
    tx: &mut Tx,
    ears: &dyn Ears,
    (heard, thread): (&Heard, Option<&str>),
    reply: Reply,
    large: impl Fn(&str) -> Say + Send,
) -> Result<()> {
    let (base, platform) = (ears.base(), heard.who.platform.as_str());
    let to = place(tx, ears, heard, reply.private || reply.refused).await?;
    // What was asked in a room and is answered alone leaves its thread behind.
    let there = heard.spot == Spot::Direct || matches!(to, Where::Room { .. });
    let thread = thread.zip(heard.native_id.as_deref()).filter(|_| there);
    let thread =
        thread.map(|(root, asked)| Thread { root: root.to_owned(), asked: asked.to_owned() });
    if let Some(body) = reply.body {
        post::answer(tx, base, platform, (to.clone(), thread.clone()), body).await?;
    }
    if let Some(file) = reply.file {
        let otherwise = match &file.1 {
            Content::Picture(picture) => picture.about.clone(),
            Content::Text(_) | Content::Paper(_) => {
                worded(tx, ears, (heard, &to), &large(&file.0)).await?
            }
        };
        post::file(tx, base, platform, (to, thread), file, otherwise).await?;
    }
    Ok(())
}

/// Tells whoever was heard something, alone.
///
/// # Errors
/// A failure of the database.
pub async fn tell(tx: &mut Tx, ears: &dyn Ears, heard: &Heard, say: &Say) -> Result<()> {
    let to = alone(tx, ears, &heard.who).await?;
    let text = worded(tx, ears, (heard, &to), say).await?;
    post::worded(tx, ears.base(), &heard.who.platform, to, Body::text(text)).await.map(drop)
}

/// Says something that is worded already to one account alone.
///
/// # Errors
/// A failure of the database.
pub async fn say_alone(
    tx: &mut Tx,
    ears: &dyn Ears,
    account: &Account,
    body: Body<String>,
) -> Result<()> {
    let to = alone(tx, ears, account).await?;
    post::worded(tx, ears.base(), &account.platform, to, body).await.map(drop)
}
