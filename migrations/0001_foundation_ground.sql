-- What everything stands on: facts, what is due, what must be said, and who every message is.
-- A yes/no is a nullable moment; a moment is bigint milliseconds UTC; ids are UUIDv7 text.

create table fact (
    fact_id text primary key,
    kind text not null,
    group_id text not null,
    room_id text,
    language text,
    member_id text,
    subject text not null,
    quantity bigint not null,
    at bigint not null
);
create index fact_by_group on fact (group_id, kind, at);

-- What is due at a moment. `key` makes asking twice the same as asking once.
create table schedule (
    schedule_id text primary key,
    kind text not null,
    key text unique,
    args text not null,
    due_at bigint not null,
    attempts bigint not null,
    settled_at bigint,
    failed_at bigint,
    error text
);
create index schedule_due on schedule (due_at) where settled_at is null;

-- A lane is one place words go out to; whoever leases it sends alone and in order.
create table lane (
    lane text primary key,
    last_seq bigint not null,
    leased_by text,
    leased_until bigint not null,
    fence bigint not null,
    held_until bigint not null,
    strikes bigint not null,
    error text
);

create table outbox (
    outbox_id text primary key,
    lane text not null references lane (lane),
    lane_seq bigint not null,
    body text not null,
    at bigint not null,
    attempts bigint not null,
    settled_at bigint,
    failed_at bigint,
    error text,
    unique (lane, lane_seq)
);
create index outbox_waiting on outbox (lane, lane_seq) where settled_at is null;

-- One message, whatever its copies: `author` is a platform account, `member_id` is filled when known.
create table message (
    message_id text primary key,
    platform text not null,
    place text not null,
    room_id text,
    author text not null,
    member_id text,
    reply_to text,
    at bigint not null,
    edited_at bigint,
    deleted_at bigint
);

-- Every copy and part of it. The unique key is what "taken in once" means.
create table message_copy (
    platform text not null,
    place text not null,
    native_id text not null,
    message_id text not null references message (message_id),
    part bigint not null,
    primary key (platform, place, native_id)
);
create index message_copy_of on message_copy (message_id, part);

-- How far each place was taken in.
create table checkpoint (
    platform text not null,
    place text not null,
    cursor text not null,
    at bigint not null,
    primary key (platform, place)
);
