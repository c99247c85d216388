//! `stats me`, `stats group`, `stats export`: the same numbers as the page, in words and as a file
//! from which everything can be counted again.

use std::collections::BTreeMap;

use super::rules::{self, KINDS, LONGEST, Share, Sum, USUAL, table};
use super::store;
use crate::foundation::clock::Moment;
use crate::foundation::error::{Failure, Result};
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::talk::{Answer, Ask, Block, Tone};
use crate::say;

/// The periods `stats me` shows if none is chosen, in days.
pub(super) const OWN_PERIODS: [i64; 2] = [30, USUAL];

/// The first and last UTC day of a period that ends now.
pub(super) fn period(now: Moment, days: i64) -> (String, String) {
    let last = now.utc_day();
    (rules::first_day(&last, days), last)
}

/// A kind with its number: "12 messages".
pub(super) fn counted(kind: &str, count: i64) -> Say {
    Say::new(format!("participation-kind-{kind}")).with("count", count)
}

/// Where contributions were made: "8 in English".
fn place(language: &str, count: i64) -> Say {
    if language.is_empty() {
        say!("participation-outside-count", count = count)
    } else {
        say!("participation-in-language", count = count, language = &Lang::new(language))
    }
}

fn entries(mut answer: Answer, shares: &[Share]) -> Answer {
    let by_kind = table(shares, |share| share.kind.clone());
    for kind in KINDS {
        let (columns, all) = by_kind.row(&kind.to_owned());
        if all.contributions == 0 {
            continue;
        }
        let places: Vec<Value> = columns
            .iter()
            .map(|(language, sum)| place(language, sum.contributions).into())
            .collect();
        answer = answer.with(Block::Entry {
            label: counted(kind, all.contributions),
            text: say!("participation-places", list = places),
            note: None,
            tone: Tone::Plain,
        });
    }
    answer
}

/// `stats me`: what is counted of me, by kind and by language.
pub(super) async fn me(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let periods = ask.args.number("days").map_or(OWN_PERIODS.to_vec(), |days| vec![days]);
    let mut answer = Answer::default();
    for days in periods {
        let (first, last) = period(ask.now, days);
        let shares =
            store::shares(ask.tx, group.id.as_str(), &first, &last, Some(me.id.as_str())).await?;
        let all: i64 = shares.iter().map(|share| share.count).sum();
        answer = answer.with(Block::Heading(say!("participation-mine-days", days = days)));
        answer = answer.with(Block::Text(say!("participation-mine-all", count = all)));
        answer = entries(answer, &shares);
    }
    let state = if me.recorded { "participation-mine-about" } else { "participation-mine-off" };
    Ok(answer.with(Block::Facts(Say::new(state))).go("me"))
}

fn sums(sum: Sum) -> Say {
    say!("participation-sum", people = sum.people, count = sum.contributions)
}

/// `stats group`: who took part, people once each, contributions by room language and kind.
pub(super) async fn group(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let days = ask.args.number("days").unwrap_or(USUAL);
    let (first, last) = period(ask.now, days);
    let shares = store::by_week(ask.tx, group.id.as_str(), &first, &last).await?;
    let whole = table(&shares, |_| ());
    let mut answer = Answer::default()
        .with(Block::Heading(say!("participation-group-days", days = days)))
        .with(Block::Text(sums(whole.foot.1)));
    for language in super::pages::languages(&group.languages, &shares) {
        let sum = whole.foot.0.get(&language).copied().unwrap_or_default();
        answer = answer.with(Block::Entry {
            label: super::pages::column(&language),
            text: sums(sum),
            note: None,
            tone: Tone::Plain,
        });
    }
    answer = entries(answer, &shares);
    Ok(answer.with(Block::Facts(say!("participation-people-once"))).go("participation"))
}

/// `stats export`: the tally of a period as a table file; who is not listed by name has a number.
pub(super) async fn export(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let days = ask.args.number("days").unwrap_or(LONGEST);
    let (first, last) = period(ask.now, days);
    let shares = store::shares(ask.tx, group.id.as_str(), &first, &last, None).await?;
    let lang = ask.reader().lang;
    let mut names: BTreeMap<String, String> = super::listed(ask.tx, ask.base, &group.id, &lang)
        .await?
        .into_iter()
        .map(|(id, _, handle)| (id, handle))
        .collect();
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record(["day", "kind", "language", "person", "contributions", "quantity"])?;
    let mut unlisted = 0;
    for share in &shares {
        let name = names.entry(share.member.clone()).or_insert_with(|| {
            unlisted += 1;
            format!("#{unlisted}")
        });
        file.write_record([
            share.day.as_str(),
            &share.kind,
            &share.language,
            name,
            &share.count.to_string(),
            &share.quantity.to_string(),
        ])?;
    }
    let bytes = file.into_inner().map_err(|error| Failure::because(error.to_string()))?;
    let mut answer = Answer::say(say!("participation-exported", count = shares.len(), days = days));
    answer.file = Some((format!("{}-{last}.csv", group.slug), String::from_utf8(bytes)?.into()));
    Ok(answer)
}
