-- Translations by machine, kept for some days so that the same sentence is asked for once. What was
-- asked is known by a fingerprint of group, engine, glossary, languages and sentence; only the answer
-- stands here. `until`: when it is forgotten at the latest.

create table translation_kept (
    translation_key text primary key,
    group_id text not null references working_group (group_id),
    engine text not null,
    text text not null,
    at bigint not null,
    until bigint not null
);
create index translation_kept_by_at on translation_kept (at);
create index translation_kept_by_until on translation_kept (until);

-- Whose message a kept translation comes from, so that it goes when the message or the person goes.
create table translation_source (
    translation_key text not null,
    message_id text not null,
    member_id text,
    primary key (translation_key, message_id)
);
create index translation_source_by_message on translation_source (message_id);
create index translation_source_by_member on translation_source (member_id);

-- What each engine was asked in the span of so many seconds (a day, a minute) that begins there.
create table translation_spent (
    engine text not null,
    seconds bigint not null,
    begins bigint not null,
    characters bigint not null,
    requests bigint not null,
    primary key (engine, seconds, begins)
);

-- Engines that failed, how often in a row, and until when they are left alone.
create table translation_engine (
    engine text primary key,
    failures bigint not null,
    left_until bigint not null
);

-- What the notice in a room says of where its text goes, as a code of engines and places.
create table translation_told (
    room_id text primary key references room (room_id),
    told text not null
);
