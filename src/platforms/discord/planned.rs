//! What is planned, as scheduled events of a server. Discord knows no key for them: before one is made
//! it is looked for, by what it is called and when it begins. Where the server does not let Puente make
//! any, it is said in the channel.
//!
//! Source: Discord's "Guild Scheduled Event": one outside of Discord needs a place and an end.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::{Value, json};

use super::line::Trouble;
use super::{Discord, NAME};
use crate::foundation::clock::Moment;
use crate::foundation::error::{Failure, Result};
use crate::foundation::talk::planned::{Planned, Step};
use crate::foundation::talk::store as known;

/// What stands before the id of an event, where it is kept like that of a message.
const MARK: &str = "event:";

/// The longest name, what it is about, and place, in characters.
const NAMED: usize = 100;
const ABOUT: usize = 1_000;
const PLACE: usize = 100;

/// Discord's numbers: it is outside of Discord, members of the server see it, it is called off.
const OUTSIDE: u8 = 3;
const MEMBERS: u8 = 2;
const CALLED_OFF: u8 = 4;

/// There is no such event any more.
const GONE: i64 = 10_070;

/// The event behind what is kept like the id of a message; none if it is a message.
pub(super) fn event_id(native: &str) -> Option<&str> {
    native.strip_prefix(MARK)
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}

fn written(at: Moment) -> String {
    jiff::Timestamp::from_millisecond(at.0).map(|at| at.to_string()).unwrap_or_default()
}

fn moment(text: &Value) -> Option<Moment> {
    let at: jiff::Timestamp = text.as_str()?.parse().ok()?;
    Some(Moment(at.as_millisecond()))
}

/// Something planned as Discord takes it.
fn shape(planned: &Planned) -> Value {
    let fits = !planned.link.is_empty() && planned.link.chars().count() <= PLACE;
    let place = if fits { planned.link.clone() } else { cut(&planned.title, PLACE) };
    let mut about = planned.about.clone();
    if !fits && !planned.link.is_empty() && planned.link.chars().count() < ABOUT / 2 {
        about = format!("{}\n{}", cut(&about, ABOUT / 2), planned.link);
    }
    let mut shape = json!({
        "name": cut(&planned.title, NAMED), "privacy_level": MEMBERS, "entity_type": OUTSIDE,
        "entity_metadata": { "location": place },
        "scheduled_start_time": written(planned.starts),
        "scheduled_end_time": written(planned.ends),
    });
    if !about.is_empty() {
        shape["description"] = cut(&about, ABOUT).into();
    }
    shape
}

/// Whether an event is what would be made, by whoever we are.
fn is_same(event: &Value, shape: &Value, us: &str) -> bool {
    event["creator_id"] == us
        && event["name"] == shape["name"]
        && moment(&event["scheduled_start_time"]) == moment(&shape["scheduled_start_time"])
}

impl Discord {
    /// Makes, changes or calls off an event on the server of a channel; none where that is said in the
    /// channel instead.
    pub(super) async fn plan(
        &self,
        room: &str,
        planned: &Planned,
        step: Step,
        natives: &[String],
    ) -> Result<Option<Vec<String>>> {
        let made = natives.iter().find_map(|native| event_id(native));
        if made.is_none() && step != Step::New {
            return Ok(None);
        }
        let channel = self.line.ask(Method::GET, &["channels", room], &[], None).await?;
        let Some(server) = channel["guild_id"].as_str() else { return Ok(None) };
        let events = ["guilds", server, "scheduled-events"];
        let shape = shape(planned);
        let Some(made) = made else {
            let asked = match self.planned_before(room, &events, &shape).await {
                Ok(Some(id)) => return Ok(Some(vec![format!("{MARK}{id}")])),
                Ok(None) => self.line.ask(Method::POST, &events, &[], Some(&shape)).await,
                Err(error) => return Err(error),
            };
            return match asked {
                Ok(event) => match event["id"].as_str() {
                    Some(id) => Ok(Some(vec![format!("{MARK}{id}")])),
                    None => Err(Failure::because("an event without its id").into()),
                },
                // It may make none, or the server has as many as there can be, or it has begun.
                Err(Trouble::No { status: 400 | 403 | 404, why, .. }) => {
                    tracing::info!(server, why, "what is planned is said in the channel");
                    Ok(None)
                }
                Err(trouble) => Err(trouble.into()),
            };
        };
        let body = match step {
            Step::Off => json!({ "status": CALLED_OFF }),
            Step::New | Step::Changed => shape,
        };
        let one = ["guilds", server, "scheduled-events", made];
        match self.line.ask(Method::PATCH, &one, &[], Some(&body)).await {
            // Somebody took it away, or it is over.
            Err(gone) if gone.is(GONE) => {}
            Err(Trouble::No { status: 400, why, .. }) if step == Step::Off => {
                tracing::warn!(server, why, "an event is not called off");
            }
            asked => drop(asked?),
        }
        Ok(Some(natives.to_vec()))
    }

    /// The event that is this already: made by a process that died before it was noted.
    async fn planned_before(
        &self,
        room: &str,
        events: &[&str],
        shape: &Value,
    ) -> Result<Option<String>> {
        let us = self.me().map(|me| me.user.clone()).unwrap_or_default();
        let all = match self.line.ask(Method::GET, events, &[], None).await {
            Err(Trouble::No { status: 403 | 404, .. }) => return Ok(None),
            all => all?,
        };
        let same = all.as_array().into_iter().flatten().filter(|one| is_same(one, shape, &us));
        let ids: BTreeSet<String> =
            same.filter_map(|one| one["id"].as_str()).map(|id| format!("{MARK}{id}")).collect();
        if ids.is_empty() {
            return Ok(None);
        }
        let mut look = self.base().store.look().await?;
        let asked = ids.iter().map(String::as_str);
        let noted = known::known_natives(&mut look, NAME, room, asked).await?;
        let fresh = ids.iter().find(|id| !noted.contains_key(*id));
        Ok(fresh.and_then(|id| event_id(id)).map(str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned(title: &str, about: &str, link: &str) -> Planned {
        Planned {
            title: title.to_owned(),
            about: about.to_owned(),
            starts: Moment(1_796_133_600_000),
            ends: Moment(1_796_137_200_000),
            link: link.to_owned(),
        }
    }

    #[test]
    fn what_is_planned_fits_what_discord_takes() {
        let one = shape(&planned("Reunión M-1", "Retención", "https://example.org/m/1"));
        assert_eq!(one["entity_metadata"]["location"], "https://example.org/m/1");
        assert_eq!(one["description"], "Retención");
        assert_eq!(one["scheduled_start_time"], "2026-12-01T14:00:00Z");
        let link = format!("https://example.org/{}", "a".repeat(200));
        let long = shape(&planned(&"ñ".repeat(300), &"é ".repeat(2_000), &link));
        let size = |text: &Value| text.as_str().expect("a text").chars().count();
        assert_eq!(size(&long["name"]), NAMED);
        assert_eq!(size(&long["entity_metadata"]["location"]), PLACE);
        assert!(size(&long["description"]) <= ABOUT);
        assert!(
            long["description"].as_str().expect("a text").ends_with(&link),
            "the link is whole"
        );
        assert_eq!(shape(&planned("M-1", "", ""))["description"], Value::Null);
    }

    #[test]
    fn ours_is_known_by_its_name_and_its_beginning() {
        let shape = shape(&planned("M-1", "", ""));
        let event = |name: &str, start: &str, by: &str| json!({ "name": name, "scheduled_start_time": start, "creator_id": by });
        assert!(is_same(&event("M-1", "2026-12-01T14:00:00+00:00", "7"), &shape, "7"));
        assert!(!is_same(&event("M-1", "2026-12-01T14:00:00+00:00", "8"), &shape, "7"));
        assert!(!is_same(&event("M-1", "2026-12-01T15:00:00+00:00", "7"), &shape, "7"));
        assert!(!is_same(&event("M-2", "2026-12-01T14:00:00+00:00", "7"), &shape, "7"));
    }
}
