-- The agenda as calendars that programs ask for again and again, and what comes onto it from elsewhere.

-- Secret addresses of calendars: nobody can be signed in there. `print`: the secret's fingerprint, which is
-- all that is kept of it. `scope`: group, process or member (what is that member's). `member_id`: whose the
-- address is.
create table agenda_calendar (
    print text primary key,
    group_id text not null references working_group (group_id),
    scope text not null,
    process_id text references process (process_id),
    language text not null,
    member_id text not null,
    at bigint not null,
    revoked_at bigint
);
create index agenda_calendar_by_member on agenda_calendar (member_id, group_id);

-- Milestones that were taken away: for some weeks calendars are told so, or they would show them for ever.
create table milestone_gone (
    milestone_id text primary key,
    process_id text not null references process (process_id),
    step text not null,
    due text not null,
    due_at bigint not null,
    duty text not null,
    member_id text,
    moved bigint not null,
    gone_at bigint not null
);
create index milestone_gone_of on milestone_gone (process_id, gone_at);
create index milestone_gone_by_member on milestone_gone (member_id);

-- What somebody brought, as it was read, until they say yes or a day has passed. `seen`: the fingerprint of
-- what they were shown it would do.
create table process_import_brought (
    group_id text not null references working_group (group_id),
    brought_by text not null,
    content text not null,
    seen text not null,
    at bigint not null,
    primary key (group_id, brought_by)
);

-- What a source last said of a process that came from it. `source_key`: what it is found by there when it is
-- brought again.
create table process_import (
    group_id text not null references working_group (group_id),
    source_key text not null,
    process_id text not null references process (process_id),
    language text not null,
    title text not null,
    opens_at bigint,
    closes_at bigint,
    link text,
    at bigint not null,
    primary key (group_id, source_key)
);
create index process_import_of on process_import (process_id);
