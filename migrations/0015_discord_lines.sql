-- What stands behind buttons and half-filled forms on Discord where it is too long to be kept with
-- them; and answers that are on their way, until they have arrived.

create table discord_line (
    name text primary key,
    line text not null,
    lasts bigint not null,
    at bigint not null
);

create table discord_answer (
    event_id text primary key,
    said_by text not null,
    place text,
    answer text not null,
    at bigint not null
);
