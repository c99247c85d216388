//! What happens to picks by itself: one grows old, its message changes or goes, its author says
//! no, a reaction comes or goes, and words are forgotten in time.

use super::store::{self, Pick};
use super::{TEXT_LIMIT, tell};
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::Value;
use crate::foundation::journal::Fact;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, Body, MemberId, MessageId, Role};
use crate::say;

/// A pick has waited as long as the group allows: the coordinators hear of it.
pub(in crate::community::bridge) async fn waits(
    base: &Base,
    tx: &mut Tx,
    args: &serde_json::Value,
) -> Result<()> {
    let Some(pick) = store::find(tx, args["pick"].as_str().unwrap_or_default()).await? else {
        return Ok(());
    };
    if pick.state != "open" {
        return Ok(());
    }
    let days = base.world.now().seconds_since(pick.at);
    let Some(group) = people::groups::store::find_id(tx, &pick.group_id).await? else {
        return Ok(());
    };
    for member in people::holders(tx, &pick.group_id, &[Role::Coordinator]).await? {
        let news = say!(
            "bridge-pick-old",
            number = pick.number,
            author = pick.name.as_str(),
            age = Value::Span(days)
        );
        tell(tx, base, &group, &member, Body::text(news)).await?;
    }
    Ok(())
}

/// Once a day: what was asked for and has not crossed keeps no words beyond the time the group
/// keeps messages.
pub(in crate::community::bridge) async fn sweep(base: &Base, tx: &mut Tx) -> Result<()> {
    let now = base.world.now();
    for group in people::groups::store::all(tx, None).await? {
        let keep = people::groups::notice::kept_for(tx, base, &group).await?;
        for pick in store::old(tx, &group.id, now.plus_seconds(-keep)).await? {
            store::set_state(tx, &pick, "gone", None, None, None).await?;
            store::unquote(tx, &pick).await?;
        }
    }
    Ok(())
}

/// Counts what drew attention, and drops the open picks of who said no.
pub(in crate::community::bridge) async fn read(tx: &mut Tx, facts: &[Fact]) -> Result<()> {
    for fact in facts {
        read_one(tx, fact).await?;
    }
    Ok(())
}

async fn read_one(tx: &mut Tx, fact: &Fact) -> Result<()> {
    let room = fact.room.as_deref().unwrap_or_default();
    match fact.kind {
        "talk.answered" => store::drew(tx, &fact.subject, &fact.group, room, 1, 0, fact.at).await,
        "talk.reacted" => store::drew(tx, &fact.subject, &fact.group, room, 0, 1, fact.at).await,
        "talk.unreacted" => store::drew(tx, &fact.subject, &fact.group, room, 0, -1, fact.at).await,
        "people.recording-off" => {
            for pick in store::of_author(tx, &MemberId::from(fact.subject.as_str())).await? {
                if matches!(pick.state.as_str(), "open" | "waiting" | "skipped") {
                    store::set_state(tx, &pick.id, "gone", None, None, None).await?;
                    store::unquote(tx, &pick.id).await?;
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// A picked message has another text now, or is gone; gives the pick if that is news.
pub(in crate::community::bridge) async fn changed(
    base: &Base,
    tx: &mut Tx,
    message: &MessageId,
    text: Option<&str>,
) -> Result<Option<Pick>> {
    if text.is_none() {
        store::overlook(tx, message).await?;
    }
    let Some(pick) = store::of_message(tx, message).await? else { return Ok(None) };
    if pick.state == "gone" {
        return Ok(None);
    }
    if let Some(text) = text {
        let text: String = text.chars().take(TEXT_LIMIT).collect();
        // The same words again are no news: some platforms tell an edit more than once.
        if text == pick.text {
            return Ok(None);
        }
        // Of who said no, nothing new is kept; that the words changed is known all the same.
        let told_no = match &pick.author {
            Some(author) => {
                people::by_id(tx, base, author, None).await?.is_some_and(|person| !person.recorded)
            }
            None => false,
        };
        if !told_no {
            store::set_text(tx, &pick.id, &text).await?;
        }
    } else {
        store::unquote(tx, &pick.id).await?;
        if pick.state != "crossed" {
            store::set_state(tx, &pick.id, "gone", None, None, None).await?;
        }
    }
    Ok(Some(pick))
}
