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
    /// What stands for somebody of whom only the account is known, where they are reached.
    #[must_use]
    pub fn of_account(native_id: &str) -> Self {
        Self::from(format!("account:{native_id}"))
    }

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
