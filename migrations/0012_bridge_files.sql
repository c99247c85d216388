-- The files of cited messages that were carried to other rooms; never what is in them.

-- `message_id`: the message of ours it became there. `number`: which of the message's files, from one.
create table carried_file (
    message_id text primary key,
    synthesis_id text not null references synthesis (synthesis_id),
    room_id text not null,
    pick_id text not null references pick (pick_id),
    number bigint not null,
    unique (synthesis_id, room_id, pick_id, number)
);
create index carried_file_of_pick on carried_file (pick_id);
