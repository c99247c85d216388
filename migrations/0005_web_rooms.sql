-- The rooms in the browser: what is said there, who read how far, who is signed in.
-- A yes/no is a nullable moment; a moment is bigint milliseconds UTC; ids are UUIDv7 text.

-- The order of a room and of its changes, counted under this row so that it is the order of commits.
create table web_room (
    room_id text primary key,
    last_seq bigint not null,
    last_change bigint not null
);

-- `account` is the author's web account, null for Puente's own posts, whose words stand in `body`
-- (JSON). `key` makes sending twice the same as sending once. A deleted message keeps no words.
create table web_message (
    message_id text primary key,
    room_id text not null references web_room (room_id),
    room_seq bigint not null,
    change_seq bigint not null,
    account text,
    member_id text,
    words text,
    body text,
    card text,
    reply_to text,
    key text,
    at bigint not null,
    edited_at bigint,
    deleted_at bigint,
    unique (room_id, room_seq),
    unique (account, key)
);
create index web_message_changed on web_message (room_id, change_seq);
create index web_message_of on web_message (member_id);

create table web_reaction (
    message_id text not null references web_message (message_id),
    account text not null,
    emoji text not null,
    at bigint not null,
    primary key (message_id, account, emoji)
);

-- A command given in a room, so that a form sent twice runs it once.
create table web_command (
    account text not null,
    key text not null,
    at bigint not null,
    primary key (account, key)
);

-- What one person is told. `once_at` is set where it is shown on the next page only.
create table web_note (
    note_id text primary key,
    member_id text not null,
    body text not null,
    at bigint not null,
    once_at bigint,
    seen_at bigint
);
create index web_note_of on web_note (member_id, at) where seen_at is null;

create table web_read (
    account text not null,
    room_id text not null,
    seq bigint not null,
    primary key (account, room_id)
);

-- Somebody signed in on one browser. Only the fingerprint of what its cookie holds is kept.
create table web_session (
    fingerprint text primary key,
    account text not null,
    member_id text not null,
    csrf text not null,
    at bigint not null,
    expires_at bigint not null,
    revoked_at bigint
);
create index web_session_of on web_session (member_id);

-- The one key that signs cookies.
create table web_key (
    name text primary key,
    secret text not null
);
