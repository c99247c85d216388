//! `twin`: two texts compared for whoever asks, and answered to them alone. Nothing of the texts is kept.

use super::{Report, Unfit, compare, languages};
use crate::community::glossary::{self, terms::Term};
use crate::community::people;
use crate::foundation::error::{Error, Refusal, Result};
use crate::foundation::i18n::{Lang, Say};
use crate::foundation::store::Tx;
use crate::foundation::talk::command::Work;
use crate::foundation::talk::{Answer, Ask, Block, Body, GroupRef, Tone};
use crate::{refuse, say};

/// The longest text that may be typed, in characters: as long as a line is read.
pub const TYPED: usize = 8_000;
/// The longest text that may be given as a file, and on the page, in characters.
pub const LONGEST: usize = 60_000;
/// How many paragraphs an answer names, and how many findings.
const SHOWN: (usize, usize) = (8, 16);

/// What a group's texts are compared by.
pub struct Known {
    terms: Vec<Term>,
    names: Vec<String>,
}

impl Known {
    /// Only the terms that come with Puente.
    #[must_use]
    pub fn shipped() -> Self {
        Self { terms: glossary::terms::default_terms().to_vec(), names: Vec::new() }
    }

    /// The terms of a group and the names of its members.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn of(tx: &mut Tx, group: &GroupRef) -> Result<Self> {
        let terms = glossary::terms_for(tx, group).await?;
        let members = people::members::store::all(tx, Some(group.id.as_str())).await?;
        let names = members.into_iter().map(|member| member.name);
        Ok(Self { terms, names: names.filter(|name| !name.is_empty()).collect() })
    }

    /// Compares two texts, each in the language it shows, or was said to be in.
    ///
    /// # Errors
    /// They cannot be compared.
    pub fn compare(&self, texts: [(Option<&Lang>, &str); 2]) -> std::result::Result<Report, Unfit> {
        let [one, other] = languages(texts.map(|(_, text)| text), texts.map(|(lang, _)| lang))?;
        let terms: Vec<&Term> = self.terms.iter().collect();
        compare([(&one, texts[0].1), (&other, texts[1].1)], &terms, &self.names)
    }

    /// Compares the first of some texts, of known languages, with each of the others.
    #[must_use]
    pub fn each(&self, texts: &[(Lang, String)]) -> Vec<std::result::Result<Report, Unfit>> {
        let Some(((lang, first), others)) = texts.split_first() else { return Vec::new() };
        let others = others.iter();
        others
            .map(|(own, text)| {
                self.compare([(Some(lang), first.as_str()), (Some(own), text.as_str())])
            })
            .collect()
    }
}

/// The two texts that were given, each with the language it was said to be in.
fn given(ask: &Ask<'_>) -> Result<[(Option<Lang>, String); 2]> {
    let mut all: Vec<(Option<Lang>, String)> = ["one", "other"]
        .into_iter()
        .filter_map(|name| Some((None, ask.args.text(name)?.to_owned())))
        .collect();
    let typed = ask.args.texts("texts");
    all.extend(typed.into_iter().map(|(lang, text)| (Some(lang), text)));
    all.retain(|(_, text)| !text.trim().is_empty());
    if let Ok(both) = <[_; 2]>::try_from(all) {
        return Ok(both);
    }
    let lang = ask.reader().lang;
    let line = ask.base.table.line("twin", "en:\"…\" es:\"…\"", &lang);
    refuse!("twin-what", line = line, page = page(ask)?)
}

/// The address of the page where longer texts are compared.
fn page(ask: &Ask<'_>) -> Result<String> {
    Ok(format!("{}/g/{}/twin", ask.base.address, ask.group()?.slug))
}

/// Compares them outside any transaction: long texts take a while.
pub async fn before(ask: &mut Ask<'_>) -> Result<Option<Work>> {
    let both = given(ask)?;
    let group = ask.group()?;
    let known = Known::of(ask.tx, &group).await?;
    let page = page(ask)?;
    Ok(Some(Box::new(move |_| {
        Box::pin(async move {
            let compared = tokio::task::spawn_blocking(move || {
                let [one, other] = &both;
                let texts = [one, other].map(|(lang, text)| (lang.as_ref(), text.as_str()));
                let compared = known.compare(texts);
                compared.map(|report| told(&report, &page)).map_err(|unfit| unfit.say())
            });
            Ok(serde_json::to_value(compared.await?)?)
        })
    })))
}

/// `twin`: what differs between two texts that should say the same.
pub async fn twin(ask: &mut Ask<'_>) -> Result<Answer> {
    given(ask)?;
    let Some(fetched) = ask.fetched.take() else {
        return Ok(Answer::say(say!("twin-not-now")));
    };
    let compared: std::result::Result<Body<Say>, Say> = serde_json::from_value(fetched)?;
    match compared {
        Ok(body) => Ok(Answer { body, ..Answer::default() }),
        Err(say) => Err(Error::Refusal(Refusal { say })),
    }
}

/// A report as an answer: what stands first, and where the rest is found.
#[must_use]
pub fn told(report: &Report, page: &str) -> Body<Say> {
    let mut body = Body::default();
    if report.count() == 0 {
        let label = say!("twin-done");
        let entry = Block::Entry { label, text: report.summary(), note: None, tone: Tone::Good };
        return body.with(entry);
    }
    body = body.with(Block::Heading(report.summary()));
    let mut told = 0;
    for row in report.amiss().take(SHOWN.0) {
        if told >= SHOWN.1 {
            break;
        }
        body = body.with(Block::Facts(report.place(row)));
        for found in row.found.iter().take(SHOWN.1 - told) {
            body = body.with(Block::Item(found.finding.say()));
            told += 1;
        }
    }
    let more = report.count() - told;
    if more > 0 {
        let text = say!("twin-more", count = more);
        body = body.with(Block::Link { text, to: page.to_owned() });
    }
    body
}
