//! Who somebody is: name, language, time zone, country, affiliation, and the accounts they have.

pub mod naming;
pub mod privacy;
pub mod store;

use super::groups::invite::{self, fingerprint};
use super::groups::store::Invitation;
use super::{places, rules};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value, fold};
use crate::foundation::talk::{Account, Answer, Ask, Block, Found, args};
use crate::{refuse, say};

/// How long a link code works.
const CODE_SECONDS: i64 = 15 * 60;

/// `profile show`.
pub(super) async fn show(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let Some(member) = store::find(ask.tx, &me.id).await? else {
        return refuse!("talk-not-a-member");
    };
    let mut answer = Answer::default()
        .with(Block::Heading(say!("verbatim", text = member.name.as_str())))
        .with(Block::Facts(say!(
            "people-profile-facts",
            handle = member.handle,
            language = &member.reader.lang,
            zone = member.reader.zone,
        )));
    if let Some(country) = member.country {
        answer = answer
            .with(Block::Item(say!("people-profile-country", country = Value::Country(country))));
    }
    for (organisation, _, since, until) in store::affiliations(ask.tx, &me.id).await? {
        answer = answer.with(Block::Item(match until {
            None => say!(
                "people-profile-affiliation",
                organisation = organisation,
                since = Value::Day(since)
            ),
            Some(until) => say!(
                "people-profile-affiliation-past",
                organisation = organisation,
                since = Value::Day(since),
                until = Value::Day(until)
            ),
        }));
    }
    let roles: Vec<Say> = me.roles.iter().map(|role| role.say()).collect();
    if !roles.is_empty() {
        answer = answer.with(Block::Item(say!("people-profile-roles", roles = roles)));
    }
    for (account, _) in store::accounts(ask.tx, &me.id).await? {
        answer = answer.with(Block::Item(say!(
            "people-profile-account",
            platform = account.platform,
            account = account.native_id
        )));
    }
    Ok(answer)
}

/// `profile set`: only what is given changes.
pub(super) async fn set(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let Some(mut member) = store::find(ask.tx, &me.id).await? else {
        return refuse!("talk-not-a-member");
    };
    if let Some(text) = ask.args.text("name") {
        let Some(name) = rules::name(text) else { return refuse!("people-name-unreadable") };
        naming::not_ours(ask.base, &name)?;
        for group in super::groups::store::all(ask.tx, Some(&me.id)).await? {
            naming::free(ask.tx, ask.base, &group.id, &name, Some(&me.id)).await?;
        }
        member.name = name;
    }
    if let Some(lang) = ask.args.language("language") {
        args::written(ask, lang)?;
        member.reader.lang = lang.clone();
    }
    if let Some(zone) = ask.args.text("zone") {
        member.reader.zone = super::groups::zone(zone)?;
    }
    if let Some(text) = ask.args.text("country") {
        let Some(country) = places::country(text) else {
            return refuse!("people-country-wrong", country = text);
        };
        member.country = Some(country);
    }
    if let Some(choice) = ask.args.choice("questions") {
        member.bundled = choice == "daily";
    }
    store::set(ask.tx, &member, &fold(&member.name), ask.now).await?;
    if let Some(organisation) = ask.args.text("organisation").map(str::to_owned) {
        let kind = ask.args.choice("affiliation").unwrap_or("member");
        let none = organisation == "-" || ask.base.words.means("people-word-none", &organisation);
        let new = (!none).then_some((organisation.as_str(), kind));
        store::affiliate(ask.tx, &ask.base.world, &me.id, new).await?;
    }
    // The answer already speaks the new language.
    if let Some(person) = &mut ask.person {
        person.reader = member.reader;
    }
    Ok(Answer::say(say!("people-profile-changed")).go("me"))
}

/// `profile link`: without a code, gives one to type on the other account and a link that signs
/// in on the web; with one, makes the account that asked for it mine; with `undo`, gives the last
/// linked account back.
pub(super) async fn link(ask: &mut Ask<'_>) -> Result<Answer> {
    let Some(code) = ask.args.text("code").map(str::to_lowercase) else {
        let secret: String = ask.base.world.secret::<5>().to_lowercase();
        let until = ask.now.plus_seconds(CODE_SECONDS);
        store::add_code(ask.tx, &fingerprint(&secret), &ask.account, until).await?;
        let answer = Answer::say(say!("people-link-code", code = secret, until = until));
        let Some(me) = ask.person.clone().filter(|me| me.id != super::console()) else {
            return Ok(answer);
        };
        let mine = Invitation { group_id: None, member_id: Some(me.id) };
        let to = invite::link(ask.tx, ask.base, &mine, 1, until).await?;
        return Ok(answer
            .with(Block::Text(say!("people-link-device", until = until)))
            .with(Block::Link { text: say!("people-link-open"), to }));
    };
    let me = ask.me()?;
    if ask.base.words.means("people-word-undo", &code) {
        return unlink(ask).await;
    }
    let Some(account) = store::take_code(ask.tx, &fingerprint(&code), ask.now).await? else {
        return refuse!("people-link-code-dead");
    };
    match store::find_by_account(ask.tx, &account).await? {
        Some(owner) if owner.id == me.id => return refuse!("people-link-same"),
        Some(owner) => {
            store::move_account(ask.tx, &account, &me.id, Some(&owner.id)).await?;
        }
        None => store::add_account(ask.tx, &me.id, &account, ask.now).await?,
    }
    Ok(Answer::say(say!("people-linked", platform = account.platform, account = account.native_id)))
}

async fn unlink(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let accounts = store::accounts(ask.tx, &me.id).await?;
    let Some((account, before)) = accounts.into_iter().rev().find(|(_, before)| before.is_some())
    else {
        return refuse!("people-link-nothing");
    };
    if let Some(before) = before {
        store::move_account(ask.tx, &account, &before, None).await?;
    }
    Ok(Answer::say(say!(
        "people-unlinked",
        platform = account.platform,
        account = account.native_id
    )))
}

/// Finds members: by handle, by whole name, and for completion by how either begins.
///
/// # Errors
/// A failure of the database.
pub async fn find(ask: &mut Ask<'_>, text: &str, exact: bool) -> Result<Vec<Found>> {
    let wanted = fold(text.trim_start_matches('@'));
    // Who is in a group is for its members to see; outside any group there is nobody to offer.
    let inside = ask.person.as_ref().is_some_and(|me| me.joined || me.operator);
    let offers = inside && ask.place.group.is_some();
    if !exact && !offers {
        return Ok(Vec::new());
    }
    let group = ask.place.group.as_ref().map(|group| group.id.to_string());
    // Who is in which group is known to the groups, and to the operator.
    if group.is_none() && !ask.person.as_ref().is_some_and(|person| person.operator) {
        return Ok(Vec::new());
    }
    let members = store::all(ask.tx, group.as_deref()).await?;
    let found = |member: &store::Member| Found {
        id: member.id.to_string(),
        insert: format!("@{}", member.handle),
        label: member.name.clone(),
    };
    // What a platform puts in place of a mention: the platform's name and its id of the account.
    if exact
        && let Some((platform, native_id)) = text.split_once(':')
        && ask.base.platforms().iter().any(|one| one == platform)
    {
        let account = Account {
            platform: platform.to_owned(),
            native_id: native_id.to_owned(),
            display: String::new(),
        };
        let meant = store::find_by_account(ask.tx, &account).await?.map(|member| member.id);
        return Ok(members
            .iter()
            .filter(|one| Some(&one.id) == meant.as_ref())
            .map(found)
            .collect());
    }
    let me = ask.person.as_ref().map(|person| person.id.clone());
    if exact && ask.base.words.means("people-word-me", &wanted) {
        return Ok(members.iter().filter(|one| Some(&one.id) == me.as_ref()).map(found).collect());
    }
    let hit: Vec<Found> = members.iter().filter(|one| one.handle == wanted).map(found).collect();
    if exact && !hit.is_empty() {
        return Ok(hit);
    }
    let fits = |member: &&store::Member| {
        let name = fold(&member.name);
        if exact {
            name == wanted || name.split(' ').next() == Some(wanted.as_str())
        } else {
            member.handle.starts_with(&wanted)
                || name.split(' ').any(|word| word.starts_with(&wanted))
        }
    };
    Ok(members.iter().filter(fits).take(20).map(found).collect())
}

/// Members whose handle or name begins like what is typed, for completing a mention.
///
/// # Errors
/// A failure of the database.
pub async fn find_near(ask: &mut Ask<'_>, text: &str) -> Result<Vec<Found>> {
    find(ask, text, false).await
}
