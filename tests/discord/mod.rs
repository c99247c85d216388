//! Discord, played against its stand-in: the real binary, and people who press, type and talk.

mod standin;
