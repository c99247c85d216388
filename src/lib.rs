//! Puente: a chat bot that carries a bilingual policy working group's discussion between its two
//! rooms.
//!
//! One crate, three rooms and a front door:
//!
//! - [`community`]: what a working group does; one folder per capability.
//! - [`platforms`]: how people come in and words go out.
//! - [`foundation`]: what everything stands on; knows neither of them.
//! - [`app`]: the only place that knows everything: the list of capabilities, the list of
//!   platforms, the wiring. `demo` stands beside it and plays the sample discussions through the
//!   same commands people use; `bench` measures the real binary and lets storms loose on it.
//!
//! ```text
//!                 main
//!                  │
//!           app, demo, bench      know all; nobody imports them
//!              ┌───┴────┐
//!        community   platforms    never import each other; they meet in foundation::talk and page
//!              └───┬────┘
//!             foundation          knows neither
//! ```
//!
//! Where this house differs from its first plan, and why:
//!
//! - `error` stands after `i18n`: a refusal *is* a message id with arguments, so it needs them.
//! - One command runs in one transaction that the house opens and commits; a handler cannot
//!   forget to, and cannot hold one open over the network. What is said or reacted is taken in
//!   inside the platform's own transaction where the platform lives in the same database.
//! - `catchup` is a folder of `community` that the plan did not have, beside `translation`: every
//!   capability tells it lines of its own (`foundation::talk::news`), and it knows none of them.
//! - Pages never write: what they change, they change by sending commands, so that nothing can be
//!   done on a page that cannot be typed, and rights are checked in one place.
//! - Pages are typed functions (maud), not template files: fragments are shared by pages and live
//!   streams, capabilities keep their pages beside their rules, and HTML is escaped by default.
//! - The browser script is one small file of ours, without a library: it sends forms, follows one
//!   event stream and completes commands, and the pages work without it.

pub mod app;
pub mod bench;
pub mod community;
pub mod demo;
pub mod foundation;
pub mod platforms;
