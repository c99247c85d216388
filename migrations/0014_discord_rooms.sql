-- What Puente remembers of Discord: what it has acted on, so that each is acted on once; the channels
-- in which it speaks with one person; which commands it has registered where; which of the processes on
-- one database is connected.

create table discord_event (
    event_id text primary key,
    said_by text not null,
    at bigint not null
);
create index discord_event_by_age on discord_event (at);
create index discord_event_by_account on discord_event (said_by, at);

create table discord_direct (
    account text primary key,
    place text not null unique,
    at bigint not null
);

create table discord_registered (
    scope text primary key,
    fingerprint text not null,
    at bigint not null
);

create table discord_connection (
    name text primary key,
    held_by text not null,
    until bigint not null
);
