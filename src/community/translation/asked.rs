//! *Translate it for me*: what somebody wants to read in their own language, answered to them alone and
//! never said in the room. The label says who translated; the original stands where it was said.

use serde::{Deserialize, Serialize};

use super::engines::{self, Whose};
use super::protect::{Context, Outcome, Protected, Shield};
use crate::community::glossary::{self, terms::Term};
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::talk::command::Work;
use crate::foundation::talk::{Answer, Ask, Base, Block, GroupRef, MemberId, MessageId};
use crate::{refuse, say};

/// The longest text that is translated at once, in characters: as long as the longest message.
pub const LONGEST: usize = 8_000;

/// What came of asking the translators.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Fetched {
    /// The translation, and what people know its translator by.
    Translated { text: String, called: String },
    /// The translation is not to be trusted, and why.
    Original(Say),
    /// It is in that language already.
    Nothing,
    /// Nobody translates it, and why.
    None(Say),
}

/// What is meant to be translated.
struct Meant {
    group: GroupRef,
    text: String,
    /// Who said it, and in which message.
    said_by: Option<MemberId>,
    message: Option<MessageId>,
    context: Context,
}

/// The words that were given, else the message it is asked on.
fn meant(ask: &Ask<'_>) -> Result<Meant> {
    let group = ask.group()?;
    let to = ask.reader().lang;
    let given = ask.args.text("words").map(str::to_owned);
    let (text, said_by, message, author_lang) = match (given, &ask.target) {
        (Some(text), _) => (text, Some(ask.me()?.id), None, None),
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
    // Whoever gives words of their own says nothing of their language by where they are.
    let room = ask.target.as_ref().filter(|_| message.is_some()).map(|target| &target.room);
    let context = Context { to, author_lang, room_lang: room.map(|room| room.lang.clone()) };
    Ok(Meant { group, text, said_by, message, context })
}

/// Asks the translators, outside any transaction; there too what is protected is worked out.
pub async fn before(ask: &mut Ask<'_>) -> Result<Option<Work>> {
    let meant = meant(ask)?;
    let terms = glossary::terms_for(ask.tx, &meant.group).await?;
    let members = people::members::store::all(ask.tx, Some(meant.group.id.as_str())).await?;
    let names: Vec<String> = members.into_iter().map(|member| member.name).collect();
    Ok(Some(Box::new(move |base| {
        Box::pin(async move {
            let known: Vec<&Term> = terms.iter().collect();
            let protected = Protected::of(&meant.text, &meant.context, &Shield::of(&known, &names));
            let fetched = fetch(&base, &meant, &protected, &glossary::version(&terms)).await?;
            Ok(serde_json::to_value(fetched)?)
        })
    })))
}

/// Asks for all of it, language by language, and puts it together.
async fn fetch(
    base: &Base,
    meant: &Meant,
    protected: &Protected,
    glossary: &str,
) -> Result<Fetched> {
    let asked = protected.asked();
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
            group: &meant.group,
            whose: Whose::Somebodys(meant.said_by.as_ref(), meant.message.as_ref()),
            texts: &texts,
            from: &from,
            to: &meant.context.to,
            glossary,
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
    Ok(match protected.finished(&answers) {
        // Where nobody was asked, all of it was left as it is.
        Outcome::NothingToDo => Fetched::Nothing,
        Outcome::Translated { .. } if asked.is_empty() => Fetched::Nothing,
        Outcome::Translated { text } => Fetched::Translated { text, called: called.join(", ") },
        Outcome::Original { why } => Fetched::Original(why),
    })
}

/// `translate`: a text, or the message it is asked on, in the language of whoever asks.
pub async fn translate(ask: &mut Ask<'_>) -> Result<Answer> {
    let meant = meant(ask)?;
    let Some(fetched) = ask.fetched.take() else {
        return Ok(Answer::say(say!("translate-not-now")));
    };
    let (note, text) = match serde_json::from_value(fetched)? {
        Fetched::Translated { text, called } => (say!("translate-by", name = called), text),
        Fetched::Original(why) => (why, meant.text),
        Fetched::Nothing => return Ok(Answer::say(say!("translate-nothing"))),
        Fetched::None(why) => return Ok(Answer::say(why)),
    };
    Ok(Answer::default().with(Block::Facts(note)).with(Block::Quote(say!("verbatim", text = text))))
}
