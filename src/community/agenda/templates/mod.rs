//! Templates: the kinds of processes a group follows, what people mean by the names of their stages, steps
//! and outputs, and `process template`, by which a coordinator takes one along as a table, changes it in a
//! spreadsheet and brings it back.

pub mod rules;
pub mod store;
pub mod table;

use rules::{Of, Template, means, shipped};

use super::{ladder, processes};
use crate::community::people::{self, groups};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader, Say, Value, fold};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Answer, Ask, Base, Block, Body, Found, GroupId, GroupRef};
use crate::{refuse, say};

/// The longest table of a kind, in characters.
pub const LIMIT: usize = 40_000;

/// The kinds that hold in a group: the usual ones, each as the group has changed it, and its own.
///
/// # Errors
/// A failure of the database.
pub async fn all(tx: &mut Tx, group: &GroupId) -> Result<Vec<Template>> {
    let mut all = shipped().to_vec();
    for (kind, content) in store::all(tx, group).await? {
        let own: Template = serde_json::from_str(&content)?;
        match all.iter_mut().find(|one| one.code == kind) {
            Some(one) => *one = own,
            None => all.push(own),
        }
    }
    Ok(all)
}

/// One kind of a group. One that is gone is an empty one with that name: its processes stay readable.
///
/// # Errors
/// A failure of the database.
pub async fn of(tx: &mut Tx, group: &GroupId, kind: &str) -> Result<Template> {
    let found = all(tx, group).await?.into_iter().find(|one| one.code == kind);
    Ok(found.unwrap_or_else(|| Template { code: kind.to_owned(), ..Template::default() }))
}

/// Every name of a code, in every language of the house and of the group.
#[must_use]
pub fn names(base: &Base, template: &Template, of: Of, code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for lang in base.words.languages() {
        let reader = Reader::new(lang.clone(), "UTC");
        names.push(base.words.say(&reader, &template.called(of, code, lang)));
    }
    let all = match of {
        Of::Stage => &template.stages,
        Of::Output => &template.outputs,
        Of::Step => {
            names
                .extend(template.steps.get(code).into_iter().flat_map(|own| own.values().cloned()));
            return names;
        }
    };
    names.extend(
        all.iter().filter(|one| one.code == code).flat_map(|one| one.names.values().cloned()),
    );
    names
}

/// The one of some codes that somebody means.
///
/// # Errors
/// A refusal that names those there are.
pub fn chosen(
    ask: &Ask<'_>,
    template: &Template,
    of: Of,
    codes: &[String],
    text: &str,
) -> Result<String> {
    if let Some(code) =
        codes.iter().find(|code| means(text, code, &names(ask.base, template, of, code)))
    {
        return Ok(code.clone());
    }
    let lang = ask.reader().lang;
    let list: Vec<Value> =
        codes.iter().map(|code| template.called(of, code, &lang).into()).collect();
    let list = Value::Either(list);
    match of {
        Of::Stage => refuse!("agenda-no-stage", given = text, list = list),
        Of::Step => refuse!("agenda-no-step", given = text, list = list),
        Of::Output => refuse!("agenda-no-output", given = text, list = list),
    }
}

fn called(base: &Base, one: &Template, lang: &Lang) -> String {
    let reader = Reader::new(lang.clone(), "UTC");
    base.words.say(&reader, &one.name(lang))
}

/// The kinds somebody means: by code or by name in any language.
pub(super) async fn find(ask: &mut Ask<'_>, text: &str, exact: bool) -> Result<Vec<Found>> {
    let group = ask.group()?;
    let lang = ask.reader().lang;
    let wanted = fold(text).replace(' ', "-");
    let all = all(ask.tx, &group.id).await?;
    let found = all.iter().filter(|one| {
        let mut names: Vec<String> =
            ask.base.words.languages().iter().map(|lang| called(ask.base, one, lang)).collect();
        names.extend(one.names.values().cloned());
        if exact {
            means(text, &one.code, &names)
        } else {
            let part = |name: &String| fold(name).replace(' ', "-").contains(&wanted);
            one.code.contains(&wanted) || names.iter().any(part)
        }
    });
    let mut found: Vec<Found> = found
        .map(|one| Found {
            id: one.code.clone(),
            insert: one.code.clone(),
            label: called(ask.base, one, &lang),
        })
        .collect();
    if !exact && found.is_empty() {
        found = all
            .iter()
            .map(|one| Found {
                id: one.code.clone(),
                insert: one.code.clone(),
                label: called(ask.base, one, &lang),
            })
            .collect();
    }
    Ok(found)
}

/// `process template`: a kind as a table file; with a table, the group's own from now on.
pub(super) async fn template(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let kind = ask.args.get("kind")?.trim().to_lowercase();
    let lang = ask.reader().lang;
    if ask.args.choice("usual").is_some() {
        if !shipped().iter().any(|one| one.code == kind) {
            return refuse!("agenda-template-not-usual", kind = kind);
        }
        store::drop(ask.tx, &group.id, &kind).await?;
        ask.record("agenda.template-changed", &kind).await?;
        return Ok(Answer::say(say!("agenda-template-usual", kind = kind)));
    }
    let Some(text) = ask.args.text("table").map(str::to_owned) else {
        let all = all(ask.tx, &group.id).await?;
        let Some(one) = all.iter().find(|one| one.code == kind) else {
            let list = all.iter().map(|one| one.code.clone().into()).collect();
            return refuse!("agenda-no-kind", given = kind, list = Value::Either(list));
        };
        let content = table::write(ask.base, one, &group.languages, &ask.reader())?;
        let mut answer = Answer::say(say!("agenda-template-here", name = one.name(&lang)));
        answer.file = Some((format!("{}-{kind}.csv", group.slug), content.into()));
        return Ok(answer);
    };
    if !people::rules::is_slug(&kind) {
        return refuse!("people-slug-wrong", slug = kind);
    }
    let mut one = match table::read(ask.base, &text, &kind, &group.languages) {
        Ok(one) => one,
        Err(wrong) => return refuse!("agenda-template-wrong", wrong = wrong),
    };
    // A kind of the group's own is called as it says, or as it was.
    one.names = ask.args.texts("texts");
    if one.names.is_empty() {
        one.names = of(ask.tx, &group.id, &kind).await?.names;
    }
    groups::store::lock(ask.tx, &group.id).await?;
    let content = serde_json::to_string(&one)?;
    store::set(ask.tx, &group.id, &kind, &content, (&me.id, ask.now)).await?;
    let moved = laid_again(ask, &group, &one).await?;
    ask.record("agenda.template-changed", &kind).await?;
    let news = say!("agenda-template-changed", name = one.name(&lang), by = people::called(&me));
    groups::announce(ask.tx, ask.base, &group.id, Body::text(news)).await?;
    let facts = say!(
        "agenda-template-facts",
        stages = one.stages.len(),
        steps = one.ladder.rungs.len(),
        outputs = one.outputs.len(),
        moved = moved,
    );
    Ok(Answer::say(Say::new("agenda-template-kept")).with(Block::Facts(facts)))
}

/// Lays the ladders of a kind anew; gives of how many processes steps moved.
async fn laid_again(ask: &mut Ask<'_>, group: &GroupRef, one: &Template) -> Result<usize> {
    let mut moved = 0;
    for process in processes::store::all(ask.tx, &group.id, false).await? {
        if process.kind == one.code && process.closes.is_some_and(|at| at > ask.now) {
            let laid = ladder::lay(ask.tx, ask.base, &process, one, ask.now).await?;
            moved += usize::from(laid.is_some_and(|laid| !laid.moved.is_empty()));
        }
    }
    Ok(moved)
}
