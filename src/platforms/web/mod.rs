//! The web: rooms in the browser, the pages of the capabilities, sign-in by link. It lives in the
//! house's own database, so that what somebody says and what is recorded of it stand or fall
//! together. It knows no capability: pages, commands and reactions come as data.

mod assets;
mod card;
mod composer;
mod deliver;
mod documents;
mod doing;
mod door;
pub mod files;
mod frame;
mod keeping;
mod limits;
mod live;
mod message;
mod monitor;
mod pace;
mod pages;
mod place;
mod posting;
mod rich;
mod rooms;
mod routes;
mod send;
mod server;
mod session;
mod settings;
mod signin;
mod store;
mod stream;
mod visit;
mod worth;
mod wrong;

use std::sync::Arc;

use tokio::sync::{OnceCell, watch};

use crate::foundation::error::Result;
use crate::foundation::page::{Document, Page, Panel};
use crate::foundation::talk::{Base, Ears, Role, Who};

pub use keeping::capability;
pub use monitor::{Source, show};
pub use posting::Posted;
pub use routes::{ROUTES, Route};
pub use settings::Settings;

/// The name accounts and rooms of this platform are kept under.
pub const NAME: &str = "web";

/// The longest message, in characters.
pub const TEXT_LIMIT: usize = 4000;

/// What somebody wrote as it is shown where nobody is known: HTML.
#[must_use]
pub fn shown(text: &str) -> String {
    rich::text(text, |_| false).into_string()
}

/// Who may take anybody's message away; whoever wrote it may anyway.
pub const MODERATORS: Who = Who::Any(&[Role::Admin]);

/// The web platform.
pub struct Web {
    ears: Arc<dyn Ears>,
    pages: Vec<Page>,
    panels: Vec<Panel>,
    documents: Vec<Document>,
    settings: Settings,
    limits: limits::Limits,
    uploads: files::take::Uploads,
    hub: live::Hub,
    key: OnceCell<axum_extra::extract::cookie::Key>,
    closing: watch::Sender<bool>,
}

impl Web {
    /// The platform over a house, with the pages, panels and documents of its capabilities. Reads the
    /// section `[web]` of the settings.
    ///
    /// # Errors
    /// A refusal if the section is wrong.
    pub fn new(
        ears: Arc<dyn Ears>,
        pages: Vec<Page>,
        panels: Vec<Panel>,
        documents: Vec<Document>,
    ) -> Result<Arc<Self>> {
        let settings: Settings = ears.base().config.section("web")?;
        settings.check()?;
        let limits = limits::Limits::new(&ears.base().world, &settings);
        Ok(Arc::new(Self {
            ears,
            pages,
            panels,
            documents,
            settings,
            limits,
            uploads: files::take::Uploads::default(),
            hub: live::Hub::default(),
            key: OnceCell::new(),
            closing: watch::Sender::new(false),
        }))
    }

    fn base(&self) -> &Base {
        self.ears.base()
    }

    /// Whether people reach it over TLS, so that cookies may be kept to that.
    fn secure(&self) -> bool {
        self.base().address.starts_with("https://")
    }
}
