//! What the community's own records show of a group and its people. It reads nothing that a member
//! of the group does not see.

pub(super) mod store;
