//! What others say of a statement: comments by any member, each answered by whoever writes; minority views,
//! attached by whoever holds them; the level of consensus, which only the chair designates.

use super::drafting::{changing, page, reached, tell, way, writes};
use super::rules::LEVELS;
use super::store;
use super::store::voices::{self, Comment};
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, is_blank};
use crate::foundation::talk::post::{self, Words};
use crate::foundation::talk::{Answer, Ask, Block, Body};
use crate::{refuse, say};

/// The longest comment, in characters.
pub const TEXT_LIMIT: usize = 1_500;
/// The most comments on a statement.
const MOST: usize = 1_000;

/// `statement comment`: what somebody thinks of the text, or of one section.
pub(super) async fn comment(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let (process, statement) = changing(ask).await?;
    if statement.submitted.is_some() {
        return refuse!("statements-submitted-already");
    }
    let text = ask.args.get("text")?.to_owned();
    if is_blank(&text) {
        return refuse!("statements-comment-empty");
    }
    let section = match ask.args.number("section") {
        Some(number) => {
            let sections = store::sections(ask.tx, &statement.id).await?;
            let Some(row) = sections.iter().find(|row| row.section.number == number) else {
                let count = sections.len();
                return refuse!("statements-no-section", number = number, count = count);
            };
            Some(row.section.id.clone())
        }
        None => None,
    };
    if voices::all(ask.tx, &statement.id).await?.len() >= MOST {
        return refuse!("statements-comments-full", count = MOST);
    }
    let language = ask.place.room.as_ref().map_or(ask.reader().lang, |room| room.lang.clone());
    let one = Comment {
        id: ask.base.world.id(),
        number: 0,
        section,
        by: Some(me.id.clone()),
        language,
        text,
        at: ask.now,
        answer: None,
        answered_by: None,
    };
    let number = voices::add(ask.tx, &statement.id, &one).await?;
    ask.record("statements.commented", &statement.id).await?;
    let said = say!("statements-commented", number = number, slug = process.slug.as_str());
    Ok(Answer::say(said).go(page(&process)))
}

/// `statement answer`: what became of a comment; whoever made it is told.
pub(super) async fn answer(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let (process, statement) = changing(ask).await?;
    writes(ask, &process).await?;
    let number = ask.args.number("comment").unwrap_or(0);
    let all = voices::all(ask.tx, &statement.id).await?;
    let Some(one) = all.iter().find(|one| one.number == number) else {
        return refuse!("statements-no-comment", number = number, count = all.len());
    };
    let text = ask.args.get("text")?.to_owned();
    if !voices::answer(ask.tx, &one.id, &text, &me.id, ask.now).await? {
        return refuse!("statements-answered-already", number = number);
    }
    ask.record("statements.answered", &statement.id).await?;
    if let Some(member) = one.by.as_ref().filter(|member| **member != me.id)
        && let Some(address) = reached(ask.tx, &group.id, member).await?
    {
        let slug = process.slug.as_str();
        let news = say!("statements-answered-you", number = number, slug = slug, text = text);
        let body = Body::text(news).with(way(ask, &group, &process));
        let words = Words { body, group: Some(group), ..Words::default() };
        post::directly(ask.tx, ask.base, &address, &words).await?;
    }
    let said = say!("statements-answered", number = number);
    Ok(Answer::say(said).go(page(&process)))
}

/// `statement minority`: attaches one's minority view, or takes it back.
pub(super) async fn minority(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let (process, statement) = changing(ask).await?;
    if statement.submitted.is_some() {
        return refuse!("statements-submitted-already");
    }
    let to = page(&process);
    if ask.args.choice("undo").is_some() {
        if !voices::withdraw(ask.tx, &statement.id, &me.id, ask.now).await? {
            return refuse!("statements-no-view");
        }
        ask.record("statements.view-withdrawn", &statement.id).await?;
        return Ok(Answer::say(Say::new("statements-view-gone")).go(to));
    }
    let mut texts = ask.args.texts("texts");
    texts.retain(|_, text| !is_blank(text));
    if texts.is_empty() {
        return refuse!("statements-view-empty");
    }
    let id = ask.base.world.id();
    voices::attach(ask.tx, &id, &statement.id, &me.id, &texts, ask.now).await?;
    ask.record("statements.view", &statement.id).await?;
    Ok(Answer::say(say!("statements-view-kept", slug = process.slug.as_str())).go(to))
}

/// `statement level`: the level of consensus, as the chair designates it; both rooms hear it.
pub(super) async fn level(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let (process, statement) = changing(ask).await?;
    if statement.submitted.is_some() {
        return refuse!("statements-submitted-already");
    }
    let level = ask.args.choice("level").unwrap_or(LEVELS[0]);
    store::level(ask.tx, &statement.id, level, &me.id, ask.now).await?;
    ask.record("statements.level", &statement.id).await?;
    let by = people::called(&me);
    tell(ask, &group, &process, &|lang| {
        let (name, level) = (process.named(lang), Say::new(format!("statements-level-{level}")));
        vec![Block::Text(say!(
            "statements-news-level",
            name = name,
            level = level,
            by = by.clone()
        ))]
    })
    .await?;
    let level = Say::new(format!("statements-level-{level}"));
    let answer = Answer::say(say!("statements-level-kept", level = level));
    Ok(answer.go(page(&process)))
}
