//! The one integration binary: scenes in a small town, and the rules of the house.

mod architecture;
mod locales;
mod people;
mod store;
mod town;
