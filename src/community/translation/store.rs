//! Translations that are kept, what engines were asked, which are left alone, and what notices say:
//! every statement on these tables. It refuses to know what a translation means.

use std::collections::BTreeMap;

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Bound, Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId, MessageId, RoomId};
use crate::{row, rows, run};

const KEPT: &str = "select translation_key, text from translation_kept where until > $1 \
    and translation_key = $2";
const KEEP: &str = "insert into translation_kept (translation_key, group_id, engine, text, at, until) \
    values ($1, $2, $3, $4, $5, $6) on conflict (translation_key) do update set \
    text = excluded.text, at = excluded.at, until = excluded.until";
const SOURCE: &str = "insert into translation_source (translation_key, message_id, member_id) \
    values ($1, $2, $3) on conflict (translation_key, message_id) do nothing";
// What another message says too is that one's as well.
const FORGET_MESSAGE: &str = "delete from translation_kept where translation_key in \
    (select translation_key from translation_source where message_id = $1) \
    and not exists (select 1 from translation_source o \
    where o.translation_key = translation_kept.translation_key and o.message_id <> $1)";
const UNLINK_MESSAGE: &str = "delete from translation_source where message_id = $1";
const FORGET_MEMBER: &str = "delete from translation_kept where translation_key in \
    (select translation_key from translation_source where member_id = $1) \
    and not exists (select 1 from translation_source o \
    where o.translation_key = translation_kept.translation_key \
    and (o.member_id is null or o.member_id <> $1))";
const UNLINK_MEMBER: &str = "delete from translation_source where member_id = $1";
const OF_MEMBER: &str = "select count(distinct translation_key) as n from translation_source \
    where member_id = $1";
const TRIM: &str = "delete from translation_kept where at < \
    (select at from translation_kept order by at desc limit 1 offset $1)";
const SWEEP: &str = "delete from translation_kept where until <= $1";
const SWEEP_SOURCE: &str = "delete from translation_source where not exists \
    (select 1 from translation_kept k where k.translation_key = translation_source.translation_key)";
const SWEEP_SPENT: &str = "delete from translation_spent where begins < $1";
const SPEND: &str = "insert into translation_spent (engine, seconds, begins, characters, requests) \
    values ($1, $2, $3, $4, 1) on conflict (engine, seconds, begins) do update set \
    characters = translation_spent.characters + excluded.characters, \
    requests = translation_spent.requests + 1 \
    where translation_spent.characters + excluded.characters <= $5 \
    and translation_spent.requests < $6";
const STANDING: &str = "select engine, failures, left_until from translation_engine";
const FAILED: &str = "insert into translation_engine (engine, failures, left_until) \
    values ($1, 1, $2) on conflict (engine) do update set \
    failures = translation_engine.failures + 1, left_until = excluded.left_until";
const LEAVE: &str = "insert into translation_engine (engine, failures, left_until) \
    values ($1, 0, $2) on conflict (engine) do update set left_until = excluded.left_until";
const FAILURES: &str = "select failures from translation_engine where engine = $1";
const WELL: &str = "delete from translation_engine where engine = $1";
const TOLD: &str = "select told from translation_told where room_id = $1";
const TELL: &str = "insert into translation_told (room_id, told) values ($1, $2) \
    on conflict (room_id) do update set told = excluded.told";

/// A translation that is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The fingerprint of what was asked.
    pub key: String,
    /// The answer.
    pub text: String,
}

/// How an engine stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How often in a row it failed.
    pub failures: i64,
    /// Until when it is left alone.
    pub left_until: Moment,
}

/// What is kept under these fingerprints, by fingerprint.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn kept(tx: &mut Tx, keys: &[String], now: Moment) -> Result<BTreeMap<String, String>> {
    let keys: Vec<Bound> = keys.iter().map(|key| key.as_str().into()).collect();
    tx.rows_among(KEPT, &[now.0.into()], &keys)
        .await?
        .iter()
        .map(|row| Ok((row.text("translation_key")?, row.text("text")?)))
        .collect()
}

/// Keeps answers of an engine from a moment until another; no fingerprint may stand there twice.
pub async fn keep(
    tx: &mut Tx,
    group: &GroupId,
    engine: &str,
    all: &[Kept],
    (at, until): (Moment, Moment),
) -> Result<()> {
    let rows: Vec<Vec<Bound>> = all
        .iter()
        .map(|kept| {
            vec![
                kept.key.as_str().into(),
                group.as_str().into(),
                engine.into(),
                kept.text.as_str().into(),
                at.0.into(),
                until.0.into(),
            ]
        })
        .collect();
    tx.put_many(KEEP, &rows).await.map(drop)
}

/// Notes that what is kept under these fingerprints is of a message, and of whom.
pub async fn source<'k>(
    tx: &mut Tx,
    keys: impl Iterator<Item = &'k String>,
    message: &MessageId,
    member: Option<&MemberId>,
) -> Result<()> {
    let rows: Vec<Vec<Bound>> = keys
        .map(|key| {
            let member = member.map(MemberId::as_str);
            vec![key.as_str().into(), message.as_str().into(), member.into()]
        })
        .collect();
    tx.put_many(SOURCE, &rows).await.map(drop)
}

/// Forgets what is kept of a message and of no other.
pub async fn forget_message(tx: &mut Tx, message: &MessageId) -> Result<()> {
    run!(tx, FORGET_MESSAGE, message.as_str())?;
    run!(tx, UNLINK_MESSAGE, message.as_str()).map(drop)
}

/// Forgets what is kept of a member and of nobody else.
pub async fn forget_member(tx: &mut Tx, member: &MemberId) -> Result<()> {
    run!(tx, FORGET_MEMBER, member.as_str())?;
    run!(tx, UNLINK_MEMBER, member.as_str()).map(drop)
}

/// How many sentences of a member are kept in translation.
pub async fn of_member(tx: &mut Tx, member: &MemberId) -> Result<i64> {
    row!(tx, OF_MEMBER, member.as_str())?.map_or(Ok(0), |row| row.int("n"))
}

/// Forgets the oldest beyond so many.
pub async fn trim(tx: &mut Tx, most: i64) -> Result<()> {
    // The oldest that stays is the last of so many.
    match most {
        ..=0 => run!(tx, SWEEP, i64::MAX),
        _ => run!(tx, TRIM, most - 1),
    }
    .map(drop)
}

/// Forgets what is past its time, and what was spent before the day before.
pub async fn sweep(tx: &mut Tx, now: Moment) -> Result<()> {
    run!(tx, SWEEP, now.0)?;
    run!(tx, SWEEP_SOURCE)?;
    run!(tx, SWEEP_SPENT, now.plus_seconds(-2 * 86_400).0).map(drop)
}

/// What an engine may be asked in the span of so many seconds that begins at a moment.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// How long it is.
    pub seconds: i64,
    /// When it begins.
    pub begins: Moment,
    /// The most characters.
    pub characters: i64,
    /// The most requests.
    pub requests: i64,
}

/// Takes one request of so many characters from what an engine may be asked in a span; false, and
/// nothing is taken, if that is more than is left. Whoever shares the database shares this.
pub async fn spend(tx: &mut Tx, engine: &str, span: &Span, characters: i64) -> Result<bool> {
    if characters > span.characters || span.requests < 1 {
        return Ok(false);
    }
    let (seconds, begins) = (span.seconds, span.begins.0);
    let (most, requests) = (span.characters, span.requests);
    Ok(run!(tx, SPEND, engine, seconds, begins, characters, most, requests)? == 1)
}

/// How the engines stand that did not answer lately, by name.
pub async fn standing(tx: &mut Tx) -> Result<BTreeMap<String, Standing>> {
    rows!(tx, STANDING)?
        .iter()
        .map(|row| {
            let (failures, left_until) = (row.int("failures")?, row.moment("left_until")?);
            Ok((row.text("engine")?, Standing { failures, left_until }))
        })
        .collect()
}

/// Notes that an engine failed once more; how often in a row that is.
pub async fn failed(tx: &mut Tx, engine: &str) -> Result<i64> {
    run!(tx, FAILED, engine, 0_i64)?;
    row!(tx, FAILURES, engine)?.map_or(Ok(1), |row| row.int("failures"))
}

/// Leaves an engine alone until a moment.
pub async fn leave(tx: &mut Tx, engine: &str, until: Moment) -> Result<()> {
    run!(tx, LEAVE, engine, until.0).map(drop)
}

/// Notes that an engine answers.
pub async fn well(tx: &mut Tx, engine: &str) -> Result<()> {
    run!(tx, WELL, engine).map(drop)
}

/// What the notice in a room says of where its text goes; nothing if it never said any.
pub async fn told(tx: &mut Tx, room: &RoomId) -> Result<String> {
    row!(tx, TOLD, room.as_str())?.map_or(Ok(String::new()), |row| row.text("told"))
}

/// Notes what the notice in a room says of where its text goes.
pub async fn tell(tx: &mut Tx, room: &RoomId, told: &str) -> Result<()> {
    run!(tx, TELL, room.as_str(), told).map(drop)
}
