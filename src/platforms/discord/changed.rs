//! What was edited or taken away while nobody listened: what is known of the last messages before the
//! gap, held against what stands there now. What is older than the oldest of those is not looked at.

use serde_json::Value;
use serenity::model::channel::Message;

use super::missed::id;
use super::{Discord, NAME, event};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::talk::{store as known, store::Standing};

/// When a message was edited, by its name; none if it never was.
pub(super) fn edit_of(room: &str, message: &Message) -> Option<(String, Moment)> {
    let at = message.edited_timestamp.as_ref()?;
    Some((event::native(room, message.channel_id, message.id), event::moment(at)))
}

/// What has become of something that stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Became {
    /// It is there no more.
    Gone,
    /// It says something else since a moment.
    Edited(Moment),
}

/// What has become of a message since it was heard last; none if nothing has, or it was not looked at.
/// `stands` is what stands from the id `first` on.
fn became(one: &Standing, first: u64, stands: &[Value]) -> Option<Became> {
    let number = event::number(&one.native_id);
    if number < first {
        return None;
    }
    let Some(now) = stands.iter().find(|now| id(now) == number) else { return Some(Became::Gone) };
    let at = now["edited_timestamp"].as_str()?.parse::<jiff::Timestamp>().ok()?;
    let at = Moment(at.as_millisecond());
    (at > one.since).then_some(Became::Edited(at))
}

impl Discord {
    /// Hears what has become of what stood in a channel or thread before a gap.
    pub(super) async fn changed_meanwhile(
        &self,
        room: &str,
        channel: &str,
        (until, stands): (u64, &[Value]),
    ) -> Result<()> {
        // Where history may not be read, Discord gives nothing too: that tells nothing.
        let Some(first) = stands.iter().map(id).min() else { return Ok(()) };
        // Ids with fewer digits are of years before there was Puente, and stand in no order with others.
        let least = until.checked_ilog10().map_or(0, |digits| 10_u64.pow(digits));
        let named = |number: u64| {
            if channel == room { number.to_string() } else { format!("{channel}/{number}") }
        };
        let range = (named(first.max(least)), named(until));
        let mut look = self.base().store.look().await?;
        let mut all =
            known::standing(&mut look, (NAME, room), (range.0.as_str(), range.1.as_str())).await?;
        drop(look);
        all.retain(|one| event::place(room, &one.native_id).0 == channel);
        let reads = self.me().is_some_and(|me| me.reads);
        let mut gone = Vec::new();
        for one in all {
            match became(&one, first, stands) {
                Some(Became::Gone) => gone.push(one.native_id),
                Some(Became::Edited(at)) if reads => {
                    let now = stands.iter().find(|now| id(now) == event::number(&one.native_id));
                    let (text, message) = now.map(Self::words).unwrap_or_default();
                    let display = message.map(|message| event::author(&message).display);
                    let who = (one.author, display.unwrap_or_default());
                    self.hear(self.edit(room, &one.native_id, who, text, at)).await?;
                }
                Some(Became::Edited(_)) | None => {}
            }
        }
        if gone.is_empty() { Ok(()) } else { self.hear(self.withdrawn(room, gone)).await }
    }

    /// Notes of what was missed that it was edited before it was taken in: so it is no news later.
    pub(super) async fn read_as_edited(
        &self,
        room: &str,
        edited: &[(String, Moment)],
    ) -> Result<()> {
        if edited.is_empty() {
            return Ok(());
        }
        let mut tx = self.base().store.begin().await?;
        for (native, at) in edited {
            if let Some(found) = known::find_native(&mut tx, NAME, room, native).await? {
                known::edited(&mut tx, &found.id, *at).await?;
            }
        }
        tx.commit().await
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn standing(native_id: &str, since: i64) -> Standing {
        let (native_id, author) = (native_id.to_owned(), "7".to_owned());
        Standing { native_id, author, since: Moment(since) }
    }

    #[test]
    fn what_stands_no_more_is_gone_and_what_was_edited_later_says_something_else() {
        let edited = "1970-01-01T00:00:05.000000+00:00";
        let stands = [
            json!({ "id": "12", "edited_timestamp": null }),
            json!({ "id": "10", "edited_timestamp": edited }),
        ];
        assert_eq!(became(&standing("12", 1_000), 10, &stands), None);
        assert_eq!(became(&standing("600/11", 1_000), 10, &stands), Some(Became::Gone));
        let news = Some(Became::Edited(Moment(5_000)));
        assert_eq!(became(&standing("10", 1_000), 10, &stands), news);
        assert_eq!(became(&standing("10", 5_000), 10, &stands), None, "it is known");
        assert_eq!(became(&standing("9", 1_000), 10, &stands), None, "nobody looked so far back");
    }
}
