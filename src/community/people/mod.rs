//! People: who somebody is, in which groups and rooms, with which roles, and what may be kept of
//! them. Everybody else asks here who speaks and whether it may be recorded.

pub mod groups;
mod lacks;
mod lately;
pub mod members;
mod met;
mod pages;
pub mod places;
mod records;
pub mod rules;
mod settings;
mod telling;

use groups::store as group_store;
use members::store as member_store;

use crate::foundation::capability::Capability;
use crate::foundation::error::Result;
use crate::foundation::i18n::Value;
use crate::foundation::page::Page;
use crate::foundation::store::Tx;
use crate::foundation::talk::{
    Account, Ask, Base, Command, Finder, Found, GroupId, GroupRef, Kind, MemberId, MessageId,
    Person, Purpose, Role, Setting, Who,
};
use crate::{handler, page, say};

pub use met::{Met, as_person, in_room, person};
pub use settings::{Settings, WantedGroup};
pub use telling::{address, say_on_pages, tell_admins, tell_all_admins};

const ADMIN: Who = Who::Any(&[Role::Admin]);
const INVITERS: Who = Who::Any(&[Role::Admin, Role::Coordinator]);
const ROLES: Kind = Kind::Choice(
    "role",
    &[
        "bridge",
        "coordinator",
        "chair",
        "secretary",
        "mentor",
        "arbiter",
        "returning",
        "ethics",
        "admin",
    ],
);

/// Everything the house needs to know of people.
#[must_use]
pub fn capability() -> Capability {
    Capability {
        name: "people",
        lacks: Some(|base, tx| Box::pin(lacks::lacks(base, tx))),
        commands: commands(),
        finders: vec![
            Finder {
                name: "member",
                find: |ask, text, exact| Box::pin(members::find(ask, text, exact)),
            },
            Finder { name: "room", find: |ask, text, exact| Box::pin(find_room(ask, text, exact)) },
        ],
        pages: vec![
            Page {
                path: "members",
                title: "page-members",
                nav: Some(60),
                who: Who::Member,
                render: page!(pages::members),
            },
            Page {
                path: "me",
                title: "page-me",
                nav: None,
                who: Who::Member,
                render: page!(pages::me),
            },
        ],
        settings: vec![
            Setting {
                key: "people.joining",
                kind: Kind::Choice("joining", &["code", "open"]),
                default: "code",
            },
            Setting { key: "people.keep", kind: Kind::Span, default: "730 days" },
        ],
        jobs: vec![("people.erase-again", |base, tx, args| {
            Box::pin(members::privacy::erase_again(base, tx, args))
        })],
        daily: vec![("people.sweep", |base, tx, _| Box::pin(groups::notice::sweep(base, tx)))],
        news: Some(|_, tx, away| Box::pin(lately::news(tx, away))),
        records: records::store::all(),
        export: Some(|base, tx, id| Box::pin(members::privacy::kept(base, tx, id))),
        erase: Some(|base, tx, gone| Box::pin(members::privacy::forget(base, tx, gone))),
        ..Capability::default()
    }
}

fn commands() -> Vec<Command> {
    vec![
        Command::new("group create", handler!(groups::create))
            .who(Who::Founder)
            .anywhere()
            .needs("name", Kind::Text(rules::NAME_LIMIT))
            .named("language", Kind::Language)
            .named("slug", Kind::Text(40))
            .named("zone", Kind::Text(60))
            .named("names", Kind::Texts(rules::NAME_LIMIT)),
        Command::new("group room", handler!(groups::room))
            .who(ADMIN)
            .needs("slug", Kind::Text(40))
            .named("language", Kind::Language)
            .named("purpose", Kind::Choice("purpose", &Purpose::CODES))
            .named("platform", Kind::Text(20))
            .named("native", Kind::Place(200))
            .named("close", Kind::Choice("sure", &["yes"])),
        Command::new("group show", handler!(groups::show)),
        Command::new("group invite", handler!(groups::invite::invite))
            .who(INVITERS)
            .takes("name", Kind::Text(rules::NAME_LIMIT))
            .named("language", Kind::Language)
            .named("country", Kind::Text(60))
            .named("zone", Kind::Text(60))
            .named("organisation", Kind::Text(120))
            .named("role", ROLES)
            .named("uses", Kind::Number(1, 200))
            .named("account", Kind::Text(200))
            .hidden(),
        Command::new("group role", handler!(groups::role))
            .who(ADMIN)
            .needs("action", Kind::Choice("action", &["give", "take"]))
            .needs("member", Kind::Found("member"))
            .needs("role", ROLES),
        Command::new("group set", handler!(groups::set))
            .who(ADMIN)
            .needs("key", Kind::Text(60))
            .needs("value", Kind::Rest(200)),
        Command::new("group join", handler!(groups::join))
            .who(Who::Anyone)
            .anywhere()
            .takes("code", Kind::Text(200)),
        Command::new("group leave", handler!(groups::leave)),
        Command::new("profile show", handler!(members::show)).anywhere().who(Who::Known),
        Command::new("profile set", handler!(members::set))
            .anywhere()
            .who(Who::Known)
            .named("name", Kind::Text(rules::NAME_LIMIT))
            .named("language", Kind::Language)
            .named("zone", Kind::Text(60))
            .named("country", Kind::Text(60))
            .named("organisation", Kind::Text(120))
            .named(
                "affiliation",
                Kind::Choice(
                    "affiliation",
                    &["representative", "alternate", "member", "individual", "observer", "staff"],
                ),
            )
            .named("questions", Kind::Choice("questions", &["now", "daily"]))
            .asks(
                &["name", "language", "zone", "country", "organisation"],
                &[
                    "name",
                    "language",
                    "zone",
                    "country",
                    "organisation",
                    "affiliation",
                    "questions",
                ],
            ),
        Command::new("profile link", handler!(members::link))
            .anywhere()
            .who(Who::Anyone)
            .takes("code", Kind::Text(40)),
        Command::new("privacy show", handler!(members::privacy::show)).anywhere().who(Who::Known),
        Command::new("privacy off", handler!(members::privacy::off)).anywhere().who(Who::Known),
        Command::new("privacy on", handler!(members::privacy::on)).anywhere().who(Who::Known),
        Command::new("privacy export", handler!(members::privacy::export))
            .anywhere()
            .who(Who::Known),
        Command::new("privacy erase", handler!(members::privacy::erase))
            .anywhere()
            .who(Who::Known)
            .takes("sure", Kind::Choice("sure", &["yes"])),
    ]
}

async fn find_room(ask: &mut Ask<'_>, text: &str, exact: bool) -> Result<Vec<Found>> {
    let group = ask.group()?;
    let wanted = text.trim_start_matches('#').to_lowercase();
    Ok(group_store::rooms(ask.tx, &group.id)
        .await?
        .into_iter()
        .filter(|room| if exact { room.slug == wanted } else { room.slug.starts_with(&wanted) })
        .map(|room| Found { id: room.id.to_string(), insert: room.slug.clone(), label: room.slug })
        .collect())
}

/// The id under which the machine's own console acts: the operator, without being a member.
#[must_use]
pub fn console() -> MemberId {
    MemberId::from("console")
}

/// How a person is called in what is said: by name, or as the operator.
#[must_use]
pub fn called(person: &Person) -> Value {
    if person.id == console() { say!("people-operator").into() } else { person.name.clone().into() }
}

/// The console's account, for commands given at the machine itself.
#[must_use]
pub fn console_account() -> Account {
    Account { platform: "console".into(), native_id: "operator".into(), display: "console".into() }
}

/// A member by id, with what they may do in a group; none if they were erased.
///
/// # Errors
/// A failure of the database.
pub async fn by_id(
    tx: &mut Tx,
    base: &Base,
    id: &MemberId,
    group: Option<&GroupRef>,
) -> Result<Option<Person>> {
    match member_store::find(tx, id).await? {
        Some(member) if !member.erased => Ok(Some(as_person(tx, base, member, group).await?)),
        _ => Ok(None),
    }
}

/// A member's name, as it is said in what others read; who was erased is a former member.
///
/// # Errors
/// A failure of the database.
pub async fn named(tx: &mut Tx, base: &Base, id: &MemberId) -> Result<Value> {
    let person = by_id(tx, base, id, None).await?;
    Ok(person.map_or_else(|| say!("people-gone").into(), |person| person.name.into()))
}

/// The same of whoever is kept as nobody, once they were erased.
///
/// # Errors
/// A failure of the database.
pub async fn named_or_gone(tx: &mut Tx, base: &Base, id: Option<&MemberId>) -> Result<Value> {
    match id {
        Some(id) => named(tx, base, id).await,
        None => Ok(say!("people-gone").into()),
    }
}

/// Makes whoever asks a member, if their account has none yet.
///
/// # Errors
/// A failure of the database, or a refusal if their name cannot be read.
pub async fn ensure(ask: &mut Ask<'_>) -> Result<MemberId> {
    if let Some(person) = &ask.person {
        return Ok(person.id.clone());
    }
    let name = rules::name(&ask.account.display).unwrap_or_else(|| "?".to_owned());
    let group = ask.place.group.as_ref().map(|group| group.id.clone());
    let account = ask.account.native_id.clone();
    let name = members::naming::distinct(ask.tx, ask.base, group.as_ref(), name, &account).await?;
    let reader = ask.reader();
    let member =
        groups::invite::new_member(ask.tx, ask.base, &name, reader.lang, &reader.zone).await?;
    if ask.account.platform != "web" {
        member_store::add_account(ask.tx, &member.id, &ask.account, ask.now).await?;
    }
    let id = member.id.clone();
    let group = ask.place.group.clone();
    ask.person = Some(as_person(ask.tx, ask.base, member, group.as_ref()).await?);
    Ok(id)
}

/// The members of a group who hold one of these roles, first given first, each once.
///
/// # Errors
/// A failure of the database.
pub async fn holders(tx: &mut Tx, group: &GroupId, roles: &[Role]) -> Result<Vec<MemberId>> {
    let mut found: Vec<MemberId> = Vec::new();
    for (member, role) in group_store::holders(tx, group).await? {
        if roles.contains(&role) && !found.contains(&member) {
            found.push(member);
        }
    }
    Ok(found)
}

/// Notes that a message of ours arrived: if it is a room's notice, recording begins there.
pub fn arrived(tx: &mut Tx, base: &Base, message: &MessageId) {
    group_store::notice_stands(tx, message, base.world.now());
}

/// Whether whoever runs a room on a chat platform may set up a group there.
///
/// # Errors
/// A refusal that names what is wrong in the section.
pub fn owners_create(base: &Base) -> Result<bool> {
    Ok(base.config.section::<Settings>("people")?.owners_create)
}

/// The groups the settings want, for the house to make through the same commands people use.
///
/// # Errors
/// A refusal that names what is wrong in the section.
pub fn wanted(base: &Base) -> Result<Vec<WantedGroup>> {
    Ok(base.config.section::<Settings>("people")?.groups)
}
