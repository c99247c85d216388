//! Bad input and bad people: who may what is one table, derived from the code, and everybody is
//! tried on everything against it. What a thing does for those who may is looked at elsewhere.

mod cast;
mod headers;
mod hostile;
mod inputs;
mod parts;
mod routes;
mod sessions;
mod spoiled;
mod streams;
mod who_may;
