//! Translation by machine. It helps people and never speaks for them: what it gives is labelled,
//! stands beside the original, and is checked.
//!
//! Where texts go: to the translators the operator has set up ([`engines`]), in their order. A group
//! may allow only those on Puente's own machine; what somebody said who has not joined or said no to
//! being recorded never goes to others. The notice in every room names where its text goes, and is
//! said anew when that changes.
//!
//! What is kept: answers, not what was asked, for as long as the settings say and never longer than
//! the group keeps messages. They go with the message they were asked for when it is edited, deleted or
//! its author erased; another message that says the same uses them meanwhile, and is asked for anew
//! afterwards. Words of somebody that are in no message are not kept: nothing would tell that they go.

mod asked;
pub mod engines;
pub mod made;
pub mod protect;
pub mod rules;
mod settings;
mod store;
mod told;
pub mod twin;

use serde_json::json;

use crate::foundation::capability::Capability;
use crate::foundation::config::Config;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::page::{Page, Panel, RenderPanel};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, Command, Kind, Menu, Setting, Shortcut, Who};
use crate::{handler, page, say};

pub use settings::Settings;

/// The name of the section of the settings.
pub const NAME: &str = "translation";

/// Which translators a group allows.
const SETTING: &str = "translation.translators";

/// Those on Puente's own machine.
const ONLY_HERE: &str = "local";

/// Everything the house needs to know of translation.
#[must_use]
pub fn capability() -> Capability {
    Capability {
        name: NAME,
        commands: vec![
            Command::new("translate", handler!(asked::translate))
                .takes("words", Kind::Rest(asked::LONGEST))
                .offered(|base| engines::of(base).is_ok_and(|engines| !engines.all.is_empty()))
                .before(|ask| Box::pin(asked::before(ask))),
            Command::new("twin", handler!(twin::asked::twin))
                .named("texts", Kind::Texts(twin::asked::TYPED))
                .named("one", Kind::File(twin::asked::LONGEST))
                .named("other", Kind::File(twin::asked::LONGEST))
                .asks(&["texts"], &["texts", "one", "other"])
                .before(|ask| Box::pin(twin::asked::before(ask))),
        ],
        pages: vec![Page {
            path: "twin",
            title: "page-twin",
            nav: None,
            who: Who::Member,
            render: page!(twin::pages::twin),
        }],
        panels: ["desk", "glossary"].map(twin_panel).to_vec(),
        shortcuts: vec![Shortcut {
            emoji: "🌐",
            who: Who::Member,
            before: Some(|ask| Box::pin(asked::before(ask))),
            run: handler!(asked::translate),
            undo: None,
        }],
        menus: vec![Menu { name: "translate", path: "translate" }],
        settings: vec![Setting {
            key: SETTING,
            kind: Kind::Choice("translators", &["all", ONLY_HERE]),
            default: "all",
        }],
        jobs: vec![(told::TELL, |base, tx, _| Box::pin(told::tell(base, tx)))],
        opens: vec![told::TELL],
        daily: vec![("translation.sweep", |base, tx, _| Box::pin(sweep(base, tx)))],
        readers: vec![|tx, world, facts| Box::pin(told::read(tx, world, facts))],
        // An edited message says something else: what was made of it is of no use any more.
        changes: Some(|_, tx, message, _| Box::pin(store::forget_message(tx, message))),
        notice: Some(|base, tx, group, room| Box::pin(told::notice(base, tx, group, room))),
        answers: Some(|base| Box::pin(answers(base))),
        export: Some(|_, tx, id| {
            Box::pin(async move { Ok(json!({ "sentences": store::of_member(tx, id).await? })) })
        }),
        erase: Some(|_, tx, gone| Box::pin(store::forget_member(tx, &gone.id))),
        ..Capability::default()
    }
}

/// The way to the twin check, on a page of others.
fn twin_panel(on: &'static str) -> Panel {
    let render: RenderPanel = |look, _| {
        let way = twin::pages::way(look);
        Box::pin(async move { Ok(Some(way)) })
    };
    Panel { on, who: Who::Member, render }
}

/// Once a day: what is past its time is forgotten, and what is too much.
async fn sweep(base: &Base, tx: &mut Tx) -> Result<()> {
    store::sweep(tx, base.world.now()).await?;
    store::trim(tx, engines::of(base)?.keep_sentences).await?;
    told::tell(base, tx).await
}

/// Whether the translators answer.
async fn answers(base: &Base) -> Result<Vec<Say>> {
    let engines = engines::of(base)?;
    let looks = engines.all.iter().map(|engine| async {
        let called = engine.translator.called();
        let look = tokio::time::timeout(engines.patience, engine.translator.check()).await;
        look.unwrap_or_else(|_| Some(say!("translation-check-slow", engine = called)))
    });
    let wrong = futures_util::future::join_all(looks).await.into_iter().flatten().collect();
    Ok(wrong)
}

/// The section of the settings.
///
/// # Errors
/// A refusal that says what is wrong in it.
pub fn settings_of(config: &Config) -> Result<Settings> {
    config.section(NAME)
}
