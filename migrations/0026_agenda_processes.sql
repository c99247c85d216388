-- The agenda: the policy processes a group follows. What a group writes stands by language.

-- `slug`: what it is called in commands and addresses. `first_closes_at`: when it was to close at first. `kind`, `stage`, `output` and the steps of
-- milestones are codes of a template. `zone`: in which its days end. `pace`: how its ladder is laid: whole,
-- short or pending (what may follow comes after the closing). `priority_from`: where that came from.
-- `last_at`: when something of it last changed. `ended_at`: its stage is the last one, or it was ended.
create table process (
    process_id text primary key,
    group_id text not null references working_group (group_id),
    slug text not null,
    kind text not null,
    body text,
    stage text not null,
    opens_at bigint,
    closes_at bigint,
    first_closes_at bigint,
    zone text not null,
    pace text not null,
    output text,
    output_reason text,
    output_number text,
    link text,
    authoritative text,
    priority bigint,
    priority_from text,
    next_step text,
    next_at bigint,
    at bigint not null,
    added_by text,
    last_at bigint not null,
    ended_at bigint,
    unique (group_id, slug)
);
create index process_by_next on process (group_id, next_at) where ended_at is null;

-- `what`: title, why (why it matters to end users) or status.
create table process_text (
    process_id text not null references process (process_id),
    what text not null,
    language text not null,
    text text not null,
    primary key (process_id, what, language)
);

-- `topic_key`: folded, so that a topic is one however it is written.
create table process_topic (
    process_id text not null references process (process_id),
    topic_key text not null,
    topic text not null,
    primary key (process_id, topic_key)
);
create index process_topic_by_key on process_topic (topic_key);

-- Which stage it was in since when, as it was at the time of writing; the last row holds.
create table process_stage (
    process_stage_id text primary key,
    process_id text not null references process (process_id),
    place bigint not null,
    stage text not null,
    since text not null,
    note text,
    changed_by text,
    at bigint not null
);
create index process_stage_of on process_stage (process_id, place);

-- Who does what for it. Without a member the seat is vacant.
create table process_seat (
    process_seat_id text primary key,
    process_id text not null references process (process_id),
    duty text not null,
    member_id text,
    since bigint not null,
    until bigint
);
create index process_seat_of on process_seat (process_id) where until is null;
create index process_seat_by_member on process_seat (member_id);

-- `relation`: related, depends (the first on the other) or supersedes (the first the other).
create table process_relation (
    process_id text not null references process (process_id),
    relation text not null,
    other_id text not null references process (process_id),
    primary key (process_id, relation, other_id)
);
create index process_relation_by_other on process_relation (other_id);

-- `state`: of that language: draft, final, or missing.
create table process_document (
    process_document_id text primary key,
    process_id text not null references process (process_id),
    number bigint not null,
    title text not null,
    at bigint not null,
    added_by text
);
create table process_document_text (
    process_document_id text not null references process_document (process_document_id),
    language text not null,
    state text not null,
    address text,
    primary key (process_document_id, language)
);
create index process_document_of on process_document (process_id);

create table process_note (
    process_note_id text primary key,
    process_id text not null references process (process_id),
    text text not null,
    language text not null,
    member_id text,
    at bigint not null
);
create index process_note_of on process_note (process_id, at);
create index process_note_by_member on process_note (member_id);

-- The steps of a ladder and the closing itself, as days of the process's zone. `due_at`: the end of that
-- day. `duty`: whose it is where nobody is named. `moved`: how often it was moved. `laid_at`: when the day
-- that holds was set: what was past by then is nobody's fault.
create table milestone (
    milestone_id text primary key,
    process_id text not null references process (process_id),
    place bigint not null,
    step text not null,
    begins text not null,
    due text not null,
    due_at bigint not null,
    duty text not null,
    member_id text,
    moved bigint not null,
    laid_at bigint not null,
    done_at bigint,
    done_by text,
    unique (process_id, step)
);
create index milestone_due on milestone (due_at) where done_at is null;
create index milestone_by_member on milestone (member_id);

-- Days on which a group does not work, beside weekends; `gone_at`: one of the usual ones that it does work.
create table agenda_holiday (
    group_id text not null references working_group (group_id),
    day text not null,
    name text not null,
    gone_at bigint,
    primary key (group_id, day)
);

-- The templates a group has changed, in place of the usual ones.
create table agenda_template (
    group_id text not null references working_group (group_id),
    kind text not null,
    content text not null,
    changed_by text,
    at bigint not null,
    primary key (group_id, kind)
);
