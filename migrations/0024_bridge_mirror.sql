-- Pairs of rooms between which every message crosses at once, a direction a row. `hold`: for how many
-- seconds a message waits first. `left_out`: how many were not copied, since their authors may not be
-- recorded, and the other room has not been told yet.

create table mirror (
    from_room_id text not null references room (room_id),
    to_room_id text not null references room (room_id),
    hold bigint not null,
    opened_at bigint not null,
    left_out bigint not null,
    primary key (from_room_id, to_room_id)
);
create index mirror_by_to on mirror (to_room_id);

-- Which message is a copy of which. `words` are those of the original, and stand here only until the copy
-- says them: while it waits, while a translation is still missing, and while an edit is on its way.
-- `print`: a fingerprint of the words that were last heard. `due`: not before. `across_at`: it stands in
-- the other room, with the words of `shown`. `late_at`: it stands there without a translation that is to come, asked for `tries`
-- times. `edit_at`: another text is on its way. `gone_at`: the original, or the copy, was taken back.
create table mirror_copy (
    copy_id text primary key,
    message_id text not null,
    from_room_id text not null,
    to_room_id text not null,
    author text,
    words text,
    print text not null,
    shown text not null,
    at bigint not null,
    due bigint not null,
    across_at bigint,
    late_at bigint,
    tries bigint not null,
    edit_at bigint,
    gone_at bigint
);
create index mirror_copy_by_message on mirror_copy (message_id);
create index mirror_copy_by_author on mirror_copy (author);
create index mirror_copy_by_at on mirror_copy (at);
create index mirror_copy_waiting on mirror_copy (to_room_id, copy_id) where across_at is null;
create index mirror_copy_late on mirror_copy (to_room_id) where late_at is not null;

-- The files that came with a message, each a message of its own where it was carried.
create table mirror_file (
    file_id text primary key,
    copy_id text not null
);
create index mirror_file_by_copy on mirror_file (copy_id);

-- Reactions that members put to a message or to a copy of it. `message_id`: where it was put;
-- `root_id`: the original of them all.
create table mirror_mark (
    message_id text not null,
    emoji text not null,
    member_id text not null,
    root_id text not null,
    at bigint not null,
    primary key (message_id, emoji, member_id)
);
create index mirror_mark_by_root on mirror_mark (root_id, emoji);
create index mirror_mark_by_member on mirror_mark (member_id);
