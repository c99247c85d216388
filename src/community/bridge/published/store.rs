//! Editions, cards and the archive's terms: every statement on these tables.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use crate::community::bridge::rules::Point;
use crate::foundation::clock::Moment;
use crate::foundation::error::{Doing, Result};
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId, MessageId, RoomId};
use crate::{put, row, rows};

/// What stood in the rooms: titles and points as they were published.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Titles by language.
    pub titles: BTreeMap<Lang, String>,
    /// Points in order.
    pub points: Vec<Point>,
    /// Stamps of the messages cited, as they stood then, by pick.
    #[serde(default)]
    pub cited: BTreeMap<String, String>,
    /// The texts that began as a machine's draft.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drafted: Vec<Drafted>,
}

/// That a text of a point began as a machine's draft, and who stands for what it says now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drafted {
    /// The number of the point.
    pub point: i64,
    /// The language of the text.
    pub language: Lang,
    /// What people know the translator by.
    pub engine: String,
    /// Who edited or approved its sentences.
    pub by: BTreeSet<MemberId>,
}

/// One edition of a synthesis.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// From one.
    pub edition: i64,
    /// Who published it.
    pub author: MemberId,
    /// What it said.
    pub body: Body,
    /// When.
    pub at: Moment,
}

/// That somebody published an edition.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The synthesis.
    pub id: String,
    /// Its group.
    pub group: GroupId,
    /// Its number there.
    pub number: i64,
    /// Which edition.
    pub edition: i64,
    /// When.
    pub at: Moment,
}

const ADD: &str = "insert into edition (synthesis_id, edition, author_member_id, body, at) \
    values ($1, $2, $3, $4, $5)";
const ALL: &str = "select edition, author_member_id, body, at from edition \
    where synthesis_id = $1 order by edition";
const LATEST: &str = "select edition, author_member_id, body, at from edition \
    where synthesis_id = $1 order by edition desc limit 1";
const OF_AUTHOR: &str = "select e.synthesis_id, s.group_id, s.number, e.edition, e.at from edition e \
    join synthesis s on s.synthesis_id = e.synthesis_id where e.author_member_id = $1 \
    order by e.at, s.number, e.edition";
const CARD: &str = "insert into card (synthesis_id, room_id, message_id) values ($1, $2, $3)";
const CARDS: &str = "select room_id, message_id from card where synthesis_id = $1";
const CARD_OF: &str = "select synthesis_id from card where message_id = $1";
const CARRIED: &str = "insert into carried_file (message_id, synthesis_id, room_id, pick_id, number) \
    values ($1, $2, $3, $4, $5)";
const CARRIED_BY: &str = "select message_id, room_id, pick_id, number from carried_file \
    where synthesis_id = $1 order by message_id";
const CARRIED_OF: &str = "select message_id, room_id, pick_id, number from carried_file \
    where pick_id = $1 order by message_id";
const BACK: &str = "delete from carried_file where message_id = $1";
const FORGET_TERMS: &str = "delete from archive_term where synthesis_id = $1";
const TERM: &str = "insert into archive_term (group_id, language, term, synthesis_id) \
    values ($1, $2, $3, $4) on conflict (group_id, language, term, synthesis_id) do nothing";
const WITH_TERM: &str = "select language, synthesis_id from archive_term where group_id = $1 \
    and term = $2";

fn edition(row: &sqlx::any::AnyRow) -> Result<Edition> {
    Ok(Edition {
        edition: row.int("edition")?,
        author: row.text("author_member_id")?.into(),
        body: serde_json::from_str(&row.text("body")?).doing("reading an edition")?,
        at: row.moment("at")?,
    })
}

/// The editions somebody published, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn of_author(tx: &mut Tx, author: &MemberId) -> Result<Vec<Published>> {
    rows!(tx, OF_AUTHOR, author.as_str())?
        .iter()
        .map(|row| {
            Ok(Published {
                id: row.text("synthesis_id")?,
                group: row.text("group_id")?.into(),
                number: row.int("number")?,
                edition: row.int("edition")?,
                at: row.moment("at")?,
            })
        })
        .collect()
}

/// Keeps an edition.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(tx: &mut Tx, synthesis: &str, edition: &Edition) -> Result<()> {
    let body = serde_json::to_string(&edition.body)?;
    let author = edition.author.as_str();
    put!(tx, ADD, synthesis, edition.edition, author, body, edition.at.0)
}

/// Every edition, first first.
pub async fn all(tx: &mut Tx, synthesis: &str) -> Result<Vec<Edition>> {
    rows!(tx, ALL, synthesis)?.iter().map(edition).collect()
}

/// What stands in the rooms now.
pub async fn latest(tx: &mut Tx, synthesis: &str) -> Result<Option<Edition>> {
    row!(tx, LATEST, synthesis)?.as_ref().map(edition).transpose()
}

/// Notes which message is the card in a room.
pub async fn card(tx: &mut Tx, synthesis: &str, room: &RoomId, message: &MessageId) -> Result<()> {
    put!(tx, CARD, synthesis, room.as_str(), message.as_str())
}

/// The cards of a synthesis by room.
pub async fn cards(tx: &mut Tx, synthesis: &str) -> Result<BTreeMap<RoomId, MessageId>> {
    rows!(tx, CARDS, synthesis)?
        .iter()
        .map(|row| Ok((row.text("room_id")?.into(), row.text("message_id")?.into())))
        .collect()
}

/// The synthesis whose card a message is.
pub async fn of_card(tx: &mut Tx, message: &MessageId) -> Result<Option<String>> {
    row!(tx, CARD_OF, message.as_str())?.map(|row| row.text("synthesis_id")).transpose()
}

/// A file of a picked message, in another room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The message it became.
    pub message: MessageId,
    /// The room it was carried to.
    pub room: RoomId,
    /// The pick it came with.
    pub pick: String,
    /// Which of its files, from one.
    pub number: i64,
}

fn file(row: &sqlx::any::AnyRow) -> Result<File> {
    Ok(File {
        message: row.text("message_id")?.into(),
        room: row.text("room_id")?.into(),
        pick: row.text("pick_id")?,
        number: row.int("number")?,
    })
}

/// Notes that a synthesis has carried a file.
pub async fn carried(tx: &mut Tx, synthesis: &str, file: &File) -> Result<()> {
    let File { message, room, pick, number } = file;
    put!(tx, CARRIED, message.as_str(), synthesis, room.as_str(), pick.as_str(), *number)
}

/// The files a synthesis has carried.
pub async fn carried_by(tx: &mut Tx, synthesis: &str) -> Result<Vec<File>> {
    rows!(tx, CARRIED_BY, synthesis)?.iter().map(file).collect()
}

/// The files of a pick, wherever they were carried.
pub async fn carried_of(tx: &mut Tx, pick: &str) -> Result<Vec<File>> {
    rows!(tx, CARRIED_OF, pick)?.iter().map(file).collect()
}

/// Notes that a file was taken back.
pub async fn back(tx: &mut Tx, message: &MessageId) -> Result<()> {
    put!(tx, BACK, message.as_str())
}

/// Replaces the terms under which a synthesis is found.
pub async fn index(
    tx: &mut Tx,
    group: &GroupId,
    synthesis: &str,
    terms: &[(Lang, String)],
) -> Result<()> {
    put!(tx, FORGET_TERMS, synthesis)?;
    for (lang, term) in terms {
        put!(tx, TERM, group.as_str(), lang.code(), term.as_str(), synthesis)?;
    }
    Ok(())
}

/// The syntheses of a group under a term, with the language it stands in.
pub async fn with_term(tx: &mut Tx, group: &GroupId, term: &str) -> Result<Vec<(Lang, String)>> {
    rows!(tx, WITH_TERM, group.as_str(), term)?
        .iter()
        .map(|row| Ok((Lang::new(&row.text("language")?), row.text("synthesis_id")?)))
        .collect()
}
