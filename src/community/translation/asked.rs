//! *Translate it for me*: what somebody wants to read in their own language, answered to them alone and
//! never said in the room. The label says who translated; the original stands where it was said.

use super::engines::Whose;
use super::made::{Made, Ready};
use super::protect::Context;
use crate::foundation::error::Result;
use crate::foundation::talk::command::Work;
use crate::foundation::talk::{Answer, Ask, Block, GroupRef, MemberId, MessageId};
use crate::{refuse, say};

/// The longest text that is translated at once, in characters: as long as the longest message.
pub const LONGEST: usize = 8_000;

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
    let ready = Ready::of(ask.tx, &meant.group).await?;
    Ok(Some(Box::new(move |base| {
        Box::pin(async move {
            let whose = Whose::Somebodys(meant.said_by.as_ref(), meant.message.as_ref());
            let made = ready.made(&base, &meant.text, &meant.context, whose).await?;
            Ok(serde_json::to_value(made)?)
        })
    })))
}

/// `translate`: a text, or the message it is asked on, in the language of whoever asks.
pub async fn translate(ask: &mut Ask<'_>) -> Result<Answer> {
    let meant = meant(ask)?;
    let Some(fetched) = ask.fetched.take() else {
        return Ok(Answer::say(say!("translate-not-now")));
    };
    let (note, text) = match serde_json::from_value(fetched)? {
        Made::Translated { text, called } => (say!("translate-by", name = called), text),
        Made::Original(why) => (why, meant.text),
        Made::Nothing => return Ok(Answer::say(say!("translate-nothing"))),
        Made::None(why) => return Ok(Answer::say(why)),
    };
    Ok(Answer::default().with(Block::Facts(note)).with(Block::Quote(say!("verbatim", text = text))))
}
