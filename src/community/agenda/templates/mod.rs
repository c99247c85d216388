//! Templates: the kinds of processes a group follows, and what people mean by the names of their stages,
//! steps and outputs.

pub mod rules;
pub mod store;

use rules::{Of, Template, means, shipped};

use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader, Value, fold};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Ask, Base, Found, GroupId};
use crate::refuse;

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
