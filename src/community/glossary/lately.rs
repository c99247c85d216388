//! What is told of the glossary to whoever was away: what became of their own proposals one by one, the
//! rest by how many, however large a table was brought in.

use super::proposals::{self, in_a_line};
use super::{EDITORS, store};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::news::{Away, Line, Told};
use crate::say;

/// How many new terms are named.
const NAMED: usize = 3;

/// How many wordings of decided proposals are looked at.
const LOOKED_AT: i64 = 200;

/// See [`Capability::news`](crate::foundation::capability::Capability::news).
pub(super) async fn news(tx: &mut Tx, away: &Away<'_>) -> Result<Told> {
    let (group, me) = (away.group, &away.person.id);
    let line = |at, what, page: &str, mine| Line {
        at,
        topic: Say::new("page-glossary"),
        what,
        page: page.to_owned(),
        mine,
    };
    let mut told = Told::default();
    let decided = proposals::store::decided(tx, &group.id, away.since, LOOKED_AT).await?;
    let mine = decided.iter().filter(|one| one.by.as_ref() == Some(me));
    // What I decided myself of my own is no news.
    let others = |by: &Option<_>| by.as_ref() != Some(me);
    let mine = mine.filter_map(|one| {
        let (_, at) = one.decided.as_ref().filter(|(by, _)| others(by))?;
        let text = in_a_line(&one.term, &group.languages);
        Some(if one.state == "approved" {
            (*at, say!("glossary-news-approved", number = one.number, text = text))
        } else {
            (*at, say!("glossary-news-refused", number = one.number, text = text))
        })
    });
    let mut own: Vec<_> = mine.collect();
    told.more = own.len().saturating_sub(away.most);
    own.truncate(away.most);
    told.lines.extend(own.into_iter().map(|(at, what)| line(at, what, "glossary#proposals", true)));
    let open = proposals::store::open(tx, &group.id).await?;
    let open: Vec<_> =
        open.iter().filter(|one| one.at > away.since && one.by.as_ref() != Some(me)).collect();
    if let Some(at) = open.iter().map(|one| one.at).max() {
        let what = say!("glossary-news-proposed", count = open.len());
        told.lines.push(line(at, what, "glossary#proposals", away.person.may(EDITORS)));
    }
    let (count, at, newest) =
        store::added(tx, group.id.as_str(), away.since, me.as_str(), NAMED).await?;
    if count > 0 {
        let terms = newest.iter().map(|term| in_a_line(term, &group.languages).into()).collect();
        let rest = count - i64::try_from(newest.len()).unwrap_or(count);
        let what =
            say!("glossary-news-added", count = count, rest = rest, terms = Value::List(terms));
        told.lines.push(line(at, what, "glossary", false));
    }
    Ok(told)
}
