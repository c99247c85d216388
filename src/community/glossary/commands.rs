//! `glossary find`, `add`, `remove`: looking a term up, and keeping the group's own.

use super::rules::{self, OWN_LIMIT, clean, replaces, with_acronym};
use super::store;
use super::terms::Term;
use super::terms::search::{Indexed, find as fitting, shipped};
use crate::community::people::groups;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value, fold};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Answer, Ask, Block, Found, GroupRef, Tone};
use crate::{refuse, say};

/// How many terms an answer shows; the page has the rest.
const SHOWN: usize = 4;

/// A wording with its acronym: "Estructura At-Large (ALS)".
pub(super) fn wording(term: &Term, lang: &Lang) -> Option<Say> {
    let text = term.texts.get(lang)?;
    Some(match term.acronyms.get(lang) {
        Some(acronym) => say!("glossary-wording", text = text, acronym = acronym),
        None => say!("verbatim", text = text),
    })
}

/// How a term is treated by the check.
pub(super) fn treated(term: &Term) -> Say {
    Say::new(if term.keep_acronym {
        "glossary-rule-keep"
    } else if term.required {
        "glossary-rule-required"
    } else {
        "glossary-rule-lookup"
    })
}

pub(super) fn shown(mut answer: Answer, term: &Term, languages: &[Lang], lang: &Lang) -> Answer {
    for language in languages {
        let text = wording(term, language).unwrap_or_else(|| Say::new("glossary-no-wording"));
        answer = answer.with(Block::Entry {
            label: say!("glossary-language", language = language),
            text,
            note: None,
            tone: Tone::Plain,
        });
    }
    let note = term.notes.get(lang).or_else(|| term.notes.values().next());
    if let Some(note) = note {
        answer = answer.with(Block::Facts(say!("verbatim", text = note)));
    }
    answer.with(Block::Facts(treated(term)))
}

/// `glossary find`: a term in every language of the group, with acronym and note.
pub(super) async fn find(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let wanted = ask.args.get("wanted")?.to_owned();
    let own = store::of_group(ask.tx, group.id.as_str()).await?;
    let index: Vec<Indexed<'_>> = own.iter().map(Indexed::of).collect();
    let found = fitting(index.iter().chain(rules::left(&own, shipped())), &wanted);
    let lang = ask.reader().lang;
    if found.is_empty() {
        return Ok(Answer::say(say!("glossary-nothing-found", wanted = wanted)));
    }
    let mut answer = Answer::default();
    for term in found.iter().take(SHOWN).map(|one| one.term) {
        let title = term.wordings(&lang).next().or_else(|| {
            term.texts.keys().next().and_then(|language| term.wordings(language).next())
        });
        answer = answer.with(Block::Heading(say!("verbatim", text = title.unwrap_or(&term.id))));
        answer = shown(answer, term, &group.languages, &lang);
    }
    if found.len() > SHOWN {
        answer = answer.with(Block::Facts(say!("glossary-more", count = found.len() - SHOWN)));
    }
    Ok(answer.go("glossary"))
}

/// The term that was given, as it is kept. An acronym at the end of a wording is that language's;
/// one given apart is every other's.
pub(super) fn given(ask: &Ask<'_>, group: &GroupRef) -> Term {
    let mut term = Term { id: ask.base.world.id(), required: true, ..Term::default() };
    for (lang, text) in ask.args.texts("wording") {
        let Some(text) = clean(&text) else { continue };
        let (wording, acronym) = with_acronym(&text);
        if let Some(acronym) = acronym {
            term.acronyms.insert(lang.clone(), acronym.to_owned());
        }
        term.texts.insert(lang, wording.to_owned());
    }
    if let Some(acronym) = ask.args.text("acronym").and_then(clean) {
        for lang in &group.languages {
            term.acronyms.entry(lang.clone()).or_insert_with(|| acronym.clone());
        }
    }
    term.keep_acronym = ask.args.choice("keep").is_some();
    if let Some(note) = ask.args.text("remark").and_then(clean) {
        let lang = ask.reader().lang;
        let here = if group.languages.contains(&lang) { Some(lang) } else { None };
        if let Some(lang) = here.or_else(|| group.languages.first().cloned()) {
            term.notes.insert(lang, note);
        }
    }
    term
}

/// Refuses a term that lacks a language, or whose acronym cannot stay as it is.
pub(super) fn whole(term: &Term, group: &GroupRef) -> Result<()> {
    let lacking: Vec<Value> = group
        .languages
        .iter()
        .filter(|lang| !term.texts.contains_key(lang))
        .map(Value::from)
        .collect();
    if !lacking.is_empty() {
        return refuse!("glossary-needs-languages", list = lacking);
    }
    if term.keep_acronym {
        let different: std::collections::BTreeSet<&String> = term.acronyms.values().collect();
        match different.len() {
            0 => return refuse!("glossary-keep-needs-acronym"),
            1 => {}
            _ => return refuse!("glossary-keep-differs"),
        }
    }
    Ok(())
}

/// Refuses more terms than a group keeps of its own.
pub(super) async fn room_for(tx: &mut Tx, group: &GroupRef, more: usize) -> Result<()> {
    let own = store::of_group(tx, group.id.as_str()).await?.len();
    if own + more > OWN_LIMIT {
        return refuse!("glossary-full", limit = OWN_LIMIT, count = own);
    }
    Ok(())
}

/// `glossary add`: a term of the group's own, in all its languages, in place of any term with the
/// same wording.
pub(super) async fn add(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let term = given(ask, &group);
    whole(&term, &group)?;
    groups::store::lock(ask.tx, &group.id).await?;
    room_for(ask.tx, &group, 1).await?;
    let mut replaced = 0;
    for old in store::of_group(ask.tx, group.id.as_str()).await? {
        if replaces(&term, &old)
            && store::remove(ask.tx, group.id.as_str(), &old.id, ask.now).await?
        {
            replaced += 1;
        }
    }
    store::add(ask.tx, group.id.as_str(), &term, Some(me.id.as_str()), ask.now).await?;
    ask.record("glossary.added", &term.id).await?;
    let said = if replaced > 0 { "glossary-replaced" } else { "glossary-added" };
    let lang = ask.reader().lang;
    let answer = Answer::say(Say::new(said));
    Ok(shown(answer, &term, &group.languages, &lang).go("glossary"))
}

/// `glossary remove`: takes a term of the group's own away; a shipped one it replaced is back.
pub(super) async fn remove(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let id = ask.args.get_id("term")?.to_owned();
    if !store::remove(ask.tx, group.id.as_str(), &id, ask.now).await? {
        return refuse!("glossary-shipped-stays");
    }
    ask.record("glossary.removed", &id).await?;
    Ok(Answer::say(say!("glossary-removed")).go("glossary"))
}

/// The terms somebody means: by wording or acronym in any language, or by id. Whoever wants the
/// one that is meant gets the group's own before a shipped one.
pub(super) async fn find_term(ask: &mut Ask<'_>, text: &str, exact: bool) -> Result<Vec<Found>> {
    let group = ask.group()?;
    let lang = ask.reader().lang;
    let own = store::of_group(ask.tx, group.id.as_str()).await?;
    let index: Vec<Indexed<'_>> = own.iter().map(Indexed::of).collect();
    let all = index.iter().chain(rules::left(&own, shipped()));
    let mut found: Vec<&Term> = if exact {
        let folded = fold(text);
        all.filter(|one| one.term.id == text || one.is_called(&folded))
            .map(|one| one.term)
            .collect()
    } else {
        fitting(all, text).into_iter().map(|one| one.term).collect()
    };
    if exact {
        let is_own = |term: &&Term| own.iter().any(|one| one.id == term.id);
        if found.iter().any(is_own) {
            found.retain(is_own);
        } else if found.iter().any(|term| term.id == text) {
            found.retain(|term| term.id == text);
        }
    }
    Ok(found
        .into_iter()
        .map(|term| {
            let name = term.wordings(&lang).next().unwrap_or(&term.id).to_owned();
            Found { id: term.id.clone(), insert: name.clone(), label: name }
        })
        .collect())
}
