-- What is asked to be carried, what is carried, and what became of it.

-- `state`: open, waiting (a stranger's consent), skipped, crossed, gone (deleted or withdrawn).
create table pick (
    pick_id text primary key,
    group_id text not null,
    number bigint not null,
    message_id text not null,
    room_id text not null,
    language text not null,
    author_member_id text,
    author_account text not null,
    author_name text not null,
    text text not null,
    said_at bigint not null,
    state text not null,
    reason text,
    decided_by text,
    at bigint not null,
    crossed_at bigint,
    unique (group_id, message_id),
    unique (group_id, number)
);
create index pick_by_state on pick (group_id, state, at);
create index pick_of_message on pick (message_id);
create index pick_of_author on pick (author_member_id);

create table pick_request (
    pick_id text not null references pick (pick_id),
    member_id text not null,
    at bigint not null,
    primary key (pick_id, member_id)
);

-- What drew replies and reactions, whether or not anybody picked it.
create table attention (
    message_id text primary key,
    group_id text not null,
    room_id text not null,
    replies bigint not null,
    reactions bigint not null,
    at bigint not null
);
create index attention_by_group on attention (group_id, at);

-- `state`: draft, published, revising, withdrawn. The points are the working copy; what stands in
-- the rooms is the latest edition.
create table synthesis (
    synthesis_id text primary key,
    group_id text not null,
    number bigint not null,
    state text not null,
    version bigint not null,
    edition bigint not null,
    author_member_id text not null,
    reason text,
    stale_at bigint,
    published_at bigint,
    at bigint not null,
    unique (group_id, number)
);

create table synthesis_title (
    synthesis_id text not null references synthesis (synthesis_id),
    language text not null,
    text text not null,
    primary key (synthesis_id, language)
);

create table point (
    point_id text primary key,
    synthesis_id text not null references synthesis (synthesis_id),
    number bigint not null,
    position text not null,
    language text,
    version bigint not null,
    changed_by text not null,
    changed_at bigint not null,
    removed_at bigint,
    unique (synthesis_id, number)
);

create table point_text (
    point_id text not null references point (point_id),
    language text not null,
    text text not null,
    primary key (point_id, language)
);

create table point_source (
    point_id text not null references point (point_id),
    pick_id text not null references pick (pick_id),
    primary key (point_id, pick_id)
);
create index point_source_pick on point_source (pick_id);

-- A member of a room says that it holds a point too.
create table point_confirmation (
    point_id text not null references point (point_id),
    member_id text not null,
    language text not null,
    at bigint not null,
    primary key (point_id, member_id)
);

create table edition (
    synthesis_id text not null references synthesis (synthesis_id),
    edition bigint not null,
    author_member_id text not null,
    body text not null,
    at bigint not null,
    primary key (synthesis_id, edition)
);

create table card (
    synthesis_id text not null references synthesis (synthesis_id),
    room_id text not null,
    message_id text not null,
    primary key (synthesis_id, room_id)
);

create table objection (
    objection_id text primary key,
    synthesis_id text not null references synthesis (synthesis_id),
    member_id text not null,
    language text not null,
    text text not null,
    at bigint not null,
    answered_by text,
    answer text,
    answered_at bigint
);
create index objection_of on objection (synthesis_id, at);

create table response (
    response_id text primary key,
    synthesis_id text not null references synthesis (synthesis_id),
    point_number bigint not null,
    member_id text not null,
    language text not null,
    text text not null,
    at bigint not null
);
create index response_of on response (synthesis_id, point_number, at);

-- Every quoted author is asked once an edition whether that is what they meant.
create table quote_check (
    synthesis_id text not null references synthesis (synthesis_id),
    member_id text not null,
    edition bigint not null,
    asked_at bigint,
    confirmed_at bigint,
    primary key (synthesis_id, member_id)
);

-- Folded stems by language: how the archive is searched.
create table archive_term (
    group_id text not null,
    language text not null,
    term text not null,
    synthesis_id text not null references synthesis (synthesis_id),
    primary key (group_id, language, term, synthesis_id)
);
