//! The words of a copy, made when it is its turn: who said it, the translation if there is one, the
//! original and where it stands. A slow translator delays a copy; after a time that the group sets the
//! original goes first and the translation follows in its place. It runs outside any transaction.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use super::PATIENCE;
use super::crossing::{edit_at, is_recorded, open_room};
use super::rules::{AHEAD, BURST, again_after};
use super::store::{self, Copy};
use crate::community::people::{self, groups};
use crate::community::translation::engines::Whose;
use crate::community::translation::made::{Made, Ready};
use crate::community::translation::protect::Context;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Words};
use crate::foundation::talk::{
    Base, Block, Body, GroupRef, Later, MessageId, Person, RoomRef, Tone, Worded, when,
};
use crate::say;

/// For how long a hand waits for a translator before it lets go of the lane: well within its lease.
const WAIT: Duration = Duration::from_secs(2);

/// After how long the ones that come next are given to the translators too.
const SLOW: Duration = Duration::from_millis(40);

/// How many translations under way are remembered, at most.
const MOST: usize = 512;

/// The translations under way in this process. What comes of one that nobody asks for any more is kept
/// by the translators, for whoever asks again.
#[derive(Default)]
struct Ahead(Mutex<HashMap<String, Arc<Going>>>);

/// One translation under way.
struct Going {
    /// Since when.
    begun: Moment,
    /// What comes of it, once it has.
    made: watch::Receiver<Option<Made>>,
}

impl Going {
    async fn wait(&self, most: Duration) -> Option<Made> {
        let mut made = self.made.clone();
        let came = tokio::time::timeout(most, made.wait_for(Option::is_some)).await;
        came.ok()?.ok()?.clone()
    }
}

fn key(copy: &Copy) -> String {
    format!("{} {}", copy.id, copy.print)
}

impl Ahead {
    /// The translation of a copy, begun now if it is not under way.
    fn begin(&self, base: &Base, copy: &Copy) -> Arc<Going> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(going) = all.get(&key(copy)) {
            return going.clone();
        }
        if all.len() >= MOST {
            // Whose turn never came: their room is closed, or they are gone.
            all.retain(|_, going| going.made.borrow().is_none());
        }
        let (tell, made) = watch::channel(None);
        let going = Arc::new(Going { begun: base.world.now(), made });
        all.insert(key(copy), going.clone());
        drop(all);
        let (base, copy) = (base.clone(), copy.clone());
        tokio::spawn(async move {
            let made = translated(&base, &copy).await.unwrap_or_else(|error| {
                tracing::warn!(%error, "a copy could not be translated");
                Made::None(say!("translate-not-now"))
            });
            tell.send_replace(Some(made));
        });
        going
    }

    fn done(&self, copy: &Copy) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&key(copy));
    }
}

/// Asks the translators for one copy.
async fn translated(base: &Base, copy: &Copy) -> Result<Made> {
    let mut look = base.store.look().await?;
    let around = Around::of(&mut look, base, copy).await?;
    let (Some(around), Some(words)) = (around, &copy.words) else { return Ok(Made::Nothing) };
    let ready = Ready::of(&mut look, &around.group).await?;
    drop(look);
    let context = Context {
        to: around.to.lang.clone(),
        author_lang: Some(around.author.reader.lang.clone()),
        room_lang: Some(around.from.lang.clone()),
    };
    let whose = Whose::Somebodys(Some(&around.author.id), Some(&copy.message));
    ready.made(base, words, &context, whose).await
}

/// Where a copy comes from and goes, and whose it is.
struct Around {
    group: GroupRef,
    from: RoomRef,
    to: RoomRef,
    author: Person,
}

impl Around {
    /// None if any of it is not there any more, or whoever said it has said no.
    async fn of(tx: &mut Tx, base: &Base, copy: &Copy) -> Result<Option<Self>> {
        let from = groups::store::find_room_id(tx, &copy.from).await?;
        let to = groups::store::find_room_id(tx, &copy.to).await?;
        let (Some(from), Some(to), Some(author)) = (from, to, &copy.author) else {
            return Ok(None);
        };
        let Some(group) = groups::store::find_id(tx, &to.group_id).await? else { return Ok(None) };
        let author = people::by_id(tx, base, author, Some(&group)).await?;
        let author = author.filter(|author| author.recorded);
        Ok(author.map(|author| Self { group, from, to, author }))
    }
}

/// For how many seconds a group waits for a translator before the original goes first.
async fn patience(tx: &mut Tx, base: &Base, group: &GroupRef) -> Result<i64> {
    let typed = groups::setting(tx, base, &group.id, PATIENCE).await?;
    Ok(when::span(&typed).unwrap_or(10))
}

/// Makes the words of a copy.
pub(in crate::community::bridge) async fn words(
    base: &Base,
    later: &Later,
    address: Option<&str>,
) -> Result<Worded> {
    let now = base.world.now();
    let mut look = base.store.look().await?;
    let Some(copy) = store::find(&mut look, &later.message_id).await? else {
        return Ok(Worded::Nothing);
    };
    if copy.gone_at.is_some() && copy.begun.is_some() && !later.again {
        // It may stand there already: under the same key it is found, and taken back.
        return taken_back(&mut look, base, &copy).await;
    }
    let Some(words) = copy.words.clone() else { return Ok(Worded::Nothing) };
    if copy.due > now {
        return Ok(Worded::NotYet(copy.due));
    }
    if copy.shown == copy.print
        && let Some(begun) = &copy.begun
    {
        // What is tried again says the same again.
        return Ok(Worded::Post(Box::new(serde_json::from_str(begun)?)));
    }
    let around = Around::of(&mut look, base, &copy).await?;
    // What stands in a room that is served no more may still get other words.
    let closed = !later.again && open_room(&mut look, &copy.to).await?.is_none();
    let Some(around) = around.filter(|_| !closed) else {
        drop(look);
        let mut tx = base.store.begin().await?;
        if later.again {
            // It stands there as it is, and goes with its original as before.
            store::done(&mut tx, &copy.id).await?;
        } else {
            store::gone(&mut tx, &copy.id, now).await?;
        }
        tx.commit().await?;
        return Ok(Worded::Nothing);
    };
    let patience = patience(&mut look, base, &around.group).await?;
    let translates = around.from.lang != around.to.lang && !words.trim().is_empty();
    drop(look);
    let mut made = Made::Nothing;
    if translates {
        let ahead = base.standing.get(|| Ok(Ahead::default()))?;
        let going = ahead.begin(base, &copy);
        let mut came = going.wait(SLOW).await;
        let over = now.seconds_since(going.begun) >= patience;
        if came.is_none() && !over {
            let mut look = base.store.look().await?;
            let next = store::next(&mut look, &copy.to, now, AHEAD).await?;
            drop(look);
            for other in next.iter().filter(|other| other.id != copy.id) {
                ahead.begin(base, other);
            }
            came = going.wait(WAIT).await;
        }
        made = match came {
            Some(made) => made,
            None if !over => return Ok(Worded::NotYet(now.plus_seconds(1))),
            None => Made::None(say!("translate-not-now")),
        };
        ahead.done(&copy);
    }
    let missing = matches!(made, Made::None(_));
    // What stands there says the same already, and that its translation is missing.
    if missing && later.again && copy.shown == copy.print {
        return Ok(Worded::Nothing);
    }
    let stands = address.map_or_else(|| stands_at(base, &around, &copy.message), str::to_owned);
    let body = body(&around, &made, &words, stands);
    let said = Words { body, reply_to: later.reply_to.clone(), ..Words::default() };
    let post = post::made(base, &around.to.reader(), copy.id.clone(), &said);
    // Where other words may have arrived under this key, nobody knows which stand there.
    let shown = if copy.begun.is_some() && !later.again { "" } else { copy.print.as_str() };
    let late_at = missing.then_some(now);
    let mut tx = base.store.begin().await?;
    let begun = serde_json::to_string(&post)?;
    let goes = store::begin(&mut tx, &copy.id, (&begun, shown), late_at).await?;
    tx.commit().await?;
    Ok(if goes { Worded::Post(Box::new(post)) } else { Worded::Nothing })
}

/// A copy whose original was taken back while it was on its way.
async fn taken_back(look: &mut Tx, base: &Base, copy: &Copy) -> Result<Worded> {
    let Some(to) = groups::store::find_room_id(look, &copy.to).await? else {
        return Ok(Worded::Nothing);
    };
    let body = Body::text(say!("bridge-mirror-taken-back"));
    let words = Words { body, ..Words::default() };
    let post = post::made(base, &to.reader(), copy.id.clone(), &words);
    Ok(Worded::Post(Box::new(post)))
}

/// Where the original stands on our own pages.
fn stands_at(base: &Base, around: &Around, message: &MessageId) -> String {
    let (slug, room) = (&around.group.slug, &around.from.slug);
    format!("{}/g/{slug}?room={room}#m-{message}", base.address)
}

fn body(around: &Around, made: &Made, words: &str, stands: String) -> Body<Say> {
    let author = Value::from(around.author.name.as_str());
    let label = say!("bridge-mirror-by", author = author, language = &around.from.lang);
    let verbatim = |text: &str| say!("verbatim", text = text);
    let original = Block::Link { text: say!("bridge-mirror-original"), to: stands };
    let entry = |text: &str, note: Option<Say>| Block::Entry {
        label: label.clone(),
        text: verbatim(text),
        note,
        tone: Tone::Soft,
    };
    let body = Body::default();
    let body = match made {
        _ if words.trim().is_empty() => body.with(Block::Facts(label)),
        Made::Translated { text, called } => {
            let note = say!("bridge-mirror-machine", name = called.as_str());
            body.with(entry(text, Some(note))).with(Block::Quote(verbatim(words)))
        }
        Made::Original(why) => body.with(entry(words, Some(why.clone()))),
        Made::Nothing => body.with(entry(words, None)),
        Made::None(_) => body.with(entry(words, Some(say!("bridge-mirror-late")))),
    };
    body.with(original)
}

/// A copy has arrived, or never will.
pub(in crate::community::bridge) async fn settled(
    base: &Base,
    tx: &mut Tx,
    later: &Later,
    stands: bool,
) -> Result<()> {
    let now = base.world.now();
    let id = &later.message_id;
    let found =
        if later.again { store::find(tx, id).await? } else { store::across(tx, id, now).await? };
    let Some(copy) = found else { return Ok(()) };
    store::ended(tx, id).await?;
    if !stands && !later.again {
        return store::gone(tx, id, now).await;
    }
    if copy.gone_at.is_some() {
        // It was taken back while it was on its way.
        let room = groups::store::find_room_id(tx, &copy.to).await?.filter(|_| !later.again);
        return match room {
            Some(room) => post::away(tx, base, &room, id),
            None => Ok(()),
        };
    }
    // It was edited while it was on its way.
    let soon = now.plus_seconds(BURST);
    if copy.shown != copy.print && copy.edit_at.is_none_or(|at| at > soon) {
        return edit_at(base, tx, &copy, soon).await;
    }
    if copy.edit_at.is_some() {
        return Ok(());
    }
    if copy.late_at.is_some() && is_recorded(base, tx, &copy).await? {
        store::tried(tx, id).await?;
        if let Some(after) = again_after(copy.tries + 1) {
            return edit_at(base, tx, &copy, now.plus_seconds(after)).await;
        }
        store::caught_up(tx, id).await?;
    }
    store::done(tx, id).await
}
