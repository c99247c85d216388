//! Terms suggested for the glossary: what was changed in machine drafts the same way more than once,
//! unless the glossary has it or it is proposed already.

use super::learned::{Learned, learned};
use super::store;
use crate::community::glossary;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, fold};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Ask, GroupRef};
use crate::say;

/// For how many seconds a change is remembered: what nobody wanted is not suggested for ever.
const REMEMBERED: i64 = 90 * 86_400;
/// The most that is suggested at once.
const SHOWN: usize = 3;

/// What a group may want in its glossary, most often changed first.
///
/// # Errors
/// A failure of the database.
pub async fn suggested(tx: &mut Tx, group: &GroupRef, now: Moment) -> Result<Vec<Learned>> {
    let changes = store::changed(tx, &group.id, Moment(now.0 - REMEMBERED * 1000)).await?;
    let mut found = learned(&changes);
    if found.is_empty() {
        return Ok(found);
    }
    let mut terms = glossary::terms_for(tx, group).await?;
    terms.extend(
        glossary::proposals::store::open(tx, &group.id).await?.into_iter().map(|one| one.term),
    );
    found.retain(|one| {
        let to = fold(&one.to);
        terms.iter().all(|term| term.wordings(&one.language).all(|text| fold(text) != to))
    });
    found.truncate(SHOWN);
    Ok(found)
}

/// The same in a sentence, with the line that proposes the term: what is only known in one language is
/// left to whoever proposes it.
#[must_use]
pub fn line(ask: &Ask<'_>, group: &GroupRef, one: &Learned) -> Say {
    let wording = |lang: &Lang| if *lang == one.language { one.to.as_str() } else { "…" };
    let texts = group.languages.iter().map(|lang| format!("{}:\"{}\"", lang.code(), wording(lang)));
    let rest = texts.collect::<Vec<_>>().join(" ");
    let line = ask.base.table.line("glossary propose", &rest, &ask.reader().lang);
    say!(
        "bridge-learned",
        times = one.times,
        from = one.from.as_str(),
        to = one.to.as_str(),
        line = line
    )
}
