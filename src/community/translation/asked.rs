//! *Translate it for me*: what somebody wants to read in their own language, answered to them alone and
//! never said in the room. The label says who translated; the original stands where it was said.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::engines::{self, Whose};
use super::protect::{Asked, Context, Outcome, Protected, Shield};
use crate::community::glossary::{self, terms::Term};
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say};
use crate::foundation::talk::command::Work;
use crate::foundation::talk::{Answer, Ask, Base, Block, GroupRef, MemberId, MessageId};
use crate::{refuse, say};

/// The longest text that is translated at once, in characters: as long as the longest message.
pub const LONGEST: usize = 8_000;

/// What came of asking the translators.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Fetched {
    /// What the translator answered, in the order of what was asked, and what people know it by.
    Answers { answers: Vec<String>, called: String },
    /// Nobody translates it, and why.
    None(Say),
}

/// What is to be translated, made ready.
struct Ready {
    group: GroupRef,
    text: String,
    to: Lang,
    /// Who said it, and in which message.
    said_by: Option<MemberId>,
    message: Option<MessageId>,
    protected: Protected,
    /// The state of the glossary.
    glossary: String,
}

/// What is meant: the words that were given, else the message it is asked on.
async fn ready(ask: &mut Ask<'_>) -> Result<Ready> {
    let group = ask.group()?;
    let to = ask.reader().lang;
    let given = ask.args.text("words").map(str::to_owned);
    let (text, said_by, message, author_lang) = match (given, &ask.target) {
        (Some(text), _) => (text, ask.me()?.id.into(), None, None),
        (None, Some(target)) => {
            let Some(text) = target.quoted.text.clone().filter(|text| !text.trim().is_empty())
            else {
                return refuse!("translate-no-words");
            };
            let author = target.member.as_ref();
            let lang = author.map(|author| author.reader.lang.clone());
            let said_by = author.map(|author| author.id.clone());
            (text, said_by, Some(target.message_id.clone()), lang)
        }
        (None, None) => {
            let line = ask.base.table.line("translate", "", &to);
            return refuse!("translate-what", line = line);
        }
    };
    if text.chars().count() > LONGEST {
        return refuse!("translate-long", limit = LONGEST);
    }
    let room = ask.target.as_ref().map(|target| &target.room).or(ask.place.room.as_ref());
    // Whoever gives words of their own says nothing of their language by where they are.
    let room_lang = room.filter(|_| message.is_some()).map(|room| room.lang.clone());
    let terms = glossary::terms_for(ask.tx, &group).await?;
    let names: Vec<String> = people::members::store::all(ask.tx, Some(group.id.as_str()))
        .await?
        .into_iter()
        .map(|member| member.name)
        .collect();
    let known: Vec<&Term> = terms.iter().collect();
    let context = Context { to: to.clone(), author_lang, room_lang };
    let protected = Protected::of(&text, &context, &Shield::of(&known, &names));
    let glossary = glossary::version(&terms);
    Ok(Ready { group, text, to, said_by, message, protected, glossary })
}

/// Asks the translators, outside any transaction.
pub async fn before(ask: &mut Ask<'_>) -> Result<Option<Work>> {
    let ready = ready(ask).await?;
    let asked = ready.protected.asked();
    if asked.is_empty() {
        return Ok(None);
    }
    Ok(Some(Box::new(move |base| {
        Box::pin(async move { Ok(serde_json::to_value(fetch(&base, &ready, &asked).await?)?) })
    })))
}

/// All that is asked, language by language.
async fn fetch(base: &Base, ready: &Ready, asked: &[Asked]) -> Result<Fetched> {
    let mut answers = vec![String::new(); asked.len()];
    let mut called: Vec<String> = Vec::new();
    let mut left: Vec<usize> = (0..asked.len()).collect();
    while let Some(first) = left.first() {
        let from = asked[*first].from.clone();
        let (these, others): (Vec<usize>, Vec<usize>) =
            left.into_iter().partition(|at| asked[*at].from == from);
        left = others;
        let texts: Vec<String> = these.iter().map(|at| asked[*at].text.clone()).collect();
        let wanted = engines::Wanted {
            group: &ready.group,
            whose: Whose::Somebodys(ready.said_by.as_ref(), ready.message.as_ref()),
            texts: &texts,
            from: &from,
            to: &ready.to,
            glossary: &ready.glossary,
            // They are put in afterwards, by rule.
            terms: &[],
        };
        match engines::translate(base, &wanted).await? {
            Ok(translated) => {
                for (at, text) in these.iter().zip(translated.texts) {
                    answers[*at] = text;
                }
                if !called.contains(&translated.called) {
                    called.push(translated.called);
                }
            }
            Err(none) => return Ok(Fetched::None(none.say())),
        }
    }
    Ok(Fetched::Answers { answers, called: called.join(", ") })
}

/// `translate`: a text, or the message it is asked on, in the language of whoever asks.
pub async fn translate(ask: &mut Ask<'_>) -> Result<Answer> {
    let ready = ready(ask).await?;
    if ready.protected.asked().is_empty() {
        return Ok(Answer::say(say!("translate-nothing")));
    }
    let fetched: Option<Value> = ask.fetched.take();
    let (answers, called) = match fetched.map(serde_json::from_value).transpose()? {
        Some(Fetched::Answers { answers, called }) => (answers, called),
        Some(Fetched::None(why)) => return Ok(Answer::say(why)),
        None => return Ok(Answer::say(say!("translate-not-now"))),
    };
    let mut answer = Answer::default();
    match ready.protected.finished(&answers) {
        Outcome::Translated { text } => {
            answer = answer.with(Block::Facts(say!("translate-by", name = called)));
            answer = answer.with(Block::Quote(say!("verbatim", text = text)));
        }
        Outcome::Original { why } => {
            answer = answer.with(Block::Facts(why));
            answer = answer.with(Block::Quote(say!("verbatim", text = ready.text)));
        }
        Outcome::NothingToDo => return Ok(Answer::say(say!("translate-nothing"))),
    }
    Ok(answer)
}
