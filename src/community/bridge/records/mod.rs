//! What the bridge shows of a group's picks and syntheses in an export. It reads nothing that a
//! member of the group could not read in the tray, on the cards and in the archive.

pub(super) mod store;
