//! Groups and their rooms: setting them up, giving roles, changing settings. Changes of roles,
//! rules and settings are announced in every discussion room.

mod asked;
pub mod invite;
pub mod moving;
pub mod notice;
pub mod store;

use super::rules;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Words};
use crate::foundation::talk::{
    Answer, Ask, Base, Block, Body, GroupId, GroupRef, Kind, MemberId, Purpose, Role, RoomId,
    RoomRef, Setting,
};
use crate::foundation::talk::{args, when};
use crate::{refuse, say};

/// The platform every house has.
const WEB: &str = "web";

/// Says something in every discussion room of a group, in each room's language.
///
/// # Errors
/// A failure of the database.
pub async fn announce(tx: &mut Tx, base: &Base, group: &GroupId, body: Body<Say>) -> Result<()> {
    for room in store::rooms(tx, group).await? {
        if room.purpose == Purpose::Discussion {
            post::in_room(tx, base, &room, &Words { body: body.clone(), ..Words::default() })
                .await?;
        }
    }
    Ok(())
}

/// `group create`: a new group; whoever creates it is its first admin.
pub(super) async fn create(ask: &mut Ask<'_>) -> Result<Answer> {
    let Some(name) = rules::name(ask.args.get("name")?) else {
        return refuse!("people-name-unreadable");
    };
    let lang = ask.args.language("language").cloned().unwrap_or(ask.reader().lang);
    let slug = ask.args.text("slug").map_or_else(|| rules::slug(&name), str::to_owned);
    if !rules::is_slug(&slug) {
        return refuse!("people-slug-wrong", slug = slug);
    }
    if store::find(ask.tx, &slug).await?.is_some() {
        return refuse!("people-slug-taken", slug = slug);
    }
    let zone = zone(ask.args.text("zone").unwrap_or("UTC"))?;
    // Whoever runs a room may be nobody yet.
    super::ensure(ask).await?;
    let id: GroupId = ask.base.world.id().into();
    store::add(ask.tx, &id, &slug, &zone, ask.now).await?;
    store::name(ask.tx, &id, &lang, &name).await?;
    for (lang, text) in ask.args.texts("names") {
        let Some(text) = rules::name(&text) else { return refuse!("people-name-unreadable") };
        store::name(ask.tx, &id, &lang, &text).await?;
    }
    let me = ask.me()?;
    if me.id != super::console() {
        store::join(ask.tx, &id, &me.id, ask.now).await?;
        store::give(ask.tx, &id, &me.id, Role::Admin, &me.id, ask.now).await?;
    }
    ask.place.group = store::find_id(ask.tx, &id).await?;
    ask.record("people.group-created", id.as_str()).await?;
    Ok(Answer::say(say!("people-group-created", name = name, slug = slug)))
}

/// A time zone by its IANA name or its city.
///
/// # Errors
/// A refusal with an example.
pub fn zone(name: &str) -> Result<String> {
    match super::places::zone(name) {
        Some(zone) => Ok(zone),
        None => refuse!("people-zone-unknown", zone = name),
    }
}

/// Where a new room is: on this platform under this name. In a room that no group has yet, that
/// room is meant; elsewhere a web room is made.
fn where_it_is(ask: &Ask<'_>, id: &RoomId) -> Result<(String, String)> {
    let unserved = || ask.place.here.clone().filter(|_| ask.place.room.is_none());
    let named = ask.args.text("platform").map(str::to_lowercase);
    let native = ask.args.text("native").map(str::to_owned).or_else(|| {
        unserved().filter(|_| named.as_ref().is_none_or(|name| *name == ask.account.platform))
    });
    let platform = match (ask.args.text("platform"), &native) {
        (Some(platform), _) => platform.to_lowercase(),
        (None, Some(_)) => ask.account.platform.clone(),
        (None, None) => WEB.to_owned(),
    };
    let platforms = ask.base.platforms();
    if platform != WEB && !platforms.contains(&platform) {
        return refuse!("people-platform-unknown", platform = platform, platforms = platforms);
    }
    match native {
        // A web room is made here, and has no other name elsewhere.
        _ if platform == WEB => Ok((platform, id.to_string())),
        Some(native) => Ok((platform, native)),
        None => refuse!("people-room-native", platform = platform),
    }
}

/// `group room … close:yes`: the room is served no more; what was said stays as long as kept.
async fn close(ask: &mut Ask<'_>, group: &GroupRef, slug: &str) -> Result<Answer> {
    let rooms = store::rooms(ask.tx, &group.id).await?;
    let platform = ask.args.text("platform").map(str::to_lowercase);
    let mut found = rooms.iter().filter(|room| {
        room.slug == slug && platform.as_ref().is_none_or(|platform| room.platform == *platform)
    });
    let (Some(room), None) = (found.next(), found.next()) else {
        let slugs: Vec<Value> =
            rooms.iter().map(|room| format!("{} ({})", room.slug, room.platform).into()).collect();
        return refuse!("people-room-unknown", slug = slug, rooms = slugs);
    };
    let me = ask.me()?;
    let by = crate::community::people::called(&me);
    let news = say!("people-room-closed", slug = slug, language = &room.lang, by = by);
    announce(ask.tx, ask.base, &group.id, Body::text(news)).await?;
    store::close_room(ask.tx, &room.id, Some(ask.now)).await?;
    ask.record("people.room-closed", room.id.as_str()).await?;
    Ok(Answer::say(say!("people-room-closed-now", slug = slug)))
}

/// `group room`: serves a room, or makes one on the web, and puts the notice in it; with
/// `close:yes`, serves it no more.
pub(super) async fn room(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let slug = ask.args.get("slug")?.to_owned();
    if !rules::is_slug(&slug) {
        return refuse!("people-slug-wrong", slug = slug);
    }
    if ask.args.choice("close").is_some() {
        return close(ask, &group, &slug).await;
    }
    let lang = ask.args.language("language").cloned().unwrap_or(ask.reader().lang);
    if !rules::is_language(lang.code()) && !ask.base.words.languages().contains(&lang) {
        return refuse!("people-language-unnamed", code = lang.code());
    }
    let purpose = Purpose::of(ask.args.choice("purpose").unwrap_or("discussion"));
    let id: RoomId = ask.base.world.id().into();
    let (platform, native_id) = where_it_is(ask, &id)?;
    if let Some(room) = store::find_closed(ask.tx, &group.id, &platform, &slug).await? {
        store::close_room(ask.tx, &room.id, None).await?;
        ask.record("people.room-served", room.id.as_str()).await?;
        return Ok(Answer::say(say!("people-room-open-again", slug = slug, language = &room.lang)));
    }
    if store::find_room(ask.tx, &platform, &native_id).await?.is_some() {
        return refuse!("people-room-served");
    }
    let rooms = store::rooms(ask.tx, &group.id).await?;
    if rooms.iter().any(|room| room.platform == platform && room.slug == slug) {
        return refuse!("people-slug-taken", slug = slug);
    }
    let room = RoomRef {
        id,
        group_id: group.id.clone(),
        slug: slug.clone(),
        lang: lang.clone(),
        purpose,
        platform,
        native_id,
        notice: false,
        zone: group.zone.clone(),
    };
    store::add_room(ask.tx, &room, ask.now).await?;
    notice::put(ask.tx, ask.base, &group, &room).await?;
    ask.record("people.room-served", room.id.as_str()).await?;
    Ok(Answer::say(say!("people-room-served-now", slug = slug, language = &lang)))
}

/// `group show`: what the group is made of, who is invited, and what is set.
pub(super) async fn show(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let lang = ask.reader().lang;
    let members = super::members::store::all(ask.tx, Some(group.id.as_str())).await?;
    let rooms = store::rooms(ask.tx, &group.id).await?;
    let holders = store::holders(ask.tx, &group.id).await?;
    let mut answer = Answer::default()
        .with(Block::Heading(say!("verbatim", text = group.name(&lang))))
        .with(Block::Facts(say!("people-group-facts", members = members.len(), zone = group.zone)));
    let invited = store::pending(ask.tx, &group.id, ask.now).await?.len();
    if invited > 0 {
        answer = answer.with(Block::Facts(say!("people-group-invited", count = invited)));
    }
    for room in rooms {
        answer = answer.with(Block::Item(say!(
            "people-group-room",
            slug = room.slug,
            language = &room.lang,
            purpose = Say::new(format!("choice-purpose-{}", room.purpose.code())),
            platform = room.platform,
        )));
    }
    for role in Role::ALL {
        let names: Vec<Value> = holders
            .iter()
            .filter(|(_, held)| *held == role)
            .filter_map(|(id, _)| members.iter().find(|member| member.id == *id))
            .map(|member| member.name.clone().into())
            .collect();
        if !names.is_empty() {
            answer = answer.with(Block::Item(say!(
                "people-group-role",
                role = role.say(),
                names = names
            )));
        }
    }
    for known in ask.base.settings.clone() {
        let typed = setting(ask.tx, ask.base, &group.id, known.key).await?;
        answer = answer.with(Block::Item(say!(
            "people-group-setting",
            about = Say::new(format!("setting-{}", known.key.replace('.', "-"))),
            key = known.key,
            value = shown(&known, &typed),
        )));
    }
    Ok(answer)
}

/// What a setting is, in the reader's words.
fn shown(setting: &Setting, typed: &str) -> Value {
    match setting.kind {
        Kind::Choice(of, _) => Say::new(format!("choice-{of}-{typed}")).into(),
        Kind::Span => when::span(typed).map_or_else(|_| typed.into(), Value::Span),
        _ => typed.into(),
    }
}

/// `group role`: gives or takes a role, and announces it.
pub(super) async fn role(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let member: MemberId = ask.args.get_id("member")?.into();
    let Some(role) = ask.args.choice("role").and_then(Role::of) else {
        return refuse!("people-role-unknown");
    };
    let Some(person) = super::members::store::find(ask.tx, &member).await? else {
        let name = super::named(ask.tx, ask.base, &member).await?;
        return refuse!("people-not-in-group", name = name);
    };
    if !store::standing(ask.tx, &group.id, &member).await?.0 {
        return refuse!("people-not-in-group", name = person.name);
    }
    let me = ask.me()?;
    let gives = ask.args.choice("action") == Some("give");
    let changed = if gives {
        store::give(ask.tx, &group.id, &member, role, &me.id, ask.now).await?
    } else {
        store::lock(ask.tx, &group.id).await?;
        let holders = store::holders(ask.tx, &group.id).await?;
        let admins = holders.iter().filter(|(_, held)| *held == Role::Admin).count();
        let held = holders.iter().any(|(id, held)| *id == member && *held == role);
        if held && !rules::may_take(role == Role::Admin, admins) {
            return refuse!("people-last-admin");
        }
        store::take(ask.tx, &group.id, &member, role).await?
    };
    if !changed {
        return Ok(Answer::say(if gives {
            say!("people-role-has", name = person.name, role = role.say())
        } else {
            say!("people-role-has-not", name = person.name, role = role.say())
        }));
    }
    let news = if gives {
        say!(
            "people-role-given",
            name = person.name,
            role = role.say(),
            by = crate::community::people::called(&me)
        )
    } else {
        say!(
            "people-role-taken",
            name = person.name,
            role = role.say(),
            by = crate::community::people::called(&me)
        )
    };
    announce(ask.tx, ask.base, &group.id, Body::text(news)).await?;
    ask.record(if gives { "people.role-given" } else { "people.role-taken" }, member.as_str())
        .await?;
    Ok(Answer::say(say!("people-done")))
}

/// `group set`: changes a setting, and announces it.
pub(super) async fn set(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let key = ask.args.get("key")?.to_owned();
    let mut value = Value::from(ask.args.get("value")?);
    let typed = ask.args.get("value")?.to_owned();
    if let Some(code) = key.strip_prefix("name.") {
        let Some(name) = rules::name(&typed) else { return refuse!("people-name-unreadable") };
        store::name(ask.tx, &group.id, &Lang::new(code), &name).await?;
    } else {
        let known = ask.base.settings.iter().find(|setting| setting.key == key).copied();
        let Some(setting) = known else {
            let keys: Vec<&str> = ask.base.settings.iter().map(|setting| setting.key).collect();
            let near = crate::foundation::i18n::nearest(&key, keys.iter().copied());
            return match near {
                Some(near) => refuse!("people-setting-near", key = key.as_str(), near = near),
                None => refuse!("people-setting-unknown", key = key.as_str(), keys = keys),
            };
        };
        let kept = args::fitting(ask, setting.kind, "value", &typed).await?;
        store::set(ask.tx, &group.id, &key, &kept).await?;
        value = shown(&setting, &kept);
    }
    let me = ask.me()?;
    let news = say!(
        "people-setting-changed",
        key = key.as_str(),
        value = value,
        by = crate::community::people::called(&me)
    );
    announce(ask.tx, ask.base, &group.id, Body::text(news)).await?;
    ask.record("people.setting-changed", &key).await?;
    Ok(Answer::say(say!("people-done")))
}

/// What holds for a setting of a group now, as typed.
///
/// # Errors
/// A failure of the database.
pub async fn setting(tx: &mut Tx, base: &Base, group: &GroupId, key: &str) -> Result<String> {
    if let Some(value) = store::setting(tx, group, key).await? {
        return Ok(value);
    }
    let default = base.settings.iter().find(|setting| setting.key == key);
    Ok(default.map_or("", |setting| setting.default).to_owned())
}

/// `group join`: into the group of this room, with a code unless the group is open.
pub(super) async fn join(ask: &mut Ask<'_>) -> Result<Answer> {
    let mut group = ask.place.group.clone();
    if let Some(code) = ask.args.text("code") {
        let account = ask.account.clone();
        let token = code.rsplit('/').next().unwrap_or(code).to_owned();
        group = invite::accept(ask, &token, &account).await?.or(group);
    } else {
        let here: GroupRef = ask.group()?;
        if !asked::accepted(ask, &here).await? {
            if setting(ask.tx, ask.base, &here.id, "people.joining").await? != "open" {
                return refuse!("people-join-needs-code");
            }
            let member = super::ensure(ask).await?;
            invite::enter(ask.tx, ask.base, &here, &member).await?;
        }
    }
    let Some(group) = group else { return refuse!("talk-which-group") };
    // Whoever was nobody yet has a language now.
    ask.person = super::person(ask.tx, ask.base, &ask.account, Some(&group)).await?;
    let lang = ask.reader().lang;
    Ok(Answer::say(say!("people-joined", group = group.name(&lang))))
}

/// `group leave`: out of the group; what was counted stays counted.
pub(super) async fn leave(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let me = ask.me()?;
    store::lock(ask.tx, &group.id).await?;
    let holders = store::holders(ask.tx, &group.id).await?;
    let admins = holders.iter().filter(|(_, held)| *held == Role::Admin).count();
    if me.roles.contains(&Role::Admin) && !rules::may_take(true, admins) {
        return refuse!("people-last-admin");
    }
    for role in &me.roles {
        store::take(ask.tx, &group.id, &me.id, *role).await?;
    }
    store::leave(ask.tx, &group.id, &me.id, ask.now).await?;
    ask.record("people.left", me.id.as_str()).await?;
    Ok(Answer::say(say!("people-left")))
}
