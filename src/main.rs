//! The command line. It reads the settings, opens the house and hands over; nothing is decided here.

fn main() {}
