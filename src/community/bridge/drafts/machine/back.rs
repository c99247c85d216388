//! The back-translation: what a text says, by a machine in the language it stands beside, so that whoever
//! reads only one of them sees what the other may have lost. Nothing of it is kept.

use super::{context, from, languages, rows, text, unfit, whose};
use crate::community::bridge::drafts::named;
use crate::community::bridge::drafts::store::Row;
use crate::community::translation::made::{Made, Ready};
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::talk::command::Work;
use crate::foundation::talk::{Answer, Ask, Block, GroupRef};
use crate::{refuse, say};

/// A text that is to be translated back, and the language it goes back into.
async fn meant(ask: &mut Ask<'_>) -> Result<(Row, Lang, Lang, String)> {
    let group = ask.group()?;
    let synthesis = named(ask).await?;
    let Some(row) = rows(ask, &synthesis).await?.pop() else {
        return refuse!("bridge-no-synthesis");
    };
    let Some(lang) = languages(ask, &group)?.pop() else { return refuse!("bridge-no-synthesis") };
    let given = ask.args.texts("texts").remove(&lang);
    let Some(words) = given.or_else(|| text(&row, &lang).cloned()).filter(|one| !one.is_empty())
    else {
        return refuse!("bridge-backtranslate-empty", point = row.point.number, language = lang);
    };
    let Some(to) = into(&row, &group, &lang) else { return refuse!("bridge-no-synthesis") };
    Ok((row, lang, to, words))
}

/// The language a text goes back into: that of the text it stands beside.
#[must_use]
pub fn into(row: &Row, group: &GroupRef, lang: &Lang) -> Option<Lang> {
    let mut others = group.languages.iter().filter(|other| *other != lang);
    from(row, group, lang).map(|(to, _)| to).or_else(|| others.next().cloned())
}

/// Asks the translators, outside any transaction.
pub async fn before(ask: &mut Ask<'_>) -> Result<Option<Work>> {
    let (row, lang, to, words) = meant(ask).await?;
    let group = ask.group()?;
    let whose = whose::of(ask, &group, &row, &words).await?;
    let ready = Ready::of(ask.tx, &group).await?;
    Ok(Some(Box::new(move |base| {
        Box::pin(async move {
            let made = ready.made(&base, &words, &context(&lang, &to), whose.told()).await?;
            Ok(serde_json::to_value(made)?)
        })
    })))
}

/// `bridge backtranslate`: what a text says, by a machine in the language it stands beside.
pub async fn backtranslate(ask: &mut Ask<'_>) -> Result<Answer> {
    let (row, lang, to, _) = meant(ask).await?;
    let Some(fetched) = ask.fetched.take() else {
        return Ok(Answer::say(say!("translate-not-now")));
    };
    let (words, engine) = match serde_json::from_value(fetched)? {
        Made::Translated { text, called } => (text, called),
        Made::Original(why) => {
            return refuse!("bridge-backtranslate-not", language = to, why = unfit(&why));
        }
        Made::None(why) => {
            return refuse!("bridge-backtranslate-not", language = to, why = why);
        }
        Made::Nothing => return refuse!("bridge-pretranslate-same", language = to),
    };
    let note = say!(
        "bridge-backtranslated",
        point = row.point.number,
        language = &lang,
        into = &to,
        engine = engine
    );
    Ok(Answer::default().with(Block::Facts(note)).with(Block::Text(say!("verbatim", text = words))))
}
