//! Asking an account of a platform to join a group: it is told so there, and joins with a yes and
//! nothing else. Nobody is made a member or given a role without it; until then nothing is kept of
//! them but a fingerprint, and that for as long as a link works.

use super::{invite, store};
use crate::community::people;
use crate::community::people::members::naming;
use crate::foundation::error::Result;
use crate::foundation::i18n::Reader;
use crate::foundation::talk::post::{self, Address, Press, Words};
use crate::foundation::talk::{
    Account, Answer, Ask, Body, GroupId, GroupRef, MemberId, Person, Role, args,
};
use crate::{refuse, say};

/// How the database knows that an account was asked into a group.
fn fingerprint(account: &Account, group: &GroupId) -> String {
    invite::fingerprint(&format!("account {} {} {group}", account.platform, account.native_id))
}

/// `group invite account:…`: asks an account of the platform it is given on, with the role that it
/// takes on by joining; who is a member gets the role at once.
pub(super) async fn account(ask: &mut Ask<'_>, group: &GroupRef, native: &str) -> Result<Answer> {
    let platform = ask.account.platform.clone();
    let role = ask.args.choice("role").and_then(Role::of);
    let me = ask.me()?;
    if role.is_some() && !me.operator && !me.roles.contains(&Role::Admin) {
        return refuse!("people-invite-role");
    }
    let account = Account { platform, native_id: native.to_owned(), display: String::new() };
    let known = people::person(ask.tx, ask.base, &account, Some(group)).await?;
    if let Some(person) = known.as_ref().filter(|person| person.joined) {
        if let Some(role) = role {
            give(ask, group, person, role, &me.id).await?;
        }
        return Ok(Answer::say(say!("people-invite-here", name = person.name.as_str())));
    }
    let until = ask.now.plus_seconds(invite::LINK_SECONDS);
    let print = fingerprint(&account, &group.id);
    store::invite_account(ask.tx, &print, (&group.id, role), &me.id, until, ask.now).await?;
    let reader = match (&known, ask.args.language("language")) {
        (Some(person), _) => person.reader.clone(),
        (None, Some(lang)) => {
            args::written(ask, lang)?;
            Reader::new(lang.clone(), &group.zone)
        }
        (None, None) => Reader::new(ask.reader().lang, &group.zone),
    };
    let name = group.name(&reader.lang);
    let by = people::called(&me);
    let body = Body::text(match role {
        Some(role) => say!("people-asked-role", group = name, by = by, role = role.say()),
        None => say!("people-asked", group = name, by = by),
    });
    let join = Press {
        label: say!("people-asked-join", group = name),
        path: "group join",
        rest: String::new(),
    };
    let words = Words { body, buttons: vec![join], group: Some(group.clone()), ..Words::default() };
    let address = Address {
        member_id: known
            .map_or_else(|| MemberId::of_account(&account.native_id), |person| person.id),
        platform: account.platform,
        native_id: account.native_id,
        reader,
    };
    post::directly(ask.tx, ask.base, &address, &words).await?;
    Ok(Answer::say(say!("people-invite-asked", until = until)))
}

/// Gives a member a role, and says so in the rooms; nothing if they have it.
async fn give(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    person: &Person,
    role: Role,
    by: &MemberId,
) -> Result<()> {
    if !store::give(ask.tx, &group.id, &person.id, role, by, ask.now).await? {
        return Ok(());
    }
    let giver = people::by_id(ask.tx, ask.base, by, Some(group)).await?;
    let giver =
        giver.map_or_else(|| say!("people-operator").into(), |giver| people::called(&giver));
    let name = person.name.as_str();
    let news = say!("people-role-given", name = name, role = role.say(), by = giver);
    super::announce(ask.tx, ask.base, &group.id, Body::text(news)).await?;
    ask.record("people.role-given", person.id.as_str()).await
}

/// Takes whoever asks in if their account was asked into the group; false if it was not.
pub(super) async fn accepted(ask: &mut Ask<'_>, group: &GroupRef) -> Result<bool> {
    let print = fingerprint(&ask.account, &group.id);
    let Some(with) = store::account_invited(ask.tx, &print, ask.now).await? else {
        return Ok(false);
    };
    store::use_up(ask.tx, &print).await?;
    let known = ask.person.clone();
    let id = people::ensure(ask).await?;
    if let Some(person) = known {
        naming::free(ask.tx, ask.base, &group.id, &person.name, Some(&id)).await?;
    }
    invite::enter(ask.tx, ask.base, group, &id).await?;
    if let (Some((role, by)), Some(person)) =
        (with, people::by_id(ask.tx, ask.base, &id, Some(group)).await?)
    {
        give(ask, group, &person, role, &by).await?;
    }
    Ok(true)
}
