//! Every address of the web platform as data: the method, who may, and what answers. The router is
//! built from this list, and so are the printed table of who may and the tests that try everybody
//! on everything. What stands behind an address is elsewhere.

use std::sync::Arc;

use axum::routing::{MethodRouter, get, post};

use super::{Web, assets, documents, doing, files, monitor, pages, rooms, send, signin, stream};
use crate::foundation::talk::Who;

/// One address and method.
#[derive(Clone, Copy)]
pub struct Route {
    /// `GET` (which answers `HEAD` too) or `POST`.
    pub method: &'static str,
    /// The address, with its parameters in braces.
    pub path: &'static str,
    /// Who is let in. A page of a capability may narrow it, and so may the command that is sent.
    pub who: Who,
    pub(super) answer: fn() -> MethodRouter<Arc<Web>>,
}

/// `GET` only looks: it changes nothing that anybody else could notice.
const fn look(path: &'static str, who: Who, answer: fn() -> MethodRouter<Arc<Web>>) -> Route {
    Route { method: "GET", path, who, answer }
}

const fn act(path: &'static str, who: Who, answer: fn() -> MethodRouter<Arc<Web>>) -> Route {
    Route { method: "POST", path, who, answer }
}

/// Every address.
pub const ROUTES: &[Route] = &[
    look("/", Who::Anyone, || get(signin::home)),
    look("/in/{token}", Who::Anyone, || get(signin::look)),
    act("/in/{token}", Who::Anyone, || post(signin::enter)),
    act("/out", Who::Anyone, || post(signin::leave)),
    look("/gone", Who::Anyone, || get(signin::gone)),
    act("/language", Who::Anyone, || post(signin::language)),
    act("/theme", Who::Anyone, || post(signin::theme)),
    look("/assets/{name}", Who::Anyone, || get(assets::get)),
    look("/health", Who::Anyone, || get(monitor::health)),
    look("/files/{id}", Who::Member, || get(files::get::get)),
    // Whoever has the secret.
    look("/{document}/{secret}", Who::Anyone, || get(documents::get)),
    look("/g/{slug}", Who::Member, || get(rooms::get)),
    look("/g/{slug}/", Who::Member, || get(rooms::get)),
    look("/g/{slug}/stream", Who::Member, || get(stream::get)),
    look("/g/{slug}/complete", Who::Member, || get(doing::complete)),
    act("/g/{slug}/read", Who::Member, || post(send::read)),
    act("/g/{slug}/do", Who::Member, || post(doing::run)),
    act("/g/{slug}/check", Who::Member, || post(doing::check)),
    act("/g/{slug}/say/{room}", Who::Member, || post(send::say)),
    act("/g/{slug}/m/{message}/{verb}", Who::Member, || post(send::act)),
    act("/g/{slug}/notes/{note}/dismiss", Who::Member, || post(send::dismiss)),
    look("/g/{slug}/{*page}", Who::Member, || get(pages::get)),
    act("/g/{slug}/{*page}", Who::Member, || post(pages::asked)),
];
