-- What Puente remembers of Matrix: events it has acted on, so that each is acted on once; reactions,
-- whose withdrawal names them alone; the rooms in which it speaks with one person; events whose key
-- has not come yet, as they came.

create table matrix_event (
    event_id text primary key,
    place text not null,
    said_by text not null,
    reaction_to text,
    emoji text,
    at bigint not null
);
create index matrix_event_by_age on matrix_event (at);
create index matrix_event_by_account on matrix_event (said_by, at);

create table matrix_direct (
    account text primary key,
    place text not null unique,
    at bigint not null
);

create table matrix_sealed (
    event_id text primary key,
    place text not null,
    said_by text not null,
    event text not null,
    at bigint not null
);
create index matrix_sealed_by_place on matrix_sealed (place, at);
