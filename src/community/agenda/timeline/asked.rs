//! `process gantt`: the agenda as a picture in the room where somebody asks, in the language of that room,
//! with the way to the page on which everything of it stands as text. It is drawn outside any transaction.

use super::chart::{Around, chart};
use super::found::{self, Found, Sought};
use crate::community::agenda::gantt::{self, Frame, MOST_IN_A_ROOM, Row};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Reader, Say};
use crate::foundation::talk::command::Work;
use crate::foundation::talk::{Answer, Ask, Block, Content, MemberId, Picture, RoomRef};

/// What a room sees is in its language.
fn reader(ask: &Ask<'_>) -> Reader {
    ask.place.room.as_ref().map_or_else(|| ask.reader(), RoomRef::reader)
}

async fn found(ask: &mut Ask<'_>, reader: &Reader) -> Result<Found> {
    let group = ask.group()?;
    let text = |name: &str| ask.args.text(name).unwrap_or_default().to_owned();
    let sought = Sought {
        words: text("sought"),
        topic: text("topic"),
        body: text("body"),
        member: ask.args.id("member").map(MemberId::from),
        over: ask.args.choice("state") == Some("over"),
    };
    found::find(ask.tx, ask.base, &group.id, reader, &sought).await
}

/// Looks up what is to be drawn, and draws it once the transaction is over.
///
/// # Errors
/// A failure of the database.
pub async fn before(ask: &mut Ask<'_>) -> Result<Option<Work>> {
    let (group, reader) = (ask.group()?, reader(ask));
    let found = found(ask, &reader).await?;
    if found.all.is_empty() {
        return Ok(None);
    }
    let around = Around { base: ask.base, group: &group, reader: &reader, now: ask.now };
    let mut chart = chart(ask.tx, around, &found, (0, MOST_IN_A_ROOM)).await?;
    if found.all.len() > MOST_IN_A_ROOM {
        // One more than are shown, so that it is said how many are not.
        chart.rows.push(Row::default());
    }
    Ok(Some(Box::new(move |_| {
        Box::pin(async move {
            let about = format!("{} · {}", chart.title, chart.summary);
            let drawn = tokio::task::spawn_blocking(move || {
                gantt::png(&gantt::svg(&gantt::layout(&chart, &Frame::post())))
            });
            let png = drawn.await??.png;
            Ok(serde_json::to_value(Picture { png, about })?)
        })
    })))
}

/// See the file.
///
/// # Errors
/// A failure of the database.
pub async fn gantt(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, reader) = (ask.group()?, reader(ask));
    let to = format!("{}/g/{}/agenda/gantt", ask.base.address, group.slug);
    let way = Block::Link { text: Say::new("agenda-timeline-way"), to };
    let Some(fetched) = ask.fetched.take() else {
        let found = found(ask, &reader).await?;
        let said = match (found.all.is_empty(), found.total) {
            (true, 0) => "agenda-timeline-empty",
            (true, _) => "agenda-list-nothing",
            (false, _) => "agenda-timeline-not-now",
        };
        return Ok(Answer::say(Say::new(said)).with(way));
    };
    let picture: Picture = serde_json::from_value(fetched)?;
    let name = format!("{}-{}.png", group.slug, ask.now.utc_day());
    let file = Some((name, Content::Picture(picture)));
    Ok(Answer { file, ..Answer::default().with(way) })
}
