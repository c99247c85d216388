-- What members want in the glossary until a coordinator has decided, and a table that was brought
-- for import until whoever brought it has confirmed.
-- `instead_of`: the one term it stands for; a term without it stands for all with its wording.
-- `looked_up_at`: since when it is only looked up, and the check does not ask for it.

alter table term add column instead_of text;
alter table term add column looked_up_at bigint;
alter table term_text add column legacy text;

-- `changes`: the term it wants changed, one of the group's own or a shipped one. `state`: open,
-- approved or refused; one that is taken back is gone. `room_id` and `language`: where it was said.
create table proposal (
    proposal_id text primary key,
    group_id text not null references working_group (group_id),
    number bigint not null,
    changes text,
    keep_acronym_at bigint,
    room_id text,
    language text,
    proposed_by text,
    at bigint not null,
    state text not null,
    reason text,
    decided_by text,
    decided_at bigint,
    term_id text,
    unique (group_id, number)
);
create index proposal_by_state on proposal (group_id, state, number);

create table proposal_text (
    proposal_id text not null references proposal (proposal_id),
    language text not null,
    text text not null,
    acronym text,
    note text,
    primary key (proposal_id, language)
);

-- `seen`: what the import would have done when it was last shown; if that is no longer so, it is
-- shown again before anything is done.
create table term_import (
    group_id text not null references working_group (group_id),
    brought_by text not null,
    content text not null,
    seen text not null,
    at bigint not null,
    primary key (group_id, brought_by)
);
