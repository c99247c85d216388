//! Papers and notes of a process: `process document` with its address and how it stands in each language,
//! `process note` by any member.

use super::adding::address;
use super::store::beside::{self, Note};
use super::{meant, touched};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, is_blank};
use crate::foundation::talk::{Answer, Ask};
use crate::{refuse, say};

/// How a paper stands in a language, as `choice-paper-…` names it.
pub const STATES: [&str; 3] = ["draft", "final", "missing"];

/// The most papers of a process.
const MOST: i64 = 200;

/// `process document`: a paper with its address in a language; or how one stands in another.
pub(in crate::community::agenda) async fn document(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let process = meant(ask).await?;
    let title = ask.args.get("heading")?.to_owned();
    let link = ask.args.text("address").map(address).transpose()?;
    let state = ask.args.choice("state").unwrap_or("final");
    let language = ask.args.language("language").cloned().unwrap_or(ask.reader().lang);
    if link.is_none() && state != "missing" {
        return refuse!("agenda-document-where");
    }
    let known = beside::papers(ask.tx, &process.id).await?;
    let number = title.trim_start_matches('#').parse::<i64>().ok();
    let same = known.iter().find(|one| one.title == title || Some(one.number) == number);
    let (id, number) = if let Some(one) = same {
        (one.id.clone(), one.number)
    } else {
        if i64::try_from(known.len()).unwrap_or(MOST) >= MOST {
            return refuse!("agenda-documents-full", count = known.len());
        }
        let id = ask.base.world.id();
        let number = beside::add_paper(ask.tx, &id, &process.id, &title, &me.id, ask.now).await?;
        // What is not said to be there is missing, in every language of the group.
        for lang in group.languages.iter().filter(|lang| **lang != language) {
            beside::set_paper(ask.tx, &id, lang, "missing", None).await?;
        }
        (id, number)
    };
    beside::set_paper(ask.tx, &id, &language, state, link.as_deref()).await?;
    touched(ask, "agenda.document", &process).await?;
    let state = Say::new(format!("choice-paper-{state}"));
    let title = same.map_or(title, |one| one.title.clone());
    let said = say!(
        "agenda-document-kept",
        number = number,
        title = title,
        language = language,
        state = state
    );
    Ok(Answer::say(said).go(format!("agenda/{}", process.slug)))
}

/// `process note`: something worth knowing, by any member.
pub(in crate::community::agenda) async fn note(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let process = meant(ask).await?;
    let text = ask.args.get("text")?.to_owned();
    if is_blank(&text) {
        return refuse!("agenda-note-empty");
    }
    let language = ask.place.room.as_ref().map_or(ask.reader().lang, |room| room.lang.clone());
    let note = Note { text, language, by: Some(me.id.clone()), at: ask.now };
    beside::add_note(ask.tx, &ask.base.world.id(), &process.id, &note).await?;
    touched(ask, "agenda.noted", &process).await?;
    let answer = Answer::say(say!("agenda-noted", name = process.named(&ask.reader().lang)));
    Ok(answer.go(format!("agenda/{}", process.slug)))
}
