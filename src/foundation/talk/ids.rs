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
crate::id!(
    /// One message, whatever its copies and parts.
    MessageId
);
