//! `statement show`: how a statement stands, in chat.

use super::drafting::{meant, page, way};
use super::plain::plain;
use super::rules::whole;
use super::sending::{lacking, worded};
use super::store::{self, voices};
use crate::community::agenda::processes::day_in;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::talk::text::cut;
use crate::foundation::talk::{Answer, Ask, Block, Tone};
use crate::say;

/// How much of the text an answer shows, in characters; the page has it all.
const SHOWN: usize = 1_200;

/// See the file.
pub(super) async fn show(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let lang = ask.reader().lang;
    let wanted = ask.args.language("language").cloned().unwrap_or_else(|| lang.clone());
    let (process, statement) = meant(ask).await?;
    let rows = store::sections(ask.tx, &statement.id).await?;
    let sections: Vec<_> = rows.into_iter().map(|row| row.section).collect();
    let today = day_in(ask.now, &group.zone).to_string();
    let state = statement.state_on(&today);
    let mut answer = Answer::default()
        .with(Block::Heading(say!("agenda-title", name = process.named(&lang))))
        .with(Block::Facts(Say::new(format!("statements-state-{state}"))));
    if let Some(until) = statement.call_until.as_ref().filter(|_| state == "call") {
        let day = Value::Day(until.clone());
        answer = answer.with(Block::Facts(say!("statements-call-until", day = day)));
    }
    if let Some((level, _, _)) = &statement.level {
        let level = Say::new(format!("statements-level-{level}"));
        answer = answer.with(Block::Facts(say!("statements-level-is", level = level)));
    }
    let text = plain(&whole(&sections, &wanted));
    let first = cut(&text, SHOWN, |_| 1).first().copied().unwrap_or_default();
    if first.is_empty() {
        let none = say!("statements-no-text-yet", language = &wanted);
        answer = answer.with(Block::Text(none));
    } else {
        answer = answer.with(Block::Quote(say!("verbatim", text = first)));
        if first.len() < text.len() {
            answer = answer.with(Block::Facts(Say::new("statements-more")));
        }
    }
    let comments = voices::all(ask.tx, &statement.id).await?;
    let open = comments.iter().filter(|one| one.is_open()).count();
    let views = voices::views(ask.tx, &statement.id).await?.len();
    let counts = say!("statements-counts", comments = comments.len(), open = open, views = views);
    answer = answer.with(Block::Facts(counts));
    if statement.submitted.is_none() {
        // Whether it is also Advice is asked when it goes out.
        for lack in lacking(ask.tx, &statement, &group.languages, true).await? {
            let label = Say::new("statements-lacks-before");
            let text = worded(&lack);
            answer = answer.with(Block::Entry { label, text, note: None, tone: Tone::Warning });
        }
    }
    for (own, text) in store::outcome(ask.tx, &statement.id).await? {
        if own == lang {
            let label = Say::new("statements-outcome");
            let text = say!("verbatim", text = text);
            answer = answer.with(Block::Entry { label, text, note: None, tone: Tone::Good });
        }
    }
    let to_it = way(ask, &group, &process);
    Ok(answer.with(to_it).go(page(&process)))
}
