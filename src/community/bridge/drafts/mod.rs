//! Drafts: titles and points in every language of the group, sources, and the check before
//! publishing. Two bridge persons may work on one draft: a save names the version it saw, and the
//! later one is told what changed; nothing is overwritten.

pub mod check;
pub mod machine;
pub mod store;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use sha2::{Digest, Sha256};
use store::{Row, Synthesis};

use super::picks::{self, store as pick_store};
use super::published::store as editions;
use super::rules::{Point, Position, Source};
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say};
use crate::foundation::talk::{Answer, Ask, Block, Found, GroupRef, Role, Tone, args};
use crate::{refuse, say};

/// The longest title, in characters.
pub const TITLE_LIMIT: usize = 120;

/// The longest text of a point, in characters.
pub const POINT_LIMIT: usize = 1_500;

/// The most points a synthesis may have: more is not a synthesis.
const POINTS_LIMIT: usize = 30;

/// The synthesis a command names.
///
/// # Errors
/// A refusal if it is not in this group.
pub async fn named(ask: &mut Ask<'_>) -> Result<Synthesis> {
    let group = ask.group()?;
    let id = ask.args.get_id("synthesis")?.to_owned();
    store::lock(ask.tx, &id).await?;
    match store::find(ask.tx, &id).await? {
        Some(found) if found.group_id == group.id => Ok(found),
        _ => refuse!("bridge-no-synthesis"),
    }
}

/// A stamp of words: whoever names it has seen just these.
#[must_use]
pub fn stamp_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for word in words {
        hash.update(word.len().to_be_bytes());
        hash.update(word);
    }
    hash.finalize().iter().take(8).fold(String::new(), |mut stamp, byte| {
        // Writing to a string does not fail.
        let _ = write!(stamp, "{byte:02x}");
        stamp
    })
}

/// The stamp of a draft as it is saved: its titles, and every point in its version.
#[must_use]
pub fn stamp(titles: &BTreeMap<Lang, String>, rows: &[Row]) -> String {
    let versions: Vec<String> =
        rows.iter().map(|row| format!("{}.{}", row.point.number, row.version)).collect();
    let titles = titles.iter().flat_map(|(lang, text)| [lang.code(), text.as_str()]);
    stamp_of(titles.chain(versions.iter().map(String::as_str)))
}

/// Refuses unless a synthesis is being written.
fn writable(synthesis: &Synthesis) -> Result<()> {
    match synthesis.state.as_str() {
        "draft" | "revising" => Ok(()),
        "withdrawn" => refuse!("bridge-withdrawn-closed", number = synthesis.number),
        _ => refuse!("bridge-published-closed", number = synthesis.number),
    }
}

/// `bridge draft`: begins a synthesis, or gives one other titles.
pub(super) async fn draft(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let group = ask.group()?;
    let mut titles = ask.args.texts("texts");
    if let Some(title) = ask.args.text("title") {
        let here = ask.place.room.as_ref().map_or(me.reader.lang.clone(), |room| room.lang.clone());
        let lang = if group.languages.contains(&here) { here } else { group.languages[0].clone() };
        titles.entry(lang).or_insert_with(|| title.to_owned());
    }
    if titles.is_empty() {
        return refuse!("bridge-draft-title");
    }
    let known = ask.args.id("synthesis").is_some();
    let synthesis = if known {
        let found = named(ask).await?;
        writable(&found)?;
        found
    } else {
        begin(ask, &group).await?
    };
    for (lang, text) in &titles {
        store::title(ask.tx, &synthesis.id, lang, text).await?;
    }
    nudge(ask, &group);
    let number = synthesis.number;
    let words = if known {
        say!("bridge-draft-titled", number = number)
    } else {
        say!("bridge-draft-begun", number = number)
    };
    Ok(Answer::say(words).go(format!("desk/S-{number}")))
}

/// A new, empty draft.
pub(super) async fn begin(ask: &mut Ask<'_>, group: &GroupRef) -> Result<Synthesis> {
    let me = ask.me()?;
    let number = people::groups::store::next_number(ask.tx, &group.id, "synthesis").await?;
    let id = ask.base.world.id();
    store::add(ask.tx, &id, &group.id, number, &me.id, ask.now).await?;
    match store::find(ask.tx, &id).await? {
        Some(found) => Ok(found),
        None => refuse!("bridge-no-synthesis"),
    }
}

fn nudge(ask: &mut Ask<'_>, group: &GroupRef) {
    ask.tx.nudge(format!("bridge:{}", group.id));
}

/// `bridge point`: adds a point, changes one (`point:2`), or takes one out (`drop:yes`).
pub(super) async fn point(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let synthesis = named(ask).await?;
    writable(&synthesis)?;
    let rows = store::points(ask.tx, &synthesis.id).await?;
    let Some(number) = ask.args.number("point") else {
        return add(ask, &group, &synthesis, rows.len()).await;
    };
    let Some(row) = rows.into_iter().find(|row| row.point.number == number) else {
        return refuse!("bridge-no-point", point = number, number = synthesis.number);
    };
    let me = ask.me()?;
    // Typed without a version, it may only follow what the same person wrote.
    let seen = match ask.args.number("version") {
        Some(seen) => seen,
        None if row.changed_by == me.id => row.version,
        None => return changed_meanwhile(ask, &row).await,
    };
    if ask.args.choice("drop") == Some("yes") {
        if !store::remove_point(ask.tx, &row.id, seen, ask.now).await? {
            return changed_meanwhile(ask, &row).await;
        }
        machine::store::drop(ask.tx, &row.id).await?;
        nudge(ask, &group);
        return Ok(Answer::say(say!("bridge-point-dropped", point = number))
            .go(format!("desk/S-{}", synthesis.number)));
    }
    let mut next = row.clone();
    next.point.texts.extend(ask.args.texts("texts"));
    if let Some(position) = ask.args.choice("position").and_then(Position::of) {
        next.point.position = position;
    }
    if let Some(lang) = ask.args.language("side") {
        args::used(lang, &group.languages)?;
        next.point.language = Some(lang.clone());
    }
    if !next.point.position.names_a_room() {
        next.point.language = None;
    }
    if let Some(sources) = sources(ask, &group).await? {
        next.point.sources = sources;
    }
    if !store::change_point(ask.tx, &next, seen, &me.id, ask.now).await? {
        return changed_meanwhile(ask, &row).await;
    }
    if next.point.texts != row.point.texts {
        store::unconfirm(ask.tx, &row.id).await?;
        machine::follow(ask.tx, &synthesis, &next, &me.id, ask.now).await?;
    }
    nudge(ask, &group);
    saved(ask, &synthesis, number).await
}

async fn add(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    synthesis: &Synthesis,
    have: usize,
) -> Result<Answer> {
    if have >= POINTS_LIMIT {
        return refuse!("bridge-points-enough", limit = POINTS_LIMIT);
    }
    let me = ask.me()?;
    let sources = sources(ask, group).await?.unwrap_or_default();
    let texts = ask.args.texts("texts");
    if sources.is_empty() && texts.values().all(String::is_empty) {
        let reader = ask.reader();
        let rest = group.languages.iter().map(|lang| format!("{}:\"…\"", lang.code()));
        let rest: Vec<String> =
            std::iter::once(format!("S-{}", synthesis.number)).chain(rest).collect();
        let line = ask.base.table.line("bridge point", &rest.join(" "), &reader.lang);
        return refuse!("bridge-point-empty", line = line);
    }
    let mut rooms = sources.iter().map(|source| &source.language).collect::<BTreeSet<_>>();
    let one = rooms.pop_first().filter(|_| rooms.is_empty()).cloned();
    let side = ask.args.language("side").cloned();
    // Said in one room, it was raised there; of what several said, a person says how it stands.
    let (position, room) = match (ask.args.choice("position").and_then(Position::of), one) {
        (Some(Position::Only), one) => (Position::Only, side.or(one)),
        (Some(position), _) => (position, side),
        (None, Some(one)) => (Position::Only, Some(side.unwrap_or(one))),
        (None, None) => return refuse!("bridge-point-stands"),
    };
    let room = room.filter(|_| position.names_a_room());
    if let Some(room) = &room {
        args::used(room, &group.languages)?;
    }
    let point = Point {
        number: store::next_point(ask.tx, &synthesis.id).await?,
        position,
        language: room,
        texts,
        sources,
        confirmed: BTreeSet::new(),
        unread: BTreeSet::new(),
    };
    let id = ask.base.world.id();
    store::add_point(ask.tx, &id, &synthesis.id, &point, &me.id, ask.now).await?;
    nudge(ask, group);
    saved(ask, synthesis, point.number).await
}

/// What the point rests on: the picks named, and the message the command was given on.
async fn sources(ask: &mut Ask<'_>, group: &GroupRef) -> Result<Option<Vec<Source>>> {
    let mut ids = ask.args.ids("from");
    if ask.target.is_some() {
        let pick = picks::take(ask, group).await?;
        ids.get_or_insert_default().push(pick.id);
    }
    let Some(ids) = ids else { return Ok(None) };
    let mut sources = Vec::new();
    for id in ids {
        let Some(pick) = pick_store::find(ask.tx, &id).await? else {
            return refuse!("bridge-no-pick");
        };
        if pick.state == "waiting" {
            return refuse!("bridge-pick-waiting", number = pick.number);
        }
        if pick.state == "gone" {
            return refuse!("bridge-pick-gone", number = pick.number);
        }
        let author = pick.voice();
        sources.push(Source { pick_id: pick.id, language: pick.language, author, lost: false });
    }
    Ok(Some(sources))
}

/// Tells the later save what stands now; nothing is overwritten.
async fn changed_meanwhile(ask: &mut Ask<'_>, row: &Row) -> Result<Answer> {
    let name = people::named(ask.tx, ask.base, &row.changed_by).await?;
    let texts: Vec<String> = row
        .point
        .texts
        .iter()
        .map(|(lang, text)| format!("{}: {text}", lang.code().to_uppercase()))
        .collect();
    refuse!(
        "bridge-changed-meanwhile",
        point = row.point.number,
        by = name,
        texts = texts.join("\n"),
        version = row.version
    )
}

async fn saved(ask: &mut Ask<'_>, synthesis: &Synthesis, number: i64) -> Result<Answer> {
    let group = ask.group()?;
    let rows = store::points(ask.tx, &synthesis.id).await?;
    let mut answer =
        Answer::say(say!("bridge-point-saved", point = number, number = synthesis.number));
    if let Some(row) = rows.iter().find(|row| row.point.number == number) {
        for line in check::lines(ask.tx, ask.base, &group, &row.point).await? {
            answer = answer.with(Block::Entry {
                label: say!("bridge-check-label", point = number),
                text: line,
                note: None,
                tone: Tone::Warning,
            });
        }
    }
    Ok(answer.go(format!("desk/S-{}", synthesis.number)))
}

/// `bridge check`: what keeps it from being published, and what a translation may have lost.
pub(super) async fn check_all(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let synthesis = named(ask).await?;
    let rows = store::points(ask.tx, &synthesis.id).await?;
    if let Some(number) = ask.args.number("point") {
        let Some(mut row) = rows.into_iter().find(|row| row.point.number == number) else {
            return refuse!("bridge-no-point", point = number, number = synthesis.number);
        };
        let texts = ask.args.texts("texts");
        machine::as_if(ask, &synthesis, &mut row, texts).await?;
        return check::one(ask, &group, &row.point).await;
    }
    let titles = store::titles(ask.tx, &synthesis.id).await?;
    let points: Vec<Point> = rows.into_iter().map(|row| row.point).collect();
    let lines = check::all(ask.tx, ask.base, &group, &titles, &points).await?;
    if lines.is_empty() {
        return Ok(Answer::say(say!("bridge-check-good", number = synthesis.number)));
    }
    let mut answer = Answer::default().with(Block::Heading(say!(
        "bridge-check",
        number = synthesis.number,
        count = lines.len()
    )));
    for (_, line) in lines {
        answer = answer.with(Block::Item(line));
    }
    Ok(answer)
}

/// Finds syntheses by number: `S-4`, `s4`, `4`; offers them with their titles, drafts to the
/// bridge persons only.
pub(super) async fn find(ask: &mut Ask<'_>, text: &str, exact: bool) -> Result<Vec<Found>> {
    let group = ask.group()?;
    let found = |one: Synthesis, label: String| Found {
        id: one.id,
        insert: format!("S-{}", one.number),
        label,
    };
    if exact {
        let digits = text.trim_start_matches(['S', 's']).trim_start_matches('-');
        let Ok(number) = digits.parse() else { return Ok(Vec::new()) };
        return Ok(store::numbered(ask.tx, &group.id, number)
            .await?
            .map(|one| found(one, String::new()))
            .into_iter()
            .collect());
    }
    let Some(me) = ask.person.clone().filter(|me| me.joined) else { return Ok(Vec::new()) };
    let bridge = me.roles.contains(&Role::Bridge);
    let mut working = store::all_titles(ask.tx, &group.id).await?;
    let mut offers = Vec::new();
    for one in store::all(ask.tx, &group.id).await? {
        if one.state == "withdrawn" || (one.edition == 0 && !bridge) {
            continue;
        }
        let mut titles = working.remove(&one.id).unwrap_or_default();
        // Whoever does not write it reads the title that stands in the rooms.
        if one.state == "revising"
            && !bridge
            && let Some(edition) = editions::latest(ask.tx, &one.id).await?
        {
            titles = edition.body.titles;
        }
        let title = titles.get(&me.reader.lang).or_else(|| titles.values().next());
        offers.push(found(one, title.cloned().unwrap_or_default()));
    }
    Ok(offers)
}

/// The name of a position as one language's room reads it: a question reads differently for the
/// room that is asked.
#[must_use]
pub fn position_words(position: Position, about: Option<&Lang>, reader: &Lang) -> Say {
    match (position, about) {
        (Position::Only, Some(room)) => say!("position-only", language = room),
        (Position::Question, Some(room)) if room == reader => say!("position-question-you"),
        (Position::Question, Some(room)) => say!("position-question-them", language = room),
        (Position::Both, _) => say!("position-both"),
        (Position::Differ, _) => say!("position-differ"),
        (Position::Minority, _) => say!("position-minority"),
        (Position::Only | Position::Question, None) => say!("position-open"),
    }
}
