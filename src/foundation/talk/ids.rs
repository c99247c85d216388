//! The ids everybody shares. What belongs to one capability has its id type there.

crate::id!(
    /// A working group.
    GroupId
);
crate::id!(
    /// One channel of one group on one platform.
    RoomId
);
crate::id!(
    /// One person, whatever their accounts.
    MemberId
);
impl MemberId {
    /// The topic under which it is heard that what somebody may has changed: roles, membership,
    /// sessions. Whoever keeps an answer open for them looks again.
    #[must_use]
    pub fn topic(&self) -> String {
        format!("member:{self}")
    }
}

crate::id!(
    /// One message, whatever its copies and parts.
    MessageId
);
