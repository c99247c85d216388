-- Who took part in what, once each: ids, days and amounts, never words.
-- `language` is that of the room; empty for what was done outside the rooms (on a page, directly).
-- `source` is what it was about: the message, the synthesis. The unique key is what "counted once" means.

create table contribution (
    contribution_id text primary key,
    group_id text not null references working_group (group_id),
    member_id text not null,
    room_id text,
    language text not null,
    kind text not null,
    quantity bigint not null,
    at bigint not null,
    day text not null,
    source text not null,
    undone_at bigint,
    unique (kind, source, member_id)
);
create index contribution_of on contribution (member_id, group_id);
create index contribution_about on contribution (source, kind);
create index contribution_in on contribution (group_id, day);

-- The same added up per UTC day, for pages: always equal to a recomputation from contribution.
create table tally (
    group_id text not null references working_group (group_id),
    member_id text not null,
    language text not null,
    kind text not null,
    day text not null,
    count bigint not null,
    quantity bigint not null,
    primary key (group_id, member_id, language, kind, day)
);
create index tally_by_day on tally (group_id, day);
