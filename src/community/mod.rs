//! What a working group does: one folder per capability, the same files inside each. A folder
//! uses only folders on lower levels; news travels as facts.

pub mod agenda;
pub mod bridge;
pub mod catchup;
pub mod glossary;
pub mod participation;
pub mod people;
pub mod statements;
pub mod translation;
