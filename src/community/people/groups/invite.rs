//! Sign-in links: for one member by name, or one that a group hands out. The database keeps only
//! a link's fingerprint; whoever has the link can sign in with it until it is used up or too old.

use sha2::{Digest, Sha256};

use super::store::{self, Invitation};
use crate::community::people::members::{naming, store as members};
use crate::community::people::{members::store::Member, places, rules};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader, fold};
use crate::foundation::journal::Fact;
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Words};
use crate::foundation::talk::{
    Account, Answer, Ask, Base, Block, Body, GroupRef, MemberId, Role, args,
};
use crate::{refuse, say};

/// How long a link works.
pub(super) const LINK_SECONDS: i64 = 14 * 86_400;

/// How often a personal link works: a phone and a computer, and some to spare.
const PERSONAL_USES: i64 = 5;

/// How the database knows a secret without holding it.
#[must_use]
pub fn fingerprint(secret: &str) -> String {
    Sha256::digest(secret.trim().as_bytes()).iter().fold(String::new(), |mut text, byte| {
        use std::fmt::Write;
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Makes a link that works so many times until then; gives its address.
///
/// # Errors
/// A failure of the database.
pub async fn link(
    tx: &mut Tx,
    base: &Base,
    invitation: &Invitation,
    uses: i64,
    until: Moment,
) -> Result<String> {
    let secret = base.world.secret::<16>();
    store::invite(tx, &fingerprint(&secret), invitation, uses, until, base.world.now()).await?;
    Ok(format!("{}/in/{secret}", base.address))
}

/// `group invite`: a link for a new or known member by name, or one for several newcomers.
pub(in crate::community::people) async fn invite(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    if let Some(native) = ask.args.text("account").map(str::to_owned) {
        return super::asked::account(ask, &group, &native).await;
    }
    let until = ask.now.plus_seconds(LINK_SECONDS);
    let Some(given) = ask.args.text("name").map(str::to_owned) else {
        let uses = ask.args.number("uses").unwrap_or(1);
        let open = Invitation { group_id: Some(group.id.clone()), member_id: None };
        let to = link(ask.tx, ask.base, &open, uses, until).await?;
        return Ok(Answer::say(say!("people-invite-open", uses = uses, until = until))
            .with(Block::Link { text: say!("verbatim", text = to.as_str()), to }));
    };
    let handle = given.trim_start_matches('@').to_lowercase();
    let known = members::all(ask.tx, Some(group.id.as_str())).await?;
    let me = ask.me()?;
    let mut new = false;
    let (id, name) = match known.iter().find(|member| member.handle == handle) {
        // A link signs in as that person: only they, and the operator, may have one made.
        Some(member) if me.id == member.id || me.operator => {
            (member.id.clone(), member.name.clone())
        }
        Some(member) => return refuse!("people-invite-not-yours", name = member.name.as_str()),
        None => {
            new = true;
            match pending(ask, &group, &handle).await? {
                Some(member) => (member.id, member.name),
                None => newcomer(ask, &group, &given).await?,
            }
        }
    };
    if let (true, Some(role)) = (new, ask.args.choice("role").and_then(Role::of)) {
        give(ask, &group, &id, &name, role).await?;
    }
    let personal = Invitation { group_id: Some(group.id.clone()), member_id: Some(id) };
    let to = link(ask.tx, ask.base, &personal, PERSONAL_USES, until).await?;
    Ok(Answer::say(say!("people-invite-personal", name = name, until = until))
        .with(Block::Link { text: say!("verbatim", text = to.as_str()), to }))
}

/// Who was invited under a handle and has not come yet.
async fn pending(ask: &mut Ask<'_>, group: &GroupRef, handle: &str) -> Result<Option<Member>> {
    for id in store::pending(ask.tx, &group.id, ask.now).await? {
        if let Some(member) = members::find(ask.tx, &id).await?
            && member.handle == handle
            && !member.erased
        {
            return Ok(Some(member));
        }
    }
    Ok(None)
}

/// The role that goes with an invitation: theirs from when they come.
async fn give(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    id: &MemberId,
    name: &str,
    role: Role,
) -> Result<()> {
    let me = ask.me()?;
    if !me.operator && !me.roles.contains(&Role::Admin) {
        return refuse!("people-invite-role");
    }
    if !store::give(ask.tx, &group.id, id, role, &me.id, ask.now).await? {
        return Ok(());
    }
    let news = say!(
        "people-role-given",
        name = name,
        role = role.say(),
        by = crate::community::people::called(&me)
    );
    super::announce(ask.tx, ask.base, &group.id, Body::text(news)).await
}

/// Somebody whom nobody has invited yet: written down under a handle, and no member of the group
/// until they come.
async fn newcomer(ask: &mut Ask<'_>, group: &GroupRef, given: &str) -> Result<(MemberId, String)> {
    let Some(name) = rules::name(given) else { return refuse!("people-name-unreadable") };
    naming::free(ask.tx, ask.base, &group.id, &name, None).await?;
    let lang = ask.args.language("language").cloned().unwrap_or(ask.reader().lang);
    args::written(ask, &lang)?;
    let zone = super::zone(ask.args.text("zone").unwrap_or(&group.zone))?;
    let mut member = new_member(ask.tx, ask.base, &name, lang, &zone).await?;
    if let Some(text) = ask.args.text("country") {
        let Some(country) = places::country(text) else {
            return refuse!("people-country-wrong", country = text);
        };
        member.country = Some(country);
        members::set(ask.tx, &member, &fold(&member.name), ask.now).await?;
    }
    if let Some(organisation) = ask.args.text("organisation").map(str::to_owned) {
        members::affiliate(ask.tx, &ask.base.world, &member.id, Some((&organisation, "member")))
            .await?;
    }
    Ok((member.id, name))
}

/// Writes a new member down, with a handle and a web account of that name.
///
/// # Errors
/// A failure of the database.
pub async fn new_member(
    tx: &mut Tx,
    base: &Base,
    name: &str,
    lang: Lang,
    zone: &str,
) -> Result<Member> {
    let stem = rules::handle(name, |_| false);
    let taken = members::handles(tx, &stem).await?;
    let handle = rules::handle(name, |candidate| taken.iter().any(|one| one == candidate));
    let member = Member {
        id: base.world.id().into(),
        handle: handle.clone(),
        name: name.to_owned(),
        reader: Reader::new(lang, zone),
        country: None,
        bundled: false,
        unrecorded: false,
        erased: false,
    };
    let now = base.world.now();
    members::add(tx, &member, &fold(name), now).await?;
    let account =
        Account { platform: "web".to_owned(), native_id: handle, display: name.to_owned() };
    members::add_account(tx, &member.id, &account, now).await?;
    Ok(member)
}

/// What a link is for, without using it: who it signs in, and the group it leads into.
///
/// # Errors
/// A refusal if it is unknown, used up or too old.
pub async fn inspect(
    tx: &mut Tx,
    base: &Base,
    token: &str,
) -> Result<(Option<Member>, Option<GroupRef>)> {
    let Some(found) = store::invited(tx, &fingerprint(token), base.world.now()).await? else {
        return refuse!("people-link-dead");
    };
    let group = match &found.group_id {
        Some(id) => store::find_id(tx, id).await?,
        None => None,
    };
    let member = match &found.member_id {
        Some(id) => match members::find(tx, id).await? {
            Some(member) if !member.erased => Some(member),
            _ => return refuse!("people-link-dead"),
        },
        None => None,
    };
    Ok((member, group))
}

/// Uses a link on the web; gives the account that is signed in.
///
/// # Errors
/// As [`inspect`], and a refusal if a newcomer gave no readable name.
pub async fn redeem(
    tx: &mut Tx,
    base: &Base,
    token: &str,
    name: &str,
    lang: &Lang,
) -> Result<Account> {
    let (member, group) = inspect(tx, base, token).await?;
    if !store::use_up(tx, &fingerprint(token)).await? {
        return refuse!("people-link-dead");
    }
    let member = if let Some(member) = member {
        member
    } else {
        let Some(name) = rules::name(name) else { return refuse!("people-name-unreadable") };
        naming::not_ours(base, &name)?;
        if let Some(group) = &group {
            naming::free(tx, base, &group.id, &name, None).await?;
        }
        let zone = group.as_ref().map_or("UTC", |group| group.zone.as_str());
        new_member(tx, base, &name, lang.clone(), zone).await?
    };
    if let Some(group) = &group
        && !store::standing(tx, &group.id, &member.id).await?.0
    {
        enter(tx, base, group, &member.id).await?;
        welcome(tx, base, group, &member).await?;
    }
    Ok(Account { platform: "web".to_owned(), native_id: member.handle, display: member.name })
}

/// The first things to know, told to whoever has just come.
async fn welcome(tx: &mut Tx, base: &Base, group: &GroupRef, member: &Member) -> Result<()> {
    let Some(address) = crate::community::people::address(tx, &member.id).await? else {
        return Ok(());
    };
    let lang = &address.reader.lang;
    let body = Body::text(say!(
        "people-welcome",
        group = group.name(lang),
        help = base.table.line("help", "", lang),
        off = base.table.line("privacy off", "", lang)
    ));
    let words = Words { body, group: Some(group.clone()), ..Words::default() };
    post::directly(tx, base, &address, &words).await.map(drop)
}

/// Makes somebody a member of a group, and notes it if they were none.
///
/// # Errors
/// A failure of the database or of a reader of facts.
pub async fn enter(tx: &mut Tx, base: &Base, group: &GroupRef, id: &MemberId) -> Result<()> {
    if store::standing(tx, &group.id, id).await?.0 {
        return Ok(());
    }
    let now = base.world.now();
    store::join(tx, &group.id, id, now).await?;
    let fact = Fact {
        kind: "people.joined",
        group: group.id.to_string(),
        member: Some(id.to_string()),
        subject: id.to_string(),
        quantity: 1,
        at: now,
        ..Fact::default()
    };
    base.record(tx, fact).await
}

/// Uses a link from another platform: the account joins as itself, or becomes the invited
/// member's. Gives the group it leads into.
pub(super) async fn accept(
    ask: &mut Ask<'_>,
    token: &str,
    account: &Account,
) -> Result<Option<GroupRef>> {
    let (member, group) = inspect(ask.tx, ask.base, token).await?;
    if !store::use_up(ask.tx, &fingerprint(token)).await? {
        return refuse!("people-link-dead");
    }
    let id = match (&ask.person, member) {
        (Some(person), _) => person.id.clone(),
        (None, Some(member)) => {
            members::add_account(ask.tx, &member.id, account, ask.now).await?;
            member.id
        }
        (None, None) => {
            ask.place.group = group.clone().or(ask.place.group.take());
            crate::community::people::ensure(ask).await?
        }
    };
    if let Some(group) = &group {
        if let Some(person) = ask.person.clone().filter(|person| person.id == id) {
            naming::free(ask.tx, ask.base, &group.id, &person.name, Some(&id)).await?;
        }
        enter(ask.tx, ask.base, group, &id).await?;
        ask.place.group = Some(group.clone());
    }
    Ok(group)
}
