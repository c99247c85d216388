//! What the house holds, measured: the real binary with people in their browsers, on the machine
//! at hand. It prints figures beside their bounds; a machine that is slow breaks nothing.

pub mod browser;
pub mod site;
pub mod storm;
