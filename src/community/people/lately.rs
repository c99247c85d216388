//! Who came, and who was given which role: what is told of people to whoever was away. Of those who said
//! no to being recorded only that somebody came.

use super::groups::store;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::store::Tx;
use crate::foundation::talk::news::{Away, Line, Told};
use crate::say;

/// See [`Capability::news`](crate::foundation::capability::Capability::news).
pub(super) async fn news(tx: &mut Tx, away: &Away<'_>) -> Result<Told> {
    let (group, me) = (&away.group.id, &away.person.id);
    // What touches whoever was away is a topic of its own: nothing else comes first with it.
    let line = |at, what, mine| {
        let page = if mine { "me" } else { "members" };
        Line { at, topic: Say::new(format!("page-{page}")), what, page: page.to_owned(), mine }
    };
    let mut told = Told::default();
    let given = store::given(tx, group, away.since, me).await?;
    told.more = given.len().saturating_sub(away.most);
    for one in given.iter().take(away.most) {
        let role = one.role.say();
        let (what, mine) = if one.member == *me {
            (say!("people-news-role-yours", role = role), true)
        } else {
            (say!("people-news-role", name = one.name.as_str(), role = role), false)
        };
        told.lines.push(line(one.at, what, mine));
    }
    let (came, at) = store::came(tx, group, away.since, me).await?;
    if came > 0 {
        told.lines.push(line(at, say!("people-news-came", count = came), false));
    }
    Ok(told)
}
