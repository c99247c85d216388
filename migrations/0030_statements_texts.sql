-- The text that goes out of a process: drafted in every language by section, kept in versions, commented,
-- submitted, and what became of it.

-- `state`: drafting, call (for comments), submitted or answered. `process`: the short name of it, which never
-- changes. `advice`: whether it is also formal Advice (yes or no), as somebody said it; `level`: the consensus
-- the chair designated.
create table statement (
    statement_id text primary key,
    process_id text not null unique references process (process_id),
    process text not null,
    group_id text not null references working_group (group_id),
    state text not null,
    advice text,
    level text,
    level_by text,
    level_at bigint,
    call_until text,
    number text,
    submitted_at bigint,
    submitted_by text,
    opened_by text,
    at bigint not null
);
create index statement_of_group on statement (group_id, at);

create table statement_section (
    section_id text primary key,
    statement_id text not null references statement (statement_id),
    place bigint not null,
    version bigint not null,
    changed_by text,
    changed_at bigint not null,
    removed_at bigint
);
create index statement_section_of on statement_section (statement_id, place);

create table statement_text (
    section_id text not null references statement_section (section_id),
    language text not null,
    text text not null,
    primary key (section_id, language)
);

-- `label`: draft, call, final, ratified or submitted. `body`: the sections as they stood.
create table statement_version (
    statement_id text not null references statement (statement_id),
    number bigint not null,
    label text not null,
    body text not null,
    made_by text,
    at bigint not null,
    primary key (statement_id, number)
);

create table statement_comment (
    comment_id text primary key,
    statement_id text not null references statement (statement_id),
    number bigint not null,
    section_id text references statement_section (section_id),
    member_id text,
    language text not null,
    text text not null,
    at bigint not null,
    answer text,
    answered_by text,
    answered_at bigint,
    unique (statement_id, number)
);
create index statement_comment_by_member on statement_comment (member_id);

-- A minority view is attached by whoever holds it, and stands beside any level of consensus.
create table statement_view (
    view_id text primary key,
    statement_id text not null references statement (statement_id),
    member_id text,
    at bigint not null,
    withdrawn_at bigint
);
create table statement_view_text (
    view_id text not null references statement_view (view_id),
    language text not null,
    text text not null,
    primary key (view_id, language)
);
create index statement_view_of on statement_view (statement_id, at);

create table statement_outcome (
    statement_id text not null references statement (statement_id),
    language text not null,
    text text not null,
    told_by text,
    at bigint not null,
    primary key (statement_id, language)
);
