//! Reading the script: who there is, and what they do when, as the TOML files beside this one say
//! it. It knows what may be written there and nothing of how it is played.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::foundation::clock::Moment;
use crate::foundation::error::{Doing, Failure, Result};

/// The people and groups.
const CAST: &str = include_str!("cast.toml");

/// What happens, one file per group.
const SCENES: [(&str, &str); 3] = [
    ("s1.toml", include_str!("s1.toml")),
    ("s2.toml", include_str!("s2.toml")),
    ("s3.toml", include_str!("s3.toml")),
];

const DAY: i64 = 86_400_000;
const MINUTE: i64 = 60_000;

/// Texts by language code.
pub(super) type Texts = BTreeMap<String, String>;

/// Everybody, and their groups.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cast {
    /// The groups, in the order they are made.
    #[serde(rename = "group")]
    pub groups: Vec<Group>,
    /// The members, all of them in every group.
    #[serde(rename = "member")]
    pub members: Vec<Member>,
}

/// A group.
#[derive(Debug, Deserialize)]
pub(super) struct Group {
    /// Its short name.
    pub slug: String,
    /// Its name by language.
    #[serde(flatten)]
    pub names: Texts,
}

/// A member.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Member {
    /// What the script calls them.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their language.
    pub language: String,
    /// Their country.
    pub country: String,
    /// Their time zone.
    pub zone: String,
    /// Their organisation, unless they are unaffiliated.
    pub organisation: Option<String>,
    /// The roles they hold in every group.
    #[serde(default)]
    pub roles: Vec<String>,
    /// They follow both rooms.
    #[serde(default, rename = "bilingual")]
    pub _bilingual: bool,
}

/// One step as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Written {
    at: String,
    who: String,
    id: Option<String>,
    room: Option<String>,
    say: Option<String>,
    reply: Option<String>,
    react: Option<String>,
    to: Option<String>,
    edit: Option<String>,
    delete: Option<String>,
    draft: Option<String>,
    point: Option<String>,
    position: Option<String>,
    replace: Option<u32>,
    from: Vec<String>,
    publish: Option<String>,
    revise: Option<String>,
    confirm: Option<String>,
    object: Option<String>,
    answer: Option<String>,
    skip: Option<String>,
    now: Option<String>,
    text: Option<String>,
    reason: Option<String>,
    give: Option<String>,
    with: Texts,
    #[serde(flatten)]
    texts: Texts,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scene {
    group: String,
    step: Vec<Written>,
}

/// What somebody does. Messages and syntheses are named as the script names them.
#[derive(Debug)]
pub(super) enum Deed {
    /// Says something in a room.
    Say { id: String, room: String, text: String, reply: Option<String> },
    /// Puts a reaction.
    React { to: String, emoji: String },
    /// Gives their message another text.
    Edit { message: String, text: String },
    /// Takes their message back.
    Delete { message: String },
    /// Begins a synthesis.
    Draft { id: String, titles: Texts },
    /// Writes a point, or another text for one.
    Point(Point),
    /// Publishes, confirms, objects…: a command on a synthesis, and what goes with it.
    On { verb: &'static [&'static str], synthesis: String, text: Option<String> },
    /// Does not carry a message, for a reason.
    Skip { message: String, reason: String },
    /// Carries one message in one step.
    Now { message: String, text: String },
    /// Gives a command with its fields. A field `+24d` is the day so many days after the demonstration
    /// began.
    Give { path: String, fields: Texts },
}

/// A point.
#[derive(Debug)]
pub(super) struct Point {
    /// The synthesis.
    pub synthesis: String,
    /// Where it stands between the rooms.
    pub position: String,
    /// The room it is about.
    pub room: Option<String>,
    /// Its texts.
    pub texts: Texts,
    /// The messages it rests on.
    pub from: Vec<String>,
    /// The point it takes the place of.
    pub replace: Option<u32>,
}

/// One thing that happens.
#[derive(Debug)]
pub(super) struct Step {
    /// Where it is written: file, number, who.
    pub place: String,
    /// Days before the day the demonstration began (negative), and minutes into that day, UTC.
    pub at: (i64, i64),
    /// The group's short name.
    pub group: String,
    /// Who does it.
    pub who: String,
    /// What.
    pub deed: Deed,
}

impl Step {
    /// When it happens, in a demonstration that began at `began`.
    pub(super) fn moment(&self, began: Moment) -> Moment {
        moment(began, self.at)
    }
}

/// A field of a command as it is given: `+24d` is a day.
pub(super) fn field(began: Moment, text: &str) -> String {
    let days = text.strip_prefix('+').and_then(|rest| rest.strip_suffix('d'));
    match days.and_then(|days| days.parse().ok()) {
        Some(days) => moment(began, (days, 0)).utc_day(),
        None => text.to_owned(),
    }
}

/// A time of the script as a moment.
pub(super) fn moment(began: Moment, (days, minutes): (i64, i64)) -> Moment {
    Moment(began.0.div_euclid(DAY) * DAY + days * DAY + minutes * MINUTE)
}

/// Everything that is written, as one text: a demonstration begun with another goes on with it.
pub(super) fn whole() -> String {
    SCENES.iter().fold(CAST.to_owned(), |all, (_, text)| all + *text)
}

/// The cast.
///
/// # Errors
/// A failure that says where the file is wrong.
pub(super) fn cast() -> Result<Cast> {
    toml::from_str(CAST).doing("reading cast.toml")
}

/// Every step of every group, in the order of time.
///
/// # Errors
/// A failure that names the step that cannot be read, or that comes before the one above it.
pub(super) fn steps() -> Result<Vec<Step>> {
    let mut all = Vec::new();
    for (file, text) in SCENES {
        let scene: Scene = toml::from_str(text).doing("reading a scene")?;
        let mut before = (i64::MIN, 0);
        for (number, written) in scene.step.into_iter().enumerate() {
            let place = format!("{file}, step {} ({})", number + 1, written.who);
            let step = step(written, &scene.group, &place)?;
            if step.at < before {
                return Err(unreadable(&place, "it comes before the step above it"));
            }
            before = step.at;
            all.push(step);
        }
    }
    // Stable: at the same minute the order of the files stands.
    all.sort_by_key(|step| step.at);
    Ok(all)
}

fn unreadable(place: &str, why: &str) -> crate::foundation::error::Error {
    Failure::because(format!("{place}: {why}")).into()
}

/// `-9d 14:02` as days and minutes.
fn time(text: &str) -> Option<(i64, i64)> {
    let (days, clock) = text.split_once("d ")?;
    let (hours, minutes) = clock.split_once(':')?;
    let days: i64 = days.parse().ok()?;
    Some((days, hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?))
}

fn step(written: Written, group: &str, place: &str) -> Result<Step> {
    if let Some(key) = written.texts.keys().find(|key| key.len() != 2) {
        return Err(unreadable(place, &format!("it has no key {key}")));
    }
    // What is not in the past would have to wait.
    let Some(at) = time(&written.at).filter(|(days, _)| *days < 0) else {
        return Err(unreadable(place, "its time is not like -9d 14:02"));
    };
    let who = written.who.clone();
    let Some(deed) = deed(written) else {
        return Err(unreadable(place, "it does nothing, or lacks something"));
    };
    Ok(Step { place: place.to_owned(), at, group: group.to_owned(), who, deed })
}

fn deed(w: Written) -> Option<Deed> {
    let on = |verb, synthesis, text| Some(Deed::On { verb, synthesis, text });
    if let Some(path) = w.give {
        return Some(Deed::Give { path, fields: w.with });
    }
    if let Some(message) = w.edit {
        return Some(Deed::Edit { message, text: w.say? });
    }
    if let Some(text) = w.say {
        return Some(Deed::Say { id: w.id?, room: w.room?, text, reply: w.reply });
    }
    if let Some(emoji) = w.react {
        return Some(Deed::React { to: w.to?, emoji });
    }
    if let Some(message) = w.delete {
        return Some(Deed::Delete { message });
    }
    if let Some(id) = w.draft {
        return Some(Deed::Draft { id, titles: w.texts });
    }
    if let Some(synthesis) = w.point {
        let (position, room, replace) = (w.position?, w.room, w.replace);
        let (texts, from) = (w.texts, w.from);
        return Some(Deed::Point(Point { synthesis, position, room, texts, from, replace }));
    }
    if let Some(message) = w.skip {
        return Some(Deed::Skip { message, reason: w.reason? });
    }
    if let Some(message) = w.now {
        return Some(Deed::Now { message, text: w.text? });
    }
    match (w.publish, w.revise, w.confirm, w.object, w.answer) {
        (Some(id), ..) => on(&["bridge", "publish"], id, None),
        (_, Some(id), ..) => on(&["bridge", "revise"], id, None),
        (_, _, Some(id), ..) => on(&["confirm"], id, None),
        (_, _, _, Some(id), _) => on(&["object"], id, Some(w.text?)),
        (_, _, _, _, Some(id)) => on(&["answer"], id, Some(w.text?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Deed, cast, steps, time};

    #[test]
    fn the_script_is_read_whole_and_names_only_whom_there_is() {
        let (cast, steps) = (cast().unwrap(), steps().unwrap());
        let mut said = Vec::new();
        for step in &steps {
            assert!(cast.members.iter().any(|member| member.id == step.who), "{}", step.place);
            assert!(cast.groups.iter().any(|group| group.slug == step.group), "{}", step.place);
            let needs: Vec<&String> = match &step.deed {
                Deed::Say { id, reply, .. } => {
                    said.push((&step.group, id));
                    reply.iter().collect()
                }
                Deed::React { to: message, .. }
                | Deed::Edit { message, .. }
                | Deed::Delete { message }
                | Deed::Skip { message, .. }
                | Deed::Now { message, .. } => vec![message],
                Deed::Draft { id, .. } => {
                    said.push((&step.group, id));
                    Vec::new()
                }
                Deed::Point(point) => point.from.iter().chain([&point.synthesis]).collect(),
                Deed::On { synthesis, .. } => vec![synthesis],
                Deed::Give { .. } => Vec::new(),
            };
            for name in needs {
                assert!(said.contains(&(&step.group, name)), "{}: {name}", step.place);
            }
        }
        assert!(steps.len() > 150);
    }

    #[test]
    fn times_are_days_before_and_a_clock() {
        assert_eq!(time("-9d 14:02"), Some((-9, 842)));
        assert_eq!(time("yesterday"), None);
    }
}
